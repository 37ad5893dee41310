/* qd-settings.c: what the reader chose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-settings.h"

#define N_RECENT 20

/* How a key is kept in a QdStyle. */
typedef enum
{
  KIND_BOOLEAN,
  KIND_INT,
  KIND_DOUBLE,
  KIND_INT_AS_DOUBLE, /* a whole number that the style takes as a fraction */
  KIND_ENUM,          /* in the order of the style's own enumeration */
  KIND_CHOICE,        /* the same, after a first value that leaves the choice to the region */
  KIND_FAMILY,        /* "" leaves the choice to the region */
  KIND_REGION
} Kind;

typedef struct
{
  const char *key;
  Kind kind;
  gsize offset; /* of the field */
} StyleKey;

#define FIELD(name) G_STRUCT_OFFSET (QdStyle, name)
#define FACE(face) (G_STRUCT_OFFSET (QdStyle, families) + (face) * sizeof ((QdStyle *) 0)->families[0])

/* Sorted; tests/ui/test-settings.c checks it against the schema. */
static const StyleKey style_keys[] = {
  { "autospace", KIND_DOUBLE, FIELD (autospace) },
  { "breaking", KIND_ENUM, FIELD (breaking) },
  { "centred-point", KIND_ENUM, FIELD (centred_point) },
  { "close-points", KIND_BOOLEAN, FIELD (close_points) },
  { "colon", KIND_ENUM, FIELD (colon) },
  { "direction", KIND_ENUM, FIELD (direction) },
  { "emphasis", KIND_ENUM, FIELD (emphasis) },
  { "fangsong-family", KIND_FAMILY, FACE (QD_FACE_FANGSONG) },
  { "first-indent", KIND_DOUBLE, FIELD (first_indent) },
  { "fixed-gaps", KIND_BOOLEAN, FIELD (fixed_gaps) },
  { "fixed-stops", KIND_BOOLEAN, FIELD (fixed_stops) },
  { "font-size", KIND_DOUBLE, FIELD (size_px) },
  { "hanging", KIND_ENUM, FIELD (hanging) },
  { "hei-family", KIND_FAMILY, FACE (QD_FACE_HEI) },
  { "hyphenate", KIND_BOOLEAN, FIELD (hyphenate) },
  { "justify", KIND_BOOLEAN, FIELD (justify) },
  { "kai-family", KIND_FAMILY, FACE (QD_FACE_KAI) },
  { "latin-family", KIND_FAMILY, FIELD (latin_family) },
  { "line-end", KIND_CHOICE, FIELD (line_end) },
  { "line-gap", KIND_DOUBLE, FIELD (line_gap) },
  { "measure", KIND_INT_AS_DOUBLE, FIELD (measure) },
  { "mode", KIND_ENUM, FIELD (mode) },
  { "mono-family", KIND_FAMILY, FACE (QD_FACE_MONO) },
  { "note-brackets", KIND_ENUM, FIELD (note_brackets) },
  { "opener-cut-at-indent", KIND_BOOLEAN, FIELD (opener_cut_at_indent) },
  { "opener-cut-at-start", KIND_BOOLEAN, FIELD (opener_cut_at_start) },
  { "orphan-control", KIND_BOOLEAN, FIELD (orphan_control) },
  { "page-lines", KIND_INT, FIELD (page_lines) },
  { "prohibition", KIND_CHOICE, FIELD (prohibition) },
  { "punctuation", KIND_CHOICE, FIELD (punctuation) },
  { "region", KIND_REGION, FIELD (region) },
  { "replace-spaces", KIND_BOOLEAN, FIELD (replace_spaces) },
  { "ruby", KIND_ENUM, FIELD (ruby) },
  { "ruby-from-damage", KIND_BOOLEAN, FIELD (ruby_from_damage) },
  { "song-family", KIND_FAMILY, FACE (QD_FACE_SONG) },
  { "spread", KIND_ENUM, FIELD (spread) },
  { "whole-em", KIND_BOOLEAN, FIELD (whole_em) },
};

/* The sizes that zooming goes through, in px. */
static const double zoom_sizes[] = { 8, 10, 12, 14, 16, 18, 20, 22, 24, 28, 32, 36, 40, 48, 56, 64, 72 };

/**
 * qd_settings_get_default:
 *
 * Returns: (transfer none): the settings of the program, made at the first call
 */
GSettings *
qd_settings_get_default (void)
{
  static GSettings *settings;

  if (!settings)
    settings = g_settings_new (QD_APPLICATION_ID);
  return settings;
}

/**
 * qd_settings_is_style_key:
 * @key: a key of the schema
 *
 * Returns: whether qd_settings_fill_style() reads it
 */
gboolean
qd_settings_is_style_key (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (style_keys); i++)
    {
      if (g_str_equal (style_keys[i].key, key))
        return TRUE;
    }
  return FALSE;
}

/**
 * qd_settings_get_style_keys:
 *
 * Returns: (transfer full): the keys that qd_settings_fill_style() reads, sorted
 */
char **
qd_settings_get_style_keys (void)
{
  char **keys = g_new0 (char *, G_N_ELEMENTS (style_keys) + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (style_keys); i++)
    keys[i] = g_strdup (style_keys[i].key);
  return keys;
}

/* What the field of @self in @style becomes; it holds the default of the region. */
static void
fill_field (const StyleKey *self, GSettings *settings, QdStyle *style)
{
  gpointer field = (char *) style + self->offset;
  g_autofree char *family = NULL;
  int choice;

  switch (self->kind)
    {
    case KIND_BOOLEAN:
      *(gboolean *) field = g_settings_get_boolean (settings, self->key);
      break;
    case KIND_INT:
      *(int *) field = g_settings_get_int (settings, self->key);
      break;
    case KIND_DOUBLE:
      *(double *) field = g_settings_get_double (settings, self->key);
      break;
    case KIND_INT_AS_DOUBLE:
      *(double *) field = g_settings_get_int (settings, self->key);
      break;
    case KIND_ENUM:
      *(int *) field = g_settings_get_enum (settings, self->key);
      break;
    case KIND_CHOICE:
      choice = g_settings_get_enum (settings, self->key);
      if (choice > 0)
        *(int *) field = choice - 1;
      break;
    case KIND_FAMILY:
      family = g_settings_get_string (settings, self->key);
      if (*family)
        g_strlcpy (field, family, sizeof style->latin_family);
      break;
    case KIND_REGION:
      style->region_fixed = g_settings_get_enum (settings, self->key) > 0;
      break;
    }
}

static QdRegion
get_region (GSettings *settings, const char *language)
{
  int choice = g_settings_get_enum (settings, "region");

  if (choice > 0)
    return (QdRegion) (choice - 1);
  return language ? qd_region_from_language (language) : QD_REGION_CN;
}

/**
 * qd_settings_fill_style:
 * @settings: the settings
 * @language: (nullable): BCP 47, the language of the document
 * @style: (out caller-allocates): receives the defaults of the region with the reader's choices over them
 *
 * The enumerations of the schema are in the order of those of QdStyle.
 */
void
qd_settings_fill_style (GSettings *settings, const char *language, QdStyle *style)
{
  qd_style_init (style, get_region (settings, language));
  for (gsize i = 0; i < G_N_ELEMENTS (style_keys); i++)
    fill_field (&style_keys[i], settings, style);
}

/**
 * qd_settings_zoom:
 * @size_px: the size now
 * @steps: how many sizes up, or down where negative
 *
 * Returns: the size that many steps away, within those the schema allows
 */
double
qd_settings_zoom (double size_px, int steps)
{
  int last = G_N_ELEMENTS (zoom_sizes) - 1;
  int i = 0;

  if (steps > 0)
    {
      while (i < last && zoom_sizes[i] <= size_px + 0.01)
        i++;
      return zoom_sizes[MIN (i + steps - 1, last)];
    }
  if (steps < 0)
    {
      i = last;
      while (i > 0 && zoom_sizes[i] >= size_px - 0.01)
        i--;
      return zoom_sizes[MAX (i + steps + 1, 0)];
    }
  return size_px;
}

/**
 * qd_settings_dup_recent:
 * @settings: the settings
 *
 * Returns: (transfer full): URIs of the files opened last, the latest first
 */
char **
qd_settings_dup_recent (GSettings *settings)
{
  return g_settings_get_strv (settings, "recent-files");
}

static void
put_recent (GSettings *settings, const char *first, const char *without)
{
  g_auto (GStrv) old = qd_settings_dup_recent (settings);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  int n = 0;

  if (first)
    {
      g_strv_builder_add (builder, first);
      n++;
    }
  for (int i = 0; old[i] && n < N_RECENT; i++)
    {
      if (g_str_equal (old[i], without))
        continue;
      g_strv_builder_add (builder, old[i]);
      n++;
    }
  strv = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "recent-files", (const char *const *) strv);
}

/**
 * qd_settings_add_recent:
 * @settings: the settings
 * @uri: a file that was opened
 *
 * Puts it first.
 */
void
qd_settings_add_recent (GSettings *settings, const char *uri)
{
  put_recent (settings, uri, uri);
}

/**
 * qd_settings_remove_recent:
 * @settings: the settings
 * @uri: a file that is no more
 */
void
qd_settings_remove_recent (GSettings *settings, const char *uri)
{
  put_recent (settings, NULL, uri);
}
