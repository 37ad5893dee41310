/* qd-pdf-lines.c: the lines of a page of PDF, in reading order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-pdf-lines.h"

#include <math.h>
#include <string.h>

#include "document/qd-import-builder.h"

/* A page with more characters than this is a drawing. */
#define MAX_PAGE_CHARS 200000
/* On a page with more lines, looking for neighbours would take long. */
#define MAX_PAGE_LINES 2000
/* A label stands no farther from its heading, in em. */
#define LABEL_EM 5
/* A blank so wide, in em, is a full one. */
#define WIDE_EM 0.8
/* The widest blank inside a line, in em. */
#define GAP_EM 3
/* Justified Chinese is set with gaps that poppler takes for blanks; a blank that is meant is wider, in em. */
#define BLANK_EM 0.45

/* One character with where it stands and how it looks. */
typedef struct
{
  gunichar ch;
  PopplerRectangle box;
  const PopplerTextAttributes *look; /* (nullable) */
} Glyph;

static void
line_clear (gpointer data)
{
  g_free (((QdPdfLine *) data)->text);
}

/**
 * qd_pdf_lines_new:
 *
 * Returns: (transfer full) (element-type QdPdfLine): no lines
 */
GArray *
qd_pdf_lines_new (void)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (QdPdfLine));

  g_array_set_clear_func (lines, line_clear);
  return lines;
}

static const PopplerTextAttributes *
find_look (GList **looks, int index)
{
  while (*looks != NULL && ((PopplerTextAttributes *) (*looks)->data)->end_index < index)
    *looks = (*looks)->next;
  return *looks != NULL && ((PopplerTextAttributes *) (*looks)->data)->start_index <= index ? (*looks)->data : NULL;
}

/* Returns: (element-type Glyph): the characters of a page, line ends among them */
static GArray *
read_glyphs (PopplerPage *page, GList *attributes)
{
  GArray *glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  guint n_boxes = 0;
  GList *looks = attributes;

  if (text == NULL || !poppler_page_get_text_layout (page, &boxes, &n_boxes))
    return glyphs;
  for (const char *p = text; *p != '\0' && glyphs->len < MIN (n_boxes, MAX_PAGE_CHARS); p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char_validated (p, -1);
      Glyph glyph;

      if (ch == (gunichar) -1 || ch == (gunichar) -2)
        break;
      glyph = (Glyph){ ch, boxes[glyphs->len], find_look (&looks, (int) glyphs->len) };
      g_array_append_val (glyphs, glyph);
    }
  return glyphs;
}

static gboolean
is_wide (gunichar ch)
{
  return g_unichar_iswide (ch) || (ch >= 0x2018 && ch <= 0x201d) || ch == 0x2014 || ch == 0x2026;
}

static double
get_size (const Glyph *glyph)
{
  if (glyph->look != NULL && glyph->look->font_size > 0.5)
    return glyph->look->font_size;
  return MAX (glyph->box.y2 - glyph->box.y1, 1);
}

/* Whether a blank between two glyphs is only the space that justifying put there. */
static gboolean
is_mere_gap (const Glyph *glyphs, guint n_glyphs, guint index)
{
  const Glyph *before = &glyphs[index] - 1, *after = &glyphs[index] + 1;

  return index > 0 && index + 1 < n_glyphs && is_wide (before->ch) && is_wide (after->ch)
         && after->box.x1 - before->box.x2 < BLANK_EM * get_size (before);
}

/* Names of faces carry the weight behind a hyphen or a comma, and a prefix of six letters where only a part of the
 * face is embedded: “ABCDEF+SimHei,Bold”. */
static void
read_face (const char *name, guint *face, gboolean *bold, gboolean *is_mono)
{
  static const char *const monospaced[] = { "Code", "Consol", "Courier", "Mono", "Typewriter", "cmtt", "CMTT" };
  const char *plus = name != NULL && strlen (name) > 7 && name[6] == '+' ? name + 7 : name;
  g_autofree char *family = plus != NULL ? g_strndup (plus, strcspn (plus, "-,")) : g_strdup ("");

  *face = qd_import_face (family);
  *bold = plus != NULL
          && (strstr (plus, "Bold") != NULL || strstr (plus, "Black") != NULL || strstr (plus, "Heavy") != NULL);
  *is_mono = FALSE;
  for (guint i = 0; plus != NULL && i < G_N_ELEMENTS (monospaced); i++)
    *is_mono |= strstr (plus, monospaced[i]) != NULL;
}

/* Adds the glyphs in [@first, @last) as one line, if anything of it is seen. */
static void
add_line (GArray *lines, const Glyph *glyphs, guint first, guint last, int page)
{
  g_autoptr (GString) text = g_string_new (NULL);
  QdPdfLine line = { .page = page };
  const PopplerTextAttributes *look = NULL;
  guint n_look = 0, n_wide = 0;
  gboolean is_mono;

  while (first < last && g_unichar_isspace (glyphs[first].ch))
    first++;
  while (last > first && g_unichar_isspace (glyphs[last - 1].ch))
    last--;
  for (guint i = first; i < last; i++)
    {
      const Glyph *glyph = &glyphs[i];

      if (g_unichar_iscntrl (glyph->ch) || (glyph->ch == ' ' && is_mere_gap (glyphs + first, last - first, i - first)))
        continue;
      /* A wide blank has no ink, and poppler may leave it out. */
      if (i > first && is_wide (glyphs[i - 1].ch) && is_wide (glyph->ch)
          && glyph->box.x1 - glyphs[i - 1].box.x2 > WIDE_EM * get_size (glyph))
        g_string_append (text, "　");
      n_wide += is_wide (glyph->ch);
      g_string_append_unichar (text, glyph->ch);
      line.start = text->len > 0 && line.size > 0 ? MIN (line.start, glyph->box.x1) : glyph->box.x1;
      line.end = MAX (line.end, glyph->box.x2);
      line.before = line.size > 0 ? MIN (line.before, glyph->box.y1) : glyph->box.y1;
      line.after = MAX (line.after, glyph->box.y2);
      line.size = MAX (line.size, 0.1);
      /* The look that most of the line has: a majority keeps what it is counted for. */
      if (glyph->look == look)
        n_look++;
      else if (n_look == 0)
        {
          look = glyph->look;
          n_look = 1;
        }
      else
        n_look--;
    }
  if (text->len == 0)
    return;
  line.size = look != NULL && look->font_size > 0.5 ? look->font_size : MAX (line.after - line.before, 1);
  read_face (look != NULL ? look->font_name : NULL, &line.face, &line.bold, &is_mono);
  /* Some set all their Chinese in such a face. */
  line.is_code = is_mono && n_wide * 3 < last - first;
  line.text = g_strdup (text->str);
  g_array_append_val (lines, line);
}

static int
compare_columns (gconstpointer a, gconstpointer b, gpointer data)
{
  const Glyph *first = a, *second = b;
  double pitch = *(double *) data;
  int first_column = (int) floor ((first->box.x1 + first->box.x2) / 2 / pitch);
  int second_column = (int) floor ((second->box.x1 + second->box.x2) / 2 / pitch);

  if (first_column != second_column)
    return first_column > second_column ? -1 : 1;
  return (first->box.y1 > second->box.y1) - (first->box.y1 < second->box.y1);
}

/* A page set from right to left comes as one line for each character, or nearly so. */
static gboolean
is_vertical (const GArray *glyphs)
{
  int n_lines = 0, n_single = 0;
  guint start = 0;

  for (guint i = 0; i < glyphs->len; i++)
    if (g_array_index (glyphs, Glyph, i).ch == '\n' || i + 1 == glyphs->len)
      {
        guint n = i - start + (g_array_index (glyphs, Glyph, i).ch == '\n' ? 0 : 1);

        n_lines += n > 0;
        n_single += n == 1 && is_wide (g_array_index (glyphs, Glyph, start).ch);
        start = i + 1;
      }
  return n_lines >= 10 && n_single * 10 >= n_lines * 7;
}

/* Turns the page so that its lines run as horizontal ones do. */
static void
read_vertical (GArray *lines, GArray *glyphs, double width, int page)
{
  double pitch;
  guint start = 0;

  for (guint i = 0; i < glyphs->len; i++)
    if (g_unichar_isspace (g_array_index (glyphs, Glyph, i).ch))
      g_array_remove_index (glyphs, i--);
  if (glyphs->len == 0)
    return;
  pitch = get_size (&g_array_index (glyphs, Glyph, glyphs->len / 2)) * 0.75;
  g_array_sort_with_data (glyphs, compare_columns, &pitch);
  for (guint i = 0; i < glyphs->len; i++)
    {
      Glyph *glyph = &g_array_index (glyphs, Glyph, i);
      PopplerRectangle turned = { glyph->box.y1, width - glyph->box.x2, glyph->box.y2, width - glyph->box.x1 };

      glyph->box = turned;
    }
  for (guint i = 1; i <= glyphs->len; i++)
    if (i == glyphs->len
        || fabs (g_array_index (glyphs, Glyph, i).box.y1 - g_array_index (glyphs, Glyph, i - 1).box.y1) > pitch / 2)
      {
        add_line (lines, (const Glyph *) glyphs->data, start, i, page);
        start = i;
      }
}

static gboolean
is_number (const char *text)
{
  return strlen (text) <= 8 && strspn (text, "0123456789.,%") == strlen (text);
}

/* Returns: (nullable): the nearest line beside a number that stands on the same base line */
static QdPdfLine *
find_neighbour (GArray *lines, guint first, const QdPdfLine *number, gboolean on_left)
{
  QdPdfLine *best = NULL;
  double least = on_left ? 1e6 : LABEL_EM * number->size;

  for (guint i = first; i < lines->len; i++)
    {
      QdPdfLine *line = &g_array_index (lines, QdPdfLine, i);
      double gap = on_left ? number->start - line->end : line->start - number->end;

      if (line == number || line->text == NULL || gap < -1 || gap > least
          || fabs (line->after - number->after) > 0.4 * MAX (number->size, line->size))
        continue;
      best = line;
      least = gap;
    }
  return best;
}

/* Poppler makes two lines of one with a wide blank in it, such as “第一章　水”: they follow each other on one base
 * line, which lines of two columns do not. */
static void
rejoin_gap (QdPdfLine *before, QdPdfLine *line)
{
  double gap = (line->start - before->end) / MAX (before->size, 1);
  char *joined;

  if (before->text == NULL || line->text == NULL || gap < 0 || gap > GAP_EM
      || fabs (line->after - before->after) > 0.2 * before->size || fabs (line->size - before->size) > 0.1 * line->size)
    return;
  joined = g_strconcat (before->text, gap > WIDE_EM ? "　" : " ", line->text, NULL);
  g_free (line->text);
  line->text = joined;
  line->start = before->start;
  line->before = MIN (line->before, before->before);
  g_clear_pointer (&before->text, g_free);
}

/* The page numbers of a table of contents and the figures of a table stand far from their words, and come as lines of
 * their own, as do labels before a wide gap; each goes back to its line. */
static void
rejoin_lines (GArray *lines, guint first)
{
  guint n_kept = first;

  if (lines->len - first > MAX_PAGE_LINES)
    return;
  for (guint i = first; i < lines->len; i++)
    {
      QdPdfLine *number = &g_array_index (lines, QdPdfLine, i);
      QdPdfLine *before = NULL, *after = NULL, *line;
      char *joined;

      if (!is_number (number->text))
        continue;
      after = find_neighbour (lines, first, number, FALSE);
      before = after == NULL ? find_neighbour (lines, first, number, TRUE) : NULL;
      line = after != NULL ? after : before;
      if (line == NULL)
        continue;
      joined = after != NULL ? g_strdup_printf ("%s %s", number->text, line->text)
                             : g_strdup_printf ("%s\t%s", line->text, number->text);
      g_free (line->text);
      line->text = joined;
      line->start = MIN (line->start, number->start);
      line->end = MAX (line->end, number->end);
      g_clear_pointer (&number->text, g_free);
    }
  for (guint i = first + 1; i < lines->len; i++)
    rejoin_gap (&g_array_index (lines, QdPdfLine, i - 1), &g_array_index (lines, QdPdfLine, i));
  for (guint i = first; i < lines->len; i++)
    if (g_array_index (lines, QdPdfLine, i).text != NULL)
      {
        QdPdfLine line = g_array_index (lines, QdPdfLine, i);

        g_array_index (lines, QdPdfLine, i).text = NULL;
        g_array_index (lines, QdPdfLine, n_kept++) = line;
      }
  g_array_set_size (lines, n_kept);
}

/**
 * qd_pdf_lines_read:
 * @lines: (element-type QdPdfLine): receives the lines of the page
 * @index: of the page, from 0
 *
 * A page without text adds nothing.
 */
void
qd_pdf_lines_read (GArray *lines, PopplerPage *page, int index)
{
  GList *attributes = poppler_page_get_text_attributes (page);
  g_autoptr (GArray) glyphs = read_glyphs (page, attributes);
  double width, height;
  guint start = 0, first = lines->len;

  poppler_page_get_size (page, &width, &height);
  if (is_vertical (glyphs))
    read_vertical (lines, glyphs, width, index);
  else
    for (guint i = 0; i <= glyphs->len; i++)
      if (i == glyphs->len || g_array_index (glyphs, Glyph, i).ch == '\n')
        {
          add_line (lines, (const Glyph *) glyphs->data, start, i, index);
          start = i + 1;
        }
  rejoin_lines (lines, first);
  poppler_page_free_text_attributes (attributes);
}
