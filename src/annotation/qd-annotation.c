/* qd-annotation.c: what the reader marked at one place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-annotation-private.h"

struct _QdAnnotation
{
  GObject parent_instance;
  QdRecord *record;
  QdPlacement placement;
};

G_DEFINE_FINAL_TYPE (QdAnnotation, qd_annotation, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_KIND,
  PROP_STYLE,
  PROP_COLOR,
  PROP_NOTE,
  PROP_TAGS,
  PROP_START,
  PROP_END,
  PROP_QUOTE,
  PROP_SECTION,
  PROP_STATE,
  PROP_SCORE,
  PROP_CREATED,
  PROP_MODIFIED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
qd_annotation_finalize (GObject *object)
{
  QdAnnotation *self = QD_ANNOTATION (object);

  qd_record_unref (self->record);
  G_OBJECT_CLASS (qd_annotation_parent_class)->finalize (object);
}

static void
qd_annotation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QdAnnotation *self = QD_ANNOTATION (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->record->id);
      break;
    case PROP_KIND:
      g_value_set_int (value, self->record->kind);
      break;
    case PROP_STYLE:
      g_value_set_int (value, self->record->style);
      break;
    case PROP_COLOR:
      g_value_set_string (value, self->record->color);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->record->note);
      break;
    case PROP_TAGS:
      g_value_set_boxed (value, self->record->tags);
      break;
    case PROP_START:
      g_value_set_int (value, self->placement.start);
      break;
    case PROP_END:
      g_value_set_int (value, self->placement.end);
      break;
    case PROP_QUOTE:
      g_value_set_string (value, self->record->quote);
      break;
    case PROP_SECTION:
      g_value_set_string (value, self->record->section);
      break;
    case PROP_STATE:
      g_value_set_int (value, self->placement.state);
      break;
    case PROP_SCORE:
      g_value_set_double (value, self->placement.score);
      break;
    case PROP_CREATED:
      g_value_set_boxed (value, self->record->created);
      break;
    case PROP_MODIFIED:
      g_value_set_boxed (value, self->record->modified);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_annotation_class_init (QdAnnotationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = qd_annotation_finalize;
  object_class->get_property = qd_annotation_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_STYLE] = g_param_spec_int ("style", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_COLOR] = g_param_spec_string ("color", NULL, NULL, NULL, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  properties[PROP_TAGS] = g_param_spec_boxed ("tags", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_START] = g_param_spec_int ("start", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_END] = g_param_spec_int ("end", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_QUOTE] = g_param_spec_string ("quote", NULL, NULL, NULL, flags);
  properties[PROP_SECTION] = g_param_spec_string ("section", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_SCORE] = g_param_spec_double ("score", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_CREATED] = g_param_spec_boxed ("created", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_MODIFIED] = g_param_spec_boxed ("modified", NULL, NULL, G_TYPE_DATE_TIME, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_annotation_init (QdAnnotation *self)
{
}

/**
 * qd_annotation_new:
 * @record: what is known of it
 * @placement: where it stands
 *
 * Returns: (transfer full): an annotation
 */
QdAnnotation *
qd_annotation_new (QdRecord *record, const QdPlacement *placement)
{
  QdAnnotation *self = g_object_new (QD_TYPE_ANNOTATION, NULL);

  self->record = qd_record_ref (record);
  self->placement = *placement;
  return self;
}

/**
 * qd_annotation_get_record:
 * @self: an annotation
 *
 * Returns: (transfer none): what is known of it
 */
QdRecord *
qd_annotation_get_record (QdAnnotation *self)
{
  return self->record;
}

static gboolean
notify_if (QdAnnotation *self, gboolean changed, int property)
{
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  return changed;
}

/**
 * qd_annotation_set_record:
 * @self: an annotation
 * @record: what is known of it now
 *
 * Takes a newer record and notifies of what differs.
 *
 * Returns: whether something a reader can see differs
 */
gboolean
qd_annotation_set_record (QdAnnotation *self, QdRecord *record)
{
  g_autoptr (QdRecord) old = self->record;
  gboolean changed = FALSE;

  self->record = qd_record_ref (record);
  g_object_freeze_notify (G_OBJECT (self));
  changed |= notify_if (self, old->kind != record->kind, PROP_KIND);
  changed |= notify_if (self, old->style != record->style, PROP_STYLE);
  changed |= notify_if (self, !g_str_equal (old->color, record->color), PROP_COLOR);
  changed |= notify_if (self, !qd_record_field_equal (old, record, QD_FIELD_NOTE), PROP_NOTE);
  changed |= notify_if (self, !qd_record_field_equal (old, record, QD_FIELD_TAGS), PROP_TAGS);
  changed |= notify_if (self, !g_str_equal (old->quote, record->quote), PROP_QUOTE);
  changed |= notify_if (self, !g_str_equal (old->section, record->section), PROP_SECTION);
  changed |= notify_if (self, !g_date_time_equal (old->created, record->created), PROP_CREATED);
  changed |= notify_if (self, !g_date_time_equal (old->modified, record->modified), PROP_MODIFIED);
  g_object_thaw_notify (G_OBJECT (self));
  return changed;
}

/**
 * qd_annotation_set_placement:
 * @self: an annotation
 * @placement: where it stands now
 *
 * Returns: whether it stands elsewhere than before, or more or less surely
 */
gboolean
qd_annotation_set_placement (QdAnnotation *self, const QdPlacement *placement)
{
  QdPlacement old = self->placement;
  gboolean changed = FALSE;

  self->placement = *placement;
  g_object_freeze_notify (G_OBJECT (self));
  changed |= notify_if (self, old.start != placement->start, PROP_START);
  changed |= notify_if (self, old.end != placement->end, PROP_END);
  changed |= notify_if (self, old.state != placement->state, PROP_STATE);
  changed |= notify_if (self, old.score != placement->score, PROP_SCORE);
  g_object_thaw_notify (G_OBJECT (self));
  return changed;
}

/**
 * qd_annotation_get_id:
 * @self: an annotation
 *
 * Returns: (transfer none): the id, a UUID
 */
const char *
qd_annotation_get_id (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), NULL);
  return self->record->id;
}

/**
 * qd_annotation_get_kind:
 * @self: an annotation
 *
 * Returns: what it is
 */
QdAnnotationKind
qd_annotation_get_kind (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), 0);
  return self->record->kind;
}

/**
 * qd_annotation_is_on_document:
 * @self: an annotation
 *
 * Returns: whether it is a note on the whole text, which stands before everything else
 */
gboolean
qd_annotation_is_on_document (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), FALSE);
  return qd_record_is_on_document (self->record);
}

/**
 * qd_annotation_get_style:
 * @self: an annotation
 *
 * Returns: how it is drawn
 */
QdMarkStyle
qd_annotation_get_style (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), 0);
  return self->record->style;
}

/**
 * qd_annotation_get_color:
 * @self: an annotation
 *
 * Returns: (transfer none): the name of its colour, not always one of the palette
 */
const char *
qd_annotation_get_color (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), NULL);
  return self->record->color;
}

/**
 * qd_annotation_get_note:
 * @self: an annotation
 *
 * Returns: (transfer none): the reader's note, empty if there is none
 */
const char *
qd_annotation_get_note (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), NULL);
  return self->record->note;
}

/**
 * qd_annotation_get_quote:
 * @self: an annotation
 *
 * Returns: (transfer none): the text that was marked, as it was shown
 */
const char *
qd_annotation_get_quote (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), NULL);
  return self->record->quote;
}

/**
 * qd_annotation_get_prefix:
 * @self: an annotation
 *
 * Returns: (transfer none): up to 32 characters shown before it
 */
const char *
qd_annotation_get_prefix (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), NULL);
  return self->record->prefix;
}

/**
 * qd_annotation_get_suffix:
 * @self: an annotation
 *
 * Returns: (transfer none): up to 32 characters shown after it
 */
const char *
qd_annotation_get_suffix (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), NULL);
  return self->record->suffix;
}

/**
 * qd_annotation_get_section:
 * @self: an annotation
 *
 * Returns: (transfer none): the path of headings it stood under, apart by “/”
 */
const char *
qd_annotation_get_section (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), NULL);
  return self->record->section;
}

/**
 * qd_annotation_get_start:
 * @self: an annotation
 *
 * Returns: where it starts, a code point of the source; the stored place of an orphan
 */
int
qd_annotation_get_start (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), 0);
  return self->placement.start;
}

/**
 * qd_annotation_get_end:
 * @self: an annotation
 *
 * Returns: where it ends, a code point of the source; the stored place of an orphan
 */
int
qd_annotation_get_end (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), 0);
  return self->placement.end;
}

/**
 * qd_annotation_get_state:
 * @self: an annotation
 *
 * Returns: how surely it found its place
 */
QdAnchorState
qd_annotation_get_state (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), 0);
  return self->placement.state;
}

/**
 * qd_annotation_get_score:
 * @self: an annotation
 *
 * Returns: how well the anchor matched, 0 to 1
 */
double
qd_annotation_get_score (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), 0);
  return self->placement.score;
}

/**
 * qd_annotation_get_created:
 * @self: an annotation
 *
 * Returns: (transfer none): when it was made, UTC
 */
GDateTime *
qd_annotation_get_created (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), NULL);
  return self->record->created;
}

/**
 * qd_annotation_get_modified:
 * @self: an annotation
 *
 * Returns: (transfer none): when it was last changed, UTC
 */
GDateTime *
qd_annotation_get_modified (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), NULL);
  return self->record->modified;
}

/**
 * qd_annotation_get_tags:
 * @self: an annotation
 *
 * Returns: (transfer none): its tags, NULL-terminated
 */
const char *const *
qd_annotation_get_tags (QdAnnotation *self)
{
  g_return_val_if_fail (QD_IS_ANNOTATION (self), NULL);
  return (const char *const *) self->record->tags;
}
