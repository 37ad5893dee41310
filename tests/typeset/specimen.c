/* specimen.c: Chinese-looking text of any length, for benchmarks and random tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "specimen.h"

static const char common[] = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之"
                             "年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样"
                             "理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两";

static const char *const words[] = { "GTK", "Pango",      "internet", "Unicode", "Shakespeare",
                                     "CPU", "typography", "Web",      "HTML",    "well-known",
                                     "A",   "Quandian",   "e-mail",   "don’t",   "Linux" };

static void
append_han (GString *text, GRand *random, int n)
{
  static gunichar characters[sizeof common];
  static int n_characters;

  if (n_characters == 0)
    {
      for (const char *p = common; *p; p = g_utf8_next_char (p))
        characters[n_characters++] = g_utf8_get_char (p);
    }
  for (int i = 0; i < n; i++)
    {
      /* One character in three is a rarer one. */
      if (g_rand_int_range (random, 0, 3) > 0)
        g_string_append_unichar (text, characters[g_rand_int_range (random, 0, n_characters)]);
      else
        g_string_append_unichar (text, g_rand_int_range (random, 0x4E00, 0x8FA0));
    }
}

static void
append_clause (GString *text, GRand *random)
{
  append_han (text, random, g_rand_int_range (random, 2, 12));
  switch (g_rand_int_range (random, 0, 40))
    {
    case 0:
      g_string_append (text, "《");
      append_han (text, random, g_rand_int_range (random, 2, 6));
      g_string_append (text, "》");
      break;
    case 1:
      g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      append_han (text, random, 3);
      break;
    case 2:
      g_string_append_printf (text, " %s ", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      append_han (text, random, 3);
      break;
    case 3:
      g_string_append_printf (text, "%d", g_rand_int_range (random, 1, 10000));
      append_han (text, random, 2);
      break;
    case 4:
      g_string_append (text, "——");
      append_han (text, random, 4);
      break;
    case 5:
      g_string_append (text, "（");
      append_han (text, random, 4);
      g_string_append (text, "）");
      break;
    case 6:
      append_han (text, random, 2);
      g_string_append (text, "·");
      append_han (text, random, 3);
      break;
    case 7:
      g_string_append_printf (text, "%d%%", g_rand_int_range (random, 1, 100));
      append_han (text, random, 2);
      break;
    default:
      append_han (text, random, g_rand_int_range (random, 1, 6));
    }
}

static void
append_sentence (GString *text, GRand *random)
{
  static const char *const inner[] = { "，", "，", "，", "，", "、", "；", "：" };
  static const char *const outer[] = { "。", "。", "。", "。", "！", "？", "……", "？！" };
  gboolean spoken = g_rand_int_range (random, 0, 6) == 0;
  int n_clauses = g_rand_int_range (random, 1, 5);

  if (spoken)
    {
      append_han (text, random, g_rand_int_range (random, 1, 5));
      g_string_append (text, "道：“");
    }
  for (int i = 0; i < n_clauses; i++)
    {
      append_clause (text, random);
      g_string_append (text, i + 1 < n_clauses ? inner[g_rand_int_range (random, 0, G_N_ELEMENTS (inner))]
                                               : outer[g_rand_int_range (random, 0, G_N_ELEMENTS (outer))]);
    }
  if (spoken)
    g_string_append (text, "”");
}

char *
specimen_text (guint32 seed, int n_chars)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *text = g_string_sized_new ((gsize) n_chars * 3 + 1024);
  gsize n_bytes = (gsize) n_chars * 29 / 10;

  while (text->len < n_bytes)
    {
      int n_sentences = g_rand_int_range (random, 1, 10);

      for (int i = 0; i < n_sentences; i++)
        append_sentence (text, random);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

char *
specimen_noise (GRand *random, int n_chars)
{
  static const char *const pieces[] = {
    "国",
    "字",
    "读",
    "甲",
    "乙",
    "一",
    "二",
    "，",
    "。",
    "、",
    "：",
    "；",
    "！",
    "？",
    "“",
    "”",
    "‘",
    "’",
    "《",
    "》",
    "（",
    "）",
    "「",
    "」",
    "『",
    "』",
    "——",
    "—",
    "……",
    "…",
    "·",
    "–",
    "～",
    "/",
    "／",
    "￥",
    "％",
    "℃",
    "々",
    "A",
    "word",
    "well-known",
    "12",
    "3.14",
    "1,000",
    "100%",
    " ",
    " ",
    "  ",
    "\t",
    "　",
    "\u00A0",
    "e\u0301",
    "\u0301",
    "\uFE00",
    "\u200B",
    "\u200D",
    "(",
    ")",
    ".",
    ",",
    "\"",
    "'",
    "-",
    "α",
    "Ж",
    "😀",
    "👩\u200D👩\u200D👧",
    "العربية",
    "ที่",
    "한국어",
    "Ａ",
    "１",
    "①",
    "→",
    "ㄅ",
    "か",
    "が",
    "𠀀",
    "第1章",
    "http://example.org/a/b?c=d&e",
    "!",
    "?",
    "[1]",
    "don’t",
    "\uFFFD",
    "‼",
    "⸺",
    "honorificabilitudinitatibus",
    "soft\u00ADhyphen",
  };
  GString *text = g_string_new (NULL);
  gboolean mostly_han = g_rand_boolean (random);

  for (int i = 0; i < n_chars; i++)
    {
      if (mostly_han && g_rand_int_range (random, 0, 3) > 0)
        g_string_append_unichar (text, g_rand_int_range (random, 0x4E00, 0x9FA0));
      else
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
    }
  return g_string_free (text, FALSE);
}
