/* qd-verdicts.c: what the reader says of emendations: refused, or worded otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/qd-verdicts.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  int start, end;
  char *wording;
} Verdict;

struct _QdVerdicts
{
  gatomicrefcount ref_count;
  GArray *verdicts;    /* (element-type Verdict): sorted, without overlaps */
  guint refused_kinds; /* a bit for each QdEmendationKind */
};

static void
clear_verdict (gpointer data)
{
  g_free (((Verdict *) data)->wording);
}

/**
 * qd_verdicts_new:
 *
 * Returns: (transfer full): no verdicts
 */
QdVerdicts *
qd_verdicts_new (void)
{
  QdVerdicts *self = g_new0 (QdVerdicts, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->verdicts = g_array_new (FALSE, FALSE, sizeof (Verdict));
  g_array_set_clear_func (self->verdicts, clear_verdict);
  return self;
}

/**
 * qd_verdicts_ref:
 * @self: verdicts
 *
 * Returns: (transfer full): @self
 */
QdVerdicts *
qd_verdicts_ref (QdVerdicts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qd_verdicts_unref:
 * @self: (transfer full) (nullable): verdicts
 *
 * Gives back a reference; the last one frees them.
 */
void
qd_verdicts_unref (QdVerdicts *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->verdicts);
  g_free (self);
}

/* The first verdict that ends after @position. */
static guint
find_after (const QdVerdicts *self, int position)
{
  guint low = 0, high = self->verdicts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->verdicts, Verdict, middle).end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * qd_verdicts_add:
 * @self: verdicts that nobody else holds yet
 * @start: first code point of the source
 * @end: code point after the range; more than @start
 * @wording: how the reader wants to read it; "" leaves it out
 *
 * Says how a range reads, whatever was said of parts of it before.
 */
void
qd_verdicts_add (QdVerdicts *self, int start, int end, const char *wording)
{
  Verdict verdict = { start, end, NULL };
  guint at;

  g_return_if_fail (start >= 0 && end > start && wording);

  at = find_after (self, start);
  while (at < self->verdicts->len && g_array_index (self->verdicts, Verdict, at).start < end)
    g_array_remove_index (self->verdicts, at);
  verdict.wording = g_strdup (wording);
  g_array_insert_val (self->verdicts, at, verdict);
}

/**
 * qd_verdicts_refuse_kind:
 * @self: verdicts that nobody else holds yet
 * @kind: a kind of emendation
 *
 * Refuses all emendations of a kind.
 */
void
qd_verdicts_refuse_kind (QdVerdicts *self, QdEmendationKind kind)
{
  self->refused_kinds |= 1u << kind;
}

/**
 * qd_verdicts_is_empty:
 * @self: (nullable): verdicts
 *
 * Returns: whether nothing is said
 */
gboolean
qd_verdicts_is_empty (const QdVerdicts *self)
{
  return !self || (self->verdicts->len == 0 && self->refused_kinds == 0);
}

/**
 * qd_verdicts_is_kind_refused:
 * @self: (nullable): verdicts
 * @kind: a kind of emendation
 *
 * Returns: whether all of the kind are refused
 */
gboolean
qd_verdicts_is_kind_refused (const QdVerdicts *self, QdEmendationKind kind)
{
  return self && (self->refused_kinds >> kind & 1);
}

/**
 * qd_verdicts_get_n:
 * @self: verdicts
 *
 * Returns: on how many ranges something is said
 */
guint
qd_verdicts_get_n (const QdVerdicts *self)
{
  return self->verdicts->len;
}

/**
 * qd_verdicts_get_range:
 * @self: verdicts
 * @index: which of them, in the order of the text
 * @start: (out): first code point of the source
 * @end: (out): code point after the range
 */
void
qd_verdicts_get_range (const QdVerdicts *self, guint index, int *start, int *end)
{
  g_return_if_fail (index < self->verdicts->len);

  *start = g_array_index (self->verdicts, Verdict, index).start;
  *end = g_array_index (self->verdicts, Verdict, index).end;
}

/**
 * qd_verdicts_find:
 * @self: verdicts
 * @position: a code point of the source
 * @start: (out): where the range of its verdict starts
 * @end: (out): where it ends
 *
 * Returns: whether there is a verdict on it
 */
gboolean
qd_verdicts_find (const QdVerdicts *self, int position, int *start, int *end)
{
  guint at = find_after (self, position);
  const Verdict *verdict = at < self->verdicts->len ? &g_array_index (self->verdicts, Verdict, at) : NULL;

  if (!verdict || verdict->start > position)
    return FALSE;
  *start = verdict->start;
  *end = verdict->end;
  return TRUE;
}

/**
 * qd_verdicts_strike:
 * @self: (nullable): verdicts
 * @emendations: (element-type QdEmendation): emendations, sorted
 *
 * Returns: (transfer full) (element-type QdEmendation): copies of those that no verdict touches
 */
GPtrArray *
qd_verdicts_strike (const QdVerdicts *self, GPtrArray *emendations)
{
  GPtrArray *left = g_ptr_array_new_full (emendations->len, (GDestroyNotify) qd_emendation_free);

  for (guint i = 0; i < emendations->len; i++)
    {
      const QdEmendation *emendation = g_ptr_array_index (emendations, i);
      guint at = self ? find_after (self, emendation->start) : 0;

      if (qd_verdicts_is_kind_refused (self, emendation->kind)
          || (self && at < self->verdicts->len && g_array_index (self->verdicts, Verdict, at).start < emendation->end))
        continue;
      g_ptr_array_add (left, qd_emendation_copy (emendation));
    }
  return left;
}

/**
 * qd_verdicts_make_emendations:
 * @self: verdicts
 * @source: the text they are of; what lies beyond its end is left out
 *
 * Refusals are among them, so that nothing else is done to their ranges; qd_verdicts_drop_refusals() takes them out.
 *
 * Returns: (transfer full) (element-type QdEmendation): the reader's own emendations, sorted
 */
GPtrArray *
qd_verdicts_make_emendations (const QdVerdicts *self, QdText *source)
{
  GPtrArray *made = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free);
  int n_chars = qd_text_get_n_chars (source);

  for (guint i = 0; i < self->verdicts->len; i++)
    {
      const Verdict *verdict = &g_array_index (self->verdicts, Verdict, i);

      if (verdict->end > n_chars)
        break;
      g_ptr_array_add (made, qd_emendation_new (verdict->start, verdict->end, verdict->wording, QD_EMENDATION_READER, 1,
                                                _ ("your own emendation")));
    }
  return made;
}

/* Whether the reader wants to read the range of @emendation as it stands in the source. */
static gboolean
is_refusal (const QdVerdicts *self, QdText *source, const QdEmendation *emendation)
{
  guint at = find_after (self, emendation->start);
  g_autofree char *words = NULL;

  if (emendation->kind != QD_EMENDATION_READER || at >= self->verdicts->len)
    return FALSE;
  words = qd_text_dup_range (source, emendation->start, emendation->end);
  return g_str_equal (words, g_array_index (self->verdicts, Verdict, at).wording);
}

/**
 * qd_verdicts_drop_refusals:
 * @self: verdicts
 * @source: the text they are of
 * @emendations: (inout) (element-type QdEmendation): with those of qd_verdicts_make_emendations() among them
 *
 * Leaves the refused ranges as they stand in the source.
 */
void
qd_verdicts_drop_refusals (const QdVerdicts *self, QdText *source, GPtrArray *emendations)
{
  guint kept = 0;

  for (guint i = 0; i < emendations->len; i++)
    {
      QdEmendation *emendation = g_ptr_array_index (emendations, i);

      if (is_refusal (self, source, emendation))
        qd_emendation_free (emendation);
      else
        emendations->pdata[kept++] = emendation;
    }
  /* What is left at the end has moved or is freed. */
  for (guint i = kept; i < emendations->len; i++)
    emendations->pdata[i] = NULL;
  g_ptr_array_set_size (emendations, (int) kept);
}
