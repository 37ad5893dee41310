/* edited-text.c: texts that are edited as people and programs edit them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "edited-text.h"

#include <unicode/utrans.h>

static const char *const times[] = {
  "每到雨夜", "天明之前", "入冬以后", "那一年春天", "灯快要灭的时候", "许多年后", "茶凉了的时候", "2003年的秋天",
};
static const char *const people[] = {
  "夜读的人", "旧书店的老板", "抄书的先生", "山中的僧人", "邻家的孩子", "远行的友人", "写信的女子", "渡口的船家",
};
static const char *const acts[] = {
  "把书翻到", "总要提起", "不肯忘记", "反复地读着", "在页边写下", "用朱笔圈出", "轻声念着", "抄了三遍",
};
static const char *const things[] = {
  "那一句旧话", "第一章的开头", "窗外的芭蕉",     "故乡的河水",       "一封没有寄出的信",
  "石上的泉声", "No. 12的手稿", "没有写完的句子", "《灯下记》的序言", "“慢慢读”三个字",
  "雨后的石阶", "祖父的眼镜",   "一页发黄的纸",   "别人的批注",       "集市上的叫卖声",
};
static const char *const ends[] = {
  "因为其中有他自己", "好像从来没有读过", "而雨还在下", "于是灯又亮了一些", "谁也没有说话", "直到鸡鸣",
};

gunichar
edited_text_random_han (GRand *rand)
{
  /* Few characters are common, as in real text. */
  double u = g_rand_double (rand);

  return 0x4E00 + (gunichar) (u * u * u * 3500) * 5;
}

static void
put (EditedText *text, gunichar ch)
{
  EditedSign sign = { ch, text->len };

  g_array_append_val (text, sign);
}

static void
put_string (EditedText *text, const char *string)
{
  for (const char *p = string; *p; p = g_utf8_next_char (p))
    put (text, g_utf8_get_char (p));
}

#define PUT_ONE_OF(text, rand, words) put_string (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))])

static void
put_heading (EditedText *text, int number)
{
  static const gunichar digits[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341 };

  put (text, digits[number % 10]);
  put (text, 0x3001);
}

static void
put_phrases (EditedText *text, GRand *rand)
{
  PUT_ONE_OF (text, rand, times);
  put (text, 0xFF0C);
  PUT_ONE_OF (text, rand, people);
  PUT_ONE_OF (text, rand, acts);
  PUT_ONE_OF (text, rand, things);
  if (g_rand_boolean (rand))
    {
      put (text, g_rand_boolean (rand) ? 0xFF0C : 0xFF1B);
      PUT_ONE_OF (text, rand, ends);
    }
}

static void
put_words (EditedText *text, GRand *rand, gunichar words[400][3])
{
  int n_words = g_rand_int_range (rand, 4, 14);

  for (int w = 0; w < n_words; w++)
    {
      const gunichar *word = words[(int) (g_rand_double (rand) * g_rand_double (rand) * 400)];
      int n_chars = g_rand_int_range (rand, 1, 4);

      for (int k = 0; k < n_chars; k++)
        put (text, word[k]);
      if (w % 5 == 4)
        put (text, g_rand_int_range (rand, 0, 8) == 0 ? 0xFF1B : 0xFF0C);
    }
}

/* Sentences have marks, paragraphs line ends, and every sixth is a heading. */
EditedText *
edited_text_generate (GRand *rand, int n_paragraphs, gboolean is_prose)
{
  EditedText *text = g_array_new (FALSE, FALSE, sizeof (EditedSign));
  gunichar words[400][3];

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (int k = 0; k < 3; k++)
      words[i][k] = edited_text_random_han (rand);
  for (int p = 0; p < n_paragraphs; p++)
    {
      int n_sentences = p % 6 == 0 ? 1 : g_rand_int_range (rand, 2, 7);

      if (p % 6 == 0)
        put_heading (text, p / 6);
      for (int s = 0; s < n_sentences; s++)
        {
          if (is_prose && p % 6 == 0)
            PUT_ONE_OF (text, rand, things);
          else if (is_prose)
            put_phrases (text, rand);
          else
            put_words (text, rand, words);
          if (p % 6 != 0)
            put (text, 0x3002);
        }
      put (text, '\n');
    }
  return text;
}

char *
edited_text_to_string (const EditedText *text)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < text->len; i++)
    g_string_append_unichar (string, g_array_index (text, EditedSign, i).ch);
  return g_string_free (string, FALSE);
}

static void
mend_typos (EditedText *text, GRand *rand)
{
  for (guint i = 0; i < text->len; i++)
    {
      EditedSign *sign = &g_array_index (text, EditedSign, i);
      EditedSign fresh = { edited_text_random_han (rand), -1 };
      int act = g_rand_int_range (rand, 0, 240);

      if (sign->ch == '\n' || act > 2)
        continue;
      if (act == 0)
        sign->ch = fresh.ch;
      else if (act == 1)
        g_array_remove_index (text, i);
      else
        g_array_insert_val (text, i, fresh);
    }
}

/* Finds a stretch that begins after and ends with @mark. */
static gboolean
find_stretch (const EditedText *text, GRand *rand, gunichar mark, guint *start, guint *end)
{
  guint at = g_rand_int_range (rand, 0, text->len);

  while (at < text->len && g_array_index (text, EditedSign, at).ch != mark)
    at++;
  *start = at + 1;
  for (at = *start; at < text->len && g_array_index (text, EditedSign, at).ch != mark;)
    at++;
  *end = at + 1;
  return *end < text->len;
}

static void
move_stretch (EditedText *text, GRand *rand, gunichar mark)
{
  guint start, end, other_start, other_end;
  g_autofree EditedSign *taken = NULL;

  if (!find_stretch (text, rand, mark, &start, &end))
    return;
  taken = g_memdup2 (&g_array_index (text, EditedSign, start), (end - start) * sizeof (EditedSign));
  g_array_remove_range (text, start, end - start);
  if (!find_stretch (text, rand, mark, &other_start, &other_end))
    other_start = 0;
  g_array_insert_vals (text, other_start, taken, end - start);
}

static void
move_sentence (EditedText *text, GRand *rand)
{
  move_stretch (text, rand, 0x3002);
}

static void
move_paragraph (EditedText *text, GRand *rand)
{
  move_stretch (text, rand, '\n');
}

static void
delete_paragraph (EditedText *text, GRand *rand)
{
  guint start, end;

  if (find_stretch (text, rand, '\n', &start, &end))
    g_array_remove_range (text, start, end - start);
}

static void
double_paragraph (EditedText *text, GRand *rand)
{
  guint start, end;
  g_autofree EditedSign *copy = NULL;

  if (!find_stretch (text, rand, '\n', &start, &end))
    return;
  copy = g_memdup2 (&g_array_index (text, EditedSign, start), (end - start) * sizeof (EditedSign));
  g_array_insert_vals (text, end, copy, end - start);
}

static void
insert_paragraph (EditedText *text, GRand *rand)
{
  g_autoptr (GArray) fresh = edited_text_generate (rand, 2, g_rand_boolean (rand));
  guint start, end;

  if (!find_stretch (text, rand, '\n', &start, &end))
    return;
  for (guint i = 0; i < fresh->len; i++)
    g_array_index (fresh, EditedSign, i).origin = -1;
  g_array_insert_vals (text, start, fresh->data, fresh->len);
}

static void
normalise_marks (EditedText *text, GRand *rand)
{
  for (guint i = 0; i < text->len; i++)
    {
      EditedSign *sign = &g_array_index (text, EditedSign, i);

      if (sign->ch == 0xFF0C)
        sign->ch = ',';
      else if (sign->ch == 0xFF1B)
        sign->ch = ';';
      else if (sign->ch == 0x3002 && g_rand_boolean (rand))
        sign->ch = 0xFF0E;
      else if (sign->ch == 0x201C || sign->ch == 0x201D)
        sign->ch = sign->ch == 0x201C ? 0x300C : 0x300D;
    }
}

/* Latin letters and digits as wide as Han, and back. */
static void
change_width (EditedText *text, GRand *rand)
{
  for (guint i = 0; i < text->len; i++)
    {
      EditedSign *sign = &g_array_index (text, EditedSign, i);

      if (sign->ch > ' ' && sign->ch < 0x7F)
        sign->ch += 0xFF00 - ' ';
    }
}

static void
renumber (EditedText *text, GRand *rand)
{
  for (guint i = 1; i < text->len; i++)
    if (g_array_index (text, EditedSign, i).ch == 0x3001)
      g_array_index (text, EditedSign, i - 1).ch = 0x4E94;
}

static void
change_script (EditedText *text, GRand *rand)
{
  static const UChar name[] = { 'S', 'i', 'm', 'p', 'l', 'i', 'f', 'i', 'e', 'd', '-', 'T',
                                'r', 'a', 'd', 'i', 't', 'i', 'o', 'n', 'a', 'l', 0 };
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *convert = utrans_openU (name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);

  g_assert_true (U_SUCCESS (status));
  for (guint i = 0; i < text->len; i++)
    {
      UChar buffer[8] = { g_array_index (text, EditedSign, i).ch, 0 };
      int32_t length = 1, limit = 1;

      utrans_transUChars (convert, buffer, &length, G_N_ELEMENTS (buffer), 0, &limit, &status);
      g_array_index (text, EditedSign, i).ch = buffer[0];
    }
  utrans_close (convert);
}

/* A converter breaks lines where it likes and puts spaces between. */
static void
wrap_lines (EditedText *text, GRand *rand)
{
  for (guint i = 40; i < text->len; i += 41)
    {
      EditedSign sign = { i % 82 ? '\n' : 0x3000, -1 };

      g_array_insert_val (text, i, sign);
    }
}

/* Each paragraph a block: an empty line between, two wide spaces before. */
static void
make_blocks (EditedText *text, GRand *rand)
{
  static const EditedSign between[] = { { '\n', -1 }, { 0x3000, -1 }, { 0x3000, -1 } };

  for (guint i = 0; i + 1 < text->len; i++)
    if (g_array_index (text, EditedSign, i).ch == '\n')
      {
        g_array_insert_vals (text, i + 1, between, G_N_ELEMENTS (between));
        i += G_N_ELEMENTS (between);
      }
}

const EditedTextAct edited_text_acts[] = {
  { "typos mended", mend_typos, 1 },
  { "sentences moved", move_sentence, 4 },
  { "paragraphs moved", move_paragraph, 3 },
  { "paragraphs deleted", delete_paragraph, 3 },
  { "paragraphs doubled", double_paragraph, 3 },
  { "paragraphs inserted", insert_paragraph, 3 },
  { "marks normalised", normalise_marks, 1 },
  { "width changed", change_width, 1 },
  { "headings renumbered", renumber, 1 },
  { "script changed", change_script, 1 },
  { "lines wrapped", wrap_lines, 1 },
  { "made into blocks", make_blocks, 1 },
  { NULL },
};

gboolean
edited_text_stands (const EditedText *text, int start, int end, int *n_standing)
{
  int n_quote = end - start;
  int n_needed = n_quote <= 4 ? n_quote : (n_quote * 8 + 9) / 10;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) origins = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < text->len; i++)
    {
      int origin = g_array_index (text, EditedSign, i).origin;

      if (origin < start || origin >= end)
        continue;
      g_hash_table_add (origins, GINT_TO_POINTER (origin + 1));
      g_array_append_val (places, i);
    }
  *n_standing = g_hash_table_size (origins);
  for (int i = 0; i + n_needed <= (int) places->len; i++)
    if ((int) (g_array_index (places, guint, i + n_needed - 1) - g_array_index (places, guint, i))
        < n_quote + n_quote / 10 + 3)
      return TRUE;
  return FALSE;
}
