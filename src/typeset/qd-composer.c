/* qd-composer.c: a paragraph becomes lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Leads a paragraph through the stages. A very long one goes through in windows, so that scratch memory stays small;
 * one line is cut again from its surroundings alone.
 */
#include "typeset/qd-breaker.h"
#include "typeset/qd-explain.h"
#include "typeset/qd-fitting.h"
#include "typeset/qd-inline-note.h"
#include "typeset/qd-ruby.h"

#include <string.h>

#define WINDOW_BYTES (96 * 1024)
#define CONTEXT_BYTES 2048 /* more than a word, read around a line */
/* No page is wider; beyond, what total-fit would have to look at grows with the measure. */
#define MAX_TOTAL_FIT_EM 400

struct _QdComposer
{
  QdRules rules;
  QdUnits units;
  QdBreaker breaker;
  QdFitting fitting;
};

/**
 * qd_composer_new:
 * @style: how to set; copied
 * @metrics: widths of the paragraph's face; must outlive the composer
 *
 * Returns: (transfer full): a composer for paragraphs of that style and face
 */
QdComposer *
qd_composer_new (const QdStyle *style, QdMetrics *metrics)
{
  QdComposer *self = g_new0 (QdComposer, 1);

  qd_rules_init (&self->rules, style, metrics);
  qd_breaker_init (&self->breaker);
  qd_fitting_init (&self->fitting);
  return self;
}

/**
 * qd_composer_free:
 * @self: (transfer full): a composer
 */
void
qd_composer_free (QdComposer *self)
{
  qd_units_clear (&self->units);
  qd_breaker_clear (&self->breaker);
  qd_fitting_clear (&self->fitting);
  g_free (self);
}

/* A request that no line could be set by is made the narrowest that can. */
static QdComposeRequest
sanitized (const QdComposer *self, const QdComposeRequest *request)
{
  QdComposeRequest result = *request;

  result.measure = MAX (request->measure, self->rules.em);
  result.first_indent = CLAMP (request->first_indent, 0, result.measure - self->rules.em);
  result.hanging = CLAMP (request->hanging, 0, result.measure - self->rules.em);
  if (!result.spans)
    result.n_spans = 0;
  if (qd_ruby_takes_column (&result, self->rules.vertical))
    {
      /* The column belongs to every character, those of the indent too (CLREQ 3.3.3). */
      result.column = QD_ZHUYIN_COLUMN_EM (self->rules.em);
      result.measure = MAX (result.measure, self->rules.em + result.column);
      result.first_indent = MIN (result.first_indent + result.first_indent / 2, result.measure - self->rules.em);
      result.hanging = MIN (result.hanging + result.hanging / 2, result.measure - self->rules.em);
    }
  return result;
}

static int
aligned (const QdComposeRequest *request, gint64 byte)
{
  int at = CLAMP (byte, 0, request->n_bytes);

  while (at < request->n_bytes && at > 0 && ((guchar) request->text[at] & 0xC0) == 0x80)
    at++;
  return at;
}

/* A place at or before @byte where cutting may begin with the same result as from the paragraph's start: at a Han
 * character that stands after another. */
static int
find_restart (const QdComposeRequest *request, int byte)
{
  int limit = MAX (byte - CONTEXT_BYTES, 0);

  if (limit == 0)
    return 0;
  for (int at = aligned (request, byte - CONTEXT_BYTES / 4) - 3; at >= limit + 3; at--)
    {
      const guchar *p = (const guchar *) request->text + at;

      if (p[0] >= 0xE4 && p[0] <= 0xE9 && p[-3] >= 0xE4 && p[-3] <= 0xE9)
        return at;
    }
  return byte;
}

/* An inline note is counted in pairs from its beginning. */
static int
find_note_start (const QdComposeRequest *request, int byte)
{
  gsize at = request->text_start + byte;

  for (int i = 0; i < request->n_spans && request->spans[i].start < at; i++)
    {
      const QdSpan *span = &request->spans[i];

      if (span->kind == QD_SPAN_INLINE_NOTE && span->end > at && span->start >= request->text_start)
        return span->start - request->text_start;
    }
  return byte;
}

static void
cut (QdComposer *self, const QdComposeRequest *request, int start, int end)
{
  start = find_note_start (request, start);
  qd_units_scan (&self->units, &self->rules, request, start, end);
  qd_units_pair (&self->units, &self->rules);
}

static gboolean
is_justified (const QdComposer *self, const QdComposeRequest *request)
{
  return request->align == QD_ALIGN_JUSTIFY && self->rules.style.justify;
}

static int
line_measure (const QdComposeRequest *request, int start)
{
  return request->measure - (start == 0 ? request->first_indent : request->hanging);
}

static void
append_line (QdComposer *self, const QdComposeRequest *request, int a, int b, GArray *lines)
{
  QdBoundary *boundary = self->units.boundary;
  int start = self->units.unit[a].start;
  int width = boundary[b].end_width - boundary[a].start_width;
  /* A line of nothing but spaces has no width; its sums would tell that of the line before it. */
  QdLine line = { start, line_measure (request, start) - MAX (width, 0) };

  g_array_append_val (lines, line);
}

/* Breaks from byte @start on, looking @window bytes ahead. Returns where the next window starts. */
static int
break_window (QdComposer *self, const QdComposeRequest *request, int start, int window, GArray *lines)
{
  int end = aligned (request, (gint64) start + window), a;
  GArray *breaks = self->breaker.breaks;
  QdBreakTask task = {
    .measure = request->measure - request->hanging,
    .at_start = start == 0,
    .total_fit = self->rules.style.breaking == QD_BREAKING_TOTAL_FIT && is_justified (self, request)
                 && request->measure / self->rules.em <= MAX_TOTAL_FIT_EM,
  };

  cut (self, request, find_restart (request, start), end);
  qd_units_sum (&self->units, &self->rules);
  task.at_end = self->units.unit[self->units.n].start >= request->n_bytes;
  task.first = a = qd_units_find (&self->units, start);
  task.first_measure = line_measure (request, start);
  qd_breaker_run (&self->breaker, &self->units, &self->rules, &task);
  for (int i = 0; i < breaks->len; i++)
    {
      if (!task.at_end && i + 1 == breaks->len)
        break; /* The last line may go on beyond the window. */
      append_line (self, request, a, g_array_index (breaks, int, i), lines);
      a = g_array_index (breaks, int, i);
    }
  return task.at_end ? request->n_bytes : self->units.unit[a].start;
}

/**
 * qd_composer_break:
 * @self: a composer
 * @request: a paragraph
 * @lines: (element-type QdLine): receives its lines
 *
 * A measure of less than an em is taken for one em. What no rule allows to break is broken all the same rather than
 * run over the measure; only a single unit wider than the measure does.
 *
 * Returns: how many lines were appended, at least one
 */
int
qd_composer_break (QdComposer *self, const QdComposeRequest *request, GArray *lines)
{
  QdComposeRequest paragraph = sanitized (self, request);
  int n_before = lines->len, at = 0, window = WINDOW_BYTES;

  while (at < paragraph.n_bytes)
    {
      int next = break_window (self, &paragraph, at, window, lines);

      if (next == at)
        window = MIN ((gint64) window * 2, G_MAXINT / 4);
      at = next;
    }
  if (lines->len == n_before)
    {
      QdLine empty = { 0, line_measure (&paragraph, 0) };

      g_array_append_val (lines, empty);
    }
  return lines->len - n_before;
}

/* Marks whose frame is not the font's stand in the middle of it (GB 5.1.6, 5.1.7, 5.1.9). */
static int
centring (const QdComposer *self, const QdComposeRequest *request, const QdUnit *unit)
{
  gunichar ch;
  int n_bytes;

  if (unit->class != QD_CHAR_INTERPUNCT && unit->class != QD_CHAR_CONNECTOR && unit->class != QD_CHAR_SOLIDUS)
    return 0;
  qd_scan_class (request->text + unit->start, request->text + request->n_bytes, &ch, &n_bytes);
  return (unit->width - self->units.column - self->rules.metrics->char_advance (self->rules.metrics, ch)) / 2;
}

static const QdUnitNote *
find_note (const QdComposer *self, int unit)
{
  const GArray *notes = self->units.notes;

  for (guint i = 0; notes && i < notes->len; i++)
    {
      const QdUnitNote *note = &g_array_index (notes, QdUnitNote, i);

      if (unit >= note->first && unit <= note->last)
        return note;
    }
  return NULL;
}

/* The part of a note that stands on this line, from unit @first on, in its two lines from @x. Returns the unit after
 * it. */
static int
append_note (QdComposer *self, const QdComposeRequest *request, const QdUnitNote *note, int first, int x, GArray *cells)
{
  const QdFitting *fitting = &self->fitting;
  int n = MIN (note->last + 1, fitting->b) - first, room = 0, width, n_first, pen = 0;
  g_autofree QdNoteAtom *atoms = g_new0 (QdNoteAtom, n);
  guint from = cells->len;
  double ratio;

  for (int i = 0; i < n; i++)
    {
      const QdUnit *unit = &self->units.unit[first + i];
      const QdFitUnit *fit = &g_array_index (fitting->units, QdFitUnit, first + i - fitting->a);
      QdCell cell = { .start = unit->start, .end = unit[1].start, .x = x, .form = unit->form };
      gunichar ch;
      int n_bytes;

      cell.class = qd_scan_class (request->text + cell.start, request->text + request->n_bytes, &ch, &n_bytes);
      atoms[i].width = first + i == note->last ? note->last_width : 2 * unit->width;
      atoms[i].no_start = self->rules.edges[cell.class] & QD_EDGE_NO_START;
      atoms[i].no_end = self->rules.edges[cell.class] & QD_EDGE_NO_END;
      room += fit->width;
      g_array_append_val (cells, cell);
    }
  n_first = qd_inline_note_split (atoms, n, &width);
  ratio = width > room ? (double) room / width : 1;
  for (int i = 0; i < n; i++)
    {
      QdCell *cell = &g_array_index (cells, QdCell, from + i);

      if (i == n_first)
        pen = 0;
      cell->x = x + pen * ratio;
      cell->advance = atoms[i].width * ratio;
      cell->sub_line = i < n_first ? 1 : 2;
      cell->scale = QD_INLINE_NOTE_SCALE * ratio;
      pen += atoms[i].width;
    }
  return first + n;
}

static void
append_cells (QdComposer *self, const QdComposeRequest *request, int x, GArray *cells)
{
  const QdFitting *fitting = &self->fitting;

  for (int i = fitting->a; i < fitting->b; i++)
    {
      const QdUnitNote *note = find_note (self, i);

      const QdUnit *unit = &self->units.unit[i];
      const QdFitUnit *fit = &g_array_index (fitting->units, QdFitUnit, i - fitting->a);
      int gap = i > fitting->a && (unit->flags & QD_UNIT_GAP) ? self->rules.gap : 0;
      int hyphen = i == fitting->last ? fitting->hyphen : 0;
      QdCell cell = {
        .start = unit->start,
        .end = unit[1].start,
        .x = x + fit->before,
        .advance = fit->width - fit->lead - fit->trail,
        .shift = centring (self, request, unit) + fit->lead_blank - fit->lead,
        .lead = fit->lead_blank,
        .trail = fit->trail_blank,
        .cut = fit->lead + fit->trail,
        .stretch =
            fit->before - gap + (i <= fitting->last && unit->class == QD_CHAR_SPACE ? fit->width - unit->width : 0),
        .class = unit->class,
        .form = unit->form,
        .scale = 1,
        .hanging = fitting->hung > 0 && i == fitting->last,
        .hyphen = hyphen > 0,
      };

      if (note)
        {
          int next = append_note (self, request, note, i, cell.x, cells);

          x = cell.x;
          for (; i < next; i++)
            x += g_array_index (fitting->units, QdFitUnit, i - fitting->a).width;
          i--;
          continue;
        }
      x = cell.x + cell.advance;
      /* What could have been parted and was not is one word again. */
      if (i > fitting->a && unit->penalty == QD_PENALTY_SOFT)
        {
          QdCell *word = &g_array_index (cells, QdCell, cells->len - 1);

          word->end = cell.end;
          word->advance = x - word->x;
          word->hyphen = cell.hyphen;
          continue;
        }
      g_array_append_val (cells, cell);
    }
}

static int
align_offset (const QdComposeRequest *request, int slack)
{
  switch (request->align)
    {
    case QD_ALIGN_JUSTIFY:
    case QD_ALIGN_START:
      return 0;
    case QD_ALIGN_CENTER:
      return MAX (slack / 2, 0);
    case QD_ALIGN_END:
      return MAX (slack, 0);
    }
  g_return_val_if_reached (0);
}

/**
 * qd_composer_fit:
 * @self: a composer
 * @request: the paragraph as it was broken
 * @lines: its lines
 * @n_lines: how many
 * @line: which of them to fit
 * @cells: (element-type QdCell): receives the cells in place of what it holds
 * @why: (nullable) (element-type utf8): receives the reasons, one sentence each
 *
 * Returns: the width of the line after fitting, without indent and without a hung mark
 */
int
qd_composer_fit (QdComposer *self,
                 const QdComposeRequest *request,
                 const QdLine *lines,
                 int n_lines,
                 int line,
                 GArray *cells,
                 GPtrArray *why)
{
  QdComposeRequest paragraph = sanitized (self, request);
  int start = lines[line].start;
  gboolean is_last = line + 1 == n_lines;
  int end = is_last ? paragraph.n_bytes : (int) lines[line + 1].start;
  int measure = line_measure (&paragraph, start);
  int a, b, x;

  g_array_set_size (cells, 0);
  cut (self, &paragraph, find_restart (&paragraph, start), aligned (&paragraph, (gint64) end + CONTEXT_BYTES));
  a = qd_units_find (&self->units, start);
  b = qd_units_find (&self->units, end);
  if (a >= b)
    return 0;
  qd_fitting_run (&self->fitting, &self->units, &self->rules, a, b, measure,
                  is_justified (self, &paragraph) && !is_last);
  x = start == 0 ? paragraph.first_indent : paragraph.hanging;
  x += align_offset (&paragraph, measure - self->fitting.width);
  append_cells (self, &paragraph, x, cells);
  if (why)
    {
      QdExplain explain = { &self->fitting, &self->units, &self->rules, &paragraph, n_lines - line - 1, why };

      qd_units_sum (&self->units, &self->rules);
      qd_explain_line (&explain);
    }
  return self->fitting.width;
}
