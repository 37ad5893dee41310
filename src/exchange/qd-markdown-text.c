/* qd-markdown-text.c: plain text inside Markdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-markdown-text.h"

#include <string.h>

/* Whether a line that starts so would become a list item, a heading, a quotation or a rule. */
static gsize
count_marker_bytes (const char *line)
{
  gsize digits = strspn (line, "0123456789");

  if (digits > 0 && digits < 10 && (line[digits] == '.' || line[digits] == ')'))
    return digits + 1;
  if (*line && strchr ("-+#>=~:|", *line))
    return 1;
  return 0;
}

/**
 * qd_markdown_append_line:
 * @out: what to append to
 * @line: one line of plain text
 * @length: its bytes
 *
 * Writes a line so that CommonMark gives the same characters back (CommonMark 0.30, 2.4 Backslash escapes).
 */
void
qd_markdown_append_line (GString *out, const char *line, gsize length)
{
  g_autofree char *copy = g_strndup (line, length);
  const char *rest = copy;
  gsize marker;

  while (*rest == ' ' || *rest == '\t')
    rest++;
  marker = count_marker_bytes (rest);
  if (marker > 0)
    {
      g_string_append_len (out, rest, marker - 1);
      g_string_append_c (out, '\\');
      g_string_append_c (out, rest[marker - 1]);
      rest += marker;
    }
  for (; *rest; rest++)
    {
      if (strchr ("\\`*_[]<>&$~", *rest))
        g_string_append_c (out, '\\');
      if (*rest != '\r')
        g_string_append_c (out, *rest);
    }
}

/**
 * qd_markdown_append_paragraphs:
 * @out: what to append to
 * @text: plain text
 * @prefix: "" or "> "
 *
 * Writes every line as a paragraph of its own; @prefix stands before each, also before the empty lines between.
 */
void
qd_markdown_append_paragraphs (GString *out, const char *text, const char *prefix)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean first = TRUE;

  for (int i = 0; lines[i]; i++)
    {
      g_strchomp (lines[i]);
      if (lines[i][strspn (lines[i], " \t")] == '\0')
        continue;
      if (!first)
        {
          g_autofree char *bare = g_strchomp (g_strdup (prefix));

          g_string_append_printf (out, "%s\n", bare);
        }
      first = FALSE;
      g_string_append (out, prefix);
      qd_markdown_append_line (out, lines[i], strlen (lines[i]));
      g_string_append_c (out, '\n');
    }
}
