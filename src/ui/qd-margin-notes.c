/* qd-margin-notes.c: notes beside their lines (旁批)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-margin-notes.h"

#include <math.h>

#define GAP 20         /* px between the text and the notes */
#define EDGE 12        /* px between the notes and the window */
#define MIN_WIDTH 84   /* px: six characters */
#define MAX_WIDTH 260  /* longer lines are hard to read in a margin */
#define NOTE_SCALE 0.7 /* of the body */
#define MAX_LINES 10   /* the panel shows the rest */
#define BETWEEN 8      /* px between two notes */
#define MARK "※"
#define MARK_SIZE 22 /* px that can be hit */

/* The first that is installed is used; the last ones are Song and always there. */
#define KAI_FAMILIES "LXGW WenKai, Kaiti SC, STKaiti, KaiTi, AR PL UKai CN, TW-Kai, Noto Serif CJK SC, Serif"

typedef struct
{
  QdAnnotation *annotation;
  PangoLayout *layout; /* (nullable): of the note; NULL where only a mark is shown */
  QdRect box;
  QdRect line; /* of the mark it belongs to */
} Item;

struct _QdMarginNotes
{
  GArray *items; /* of Item, from the top */
  PangoLayout *mark;
  gboolean dirty;
  gboolean open;
  double room;
  int n_items;
};

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->annotation);
  g_clear_object (&item->layout);
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

/**
 * qd_margin_notes_count:
 * @self: the notes
 * @session: (nullable): whose annotations
 */
void
qd_margin_notes_count (QdMarginNotes *self, QdSession *session)
{
  QdAnnotationList *list = session ? qd_session_get_annotations (session) : NULL;
  guint n_annotations = list ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;

  if (!self->dirty)
    return;
  self->n_items = 0;
  for (guint i = 0; i < n_annotations; i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (list), i);

      self->n_items += has_note (annotation);
    }
}

/**
 * qd_margin_notes_get_n_items:
 * @self: the notes
 *
 * Returns: how many notes there are
 */
int
qd_margin_notes_get_n_items (QdMarginNotes *self)
{
  return self->n_items;
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

static void
append_item (QdMarginNotes *self, GtkWidget *widget, QdFlow *flow, QdAnnotation *annotation, const QdRect *line)
{
  const QdStyle *style = qd_flow_get_style (flow);
  gboolean vertical = style->direction == QD_DIRECTION_VERTICAL;
  double flow_width, flow_height;
  Item item = { g_object_ref (annotation), NULL, { 0 }, *line };

  qd_flow_get_size (flow, &flow_width, &flow_height);
  if (self->open)
    {
      double size = MAX (12, style->size_px * NOTE_SCALE);
      int width, height;

      item.layout = create_layout (widget, style, qd_annotation_get_note (annotation), size);
      pango_layout_set_width (item.layout, MIN (MAX_WIDTH, self->room - GAP - EDGE) * PANGO_SCALE);
      pango_layout_set_height (item.layout, -MAX_LINES);
      pango_layout_set_ellipsize (item.layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_pixel_size (item.layout, &width, &height);
      item.box = (QdRect){ flow_width + GAP, line->y + (line->height - size * 1.4) / 2, width, height };
    }
  else if (vertical)
    item.box = (QdRect){ line->x + (line->width - MARK_SIZE) / 2, -MARK_SIZE, MARK_SIZE, MARK_SIZE };
  else
    item.box = (QdRect){ flow_width, line->y + (line->height - MARK_SIZE) / 2,
                         self->room > 0 ? MIN (MARK_SIZE, self->room) : MARK_SIZE, MARK_SIZE };
  g_array_append_val (self->items, item);
}

/* Notes give way downwards; marks on one line stand for the first of them, the panel shows them all. */
static void
push_down (QdMarginNotes *self)
{
  double bottom = -G_MAXDOUBLE;

  for (guint i = 0; self->open && i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);

      item->box.y = round (MAX (item->box.y, bottom + BETWEEN));
      bottom = item->box.y + item->box.height;
    }
}

/**
 * qd_margin_notes_update:
 * @self: the notes
 * @widget: for its fonts
 * @session: (nullable): whose annotations
 * @flow: (nullable): where they stand
 * @room_px: from the end of the lines to the edge of the window
 *
 * Lays the notes out if something changed.
 */
void
qd_margin_notes_update (QdMarginNotes *self, GtkWidget *widget, QdSession *session, QdFlow *flow, double room_px)
{
  QdAnnotationList *list = session ? qd_session_get_annotations (session) : NULL;
  guint n_annotations = list && flow ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;

  if (!self->dirty && room_px == self->room)
    return;
  self->dirty = FALSE;
  self->room = room_px;
  self->open = room_px - GAP - EDGE >= MIN_WIDTH;
  g_array_set_size (self->items, 0);
  g_clear_object (&self->mark);
  for (guint i = 0; i < n_annotations; i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (list), i);
      gsize start, end;
      QdFlowLine line;

      if (!has_note (annotation) || !qd_session_get_annotation_range (session, annotation, &start, &end))
        continue;
      qd_flow_get_line (flow, qd_flow_find_line (flow, start), &line);
      append_item (self, widget, flow, annotation, &line.em_box);
    }
  self->n_items = self->items->len;
  if (self->n_items > 0)
    self->mark = create_layout (widget, qd_flow_get_style (flow), MARK, 14);
  push_down (self);
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
  PangoLayout *layout = item->layout ? item->layout : self->mark;
  double x = item->box.x, y = item->box.y;

  if (!item->layout)
    {
      int width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      x += (item->box.width - width) / 2;
      y += (item->box.height - height) / 2;
    }
  if (current)
    {
      GdkRGBA wash = qd_page_colors_get_ink (colors, QD_INK_SELECTION);
      graphene_rect_t bar = GRAPHENE_RECT_INIT (round (item->box.x + dx - 8), item->box.y + dy, 2, item->box.height);

      wash.alpha = 1;
      gtk_snapshot_append_color (snapshot, &wash, &bar);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (round (x + dx), round (y + dy)));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
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

      if (item->box.y + item->box.height < clip->y || item->box.y > clip->y + clip->height
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

      if (item->box.x <= x && x < item->box.x + item->box.width && item->box.y <= y
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
