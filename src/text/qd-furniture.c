/* qd-furniture.c: what a page, a scanner or a site put between the lines of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-furniture-private.h"

#include <string.h>

/* A line of prose that breaks off is so long at least; verse has shorter ones. */
#define FEWEST_CHARS_OF_PROSE 15

gboolean
qd_furniture_is_blank (gunichar ch)
{
  return ch == ' ' || ch == '\t' || ch == '\f' || ch == '\r' || ch == 0xa0 || ch == 0x3000;
}

QdFurnitureLine *
qd_furniture_get_line (QdFurniture *self, int i)
{
  return i >= 0 && i < (int) self->lines->len ? &g_array_index (self->lines, QdFurnitureLine, i) : NULL;
}

void
qd_furniture_claim (QdFurnitureLine *line, QdEmendationKind kind, char *reason)
{
  g_free (line->reason);
  line->is_claimed = TRUE;
  line->kind = kind;
  line->reason = reason;
}

static gboolean
ends_sentence (gunichar ch)
{
  static const char stops[] = "。！？…；：”’」』）》】.!?;:)\"";

  return g_utf8_strchr (stops, -1, ch) != NULL;
}

gboolean
qd_furniture_breaks_sentence (QdFurniture *self, int i)
{
  const QdFurnitureLine *line;

  for (i--; (line = qd_furniture_get_line (self, i)) && line->is_claimed; i--)
    ;
  return line && line->end - line->start >= FEWEST_CHARS_OF_PROSE && !ends_sentence (self->chars[line->end - 1]);
}

static void
clear_line (gpointer data)
{
  g_free (((QdFurnitureLine *) data)->reason);
}

static GArray *
split (const gunichar *chars, int n_chars)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (QdFurnitureLine));

  g_array_set_clear_func (lines, clear_line);
  for (int start = 0, next; start < n_chars; start = next)
    {
      QdFurnitureLine line = { .start = start };

      for (next = start; next < n_chars && chars[next] != '\n'; next++)
        ;
      line.end = next++;
      while (line.start < line.end && qd_furniture_is_blank (chars[line.start]))
        line.start++;
      while (line.end > line.start && qd_furniture_is_blank (chars[line.end - 1]))
        line.end--;
      if (line.start < line.end)
        g_array_append_val (lines, line);
    }
  return lines;
}

/* Hides a line together with the blanks before it, so that the line before ends where it ended; a line at the start
 * goes with what follows. */
static void
hide (QdFurniture *self, guint i, GPtrArray *hidden)
{
  const QdFurnitureLine *line = qd_furniture_get_line (self, (int) i);
  const QdFurnitureLine *before = qd_furniture_get_line (self, (int) i - 1);
  const QdFurnitureLine *after = qd_furniture_get_line (self, (int) i + 1);
  int start = before ? before->end : 0, end = line->end;

  if (!before
      || (before->is_claimed && hidden->len > 0
          && ((const QdEmendation *) g_ptr_array_index (hidden, hidden->len - 1))->end == line->start))
    {
      start = line->start;
      end = after ? after->start : self->n_chars;
    }
  g_ptr_array_add (hidden, qd_emendation_new (start, end, "", line->kind, 0.9, line->reason));
}

/**
 * qd_furniture_find:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 *
 * Returns: (transfer full) (element-type QdEmendation): what may be hidden, of the kinds %QD_EMENDATION_PAGE and
 *   %QD_EMENDATION_SITE, sorted by start, without overlaps
 */
GPtrArray *
qd_furniture_find (const gunichar *chars, int n_chars)
{
  GPtrArray *hidden = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free);
  QdFurniture self = { chars, n_chars, split (chars, n_chars),
                       g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free) };

  qd_furniture_find_sites (&self);
  qd_furniture_find_page_numbers (&self);
  qd_furniture_find_heads (&self);
  qd_furniture_find_bare_numbers (&self);
  for (guint i = 0; i < self.lines->len; i++)
    {
      if (g_array_index (self.lines, QdFurnitureLine, i).is_claimed)
        hide (&self, i, hidden);
    }
  g_array_unref (self.lines);
  return qd_emendation_merge (hidden, self.inside);
}
