/* fuzz-recogniser.c: any text, recognised, and then corrected in any way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first bytes choose an outline and correct four headings; the rest is the text.
 */
#include "document/qd-corrections.h"
#include "document/qd-document.h"

#include <string.h>

#define N_CORRECTIONS 4
#define N_CHOICES (1 + 2 * N_CORRECTIONS)

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What has to hold of every outline: headings inside their text, parts below and inside their wholes. */
static void
check_sections (GListModel *sections, int level, gsize start, gsize end)
{
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (QdSection) section = g_list_model_get_item (sections, i);

      g_assert_true (qd_section_get_level (section) == 0 || qd_section_get_level (section) > level);
      g_assert_cmpuint (qd_section_get_start (section), >=, start);
      g_assert_cmpuint (qd_section_get_heading_end (section), >=, qd_section_get_start (section));
      g_assert_cmpuint (qd_section_get_end (section), >=, qd_section_get_start (section));
      g_assert_cmpuint (qd_section_get_end (section), <=, end);
      check_sections (qd_section_get_children (section), qd_section_get_level (section), qd_section_get_start (section),
                      qd_section_get_end (section));
      start = qd_section_get_end (section);
    }
}

static void
check (QdDocument *document)
{
  gsize n_bytes;

  qd_document_get_string (document, &n_bytes);
  check_sections (qd_document_get_sections (document), 0, 0, n_bytes);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (QdDocument) document = NULL;
  g_autoptr (QdDocument) corrected = NULL;
  g_autoptr (QdCorrections) corrections = NULL;

  if (size < N_CHOICES)
    return 0;
  text = g_utf8_make_valid ((const char *) data + N_CHOICES, (gssize) (size - N_CHOICES));
  bytes = g_bytes_new (text, strlen (text));
  document = qd_document_new_from_bytes (bytes, "a.txt", "UTF-8", QD_READING_EMENDED, NULL, NULL);
  if (!document)
    return 0;
  check (document);
  corrections = qd_corrections_new (data[0] % QD_N_OUTLINES);
  for (int i = 0; i < N_CORRECTIONS; i++)
    qd_corrections_add (corrections, data[1 + 2 * i] * 4, data[2 + 2 * i] % 8);
  corrected = qd_document_dup_with_corrections (document, corrections);
  check (corrected);
  return 0;
}
