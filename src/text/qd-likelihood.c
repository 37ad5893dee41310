/* qd-likelihood.c: how likely a text is, character by character
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Han part is Zipf's law over the order of frequency, fitted at five ranks to the shares in jieba's word list;
 * the rest are round figures: what matters is the distance between common and never seen.
 */
#include "text/qd-likelihood.h"

#include "text/qd-han-rank.h"

#include <math.h>
#include <string.h>

#define N_TABLE 0x10000

typedef struct
{
  gunichar first, last;
  float chinese, japanese, korean, western;
} LikelihoodRange;

/* Sorted by @first, no overlaps. What is in no range has the last resort of its model, UNSEEN. Han stand apart. */
static const LikelihoodRange ranges[] = {
  { 0x0000, 0x0008, -16, -16, -16, -16 }, /* controls */
  { 0x0009, 0x000a, -3, -3, -3, -3 },
  { 0x000b, 0x000b, -16, -16, -16, -16 },
  { 0x000c, 0x000d, -4, -4, -4, -4 },
  { 0x000e, 0x001f, -16, -16, -16, -16 },
  { 0x0020, 0x0020, -2.2f, -2.2f, -2.2f, -2.2f },
  { 0x0021, 0x002f, -5, -5, -5, -5 },
  { 0x0030, 0x0039, -3.8f, -3.8f, -3.8f, -3.8f },
  { 0x003a, 0x0040, -5, -5, -5, -5 },
  { 0x0041, 0x005a, -4.2f, -4.2f, -4.2f, -4.2f },
  { 0x005b, 0x0060, -6, -6, -6, -6 },
  { 0x0061, 0x007a, -3.2f, -3.2f, -3.2f, -3.2f },
  { 0x007b, 0x007e, -6, -6, -6, -6 },
  { 0x007f, 0x009f, -16, -16, -16, -16 },
  { 0x00a0, 0x00b6, -11, -11, -11, -8 },
  { 0x00b7, 0x00b7, -6, -9, -8, -9 }, /* · */
  { 0x00b8, 0x00bf, -11, -11, -11, -8 },
  { 0x00c0, 0x00ff, -11, -11, -11, -5 },
  { 0x0100, 0x024f, -11, -11, -11, -9 },
  { 0x0370, 0x03ff, -10, -11, -11, -12 }, /* Greek */
  { 0x0400, 0x04ff, -10, -12, -12, -12 }, /* Cyrillic */
  { 0x2000, 0x200f, -9, -10, -10, -9 },
  { 0x2010, 0x2027, -5, -7, -6, -7 }, /* dashes, quotation marks, ellipsis */
  { 0x2030, 0x206f, -9, -9, -9, -10 },
  { 0x20ac, 0x20ac, -11, -11, -11, -9 },
  { 0x2100, 0x22ff, -9, -9, -9, -11 },    /* Roman numerals, arrows, mathematics */
  { 0x2460, 0x24ff, -8, -9, -9, -13 },    /* ① */
  { 0x2500, 0x266f, -10, -10, -10, -13 }, /* boxes and shapes */
  { 0x3000, 0x3000, -3.5, -4, -9, -13 },
  { 0x3001, 0x3002, -3.6, -3.4, -9, -13 }, /* 、。 */
  { 0x3003, 0x3007, -9, -8, -11, -13 },
  { 0x3008, 0x3011, -5, -5, -8, -13 }, /* 《》「」 */
  { 0x3012, 0x301f, -9, -9, -10, -13 },
  { 0x3041, 0x3096, -10.5, -4.3, -12, -13 }, /* hiragana */
  { 0x30a0, 0x30ff, -10.5, -5.4, -12, -13 }, /* katakana */
  { 0x3105, 0x3129, -11, -13, -13, -13 },    /* Bopomofo */
  { 0x3131, 0x318e, -13, -13, -10, -13 },    /* Hangul letters */
  { 0x3200, 0x33ff, -10, -10, -12, -13 },
  { 0x3400, 0x4dbf, -15, -16, -16, -16 },  /* extension A */
  { 0xac00, 0xd7a3, -13, -13, -7.2, -13 }, /* Hangul */
  { 0xe000, 0xf8ff, -17, -17, -17, -17 },  /* private use */
  { 0xf900, 0xfaff, -15, -15, -13, -16 },
  { 0xfe30, 0xfe6f, -8, -10, -10, -13 },
  { 0xff01, 0xff01, -5.5, -6, -9, -13 }, /* ！ */
  { 0xff02, 0xff07, -9, -9, -10, -13 },
  { 0xff08, 0xff09, -5, -5.5, -9, -13 }, /* （） */
  { 0xff0a, 0xff0b, -9, -9, -10, -13 },
  { 0xff0c, 0xff0c, -3, -6, -10, -13 },   /* ， */
  { 0xff0d, 0xff19, -7, -7, -10, -13 },   /* full-width digits */
  { 0xff1a, 0xff1b, -4.8, -7, -10, -13 }, /* ：； */
  { 0xff1c, 0xff1e, -9, -9, -10, -13 },
  { 0xff1f, 0xff1f, -5.5, -6, -10, -13 }, /* ？ */
  { 0xff20, 0xff5e, -8, -8, -10, -13 },   /* full-width letters */
  { 0xff61, 0xff9f, -13, -9, -13, -13 },  /* half-width katakana */
  { 0xffe0, 0xffe6, -8, -9, -9, -13 },
  { 0xfffd, 0xfffd, QD_LIKELIHOOD_ERROR, QD_LIKELIHOOD_ERROR, QD_LIKELIHOOD_ERROR, QD_LIKELIHOOD_ERROR },
};

#define UNSEEN (-14.0f)
#define RARE_HAN (-13.5f)

/* The syllables that make up half of a Korean text. */
static const char common_hangul[] = "이다는에의을가한로하고은를지사도서기대인정자리어시해일그보스나들만수있것아전"
                                    "게라구부여장상으적제과조면주원동성과세소비연경국학문화없우되내된할와같오";

/* What Cantonese is written with, and the lists of Mandarin do not count. */
static const char cantonese[] =
    "佢哋嘅咗啲喺嚟冇乜嘢嗰咁噉唔睇啱啩嘥攞揾搵瞓諗餸嚿攰孭冚晒畀俾嗌嬲靚叻嘞喎囉啫㗎噏氹噚哂呃呢咩";
#define CANTONESE (-10.5f)

static float
han_of_rank (int rank)
{
  static const struct
  {
    float log_rank, likelihood;
  } fit[] = { { 0, -3.2f }, { 2.3f, -4.6f }, { 4.6f, -6.3f }, { 6.9f, -8.7f }, { 8.01f, -11.5f }, { 8.3f, -12.5f } };
  float log_rank;
  guint i = 1;

  if (rank == 0)
    return RARE_HAN;
  log_rank = logf ((float) rank);
  while (i + 1 < G_N_ELEMENTS (fit) && log_rank > fit[i].log_rank)
    i++;
  return fit[i - 1].likelihood
         + (log_rank - fit[i - 1].log_rank) * (fit[i].likelihood - fit[i - 1].likelihood)
               / (fit[i].log_rank - fit[i - 1].log_rank);
}

static void
fill_table (QdModel model, float *table)
{
  /* Kanji and Hanja are other characters in another order: only roughly the same. */
  const float han_penalty = model == QD_MODEL_CHINESE ? 0 : model == QD_MODEL_JAPANESE ? 0.7f : 4;

  for (int i = 0; i < N_TABLE; i++)
    table[i] = UNSEEN;
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      const float values[] = { ranges[i].chinese, ranges[i].japanese, ranges[i].korean, ranges[i].western };

      for (gunichar ch = ranges[i].first; ch <= ranges[i].last; ch++)
        table[ch] = values[model];
    }
  for (gunichar ch = 0x4e00; ch <= 0x9fff; ch++)
    table[ch] = model == QD_MODEL_WESTERN ? UNSEEN : han_of_rank (qd_han_rank (ch)) - han_penalty;
  for (const char *p = common_hangul; model == QD_MODEL_KOREAN && *p; p = g_utf8_next_char (p))
    table[g_utf8_get_char (p)] = -4.8f;
  for (const char *p = cantonese; model == QD_MODEL_CHINESE && *p; p = g_utf8_next_char (p))
    table[g_utf8_get_char (p)] = MAX (table[g_utf8_get_char (p)], CANTONESE);
}

static const float *
get_table (QdModel model)
{
  static float *tables[4];

  if (g_once_init_enter (&tables[model]))
    {
      float *table = g_new (float, N_TABLE);

      fill_table (model, table);
      g_once_init_leave (&tables[model], table);
    }
  return tables[model];
}

/**
 * qd_likelihood_of_char:
 * @model: a language
 * @ch: a code point
 *
 * Returns: the logarithm of how likely it is in that language
 */
double
qd_likelihood_of_char (QdModel model, gunichar ch)
{
  if (ch >= N_TABLE)
    return -16;
  return get_table (model)[ch];
}

/**
 * qd_likelihood_of_string:
 * @model: a language
 * @string: UTF-8
 * @n_bytes: its length, -1 if it is terminated by NUL
 *
 * Returns: the sum over its characters
 */
double
qd_likelihood_of_string (QdModel model, const char *string, gssize n_bytes)
{
  const float *table = get_table (model);
  const char *end = string + (n_bytes < 0 ? strlen (string) : (gsize) n_bytes);
  double sum = 0;

  for (const char *p = string; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      sum += ch < N_TABLE ? table[ch] : -16;
    }
  return sum;
}
