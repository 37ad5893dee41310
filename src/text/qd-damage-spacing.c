/* qd-damage-spacing.c: spaces that a scanner put between all characters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 字 与 字 之 间 is damage where a whole line of prose is so, and lines of the text are as a rule. Titles, names and
 * verse are spaced out by hand (目　录, 李 白), and words are spaced for learners: there some characters do stand
 * together.
 */
#include "config.h"

#include "text/qd-damage-detectors.h"

#include "text/qd-char-class.h"

#include <glib/gi18n-lib.h>

/* A line shows the habit with so many spaces, and so many of a hundred places where one might be. */
#define FEWEST_SPACES 12
#define SPACED_PER_CENT 85
/* And the text, with so many lines, or so many of a hundred of its characters. */
#define FEWEST_LINES 3
#define TEXT_PER_CENT 60

typedef struct
{
  int start, end;
  int n_spaced;   /* places between two characters where one space stands */
  int n_adjacent; /* where none does */
} SpacedLine;

static gboolean
is_mark (gunichar ch)
{
  switch (qd_char_class (ch))
    {
    case QD_CHAR_COMMA:
    case QD_CHAR_SEMICOLON:
    case QD_CHAR_STOP:
    case QD_CHAR_EXCLAIM:
    case QD_CHAR_OPEN:
    case QD_CHAR_CLOSE:
      return TRUE;
    case QD_CHAR_HAN:
    case QD_CHAR_INTERPUNCT:
    case QD_CHAR_CONNECTOR:
    case QD_CHAR_SOLIDUS:
    case QD_CHAR_DASH:
    case QD_CHAR_ELLIPSIS:
    case QD_CHAR_PREFIX:
    case QD_CHAR_POSTFIX:
    case QD_CHAR_ITERATION:
    case QD_CHAR_LATIN:
    case QD_CHAR_DIGIT:
    case QD_CHAR_WESTERN_MARK:
    case QD_CHAR_SPACE:
    case QD_CHAR_IDEOGRAPHIC_SPACE:
    case QD_CHAR_COMBINING:
    case QD_CHAR_INVISIBLE:
    case QD_CHAR_OTHER:
      return FALSE;
    }
  return FALSE;
}

static gboolean
is_space (gunichar ch)
{
  return ch == ' ' || ch == 0xa0;
}

/* Whether one space stands at @i between two characters that have none between them. */
static gboolean
is_spaced (const gunichar *chars, int n_chars, int i)
{
  return i > 0 && i + 1 < n_chars && is_space (chars[i])
         && (qd_char_is_han (chars[i - 1])
                 ? qd_char_is_han (chars[i + 1]) || is_mark (chars[i + 1])
                 : is_mark (chars[i - 1]) && (qd_char_is_han (chars[i + 1]) || is_mark (chars[i + 1])));
}

static SpacedLine
read_line (const gunichar *chars, int n_chars, int start)
{
  SpacedLine line = { .start = start, .end = start };

  for (; line.end < n_chars && chars[line.end] != '\n'; line.end++)
    {
      int i = line.end;

      line.n_spaced += is_spaced (chars, n_chars, i);
      line.n_adjacent += i > start && qd_char_is_han (chars[i]) && qd_char_is_han (chars[i - 1]);
    }
  return line;
}

static gboolean
has_mark (const gunichar *chars, const SpacedLine *line)
{
  for (int i = line->start; i < line->end; i++)
    {
      if (is_mark (chars[i]))
        return TRUE;
    }
  return FALSE;
}

/* The marks of a sentence are looked for last: nearly all lines have too few spaces. */
static gboolean
has_habit (const gunichar *chars, const SpacedLine *line)
{
  return line->n_spaced >= FEWEST_SPACES
         && line->n_spaced * 100 >= SPACED_PER_CENT * (line->n_spaced + line->n_adjacent) && has_mark (chars, line);
}

/**
 * qd_damage_detect_spacing:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @found: receives emendations
 *
 * Finds spaces between all characters of a line, in a text that is so throughout.
 */
void
qd_damage_detect_spacing (const gunichar *chars, int n_chars, GPtrArray *found)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (SpacedLine));
  gint64 n_all = 0, n_habit = 0;

  for (int start = 0; start < n_chars;)
    {
      SpacedLine line = read_line (chars, n_chars, start);

      n_all += line.n_spaced + line.n_adjacent;
      if (has_habit (chars, &line))
        {
          n_habit += line.n_spaced + line.n_adjacent;
          g_array_append_val (lines, line);
        }
      start = line.end + 1;
    }
  if (lines->len == 0 || (lines->len < FEWEST_LINES && n_habit * 100 < TEXT_PER_CENT * n_all))
    return;
  for (guint k = 0; k < lines->len; k++)
    {
      const SpacedLine *line = &g_array_index (lines, SpacedLine, k);

      for (int i = line->start; i < line->end; i++)
        {
          if (is_spaced (chars, n_chars, i))
            g_ptr_array_add (found, qd_emendation_new (i, i + 1, "", QD_EMENDATION_SPACING, 0.9,
                                                       _ ("a space stands between all characters of this line")));
        }
    }
}
