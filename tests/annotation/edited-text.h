/* edited-text.h: texts that are edited as people and programs edit them, every character knowing where it comes from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two kinds of text: words of chance characters that come again and again, and prose put together of phrases, so that
 * the same words stand in many places. Positions are characters.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gunichar ch;
  int origin; /* where it stood in the first text; -1: it did not */
} EditedSign;

typedef GArray EditedText; /* (element-type EditedSign) */

typedef struct
{
  const char *name;
  void (*run) (EditedText *text, GRand *rand);
  int n_times; /* in one sitting */
} EditedTextAct;

extern const EditedTextAct edited_text_acts[]; /* the last has no name */

EditedText *edited_text_generate (GRand *rand, int n_paragraphs, gboolean is_prose);
char *edited_text_to_string (const EditedText *text);
gunichar edited_text_random_han (GRand *rand);
/* Whether most of what stood at [start, end) at first still stands together; of a short stretch all. */
gboolean edited_text_stands (const EditedText *text, int start, int end, int *n_standing);

G_END_DECLS
