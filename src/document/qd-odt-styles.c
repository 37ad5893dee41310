/* qd-odt-styles.c: what the styles of an OpenDocument text say of a paragraph and a run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-odt-styles.h"

#include <string.h>

/* A chain of styles longer than this goes round in a circle. */
#define MAX_CHAIN 24

typedef struct
{
  char *parent;
  char *list_style;
  QdOdtProperties properties;
} Style;

struct _QdOdtStyles
{
  GHashTable *styles; /* "family/name" → Style; without a name the default of the family */
};

/* Names as LibreOffice and its kin write them in every language; sorted. */
static const struct
{
  const char *name;
  QdOdtRole role;
} style_names[] = {
  { "Caption", QD_ODT_ROLE_CAPTION },           { "Contents_20_Heading", QD_ODT_ROLE_CONTENTS },
  { "Preformatted_20_Text", QD_ODT_ROLE_CODE }, { "Quotations", QD_ODT_ROLE_QUOTATION },
  { "Subtitle", QD_ODT_ROLE_CAPTION },          { "Title", QD_ODT_ROLE_TITLE },
};

static void
clear_properties (QdOdtProperties *properties)
{
  *properties = (QdOdtProperties){ .bold = -1, .emphasis = -1, .centered = -1, .hidden = -1, .indent = -1 };
}

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->parent);
  g_free (style->list_style);
  g_free (style);
}

/**
 * qd_odt_styles_new:
 *
 * Returns: (transfer full): no styles
 */
QdOdtStyles *
qd_odt_styles_new (void)
{
  QdOdtStyles *self = g_new0 (QdOdtStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  return self;
}

void
qd_odt_styles_free (QdOdtStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_free (self);
}

/* Returns: a length in points, @otherwise if it is none or a share of another one */
static double
read_length (const char *value, double otherwise)
{
  static const struct
  {
    const char *unit;
    double points;
  } units[] = { { "cm", 72 / 2.54 }, { "in", 72 }, { "mm", 72 / 25.4 }, { "pc", 12 }, { "pt", 1 }, { "px", 0.75 } };
  char *end = NULL;
  double number = value != NULL ? g_ascii_strtod (value, &end) : 0;

  for (guint i = 0; end != NULL && end != value && i < G_N_ELEMENTS (units); i++)
    if (strcmp (end, units[i].unit) == 0)
      return number * units[i].points;
  return otherwise;
}

/* What counts is how Chinese is set; Latin letters in between may look otherwise. */
static const char *
get_asian (const xmlNode *node, const char *asian, const char *western)
{
  const char *value = qd_markup_get (node, asian);

  return value != NULL ? value : qd_markup_get (node, western);
}

static void
read_text_properties (QdOdtProperties *properties, const xmlNode *node)
{
  const char *weight = get_asian (node, "font-weight-asian", "font-weight");
  const char *face = get_asian (node, "font-name-asian", "font-name");
  const char *slant = get_asian (node, "font-style-asian", "font-style");
  const char *dots = qd_markup_get (node, "text-emphasize");
  const char *display = qd_markup_get (node, "display");

  if (weight != NULL)
    properties->bold = strcmp (weight, "bold") == 0 || g_ascii_strtoll (weight, NULL, 10) >= 600;
  if (slant != NULL)
    properties->emphasis = strcmp (slant, "italic") == 0 || strcmp (slant, "oblique") == 0;
  if (dots != NULL)
    properties->emphasis = !g_str_has_prefix (dots, "none");
  if (face != NULL)
    properties->face = qd_import_face (face);
  if (display != NULL)
    properties->hidden = strcmp (display, "none") == 0;
  properties->size = read_length (get_asian (node, "font-size-asian", "font-size"), properties->size);
}

static void
read_style (QdOdtStyles *self, const xmlNode *node)
{
  const char *family = qd_markup_get (node, "family"), *name = qd_markup_get (node, "name");
  const xmlNode *paragraph = qd_markup_get_child (node, "paragraph-properties");
  const xmlNode *text = qd_markup_get_child (node, "text-properties");
  const char *list_style = qd_markup_get (node, "list-style-name");
  const char *alignment;
  Style *style;

  if (family == NULL || (name == NULL && qd_markup_is (node, "style")))
    return;
  style = g_new0 (Style, 1);
  clear_properties (&style->properties);
  style->parent = g_strdup (qd_markup_get (node, "parent-style-name"));
  style->list_style = list_style != NULL && list_style[0] != '\0' ? g_strdup (list_style) : NULL;
  style->properties.list_style = style->list_style;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (style_names); i++)
    if (strcmp (style_names[i].name, name) == 0)
      style->properties.role = style_names[i].role;
  if (paragraph != NULL)
    {
      alignment = qd_markup_get (paragraph, "text-align");
      if (alignment != NULL)
        style->properties.centered = strcmp (alignment, "center") == 0;
      style->properties.indent = read_length (qd_markup_get (paragraph, "text-indent"), -1);
    }
  if (text != NULL)
    read_text_properties (&style->properties, text);
  g_hash_table_replace (self->styles, g_strdup_printf ("%s/%s", family, name != NULL ? name : ""), style);
}

/**
 * qd_odt_styles_add:
 * @root: (nullable): of styles.xml or content.xml
 *
 * Adds what a part has of styles.
 */
void
qd_odt_styles_add (QdOdtStyles *self, const xmlNode *root)
{
  for (const xmlNode *group = root != NULL ? root->children : NULL; group != NULL; group = group->next)
    if (qd_markup_is (group, "styles") || qd_markup_is (group, "automatic-styles"))
      for (const xmlNode *node = group->children; node != NULL; node = node->next)
        if (qd_markup_is (node, "style") || qd_markup_is (node, "default-style"))
          read_style (self, node);
}

void
qd_odt_properties_overlay (QdOdtProperties *below, const QdOdtProperties *above)
{
  if (above->emphasis >= 0)
    below->emphasis = above->emphasis;
  if (above->bold >= 0)
    below->bold = above->bold;
  if (above->centered >= 0)
    below->centered = above->centered;
  if (above->hidden >= 0)
    below->hidden = above->hidden;
  if (above->size > 0)
    below->size = above->size;
  if (above->face != 0)
    below->face = above->face;
  if (above->indent >= 0)
    below->indent = above->indent;
  if (above->role != QD_ODT_ROLE_NONE)
    below->role = above->role;
  if (above->list_style != NULL)
    below->list_style = above->list_style;
}

/**
 * qd_odt_styles_resolve:
 * @family: "paragraph" or "text"
 * @name: (nullable): of a style
 *
 * Returns: what the style says with all it is based on, down to the default of the family
 */
QdOdtProperties
qd_odt_styles_resolve (QdOdtStyles *self, const char *family, const char *name)
{
  const Style *chain[MAX_CHAIN + 1];
  QdOdtProperties properties;
  g_autofree char *default_key = g_strdup_printf ("%s/", family);
  int n_chain = 0;

  while (name != NULL && n_chain < MAX_CHAIN)
    {
      g_autofree char *key = g_strdup_printf ("%s/%s", family, name);
      const Style *style = g_hash_table_lookup (self->styles, key);

      if (style == NULL)
        break;
      chain[n_chain++] = style;
      name = style->parent;
    }
  chain[n_chain] = g_hash_table_lookup (self->styles, default_key);
  if (chain[n_chain] != NULL)
    n_chain++;
  clear_properties (&properties);
  while (n_chain > 0)
    qd_odt_properties_overlay (&properties, &chain[--n_chain]->properties);
  return properties;
}
