/* qd-units.c: text is cut into unbreakable units of natural width
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first stage of the composer. Han, which is most of any text, takes a short way; all else is told apart by class.
 * A unit never depends on text further away than a word is long, so that a line can be cut again without its paragraph.
 */
#include "typeset/qd-units.h"

#include "text/qd-sequence.h"
#include "typeset/qd-words.h"

#include <string.h>

#define MAX_SPACE_EM 1024

static guint8 bmp_classes[0x10000];

static void
ensure_classes (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (int ch = 0; ch < 0x10000; ch++)
        bmp_classes[ch] = qd_char_class (ch);
      g_once_init_leave (&ready, 1);
    }
}

QdCharClass
qd_scan_class (const char *p, const char *end, gunichar *ch, int *n_bytes)
{
  guchar c = *p;

  if (c < 0x80)
    {
      *ch = c;
      *n_bytes = 1;
      return bmp_classes[c];
    }
  if ((c & 0xF0) == 0xE0 && end - p >= 3)
    {
      *ch = (c & 0x0F) << 12 | ((guchar) p[1] & 0x3F) << 6 | ((guchar) p[2] & 0x3F);
      *n_bytes = 3;
      return bmp_classes[*ch];
    }
  if ((c & 0xE0) == 0xC0 && end - p >= 2)
    {
      *ch = (c & 0x1F) << 6 | ((guchar) p[1] & 0x3F);
      *n_bytes = 2;
      return bmp_classes[*ch];
    }
  if ((c & 0xF8) == 0xF0 && end - p >= 4)
    {
      *ch = (c & 0x07) << 18 | ((guchar) p[1] & 0x3F) << 12 | ((guchar) p[2] & 0x3F) << 6 | ((guchar) p[3] & 0x3F);
      *n_bytes = 4;
      return qd_char_class (*ch);
    }
  *ch = 0xFFFD;
  *n_bytes = 1;
  return QD_CHAR_OTHER;
}

QdUnit *
qd_units_append (QdUnits *self, int start, QdCharClass class, int width)
{
  QdUnit *unit = &self->unit[self->n++];

  *unit = (QdUnit){ .start = start, .width = width, .class = class };
  return unit;
}

/* Marks whose frame is not that of their class, in sixtieths of an em. */
static int
get_frame (const QdRules *rules, QdCharClass class, gunichar ch)
{
  switch (ch)
    {
    case 0x2010: /* ‐ */
    case 0x2013: /* – */
      return QD_BLANK_EM / 2;
    case 0x2015: /* ― */
    case 0x2025: /* ‥ */
    case 0xFE19: /* ︙ */
    case 0xFE30: /* ︰ */
    case 0xFE31: /* ︱ */
    case 0xFE58: /* ﹘ */
      return QD_BLANK_EM;
    case 0x2E3B: /* ⸻ */
      return 3 * QD_BLANK_EM;
    default:
      return rules->frame[class];
    }
}

/* A mark takes the frame of its class, whatever the font has. */
static void
append_mark (QdUnits *self, const QdRules *rules, int start, QdCharClass class, gunichar ch)
{
  QdUnit *unit = qd_units_append (self, start, class, get_frame (rules, class, ch) * (rules->em / QD_BLANK_EM));

  unit->colon = ch == 0xFF1A || ch == 0xFE13 || ch == 0xFE55;
}

static int
scan_spaces (QdUnits *self, const QdRules *rules, const QdScan *scan, int at)
{
  int start = at, n_no_break = 0, n = 0;
  gboolean ideographic = FALSE;
  gint64 width = 0;
  QdUnit *unit;

  while (at < scan->end)
    {
      gunichar ch;
      int length;
      QdCharClass class = qd_scan_class (scan->text + at, scan->text + scan->n_bytes, &ch, &length);

      if (class == QD_CHAR_IDEOGRAPHIC_SPACE)
        ideographic = TRUE;
      else if (class != QD_CHAR_SPACE)
        break;
      if (ch == 0xA0 || ch == 0x202F)
        n_no_break++;
      width += class == QD_CHAR_IDEOGRAPHIC_SPACE || ch == '\t' ? rules->em : rules->space;
      n++;
      at += length;
    }
  unit = qd_units_append (self, start, ideographic ? QD_CHAR_IDEOGRAPHIC_SPACE : QD_CHAR_SPACE,
                          MIN (width, (gint64) MAX_SPACE_EM * rules->em));
  if (n_no_break == n)
    unit->flags |= QD_UNIT_GLUE;
  return at;
}

static gboolean
starts_with (const QdScan *scan, int at, const char *prefix)
{
  int length = strlen (prefix);

  return at + length <= scan->n_bytes && memcmp (scan->text + at, prefix, length) == 0;
}

/* —— and …… are one unit of two em (CLREQ 3.1.7); one — alone is a connector. An ellipsis that is all a quotation
 * holds stays two marks of one em, because the marks beside it are paired with each. */
static int
scan_dash (QdUnits *self, const QdRules *rules, const QdScan *scan, int at, QdCharClass class, gunichar ch, int length)
{
  gboolean twice;

  if (ch != 0x2014 && ch != 0x2026 && ch != 0x22EF)
    {
      append_mark (self, rules, at, class, ch);
      return at + length;
    }
  /* Three are one line too: a lone one behind the two would stand off from them. */
  if (starts_with (scan, at, "———") && !starts_with (scan, at, "————"))
    {
      qd_units_append (self, at, QD_CHAR_DASH, 3 * rules->em);
      return at + 9;
    }
  twice = at + 6 <= scan->n_bytes && memcmp (scan->text + at, scan->text + at + 3, 3) == 0;
  if (!twice)
    {
      qd_units_append (self, at, ch == 0x2014 ? QD_CHAR_CONNECTOR : QD_CHAR_ELLIPSIS, rules->em);
      return at + 3;
    }
  if (ch != 0x2014 && at + 6 < scan->n_bytes && self->n > 0 && self->unit[self->n - 1].class == QD_CHAR_OPEN)
    {
      gunichar next;
      int next_length;
      const char *end = scan->text + scan->n_bytes;

      if (qd_scan_class (scan->text + at + 6, end, &next, &next_length) == QD_CHAR_CLOSE)
        {
          qd_units_append (self, at, QD_CHAR_ELLIPSIS, rules->em);
          qd_units_append (self, at + 3, QD_CHAR_ELLIPSIS, rules->em)->flags = QD_UNIT_JOIN;
          return at + 6;
        }
    }
  qd_units_append (self, at, ch == 0x2014 ? QD_CHAR_DASH : QD_CHAR_ELLIPSIS, 2 * rules->em);
  return at + 6;
}

static gboolean
is_exclaim (const QdScan *scan, int at)
{
  return starts_with (scan, at, "！") || starts_with (scan, at, "？");
}

/* GB 5.1.2: two of ！？ together take one em, three take two. In vertical text two stand side by side. */
static int
scan_exclaims (QdUnits *self, const QdRules *rules, const QdScan *scan, int at, int length)
{
  gboolean grouped = rules->style.region == QD_REGION_CN && rules->style.punctuation != QD_PUNCTUATION_NONE;
  int n = 0, cut;

  while (n < 4 && is_exclaim (scan, at + 3 * n))
    n++;
  if (!grouped || n < 2)
    {
      QdUnit *unit;

      append_mark (self, rules, at, QD_CHAR_EXCLAIM, 0);
      unit = &self->unit[self->n - 1];
      if (n == 0)
        unit->flags |= QD_UNIT_GROUPED; /* ‼ and its like fill their frame. */
      return at + length;
    }
  if (rules->vertical)
    {
      append_mark (self, rules, at, QD_CHAR_EXCLAIM, 0);
      self->unit[self->n - 1].flags |= QD_UNIT_GROUPED;
      self->unit[self->n - 1].form = QD_CELL_COMBINED;
      return at + 6;
    }
  cut = n == 3 ? QD_BLANK_EM / 3 : QD_BLANK_EM / 2;
  for (int i = 0; is_exclaim (scan, at); i++, at += 3)
    {
      QdUnit *unit;

      append_mark (self, rules, at, QD_CHAR_EXCLAIM, 0);
      unit = &self->unit[self->n - 1];
      unit->flags |= QD_UNIT_GROUPED;
      if (i > 0 && (n == 3 || i % 2 == 1))
        unit->flags |= QD_UNIT_JOIN;
      unit->trail_cut = cut;
      if (at + 3 > scan->end)
        break;
    }
  return at;
}

/* ￥ and ℃ are one unit with their number (the pairs see to that); below U+2100 the font's own width holds. */
static void
append_sign (
    QdUnits *self, const QdRules *rules, const QdScan *scan, int at, QdCharClass class, gunichar ch, int length)
{
  int width = ch >= 0x2100 ? rules->metrics->char_advance (rules->metrics, ch)
                           : rules->metrics->run_advance (rules->metrics, scan->text + at, length);

  qd_units_append (self, at, class, width);
  if (rules->vertical && qd_char_is_upright (ch))
    {
      self->unit[self->n - 1].form = QD_CELL_UPRIGHT;
      self->unit[self->n - 1].width = rules->em;
    }
}

/* Small kana and the sign of a long vowel, which CSS keeps from the start of a line at its strict level. */
static gboolean
is_small_kana (gunichar ch)
{
  static const char small[] = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー";

  return (ch >= 0x31F0 && ch <= 0x31FF) || (ch >= 0x3041 && ch <= 0x30FC && g_utf8_strchr (small, -1, ch));
}

/* Kana and the like are as wide as Han; Hangul and half-width forms are as wide as the font has them. Full-width
 * letters and digits of one word stay together. */
static void
append_han (QdUnits *self, const QdRules *rules, const QdScan *scan, int at, gunichar ch)
{
  int width = rules->em;
  QdUnit *unit;

  if ((ch >= 0x1100 && ch < 0x1200) || (ch >= 0xA960 && ch < 0xD800) || ch >= 0xFF61)
    width = ch < 0x10000 ? rules->metrics->char_advance (rules->metrics, ch) : rules->em;
  unit = qd_units_append (self, at, QD_CHAR_HAN, width);
  unit->flags = QD_UNIT_BREAK | QD_UNIT_EXPAND;
  if (rules->style.prohibition == QD_PROHIBITION_STRICT && is_small_kana (ch))
    unit->flags |= QD_UNIT_NO_START;
  if (ch >= 0xFF10 && ch <= 0xFF5A && self->n > 1 && unit[-1].class == QD_CHAR_HAN && at - unit[-1].start == 3)
    {
      gunichar before;
      int length;

      qd_scan_class (scan->text + unit[-1].start, scan->text + scan->n_bytes, &before, &length);
      if (before >= 0xFF10 && before <= 0xFF5A)
        unit->flags = QD_UNIT_JOIN;
    }
}

/* ⿰木木 is the description of one character: its parts are set as they are written, and stay together. */
static int
scan_description (QdUnits *self, const QdRules *rules, const QdScan *scan, int at, gunichar ch)
{
  int end = at + qd_sequence_measure_description (scan->text + at, scan->n_bytes - at);
  int length = 3;

  append_han (self, rules, scan, at, ch);
  for (at += length; at < end; at += length)
    {
      if (qd_scan_class (scan->text + at, scan->text + scan->n_bytes, &ch, &length) == QD_CHAR_HAN)
        qd_units_append (self, at, QD_CHAR_HAN, rules->em)->flags = QD_UNIT_JOIN;
    }
  return at;
}

/* Combining and invisible characters go with the unit before them and change no width. */
static void
attach (QdUnits *self, const QdRules *rules, const QdScan *scan, int at, QdCharClass class, int length)
{
  if (self->n == 0)
    qd_units_append (self, at, class,
                     class == QD_CHAR_COMBINING ? rules->metrics->run_advance (rules->metrics, scan->text + at, length)
                                                : 0);
}

static int
scan_one (QdUnits *self, const QdRules *rules, const QdScan *scan, int at)
{
  gunichar ch;
  int length;
  QdCharClass class = qd_scan_class (scan->text + at, scan->text + scan->n_bytes, &ch, &length);
  int emoji = qd_words_measure_emoji (scan, at, class, length);

  if (emoji > 0)
    return qd_words_append_emoji (self, rules, at, emoji);
  switch (class)
    {
    case QD_CHAR_HAN:
      if (ch >= 0x2FF0 && ch <= 0x2FFF)
        return scan_description (self, rules, scan, at, ch);
      append_han (self, rules, scan, at, ch);
      break;
    case QD_CHAR_OPEN:
    case QD_CHAR_CLOSE:
      if (ch >= 0x2018 && ch <= 0x201D && qd_quote_is_western (scan->text, scan->n_bytes, at, rules->vertical))
        return qd_words_scan (self, rules, scan, at);
      append_mark (self, rules, at, class, ch);
      break;
    case QD_CHAR_SOLIDUS:
      if (ch == '/' && qd_words_takes_solidus (self, scan, at))
        return qd_words_scan (self, rules, scan, at);
      append_mark (self, rules, at, class, ch);
      break;
    case QD_CHAR_COMMA:
    case QD_CHAR_SEMICOLON:
    case QD_CHAR_STOP:
    case QD_CHAR_INTERPUNCT:
      append_mark (self, rules, at, class, ch);
      break;
    case QD_CHAR_EXCLAIM:
      return scan_exclaims (self, rules, scan, at, length);
    case QD_CHAR_CONNECTOR:
    case QD_CHAR_DASH:
    case QD_CHAR_ELLIPSIS:
      return scan_dash (self, rules, scan, at, class, ch, length);
    case QD_CHAR_PREFIX:
    case QD_CHAR_POSTFIX:
      append_sign (self, rules, scan, at, class, ch, length);
      break;
    case QD_CHAR_ITERATION:
      qd_units_append (self, at, class, rules->em);
      break;
    case QD_CHAR_LATIN:
    case QD_CHAR_DIGIT:
    case QD_CHAR_WESTERN_MARK:
      return qd_words_scan (self, rules, scan, at);
    case QD_CHAR_SPACE:
    case QD_CHAR_IDEOGRAPHIC_SPACE:
      return scan_spaces (self, rules, scan, at);
    case QD_CHAR_COMBINING:
    case QD_CHAR_INVISIBLE:
      attach (self, rules, scan, at, class, length);
      break;
    case QD_CHAR_OTHER:
      return qd_words_scan_other (self, rules, scan, at);
    }
  return at + length;
}

/* The block of unified ideographs, U+4E00 to U+9FFF, can be told by its first byte but for its edge; no character of it
 * is anything but Han. */
static inline gboolean
is_plain_han (const guchar *p)
{
  return p[0] - 0xE5u <= 0xE9 - 0xE5 || (p[0] == 0xE4 && p[1] >= 0xB8);
}

/* Cuts bytes [@start, @end) of the request's text into units. More of the text is looked at where a decision needs it;
 * a word that runs over @end is taken whole. */
void
qd_units_scan (QdUnits *self, const QdRules *rules, const QdComposeRequest *request, int start, int end)
{
  QdScan scan = { request->text, request->n_bytes, end,
                  MAX (request->measure - MAX (request->hanging, request->first_indent), rules->em) };
  QdUnit han = { .width = rules->em, .class = QD_CHAR_HAN, .flags = QD_UNIT_BREAK | QD_UNIT_EXPAND };
  int at = start;

  ensure_classes ();
  /* No unit is shorter than a byte. */
  if (self->n_allocated < end - start + QD_WORD_MAX_BYTES + 2)
    {
      self->n_allocated = end - start + QD_WORD_MAX_BYTES + 2;
      self->unit = g_renew (QdUnit, self->unit, self->n_allocated);
      self->boundary = g_renew (QdBoundary, self->boundary, self->n_allocated);
      self->special = g_renew (gint32, self->special, self->n_allocated);
    }
  self->n = 0;
  self->n_special = 0;
  self->column = 0;
  while (at < end)
    {
      const guchar *p = (const guchar *) request->text + at;
      int n = self->n;

      if (is_plain_han (p) && at + 3 <= request->n_bytes)
        {
          han.start = at;
          self->unit[self->n++] = han;
          at += 3;
          continue;
        }
      at = scan_one (self, rules, &scan, at);
      for (; n < self->n; n++)
        self->special[self->n_special++] = n;
    }
  self->unit[self->n] = (QdUnit){ .start = at };
  self->unit[0].indented = start == 0 && request->first_indent > 0;
  if (request->n_spans > 0)
    qd_units_apply_spans (self, rules, request);
  else if (self->pads)
    {
      g_array_set_size (self->pads, 0);
      g_array_set_size (self->notes, 0);
    }
}

void
qd_units_clear (QdUnits *self)
{
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->boundary, g_free);
  g_clear_pointer (&self->special, g_free);
  g_clear_pointer (&self->pads, g_array_unref);
  g_clear_pointer (&self->notes, g_array_unref);
  self->n = self->n_allocated = 0;
}

/* The index of the first unit that starts at @byte or after it. */
int
qd_units_find (const QdUnits *self, int byte)
{
  int low = 0, high = self->n;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (self->unit[middle].start < byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
