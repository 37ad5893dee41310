/* qd-recogniser-collection.c: works below each other, each with its title and its author
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 《感遇》 over 作者：张九龄, 《春望》 over 作者：杜甫: a collection has no author, and its works' titles are its
 * headings.
 */
#include "config.h"

#include "document/qd-recogniser-front.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>

#define MAX_WORK_TITLE_CHARS 40
#define MIN_WORKS 3

static gboolean
names_author (const QdRecogniser *self, int index)
{
  static const char *const fields[] = { "作者", NULL };
  guint which;

  return self->lines[index].n_chars <= MAX_WORK_TITLE_CHARS
         && qd_front_find_field (qd_recogniser_start (self, index), qd_recogniser_end (self, index), fields, &which);
}

/* How much stands before the title of a work that opens on @index; -1 if none opens there. */
static int
find_work (const QdRecogniser *self, int index)
{
  static const char *const fields[] = { "题目", "題目", "标题", "標題", "篇名", "诗名", NULL };
  const QdLine *line = &self->lines[index];
  const char *start = qd_recogniser_start (self, index);
  const char *value;
  guint which;

  if (line->claim != QD_CLAIM_NONE || line->n_chars > MAX_WORK_TITLE_CHARS || index + 2 >= self->n_lines
      || qd_recogniser_block (self, index)->hint.kind != QD_BLOCK_PLAIN || !names_author (self, index + 1))
    return -1;
  if (line->first == 0x300A && line->last == 0x300B)
    return 0;
  value = qd_front_find_field (start, qd_recogniser_end (self, index), fields, &which);
  return value ? (int) (value - start) : -1;
}

/**
 * qd_recogniser_find_collection:
 * @self: a recogniser
 *
 * Claims the titles and authors of works, where there are three or more.
 */
void
qd_recogniser_find_collection (QdRecogniser *self)
{
  int n = 0;

  for (int i = 0; i < self->n_lines; i++)
    n += find_work (self, i) >= 0;
  if (n < MIN_WORKS || self->is_explicit)
    return;
  for (int i = 0; i < self->n_lines; i++)
    {
      int bytes = find_work (self, i);

      if (bytes < 0)
        continue;
      qd_recogniser_claim_heading (self, i, (gsize) bytes, QD_SERIES_VERSE, 35,
                                   _ ("The title of a work, over its author's name"));
      qd_recogniser_claim (self, i + 1, QD_CLAIM_BODY, QD_ROLE_BYLINE, _ ("The author of the work above"));
    }
}
