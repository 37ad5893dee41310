/* qd-html-parts.c: pictures and tables of a page, told from what only lays it out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-html-parts.h"

#include <string.h>

/* What is said of a picture is no longer than this, the white space of the markup with it. */
#define CAPTION_CHARS 80

/**
 * qd_html_is_picture:
 * @node: an element
 *
 * Returns: whether it is a paragraph with a picture and at most a few words: these are said of the picture and head
 *   nothing
 */
gboolean
qd_html_is_picture (const xmlNode *node)
{
  gboolean has_picture = FALSE;
  glong n_chars = 0;

  if (!qd_markup_is (node, "p") && !qd_markup_is (node, "div") && !qd_markup_is (node, "center"))
    return FALSE;
  for (const xmlNode *n = qd_markup_next (node, node, TRUE); n != NULL && n_chars <= CAPTION_CHARS;
       n = qd_markup_next (n, node, TRUE))
    {
      if (qd_markup_get_text (n) != NULL)
        n_chars += g_utf8_strlen (qd_markup_get_text (n), -1);
      has_picture |= qd_markup_is (n, "img");
      if (n->type == XML_ELEMENT_NODE && qd_markup_get_heading_level (n) > 0)
        return FALSE;
    }
  return has_picture && n_chars <= CAPTION_CHARS;
}

/**
 * qd_html_is_data_table:
 * @table: a table
 *
 * Returns: whether it has two rows or more of two short cells or more; others only lay out the page
 */
gboolean
qd_html_is_data_table (const xmlNode *table)
{
  int n_rows = 0, n_full_rows = 0, n_cells = 0;

  for (const xmlNode *node = qd_markup_next (table, table, TRUE); node != NULL;
       node = qd_markup_next (node, table, TRUE))
    {
      if (qd_markup_is (node, "table") || qd_markup_get_heading_level (node) > 0 || qd_markup_is (node, "blockquote")
          || qd_markup_is (node, "pre"))
        return FALSE;
      if (qd_markup_is (node, "tr"))
        {
          n_rows++;
          n_full_rows += n_cells >= 2 ? 1 : 0;
          n_cells = 0;
        }
      else if (qd_markup_is (node, "td") || qd_markup_is (node, "th"))
        {
          g_autofree char *content = qd_markup_dup_content (node);
          glong n_chars = g_utf8_strlen (content, -1);

          if (n_chars > 200)
            return FALSE;
          n_cells += n_chars > 0 && strcmp (content, "\302\240") != 0 ? 1 : 0;
        }
    }
  n_full_rows += n_cells >= 2 ? 1 : 0;
  return n_rows >= 2 && n_full_rows * 3 >= n_rows * 2;
}

/**
 * qd_html_is_head_row:
 * @row: of a table
 *
 * Returns: whether it is said to be of the head, or all its cells head something
 */
gboolean
qd_html_is_head_row (const xmlNode *row)
{
  gboolean has_head = FALSE;

  if (qd_markup_is (row->parent, "thead"))
    return TRUE;
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      if (qd_markup_is (cell, "td"))
        return FALSE;
      has_head |= qd_markup_is (cell, "th");
    }
  return has_head;
}

/* Lengths of the markup in px; what depends on the window is left to the picture. */
static double
get_length (const xmlNode *node, const char *attribute)
{
  const char *value = qd_markup_get (node, attribute);
  char *end = NULL;
  double length = value != NULL ? g_ascii_strtod (value, &end) : 0;

  return length > 0 && (*end == '\0' || g_ascii_strcasecmp (end, "px") == 0) ? length : 0;
}

/**
 * qd_html_find_picture:
 * @node: an element that shows a picture
 * @base: (nullable): the path of its page in the book
 * @archive: (nullable): the book
 *
 * Returns: (nullable) (transfer full): the picture; %NULL if it cannot be had
 */
QdPicture *
qd_html_find_picture (const xmlNode *node, const char *base, QdArchive *archive)
{
  const char *address = qd_markup_get (node, "src");
  g_autofree char *path = NULL;
  QdPicture *picture;

  if (address == NULL)
    address = qd_markup_get (node, "xlink:href"); /* of vector graphics */
  if (address == NULL)
    address = qd_markup_get (node, "href");
  if (address == NULL)
    return NULL;
  if (archive != NULL && g_ascii_strncasecmp (address, "data:", 5) != 0)
    {
      path = qd_archive_resolve (base, address);
      picture = path != NULL ? qd_picture_new_for_member (archive, path) : NULL;
    }
  else
    picture = qd_picture_new_for_address (address);
  if (picture != NULL && qd_markup_is (node, "img"))
    qd_picture_set_size (picture, get_length (node, "width"), get_length (node, "height"));
  return picture;
}
