/* qd-section.h: a node of the outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A section knows its heading, its range and its children; the children are a GListModel of QdSection, so that a
 * GtkTreeListModel above shows them as they are. Immutable once its document is made, so readable from any thread.
 * Positions are bytes of the reading.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  QD_SECTION_HEADING,
  QD_SECTION_TITLE,
  QD_SECTION_ABSTRACT,
  QD_SECTION_KEYWORDS,
  QD_SECTION_REFERENCES,
} QdSectionKind;

#define QD_TYPE_SECTION (qd_section_get_type ())
G_DECLARE_FINAL_TYPE (QdSection, qd_section, QD, SECTION, GObject)

/* For the maker of a document: parents are made before their children. */
QdSection *qd_section_new (QdSectionKind kind, int level, const char *label, const char *text, const char *reason);
void qd_section_set_range (QdSection *self, int paragraph, gsize start, gsize heading_end, gsize end);
void qd_section_set_end (QdSection *self, gsize end);
void qd_section_append (QdSection *self, QdSection *child);

QdSectionKind qd_section_get_kind (QdSection *self);
int qd_section_get_level (QdSection *self);            /* 1 is the top heading below the title; 0 for front matter */
const char *qd_section_get_label (QdSection *self);    /* the numbering as printed, "一、"; "" if none */
const char *qd_section_get_text (QdSection *self);     /* the heading without its label */
char *qd_section_dup_display (QdSection *self);        /* label and text as one line for a list */
const char *qd_section_get_reason (QdSection *self);   /* why it is a heading, one sentence */
int qd_section_get_paragraph (QdSection *self);        /* index of the heading's paragraph */
gsize qd_section_get_start (QdSection *self);          /* where the heading starts */
gsize qd_section_get_heading_end (QdSection *self);    /* where the heading ends */
gsize qd_section_get_end (QdSection *self);            /* where the next section that is not inside begins */
QdSection *qd_section_get_parent (QdSection *self);    /* (nullable) (transfer none) */
GListModel *qd_section_get_children (QdSection *self); /* (transfer none), never NULL, may be empty */
char *qd_section_dup_path (QdSection *self);           /* "一、…/(一)…": the heading path of annotations */

G_END_DECLS
