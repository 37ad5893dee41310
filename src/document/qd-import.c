/* qd-import.c: what an importer brings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-importer.h"

G_DEFINE_QUARK (qd_import_error, qd_import_error)

static void
clear_span (gpointer span)
{
  g_free (((QdImportSpan *) span)->data);
}

static void
clear_picture (gpointer picture)
{
  qd_picture_unref (((QdImportPicture *) picture)->picture);
}

/**
 * qd_import_new:
 * @text: (transfer full): the source text
 * @format: (transfer none): its format's name, a static string
 * @has_lines: whether lines of @text are lines of the file
 *
 * Makes an import without marks, blocks and spans: every line is a plain block.
 *
 * Returns: (transfer full): the import
 */
QdImport *
qd_import_new (QdText *text, const char *format, gboolean has_lines)
{
  QdImport *self = g_new0 (QdImport, 1);

  self->text = text;
  self->format = format;
  self->has_lines = has_lines;
  self->markup = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (QdBlock));
  self->spans = g_array_new (FALSE, TRUE, sizeof (QdImportSpan));
  g_array_set_clear_func (self->spans, clear_span);
  self->pictures = g_array_new (FALSE, TRUE, sizeof (QdImportPicture));
  g_array_set_clear_func (self->pictures, clear_picture);
  return self;
}

/**
 * qd_import_free:
 * @self: (nullable): an import
 *
 * Frees it with all that it holds.
 */
void
qd_import_free (QdImport *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->text, qd_text_unref);
  g_ptr_array_unref (self->markup);
  g_array_unref (self->blocks);
  g_array_unref (self->spans);
  g_array_unref (self->pictures);
  g_free (self->title);
  g_free (self->author);
  g_free (self->language);
  g_free (self);
}
