/* qd-anchor.c: finds the place an annotation was made at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-anchor.h"

#include "annotation/qd-anchor-fuzzy.h"

#include <string.h>

/* From here on a place is taken, and from there on offered as unsure. */
#define ACCEPTED 0.75
#define UNSURE 0.55
/* So few characters must stand as they were. */
#define FEW 4
/* Two places whose scores are nearer than this are not told apart. */
#define MARGIN 0.03
/* Of so many places each is compared with care; of more, those whose nearest characters look right. */
#define MAX_COMPARED 48
#define GLANCE 12
#define NEAR_CHARS 200
/* What is at least so like the quotation, in a context so much more like its own, makes any other place doubtful. */
#define RIVAL_LIKENESS 0.5
#define RIVAL_CONTEXT 0.2

struct _QdAnchorFinder
{
  QdDocument *document;
  QdNormalised *text;  /* (nullable): of the reading, made when something is not where it was */
  QdFuzzyIndex *index; /* (nullable): likewise */
};

/* What is looked for. */
typedef struct
{
  QdNormalised *quote, *prefix, *suffix;
  QdPattern *before, *after; /* (nullable): prefix and suffix, as they are compared */
} Wanted;

static void
init_wanted (Wanted *self, const char *quote, const char *prefix, const char *suffix)
{
  self->quote = qd_normalise (quote, strlen (quote));
  self->prefix = qd_normalise (prefix, strlen (prefix));
  self->suffix = qd_normalise (suffix, strlen (suffix));
  self->before = qd_fuzzy_context_new (self->prefix, TRUE);
  self->after = qd_fuzzy_context_new (self->suffix, FALSE);
}

static void
clear_wanted (Wanted *wanted)
{
  g_clear_pointer (&wanted->quote, qd_normalised_free);
  g_clear_pointer (&wanted->prefix, qd_normalised_free);
  g_clear_pointer (&wanted->suffix, qd_normalised_free);
  g_clear_pointer (&wanted->before, qd_pattern_free);
  g_clear_pointer (&wanted->after, qd_pattern_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, clear_wanted)

/**
 * qd_anchor_finder_new:
 * @document: a document
 *
 * Returns: (transfer full): a finder of places in it
 */
QdAnchorFinder *
qd_anchor_finder_new (QdDocument *document)
{
  QdAnchorFinder *self = g_new0 (QdAnchorFinder, 1);

  self->document = g_object_ref (document);
  return self;
}

/**
 * qd_anchor_finder_free:
 * @self: a finder
 *
 * Frees it.
 */
void
qd_anchor_finder_free (QdAnchorFinder *self)
{
  g_clear_pointer (&self->index, qd_fuzzy_index_free);
  g_clear_pointer (&self->text, qd_normalised_free);
  g_object_unref (self->document);
  g_free (self);
}

static gboolean
stands_at (const char *string, gsize n_bytes, gsize at, const char *quote, gsize length)
{
  return at <= n_bytes && length <= n_bytes - at && memcmp (string + at, quote, length) == 0;
}

/* Quotation and a side of its context, byte for byte; without any context there is nothing to doubt. */
static gboolean
stands_in_context (const char *string, gsize n_bytes, gsize at, QdRecord *record)
{
  gsize n_quote = strlen (record->quote), n_prefix = strlen (record->prefix), n_suffix = strlen (record->suffix);

  if (!stands_at (string, n_bytes, at, record->quote, n_quote))
    return FALSE;
  if (n_prefix == 0 && n_suffix == 0)
    return TRUE;
  return (n_prefix > 0 && at >= n_prefix && stands_at (string, n_bytes, at - n_prefix, record->prefix, n_prefix))
         || (n_suffix > 0 && stands_at (string, n_bytes, at + n_quote, record->suffix, n_suffix));
}

/**
 * qd_anchor_finder_is_in_place:
 * @self: a finder
 * @record: an annotation
 *
 * Returns: whether all stands as it was, in the source or in the text as shown; of a note on the whole text always
 */
gboolean
qd_anchor_finder_is_in_place (QdAnchorFinder *self, QdRecord *record)
{
  QdText *source = qd_document_get_source (self->document);
  QdReading *reading = qd_document_get_reading (self->document);
  gsize n_bytes;
  const char *string = qd_text_get_string (source, &n_bytes);

  if (qd_record_is_on_document (record))
    return TRUE;
  if (record->end > qd_text_get_n_chars (source))
    return FALSE;
  if (stands_in_context (string, n_bytes, qd_text_char_to_byte (source, record->start), record))
    return TRUE;
  string = qd_reading_get_string (reading, &n_bytes);
  return stands_in_context (string, n_bytes, qd_reading_from_source (reading, record->start, QD_BIAS_START), record);
}

static void
ensure_index (QdAnchorFinder *self)
{
  const char *string;
  gsize n_bytes;

  if (self->index)
    return;
  string = qd_reading_get_string (qd_document_get_reading (self->document), &n_bytes);
  self->text = qd_normalise (string, n_bytes);
  self->index = qd_fuzzy_index_new (self->text);
}

/* One side that stands is strong evidence: text is inserted and deleted on one side at a time. */
static double
weigh_context (QdAnchorFinder *self, const QdMatch *match, const Wanted *wanted)
{
  double before = qd_fuzzy_context (self->text, match->start, wanted->before, TRUE);
  double after = qd_fuzzy_context (self->text, match->end, wanted->after, FALSE);

  if (before < 0 && after < 0)
    return 1;
  if (before < 0 || after < 0)
    return MAX (before, after);
  return 0.75 * MAX (before, after) + 0.25 * MIN (before, after);
}

/* The less a quotation says by itself, the more its context has to say; a quotation that stands in one place only says
 * more. */
static double
weigh (QdAnchorFinder *self, const QdMatch *match, const Wanted *wanted, gboolean is_only)
{
  double weight = CLAMP (4.8 / (wanted->quote->n_chars + 4), 0.15, 0.8);

  if (is_only && wanted->quote->n_chars > FEW)
    weight *= 0.6;
  return (1 - weight) * match->likeness + weight * weigh_context (self, match, wanted);
}

typedef struct
{
  QdMatch match;
  double score;
  gboolean is_ambiguous;
} Choice;

/* How far a match is from where the anchor says, for places that nothing else tells apart. */
static int
distance_to (QdAnchorFinder *self, const QdMatch *match, QdRecord *record)
{
  QdReading *reading = qd_document_get_reading (self->document);

  return ABS (qd_reading_to_source (reading, self->text->bytes[match->start], QD_BIAS_START) - record->start);
}

/* How many of the characters next to a match are those that stood next to the quotation: a glance, not a comparison. */
static int
glance (QdAnchorFinder *self, const QdMatch *match, const Wanted *wanted)
{
  int n_equal = 0;

  for (int i = 1; i <= GLANCE && i <= match->start && i <= wanted->prefix->n_chars; i++)
    n_equal += self->text->chars[match->start - i] == wanted->prefix->chars[wanted->prefix->n_chars - i];
  for (int i = 0; i < GLANCE && match->end + i < self->text->n_chars && i < wanted->suffix->n_chars; i++)
    n_equal += self->text->chars[match->end + i] == wanted->suffix->chars[i];
  return n_equal;
}

/* What stands in hundreds of places is compared with care only where a glance is promising, or the place near. */
static void
narrow_down (QdAnchorFinder *self, GArray *matches, const Wanted *wanted, QdRecord *record)
{
  QdReading *reading = qd_document_get_reading (self->document);
  int n_source = qd_text_get_n_chars (qd_document_get_source (self->document));
  int counts[2 * GLANCE + 1] = { 0 }, least = 2 * GLANCE, n_kept = 0;
  gsize near_start, near_end;
  guint kept = 0;

  if (matches->len <= MAX_COMPARED)
    return;
  near_start = qd_reading_from_source (reading, CLAMP (record->start - NEAR_CHARS, 0, n_source), QD_BIAS_START);
  near_end = qd_reading_from_source (reading, CLAMP (record->start + NEAR_CHARS, 0, n_source), QD_BIAS_END);
  for (guint i = 0; i < matches->len; i++)
    counts[glance (self, &g_array_index (matches, QdMatch, i), wanted)]++;
  while (least > 0 && n_kept + counts[least] <= MAX_COMPARED)
    n_kept += counts[least--];
  for (guint i = 0; i < matches->len; i++)
    {
      QdMatch match = g_array_index (matches, QdMatch, i);
      gsize at = self->text->bytes[match.start];

      if (glance (self, &match, wanted) > least || kept == 0 || (at >= near_start && at < near_end))
        g_array_index (matches, QdMatch, kept++) = match;
    }
  g_array_set_size (matches, kept);
}

static Choice
choose (QdAnchorFinder *self, GArray *matches, const Wanted *wanted, QdRecord *record, gboolean is_only)
{
  Choice best = { { 0, 0, 0 }, -1, FALSE };
  double second = -1;

  for (guint i = 0; i < matches->len; i++)
    {
      const QdMatch *match = &g_array_index (matches, QdMatch, i);
      double score = weigh (self, match, wanted, is_only);
      gboolean is_better =
          score > best.score + 1e-9
          || (score > best.score - 1e-9 && distance_to (self, match, record) < distance_to (self, &best.match, record));

      if (is_better)
        {
          second = best.score;
          best.match = *match;
          best.score = score;
        }
      else
        second = MAX (second, score);
    }
  best.is_ambiguous = second >= best.score - MARGIN;
  return best;
}

static void
set_placement (QdAnchorFinder *self, const Choice *choice, QdRecord *record, QdPlacement *placement)
{
  QdReading *reading = qd_document_get_reading (self->document);
  const char *string = qd_reading_get_string (reading, NULL);
  gsize from = self->text->bytes[choice->match.start], to = from;

  if (choice->match.end > choice->match.start)
    to = g_utf8_next_char (string + self->text->bytes[choice->match.end - 1]) - string;
  placement->start = qd_reading_to_source (reading, from, QD_BIAS_START);
  placement->end = MAX (placement->start, qd_reading_to_source (reading, to, QD_BIAS_END));
  placement->score = MIN (choice->score, 1);
  if (choice->score >= ACCEPTED && !choice->is_ambiguous)
    placement->state =
        placement->start == record->start && placement->end == record->end ? QD_STATE_PLACED : QD_STATE_MOVED;
  else
    placement->state = QD_STATE_UNSURE;
}

/* A point, such as a bookmark, stands before what stood after it, or else after what stood before it. */
static gboolean
find_point (QdAnchorFinder *self, QdRecord *record, Choice *choice)
{
  for (int side = 0; side < 2; side++)
    {
      g_auto (Wanted) half = { 0 };
      g_autoptr (GArray) matches = NULL;
      const char *quote = side == 0 ? record->suffix : record->prefix;

      init_wanted (&half, quote, side == 0 ? record->prefix : "", side == 0 ? "" : record->suffix);
      if (half.quote->n_chars <= FEW)
        continue;
      matches = qd_fuzzy_index_find_like (self->index, half.quote->chars, half.quote->n_chars);
      if (matches->len == 0)
        continue;
      *choice = choose (self, matches, &half, record, matches->len == 1);
      choice->match.start = choice->match.end = side == 0 ? choice->match.start : choice->match.end;
      if (choice->score >= UNSURE)
        return TRUE;
    }
  return FALSE;
}

/* Whether something not unlike the quotation stands so much better in its context than what was chosen, that the
 * choice may be but the same words elsewhere. */
static gboolean
is_rivalled (QdAnchorFinder *self, GArray *matches, const Wanted *wanted, const Choice *choice)
{
  double context = weigh_context (self, &choice->match, wanted);

  for (guint i = 0; i < matches->len; i++)
    {
      const QdMatch *match = &g_array_index (matches, QdMatch, i);

      if ((match->start >= choice->match.end || choice->match.start >= match->end) && match->likeness >= RIVAL_LIKENESS
          && weigh_context (self, match, wanted) > context + RIVAL_CONTEXT)
        return TRUE;
    }
  return FALSE;
}

/* Adds the places where the context stands to those where the words do. */
static void
add_within (QdAnchorFinder *self, GArray *matches, const Wanted *wanted)
{
  g_autoptr (GArray) within = qd_fuzzy_index_find_within (self->index, wanted->quote, wanted->prefix, wanted->suffix);

  for (guint i = 0; i < within->len; i++)
    {
      const QdMatch *match = &g_array_index (within, QdMatch, i);
      gboolean is_known = FALSE;

      for (guint k = 0; k < matches->len && !is_known; k++)
        {
          const QdMatch *known = &g_array_index (matches, QdMatch, k);

          is_known = match->start < known->end && known->start < match->end;
        }
      if (!is_known)
        g_array_append_vals (matches, match, 1);
    }
}

static gboolean
find_elsewhere (QdAnchorFinder *self, const Wanted *wanted, QdRecord *record, Choice *choice)
{
  g_autoptr (GArray) exact = NULL;
  g_autoptr (GArray) like = NULL;
  gboolean is_only;

  if (wanted->quote->n_chars == 0)
    return find_point (self, record, choice);
  exact = qd_fuzzy_index_find_exact (self->index, wanted->quote->chars, wanted->quote->n_chars);
  is_only = exact->len == 1;
  narrow_down (self, exact, wanted, record);
  *choice = choose (self, exact, wanted, record, is_only);
  if (wanted->quote->n_chars > FEW && (choice->score < 0.9 || choice->is_ambiguous))
    {
      Choice other;

      /* A quotation that was mended stands in its context; one that stands elsewhere as it was may be another. */
      like = qd_fuzzy_index_find_like (self->index, wanted->quote->chars, wanted->quote->n_chars);
      add_within (self, like, wanted);
      other = choose (self, like, wanted, record, like->len == 1);
      if (other.score > choice->score + MARGIN)
        *choice = other;
      else if (other.score > choice->score - MARGIN && choice->score >= 0
               && (other.match.start >= choice->match.end || choice->match.start >= other.match.end))
        choice->is_ambiguous = TRUE;
      if (choice->score >= 0 && is_rivalled (self, like, wanted, choice))
        choice->is_ambiguous = TRUE;
    }
  return choice->score >= UNSURE;
}

/**
 * qd_anchor_finder_place:
 * @self: a finder
 * @record: an annotation
 * @placement: (out): where it stands, and how surely
 *
 * Finds the place of an annotation: where it was, if it stands there in its context; else where the quotation stands
 * in the context most like its own; else where something like it stands. Scores from 0.75 are taken, from 0.55 offered
 * as unsure, below it is an orphan, which keeps the place stored.
 */
void
qd_anchor_finder_place (QdAnchorFinder *self, QdRecord *record, QdPlacement *placement)
{
  g_auto (Wanted) wanted = { 0 };
  Choice choice = { { 0, 0, 0 }, 0, FALSE };

  *placement = (QdPlacement){ record->start, record->end, QD_STATE_PLACED, 1 };
  if (qd_anchor_finder_is_in_place (self, record))
    return;
  init_wanted (&wanted, record->quote, record->prefix, record->suffix);
  ensure_index (self);
  if (self->text->n_chars > 0 && find_elsewhere (self, &wanted, record, &choice))
    {
      set_placement (self, &choice, record, placement);
      return;
    }
  placement->state = QD_STATE_ORPHAN;
  placement->score = choice.score > 0 ? choice.score : 0;
}
