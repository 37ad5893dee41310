/* qd-flow-cells.c: the fitted cells of the lines in use, and places inside a cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-sequence.h"
#include "typeset/qd-flow-private.h"

#include <math.h>
#include <string.h>

/* Lines whose cells and glyphs are remembered: a few screens. */
#define MAX_ENTRIES 600

static void
entry_free (QdFlowEntry *entry)
{
  g_array_unref (entry->cells);
  g_clear_pointer (&entry->runs, g_array_unref);
  g_free (entry);
}

void
qd_flow_clear_entries (QdFlow *self)
{
  while (self->order.head)
    {
      QdFlowEntry *entry = self->order.head->data;

      g_queue_unlink (&self->order, &entry->link);
      entry_free (entry);
    }
  g_hash_table_remove_all (self->entries);
}

/* The lines of a cell of a table count from the cell's start to the composer. */
static void
fit_in_cell (QdFlow *self, const QdFlowPlace *place, GArray *cells, GPtrArray *why)
{
  const QdFlowCell *cell = place->cell;
  const QdLine *lines = self->lines + self->paragraphs[place->index].first_line + place->line - place->cell_line;
  g_autofree QdLine *own = g_memdup2 (lines, (gsize) cell->n_lines * sizeof (QdLine));
  QdComposeRequest request;

  for (int i = 0; i < cell->n_lines; i++)
    own[i].start -= (guint32) cell->start;
  qd_flow_request_cell (self, place->paragraph, cell, place->cell->measure, place->cell->align, &request);
  qd_composer_fit (place->role->composer, &request, own, cell->n_lines, place->cell_line, cells, why);
  for (guint i = 0; i < cells->len; i++)
    {
      g_array_index (cells, QdCell, i).start += cell->start;
      g_array_index (cells, QdCell, i).end += cell->start;
    }
}

/* Replaces @cells with those of a line, fitted and put in their order. */
static void
fit (QdFlow *self, const QdFlowPlace *place, GArray *cells, GPtrArray *why)
{
  guint first = self->paragraphs[place->index].first_line;
  QdComposeRequest request;

  if (place->cell)
    fit_in_cell (self, place, cells, why);
  else
    {
      qd_flow_request (self, place->paragraph, &request);
      qd_composer_fit (place->role->composer, &request, self->lines + first,
                       (int) (self->paragraphs[place->index + 1].first_line - first), place->line, cells, why);
    }
  qd_flow_reorder (self, place, cells);
}

/* The entry of @line, its cells fitted now if they are not remembered. */
QdFlowEntry *
qd_flow_get_entry (QdFlow *self, int line)
{
  QdFlowEntry *entry = g_hash_table_lookup (self->entries, GINT_TO_POINTER (line));
  QdFlowPlace place;

  if (entry)
    {
      g_queue_unlink (&self->order, &entry->link);
      g_queue_push_head_link (&self->order, &entry->link);
      return entry;
    }
  if (self->order.length >= MAX_ENTRIES)
    {
      QdFlowEntry *oldest = self->order.tail->data;

      g_queue_unlink (&self->order, &oldest->link);
      g_hash_table_remove (self->entries, GINT_TO_POINTER (oldest->line));
      entry_free (oldest);
    }
  entry = g_new0 (QdFlowEntry, 1);
  entry->line = line;
  entry->link.data = entry;
  entry->cells = g_array_new (FALSE, FALSE, sizeof (QdCell));
  qd_flow_locate (self, line, &place);
  fit (self, &place, entry->cells, NULL);
  g_hash_table_insert (self->entries, GINT_TO_POINTER (line), entry);
  g_queue_push_head_link (&self->order, &entry->link);
  return entry;
}

/**
 * qd_flow_get_cells:
 * @self: a flow
 * @index: 0 … qd_flow_get_n_lines() − 1
 * @cells: (element-type QdCell): its content is replaced; x from the edge of the flow, or of its page; lengths are px ×
 * PANGO_SCALE, bytes count from the start of the line's paragraph
 * @why: (nullable) (element-type utf8): receives the reasons why the line is set so
 */
void
qd_flow_get_cells (QdFlow *self, int index, GArray *cells, GPtrArray *why)
{
  QdFlowPlace place;
  double scale, edge;

  g_return_if_fail (index >= 0 && index < self->n_lines);

  qd_flow_locate (self, index, &place);
  g_array_set_size (cells, 0);
  if (why)
    fit (self, &place, cells, why);
  else
    {
      const GArray *kept = qd_flow_get_entry (self, index)->cells;

      g_array_append_vals (cells, kept->data, kept->len);
    }
  scale = place.role->unit * PANGO_SCALE;
  edge = place.role->start;
  if (place.cell)
    edge += qd_flow_get_table (self, place.index)->start + place.column->start;
  for (guint i = 0; i < cells->len; i++)
    {
      QdCell *cell = &g_array_index (cells, QdCell, i);

      cell->x = lround (cell->x * scale + edge * PANGO_SCALE);
      cell->advance = lround (cell->advance * scale);
      cell->shift = lround (cell->shift * scale);
      cell->cut = lround (cell->cut * scale);
      cell->stretch = lround (cell->stretch * scale);
      cell->lead = lround (cell->lead * scale);
      cell->trail = lround (cell->trail * scale);
    }
}

/* A character of a cell and where its two edges are, px from the cell's start: @head where it begins, @tail where it
 * ends; in right-to-left text the head is on the right. */
typedef struct
{
  int start, end; /* bytes of the cell */
  double head, tail;
} Stop;

static gboolean
is_shaped (const QdCell *cell)
{
  return !qd_glyph_table_is_framed (cell->class) && cell->class != QD_CHAR_SPACE && cell->class != QD_CHAR_INVISIBLE
         && (cell->form == QD_CELL_NORMAL || cell->form == QD_CELL_ROTATED);
}

/* Appends the characters of bytes [start, end), which share the space from @head to @tail. */
static void
append_stops (const char *text, int start, int end, double head, double tail, GArray *stops)
{
  int n_chars = 0, i = 0;

  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    n_chars += p == text + start || qd_char_class (g_utf8_get_char (p)) != QD_CHAR_COMBINING;
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    {
      Stop *last = stops->len > 0 ? &g_array_index (stops, Stop, stops->len - 1) : NULL;
      Stop stop;

      if (p > text + start && qd_char_class (g_utf8_get_char (p)) == QD_CHAR_COMBINING)
        {
          last->end = g_utf8_next_char (p) - text;
          continue;
        }
      stop.start = p - text;
      stop.end = g_utf8_next_char (p) - text;
      stop.head = head + (tail - head) * i / n_chars;
      stop.tail = head + (tail - head) * (i + 1) / n_chars;
      g_array_append_val (stops, stop);
      i++;
    }
}

static int
compare_clusters (gconstpointer a, gconstpointer b)
{
  return ((const Stop *) a)->start - ((const Stop *) b)->start;
}

/* The characters of a shaped word, by its clusters. */
static void
find_shaped_stops (QdFlow *self, const QdFlowPlace *place, const QdCell *cell, const char *text, GArray *stops)
{
  g_autoptr (GArray) glyphs = g_array_new (FALSE, TRUE, sizeof (QdGlyph));
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (Stop));
  gboolean right_to_left = cell->right_to_left;
  double pen = cell->shift * place->role->unit;
  int n_bytes = cell->end - cell->start;
  QdCellFace face;

  qd_flow_find_cell_face (self, place, cell, &face);
  qd_word_cache_shape (face.measured->words, text, n_bytes, glyphs);
  for (guint i = 0; i < glyphs->len; i++)
    {
      const QdGlyph *glyph = &g_array_index (glyphs, QdGlyph, i);
      Stop *last = clusters->len > 0 ? &g_array_index (clusters, Stop, clusters->len - 1) : NULL;
      double next = pen + (double) glyph->advance / PANGO_SCALE;
      Stop cluster = { glyph->cluster, 0, pen, next };

      if (last && glyph->cluster < last->start)
        right_to_left = TRUE;
      if (last && last->start == glyph->cluster)
        last->tail = next;
      else
        g_array_append_val (clusters, cluster);
      pen = next;
    }
  g_array_sort (clusters, compare_clusters);
  for (guint i = 0; i < clusters->len; i++)
    {
      const Stop *cluster = &g_array_index (clusters, Stop, i);
      int end = i + 1 < clusters->len ? cluster[1].start : n_bytes;

      append_stops (text, cluster->start, end, right_to_left ? cluster->tail : cluster->head,
                    right_to_left ? cluster->head : cluster->tail, stops);
    }
}

/* The characters of a cell (element-type Stop). */
static GArray *
find_stops (QdFlow *self, const QdFlowPlace *place, const QdCell *cell)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  const char *text = self->string + place->paragraph->start + cell->start;
  int n_bytes = cell->end - cell->start;
  double length = cell->advance * place->role->unit;
  double head = cell->right_to_left ? length : 0, tail = length - head;
  /* Blank that an annotation asked for belongs to the cell, but not to its character. */
  double lead = cell->lead * place->role->unit, trail = cell->trail * place->role->unit;

  if (cell->class == QD_CHAR_OTHER && qd_sequence_measure_emoji (text, n_bytes) == n_bytes)
    {
      Stop whole = { 0, n_bytes, head, tail };

      g_array_append_val (stops, whole);
    }
  else if (is_shaped (cell))
    find_shaped_stops (self, place, cell, text, stops);
  if (stops->len == 0 && lead + trail > 0)
    append_stops (text, 0, n_bytes, lead, length - trail, stops);
  else if (stops->len == 0)
    append_stops (text, 0, n_bytes, head, tail, stops);
  return stops;
}

double
qd_flow_get_offset_in_cell (QdFlow *self, const QdFlowPlace *place, const QdCell *cell, int byte)
{
  g_autoptr (GArray) stops = NULL;

  if (byte <= cell->start && !cell->right_to_left)
    return 0;
  if (byte >= cell->end && !cell->right_to_left)
    return cell->advance * place->role->unit;
  stops = find_stops (self, place, cell);
  for (guint i = 0; i < stops->len; i++)
    {
      const Stop *stop = &g_array_index (stops, Stop, i);

      if (byte < cell->start + stop->end)
        return stop->head;
    }
  return g_array_index (stops, Stop, stops->len - 1).tail;
}

int
qd_flow_get_byte_in_cell (QdFlow *self, const QdFlowPlace *place, const QdCell *cell, double offset)
{
  g_autoptr (GArray) stops = find_stops (self, place, cell);
  int best = cell->start;
  double distance = G_MAXDOUBLE;

  for (guint i = 0; i < stops->len; i++)
    {
      const Stop *stop = &g_array_index (stops, Stop, i);
      double head = i == 0 && stop->head < stop->tail ? 0 : stop->head;
      double tail = i + 1 == stops->len && stop->head < stop->tail ? cell->advance * place->role->unit : stop->tail;

      if (fabs (offset - head) < distance)
        {
          distance = fabs (offset - head);
          best = cell->start + stop->start;
        }
      if (fabs (offset - tail) < distance)
        {
          distance = fabs (offset - tail);
          best = cell->start + stop->end;
        }
    }
  return best;
}

void
qd_flow_get_frames_in_cell (QdFlow *self, const QdFlowPlace *place, const QdCell *cell, GArray *frames)
{
  g_autoptr (GArray) stops = find_stops (self, place, cell);

  for (guint i = 0; i < stops->len; i++)
    {
      const Stop *stop = &g_array_index (stops, Stop, i);
      double frame[2] = { MIN (stop->head, stop->tail), fabs (stop->tail - stop->head) };

      g_array_append_vals (frames, frame, 2);
    }
}
