/* qd-note-list.c: the annotations as the panel lists them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every change makes the whole list anew and tells the view only of the stretch that differs: a list of some
 * thousand pointers is made faster than a view can draw, and no bookkeeping can go wrong.
 */
#include "config.h"

#include "ui/qd-note-list.h"

#include <glib/gi18n.h>

typedef enum
{
  GROUP_PLACED,
  GROUP_UNSURE,
  GROUP_ORPHAN,
  N_GROUPS
} Group;

struct _QdNoteList
{
  GObject parent_instance;
  QdAnnotationList *annotations; /* (nullable) */
  QdDocument *document;          /* (nullable) */
  GPtrArray *items;              /* (element-type QdNoteItem) */
  char *text;                    /* (nullable): folded */
  char *color;                   /* (nullable) */
  int style;
  int kind;
  char *tag;            /* (nullable) */
  QdAnnotation *pinned; /* (nullable) */
};

static void qd_note_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QdNoteList,
                               qd_note_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, qd_note_list_model_init))

static Group
get_group (QdAnnotation *annotation)
{
  switch (qd_annotation_get_state (annotation))
    {
    case QD_STATE_PLACED:
    case QD_STATE_MOVED:
      return GROUP_PLACED;
    case QD_STATE_UNSURE:
      return GROUP_UNSURE;
    case QD_STATE_ORPHAN:
      return GROUP_ORPHAN;
    }
  g_return_val_if_reached (GROUP_ORPHAN);
}

static gboolean
holds (const char *text, const char *folded)
{
  g_autofree char *haystack = g_utf8_casefold (text, -1);

  return strstr (haystack, folded) != NULL;
}

static gboolean
holds_text (QdAnnotation *annotation, const char *folded)
{
  const char *const *tags = qd_annotation_get_tags (annotation);

  if (holds (qd_annotation_get_note (annotation), folded))
    return TRUE;
  if (qd_annotation_get_quote (annotation) && holds (qd_annotation_get_quote (annotation), folded))
    return TRUE;
  for (int i = 0; tags[i]; i++)
    {
      if (holds (tags[i], folded))
        return TRUE;
    }
  return FALSE;
}

static gboolean
passes (QdNoteList *self, QdAnnotation *annotation)
{
  if (annotation == self->pinned)
    return TRUE;
  if (self->color && g_strcmp0 (self->color, qd_annotation_get_color (annotation)) != 0)
    return FALSE;
  if (self->kind >= 0 && self->kind != (int) qd_annotation_get_kind (annotation))
    return FALSE;
  if (self->style >= 0 && self->style != (int) qd_annotation_get_style (annotation))
    return FALSE;
  if (self->tag && !g_strv_contains (qd_annotation_get_tags (annotation), self->tag))
    return FALSE;
  return !self->text || holds_text (annotation, self->text);
}

static char *
dup_path (QdSection *section)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (; section; section = qd_section_get_parent (section))
    {
      g_autofree char *display = qd_section_dup_display (section);

      if (path->len)
        g_string_prepend (path, " › ");
      g_string_prepend (path, display);
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static QdSection *
find_section (QdNoteList *self, QdAnnotation *annotation)
{
  QdReading *reading;

  if (!self->document)
    return NULL;
  reading = qd_document_get_reading (self->document);
  return qd_document_find_section (
      self->document, qd_reading_from_source (reading, qd_annotation_get_start (annotation), QD_BIAS_START));
}

/* Gives each item the heading above it, or none where the group of the item before goes on. */
static void
set_headings (QdNoteList *self, GPtrArray *items, const int *counts)
{
  QdSection *last = NULL;
  Group last_group = GROUP_PLACED;
  gboolean last_whole = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      QdNoteItem *item = items->pdata[i];
      QdAnnotation *annotation = qd_note_item_get_annotation (item);
      Group group = get_group (annotation);
      gboolean whole = qd_annotation_is_on_document (annotation);
      QdSection *section = group == GROUP_PLACED && !whole ? find_section (self, annotation) : NULL;
      gboolean new_group = i == 0 || group != last_group || section != last || whole != last_whole;
      g_autofree char *heading = NULL;

      if (new_group && whole)
        heading = g_strdup (_ ("The Whole Text"));
      else if (new_group && group == GROUP_UNSURE)
        heading = g_strdup_printf (_ ("Place unsure (%d)"), counts[group]);
      else if (new_group && group == GROUP_ORPHAN)
        heading = g_strdup_printf (_ ("Not found in the text (%d)"), counts[group]);
      else if (new_group && section)
        heading = dup_path (section);
      qd_note_item_set_heading (item, heading);
      last = section;
      last_group = group;
      last_whole = whole;
    }
}

static GPtrArray *
make_items (QdNoteList *self)
{
  g_autoptr (GHashTable) old = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = self->annotations ? g_list_model_get_n_items (G_LIST_MODEL (self->annotations)) : 0;
  int counts[N_GROUPS] = { 0 };

  for (guint i = 0; i < self->items->len; i++)
    g_hash_table_insert (old, qd_note_item_get_annotation (self->items->pdata[i]), self->items->pdata[i]);
  for (Group group = GROUP_PLACED; group < N_GROUPS; group++)
    {
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (QdAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (self->annotations), i);
          QdNoteItem *item;

          if (get_group (annotation) != group || !passes (self, annotation))
            continue;
          item = g_hash_table_lookup (old, annotation);
          g_ptr_array_add (items, item ? g_object_ref (item) : qd_note_item_new (annotation));
          counts[group]++;
        }
    }
  set_headings (self, items, counts);
  return g_steal_pointer (&items);
}

static void
rebuild (QdNoteList *self)
{
  g_autoptr (GPtrArray) old = self->items;
  GPtrArray *new = make_items (self);
  guint same_start = 0, same_end = 0, shorter;

  self->items = new;
  shorter = MIN (old->len, new->len);
  while (same_start < shorter && old->pdata[same_start] == new->pdata[same_start])
    same_start++;
  while (same_end < shorter - same_start && old->pdata[old->len - 1 - same_end] == new->pdata[new->len - 1 - same_end])
    same_end++;
  if (old->len != new->len || same_start + same_end < new->len)
    g_list_model_items_changed (G_LIST_MODEL (self), same_start, old->len - same_start - same_end,
                                new->len - same_start - same_end);
}

static GType
qd_note_list_get_item_type (GListModel *model)
{
  return QD_TYPE_NOTE_ITEM;
}

static guint
qd_note_list_get_n_items (GListModel *model)
{
  return QD_NOTE_LIST (model)->items->len;
}

static gpointer
qd_note_list_get_item (GListModel *model, guint position)
{
  QdNoteList *self = QD_NOTE_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
qd_note_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = qd_note_list_get_item_type;
  iface->get_n_items = qd_note_list_get_n_items;
  iface->get_item = qd_note_list_get_item;
}

static void
qd_note_list_dispose (GObject *object)
{
  QdNoteList *self = QD_NOTE_LIST (object);

  if (self->annotations)
    g_signal_handlers_disconnect_by_data (self->annotations, self);
  g_clear_object (&self->annotations);
  g_clear_object (&self->document);
  g_clear_object (&self->pinned);
  G_OBJECT_CLASS (qd_note_list_parent_class)->dispose (object);
}

static void
qd_note_list_finalize (GObject *object)
{
  QdNoteList *self = QD_NOTE_LIST (object);

  g_ptr_array_unref (self->items);
  g_free (self->text);
  g_free (self->color);
  g_free (self->tag);
  G_OBJECT_CLASS (qd_note_list_parent_class)->finalize (object);
}

static void
qd_note_list_class_init (QdNoteListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = qd_note_list_dispose;
  G_OBJECT_CLASS (class)->finalize = qd_note_list_finalize;
}

static void
qd_note_list_init (QdNoteList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->style = -1;
  self->kind = -1;
}

/**
 * qd_note_list_new:
 *
 * Returns: (transfer full): an empty list that filters nothing
 */
QdNoteList *
qd_note_list_new (void)
{
  return g_object_new (QD_TYPE_NOTE_LIST, NULL);
}

/**
 * qd_note_list_set_source:
 * @self: a list
 * @annotations: (nullable): what to list
 * @document: (nullable): whose headings to list them under
 */
void
qd_note_list_set_source (QdNoteList *self, QdAnnotationList *annotations, QdDocument *document)
{
  g_return_if_fail (QD_IS_NOTE_LIST (self));

  if (self->annotations)
    g_signal_handlers_disconnect_by_data (self->annotations, self);
  g_set_object (&self->annotations, annotations);
  g_set_object (&self->document, document);
  if (annotations)
    {
      g_signal_connect_swapped (annotations, "items-changed", G_CALLBACK (rebuild), self);
      g_signal_connect_swapped (annotations, "changed", G_CALLBACK (rebuild), self);
    }
  rebuild (self);
}

static void
set_string (QdNoteList *self, char **field, const char *value)
{
  if (value && !*value)
    value = NULL;
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value);
  rebuild (self);
}

/**
 * qd_note_list_set_text:
 * @self: a list
 * @text: (nullable): what a note, its quotation or a tag must hold, whatever the case
 */
void
qd_note_list_set_text (QdNoteList *self, const char *text)
{
  g_autofree char *folded = text ? g_utf8_casefold (text, -1) : NULL;

  g_return_if_fail (QD_IS_NOTE_LIST (self));

  set_string (self, &self->text, folded);
}

/**
 * qd_note_list_set_color:
 * @self: a list
 * @color: (nullable): the colour to list
 */
void
qd_note_list_set_color (QdNoteList *self, const char *color)
{
  g_return_if_fail (QD_IS_NOTE_LIST (self));

  set_string (self, &self->color, color);
}

/**
 * qd_note_list_set_style:
 * @self: a list
 * @style: the style of mark to list, a #QdMarkStyle, or -1 for all
 */
void
qd_note_list_set_style (QdNoteList *self, int style)
{
  g_return_if_fail (QD_IS_NOTE_LIST (self));

  if (self->style == style)
    return;
  self->style = style;
  rebuild (self);
}

/**
 * qd_note_list_set_kind:
 * @self: a list
 * @kind: the kind of annotation to list, a #QdAnnotationKind, or -1 for all
 */
void
qd_note_list_set_kind (QdNoteList *self, int kind)
{
  g_return_if_fail (QD_IS_NOTE_LIST (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  rebuild (self);
}

/**
 * qd_note_list_get_kind:
 * @self: a list
 *
 * Returns: the kind listed, or -1
 */
int
qd_note_list_get_kind (QdNoteList *self)
{
  g_return_val_if_fail (QD_IS_NOTE_LIST (self), -1);

  return self->kind;
}

/**
 * qd_note_list_set_tag:
 * @self: a list
 * @tag: (nullable): the tag to list
 */
void
qd_note_list_set_tag (QdNoteList *self, const char *tag)
{
  g_return_if_fail (QD_IS_NOTE_LIST (self));

  set_string (self, &self->tag, tag);
}

/**
 * qd_note_list_get_color:
 * @self: a list
 *
 * Returns: (nullable) (transfer none): the colour listed
 */
const char *
qd_note_list_get_color (QdNoteList *self)
{
  g_return_val_if_fail (QD_IS_NOTE_LIST (self), NULL);

  return self->color;
}

/**
 * qd_note_list_get_style:
 * @self: a list
 *
 * Returns: the style listed, or -1
 */
int
qd_note_list_get_style (QdNoteList *self)
{
  g_return_val_if_fail (QD_IS_NOTE_LIST (self), -1);

  return self->style;
}

/**
 * qd_note_list_get_tag:
 * @self: a list
 *
 * Returns: (nullable) (transfer none): the tag listed
 */
const char *
qd_note_list_get_tag (QdNoteList *self)
{
  g_return_val_if_fail (QD_IS_NOTE_LIST (self), NULL);

  return self->tag;
}

/**
 * qd_note_list_is_filtered:
 * @self: a list
 *
 * Returns: whether anything may be left out
 */
gboolean
qd_note_list_is_filtered (QdNoteList *self)
{
  g_return_val_if_fail (QD_IS_NOTE_LIST (self), FALSE);

  return self->text || self->color || self->tag || self->style >= 0 || self->kind >= 0;
}

/**
 * qd_note_list_pin:
 * @self: a list
 * @annotation: (nullable): being edited
 *
 * Keeps it listed even if what is typed no longer passes the filter.
 */
void
qd_note_list_pin (QdNoteList *self, QdAnnotation *annotation)
{
  g_return_if_fail (QD_IS_NOTE_LIST (self));

  if (g_set_object (&self->pinned, annotation) && qd_note_list_is_filtered (self))
    rebuild (self);
}

/**
 * qd_note_list_find:
 * @self: a list
 * @annotation: (nullable): an annotation
 *
 * Returns: its index, or -1
 */
int
qd_note_list_find (QdNoteList *self, QdAnnotation *annotation)
{
  g_return_val_if_fail (QD_IS_NOTE_LIST (self), -1);

  for (guint i = 0; i < self->items->len; i++)
    {
      if (qd_note_item_get_annotation (self->items->pdata[i]) == annotation)
        return i;
    }
  return -1;
}

/**
 * qd_note_list_dup_tags:
 * @self: a list
 *
 * Returns: (transfer full): all tags of the document's annotations, sorted, each once
 */
char **
qd_note_list_dup_tags (QdNoteList *self)
{
  g_return_val_if_fail (QD_IS_NOTE_LIST (self), NULL);

  return self->annotations ? qd_annotation_list_dup_tags (self->annotations) : g_new0 (char *, 1);
}
