/* test-panes.c: panels stand beside the page where there is room and come over it where there is not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-panes.h"

static QdPanes *
make_panes (void)
{
  QdPanes *panes = QD_PANES (g_object_ref_sink (qd_panes_new ()));

  qd_panes_set_start (panes, gtk_button_new ());
  qd_panes_set_content (panes, gtk_button_new ());
  qd_panes_set_end (panes, gtk_button_new ());
  return panes;
}

static void
allocate (QdPanes *panes, int width)
{
  int minimum = 0;

  gtk_widget_measure (GTK_WIDGET (panes), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, 300);
  gtk_widget_size_allocate (GTK_WIDGET (panes), &(GtkAllocation){ 0, 0, width, 600 }, -1);
}

static void
test_room (void)
{
  g_autoptr (QdPanes) panes = make_panes ();

  allocate (panes, 1440);
  g_assert_true (qd_panes_get_start_visible (panes));
  g_assert_true (qd_panes_get_end_visible (panes));
  allocate (panes, 900);
  g_assert_false (qd_panes_get_start_visible (panes));
  g_assert_true (qd_panes_get_end_visible (panes));
  allocate (panes, 480);
  g_assert_false (qd_panes_get_start_visible (panes));
  g_assert_false (qd_panes_get_end_visible (panes));
}

static void
test_over (void)
{
  g_autoptr (QdPanes) panes = make_panes ();

  allocate (panes, 480);
  qd_panes_set_start_visible (panes, TRUE);
  g_assert_true (qd_panes_get_start_visible (panes));
  qd_panes_set_end_visible (panes, TRUE);
  g_assert_false (qd_panes_get_start_visible (panes));
  g_assert_true (qd_panes_get_end_visible (panes));
  allocate (panes, 480);
  g_assert_true (qd_panes_dismiss (panes));
  g_assert_false (qd_panes_dismiss (panes));
  allocate (panes, 1440);
  g_assert_true (qd_panes_get_start_visible (panes));
}

static void
test_finalize (void)
{
  QdPanes *panes = make_panes ();

  allocate (panes, 1000);
  g_assert_finalize_object (panes);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panes/room", test_room);
  g_test_add_func ("/panes/over", test_over);
  g_test_add_func ("/panes/finalize", test_finalize);
  return g_test_run ();
}
