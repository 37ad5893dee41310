/* qd-note-walk.c: the notes of a document in the order of the text, under their headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/qd-note-walk.h"

#include "exchange/qd-note-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * qd_export_options_match:
 * @options: (nullable): the filter; %NULL lets all pass
 * @annotation: an annotation
 *
 * Returns: whether @annotation passes every condition of @options
 */
gboolean
qd_export_options_match (const QdExportOptions *options, QdAnnotation *annotation)
{
  if (!options)
    return TRUE;
  if (options->color && !g_str_equal (options->color, qd_annotation_get_color (annotation)))
    return FALSE;
  if (options->style && !g_str_equal (options->style, qd_mark_style_to_string (qd_annotation_get_style (annotation))))
    return FALSE;
  if (options->tag && !g_strv_contains (qd_annotation_get_tags (annotation), options->tag))
    return FALSE;
  if (options->since && g_date_time_compare (qd_annotation_get_modified (annotation), options->since) < 0)
    return FALSE;
  if (options->until && g_date_time_compare (qd_annotation_get_created (annotation), options->until) >= 0)
    return FALSE;
  if (options->section)
    {
      const char *path = qd_annotation_get_section (annotation);

      if (!path || !strstr (path, options->section))
        return FALSE;
    }
  return TRUE;
}

/**
 * qd_note_get_color_name:
 * @options: (nullable): what the reader calls the colours
 * @annotation: an annotation
 *
 * Returns: (nullable) (transfer none): what the reader calls its colour; %NULL if nothing
 */
const char *
qd_note_get_color_name (const QdExportOptions *options, QdAnnotation *annotation)
{
  return options ? qd_note_values_get_color_name (options->color_names, qd_annotation_get_kind (annotation),
                                                  qd_annotation_get_color (annotation))
                 : NULL;
}

/**
 * qd_note_dup_quotation:
 * @document: the document
 * @annotation: one of its annotations
 *
 * What the reader saw when marking: the text of the reading where the annotation has its place, so that a damaged
 * source is quoted mended; the stored quotation of an orphan. Empty for a bookmark.
 *
 * Returns: (transfer full): the quotation, paragraphs apart by line feeds
 */
char *
qd_note_dup_quotation (QdDocument *document, QdAnnotation *annotation)
{
  QdReading *reading = qd_document_get_reading (document);
  const char *string = qd_document_get_string (document, NULL);
  gsize start, end;

  if (qd_annotation_get_kind (annotation) == QD_ANNOTATION_BOOKMARK)
    return g_strdup ("");
  if (qd_annotation_get_state (annotation) == QD_STATE_ORPHAN
      || qd_annotation_get_state (annotation) == QD_STATE_UNSURE)
    return g_strdup (qd_annotation_get_quote (annotation));
  start = qd_reading_from_source (reading, qd_annotation_get_start (annotation), QD_BIAS_START);
  end = qd_reading_from_source (reading, qd_annotation_get_end (annotation), QD_BIAS_END);
  if (end <= start)
    return g_strdup (qd_annotation_get_quote (annotation));
  return g_strndup (string + start, end - start);
}

/**
 * qd_note_dup_title:
 * @document: the document
 *
 * Returns: (transfer full): its title, or words that say it has none
 */
char *
qd_note_dup_title (QdDocument *document)
{
  const char *title = qd_document_get_title (document);

  return g_strdup (title && *title ? title : _ ("Untitled"));
}

/* Tells the visitor of @section and those of its ancestors that are not open. */
static void
open_section (QdSection *section, QdSection *open, const QdNoteVisitor *visitor, gpointer data)
{
  QdSection *parent;

  if (!section || section == open || qd_section_get_kind (section) == QD_SECTION_TITLE)
    return;
  for (QdSection *above = open; above; above = qd_section_get_parent (above))
    {
      if (above == section)
        return;
    }
  parent = qd_section_get_parent (section);
  open_section (parent, open, visitor, data);
  visitor->heading (section, data);
}

/**
 * qd_note_walk:
 * @document: the document
 * @list: its annotations
 * @options: (nullable): which of them to visit
 * @visitor: what to call
 * @data: handed to @visitor
 *
 * Visits the annotations in the order of the text. A heading is told when the section of the next annotation differs
 * from that of the one before, ancestors first; so an annotation between two subsections has its parent's heading
 * repeated only if it must be.
 */
void
qd_note_walk (QdDocument *document,
              QdAnnotationList *list,
              const QdExportOptions *options,
              const QdNoteVisitor *visitor,
              gpointer data)
{
  QdReading *reading = qd_document_get_reading (document);
  GListModel *model = G_LIST_MODEL (list);
  guint n_items = g_list_model_get_n_items (model);
  QdSection *open = NULL;
  gboolean among_orphans = FALSE;

  qd_annotation_list_settle (list);
  for (int pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n_items; i++)
        {
          g_autoptr (QdAnnotation) annotation = g_list_model_get_item (model, i);
          g_autofree char *quotation = NULL;
          gboolean orphan = qd_annotation_get_state (annotation) == QD_STATE_ORPHAN;

          if (orphan != (pass == 1) || !qd_export_options_match (options, annotation))
            continue;
          quotation = qd_note_dup_quotation (document, annotation);
          if (orphan && !among_orphans)
            {
              among_orphans = TRUE;
              visitor->orphans (data);
            }
          if (!orphan)
            {
              gsize byte = qd_reading_from_source (reading, qd_annotation_get_start (annotation), QD_BIAS_START);
              QdSection *section = qd_document_find_section (document, byte);

              open_section (section, open, visitor, data);
              if (section)
                open = section;
            }
          visitor->annotation (annotation, quotation, data);
        }
    }
}
