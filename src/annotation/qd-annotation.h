/* qd-annotation.h: what the reader marked at one place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kind, style, colour, note, tags, times, version vector and anchor. Positions are code points of the source text.
 * Properties notify, so that rows bind to them; but only a QdHistory changes one, so that every act can be undone.
 * Belongs to the main thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  QD_ANNOTATION_HIGHLIGHT,
  QD_ANNOTATION_NOTE,
  QD_ANNOTATION_SECTION_NOTE, /* on a heading; on nothing, [0, 0), it is on the whole text */
  QD_ANNOTATION_BOOKMARK,
  QD_ANNOTATION_HEADING,    /* a correction of the outline: never in a QdAnnotationList's model */
  QD_ANNOTATION_EMENDATION, /* how a place reads, which is its note: not in the model either */
} QdAnnotationKind;
typedef enum
{
  QD_MARK_FILL,
  QD_MARK_UNDERLINE,
  QD_MARK_WAVY,
  QD_MARK_DOTS,
  QD_MARK_CIRCLES,
  QD_MARK_STRIKE
} QdMarkStyle;
typedef enum
{
  QD_STATE_PLACED,
  QD_STATE_MOVED,
  QD_STATE_UNSURE,
  QD_STATE_ORPHAN
} QdAnchorState;

#define QD_TYPE_ANNOTATION (qd_annotation_get_type ())
G_DECLARE_FINAL_TYPE (QdAnnotation, qd_annotation, QD, ANNOTATION, GObject)

/* Properties (all but id writable inside this folder only): id, kind, style, color, note, tags, start, end, quote,
 * section, state, score, created, modified. */
const char *qd_annotation_get_id (QdAnnotation *self);
QdAnnotationKind qd_annotation_get_kind (QdAnnotation *self);
gboolean qd_annotation_is_on_document (QdAnnotation *self); /* a note on the whole text */
QdMarkStyle qd_annotation_get_style (QdAnnotation *self);
const char *qd_annotation_get_color (QdAnnotation *self);       /* "yellow", "green", "blue", "purple", "red" */
const char *qd_annotation_get_note (QdAnnotation *self);        /* never NULL */
const char *const *qd_annotation_get_tags (QdAnnotation *self); /* never NULL */
const char *qd_annotation_get_quote (QdAnnotation *self);
const char *qd_annotation_get_prefix (QdAnnotation *self);
const char *qd_annotation_get_suffix (QdAnnotation *self);
const char *qd_annotation_get_section (QdAnnotation *self); /* heading path as stored */
int qd_annotation_get_start (QdAnnotation *self);           /* where it stands now; the stored place if an orphan */
int qd_annotation_get_end (QdAnnotation *self);
QdAnchorState qd_annotation_get_state (QdAnnotation *self);
double qd_annotation_get_score (QdAnnotation *self); /* 0 … 1, how well the anchor matched */
GDateTime *qd_annotation_get_created (QdAnnotation *self);
GDateTime *qd_annotation_get_modified (QdAnnotation *self);

const char *qd_mark_style_to_string (QdMarkStyle style);
gboolean qd_mark_style_from_string (const char *name, QdMarkStyle *style);
const char *qd_annotation_kind_to_string (QdAnnotationKind kind);
gboolean qd_annotation_kind_from_string (const char *name, QdAnnotationKind *kind);
gboolean qd_annotation_kind_is_correction (QdAnnotationKind kind); /* said of the text, and no note on it */
const char *qd_anchor_state_to_string (QdAnchorState state);
const char *const *qd_annotation_get_color_names (void); /* NULL-terminated, in the order of the palette */

G_END_DECLS
