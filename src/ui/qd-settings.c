/* qd-settings.c: what the reader chose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-settings.h"

#define N_RECENT 20

/* Indexed by QdFace. */
static const char *const family_keys[QD_N_FACES] = {
  [QD_FACE_SONG] = "song-family",         [QD_FACE_HEI] = "hei-family",   [QD_FACE_KAI] = "kai-family",
  [QD_FACE_FANGSONG] = "fangsong-family", [QD_FACE_MONO] = "mono-family",
};

/* Sorted; tests/ui/test-settings.c checks it against the schema. */
static const char *const style_keys[] = {
  "autospace",   "direction",  "fangsong-family", "first-indent", "font-size", "hanging",     "hei-family",
  "justify",     "kai-family", "latin-family",    "line-end",     "line-gap",  "measure",     "mode",
  "mono-family", "page-lines", "prohibition",     "punctuation",  "region",    "song-family", "spread",
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
  for (int i = 0; i < (int) G_N_ELEMENTS (style_keys); i++)
    {
      if (g_str_equal (style_keys[i], key))
        return TRUE;
    }
  return FALSE;
}

/* The first value of these enumerations leaves the choice to the region; the others follow in the order of QdStyle. */
static int
get_choice (GSettings *settings, const char *key, int of_region)
{
  int choice = g_settings_get_enum (settings, key);

  return choice > 0 ? choice - 1 : of_region;
}

static QdRegion
get_region (GSettings *settings, const char *language)
{
  return (QdRegion) get_choice (settings, "region", language ? qd_region_from_language (language) : QD_REGION_CN);
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
  g_autofree char *latin = g_settings_get_string (settings, "latin-family");

  qd_style_init (style, get_region (settings, language));
  style->region_fixed = g_settings_get_enum (settings, "region") > 0;
  for (int face = 0; face < QD_N_FACES; face++)
    {
      g_autofree char *family = g_settings_get_string (settings, family_keys[face]);

      /* Without a choice the style keeps what it takes for the region. */
      if (*family)
        g_strlcpy (style->families[face], family, sizeof style->families[face]);
    }
  if (*latin)
    g_strlcpy (style->latin_family, latin, sizeof style->latin_family);
  style->size_px = g_settings_get_double (settings, "font-size");
  style->measure = g_settings_get_int (settings, "measure");
  style->line_gap = g_settings_get_double (settings, "line-gap");
  style->first_indent = g_settings_get_double (settings, "first-indent");
  style->roles[QD_ROLE_BODY].first_indent = style->first_indent;
  style->direction = (QdDirection) g_settings_get_enum (settings, "direction");
  style->mode = (QdMode) g_settings_get_enum (settings, "mode");
  style->page_lines = g_settings_get_int (settings, "page-lines");
  style->spread = (QdSpread) g_settings_get_enum (settings, "spread");
  style->punctuation = (QdPunctuation) get_choice (settings, "punctuation", style->punctuation);
  style->prohibition = (QdProhibition) get_choice (settings, "prohibition", style->prohibition);
  style->line_end = (QdLineEnd) get_choice (settings, "line-end", style->line_end);
  style->hanging = g_settings_get_boolean (settings, "hanging");
  style->justify = g_settings_get_boolean (settings, "justify");
  style->autospace = g_settings_get_double (settings, "autospace");
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
