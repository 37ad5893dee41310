/* qd-picture-window.c: a picture of the text, as large as one likes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-picture-window.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/qd-picture-copy.h"
#include "ui/qd-picture-decoder.h"

#define MAX_EDGE 8192
#define ZOOM_STEP 1.25
#define MIN_ZOOM 0.05
#define MAX_ZOOM 16

struct _QdPictureWindow
{
  AdwWindow parent_instance;

  GtkScrolledWindow *scroller;
  GtkPicture *picture;
  GtkLabel *problem;

  QdPicture *shown;
  GCancellable *cancellable;
  double zoom; /* px of the screen to one of the picture; 0: as large as the window */
};

G_DEFINE_FINAL_TYPE (QdPictureWindow, qd_picture_window, ADW_TYPE_WINDOW)

static GdkPaintable *
get_paintable (QdPictureWindow *self)
{
  return gtk_picture_get_paintable (self->picture);
}

/* How large the picture is now, whatever decided it. */
static double
get_scale (QdPictureWindow *self)
{
  GdkPaintable *paintable = get_paintable (self);
  double width, height;

  if (self->zoom > 0 || !paintable)
    return self->zoom > 0 ? self->zoom : 1;
  width = gtk_widget_get_width (GTK_WIDGET (self->scroller))
          / (double) MAX (gdk_paintable_get_intrinsic_width (paintable), 1);
  height = gtk_widget_get_height (GTK_WIDGET (self->scroller))
           / (double) MAX (gdk_paintable_get_intrinsic_height (paintable), 1);
  return MAX (MIN (width, height), MIN_ZOOM);
}

static void
set_zoom (QdPictureWindow *self, double zoom)
{
  GdkPaintable *paintable = get_paintable (self);

  if (!paintable)
    return;
  self->zoom = zoom > 0 ? CLAMP (zoom, MIN_ZOOM, MAX_ZOOM) : 0;
  gtk_widget_set_size_request (
      GTK_WIDGET (self->picture),
      self->zoom > 0 ? (int) round (gdk_paintable_get_intrinsic_width (paintable) * self->zoom) : -1,
      self->zoom > 0 ? (int) round (gdk_paintable_get_intrinsic_height (paintable) * self->zoom) : -1);
}

static void
zoom_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdPictureWindow *self = QD_PICTURE_WINDOW (widget);

  set_zoom (self, get_scale (self) * ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QdPictureWindow *self = QD_PICTURE_WINDOW (widget);

  set_zoom (self, get_scale (self) / ZOOM_STEP);
}

static void
zoom_fit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_zoom (QD_PICTURE_WINDOW (widget), 0);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  qd_picture_copy (widget, QD_PICTURE_WINDOW (widget)->shown);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  qd_picture_save_as (widget, QD_PICTURE_WINDOW (widget)->shown);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, QdPictureWindow *self)
{
  if (!(gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_CONTROL_MASK))
    return FALSE;
  if (dy != 0)
    set_zoom (self, dy < 0 ? get_scale (self) * ZOOM_STEP : get_scale (self) / ZOOM_STEP);
  return TRUE;
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QdPictureWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QdDecodedPicture) decoded = qd_picture_decode_finish (result, &error);

  if (decoded)
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (decoded->texture));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !decoded);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picture.copy", decoded != NULL);
  if (decoded && decoded->wants_ground)
    gtk_widget_add_css_class (GTK_WIDGET (self->picture), "ground");
}

static void
qd_picture_window_dispose (GObject *object)
{
  QdPictureWindow *self = QD_PICTURE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->shown, qd_picture_unref);
  G_OBJECT_CLASS (qd_picture_window_parent_class)->dispose (object);
}

static void
qd_picture_window_class_init (QdPictureWindowClass *class)
{
  static const struct
  {
    guint key;
    const char *action;
  } zooms[] = { { GDK_KEY_plus, "picture.zoom-in" },         { GDK_KEY_equal, "picture.zoom-in" },
                { GDK_KEY_KP_Add, "picture.zoom-in" },       { GDK_KEY_minus, "picture.zoom-out" },
                { GDK_KEY_KP_Subtract, "picture.zoom-out" }, { GDK_KEY_0, "picture.zoom-fit" },
                { GDK_KEY_KP_0, "picture.zoom-fit" } };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_picture_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-picture-window.ui");
  gtk_widget_class_bind_template_child (widget_class, QdPictureWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, QdPictureWindow, picture);
  gtk_widget_class_bind_template_child (widget_class, QdPictureWindow, problem);
  gtk_widget_class_install_action (widget_class, "picture.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "picture.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "picture.zoom-fit", NULL, zoom_fit_cb);
  gtk_widget_class_install_action (widget_class, "picture.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "picture.save", NULL, save_cb);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, zooms[i].key, 0, zooms[i].action, NULL);
      gtk_widget_class_add_binding_action (widget_class, zooms[i].key, GDK_CONTROL_MASK, zooms[i].action, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "picture.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "picture.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
qd_picture_window_init (QdPictureWindow *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), scroll);
}

/**
 * qd_picture_window_new:
 * @parent: (nullable): the window of the text
 * @picture: what to show
 *
 * Returns: (transfer floating): a window, to be presented
 */
GtkWindow *
qd_picture_window_new (GtkWindow *parent, QdPicture *picture)
{
  QdPictureWindow *self = g_object_new (QD_TYPE_PICTURE_WINDOW, "transient-for", parent, NULL);
  const char *alt = qd_picture_get_alt (picture);

  self->shown = qd_picture_ref (picture);
  if (alt)
    {
      gtk_window_set_title (GTK_WINDOW (self), alt);
      gtk_picture_set_alternative_text (self->picture, alt);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->picture));
  qd_picture_decode_async (picture, MAX_EDGE, self->cancellable, decoded_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}

double
qd_picture_window_get_zoom (QdPictureWindow *self)
{
  return self->zoom;
}
