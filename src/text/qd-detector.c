/* qd-detector.c: which encoding a file is in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-detector.h"

#include "text/qd-charset.h"
#include "text/qd-likelihood.h"
#include "text/qd-line-decoder.h"
#include "text/qd-word-path.h"

#include <math.h>
#include <string.h>
#include <uchardet.h>

/* A decision between encodings needs no more of the text that is not ASCII than this. */
#define SAMPLE_BYTES (64 * 1024)
/* uchardet's word counts as much as two common characters. */
#define ADVICE 6.0
/* It knows nothing of a few bytes. */
#define ADVICE_BYTES 64
/* Less than this is short: a few characters of another language are likely by chance, and Chinese is preferred. */
#define SHORT_BYTES 64
#define SHORT_FOREIGN (-4.0)
#define SHORT_STRANGE (-8.0)
/* What an ASCII character counts against a reading in which it is half of a wider one. */
#define SHORT_ASCII (-2.0)
/* Fewer bytes may be valid UTF-8 by chance, of characters as rare as this. */
#define FEWEST_SURE_BYTES 12
#define HARDLY_SEEN (-9.5)
/* So many two-byte characters of UTF-8 do not come about by chance. */
#define SURE_PAIRS 6
/* What a run of NUL inside a text costs: more than one is a sign that the units are wider. */
#define NUL_COST 3.0

static gboolean
contains (const guint8 *data, gsize length, const char *needle)
{
  /* Bytes of no length may have no address either. */
  return data && memmem (data, length, needle, strlen (needle)) != NULL;
}

/* HZ is two-byte text between "~{" and "~}", all of it seven-bit. */
static gboolean
looks_like_hz (const guint8 *data, gsize length)
{
  const guint8 *end = data + length;
  const guint8 *p = memmem (data, length, "~{", 2);
  int n_passages = 0;

  while (p)
    {
      const guint8 *start = p + 2;

      for (p = start; p + 1 < end && p[0] >= 0x21 && p[0] <= 0x77 && p[1] >= 0x21 && p[1] <= 0x7e; p += 2)
        ;
      if (p == start || p + 1 >= end || !((p[0] == '~' && p[1] == '}') || p[0] == '\n' || p[0] == '\r'))
        return n_passages > 2;
      n_passages++;
      p = memmem (p, end - p, "~{", 2);
    }
  return n_passages > 0;
}

/* The seven-bit encodings tell themselves. @is_seven_bit: there is no byte beyond ASCII, which HZ demands. */
static const QdEncodingRow *
find_escapes (const guint8 *data, gsize length, gboolean is_seven_bit)
{
  if (contains (data, length, "\x1b$)A") || contains (data, length, "\x1b$)G") || contains (data, length, "\x1b$*H"))
    return qd_encoding_table_find ("ISO-2022-CN");
  if (contains (data, length, "\x1b$)C"))
    return qd_encoding_table_find ("ISO-2022-KR");
  if (contains (data, length, "\x1b$B") || contains (data, length, "\x1b$@"))
    return qd_encoding_table_find ("ISO-2022-JP");
  return is_seven_bit && looks_like_hz (data, length) ? qd_encoding_table_find ("HZ-GB-2312") : NULL;
}

typedef struct
{
  gsize n_high; /* bytes beyond ASCII */
  gsize n_nul;
  gsize n_controls; /* besides NUL and those that text files have */
} Census;

static Census
take_census (const guint8 *data, gsize length)
{
  Census census = { 0 };

  for (gsize i = 0; i < length; i++)
    {
      census.n_high += data[i] >= 0x80;
      census.n_nul += data[i] == 0;
      census.n_controls +=
          data[i] < 0x20 && data[i] != 0 && (data[i] < 8 || data[i] > 0x0d) && data[i] != 0x1a && data[i] != 0x1b;
    }
  return census;
}

/* Lines that say something about the encoding, up to SAMPLE_BYTES; from the whole file where its start is ASCII. */
static GByteArray *
take_sample (const guint8 *data, gsize length)
{
  GByteArray *sample = g_byte_array_new ();
  const guint8 *end = data + length;

  for (const guint8 *line = data; line < end && sample->len < SAMPLE_BYTES;)
    {
      const guint8 *next = memchr (line, '\n', end - line);
      gsize n;
      gboolean is_ascii = TRUE;

      next = next ? next + 1 : end;
      n = MIN ((gsize) (next - line), SAMPLE_BYTES);
      for (gsize i = 0; i < n && is_ascii; i++)
        is_ascii = line[i] < 0x80 && line[i] != 0;
      if (!is_ascii)
        g_byte_array_append (sample, line, n);
      line = next;
    }
  return sample;
}

/* Runs of NUL as that encoding would see them, in units of @width bytes. */
static gsize
count_nul_runs (const guint8 *data, gsize length, gsize width)
{
  gsize n_runs = 0;
  gboolean in_run = FALSE;

  for (gsize i = 0; i + width <= length; i += width)
    {
      gboolean is_nul = TRUE;

      for (gsize k = 0; k < width; k++)
        is_nul = is_nul && data[i + k] == 0;
      n_runs += is_nul && !in_run;
      in_run = is_nul;
    }
  return n_runs;
}

/**
 * qd_detector_strip_nul:
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Returns: (transfer full): the bytes that are not 0
 */
GByteArray *
qd_detector_strip_nul (const guint8 *data, gsize length)
{
  GByteArray *stripped = g_byte_array_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] != 0)
        g_byte_array_append (stripped, data + i, 1);
    }
  return stripped;
}

/* How likely the sample is in that encoding. @stripped is the sample without NUL, which only the wide ones need. */
static double
judge (const QdEncodingRow *row, const guint8 *data, gsize length, GByteArray *stripped)
{
  gsize width = qd_encoding_row_get_width (row);
  double score = row->prior - NUL_COST * (double) count_nul_runs (data, length, width);
  g_autoptr (GString) out = NULL;
  gsize n_errors;

  if (width == 1)
    {
      data = stripped->data;
      length = stripped->len;
    }
  if (row->road < QD_ROAD_ICU)
    return score + qd_line_likelihood ((QdScheme) row->road, data, length);
  out = g_string_sized_new (length * 2);
  if (!qd_charset_decode (row->converter, data, length, out, &n_errors, NULL, NULL))
    return -G_MAXDOUBLE;
  /* A wide unit that is none is worth as many errors as it has bytes. */
  score += QD_LIKELIHOOD_ERROR * (double) ((width - 1) * n_errors);
  return score + qd_likelihood_of_string (row->model, out->str, out->len);
}

/* Whether each letter beyond ASCII has an ASCII letter at its side, as in Western words. */
static gboolean
is_western (const guint8 *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (data[i] >= 0x80 && !(i > 0 && g_ascii_islower (data[i - 1]))
          && !(i + 1 < length && g_ascii_islower (data[i + 1])))
        return FALSE;
    }
  return TRUE;
}

/* What words speak for a short reading: how much cheaper the best way to make words of its Han is than to take them one
 * by one. */
static double
judge_words (const QdEncodingRow *row, const guint8 *data, gsize length)
{
  QdWordPath path;
  double alone = 0;

  qd_word_path_init (&path);
  for (const guint8 *p = data, *end = data + length; p < end;)
    {
      QdStep taken = qd_multibyte_step ((QdScheme) row->road, p, end);
      gunichar ch = taken.ch ? qd_word_fold (taken.ch) : 0xfffd;

      alone += qd_word_cost (&ch, 1);
      qd_word_path_push (&path, ch);
      p += taken.n_bytes;
    }
  return alone - path.costs[0];
}

/* What a reading of few bytes has for or against it beyond its characters. */
static double
judge_short (const QdEncodingRow *row, GByteArray *stripped)
{
  double score = 0;

  if (qd_encoding_row_get_width (row) > 1)
    return 0;
  for (guint i = 0; i < stripped->len; i++)
    {
      guint8 byte = stripped->data[i];

      if (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t')
        score += QD_LIKELIHOOD_ERROR;
      else if (byte < 0x80)
        score += SHORT_ASCII;
    }
  switch (row->model)
    {
    case QD_MODEL_CHINESE:
      if (row->road < QD_ROAD_ICU)
        score += judge_words (row, stripped->data, stripped->len);
      break;
    case QD_MODEL_JAPANESE:
    case QD_MODEL_KOREAN:
      score += SHORT_FOREIGN;
      break;
    case QD_MODEL_WESTERN:
      score += is_western (stripped->data, stripped->len) ? 0 : SHORT_STRANGE;
      break;
    }
  return score;
}

/* The adviser's word, where it names an encoding that is to be judged. */
static const QdEncodingRow *
take_advice (const guint8 *data, gsize length)
{
  uchardet_t detector = uchardet_new ();
  const QdEncodingRow *row = NULL;

  if (uchardet_handle_data (detector, (const char *) data, length) == 0)
    {
      uchardet_data_end (detector);
      row = qd_encoding_table_find (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  return row;
}

/* Of what is no valid UTF-8, or might be valid by chance. @wide: UTF-16 and UTF-32 are considered too; then the
 * sample must be the file's first bytes, not lines of it. */
static const QdEncodingRow *
find_likeliest (const guint8 *data, gsize length, gboolean wide, double *margin)
{
  g_autoptr (GByteArray) stripped = qd_detector_strip_nul (data, length);
  const QdEncodingRow *advice = length < ADVICE_BYTES ? NULL : take_advice (stripped->data, stripped->len),
                      *best = NULL;
  double best_score = -G_MAXDOUBLE, second_score = -G_MAXDOUBLE;
  gboolean is_short = length < SHORT_BYTES;
  const QdEncodingRow *rows;
  int n_rows;

  /* A character cut by the end is forgiven to a long text. */
  if (is_short)
    g_byte_array_append (stripped, (const guint8 *) "\n", 1);
  rows = qd_encoding_table_get_rows (&n_rows);
  for (int i = 0; i < n_rows; i++)
    {
      double score;

      if ((qd_encoding_row_get_width (&rows[i]) > 1 && !wide) || !rows[i].may_be_guessed)
        continue;
      score = judge (&rows[i], data, length, stripped) + (advice == &rows[i] ? ADVICE : 0);
      if (is_short)
        score += judge_short (&rows[i], stripped);
      if (score > best_score)
        {
          second_score = best_score;
          best_score = score;
          best = &rows[i];
        }
      else if (score > second_score)
        second_score = score;
    }
  *margin = best_score - second_score;
  return best;
}

/* Valid two-byte forms alone prove nothing: four bytes of GBK may be valid UTF-8 of Cyrillic or Arabic letters. Nor
 * does one longer form, of a character that is hardly ever seen. */
static gboolean
is_surely_utf8 (const guint8 *data, gsize length)
{
  int n_two = 0;

  if (length < FEWEST_SURE_BYTES
      && qd_line_likelihood (QD_SCHEME_UTF8, data, length)
             < HARDLY_SEEN * (double) g_utf8_strlen ((const char *) data, (gssize) length))
    return FALSE;

  for (gsize i = 0; i < length && n_two < SURE_PAIRS; i++)
    {
      if (data[i] >= 0xe0)
        return TRUE;
      n_two += data[i] >= 0xc2;
    }
  return n_two == 0 || n_two >= SURE_PAIRS;
}

/**
 * qd_detector_detect:
 * @data: (array length=length): a file without a byte order mark
 * @length: its length, not 0
 * @confidence: (out): how sure it is, 0 to 1
 *
 * Returns: (transfer none): the encoding that the bytes are most likely in
 */
const QdEncodingRow *
qd_detector_detect (const guint8 *data, gsize length, double *confidence)
{
  gsize n_head = MIN (length, SAMPLE_BYTES);
  Census census = take_census (data, n_head);
  g_autoptr (GByteArray) sample = NULL;
  const QdEncodingRow *found;
  double margin = 0;

  *confidence = 1;
  if (census.n_high * 100 <= n_head && (found = find_escapes (data, n_head, census.n_high == 0)))
    return found;
  if (census.n_nul == 0 && census.n_controls == 0 && g_utf8_validate_len ((const char *) data, length, NULL)
      && is_surely_utf8 (data, length))
    return qd_encoding_table_find ("UTF-8");
  found = find_likeliest (data, n_head, TRUE, &margin);
  if (qd_encoding_row_get_width (found) == 1)
    {
      sample = take_sample (data, length);
      found = find_likeliest (sample->data, sample->len, FALSE, &margin);
    }
  *confidence = 1 - exp (-(margin + 1) / 10);
  return found;
}

/**
 * qd_detector_is_binary:
 * @data: (array length=length): a file
 * @length: its length
 * @row: the encoding that was found for it
 *
 * Returns: whether it is a picture or a program, with many control characters in every reading
 */
gboolean
qd_detector_is_binary (const guint8 *data, gsize length, const QdEncodingRow *row)
{
  Census census = take_census (data, MIN (length, SAMPLE_BYTES));

  return qd_encoding_row_get_width (row) == 1 && row->may_be_guessed && census.n_controls > 4
         && census.n_controls * 25 > MIN (length, SAMPLE_BYTES);
}
