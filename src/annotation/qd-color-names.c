/* qd-color-names.c: what the reader calls the colours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-color-names.h"

#include "annotation/qd-annotation.h"

/**
 * qd_color_names_get:
 * @names: (nullable): the reader's names, of type a{ss}
 * @color: the key of a colour, not always one of the palette
 *
 * Returns: (nullable) (transfer none): what the reader calls it; %NULL if nothing. It lives as long as @names.
 */
const char *
qd_color_names_get (GVariant *names, const char *color)
{
  const char *name = NULL;

  g_return_val_if_fail (!names || g_variant_is_of_type (names, G_VARIANT_TYPE ("a{ss}")), NULL);

  if (names && color)
    g_variant_lookup (names, color, "&s", &name);
  return name && *name ? name : NULL;
}

/**
 * qd_color_names_resolve:
 * @names: (nullable): the reader's names, of type a{ss}
 * @words: the key of a colour, or what the reader calls one, in letters of any case
 *
 * A key goes before a name, so that what works with one reader's names works with another's.
 *
 * Returns: (nullable) (transfer none): a key of the palette; %NULL if @words is neither
 */
const char *
qd_color_names_resolve (GVariant *names, const char *words)
{
  const char *const *colors = qd_annotation_get_color_names ();
  g_autofree char *wanted = g_utf8_casefold (words, -1);

  for (int i = 0; colors[i]; i++)
    {
      if (g_str_equal (colors[i], words))
        return colors[i];
    }
  for (int i = 0; colors[i]; i++)
    {
      const char *name = qd_color_names_get (names, colors[i]);
      g_autofree char *folded = name ? g_utf8_casefold (name, -1) : NULL;

      if (folded && g_str_equal (folded, wanted))
        return colors[i];
    }
  return NULL;
}

/**
 * qd_color_names_with:
 * @names: (nullable): the reader's names, of type a{ss}
 * @color: the key of a colour
 * @name: what to call it; blank around it is left out, and a name of nothing else takes the name away
 *
 * Returns: (transfer floating): the names with that change
 */
GVariant *
qd_color_names_with (GVariant *names, const char *color, const char *name)
{
  g_autofree char *words = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  g_return_val_if_fail (color && name, NULL);

  words = g_strstrip (g_strdup (name));
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  if (names)
    {
      g_variant_iter_init (&iter, names);
      while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
        {
          if (!g_str_equal (key, color))
            g_variant_builder_add (&builder, "{ss}", key, value);
        }
    }
  if (*words)
    g_variant_builder_add (&builder, "{ss}", color, words);
  return g_variant_builder_end (&builder);
}
