/* qd-multibyte.c: the next character of bytes in an encoding whose characters are of several bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-multibyte.h"

#include "text/qd-pair-table.h"

#include <unicode/ucnv.h>

/* The bytes 0x8e and 0x8f of the EUC encodings: a character of another set follows. */
#define SINGLE_SHIFT_2 0x8e
#define SINGLE_SHIFT_3 0x8f

/* Two surrogates, each written as if it were a character. */
static QdStep
step_cesu8 (const guint8 *p, const guint8 *end)
{
  if (end - p >= 6 && p[1] >= 0xa0 && p[1] <= 0xaf && (p[2] & 0xc0) == 0x80 && p[3] == 0xed && p[4] >= 0xb0
      && p[4] <= 0xbf && (p[5] & 0xc0) == 0x80)
    {
      gunichar high = (p[1] & 0x0f) << 6 | (p[2] & 0x3f), low = (p[4] & 0x0f) << 6 | (p[5] & 0x3f);

      return (QdStep){ .ch = 0x10000 + (high << 10) + low, .n_bytes = 6 };
    }
  return (QdStep){ .n_bytes = 1 };
}

static QdStep
step_utf8 (const guint8 *p, const guint8 *end)
{
  static const struct
  {
    guint8 first, last, second_low, second_high;
    int n_bytes;
  } forms[] = {
    { 0xc2, 0xdf, 0x80, 0xbf, 2 }, { 0xe0, 0xe0, 0xa0, 0xbf, 3 }, { 0xe1, 0xec, 0x80, 0xbf, 3 },
    { 0xed, 0xed, 0x80, 0x9f, 3 }, { 0xee, 0xef, 0x80, 0xbf, 3 }, { 0xf0, 0xf0, 0x90, 0xbf, 4 },
    { 0xf1, 0xf3, 0x80, 0xbf, 4 }, { 0xf4, 0xf4, 0x80, 0x8f, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      int n = 1;

      if (*p < forms[i].first || *p > forms[i].last)
        continue;
      if (p + 1 < end && p[1] >= forms[i].second_low && p[1] <= forms[i].second_high)
        {
          for (n = 2; n < forms[i].n_bytes && p + n < end && (p[n] & 0xc0) == 0x80; n++)
            ;
        }
      if (n == forms[i].n_bytes)
        return (QdStep){ .ch = g_utf8_get_char ((const char *) p), .n_bytes = n };
      if (*p == 0xed && n == 1)
        return step_cesu8 (p, end);
      return (QdStep){ .n_bytes = n, .is_cut = p + n == end };
    }
  /* A form longer than it need be is one error, not two. */
  return (QdStep){ .n_bytes = (*p == 0xc0 || *p == 0xc1) && p + 1 < end && (p[1] & 0xc0) == 0x80 ? 2 : 1 };
}

static QdStep
step_gb18030_four (const guint8 *p)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open ("GB18030", &status);
  const char *source = (const char *) p;
  QdStep step = { .n_bytes = 1 };
  UChar32 ch;

  ucnv_setToUCallBack (converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  ch = ucnv_getNextUChar (converter, &source, source + 4, &status);
  if (U_SUCCESS (status) && source == (const char *) p + 4)
    step = (QdStep){ .ch = ch, .n_bytes = 4 };
  ucnv_close (converter);
  return step;
}

static QdStep
step_gb18030 (const guint8 *p, const guint8 *end)
{
  gunichar ch;

  if (*p == 0x80)
    return (QdStep){ .ch = 0x20ac, .n_bytes = 1 };
  if (p + 1 == end)
    return (QdStep){ .n_bytes = 1, .is_cut = *p != 0xff };
  if (p[1] >= 0x30 && p[1] <= 0x39 && *p != 0xff)
    {
      if (p + 2 < end && (p[2] < 0x81 || p[2] == 0xff))
        return (QdStep){ .n_bytes = 1 };
      if (p + 3 < end)
        return p[3] >= 0x30 && p[3] <= 0x39 ? step_gb18030_four (p) : (QdStep){ .n_bytes = 1 };
      return (QdStep){ .n_bytes = end - p, .is_cut = TRUE };
    }
  ch = qd_pair_to_char (QD_PAIR_GBK, p[0], p[1]);
  return (QdStep){ .ch = ch, .n_bytes = ch || p[1] >= 0x80 ? 2 : 1 };
}

/* One character of two bytes, of @set, behind @n_before bytes that say that it is of that set. */
static QdStep
step_pair (QdPairSet set, const guint8 *p, const guint8 *end, int n_before)
{
  gunichar ch;

  if (end - p < n_before + 2)
    return (QdStep){ .n_bytes = end - p, .is_cut = TRUE };
  ch = qd_pair_to_char (set, p[n_before], p[n_before + 1]);
  if (ch)
    return (QdStep){ .ch = ch, .n_bytes = n_before + 2 };
  return (QdStep){ .n_bytes = p[n_before + 1] >= 0x80 ? n_before + 2 : 1 };
}

static QdStep
step_big5 (const guint8 *p, const guint8 *end)
{
  if (*p == 0x80 || *p == 0xff)
    return (QdStep){ .n_bytes = 1 };
  /* The four pairs of the Hong Kong supplement that are a letter and an accent. */
  if (p + 1 < end && *p == 0x88 && (p[1] == 0x62 || p[1] == 0x64 || p[1] == 0xa3 || p[1] == 0xa5))
    return (QdStep){ .ch = p[1] < 0x80 ? 0xca : 0xea,
                     .combined = p[1] == 0x62 || p[1] == 0xa3 ? 0x304 : 0x30c,
                     .n_bytes = 2 };
  return step_pair (QD_PAIR_BIG5, p, end, 0);
}

static QdStep
step_euc_tw (const guint8 *p, const guint8 *end)
{
  if (*p == SINGLE_SHIFT_2)
    {
      if (p + 1 == end)
        return (QdStep){ .n_bytes = 1, .is_cut = TRUE };
      if (p[1] < 0xa1 || p[1] >= 0xa1 + QD_N_CNS_PLANES)
        return (QdStep){ .n_bytes = 1 };
      return step_pair (QD_PAIR_CNS + (p[1] - 0xa1), p, end, 2);
    }
  return *p < 0xa1 || *p == 0xff ? (QdStep){ .n_bytes = 1 } : step_pair (QD_PAIR_CNS, p, end, 0);
}

static QdStep
step_half_kana (guint8 byte, int n_bytes)
{
  return (QdStep){ .ch = byte >= 0xa1 && byte <= 0xdf ? 0xff61 + byte - 0xa1 : 0, .n_bytes = n_bytes };
}

static QdStep
step_shift_jis (const guint8 *p, const guint8 *end)
{
  if (*p >= 0xa1 && *p <= 0xdf)
    return step_half_kana (*p, 1);
  if (*p == 0x80 || *p == 0xa0 || *p > 0xfc)
    return (QdStep){ .n_bytes = 1 };
  return step_pair (QD_PAIR_SHIFT_JIS, p, end, 0);
}

static QdStep
step_euc_jp (const guint8 *p, const guint8 *end)
{
  if (*p == SINGLE_SHIFT_2)
    return p + 1 < end ? step_half_kana (p[1], 2) : (QdStep){ .n_bytes = 1, .is_cut = TRUE };
  if (*p == SINGLE_SHIFT_3)
    return step_pair (QD_PAIR_JIS_0212, p, end, 1);
  return *p < 0xa1 || *p == 0xff ? (QdStep){ .n_bytes = 1 } : step_pair (QD_PAIR_EUC_JP, p, end, 0);
}

/**
 * qd_multibyte_step:
 * @scheme: an encoding
 * @p: a byte where a character begins
 * @end: the end of the data, beyond @p
 *
 * Returns: the character that begins there
 */
QdStep
qd_multibyte_step (QdScheme scheme, const guint8 *p, const guint8 *end)
{
  if (*p < 0x80)
    return (QdStep){ .ch = *p, .n_bytes = 1 };
  switch (scheme)
    {
    case QD_SCHEME_UTF8:
      return step_utf8 (p, end);
    case QD_SCHEME_GB18030:
      return step_gb18030 (p, end);
    case QD_SCHEME_BIG5:
      return step_big5 (p, end);
    case QD_SCHEME_EUC_TW:
      return step_euc_tw (p, end);
    case QD_SCHEME_SHIFT_JIS:
      return step_shift_jis (p, end);
    case QD_SCHEME_EUC_JP:
      return step_euc_jp (p, end);
    case QD_SCHEME_EUC_KR:
      return *p == 0x80 || *p == 0xff ? (QdStep){ .n_bytes = 1 } : step_pair (QD_PAIR_EUC_KR, p, end, 0);
    }
  g_return_val_if_reached ((QdStep){ .n_bytes = 1 });
}

/**
 * qd_multibyte_likelihood:
 * @scheme: an encoding
 * @taken: what qd_multibyte_step() found in it
 *
 * Measures a character in the language that is written in the encoding; Unicode is written in all.
 *
 * Returns: the logarithm of how likely it is
 */
double
qd_multibyte_likelihood (QdScheme scheme, const QdStep *taken)
{
  /* Other languages in UTF-8 are less likely than Chinese, as the files of a reader of Chinese go. */
  const double foreign = 1;
  const double shared_kana = -6.5;
  double japanese, korean, best;

  if (taken->ch == 0)
    return QD_LIKELIHOOD_ERROR;
  switch (scheme)
    {
    case QD_SCHEME_UTF8:
      best = qd_likelihood_of_char (QD_MODEL_CHINESE, taken->ch);
      if (taken->ch < 0x80)
        return best;
      japanese = qd_likelihood_of_char (QD_MODEL_JAPANESE, taken->ch) - foreign;
      korean = qd_likelihood_of_char (QD_MODEL_KOREAN, taken->ch) - foreign;
      return MAX (MAX (best, qd_likelihood_of_char (QD_MODEL_WESTERN, taken->ch) - foreign), MAX (japanese, korean));
    case QD_SCHEME_GB18030:
      /* Kana have the same bytes in EUC-JP: what tells the two apart is Han. */
      if (taken->ch >= 0x3041 && taken->ch <= 0x30ff)
        return shared_kana;
      return qd_likelihood_of_char (QD_MODEL_CHINESE, taken->ch);
    case QD_SCHEME_BIG5:
    case QD_SCHEME_EUC_TW:
      return qd_likelihood_of_char (QD_MODEL_CHINESE, taken->ch);
    case QD_SCHEME_SHIFT_JIS:
    case QD_SCHEME_EUC_JP:
      return qd_likelihood_of_char (QD_MODEL_JAPANESE, taken->ch);
    case QD_SCHEME_EUC_KR:
      return qd_likelihood_of_char (QD_MODEL_KOREAN, taken->ch);
    }
  g_return_val_if_reached (QD_LIKELIHOOD_ERROR);
}
