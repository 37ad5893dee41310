/* qd-recogniser-keywords.c: the words for abstract and keywords, and the keywords
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-recogniser-front.h"

#include "document/qd-recogniser-private.h"

#include <string.h>

static gboolean
is_opening_bracket (gunichar ch)
{
  return ch == '[' || ch == 0x3010 || ch == 0x3014 || ch == 0xFF3B || ch == 0x300C || ch == '<' || ch == 0x3008
         || ch == '(' || ch == 0xFF08 || ch == '*' || ch == 0x25C6 || ch == 0x25A0 || ch == 0x300E;
}

static gboolean
is_closing_bracket (gunichar ch)
{
  return ch == ']' || ch == 0x3011 || ch == 0x3015 || ch == 0xFF3D || ch == 0x300D || ch == '>' || ch == 0x3009
         || ch == ')' || ch == 0xFF09 || ch == '*' || ch == 0x300F;
}

static gboolean
is_colon (gunichar ch)
{
  return ch == ':' || ch == 0xFF1A || ch == 0xFE55 || ch == 0xFE30 || ch == 0x2236;
}

/**
 * qd_front_find_label:
 * @start: a line
 * @end: its end
 * @word_class: %QD_WORD_ABSTRACT or %QD_WORD_KEYWORDS
 * @bytes: (out): the word with brackets, colon and blanks
 *
 * Returns: whether the line opens with such a word, and the word is set off from what follows
 */
gboolean
qd_front_find_label (const char *start, const char *end, QdWordClass word_class, gsize *bytes)
{
  const char *p = start;
  gsize word_bytes;
  gboolean set_off;
  gboolean bracketed = FALSE;

  *bytes = 0;
  while (p < end && is_opening_bracket (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  while (p < end && qd_recogniser_is_blank (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (qd_label_find_word (p, end, &word_bytes) != word_class)
    return FALSE;
  p += word_bytes;
  while (p < end && qd_recogniser_is_blank (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  set_off = p >= end || p > start + word_bytes;
  if (p < end && is_closing_bracket (g_utf8_get_char (p)))
    bracketed = TRUE;
  while (p < end && is_closing_bracket (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (p < end && is_colon (g_utf8_get_char (p)))
    {
      bracketed = TRUE;
      p = g_utf8_next_char (p);
    }
  while (p < end && (qd_recogniser_is_blank (g_utf8_get_char (p)) || is_closing_bracket (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  *bytes = p - start;
  return bracketed || (set_off && (p >= end || start + word_bytes < p));
}

/* The marks keywords are parted by, the most telling first: a keyword may hold a blank or a comma, hardly a semicolon.
 */
static const char *const separators[] = { ";；", "，,", "、", "/／|｜", "\t", "  　", " " };

static const char *
choose_separators (const char *start, const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      for (const char *p = start; p < end; p = g_utf8_next_char (p))
        {
          gunichar ch = g_utf8_get_char (p);

          if (!g_utf8_strchr (separators[i], -1, ch))
            continue;
          /* Western keywords hold blanks: only wide ones part them. */
          if (ch == ' ' && i < G_N_ELEMENTS (separators) - 1 && (p + 1 >= end || p[1] != ' '))
            continue;
          if (ch == ' ' && p > start && (guchar) p[-1] < 0x80 && p + 1 < end && (guchar) p[1] < 0x80 && p[1] != ' ')
            continue;
          return separators[i];
        }
    }
  return NULL;
}

static void
add_keyword (const char *start, const char *end, GPtrArray *keywords)
{
  while (start < end && qd_recogniser_is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start)
    {
      const char *previous = g_utf8_prev_char (end);
      gunichar ch = g_utf8_get_char (previous);

      if (!qd_recogniser_is_blank (ch) && ch != 0x3002 && ch != '.' && ch != ';' && ch != 0xFF1B)
        break;
      end = previous;
    }
  if (end > start)
    g_ptr_array_add (keywords, g_strndup (start, (gsize) (end - start)));
}

/**
 * qd_front_split_keywords:
 * @start: what follows the word for keywords
 * @end: its end
 * @keywords: (element-type utf8): where they are added
 *
 * Parts keywords at the most telling mark that occurs: ； before ， before 、 before / before blanks.
 */
void
qd_front_split_keywords (const char *start, const char *end, GPtrArray *keywords)
{
  const char *marks = choose_separators (start, end);
  const char *word = start;

  for (const char *p = start; marks && p < end; p = g_utf8_next_char (p))
    {
      if (!g_utf8_strchr (marks, -1, g_utf8_get_char (p)))
        continue;
      add_keyword (word, p, keywords);
      word = g_utf8_next_char (p);
    }
  add_keyword (word, end, keywords);
}
