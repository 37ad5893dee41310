/* qd-collection.c: the notes of all documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-collection.h"

#include "annotation/qd-key-file.h"
#include "annotation/qd-library.h"

/* How long reading may go on before the program sees to other things. */
#define SLICE_US 6000

/* The notes of one key file. */
typedef struct
{
  char *path;
  char *sort_key;   /* of the title */
  GPtrArray *notes; /* (element-type QdCollectedNote): in the order of the text */
  guint first;      /* position of the first of them */
} Chapter;

struct _QdCollection
{
  GObject parent_instance;
  char *directory;
  GPtrArray *chapters; /* (element-type Chapter): in the order of the titles; none is empty */
  guint n_notes;
  GQueue pending; /* (element-type filename): key files to be read */
  guint idle;
  GFileMonitor *monitor; /* (nullable) */
};

enum
{
  PROP_LOADING = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

static void
chapter_free (gpointer data)
{
  Chapter *chapter = data;

  g_free (chapter->path);
  g_free (chapter->sort_key);
  g_ptr_array_unref (chapter->notes);
  g_free (chapter);
}

static GType
get_item_type (GListModel *model)
{
  return QD_TYPE_COLLECTED_NOTE;
}

static guint
get_n_items (GListModel *model)
{
  return QD_COLLECTION (model)->n_notes;
}

/* The chapter that holds @position, which some chapter does. */
static guint
find_chapter (QdCollection *self, guint position)
{
  guint low = 0, high = self->chapters->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (((const Chapter *) g_ptr_array_index (self->chapters, middle))->first <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static gpointer
get_item (GListModel *model, guint position)
{
  QdCollection *self = QD_COLLECTION (model);
  const Chapter *chapter;

  if (position >= self->n_notes)
    return NULL;
  chapter = g_ptr_array_index (self->chapters, find_chapter (self, position));
  return g_object_ref (g_ptr_array_index (chapter->notes, position - chapter->first));
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QdCollection,
                               qd_collection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static QdCollectedDocument *
create_document (QdNotebook *notebook, const char *path)
{
  QdCollectedDocument *self = g_new0 (QdCollectedDocument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->path = g_strdup (path);
  self->uris = g_key_file_get_string_list (notebook->head, "Document", "URIs", NULL, NULL);
  self->author = qd_notebook_dup_value (notebook, "Document", "Author");
  self->title = qd_notebook_dup_value (notebook, "Document", "Title");
  if (!self->title && self->uris && self->uris[0])
    {
      g_autoptr (GFile) file = g_file_new_for_uri (self->uris[0]);
      g_autofree char *name = g_file_get_basename (file);

      self->title = name ? g_utf8_make_valid (name, -1) : NULL;
    }
  if (!self->title)
    self->title = g_path_get_basename (path);
  return self;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const QdRecord *first = qd_collected_note_get_record (*(QdCollectedNote *const *) a);
  const QdRecord *second = qd_collected_note_get_record (*(QdCollectedNote *const *) b);

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return g_strcmp0 (first->id, second->id);
}

/* (nullable): NULL if the file is gone, or holds no note. */
static Chapter *
read_chapter (const char *path)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = mapped ? g_mapped_file_get_bytes (mapped) : NULL;
  g_autoptr (QdNotebook) notebook = bytes ? qd_key_file_read (bytes, NULL) : NULL;
  g_autoptr (QdCollectedDocument) document = notebook ? create_document (notebook, path) : NULL;
  g_autoptr (GPtrArray) records = notebook ? qd_notebook_resolve (notebook) : NULL;
  Chapter *chapter;

  if (!records)
    return NULL;
  chapter = g_new0 (Chapter, 1);
  chapter->path = g_strdup (path);
  chapter->sort_key = g_utf8_collate_key_for_filename (document->title, -1);
  chapter->notes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      QdRecord *record = g_ptr_array_index (records, i);

      if (!record->deleted && !qd_annotation_kind_is_correction (record->kind))
        g_ptr_array_add (chapter->notes, qd_collected_note_new (document, record));
    }
  if (chapter->notes->len == 0)
    g_clear_pointer (&chapter, chapter_free);
  else
    g_ptr_array_sort (chapter->notes, compare_places);
  return chapter;
}

/* Counts on from chapter @index. */
static void
count_from (QdCollection *self, guint index)
{
  guint first = 0;

  if (index > 0)
    {
      const Chapter *before = g_ptr_array_index (self->chapters, index - 1);

      first = before->first + before->notes->len;
    }
  for (guint i = index; i < self->chapters->len; i++)
    {
      Chapter *chapter = g_ptr_array_index (self->chapters, i);

      chapter->first = first;
      first += chapter->notes->len;
    }
  self->n_notes = first;
}

static void
remove_chapter (QdCollection *self, const char *path)
{
  for (guint i = 0; i < self->chapters->len; i++)
    {
      const Chapter *chapter = g_ptr_array_index (self->chapters, i);
      guint position = chapter->first, n_notes = chapter->notes->len;

      if (!g_str_equal (chapter->path, path))
        continue;
      g_ptr_array_remove_index (self->chapters, i);
      count_from (self, i);
      g_list_model_items_changed (G_LIST_MODEL (self), position, n_notes, 0);
      return;
    }
}

static int
compare_chapters (const Chapter *a, const Chapter *b)
{
  int order = g_strcmp0 (a->sort_key, b->sort_key);

  return order != 0 ? order : g_strcmp0 (a->path, b->path);
}

static void
insert_chapter (QdCollection *self, Chapter *chapter)
{
  guint low = 0, high = self->chapters->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_chapters (g_ptr_array_index (self->chapters, middle), chapter) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_ptr_array_insert (self->chapters, low, chapter);
  count_from (self, low);
  g_list_model_items_changed (G_LIST_MODEL (self), chapter->first, 0, chapter->notes->len);
}

static void
read_one (QdCollection *self)
{
  g_autofree char *path = g_queue_pop_head (&self->pending);
  Chapter *chapter = read_chapter (path);

  remove_chapter (self, path);
  if (chapter)
    insert_chapter (self, chapter);
}

static gboolean
idle_cb (gpointer data)
{
  QdCollection *self = data;
  gint64 end = g_get_monotonic_time () + SLICE_US;

  while (!g_queue_is_empty (&self->pending) && g_get_monotonic_time () < end)
    read_one (self);
  if (!g_queue_is_empty (&self->pending))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
  return G_SOURCE_REMOVE;
}

static void
start_reading (QdCollection *self)
{
  if (self->idle || g_queue_is_empty (&self->pending))
    return;
  self->idle = g_idle_add (idle_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static void
request (QdCollection *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (!qd_library_is_key_file (name) || g_queue_find_custom (&self->pending, path, (GCompareFunc) g_strcmp0))
    return;
  g_queue_push_tail (&self->pending, g_strdup (path));
  start_reading (self);
}

static void
changed_cb (QdCollection *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  request (self, g_file_peek_path (file));
  if (other && g_file_peek_path (other))
    request (self, g_file_peek_path (other));
}

static void
qd_collection_get_property (GObject *object, guint prop, GValue *value, GParamSpec *pspec)
{
  if (prop == PROP_LOADING)
    g_value_set_boolean (value, qd_collection_get_loading (QD_COLLECTION (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop, pspec);
}

static void
qd_collection_finalize (GObject *object)
{
  QdCollection *self = QD_COLLECTION (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->monitor)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_queue_clear_full (&self->pending, g_free);
  g_ptr_array_unref (self->chapters);
  g_free (self->directory);
  G_OBJECT_CLASS (qd_collection_parent_class)->finalize (object);
}

static void
qd_collection_class_init (QdCollectionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = qd_collection_finalize;
  object_class->get_property = qd_collection_get_property;
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
qd_collection_init (QdCollection *self)
{
  self->chapters = g_ptr_array_new_with_free_func (chapter_free);
  g_queue_init (&self->pending);
}

/**
 * qd_collection_new:
 * @data_dir: the data directory
 *
 * Returns: (transfer full): the notes of all documents, read from now on while the main loop runs
 */
QdCollection *
qd_collection_new (const char *data_dir)
{
  QdCollection *self = g_object_new (QD_TYPE_COLLECTION, NULL);
  g_autoptr (GFile) directory = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  self->directory = qd_library_dup_directory (data_dir);
  directory = g_file_new_for_path (self->directory);
  self->monitor = g_file_monitor_directory (directory, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (changed_cb), self);
  dir = g_dir_open (self->directory, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    {
      if (qd_library_is_key_file (name))
        g_queue_push_tail (&self->pending, g_build_filename (self->directory, name, NULL));
    }
  start_reading (self);
  return self;
}

/**
 * qd_collection_get_loading:
 * @self: a collection
 *
 * Returns: whether there are files still to be read
 */
gboolean
qd_collection_get_loading (QdCollection *self)
{
  g_return_val_if_fail (QD_IS_COLLECTION (self), FALSE);
  return self->idle != 0;
}

/**
 * qd_collection_finish:
 * @self: a collection
 *
 * Reads what is left at once.
 */
void
qd_collection_finish (QdCollection *self)
{
  g_return_if_fail (QD_IS_COLLECTION (self));

  if (!self->idle)
    return;
  while (!g_queue_is_empty (&self->pending))
    read_one (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}
