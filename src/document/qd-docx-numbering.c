/* qd-docx-numbering.c: the numbers that Word prints before paragraphs but does not store in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-docx-numbering.h"

#include <string.h>

#include "document/qd-list-number.h"

#define N_LEVELS 9

typedef struct
{
  QdListNumbering numbering;
  char *text; /* (nullable): with %1 … %9 */
  char *style_id;
  int start;
  int restart;       /* the level, from 1, whose step restarts this one; 0 never; -1 any above */
  gboolean is_legal; /* all numbers in it in Arabic figures */
  gboolean has_suffix;
} Level;

typedef struct
{
  Level levels[N_LEVELS];
  int counts[N_LEVELS]; /* the last number printed; start - 1 before the first */
  gboolean started[N_LEVELS];
} List;

typedef struct
{
  List *list;              /* shared by all numberings that have the same abstract one */
  int overrides[N_LEVELS]; /* where this numbering starts anew; -1 goes on */
  gboolean seen[N_LEVELS];
} Numbering;

struct _QdDocxNumbering
{
  GHashTable *lists;      /* abstract id → List */
  GHashTable *numberings; /* id → Numbering */
};

static int
read_value (const xmlNode *parent, const char *element, int otherwise)
{
  const xmlNode *node = qd_markup_get_child (parent, element);
  const char *value = node != NULL ? qd_markup_get (node, "val") : NULL;

  return value != NULL ? (int) CLAMP (g_ascii_strtoll (value, NULL, 10), -1, 1000000) : otherwise;
}

static int
read_attribute (const xmlNode *node, const char *attribute)
{
  const char *value = qd_markup_get (node, attribute);

  return value != NULL ? (int) CLAMP (g_ascii_strtoll (value, NULL, 10), -1, G_MAXINT) : -1;
}

static void
read_level (Level *level, const xmlNode *node)
{
  const xmlNode *format = qd_markup_get_child (node, "numFmt");
  const xmlNode *text = qd_markup_get_child (node, "lvlText");
  const xmlNode *style = qd_markup_get_child (node, "pStyle");
  const xmlNode *suffix = qd_markup_get_child (node, "suff");

  /* Formats newer than the first edition stand in an alternative with the older one as fallback. */
  if (format == NULL && qd_markup_find (node, "numFmt") != NULL)
    format = qd_markup_find (node, "numFmt");
  level->numbering = QD_LIST_NUMBERING_DECIMAL;
  if (format != NULL && qd_markup_get (format, "val") != NULL)
    level->numbering = qd_list_numbering_from_docx (qd_markup_get (format, "val"));
  g_free (level->text);
  level->text = text != NULL ? g_strdup (qd_markup_get (text, "val")) : NULL;
  g_free (level->style_id);
  level->style_id = style != NULL ? g_strdup (qd_markup_get (style, "val")) : NULL;
  level->start = MAX (read_value (node, "start", 1), 0);
  level->restart = read_value (node, "lvlRestart", -1);
  level->is_legal = qd_markup_get_child (node, "isLgl") != NULL;
  level->has_suffix = suffix == NULL || g_strcmp0 (qd_markup_get (suffix, "val"), "nothing") != 0;
}

static void
list_free (gpointer data)
{
  List *list = data;

  for (int i = 0; i < N_LEVELS; i++)
    {
      g_free (list->levels[i].text);
      g_free (list->levels[i].style_id);
    }
  g_free (list);
}

static void
read_levels (List *list, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      int index = qd_markup_is (node, "lvl") ? read_attribute (node, "ilvl") : -1;

      if (index >= 0 && index < N_LEVELS)
        read_level (&list->levels[index], node);
    }
}

static void
read_abstract (QdDocxNumbering *self, const xmlNode *node)
{
  List *list = g_new0 (List, 1);

  for (int i = 0; i < N_LEVELS; i++)
    list->levels[i] = (Level){ .numbering = QD_LIST_NUMBERING_DECIMAL, .start = 1, .restart = -1, .has_suffix = TRUE };
  read_levels (list, node);
  g_hash_table_replace (self->lists, GINT_TO_POINTER (read_attribute (node, "abstractNumId")), list);
}

static void
read_numbering (QdDocxNumbering *self, const xmlNode *node)
{
  Numbering *numbering;
  List *list = g_hash_table_lookup (self->lists, GINT_TO_POINTER (read_value (node, "abstractNumId", -1)));

  if (list == NULL)
    return;
  numbering = g_new0 (Numbering, 1);
  numbering->list = list;
  for (int i = 0; i < N_LEVELS; i++)
    numbering->overrides[i] = -1;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      int index = qd_markup_is (child, "lvlOverride") ? read_attribute (child, "ilvl") : -1;

      if (index < 0 || index >= N_LEVELS)
        continue;
      numbering->overrides[index] = read_value (child, "startOverride", -1);
      read_levels (list, child);
    }
  g_hash_table_replace (self->numberings, GINT_TO_POINTER (read_attribute (node, "numId")), numbering);
}

/* A list may only point to a style that points to the list that has the levels. */
static void
follow_style_links (QdDocxNumbering *self, const xmlNode *root)
{
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      const xmlNode *link = qd_markup_is (node, "abstractNum") ? qd_markup_get_child (node, "numStyleLink") : NULL;
      const char *name = link != NULL ? qd_markup_get (link, "val") : NULL;
      List *list = g_hash_table_lookup (self->lists, GINT_TO_POINTER (read_attribute (node, "abstractNumId")));

      for (const xmlNode *other = root->children; name != NULL && list != NULL && other != NULL; other = other->next)
        {
          const xmlNode *style = qd_markup_is (other, "abstractNum") ? qd_markup_get_child (other, "styleLink") : NULL;

          if (style != NULL && g_strcmp0 (qd_markup_get (style, "val"), name) == 0)
            {
              read_levels (list, other);
              break;
            }
        }
    }
}

/**
 * qd_docx_numbering_new:
 * @root: (nullable): of word/numbering.xml
 *
 * Returns: (transfer full): the numberings of a document, before its first paragraph
 */
QdDocxNumbering *
qd_docx_numbering_new (const xmlNode *root)
{
  QdDocxNumbering *self = g_new0 (QdDocxNumbering, 1);

  self->lists = g_hash_table_new_full (NULL, NULL, NULL, list_free);
  self->numberings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (root == NULL)
    return self;
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (qd_markup_is (node, "abstractNum") && read_attribute (node, "abstractNumId") >= 0
        && !g_hash_table_contains (self->lists, GINT_TO_POINTER (read_attribute (node, "abstractNumId"))))
      read_abstract (self, node);
  follow_style_links (self, root);
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (qd_markup_is (node, "num"))
      read_numbering (self, node);
  return self;
}

void
qd_docx_numbering_free (QdDocxNumbering *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->numberings);
  g_hash_table_unref (self->lists);
  g_free (self);
}

static void
step (Numbering *numbering, int level)
{
  List *list = numbering->list;

  if (!numbering->seen[level] && numbering->overrides[level] >= 0)
    {
      list->counts[level] = numbering->overrides[level];
      list->started[level] = TRUE;
    }
  else if (!list->started[level])
    {
      list->counts[level] = list->levels[level].start;
      list->started[level] = TRUE;
    }
  else
    list->counts[level]++;
  numbering->seen[level] = TRUE;
  for (int i = level + 1; i < N_LEVELS; i++)
    if (list->levels[i].restart < 0 || level + 1 <= list->levels[i].restart)
      if (list->levels[i].restart != 0)
        list->started[i] = FALSE;
}

/**
 * qd_docx_numbering_next:
 * @id: w:numId
 * @level: from 0
 * @is_bullet: (out): whether it is a bullet
 *
 * Returns: (transfer full) (nullable): what Word prints before the next paragraph of this numbering, with the blank
 *   behind it; NULL if nothing
 */
char *
qd_docx_numbering_next (QdDocxNumbering *self, int id, int level, gboolean *is_bullet)
{
  Numbering *numbering = g_hash_table_lookup (self->numberings, GINT_TO_POINTER (id));
  g_autoptr (GString) label = g_string_new (NULL);
  const Level *format;

  *is_bullet = FALSE;
  if (numbering == NULL || level < 0 || level >= N_LEVELS)
    return NULL;
  format = &numbering->list->levels[level];
  step (numbering, level);
  if (format->numbering == QD_LIST_NUMBERING_BULLET)
    {
      *is_bullet = TRUE;
      return g_strdup ("• ");
    }
  for (const char *p = format->text != NULL ? format->text : ""; *p != '\0'; p++)
    {
      int place = p[0] == '%' && p[1] >= '1' && p[1] <= '9' ? p[1] - '1' : -1;

      if (place < 0)
        {
          g_string_append_c (label, *p);
          continue;
        }
      p++;
      if (place <= level)
        {
          const Level *part = &numbering->list->levels[place];
          int count = numbering->list->started[place] ? numbering->list->counts[place] : part->start;
          g_autofree char *number =
              qd_list_number_format (format->is_legal ? QD_LIST_NUMBERING_DECIMAL : part->numbering, count);

          g_string_append (label, number);
        }
    }
  if (label->len == 0)
    return NULL;
  if (format->has_suffix && !qd_list_label_is_closed (label->str))
    g_string_append_c (label, ' ');
  return g_strdup (label->str);
}

/**
 * qd_docx_numbering_find_level:
 * @style_id: of a paragraph style
 *
 * Returns: the level, from 0, that is tied to a style in this numbering, or -1
 */
int
qd_docx_numbering_find_level (QdDocxNumbering *self, int id, const char *style_id)
{
  const Numbering *numbering = g_hash_table_lookup (self->numberings, GINT_TO_POINTER (id));

  for (int i = 0; numbering != NULL && i < N_LEVELS; i++)
    if (g_strcmp0 (numbering->list->levels[i].style_id, style_id) == 0)
      return i;
  return -1;
}
