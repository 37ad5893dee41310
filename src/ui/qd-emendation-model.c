/* qd-emendation-model.c: the emendations of a document, and what the reader refused, as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-emendation-model.h"

#include <glib/gi18n-lib.h>

/* Characters shown of the line before and after an emendation. */
#define CONTEXT_CHARS 14

typedef struct
{
  int start, end;
  int emendation; /* index in those of the reading; -1 for what is refused */
} Entry;

struct _QdEmendationItem
{
  GObject parent_instance;
  QdDocument *document;
  Entry entry;
};

G_DEFINE_FINAL_TYPE (QdEmendationItem, qd_emendation_item, G_TYPE_OBJECT)

struct _QdEmendationModel
{
  GObject parent_instance;
  QdDocument *document; /* (nullable) */
  GArray *entries;      /* (element-type Entry): all, in the order of the text */
  GArray *listed;       /* (element-type guint): those of the filter */
  guint counts[QD_N_EMENDATION_KINDS + 1];
  int filter;
};

static void qd_emendation_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QdEmendationModel,
                               qd_emendation_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, qd_emendation_model_list_init))

/**
 * qd_emendation_kind_get_title:
 * @kind: a kind of emendations
 *
 * Returns: (transfer none): what emendations of the kind are called
 */
const char *
qd_emendation_kind_get_title (QdEmendationKind kind)
{
  switch (kind)
    {
    case QD_EMENDATION_PINYIN:
      return _ ("Remnants of pinyin");
    case QD_EMENDATION_WIDTH:
      return _ ("Half-width marks");
    case QD_EMENDATION_BYTES:
      return _ ("Bytes out of step");
    case QD_EMENDATION_MOJIBAKE:
      return _ ("Wrongly decoded");
    case QD_EMENDATION_INVISIBLE:
      return _ ("Invisible characters");
    case QD_EMENDATION_ENTITY:
      return _ ("HTML entities");
    case QD_EMENDATION_LOST:
      return _ ("Damaged beyond repair");
    case QD_EMENDATION_READER:
      return _ ("Your own");
    case QD_EMENDATION_PAGE:
      return _ ("Page numbers and running heads");
    case QD_EMENDATION_SITE:
      return _ ("Words of sites");
    case QD_EMENDATION_SPACING:
      return _ ("Spaces between characters");
    case QD_EMENDATION_DOUBLED:
      return _ ("Doubled lines");
    case QD_EMENDATION_MARKUP:
    case QD_EMENDATION_SCRIPT:
    case QD_EMENDATION_QUOTES:
    case QD_EMENDATION_DIGITS:
      break; /* not listed */
    }
  return "";
}

static gboolean
is_listed_kind (QdEmendationKind kind)
{
  return *qd_emendation_kind_get_title (kind) != '\0';
}

/* Items */

static QdReading *
get_reading (QdEmendationItem *self)
{
  return qd_document_get_reading (self->document);
}

static const QdEmendation *
get_emendation (QdEmendationItem *self)
{
  return self->entry.emendation < 0
             ? NULL
             : g_ptr_array_index (qd_reading_get_emendations (get_reading (self)), self->entry.emendation);
}

static void
qd_emendation_item_finalize (GObject *object)
{
  g_object_unref (QD_EMENDATION_ITEM (object)->document);
  G_OBJECT_CLASS (qd_emendation_item_parent_class)->finalize (object);
}

static void
qd_emendation_item_class_init (QdEmendationItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = qd_emendation_item_finalize;
}

static void
qd_emendation_item_init (QdEmendationItem *self)
{
}

/**
 * qd_emendation_item_get_start:
 * @self: an item
 *
 * Returns: first code point of the source
 */
int
qd_emendation_item_get_start (QdEmendationItem *self)
{
  return self->entry.start;
}

/**
 * qd_emendation_item_get_end:
 * @self: an item
 *
 * Returns: code point of the source after the range
 */
int
qd_emendation_item_get_end (QdEmendationItem *self)
{
  return self->entry.end;
}

/**
 * qd_emendation_item_is_refused:
 * @self: an item
 *
 * Returns: whether the reader wants to read it as in the source
 */
gboolean
qd_emendation_item_is_refused (QdEmendationItem *self)
{
  return self->entry.emendation < 0;
}

/**
 * qd_emendation_item_is_own:
 * @self: an item
 *
 * Returns: whether the reader worded it
 */
gboolean
qd_emendation_item_is_own (QdEmendationItem *self)
{
  const QdEmendation *emendation = get_emendation (self);

  return emendation && emendation->kind == QD_EMENDATION_READER;
}

/**
 * qd_emendation_item_get_reason:
 * @self: an item
 *
 * Returns: (transfer none): why it is shown so
 */
const char *
qd_emendation_item_get_reason (QdEmendationItem *self)
{
  const QdEmendation *emendation = get_emendation (self);

  if (!emendation)
    return _ ("shown as in the source, as you wish");
  return emendation->reason ? emendation->reason : "";
}

/**
 * qd_emendation_item_dup_source:
 * @self: an item
 *
 * Returns: (transfer full): what stands in the source
 */
char *
qd_emendation_item_dup_source (QdEmendationItem *self)
{
  return qd_text_dup_range (qd_reading_get_source (get_reading (self)), self->entry.start, self->entry.end);
}

/* Where it stands in the reading. */
static const char *
find_shown (QdEmendationItem *self, gsize *first, gsize *last)
{
  *first = qd_reading_from_source (get_reading (self), self->entry.start, QD_BIAS_START);
  *last = qd_reading_from_source (get_reading (self), self->entry.end, QD_BIAS_END);
  return qd_reading_get_string (get_reading (self), NULL);
}

/**
 * qd_emendation_item_dup_shown:
 * @self: an item
 *
 * Returns: (transfer full): what is shown instead
 */
char *
qd_emendation_item_dup_shown (QdEmendationItem *self)
{
  gsize first, last;
  const char *string = find_shown (self, &first, &last);

  return g_strndup (string + first, last - first);
}

/**
 * qd_emendation_item_dup_before:
 * @self: an item
 *
 * Returns: (transfer full): some characters before it in the same line, as shown
 */
char *
qd_emendation_item_dup_before (QdEmendationItem *self)
{
  gsize first, last;
  const char *string = find_shown (self, &first, &last), *start = string + first;

  for (int i = 0; i < CONTEXT_CHARS && start > string && start[-1] != '\n'; i++)
    start = g_utf8_find_prev_char (string, start);
  return g_strndup (start, string + first - start);
}

/**
 * qd_emendation_item_dup_after:
 * @self: an item
 *
 * Returns: (transfer full): some characters after it in the same line, as shown
 */
char *
qd_emendation_item_dup_after (QdEmendationItem *self)
{
  gsize first, last;
  const char *end = find_shown (self, &first, &last);

  end += last;
  for (int i = 0; i < CONTEXT_CHARS && *end && *end != '\n'; i++)
    end = g_utf8_next_char (end);
  return g_strndup (qd_reading_get_string (get_reading (self), NULL) + last,
                    end - (qd_reading_get_string (get_reading (self), NULL) + last));
}

/* The list */

static GType
get_item_type (GListModel *model)
{
  return QD_TYPE_EMENDATION_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return QD_EMENDATION_MODEL (model)->listed->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  QdEmendationModel *self = QD_EMENDATION_MODEL (model);
  QdEmendationItem *item;

  if (position >= self->listed->len)
    return NULL;
  item = g_object_new (QD_TYPE_EMENDATION_ITEM, NULL);
  item->document = g_object_ref (self->document);
  item->entry = g_array_index (self->entries, Entry, g_array_index (self->listed, guint, position));
  return item;
}

static void
qd_emendation_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
qd_emendation_model_finalize (GObject *object)
{
  QdEmendationModel *self = QD_EMENDATION_MODEL (object);

  g_clear_object (&self->document);
  g_array_unref (self->entries);
  g_array_unref (self->listed);
  G_OBJECT_CLASS (qd_emendation_model_parent_class)->finalize (object);
}

static void
qd_emendation_model_class_init (QdEmendationModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = qd_emendation_model_finalize;
}

static void
qd_emendation_model_init (QdEmendationModel *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->listed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->filter = QD_EMENDATION_MODEL_ALL;
}

/**
 * qd_emendation_model_new:
 *
 * Returns: (transfer full): a list of all emendations of no document
 */
QdEmendationModel *
qd_emendation_model_new (void)
{
  return g_object_new (QD_TYPE_EMENDATION_MODEL, NULL);
}

/* The kind an entry is listed and counted under. */
static int
get_kind (QdEmendationModel *self, const Entry *entry)
{
  GPtrArray *emendations = qd_reading_get_emendations (qd_document_get_reading (self->document));

  if (entry->emendation < 0)
    return QD_EMENDATION_MODEL_REFUSED;
  return (int) ((const QdEmendation *) g_ptr_array_index (emendations, entry->emendation))->kind;
}

static void
list_filtered (QdEmendationModel *self)
{
  guint n_before = self->listed->len;

  g_array_set_size (self->listed, 0);
  for (guint i = 0; i < self->entries->len; i++)
    {
      if (self->filter == QD_EMENDATION_MODEL_ALL
          || get_kind (self, &g_array_index (self->entries, Entry, i)) == self->filter)
        g_array_append_val (self->listed, i);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->listed->len);
}

static void
append_entry (QdEmendationModel *self, int start, int end, int emendation)
{
  Entry entry = { start, end, emendation };

  g_array_append_val (self->entries, entry);
  self->counts[get_kind (self, &entry)]++;
}

/* Whether some emendation of the reading covers what a verdict is on. */
static gboolean
is_emended (GPtrArray *emendations, guint from, int start, int end)
{
  const QdEmendation *emendation = from < emendations->len ? g_ptr_array_index (emendations, from) : NULL;

  return emendation && emendation->start < end && emendation->end > start;
}

/* Puts emendations and refusals together in the order of the text. */
static void
gather (QdEmendationModel *self, QdVerdicts *verdicts)
{
  GPtrArray *emendations = qd_reading_get_emendations (qd_document_get_reading (self->document));
  guint n_verdicts = verdicts ? qd_verdicts_get_n (verdicts) : 0, v = 0, e = 0;

  while (e < emendations->len || v < n_verdicts)
    {
      const QdEmendation *emendation = e < emendations->len ? g_ptr_array_index (emendations, e) : NULL;
      int start = 0, end = 0;

      if (v < n_verdicts)
        qd_verdicts_get_range (verdicts, v, &start, &end);
      if (v < n_verdicts && (!emendation || start < emendation->end))
        {
          if (!is_emended (emendations, e, start, end))
            append_entry (self, start, end, -1);
          v++;
          continue;
        }
      if (is_listed_kind (emendation->kind))
        append_entry (self, emendation->start, emendation->end, (int) e);
      e++;
    }
}

/**
 * qd_emendation_model_set_document:
 * @self: a list
 * @document: (nullable): a document
 * @verdicts: (nullable): what the reader says of its emendations
 */
void
qd_emendation_model_set_document (QdEmendationModel *self, QdDocument *document, QdVerdicts *verdicts)
{
  g_return_if_fail (QD_IS_EMENDATION_MODEL (self));

  g_set_object (&self->document, document);
  g_array_set_size (self->entries, 0);
  memset (self->counts, 0, sizeof self->counts);
  if (document)
    gather (self, verdicts);
  list_filtered (self);
}

/**
 * qd_emendation_model_set_filter:
 * @self: a list
 * @filter: a QdEmendationKind, QD_EMENDATION_MODEL_ALL or QD_EMENDATION_MODEL_REFUSED
 *
 * Lists only these.
 */
void
qd_emendation_model_set_filter (QdEmendationModel *self, int filter)
{
  g_return_if_fail (QD_IS_EMENDATION_MODEL (self));

  if (self->filter == filter)
    return;
  self->filter = filter;
  list_filtered (self);
}

/**
 * qd_emendation_model_count:
 * @self: a list
 * @filter: a QdEmendationKind, QD_EMENDATION_MODEL_ALL or QD_EMENDATION_MODEL_REFUSED
 *
 * Returns: how many of these there are, listed or not
 */
guint
qd_emendation_model_count (QdEmendationModel *self, int filter)
{
  g_return_val_if_fail (QD_IS_EMENDATION_MODEL (self) && filter <= QD_EMENDATION_MODEL_REFUSED, 0);

  return filter == QD_EMENDATION_MODEL_ALL ? self->entries->len : self->counts[filter];
}
