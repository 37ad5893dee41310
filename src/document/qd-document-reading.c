/* qd-document-reading.c: the reading of an import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-document-reading.h"

#include "text/qd-language.h"

#include <string.h>

/* Two sorted lists become one; where they overlap, @markup stays and the other's goes. */
static GPtrArray *
merge (GPtrArray *markup, GPtrArray *damage)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free);
  guint d = 0;
  int end = 0;

  for (guint m = 0; m <= markup->len; m++)
    {
      const QdEmendation *mark = m < markup->len ? markup->pdata[m] : NULL;

      for (; d < damage->len; d++)
        {
          const QdEmendation *mending = damage->pdata[d];

          if (mark && mending->start >= mark->end)
            break;
          if (mending->start < end || (mark && mending->end > mark->start))
            continue;
          g_ptr_array_add (merged, qd_emendation_copy (mending));
          end = mending->end;
        }
      if (mark && mark->start >= end)
        {
          g_ptr_array_add (merged, qd_emendation_copy (mark));
          end = mark->end;
        }
    }
  return merged;
}

/**
 * qd_document_make_reading:
 * @import: what an importer brought
 * @kind: the reading to show
 * @refused: (nullable) (array length=n_refused): where refused emendations start
 * @n_refused: how many
 *
 * Mends the damage and hides the marks of the format; inside a mark nothing is mended. The source reading
 * hides nothing.
 *
 * Returns: (transfer full): the reading
 */
QdReading *
qd_document_make_reading (const QdImport *import, QdReadingKind kind, const int *refused, int n_refused)
{
  g_autoptr (QdReading) mended = qd_reading_new_for_kind (import->text, kind, refused, n_refused);
  g_autoptr (GPtrArray) merged = NULL;

  if (import->markup->len == 0 || QD_READING_BASE (kind) == QD_READING_SOURCE)
    return g_steal_pointer (&mended);
  merged = merge (import->markup, qd_reading_get_emendations (mended));
  return qd_reading_new (import->text, merged);
}

/**
 * qd_document_make_language:
 * @import: what an importer brought
 * @kind: the reading to show
 *
 * The metadata are believed if they name a region, for the text cannot tell Taiwan from Hong Kong; the script is taken
 * from the text, for metadata are often those of the program that made the file.
 *
 * Returns: (transfer full): "zh-Hans", "zh-Hant-TW" or "zh-Hant-HK"; another language as BCP 47 has it
 */
char *
qd_document_make_language (const QdImport *import, QdReadingKind kind)
{
  g_autofree char *named = g_ascii_strdown (import->language ? import->language : "", -1);
  const char *guess = qd_text_guess_language (import->text);
  gboolean traditional = QD_READING_BASE (kind) == QD_READING_TRADITIONAL
                         || (QD_READING_BASE (kind) != QD_READING_SIMPLIFIED && g_str_equal (guess, "zh-Hant"));

  if (!g_str_has_prefix (guess, "zh") && !g_str_equal (guess, "und"))
    return g_strdup (guess);
  if (!traditional)
    return g_strdup ("zh-Hans");
  if (g_str_has_suffix (named, "-hk") || g_str_has_suffix (named, "-mo"))
    return g_strdup ("zh-Hant-HK");
  return g_strdup ("zh-Hant-TW");
}
