/* qd-docx-styles.c: what the styles of a DOCX say of a paragraph and a run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-docx-styles.h"

#include <string.h>

/* A chain of styles longer than this goes round in a circle. */
#define MAX_CHAIN 24

typedef struct
{
  char *based_on;
  QdDocxRole role;
  QdDocxProperties properties;
} Style;

struct _QdDocxStyles
{
  GHashTable *styles; /* id → Style */
  char *default_id;   /* of the default paragraph style */
  QdDocxProperties defaults;
};

typedef struct
{
  const char *name;
  int level; /* 0 for a role */
  QdDocxRole role;
} StyleName;

/* Names without blanks, in lower case; a number after “heading” is read apart. */
static const StyleName style_names[] = {
  { "author", 0, QD_DOCX_ROLE_AUTHOR },
  { "blocktext", 0, QD_DOCX_ROLE_QUOTATION },
  { "caption", 0, QD_DOCX_ROLE_CAPTION },
  { "htmlpreformatted", 0, QD_DOCX_ROLE_CODE },
  { "intensequote", 0, QD_DOCX_ROLE_QUOTATION },
  { "plaintextcode", 0, QD_DOCX_ROLE_CODE },
  { "quote", 0, QD_DOCX_ROLE_QUOTATION },
  { "sourcecode", 0, QD_DOCX_ROLE_CODE },
  { "subtitle", 0, QD_DOCX_ROLE_SUBTITLE },
  { "title", 0, QD_DOCX_ROLE_TITLE },
  { "tocheading", 0, QD_DOCX_ROLE_CONTENTS },
  { "一级标题", 1, QD_DOCX_ROLE_NONE },
  { "一級標題", 1, QD_DOCX_ROLE_NONE },
  { "三级标题", 3, QD_DOCX_ROLE_NONE },
  { "三級標題", 3, QD_DOCX_ROLE_NONE },
  { "主标题", 0, QD_DOCX_ROLE_TITLE },
  { "二级标题", 2, QD_DOCX_ROLE_NONE },
  { "二級標題", 2, QD_DOCX_ROLE_NONE },
  { "代码", 0, QD_DOCX_ROLE_CODE },
  { "作者", 0, QD_DOCX_ROLE_AUTHOR },
  { "副标题", 0, QD_DOCX_ROLE_SUBTITLE },
  { "副標題", 0, QD_DOCX_ROLE_SUBTITLE },
  { "四级标题", 4, QD_DOCX_ROLE_NONE },
  { "引文", 0, QD_DOCX_ROLE_QUOTATION },
  { "引用", 0, QD_DOCX_ROLE_QUOTATION },
  { "文章标题", 0, QD_DOCX_ROLE_TITLE },
  { "标题", 0, QD_DOCX_ROLE_TITLE },
  { "標題", 0, QD_DOCX_ROLE_TITLE },
  { "章标题", 1, QD_DOCX_ROLE_NONE },
  { "節標題", 2, QD_DOCX_ROLE_NONE },
  { "节标题", 2, QD_DOCX_ROLE_NONE },
  { "題註", 0, QD_DOCX_ROLE_CAPTION },
  { "题注", 0, QD_DOCX_ROLE_CAPTION },
};

static const char *const heading_prefixes[] = { "heading", "标题", "標題" };
static const char *const contents_prefixes[] = { "toc", "contents", "目录", "目錄" };

void
qd_docx_properties_clear (QdDocxProperties *properties)
{
  *properties = (QdDocxProperties){ .bold = QD_DOCX_UNSET,
                                    .emphasis = QD_DOCX_UNSET,
                                    .name = QD_DOCX_UNSET,
                                    .work = QD_DOCX_UNSET,
                                    .inline_note = QD_DOCX_UNSET,
                                    .hidden = QD_DOCX_UNSET,
                                    .centered = QD_DOCX_UNSET,
                                    .outline_level = QD_DOCX_UNSET,
                                    .number_id = QD_DOCX_UNSET,
                                    .number_level = QD_DOCX_UNSET,
                                    .first_line_chars = QD_DOCX_UNSET,
                                    .first_line_twips = QD_DOCX_UNSET };
}

static int
read_int (const xmlNode *parent, const char *element, const char *attribute, int unset)
{
  const xmlNode *node = parent != NULL ? qd_markup_get_child (parent, element) : NULL;
  const char *value = node != NULL ? qd_markup_get (node, attribute) : NULL;

  return value != NULL ? (int) CLAMP (g_ascii_strtoll (value, NULL, 10), -1000000, 1000000) : unset;
}

/* An element without value means yes. */
static int
read_toggle (const xmlNode *parent, const char *element, int unset)
{
  const xmlNode *node = qd_markup_get_child (parent, element);
  const char *value = node != NULL ? qd_markup_get (node, "val") : NULL;

  if (node == NULL)
    return unset;
  return value == NULL || (strcmp (value, "0") != 0 && strcmp (value, "false") != 0 && strcmp (value, "off") != 0);
}

/* Lines below the text are how names and titles of works are marked in a word processor. */
static void
read_lines (QdDocxProperties *properties, const xmlNode *rpr)
{
  const xmlNode *line = qd_markup_get_child (rpr, "u"), *layout = qd_markup_get_child (rpr, "eastAsianLayout");
  const char *kind = line != NULL ? qd_markup_get (line, "val") : NULL;
  const char *combined = layout != NULL ? qd_markup_get (layout, "combine") : NULL;

  if (kind != NULL)
    {
      properties->work = g_str_has_prefix (kind, "wav");
      properties->name = !properties->work && strcmp (kind, "none") != 0;
    }
  if (combined != NULL)
    properties->inline_note =
        strcmp (combined, "0") != 0 && strcmp (combined, "false") != 0 && strcmp (combined, "off") != 0;
}

static void
read_run (QdDocxProperties *properties, const xmlNode *rpr)
{
  static const char *const attributes[] = { "eastAsia", "eastAsiaTheme" };
  const xmlNode *fonts = qd_markup_get_child (rpr, "rFonts"), *dots = qd_markup_get_child (rpr, "em");
  int half_points = read_int (rpr, "sz", "val", 0);

  properties->bold = read_toggle (rpr, "b", properties->bold);
  properties->emphasis = read_toggle (rpr, "i", properties->emphasis);
  if (dots != NULL)
    properties->emphasis = g_strcmp0 (qd_markup_get (dots, "val"), "none") != 0;
  properties->hidden = read_toggle (rpr, "vanish", properties->hidden);
  read_lines (properties, rpr);
  if (half_points > 0)
    properties->size = half_points / 2.0;
  for (guint i = 0; fonts != NULL && i < G_N_ELEMENTS (attributes); i++)
    if (qd_markup_get (fonts, attributes[i]) != NULL)
      {
        properties->face = qd_import_face (qd_markup_get (fonts, attributes[i]));
        return;
      }
}

/**
 * qd_docx_properties_read:
 * @ppr: (nullable): w:pPr
 * @rpr: (nullable): w:rPr
 *
 * Overlays @properties with what the elements say.
 */
void
qd_docx_properties_read (QdDocxProperties *properties, const xmlNode *ppr, const xmlNode *rpr)
{
  const xmlNode *alignment = ppr != NULL ? qd_markup_get_child (ppr, "jc") : NULL;
  const xmlNode *number = ppr != NULL ? qd_markup_get_child (ppr, "numPr") : NULL;

  if (alignment != NULL)
    properties->centered = g_strcmp0 (qd_markup_get (alignment, "val"), "center") == 0;
  if (ppr != NULL)
    {
      properties->outline_level = read_int (ppr, "outlineLvl", "val", properties->outline_level);
      properties->first_line_chars = read_int (ppr, "ind", "firstLineChars", properties->first_line_chars);
      properties->first_line_twips = read_int (ppr, "ind", "firstLine", properties->first_line_twips);
    }
  if (number != NULL)
    {
      properties->number_id = read_int (number, "numId", "val", properties->number_id);
      properties->number_level = read_int (number, "ilvl", "val", properties->number_level);
    }
  if (rpr != NULL)
    read_run (properties, rpr);
}

void
qd_docx_properties_overlay (QdDocxProperties *below, const QdDocxProperties *above)
{
  if (above->bold != QD_DOCX_UNSET)
    below->bold = above->bold;
  if (above->emphasis != QD_DOCX_UNSET)
    below->emphasis = above->emphasis;
  if (above->name != QD_DOCX_UNSET)
    below->name = above->name;
  if (above->work != QD_DOCX_UNSET)
    below->work = above->work;
  if (above->inline_note != QD_DOCX_UNSET)
    below->inline_note = above->inline_note;
  if (above->hidden != QD_DOCX_UNSET)
    below->hidden = above->hidden;
  if (above->size > 0)
    below->size = above->size;
  if (above->face != 0)
    below->face = above->face;
  if (above->centered != QD_DOCX_UNSET)
    below->centered = above->centered;
  if (above->outline_level != QD_DOCX_UNSET)
    below->outline_level = above->outline_level;
  if (above->number_id != QD_DOCX_UNSET)
    below->number_id = above->number_id;
  if (above->number_level != QD_DOCX_UNSET)
    below->number_level = above->number_level;
  if (above->first_line_chars != QD_DOCX_UNSET)
    below->first_line_chars = above->first_line_chars;
  if (above->first_line_twips != QD_DOCX_UNSET)
    below->first_line_twips = above->first_line_twips;
}

static gboolean
read_numbered_name (const char *name, const char *prefix, int *level)
{
  const char *rest;

  if (!g_str_has_prefix (name, prefix))
    return FALSE;
  rest = name + strlen (prefix);
  if (rest[0] < '1' || rest[0] > '9' || rest[1] != '\0')
    return FALSE;
  *level = rest[0] - '0';
  return TRUE;
}

/* Styles are told by name: the identifier is anything, often a mere number in Chinese versions of Word. */
static void
read_name (Style *style, const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autoptr (GString) bare = g_string_new (NULL);
  int level;

  for (const char *p = lower; *p != '\0'; p++)
    if (*p != ' ' && *p != '_' && *p != '-')
      g_string_append_c (bare, *p);
  for (guint i = 0; i < G_N_ELEMENTS (contents_prefixes); i++)
    if (read_numbered_name (bare->str, contents_prefixes[i], &level))
      style->role = QD_DOCX_ROLE_CONTENTS;
  for (guint i = 0; i < G_N_ELEMENTS (heading_prefixes); i++)
    if (read_numbered_name (bare->str, heading_prefixes[i], &level) && style->properties.outline_level < 0)
      style->properties.outline_level = level - 1;
  for (guint i = 0; i < G_N_ELEMENTS (style_names); i++)
    if (strcmp (bare->str, style_names[i].name) == 0)
      {
        style->role = style_names[i].role;
        if (style_names[i].level > 0 && style->properties.outline_level < 0)
          style->properties.outline_level = style_names[i].level - 1;
      }
}

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->based_on);
  g_free (style);
}

static void
read_style (QdDocxStyles *self, const xmlNode *node)
{
  const char *id = qd_markup_get (node, "styleId");
  const xmlNode *name = qd_markup_get_child (node, "name");
  const xmlNode *based_on = qd_markup_get_child (node, "basedOn");
  const char *is_default = qd_markup_get (node, "default");
  Style *style;

  if (id == NULL)
    return;
  style = g_new0 (Style, 1);
  qd_docx_properties_clear (&style->properties);
  qd_docx_properties_read (&style->properties, qd_markup_get_child (node, "pPr"), qd_markup_get_child (node, "rPr"));
  if (based_on != NULL)
    style->based_on = g_strdup (qd_markup_get (based_on, "val"));
  if (name != NULL && qd_markup_get (name, "val") != NULL)
    read_name (style, qd_markup_get (name, "val"));
  if (g_strcmp0 (qd_markup_get (node, "type"), "paragraph") == 0 && is_default != NULL
      && (strcmp (is_default, "1") == 0 || strcmp (is_default, "true") == 0))
    {
      g_free (self->default_id);
      self->default_id = g_strdup (id);
    }
  g_hash_table_replace (self->styles, g_strdup (id), style);
}

/**
 * qd_docx_styles_new:
 * @root: (nullable): of word/styles.xml; a document may have none
 *
 * Returns: (transfer full): the styles
 */
QdDocxStyles *
qd_docx_styles_new (const xmlNode *root)
{
  QdDocxStyles *self = g_new0 (QdDocxStyles, 1);
  const xmlNode *defaults = root != NULL ? qd_markup_find (root, "rPrDefault") : NULL;

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  qd_docx_properties_clear (&self->defaults);
  /* Without any size Word sets 10 points. */
  self->defaults.size = 10;
  if (defaults != NULL)
    qd_docx_properties_read (&self->defaults, NULL, qd_markup_get_child (defaults, "rPr"));
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (qd_markup_is (node, "style"))
      read_style (self, node);
  return self;
}

void
qd_docx_styles_free (QdDocxStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_free (self->default_id);
  g_free (self);
}

QdDocxProperties
qd_docx_styles_get_defaults (QdDocxStyles *self)
{
  return self->defaults;
}

/**
 * qd_docx_styles_resolve:
 * @id: (nullable): of a style; the default paragraph style if %NULL
 *
 * Returns: what the style says with all it is based on, without the document's defaults
 */
QdDocxProperties
qd_docx_styles_resolve (QdDocxStyles *self, const char *id)
{
  const Style *chain[MAX_CHAIN];
  QdDocxProperties properties;
  int n_chain = 0;

  if (id == NULL)
    id = self->default_id;
  while (id != NULL && n_chain < MAX_CHAIN)
    {
      const Style *style = g_hash_table_lookup (self->styles, id);

      if (style == NULL)
        break;
      chain[n_chain++] = style;
      id = style->based_on;
    }
  qd_docx_properties_clear (&properties);
  while (n_chain > 0)
    qd_docx_properties_overlay (&properties, &chain[--n_chain]->properties);
  return properties;
}

/**
 * qd_docx_styles_get_role:
 * @id: (nullable): of a paragraph style
 *
 * Returns: the role of the nearest style of the chain that has one, if it is not a heading
 */
QdDocxRole
qd_docx_styles_get_role (QdDocxStyles *self, const char *id)
{
  for (int n = 0; id != NULL && n < MAX_CHAIN; n++)
    {
      const Style *style = g_hash_table_lookup (self->styles, id);

      if (style == NULL)
        break;
      if (style->role != QD_DOCX_ROLE_NONE)
        return style->role;
      id = style->based_on;
    }
  return QD_DOCX_ROLE_NONE;
}
