/* qd-rtf-tables.c: the faces and styles that the head of an RTF file defines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-rtf-tables.h"

#include <string.h>

#include "document/qd-import-builder.h"
#include "document/qd-rtf-words.h"

struct _QdRtfTables
{
  GHashTable *faces;  /* number → QdRtfFace */
  GHashTable *styles; /* number → QdRtfStyle */
  QdRtfFace face;     /* that is defined */
  QdRtfStyle style;   /* that is defined */
};

/**
 * qd_rtf_tables_new:
 *
 * Returns: (transfer full): tables without entries
 */
QdRtfTables *
qd_rtf_tables_new (void)
{
  QdRtfTables *self = g_new0 (QdRtfTables, 1);

  self->faces = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->styles = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
qd_rtf_tables_free (QdRtfTables *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->faces);
  g_hash_table_unref (self->styles);
  g_free (self);
}

/**
 * qd_rtf_tables_begin:
 *
 * Another entry begins; the first style has no number of its own.
 */
void
qd_rtf_tables_begin (QdRtfTables *self)
{
  self->style = (QdRtfStyle){ .level = -1 };
}

/**
 * qd_rtf_tables_define:
 * @token: a word in the table of faces or of styles
 *
 * The word says something of the face or style that is defined.
 */
void
qd_rtf_tables_define (QdRtfTables *self, const QdRtfToken *token)
{
  if (strcmp (token->word, "f") == 0)
    self->face = (QdRtfFace){ .number = token->number };
  else if (strcmp (token->word, "fcharset") == 0)
    self->face.encoding = qd_rtf_find_encoding (token->number, 0);
  else if (strcmp (token->word, "s") == 0)
    self->style = (QdRtfStyle){ .number = token->number, .level = -1 };
  else if (strcmp (token->word, "outlinelevel") == 0)
    self->style.level = token->number;
  else if (strcmp (token->word, "b") == 0)
    self->style.bold = !token->has_number || token->number != 0;
  else if (strcmp (token->word, "fs") == 0)
    self->style.size = token->number;
}

/**
 * qd_rtf_tables_add_face:
 * @name: as the table has it, perhaps with its closing semicolon
 *
 * The face that was defined is complete.
 */
void
qd_rtf_tables_add_face (QdRtfTables *self, const char *name)
{
  g_autofree char *bare = g_strndup (name, strcspn (name, ";"));
  QdRtfFace *face = g_new (QdRtfFace, 1);

  *face = self->face;
  face->name = qd_import_face (g_strstrip (bare));
  g_hash_table_replace (self->faces, GINT_TO_POINTER (face->number), face);
}

/**
 * qd_rtf_tables_add_style:
 * @name: as the table has it, perhaps with its closing semicolon
 *
 * The style that was defined is complete.
 */
void
qd_rtf_tables_add_style (QdRtfTables *self, const char *name)
{
  static const char *const prefixes[] = { "heading ", "标题 ", "標題 " };
  g_autofree char *lower = g_utf8_strdown (name, -1);
  QdRtfStyle *style = g_new (QdRtfStyle, 1);

  *style = self->style;
  lower[strcspn (lower, ";,")] = '\0';
  g_strstrip (lower);
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (style->level < 0 && g_str_has_prefix (lower, prefixes[i]))
      style->level = CLAMP ((int) g_ascii_strtoll (lower + strlen (prefixes[i]), NULL, 10) - 1, 0, 8);
  style->is_title = strcmp (lower, "title") == 0 || strcmp (lower, "标题") == 0 || strcmp (lower, "標題") == 0;
  g_hash_table_replace (self->styles, GINT_TO_POINTER (style->number), style);
}

/**
 * qd_rtf_tables_get_face:
 *
 * Returns: (nullable) (transfer none): the face of this number
 */
const QdRtfFace *
qd_rtf_tables_get_face (QdRtfTables *self, int number)
{
  return g_hash_table_lookup (self->faces, GINT_TO_POINTER (number));
}

/**
 * qd_rtf_tables_get_style:
 *
 * Returns: (nullable) (transfer none): the style of this number
 */
const QdRtfStyle *
qd_rtf_tables_get_style (QdRtfTables *self, int number)
{
  return g_hash_table_lookup (self->styles, GINT_TO_POINTER (number));
}
