/* qd-line-decoder.c: a text of UTF-8, GB18030 or Big5, some of whose lines may be in another of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search over a doubtful line is a shortest path: at every byte the path stands in one encoding, and goes on by
 * decoding a character (its likelihood), by giving up a byte, or by changing to another encoding at a price that a
 * single lucky character cannot pay.
 */
#include "text/qd-line-decoder.h"

#include "text/qd-likelihood.h"
#include "text/qd-pair-table.h"

#include <string.h>
#include <unicode/ucnv.h>

#define N_SCHEMES 3
#define SWITCH_COST (-15.0f)
#define OTHER_LINE_COST (-8.0f)
/* Unlikelier than this for a character that is not ASCII, and the line is looked at twice. Rare words stay above. */
#define DOUBTFUL (-10.3)
/* A line that can be read must gain this much by being read in another way. */
#define WORTH_OTHER 25.0
/* The search keeps some dozen bytes for every byte of a line; longer lines are searched in pieces. */
#define LONGEST_SEARCH (64 * 1024)

typedef struct
{
  gunichar ch;       /* 0: cannot be decoded */
  gunichar combined; /* a second code point, 0 if there is none */
  int n_bytes;       /* never 0; for what cannot be decoded, how much one U+FFFD stands for */
  gboolean is_cut;   /* the data ends inside the character */
} Step;

static Step
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
        return (Step){ .ch = g_utf8_get_char ((const char *) p), .n_bytes = n };
      return (Step){ .n_bytes = n, .is_cut = p + n == end };
    }
  return (Step){ .n_bytes = 1 };
}

static Step
step_gb18030_four (const guint8 *p)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open ("GB18030", &status);
  const char *source = (const char *) p;
  Step step = { .n_bytes = 1 };
  UChar32 ch;

  ucnv_setToUCallBack (converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  ch = ucnv_getNextUChar (converter, &source, source + 4, &status);
  if (U_SUCCESS (status) && source == (const char *) p + 4)
    step = (Step){ .ch = ch, .n_bytes = 4 };
  ucnv_close (converter);
  return step;
}

static Step
step_gb18030 (const guint8 *p, const guint8 *end)
{
  gunichar ch;

  if (*p == 0x80)
    return (Step){ .ch = 0x20ac, .n_bytes = 1 };
  if (p + 1 == end)
    return (Step){ .n_bytes = 1, .is_cut = *p != 0xff };
  if (p[1] >= 0x30 && p[1] <= 0x39 && *p != 0xff)
    {
      if (p + 2 < end && (p[2] < 0x81 || p[2] == 0xff))
        return (Step){ .n_bytes = 1 };
      if (p + 3 < end)
        return p[3] >= 0x30 && p[3] <= 0x39 ? step_gb18030_four (p) : (Step){ .n_bytes = 1 };
      return (Step){ .n_bytes = end - p, .is_cut = TRUE };
    }
  ch = qd_pair_to_char (QD_PAIR_GBK, p[0], p[1]);
  return (Step){ .ch = ch, .n_bytes = ch || p[1] >= 0x80 ? 2 : 1 };
}

static Step
step_big5 (const guint8 *p, const guint8 *end)
{
  gunichar ch;

  if (p + 1 == end)
    return (Step){ .n_bytes = 1, .is_cut = *p > 0x80 && *p != 0xff };
  /* The four pairs of the Hong Kong supplement that are a letter and an accent. */
  if (*p == 0x88 && (p[1] == 0x62 || p[1] == 0x64 || p[1] == 0xa3 || p[1] == 0xa5))
    return (Step){ .ch = p[1] < 0x80 ? 0xca : 0xea,
                   .combined = p[1] == 0x62 || p[1] == 0xa3 ? 0x304 : 0x30c,
                   .n_bytes = 2 };
  ch = qd_pair_to_char (QD_PAIR_BIG5, p[0], p[1]);
  return (Step){ .ch = ch, .n_bytes = ch || p[1] >= 0x80 ? 2 : 1 };
}

static inline Step
step (QdScheme scheme, const guint8 *p, const guint8 *end)
{
  if (*p < 0x80)
    return (Step){ .ch = *p, .n_bytes = 1 };
  switch (scheme)
    {
    case QD_SCHEME_UTF8:
      return step_utf8 (p, end);
    case QD_SCHEME_GB18030:
      return step_gb18030 (p, end);
    case QD_SCHEME_BIG5:
      return step_big5 (p, end);
    }
  g_return_val_if_reached ((Step){ .n_bytes = 1 });
}

static void
append (GString *out, gunichar ch)
{
  if (ch != 0)
    g_string_append_unichar (out, ch);
}

/* What a pair that is one of many errors stands for may be read as private use: the same cost as an error. */
static double
step_likelihood (const Step *taken)
{
  if (taken->ch == 0)
    return QD_LIKELIHOOD_ERROR;
  return taken->ch < 0x80 ? 0 : qd_likelihood_of_char (QD_MODEL_CHINESE, taken->ch);
}

/**
 * qd_line_likelihood:
 * @scheme: an encoding
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Returns: the sum of the likelihoods of its characters, errors included
 */
double
qd_line_likelihood (QdScheme scheme, const guint8 *data, gsize length)
{
  const guint8 *end = data + length;
  double sum = 0;

  for (const guint8 *p = data; p < end;)
    {
      Step taken = step (scheme, p, end);

      if (!taken.is_cut)
        sum += step_likelihood (&taken);
      p += taken.n_bytes;
    }
  return sum;
}

typedef struct
{
  float score[N_SCHEMES];
  guint8 n_bytes[N_SCHEMES]; /* of the step that led here */
  guint8 from[N_SCHEMES];    /* the encoding before a change at this place; itself if there was none */
} Node;

/* Changes of encoding at @node: the best encoding offers the others to go on from it. */
static void
relax_switches (Node *node)
{
  int best = 0;

  for (int s = 1; s < N_SCHEMES; s++)
    {
      if (node->score[s] > node->score[best])
        best = s;
    }
  for (int s = 0; s < N_SCHEMES; s++)
    {
      node->from[s] = s;
      if (s != best && node->score[best] + SWITCH_COST > node->score[s])
        {
          node->score[s] = node->score[best] + SWITCH_COST;
          node->from[s] = best;
        }
    }
}

static Node *
search (QdScheme scheme, const guint8 *data, gsize length)
{
  Node *nodes = g_new (Node, length + 1);
  const guint8 *end = data + length;

  for (gsize i = 0; i <= length; i++)
    {
      for (int s = 0; s < N_SCHEMES; s++)
        nodes[i].score[s] = i > 0 ? -G_MAXFLOAT : s == (int) scheme ? 0 : OTHER_LINE_COST;
    }
  for (gsize i = 0; i < length; i++)
    {
      relax_switches (&nodes[i]);
      for (int s = 0; s < N_SCHEMES; s++)
        {
          Step taken;
          Node *next;
          float score;

          if (nodes[i].score[s] == -G_MAXFLOAT)
            continue;
          taken = step ((QdScheme) s, data + i, end);
          score = nodes[i].score[s] + (float) step_likelihood (&taken);
          next = &nodes[i + taken.n_bytes];
          if (score > next->score[s])
            {
              next->score[s] = score;
              next->n_bytes[s] = taken.n_bytes;
            }
          /* A pair may also be an odd byte before another pair. */
          if (taken.n_bytes > 1 && nodes[i].score[s] + QD_LIKELIHOOD_ERROR > nodes[i + 1].score[s])
            {
              nodes[i + 1].score[s] = nodes[i].score[s] + (float) QD_LIKELIHOOD_ERROR;
              nodes[i + 1].n_bytes[s] = 1;
            }
        }
    }
  relax_switches (&nodes[length]);
  return nodes;
}

static float
search_score (const Node *nodes, gsize length)
{
  const float *score = nodes[length].score;

  return MAX (score[0], MAX (score[1], score[2]));
}

/* Walks the best path back, then writes it out forwards. @is_last: the data ends here. */
static void
write_path (QdScheme scheme,
            const guint8 *data,
            gsize length,
            const Node *nodes,
            gboolean is_last,
            GString *out,
            QdLineCounts *counts)
{
  g_autofree guint8 *path = g_new0 (guint8, length + 1);
  gsize i = length;
  int s = 0;

  for (int other = 1; other < N_SCHEMES; other++)
    {
      if (nodes[length].score[other] > nodes[length].score[s])
        s = other;
    }
  while (i > 0)
    {
      s = nodes[i].from[s];
      i -= nodes[i].n_bytes[s];
      path[i] = s + 1;
    }
  for (i = 0; i < length;)
    {
      Step taken = step ((QdScheme) (path[i] - 1), data + i, data + length);
      gsize next = i + 1;

      while (next < length && path[next] == 0)
        next++;
      if (taken.ch && taken.n_bytes == (int) (next - i))
        {
          append (out, taken.ch);
          append (out, taken.combined);
          counts->n_other += data[i] >= 0x80 && path[i] - 1 != (int) scheme;
        }
      else if (!(is_last && taken.is_cut && next == length))
        {
          append (out, 0xfffd);
          counts->n_errors++;
        }
      i = next;
    }
}

typedef struct
{
  double likelihood;
  int n_chars; /* that are not ASCII */
  int n_errors;
} LineSum;

static LineSum
sum_line (QdScheme scheme, const guint8 *data, gsize length)
{
  const guint8 *end = data + length;
  LineSum sum = { 0 };

  for (const guint8 *p = data; p < end;)
    {
      Step taken;

      if (*p < 0x80)
        {
          p++;
          continue;
        }
      taken = step (scheme, p, end);
      sum.likelihood += step_likelihood (&taken);
      sum.n_chars++;
      sum.n_errors += taken.ch == 0;
      p += taken.n_bytes;
    }
  return sum;
}

static void
write_plain (QdScheme scheme, const guint8 *data, gsize length, GString *out, QdLineCounts *counts)
{
  const guint8 *end = data + length;

  for (const guint8 *p = data; p < end;)
    {
      Step taken;

      if (*p < 0x80)
        {
          const guint8 *start = p;

          while (p < end && *p < 0x80 && *p != 0)
            p++;
          g_string_append_len (out, (const char *) start, p - start);
          p += p < end && *p == 0;
          continue;
        }
      taken = step (scheme, p, end);
      append (out, taken.ch);
      append (out, taken.combined);
      counts->n_extended += scheme == QD_SCHEME_BIG5 && (*p < 0xa1 || *p > 0xf9);
      p += taken.n_bytes;
    }
}

/* Where a line too long to be searched at once is cut: behind a byte that no encoding has inside a character, or
 * at least not inside one of UTF-8. */
static gsize
find_cut (const guint8 *data, gsize length)
{
  gsize cut = MIN (length, LONGEST_SEARCH);

  if (cut == length)
    return length;
  for (gsize i = cut; i > cut / 2; i--)
    {
      if (data[i - 1] < 0x30)
        return i;
    }
  for (int i = 0; i < 3 && (data[cut] & 0xc0) == 0x80; i++)
    cut--;
  return cut;
}

/* @is_last: the data ends with this line. */
static void
decode_line (QdScheme scheme, const guint8 *data, gsize length, gboolean is_last, GString *out, QdLineCounts *counts)
{
  LineSum plain;

  if (scheme == QD_SCHEME_UTF8 && g_utf8_validate_len ((const char *) data, length, NULL))
    {
      g_string_append_len (out, (const char *) data, length);
      return;
    }
  plain = sum_line (scheme, data, length);
  if (plain.n_errors == 0 && (scheme == QD_SCHEME_UTF8 || plain.likelihood >= DOUBTFUL * plain.n_chars))
    {
      write_plain (scheme, data, length, out, counts);
      return;
    }
  for (gsize done = 0, n; done < length; done += n)
    {
      g_autofree Node *nodes = NULL;

      n = find_cut (data + done, length - done);
      nodes = search (scheme, data + done, n);
      plain = sum_line (scheme, data + done, n);
      if (plain.n_errors == 0 && search_score (nodes, n) < plain.likelihood + WORTH_OTHER)
        write_plain (scheme, data + done, n, out, counts);
      else
        write_path (scheme, data + done, n, nodes, is_last && done + n == length, out, counts);
    }
}

/**
 * qd_line_decode:
 * @scheme: the encoding of most of it
 * @data: (array length=length): bytes, without a byte order mark
 * @length: how many
 * @out: receives UTF-8
 * @counts: (out): what was met
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Decodes @data line by line.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
qd_line_decode (QdScheme scheme,
                const guint8 *data,
                gsize length,
                GString *out,
                QdLineCounts *counts,
                GCancellable *cancellable,
                GError **error)
{
  const guint8 *p = data, *end = data + length, *checked = data;

  *counts = (QdLineCounts){ 0 };
  while (p < end)
    {
      const guint8 *line_end = p;

      while (line_end < end && *line_end != '\n' && *line_end != '\r')
        line_end++;
      decode_line (scheme, p, line_end - p, line_end == end, out, counts);
      p = line_end;
      if (p < end)
        {
          g_string_append_c (out, '\n');
          p += end - p > 1 && p[0] == '\r' && p[1] == '\n' ? 2 : 1;
        }
      if (p - checked > LONGEST_SEARCH)
        {
          checked = p;
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
        }
    }
  return TRUE;
}
