/* qd-import-title.c: titles and names of the metadata, believed or not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-builder-private.h"

#include <string.h>

/**
 * qd_import_builder_confirm:
 * @name: (nullable): a title or an author of the metadata
 *
 * The properties of a document are often those of a template or a typist; they count if one of its first or last
 * paragraphs has them too.
 *
 * Returns: (transfer full) (nullable): the name if the text confirms it
 */
char *
qd_import_builder_confirm (QdImportBuilder *self, const char *name)
{
  g_autofree char *clean = qd_import_clean_title (name, NULL);
  int n_blocks = (int) self->blocks->len;

  for (int i = 0; clean != NULL && i < n_blocks; i++)
    {
      g_autofree char *text = NULL;

      if (i == 12)
        i = MAX (i, n_blocks - 5);
      text = qd_import_builder_dup_block_text (self, i);
      if (strstr (text, clean) != NULL
          && qd_import_builder_count_letters (text) <= qd_import_builder_count_letters (clean) + 20)
        return g_steal_pointer (&clean);
    }
  return NULL;
}

/* Titles that programs put where the author wrote none; sorted. */
static const char *const empty_titles[] = {
  "about:blank",    "cover",        "document",   "html",       "index",
  "microsoft word", "new document", "new page",   "no title",   "null",
  "title",          "title here",   "unknown",    "untitled",   "untitled document",
  "word document",  "无标题",       "无标题文档", "新建文档",   "新建网页",
  "未命名",         "未知",         "無標題",     "無標題文件",
};

/**
 * qd_import_clean_title:
 * @title: (nullable): as the metadata has it
 * @file_name: (nullable): the name of the file
 *
 * Metadata often holds the file's name, or what the program put there.
 *
 * Returns: (transfer full) (nullable): the title with its white space tidied, or NULL if it is none
 */
char *
qd_import_clean_title (const char *title, const char *file_name)
{
  static const char *const suffixes[] = { ".doc",  ".docx", ".epub", ".fb2", ".htm", ".html", ".md",
                                          ".mobi", ".odt",  ".pdf",  ".rtf", ".txt", ".wps" };
  g_autofree char *lower = NULL, *stem = NULL;
  g_autofree char *tidy = NULL;
  g_autoptr (GString) clean = g_string_new (NULL);

  if (title == NULL || !g_utf8_validate (title, -1, NULL))
    return NULL;
  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (!g_unichar_isspace (ch) || ch == 0x3000)
        g_string_append_unichar (clean, ch);
      else if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
        g_string_append_c (clean, ' ');
    }
  tidy = g_strstrip (g_strdup (clean->str));
  lower = g_utf8_strdown (tidy, -1);
  if (qd_import_builder_count_letters (lower) == 0 || g_str_has_prefix (lower, "microsoft word - "))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (empty_titles); i++)
    if (strcmp (lower, empty_titles[i]) == 0)
      return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return NULL;
  if (file_name != NULL)
    {
      char *dot;

      stem = g_path_get_basename (file_name);
      dot = strrchr (stem, '.');
      if (dot != NULL)
        *dot = '\0';
      /* “book_final_3” says nothing, but a file may well be named by its Chinese title. */
      if (strcmp (stem, tidy) == 0 && g_str_is_ascii (tidy))
        return NULL;
    }
  return g_steal_pointer (&tidy);
}
