/* qd-import-pictures.c: which pictures of an import can be shown, and how
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/qd-char-class.h"

/* The edge of a character as a picture, CSS px: made for text of 16 px, with room for two dots a px and more. */
#define CHARACTER_EDGE 64
/* What is longer is no caption. */
#define MAX_CAPTION_CHARS 60

static gboolean
is_character (const QdPicture *picture)
{
  double width, height;

  qd_picture_get_size (picture, &width, &height);
  return width > 0 && width <= CHARACTER_EDGE && height <= CHARACTER_EDGE && width <= 2 * height && height <= 2 * width;
}

static gboolean
says_character (const QdPicture *picture)
{
  const char *alt = qd_picture_get_alt (picture);

  return alt != NULL && qd_char_is_han (g_utf8_get_char (alt)) && *g_utf8_next_char (alt) == '\0';
}

static int
compare_pictures (gconstpointer a, gconstpointer b)
{
  const QdImportPicture *first = a, *second = b;

  return (first->in_line ? first->start : first->place) - (second->in_line ? second->start : second->place);
}

static int
compare_markup (gconstpointer a, gconstpointer b)
{
  const QdEmendation *first = *(QdEmendation *const *) a, *second = *(QdEmendation *const *) b;

  /* What is put in goes before what is left out behind it. */
  return first->start != second->start ? first->start - second->start : first->end - second->end;
}

static gboolean
is_free (const QdImport *self, int start, int end)
{
  for (guint i = 0; i < self->markup->len; i++)
    {
      const QdEmendation *mark = g_ptr_array_index (self->markup, i);

      if (mark->start < end && mark->end > start)
        return FALSE;
    }
  return TRUE;
}

/* The picture at @index, which is set like a character, and those after it at the same place get a character each.
 * Returns: the index after them */
static guint
add_signs (QdImport *self, guint index)
{
  const QdImportPicture *first = &g_array_index (self->pictures, QdImportPicture, index), *picture = first;
  g_autoptr (GString) signs = g_string_new (NULL);
  int end = first->end;

  for (; index < self->pictures->len; index++, picture++)
    {
      if (!picture->in_line || picture->start != first->start)
        break;
      g_string_append (signs, QD_PICTURE_SIGN);
      end = MAX (end, picture->end);
    }
  if (is_free (self, first->start, end))
    g_ptr_array_add (self->markup, qd_emendation_new (first->start, end, signs->str, QD_EMENDATION_MARKUP, 1.0,
                                                      _ ("a character that the document shows as a picture")));
  return index;
}

/* Returns: the block that is all said of a picture, -1 if there is none */
static int
find_caption (const QdImport *self, const QdImportPicture *picture)
{
  int low = 0, high = (int) self->blocks->len - 1;

  while (low < high)
    {
      int middle = (low + high + 1) / 2;

      if (g_array_index (self->blocks, QdBlock, middle).start <= picture->start)
        low = middle;
      else
        high = middle - 1;
    }
  if (high < 0 || g_array_index (self->blocks, QdBlock, low).start != picture->start
      || g_array_index (self->blocks, QdBlock, low).end != picture->end)
    return -1;
  return low;
}

/* Many say the same of a picture for those who do not see it and in the caption below: it is shown once. */
static void
hide_repeated (QdImport *self, const QdImportPicture *picture)
{
  int index = picture->start < picture->end ? find_caption (self, picture) : -1;
  const QdBlock *next;
  g_autofree char *caption = NULL;

  if (index < 0 || index + 1 >= (int) self->blocks->len || !is_free (self, picture->start, picture->end))
    return;
  next = &g_array_index (self->blocks, QdBlock, index + 1);
  if (next->end - next->start > MAX_CAPTION_CHARS)
    return;
  caption = qd_text_dup_range (self->text, next->start, next->end);
  if (strstr (caption, qd_picture_get_alt (picture->picture)) != NULL)
    g_ptr_array_add (self->markup, qd_emendation_new (picture->start, picture->end, "", QD_EMENDATION_MARKUP, 1.0,
                                                      _ ("said of a picture, and again in its caption")));
}

/**
 * qd_import_settle_pictures:
 * @self: an import
 * @file: (nullable): the document, to find pictures beside it
 *
 * Lets go of pictures that cannot be reached, and finds out which are set like characters: their reading has 〓 there,
 * by which printers show that they have no type for a character. The source has nothing in its place, so that the
 * places of notes do not depend on pictures. Where the document says which character a picture shows, the character is
 * the better of the two.
 */
void
qd_import_settle_pictures (QdImport *self, GFile *file)
{
  for (guint i = self->pictures->len; i > 0; i--)
    {
      QdImportPicture *picture = &g_array_index (self->pictures, QdImportPicture, i - 1);

      picture->in_line =
          qd_picture_find_beside (picture->picture, file) && picture->among_words && is_character (picture->picture);
      if (!qd_picture_is_found (picture->picture) || (picture->in_line && says_character (picture->picture)))
        g_array_remove_index (self->pictures, i - 1);
    }
  g_array_sort (self->pictures, compare_pictures);
  for (guint i = 0; i < self->pictures->len;)
    if (g_array_index (self->pictures, QdImportPicture, i).in_line)
      i = add_signs (self, i);
    else
      hide_repeated (self, &g_array_index (self->pictures, QdImportPicture, i++));
  g_ptr_array_sort (self->markup, compare_markup);
}
