/* qd-flow-ruby.c: pinyin and zhuyin of a line become runs of glyphs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They stand in the line gap or in the column the composer reserved, and so move nothing (CLREQ 3.3).
 */
#include "typeset/qd-flow-private.h"

#include <string.h>

#include "typeset/qd-ruby.h"

/* All in em of the base. */
#define PINYIN_ABOVE 0.1    /* from the em box to the baseline of pinyin above it: room for its descenders */
#define PINYIN_BELOW 0.44   /* … below it: room for its ascenders with their tones */
#define ZHUYIN_AWAY 0.02    /* from the em box to the symbols */
#define ZHUYIN_NEUTRAL 0.12 /* height of the dot over the symbols */
#define TONE_AWAY 0.09      /* from the symbols to the middle of their tone */

typedef struct
{
  QdFlow *flow;
  const QdFlowPlace *place;
  QdGlyphPen *pen;
  GArray *glyphs;   /* scratch, of QdGlyph */
  double left, top; /* of the line's em box: px from the flow's edge, of its first character */
  gsize start, end; /* bytes of the reading the annotation stands beside */
} Annotator;

static QdFaceFont *
get_font (const Annotator *self, double scale)
{
  const QdFaceFont *font = self->place->role->font;

  return qd_faces_get_font (self->flow->faces, font->face, font->bold, font->em * scale);
}

/* The apostrophe that parts syllables (xī’ān) and quotation marks turn with the letters. */
static gboolean
is_upright (gunichar ch)
{
  return !(ch >= 0x2018 && ch <= 0x201d) && qd_glyph_table_is_framed (qd_char_class (ch));
}

/* Puts a character that has a frame of its own down with the frame's middle at (@x, @y). */
static void
set_symbol (Annotator *self, QdFaceFont *font, gunichar ch, double x, double y)
{
  gboolean vertical = qd_flow_is_vertical (self->flow);

  g_array_set_size (self->glyphs, 0);
  g_array_append_vals (self->glyphs, qd_glyph_table_lookup (font->table, ch), 1);
  qd_glyph_pen_append_horizontal (self->pen, self->glyphs, vertical ? x : x - font->em / 2,
                                  y - font->em / 2 + (vertical ? 0 : font->ascent), self->start, self->end);
}

/* Puts a sign down with the middle of its ink at (@x, @y): fonts do not agree where in its frame a tone stands. */
static void
set_ink (Annotator *self, QdFaceFont *font, const char *text, int n_bytes, double x, double y)
{
  const QdGlyph *glyph;
  PangoRectangle ink;

  g_array_set_size (self->glyphs, 0);
  qd_word_cache_shape (font->words, text, n_bytes, self->glyphs);
  if (self->glyphs->len == 0)
    return;
  glyph = &g_array_index (self->glyphs, QdGlyph, 0);
  pango_font_get_glyph_extents (glyph->font, glyph->glyph, &ink, NULL);
  x -= (glyph->x + ink.x + ink.width / 2.0) / PANGO_SCALE;
  y -= (glyph->y + ink.y + ink.height / 2.0) / PANGO_SCALE;
  qd_glyph_pen_append_horizontal (self->pen, self->glyphs, x, y, self->start, self->end);
}

static gboolean
is_symbol (gunichar ch)
{
  return (ch >= 0x3105 && ch <= 0x312F) || (ch >= 0x31A0 && ch <= 0x31B3) || ch == 0x31B8 || ch == 0x31B9
         || ch == 0x31BA;
}

static gboolean
is_checked_tone (gunichar ch)
{
  return (ch >= 0x31B4 && ch <= 0x31B7) || ch == 0x31BB;
}

/* One syllable of zhuyin at the right of the frame whose corner is (@x, @y): the symbols below one another in the
 * middle of its height, the neutral tone above them, any other half raised at the upper right of the last, a checked
 * tone at its lower right (CLREQ 3.3.3). */
static void
set_syllable (Annotator *self, const char *text, const char *end, double x, double y)
{
  double em = self->place->role->em, size = em * QD_ZHUYIN_SCALE;
  QdFaceFont *font = get_font (self, QD_ZHUYIN_SCALE);
  double center = x + em + em * ZHUYIN_AWAY + size / 2, height = 0, at;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    height += is_symbol (g_utf8_get_char (p)) ? size : g_utf8_get_char (p) == 0x02D9 ? em * ZHUYIN_NEUTRAL : 0;
  at = y + (em - height) / 2;
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      if (g_utf8_get_char (p) != 0x02D9)
        continue;
      set_ink (self, font, p, g_utf8_next_char (p) - p, center, at + em * ZHUYIN_NEUTRAL / 2);
      at += em * ZHUYIN_NEUTRAL;
    }
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (is_symbol (ch))
        {
          set_symbol (self, font, ch, center, at + size / 2);
          at += size;
        }
      else if (is_checked_tone (ch))
        set_ink (self, font, p, g_utf8_next_char (p) - p, center + size / 2 + em * TONE_AWAY, at - size / 6);
      else if (ch != 0x02D9)
        set_ink (self, font, p, g_utf8_next_char (p) - p, center + size / 2 + em * TONE_AWAY, at - size);
    }
}

/* The place of the frame of @cell along the line, px. */
static double
frame_start (const Annotator *self, const QdCell *cell)
{
  const QdFlowRole *role = self->place->role;

  return self->place->along + (cell->x + cell->lead) * role->unit;
}

/* A syllable a character; where there are more characters than syllables the last of them stay bare. */
static void
annotate_zhuyin (Annotator *self, const GArray *cells, const QdRuby *ruby)
{
  const char *text = ruby->text;

  for (guint i = 0; i < cells->len; i++)
    {
      const QdCell *cell = &g_array_index (cells, QdCell, i);
      const char *end;
      double along;

      if (cell->start < ruby->start || cell->start >= ruby->end)
        continue;
      text += strspn (text, " ");
      end = text + strcspn (text, " ");
      along = frame_start (self, cell);
      if (qd_flow_is_vertical (self->flow))
        set_syllable (self, text, end, self->left, along);
      else
        set_syllable (self, text, end, along, self->top);
      text = end;
    }
}

/* Turned text in a column, but for characters that stand upright there. */
static void
set_down (Annotator *self, QdFaceFont *font, const char *text, double center, double baseline, double along)
{
  const char *p = text;

  while (*p)
    {
      const char *end = p;
      double length;

      if (is_upright (g_utf8_get_char (p)))
        {
          set_symbol (self, font, g_utf8_get_char (p), center, along + font->em / 2);
          p = g_utf8_next_char (p);
          along += font->em;
          continue;
        }
      while (*end && !is_upright (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      g_array_set_size (self->glyphs, 0);
      length = (double) qd_word_cache_shape (font->words, p, end - p, self->glyphs) / PANGO_SCALE;
      qd_glyph_pen_append_rotated (self->pen, self->glyphs, baseline, along, self->start, self->end);
      p = end;
      along += length;
    }
}

/* Pinyin above the line and right of a column, or below and left. */
static void
annotate_pinyin (Annotator *self, const QdRuby *ruby, gboolean below)
{
  const QdFlowRole *role = self->place->role;
  QdFaceFont *font = get_font (self, QD_RUBY_SCALE);
  double along = self->place->along + ruby->x * role->unit;

  if (qd_flow_is_vertical (self->flow))
    {
      double edge = below ? self->left : self->left + role->em;
      double center = below ? edge - font->em / 2 : edge + font->em / 2;
      double baseline = edge + role->em * (below ? -PINYIN_BELOW : PINYIN_ABOVE);

      set_down (self, font, ruby->text, center, baseline, along);
      return;
    }
  g_array_set_size (self->glyphs, 0);
  qd_word_cache_shape (font->words, ruby->text, strlen (ruby->text), self->glyphs);
  qd_glyph_pen_append_horizontal (
      self->pen, self->glyphs, along,
      below ? self->top + role->em * (1 + PINYIN_BELOW) : self->top - role->em * PINYIN_ABOVE, self->start, self->end);
}

/* Whether a base has zhuyin too: then pinyin gives way to the other side (CLREQ 3.3.1). */
static gboolean
has_zhuyin (const GArray *rubies, const QdRuby *ruby)
{
  for (guint i = 0; i < rubies->len; i++)
    {
      const QdRuby *other = &g_array_index (rubies, QdRuby, i);

      if (other->kind == QD_RUBY_ZHUYIN && other->start < ruby->end && other->end > ruby->start)
        return TRUE;
    }
  return FALSE;
}

/* Appends the annotations of a line to what @pen has put down of it. */
void
qd_flow_append_rubies (QdFlow *self, const QdFlowPlace *place, const GArray *cells, QdGlyphPen *pen)
{
  g_autoptr (GArray) rubies = NULL, glyphs = NULL;
  double top = place->across + (place->pitch - place->role->em) / 2;
  QdComposeRequest request;
  Annotator annotator;

  qd_flow_request_line (self, place, &request);
  if (request.n_spans == 0)
    return;
  rubies = g_array_new (FALSE, FALSE, sizeof (QdRuby));
  glyphs = g_array_new (FALSE, TRUE, sizeof (QdGlyph));
  annotator = (Annotator){ .flow = self, .place = place, .pen = pen, .glyphs = glyphs, .top = top };
  annotator.left = qd_flow_get_depth (self) - top - place->role->em;
  qd_ruby_place (&request, &place->role->font->metrics, cells, rubies);
  pen->aside = TRUE;
  for (guint i = 0; i < rubies->len; i++)
    {
      const QdRuby *ruby = &g_array_index (rubies, QdRuby, i);

      annotator.start = place->paragraph->start + ruby->start;
      annotator.end = place->paragraph->start + ruby->end;
      if (ruby->kind == QD_RUBY_ZHUYIN)
        annotate_zhuyin (&annotator, cells, ruby);
      else
        annotate_pinyin (&annotator, ruby, self->style.ruby == QD_RUBY_BELOW || has_zhuyin (rubies, ruby));
    }
  pen->aside = FALSE;
}
