/* qd-foreign-note.c: one note as another program tells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-foreign-note.h"

#include <stdio.h>
#include <string.h>

/**
 * qd_foreign_note_new:
 *
 * Returns: (transfer full): a highlight of which nothing is known
 */
QdForeignNote *
qd_foreign_note_new (void)
{
  QdForeignNote *self = g_new0 (QdForeignNote, 1);

  self->start = self->end = -1;
  self->tags = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * qd_foreign_note_free:
 * @self: (nullable) (transfer full): a note
 */
void
qd_foreign_note_free (QdForeignNote *self)
{
  if (!self)
    return;
  g_free (self->title);
  g_free (self->author);
  g_free (self->id);
  g_free (self->color);
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->note);
  g_free (self->section);
  g_ptr_array_unref (self->tags);
  g_clear_pointer (&self->created, g_date_time_unref);
  g_clear_pointer (&self->modified, g_date_time_unref);
  g_free (self);
}

/**
 * qd_foreign_note_list_new:
 *
 * Returns: (transfer full) (element-type QdForeignNote): a list that owns its notes
 */
GPtrArray *
qd_foreign_note_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) qd_foreign_note_free);
}

/* Names that other programs give their colours, and which of ours is the nearest. */
static const struct
{
  const char *name, *color;
} color_names[] = {
  { "yellow", "yellow" }, { "黄色", "yellow" }, { "orange", "yellow" }, { "橙色", "yellow" },
  { "olive", "yellow" },  { "green", "green" }, { "绿色", "green" },    { "cyan", "blue" },
  { "blue", "blue" },     { "蓝色", "blue" },   { "purple", "purple" }, { "紫色", "purple" },
  { "pink", "red" },      { "粉色", "red" },    { "red", "red" },       { "红色", "red" },
};

/* By its hue, in sixths of a circle from red; washed out or dark ones have none. */
static const char *
color_of_rgb (unsigned int rgb)
{
  int red = rgb >> 16 & 0xFF, green = rgb >> 8 & 0xFF, blue = rgb & 0xFF;
  int most = MAX (red, MAX (green, blue)), least = MIN (red, MIN (green, blue)), range = most - least;
  double hue;

  if (range < 16)
    return NULL;
  if (most == red)
    hue = (double) (green - blue) / range + (green < blue ? 6 : 0);
  else if (most == green)
    hue = (double) (blue - red) / range + 2;
  else
    hue = (double) (red - green) / range + 4;
  if (hue < 0.4 || hue >= 5.3)
    return "red";
  if (hue < 1.3)
    return "yellow";
  if (hue < 2.8)
    return "green";
  return hue < 4.2 ? "blue" : "purple";
}

/**
 * qd_foreign_color:
 * @name: (nullable): a colour as another program names it, or "#rrggbb"
 *
 * Returns: (nullable) (transfer none): the nearest of our colours; %NULL if there is no telling
 */
const char *
qd_foreign_color (const char *name)
{
  unsigned int rgb;

  if (!name)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (color_names); i++)
    {
      if (g_ascii_strcasecmp (color_names[i].name, name) == 0)
        return color_names[i].color;
    }
  return strlen (name) == 7 && sscanf (name, "#%6x", &rgb) == 1 ? color_of_rgb (rgb) : NULL;
}

/**
 * qd_foreign_uuid:
 * @name: any text
 *
 * Returns: (transfer full): a UUID that is the same for the same text (RFC 4122, 4.3)
 */
char *
qd_foreign_uuid (const char *name)
{
  static const char space[] = "io.github.quandian.Quandian/import/";
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) space, sizeof space - 1);
  g_checksum_update (checksum, (const guchar *) name, -1);
  g_checksum_get_digest (checksum, digest, &length);
  digest[6] = (digest[6] & 0x0F) | 0x50;
  digest[8] = (digest[8] & 0x3F) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", digest[0], digest[1],
                          digest[2], digest[3], digest[4], digest[5], digest[6], digest[7], digest[8], digest[9],
                          digest[10], digest[11], digest[12], digest[13], digest[14], digest[15]);
}

/**
 * qd_foreign_note_dup_id:
 * @self: a note
 *
 * A note that has a UUID keeps it; one that has another name of its own gets a UUID from it; any other from what it
 * says and when it was made, so that the same file imported again brings nothing new.
 *
 * Returns: (transfer full): its id here
 */
char *
qd_foreign_note_dup_id (const QdForeignNote *self)
{
  g_autofree char *created = NULL;
  g_autofree char *content = NULL;

  if (self->id && g_uuid_string_is_valid (self->id))
    return g_ascii_strdown (self->id, -1);
  if (self->id)
    return qd_foreign_uuid (self->id);
  created = self->created ? g_date_time_format (self->created, "%s") : g_strdup ("");
  content = g_strdup_printf ("%s\x1f%s\x1f%s\x1f%s\x1f%d", qd_annotation_kind_to_string (self->kind),
                             self->quote ? self->quote : "", self->note ? self->note : "", created, self->start);
  return qd_foreign_uuid (content);
}
