/* qd-font-families.c: the installed families that can set a language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-font-families.h"

#include <fontconfig/fontconfig.h>

static int
compare (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * qd_font_families_dup:
 * @language: a language as fontconfig names it
 *
 * Returns: (transfer full): names of the families whose fonts have all characters the language needs
 */
char **
qd_font_families_dup (const char *language)
{
  FcPattern *pattern = FcPatternCreate ();
  FcLangSet *languages = FcLangSetCreate ();
  FcObjectSet *wanted = FcObjectSetBuild (FC_FAMILY, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *families = g_ptr_array_new ();
  FcFontSet *fonts;

  FcLangSetAdd (languages, (const FcChar8 *) language);
  FcPatternAddLangSet (pattern, FC_LANG, languages);
  fonts = FcFontList (NULL, pattern, wanted);
  for (int i = 0; fonts && i < fonts->nfont; i++)
    {
      FcChar8 *family = NULL;

      /* The first name of a font is the one that Pango lists. */
      if (FcPatternGetString (fonts->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch
          && g_hash_table_add (seen, g_strdup ((const char *) family)))
        g_ptr_array_add (families, g_strdup ((const char *) family));
    }
  if (fonts)
    FcFontSetDestroy (fonts);
  FcObjectSetDestroy (wanted);
  FcLangSetDestroy (languages);
  FcPatternDestroy (pattern);
  g_ptr_array_sort (families, compare);
  g_ptr_array_add (families, NULL);
  return (char **) g_ptr_array_free (families, FALSE);
}
