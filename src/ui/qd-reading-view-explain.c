/* qd-reading-view-explain.c: why a line is set so, said beside it and shown in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While the popover is open the line is framed, what was taken from it is washed in red and what was given in blue.
 * The arrows, or two buttons, go on to the next line and back.
 */
#include "config.h"

#include "ui/qd-reading-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SPACING 6
#define WIDTH_CHARS 46
/* A place that changed by less than this part of an em is not worth a colour. */
#define LEAST_EM 0.01
#define LEAST_WASH 2 /* px: narrower ones could not be seen */

static void update (QdReadingView *self);

static GtkWidget *
append_label (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* One width for all, or the popover asks for too little height where a sentence turns over. */
  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  if (class)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
step (QdReadingView *self, int by)
{
  int line = self->explained + by;

  if (self->explained < 0 || line < 0 || line >= qd_flow_get_n_lines (self->flow))
    return;
  self->explained = line;
  update (self);
}

static void
previous_cb (QdReadingView *self)
{
  step (self, -1);
}

static void
next_cb (QdReadingView *self)
{
  step (self, 1);
}

/* Arrows point to lines: in vertical text the next one is to the left. */
static gboolean
key_pressed_cb (QdReadingView *self, guint key, guint code, GdkModifierType modifiers)
{
  gboolean vertical = qd_reading_view_is_vertical (self);

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Page_Up:
      step (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Page_Down:
      step (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      step (self, (key == GDK_KEY_Right) != vertical ? 1 : -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
closed_cb (QdReadingView *self)
{
  self->explained = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkWidget *
append_button (QdReadingView *self, GtkWidget *box, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static char *
dup_text (QdReadingView *self, const QdFlowLine *line)
{
  const char *string = qd_document_get_string (qd_flow_get_document (self->flow), NULL);

  return g_strstrip (g_strndup (string + line->start, line->end - line->start));
}

/* What the colours in the line mean, if there are any. */
static char *
dup_legend (const GArray *cells, double em_px)
{
  int taken = 0, given = 0, least = lround (LEAST_EM * em_px * PANGO_SCALE);

  for (guint i = 0; i < cells->len; i++)
    {
      const QdCell *cell = &g_array_index (cells, QdCell, i);

      taken += cell->cut > least || cell->stretch < -least;
      given += cell->stretch > least;
    }
  if (taken && given)
    return g_strdup (_ ("Red: room was taken. Blue: room was given."));
  if (taken)
    return g_strdup (_ ("Red: room was taken."));
  return given ? g_strdup (_ ("Blue: room was given.")) : NULL;
}

static GtkWidget *
create_content (QdReadingView *self, const QdFlowLine *line)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (QdCell));
  g_autoptr (GPtrArray) why = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title, *button;
  g_autofree char *text = dup_text (self, line), *legend = NULL;

  qd_flow_get_cells (self->flow, self->explained, cells, why);
  title = append_label (top, _ ("Why this line is set so"), "heading");
  gtk_widget_set_hexpand (title, TRUE);
  button = append_button (self, top, "go-up-symbolic", _ ("The Line Before"), G_CALLBACK (previous_cb));
  gtk_widget_set_sensitive (button, self->explained > 0);
  button = append_button (self, top, "go-down-symbolic", _ ("The Next Line"), G_CALLBACK (next_cb));
  gtk_widget_set_sensitive (button, self->explained + 1 < qd_flow_get_n_lines (self->flow));
  gtk_box_append (GTK_BOX (box), top);
  append_label (box, text, "dim-label");
  if (why->len == 0)
    g_ptr_array_add (why, g_strdup (_ ("It fits its measure as it is.")));
  for (guint i = 0; i < why->len; i++)
    append_label (box, g_ptr_array_index (why, i), NULL);
  legend = dup_legend (cells, qd_flow_get_style (self->flow)->size_px);
  if (legend)
    append_label (box, legend, "caption");
  g_ptr_array_add (why, NULL);
  g_object_set_data_full (G_OBJECT (box), "said", g_strjoinv ("\n", (char **) why->pdata), g_free);
  return box;
}

/* Shows the reasons of the line and points to it. */
static void
update (QdReadingView *self)
{
  GtkWidget *content;
  GdkRectangle where;
  QdFlowLine line;
  double dx, dy;
  g_autofree char *text = NULL;

  qd_flow_get_line (self->flow, self->explained, &line);
  qd_reading_view_scroll_to (self, line.start, FALSE);
  content = create_content (self, &line);
  text = dup_text (self, &line);
  gtk_popover_set_child (GTK_POPOVER (self->popover), content);
  /* The reasons are read out with the name of the popover, and again at each step. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, g_object_get_data (G_OBJECT (content), "said"),
                                  -1);
  qd_reading_view_get_offset (self, &dx, &dy);
  where = (GdkRectangle){ floor (line.em_box.x + dx), floor (line.em_box.y + dy), ceil (line.em_box.width),
                          ceil (line.em_box.height) };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &where);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * qd_reading_view_explain:
 * @self: a reading view
 * @line: a line of its flow
 *
 * Opens the popover for a line.
 */
void
qd_reading_view_explain (QdReadingView *self, int line)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (popover, keys);
  gtk_widget_add_css_class (popover, "qd-explain");
  gtk_popover_set_position (GTK_POPOVER (popover), qd_reading_view_is_vertical (self) ? GTK_POS_LEFT : GTK_POS_BOTTOM);
  qd_reading_view_show_bar (self, FALSE);
  qd_reading_view_take_popover (self, popover, 0, 0);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (closed_cb), self);
  self->explained = line;
  update (self);
}

/* The text is set anew: what was said of its lines is not true any more. */
void
qd_reading_view_stop_explaining (QdReadingView *self)
{
  if (self->explained < 0)
    return;
  self->explained = -1;
  qd_reading_view_take_popover (self, NULL, 0, 0);
}

static void
append_wash (
    QdReadingView *self, GtkSnapshot *snapshot, const QdRect *em_box, double along, double length, gboolean given)
{
  GdkRGBA color = qd_page_colors_get_mark (self->colors, given ? "blue" : "red", QD_SHADE_STROKE);
  gboolean vertical = qd_reading_view_is_vertical (self);
  graphene_rect_t rect;

  if (length < LEAST_WASH)
    {
      along -= (LEAST_WASH - length) / 2;
      length = LEAST_WASH;
    }
  rect = vertical ? GRAPHENE_RECT_INIT (em_box->x, along, em_box->width, length)
                  : GRAPHENE_RECT_INIT (along, em_box->y, length, em_box->height);
  color.alpha = 0.35;
  gtk_snapshot_append_color (snapshot, &color, &rect);
}

/* Frames the line that is explained and washes the places whose width is not their natural one. */
void
qd_reading_view_snapshot_explained (QdReadingView *self, GtkSnapshot *snapshot, double dx, double dy)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (QdCell));
  gboolean vertical = qd_reading_view_is_vertical (self);
  GdkRGBA line_color = qd_page_colors_get_ink (self->colors, QD_INK_CINNABAR);
  double least = LEAST_EM * qd_flow_get_style (self->flow)->size_px, edge, end;
  graphene_rect_t bounds;
  GskRoundedRect frame;
  QdFlowLine line;

  qd_flow_get_line (self->flow, self->explained, &line);
  qd_flow_get_cells (self->flow, self->explained, cells, NULL);
  line.em_box.x += dx;
  line.em_box.y += dy;
  bounds = GRAPHENE_RECT_INIT (line.em_box.x - 3, line.em_box.y - 3, line.em_box.width + 6, line.em_box.height + 6);
  gsk_rounded_rect_init_from_rect (&frame, &bounds, 4);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ line_color, line_color, line_color, line_color });
  edge = end = vertical ? line.box.y + dy : line.box.x + dx;
  for (guint i = 0; i < cells->len; i++)
    {
      const QdCell *cell = &g_array_index (cells, QdCell, i);
      double x = edge + (double) cell->x / PANGO_SCALE, advance = (double) cell->advance / PANGO_SCALE;
      double stretch = (double) cell->stretch / PANGO_SCALE;
      gboolean is_space = cell->class == QD_CHAR_SPACE;

      if (fabs (stretch) > least)
        append_wash (self, snapshot, &line.em_box, is_space ? x : end, is_space ? advance : x - end, stretch > 0);
      if ((double) cell->cut / PANGO_SCALE > least)
        append_wash (self, snapshot, &line.em_box, x, advance, FALSE);
      end = x + advance;
    }
}
