/* qd-damage.c: the detectors in their order, and one list made of what they find
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-damage.h"

#include "text/qd-damage-detectors.h"

/* The first has the place where two of them want it. */
static const QdDamageDetector detectors[] = {
  qd_damage_detect_doubled, qd_damage_detect_bytes,     qd_damage_detect_mojibake,
  qd_damage_detect_lost,    qd_damage_detect_entities,  qd_damage_detect_pinyin,
  qd_damage_detect_spacing, qd_damage_detect_invisible, qd_damage_detect_width,
};

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
      all = qd_emendation_merge (all, found);
    }
  return all;
}
