/* qd-emendation.c: one change between the source text and the text as shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-emendation.h"

/**
 * qd_emendation_new:
 * @start: first code point of the source range
 * @end: code point after the range
 * @replacement: what is shown instead
 * @kind: what kind of change this is
 * @confidence: 0 to 1
 * @reason: one sentence that says why
 *
 * Makes an emendation without an aside.
 *
 * Returns: (transfer full): the emendation
 */
QdEmendation *
qd_emendation_new (
    int start, int end, const char *replacement, QdEmendationKind kind, double confidence, const char *reason)
{
  QdEmendation *self = g_new0 (QdEmendation, 1);

  self->start = start;
  self->end = end;
  self->replacement = g_strdup (replacement);
  self->kind = kind;
  self->confidence = confidence;
  self->reason = g_strdup (reason);
  return self;
}

/**
 * qd_emendation_copy:
 * @self: an emendation
 *
 * Returns: (transfer full): a deep copy
 */
QdEmendation *
qd_emendation_copy (const QdEmendation *self)
{
  QdEmendation *copy =
      qd_emendation_new (self->start, self->end, self->replacement, self->kind, self->confidence, self->reason);

  copy->aside = g_strdup (self->aside);
  return copy;
}

/**
 * qd_emendation_free:
 * @self: (nullable): an emendation
 *
 * Frees it with its strings.
 */
void
qd_emendation_free (QdEmendation *self)
{
  if (!self)
    return;
  g_free (self->replacement);
  g_free (self->aside);
  g_free (self->reason);
  g_free (self);
}

/**
 * qd_emendation_merge:
 * @first: (transfer full) (element-type QdEmendation): emendations, sorted
 * @second: (transfer full) (element-type QdEmendation): others, sorted
 *
 * Makes one list of two. Where they overlap, those of @first win.
 *
 * Returns: (transfer full) (element-type QdEmendation): all, sorted
 */
GPtrArray *
qd_emendation_merge (GPtrArray *first, GPtrArray *second)
{
  GPtrArray *merged = g_ptr_array_new_full (first->len + second->len, (GDestroyNotify) qd_emendation_free);
  guint a = 0, b = 0;

  while (a < first->len || b < second->len)
    {
      QdEmendation *one = a < first->len ? g_ptr_array_index (first, a) : NULL;
      QdEmendation *other = b < second->len ? g_ptr_array_index (second, b) : NULL;

      if (!other || (one && one->end <= other->start))
        {
          g_ptr_array_add (merged, one);
          a++;
        }
      else if (!one || other->end <= one->start)
        {
          g_ptr_array_add (merged, other);
          b++;
        }
      else
        {
          qd_emendation_free (other);
          b++;
        }
    }
  g_ptr_array_set_free_func (first, NULL);
  g_ptr_array_set_free_func (second, NULL);
  g_ptr_array_unref (first);
  g_ptr_array_unref (second);
  return merged;
}

/**
 * qd_emendation_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): its name on the command line and in files
 */
const char *
qd_emendation_kind_to_string (QdEmendationKind kind)
{
  switch (kind)
    {
    case QD_EMENDATION_PINYIN:
      return "pinyin";
    case QD_EMENDATION_WIDTH:
      return "width";
    case QD_EMENDATION_BYTES:
      return "bytes";
    case QD_EMENDATION_MOJIBAKE:
      return "mojibake";
    case QD_EMENDATION_INVISIBLE:
      return "invisible";
    case QD_EMENDATION_ENTITY:
      return "entity";
    case QD_EMENDATION_MARKUP:
      return "markup";
    case QD_EMENDATION_SCRIPT:
      return "script";
    case QD_EMENDATION_QUOTES:
      return "quotes";
    case QD_EMENDATION_DIGITS:
      return "digits";
    case QD_EMENDATION_LOST:
      return "lost";
    case QD_EMENDATION_PAGE:
      return "page";
    case QD_EMENDATION_SITE:
      return "site";
    case QD_EMENDATION_SPACING:
      return "spacing";
    case QD_EMENDATION_DOUBLED:
      return "doubled";
    case QD_EMENDATION_READER:
      return "reader";
    }
  g_return_val_if_reached ("");
}
