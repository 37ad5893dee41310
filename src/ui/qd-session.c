/* qd-session.c: what the reading view, the outline and the annotation panel share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-session-private.h"

G_DEFINE_FINAL_TYPE (QdSession, qd_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_SCROLL_TO,
  SIGNAL_SCROLL_BACK,
  SIGNAL_MARKS_CHANGED,
  N_SIGNALS
};

static GParamSpec *props[QD_SESSION_N_PROPS];
static guint signals[N_SIGNALS];

/* Announces a change of one of its properties. */
void
qd_session_notify (QdSession *self, QdSessionProp prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static QdReading *
get_reading (QdSession *self)
{
  return qd_document_get_reading (self->document);
}

gsize
qd_session_get_n_bytes (QdSession *self)
{
  gsize n_bytes = 0;

  if (self->document)
    qd_document_get_string (self->document, &n_bytes);
  return n_bytes;
}

/* Annotations */

static void
marks_changed_cb (QdSession *self)
{
  g_signal_emit (self, signals[SIGNAL_MARKS_CHANGED], 0);
}

static void
items_changed_cb (QdSession *self)
{
  QdAnnotationList *list = qd_store_get_list (self->store);

  if (self->current && qd_annotation_list_lookup (list, qd_annotation_get_id (self->current)) != self->current)
    qd_session_set_current (self, NULL);
  marks_changed_cb (self);
}

static void
problem_cb (QdSession *self)
{
  qd_session_notify (self, QD_SESSION_PROP_PROBLEM);
}

/**
 * qd_session_get_current:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): the annotation shown as chosen
 */
QdAnnotation *
qd_session_get_current (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), NULL);
  return self->current;
}

/**
 * qd_session_set_current:
 * @self: a session
 * @annotation: (nullable): the annotation to show as chosen
 */
void
qd_session_set_current (QdSession *self, QdAnnotation *annotation)
{
  g_return_if_fail (QD_IS_SESSION (self));

  if (g_set_object (&self->current, annotation))
    qd_session_notify (self, QD_SESSION_PROP_CURRENT);
}

/* The file */

static void
file_state_cb (QdSession *self)
{
  qd_session_notify (self, QD_SESSION_PROP_FILE_STATE);
}

void
qd_session_watch_file (QdSession *self, QdFileWatch *watch)
{
  QdFileState before = qd_session_get_file_state (self);

  if (self->watch)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_set_object (&self->watch, watch);
  if (watch)
    g_signal_connect_swapped (watch, "notify::state", G_CALLBACK (file_state_cb), self);
  if (qd_session_get_file_state (self) != before)
    qd_session_notify (self, QD_SESSION_PROP_FILE_STATE);
}

/**
 * qd_session_get_file_state:
 * @self: a session
 *
 * Returns: how the file stands to what was read of it
 */
QdFileState
qd_session_get_file_state (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), QD_FILE_AS_READ);
  return self->watch ? qd_file_watch_get_state (self->watch) : QD_FILE_AS_READ;
}

/* Life */

static void
let_go (QdSession *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->store)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      g_signal_handlers_disconnect_by_data (qd_store_get_list (self->store), self);
    }
  qd_session_watch_file (self, NULL);
  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_object (&self->flow);
  g_clear_pointer (&self->faces, qd_faces_unref);
  g_clear_pointer (&self->missing, g_free);
  g_clear_object (&self->document);
  g_clear_object (&self->section);
  g_clear_object (&self->current);
  g_array_set_size (self->way_back, 0);
  self->anchor = self->caret = self->position = 0;
}

static void
notify_all (QdSession *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint prop = 1; prop < QD_SESSION_N_PROPS; prop++)
    if (prop != QD_SESSION_PROP_LOADING)
      qd_session_notify (self, prop);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
read_only_cb (QdSession *self)
{
  qd_session_notify (self, QD_SESSION_PROP_READ_ONLY);
}

static void
connect_store (QdSession *self)
{
  QdAnnotationList *list = qd_store_get_list (self->store);

  g_signal_connect_swapped (self->store, "notify::problem", G_CALLBACK (problem_cb), self);
  g_signal_connect_swapped (self->store, "notify::read-only", G_CALLBACK (read_only_cb), self);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (list, "changed", G_CALLBACK (marks_changed_cb), self);
  g_signal_connect_swapped (list, "corrections-changed", G_CALLBACK (qd_session_correct), self);
  g_signal_connect_swapped (list, "verdicts-changed", G_CALLBACK (qd_session_read_otherwise), self);
}

/* Takes over what belongs to one document and shows the place where reading stopped. */
void
qd_session_adopt (QdSession *self, GFile *file, QdStore *store, QdDocument *document, QdFlow *flow)
{
  let_go (self);
  if (document)
    {
      self->file = file ? g_object_ref (file) : NULL;
      self->store = g_object_ref (store);
      self->document = g_object_ref (document);
      self->flow = g_object_ref (flow);
      self->position = qd_reading_from_source (get_reading (self), qd_store_get_position (store), QD_BIAS_START);
      self->anchor = self->caret = self->position;
      g_set_object (&self->section, qd_document_find_section (document, self->position));
      connect_store (self);
    }
  notify_all (self);
}

/* The same source in another reading: the places stay where they are in the source. */
void
qd_session_replace_document (QdSession *self, QdDocument *document, QdFlow *flow)
{
  QdReading *old = get_reading (self), *new = qd_document_get_reading (document);
  gsize *places[] = { &self->anchor, &self->caret, &self->position };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    *places[i] = qd_reading_from_source (new, qd_reading_to_source (old, *places[i], QD_BIAS_START), QD_BIAS_START);
  g_set_object (&self->document, document);
  g_set_object (&self->flow, flow);
  g_set_object (&self->section, qd_document_find_section (document, self->position));
  qd_store_set_document (self->store, document);
  notify_all (self);
}

/**
 * qd_session_close:
 * @self: a session
 * @error: why something could not be saved
 *
 * Returns: %FALSE if the reader would lose something; the document is then kept
 */
gboolean
qd_session_close (QdSession *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (QD_IS_SESSION (self), FALSE);

  if (!self->store)
    return TRUE;
  /* Where reading stopped is worth no warning; an act is. */
  if (!qd_session_save_place (self, &local_error) && qd_store_get_unsaved (self->store))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  qd_session_adopt (self, NULL, NULL, NULL, NULL);
  return TRUE;
}

static void
qd_session_dispose (GObject *object)
{
  let_go (QD_SESSION (object));
  G_OBJECT_CLASS (qd_session_parent_class)->dispose (object);
}

static void
qd_session_finalize (GObject *object)
{
  QdSession *self = QD_SESSION (object);

  g_free (self->data_dir);
  g_free (self->last_color);
  g_array_unref (self->way_back);
  G_OBJECT_CLASS (qd_session_parent_class)->finalize (object);
}

static void
qd_session_get_property (GObject *object, guint prop, GValue *value, GParamSpec *pspec)
{
  QdSession *self = QD_SESSION (object);
  gsize start, end;

  qd_session_get_selection (self, &start, &end);
  switch ((QdSessionProp) prop)
    {
    case QD_SESSION_PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case QD_SESSION_PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case QD_SESSION_PROP_FLOW:
      g_value_set_object (value, self->flow);
      break;
    case QD_SESSION_PROP_ANNOTATIONS:
      g_value_set_object (value, qd_session_get_annotations (self));
      break;
    case QD_SESSION_PROP_HISTORY:
      g_value_set_object (value, qd_session_get_history (self));
      break;
    case QD_SESSION_PROP_SELECTION_START:
      g_value_set_uint64 (value, start);
      break;
    case QD_SESSION_PROP_SELECTION_END:
      g_value_set_uint64 (value, end);
      break;
    case QD_SESSION_PROP_POSITION:
      g_value_set_uint64 (value, self->position);
      break;
    case QD_SESSION_PROP_SECTION:
      g_value_set_object (value, self->section);
      break;
    case QD_SESSION_PROP_CURRENT:
      g_value_set_object (value, self->current);
      break;
    case QD_SESSION_PROP_LOADING:
      g_value_set_boolean (value, self->load_task != NULL);
      break;
    case QD_SESSION_PROP_CAN_GO_BACK:
      g_value_set_boolean (value, self->way_back->len > 0);
      break;
    case QD_SESSION_PROP_PROBLEM:
      g_value_set_string (value, self->store ? qd_store_get_problem (self->store) : NULL);
      break;
    case QD_SESSION_PROP_FILE_STATE:
      g_value_set_int (value, qd_session_get_file_state (self));
      break;
    case QD_SESSION_PROP_READ_ONLY:
      g_value_set_boolean (value, qd_session_is_read_only (self));
      break;
    case QD_SESSION_N_PROPS:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop, pspec);
      break;
    }
}

static void
qd_session_class_init (QdSessionClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qd_session_dispose;
  object_class->finalize = qd_session_finalize;
  object_class->get_property = qd_session_get_property;

  props[QD_SESSION_PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  props[QD_SESSION_PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, QD_TYPE_DOCUMENT, flags);
  props[QD_SESSION_PROP_FLOW] = g_param_spec_object ("flow", NULL, NULL, QD_TYPE_FLOW, flags);
  props[QD_SESSION_PROP_ANNOTATIONS] = g_param_spec_object ("annotations", NULL, NULL, QD_TYPE_ANNOTATION_LIST, flags);
  props[QD_SESSION_PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, QD_TYPE_HISTORY, flags);
  props[QD_SESSION_PROP_SELECTION_START] =
      g_param_spec_uint64 ("selection-start", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  props[QD_SESSION_PROP_SELECTION_END] = g_param_spec_uint64 ("selection-end", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  props[QD_SESSION_PROP_POSITION] = g_param_spec_uint64 ("position", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  props[QD_SESSION_PROP_SECTION] = g_param_spec_object ("section", NULL, NULL, QD_TYPE_SECTION, flags);
  props[QD_SESSION_PROP_CURRENT] = g_param_spec_object ("current", NULL, NULL, QD_TYPE_ANNOTATION, flags);
  props[QD_SESSION_PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  props[QD_SESSION_PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);
  props[QD_SESSION_PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  props[QD_SESSION_PROP_FILE_STATE] =
      g_param_spec_int ("file-state", NULL, NULL, QD_FILE_AS_READ, QD_FILE_GONE, QD_FILE_AS_READ, flags);
  props[QD_SESSION_PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, QD_SESSION_N_PROPS, props);

  signals[SIGNAL_SCROLL_TO] = g_signal_new ("scroll-to", QD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_BOOLEAN);
  signals[SIGNAL_SCROLL_BACK] = g_signal_new ("scroll-back", QD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_UINT64);
  signals[SIGNAL_MARKS_CHANGED] =
      g_signal_new ("marks-changed", QD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qd_session_init (QdSession *self)
{
  qd_style_init (&self->style, QD_REGION_CN);
  self->kind = QD_READING_EMENDED;
  self->way_back = g_array_new (FALSE, FALSE, sizeof (int));
  self->last_color = g_strdup (qd_annotation_get_color_names ()[0]);
}

/**
 * qd_session_new:
 * @data_dir: (nullable): where annotations are kept; the user's data directory if %NULL
 *
 * Returns: (transfer full): a session without a document
 */
QdSession *
qd_session_new (const char *data_dir)
{
  QdSession *self = g_object_new (QD_TYPE_SESSION, NULL);

  self->data_dir = data_dir ? g_strdup (data_dir) : qd_store_dup_default_dir ();
  return self;
}

/**
 * qd_session_get_file:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): the file the document was read from
 */
GFile *
qd_session_get_file (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), NULL);
  return self->file;
}

/**
 * qd_session_get_document:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): the document
 */
QdDocument *
qd_session_get_document (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), NULL);
  return self->document;
}

/**
 * qd_session_get_missing:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): a sentence on the characters of the document that no installed font has; %NULL
 *   if there are none
 */
const char *
qd_session_get_missing (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), NULL);

  return self->missing;
}

/**
 * qd_session_get_flow:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): the document as it is set now
 */
QdFlow *
qd_session_get_flow (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), NULL);
  return self->flow;
}

/**
 * qd_session_get_store:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): what keeps the annotations on disk
 */
QdStore *
qd_session_get_store (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), NULL);
  return self->store;
}

/**
 * qd_session_is_read_only:
 * @self: a session
 *
 * Returns: whether the notes of the text cannot be changed
 */
gboolean
qd_session_is_read_only (QdSession *self)
{
  gboolean read_only = FALSE;

  g_return_val_if_fail (QD_IS_SESSION (self), FALSE);

  if (self->store)
    g_object_get (self->store, "read-only", &read_only, NULL);
  return read_only;
}

/**
 * qd_session_get_annotations:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): the annotations in the order of the text
 */
QdAnnotationList *
qd_session_get_annotations (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), NULL);
  return self->store ? qd_store_get_list (self->store) : NULL;
}

/**
 * qd_session_get_history:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): through which annotations are changed
 */
QdHistory *
qd_session_get_history (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), NULL);
  return self->store ? qd_store_get_history (self->store) : NULL;
}

/**
 * qd_session_get_last_color:
 * @self: a session
 *
 * Returns: (transfer none): the colour a mark takes if none is named
 */
const char *
qd_session_get_last_color (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), NULL);
  return self->last_color;
}

/**
 * qd_session_set_last_color:
 * @self: a session
 * @color: a colour's name
 */
void
qd_session_set_last_color (QdSession *self, const char *color)
{
  g_return_if_fail (QD_IS_SESSION (self) && color);

  if (g_strcmp0 (color, self->last_color) != 0)
    {
      g_free (self->last_color);
      self->last_color = g_strdup (color);
    }
}
