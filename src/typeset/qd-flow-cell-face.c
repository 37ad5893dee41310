/* qd-flow-cell-face.c: in which face and size a cell of a line is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-flow-private.h"

#include <math.h>

/* By how much a note mark stands above its line, in em of the line. */
#define NOTE_MARK_RISE 0.36

static void
set_both (QdFlow *self, QdCellFace *face, QdFace kind, gboolean bold, double em)
{
  face->font = face->measured = qd_faces_get_font (self->faces, kind, bold, em);
}

/* Emphasis is Kai or bold where the reader does not want dots; in text that is Kai itself it is Song. */
static void
emphasize (QdFlow *self, const QdFaceFont *font, QdCellFace *face)
{
  switch (self->style.emphasis)
    {
    case QD_EMPHASIS_DOTS:
      break;
    case QD_EMPHASIS_KAI:
      face->font =
          qd_faces_get_font (self->faces, font->face == QD_FACE_KAI ? QD_FACE_SONG : QD_FACE_KAI, font->bold, font->em);
      break;
    case QD_EMPHASIS_BOLD:
      face->font = qd_faces_get_font (self->faces, QD_FACE_HEI, TRUE, font->em);
      break;
    }
}

static void
apply_span (QdFlow *self, const QdFlowPlace *place, const QdSpan *span, QdCellFace *face)
{
  QdFaceFont *font = place->role->font;

  switch (span->kind)
    {
    case QD_SPAN_STRONG:
    case QD_SPAN_HEADING:
      face->font = qd_faces_get_font (self->faces, QD_FACE_HEI, TRUE, font->em);
      break;
    case QD_SPAN_EMPHASIS:
      emphasize (self, font, face);
      break;
    case QD_SPAN_CODE:
      set_both (self, face, QD_FACE_MONO, font->bold, font->em * QD_CODE_SCALE);
      break;
    case QD_SPAN_NOTE_MARK:
      set_both (self, face, font->face, font->bold, font->em * QD_NOTE_MARK_SCALE);
      face->rise = font->em * NOTE_MARK_RISE;
      break;
    case QD_SPAN_LINK:
    case QD_SPAN_RUBY:
    case QD_SPAN_EMENDED:
    case QD_SPAN_NOTE:
    case QD_SPAN_PINYIN:
    case QD_SPAN_INLINE_NOTE:
    case QD_SPAN_NAME:
    case QD_SPAN_WORK:
    case QD_SPAN_CELL:
      break;
    }
}

/* The type of an inline note, in steps of a quarter of a pixel so that there are not too many. */
static QdFaceFont *
get_small (QdFlow *self, const QdFaceFont *font, double scale)
{
  return qd_faces_get_font (self->faces, font->face, font->bold, MAX (floor (font->em * scale * 4) / 4, 1));
}

/* How far the middle of a cell's type is above that of its line, or right of its column, px. From one line of a note to
 * the other are whole pixels: small type would touch where it is rounded. */
double
qd_flow_get_sub_line_rise (const QdFlowPlace *place, const QdCell *cell)
{
  double pitch = ceil (place->role->em * cell->scale - 0.01);

  return cell->sub_line == 0 ? 0 : cell->sub_line == 1 ? pitch / 2 : -pitch / 2;
}

/* The face of the role, but Hei for what is strong and for the words that open an abstract or a list of keywords, mono
 * for code, small and raised for a note mark. */
void
qd_flow_find_cell_face (QdFlow *self, const QdFlowPlace *place, const QdCell *cell, QdCellFace *face)
{
  const QdParagraph *paragraph = place->paragraph;
  gsize start = paragraph->start + cell->start, end = paragraph->start + cell->end;
  const QdSpan *spans;
  int n_spans;

  *face = (QdCellFace){ .font = place->role->font, .measured = place->role->font };
  if ((paragraph->role == QD_ROLE_ABSTRACT || paragraph->role == QD_ROLE_KEYWORDS)
      && cell->start < paragraph->label_bytes)
    face->font = qd_faces_get_font (self->faces, QD_FACE_HEI, TRUE, place->role->em);
  spans = qd_style_spans_find (self->spans, start, end, &n_spans);
  for (int i = 0; i < n_spans; i++)
    {
      if (spans[i].end > start && spans[i].start < end)
        apply_span (self, place, &spans[i], face);
    }
  if (cell->sub_line > 0)
    {
      face->font = get_small (self, face->font, cell->scale);
      face->measured = get_small (self, face->measured, cell->scale);
      face->rise += qd_flow_get_sub_line_rise (place, cell);
    }
}
