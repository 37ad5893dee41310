/* test-language.c: what language a text is written in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-language.h"

static void
test_guess (void)
{
  static const struct
  {
    const char *text;
    const char *language;
  } cases[] = {
    { "", "und" },
    { "123 —— ……", "und" },
    { "读书须动笔，不动笔墨不读书。", "zh-Hans" },
    { "讀書須動筆，不動筆墨不讀書。", "zh-Hant" },
    { "一个人在山中，日出而作。", "zh-Hans" },
    /* A naive converter left 干, 于 and 里 as they were. */
    { "群眾對于干部的評價，寫在會議記錄里。", "zh-Hant" },
    { "他引了一句日文：「おはよう」，又说这是他在书店里听来的，读过几年书的人都懂。", "zh-Hans" },
    { "本を読むときは、筆を持つこと。", "ja" },
    { "책을 읽을 때는 붓을 들어라.", "ko" },
    { "Read with pen in hand.", "en" },
    { "用 GTK 和 Pango 写一个 reading view，须先读 documentation。", "zh-Hans" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QdText) text = qd_text_new (cases[i].text, -1);

      g_assert_cmpstr (qd_text_guess_language (text), ==, cases[i].language);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/language/guess", test_guess);
  return g_test_run ();
}
