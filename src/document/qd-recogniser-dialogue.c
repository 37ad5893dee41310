/* qd-recogniser-dialogue.c: speeches of a play, an interview, questions and answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paragraph that opens with a short name and a colon is a speech if its neighbours are speeches too and the speakers
 * take turns. A list of properties (地址： 电话：) looks alike, but its names do not come again.
 */
#include "config.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>

#define MAX_SPEAKER 6    /* characters of a name */
#define MAX_DIRECTION 16 /* … of what stands in brackets after it */
#define LEAST_SPEECHES 4

static const char *
skip_direction (const char *p, const char *end)
{
  gunichar close = g_utf8_get_char (p) == 0xFF08 ? 0xFF09 : ')';

  for (int n = 0; n <= MAX_DIRECTION && p < end; n++)
    {
      gunichar ch = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (ch == close)
        return p;
    }
  return NULL;
}

/* The bytes of the label of a speech, its colon included; 0 if the line is none. @n_name: those of the name alone. */
static gsize
measure_label (const QdRecogniser *self, int index, gsize *n_name)
{
  const QdLine *line = &self->lines[index];
  const char *start = qd_recogniser_start (self, index), *end = qd_recogniser_end (self, index), *p = start;

  if (line->claim != QD_CLAIM_NONE || line->label.form != QD_LABEL_NONE
      || qd_recogniser_block (self, index)->hint.kind > QD_BLOCK_PARAGRAPH)
    return 0;
  for (int n = 0; p < end && (g_unichar_isalpha (g_utf8_get_char (p)) || g_utf8_get_char (p) == 0xB7); n++)
    {
      if (n == MAX_SPEAKER)
        return 0;
      p = g_utf8_next_char (p);
    }
  *n_name = p - start;
  if (p > start && p < end && (g_utf8_get_char (p) == 0xFF08 || *p == '('))
    p = skip_direction (p, end);
  if (!p || p == start || p >= end || (g_utf8_get_char (p) != 0xFF1A && *p != ':'))
    return 0;
  p = g_utf8_next_char (p);
  /* A URL, or a name with nothing said. */
  return p < end && *p != '/' ? (gsize) (p - start) : 0;
}

/* Do the speakers of the lines [@start, @end) take turns? Half of the speeches at least are by those who speak again,
 * and two of them do. */
static gboolean
take_turns (const QdRecogniser *self, int start, int end)
{
  g_autoptr (GHashTable) speeches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer count;
  int n_all = 0, n_again = 0, n_speakers = 0;

  for (int i = start; i < end; i = qd_recogniser_next (self, i))
    {
      gsize n_name = 0;
      char *name;

      measure_label (self, i, &n_name);
      name = g_strndup (qd_recogniser_start (self, i), n_name);
      count = g_hash_table_lookup (speeches, name);
      g_hash_table_insert (speeches, name, GINT_TO_POINTER (GPOINTER_TO_INT (count) + 1));
      n_all++;
    }
  g_hash_table_iter_init (&iter, speeches);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    {
      if (GPOINTER_TO_INT (count) < 2)
        continue;
      n_again += GPOINTER_TO_INT (count);
      n_speakers++;
    }
  return n_all >= LEAST_SPEECHES && n_speakers >= 2 && n_again * 2 >= n_all;
}

/**
 * qd_recogniser_find_dialogue:
 * @self: a recogniser
 *
 * Gives the role of dialogue to speeches on end. Lines that are claimed already are left alone.
 */
void
qd_recogniser_find_dialogue (QdRecogniser *self)
{
  gsize n_name;

  for (int i = 0; i < self->n_lines;)
    {
      int end = i;

      while (end < self->n_lines && measure_label (self, end, &n_name) > 0)
        end = qd_recogniser_next (self, end);
      if (end > i && take_turns (self, i, end))
        {
          for (int k = i; k < end; k = qd_recogniser_next (self, k))
            {
              qd_recogniser_block (self, k)->label_bytes = (int) measure_label (self, k, &n_name);
              qd_recogniser_claim (self, k, QD_CLAIM_BODY, QD_ROLE_DIALOGUE, _ ("Speakers take turns: a dialogue"));
            }
        }
      i = MAX (end, i + 1);
    }
}
