/* test-ruby.c: how pinyin and zhuyin widen their bases, with fake metrics
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In these tests a letter of pinyin is a quarter of an em of the base: half an em at half the size.
 */
#include "compose.h"

#include <string.h>

#include "typeset/qd-ruby.h"

#define EM QD_FAKE_EM_UNITS
#define N_RUNS 60

/* A text in which "{base|ruby}" stands for a base with its ruby. */
typedef struct
{
  GString *text;
  GArray *spans;      /* of QdSpan */
  GPtrArray *strings; /* of the spans */
} Annotated;

static void
annotated_init (Annotated *self, const char *source)
{
  const char *p = source;

  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  self->strings = g_ptr_array_new_with_free_func (g_free);
  while (*p)
    {
      const char *bar, *end;
      QdSpan span = { .kind = QD_SPAN_RUBY };

      if (*p != '{')
        {
          g_string_append_c (self->text, *p++);
          continue;
        }
      bar = strchr (p, '|');
      end = strchr (p, '}');
      span.start = self->text->len;
      g_string_append_len (self->text, p + 1, bar - p - 1);
      span.end = self->text->len;
      g_ptr_array_add (self->strings, g_strndup (bar + 1, end - bar - 1));
      span.data = g_ptr_array_index (self->strings, self->strings->len - 1);
      g_array_append_val (self->spans, span);
      p = end + 1;
    }
}

static void
annotated_clear (Annotated *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->strings);
}

static void
compose (Composed *composed, const Annotated *annotated)
{
  composed->request.spans = (const QdSpan *) (const void *) annotated->spans->data;
  composed->request.n_spans = annotated->spans->len;
  composed_run (composed, annotated->text->str);
}

/* "text:x+advance" of each annotation of line @line, in em. */
static char *
dup_rubies (Composed *composed, int line)
{
  g_autoptr (GArray) rubies = g_array_new (FALSE, FALSE, sizeof (QdRuby));
  GString *result = g_string_new (NULL);

  qd_composer_fit (composed->composer, &composed->request, (QdLine *) composed->lines->data, composed->lines->len, line,
                   composed->cells, NULL);
  qd_ruby_place (&composed->request, &composed->metrics, composed->cells, rubies);
  for (guint i = 0; i < rubies->len; i++)
    {
      const QdRuby *ruby = &g_array_index (rubies, QdRuby, i);

      g_string_append_printf (result, "%s%s:%.4g+%.4g", i > 0 ? " " : "", ruby->text, (double) ruby->x / EM,
                              (double) ruby->advance / EM);
    }
  return g_string_free (result, FALSE);
}

typedef struct
{
  const char *name, *source, *advances, *rubies;
} Case;

static const Case cases[] = {
  /* Narrower than its base: centred, nothing moves. */
  { "narrow", "甲{罟|gu}乙", "1 1 1", "gu:1.25+0.5" },
  /* A little wider: it reaches over the Han on both sides. */
  { "overhang", "甲{窗|chuang}乙", "1 1 1", "chuang:0.75+1.5" },
  /* Wider than it may reach over: the base is widened by the rest. */
  { "widened", "甲{窗|chuangxx}乙", "1 1.5 1", "chuangxx:0.75+2" },
  /* Beside marks it stays over its base. */
  { "marks", "，{窗|chuang}。", "1 1.5 0.5", "chuang:1+1.5" },
  { "between", "，{窗|chuang}，乙", "1 1.5 1 1", "chuang:1+1.5" },
  /* Two annotations keep a word space, an eighth of the base's em. */
  { "neighbours", "甲{双|shuang}{庄|zhuang}乙", "1 1.312 1.312 1", "shuang:0.75+1.5 zhuang:2.375+1.5" },
  { "short", "甲{一|yi}{二|er}乙", "1 1 1 1", "yi:1.25+0.5 er:2.25+0.5" },
  /* At the line's start it is flush with its base, not outside. */
  { "start", "{窗|chuang}乙丙", "1.25 1 1", "chuang:0+1.5" },
  { "end", "乙丙{窗|chuang}", "1 1 1.25", "chuang:1.75+1.5" },
  /* Words: the characters stand evenly below. */
  { "word", "甲{双庄|shuangzhuangx}乙", "1 1.375 1.375 1", "shuangzhuangx:0.75+3.25" },
  /* Zhuyin: half an em after every character, marks and Western words too (CLREQ 3.3.3). */
  { "zhuyin", "甲{你|ㄋㄧˇ}，GTK", "1.5 1.5 1.5 2", "ㄋㄧˇ:2.5+0.5" },
  /* Zhuyin at the right and pinyin above at once. */
  { "both", "{你|ㄋㄧˇ}甲乙", "1.5 1.5 1.5", "ㄋㄧˇ:1+0.5" },
};

static void
test_widths (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *advances = NULL, *rubies = NULL;
  Annotated annotated;
  Composed composed;

  annotated_init (&annotated, c->source);
  composed_init (&composed, "zh-Hans", 30);
  compose (&composed, &annotated);
  advances = composed_dup_advances (&composed, 0);
  rubies = dup_rubies (&composed, 0);
  g_assert_cmpstr (advances, ==, c->advances);
  g_assert_cmpstr (rubies, ==, c->rubies);
  composed_clear (&composed);
  annotated_clear (&annotated);
}

static char *
dup_random_source (gboolean words, gboolean zhuyin)
{
  static const char *const pieces[] = { "，", "。", "“", "”", "（", "）", "——", "GTK", " 12 ", "、", "·" };
  static const char letters[] = "abcdefgh";
  GString *source = g_string_new (NULL);

  for (int i = 0; i < 160; i++)
    {
      int kind = g_test_rand_int_range (0, 10);

      if (kind < 4)
        g_string_append_unichar (source, g_test_rand_int_range (0x4E00, 0x6000));
      else if (kind == 4)
        g_string_append (source, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      else
        {
          int n_base = words && g_test_rand_int_range (0, 6) == 0 ? 2 : 1, n_letters = g_test_rand_int_range (1, 9);

          g_string_append_c (source, '{');
          for (int j = 0; j < n_base; j++)
            g_string_append_unichar (source, g_test_rand_int_range (0x4E00, 0x6000));
          g_string_append_c (source, '|');
          for (int j = 0; j < n_letters; j++)
            g_string_append_c (source, letters[j]);
          g_string_append (source, zhuyin && i % 3 == 0 ? "ㄚ}" : "}");
        }
    }
  return g_string_free (source, FALSE);
}

/* Annotations on a line keep apart, stay inside the line, and stay over their base unless the edge moves them. */
static void
check_line (Composed *composed, int line)
{
  g_autoptr (GArray) rubies = g_array_new (FALSE, FALSE, sizeof (QdRuby));
  const QdCell *first, *last;
  int edge = G_MININT / 2;

  qd_composer_fit (composed->composer, &composed->request, (QdLine *) composed->lines->data, composed->lines->len, line,
                   composed->cells, NULL);
  qd_ruby_place (&composed->request, &composed->metrics, composed->cells, rubies);
  first = &g_array_index (composed->cells, QdCell, 0);
  last = &g_array_index (composed->cells, QdCell, composed->cells->len - 1);
  for (guint i = 0; i < rubies->len; i++)
    {
      const QdRuby *ruby = &g_array_index (rubies, QdRuby, i);

      if (ruby->kind != QD_RUBY_PINYIN)
        continue;
      /* Halves of units that cannot be divided. */
      g_assert_cmpint (ruby->x, >=, edge + QD_RUBY_GAP (EM) - 4);
      g_assert_cmpint (ruby->x, >=, first->x - 4);
      g_assert_cmpint (ruby->x + ruby->advance, <=, last->x + last->advance + 4);
      edge = ruby->x + ruby->advance;
    }
}

static void
test_apart (void)
{
  for (int i = 0; i < N_RUNS; i++)
    {
      g_autofree char *source = dup_random_source (TRUE, i % 4 == 3);
      Annotated annotated;
      Composed composed;

      annotated_init (&annotated, source);
      composed_init (&composed, i % 2 ? "zh-Hans" : "zh-Hant-TW", 12 + i % 20);
      composed.style.direction = i % 3 ? QD_DIRECTION_HORIZONTAL : QD_DIRECTION_VERTICAL;
      composed.request.first_indent = i % 5 == 0 ? 0 : 2 * EM;
      compose (&composed, &annotated);
      for (guint line = 0; line < composed.lines->len; line++)
        check_line (&composed, line);
      composed_clear (&composed);
      annotated_clear (&annotated);
    }
}

/* What holds for any text holds for annotated text: full lines, flush edges, forbidden starts. */
static void
test_lines (void)
{
  for (int i = 0; i < N_RUNS; i++)
    {
      g_autofree char *source = dup_random_source (FALSE, FALSE);
      Annotated annotated;
      Composed composed;

      annotated_init (&annotated, source);
      composed_init (&composed, "zh-Hans", 14 + i % 17);
      compose (&composed, &annotated);
      composed_check (&composed);
      composed_clear (&composed);
      annotated_clear (&annotated);
    }
}

static gboolean
says (const Composed *composed, const char *words)
{
  for (guint i = 0; i < composed->why->len; i++)
    {
      if (strstr (g_ptr_array_index (composed->why, i), words))
        return TRUE;
    }
  return FALSE;
}

/* A base that was widened and a column for zhuyin are told of, and nothing where neither was needed. */
static void
test_explained (void)
{
  const char *const sources[] = { "，{窗|chuang}。", "甲{你|ㄋㄧˇ}乙", "甲{罟|gu}乙" };

  for (int i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *advances = NULL;
      Annotated annotated;
      Composed composed;

      annotated_init (&annotated, sources[i]);
      composed_init (&composed, "zh-Hans", 30);
      compose (&composed, &annotated);
      advances = composed_dup_advances (&composed, 0);
      g_assert_cmpint (says (&composed, "「窗」 has 0.5 em more room"), ==, i == 0);
      g_assert_cmpint (says (&composed, "column of 0.5 em"), ==, i == 1);
      composed_clear (&composed);
      annotated_clear (&annotated);
    }
}

static void
test_kinds (void)
{
  g_assert_cmpint (qd_ruby_get_kind ("wǎng"), ==, QD_RUBY_PINYIN);
  g_assert_cmpint (qd_ruby_get_kind ("かな"), ==, QD_RUBY_PINYIN);
  g_assert_cmpint (qd_ruby_get_kind (""), ==, QD_RUBY_PINYIN);
  g_assert_cmpint (qd_ruby_get_kind ("˙ㄇㄚ"), ==, QD_RUBY_ZHUYIN);
  g_assert_cmpint (qd_ruby_get_kind ("ㆠ"), ==, QD_RUBY_ZHUYIN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ruby/widths/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_widths);
    }
  g_test_add_func ("/ruby/apart", test_apart);
  g_test_add_func ("/ruby/lines", test_lines);
  g_test_add_func ("/ruby/kinds", test_kinds);
  g_test_add_func ("/ruby/explained", test_explained);
  return g_test_run ();
}
