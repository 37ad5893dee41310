/* qd-import-builder-pictures.c: where the pictures of a container stand among its blocks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is what it would be without pictures. A picture alone in its block stands by itself, and what is said of it
 * is its caption. One among words stands above or below them, wherever it was in the line: text does not run around
 * pictures here. Only one that proves as small as a character is set like one.
 */
#include "config.h"

#include "document/qd-import-builder-private.h"

static void
clear_pending (gpointer data)
{
  qd_picture_unref (((QdBuilderPicture *) data)->picture);
}

static void
clear_picture (gpointer data)
{
  qd_picture_unref (((QdImportPicture *) data)->picture);
}

void
qd_import_builder_init_pictures (QdImportBuilder *self)
{
  self->pending = g_array_new (FALSE, TRUE, sizeof (QdBuilderPicture));
  g_array_set_clear_func (self->pending, clear_pending);
  self->pictures = g_array_new (FALSE, TRUE, sizeof (QdImportPicture));
  g_array_set_clear_func (self->pictures, clear_picture);
}

void
qd_import_builder_clear_pictures (QdImportBuilder *self)
{
  g_array_unref (self->pending);
  g_array_unref (self->pictures);
}

void
qd_import_builder_place_pictures (QdImportBuilder *self, gboolean has_ink)
{
  QdBlock *block = has_ink ? &g_array_index (self->blocks, QdBlock, self->blocks->len - 1) : NULL;
  gboolean has_words = self->n_ink > self->n_said;

  for (guint i = 0; i < self->pending->len; i++)
    {
      const QdBuilderPicture *pending = &g_array_index (self->pending, QdBuilderPicture, i);
      QdImportPicture picture = { pending->start, pending->end, self->n_chars };

      picture.among_words = block != NULL && has_words;
      if (block != NULL && !pending->after_words)
        picture.place = block->start;
      picture.picture = qd_picture_ref (pending->picture);
      g_array_append_val (self->pictures, picture);
    }
  if (block != NULL && self->pending->len > 0 && !has_words
      && (block->kind == QD_BLOCK_PLAIN || block->kind == QD_BLOCK_PARAGRAPH || block->kind == QD_BLOCK_NOTE))
    block->kind = QD_BLOCK_CAPTION;
  g_array_set_size (self->pending, 0);
}

/**
 * qd_import_builder_add_picture:
 * @self: a builder
 * @picture: (nullable) (transfer full): a picture that stands here; %NULL if it cannot be had
 * @alt: (nullable): what the document says of it
 *
 * What is said of a picture is text of the document, with the picture and without.
 */
void
qd_import_builder_add_picture (QdImportBuilder *self, QdPicture *picture, const char *alt)
{
  g_autofree char *said = qd_import_clean_title (alt, NULL);
  QdBuilderPicture pending = { .picture = picture, .after_words = self->n_ink > self->n_said };
  int n_ink = self->n_ink;

  if (said != NULL && (g_ascii_strcasecmp (said, "image") == 0 || g_ascii_strcasecmp (said, "img") == 0))
    g_clear_pointer (&said, g_free);
  if (said != NULL)
    {
      qd_import_builder_close_gap (self, g_utf8_get_char (said));
      pending.start = self->n_chars;
      qd_import_builder_append (self, said, -1);
      self->n_said += self->n_ink - n_ink;
    }
  else
    pending.start = self->n_chars;
  pending.end = self->n_chars;
  if (picture == NULL)
    return;
  if (said != NULL)
    qd_picture_set_alt (picture, said);
  g_array_append_val (self->pending, pending);
}
