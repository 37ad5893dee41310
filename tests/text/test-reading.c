/* test-reading.c: emendations applied, and the maps both ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-reading.h"

#include <string.h>

static GPtrArray *
make_emendations (void)
{
  GPtrArray *emendations = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free);

  /* 互联(lián)网,ab  →  互联网，a++b */
  g_ptr_array_add (emendations, qd_emendation_new (2, 8, "", QD_EMENDATION_PINYIN, 1, ""));
  g_ptr_array_add (emendations, qd_emendation_new (9, 10, "，", QD_EMENDATION_WIDTH, 1, ""));
  g_ptr_array_add (emendations, qd_emendation_new (11, 11, "++", QD_EMENDATION_LOST, 1, ""));
  return emendations;
}

static void
test_apply (void)
{
  g_autoptr (QdText) text = qd_text_new ("互联(lián)网,ab", -1);
  g_autoptr (GPtrArray) emendations = make_emendations ();
  g_autoptr (QdReading) reading = qd_reading_new (text, emendations);
  g_autoptr (QdReading) plain = qd_reading_new (text, NULL);

  g_assert_cmpstr (qd_reading_get_string (reading, NULL), ==, "互联网，a++b");
  g_assert_true (qd_reading_get_string (plain, NULL) == qd_text_get_string (text, NULL));
  g_assert_cmpuint (qd_reading_get_emendations (reading)->len, ==, 3);
}

static void
test_maps (void)
{
  static const struct
  {
    int source;
    gsize from_start, from_end;
  } from[] = {
    { 0, 0, 0 }, { 1, 3, 3 },    { 2, 6, 6 },    { 5, 6, 6 },    { 8, 6, 6 },
    { 9, 9, 9 }, { 10, 12, 12 }, { 11, 13, 15 }, { 12, 16, 16 }, { 99, 16, 16 },
  };
  static const struct
  {
    gsize byte;
    int to_start, to_end;
  } to[] = {
    { 0, 0, 0 },    { 3, 1, 1 },    { 6, 2, 8 },    { 9, 9, 9 },    { 10, 9, 10 },  { 12, 10, 10 },
    { 13, 11, 11 }, { 14, 11, 11 }, { 15, 11, 11 }, { 16, 12, 12 }, { 99, 12, 12 },
  };
  g_autoptr (QdText) text = qd_text_new ("互联(lián)网,ab", -1);
  g_autoptr (GPtrArray) emendations = make_emendations ();
  g_autoptr (QdReading) reading = qd_reading_new (text, emendations);

  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    {
      g_assert_cmpuint (qd_reading_from_source (reading, from[i].source, QD_BIAS_START), ==, from[i].from_start);
      g_assert_cmpuint (qd_reading_from_source (reading, from[i].source, QD_BIAS_END), ==, from[i].from_end);
    }
  for (guint i = 0; i < G_N_ELEMENTS (to); i++)
    {
      g_assert_cmpint (qd_reading_to_source (reading, to[i].byte, QD_BIAS_START), ==, to[i].to_start);
      g_assert_cmpint (qd_reading_to_source (reading, to[i].byte, QD_BIAS_END), ==, to[i].to_end);
    }
}

/* Any emendations: the maps never go backwards, and what is unchanged maps there and back to itself. */
static void
test_random (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GPtrArray) emendations = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free);
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (QdReading) reading = NULL;
      g_autoptr (QdText) text = NULL;
      gsize n_bytes;

      for (int i = 0; i < 60; i++)
        g_string_append (string, g_test_rand_bit () ? "字" : "x");
      for (int at = g_test_rand_int_range (0, 9); at < 50; at += g_test_rand_int_range (1, 9))
        {
          int end = at + g_test_rand_int_range (0, 4);

          g_ptr_array_add (emendations,
                           qd_emendation_new (at, end, g_test_rand_bit () ? "" : "新y", QD_EMENDATION_BYTES, 1, ""));
          at = end;
        }
      text = qd_text_new (string->str, -1);
      reading = qd_reading_new (text, emendations);
      qd_reading_get_string (reading, &n_bytes);
      for (gsize byte = 0; byte <= n_bytes; byte++)
        {
          int start = qd_reading_to_source (reading, byte, QD_BIAS_START);
          int end = qd_reading_to_source (reading, byte, QD_BIAS_END);

          if ((qd_reading_get_string (reading, NULL)[byte] & 0xc0) == 0x80)
            continue;
          g_assert_cmpint (start, <=, end);
          g_assert_cmpuint (qd_reading_from_source (reading, start, QD_BIAS_START), <=, byte);
          g_assert_cmpuint (qd_reading_from_source (reading, end, QD_BIAS_END), >=, byte);
          if (byte > 0)
            g_assert_cmpint (qd_reading_to_source (reading, byte - 1, QD_BIAS_START), <=, start);
        }
    }
}

static void
test_script (void)
{
  g_autoptr (QdText) text = qd_text_new ("头发发生\n互联\u200b网", -1);
  g_autoptr (QdReading) traditional = qd_reading_new_for_kind (text, QD_READING_TRADITIONAL, NULL);
  g_autoptr (QdText) shown = qd_text_new (qd_reading_get_string (traditional, NULL), -1);
  g_autoptr (QdReading) back = qd_reading_new_for_kind (shown, QD_READING_SIMPLIFIED, NULL);

  g_assert_cmpstr (qd_reading_get_string (traditional, NULL), ==, "頭髮發生\n互聯網");
  g_assert_cmpstr (qd_reading_get_string (back, NULL), ==, "头发发生\n互联网");
  g_assert_cmpint (qd_reading_to_source (traditional, strlen ("頭髮發生\n互聯"), QD_BIAS_END), ==, 8);
}

/* The same text in the forms of each region, and with its words. */
static void
test_regions (void)
{
  static const struct
  {
    const char *kind, *text, *shown;
  } cases[] = {
    { "traditional-tw", "软件里面的鼠标", "軟件裡面的鼠標" }, { "traditional-twp", "软件里面的鼠标", "軟體裡面的滑鼠" },
    { "traditional-hk", "软件里面的鼠标", "軟件裏面的鼠標" }, { "simplified-tw", "軟體裡面的滑鼠", "软体里面的滑鼠" },
    { "simplified-twp", "軟體裡面的滑鼠", "软件里面的鼠标" }, { "simplified-hk", "軟件裏面的鼠標", "软件里面的鼠标" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QdText) text = qd_text_new (cases[i].text, -1);
      g_autoptr (QdReading) reading = NULL;
      QdReadingKind kind;

      g_assert_true (qd_reading_kind_from_string (cases[i].kind, &kind));
      reading = qd_reading_new_for_kind (text, kind, NULL);
      g_assert_cmpstr (qd_reading_get_string (reading, NULL), ==, cases[i].shown);
      g_assert_cmpint (qd_reading_to_source (reading, strlen ("軟體裡面"), QD_BIAS_START), ==, 4);
      g_assert_cmpstr (qd_reading_kind_get_language (kind), ==,
                       g_str_has_prefix (cases[i].kind, "simplified") ? "zh-Hans"
                       : g_str_has_suffix (cases[i].kind, "hk")       ? "zh-Hant-HK"
                                                                      : "zh-Hant-TW");
    }
}

/* What is hidden stays in the source, and a place in it is the place where it would stand. */
static void
test_clean (void)
{
  g_autoptr (QdText) text = qd_text_new ("一\n第 1 页\n二\n第 2 页\n三", -1);
  g_autoptr (QdReading) reading = qd_reading_new_for_kind (text, QD_READING_EMENDED | QD_READING_CLEAN, NULL);
  g_autoptr (QdVerdicts) verdicts = qd_verdicts_new ();
  g_autoptr (QdReading) refused = NULL;

  g_assert_cmpstr (qd_reading_get_string (reading, NULL), ==, "一\n二\n三");
  g_assert_cmpuint (qd_reading_from_source (reading, 4, QD_BIAS_START), ==, strlen ("一"));
  qd_verdicts_add (verdicts, 1, 7, "\n第 1 页");
  refused = qd_reading_new_for_kind (text, QD_READING_EMENDED | QD_READING_CLEAN, verdicts);
  g_assert_cmpstr (qd_reading_get_string (refused, NULL), ==, "一\n第 1 页\n二\n三");
}

static void
test_kinds (void)
{
  QdReadingKind kind;

  g_assert_true (qd_reading_kind_from_string ("source", &kind));
  g_assert_cmpint (kind, ==, QD_READING_SOURCE);
  g_assert_true (qd_reading_kind_from_string ("traditional", &kind));
  g_assert_cmpint (kind, ==, QD_READING_TRADITIONAL);
  g_assert_false (qd_reading_kind_from_string ("", &kind));
  /* The source is the source: nothing is added to it. */
  g_assert_false (qd_reading_kind_from_string ("source+narrow", &kind));
  g_assert_false (qd_reading_kind_from_string ("emended+odd", &kind));
  for (int base = QD_READING_SOURCE; base < QD_N_READING_BASES; base++)
    for (int added = 0; added < (base == QD_READING_SOURCE ? 1 : 16); added++)
      {
        QdReadingKind wanted = (QdReadingKind) (base | added << 4);
        g_autofree char *name = qd_reading_kind_to_string (wanted);

        g_assert_true (qd_reading_kind_from_string (name, &kind));
        g_assert_cmpint (kind, ==, wanted);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/reading/apply", test_apply);
  g_test_add_func ("/text/reading/maps", test_maps);
  g_test_add_func ("/text/reading/random", test_random);
  g_test_add_func ("/text/reading/script", test_script);
  g_test_add_func ("/text/reading/regions", test_regions);
  g_test_add_func ("/text/reading/clean", test_clean);
  g_test_add_func ("/text/reading/kinds", test_kinds);
  return g_test_run ();
}
