/* qd-pdf-running.c: what stands on every page is no part of the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-pdf-lines.h"

#include <math.h>
#include <string.h>

/* So many lines at the head and at the foot of a page may be running ones. */
#define N_EDGE 2
/* Running lines stand at the same height on every page, but for so many points. */
#define HEIGHT_POINTS 4
/* A page with more lines is no page of text, and looking for its edges would take long. */
#define MAX_PAGE_LINES 2000
/* A header is so many times its size away from the text. */
#define STAND_OFF 1.9
/* On so many pages a line that stands at the edge is a running one. */
#define MIN_PAGES 3

/* No text is made of this, so that it counts lines that stand off beside those that say the same. */
#define OFF_KEY "\001"

typedef struct
{
  guint first, last; /* its lines */
} Page;

static GArray *
find_pages (const GArray *lines)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (Page));

  for (guint i = 0; i < lines->len; i++)
    {
      if (i == 0 || g_array_index (lines, QdPdfLine, i).page != g_array_index (lines, QdPdfLine, i - 1).page)
        {
          Page page = { i, i };

          g_array_append_val (pages, page);
        }
      g_array_index (pages, Page, pages->len - 1).last = i + 1;
    }
  return pages;
}

/* Returns: the number of lines of the page that stand above (below) @line */
static int
count_beyond (const GArray *lines, const Page *page, const QdPdfLine *line, gboolean above)
{
  int n = page->last - page->first > MAX_PAGE_LINES ? N_EDGE + 1 : 0;

  for (guint i = page->first; i < page->last && n <= N_EDGE; i++)
    {
      const QdPdfLine *other = &g_array_index (lines, QdPdfLine, i);

      n += above ? other->after <= line->before + 0.5 : other->before >= line->after - 0.5;
    }
  return n;
}

/* What is left of a running line when the numbers that change from page to page are taken out. */
static char *
dup_key (const char *text)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_utf8_get_char (p));
  return g_strdup (key->str);
}

/* 12, - 12 -, 第 12 页, 12 / 40, xii */
static gboolean
is_page_number (const char *text)
{
  int n_digits = 0;

  if (g_utf8_strlen (text, -1) > 16)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_isdigit (ch))
        n_digits++;
      else if (!g_unichar_isspace (ch) && !g_unichar_ispunct (ch) && g_utf8_strchr ("第页頁共", -1, ch) == NULL)
        return n_digits == 0 && strspn (text, "ivxlIVXL") == strlen (text);
    }
  return n_digits > 0;
}

static char *
dup_height_key (const char *key, double height, int offset)
{
  return g_strdup_printf ("%d %s", (int) floor (height / HEIGHT_POINTS) + offset, key);
}

/* Counts on how many pages a line like this stands at this height; neighbours count, for heights are rounded. */
static int
count_pages (GHashTable *counts, const char *key, double height)
{
  int n = 0;

  for (int offset = -1; offset <= 1; offset++)
    {
      g_autofree char *place = dup_height_key (key, height, offset);

      n += GPOINTER_TO_INT (g_hash_table_lookup (counts, place));
    }
  return n;
}

static gboolean
is_at_edge (const GArray *lines, const Page *page, const QdPdfLine *line)
{
  return count_beyond (lines, page, line, TRUE) < N_EDGE || count_beyond (lines, page, line, FALSE) < N_EDGE;
}

/* Returns: how far the nearest line of the page is from the topmost (lowest) one, in its size; 0 if @line is none */
static double
get_edge_gap (const GArray *lines, const Page *page, const QdPdfLine *line, gboolean above)
{
  double gap = 1e6;

  if (count_beyond (lines, page, line, above) > 0)
    return 0;
  for (guint i = page->first; i < page->last; i++)
    {
      const QdPdfLine *other = &g_array_index (lines, QdPdfLine, i);
      double distance = above ? other->before - line->before : line->before - other->before;

      if (distance > 0.3 * line->size)
        gap = MIN (gap, distance / line->size);
    }
  return gap < 1e6 ? gap : 0;
}

/* A line at the very edge that stands off from the text below or above it, whatever it says: the name of a chapter. */
static gboolean
stands_off (const GArray *lines, const Page *page, const QdPdfLine *line)
{
  return get_edge_gap (lines, page, line, TRUE) > STAND_OFF || get_edge_gap (lines, page, line, FALSE) > STAND_OFF;
}

static void
count_place (GHashTable *counts, char *place)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, place));

  g_hash_table_insert (counts, place, GINT_TO_POINTER (n + 1));
}

static GHashTable *
count_running (const GArray *lines, const GArray *pages)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pages->len; i++)
    {
      const Page *page = &g_array_index (pages, Page, i);

      for (guint j = page->first; j < page->last; j++)
        {
          const QdPdfLine *line = &g_array_index (lines, QdPdfLine, j);
          g_autofree char *key = NULL;

          if (!is_at_edge (lines, page, line))
            continue;
          key = dup_key (line->text);
          if (stands_off (lines, page, line))
            count_place (counts, dup_height_key (OFF_KEY, line->before, 0));
          count_place (counts, dup_height_key (key, line->before, 0));
        }
    }
  return counts;
}

static gboolean
is_running (const GArray *lines, const Page *page, const QdPdfLine *line, GHashTable *counts, guint n_pages)
{
  g_autofree char *key = NULL;

  if (!line->is_code && is_page_number (line->text)
      && (count_beyond (lines, page, line, TRUE) == 0 || count_beyond (lines, page, line, FALSE) == 0))
    return TRUE;
  if (!is_at_edge (lines, page, line))
    return FALSE;
  if (stands_off (lines, page, line)
      && count_pages (counts, OFF_KEY, line->before) >= MAX (MIN_PAGES, (int) n_pages * 2 / 5))
    return TRUE;
  key = dup_key (line->text);
  return count_pages (counts, key, line->before) >= MIN_PAGES;
}

/**
 * qd_pdf_lines_drop_running:
 * @lines: (element-type QdPdfLine): of all pages, in order
 *
 * Takes headers, footers and page numbers away: lines at the edge of the page that stand there on several pages, and
 * at the very edge what can only be the page's number.
 */
void
qd_pdf_lines_drop_running (GArray *lines)
{
  g_autoptr (GArray) pages = find_pages (lines);
  g_autoptr (GHashTable) counts = count_running (lines, pages);
  g_autoptr (GArray) running = g_array_new (FALSE, TRUE, sizeof (gboolean));
  guint n_kept = 0;

  g_array_set_size (running, lines->len);
  for (guint i = 0; i < pages->len; i++)
    {
      const Page *page = &g_array_index (pages, Page, i);

      for (guint j = page->first; j < page->last; j++)
        g_array_index (running, gboolean, j) =
            is_running (lines, page, &g_array_index (lines, QdPdfLine, j), counts, pages->len);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      QdPdfLine *line = &g_array_index (lines, QdPdfLine, i);

      if (g_array_index (running, gboolean, i))
        g_clear_pointer (&line->text, g_free);
      else if (n_kept++ < i)
        {
          g_array_index (lines, QdPdfLine, n_kept - 1) = *line;
          line->text = NULL;
        }
    }
  g_array_set_size (lines, n_kept);
}
