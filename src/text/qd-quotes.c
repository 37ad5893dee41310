/* qd-quotes.c: “” shown as 「」, or back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/qd-quotes.h"

#include "text/qd-char-class.h"

#include <glib/gi18n-lib.h>

/* In either column an opening mark before the closing one of its kind. */
static const gunichar curly[] = { 0x201c, 0x201d, 0x2018, 0x2019 };
static const gunichar corners[] = { 0x300c, 0x300d, 0x300e, 0x300f };

static int
find_mark (const gunichar *marks, gunichar ch)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (curly); i++)
    {
      if (marks[i] == ch)
        return i;
    }
  return -1;
}

/* Whether a quotation holds, or stands in, Chinese text. */
static gboolean
is_chinese (const gunichar *chars, int n_chars, int start, int end)
{
  int n_han = 0, n_letters = 0;

  for (int i = start + 1; i < end; i++)
    {
      n_han += qd_char_is_han (chars[i]);
      n_letters += qd_char_class (chars[i]) == QD_CHAR_LATIN;
    }
  if (n_han > 0 || n_letters > 0)
    return n_han * 4 >= n_letters;
  return (start > 0 && qd_char_is_han (chars[start - 1])) || (end + 1 < n_chars && qd_char_is_han (chars[end + 1]));
}

static void
add_mark (GPtrArray *found, int position, gunichar ch)
{
  char shown[7] = { 0 };

  g_unichar_to_utf8 (ch, shown);
  g_ptr_array_add (found, qd_emendation_new (position, position + 1, shown, QD_EMENDATION_QUOTES, 1,
                                             _ ("quotation marks as you wished them")));
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const QdEmendation *first = *(QdEmendation *const *) a, *second = *(QdEmendation *const *) b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static gboolean
is_apostrophe (const gunichar *chars, int n_chars, int i)
{
  return chars[i] == 0x2019 && i > 0 && i + 1 < n_chars && qd_char_class (chars[i - 1]) == QD_CHAR_LATIN
         && qd_char_class (chars[i + 1]) == QD_CHAR_LATIN;
}

/* Where @open marks wait for their other halves: the index of the last that is @mark, -1 if none is. */
static int
find_open (GArray *open, const gunichar *chars, gunichar mark)
{
  int at = (int) open->len - 1;

  while (at >= 0 && chars[g_array_index (open, int, at)] != mark)
    at--;
  return at;
}

/* At the end of a paragraph: a quotation that goes on in the next one is opened there again, and closed at its end. */
static void
end_paragraph (GArray *open,
               const gunichar *chars,
               int n_chars,
               int end,
               const gunichar *from,
               const gunichar *to,
               GPtrArray *found)
{
  for (guint i = 0; i < open->len; i++)
    {
      int start = g_array_index (open, int, i);

      if (chars[start] == from[0] && is_chinese (chars, n_chars, start, end))
        add_mark (found, start, to[0]);
    }
  g_array_set_size (open, 0);
}

/**
 * qd_quotes_convert:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @to_corners: whether “” become 「」, and ‘’ 『』; otherwise the other way
 * @found: (element-type QdEmendation): receives emendations of one character each, sorted
 *
 * Pairs the quotation marks of each paragraph and shows those of Chinese quotations as wished. Apostrophes and marks
 * that close nothing stay.
 */
void
qd_quotes_convert (const gunichar *chars, int n_chars, gboolean to_corners, GPtrArray *found)
{
  const gunichar *from = to_corners ? curly : corners, *to = to_corners ? corners : curly;
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < n_chars; i++)
    {
      int mark = find_mark (from, chars[i]), at, start;

      if (chars[i] == '\n')
        end_paragraph (open, chars, n_chars, i, from, to, found);
      if (mark < 0 || is_apostrophe (chars, n_chars, i))
        continue;
      if (mark % 2 == 0)
        {
          g_array_append_val (open, i);
          continue;
        }
      at = find_open (open, chars, from[mark - 1]);
      if (at < 0)
        continue;
      start = g_array_index (open, int, at);
      g_array_set_size (open, at);
      if (!is_chinese (chars, n_chars, start, i))
        continue;
      add_mark (found, start, to[mark - 1]);
      add_mark (found, i, to[mark]);
    }
  end_paragraph (open, chars, n_chars, n_chars, from, to, found);
  g_ptr_array_sort (found, compare);
}
