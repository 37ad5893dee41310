/* qd-anchor-fuzzy.c: where something like a quotation stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-anchor-fuzzy.h"

#include <string.h>

#define GRAM 3
/* A run that stands more often than this tells nothing of a place. */
#define COMMON 512
#define MAX_EXACT 4096
#define MAX_SEEDS 96
/* The rarest runs tell most; in a text that says everything a hundred times the others only cost. */
#define MIN_SEEDS 6
#define ENOUGH_PLACES 1500
#define MAX_CANDIDATES 12
#define FEW_CANDIDATES 3
/* Longer quotations are found by their beginning and their end. */
#define LONG 768
#define PART 256
#define CONTEXT 32
/* What is less like the quotation is no match at all. */
#define LEAST 0.3
/* No neighbourhood is narrower. */
#define MIN_WIDTH 8

struct _QdFuzzyIndex
{
  const QdNormalised *text;
  guint32 mask;
  int *heads; /* by hash, where in @places its run of positions begins; one more than there are hashes */
  int *places;
  /* How often each neighbourhood was voted for, and which of them at all; all 0 and empty between two votes. */
  guint16 *counts;
  GArray *voted; /* (element-type int) */
};

static guint32
hash_gram (const guint32 *chars)
{
  guint32 hash = chars[0] * 0x9E3779B1u;

  hash = (hash ^ (hash >> 15) ^ chars[1]) * 0x85EBCA77u;
  hash = (hash ^ (hash >> 13) ^ chars[2]) * 0xC2B2AE3Du;
  return hash ^ (hash >> 16);
}

/**
 * qd_fuzzy_index_new:
 * @text: a normalised text, which must live as long as the index
 *
 * Returns: (transfer full): an index of its runs of three characters
 */
QdFuzzyIndex *
qd_fuzzy_index_new (const QdNormalised *text)
{
  QdFuzzyIndex *self = g_new0 (QdFuzzyIndex, 1);
  int n_grams = MAX (text->n_chars - GRAM + 1, 0);
  guint32 size = 1024;

  while (size < (guint32) n_grams && size < 1u << 24)
    size *= 2;
  self->text = text;
  self->mask = size - 1;
  self->heads = g_new0 (int, size + 1);
  self->places = g_new (int, n_grams + 1);
  for (int i = 0; i < n_grams; i++)
    self->heads[(hash_gram (text->chars + i) & self->mask) + 1]++;
  for (guint32 i = 0; i < size; i++)
    self->heads[i + 1] += self->heads[i];
  /* Filled from behind, each head ends up at the beginning of its run and the positions in order. */
  for (int i = n_grams; i > 0; i--)
    self->places[--self->heads[(hash_gram (text->chars + i - 1) & self->mask) + 1]] = i - 1;
  memmove (self->heads, self->heads + 1, size * sizeof (int));
  self->heads[size] = n_grams;
  /* A quotation spans two neighbourhoods or, where they are narrowest, less: it may end so far beyond the last. */
  self->counts = g_new0 (guint16, text->n_chars / MIN_WIDTH + 5);
  self->voted = g_array_new (FALSE, FALSE, sizeof (int));
  return self;
}

/**
 * qd_fuzzy_index_free:
 * @self: an index
 *
 * Frees it.
 */
void
qd_fuzzy_index_free (QdFuzzyIndex *self)
{
  g_free (self->heads);
  g_free (self->places);
  g_free (self->counts);
  g_array_unref (self->voted);
  g_free (self);
}

static const int *
look_up (QdFuzzyIndex *self, const guint32 *gram, int *n_places)
{
  guint32 hash = hash_gram (gram) & self->mask;

  *n_places = self->heads[hash + 1] - self->heads[hash];
  return self->places + self->heads[hash];
}

static gboolean
equal_at (const QdNormalised *text, int at, const guint32 *quote, int n_quote)
{
  return at >= 0 && at <= text->n_chars - n_quote && memcmp (text->chars + at, quote, n_quote * sizeof (guint32)) == 0;
}

/**
 * qd_fuzzy_index_find_exact:
 * @self: an index
 * @quote: normalised characters
 * @n_quote: how many
 *
 * Returns: (element-type QdMatch) (transfer full): where they stand, in order; no more than some thousands
 */
GArray *
qd_fuzzy_index_find_exact (QdFuzzyIndex *self, const guint32 *quote, int n_quote)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (QdMatch));
  const int *places = NULL;
  int n_places = self->text->n_chars, rarest = 0;

  /* The rarest of its runs leads to the fewest places; what is shorter than a run is looked for everywhere. */
  for (int i = 0; i + GRAM <= n_quote; i++)
    {
      int n_here;
      const int *here = look_up (self, quote + i, &n_here);

      if (places && n_here >= n_places)
        continue;
      places = here;
      n_places = n_here;
      rarest = i;
    }
  for (int i = 0; i < n_places && n_quote > 0 && matches->len < MAX_EXACT; i++)
    {
      int at = places ? places[i] - rarest : i;
      QdMatch match = { at, at + n_quote, 1 };

      if (equal_at (self->text, at, quote, n_quote))
        g_array_append_val (matches, match);
    }
  return matches;
}

typedef struct
{
  int bucket, n_votes;
} Vote;

static int
compare_votes (gconstpointer a, gconstpointer b)
{
  const Vote *left = a, *right = b;

  return left->n_votes != right->n_votes ? right->n_votes - left->n_votes : left->bucket - right->bucket;
}

typedef struct
{
  int at;       /* in the quotation */
  int n_places; /* in the text */
} Seed;

static int
compare_seeds (gconstpointer a, gconstpointer b)
{
  const Seed *left = a, *right = b;

  return left->n_places != right->n_places ? left->n_places - right->n_places : left->at - right->at;
}

/* (element-type Seed): runs of the quotation, evenly spread, rarest first. */
static GArray *
find_seeds (QdFuzzyIndex *self, const guint32 *quote, int n_quote)
{
  GArray *seeds = g_array_new (FALSE, FALSE, sizeof (Seed));
  int n_grams = n_quote - GRAM + 1, step = MAX (1, n_grams / MAX_SEEDS);

  for (int i = 0; i < n_grams; i += step)
    {
      Seed seed = { i, 0 };

      look_up (self, quote + i, &seed.n_places);
      if (seed.n_places > 0 && seed.n_places <= COMMON)
        g_array_append_val (seeds, seed);
    }
  g_array_sort (seeds, compare_seeds);
  return seeds;
}

/* One more for the neighbourhood of a place, and for the next, for what lies near the border counts for both. */
static void
vote_for (QdFuzzyIndex *self, int bucket)
{
  for (int b = bucket; b <= bucket + 1; b++)
    {
      if (self->counts[b] == 0)
        g_array_append_val (self->voted, b);
      self->counts[b]++;
    }
}

/* Keeps the best @n_wanted in order. */
static void
insert_vote (GArray *votes, Vote vote, guint n_wanted)
{
  guint at = votes->len;

  while (at > 0 && compare_votes (&vote, &g_array_index (votes, Vote, at - 1)) < 0)
    at--;
  if (at >= n_wanted)
    return;
  g_array_insert_val (votes, at, vote);
  if (votes->len > n_wanted)
    g_array_set_size (votes, n_wanted);
}

/* (element-type Vote): neighbourhoods of @width in which runs of the quotation stand in its order, best first. */
static GArray *
vote (QdFuzzyIndex *self, const guint32 *quote, int n_quote, int width, guint n_wanted)
{
  GArray *votes = g_array_new (FALSE, FALSE, sizeof (Vote));
  g_autoptr (GArray) seeds = find_seeds (self, quote, n_quote);
  int n_looked_at = 0;

  for (guint s = 0; s < seeds->len && (s < MIN_SEEDS || n_looked_at < ENOUGH_PLACES); s++)
    {
      int at = g_array_index (seeds, Seed, s).at, n_places;
      const int *places = look_up (self, quote + at, &n_places);

      for (int k = 0; k < n_places; k++)
        if (equal_at (self->text, places[k], quote + at, GRAM))
          vote_for (self, MAX (places[k] - at + n_quote, 0) / width);
      n_looked_at += n_places;
    }
  for (guint i = 0; i < self->voted->len; i++)
    {
      int bucket = g_array_index (self->voted, int, i);
      Vote one = { bucket, self->counts[bucket] };

      insert_vote (votes, one, n_wanted);
      self->counts[bucket] = 0;
    }
  g_array_set_size (self->voted, 0);
  return votes;
}

static void
add_match (GArray *matches, QdMatch match)
{
  for (guint i = 0; i < matches->len; i++)
    {
      QdMatch *other = &g_array_index (matches, QdMatch, i);

      if (match.start < other->end && other->start < match.end)
        {
          if (match.likeness > other->likeness)
            *other = match;
          return;
        }
    }
  g_array_append_val (matches, match);
}

static GArray *
find_short (QdFuzzyIndex *self, const guint32 *quote, int n_quote, guint n_candidates)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (QdMatch));
  int width = MAX (MIN_WIDTH, n_quote / 2);
  g_autoptr (QdPattern) pattern = qd_pattern_new (quote, n_quote);
  g_autoptr (GArray) votes = vote (self, quote, n_quote, width, n_candidates);

  for (guint i = 0; i < votes->len; i++)
    {
      /* What has so few of the runs that the best has is nothing like it. */
      if (g_array_index (votes, Vote, i).n_votes * 3 < g_array_index (votes, Vote, 0).n_votes)
        break;
      /* A bucket holds the starts from the one before it to its own end. */
      int start = (g_array_index (votes, Vote, i).bucket - 1) * width - n_quote;
      int from = CLAMP (start - width, 0, self->text->n_chars);
      int to = CLAMP (start + 3 * width + n_quote + n_quote / 2, 0, self->text->n_chars);
      QdMatch match = qd_pattern_align (pattern, self->text->chars, from, to, LEAST);

      if (match.likeness >= LEAST)
        add_match (matches, match);
    }
  return matches;
}

/* A long quotation is where its beginning and its end are, in this order and at about its length. */
static GArray *
find_long (QdFuzzyIndex *self, const guint32 *quote, int n_quote)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (QdMatch));
  g_autoptr (GArray) starts = find_short (self, quote, PART, MAX_CANDIDATES);
  g_autoptr (GArray) ends = find_short (self, quote + n_quote - PART, PART, MAX_CANDIDATES);

  for (guint i = 0; i < starts->len; i++)
    for (guint j = 0; j < ends->len; j++)
      {
        const QdMatch *first = &g_array_index (starts, QdMatch, i), *last = &g_array_index (ends, QdMatch, j);
        int length = last->end - first->start;
        QdMatch match = { first->start, last->end, 0 };

        if (last->start < first->end || length < n_quote / 2 || length > 2 * n_quote)
          continue;
        match.likeness = (first->likeness + last->likeness) / 2 * MIN (length, n_quote) / MAX (length, n_quote);
        add_match (matches, match);
      }
  return matches;
}

/**
 * qd_fuzzy_index_find_like:
 * @self: an index
 * @quote: normalised characters
 * @n_quote: how many
 *
 * Returns: (element-type QdMatch) (transfer full): the likeliest places, none overlapping another, in no order
 */
GArray *
qd_fuzzy_index_find_like (QdFuzzyIndex *self, const guint32 *quote, int n_quote)
{
  if (n_quote < GRAM)
    return g_array_new (FALSE, FALSE, sizeof (QdMatch));
  return n_quote > LONG ? find_long (self, quote, n_quote) : find_short (self, quote, n_quote, MAX_CANDIDATES);
}

/**
 * qd_fuzzy_index_find_within:
 * @self: an index
 * @quote: normalised characters
 * @before: what stood before them
 * @after: what stood after them
 *
 * Looks for the quotation where what stood around it stands: words that stand in many places are told apart by that
 * alone. Long quotations, which say enough by themselves, are not looked for.
 *
 * Returns: (element-type QdMatch) (transfer full): the likeliest places, none overlapping another, in no order
 */
GArray *
qd_fuzzy_index_find_within (QdFuzzyIndex *self,
                            const QdNormalised *quote,
                            const QdNormalised *before,
                            const QdNormalised *after)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (QdMatch));
  int n_whole = before->n_chars + quote->n_chars + after->n_chars;
  g_autofree guint32 *whole = NULL;
  g_autoptr (GArray) places = NULL;
  g_autoptr (QdPattern) pattern = NULL;

  if (quote->n_chars == 0 || quote->n_chars > PART || n_whole > LONG || n_whole < GRAM)
    return matches;
  whole = g_new (guint32, n_whole);
  memcpy (whole, before->chars, before->n_chars * sizeof (guint32));
  memcpy (whole + before->n_chars, quote->chars, quote->n_chars * sizeof (guint32));
  memcpy (whole + before->n_chars + quote->n_chars, after->chars, after->n_chars * sizeof (guint32));
  places = find_short (self, whole, n_whole, FEW_CANDIDATES);
  pattern = qd_pattern_new (quote->chars, quote->n_chars);
  for (guint i = 0; i < places->len; i++)
    {
      const QdMatch *place = &g_array_index (places, QdMatch, i);
      QdMatch match = qd_pattern_align (pattern, self->text->chars, place->start, place->end, LEAST);

      if (match.likeness >= LEAST)
        add_match (matches, match);
    }
  return matches;
}

/**
 * qd_fuzzy_context_new:
 * @context: what stood before or after a place
 * @backwards: whether it stood before
 *
 * Returns: (nullable) (transfer full): as much of it as is compared, nearest the place; %NULL if there is none
 */
QdPattern *
qd_fuzzy_context_new (const QdNormalised *context, gboolean backwards)
{
  int n_context = MIN (context->n_chars, CONTEXT);

  return n_context > 0 ? qd_pattern_new (context->chars + (backwards ? context->n_chars - n_context : 0), n_context)
                       : NULL;
}

/**
 * qd_fuzzy_context:
 * @text: a normalised text
 * @at: a place in it
 * @context: (nullable): what stood before or after the place
 * @backwards: whether it stood before
 *
 * Compares outwards from the place by edit distance, the far end being free.
 *
 * Returns: 0 to 1; -1 if there is no context to compare
 */
double
qd_fuzzy_context (const QdNormalised *text, int at, QdPattern *context, gboolean backwards)
{
  int n_context = context ? qd_pattern_get_length (context) : 0;
  int n_text = MIN (backwards ? at : text->n_chars - at, n_context + n_context / 4);

  if (n_context == 0)
    return -1;
  return 1 - (double) qd_pattern_reach (context, text->chars, at, n_text, backwards) / n_context;
}
