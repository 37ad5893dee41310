/* qd-line-decoder.c: a text of one encoding, some of whose lines may be in UTF-8, GB18030 or Big5
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search over a doubtful line is a shortest path: at every byte the path stands in one encoding, and goes on by
 * decoding a character (its likelihood), by giving up a byte, or by changing to another encoding at a price that a
 * single lucky character cannot pay.
 */
#include "text/qd-line-decoder.h"

#include "text/qd-likelihood.h"

#include <string.h>

#define N_COMMON 3
/* The common ones, and that of the file if it is another. */
#define MOST_SCHEMES (N_COMMON + 1)
#define SWITCH_COST (-18.0f)
#define OTHER_LINE_COST (-14.0f)
/* A bad byte is a rarer thing than the rarest character: two of them must not buy one that is more common. */
#define BAD_BYTE_COST (-19.0f)
/* What it costs to say that the data begins or ends inside a character. */
#define CUT_COST (-6.0f)
/* Unlikelier than this for a character that is not ASCII, and the line is looked at twice. Rare words stay above. */
#define DOUBTFUL (-10.3)
/* A line that can be read must gain this much by being read in another encoding, or by giving up single bytes. */
#define WORTH_OTHER 25.0f
#define WORTH_BYTES 4.0f
/* So many characters in a row that are hardly ever seen make a line doubtful that is well-behaved as a whole. */
#define DOUBTFUL_RUN 3
#define HARDLY_SEEN (-11.5)
/* A letter between two characters that are not ASCII is more likely the second half of one. */
#define LETTER_BETWEEN_COST (-4.0f)
/* The search keeps some dozen bytes for every byte of a line; longer lines are searched in pieces. */
#define LONGEST_SEARCH (64 * 1024)

static void
append (GString *out, gunichar ch)
{
  if (ch != 0)
    g_string_append_unichar (out, ch);
}

/* Whether a character with that first byte is of the Hong Kong supplement. */
static gboolean
is_extended (QdScheme scheme, guint8 byte)
{
  return scheme == QD_SCHEME_BIG5 && byte >= 0x80 && (byte < 0xa1 || byte > 0xf9);
}

/* The encodings that take part in a search; the file's is the first. */
typedef struct
{
  QdScheme schemes[MOST_SCHEMES];
  int n_schemes;
  gboolean is_first, is_last; /* whether the data begins, or ends, here */
} Contest;

typedef struct
{
  float score[MOST_SCHEMES];
  guint8 n_bytes[MOST_SCHEMES]; /* of the step that led here */
  guint8 from[MOST_SCHEMES];    /* the encoding before a change at this place; itself if there was none */
} Node;

static Contest
make_contest (QdScheme scheme)
{
  static const QdScheme common[N_COMMON] = { QD_SCHEME_UTF8, QD_SCHEME_GB18030, QD_SCHEME_BIG5 };
  Contest contest = { .schemes = { scheme }, .n_schemes = 1 };

  for (int i = 0; i < N_COMMON; i++)
    {
      if (common[i] != scheme)
        contest.schemes[contest.n_schemes++] = common[i];
    }
  return contest;
}

/* Changes of encoding at @node: the best encoding offers the others to go on from it. */
static void
relax_switches (const Contest *contest, Node *node)
{
  int best = 0;

  for (int s = 1; s < contest->n_schemes; s++)
    {
      if (node->score[s] > node->score[best])
        best = s;
    }
  for (int s = 0; s < contest->n_schemes; s++)
    {
      node->from[s] = s;
      if (s != best && node->score[best] + SWITCH_COST > node->score[s])
        {
          node->score[s] = node->score[best] + SWITCH_COST;
          node->from[s] = best;
        }
    }
}

static void
offer (Node *node, int s, float score, int n_bytes)
{
  if (score > node->score[s])
    {
      node->score[s] = score;
      node->n_bytes[s] = n_bytes;
    }
}

static gboolean
is_letter_between (const guint8 *data, gsize i, gsize length)
{
  return data[i] >= 0x40 && data[i] < 0x80 && i > 0 && data[i - 1] >= 0x80 && i + 1 < length && data[i + 1] >= 0x80;
}

/* Whether what cannot be decoded at @i may be the rest of a character that began before the data. */
static gboolean
is_cut_start (const Contest *contest, QdScheme scheme, const guint8 *data, gsize i)
{
  gsize n = 0;

  if (!contest->is_first || data[0] == 0xff || i > 2)
    return FALSE;
  while (n <= i && (data[n] & 0xc0) == 0x80)
    n++;
  return i == 0 || (scheme == QD_SCHEME_UTF8 && n > i);
}

/* The steps from the place @i, in the encoding @s of the contest. */
static void
take_steps (const Contest *contest, Node *nodes, int s, const guint8 *data, gsize i, gsize length)
{
  QdStep taken = qd_multibyte_step (contest->schemes[s], data + i, data + length);
  gboolean is_cut = taken.is_cut && contest->is_last && i + taken.n_bytes == length;
  float score = nodes[i].score[s];

  if (is_letter_between (data, i, length))
    score += LETTER_BETWEEN_COST;
  offer (&nodes[i + taken.n_bytes], s,
         score
             + (is_cut          ? CUT_COST
                : taken.ch == 0 ? BAD_BYTE_COST
                                : (float) qd_multibyte_likelihood (contest->schemes[s], &taken)),
         taken.n_bytes);
  /* A pair may also be an odd byte before another pair. */
  if (data[i] >= 0x80)
    offer (&nodes[i + 1], s, score + (is_cut_start (contest, contest->schemes[s], data, i) ? CUT_COST : BAD_BYTE_COST),
           1);
}

static Node *
search (const Contest *contest, const guint8 *data, gsize length)
{
  Node *nodes = g_new (Node, length + 1);

  for (gsize i = 0; i <= length; i++)
    {
      for (int s = 0; s < MOST_SCHEMES; s++)
        nodes[i].score[s] = i > 0 ? -G_MAXFLOAT : s == 0 ? 0 : OTHER_LINE_COST;
    }
  for (gsize i = 0; i < length; i++)
    {
      relax_switches (contest, &nodes[i]);
      for (int s = 0; s < contest->n_schemes; s++)
        {
          if (nodes[i].score[s] > -G_MAXFLOAT)
            take_steps (contest, nodes, s, data, i, length);
        }
    }
  relax_switches (contest, &nodes[length]);
  return nodes;
}

static int
find_best (const Contest *contest, const Node *node)
{
  int best = 0;

  for (int s = 1; s < contest->n_schemes; s++)
    {
      if (node->score[s] > node->score[best])
        best = s;
    }
  return best;
}

/* Whether the best path is so much better than the line as it is. */
static gboolean
is_worth (const Contest *contest, const Node *nodes, gsize length, float likelihood)
{
  int s = find_best (contest, &nodes[length]);
  float gain = nodes[length].score[s] - likelihood;
  gboolean is_own = s == 0;

  for (gsize i = length; i > 0 && is_own; i -= nodes[i].n_bytes[0])
    is_own = nodes[i].from[0] == 0;
  return gain >= (is_own ? WORTH_BYTES : WORTH_OTHER);
}

/* Walks the best path back, then writes it out forwards. */
static void
write_path (
    const Contest *contest, const guint8 *data, gsize length, const Node *nodes, GString *out, QdLineCounts *counts)
{
  g_autofree guint8 *path = g_new0 (guint8, length + 1);
  gsize i = length;
  int s = find_best (contest, &nodes[length]);

  while (i > 0)
    {
      s = nodes[i].from[s];
      i -= nodes[i].n_bytes[s];
      path[i] = s + 1;
    }
  for (i = 0; i < length;)
    {
      QdScheme scheme = contest->schemes[path[i] - 1];
      QdStep taken = qd_multibyte_step (scheme, data + i, data + length);
      gsize next = i + 1;

      while (next < length && path[next] == 0)
        next++;
      if (taken.ch && taken.n_bytes == (int) (next - i))
        {
          append (out, taken.ch);
          append (out, taken.combined);
          counts->n_other += data[i] >= 0x80 && path[i] != 1;
          counts->n_extended += path[i] == 1 && is_extended (scheme, data[i]);
        }
      else if (!is_cut_start (contest, scheme, data, i) && !(contest->is_last && taken.is_cut && next == length))
        {
          append (out, 0xfffd);
          counts->n_errors++;
        }
      i = next;
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

typedef struct
{
  double likelihood; /* of all characters */
  double wide;       /* of those that are not ASCII */
  int n_wide;
  int n_errors;
  gboolean has_doubtful_run;
} LineSum;

static LineSum
sum_line (QdScheme scheme, const guint8 *data, gsize length)
{
  const guint8 *end = data + length;
  LineSum sum = { 0 };
  int n_unseen = 0;

  for (const guint8 *p = data; p < end;)
    {
      QdStep taken = qd_multibyte_step (scheme, p, end);
      double likelihood = qd_multibyte_likelihood (scheme, &taken);

      sum.likelihood += likelihood;
      if (*p >= 0x80)
        {
          sum.wide += likelihood;
          sum.n_wide++;
          sum.n_errors += taken.ch == 0;
          n_unseen = likelihood < HARDLY_SEEN ? n_unseen + 1 : 0;
          sum.has_doubtful_run = sum.has_doubtful_run || n_unseen >= DOUBTFUL_RUN;
        }
      else if (is_letter_between (data, p - data, length))
        sum.likelihood += LETTER_BETWEEN_COST;
      p += taken.n_bytes;
    }
  return sum;
}

static gboolean
is_good (const LineSum *sum)
{
  return sum->n_errors == 0 && !sum->has_doubtful_run && sum->wide >= DOUBTFUL * sum->n_wide;
}

/**
 * qd_line_likelihood:
 * @scheme: an encoding
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Returns: the sum of the likelihoods of its characters, where single bad bytes and a character cut at either end
 *   cost less than the characters that would come of them
 */
double
qd_line_likelihood (QdScheme scheme, const guint8 *data, gsize length)
{
  double sum = 0;
  gsize n;

  for (gsize done = 0; done < length; done += n)
    {
      const guint8 *line = data + done, *line_end = memchr (line, '\n', MIN (length - done, LONGEST_SEARCH));
      LineSum plain;

      n = line_end ? (gsize) (line_end + 1 - line) : find_cut (line, length - done);
      plain = sum_line (scheme, line, n);
      if (!is_good (&plain))
        {
          Contest contest = { { scheme }, 1, done == 0, done + n == length };
          g_autofree Node *nodes = search (&contest, line, n);

          plain.likelihood = MAX (plain.likelihood, nodes[n].score[0]);
        }
      sum += plain.likelihood;
    }
  return sum;
}

static void
write_plain (QdScheme scheme, const guint8 *data, gsize length, GString *out, QdLineCounts *counts)
{
  const guint8 *end = data + length;

  for (const guint8 *p = data; p < end;)
    {
      QdStep taken;

      if (*p < 0x80)
        {
          const guint8 *start = p;

          while (p < end && *p < 0x80 && *p != 0)
            p++;
          g_string_append_len (out, (const char *) start, p - start);
          p += p < end && *p == 0;
          continue;
        }
      taken = qd_multibyte_step (scheme, p, end);
      append (out, taken.ch);
      append (out, taken.combined);
      counts->n_extended += is_extended (scheme, *p);
      p += taken.n_bytes;
    }
}

/* @is_first, @is_last: the data begins, or ends, with this line. */
static void
decode_line (QdScheme scheme,
             const guint8 *data,
             gsize length,
             gboolean is_first,
             gboolean is_last,
             GString *out,
             QdLineCounts *counts)
{
  Contest contest = make_contest (scheme);
  LineSum plain;

  if (scheme == QD_SCHEME_UTF8 && g_utf8_validate_len ((const char *) data, length, NULL))
    {
      g_string_append_len (out, (const char *) data, length);
      return;
    }
  plain = sum_line (scheme, data, length);
  /* The rest of a character that was cut off may be taken for common ones. */
  if (is_good (&plain) && !(is_first && scheme != QD_SCHEME_UTF8))
    {
      write_plain (scheme, data, length, out, counts);
      return;
    }
  for (gsize done = 0, n; done < length; done += n)
    {
      g_autofree Node *nodes = NULL;

      n = find_cut (data + done, length - done);
      contest.is_first = is_first && done == 0;
      contest.is_last = is_last && done + n == length;
      nodes = search (&contest, data + done, n);
      plain = sum_line (scheme, data + done, n);
      if (plain.n_errors == 0 && !is_worth (&contest, nodes, n, (float) plain.likelihood))
        write_plain (scheme, data + done, n, out, counts);
      else
        write_path (&contest, data + done, n, nodes, out, counts);
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
      decode_line (scheme, p, line_end - p, p == data, line_end == end, out, counts);
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
