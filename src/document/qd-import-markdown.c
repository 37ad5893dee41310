/* qd-import-markdown.c: Markdown, read over its own text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-markdown.h"

#include <string.h>

#include "document/qd-import-builder.h"
#include "document/qd-markdown-walk.h"
#include "text/qd-decoder.h"

#define MAX_FRONT_LINES 200

static const char *const extensions[] = { ".markdown", ".md", ".mdown", ".mkd" };

static gboolean
is_named_markdown (const char *name)
{
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (extensions); i++)
    if (g_ascii_strcasecmp (dot, extensions[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * qd_import_markdown_sniff:
 *
 * Plain Chinese texts have stars, numbers and single "#" of their own, so several different signs are needed.
 *
 * Returns: 60 with three kinds of signs or more, 50 by the name of the file
 */
int
qd_import_markdown_sniff (const guint8 *data, gsize length, const char *name)
{
  g_autofree char *text = g_strndup (length > 0 ? (const char *) data : "", MIN (length, 65536));
  g_auto (GStrv) lines = NULL;
  int n_headings = 0, n_fences = 0, n_quotes = 0, n_rules = 0, n_links = 0, n_strong = 0;

  if (length >= 4 && (memcmp (data, "PK\003\004", 4) == 0 || memcmp (data, "%PDF", 4) == 0))
    return 0;
  if (is_named_markdown (name))
    return 50;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize n_hashes = strspn (lines[i], "#");

      n_headings += n_hashes >= 1 && n_hashes <= 6 && lines[i][n_hashes] == ' ' ? 1 : 0;
      n_fences += g_str_has_prefix (lines[i], "```") ? 1 : 0;
      n_quotes += g_str_has_prefix (lines[i], "> ") ? 1 : 0;
      n_rules += strstr (lines[i], "|---") != NULL || strstr (lines[i], "| ---") != NULL ? 1 : 0;
      n_links += strstr (lines[i], "](") != NULL ? 1 : 0;
      n_strong += strstr (lines[i], "**") != NULL ? 1 : 0;
    }
  return (n_headings >= 2) + (n_fences >= 2) + (n_quotes >= 2) + (n_rules >= 1) + (n_links >= 2) + (n_strong >= 2) >= 3
             ? 60
             : 0;
}

/* How metadata is set off at the head of a text. */
static const struct
{
  const char *opening;
  const char *closing;
  char separator; /* between key and value */
} front_fences[] = {
  { "---", "---", ':' }, /* YAML, as Jekyll and Pandoc have it */
  { "---", "...", ':' },
  { "+++", "+++", '=' }, /* TOML, as Hugo has it */
};

/* Returns: (transfer full): a value without quotation marks and without the brackets of a list of one */
static char *
dup_front_value (const char *text)
{
  g_autofree char *value = g_strstrip (g_strdup (text));
  static const char *const pairs[] = { "[]", "\"\"", "''" };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gsize n_bytes = strlen (value);

      if (n_bytes >= 2 && value[0] == pairs[i][0] && value[n_bytes - 1] == pairs[i][1])
        {
          memmove (value, value + 1, n_bytes - 2);
          value[n_bytes - 2] = '\0';
          g_strstrip (value);
        }
    }
  return g_steal_pointer (&value);
}

/* @next is the line below, where a list of one author a line begins. */
static void
read_front_line (QdImport *import, const char *line, const char *next, char separator)
{
  const char *colon = strchr (line, separator);
  g_autofree char *key = colon != NULL ? g_strstrip (g_ascii_strdown (line, (gssize) (colon - line))) : NULL;
  g_autofree char *value = colon != NULL ? dup_front_value (colon + 1) : NULL;

  if (key == NULL)
    return;
  next += strspn (next, " \t");
  if (value[0] == '\0' && g_str_has_prefix (next, "- ") && strchr (next, separator) == NULL)
    {
      g_free (value);
      value = dup_front_value (next + 2);
    }
  if (value[0] == '\0' || strchr ("[{|>", value[0]) != NULL)
    return;
  if (strcmp (key, "title") == 0 && import->title == NULL)
    import->title = g_steal_pointer (&value);
  else if ((strcmp (key, "author") == 0 || strcmp (key, "authors") == 0) && import->author == NULL)
    import->author = g_steal_pointer (&value);
  else if ((strcmp (key, "lang") == 0 || strcmp (key, "language") == 0) && import->language == NULL)
    import->language = g_steal_pointer (&value);
}

/* Returns: the number of lines of a block of keys and values at the head */
static int
read_front_matter (QdImport *import)
{
  const char *source = qd_text_get_string (import->text, NULL);
  g_auto (GStrv) lines = NULL;
  int n_lines = 0;

  if (!g_str_has_prefix (source, "---\n") && !g_str_has_prefix (source, "+++\n"))
    return 0;
  lines = g_strsplit (source, "\n", MAX_FRONT_LINES);
  for (int i = 1; lines[i] != NULL && lines[i + 1] != NULL && n_lines == 0; i++)
    for (guint j = 0; j < G_N_ELEMENTS (front_fences) && n_lines == 0; j++)
      if (strcmp (lines[0], front_fences[j].opening) == 0 && strcmp (lines[i], front_fences[j].closing) == 0)
        {
          if (i < 2)
            return 0;
          for (int k = 1; k < i; k++)
            {
              /* A rule above a text is no fence: between fences every line has a key, or goes on with the last one. */
              if (lines[k][0] != '\0' && strchr (lines[k], front_fences[j].separator) == NULL
                  && strchr (" \t-#[]", lines[k][0]) == NULL)
                return 0;
            }
          for (int k = 1; k < i; k++)
            read_front_line (import, lines[k], lines[k + 1], front_fences[j].separator);
          n_lines = i + 1;
        }
  return n_lines;
}

/* The only heading of the highest level, if it comes first, is the title, unless the metadata name another. */
static void
mark_title (QdImport *import)
{
  QdBlock *first = NULL;

  for (guint i = 0; i < import->blocks->len; i++)
    {
      QdBlock *block = &g_array_index (import->blocks, QdBlock, i);

      if (block->kind != QD_BLOCK_HEADING)
        continue;
      if (first == NULL)
        first = block;
      else if (block->level <= first->level)
        return;
    }
  if (first != NULL && import->title != NULL)
    {
      g_autofree char *text = g_utf8_substring (qd_text_get_string (import->text, NULL), first->start, first->end);

      if (strstr (text, import->title) == NULL)
        return;
    }
  if (first != NULL)
    first->kind = QD_BLOCK_TITLE;
}

/**
 * qd_import_markdown:
 *
 * Returns: (transfer full): the import, or NULL with an error of the decoder
 */
QdImport *
qd_import_markdown (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error)
{
  QdText *text = qd_decoder_decode (bytes, encoding, cancellable, error);
  QdImport *import = text != NULL ? qd_import_new (text, "markdown", TRUE) : NULL;

  if (import == NULL)
    return NULL;
  qd_markdown_walk (import, read_front_matter (import));
  mark_title (import);
  return import;
}
