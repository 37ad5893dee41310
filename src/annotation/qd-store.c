/* qd-store.c: the annotations of one document on disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-store-private.h"

#include "annotation/qd-library.h"

G_DEFINE_FINAL_TYPE (QdStore, qd_store, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PROBLEM,
  PROP_UNSAVED,
  PROP_READ_ONLY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
qd_store_dispose (GObject *object)
{
  QdStore *self = QD_STORE (object);

  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  if (self->monitor)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  if (self->history)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->history);
  if (self->list)
    qd_annotation_list_stop_searches (self->list);
  g_clear_object (&self->list);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (qd_store_parent_class)->dispose (object);
}

static void
qd_store_finalize (GObject *object)
{
  QdStore *self = QD_STORE (object);

  g_free (self->data_dir);
  g_free (self->device);
  g_free (self->directory);
  g_free (self->path);
  g_free (self->kept);
  g_free (self->previous);
  g_free (self->problem);
  G_OBJECT_CLASS (qd_store_parent_class)->finalize (object);
}

static void
qd_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QdStore *self = QD_STORE (object);

  switch (id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_UNSAVED:
      g_value_set_boolean (value, self->unsaved);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_store_class_init (QdStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = qd_store_dispose;
  object_class->finalize = qd_store_finalize;
  object_class->get_property = qd_store_get_property;

  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  properties[PROP_UNSAVED] = g_param_spec_boolean ("unsaved", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_store_init (QdStore *self)
{
}

/**
 * qd_store_dup_default_dir:
 *
 * Returns: (transfer full): the user's data directory for Quandian
 */
char *
qd_store_dup_default_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "quandian", NULL);
}

void
qd_store_set_problem (QdStore *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

void
qd_store_fail (QdStore *self, const char *problem)
{
  self->passing = TRUE;
  qd_store_set_problem (self, problem);
}

void
qd_store_recover (QdStore *self)
{
  if (!self->passing)
    return;
  self->passing = FALSE;
  qd_store_set_problem (self, NULL);
}

void
qd_store_set_unsaved (QdStore *self, gboolean unsaved)
{
  if (self->unsaved == unsaved)
    return;
  self->unsaved = unsaved;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNSAVED]);
}

void
qd_store_set_read_only (QdStore *self, gboolean read_only)
{
  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

static void
committed_cb (QdStore *self)
{
  qd_store_set_unsaved (self, TRUE);
  qd_store_save (self, NULL);
}

static QdStore *
create (const char *data_dir, QdDocument *document, GFile *file, gboolean patient)
{
  QdStore *self = g_object_new (QD_TYPE_STORE, NULL);

  self->device = qd_store_dup_device (data_dir);
  self->data_dir = g_strdup (data_dir);
  self->directory = qd_library_dup_directory (data_dir);
  self->document = g_object_ref (document);
  g_set_object (&self->file, file);
  self->list = qd_annotation_list_new ();
  qd_annotation_list_set_patient (self->list, patient);
  qd_annotation_list_set_document (self->list, document);
  self->history = qd_history_new (self->list, self->device);
  qd_history_set_document (self->history, document);
  self->path = qd_library_find (data_dir, document, file);
  if (!self->path)
    self->path = qd_library_dup_new_path (data_dir, document, file);
  self->kept = qd_library_dup_kept (data_dir, self->path);
  self->previous = qd_library_dup_previous (data_dir, self->path);
  qd_store_load (self);
  qd_store_merge_copies (self);
  qd_store_watch (self);
  g_signal_connect_swapped (self->history, "committed", G_CALLBACK (committed_cb), self);
  return self;
}

/**
 * qd_store_new:
 * @data_dir: the data directory
 * @document: a document
 * @file: (nullable): where it was read from
 *
 * Finds the document's annotations and places them. Nothing is written before the first act.
 *
 * Returns: (transfer full): the store; see #QdStore:problem for what went wrong
 */
QdStore *
qd_store_new (const char *data_dir, QdDocument *document, GFile *file)
{
  return create (data_dir, document, file, FALSE);
}

/**
 * qd_store_new_patient:
 * @data_dir: the data directory
 * @document: a document
 * @file: (nullable): where it was read from
 *
 * As qd_store_new(), for a window that goes on meanwhile: where many annotations of an edited text are no longer where
 * they were, they are orphans until a thread has found their places, which the main context then shows. See
 * qd_annotation_list_settle().
 *
 * Returns: (transfer full): the store
 */
QdStore *
qd_store_new_patient (const char *data_dir, QdDocument *document, GFile *file)
{
  return create (data_dir, document, file, TRUE);
}

/**
 * qd_store_set_document:
 * @self: a store
 * @document: the same document, read anew or shown otherwise
 *
 * Finds every anchor again. The history stays.
 */
void
qd_store_set_document (QdStore *self, QdDocument *document)
{
  g_return_if_fail (QD_IS_STORE (self));
  if (!g_set_object (&self->document, document))
    return;
  qd_history_set_document (self->history, document);
  qd_annotation_list_set_document (self->list, document);
}

/**
 * qd_store_get_document:
 * @self: a store
 *
 * Returns: (transfer none): the document in which the annotations are placed
 */
QdDocument *
qd_store_get_document (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return self->document;
}

/**
 * qd_store_get_list:
 * @self: a store
 *
 * Returns: (transfer none): the annotations
 */
QdAnnotationList *
qd_store_get_list (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return self->list;
}

/**
 * qd_store_get_history:
 * @self: a store
 *
 * Returns: (transfer none): what changes them
 */
QdHistory *
qd_store_get_history (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return self->history;
}

/**
 * qd_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): the path of the key file, which need not exist yet
 */
const char *
qd_store_get_path (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return self->path;
}

/**
 * qd_store_get_problem:
 * @self: a store
 *
 * Returns: (nullable) (transfer none): one or two sentences for the reader, if something is amiss
 */
const char *
qd_store_get_problem (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return self->problem;
}

/**
 * qd_store_get_unsaved:
 * @self: a store
 *
 * Returns: whether there are acts that are only in memory
 */
gboolean
qd_store_get_unsaved (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  return self->unsaved;
}

/**
 * qd_store_get_outline_kind:
 * @self: a store
 *
 * Returns: which of the outlines of the document the reader chose
 */
QdOutlineKind
qd_store_get_outline_kind (QdStore *self)
{
  g_autofree char *name = NULL;
  QdOutlineKind kind = QD_OUTLINE_RECOGNISED;

  g_return_val_if_fail (QD_IS_STORE (self), QD_OUTLINE_RECOGNISED);

  name = qd_store_dup_reading_key (self, "Outline");
  qd_outline_kind_from_string (name, &kind);
  return kind;
}

/**
 * qd_store_set_outline_kind:
 * @self: a store
 * @kind: which of the outlines of the document the reader wants
 */
void
qd_store_set_outline_kind (QdStore *self, QdOutlineKind kind)
{
  g_return_if_fail (QD_IS_STORE (self));
  qd_store_set_reading_key (self, "Outline", qd_outline_kind_to_string (kind));
}

/**
 * qd_store_dup_corrections:
 * @self: a store
 *
 * Returns: (transfer full): what the reader wants the outline of the store's document to be
 */
QdCorrections *
qd_store_dup_corrections (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return qd_annotation_list_dup_corrections (self->list, qd_store_get_outline_kind (self));
}
