/* qd-rtf-words.h: what the words of RTF mean that only need looking up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Code pages, destinations, and words that stand for a character. Pure functions, callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the text of a group is. */
typedef enum
{
  QD_RTF_TO_TEXT,
  QD_RTF_TO_SKIPPED,
  QD_RTF_TO_FACES,
  QD_RTF_TO_STYLES,
  QD_RTF_TO_TITLE,
  QD_RTF_TO_AUTHOR,
  QD_RTF_TO_CODE,  /* of a field */
  QD_RTF_TO_NOTE,  /* text, but set aside for the end */
  QD_RTF_TO_LABEL, /* of a list item */
} QdRtfDestination;

const char *qd_rtf_find_encoding (int charset, int code_page); /* (nullable) */
gboolean qd_rtf_find_destination (const char *word, QdRtfDestination *destination);
const char *qd_rtf_find_character (const char *word); /* (nullable) */

G_END_DECLS
