/* qd-style-sample.c: a paragraph set as the settings say, to see what a choice does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-style-sample.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "typeset/qd-flow.h"
#include "ui/qd-line-node.h"
#include "ui/qd-page-colors.h"
#include "ui/qd-settings.h"

#define PADDING 18
#define SIZE_PX 18
/* Lines as long as on a page would show fewer of their ends. */
#define MAX_MEASURE 28
#define MIN_MEASURE 8
#define RADIUS 12

/* Each has marks that meet, marks at the ends of lines, dashes, figures, Western words and a typed space. */
static const char *const texts[] = {
  [QD_REGION_CN] =
      "“读书须动笔”，这话听过的人多，照做的人少。一本《批注入门》里说：“眼到、手到、心到（缺一不可）。”什么叫手到？"
      "画一道线，打一个点，写三两个字——都算！有人用 HTML 5 做笔记，有人只带 3 支铅笔……用什么不要紧，"
      "要紧的是留下痕迹；隔上一年再翻开，当时怎么想，一眼便知道了。",
  [QD_REGION_TW] =
      "「讀書須動筆」，這話聽過的人多，照做的人少。一本《批註入門》裡說：「眼到、手到、心到（缺一不可）。」什麼叫手到？"
      "畫一道線，打一個點，寫三兩個字——都算！有人用 HTML 5 做筆記，有人只帶 3 支鉛筆……用什麼不要緊，"
      "要緊的是留下痕跡；隔上一年再翻開，當時怎麼想，一眼便知道了。",
  [QD_REGION_HK] =
      "「讀書須動筆」，這話聽過的人多，照做的人少。一本《批註入門》裏說：「眼到、手到、心到（缺一不可）。」什麼叫手到？"
      "畫一道線，打一個點，寫三兩個字——都算！有人用 HTML 5 做筆記，有人只帶 3 支鉛筆……用什麼不要緊，"
      "要緊的是留下痕跡；隔上一年再翻開，當時怎麼想，一眼便知道了。",
};

struct _QdStyleSample
{
  GtkWidget parent_instance;
  GSettings *settings; /* (nullable) */
  QdFlow *flow;        /* (nullable): as set for @width */
  int width;
};

G_DEFINE_FINAL_TYPE (QdStyleSample, qd_style_sample, GTK_TYPE_WIDGET)

static void
compose (QdStyleSample *self, int width)
{
  g_autoptr (QdFaces) faces = NULL;
  g_autoptr (QdText) source = NULL;
  g_autoptr (QdReading) reading = NULL;
  g_autoptr (QdDocument) document = NULL;
  QdStyle style;

  if (!self->settings || (self->flow && self->width == width))
    return;
  g_clear_object (&self->flow);
  self->width = width;
  qd_settings_fill_style (self->settings, NULL, &style);
  style.size_px = SIZE_PX;
  style.direction = QD_DIRECTION_HORIZONTAL;
  style.mode = QD_MODE_SCROLL;
  style.measure = CLAMP ((width - 2.0 * PADDING) / SIZE_PX, MIN_MEASURE, MAX_MEASURE + 0.4);
  faces = qd_faces_new (&style);
  source = qd_text_new (texts[style.region], -1);
  reading = qd_reading_new (source, NULL);
  document = qd_document_new_plain (reading);
  self->flow = qd_flow_new (document, &style, faces);
}

static void
changed_cb (QdStyleSample *self, const char *key)
{
  if (!qd_settings_is_style_key (key) && !g_str_equal (key, "paper"))
    return;
  g_clear_object (&self->flow);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkSizeRequestMode
qd_style_sample_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
qd_style_sample_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  QdStyleSample *self = QD_STYLE_SAMPLE (widget);
  double width = 0, height = 0;

  *minimum = MIN_MEASURE * SIZE_PX + 2 * PADDING;
  *natural = MAX_MEASURE * SIZE_PX + 2 * PADDING;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  compose (self, for_size > 0 ? for_size : *natural);
  if (self->flow)
    qd_flow_get_size (self->flow, &width, &height);
  *minimum = *natural = ceil (height) + 2 * PADDING;
}

static void
qd_style_sample_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QdStyleSample *self = QD_STYLE_SAMPLE (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const QdPageColors *colors;
  GdkRGBA text, dim, paper;
  GskRoundedRect frame;
  double width, height, left;

  compose (self, gtk_widget_get_width (widget));
  if (!self->flow)
    return;
  colors = qd_page_colors_get ((QdPaper) g_settings_get_enum (self->settings, "paper"), is_dark);
  text = qd_page_colors_get_ink (colors, QD_INK_TEXT);
  dim = qd_page_colors_get_ink (colors, QD_INK_DIM);
  paper = qd_page_colors_get_ink (colors, QD_INK_PAPER);
  gsk_rounded_rect_init_from_rect (&frame, &bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, &paper, &bounds);
  qd_flow_get_size (self->flow, &width, &height);
  left = floor ((gtk_widget_get_width (widget) - width) / 2);
  for (int i = 0; i < qd_flow_get_n_lines (self->flow); i++)
    {
      QdFlowLine line;
      g_autoptr (GskRenderNode) node = NULL;

      qd_flow_get_line (self->flow, i, &line);
      node = qd_line_node_new (&line, qd_flow_get_glyphs (self->flow, i), &text, &dim);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left + line.box.x, PADDING + line.box.y));
      gtk_snapshot_append_node (snapshot, node);
      gtk_snapshot_restore (snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

static void
qd_style_sample_dispose (GObject *object)
{
  QdStyleSample *self = QD_STYLE_SAMPLE (object);

  if (self->settings)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->flow);
  G_OBJECT_CLASS (qd_style_sample_parent_class)->dispose (object);
}

static void
qd_style_sample_class_init (QdStyleSampleClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_style_sample_dispose;
  widget_class->get_request_mode = qd_style_sample_get_request_mode;
  widget_class->measure = qd_style_sample_measure;
  widget_class->snapshot = qd_style_sample_snapshot;
  gtk_widget_class_set_css_name (widget_class, "stylesample");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
qd_style_sample_init (QdStyleSample *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("A paragraph set with these choices"), -1);
}

/**
 * qd_style_sample_set_settings:
 * @self: a sample
 * @settings: what it follows
 */
void
qd_style_sample_set_settings (QdStyleSample *self, GSettings *settings)
{
  g_return_if_fail (QD_IS_STYLE_SAMPLE (self) && !self->settings);

  self->settings = g_object_ref (settings);
  g_signal_connect_swapped (settings, "changed", G_CALLBACK (changed_cb), self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
