/* qd-document-pictures.c: the pictures of an import take their places in the document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-document-pictures.h"

#include <string.h>

#include "document/qd-numeral.h"

/* What is longer is text. */
#define MAX_CAPTION_CHARS 60

static int
count_figures (const QdImport *import)
{
  int n_figures = 0;

  for (guint i = 0; i < import->pictures->len; i++)
    n_figures += g_array_index (import->pictures, QdImportPicture, i).in_line ? 0 : 1;
  return n_figures;
}

/* “图1 渡口旧影” below a figure says what it shows, whatever the format thinks of it. */
static gboolean
reads_as_caption (const QdRecognised *block, const char *string)
{
  static const char *const openings[] = { "图", "圖", "附图", "附圖", "Fig." };
  const char *text = string + block->start, *end = string + block->end;
  QdNumeralKind kind;
  int value;

  if (block->role != QD_ROLE_BODY || g_utf8_strlen (text, end - text) > MAX_CAPTION_CHARS)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    if ((gsize) (end - text) > strlen (openings[i]) && g_str_has_prefix (text, openings[i]))
      {
        const char *number = text + strlen (openings[i]);

        number += strspn (number, " ");
        return number < end && qd_numeral_parse (number, end, &kind, &value) > 0;
      }
  return FALSE;
}

/**
 * qd_document_add_figures:
 * @structure: (inout): what was recognised; receives a block without text for each figure
 * @reading: the text as shown
 * @import: what an importer brought
 */
void
qd_document_add_figures (QdStructure *structure, QdReading *reading, const QdImport *import)
{
  int n_figures = count_figures (import), to, from = (int) structure->blocks->len - 1;
  const char *string;
  QdRecognised *blocks;
  gsize below;

  g_array_set_size (structure->blocks, structure->blocks->len + (guint) n_figures);
  blocks = (QdRecognised *) (gpointer) structure->blocks->data;
  to = (int) structure->blocks->len - 1;
  string = qd_reading_get_string (reading, &below);
  /* From the last to the first, so that what moves down makes room for what comes. */
  for (guint i = import->pictures->len; i > 0; i--)
    {
      const QdImportPicture *picture = &g_array_index (import->pictures, QdImportPicture, i - 1);
      gsize at;

      if (picture->in_line)
        continue;
      at = qd_reading_from_source (reading, picture->place, QD_BIAS_START);
      for (; from >= 0 && blocks[from].start >= at; from--, to--)
        {
          blocks[to] = blocks[from];
          below = blocks[to].start;
        }
      if (to + 1 < (int) structure->blocks->len && reads_as_caption (&blocks[to + 1], string))
        blocks[to + 1].role = QD_ROLE_CAPTION;
      blocks[to--] =
          (QdRecognised){ .start = below, .end = below, .role = QD_ROLE_FIGURE, .picture = picture->picture };
    }
}

/**
 * qd_document_add_signs:
 * @signs: (element-type QdPictureSign): filled, sorted by start
 * @reading: the text as shown
 * @import: what an importer brought
 *
 * Finds the characters of the reading that pictures take the place of; a reading of the bare source has none.
 */
void
qd_document_add_signs (GArray *signs, QdReading *reading, const QdImport *import)
{
  const char *string = qd_reading_get_string (reading, NULL);
  gsize n_sign = strlen (QD_PICTURE_SIGN), before = 0;
  int start = -1;

  for (guint i = 0; i < import->pictures->len; i++)
    {
      const QdImportPicture *picture = &g_array_index (import->pictures, QdImportPicture, i);
      QdPictureSign sign = { .picture = picture->picture };

      if (!picture->in_line)
        continue;
      /* Several at one place follow each other. */
      sign.start =
          picture->start == start ? before + n_sign : qd_reading_from_source (reading, picture->start, QD_BIAS_START);
      sign.end = sign.start + n_sign;
      start = picture->start;
      before = sign.start;
      if (strncmp (string + sign.start, QD_PICTURE_SIGN, n_sign) == 0)
        g_array_append_val (signs, sign);
    }
}
