/* qd-flow-bidi.c: right-to-left text in the lines of a flow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The composer sets cells in the order of the text. Where Arabic or Hebrew stands in a paragraph, its cells change
 * places by the Unicode Bidirectional Algorithm (Unicode Standard Annex 9), as ICU has it: whatever is reversed is
 * mirrored within the space it takes up, so that gaps and adjustments stay what they were. A paragraph runs from left
 * to right, unless it begins with right-to-left text and has nothing Chinese in it.
 */
#include "typeset/qd-flow-private.h"

#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

/* A paragraph may be as long as the document: levels are resolved over this many bytes around a line. */
#define CONTEXT_BYTES 8192

static gboolean
is_right_to_left (UCharDirection direction)
{
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

/* Whether anything in @text stands elsewhere than where it was written: strong right-to-left letters, Arabic digits,
 * and the controls that embed, override and isolate. */
static gboolean
has_right_to_left (const char *text, const char *end)
{
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      UCharDirection direction = U_LEFT_TO_RIGHT;
      gunichar ch = g_utf8_get_char (p);

      /* From there to the presentation forms all is Chinese, Korean or the like. */
      if (ch >= 0x590 && (ch < 0x2100 || ch >= 0xFB00))
        direction = u_charDirection ((UChar32) ch);
      if (is_right_to_left (direction) || direction == U_ARABIC_NUMBER || direction == U_RIGHT_TO_LEFT_EMBEDDING
          || direction == U_RIGHT_TO_LEFT_OVERRIDE || direction == U_RIGHT_TO_LEFT_ISOLATE)
        return TRUE;
    }
  return FALSE;
}

static gboolean
begins_right_to_left (const char *text, const char *end)
{
  gboolean first = TRUE;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);
      UCharDirection direction = u_charDirection ((UChar32) ch);

      if (qd_char_class (ch) == QD_CHAR_HAN || (first && direction == U_LEFT_TO_RIGHT))
        return FALSE;
      if (is_right_to_left (direction))
        first = FALSE;
    }
  return !first;
}

static const char *
find_start (const char *text, const char *at)
{
  const char *start = at - MIN (at - text, CONTEXT_BYTES);

  while (start > text && ((guchar) *start & 0xC0) == 0x80)
    start--;
  return start;
}

static const char *
find_end (const char *at, const char *end)
{
  const char *stop = at + MIN (end - at, CONTEXT_BYTES);

  while (stop < end && ((guchar) *stop & 0xC0) == 0x80)
    stop++;
  return stop;
}

/* The levels of the line [@start, @end) of the paragraph from @text to @stop, one for each cell; %NULL if ICU has
 * none to give. */
static UBiDiLevel *
resolve_levels (const char *text,
                const char *stop,
                const char *start,
                const char *end,
                UBiDiLevel base,
                const QdCell *cells,
                int n_cells)
{
  const char *from = find_start (text, start), *to = find_end (end, stop);
  glong n_before, n_line, n_after, at = 0;
  g_autofree gunichar2 *before = g_utf8_to_utf16 (from, start - from, NULL, &n_before, NULL);
  g_autofree gunichar2 *line = g_utf8_to_utf16 (start, end - start, NULL, &n_line, NULL);
  g_autofree gunichar2 *after = g_utf8_to_utf16 (end, to - end, NULL, &n_after, NULL);
  g_autofree gunichar2 *all = NULL;
  UBiDiLevel *levels = NULL;
  const UBiDiLevel *resolved;
  UErrorCode status = U_ZERO_ERROR;
  UBiDi *paragraph, *piece;

  if (!before || !line || !after)
    return NULL;
  all = g_new (gunichar2, n_before + n_line + n_after + 1);
  memcpy (all, before, n_before * sizeof *all);
  memcpy (all + n_before, line, n_line * sizeof *all);
  memcpy (all + n_before + n_line, after, n_after * sizeof *all);
  paragraph = ubidi_open ();
  piece = ubidi_open ();
  ubidi_setPara (paragraph, (const UChar *) all, n_before + n_line + n_after, base, NULL, &status);
  ubidi_setLine (paragraph, n_before, n_before + n_line, piece, &status);
  resolved = ubidi_getLevels (piece, &status);
  if (U_SUCCESS (status))
    {
      const char *p = start;

      levels = g_new (UBiDiLevel, n_cells);
      for (int i = 0; i < n_cells; i++)
        {
          for (; p < text + cells[i].start && p < end; p = g_utf8_next_char (p))
            at += g_utf8_get_char (p) >= 0x10000 ? 2 : 1;
          levels[i] = resolved[MIN (at, n_line - 1)];
        }
    }
  ubidi_close (piece);
  ubidi_close (paragraph);
  return levels;
}

/* Rule L2: from the highest level down to the lowest odd one, what is at that level or above is reversed. */
static void
mirror_runs (QdCell *cells, int n_cells, const UBiDiLevel *levels, UBiDiLevel base, int measure)
{
  UBiDiLevel highest = 0;

  for (int i = 0; i < n_cells; i++)
    highest = MAX (highest, levels[i]);
  for (UBiDiLevel level = highest; level > 0; level--)
    {
      for (int first = 0, last; first < n_cells; first = last)
        {
          int left = G_MAXINT, right = G_MININT;

          for (last = first; last < n_cells && levels[last] >= level; last++)
            {
              left = MIN (left, cells[last].x);
              right = MAX (right, cells[last].x + cells[last].advance);
            }
          /* The line itself is reversed in its measure: it begins at the other side. */
          if (level == 1 && base == 1)
            {
              left = 0;
              right = measure;
            }
          for (int i = first; i < last; i++)
            cells[i].x = left + right - cells[i].x - cells[i].advance;
          last += last == first;
        }
    }
}

/* A mark between letters that run from right to left is drawn as its mirror image: what is blank and was cut is on the
 * other side. */
static void
turn_round (QdCell *cell, int em)
{
  cell->right_to_left = TRUE;
  if (qd_glyph_table_is_framed (cell->class))
    cell->shift = cell->advance - em - cell->shift;
}

/* Puts the cells of a line, which stand in the order of the text, where they are read. */
void
qd_flow_reorder (QdFlow *self, const QdFlowPlace *place, GArray *cells)
{
  const char *text = self->string + place->paragraph->start, *stop = self->string + place->paragraph->end;
  const char *start = self->string + place->start, *end = self->string + place->end;
  const char *context = find_start (text, start);
  g_autofree UBiDiLevel *levels = NULL;
  QdCell *cell = (QdCell *) (void *) cells->data;
  int n_cells = cells->len;
  UBiDiLevel base = 0;

  if (n_cells == 0 || !has_right_to_left (context, end))
    return;
  base = begins_right_to_left (text, find_end (text, stop)) ? 1 : 0;
  levels = resolve_levels (text, stop, start, end, base, cell, n_cells);
  if (!levels)
    return;
  mirror_runs (cell, n_cells, levels, base, place->cell ? place->cell->measure : place->role->measure);
  for (int i = 0; i < n_cells; i++)
    {
      if (levels[i] % 2 == 1)
        turn_round (&cell[i], place->role->font->metrics.em_units);
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return (*(const QdCell *const *) a)->x - (*(const QdCell *const *) b)->x;
}

static gboolean
is_mixed (const GArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      if (g_array_index (cells, QdCell, i).right_to_left)
        return TRUE;
    }
  return FALSE;
}

/* What bytes [@start, @end) of the paragraph cover of a line, as pairs of places along it, px from the line's start,
 * appended to @pieces (element-type double): one for each sequence of cells that stand beside each other, the gaps
 * between them included. FALSE, and nothing appended, where all runs from left to right. */
gboolean
qd_flow_find_pieces (QdFlow *self, const QdFlowPlace *place, const GArray *cells, int start, int end, GArray *pieces)
{
  g_autoptr (GPtrArray) order = NULL;
  gboolean joined = FALSE;

  if (!is_mixed (cells))
    return FALSE;
  order = g_ptr_array_new ();
  for (guint i = 0; i < cells->len; i++)
    g_ptr_array_add (order, &g_array_index (cells, QdCell, i));
  g_ptr_array_sort (order, compare_places);
  for (guint i = 0; i < order->len; i++)
    {
      const QdCell *cell = g_ptr_array_index (order, i);
      double at = cell->x * place->role->unit, a, b;
      double piece[2];
      gboolean covered = cell->start < end && cell->end > start;

      if (covered)
        {
          a = at + qd_flow_get_offset_in_cell (self, place, cell, MAX (start, cell->start));
          b = at + qd_flow_get_offset_in_cell (self, place, cell, MIN (end, cell->end));
          piece[0] = MIN (a, b);
          piece[1] = MAX (a, b);
          if (joined)
            g_array_index (pieces, double, pieces->len - 1) = piece[1];
          else
            g_array_append_vals (pieces, piece, 2);
        }
      joined = covered;
    }
  return TRUE;
}
