/* qd-decoder.c: bytes of unknown encoding become a QdText
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In this order: a byte order mark; the escape sequences of the seven-bit encodings; valid UTF-8; and else every
 * candidate decodes a sample, and the likeliest text wins.
 */
#include "config.h"

#include "text/qd-decoder.h"

#include "text/qd-charset.h"
#include "text/qd-iso2022.h"
#include "text/qd-likelihood.h"
#include "text/qd-line-decoder.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <uchardet.h>

G_DEFINE_QUARK (qd_decoder_error, qd_decoder_error)

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
/* So many two-byte characters of UTF-8 do not come about by chance. */
#define SURE_PAIRS 6
/* What a run of NUL inside a text costs: more than one is a sign that the units are wider. */
#define NUL_COST 3.0

typedef enum
{
  BY_LINES_UTF8 = QD_SCHEME_UTF8,
  BY_LINES_GB18030 = QD_SCHEME_GB18030,
  BY_LINES_BIG5 = QD_SCHEME_BIG5,
  BY_LINES_EUC_TW = QD_SCHEME_EUC_TW,
  BY_LINES_SHIFT_JIS = QD_SCHEME_SHIFT_JIS,
  BY_LINES_EUC_JP = QD_SCHEME_EUC_JP,
  BY_LINES_EUC_KR = QD_SCHEME_EUC_KR,
  BY_ICU,
  BY_ESCAPES,
  BY_TILDES,
} Road;

typedef struct
{
  QdEncoding encoding;
  const char *aliases; /* other names of it, apart by spaces, a space at both ends; lower case */
  Road road;
  const char *converter; /* ICU's name, for BY_ICU */
  QdModel model;
  gboolean may_be_guessed; /* by likelihood: the seven-bit encodings tell themselves */
  double prior;            /* how likely the encoding is before a byte is read, as a logarithm */
} Row;

static const Row rows[] = {
  { { "UTF-8", N_ ("Unicode (UTF-8)") }, " utf8 ascii us-ascii ", BY_LINES_UTF8, NULL, QD_MODEL_CHINESE, TRUE, 0 },
  { { "UTF-16LE", N_ ("Unicode (UTF-16LE)") },
    " utf16le utf-16 utf16 ucs-2 ",
    BY_ICU,
    "UTF-16LE",
    QD_MODEL_CHINESE,
    TRUE,
    -5 },
  { { "UTF-16BE", N_ ("Unicode (UTF-16BE)") }, " utf16be ", BY_ICU, "UTF-16BE", QD_MODEL_CHINESE, TRUE, -5 },
  { { "UTF-32LE", N_ ("Unicode (UTF-32LE)") },
    " utf32le utf-32 utf32 ucs-4 ",
    BY_ICU,
    "UTF-32LE",
    QD_MODEL_CHINESE,
    TRUE,
    -5 },
  { { "UTF-32BE", N_ ("Unicode (UTF-32BE)") }, " utf32be ", BY_ICU, "UTF-32BE", QD_MODEL_CHINESE, TRUE, -5 },
  { { "GB18030", N_ ("Simplified Chinese (GB18030)") },
    " gbk gb2312 cp936 euc-cn ",
    BY_LINES_GB18030,
    NULL,
    QD_MODEL_CHINESE,
    TRUE,
    -1 },
  { { "HZ-GB-2312", N_ ("Simplified Chinese (HZ)") }, " hz ", BY_TILDES, NULL, QD_MODEL_CHINESE, FALSE, 0 },
  { { "ISO-2022-CN", N_ ("Chinese (ISO-2022-CN)") },
    " iso-2022-cn-ext ",
    BY_ESCAPES,
    NULL,
    QD_MODEL_CHINESE,
    FALSE,
    0 },
  { { "Big5", N_ ("Traditional Chinese (Big5)") },
    " big-5 cp950 windows-950 ",
    BY_LINES_BIG5,
    NULL,
    QD_MODEL_CHINESE,
    TRUE,
    -2 },
  { { "Big5-HKSCS", N_ ("Traditional Chinese, Hong Kong (Big5-HKSCS)") },
    " big5hkscs ",
    BY_LINES_BIG5,
    NULL,
    QD_MODEL_CHINESE,
    FALSE,
    0 },
  { { "EUC-TW", N_ ("Traditional Chinese (EUC-TW)") },
    " euctw cns11643 ",
    BY_LINES_EUC_TW,
    NULL,
    QD_MODEL_CHINESE,
    TRUE,
    -9 },
  { { "Shift_JIS", N_ ("Japanese (Shift_JIS)") },
    " sjis shift-jis cp932 windows-31j ",
    BY_LINES_SHIFT_JIS,
    NULL,
    QD_MODEL_JAPANESE,
    TRUE,
    -7 },
  { { "EUC-JP", N_ ("Japanese (EUC-JP)") }, " eucjp ", BY_LINES_EUC_JP, NULL, QD_MODEL_JAPANESE, TRUE, -7 },
  { { "ISO-2022-JP", N_ ("Japanese (ISO-2022-JP)") }, " ", BY_ESCAPES, NULL, QD_MODEL_JAPANESE, FALSE, 0 },
  { { "EUC-KR", N_ ("Korean (EUC-KR)") }, " euckr cp949 uhc ", BY_LINES_EUC_KR, NULL, QD_MODEL_KOREAN, TRUE, -7 },
  { { "ISO-2022-KR", N_ ("Korean (ISO-2022-KR)") }, " ", BY_ESCAPES, NULL, QD_MODEL_KOREAN, FALSE, 0 },
  { { "windows-1252", N_ ("Western (Windows-1252)") },
    " latin1 iso-8859-1 cp1252 ",
    BY_ICU,
    "windows-1252",
    QD_MODEL_WESTERN,
    TRUE,
    -4 },
};

/**
 * qd_decoder_get_encodings:
 * @n_encodings: (out): how many
 *
 * Returns: (transfer none) (array length=n_encodings): the encodings a reader may choose
 */
const QdEncoding *
qd_decoder_get_encodings (int *n_encodings)
{
  static QdEncoding *encodings;

  if (g_once_init_enter (&encodings))
    {
      QdEncoding *made = g_new (QdEncoding, G_N_ELEMENTS (rows));

      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        made[i] = rows[i].encoding;
      g_once_init_leave (&encodings, made);
    }
  *n_encodings = G_N_ELEMENTS (rows);
  return encodings;
}

static const Row *
find_row (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *apart = g_strconcat (" ", lower, " ", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (g_ascii_strcasecmp (rows[i].encoding.name, name) == 0 || strstr (rows[i].aliases, apart))
        return &rows[i];
    }
  return NULL;
}

static const Row *
find_mark (const guint8 *data, gsize length, gsize *mark_bytes)
{
  /* UTF-32LE begins like UTF-16LE and goes before it. */
  static const struct
  {
    const char *name;
    const char *mark;
    gsize n_bytes;
  } marks[] = {
    { "UTF-8", "\xef\xbb\xbf", 3 }, { "UTF-32LE", "\xff\xfe\0\0", 4 }, { "UTF-32BE", "\0\0\xfe\xff", 4 },
    { "UTF-16LE", "\xff\xfe", 2 },  { "UTF-16BE", "\xfe\xff", 2 },     { "GB18030", "\x84\x31\x95\x33", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (length >= marks[i].n_bytes && memcmp (data, marks[i].mark, marks[i].n_bytes) == 0)
        {
          *mark_bytes = marks[i].n_bytes;
          return find_row (marks[i].name);
        }
    }
  *mark_bytes = 0;
  return NULL;
}

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
static const Row *
find_escapes (const guint8 *data, gsize length, gboolean is_seven_bit)
{
  if (contains (data, length, "\x1b$)A") || contains (data, length, "\x1b$)G") || contains (data, length, "\x1b$*H"))
    return find_row ("ISO-2022-CN");
  if (contains (data, length, "\x1b$)C"))
    return find_row ("ISO-2022-KR");
  if (contains (data, length, "\x1b$B") || contains (data, length, "\x1b$@"))
    return find_row ("ISO-2022-JP");
  return is_seven_bit && looks_like_hz (data, length) ? find_row ("HZ-GB-2312") : NULL;
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

static gsize
get_unit_width (const Row *row)
{
  return g_str_has_prefix (row->encoding.name, "UTF-32") ? 4 : g_str_has_prefix (row->encoding.name, "UTF-16") ? 2 : 1;
}

static GByteArray *
strip_nul (const guint8 *data, gsize length)
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
judge (const Row *row, const guint8 *data, gsize length, GByteArray *stripped)
{
  gsize width = get_unit_width (row);
  double score = row->prior - NUL_COST * (double) count_nul_runs (data, length, width);
  g_autoptr (GString) out = NULL;
  gsize n_errors;

  if (width == 1)
    {
      data = stripped->data;
      length = stripped->len;
    }
  if (row->road < BY_ICU)
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

/* What a reading of few bytes has for or against it beyond its characters. */
static double
judge_short (const Row *row, GByteArray *stripped)
{
  double score = 0;

  if (get_unit_width (row) > 1)
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
static const Row *
take_advice (const guint8 *data, gsize length)
{
  uchardet_t detector = uchardet_new ();
  const Row *row = NULL;

  if (uchardet_handle_data (detector, (const char *) data, length) == 0)
    {
      uchardet_data_end (detector);
      row = find_row (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  return row;
}

/* Of what is no valid UTF-8, or might be valid by chance. @wide: UTF-16 and UTF-32 are considered too; then the
 * sample must be the file's first bytes, not lines of it. */
static const Row *
find_likeliest (const guint8 *data, gsize length, gboolean wide, double *margin)
{
  g_autoptr (GByteArray) stripped = strip_nul (data, length);
  const Row *advice = length < ADVICE_BYTES ? NULL : take_advice (stripped->data, stripped->len), *best = NULL;
  double best_score = -G_MAXDOUBLE, second_score = -G_MAXDOUBLE;
  gboolean is_short = length < SHORT_BYTES;

  /* A character cut by the end is forgiven to a long text. */
  if (is_short)
    g_byte_array_append (stripped, (const guint8 *) "\n", 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double score;

      if ((get_unit_width (&rows[i]) > 1 && !wide) || !rows[i].may_be_guessed)
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

/* Valid two-byte forms alone prove nothing: four bytes of GBK may be valid UTF-8 of Cyrillic or Arabic letters. */
static gboolean
is_surely_utf8 (const guint8 *data, gsize length)
{
  int n_two = 0;

  for (gsize i = 0; i < length && n_two < SURE_PAIRS; i++)
    {
      if (data[i] >= 0xe0)
        return TRUE;
      n_two += data[i] >= 0xc2;
    }
  return n_two == 0 || n_two >= SURE_PAIRS;
}

static const Row *
detect (const guint8 *data, gsize length, double *confidence)
{
  gsize n_head = MIN (length, SAMPLE_BYTES);
  Census census = take_census (data, n_head);
  g_autoptr (GByteArray) sample = NULL;
  const Row *found;
  double margin = 0;

  *confidence = 1;
  if (census.n_high * 100 <= n_head && (found = find_escapes (data, n_head, census.n_high == 0)))
    return found;
  if (census.n_nul == 0 && census.n_controls == 0 && g_utf8_validate_len ((const char *) data, length, NULL)
      && is_surely_utf8 (data, length))
    return &rows[0];
  found = find_likeliest (data, n_head, TRUE, &margin);
  if (get_unit_width (found) == 1)
    {
      sample = take_sample (data, length);
      found = find_likeliest (sample->data, sample->len, FALSE, &margin);
    }
  *confidence = 1 - exp (-(margin + 1) / 10);
  return found;
}

/* A picture, a program: what has many control characters in every reading. */
static gboolean
is_binary (const guint8 *data, gsize length, const Row *row)
{
  Census census = take_census (data, MIN (length, SAMPLE_BYTES));

  return get_unit_width (row) == 1 && row->may_be_guessed && census.n_controls > 4
         && census.n_controls * 25 > MIN (length, SAMPLE_BYTES);
}

static gboolean
decode_by_lines (
    const Row **row, const guint8 *data, gsize length, GString *out, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) stripped = NULL;
  QdLineCounts counts;

  if (memchr (data, 0, length))
    {
      stripped = strip_nul (data, length);
      data = stripped->data;
      length = stripped->len;
    }
  if ((*row)->road == BY_LINES_UTF8 && !memchr (data, '\r', length)
      && g_utf8_validate_len ((const char *) data, length, NULL))
    {
      g_string_append_len (out, (const char *) data, length);
      return TRUE;
    }
  if (!qd_line_decode ((QdScheme) (*row)->road, data, length, out, &counts, cancellable, error))
    return FALSE;
  if ((*row)->road == BY_LINES_BIG5 && counts.n_extended > 0)
    *row = find_row ("Big5-HKSCS");
  return TRUE;
}

/**
 * qd_decoder_decode:
 * @bytes: a file's content
 * @encoding: (nullable): its encoding by any of its names; found if %NULL
 * @cancellable: (nullable): stops it
 * @error: return location for an error: %QD_DECODER_ERROR_BINARY, %QD_DECODER_ERROR_UNKNOWN_ENCODING, or cancelled
 *
 * Decodes @bytes. What cannot be decoded becomes U+FFFD; a character cut by the end of the file is left out.
 *
 * Returns: (transfer full) (nullable): the text
 */
QdText *
qd_decoder_decode (GBytes *bytes, const char *encoding, GCancellable *cancellable, GError **error)
{
  gsize length, mark_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const Row *marked = length > 0 ? find_mark (data, length, &mark_bytes) : NULL, *row;
  g_autoptr (GString) out = NULL;
  double confidence = 1;
  gboolean done = FALSE;

  if (length == 0)
    return qd_text_new_take (g_strdup (""), 0, "UTF-8", 1);
  row = encoding ? find_row (encoding) : marked ? marked : detect (data, length, &confidence);
  if (!row)
    {
      g_set_error (error, QD_DECODER_ERROR, QD_DECODER_ERROR_UNKNOWN_ENCODING, _ ("there is no encoding “%s”"),
                   encoding);
      return NULL;
    }
  if (!encoding && !marked && is_binary (data, length, row))
    {
      g_set_error_literal (error, QD_DECODER_ERROR, QD_DECODER_ERROR_BINARY, _ ("this is no text but binary data"));
      return NULL;
    }
  if (row == marked)
    {
      data += mark_bytes;
      length -= mark_bytes;
    }
  out = g_string_sized_new (row->road == BY_LINES_UTF8 ? length + 1 : length + length / 2);
  switch (row->road)
    {
    case BY_ICU:
      done = qd_charset_decode (row->converter, data, length, out, NULL, cancellable, error);
      break;
    case BY_ESCAPES:
      done = qd_iso2022_decode (data, length, out, cancellable, error);
      break;
    case BY_TILDES:
      done = qd_hz_decode (data, length, out, cancellable, error);
      break;
    case BY_LINES_UTF8:
    case BY_LINES_GB18030:
    case BY_LINES_BIG5:
    case BY_LINES_EUC_TW:
    case BY_LINES_SHIFT_JIS:
    case BY_LINES_EUC_JP:
    case BY_LINES_EUC_KR:
      done = decode_by_lines (&row, data, length, out, cancellable, error);
      break;
    }
  if (!done)
    return NULL;
  length = out->len;
  return qd_text_new_take (g_string_free (g_steal_pointer (&out), FALSE), length, row->encoding.name, confidence);
}
