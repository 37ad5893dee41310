/* qd-history-acts.c: what a reader does to one annotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-history-private.h"

#include "annotation/qd-anchor.h"

static void
act_now (QdHistory *self, QdRecord *before, QdRecord *after, gboolean is_typing)
{
  g_clear_pointer (&after->modified, g_date_time_unref);
  after->modified = qd_record_dup_now ();
  qd_history_act (self, before, after, is_typing);
}

/**
 * qd_history_create:
 * @self: a history
 * @kind: what it is
 * @start: first code point of the source
 * @end: code point after the range
 * @style: how it is drawn
 * @color: (nullable): the name of its colour; the first of the palette if %NULL
 * @note: (nullable): a note
 *
 * Marks a place.
 *
 * Returns: (transfer none): the new annotation
 */
QdAnnotation *
qd_history_create (
    QdHistory *self, QdAnnotationKind kind, int start, int end, QdMarkStyle style, const char *color, const char *note)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (QdRecord) record = qd_record_new (id);

  g_return_val_if_fail (QD_IS_HISTORY (self) && start >= 0 && end >= start, NULL);
  record->kind = kind;
  record->style = style;
  if (color)
    {
      g_free (record->color);
      record->color = g_strdup (color);
    }
  if (note)
    {
      g_free (record->note);
      record->note = g_strdup (note);
    }
  record->start = start;
  record->end = end;
  if (self->document)
    qd_anchor_describe (self->document, start, end, record);
  act_now (self, NULL, record, FALSE);
  return qd_annotation_list_lookup (self->list, id);
}

/* Where the quotation stands, if it stands somewhere for sure. */
static void
find_place (QdHistory *self, QdRecord *record)
{
  QdPlacement placement;

  qd_annotation_list_place (self->list, record, &placement);
  if (placement.state == QD_STATE_MOVED)
    {
      record->start = placement.start;
      record->end = placement.end;
    }
}

/**
 * qd_history_add:
 * @self: a history
 * @seed: what is known of a note from elsewhere
 *
 * Adds a note where its quotation is found, as unsure or an orphan if it is not. It was modified when the seed says.
 *
 * Returns: (nullable) (transfer none): the annotation; %NULL if its id is known already, deleted ones included
 */
QdAnnotation *
qd_history_add (QdHistory *self, const QdAnnotationSeed *seed)
{
  g_autoptr (QdRecord) record = qd_record_new_from_seed (seed);
  g_autoptr (QdRecord) known = NULL;

  g_return_val_if_fail (QD_IS_HISTORY (self), NULL);
  known = qd_annotation_list_dup_record (self->list, record->id);
  if (known)
    return NULL;
  find_place (self, record);
  qd_history_act (self, NULL, record, FALSE);
  return qd_annotation_list_lookup (self->list, record->id);
}

/* A copy to change, and what it was. */
static QdRecord *
begin_change (QdAnnotation *annotation)
{
  return qd_record_copy (qd_annotation_get_record (annotation));
}

static void
end_change (QdHistory *self, QdAnnotation *annotation, QdRecord *record, QdField field)
{
  QdRecord *before = qd_annotation_get_record (annotation);

  if (!qd_record_field_equal (before, record, field))
    act_now (self, before, record, field == QD_FIELD_NOTE);
}

/**
 * qd_history_set_style:
 * @self: a history
 * @annotation: an annotation of its list
 * @style: how it is to be drawn
 * @color: (nullable): the name of its colour; %NULL leaves it
 *
 * Changes how an annotation is drawn.
 */
void
qd_history_set_style (QdHistory *self, QdAnnotation *annotation, QdMarkStyle style, const char *color)
{
  g_autoptr (QdRecord) record = begin_change (annotation);

  record->style = style;
  if (color)
    {
      g_free (record->color);
      record->color = g_strdup (color);
    }
  end_change (self, annotation, record, QD_FIELD_MARK);
}

/**
 * qd_history_set_note:
 * @self: a history
 * @annotation: an annotation of its list
 * @note: its note, "" for none
 *
 * Changes a note. Changes of one note in quick succession are one step.
 */
void
qd_history_set_note (QdHistory *self, QdAnnotation *annotation, const char *note)
{
  g_autoptr (QdRecord) record = begin_change (annotation);

  g_free (record->note);
  record->note = g_strdup (note);
  end_change (self, annotation, record, QD_FIELD_NOTE);
}

/**
 * qd_history_set_tags:
 * @self: a history
 * @annotation: an annotation of its list
 * @tags: its tags, NULL-terminated; empty ones and those that stand there already are left out
 *
 * Changes the tags.
 */
void
qd_history_set_tags (QdHistory *self, QdAnnotation *annotation, const char *const *tags)
{
  g_autoptr (QdRecord) record = begin_change (annotation);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; tags[i]; i++)
    if (*tags[i] && !g_ptr_array_find_with_equal_func (kept, tags[i], g_str_equal, NULL))
      g_ptr_array_add (kept, (gpointer) tags[i]);
  g_ptr_array_add (kept, NULL);
  g_strfreev (record->tags);
  record->tags = g_strdupv ((char **) kept->pdata);
  end_change (self, annotation, record, QD_FIELD_TAGS);
}

/**
 * qd_history_move:
 * @self: a history
 * @annotation: an annotation of its list
 * @start: first code point of the source
 * @end: code point after the range
 *
 * Attaches an annotation to another place by hand, with the quotation that stands there.
 */
void
qd_history_move (QdHistory *self, QdAnnotation *annotation, int start, int end)
{
  g_autoptr (QdRecord) record = begin_change (annotation);

  record->start = start;
  record->end = MAX (start, end);
  if (self->document)
    qd_anchor_describe (self->document, start, record->end, record);
  end_change (self, annotation, record, QD_FIELD_ANCHOR);
}

/**
 * qd_history_delete:
 * @self: a history
 * @annotation: an annotation of its list
 *
 * Deletes an annotation; a tombstone stays for the other devices.
 */
void
qd_history_delete (QdHistory *self, QdAnnotation *annotation)
{
  g_autoptr (QdRecord) record = qd_record_new_tombstone (qd_annotation_get_id (annotation));

  act_now (self, qd_annotation_get_record (annotation), record, FALSE);
}

/* A tombstone for what was said of the text. */
static void
take_back_correction (QdHistory *self, QdRecord *correction)
{
  g_autoptr (QdRecord) tombstone = qd_record_new_tombstone (correction->id);

  act_now (self, correction, tombstone, FALSE);
}

/**
 * qd_history_set_heading:
 * @self: a history
 * @start: first code point of a paragraph in the source
 * @end: code point after it
 * @level: the level of the heading it is, from 1; 0 if it is none; -1 to leave it to the recogniser again
 *
 * Corrects the outline. What was said of the paragraph before is replaced.
 */
void
qd_history_set_heading (QdHistory *self, int start, int end, int level)
{
  g_autoptr (QdRecord) before = NULL;
  g_autoptr (QdRecord) after = NULL;

  g_return_if_fail (QD_IS_HISTORY (self) && start >= 0 && end > start && level >= -1);

  before = qd_annotation_list_dup_correction (self->list, QD_ANNOTATION_HEADING, start, end);
  if (level < 0)
    {
      if (before)
        take_back_correction (self, before);
      return;
    }
  if (before && before->level == level)
    return;
  if (before)
    after = qd_record_copy (before);
  else
    {
      g_autofree char *id = g_uuid_string_random ();

      after = qd_record_new (id);
      after->kind = QD_ANNOTATION_HEADING;
      after->start = start;
      after->end = end;
      if (self->document)
        qd_anchor_describe (self->document, start, end, after);
    }
  after->level = level;
  act_now (self, before, after, FALSE);
}

/**
 * qd_history_reset_headings:
 * @self: a history
 *
 * Takes back all that was said of headings, as one step.
 */
void
qd_history_reset_headings (QdHistory *self)
{
  g_autoptr (QdRecord) next = NULL;

  g_return_if_fail (QD_IS_HISTORY (self));

  qd_history_begin (self);
  while ((next = qd_annotation_list_dup_correction (self->list, QD_ANNOTATION_HEADING, 0, G_MAXINT)))
    {
      take_back_correction (self, next);
      g_clear_pointer (&next, qd_record_unref);
    }
  qd_history_end (self);
}

/* Takes back all that was said of emendations in a range. */
static void
take_back_verdicts (QdHistory *self, int start, int end)
{
  g_autoptr (QdRecord) next = NULL;

  while ((next = qd_annotation_list_dup_correction (self->list, QD_ANNOTATION_EMENDATION, start, end)))
    {
      take_back_correction (self, next);
      g_clear_pointer (&next, qd_record_unref);
    }
}

/**
 * qd_history_set_wording:
 * @self: a history with a document
 * @start: first code point of the source
 * @end: code point after the range; more than @start
 * @wording: (nullable): how the range is to read: as in the source to refuse what was emended there, "" to leave it
 * out, %NULL to take back what was said of it
 *
 * Passes a verdict on emendations, in place of those passed on parts of the range before, as one step.
 */
void
qd_history_set_wording (QdHistory *self, int start, int end, const char *wording)
{
  g_return_if_fail (QD_IS_HISTORY (self) && self->document && start >= 0 && end > start);

  qd_history_begin (self);
  take_back_verdicts (self, start, end);
  if (wording)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autoptr (QdRecord) record = qd_record_new (id);

      record->kind = QD_ANNOTATION_EMENDATION;
      qd_correction_table_describe_verdict (self->document, start, end, record);
      g_free (record->note);
      record->note = g_strdup (wording);
      act_now (self, NULL, record, FALSE);
    }
  qd_history_end (self);
}
