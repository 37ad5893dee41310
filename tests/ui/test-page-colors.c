/* test-page-colors.c: every paper can be read on, marked or not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-page-colors.h"

#include <math.h>

static const char *const colors[] = { "yellow", "green", "blue", "purple", "red" };

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (GdkRGBA c)
{
  return 0.2126 * linear (c.red) + 0.7152 * linear (c.green) + 0.0722 * linear (c.blue);
}

/* WCAG 2.1, contrast ratio. */
static double
contrast (GdkRGBA a, GdkRGBA b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

static GdkRGBA
over (GdkRGBA below, GdkRGBA above)
{
  float a = above.alpha;

  return (GdkRGBA){ below.red * (1 - a) + above.red * a, below.green * (1 - a) + above.green * a,
                    below.blue * (1 - a) + above.blue * a, 1 };
}

static void
check_marks (const QdPageColors *page)
{
  GdkRGBA paper = qd_page_colors_get_ink (page, QD_INK_PAPER), text = qd_page_colors_get_ink (page, QD_INK_TEXT);
  GdkRGBA selection = qd_page_colors_get_ink (page, QD_INK_SELECTION);

  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      GdkRGBA washed = over (paper, qd_page_colors_get_mark (page, colors[i], QD_SHADE_WASH));
      GdkRGBA stroke = qd_page_colors_get_mark (page, colors[i], QD_SHADE_STROKE);

      g_assert_cmpfloat (contrast (text, washed), >=, 7);
      g_assert_cmpfloat (contrast (stroke, paper), >=, 3);
      g_assert_cmpfloat (contrast (washed, paper), >, 1.15);
      g_assert_cmpfloat (contrast (text, over (washed, selection)), >=, 4.5);
      for (gsize j = 0; j < G_N_ELEMENTS (colors); j++)
        {
          GdkRGBA other = qd_page_colors_get_mark (page, colors[j], QD_SHADE_WASH);

          g_assert_cmpfloat (contrast (text, over (washed, other)), >=, 4.5);
          g_assert_cmpfloat (contrast (stroke, over (paper, other)), >=, 3);
        }
    }
}

static void
test_contrast (void)
{
  for (int paper = QD_PAPER_AUTO; paper <= QD_PAPER_CONTRAST; paper++)
    for (int dark = 0; dark < 2; dark++)
      {
        const QdPageColors *page = qd_page_colors_get (paper, dark);
        GdkRGBA ground = qd_page_colors_get_ink (page, QD_INK_PAPER);
        GdkRGBA text = qd_page_colors_get_ink (page, QD_INK_TEXT);

        g_test_message ("%s%s", qd_paper_to_string (paper), dark ? " on a dark desktop" : "");
        g_assert_cmpfloat (contrast (text, ground), >=, 7);
        g_assert_cmpfloat (contrast (text, qd_page_colors_get_ink (page, QD_INK_SIDE)), >=, 7);
        g_assert_cmpfloat (contrast (text, qd_page_colors_get_ink (page, QD_INK_CARD)), >=, 7);
        g_assert_cmpfloat (contrast (qd_page_colors_get_ink (page, QD_INK_NOTE), ground), >=, 7);
        g_assert_cmpfloat (contrast (qd_page_colors_get_ink (page, QD_INK_CINNABAR), ground), >=, 3);
        g_assert_cmpfloat (contrast (qd_page_colors_get_ink (page, QD_INK_DIM), ground), >=, 3);
        g_assert_cmpint (qd_page_colors_is_dark (page), ==, luminance (ground) < luminance (text));
        check_marks (page);
      }
}

static void
test_marks_differ (void)
{
  const QdPageColors *page = qd_page_colors_get (QD_PAPER_WARM, FALSE);
  GdkRGBA yellow = qd_page_colors_get_mark (page, "yellow", QD_SHADE_WASH);
  GdkRGBA unknown = qd_page_colors_get_mark (page, "ultraviolet", QD_SHADE_WASH);
  GdkRGBA none = qd_page_colors_get_mark (page, NULL, QD_SHADE_WASH);

  g_assert_true (gdk_rgba_equal (&yellow, &unknown));
  g_assert_true (gdk_rgba_equal (&yellow, &none));
  for (gsize i = 1; i < G_N_ELEMENTS (colors); i++)
    {
      GdkRGBA other = qd_page_colors_get_mark (page, colors[i], QD_SHADE_WASH);

      g_assert_false (gdk_rgba_equal (&yellow, &other));
    }
}

static void
test_paper_names (void)
{
  QdPaper paper = QD_PAPER_SEPIA;

  g_assert_false (qd_paper_from_string ("papyrus", &paper));
  g_assert_false (qd_paper_from_string (NULL, &paper));
  g_assert_cmpint (paper, ==, QD_PAPER_SEPIA);
  for (int i = QD_PAPER_AUTO; i <= QD_PAPER_CONTRAST; i++)
    {
      g_assert_true (qd_paper_from_string (qd_paper_to_string (i), &paper));
      g_assert_cmpint (paper, ==, i);
    }
}

static void
test_css (void)
{
  g_autofree char *css = qd_page_colors_to_css (qd_page_colors_get (QD_PAPER_DARK, FALSE));

  g_assert_nonnull (strstr (css, "@define-color page_paper #1b1a18;\n"));
  g_assert_nonnull (strstr (css, "@define-color window_fg_color #d8d2c6;\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-colors/contrast", test_contrast);
  g_test_add_func ("/page-colors/marks-differ", test_marks_differ);
  g_test_add_func ("/page-colors/paper-names", test_paper_names);
  g_test_add_func ("/page-colors/css", test_css);
  return g_test_run ();
}
