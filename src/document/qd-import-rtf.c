/* qd-import-rtf.c: Rich Text Format, as Word, WPS and WordPad write it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-rtf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/qd-docx-fields.h"
#include "document/qd-import-builder.h"
#include "document/qd-list-number.h"
#include "document/qd-rtf-tables.h"
#include "document/qd-rtf-words.h"
#include "text/qd-decoder.h"

/* Groups deeper than this are read as if they were on this level. */
#define MAX_DEPTH 1000
/* So often a long text is looked up from whether it is still wanted. */
#define CANCEL_TOKENS 65536

/* What a group inherits and gives back when it ends. */
typedef struct
{
  QdRtfDestination destination;
  gboolean bold, emphasis, hidden, deleted;
  int size; /* half points */
  int face;
  int n_fallback; /* bytes that stand for a character of Unicode, to step over */
  gboolean is_field;
  int style, level; /* of paragraphs; -1 none */
  gboolean centered, in_table;
} Group;

typedef struct
{
  QdImportBuilder *builder;
  GArray *groups; /* of Group */
  QdRtfTables *tables;
  QdDocxFields *fields;
  GByteArray *bytes; /* of text, not yet decoded */
  GString *plain;    /* text of a destination that is no text of the document */
  GPtrArray *notes;  /* of GString: RTF is read in one pass, so the text of notes waits here */
  char *title, *author;
  const char *encoding; /* of the whole file */
  int default_face;
  int n_to_skip;    /* bytes that stand for a character already read */
  gunichar high;    /* the first half of a pair of UTF-16, or 0 */
  gboolean is_open; /* a paragraph has begun */
} Reader;

/**
 * qd_import_rtf_sniff:
 *
 * Returns: 100 for what begins as RTF does
 */
int
qd_import_rtf_sniff (const guint8 *data, gsize length, const char *name)
{
  return length >= 6 && memcmp (data, "{\\rtf", 5) == 0 ? 100 : 0;
}

static Group *
get_group (Reader *self)
{
  return &g_array_index (self->groups, Group, self->groups->len - 1);
}

/* Plain Latin faces are named beside Chinese text, whose bytes are then in the code page of the file. */
static const char *
get_encoding (Reader *self)
{
  const QdRtfFace *face = qd_rtf_tables_get_face (self->tables, get_group (self)->face);
  const char *of_face = face != NULL ? face->encoding : NULL;

  if (of_face == NULL || strcmp (of_face, "windows-1252") == 0)
    return self->encoding != NULL ? self->encoding : of_face;
  return of_face;
}

static void
begin_paragraph (Reader *self)
{
  const Group *group = get_group (self);
  const QdRtfStyle *style = qd_rtf_tables_get_style (self->tables, group->style);
  int level = group->level >= 0 ? group->level : style != NULL ? style->level : -1;

  if (self->is_open)
    return;
  self->is_open = TRUE;
  if (group->in_table)
    qd_import_builder_begin (self->builder, QD_BLOCK_TABLE, 0);
  else if (level >= 0 && level < 9)
    qd_import_builder_begin (self->builder, QD_BLOCK_HEADING, level + 1);
  else
    qd_import_builder_begin (self->builder, style != NULL && style->is_title ? QD_BLOCK_TITLE : QD_BLOCK_PARAGRAPH, 0);
  qd_import_builder_set_centered (self->builder, group->centered);
}

static void
append_text (Reader *self, const char *text)
{
  const Group *group = get_group (self);
  const QdRtfFace *face = qd_rtf_tables_get_face (self->tables, group->face);
  const QdLooks looks = { group->bold, group->size, face != NULL ? face->name : 0 };

  if (group->hidden || group->deleted || qd_docx_fields_in_contents (self->fields))
    return;
  begin_paragraph (self);
  qd_import_builder_set_looks (self->builder, &looks);
  if (strcmp (text, "\t") == 0)
    qd_import_builder_append_verbatim (self->builder, text, -1);
  else
    qd_import_builder_append (self->builder, text, -1);
}

/* Text goes where the group says. */
static void
put (Reader *self, const char *text)
{
  switch (get_group (self)->destination)
    {
    case QD_RTF_TO_TEXT:
      append_text (self, text);
      return;
    case QD_RTF_TO_NOTE:
      if (self->notes->len > 0)
        g_string_append (g_ptr_array_index (self->notes, self->notes->len - 1), text);
      return;
    case QD_RTF_TO_CODE:
      qd_docx_fields_add_code (self->fields, text);
      return;
    case QD_RTF_TO_LABEL:
    case QD_RTF_TO_FACES:
    case QD_RTF_TO_STYLES:
    case QD_RTF_TO_TITLE:
    case QD_RTF_TO_AUTHOR:
      g_string_append (self->plain, text);
      return;
    case QD_RTF_TO_SKIPPED:
      return;
    }
}

static void
flush_bytes (Reader *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (QdText) text = NULL;

  if (self->bytes->len == 0)
    return;
  bytes = g_byte_array_free_to_bytes (self->bytes);
  self->bytes = g_byte_array_new ();
  if (get_group (self)->destination == QD_RTF_TO_SKIPPED)
    return;
  text = qd_decoder_decode (bytes, get_encoding (self), NULL, NULL);
  if (text != NULL)
    put (self, qd_text_get_string (text, NULL));
}

static void
put_unichar (Reader *self, int number)
{
  gunichar ch = (gunichar) (number < 0 ? number + 65536 : number);
  char utf8[8] = { 0 };

  self->n_to_skip = get_group (self)->n_fallback;
  if (ch >= 0xd800 && ch < 0xdc00)
    {
      self->high = ch;
      return;
    }
  if (ch >= 0xdc00 && ch < 0xe000)
    ch = self->high != 0 ? 0x10000 + ((self->high - 0xd800) << 10) + (ch - 0xdc00) : 0xfffd;
  self->high = 0;
  if (ch == 0 || !g_unichar_validate (ch))
    return;
  g_unichar_to_utf8 (ch, utf8);
  put (self, utf8);
}

static void
end_paragraph (Reader *self)
{
  gboolean is_empty = !self->is_open || qd_import_builder_is_empty (self->builder);

  qd_import_builder_end (self->builder);
  if (is_empty)
    qd_import_builder_break_line (self->builder);
  self->is_open = FALSE;
}

static void
begin_note (Reader *self)
{
  g_autofree char *mark = g_strdup_printf ("〔%u〕", self->notes->len + 1);
  g_autofree char *id = g_strdup_printf ("note-%u", self->notes->len + 1);

  qd_import_builder_begin_span (self->builder, QD_SPAN_NOTE_MARK, id);
  append_text (self, mark);
  qd_import_builder_end_span (self->builder, QD_SPAN_NOTE_MARK, NULL);
  g_ptr_array_add (self->notes, g_string_new (mark));
}

static void
set_destination (Reader *self, QdRtfDestination destination)
{
  Group *group = get_group (self);

  /* What stands inside of what is skipped is skipped, but for the names of title and author in the information. */
  if (group->destination == QD_RTF_TO_SKIPPED && destination != QD_RTF_TO_TITLE && destination != QD_RTF_TO_AUTHOR)
    return;
  if (destination == QD_RTF_TO_NOTE && group->destination == QD_RTF_TO_TEXT)
    begin_note (self);
  group->destination = destination;
  g_string_truncate (self->plain, 0);
}

/* A paragraph without a style of its own has the first, which is the usual one. */
static void
reset_paragraph (Reader *self)
{
  Group *group = get_group (self);

  group->style = 0;
  group->level = -1;
  group->centered = group->in_table = FALSE;
}

static void
set_style (Reader *self, int number)
{
  Group *group = get_group (self);
  const QdRtfStyle *style = qd_rtf_tables_get_style (self->tables, number);

  group->style = number;
  if (style == NULL)
    return;
  group->bold = style->bold;
  if (style->size > 0)
    group->size = style->size;
}

/* Returns: whether the word belongs to the looks of text */
static gboolean
apply_looks (Reader *self, const QdRtfToken *token)
{
  Group *group = get_group (self);
  gboolean is_on = !token->has_number || token->number != 0;

  if (strcmp (token->word, "b") == 0)
    group->bold = is_on;
  else if (strcmp (token->word, "i") == 0 || g_str_has_prefix (token->word, "acc"))
    group->emphasis = is_on && strcmp (token->word, "accnone") != 0;
  else if (strcmp (token->word, "v") == 0)
    group->hidden = is_on;
  else if (strcmp (token->word, "deleted") == 0)
    group->deleted = is_on;
  else if (strcmp (token->word, "fs") == 0)
    group->size = CLAMP (token->number, 1, 2000);
  else if (strcmp (token->word, "f") == 0)
    group->face = token->number;
  else if (strcmp (token->word, "plain") == 0)
    {
      group->bold = group->emphasis = group->hidden = group->deleted = FALSE;
      group->size = 24;
      group->face = self->default_face;
    }
  else
    return FALSE;
  return TRUE;
}

/* Returns: whether the word belongs to paragraphs */
static gboolean
apply_paragraph (Reader *self, const QdRtfToken *token)
{
  const char *word = token->word;
  Group *group = get_group (self);

  if (strcmp (word, "par") == 0 || strcmp (word, "sect") == 0 || strcmp (word, "page") == 0)
    {
      if (group->in_table && strcmp (word, "par") == 0 && self->is_open)
        append_text (self, " ");
      else
        end_paragraph (self);
    }
  else if (strcmp (word, "row") == 0)
    end_paragraph (self);
  else if (strcmp (word, "line") == 0)
    qd_import_builder_break_line (self->builder);
  else if (strcmp (word, "pard") == 0)
    reset_paragraph (self);
  else if (strcmp (word, "intbl") == 0)
    group->in_table = TRUE;
  else if (strcmp (word, "qc") == 0)
    group->centered = TRUE;
  else if (strcmp (word, "ql") == 0 || strcmp (word, "qr") == 0 || strcmp (word, "qj") == 0)
    group->centered = FALSE;
  else if (strcmp (word, "outlinelevel") == 0)
    group->level = token->number;
  else if (strcmp (word, "s") == 0)
    set_style (self, token->number);
  else
    return FALSE;
  return TRUE;
}

static void
read_word (Reader *self, const QdRtfToken *token)
{
  Group *group = get_group (self);
  QdRtfDestination destination;

  if (strcmp (token->word, "u") == 0 && token->has_number)
    put_unichar (self, token->number);
  else if (strcmp (token->word, "uc") == 0)
    group->n_fallback = CLAMP (token->number, 0, 16);
  else if (strcmp (token->word, "ansicpg") == 0)
    self->encoding = qd_rtf_find_encoding (-1, token->number);
  else if (strcmp (token->word, "deff") == 0)
    group->face = self->default_face = token->number;
  else if (qd_rtf_find_destination (token->word, &destination))
    set_destination (self, destination);
  else if (group->destination == QD_RTF_TO_FACES || group->destination == QD_RTF_TO_STYLES)
    qd_rtf_tables_define (self->tables, token);
  else if (strcmp (token->word, "field") == 0 && group->destination == QD_RTF_TO_TEXT)
    {
      group->is_field = TRUE;
      qd_docx_fields_begin (self->fields);
    }
  else if (strcmp (token->word, "fldrslt") == 0 && group->destination == QD_RTF_TO_TEXT)
    {
      g_autofree char *address = NULL;

      if (qd_docx_fields_separate (self->fields, &address) == QD_DOCX_FIELD_LINK)
        qd_import_builder_begin_span (self->builder, QD_SPAN_LINK, address);
    }
  else if (!apply_looks (self, token) && group->destination == QD_RTF_TO_TEXT && !apply_paragraph (self, token))
    {
      if (qd_rtf_find_character (token->word) != NULL)
        append_text (self, qd_rtf_find_character (token->word));
    }
  else if (group->destination == QD_RTF_TO_NOTE && strcmp (token->word, "par") == 0)
    put (self, "\n");
}

static void
read_sign (Reader *self, const QdRtfToken *token, QdRtfTokens *tokens)
{
  static const char *const signs = "~_{}\\";
  static const char *const texts[] = { "\302\240", "-", "{", "}", "\\" };
  const char *at = token->sign != 0 ? strchr (signs, token->sign) : NULL;

  if (at != NULL)
    put (self, texts[at - signs]);
  else if (token->sign == '\r' || token->sign == '\n')
    end_paragraph (self);
  else if (token->sign == '*')
    {
      /* Who does not know the word behind it leaves the group out; these we know. */
      QdRtfTokens ahead = *tokens;
      const QdRtfToken next = qd_rtf_tokens_next (&ahead);
      QdRtfDestination destination;

      if (next.kind == QD_RTF_WORD && !qd_rtf_find_destination (next.word, &destination)
          && strcmp (next.word, "shppict") != 0 && strcmp (next.word, "ud") != 0 && strcmp (next.word, "shpinst") != 0)
        set_destination (self, QD_RTF_TO_SKIPPED);
    }
}

static void
open_group (Reader *self)
{
  Group group = *get_group (self);

  group.is_field = FALSE;
  if (self->groups->len < MAX_DEPTH)
    g_array_append_val (self->groups, group);
  if (group.destination == QD_RTF_TO_STYLES)
    qd_rtf_tables_begin (self->tables);
}

/* What a list prints before its item was worked out by the program that wrote the file. */
static void
put_label (Reader *self)
{
  g_autofree char *label = g_strstrip (g_strdup (self->plain->str));

  if (label[0] == '\0')
    return;
  /* Symbol faces keep their bullets in the private area. */
  if (g_unichar_type (g_utf8_get_char (label)) == G_UNICODE_PRIVATE_USE)
    append_text (self, "•");
  else
    append_text (self, label);
  if (!qd_list_label_is_closed (label))
    append_text (self, " ");
}

static void
close_group (Reader *self)
{
  const Group group = *get_group (self);

  if (group.is_field && qd_docx_fields_end (self->fields) == QD_DOCX_FIELD_LINK)
    qd_import_builder_end_span (self->builder, QD_SPAN_LINK, NULL);
  if (self->groups->len > 1)
    g_array_set_size (self->groups, self->groups->len - 1);
  if (group.destination == QD_RTF_TO_FACES && self->plain->len > 0)
    qd_rtf_tables_add_face (self->tables, self->plain->str);
  else if (group.destination == QD_RTF_TO_STYLES && self->plain->len > 0)
    qd_rtf_tables_add_style (self->tables, self->plain->str);
  if (group.destination == QD_RTF_TO_FACES || group.destination == QD_RTF_TO_STYLES)
    g_string_truncate (self->plain, 0);
  else if (group.destination == QD_RTF_TO_LABEL && get_group (self)->destination == QD_RTF_TO_TEXT)
    put_label (self);
  else if (group.destination == QD_RTF_TO_TITLE && self->title == NULL)
    self->title = g_strdup (self->plain->str);
  else if (group.destination == QD_RTF_TO_AUTHOR && self->author == NULL)
    self->author = g_strdup (self->plain->str);
}

/* Emphasis is a span, which begins and ends where the looks change. */
static void
follow_emphasis (Reader *self, gboolean *is_emphasis)
{
  gboolean now = get_group (self)->emphasis && get_group (self)->destination == QD_RTF_TO_TEXT;

  if (now == *is_emphasis)
    return;
  *is_emphasis = now;
  if (now)
    qd_import_builder_begin_span (self->builder, QD_SPAN_EMPHASIS, NULL);
  else
    qd_import_builder_end_span (self->builder, QD_SPAN_EMPHASIS, NULL);
}

static gboolean
read_tokens (Reader *self, QdRtfTokens *tokens, GCancellable *cancellable, GError **error)
{
  gboolean is_emphasis = FALSE;

  for (gsize n_tokens = 1;; n_tokens++)
    {
      const QdRtfToken token = qd_rtf_tokens_next (tokens);

      if (n_tokens % CANCEL_TOKENS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (token.kind == QD_RTF_BYTE)
        {
          if (self->n_to_skip > 0)
            self->n_to_skip--;
          else
            g_byte_array_append (self->bytes, &token.sign, 1);
          continue;
        }
      flush_bytes (self);
      if (token.kind != QD_RTF_WORD || strcmp (token.word, "u") != 0)
        self->n_to_skip = 0;
      if (token.kind == QD_RTF_END)
        break;
      if (token.kind == QD_RTF_OPEN)
        open_group (self);
      else if (token.kind == QD_RTF_CLOSE)
        close_group (self);
      else if (token.kind == QD_RTF_WORD)
        read_word (self, &token);
      else
        read_sign (self, &token, tokens);
      follow_emphasis (self, &is_emphasis);
    }
  end_paragraph (self);
  return TRUE;
}

static void
append_notes (Reader *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const GString *note = g_ptr_array_index (self->notes, i);

      g_autofree char *id = g_strdup_printf ("note-%u", i + 1);

      qd_import_builder_begin (self->builder, QD_BLOCK_NOTE, 0);
      qd_import_builder_begin_span (self->builder, QD_SPAN_NOTE, id);
      qd_import_builder_append (self->builder, note->str, (gssize) note->len);
      qd_import_builder_end_span (self->builder, QD_SPAN_NOTE, NULL);
      qd_import_builder_end (self->builder);
    }
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
clear_reader (Reader *self)
{
  g_array_unref (self->groups);
  qd_rtf_tables_free (self->tables);
  qd_docx_fields_free (self->fields);
  g_byte_array_unref (self->bytes);
  g_string_free (self->plain, TRUE);
  g_ptr_array_unref (self->notes);
  g_free (self->title);
  g_free (self->author);
}

static QdImport *
finish (Reader *self, const char *name, GError **error)
{
  QdImport *import;
  char *title, *author;

  append_notes (self);
  if (qd_import_builder_get_n_blocks (self->builder) == 0)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_NO_TEXT, _ ("“%s” is a document without text"), name);
      return NULL;
    }
  title = qd_import_builder_confirm (self->builder, self->title);
  author = qd_import_builder_confirm (self->builder, self->author);
  import = qd_import_builder_finish (self->builder, "rtf", self->encoding != NULL ? self->encoding : "UTF-8", 1);
  import->title = title;
  import->author = author;
  return import;
}

/**
 * qd_import_rtf:
 *
 * Reads a document with its notes, as far as it goes if it breaks off.
 *
 * Returns: (transfer full): the import, or NULL with an error of QD_IMPORT_ERROR
 */
QdImport *
qd_import_rtf (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdImportBuilder) builder = qd_import_builder_new ();
  QdRtfTokens tokens = { 0 };
  Group outermost = { .size = 24, .n_fallback = 1, .level = -1 };
  Reader reader = { .builder = builder, .encoding = encoding };
  QdImport *import = NULL;

  tokens.data = g_bytes_get_data (bytes, &tokens.length);
  reader.groups = g_array_new (FALSE, TRUE, sizeof (Group));
  g_array_append_val (reader.groups, outermost);
  reader.tables = qd_rtf_tables_new ();
  reader.fields = qd_docx_fields_new ();
  reader.bytes = g_byte_array_new ();
  reader.plain = g_string_new (NULL);
  reader.notes = g_ptr_array_new_with_free_func (free_string);
  if (read_tokens (&reader, &tokens, cancellable, error))
    import = finish (&reader, name, error);
  clear_reader (&reader);
  return import;
}
