/* qd-html-looks.c: how an element of HTML makes its text look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-html-looks.h"

#include <string.h>

/* <font size=1> to <font size=7>, as browsers have them. */
static const double font_sizes[] = { 0.63, 0.82, 1.0, 1.13, 1.5, 2.0, 3.0 };

static double
clamp_size (double size)
{
  return CLAMP (size, 0.1, 20);
}

static double
font_size (const char *value, double inherited)
{
  int step = (int) g_ascii_strtoll (value, NULL, 10);

  if (value[0] == '+' || value[0] == '-')
    step += 3;
  if (step == 0)
    return inherited;
  return font_sizes[CLAMP (step, 1, 7) - 1];
}

/* Returns: (transfer full) (nullable): the value of a property in a style attribute */
static char *
dup_property (const char *style, const char *property)
{
  gsize n_property = strlen (property);

  while (style != NULL && *style != '\0')
    {
      gsize n_bytes;

      style += strspn (style, " \t\n\r;");
      n_bytes = strcspn (style, ";");
      if (n_bytes > n_property && g_ascii_strncasecmp (style, property, n_property) == 0)
        {
          const char *colon = style + n_property + strspn (style + n_property, " \t");

          if (*colon == ':')
            return g_strstrip (g_strndup (colon + 1, n_bytes - (gsize) (colon + 1 - style)));
        }
      style += n_bytes;
    }
  return NULL;
}

static double
css_size (const char *value, double inherited)
{
  static const struct
  {
    const char *unit;
    double factor;
    gboolean relative;
  } units[] = {
    { "%", 0.01, TRUE }, { "em", 1, TRUE }, { "pt", 1 / 12.0, FALSE }, { "px", 1 / 16.0, FALSE }, { "rem", 1, FALSE },
  };
  static const struct
  {
    const char *name;
    double size;
  } names[] = {
    { "large", 1.2 }, { "medium", 1 }, { "small", 0.89 }, { "x-large", 1.5 }, { "x-small", 0.75 }, { "xx-large", 2 },
  };
  char *unit = NULL;
  double number;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (value, names[i].name) == 0)
      return names[i].size;
  number = g_ascii_strtod (value, &unit);
  for (guint i = 0; unit != value && number > 0 && i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (unit, units[i].unit) == 0)
      return clamp_size (number * units[i].factor * (units[i].relative ? inherited : 1));
  return inherited;
}

static guint
first_face (const char *faces)
{
  g_autofree char *first = g_strndup (faces, strcspn (faces, ","));

  g_strdelimit (first, "\"'", ' ');
  return qd_import_face (g_strstrip (first));
}

static void
apply_style (const char *style, QdLooks *looks, gboolean *centered)
{
  g_autofree char *size = dup_property (style, "font-size");
  g_autofree char *weight = dup_property (style, "font-weight");
  g_autofree char *face = dup_property (style, "font-family");
  g_autofree char *align = dup_property (style, "text-align");

  if (size != NULL)
    looks->size = css_size (size, looks->size);
  if (weight != NULL)
    looks->bold = g_ascii_strncasecmp (weight, "bold", 4) == 0 || g_ascii_strtoll (weight, NULL, 10) >= 600;
  if (face != NULL)
    looks->face = first_face (face);
  if (align != NULL)
    *centered = g_ascii_strcasecmp (align, "center") == 0;
}

void
qd_html_looks_apply (const xmlNode *node, QdLooks *looks, gboolean *centered)
{
  const char *align = qd_markup_get (node, "align");
  const char *style = qd_markup_get (node, "style");

  if (qd_markup_is (node, "b") || qd_markup_is (node, "strong") || qd_markup_is (node, "th"))
    looks->bold = TRUE;
  else if (qd_markup_is (node, "big"))
    looks->size = clamp_size (looks->size * 1.2);
  else if (qd_markup_is (node, "small"))
    looks->size = clamp_size (looks->size / 1.2);
  else if (qd_markup_is (node, "center") || qd_markup_is (node, "caption"))
    *centered = TRUE;
  else if (qd_markup_is (node, "font"))
    {
      const char *size = qd_markup_get (node, "size");
      const char *face = qd_markup_get (node, "face");

      if (size != NULL)
        looks->size = font_size (size, looks->size);
      if (face != NULL)
        looks->face = first_face (face);
    }
  if (align != NULL && qd_markup_is_block (node) && !qd_markup_is (node, "table"))
    *centered = g_ascii_strcasecmp (align, "center") == 0 || g_ascii_strcasecmp (align, "middle") == 0;
  if (style != NULL)
    apply_style (style, looks, centered);
}
