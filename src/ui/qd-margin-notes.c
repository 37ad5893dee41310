/* qd-margin-notes.c: notes beside their lines (旁批), or above them in vertical text (眉批)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-margin-notes.h"

#include <math.h>
#include <string.h>

#include "ui/qd-line-node.h"

#define GAP 20         /* px between the text and the notes */
#define EDGE 12        /* px between the notes and the window */
#define MIN_WIDTH 84   /* px: six characters */
#define MAX_WIDTH 260  /* longer lines are hard to read in a margin */
#define NOTE_SCALE 0.7 /* of the body */
#define MAX_LINES 10   /* the panel shows the rest */
#define BETWEEN 8      /* px between two notes */
#define MIN_CHARS 5    /* of a column above vertical text */
#define MAX_COLUMNS 8  /* the same as MAX_LINES for columns */
#define COLUMN_GAP 0.3 /* em of the note between its columns */
#define MARK "※"
#define MARK_SIZE 22 /* px that can be hit */

/* The first that is installed is used; the last ones are Song and always there. */
#define KAI_FAMILIES "LXGW WenKai, Kaiti SC, STKaiti, KaiTi, AR PL UKai CN, TW-Kai, Noto Serif CJK SC, Serif"

typedef struct
{
  QdAnnotation *annotation;
  PangoLayout *layout; /* (nullable): of the note; NULL where only a mark is shown, and in vertical text */
  QdFlow *columns;     /* (nullable): of the note above vertical text */
  QdRect box;
  int page; /* 0 where the text scrolls */
} Item;

struct _QdMarginNotes
{
  GArray *items; /* of Item, from the top */
  PangoLayout *mark;
  QdFaces *faces; /* (nullable): of the notes above vertical text, opened once for all of them */
  gboolean dirty;
  gboolean open;
  QdMarginRoom room;
  int first_page, last_page; /* in view; the same where the text scrolls */
};

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->annotation);
  g_clear_object (&item->layout);
  g_clear_object (&item->columns);
}

/**
 * qd_margin_notes_new:
 *
 * Returns: (transfer full): a margin without notes
 */
QdMarginNotes *
qd_margin_notes_new (void)
{
  QdMarginNotes *self = g_new0 (QdMarginNotes, 1);

  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  self->dirty = TRUE;
  return self;
}

/**
 * qd_margin_notes_free:
 * @self: (nullable): the notes
 */
void
qd_margin_notes_free (QdMarginNotes *self)
{
  if (!self)
    return;
  g_array_unref (self->items);
  g_clear_object (&self->mark);
  g_clear_pointer (&self->faces, qd_faces_unref);
  g_free (self);
}

/**
 * qd_margin_notes_invalidate:
 * @self: the notes
 *
 * The next qd_margin_notes_update() lays out anew.
 */
void
qd_margin_notes_invalidate (QdMarginNotes *self)
{
  self->dirty = TRUE;
}

static gboolean
has_note (QdAnnotation *annotation)
{
  return *qd_annotation_get_note (annotation) != '\0' && qd_annotation_get_state (annotation) != QD_STATE_ORPHAN;
}

static PangoLayout *
create_layout (GtkWidget *widget, const QdStyle *style, const char *text, double size_px)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontDescription *font;
  g_autofree char *families = NULL;

  if (*style->families[QD_FACE_KAI])
    families = g_strconcat (style->families[QD_FACE_KAI], ", ", KAI_FAMILIES, NULL);
  font = pango_font_description_from_string (families ? families : KAI_FAMILIES);
  pango_font_description_set_absolute_size (font, size_px * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_context_set_language (context, pango_language_from_string (qd_region_to_pango_language (style->region)));
  pango_layout_set_line_spacing (layout, 1.15);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/* Whether notes stand at the start of the lines: so they do on the first of two pages, whose outer margin that is. */
static gboolean
is_before_lines (QdMarginNotes *self, int page)
{
  return self->room.facing && page % 2 == 0;
}

static double
get_note_size (const QdStyle *style)
{
  return MAX (12, style->size_px * NOTE_SCALE);
}

/* A note in columns as long as the margin is high. */
static QdFlow *
create_columns (QdMarginNotes *self, const QdStyle *style, const char *text)
{
  g_autoptr (QdText) source = qd_text_new (text, -1);
  g_autoptr (QdReading) reading = qd_reading_new (source, NULL);
  g_autoptr (QdDocument) document = qd_document_new_plain (reading);
  QdStyle note;

  qd_style_init (&note, style->region);
  memcpy (note.families, style->families, sizeof note.families);
  g_strlcpy (note.latin_family, style->latin_family, sizeof note.latin_family);
  note.direction = QD_DIRECTION_VERTICAL;
  note.size_px = get_note_size (style);
  note.measure = floor ((self->room.above_px - GAP - EDGE) / note.size_px);
  note.line_gap = COLUMN_GAP;
  note.first_indent = 0;
  /* Columns of a few characters are not to be pulled apart. */
  note.justify = note.orphan_control = FALSE;
  note.roles[QD_ROLE_BODY].face = QD_FACE_KAI;
  if (!self->faces)
    self->faces = qd_faces_new (&note);
  return qd_flow_new (document, &note, self->faces);
}

/* Puts a note above the top of its line, its first column over the line. */
static void
place_columns (QdMarginNotes *self, Item *item, const QdStyle *style, const QdFlowLine *line)
{
  int n_columns;
  double width, height;
  QdFlowLine last;

  item->columns = create_columns (self, style, qd_annotation_get_note (item->annotation));
  qd_flow_get_size (item->columns, &width, &height);
  n_columns = qd_flow_get_n_lines (item->columns);
  if (n_columns > MAX_COLUMNS)
    {
      qd_flow_get_line (item->columns, MAX_COLUMNS - 1, &last);
      width -= last.box.x;
    }
  item->box = (QdRect){ line->em_box.x + line->em_box.width - width, line->box.y - GAP - height, width, height };
}

static void
append_item (QdMarginNotes *self, GtkWidget *widget, QdFlow *flow, QdAnnotation *annotation, int index)
{
  const QdStyle *style = qd_flow_get_style (flow);
  gboolean vertical = style->direction == QD_DIRECTION_VERTICAL;
  Item item = { g_object_ref (annotation), NULL, NULL, { 0 }, qd_flow_find_page (flow, index) };
  double end, middle;
  QdFlowLine line;

  qd_flow_get_line (flow, index, &line);
  middle = line.em_box.y + line.em_box.height / 2;
  end = line.box.x + line.box.width;
  if (self->open && vertical)
    place_columns (self, &item, style, &line);
  else if (self->open)
    {
      double size = get_note_size (style);
      int width, height;

      item.layout = create_layout (widget, style, qd_annotation_get_note (annotation), size);
      pango_layout_set_width (item.layout, MIN (MAX_WIDTH, self->room.side_px - GAP - EDGE) * PANGO_SCALE);
      pango_layout_set_height (item.layout, -MAX_LINES);
      pango_layout_set_ellipsize (item.layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_pixel_size (item.layout, &width, &height);
      item.box = (QdRect){ is_before_lines (self, item.page) ? line.box.x - GAP - width : end + GAP,
                           middle - size * 0.7, width, height };
    }
  else if (vertical)
    item.box =
        (QdRect){ line.em_box.x + (line.em_box.width - MARK_SIZE) / 2, line.box.y - MARK_SIZE, MARK_SIZE, MARK_SIZE };
  else
    {
      double width = self->room.side_px > 0 ? MIN (MARK_SIZE, self->room.side_px) : MARK_SIZE;

      item.box = (QdRect){ is_before_lines (self, item.page) ? line.box.x - width : end, middle - MARK_SIZE / 2, width,
                           MARK_SIZE };
    }
  g_array_append_val (self->items, item);
}

/* The place of a note in the direction in which notes give way to each other: downwards, or leftwards in columns. */
static double
get_start (const Item *item)
{
  return item->columns ? -(item->box.x + item->box.width) : item->box.y;
}

static double
get_length (const Item *item)
{
  return item->columns ? item->box.width : item->box.height;
}

static void
set_start (Item *item, double start)
{
  if (item->columns)
    item->box.x = round (-start - item->box.width);
  else
    item->box.y = round (start);
}

/* The notes of a page that stick out at its end move back as far as they have to. */
static void
pull_back (QdMarginNotes *self, guint first, guint last, double end)
{
  for (guint i = last; i > first; i--)
    {
      Item *item = &g_array_index (self->items, Item, i - 1);

      if (get_start (item) + get_length (item) <= end)
        break;
      set_start (item, end - get_length (item));
      end = get_start (item) - BETWEEN;
    }
}

/* Notes give way in the direction of the text, on a page only as far as to its end; marks on one line stand for the
 * first of them, the panel shows them all. */
static void
push_on (QdMarginNotes *self, QdFlow *flow)
{
  gboolean paged = qd_flow_get_n_pages (flow) > 0;
  gboolean vertical = qd_flow_get_style (flow)->direction == QD_DIRECTION_VERTICAL;

  for (guint first = 0, last = 0; self->open && first < self->items->len; first = last)
    {
      int page = g_array_index (self->items, Item, first).page;
      double end = -G_MAXDOUBLE;
      QdRect rect;

      for (; last < self->items->len && g_array_index (self->items, Item, last).page == page; last++)
        {
          Item *item = &g_array_index (self->items, Item, last);

          set_start (item, MAX (get_start (item), end + BETWEEN));
          end = get_start (item) + get_length (item);
        }
      if (!paged)
        continue;
      qd_flow_get_page (flow, page, &rect);
      pull_back (self, first, last, vertical ? -rect.x : rect.y + rect.height);
    }
}

/**
 * qd_margin_notes_update:
 * @self: the notes
 * @widget: for its fonts
 * @session: (nullable): whose annotations
 * @flow: (nullable): where they stand
 * @room: where there is room
 *
 * Lays the notes out if something changed.
 */
void
qd_margin_notes_update (
    QdMarginNotes *self, GtkWidget *widget, QdSession *session, QdFlow *flow, const QdMarginRoom *room)
{
  QdAnnotationList *list = session ? qd_session_get_annotations (session) : NULL;
  guint n_annotations = list && flow ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;

  if (!self->dirty && room->side_px == self->room.side_px && room->above_px == self->room.above_px
      && room->facing == self->room.facing)
    return;
  self->dirty = FALSE;
  self->room = *room;
  if (flow && qd_flow_get_style (flow)->direction == QD_DIRECTION_VERTICAL)
    self->open = room->above_px - GAP - EDGE >= MIN_CHARS * get_note_size (qd_flow_get_style (flow));
  else
    self->open = room->side_px - GAP - EDGE >= MIN_WIDTH;
  g_array_set_size (self->items, 0);
  g_clear_object (&self->mark);
  /* The style may be another one. */
  g_clear_pointer (&self->faces, qd_faces_unref);
  for (guint i = 0; i < n_annotations; i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (list), i);
      gsize start, end;

      if (has_note (annotation) && qd_session_get_annotation_range (session, annotation, &start, &end))
        append_item (self, widget, flow, annotation, qd_flow_find_line (flow, start));
    }
  if (self->items->len > 0)
    {
      self->mark = create_layout (widget, qd_flow_get_style (flow), MARK, 14);
      push_on (self, flow);
    }
}

/**
 * qd_margin_notes_set_pages:
 * @self: the notes
 * @first: the first page in view
 * @last: one after the last; the same as @first where the text scrolls
 */
void
qd_margin_notes_set_pages (QdMarginNotes *self, int first, int last)
{
  self->first_page = first;
  self->last_page = last;
}

static gboolean
is_in_view (QdMarginNotes *self, const Item *item)
{
  return self->first_page == self->last_page || (item->page >= self->first_page && item->page < self->last_page);
}

static void
snapshot_columns (GtkSnapshot *snapshot, const Item *item, double dx, double dy, const GdkRGBA *ink)
{
  double width, height;

  qd_flow_get_size (item->columns, &width, &height);
  for (int i = 0; i < MIN (qd_flow_get_n_lines (item->columns), MAX_COLUMNS); i++)
    {
      g_autoptr (GskRenderNode) node = NULL;
      QdFlowLine line;

      qd_flow_get_line (item->columns, i, &line);
      node = qd_line_node_new (&line, qd_flow_get_glyphs (item->columns, i), ink, ink);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (item->box.x + item->box.width - width + line.box.x + dx,
                                                              item->box.y + line.box.y + dy));
      gtk_snapshot_append_node (snapshot, node);
      gtk_snapshot_restore (snapshot);
    }
}

/* A note, or the mark that stands for it. */
static void
snapshot_layout (QdMarginNotes *self, GtkSnapshot *snapshot, const Item *item, double dx, double dy, const GdkRGBA *ink)
{
  PangoLayout *layout = item->layout ? item->layout : self->mark;
  double x = item->box.x, y = item->box.y;

  if (!item->layout)
    {
      int width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      x += (item->box.width - width) / 2;
      y += (item->box.height - height) / 2;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (round (x + dx), round (y + dy)));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_item (QdMarginNotes *self,
               GtkSnapshot *snapshot,
               const Item *item,
               double dx,
               double dy,
               const QdPageColors *colors,
               gboolean current)
{
  GdkRGBA ink = qd_page_colors_get_ink (colors, QD_INK_NOTE);

  if (current)
    {
      GdkRGBA wash = qd_page_colors_get_ink (colors, QD_INK_SELECTION);
      graphene_rect_t bar = GRAPHENE_RECT_INIT (round (item->box.x + dx - 8), item->box.y + dy, 2, item->box.height);

      if (item->columns)
        bar = GRAPHENE_RECT_INIT (item->box.x + dx, round (item->box.y + dy - 8), item->box.width, 2);
      wash.alpha = 1;
      gtk_snapshot_append_color (snapshot, &wash, &bar);
    }
  if (item->columns)
    snapshot_columns (snapshot, item, dx, dy, &ink);
  else
    snapshot_layout (self, snapshot, item, dx, dy, &ink);
}

/**
 * qd_margin_notes_snapshot:
 * @self: the notes
 * @snapshot: where to
 * @clip: what of the flow is in view
 * @dx: from the flow to the snapshot
 * @dy: the same downwards
 * @colors: of the page
 * @current: (nullable): the annotation whose note is shown as chosen
 */
void
qd_margin_notes_snapshot (QdMarginNotes *self,
                          GtkSnapshot *snapshot,
                          const QdRect *clip,
                          double dx,
                          double dy,
                          const QdPageColors *colors,
                          QdAnnotation *current)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (!is_in_view (self, item) || item->box.y + item->box.height < clip->y || item->box.y > clip->y + clip->height
          || item->box.x + item->box.width < clip->x || item->box.x > clip->x + clip->width)
        continue;
      snapshot_item (self, snapshot, item, dx, dy, colors, item->annotation == current);
    }
}

/**
 * qd_margin_notes_find:
 * @self: the notes
 * @x: a place in the flow's coordinates
 * @y: the same
 *
 * Returns: (nullable) (transfer none): the annotation whose note, or mark, is there
 */
QdAnnotation *
qd_margin_notes_find (QdMarginNotes *self, double x, double y)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (is_in_view (self, item) && item->box.x <= x && x < item->box.x + item->box.width && item->box.y <= y
          && y < item->box.y + item->box.height)
        return item->annotation;
    }
  return NULL;
}

/**
 * qd_margin_notes_are_open:
 * @self: the notes
 *
 * Returns: whether the margin has room for the notes themselves
 */
gboolean
qd_margin_notes_are_open (QdMarginNotes *self)
{
  return self->open;
}
