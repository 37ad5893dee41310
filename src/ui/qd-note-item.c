/* qd-note-item.c: an annotation in its place in the panel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-note-item.h"

struct _QdNoteItem
{
  GObject parent_instance;
  QdAnnotation *annotation;
  char *heading;
};

G_DEFINE_FINAL_TYPE (QdNoteItem, qd_note_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ANNOTATION,
  PROP_HEADING,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

static void
qd_note_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QdNoteItem *self = QD_NOTE_ITEM (object);

  switch (id)
    {
    case PROP_ANNOTATION:
      self->annotation = g_value_dup_object (value);
      break;
    case PROP_HEADING:
      qd_note_item_set_heading (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_note_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QdNoteItem *self = QD_NOTE_ITEM (object);

  switch (id)
    {
    case PROP_ANNOTATION:
      g_value_set_object (value, self->annotation);
      break;
    case PROP_HEADING:
      g_value_set_string (value, self->heading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_note_item_finalize (GObject *object)
{
  QdNoteItem *self = QD_NOTE_ITEM (object);

  g_object_unref (self->annotation);
  g_free (self->heading);
  G_OBJECT_CLASS (qd_note_item_parent_class)->finalize (object);
}

static void
qd_note_item_class_init (QdNoteItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->set_property = qd_note_item_set_property;
  object_class->get_property = qd_note_item_get_property;
  object_class->finalize = qd_note_item_finalize;
  props[PROP_ANNOTATION] = g_param_spec_object ("annotation", NULL, NULL, QD_TYPE_ANNOTATION,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
qd_note_item_init (QdNoteItem *self)
{
}

/**
 * qd_note_item_new:
 * @annotation: an annotation
 *
 * Returns: (transfer full): an item without a heading
 */
QdNoteItem *
qd_note_item_new (QdAnnotation *annotation)
{
  return g_object_new (QD_TYPE_NOTE_ITEM, "annotation", annotation, NULL);
}

/**
 * qd_note_item_get_annotation:
 * @self: an item
 *
 * Returns: (transfer none): its annotation
 */
QdAnnotation *
qd_note_item_get_annotation (QdNoteItem *self)
{
  g_return_val_if_fail (QD_IS_NOTE_ITEM (self), NULL);

  return self->annotation;
}

/**
 * qd_note_item_get_heading:
 * @self: an item
 *
 * Returns: (nullable) (transfer none): what stands above the card
 */
const char *
qd_note_item_get_heading (QdNoteItem *self)
{
  g_return_val_if_fail (QD_IS_NOTE_ITEM (self), NULL);

  return self->heading;
}

/**
 * qd_note_item_set_heading:
 * @self: an item
 * @heading: (nullable): what stands above the card
 */
void
qd_note_item_set_heading (QdNoteItem *self, const char *heading)
{
  g_return_if_fail (QD_IS_NOTE_ITEM (self));

  if (g_strcmp0 (self->heading, heading) == 0)
    return;
  g_free (self->heading);
  self->heading = g_strdup (heading);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HEADING]);
}
