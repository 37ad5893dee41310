/* qd-import-entry.c: one note of an import, as a row of the dialog shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-import-entry.h"

struct _QdImportEntry
{
  GObject parent_instance;
  QdImportItem *item;
};

G_DEFINE_FINAL_TYPE (QdImportEntry, qd_import_entry, G_TYPE_OBJECT)

enum
{
  PROP_TAKEN = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

static void
qd_import_entry_get_property (GObject *object, guint prop, GValue *value, GParamSpec *pspec)
{
  if (prop == PROP_TAKEN)
    g_value_set_boolean (value, qd_import_entry_get_taken (QD_IMPORT_ENTRY (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop, pspec);
}

static void
qd_import_entry_set_property (GObject *object, guint prop, const GValue *value, GParamSpec *pspec)
{
  if (prop == PROP_TAKEN)
    qd_import_entry_set_taken (QD_IMPORT_ENTRY (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop, pspec);
}

static void
qd_import_entry_class_init (QdImportEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = qd_import_entry_get_property;
  object_class->set_property = qd_import_entry_set_property;
  props[PROP_TAKEN] = g_param_spec_boolean ("taken", NULL, NULL, FALSE,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
qd_import_entry_init (QdImportEntry *self)
{
}

/**
 * qd_import_entry_new:
 * @item: a row of a plan that lives as long as the entry is used
 *
 * Returns: (transfer full): an entry
 */
QdImportEntry *
qd_import_entry_new (QdImportItem *item)
{
  QdImportEntry *self = g_object_new (QD_TYPE_IMPORT_ENTRY, NULL);

  self->item = item;
  return self;
}

/**
 * qd_import_entry_get_item:
 * @self: an entry
 *
 * Returns: (transfer none): the row of the plan
 */
const QdImportItem *
qd_import_entry_get_item (QdImportEntry *self)
{
  g_return_val_if_fail (QD_IS_IMPORT_ENTRY (self), NULL);
  return self->item;
}

/**
 * qd_import_entry_get_taken:
 * @self: an entry
 *
 * Returns: whether the reader wants it
 */
gboolean
qd_import_entry_get_taken (QdImportEntry *self)
{
  g_return_val_if_fail (QD_IS_IMPORT_ENTRY (self), FALSE);
  return self->item->taken;
}

/**
 * qd_import_entry_set_taken:
 * @self: an entry
 * @taken: whether the reader wants it
 */
void
qd_import_entry_set_taken (QdImportEntry *self, gboolean taken)
{
  g_return_if_fail (QD_IS_IMPORT_ENTRY (self));

  if (!self->item->taken == !taken)
    return;
  self->item->taken = taken;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TAKEN]);
}
