/* qd-words.c: Western words, numbers and other scripts as units
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-words.h"
#include "typeset/qd-hyphenation.h"
#include "typeset/qd-number-joins.h"

#include "text/qd-sequence.h"

#include <string.h>

typedef struct
{
  QdUnits *units;
  const QdRules *rules;
  const QdScan *scan;
} Words;

static gboolean
is_alnum (QdCharClass class)
{
  return class == QD_CHAR_LATIN || class == QD_CHAR_DIGIT;
}

static gboolean
is_one_of (const char *set, gunichar ch)
{
  return ch != 0 && ch < 0x80 && strchr (set, (char) ch) != NULL;
}

static QdCharClass
class_at (const QdScan *scan, int at, gunichar *ch, int *length)
{
  if (at >= scan->n_bytes)
    {
      *ch = 0;
      *length = 0;
      return QD_CHAR_INVISIBLE;
    }
  return qd_scan_class (scan->text + at, scan->text + scan->n_bytes, ch, length);
}

/* Signs that are raised or lowered stay with the word before them and are no letters beside Han. */
static gboolean
is_raised (gunichar ch)
{
  return ch == 0xB2 || ch == 0xB3 || ch == 0xB9 || (ch >= 0x2070 && ch < 0x209D);
}

/* The length of the emoji at @at, 0 if there is none. Characters of other classes are emoji only by the selector or
 * the cap that follows, which can be told by a byte or two. */
int
qd_words_measure_emoji (const QdScan *scan, int at, QdCharClass class, int length)
{
  const guchar *next = (const guchar *) scan->text + at + length;

  if (class != QD_CHAR_OTHER
      && (at + length + 2 >= scan->n_bytes
          || !((next[0] == 0xEF && next[1] == 0xB8) || (next[0] == 0xE2 && next[1] == 0x83))))
    return 0;
  return qd_sequence_measure_emoji (scan->text + at, scan->n_bytes - at);
}

/* An ASCII solidus belongs to the word when there is Western text on both sides: and/or, km/h, http://. */
gboolean
qd_words_takes_solidus (const QdUnits *units, const QdScan *scan, int at)
{
  gunichar ch;
  int length;
  QdCharClass after = class_at (scan, at + 1, &ch, &length);
  const QdUnit *before = units->n > 0 ? &units->unit[units->n - 1] : NULL;

  if (!is_alnum (after) && after != QD_CHAR_WESTERN_MARK && ch != '/')
    return FALSE;
  return !before || before->class == QD_CHAR_SPACE || (before->flags & QD_UNIT_LETTER_END);
}

typedef struct
{
  int start, end;
  QdCharClass first, last;
  gunichar first_ch, last_ch;
  int last_at;
  int n_chars, n_digits, n_capitals;
  gboolean has_hyphen, has_soft_hyphen;
} Word;

static gboolean
takes (const Words *self, const Word *word, QdCharClass class, gunichar ch, int at)
{
  gunichar next;
  int length;
  QdCharClass after;

  switch (class)
    {
    case QD_CHAR_LATIN:
    case QD_CHAR_DIGIT:
    case QD_CHAR_WESTERN_MARK:
      return TRUE;
    case QD_CHAR_COMBINING:
      return word->n_chars > 0;
    case QD_CHAR_INVISIBLE:
      return word->n_chars > 0 && ch != 0x200B;
    case QD_CHAR_SOLIDUS:
      after = class_at (self->scan, at + 1, &next, &length);
      return ch == '/' && (is_alnum (after) || after == QD_CHAR_WESTERN_MARK || next == '/')
             && (word->n_chars > 0 || qd_words_takes_solidus (self->units, self->scan, at));
    case QD_CHAR_OPEN:
    case QD_CHAR_CLOSE:
      return ch >= 0x2018 && ch <= 0x201D
             && qd_quote_is_western (self->scan->text, self->scan->n_bytes, at, self->rules->vertical);
    case QD_CHAR_HAN:
    case QD_CHAR_COMMA:
    case QD_CHAR_SEMICOLON:
    case QD_CHAR_STOP:
    case QD_CHAR_EXCLAIM:
    case QD_CHAR_INTERPUNCT:
    case QD_CHAR_CONNECTOR:
    case QD_CHAR_DASH:
    case QD_CHAR_ELLIPSIS:
    case QD_CHAR_PREFIX:
    case QD_CHAR_POSTFIX:
    case QD_CHAR_ITERATION:
    case QD_CHAR_SPACE:
    case QD_CHAR_IDEOGRAPHIC_SPACE:
    case QD_CHAR_OTHER:
      break;
    }
  return FALSE;
}

static void
find_word (const Words *self, int at, Word *word)
{
  *word = (Word){ .start = at, .end = at };
  while (word->end < self->scan->n_bytes && word->end - at < QD_WORD_MAX_BYTES)
    {
      gunichar ch;
      int length;
      QdCharClass class = class_at (self->scan, word->end, &ch, &length);

      if (!takes (self, word, class, ch, word->end)
          || (word->n_chars > 0 && qd_words_measure_emoji (self->scan, word->end, class, length) > 0))
        break;
      if (class != QD_CHAR_COMBINING && class != QD_CHAR_INVISIBLE)
        {
          if (word->n_chars++ == 0)
            {
              word->first = class;
              word->first_ch = ch;
            }
          word->last = class;
          word->last_ch = ch;
          word->last_at = word->end;
          word->n_digits += class == QD_CHAR_DIGIT;
          word->n_capitals += ch >= 'A' && ch <= 'Z';
          word->has_hyphen |= ch == '-';
        }
      word->has_soft_hyphen |= ch == 0xAD;
      word->end += length;
    }
}

static int
measure (const Words *self, int start, int end)
{
  return self->rules->metrics->run_advance (self->rules->metrics, self->scan->text + start, end - start);
}

static QdUnit *
append_piece (const Words *self, int start, int end, QdPenalty penalty)
{
  gunichar first, last;
  int length, at = end - 1;
  QdCharClass first_class = class_at (self->scan, start, &first, &length), last_class;
  /* A curly quotation mark inside a word has no blank half to give up. */
  gboolean is_quote = first_class == QD_CHAR_OPEN || first_class == QD_CHAR_CLOSE;
  QdUnit *unit =
      qd_units_append (self->units, start, is_quote ? QD_CHAR_WESTERN_MARK : first_class, measure (self, start, end));

  while (at > start && ((guchar) self->scan->text[at] & 0xC0) == 0x80)
    at--;
  last_class = class_at (self->scan, at, &last, &length);
  unit->penalty = penalty;
  /* In Western text these are Western marks and follow none of the rules for Chinese ones. */
  if (first_class == QD_CHAR_OPEN || first_class == QD_CHAR_CLOSE || first_class == QD_CHAR_SOLIDUS)
    unit->class = QD_CHAR_WESTERN_MARK;
  if (is_alnum (first_class))
    unit->flags |= QD_UNIT_LETTER_START;
  if (is_alnum (last_class) || (is_raised (last) && is_alnum (first_class)))
    unit->flags |= QD_UNIT_LETTER_END;
  if (first_class == QD_CHAR_DIGIT)
    unit->flags |= QD_UNIT_DIGIT_START;
  if (last_class == QD_CHAR_DIGIT)
    unit->flags |= QD_UNIT_DIGIT_END;
  if (self->rules->vertical)
    unit->form = QD_CELL_ROTATED;
  return unit;
}

/* One cluster after the other: the last resort for what is wider than a line. */
static void
append_clusters (const Words *self, int start, int end, QdPenalty penalty)
{
  while (start < end)
    {
      gunichar ch;
      int length, next;

      class_at (self->scan, start, &ch, &length);
      next = start + length;
      while (next < end && next - start < 64)
        {
          QdCharClass class = class_at (self->scan, next, &ch, &length);

          if (class != QD_CHAR_COMBINING && class != QD_CHAR_INVISIBLE)
            break;
          next += length;
        }
      append_piece (self, start, next, penalty);
      penalty = QD_PENALTY_ANYWHERE;
      start = next;
    }
}

static gboolean
is_address (const Words *self, const Word *word)
{
  const char *start = self->scan->text + word->start;
  int length = word->end - word->start;

  return g_strstr_len (start, length, "://") || g_strstr_len (start, length, "www.");
}

/* After which byte of a word may a line break: a hyphen between letters; in addresses and in what is too long anyway
 * also the signs that part them. */
static gboolean
breaks_after (const Words *self, const Word *word, int at, gboolean freely)
{
  const char *text = self->scan->text;

  if (at <= word->start || at + 1 >= word->end)
    return FALSE;
  if (text[at] == '-')
    return g_ascii_isalpha (text[at - 1]) && g_ascii_isalpha (text[at + 1]);
  return freely && is_one_of ("/.?&=_-,;:#+", text[at]) && !is_one_of ("/.?&=_-,;:#+", text[at + 1]);
}

/* Where a hyphen is shown only if the line ends there: after U+00AD, and where the patterns part the word. */
static gboolean
parts_after (const Words *self, const Word *word, int at, const gboolean *parted)
{
  const guchar *p = (const guchar *) self->scan->text + at;
  int index = at - word->start;

  return (index < QD_HYPHENATION_MAX && parted[index]) || (index > 0 && p[0] == 0xAD && p[-1] == 0xC2);
}

/* The bytes from @start to @end, which only soft hyphens may part. They are measured as a whole, so that a word that
 * stays whole is as wide as ever. */
static void
append_parts (const Words *self, const Word *word, int start, int end, QdPenalty penalty, const gboolean *parted)
{
  int part = start, before = 0;

  for (int at = start; at < end; at++)
    {
      int width;

      if (at + 1 < end && !parts_after (self, word, at, parted))
        continue;
      width = measure (self, start, at + 1);
      if (width - before > self->scan->limit)
        append_clusters (self, part, at + 1, penalty);
      else
        append_piece (self, part, at + 1, penalty)->width = width - before;
      before = width;
      part = at + 1;
      penalty = QD_PENALTY_SOFT;
    }
}

static void
append_broken (const Words *self, const Word *word, gboolean freely)
{
  gboolean parted[QD_HYPHENATION_MAX] = { FALSE };
  int start = word->start;
  QdPenalty penalty = QD_PENALTY_NONE;

  if (self->rules->style.hyphenate && !is_address (self, word) && word->end - word->start <= QD_HYPHENATION_MAX)
    qd_hyphenation_find (self->scan->text + word->start, word->end - word->start, parted);
  for (int at = word->start; at < word->end; at++)
    {
      if (at + 1 < word->end && !breaks_after (self, word, at, freely))
        continue;
      append_parts (self, word, start, at + 1, penalty, parted);
      start = at + 1;
      penalty = QD_PENALTY_HYPHEN;
    }
}

/* CLREQ 纵中横 and upright letters: two or three digits, 3.0, A+, 2B lie across the line; a single letter and capitals
 * of an abbreviation stand upright; the rest is turned. */
static gboolean
append_vertical (const Words *self, const Word *word)
{
  int n = word->n_chars, width;

  if (word->end - word->start != n || n > 5)
    return FALSE; /* Accents, quotation marks or length: no figure and no abbreviation. */
  if (n == 1 && is_alnum (word->first))
    {
      QdUnit *unit = append_piece (self, word->start, word->end, QD_PENALTY_NONE);

      unit->form = QD_CELL_UPRIGHT;
      unit->width = self->rules->em;
      return TRUE;
    }
  if (n == word->n_capitals)
    {
      for (int at = word->start; at < word->end; at++)
        {
          QdUnit *unit = append_piece (self, at, at + 1, QD_PENALTY_NONE);

          unit->form = QD_CELL_UPRIGHT;
          unit->width = self->rules->em;
          if (at > word->start)
            unit->flags |= QD_UNIT_JOIN;
        }
      return TRUE;
    }
  if (n > 3 || !is_alnum (word->first) || is_one_of (",;:!?)'\"", word->last_ch))
    return FALSE;
  width = measure (self, word->start, word->end);
  if (word->n_digits == n || (width <= self->rules->em * 3 / 2 && (word->n_digits > 0 || word->last_ch == '+')))
    {
      QdUnit *unit = append_piece (self, word->start, word->end, QD_PENALTY_NONE);

      unit->form = QD_CELL_COMBINED;
      unit->width = self->rules->em;
      return TRUE;
    }
  return FALSE;
}

static void
append_word (const Words *self, const Word *word)
{
  gboolean freely;

  if (self->rules->vertical && append_vertical (self, word))
    return;
  freely = word->end - word->start > 7 && is_address (self, word);
  if (!freely && word->end - word->start >= QD_WORD_MAX_BYTES / 2)
    freely = TRUE;
  if (!freely)
    {
      QdUnit *unit = append_piece (self, word->start, word->end, QD_PENALTY_NONE);

      if (unit->width <= self->scan->limit && !word->has_hyphen && !word->has_soft_hyphen
          && !self->rules->style.hyphenate)
        return;
      freely = unit->width > self->scan->limit;
      self->units->n--;
    }
  append_broken (self, word, freely);
}

/* A half-width mark after Han closes what stands before it and is no part of the word after it. A straight quotation
 * mark alone may open or close: it stays with both sides. */
static gboolean
is_lone_mark (const Words *self, int at, guint16 *flags)
{
  gunichar ch, next;
  int length;
  QdCharClass class = class_at (self->scan, at, &ch, &length),
              after = class_at (self->scan, at + length, &next, &length);

  *flags = QD_UNIT_NO_START;
  if (class != QD_CHAR_WESTERN_MARK)
    return FALSE;
  if (is_one_of (",;:!?)]}%", ch))
    return TRUE;
  if (is_one_of (".-~", ch))
    return !is_alnum (after);
  *flags |= QD_UNIT_NO_END;
  return is_one_of ("\"'", ch) && !is_alnum (after) && after != QD_CHAR_WESTERN_MARK;
}

static int
append_lone_mark (const Words *self, int start, int end, guint16 flags)
{
  QdUnit *unit = append_piece (self, start, end, QD_PENALTY_NONE);

  unit->flags |= flags;
  return end;
}

static gboolean
after_western (const QdUnits *units)
{
  const QdUnit *before = units->n > 0 ? &units->unit[units->n - 1] : NULL;

  return !before || before->class == QD_CHAR_SPACE || before->class == QD_CHAR_IDEOGRAPHIC_SPACE;
}

int
qd_words_scan (QdUnits *units, const QdRules *rules, const QdScan *scan, int at)
{
  Words self = { units, rules, scan };
  Word word;
  gunichar next;
  int length, first, opener = -1;
  gboolean starts_text = after_western (units);
  guint16 flags;

  if (!starts_text && is_lone_mark (&self, at, &flags))
    return append_lone_mark (&self, at, at + 1, flags);
  find_word (&self, at, &word);
  if (word.n_chars == 0) /* Nothing that a word takes: a mark by itself. */
    {
      class_at (scan, at, &next, &length);
      return append_lone_mark (&self, at, at + length, 0);
    }
  if (is_one_of ("([{", word.last_ch))
    {
      /* An opener at the end of the run belongs to the Han after it. */
      opener = word.last_at;
      if (word.n_chars == 1)
        return append_lone_mark (&self, at, word.end, QD_UNIT_NO_END);
      word.end = opener;
      word.n_chars--;
    }
  first = units->n;
  append_word (&self, &word);
  if (is_raised (word.first_ch) && !starts_text)
    units->unit[first].flags |= QD_UNIT_NO_START;
  if (word.n_digits > 0)
    qd_join_ordinal (units, rules, scan, first, word.end, word.n_digits == word.n_chars);
  qd_join_measurement (units, scan, first, word.start, word.end);
  if (opener >= 0)
    return append_lone_mark (&self, opener, opener + 1, QD_UNIT_NO_END);
  return units->unit[units->n - 1].flags & QD_UNIT_JOIN && units->unit[units->n - 1].class == QD_CHAR_HAN ? word.end + 3
                                                                                                          : word.end;
}

/* A picture has a frame of one em, as a Han character has. */
int
qd_words_append_emoji (QdUnits *units, const QdRules *rules, int at, int length)
{
  QdUnit *unit = qd_units_append (units, at, QD_CHAR_OTHER, rules->em);

  if (rules->vertical)
    unit->form = QD_CELL_UPRIGHT;
  return at + length;
}

/* Scripts that join their letters stay in words and take a gap beside Han as Latin does; signs stand one by one, each
 * upright or turned in vertical text as Unicode Standard Annex 50 has it. */
int
qd_words_scan_other (QdUnits *units, const QdRules *rules, const QdScan *scan, int at)
{
  Words self = { units, rules, scan };
  gunichar first, ch;
  int length, end, n_before = units->n;
  gboolean letters;
  QdUnit *unit;

  class_at (scan, at, &first, &length);
  letters = g_unichar_isalpha (first);
  end = at + length;
  while (end < scan->n_bytes && end - at < QD_WORD_MAX_BYTES)
    {
      QdCharClass class = class_at (scan, end, &ch, &length);

      if (class != QD_CHAR_COMBINING && (class != QD_CHAR_INVISIBLE || ch == 0x200B)
          && !(class == QD_CHAR_OTHER && letters && g_unichar_isalpha (ch)))
        break;
      end += length;
    }
  unit = append_piece (&self, at, end, QD_PENALTY_NONE);
  if (first >= 0xFF61 && first <= 0xFF65 && rules->style.prohibition != QD_PROHIBITION_NONE)
    unit->flags |= first == 0xFF62 ? QD_UNIT_NO_END : QD_UNIT_NO_START; /* ｡ ｢ ｣ ､ ･ */
  if (unit->width > scan->limit)
    {
      units->n--;
      append_clusters (&self, at, end, QD_PENALTY_NONE);
    }
  if (letters && first < 0xFF61 && !g_unichar_iswide (first))
    {
      units->unit[n_before].flags |= QD_UNIT_LETTER_START;
      units->unit[units->n - 1].flags |= QD_UNIT_LETTER_END;
    }
  else if (rules->vertical && qd_char_is_upright (first))
    {
      unit->form = QD_CELL_UPRIGHT;
      unit->width = rules->em;
    }
  return end;
}
