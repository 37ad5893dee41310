/* qd-odt-lists.c: the numbers that OpenDocument counts for lists and headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-odt-lists.h"

#include "document/qd-list-number.h"

#define N_LEVELS 10
/* The outline is a list style that has no name of its own. */
#define OUTLINE ""

typedef struct
{
  QdListNumbering numbering;
  char *prefix, *suffix; /* (nullable) */
  int start;
  int n_shown; /* how many levels the label has, this one the last */
} Level;

typedef struct
{
  Level levels[N_LEVELS];
} Style;

struct _QdOdtCount
{
  int numbers[N_LEVELS];
  gboolean started[N_LEVELS];
};

struct _QdOdtLists
{
  GHashTable *styles; /* name → Style */
  GPtrArray *counts;  /* all of them */
  GHashTable *last;   /* name of a style → its last QdOdtCount */
  GHashTable *by_id;  /* id of a list → QdOdtCount */
  QdOdtCount *outline;
};

static void
style_free (gpointer data)
{
  Style *style = data;

  for (int i = 0; i < N_LEVELS; i++)
    {
      g_free (style->levels[i].prefix);
      g_free (style->levels[i].suffix);
    }
  g_free (style);
}

static QdOdtCount *
add_count (QdOdtLists *self)
{
  QdOdtCount *count = g_new0 (QdOdtCount, 1);

  g_ptr_array_add (self->counts, count);
  return count;
}

/**
 * qd_odt_lists_new:
 *
 * Returns: (transfer full): no list styles, and no number counted yet
 */
QdOdtLists *
qd_odt_lists_new (void)
{
  QdOdtLists *self = g_new0 (QdOdtLists, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  self->counts = g_ptr_array_new_with_free_func (g_free);
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->outline = add_count (self);
  return self;
}

void
qd_odt_lists_free (QdOdtLists *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->last);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->counts);
  g_free (self);
}

static int
read_int (const xmlNode *node, const char *attribute, int otherwise)
{
  const char *value = qd_markup_get (node, attribute);

  return value != NULL ? (int) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, 1000000) : otherwise;
}

static void
read_style (QdOdtLists *self, const xmlNode *node, const char *name)
{
  Style *style = g_new0 (Style, 1);

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      int index = child->type == XML_ELEMENT_NODE ? read_int (child, "level", 0) - 1 : -1;
      const char *format = qd_markup_get (child, "num-format");
      Level *level = index >= 0 && index < N_LEVELS ? &style->levels[index] : NULL;

      if (level == NULL || level->start > 0)
        continue;
      level->numbering = qd_markup_is (child, "list-level-style-number") || qd_markup_is (child, "outline-level-style")
                             ? qd_list_numbering_from_odf (format != NULL ? format : "")
                             : QD_LIST_NUMBERING_BULLET;
      level->prefix = g_strdup (qd_markup_get (child, "num-prefix"));
      level->suffix = g_strdup (qd_markup_get (child, "num-suffix"));
      level->start = MAX (read_int (child, "start-value", 1), 1);
      level->n_shown = CLAMP (read_int (child, "display-levels", 1), 1, N_LEVELS);
    }
  g_hash_table_replace (self->styles, g_strdup (name), style);
}

/**
 * qd_odt_lists_add:
 * @root: (nullable): of styles.xml or content.xml
 *
 * Adds what a part has of list styles.
 */
void
qd_odt_lists_add (QdOdtLists *self, const xmlNode *root)
{
  for (const xmlNode *group = root != NULL ? root->children : NULL; group != NULL; group = group->next)
    if (qd_markup_is (group, "styles") || qd_markup_is (group, "automatic-styles"))
      for (const xmlNode *node = group->children; node != NULL; node = node->next)
        {
          if (qd_markup_is (node, "outline-style"))
            read_style (self, node, OUTLINE);
          else if (qd_markup_is (node, "list-style") && qd_markup_get (node, "name") != NULL)
            read_style (self, node, qd_markup_get (node, "name"));
        }
}

/**
 * qd_odt_lists_get_outline:
 *
 * Returns: (transfer none): the count of the headings
 */
QdOdtCount *
qd_odt_lists_get_outline (QdOdtLists *self)
{
  return self->outline;
}

/**
 * qd_odt_lists_begin:
 * @list: a text:list that is in no other
 * @style: the name of its style
 *
 * Returns: (transfer none): its count, which is an earlier list's if it continues that one
 */
QdOdtCount *
qd_odt_lists_begin (QdOdtLists *self, const xmlNode *list, const char *style)
{
  const char *id = qd_markup_get (list, "id"), *continued = qd_markup_get (list, "continue-list");
  QdOdtCount *count = NULL;

  if (continued != NULL)
    count = g_hash_table_lookup (self->by_id, continued);
  if (count == NULL && g_strcmp0 (qd_markup_get (list, "continue-numbering"), "true") == 0)
    count = g_hash_table_lookup (self->last, style);
  if (count == NULL)
    count = add_count (self);
  g_hash_table_replace (self->last, g_strdup (style), count);
  if (id != NULL)
    g_hash_table_replace (self->by_id, g_strdup (id), count);
  return count;
}

/**
 * qd_odt_lists_next:
 * @style: (nullable): the name of a list style; the outline of the document if %NULL
 * @level: from 1
 * @start: the number to go on with, or -1
 * @is_bullet: (out): whether it is a bullet
 *
 * Returns: (transfer full) (nullable): what stands before the next paragraph of this level, with the blank behind it;
 *   NULL if nothing
 */
char *
qd_odt_lists_next (
    QdOdtLists *self, QdOdtCount *count, const char *style_name, int level, int start, gboolean *is_bullet)
{
  const Style *style = g_hash_table_lookup (self->styles, style_name != NULL ? style_name : OUTLINE);
  g_autoptr (GString) label = g_string_new (NULL);
  const Level *format;
  int index = level - 1;

  *is_bullet = FALSE;
  if (style == NULL || index < 0 || index >= N_LEVELS)
    return NULL;
  format = &style->levels[index];
  count->numbers[index] = start >= 0              ? start
                          : count->started[index] ? count->numbers[index] + 1
                                                  : MAX (format->start, 1);
  count->started[index] = TRUE;
  for (int i = index + 1; i < N_LEVELS; i++)
    count->started[i] = FALSE;
  if (format->numbering == QD_LIST_NUMBERING_BULLET)
    {
      *is_bullet = TRUE;
      return g_strdup ("• ");
    }
  if (format->numbering == QD_LIST_NUMBERING_NONE)
    return NULL;
  for (int i = MAX (index - format->n_shown + 1, 0); i <= index; i++)
    {
      const Level *part = &style->levels[i];
      g_autofree char *number =
          qd_list_number_format (part->numbering, count->started[i] ? count->numbers[i] : MAX (part->start, 1));

      if (part->numbering == QD_LIST_NUMBERING_NONE || part->numbering == QD_LIST_NUMBERING_BULLET)
        continue;
      g_string_append_printf (label, "%s%s", label->len > 0 ? "." : "", number);
    }
  if (format->prefix != NULL)
    g_string_prepend (label, format->prefix);
  if (format->suffix != NULL)
    g_string_append (label, format->suffix);
  if (!qd_list_label_is_closed (label->str))
    g_string_append_c (label, ' ');
  return g_strdup (label->str);
}
