/* qd-damage-mojibake.c: lines that were decoded with the wrong encoding before they were saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of unlikely characters is decoded again in the ways that are known to happen. It is replaced only if the
 * result is much the likelier text; where most of a text went one way, the rest follows more easily. Only then, when
 * the way and the script are known, are lost bytes chosen.
 */
#include "config.h"

#include "text/qd-damage-detectors.h"

#include "text/qd-likelihood.h"
#include "text/qd-mojibake.h"
#include "text/qd-word-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Unlikelier than this for a character that is not ASCII, and a line is tried. */
#define DOUBTFUL (-9.6)
#define FEWEST_CHARS 2
/* What a line must gain for each of its characters that are not ASCII, and altogether. */
#define GAIN_PER_CHAR 2.0
#define LEAST_GAIN 8.0
/* And in a text most of which has gone the same way. */
#define GAIN_IN_COMPANY 1.0
/* Fewer characters may look like anything by chance, those of another language most of all. */
#define FEWEST_HAN 4
#define FEWEST_FOREIGN 8
/* Some files went through it twice, or even more often. */
#define MOST_ROUNDS 3
/* Of that many characters UTF-8 does not come about by chance. */
#define SURE_CHARS 12
/* Looks that fill holes, and how many each fills at most. */
#define N_LOOKS 2
#define MOST_HOLES 1000
/* What a reading must reach for each of its characters to be a text at all: a list of rare characters is less unlikely
 * when taken for any Korean syllables. */
#define LIKELY (-9.0)
#define LIKELY_FOREIGN (-6.7)
/* After so many lines in vain only one in so many is tried, until one is found: a text of rare characters is not to be
 * slow to open. */
#define MOST_IN_VAIN 64
#define LINES_PER_TRIAL 16
/* What is longer is no line that anyone wrote. */
#define LONGEST_LINE (64 * 1024)

typedef struct
{
  QdWrong wrong;
  QdScheme right;
} Road;

static const Road roads[] = {
  { QD_WRONG_LATIN1, QD_SCHEME_UTF8 },     { QD_WRONG_LATIN1, QD_SCHEME_GB18030 },
  { QD_WRONG_LATIN1, QD_SCHEME_BIG5 },     { QD_WRONG_LATIN1, QD_SCHEME_SHIFT_JIS },
  { QD_WRONG_LATIN1, QD_SCHEME_EUC_JP },   { QD_WRONG_LATIN1, QD_SCHEME_EUC_KR },
  { QD_WRONG_GBK, QD_SCHEME_UTF8 },        { QD_WRONG_GBK, QD_SCHEME_BIG5 },
  { QD_WRONG_GBK, QD_SCHEME_SHIFT_JIS },   { QD_WRONG_GBK, QD_SCHEME_EUC_KR },
  { QD_WRONG_BIG5, QD_SCHEME_UTF8 },       { QD_WRONG_BIG5, QD_SCHEME_GB18030 },
  { QD_WRONG_BIG5_PLAIN, QD_SCHEME_UTF8 }, { QD_WRONG_BIG5_PLAIN, QD_SCHEME_GB18030 },
};

typedef struct
{
  int start, end;
  int n_high;    /* characters that are neither ASCII nor spaces */
  int n_western; /* letters with an ASCII letter beside them */
  int n_bopomofo;
  gboolean is_spent, has_holes;
  double likelihood;
  double high_likelihood; /* of those that are not ASCII */
  char *reading;          /* (nullable) */
  int road;               /* that led to it */
  int n_holes;            /* lost bytes on it */
} Line;

/* How holes are to be filled. */
typedef struct
{
  QdMojibakeContext context;
  int n_filled;  /* so far */
  int n_in_vain; /* lines, while nothing is found */
} Filling;

static void
line_clear (Line *line)
{
  g_free (line->reading);
}

/* Whether a line is long enough for that road to be no accident. */
static gboolean
is_long_enough (const Road *road, const Line *line)
{
  switch (road->right)
    {
    case QD_SCHEME_UTF8:
    case QD_SCHEME_GB18030:
    case QD_SCHEME_BIG5:
      /* Western letters are not what a Chinese line is made of; Han are. */
      return road->wrong == QD_WRONG_LATIN1 || line->n_high >= FEWEST_HAN;
    case QD_SCHEME_EUC_TW:
    case QD_SCHEME_SHIFT_JIS:
    case QD_SCHEME_EUC_JP:
    case QD_SCHEME_EUC_KR:
      return line->n_high >= FEWEST_FOREIGN;
    }
  return FALSE;
}

static int
count_missing (const char *decoded)
{
  int n = 0;

  for (const char *p = strstr (decoded, "\357\277\275"); p; p = strstr (p + 3, "\357\277\275"))
    n++;
  return n;
}

/* What the characters are when decoded that way, or %NULL. @filling: (nullable): fills holes. */
static char *
dup_by_road (const Road *road, const gunichar *chars, int n_chars, Filling *filling, double *likelihood, int *n_holes)
{
  g_autoptr (GArray) bytes = qd_mojibake_encode (road->wrong, chars, n_chars, n_holes);
  g_autofree char *decoded = NULL;

  if (!bytes)
    return NULL;
  decoded = qd_mojibake_decode (road->wrong, road->right, bytes, likelihood);
  /* What cannot be decoded has lost bytes that left no trace. */
  if (decoded && *n_holes == 0)
    *n_holes = count_missing (decoded);
  if (!filling || *n_holes == 0 || filling->n_filled + *n_holes > MOST_HOLES)
    return g_steal_pointer (&decoded);
  filling->n_filled += *n_holes;
  return qd_mojibake_fill (road->wrong, road->right, bytes, *n_holes, &filling->context, likelihood);
}

static gboolean
is_text (const Road *road, const char *decoded, double likelihood)
{
  gboolean is_foreign =
      road->right == QD_SCHEME_SHIFT_JIS || road->right == QD_SCHEME_EUC_JP || road->right == QD_SCHEME_EUC_KR;

  int n_chars = 0, n_holes = 0;

  /* Bytes are not UTF-8 by chance, and what they are may have to be decoded once more. */
  if (road->right == QD_SCHEME_UTF8)
    return TRUE;
  for (const char *p = decoded; *p; p = g_utf8_next_char (p), n_chars++)
    n_holes += g_utf8_get_char (p) == 0xfffd;
  /* Holes say nothing for or against it. */
  return likelihood - n_holes * QD_LIKELIHOOD_ERROR >= (is_foreign ? LIKELY_FOREIGN : LIKELY) * (n_chars - n_holes);
}

/* The best reading of the characters, if it gains @gain over @before. @road: (inout): -1 to try all. */
static char *
dup_redecoded (Line *line, const gunichar *chars, int n_chars, double before, double gain, int *road, Filling *filling)
{
  double best = before + gain;
  char *reading = NULL;
  int only = *road;

  for (int i = 0; i < (int) G_N_ELEMENTS (roads); i++)
    {
      g_autofree char *decoded = NULL;
      double likelihood;
      int n_holes;

      if (only >= 0 ? i != only : !is_long_enough (&roads[i], line))
        continue;
      /* Words of Western letters are words, unless they are UTF-8. */
      if (roads[i].wrong == QD_WRONG_LATIN1 && roads[i].right != QD_SCHEME_UTF8 && line->n_western * 2 > line->n_high)
        continue;
      decoded = dup_by_road (&roads[i], chars, n_chars, filling, &likelihood, &n_holes);
      if (!decoded || likelihood <= best || (only < 0 && !is_text (&roads[i], decoded, likelihood)))
        continue;
      best = likelihood;
      *road = i;
      line->n_holes = n_holes;
      g_free (reading);
      reading = g_steal_pointer (&decoded);
      /* So many bytes are not UTF-8 by chance, though the outcome may have to be decoded once more. */
      if (roads[i].right == QD_SCHEME_UTF8 && n_chars >= SURE_CHARS && !strstr (reading, "\357\277\275"))
        break;
    }
  return reading;
}

/* A mark of byte order that was decoded with the line is no part of it. */
static void
strip_mark (char *reading)
{
  if (g_str_has_prefix (reading, "\xef\xbb\xbf"))
    memmove (reading, reading + 3, strlen (reading + 3) + 1);
}

/* Decodes a line again, and the outcome again while it gets better. @gain: for each character. */
static void
redecode (Line *line, const gunichar *chars, double gain, double least, int road, Filling *filling)
{
  g_autofree gunichar *current = NULL;
  double before = line->likelihood;
  glong n_chars = line->end - line->start;
  int n_high = line->n_high;

  for (int round = 0; round < MOST_ROUNDS; round++)
    {
      char *reading = dup_redecoded (line, current ? current : chars + line->start, (int) n_chars, before,
                                     MAX (least, gain * n_high), &road, filling);

      if (!reading)
        return;
      if (round == 0)
        line->road = road;
      g_free (line->reading);
      line->reading = reading;
      strip_mark (line->reading);
      g_free (current);
      current = g_utf8_to_ucs4_fast (line->reading, -1, &n_chars);
      before = qd_likelihood_of_string (QD_MODEL_CHINESE, line->reading, -1);
      n_high = 0;
      for (glong i = 0; i < n_chars; i++)
        n_high += current[i] >= 0x80;
      if (n_high == 0)
        return;
      road = -1;
    }
}

static gboolean
is_letter (gunichar ch)
{
  return ch < 0x80 && g_ascii_isalpha ((char) ch);
}

static gboolean
has_letter_beside (const gunichar *chars, int n_chars, int i)
{
  return (i > 0 && is_letter (chars[i - 1])) || (i + 1 < n_chars && is_letter (chars[i + 1]));
}

static Line
read_line (const gunichar *chars, int n_chars, int start)
{
  Line line = { .start = start, .end = start, .road = -1 };

  for (; line.end < n_chars && chars[line.end] != '\n'; line.end++)
    {
      gunichar ch = chars[line.end];
      /* A character that is missing says nothing about the others. */
      double likelihood = ch == 0xfffd ? DOUBTFUL : qd_likelihood_of_char (QD_MODEL_CHINESE, ch);

      line.likelihood += likelihood;
      line.has_holes = line.has_holes || ch == 0xfffd || (ch == '?' && line.end > start && chars[line.end - 1] >= 0x80);
      if (ch < 0x80 || ch == 0xa0 || ch == 0x3000)
        continue;
      line.n_high++;
      line.n_western += ch >= 0xc0 && ch <= 0x17f && has_letter_beside (chars, n_chars, line.end);
      line.n_bopomofo += ch >= 0x3105 && ch <= 0x312f;
      line.high_likelihood += likelihood;
      /* Where bytes became 锟斤拷 there is nothing to go back to. */
      line.is_spent = line.is_spent || qd_damage_count_lost (chars + line.end, n_chars - line.end) > 1;
    }
  return line;
}

static gboolean
may_be_mojibake (const Line *line)
{
  return !line->is_spent && line->n_high > 0 && line->end - line->start <= LONGEST_LINE
         && line->n_bopomofo * 2 <= line->n_high;
}

static gboolean
is_doubtful (const Line *line)
{
  return may_be_mojibake (line) && line->n_high >= FEWEST_CHARS && line->high_likelihood < DOUBTFUL * line->n_high;
}

/* The way that most of the text went, -1 if there is none. */
static int
find_common_road (GArray *lines)
{
  gint64 n_chars[G_N_ELEMENTS (roads)] = { 0 }, n_all = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      n_all += line->n_high;
      if (line->reading)
        n_chars[line->road] += line->n_high;
    }
  for (int road = 0; road < (int) G_N_ELEMENTS (roads); road++)
    {
      if (n_chars[road] * 2 > n_all)
        return road;
    }
  return -1;
}

/* Learns from what was read again the scripts and which characters stand together. */
static void
learn (GArray *lines, QdMojibakeContext *context)
{
  int n_simplified = 0, n_traditional = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      gunichar pair[2] = { 0 };

      for (const char *p = g_array_index (lines, Line, i).reading; p && *p; p = g_utf8_next_char (p))
        {
          QdHanScripts scripts = qd_han_scripts (g_utf8_get_char (p));

          n_simplified += scripts == QD_HAN_COMMON_SIMPLIFIED;
          n_traditional += scripts == QD_HAN_COMMON_TRADITIONAL;
          pair[0] = pair[1];
          pair[1] = qd_word_fold (g_utf8_get_char (p));
          if (qd_han_rank (pair[0]) && qd_han_rank (pair[1]) && !g_hash_table_contains (context->pairs, pair))
            g_hash_table_add (context->pairs, g_memdup2 (pair, sizeof pair));
        }
    }
  context->scripts = n_traditional > 4 * n_simplified   ? QD_HAN_COMMON_TRADITIONAL
                     : n_simplified > 4 * n_traditional ? QD_HAN_COMMON_SIMPLIFIED
                                                        : QD_HAN_COMMON_SIMPLIFIED | QD_HAN_COMMON_TRADITIONAL;
}

/* Whether one more line is worth a trial, while nothing is found. */
static gboolean
is_due (int *n_in_vain)
{
  return (*n_in_vain)++ < MOST_IN_VAIN || *n_in_vain % LINES_PER_TRIAL == 0;
}

/* A line once more, when it is known how most of the text went, and what script it is in. */
static void
look_again (Line *line, const gunichar *chars, int common_road, gboolean is_any_found, Filling *filling)
{
  if (!may_be_mojibake (line))
    return;
  if (line->reading && line->n_holes == 0 && common_road >= 0 && roads[line->road].right == roads[common_road].right)
    return;
  if (common_road >= 0)
    redecode (line, chars, 0, GAIN_IN_COMPANY, common_road, filling);
  else if (line->reading ? line->n_holes > 0
                         : is_doubtful (line) && (is_any_found || (line->has_holes && is_due (&filling->n_in_vain))))
    redecode (line, chars, GAIN_PER_CHAR, LEAST_GAIN, line->road, filling);
}

/**
 * qd_damage_detect_mojibake:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @found: receives emendations
 *
 * Finds lines in the wrong encoding.
 */
void
qd_damage_detect_mojibake (const gunichar *chars, int n_chars, GPtrArray *found)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Filling filling = { { 0, pairs }, 0, 0 };
  int n_found = 0;

  g_array_set_clear_func (lines, (GDestroyNotify) line_clear);
  for (int start = 0; start < n_chars;)
    {
      Line line = read_line (chars, n_chars, start);

      if (is_doubtful (&line) && (n_found > 0 || is_due (&filling.n_in_vain)))
        redecode (&line, chars, GAIN_PER_CHAR, LEAST_GAIN, -1, NULL);
      n_found += line.reading != NULL;
      start = line.end + 1;
      if (line.n_high > 0)
        g_array_append_val (lines, line);
    }
  /* What the first look finds helps the second, and that the third. */
  for (int look = 0; look < N_LOOKS; look++)
    {
      int road = find_common_road (lines);

      learn (lines, &filling.context);
      filling.n_filled = filling.n_in_vain = 0;
      for (guint i = 0; i < lines->len; i++)
        {
          Line *line = &g_array_index (lines, Line, i);

          look_again (line, chars, road, n_found > 0, &filling);
          n_found += line->reading != NULL;
        }
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (line->reading)
        g_ptr_array_add (found, qd_emendation_new (line->start, line->end, line->reading, QD_EMENDATION_MOJIBAKE, 0.9,
                                                   _ ("this line had been decoded with the wrong encoding")));
    }
}
