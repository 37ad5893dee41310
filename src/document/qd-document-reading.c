/* qd-document-reading.c: the reading of an import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-document-reading.h"

#include "text/qd-language.h"

#include <string.h>

/**
 * qd_document_make_reading:
 * @import: what an importer brought
 * @kind: the reading to show
 * @verdicts: (nullable): what the reader says of emendations
 *
 * Mends the damage and hides the marks of the format; inside a mark nothing is mended, unless the reader says so. The
 * source reading hides nothing.
 *
 * Returns: (transfer full): the reading
 */
QdReading *
qd_document_make_reading (const QdImport *import, QdReadingKind kind, const QdVerdicts *verdicts)
{
  g_autoptr (QdReading) mended = qd_reading_new_for_kind (import->text, kind, verdicts);
  g_autoptr (GPtrArray) merged = NULL;

  if (import->markup->len == 0 || QD_READING_BASE (kind) == QD_READING_SOURCE)
    return g_steal_pointer (&mended);
  merged = qd_emendation_merge (qd_verdicts_strike (verdicts, import->markup),
                                qd_verdicts_strike (NULL, qd_reading_get_emendations (mended)));
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
  const char *shown = qd_reading_kind_get_language (kind);
  gboolean traditional = shown ? g_str_has_prefix (shown, "zh-Hant") : g_str_equal (guess, "zh-Hant");

  if (!g_str_has_prefix (guess, "zh") && !g_str_equal (guess, "und"))
    return g_strdup (guess);
  if (!traditional)
    return g_strdup ("zh-Hans");
  if (shown && strlen (shown) > strlen ("zh-Hant"))
    return g_strdup (shown);
  if (g_str_has_suffix (named, "-hk") || g_str_has_suffix (named, "-mo"))
    return g_strdup ("zh-Hant-HK");
  return g_strdup ("zh-Hant-TW");
}
