/* qd-number-joins.c: what stays with a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-number-joins.h"

#include <string.h>

static gboolean
is_ordinal_sign (const QdScan *scan, const QdUnit *unit)
{
  return unit->class == QD_CHAR_HAN && unit[1].start - unit->start == 3
         && memcmp (scan->text + unit->start, "第", 3) == 0;
}

/* Joins the number, which is unit @first, with 第 before it, over a space too, and with a counter that touches its end:
 * the counter is appended as a unit. @end: byte after the number; @is_number: whether it has nothing but digits. */
void
qd_join_ordinal (QdUnits *units, const QdRules *rules, const QdScan *scan, int first, int end, gboolean is_number)
{
  static const char counters[] = "章节節回卷条條款项項篇部集期届屆页頁课課讲講编編册冊";
  QdUnit *unit = &units->unit[first];
  gunichar ch;
  int length;

  if (first == 0)
    return;
  if (!is_ordinal_sign (scan, &unit[-1])
      && !(first > 1 && unit[-1].class == QD_CHAR_SPACE && is_ordinal_sign (scan, &unit[-2])))
    return;
  unit->flags |= QD_UNIT_JOIN;
  if (!is_number || end >= scan->end)
    return;
  qd_scan_class (scan->text + end, scan->text + scan->n_bytes, &ch, &length);
  if (length == 3 && g_utf8_strchr (counters, -1, ch))
    qd_units_append (units, end, QD_CHAR_HAN, rules->em)->flags = QD_UNIT_JOIN;
}

/* 10 kg: a unit of measurement, the word [@start, @end) and unit @first, stays with its number over the space between.
 */
void
qd_join_measurement (QdUnits *units, const QdScan *scan, int first, int start, int end)
{
  static const char *const measurements[] = { "A",  "cm", "dB",  "em",  "g",  "GB", "GHz", "h",   "Hz", "J",
                                              "K",  "KB", "kg",  "kHz", "kJ", "km", "kPa", "kW",  "L",  "m",
                                              "MB", "mg", "MHz", "min", "ml", "mL", "mm",  "mol", "ms", "N",
                                              "Pa", "pt", "px",  "s",   "t",  "TB", "V",   "W" };
  QdUnit *unit = &units->unit[first];

  if (first < 2 || unit[-1].class != QD_CHAR_SPACE || !(unit[-2].flags & QD_UNIT_DIGIT_END))
    return;
  for (int i = 0; i < G_N_ELEMENTS (measurements); i++)
    {
      if (strlen (measurements[i]) == end - start && memcmp (measurements[i], scan->text + start, end - start) == 0)
        unit->flags |= QD_UNIT_JOIN;
    }
}
