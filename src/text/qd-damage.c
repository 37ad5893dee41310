/* qd-damage.c: the detectors in their order, and one list made of what they find
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-damage.h"

#include "text/qd-damage-detectors.h"

/* The first has the place where two of them want it. */
static const QdDamageDetector detectors[] = {
  qd_damage_detect_bytes,  qd_damage_detect_mojibake,  qd_damage_detect_entities,
  qd_damage_detect_pinyin, qd_damage_detect_invisible, qd_damage_detect_width,
};

/* Merges two sorted lists; where they overlap, @first wins. */
static GPtrArray *
merge (GPtrArray *first, GPtrArray *second)
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
 * qd_damage_find:
 * @text: a source text
 *
 * Runs all detectors.
 *
 * Returns: (transfer full) (element-type QdEmendation): proposed emendations, sorted by start, without overlaps
 */
GPtrArray *
qd_damage_find (QdText *text)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free);
  gsize n_bytes;
  const char *string = qd_text_get_string (text, &n_bytes);
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (string, n_bytes, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (detectors); i++)
    {
      GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free);

      detectors[i](chars, qd_text_get_n_chars (text), found);
      all = merge (all, found);
    }
  return all;
}
