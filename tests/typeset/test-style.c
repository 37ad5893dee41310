/* test-style.c: the defaults
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-style.h"

static void
test_body (void)
{
  QdStyle style;
  const QdRoleStyle *body;
  QdParagraph paragraph = { .role = QD_ROLE_BODY };

  for (int region = QD_REGION_CN; region <= QD_REGION_HK; region++)
    {
      qd_style_init (&style, region);
      body = qd_style_get_role (&style, &paragraph);
      g_assert_cmpint (style.region, ==, region);
      g_assert_cmpfloat (style.size_px * (1 + style.line_gap), ==, 35);
      g_assert_cmpfloat (style.measure, ==, 30);
      g_assert_cmpfloat (style.first_indent, ==, 2);
      g_assert_cmpfloat (style.autospace, ==, 0.25);
      g_assert_cmpint (style.prohibition, ==, QD_PROHIBITION_BASIC);
      g_assert_cmpint (style.breaking, ==, QD_BREAKING_TOTAL_FIT);
      g_assert_true (style.whole_em && style.justify && style.orphan_control && style.opener_cut_at_start);
      g_assert_false (style.hanging);
      g_assert_cmpint (body->face, ==, QD_FACE_SONG);
      g_assert_cmpint (body->align, ==, QD_ALIGN_JUSTIFY);
    }
}

/* Every role is set somehow; nothing is left at a size of nought. */
static void
test_roles (void)
{
  QdStyle style;

  qd_style_init (&style, QD_REGION_CN);
  for (int role = 0; role < QD_N_ROLES; role++)
    {
      QdParagraph paragraph = { .role = role, .level = 1 };

      g_assert_cmpfloat (qd_style_get_role (&style, &paragraph)->scale, >, 0.5);
    }
}

static void
test_headings (void)
{
  QdStyle style;
  QdParagraph paragraph = { .role = QD_ROLE_HEADING, .level = 1 };
  const QdRoleStyle *first;
  double scale = 10;

  qd_style_init (&style, QD_REGION_CN);
  first = qd_style_get_role (&style, &paragraph);
  g_assert_cmpint (first->face, ==, QD_FACE_HEI);
  g_assert_cmpint (first->align, ==, QD_ALIGN_CENTER);
  g_assert_cmpint (first->lines_before + 1 + first->lines_after, ==, 3);
  for (paragraph.level = 1; paragraph.level < 12; paragraph.level++)
    {
      const QdRoleStyle *heading = qd_style_get_role (&style, &paragraph);

      g_assert_cmpfloat (heading->scale, <=, scale);
      scale = heading->scale;
    }
  paragraph.level = 99;
  g_assert_true (qd_style_get_role (&style, &paragraph) == &style.headings[QD_N_HEADING_STYLES - 1]);
  paragraph.level = 0;
  g_assert_true (qd_style_get_role (&style, &paragraph) == first);
}

static void
test_regions (void)
{
  const struct
  {
    const char *language;
    QdRegion region;
  } cases[] = {
    { "zh", QD_REGION_CN },         { "zh-Hans", QD_REGION_CN },    { "zh-SG", QD_REGION_CN },
    { "zh-Hant", QD_REGION_TW },    { "zh-Hant-TW", QD_REGION_TW }, { "zh_TW", QD_REGION_TW },
    { "zh-Hant-HK", QD_REGION_HK }, { "zh-MO", QD_REGION_HK },      { NULL, QD_REGION_CN },
  };

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (qd_region_from_language (cases[i].language), ==, cases[i].region);
  g_assert_cmpstr (qd_region_to_pango_language (QD_REGION_HK), ==, "zh-hk");
}

/* On a screen every role's em is whole pixels where the body's is; in points it is what it is. */
static void
test_em (void)
{
  QdStyle style;
  const QdRoleStyle *small = &style.roles[QD_ROLE_NOTE], *large = &style.roles[QD_ROLE_TITLE];

  qd_style_init (&style, QD_REGION_CN);
  style.size_px = 16;
  g_assert_cmpfloat (qd_style_get_em (&style, small), ==, 14);
  g_assert_cmpfloat (qd_style_get_em (&style, large), ==, 24);
  style.size_px = 10.5;
  g_assert_cmpfloat_with_epsilon (qd_style_get_em (&style, small), 9.45, 1e-9);
}

/* CLREQ 53: in vertical text headings are indented, the deeper the more, and not deeper than a third of the line. */
static void
test_vertical_headings (void)
{
  QdStyle style;

  qd_style_init (&style, QD_REGION_CN);
  qd_style_turn_headings (&style);
  g_assert_cmpint (style.roles[QD_ROLE_TITLE].align, ==, QD_ALIGN_START);
  g_assert_cmpfloat (style.roles[QD_ROLE_TITLE].inset_start, ==, 2);
  for (int i = 0; i < QD_N_HEADING_STYLES; i++)
    {
      g_assert_cmpint (style.headings[i].align, ==, QD_ALIGN_START);
      g_assert_cmpfloat (style.headings[i].inset_start + style.headings[i].first_indent, ==, MIN (2 * (i + 2), 10));
    }
  g_assert_cmpint (style.roles[QD_ROLE_BYLINE].align, ==, QD_ALIGN_END);
  qd_style_init (&style, QD_REGION_CN);
  style.measure = 12;
  qd_style_turn_headings (&style);
  g_assert_cmpfloat (style.headings[QD_N_HEADING_STYLES - 1].inset_start, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/body", test_body);
  g_test_add_func ("/style/roles", test_roles);
  g_test_add_func ("/style/headings", test_headings);
  g_test_add_func ("/style/vertical-headings", test_vertical_headings);
  g_test_add_func ("/style/regions", test_regions);
  g_test_add_func ("/style/em", test_em);
  return g_test_run ();
}
