/* qd-flow-figures.c: pictures take whole lines, or the place of a character
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A figure is a paragraph without text and with one line, as deep as so many body lines, so that the lines below it
 * stand on the grid again. It is as large as its document wants it, beside text of 16 px: it grows with the reader's
 * type. If it is too long for the measure or too deep for a page (or for the eye, where there are no pages) it is made
 * smaller as a whole. It stands upright in vertical text too, where "across" is its width.
 */
#include "typeset/qd-flow-private.h"

#include <math.h>
#include <string.h>

/* The em that documents have in mind when they count in px. */
#define CSS_EM 16.0
/* Em of air above and below a figure together. */
#define AIR 0.8
/* Of a picture of which nothing is known: room to say what it would be. */
#define UNKNOWN_LENGTH 12
#define UNKNOWN_DEPTH 4
/* Without pages, a figure is at most so many measures deep. */
#define MAX_DEPTH 1.2
/* Body lines a page keeps for the caption below its figure. */
#define CAPTION_ROWS 2

gboolean
qd_flow_is_figure (QdFlow *self, int paragraph)
{
  return qd_document_get_paragraph (self->document, paragraph)->role == QD_ROLE_FIGURE;
}

gboolean
qd_flow_is_caption (QdFlow *self, int paragraph)
{
  return paragraph > 0 && paragraph < self->n_paragraphs
         && qd_document_get_paragraph (self->document, paragraph)->role == QD_ROLE_CAPTION
         && qd_flow_is_figure (self, paragraph - 1);
}

/* px by which a figure extends along the lines and across them. */
static void
measure (QdFlow *self, int paragraph, double *length, double *depth)
{
  gboolean vertical = qd_flow_is_vertical (self);
  double width, height, room = self->measure * MAX_DEPTH, scale = self->em / CSS_EM;

  qd_picture_get_size (qd_document_get_paragraph (self->document, paragraph)->picture, &width, &height);
  if (width <= 0 || height <= 0)
    {
      *length = MIN (UNKNOWN_LENGTH * self->em, self->measure);
      *depth = UNKNOWN_DEPTH * self->em;
      return;
    }
  if (self->style.mode == QD_MODE_PAGES)
    {
      double page = qd_flow_get_page_depth (self);
      int kept = qd_flow_is_caption (self, paragraph + 1) ? CAPTION_ROWS : 0;

      room = MAX (page - kept * self->pitch, page / 2) - AIR * self->em;
    }
  *length = (vertical ? height : width) * scale;
  *depth = (vertical ? width : height) * scale;
  scale = MIN (1, MIN (self->measure / *length, MAX (room, self->em) / *depth));
  *length *= scale;
  *depth *= scale;
}

int
qd_flow_count_figure_rows (QdFlow *self, int paragraph)
{
  double length, depth;

  measure (self, paragraph, &length, &depth);
  return MAX (1, (int) ceil ((depth + AIR * self->em) / self->pitch - 1e-6));
}

void
qd_flow_place_figure (QdFlow *self, const QdFlowPlace *place, QdRect *rect)
{
  double length, depth;

  measure (self, place->index, &length, &depth);
  qd_flow_place (self, floor (place->along - place->role->start + (self->measure - length) / 2),
                 floor (place->across + (place->pitch - depth) / 2), length, depth, rect);
}

/* A picture that is set like a character fills the em box as far as its shape allows. */
static void
place_sign (QdFlow *self, const QdFlowPlace *place, const QdCell *cell, const QdPicture *picture, QdRect *rect)
{
  double em = place->role->em * cell->scale, width, height, scale;

  qd_flow_place (self, place->along + (cell->x + cell->shift) * place->role->unit,
                 place->across + (place->pitch - em) / 2 - qd_flow_get_sub_line_rise (place, cell), em, em, rect);
  qd_picture_get_size (picture, &width, &height);
  if (width <= 0 || height <= 0)
    return;
  scale = em / MAX (width, height);
  rect->x += (em - width * scale) / 2;
  rect->y += (em - height * scale) / 2;
  rect->width = width * scale;
  rect->height = height * scale;
}

/**
 * qd_flow_get_pictures:
 * @self: a flow
 * @index: 0 … qd_flow_get_n_lines() − 1
 * @pictures: (element-type QdFlowPicture): receives the pictures of the line, appended
 */
void
qd_flow_get_pictures (QdFlow *self, int index, GArray *pictures)
{
  const QdPictureSign *signs;
  QdFlowPlace place;
  GArray *cells;
  int n_signs;

  qd_flow_locate (self, index, &place);
  if (qd_flow_is_figure (self, place.index))
    {
      QdFlowPicture figure = { .picture = place.paragraph->picture };

      qd_flow_place_figure (self, &place, &figure.rect);
      g_array_append_val (pictures, figure);
      return;
    }
  signs = qd_document_get_picture_signs (self->document, place.start, place.end, &n_signs);
  if (n_signs == 0)
    return;
  cells = qd_flow_get_entry (self, index)->cells;
  for (guint i = 0; i < cells->len; i++)
    for (int j = 0; j < n_signs; j++)
      {
        const QdCell *cell = &g_array_index (cells, QdCell, i);
        QdFlowPicture picture = { .picture = signs[j].picture, .in_line = TRUE };

        if (place.paragraph->start + (gsize) cell->start != signs[j].start)
          continue;
        place_sign (self, &place, cell, picture.picture, &picture.rect);
        g_array_append_val (pictures, picture);
      }
}

/**
 * qd_flow_find_picture_at:
 * @self: a flow
 * @x: px
 * @y: px
 * @picture: (out): the picture there
 *
 * Returns: whether there is one
 */
gboolean
qd_flow_find_picture_at (QdFlow *self, double x, double y, QdFlowPicture *picture)
{
  g_autoptr (GArray) pictures = g_array_new (FALSE, FALSE, sizeof (QdFlowPicture));
  int line = qd_flow_find_line_at (self, x, y);

  if (line < 0)
    return FALSE;
  qd_flow_get_pictures (self, line, pictures);
  for (guint i = 0; i < pictures->len; i++)
    {
      *picture = g_array_index (pictures, QdFlowPicture, i);
      if (x >= picture->rect.x && x < picture->rect.x + picture->rect.width && y >= picture->rect.y
          && y < picture->rect.y + picture->rect.height)
        return TRUE;
    }
  return FALSE;
}
