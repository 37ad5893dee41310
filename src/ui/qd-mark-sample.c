/* qd-mark-sample.c: a small picture of a mark, for buttons and cards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-mark-sample.h"

#include <math.h>

#include "ui/qd-marks.h"

#define DISC 18
#define EM 16

struct _QdMarkSample
{
  GtkWidget parent_instance;

  char *color;         /* (nullable) */
  PangoLayout *layout; /* (nullable) */
  QdMarkStyle style;
  const QdPageColors *colors;
};

G_DEFINE_FINAL_TYPE (QdMarkSample, qd_mark_sample, GTK_TYPE_WIDGET)

static void
snapshot_disc (QdMarkSample *self, GtkSnapshot *snapshot, double width, double height)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (floor ((width - DISC) / 2), floor ((height - DISC) / 2), DISC, DISC);
  GdkRGBA fill = qd_page_colors_get_mark (self->colors, self->color, QD_SHADE_SWATCH);
  GdkRGBA edge = qd_page_colors_get_mark (self->colors, self->color, QD_SHADE_STROKE);
  const float widths[4] = { 1, 1, 1, 1 };
  const GdkRGBA edges[4] = { edge, edge, edge, edge };
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &bounds, DISC / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, &fill, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &disc, widths, edges);
}

static void
snapshot_character (QdMarkSample *self, GtkSnapshot *snapshot, double width, double height)
{
  GdkRGBA stroke = qd_page_colors_get_ink (self->colors, QD_INK_CINNABAR);
  GdkRGBA text = qd_page_colors_get_ink (self->colors, QD_INK_TEXT);
  QdRect cell = { floor ((width - EM) / 2), floor ((height - EM) / 2) - 2, EM, EM };
  QdMarkPaint paint = { .style = self->style, .wash = stroke, .stroke = stroke, .em_px = EM };
  int layout_width, layout_height;

  paint.wash.alpha = 0.3;
  qd_marks_append_below (snapshot, &paint, &cell, 1);
  pango_layout_get_pixel_size (self->layout, &layout_width, &layout_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (cell.x + (EM - layout_width) / 2, cell.y + (EM - layout_height) / 2));
  gtk_snapshot_append_layout (snapshot, self->layout, &text);
  gtk_snapshot_restore (snapshot);
  qd_marks_append_above (snapshot, &paint, &cell, 1, &cell, 1);
}

static void
qd_mark_sample_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QdMarkSample *self = QD_MARK_SAMPLE (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (self->layout)
    snapshot_character (self, snapshot, width, height);
  else
    snapshot_disc (self, snapshot, width, height);
}

static void
qd_mark_sample_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? EM + 8 : MAX (DISC, EM);
}

static void
qd_mark_sample_finalize (GObject *object)
{
  QdMarkSample *self = QD_MARK_SAMPLE (object);

  g_free (self->color);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (qd_mark_sample_parent_class)->finalize (object);
}

static void
qd_mark_sample_class_init (QdMarkSampleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qd_mark_sample_finalize;
  widget_class->snapshot = qd_mark_sample_snapshot;
  widget_class->measure = qd_mark_sample_measure;
  gtk_widget_class_set_css_name (widget_class, "marksample");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
qd_mark_sample_init (QdMarkSample *self)
{
  self->colors = qd_page_colors_get (QD_PAPER_WARM, FALSE);
}

/**
 * qd_mark_sample_new_color:
 * @color: a colour's name
 *
 * Returns: a disc in that colour
 */
GtkWidget *
qd_mark_sample_new_color (const char *color)
{
  QdMarkSample *self = g_object_new (QD_TYPE_MARK_SAMPLE, NULL);

  self->color = g_strdup (color);
  return GTK_WIDGET (self);
}

/**
 * qd_mark_sample_new_style:
 * @style: a shape
 * @character: what to mark
 *
 * Returns: the character, marked
 */
GtkWidget *
qd_mark_sample_new_style (QdMarkStyle style, const char *character)
{
  QdMarkSample *self = g_object_new (QD_TYPE_MARK_SAMPLE, NULL);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans CJK SC, Sans");

  self->style = style;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), character);
  pango_font_description_set_absolute_size (font, EM * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  return GTK_WIDGET (self);
}

/**
 * qd_mark_sample_set_colors:
 * @self: a sample
 * @colors: of the page
 */
void
qd_mark_sample_set_colors (QdMarkSample *self, const QdPageColors *colors)
{
  g_return_if_fail (QD_IS_MARK_SAMPLE (self));

  self->colors = colors;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
