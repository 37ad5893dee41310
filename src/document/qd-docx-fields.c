/* qd-docx-fields.c: the fields of Word: links and tables of contents that are told by codes between characters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-docx-fields.h"

#include <string.h>

/* More fields inside each other than this are only counted. */
#define MAX_FIELDS 64
#define MAX_CODE_BYTES 4096

typedef struct
{
  GString *code;
  QdDocxFieldKind kind;
  gboolean has_result;
} Field;

struct _QdDocxFields
{
  GArray *fields; /* of Field; the innermost last */
  int n_beyond;   /* open fields beyond the limit */
};

static void
field_clear (gpointer data)
{
  g_string_free (((Field *) data)->code, TRUE);
}

/**
 * qd_docx_fields_new:
 *
 * Returns: (transfer full): no open field
 */
QdDocxFields *
qd_docx_fields_new (void)
{
  QdDocxFields *self = g_new0 (QdDocxFields, 1);

  self->fields = g_array_new (FALSE, TRUE, sizeof (Field));
  g_array_set_clear_func (self->fields, field_clear);
  return self;
}

void
qd_docx_fields_free (QdDocxFields *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->fields);
  g_free (self);
}

static Field *
get_innermost (QdDocxFields *self)
{
  return self->n_beyond == 0 && self->fields->len > 0 ? &g_array_index (self->fields, Field, self->fields->len - 1)
                                                      : NULL;
}

/**
 * qd_docx_field_parse:
 * @code: such as `HYPERLINK "https://example.org" \o "tip"`
 * @address: (out) (optional) (nullable) (transfer full): where a link leads; %NULL if it is none, or one inside the
 *   document
 *
 * Returns: what the field is, by the fields of ECMA-376, 17.16.5
 */
QdDocxFieldKind
qd_docx_field_parse (const char *code, char **address)
{
  const char *name = code + strspn (code, " \t\r\n");
  gsize n_name = strcspn (name, " \t\r\n");
  const char *rest = name + n_name + strspn (name + n_name, " \t\r\n");

  if (address != NULL)
    *address = NULL;
  if (n_name == 3 && g_ascii_strncasecmp (name, "TOC", 3) == 0)
    return QD_DOCX_FIELD_CONTENTS;
  if (n_name != 9 || g_ascii_strncasecmp (name, "HYPERLINK", 9) != 0)
    return QD_DOCX_FIELD_OTHER;
  if (address != NULL && rest[0] == '"')
    *address = g_strndup (rest + 1, strcspn (rest + 1, "\""));
  else if (address != NULL && rest[0] != '\\' && rest[0] != '\0')
    *address = g_strndup (rest, strcspn (rest, " \t\r\n"));
  return QD_DOCX_FIELD_LINK;
}

void
qd_docx_fields_begin (QdDocxFields *self)
{
  Field field = { g_string_new (NULL), QD_DOCX_FIELD_OTHER, FALSE };

  if (self->fields->len < MAX_FIELDS)
    g_array_append_val (self->fields, field);
  else
    {
      g_string_free (field.code, TRUE);
      self->n_beyond++;
    }
}

void
qd_docx_fields_add_code (QdDocxFields *self, const char *code)
{
  Field *field = get_innermost (self);

  if (field != NULL && !field->has_result && field->code->len < MAX_CODE_BYTES)
    g_string_append (field->code, code);
}

/**
 * qd_docx_fields_separate:
 * @address: (out) (nullable) (transfer full): as qd_docx_field_parse() gives it
 *
 * The code of the innermost field is complete; its result begins.
 *
 * Returns: what the field is
 */
QdDocxFieldKind
qd_docx_fields_separate (QdDocxFields *self, char **address)
{
  Field *field = get_innermost (self);

  *address = NULL;
  if (field == NULL || field->has_result)
    return QD_DOCX_FIELD_OTHER;
  field->has_result = TRUE;
  field->kind = qd_docx_field_parse (field->code->str, address);
  /* A link without an address leaves nothing to end. */
  if (field->kind == QD_DOCX_FIELD_LINK && *address == NULL)
    field->kind = QD_DOCX_FIELD_OTHER;
  return field->kind;
}

/**
 * qd_docx_fields_end:
 *
 * Returns: what the innermost field was, which is closed now
 */
QdDocxFieldKind
qd_docx_fields_end (QdDocxFields *self)
{
  Field *field = get_innermost (self);
  QdDocxFieldKind kind;

  if (self->n_beyond > 0)
    self->n_beyond--;
  if (field == NULL)
    return QD_DOCX_FIELD_OTHER;
  kind = field->kind;
  g_array_set_size (self->fields, self->fields->len - 1);
  return kind;
}

/**
 * qd_docx_fields_in_contents:
 *
 * Returns: whether the text belongs to a table of contents
 */
gboolean
qd_docx_fields_in_contents (QdDocxFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, Field, i).kind == QD_DOCX_FIELD_CONTENTS)
      return TRUE;
  return FALSE;
}
