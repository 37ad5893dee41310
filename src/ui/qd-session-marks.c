/* qd-session-marks.c: what the reader does with a selection: quote it, mark it, write beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-session.h"

static QdReading *
get_reading (QdSession *self)
{
  return qd_document_get_reading (qd_session_get_document (self));
}

/**
 * qd_session_dup_selected_text:
 * @self: a session
 *
 * Returns: (nullable) (transfer full): the reading's text, spaces as typed; %NULL if nothing is selected
 */
char *
qd_session_dup_selected_text (QdSession *self)
{
  gsize start, end;

  g_return_val_if_fail (QD_IS_SESSION (self), NULL);

  qd_session_get_selection (self, &start, &end);
  if (!qd_session_get_document (self) || start == end)
    return NULL;
  return g_strndup (qd_document_get_string (qd_session_get_document (self), NULL) + start, end - start);
}

/**
 * qd_session_dup_citation:
 * @self: a session
 *
 * The selected text between quotation marks, then author, title and section as a Chinese text gives its source,
 * whatever language the window speaks. Quotation marks inside the quotation become single ones (GB/T 15834).
 *
 * Returns: (nullable) (transfer full): “…”（author：《title》，section）; %NULL if nothing is selected
 */
char *
qd_session_dup_citation (QdSession *self)
{
  g_autofree char *text = qd_session_dup_selected_text (self);
  g_autofree char *section = NULL;
  QdDocument *document = qd_session_get_document (self);
  const char *title, *author;
  gsize start, end;
  GString *out;

  if (!text)
    return NULL;
  qd_session_get_selection (self, &start, &end);
  title = qd_document_get_title (document);
  author = qd_document_get_author (document);
  if (qd_document_find_section (document, start))
    section = qd_section_dup_display (qd_document_find_section (document, start));

  out = g_string_new (g_strstrip (text));
  g_string_replace (out, "“", "‘", 0);
  g_string_replace (out, "”", "’", 0);
  g_string_prepend (out, "“");
  g_string_append (out, "”");
  if (title || author || section)
    {
      g_string_append (out, "（");
      if (author)
        g_string_append (out, author);
      if (author && (title || section))
        g_string_append (out, "：");
      if (title)
        g_string_append_printf (out, "《%s》", title);
      if (section && g_strcmp0 (section, title) != 0)
        g_string_append_printf (out, "%s%s", title ? "，" : "", section);
      g_string_append (out, "）");
    }
  return g_string_free (out, FALSE);
}

/**
 * qd_session_get_annotation_range:
 * @self: a session
 * @annotation: one of its annotations
 * @start: (out): its first byte
 * @end: (out): the byte after it
 *
 * Returns: %FALSE for an orphan, which stands nowhere
 */
gboolean
qd_session_get_annotation_range (QdSession *self, QdAnnotation *annotation, gsize *start, gsize *end)
{
  g_return_val_if_fail (QD_IS_SESSION (self), FALSE);

  if (!qd_session_get_document (self) || qd_annotation_get_state (annotation) == QD_STATE_ORPHAN)
    return FALSE;
  *start = qd_reading_from_source (get_reading (self), qd_annotation_get_start (annotation), QD_BIAS_START);
  *end = qd_reading_from_source (get_reading (self), qd_annotation_get_end (annotation), QD_BIAS_END);
  return TRUE;
}

/**
 * qd_session_find_annotation:
 * @self: a session
 * @byte: a place
 *
 * Returns: (nullable) (transfer none): the shortest of the annotations that cover the place
 */
QdAnnotation *
qd_session_find_annotation (QdSession *self, gsize byte)
{
  g_autoptr (GPtrArray) touching = NULL;
  QdAnnotation *found = NULL;
  gsize shortest = G_MAXSIZE;
  int place;

  g_return_val_if_fail (QD_IS_SESSION (self), NULL);

  if (!qd_session_get_store (self))
    return NULL;
  place = qd_reading_to_source (get_reading (self), byte, QD_BIAS_START);
  touching = qd_annotation_list_dup_touching (qd_session_get_annotations (self), place, place + 1);
  for (guint i = 0; i < touching->len; i++)
    {
      QdAnnotation *annotation = g_ptr_array_index (touching, i);
      gsize start, end;

      if (qd_session_get_annotation_range (self, annotation, &start, &end) && start <= byte && byte < end
          && end - start < shortest)
        {
          found = annotation;
          shortest = end - start;
        }
    }
  return found;
}

/* The selection as source code points, without the line ends and blanks a quick hand takes along. */
static gboolean
get_selected_source (QdSession *self, int *source_start, int *source_end)
{
  const char *string;
  gsize start, end;

  if (!qd_session_get_store (self))
    return FALSE;
  qd_session_get_selection (self, &start, &end);
  string = qd_document_get_string (qd_session_get_document (self), NULL);
  while (start < end && g_unichar_isspace (g_utf8_get_char (string + start)))
    start = g_utf8_next_char (string + start) - string;
  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (string + end))))
    end = g_utf8_prev_char (string + end) - string;
  if (start == end)
    return FALSE;
  *source_start = qd_reading_to_source (get_reading (self), start, QD_BIAS_START);
  *source_end = qd_reading_to_source (get_reading (self), end, QD_BIAS_END);
  return *source_start < *source_end;
}

/* A wash takes the colour used last; lines, dots and circles are drawn in cinnabar (朱批) unless another is named. */
static QdAnnotation *
create (QdSession *self, QdAnnotationKind kind, QdMarkStyle style, const char *color, int start, int end)
{
  const char *usual = style == QD_MARK_FILL ? qd_session_get_last_color (self) : "red";
  QdAnnotation *annotation =
      qd_history_create (qd_session_get_history (self), kind, start, end, style, color ? color : usual, "");

  qd_session_select (self, qd_session_get_caret (self), qd_session_get_caret (self));
  qd_session_set_current (self, annotation);
  return annotation;
}

/**
 * qd_session_mark:
 * @self: a session
 * @style: the mark's shape
 * @color: (nullable): its colour; if %NULL the last one used for a wash, else red
 *
 * Marks the selection, which is then given up; with nothing selected, gives the current annotation this style (and
 * keeps its colour if @color is %NULL).
 *
 * Returns: (nullable) (transfer none): the annotation, now the current one; %NULL if there was nothing to mark
 */
QdAnnotation *
qd_session_mark (QdSession *self, QdMarkStyle style, const char *color)
{
  QdAnnotation *current;
  int start, end;

  g_return_val_if_fail (QD_IS_SESSION (self), NULL);

  if (color)
    qd_session_set_last_color (self, color);
  if (get_selected_source (self, &start, &end))
    return create (self, QD_ANNOTATION_HIGHLIGHT, style, color, start, end);
  current = qd_session_get_current (self);
  if (current)
    qd_history_set_style (qd_session_get_history (self), current, style,
                          color ? color : qd_annotation_get_color (current));
  return current;
}

/**
 * qd_session_color:
 * @self: a session
 * @color: a colour's name
 *
 * Highlights the selection; with nothing selected, gives the current annotation this colour and leaves its shape.
 *
 * Returns: (nullable) (transfer none): the annotation, now the current one
 */
QdAnnotation *
qd_session_color (QdSession *self, const char *color)
{
  QdAnnotation *current = qd_session_get_current (self);
  int start, end;

  if (!get_selected_source (self, &start, &end) && current)
    return qd_session_mark (self, qd_annotation_get_style (current), color);
  return qd_session_mark (self, QD_MARK_FILL, color);
}

/**
 * qd_session_add_note:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): an annotation with an empty note on the selection; with nothing selected the
 *   current annotation, whose note is then written; %NULL if there is neither
 */
QdAnnotation *
qd_session_add_note (QdSession *self)
{
  int start, end;

  g_return_val_if_fail (QD_IS_SESSION (self), NULL);

  if (get_selected_source (self, &start, &end))
    return create (self, QD_ANNOTATION_NOTE, QD_MARK_UNDERLINE, NULL, start, end);
  return qd_session_get_current (self);
}

/* (nullable) (transfer none): the section's note at exactly that place. */
static QdAnnotation *
find_section_note (QdSession *self, int start, int end)
{
  g_autoptr (GPtrArray) touching = qd_annotation_list_dup_touching (qd_session_get_annotations (self), start, end);

  for (guint i = 0; i < touching->len; i++)
    {
      QdAnnotation *annotation = g_ptr_array_index (touching, i);

      if (qd_annotation_get_kind (annotation) == QD_ANNOTATION_SECTION_NOTE
          && qd_annotation_get_start (annotation) == start && qd_annotation_get_end (annotation) == end)
        return annotation;
    }
  return NULL;
}

/**
 * qd_session_note_on_section:
 * @self: a session
 * @section: (nullable): a section; %NULL for the whole text
 *
 * Gives the note on a section or on the whole text, made if there is none yet; it is then the current one.
 *
 * Returns: (nullable) (transfer none): the annotation; %NULL without a document
 */
QdAnnotation *
qd_session_note_on_section (QdSession *self, QdSection *section)
{
  QdAnnotation *annotation;
  int start = 0, end = 0;

  g_return_val_if_fail (QD_IS_SESSION (self), NULL);

  if (!qd_session_get_store (self))
    return NULL;
  if (section)
    {
      start = qd_reading_to_source (get_reading (self), qd_section_get_start (section), QD_BIAS_START);
      end = qd_reading_to_source (get_reading (self), qd_section_get_heading_end (section), QD_BIAS_END);
    }
  annotation = find_section_note (self, start, end);
  if (!annotation)
    annotation = qd_history_create (qd_session_get_history (self), QD_ANNOTATION_SECTION_NOTE, start, end, QD_MARK_FILL,
                                    qd_session_get_last_color (self), "");
  qd_session_set_current (self, annotation);
  return annotation;
}

/**
 * qd_session_delete_current:
 * @self: a session
 *
 * Returns: whether there was a current annotation
 */
gboolean
qd_session_delete_current (QdSession *self)
{
  g_autoptr (QdAnnotation) annotation = NULL;

  g_return_val_if_fail (QD_IS_SESSION (self), FALSE);

  if (!qd_session_get_current (self))
    return FALSE;
  annotation = g_object_ref (qd_session_get_current (self));
  qd_session_set_current (self, NULL);
  qd_history_delete (qd_session_get_history (self), annotation);
  return TRUE;
}
