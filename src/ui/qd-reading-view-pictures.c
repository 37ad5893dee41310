/* qd-reading-view-pictures.c: the pictures on the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture that is on its way has a frame of its size, so that nothing moves when it comes; one that cannot be shown
 * has what is said of it in the frame. Dark paper leaves pictures as they are, but drawings of dark lines on nothing,
 * such as formulas, get light paper of their own.
 */
#include "config.h"

#include "ui/qd-reading-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/qd-picture-copy.h"
#include "ui/qd-picture-window.h"

/* px of light paper around a drawing. */
#define GROUND 4

static void
append_frame (QdReadingView *self, GtkSnapshot *snapshot, const QdFlowPicture *picture, const graphene_rect_t *rect)
{
  const char *alt = qd_picture_get_alt (picture->picture);
  GdkRGBA line = qd_page_colors_get_ink (self->colors, QD_INK_LINE);
  GdkRGBA dim = qd_page_colors_get_ink (self->colors, QD_INK_DIM);
  GskRoundedRect outline;
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  gsk_rounded_rect_init_from_rect (&outline, rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 }, (GdkRGBA[4]){ line, line, line, line });
  if (picture->in_line)
    return;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), alt ? alt : _ ("This picture cannot be shown"));
  pango_layout_set_width (layout, (int) MAX (rect->size.width - 8, 1) * PANGO_SCALE);
  pango_layout_set_height (layout, (int) MAX (rect->size.height - 8, 1) * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (rect->origin.x + 4, rect->origin.y + MAX (rect->size.height - height, 0) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &dim);
  gtk_snapshot_restore (snapshot);
}

static void
append_picture (QdReadingView *self, GtkSnapshot *snapshot, const QdFlowPicture *picture, double dx, double dy)
{
  double edge = MAX (picture->rect.width, picture->rect.height) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  graphene_rect_t rect =
      GRAPHENE_RECT_INIT (picture->rect.x + dx, picture->rect.y + dy, picture->rect.width, picture->rect.height);
  GdkRGBA line = qd_page_colors_get_ink (self->colors, QD_INK_SIDE);
  const QdDecodedPicture *decoded;

  if (qd_picture_cache_get (self->pictures, picture->picture, edge, &decoded) == QD_PICTURE_BROKEN)
    append_frame (self, snapshot, picture, &rect);
  else if (!decoded)
    gtk_snapshot_append_color (snapshot, &line, &rect);
  else
    {
      if (decoded->wants_ground && qd_page_colors_is_dark (self->colors))
        {
          double around = picture->in_line ? 0 : GROUND;
          graphene_rect_t ground = GRAPHENE_RECT_INIT (rect.origin.x - around, rect.origin.y - around,
                                                       rect.size.width + 2 * around, rect.size.height + 2 * around);

          gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0.93, 0.92, 0.90, 1 }, &ground);
        }
      gtk_snapshot_append_texture (snapshot, decoded->texture, &rect);
    }
}

/* The pictures of lines [@first, @last). */
void
qd_reading_view_snapshot_pictures (
    QdReadingView *self, GtkSnapshot *snapshot, int first, int last, double dx, double dy)
{
  g_autoptr (GArray) pictures = g_array_new (FALSE, FALSE, sizeof (QdFlowPicture));

  for (int i = first; i < last; i++)
    qd_flow_get_pictures (self->flow, i, pictures);
  for (guint i = 0; i < pictures->len; i++)
    append_picture (self, snapshot, &g_array_index (pictures, QdFlowPicture, i), dx, dy);
}

/* The picture at a place of the widget (nullable). */
QdPicture *
qd_reading_view_pick_picture (QdReadingView *self, double x, double y)
{
  QdFlowPicture picture;
  double flow_x, flow_y;

  if (!self->flow)
    return NULL;
  qd_reading_view_to_flow (self, x, y, &flow_x, &flow_y);
  return qd_flow_find_picture_at (self->flow, flow_x, flow_y, &picture) ? picture.picture : NULL;
}

/* (nullable) */
static QdPicture *
find_in_view (QdReadingView *self)
{
  g_autoptr (GArray) pictures = g_array_new (FALSE, FALSE, sizeof (QdFlowPicture));
  QdRect clip;
  int first, last;

  if (!self->flow)
    return NULL;
  qd_reading_view_get_flow_clip (self, &clip);
  qd_flow_find_lines_in (self->flow, &clip, &first, &last);
  for (int i = first; i < last && pictures->len == 0; i++)
    qd_flow_get_pictures (self->flow, i, pictures);
  return pictures->len > 0 ? g_array_index (pictures, QdFlowPicture, 0).picture : NULL;
}

/* @picture: (nullable): what the actions are for */
void
qd_reading_view_take_picture (QdReadingView *self, QdPicture *picture)
{
  g_clear_pointer (&self->picture, qd_picture_unref);
  self->picture = picture ? qd_picture_ref (picture) : NULL;
}

void
qd_reading_view_enlarge_picture (QdReadingView *self, QdPicture *picture)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (qd_picture_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, picture));
}

/**
 * qd_reading_view_enlarge_first_picture:
 * @self: a reading view
 *
 * Shows the first picture in view in a window of its own.
 *
 * Returns: whether there is one
 */
gboolean
qd_reading_view_enlarge_first_picture (QdReadingView *self)
{
  QdPicture *picture;

  g_return_val_if_fail (QD_IS_READING_VIEW (self), FALSE);

  picture = find_in_view (self);
  if (picture)
    qd_reading_view_enlarge_picture (self, picture);
  return picture != NULL;
}

static void
enlarge_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdReadingView *self = QD_READING_VIEW (widget);

  if (self->picture)
    qd_reading_view_enlarge_picture (self, self->picture);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (QD_READING_VIEW (widget)->picture)
    qd_picture_copy (widget, QD_READING_VIEW (widget)->picture);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (QD_READING_VIEW (widget)->picture)
    qd_picture_save_as (widget, QD_READING_VIEW (widget)->picture);
}

/* Who has no pointer enlarges the first picture in view. */
static gboolean
enlarge_first_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return qd_reading_view_enlarge_first_picture (QD_READING_VIEW (widget));
}

void
qd_reading_view_append_picture_items (GMenu *menu)
{
  g_menu_append (menu, _ ("_Enlarge Picture"), "page.enlarge-picture");
  g_menu_append (menu, _ ("Copy _Picture"), "page.copy-picture");
  g_menu_append (menu, _ ("Save Picture _As…"), "page.save-picture");
}

void
qd_reading_view_class_init_pictures (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.enlarge-picture", NULL, enlarge_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-picture", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "page.save-picture", NULL, save_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, enlarge_first_cb, NULL);
}

static void
picture_came_cb (gpointer unused, gpointer data)
{
  gtk_widget_queue_draw (data);
}

void
qd_reading_view_init_pictures (QdReadingView *self)
{
  self->pictures = qd_picture_cache_new (picture_came_cb, self);
}
