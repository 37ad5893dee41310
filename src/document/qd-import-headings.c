/* qd-import-headings.c: where in a text the entries of a table of contents stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-headings.h"

#include <string.h>

/**
 * qd_import_squeeze:
 *
 * Returns: (transfer full): the letters and digits of @text: what is left when two programs write one heading
 */
char *
qd_import_squeeze (const char *text)
{
  g_autoptr (GString) squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));
  return g_strdup (squeezed->str);
}

static char *
dup_squeezed_block (QdImportBuilder *builder, int index)
{
  g_autofree char *text = qd_import_builder_dup_block_text (builder, index);

  return qd_import_squeeze (text);
}

/**
 * qd_import_find_heading:
 * @label: an entry of the contents
 * @start: the first block to look at
 * @end: behind the last one
 * @is_split: (out): whether the next block belongs to it
 *
 * Finds the block or the two blocks that say what an entry of the contents says.
 *
 * Returns: the index of the block, or -1
 */
int
qd_import_find_heading (QdImportBuilder *builder, const char *label, int start, int end, gboolean *is_split)
{
  g_autofree char *wanted = qd_import_squeeze (label);

  *is_split = FALSE;
  for (int i = start; wanted[0] != '\0' && i < end; i++)
    {
      g_autofree char *text = dup_squeezed_block (builder, i);
      g_autofree char *next = NULL, *both = NULL;

      *is_split = FALSE;
      if (strcmp (text, wanted) == 0)
        return i;
      if (text[0] == '\0' || !g_str_has_prefix (wanted, text) || i + 1 >= end)
        continue;
      next = dup_squeezed_block (builder, i + 1);
      both = g_strconcat (text, next, NULL);
      *is_split = TRUE;
      if (strcmp (both, wanted) == 0)
        return i;
    }
  return -1;
}
