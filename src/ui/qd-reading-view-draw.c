/* qd-reading-view-draw.c: the lines in view become render nodes, with the reader's marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-reading-view-private.h"

#include <math.h>

#include "ui/qd-line-node.h"
#include "ui/qd-marks.h"

/* Nodes of lines kept for scrolling to and fro; a page has about forty. */
#define MAX_NODES 400
#define CARET_WIDTH 2
#define TURN_SLIDE 28 /* px that a page comes from aside while it turns */

/* One mark in view with its figure, in the widget's coordinates. */
typedef struct
{
  QdAnnotation *annotation; /* (nullable): the document's own mark */
  gsize start, end;
  GArray *lines; /* of QdRect */
  GArray *cells; /* of QdRect, for dots and circles */
  QdMarkPaint paint;
} Mark;

static void
mark_clear (gpointer data)
{
  Mark *mark = data;

  g_clear_object (&mark->annotation);
  g_clear_pointer (&mark->lines, g_array_unref);
  g_clear_pointer (&mark->cells, g_array_unref);
}

static GskRenderNode *
get_line_node (QdReadingView *self, int index, const QdFlowLine *line)
{
  GskRenderNode *node = g_hash_table_lookup (self->nodes, GINT_TO_POINTER (index));
  GdkRGBA text, dim;

  if (node)
    return node;
  if (g_hash_table_size (self->nodes) >= MAX_NODES)
    g_hash_table_remove_all (self->nodes);
  text = qd_page_colors_get_ink (self->colors, QD_INK_TEXT);
  dim = qd_page_colors_get_ink (self->colors, QD_INK_DIM);
  node = qd_line_node_new (line, qd_flow_get_glyphs (self->flow, index), &text, &dim);
  g_hash_table_insert (self->nodes, GINT_TO_POINTER (index), node);
  return node;
}

static void
snapshot_lines (QdReadingView *self, GtkSnapshot *snapshot, int first, int last, double dx, double dy)
{
  for (int i = first; i < last; i++)
    {
      QdFlowLine line;

      qd_flow_get_line (self->flow, i, &line);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (line.box.x + dx, line.box.y + dy));
      gtk_snapshot_append_node (snapshot, get_line_node (self, i, &line));
      gtk_snapshot_restore (snapshot);
    }
}

/* The figure of a range, moved into the widget; only what can be seen of it is asked for. */
static GArray *
get_lines (QdReadingView *self, gsize start, gsize end, gsize first, gsize last, double dx, double dy)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (QdRect));

  start = MAX (start, first);
  end = MIN (end, last);
  if (start < end)
    qd_flow_get_range_rects (self->flow, start, end, rects);
  for (guint i = 0; i < rects->len; i++)
    {
      g_array_index (rects, QdRect, i).x += dx;
      g_array_index (rects, QdRect, i).y += dy;
    }
  return rects;
}

static GArray *
get_cells (QdReadingView *self, gsize start, gsize end, gsize first, gsize last, double dx, double dy)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (QdRect));

  start = MAX (start, first);
  end = MIN (end, last);
  if (start < end)
    qd_flow_get_emphasis_cells (self->flow, start, end, rects);
  for (guint i = 0; i < rects->len; i++)
    {
      g_array_index (rects, QdRect, i).x += dx;
      g_array_index (rects, QdRect, i).y += dy;
    }
  return rects;
}

static void
fill_paint (QdReadingView *self, QdMarkPaint *paint, QdAnnotation *annotation)
{
  const char *color = qd_annotation_get_color (annotation);
  const QdStyle *style = qd_flow_get_style (self->flow);

  *paint = (QdMarkPaint){
    .style = qd_annotation_get_style (annotation),
    .wash = qd_page_colors_get_mark (self->colors, color, QD_SHADE_WASH),
    .stroke = qd_page_colors_get_mark (self->colors, color, QD_SHADE_STROKE),
    .em_px = style->size_px,
    .vertical = style->direction == QD_DIRECTION_VERTICAL,
    .outlined = qd_page_colors_has_outlines (self->colors),
    .current = annotation == qd_session_get_current (self->session),
  };
  /* A place that is only a guess looks like one. */
  if (qd_annotation_get_state (annotation) == QD_STATE_UNSURE)
    {
      paint->wash.alpha *= 0.5;
      paint->stroke.alpha *= 0.5;
    }
}

/* Lanes are given over whole annotations, so that they do not change while scrolling. */
static void
assign_lanes (GArray *marks, gboolean vertical)
{
  g_autofree QdMarkSpan *spans = g_new0 (QdMarkSpan, MAX (marks->len, 1));

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      spans[i].start = mark->start;
      spans[i].end = mark->end;
      spans[i].side = qd_marks_get_side (mark->paint.style);
    }
  qd_marks_assign_lanes (spans, marks->len, vertical);
  for (guint i = 0; i < marks->len; i++)
    g_array_index (marks, Mark, i).paint.lane = spans[i].lane;
}

static gboolean
is_line (const Mark *mark)
{
  return qd_marks_get_side (mark->paint.style) == QD_MARK_SIDE_LINES;
}

/* Two lines in one lane that meet are parted. */
static void
part_lines (QdReadingView *self, GArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      Mark *mark = &g_array_index (marks, Mark, i);
      gboolean before = FALSE, after = FALSE;

      for (guint j = 0; is_line (mark) && j < marks->len; j++)
        {
          const Mark *other = &g_array_index (marks, Mark, j);

          if (j == i || !is_line (other) || other->paint.lane != mark->paint.lane)
            continue;
          before |= other->end == mark->start;
          after |= other->start == mark->end;
        }
      qd_flow_trim_rects (self->flow, mark->lines, before, after);
    }
}

static QdMarkStyle
get_text_mark_style (const QdTextMark *mark)
{
  return mark->kind == QD_SPAN_NAME ? QD_MARK_UNDERLINE : mark->kind == QD_SPAN_WORK ? QD_MARK_WAVY : QD_MARK_DOTS;
}

/* The marks that are the document's own, in the colour of the text. */
static void
collect_text_marks (QdReadingView *self, GArray *marks, gsize first, gsize last, double dx, double dy)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (QdTextMark));
  const QdStyle *style = qd_flow_get_style (self->flow);

  qd_flow_get_text_marks (self->flow, first, last, found);
  for (guint i = 0; i < found->len; i++)
    {
      const QdTextMark *source = &g_array_index (found, QdTextMark, i);
      Mark mark = { .start = source->start, .end = source->end };

      mark.paint = (QdMarkPaint){ .style = get_text_mark_style (source),
                                  .stroke = qd_page_colors_get_ink (self->colors, QD_INK_TEXT),
                                  .em_px = style->size_px,
                                  .vertical = style->direction == QD_DIRECTION_VERTICAL,
                                  .printed = TRUE };
      mark.lines = get_lines (self, mark.start, mark.end, first, last, dx, dy);
      if (mark.paint.style == QD_MARK_DOTS)
        mark.cells = get_cells (self, mark.start, mark.end, first, last, dx, dy);
      g_array_append_val (marks, mark);
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  gsize first = ((const Mark *) a)->start, second = ((const Mark *) b)->start;

  return first < second ? -1 : first > second;
}

static void
collect_annotations (QdReadingView *self, GArray *marks, gsize first, gsize last, double dx, double dy)
{
  QdReading *reading = qd_document_get_reading (qd_flow_get_document (self->flow));
  QdAnnotationList *list = qd_session_get_annotations (self->session);
  g_autoptr (GPtrArray) touching = NULL;

  if (!list)
    return;
  touching = qd_annotation_list_dup_touching (list, qd_reading_to_source (reading, first, QD_BIAS_START),
                                              qd_reading_to_source (reading, last, QD_BIAS_END));
  for (guint i = 0; i < touching->len; i++)
    {
      QdAnnotation *annotation = g_ptr_array_index (touching, i);
      QdAnnotationKind kind = qd_annotation_get_kind (annotation);
      Mark mark = { 0 };

      if ((kind != QD_ANNOTATION_HIGHLIGHT && kind != QD_ANNOTATION_NOTE)
          || !qd_session_get_annotation_range (self->session, annotation, &mark.start, &mark.end) || mark.end <= first
          || mark.start >= last)
        continue;
      mark.annotation = g_object_ref (annotation);
      fill_paint (self, &mark.paint, annotation);
      mark.lines = get_lines (self, mark.start, mark.end, first, last, dx, dy);
      if (mark.paint.style == QD_MARK_DOTS || mark.paint.style == QD_MARK_CIRCLES)
        mark.cells = get_cells (self, mark.start, mark.end, first, last, dx, dy);
      g_array_append_val (marks, mark);
    }
}

static GArray *
collect_marks (QdReadingView *self, gsize first, gsize last, double dx, double dy)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (Mark));

  g_array_set_clear_func (marks, mark_clear);
  collect_text_marks (self, marks, first, last, dx, dy);
  collect_annotations (self, marks, first, last, dx, dy);
  g_array_sort (marks, compare_marks);
  assign_lanes (marks, qd_reading_view_is_vertical (self));
  part_lines (self, marks);
  return marks;
}

static void
append_wash (QdReadingView *self, GtkSnapshot *snapshot, GArray *lines, GdkRGBA color, gboolean current)
{
  const QdStyle *style = qd_flow_get_style (self->flow);
  QdMarkPaint paint = { .style = QD_MARK_FILL,
                        .wash = color,
                        .stroke = qd_page_colors_get_ink (self->colors, QD_INK_CINNABAR),
                        .em_px = style->size_px,
                        .vertical = style->direction == QD_DIRECTION_VERTICAL,
                        .current = current };

  qd_marks_append_below (snapshot, &paint, (const QdRect *) lines->data, lines->len);
}

static void
snapshot_matches (QdReadingView *self, GtkSnapshot *snapshot, gsize first, gsize last, double dx, double dy)
{
  GdkRGBA color = qd_page_colors_get_mark (self->colors, "yellow", QD_SHADE_WASH);
  guint low = 0, high = self->matches ? self->matches->len / 2 : 0;

  /* The first that ends after the top of the page. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->matches, gsize, 2 * middle + 1) <= first)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = 2 * low; self->matches && i + 1 < self->matches->len; i += 2)
    {
      gsize start = g_array_index (self->matches, gsize, i), end = g_array_index (self->matches, gsize, i + 1);
      g_autoptr (GArray) lines = NULL;

      if (start >= last)
        break;
      lines = get_lines (self, start, end, first, last, dx, dy);
      append_wash (self, snapshot, lines, color, FALSE);
    }
}

static void
snapshot_below (
    QdReadingView *self, GtkSnapshot *snapshot, GArray *marks, gsize first, gsize last, double dx, double dy)
{
  g_autoptr (GArray) selected = NULL;
  gsize start, end;

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      qd_marks_append_below (snapshot, &mark->paint, (const QdRect *) mark->lines->data, mark->lines->len);
    }
  snapshot_matches (self, snapshot, first, last, dx, dy);
  qd_session_get_selection (self->session, &start, &end);
  selected = get_lines (self, start, end, first, last, dx, dy);
  append_wash (self, snapshot, selected, qd_page_colors_get_ink (self->colors, QD_INK_SELECTION), FALSE);
  if (self->flash_strength > 0)
    {
      g_autoptr (GArray) flashed = get_lines (self, self->flash_start, self->flash_end, first, last, dx, dy);
      GdkRGBA color = qd_page_colors_get_ink (self->colors, QD_INK_CINNABAR);

      color.alpha = 0.45 * self->flash_strength;
      append_wash (self, snapshot, flashed, color, FALSE);
    }
}

/* Which emendations are worth a sign on the page; of the others the tooltip tells. */
static gboolean
is_shown (QdEmendationKind kind)
{
  switch (kind)
    {
    case QD_EMENDATION_PINYIN:
    case QD_EMENDATION_BYTES:
    case QD_EMENDATION_MOJIBAKE:
    case QD_EMENDATION_ENTITY:
    case QD_EMENDATION_LOST:
    case QD_EMENDATION_READER:
    case QD_EMENDATION_PAGE:
    case QD_EMENDATION_SITE:
    case QD_EMENDATION_DOUBLED:
      return TRUE;
    case QD_EMENDATION_WIDTH:
    case QD_EMENDATION_INVISIBLE:
    case QD_EMENDATION_SPACING:
    case QD_EMENDATION_MARKUP:
    case QD_EMENDATION_SCRIPT:
    case QD_EMENDATION_QUOTES:
    case QD_EMENDATION_DIGITS:
      return FALSE;
    }
  return FALSE;
}

static void
snapshot_emendations (QdReadingView *self, GtkSnapshot *snapshot, gsize first, gsize last, double dx, double dy)
{
  QdDocument *document = qd_flow_get_document (self->flow);
  QdReading *reading = qd_document_get_reading (document);
  GPtrArray *emendations = qd_reading_get_emendations (reading);
  const char *string = qd_document_get_string (document, NULL);
  int from = qd_reading_to_source (reading, first, QD_BIAS_START);
  const QdStyle *style = qd_flow_get_style (self->flow);
  gboolean has_ruby = style->ruby_from_damage && style->ruby != QD_RUBY_NONE;
  GdkRGBA color = qd_page_colors_get_ink (self->colors, QD_INK_CINNABAR);
  guint low = 0, high = emendations ? emendations->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((const QdEmendation *) g_ptr_array_index (emendations, middle))->end < from)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; emendations && i < emendations->len; i++)
    {
      const QdEmendation *emendation = g_ptr_array_index (emendations, i);
      gsize start = qd_reading_from_source (reading, emendation->start, QD_BIAS_START);
      gsize end = qd_reading_from_source (reading, emendation->end, QD_BIAS_END);
      g_autoptr (GArray) lines = NULL;

      if (start >= last)
        break;
      /* Pinyin that stands over its character says so itself. */
      if (!is_shown (emendation->kind) || (emendation->kind == QD_EMENDATION_PINYIN && has_ruby))
        continue;
      /* Where something was left out the character before it bears the sign. */
      if (start == end && start > 0)
        start = g_utf8_prev_char (string + start) - string;
      lines = get_lines (self, start, end, first, last, dx, dy);
      qd_marks_append_dotted (snapshot, &color, qd_reading_view_is_vertical (self), (const QdRect *) lines->data,
                              lines->len);
    }
}

static void
snapshot_links (QdReadingView *self, GtkSnapshot *snapshot, gsize first, gsize last, double dx, double dy)
{
  QdMarkPaint paint = { .style = QD_MARK_UNDERLINE,
                        .stroke = qd_page_colors_get_ink (self->colors, QD_INK_DIM),
                        .em_px = MIN (qd_flow_get_style (self->flow)->size_px, 14),
                        .vertical = qd_reading_view_is_vertical (self) };
  int n_spans;
  const QdSpan *spans = qd_document_get_spans (qd_flow_get_document (self->flow), &n_spans);

  for (int i = 0; i < n_spans && spans[i].start < last; i++)
    if (spans[i].kind == QD_SPAN_LINK && spans[i].end > first)
      {
        g_autoptr (GArray) lines = get_lines (self, spans[i].start, spans[i].end, first, last, dx, dy);

        qd_marks_append_above (snapshot, &paint, (const QdRect *) lines->data, lines->len, NULL, 0);
      }
}

static void
snapshot_caret (QdReadingView *self, GtkSnapshot *snapshot, double dx, double dy)
{
  GdkRGBA color = qd_page_colors_get_ink (self->colors, QD_INK_CINNABAR);
  gboolean vertical = qd_reading_view_is_vertical (self);
  graphene_rect_t bar;
  QdRect caret;

  if (!self->caret_shown || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return;
  qd_flow_get_caret (self->flow, qd_session_get_caret (self->session), &caret);
  bar = GRAPHENE_RECT_INIT (round (caret.x + dx) - (vertical ? 0 : CARET_WIDTH / 2),
                            round (caret.y + dy) - (vertical ? CARET_WIDTH / 2 : 0),
                            vertical ? caret.width : CARET_WIDTH, vertical ? CARET_WIDTH : caret.height);
  gtk_snapshot_append_color (snapshot, &color, &bar);
}

static void
snapshot_above (QdReadingView *self, GtkSnapshot *snapshot, GArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      qd_marks_append_above (snapshot, &mark->paint, (const QdRect *) mark->lines->data, mark->lines->len,
                             mark->cells ? (const QdRect *) mark->cells->data : NULL,
                             mark->cells ? mark->cells->len : 0);
    }
}

/* The rules of tables. */
static void
snapshot_rules (QdReadingView *self, GtkSnapshot *snapshot, int first, int last, double dx, double dy)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (QdRect));
  GdkRGBA color = qd_page_colors_get_ink (self->colors, QD_INK_TEXT);

  qd_flow_get_rules (self->flow, first, last, rules);
  for (guint i = 0; i < rules->len; i++)
    {
      const QdRect *rule = &g_array_index (rules, QdRect, i);

      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (rule->x + dx, round (rule->y + dy), rule->width, rule->height));
    }
}

/* The text in @clip, a part of the flow, with its marks. */
static void
snapshot_text (QdReadingView *self, GtkSnapshot *snapshot, const QdRect *clip, double dx, double dy)
{
  g_autoptr (GArray) marks = NULL;
  QdFlowLine line;
  gsize from, to;
  int first, last;

  qd_flow_find_lines_in (self->flow, clip, &first, &last);
  if (first == last)
    return;
  qd_flow_get_line (self->flow, first, &line);
  from = line.start;
  qd_flow_get_line (self->flow, last - 1, &line);
  to = line.end;
  marks = collect_marks (self, from, to, dx, dy);
  snapshot_below (self, snapshot, marks, from, to, dx, dy);
  if (self->explained >= first && self->explained < last)
    qd_reading_view_snapshot_explained (self, snapshot, dx, dy);
  snapshot_links (self, snapshot, from, to, dx, dy);
  snapshot_rules (self, snapshot, first, last, dx, dy);
  qd_reading_view_snapshot_pictures (self, snapshot, first, last, dx, dy);
  snapshot_lines (self, snapshot, first, last, dx, dy);
  snapshot_emendations (self, snapshot, from, to, dx, dy);
  snapshot_above (self, snapshot, marks);
  snapshot_caret (self, snapshot, dx, dy);
}

static void
snapshot_scroll (QdReadingView *self, GtkSnapshot *snapshot)
{
  double dx, dy, reach = qd_flow_get_style (self->flow)->size_px;
  QdRect clip, seen;

  qd_reading_view_get_flow_clip (self, &clip);
  qd_reading_view_get_offset (self, &dx, &dy);
  /* What stands between the lines reaches into the next line's box. */
  seen = (QdRect){ clip.x - reach, clip.y - reach, clip.width + 2 * reach, clip.height + 2 * reach };
  snapshot_text (self, snapshot, &seen, dx, dy);
  qd_margin_notes_snapshot (self->notes, snapshot, &clip, dx, dy, self->colors, qd_session_get_current (self->session));
}

/* The pages that stand side by side, from @page on, moved aside by @shift px. */
static void
snapshot_spread (QdReadingView *self, GtkSnapshot *snapshot, int page, double shift)
{
  double dx, dy;
  QdRect clip, all;

  qd_reading_view_get_page_clip (self, page, &clip);
  qd_reading_view_get_page_offset (self, page, &dx, &dy);
  all = (QdRect){ -dx, -dy, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (shift, 0));
  snapshot_text (self, snapshot, &clip, dx, dy);
  qd_reading_view_snapshot_margins (self, snapshot, page);
  qd_margin_notes_set_pages (self->notes, page, page + qd_reading_view_get_n_facing (self));
  qd_margin_notes_snapshot (self->notes, snapshot, &all, dx, dy, self->colors, qd_session_get_current (self->session));
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_pages (QdReadingView *self, GtkSnapshot *snapshot)
{
  gboolean to_the_left = (self->page > self->page_before) != qd_reading_view_is_vertical (self);
  double slide = to_the_left ? -TURN_SLIDE : TURN_SLIDE;

  if (self->turned < 1)
    {
      gtk_snapshot_push_opacity (snapshot, 1 - self->turned);
      snapshot_spread (self, snapshot, self->page_before, slide * self->turned);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_push_opacity (snapshot, self->turned);
    }
  snapshot_spread (self, snapshot, self->page, slide * (self->turned - 1));
  if (self->turned < 1)
    gtk_snapshot_pop (snapshot);
  qd_reading_view_snapshot_zone (self, snapshot);
}

/* The paper lies outside the clip that holds the text: in one container with it cairo draws three times as long. */
void
qd_reading_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QdReadingView *self = QD_READING_VIEW (widget);
  GdkRGBA paper = qd_page_colors_get_ink (self->colors, QD_INK_PAPER);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  gtk_snapshot_append_color (snapshot, &paper, &bounds);
  gtk_snapshot_push_clip (snapshot, &bounds);
  if (self->flow && self->session && qd_session_get_flow (self->session) == self->flow)
    {
      if (qd_reading_view_is_paged (self))
        snapshot_pages (self, snapshot);
      else
        snapshot_scroll (self, snapshot);
    }
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->bar), snapshot);
}
