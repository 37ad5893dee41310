/* qd-section.c: a node of the outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-section.h"

struct _QdSection
{
  GObject parent_instance;

  QdSectionKind kind;
  int level;
  char *label;
  char *text;
  char *reason;
  int paragraph;
  gsize start;
  gsize heading_end;
  gsize end;
  QdSection *parent; /* not owned: the parent owns us, and clears this when it goes first */
  GListStore *children;
};

G_DEFINE_FINAL_TYPE (QdSection, qd_section, G_TYPE_OBJECT)

static void
qd_section_finalize (GObject *object)
{
  QdSection *self = QD_SECTION (object);
  guint n_children = g_list_model_get_n_items (G_LIST_MODEL (self->children));

  for (guint i = 0; i < n_children; i++)
    {
      g_autoptr (QdSection) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);

      child->parent = NULL;
    }
  g_clear_object (&self->children);
  g_free (self->label);
  g_free (self->text);
  g_free (self->reason);
  G_OBJECT_CLASS (qd_section_parent_class)->finalize (object);
}

static void
qd_section_class_init (QdSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_section_finalize;
}

static void
qd_section_init (QdSection *self)
{
  self->children = g_list_store_new (QD_TYPE_SECTION);
}

/**
 * qd_section_new:
 * @kind: what stands there
 * @level: 1 for a top heading, 0 for front matter
 * @label: the numbering as printed, "" if none
 * @text: the heading without its label
 * @reason: (nullable): one sentence that says why it is a heading
 *
 * Makes a section without a range, parent or children.
 *
 * Returns: (transfer full): the section
 */
QdSection *
qd_section_new (QdSectionKind kind, int level, const char *label, const char *text, const char *reason)
{
  QdSection *self = g_object_new (QD_TYPE_SECTION, NULL);

  self->kind = kind;
  self->level = level;
  self->label = g_strdup (label);
  self->text = g_strdup (text);
  self->reason = g_strdup (reason ? reason : "");
  return self;
}

/**
 * qd_section_set_range:
 * @self: a section
 * @paragraph: index of the heading's paragraph
 * @start: where the heading starts, in bytes of the reading
 * @heading_end: where the heading ends
 * @end: where the section ends
 *
 * Only for the maker of a document, before anyone else sees the section.
 */
void
qd_section_set_range (QdSection *self, int paragraph, gsize start, gsize heading_end, gsize end)
{
  g_return_if_fail (QD_IS_SECTION (self));

  self->paragraph = paragraph;
  self->start = start;
  self->heading_end = heading_end;
  self->end = end;
}

/**
 * qd_section_set_end:
 * @self: a section
 * @end: where the section ends, in bytes of the reading
 *
 * Only for the maker of a document, who learns it when the next section begins.
 */
void
qd_section_set_end (QdSection *self, gsize end)
{
  g_return_if_fail (QD_IS_SECTION (self));

  self->end = end;
}

/**
 * qd_section_append:
 * @self: a section
 * @child: (transfer none): a section without a parent
 *
 * Only for the maker of a document.
 */
void
qd_section_append (QdSection *self, QdSection *child)
{
  g_return_if_fail (QD_IS_SECTION (self));
  g_return_if_fail (QD_IS_SECTION (child) && !child->parent);

  child->parent = self;
  g_list_store_append (self->children, child);
}

/**
 * qd_section_get_kind:
 * @self: a section
 *
 * Returns: whether it is a heading or a part of the front or end matter
 */
QdSectionKind
qd_section_get_kind (QdSection *self)
{
  g_return_val_if_fail (QD_IS_SECTION (self), QD_SECTION_HEADING);
  return self->kind;
}

/**
 * qd_section_get_level:
 * @self: a section
 *
 * Returns: 1 for a top heading below the title and so on, 0 for front matter
 */
int
qd_section_get_level (QdSection *self)
{
  g_return_val_if_fail (QD_IS_SECTION (self), 0);
  return self->level;
}

/**
 * qd_section_get_label:
 * @self: a section
 *
 * Returns: (transfer none): the numbering as printed, "一、"; "" if there is none
 */
const char *
qd_section_get_label (QdSection *self)
{
  g_return_val_if_fail (QD_IS_SECTION (self), "");
  return self->label;
}

/**
 * qd_section_get_text:
 * @self: a section
 *
 * Returns: (transfer none): the heading without its label
 */
const char *
qd_section_get_text (QdSection *self)
{
  g_return_val_if_fail (QD_IS_SECTION (self), "");
  return self->text;
}

/* A label that ends in its own mark needs no space after it: 一、 （一） but 第一章 楔子 1.1 *. */
static gboolean
label_stands_apart (const char *label)
{
  static const char *const closing[] = { "、", "．", "）", "〕", "】", "，", "。", "：", "》" };

  for (guint i = 0; i < G_N_ELEMENTS (closing); i++)
    {
      if (g_str_has_suffix (label, closing[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * qd_section_dup_display:
 * @self: a section
 *
 * Returns: (transfer full): label and text as one line for a list
 */
char *
qd_section_dup_display (QdSection *self)
{
  g_return_val_if_fail (QD_IS_SECTION (self), NULL);

  if (!*self->label || !*self->text)
    return g_strconcat (self->label, self->text, NULL);
  return g_strconcat (self->label, label_stands_apart (self->label) ? "" : " ", self->text, NULL);
}

/**
 * qd_section_get_reason:
 * @self: a section
 *
 * Returns: (transfer none): why this is a heading, one sentence; may be ""
 */
const char *
qd_section_get_reason (QdSection *self)
{
  g_return_val_if_fail (QD_IS_SECTION (self), "");
  return self->reason;
}

/**
 * qd_section_get_paragraph:
 * @self: a section
 *
 * Returns: the index of the heading's paragraph in its document
 */
int
qd_section_get_paragraph (QdSection *self)
{
  g_return_val_if_fail (QD_IS_SECTION (self), 0);
  return self->paragraph;
}

/**
 * qd_section_get_start:
 * @self: a section
 *
 * Returns: where the heading starts, in bytes of the reading
 */
gsize
qd_section_get_start (QdSection *self)
{
  g_return_val_if_fail (QD_IS_SECTION (self), 0);
  return self->start;
}

/**
 * qd_section_get_heading_end:
 * @self: a section
 *
 * Returns: where the heading ends, in bytes of the reading
 */
gsize
qd_section_get_heading_end (QdSection *self)
{
  g_return_val_if_fail (QD_IS_SECTION (self), 0);
  return self->heading_end;
}

/**
 * qd_section_get_end:
 * @self: a section
 *
 * Returns: where the next section that is not inside this one begins, in bytes of the reading
 */
gsize
qd_section_get_end (QdSection *self)
{
  g_return_val_if_fail (QD_IS_SECTION (self), 0);
  return self->end;
}

/**
 * qd_section_get_parent:
 * @self: a section
 *
 * Returns: (nullable) (transfer none): the section it stands in
 */
QdSection *
qd_section_get_parent (QdSection *self)
{
  g_return_val_if_fail (QD_IS_SECTION (self), NULL);
  return self->parent;
}

/**
 * qd_section_get_children:
 * @self: a section
 *
 * Returns: (transfer none): its sections, never %NULL
 */
GListModel *
qd_section_get_children (QdSection *self)
{
  g_return_val_if_fail (QD_IS_SECTION (self), NULL);
  return G_LIST_MODEL (self->children);
}

/**
 * qd_section_dup_path:
 * @self: a section
 *
 * Returns: (transfer full): the headings from the top down to this one, joined by "/"
 */
char *
qd_section_dup_path (QdSection *self)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (QD_IS_SECTION (self), NULL);

  path = qd_section_dup_display (self);
  for (QdSection *parent = self->parent; parent; parent = parent->parent)
    {
      g_autofree char *display = qd_section_dup_display (parent);
      char *longer = g_strconcat (display, "/", path, NULL);

      g_free (path);
      path = longer;
    }
  return g_steal_pointer (&path);
}
