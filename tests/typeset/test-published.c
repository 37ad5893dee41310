/* test-published.c: what others have published about Chinese lines, against ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each row names the source and the clause its expectation was worked out from; the texts are our own. Where we differ
 * on purpose the row says so and holds what we do.
 */
#include "compose.h"

#include <string.h>

/* Ways of setting that others name, in terms of our choices. */
typedef enum
{
  OURS,
  SPACE_ALL,   /* CSS text-spacing-trim: space-all; xeCJK plain */
  NORMAL,      /* … normal */
  SPACE_FIRST, /* … space-first, in a paragraph that is indented */
  TRIM_START,  /* … trim-start */
  TRIM_BOTH,   /* … trim-both */
  BANJIAO,     /* xeCJK banjiao */
  KAIMING,     /* xeCJK kaiming */
  LINE_END,    /* xeCJK hangmobanjiao */
  TYPST,       /* points close up too */
  AUTOSPACE    /* CSS text-autospace: an eighth of an em */
} Manner;

typedef struct
{
  const char *source, *language;
  Manner manner;
  const char *text, *expected;
} Case;

static const Case advance_cases[] = {
  /* CSS Text 4, 8.4 text-spacing-trim. At the line's edges. */
  { "space-all", "zh-Hans", SPACE_ALL, "「国，「国」。」", "1 1 1 1 1 1 1 1" },
  { "normal: openers are full at line start, closers full at line end where they fit", "zh-Hans", NORMAL, "「国」",
    "1 1 1" },
  { "space-first: full on the first line", "zh-Hans", SPACE_FIRST, "「国」", "1 1 1" },
  { "trim-start", "zh-Hans", TRIM_START, "「国」", "0.5 1 1" },
  { "trim-both", "zh-Hans", TRIM_BOTH, "「国」", "0.5 1 0.5" },
  { "trim-both, stops are closing punctuation on the mainland", "zh-Hans", TRIM_BOTH, "国。", "1 0.5" },
  { "trim-both, centred stops are middle dots in Taiwan and stay full", "zh-Hant-TW", TRIM_BOTH, "國。", "1 1" },
  /* … fullwidth punctuation collapsing: an opener is half after an opener, a closer, a middle dot or U+3000. */
  { "opener after opener", "zh-Hans", NORMAL, "国「『国", "1 1 0.5 1" },
  { "opener after closer", "zh-Hans", NORMAL, "国」「国", "1 1 0.5 1" },
  { "opener after comma", "zh-Hans", NORMAL, "国，「国", "1 1 0.5 1" },
  { "opener after centred comma (a middle dot)", "zh-Hant-TW", NORMAL, "國，「國", "1 1 0.5 1" },
  { "opener after full-width interpunct", "zh-Hant-TW", NORMAL, "國・「國", "1 1 0.5 1" },
  { "opener after U+3000", "zh-Hans", NORMAL, "国　「国", "1 1 0.5 1" },
  /* … a closer is half before a closer, a middle dot or U+3000. */
  { "closer before closer", "zh-Hans", NORMAL, "国』」国", "1 0.5 1 1" },
  { "stop before closer", "zh-Hans", NORMAL, "国。」国", "1 0.5 1 1" },
  { "colon before closer on the mainland", "zh-Hans", NORMAL, "国：」国", "1 0.5 1 1" },
  { "exclamation before closer on the mainland", "zh-Hans", NORMAL, "国！」国", "1 0.5 1 1" },
  { "exclamation fills its frame in Taiwan", "zh-Hant-TW", NORMAL, "國！」國", "1 1 1 1" },
  { "closer before centred comma", "zh-Hant-TW", NORMAL, "國」，國", "1 0.5 1 1" },
  { "closer before full-width interpunct", "zh-Hant-TW", NORMAL, "國」・國", "1 0.5 1 1" },
  { "closer before U+3000", "zh-Hans", NORMAL, "国」　国", "1 0.5 1 1" },
  { "three in a row", "zh-Hans", NORMAL, "国。』」国", "1 0.5 0.5 1 1" },
  { "nothing between opener and closer", "zh-Hans", NORMAL, "国「」国", "1 1 1 1" },
  { "on purpose: CSS leaves two em, CLREQ's principle gives one and a half", "zh-Hant-TW", OURS, "國。」國",
    "1 0.75 0.75 1" },
  { "on purpose: CSS closes up a closer before a middle dot of half an em; GB 5.1.7 has no blank there", "zh-Hans",
    NORMAL, "国」·国", "1 1 0.5 1" },
  { "on purpose: CSS closes up two commas; CLREQ does not ask for it", "zh-Hans", OURS, "国，，国", "1 1 1 1" },

  /* xeCJK, PunctStyle: the five it has in common with us. */
  { "quanjiao: one em, two adjacent one and a half", "zh-Hans", OURS, "国，国。”国", "1 1 1 0.5 1 1" },
  { "banjiao: half an em", "zh-Hans", BANJIAO, "国，国。国（国）国！国", "1 0.5 1 0.5 1 0.5 1 0.5 1 0.5 1" },
  { "kaiming: full at the end of a sentence, half within", "zh-Hans", KAIMING, "国，国。国（国）国！国",
    "1 0.5 1 1 1 0.5 1 0.5 1 1 1" },
  { "hangmobanjiao: half at line end only", "zh-Hans", LINE_END, "国，国。", "1 1 1 0.5" },
  { "plain", "zh-Hans", SPACE_ALL, "国，国。”国", "1 1 1 1 1 1" },

  /* Typst, 0.11 and later: adjacent punctuation gives up half an em together, points with points too. */
  { "comma and opener", "zh-Hans", TYPST, "国，《国", "1 1 0.5 1" },
  { "closer and opener", "zh-Hans", TYPST, "国》《国", "1 1 0.5 1" },
  { "two points", "zh-Hans", TYPST, "国！，国", "1 0.5 1 1" },

  /* JLREQ cl-03, cl-05, cl-08: frames that CLREQ takes over. */
  { "hyphen and en dash of half an em, wave dash full", "zh-Hans", OURS, "国‐国–国〜国", "1 0.5 1 0.5 1 1 1" },
  { "dashes of one, two and three em", "zh-Hans", OURS, "国―国⸺国⸻国", "1 1 1 2 1 3 1" },
  { "leaders of one and two em", "zh-Hans", OURS, "国‥国…国……国", "1 1 1 1 1 2 1" },
};

static const Case gap_cases[] = {
  /* CSS Text 4, 8.5 text-autospace: ideograph-alpha, ideograph-numeric. */
  { "ideograph-alpha", "zh-Hans", AUTOSPACE, "国A国", "1:0.125 2:0.125" },
  { "ideograph-numeric", "zh-Hans", AUTOSPACE, "国1国", "1:0.125 2:0.125" },
  { "kana are ideographs", "zh-Hans", AUTOSPACE, "かA", "1:0.125" },
  { "all letters of other scripts", "zh-Hans", AUTOSPACE, "国Ж国ب国", "1:0.125 2:0.125 3:0.125 4:0.125" },
  { "full-width letters are no letters here", "zh-Hans", AUTOSPACE, "国Ａ国", "" },
  { "punctuation is not alpha", "zh-Hans", AUTOSPACE, "国(A)国", "" },
  { "nothing beside full-width punctuation", "zh-Hans", AUTOSPACE, "国，A。", "" },
  { "nothing inside words", "zh-Hans", AUTOSPACE, "A1", "" },
  { "CLREQ 3.2.1: a quarter", "zh-Hans", OURS, "国A国", "1:0.25 2:0.25" },
  { "on purpose: CSS (insert) leaves a typed space alone, CSS (replace) and we show the gap for it", "zh-Hans", OURS,
    "国 A国", "1:0.25 2:0.25" },
};

static void
set_manner (QdStyle *style, QdComposeRequest *request, Manner manner)
{
  switch (manner)
    {
    case OURS:
      break;
    case SPACE_ALL:
      style->punctuation = QD_PUNCTUATION_NONE;
      break;
    case NORMAL:
      style->opener_cut_at_start = style->opener_cut_at_indent = FALSE;
      style->line_end = QD_LINE_END_FIT;
      break;
    case SPACE_FIRST:
      style->opener_cut_at_indent = FALSE;
      style->line_end = QD_LINE_END_FIT;
      request->first_indent = 2 * QD_FAKE_EM_UNITS;
      break;
    case TRIM_START:
      style->line_end = QD_LINE_END_FIT;
      break;
    case TRIM_BOTH:
      style->line_end = QD_LINE_END_HALF;
      break;
    case BANJIAO:
      style->punctuation = QD_PUNCTUATION_BANJIAO;
      break;
    case KAIMING:
      style->punctuation = QD_PUNCTUATION_KAIMING;
      break;
    case LINE_END:
      style->punctuation = QD_PUNCTUATION_LINE_END_HALF;
      break;
    case TYPST:
      style->close_points = TRUE;
      break;
    case AUTOSPACE:
      style->autospace = 0.125;
      break;
    }
}

static void
run_cases (const Case *cases, int n, char *(*dump) (Composed *, int) )
{
  for (int i = 0; i < n; i++)
    {
      Composed composed;
      g_autofree char *found = NULL;

      composed_init (&composed, cases[i].language, 30);
      set_manner (&composed.style, &composed.request, cases[i].manner);
      composed_run (&composed, cases[i].text);
      found = dump (&composed, 0);
      g_test_message ("%s: %s", cases[i].source, cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
      composed_clear (&composed);
    }
}

static void
test_advances (void)
{
  run_cases (advance_cases, G_N_ELEMENTS (advance_cases), composed_dup_advances);
}

static void
test_gaps (void)
{
  run_cases (gap_cases, G_N_ELEMENTS (gap_cases), composed_dup_gaps);
}

/* CSS Text 3, 5.3 line-break, for Chinese; UAX #14 classes CJ, NS, IN, EX, PO, PR. The first level at which the
 * character may not start a line, OPEN for those that may always. */
typedef struct
{
  const char *source, *characters;
  int never_from; /* QdProhibition */
} StartCase;

#define ALWAYS (QD_PROHIBITION_STRICT + 1)

static const StartCase start_cases[] = {
  { "iteration marks: not at normal or strict", "々〻ゝゞヽヾ", QD_PROHIBITION_BASIC },
  { "hyphens: not at normal or strict", "‐–", QD_PROHIBITION_BASIC },
  { "on purpose: wave dash and double hyphen may start a line at CSS normal; CLREQ forbids connectors at basic",
    "〜゠～", QD_PROHIBITION_BASIC },
  { "centred marks: only at loose", "・：；･‼⁇⁈⁉！？", QD_PROHIBITION_BASIC },
  { "suffixes: only at loose", "°‰′″℃℉％￠", QD_PROHIBITION_BASIC },
  { "closing punctuation: never", "、。，．〉》」』】〕）〗〙〛］｝〞", QD_PROHIBITION_BASIC },
  { "half-width forms of the same", "｡､｣", QD_PROHIBITION_BASIC },
  { "small kana, long vowel: not at strict", "ぁっゃァッャー", QD_PROHIBITION_STRICT },
  { "inseparables may start a line; at strict CLREQ forbids it", "…‥⋯", QD_PROHIBITION_STRICT },
  { "prefixes", "￥＄№€", ALWAYS },
  { "openers", "〈《「『【〔（〖〘〚［｛〝", ALWAYS },
  { "ordinary characters", "国〇〃か①한", ALWAYS },
};

static gboolean
may_start (const char *character, int n_bytes, QdProhibition prohibition)
{
  g_autofree char *text = g_strdup_printf ("一二三四五六七八九十%.*s甲乙丙丁", n_bytes, character);
  gboolean starts;
  Composed composed;

  composed_init (&composed, "zh-Hans", 10);
  composed.style.prohibition = prohibition;
  composed_run (&composed, text);
  starts = g_array_index (composed.lines, QdLine, 1).start == strlen ("一二三四五六七八九十");
  composed_clear (&composed);
  return starts;
}

static void
test_line_starts (void)
{
  for (int i = 0; i < G_N_ELEMENTS (start_cases); i++)
    {
      for (const char *p = start_cases[i].characters; *p; p = g_utf8_next_char (p))
        {
          for (int level = QD_PROHIBITION_NONE; level <= QD_PROHIBITION_STRICT; level++)
            {
              g_test_message ("%s: %.*s at level %d", start_cases[i].source, (int) (g_utf8_next_char (p) - p), p,
                              level);
              g_assert_cmpint (may_start (p, g_utf8_next_char (p) - p, level), ==, level < start_cases[i].never_from);
            }
        }
    }
}

/* … and what may not end one: openers and prefixes, at every level but none (UAX #14 OP, PR). */
static void
test_line_ends (void)
{
  for (const char *p = "〈《「『【〔（〖〘〚［｛〝￥＄№€"; *p; p = g_utf8_next_char (p))
    {
      g_autofree char *text = g_strdup_printf ("一二三四五六七八九%.*s十甲乙丙", (int) (g_utf8_next_char (p) - p), p);
      Composed composed;

      composed_init (&composed, "zh-Hans", 10);
      composed_run (&composed, text);
      g_test_message ("%s", text);
      g_assert_cmpint (g_array_index (composed.lines, QdLine, 1).start, ==, strlen ("一二三四五六七八九"));
      composed_clear (&composed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/published/advances", test_advances);
  g_test_add_func ("/published/gaps", test_gaps);
  g_test_add_func ("/published/line-starts", test_line_starts);
  g_test_add_func ("/published/line-ends", test_line_ends);
  return g_test_run ();
}
