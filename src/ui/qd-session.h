/* qd-session.h: what the reading view, the outline and the annotation panel share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Document, flow, annotations, selection, history, reading position, and the way back. No widget in it and no GTK
 * call: a test drives it without a display. Positions are bytes of the reading. Main thread; loading and composing run
 * in a thread and arrive by "document" and "flow" notifying. A short document is composed again at once, a long one in
 * a thread while the old flow stays.
 */
#pragma once

#include "annotation/qd-store.h"
#include "typeset/qd-flow.h"
#include "ui/qd-file-watch.h"

G_BEGIN_DECLS

#define QD_TYPE_SESSION (qd_session_get_type ())
G_DECLARE_FINAL_TYPE (QdSession, qd_session, QD, SESSION, GObject)

/* Properties, all notifying and readable: file (GFile, nullable), document (nullable), flow (nullable), annotations
 * (QdAnnotationList, nullable), history (nullable), selection-start, selection-end (guint64 bytes; equal: a caret),
 * position (guint64: the first byte in view), section (QdSection being read, nullable), current (QdAnnotation
 * nullable: the one shown as chosen in both view and panel), loading (boolean), can-go-back (boolean),
 * problem (nullable string), file-state (int, a QdFileState), read-only (boolean).
 * Signals: "scroll-to" (guint64 byte, gboolean flash): the view brings the place to its top third;
 * "scroll-back" (guint64 byte): the view brings the place to its top, as it was before;
 * "marks-changed": some mark has to be drawn again. */
QdSession *qd_session_new (const char *data_dir);

void qd_session_load_async (QdSession *self,
                            GFile *file,
                            const char *encoding,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
gboolean qd_session_load_finish (QdSession *self, GAsyncResult *result, GError **error);
/* Saves and lets go of the document; FALSE if something could not be saved (the document is then kept). */
gboolean qd_session_close (QdSession *self, GError **error);

GFile *qd_session_get_file (QdSession *self);
/* Whether the file is still what was read; loading it again keeps place, notes and history. */
QdFileState qd_session_get_file_state (QdSession *self);
QdDocument *qd_session_get_document (QdSession *self);
QdFlow *qd_session_get_flow (QdSession *self);
const char *qd_session_get_missing (QdSession *self);
/* Whether notes cannot be changed: a newer program wrote them. */
gboolean qd_session_is_read_only (QdSession *self);
QdStore *qd_session_get_store (QdSession *self);
QdAnnotationList *qd_session_get_annotations (QdSession *self);
QdHistory *qd_session_get_history (QdSession *self);

/* A changed style composes a new flow; the reading position is kept. The region is the document's own unless the style
 * fixes it, and the measure is at most what the available room holds; so is the number of lines a page. */
void qd_session_set_style (QdSession *self, const QdStyle *style);
const QdStyle *qd_session_get_style (QdSession *self);
/* Room for the text in px, as the view has it; 0: not known. */
void qd_session_set_available_size (QdSession *self, double width_px, double height_px);

/* Another reading of the same source: emended or not, simplified or traditional. Kept with the document. */
void qd_session_set_reading_kind (QdSession *self, QdReadingKind kind);
QdReadingKind qd_session_get_reading_kind (QdSession *self);
/* The emendation shown at a place (nullable) (transfer none), and the reader's verdicts. Ranges are of the source; the
 * acts can be undone, and the new reading arrives when it is made. */
const QdEmendation *qd_session_find_emendation (QdSession *self, gsize byte);
gboolean qd_session_find_verdict (QdSession *self, gsize byte, int *start, int *end);
gboolean qd_session_get_emendable (QdSession *self, int *start, int *end); /* the selection, if it can be worded */
void qd_session_set_wording (QdSession *self, int start, int end, const char *wording); /* NULL: takes it back */
void qd_session_refuse (QdSession *self, int start, int end);
void qd_session_refuse_kind (QdSession *self, QdEmendationKind kind, gboolean refuse);

/* The outline, corrected: the heading that starts in the paragraph at a place, and what the reader says it is. Acts can
 * be undone and are kept with the annotations; the new document arrives when it is made. */
int qd_session_get_heading_level (QdSession *self, gsize byte);       /* 0: no heading */
void qd_session_set_heading (QdSession *self, gsize byte, int level); /* 0: no heading; -1: as recognised */
void qd_session_shift_heading (QdSession *self, gsize byte, int by);  /* -1: a level up, 1: a level down */
void qd_session_reset_headings (QdSession *self);
QdOutlineKind qd_session_get_outline_kind (QdSession *self);
void qd_session_set_outline_kind (QdSession *self, QdOutlineKind kind);

void qd_session_get_selection (QdSession *self, gsize *start, gsize *end);
gsize qd_session_get_caret (QdSession *self);  /* the moving end of the selection */
gsize qd_session_get_anchor (QdSession *self); /* the resting end */
void qd_session_select (QdSession *self, gsize anchor, gsize caret);
char *qd_session_dup_selected_text (QdSession *self); /* of the reading; NULL if nothing is selected */
char *qd_session_dup_citation (QdSession *self);      /* the same in quotation marks with author, title and section */

void qd_session_set_position (QdSession *self, gsize byte);
/* The same, where the eye is thought to be further down at @focus: that decides which section is being read. */
void qd_session_set_view (QdSession *self, gsize first, gsize focus);
gsize qd_session_get_position (QdSession *self);
QdSection *qd_session_get_section (QdSession *self);

QdAnnotation *qd_session_get_current (QdSession *self);
void qd_session_set_current (QdSession *self, QdAnnotation *annotation);
/* The annotation at a place, the innermost if several (nullable) (transfer none). */
QdAnnotation *qd_session_find_annotation (QdSession *self, gsize byte);
/* Reading bytes of where an annotation stands; FALSE for an orphan. */
gboolean qd_session_get_annotation_range (QdSession *self, QdAnnotation *annotation, gsize *start, gsize *end);
/* Marks the selection, or restyles the current annotation if nothing is selected. @color: NULL for the usual one.
 * (nullable) (transfer none) */
QdAnnotation *qd_session_mark (QdSession *self, QdMarkStyle style, const char *color);
/* Another colour in the style of the current annotation; a selection is highlighted in it. */
QdAnnotation *qd_session_color (QdSession *self, const char *color);
/* A note on the selection; the annotation that now has the keyboard in the panel. */
QdAnnotation *qd_session_add_note (QdSession *self);
/* The note on a section's heading, or with NULL on the whole text: the one there is, else a new one. (nullable) */
QdAnnotation *qd_session_note_on_section (QdSession *self, QdSection *section);
gboolean qd_session_delete_current (QdSession *self);
const char *qd_session_get_last_color (QdSession *self); /* what a mark takes if none is named */
void qd_session_set_last_color (QdSession *self, const char *color);

/* Goes somewhere and leaves a way back. */
void qd_session_go_to (QdSession *self, gsize byte);
void qd_session_go_to_section (QdSession *self, QdSection *section);
void qd_session_go_to_annotation (QdSession *self, QdAnnotation *annotation);
gboolean qd_session_go_back (QdSession *self);

G_END_DECLS
