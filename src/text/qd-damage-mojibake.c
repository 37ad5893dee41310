/* qd-damage-mojibake.c: lines that were decoded with the wrong encoding before they were saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of unlikely characters is decoded again in the ways that are known to happen. It is replaced only if the
 * result is much the likelier text; where most of a text went one way, the rest follows more easily. 锟斤拷 is what
 * remains when the bytes themselves were thrown away: that is said, and nothing is repaired.
 */
#include "config.h"

#include "text/qd-damage-detectors.h"

#include "text/qd-likelihood.h"
#include "text/qd-mojibake.h"

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
/* So many of a character in a row are no words. */
#define FEWEST_FILLERS 3
/* Some files went through it twice, or even more often. */
#define MOST_ROUNDS 3
/* Of that many characters UTF-8 does not come about by chance. */
#define SURE_CHARS 12
/* In one text no more holes than this are filled. */
#define MOST_HOLES 2000
/* What is longer is no line that anyone wrote. */
#define LONGEST_LINE (64 * 1024)

typedef struct
{
  QdWrong wrong;
  QdScheme right;
} Road;

static const Road roads[] = {
  { QD_WRONG_LATIN1, QD_SCHEME_UTF8 },   { QD_WRONG_LATIN1, QD_SCHEME_GB18030 },
  { QD_WRONG_LATIN1, QD_SCHEME_BIG5 },   { QD_WRONG_LATIN1, QD_SCHEME_SHIFT_JIS },
  { QD_WRONG_LATIN1, QD_SCHEME_EUC_JP }, { QD_WRONG_LATIN1, QD_SCHEME_EUC_KR },
  { QD_WRONG_GBK, QD_SCHEME_UTF8 },      { QD_WRONG_GBK, QD_SCHEME_BIG5 },
  { QD_WRONG_GBK, QD_SCHEME_SHIFT_JIS }, { QD_WRONG_GBK, QD_SCHEME_EUC_KR },
  { QD_WRONG_BIG5, QD_SCHEME_UTF8 },     { QD_WRONG_BIG5, QD_SCHEME_GB18030 },
};

typedef struct
{
  int start, end;
  int n_high;    /* characters that are not ASCII */
  int n_western; /* letters with an ASCII letter beside them */
  int n_bopomofo;
  gboolean has_lost, is_spent;
  double likelihood;
  double high_likelihood; /* of those that are not ASCII */
  char *reading;          /* (nullable) */
  int road;               /* that led to it */
} Line;

static void
line_clear (Line *line)
{
  g_free (line->reading);
}

/* The best reading of the characters, if it gains @gain over @before. @road: (inout): -1 to try all. */
static char *
dup_redecoded (
    const Line *line, const gunichar *chars, int n_chars, double before, double gain, int *road, int *n_filled)
{
  double best = before + gain;
  char *reading = NULL;
  int only = *road;

  for (int i = 0; i < (int) G_N_ELEMENTS (roads); i++)
    {
      int n_holes;
      g_autoptr (GArray) bytes = NULL;
      g_autofree char *decoded = NULL;
      double likelihood;

      if (only >= 0 && i != only)
        continue;
      /* Words of Western letters are words, unless they are UTF-8. */
      if (roads[i].wrong == QD_WRONG_LATIN1 && roads[i].right != QD_SCHEME_UTF8 && line->n_western * 2 > line->n_high)
        continue;
      bytes = qd_mojibake_encode (roads[i].wrong, chars, n_chars, &n_holes);
      if (!bytes)
        continue;
      decoded =
          qd_mojibake_decode (roads[i].wrong, roads[i].right, bytes, n_holes, *n_filled < MOST_HOLES, &likelihood);
      *n_filled += n_holes;
      if (!decoded || likelihood <= best)
        continue;
      best = likelihood;
      *road = i;
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
redecode (Line *line, const gunichar *chars, double gain, double least, int road, int *n_filled)
{
  g_autofree gunichar *current = NULL;
  double before = line->likelihood;
  glong n_chars = line->end - line->start;
  int n_high = line->n_high;

  for (int round = 0; round < MOST_ROUNDS; round++)
    {
      char *reading = dup_redecoded (line, current ? current : chars + line->start, (int) n_chars, before,
                                     MAX (least, gain * n_high), &road, n_filled);

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
is_lost (const gunichar *chars, int n_left)
{
  /* 锟斤拷 are the bytes of U+FFFD read as GBK. */
  return n_left >= 3
         && ((chars[0] == 0x951f && chars[1] == 0x65a4 && chars[2] == 0x62f7)
             || (chars[0] == 0x65a4 && chars[1] == 0x62f7 && chars[2] == 0x951f)
             || (chars[0] == 0x62f7 && chars[1] == 0x951f && chars[2] == 0x65a4));
}

/* Memory that no one had written, read as GBK: 烫烫烫 and 屯屯屯. */
static gboolean
is_filler (gunichar ch)
{
  return ch == 0x70eb || ch == 0x5c6f;
}

static int
count_filler (const gunichar *chars, int n_left)
{
  int n = 0;

  while (n < n_left && is_filler (chars[0]) && chars[n] == chars[0])
    n++;
  return n >= FEWEST_FILLERS ? n : 0;
}

static int
count_lost (const gunichar *chars, int n_left)
{
  return n_left <= 0 ? 0 : chars[0] == 0xfffd ? 1 : is_lost (chars, n_left) ? 3 : count_filler (chars, n_left);
}

static void
mark_lost (const gunichar *chars, int start, int end, GPtrArray *found)
{
  for (int i = start; i < end; i++)
    {
      int last = i, n;
      g_autofree char *kept = NULL;

      while ((n = count_lost (chars + last, end - last)) > 0)
        last += n;
      if (last == i)
        continue;
      kept = g_ucs4_to_utf8 (chars + i, last - i, NULL, NULL, NULL);
      g_ptr_array_add (found, qd_emendation_new (i, last, kept, QD_EMENDATION_LOST, 1,
                                                 _ ("the characters here were lost before the file was saved")));
      i = last - 1;
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
      if (ch < 0x80)
        continue;
      line.n_high++;
      line.n_western += ch >= 0xc0 && ch <= 0x17f && has_letter_beside (chars, n_chars, line.end);
      line.n_bopomofo += ch >= 0x3105 && ch <= 0x312f;
      line.high_likelihood += likelihood;
      line.has_lost = line.has_lost || ch == 0xfffd || is_filler (ch) || ch == 0x951f;
      line.is_spent = line.is_spent || is_lost (chars + line.end, n_chars - line.end);
    }
  return line;
}

static gboolean
may_be_mojibake (const Line *line)
{
  /* Where bytes became 锟斤拷 there is nothing to go back to. */
  return !line->is_spent && line->n_high > 0 && line->end - line->start <= LONGEST_LINE
         && line->n_bopomofo * 2 <= line->n_high;
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

/**
 * qd_damage_detect_mojibake:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @found: receives emendations
 *
 * Finds lines in the wrong encoding, and what is lost.
 */
void
qd_damage_detect_mojibake (const gunichar *chars, int n_chars, GPtrArray *found)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  int road, n_filled = 0;

  g_array_set_clear_func (lines, (GDestroyNotify) line_clear);
  for (int start = 0; start < n_chars;)
    {
      Line line = read_line (chars, n_chars, start);

      if (may_be_mojibake (&line) && line.n_high >= FEWEST_CHARS && line.high_likelihood < DOUBTFUL * line.n_high)
        redecode (&line, chars, GAIN_PER_CHAR, LEAST_GAIN, -1, &n_filled);
      start = line.end + 1;
      if (line.n_high > 0)
        g_array_append_val (lines, line);
    }
  road = find_common_road (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      if (road >= 0 && !line->reading && may_be_mojibake (line))
        redecode (line, chars, 0, GAIN_IN_COMPANY, road, &n_filled);
      if (line->reading)
        g_ptr_array_add (found, qd_emendation_new (line->start, line->end, line->reading, QD_EMENDATION_MOJIBAKE, 0.9,
                                                   _ ("this line had been decoded with the wrong encoding")));
      else if (line->has_lost)
        mark_lost (chars, line->start, line->end, found);
    }
}
