/* test-picture-window.c: a picture of the page enlarged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "ui/qd-picture-window.h"
#include "ui/qd-reading-view.h"

#include "main-loop.h"
#include "scratch-tree.h"

static GBytes *
make_png (void)
{
  g_autoptr (GBytes) pixels = g_bytes_new_take (g_malloc0 (320 * 200 * 3), 320 * 200 * 3);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (320, 200, GDK_MEMORY_R8G8B8, pixels, 320 * 3);

  return gdk_texture_save_to_png_bytes (texture);
}

static void
test_zoom (void)
{
  g_autoptr (GBytes) png = make_png ();
  g_autoptr (QdPicture) picture = qd_picture_new_for_bytes (png);
  GtkWindow *window;

  qd_picture_set_alt (picture, "渡口旧影");
  window = qd_picture_window_new (NULL, picture);
  gtk_window_present (window);
  main_loop_run_for (300);
  g_assert_cmpstr (gtk_window_get_title (window), ==, "渡口旧影");
  g_assert_cmpfloat (qd_picture_window_get_zoom (QD_PICTURE_WINDOW (window)), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "picture.zoom-in", NULL);
  g_assert_cmpfloat (qd_picture_window_get_zoom (QD_PICTURE_WINDOW (window)), >, 1);
  for (int i = 0; i < 40; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "picture.zoom-out", NULL);
  g_assert_cmpfloat (qd_picture_window_get_zoom (QD_PICTURE_WINDOW (window)), <, 0.1);
  gtk_widget_activate_action (GTK_WIDGET (window), "picture.zoom-fit", NULL);
  g_assert_cmpfloat (qd_picture_window_get_zoom (QD_PICTURE_WINDOW (window)), ==, 0);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_widget_activate_action (GTK_WIDGET (window), "window.close", NULL);
  main_loop_run_for (50);
  g_assert_null (window);
}

/* One that is closed before its picture has come. */
static void
test_closed_early (void)
{
  g_autoptr (GBytes) png = make_png ();
  g_autoptr (QdPicture) picture = qd_picture_new_for_bytes (png);
  GtkWindow *window = qd_picture_window_new (NULL, picture);

  gtk_window_present (window);
  gtk_window_destroy (window);
  main_loop_run_for (200);
}

static GtkWindow *
find_picture_window (void)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (QD_IS_PICTURE_WINDOW (window))
        return window;
    }
  return NULL;
}

/* The page enlarges its first picture by a key. */
static void
test_page (void)
{
  g_autofree char *dir = g_dir_make_tmp ("quandian-picture-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "a.html", NULL);
  g_autoptr (GBytes) png = make_png ();
  g_autofree char *base64 = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  g_autofree char *page = g_strdup_printf ("<html><body><p>清晨的渡口还没有人，船夫把缆绳解开，又慢慢系上。</p>"
                                           "<img alt='渡口旧影' src='data:image/png;base64,%s'></body></html>",
                                           base64);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  QdSession *session = qd_session_new (dir);
  GtkWidget *view = g_object_ref_sink (qd_reading_view_new ()), *window = gtk_window_new ();
  GtkWindow *enlarged;

  g_assert_true (g_file_set_contents (path, page, -1, NULL));
  qd_reading_view_set_session (QD_READING_VIEW (view), session);
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  qd_session_load_async (session, file, NULL, NULL, NULL, NULL);
  while (!qd_session_get_flow (session))
    g_main_context_iteration (NULL, TRUE);
  main_loop_run_for (600);
  g_assert_true (qd_reading_view_enlarge_first_picture (QD_READING_VIEW (view)));
  enlarged = find_picture_window ();
  g_assert_nonnull (enlarged);
  g_assert_cmpstr (gtk_window_get_title (enlarged), ==, "渡口旧影");
  main_loop_run_for (200);
  gtk_window_destroy (enlarged);
  gtk_window_destroy (GTK_WINDOW (window));
  main_loop_run_for (100);
  g_assert_finalize_object (view);
  g_assert_true (qd_session_close (session, NULL));
  g_assert_finalize_object (session);
  scratch_tree_remove (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/picture-window/zoom", test_zoom);
  g_test_add_func ("/picture-window/closed-early", test_closed_early);
  g_test_add_func ("/picture-window/page", test_page);
  return g_test_run ();
}
