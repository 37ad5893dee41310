/* qd-document.h: a reading with its structure: paragraphs with roles, spans, and the tree of sections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made once by qd_document_load() or qd_document_new(), then immutable: a newer reading is a new document. Positions
 * are bytes of the reading's string. Making one is pure and runs in any thread.
 */
#pragma once

#include "document/qd-corrections.h"
#include "document/qd-picture.h"
#include "document/qd-section.h"
#include "text/qd-reading.h"

G_BEGIN_DECLS

typedef enum
{
  QD_ROLE_BODY,
  QD_ROLE_TITLE,
  QD_ROLE_BYLINE,
  QD_ROLE_ABSTRACT,
  QD_ROLE_KEYWORDS,
  QD_ROLE_HEADING,
  QD_ROLE_QUOTATION,
  QD_ROLE_VERSE,
  QD_ROLE_LIST_ITEM,
  QD_ROLE_REFERENCE,
  QD_ROLE_NOTE,
  QD_ROLE_CODE,
  QD_ROLE_SEPARATOR,
  QD_ROLE_DIALOGUE,
  QD_ROLE_FIGURE, /* a picture that stands by itself; a paragraph without text */
  QD_ROLE_CAPTION,
  QD_ROLE_TABLE, /* a row of a table, its cells apart by TAB; of level 1 in the table's head */
  QD_N_ROLES
} QdRole;

typedef struct
{
  gsize start, end; /* bytes of the reading, without the line end and without indenting spaces */
  QdRole role;
  int level;          /* of a heading or a list item, from 1; 0 elsewhere */
  int label_bytes;    /* how much of the start is a label: 一、, 摘要：, 1. ; 0 if none */
  int line;           /* of the source text, from 1 */
  int table;          /* rows that follow each other and have the same number are of one table */
  int column;         /* of a row: that of its first cell, from 0 */
  QdPicture *picture; /* (nullable): of a figure; owned by the document */
} QdParagraph;

typedef enum
{
  QD_SPAN_EMPHASIS,
  QD_SPAN_STRONG,
  QD_SPAN_LINK,
  QD_SPAN_RUBY,
  QD_SPAN_NOTE_MARK, /* leads to a note; data is its id */
  QD_SPAN_NOTE,      /* the note itself, perhaps in several spans; data is its id */
  QD_SPAN_CODE,
  QD_SPAN_EMENDED,     /* a place that differs from the source; data is the reason */
  QD_SPAN_HEADING,     /* a run-in heading inside a paragraph */
  QD_SPAN_PINYIN,      /* a character behind which damaged text had its pinyin, which is dropped; data is the pinyin */
  QD_SPAN_INLINE_NOTE, /* 夹注, a note set in two lines within the line */
  QD_SPAN_NAME,        /* 专名号, a proper name */
  QD_SPAN_WORK,        /* 书名号甲式, the title of a work with a wavy line */
  QD_SPAN_CELL,        /* a cell that takes up several columns or rows of its table; data is how many: "2 1" */
} QdSpanKind;

typedef struct
{
  gsize start, end;
  QdSpanKind kind;
  const char *data; /* (nullable) link address, ruby text, note id; owned by the document */
} QdSpan;

/* A picture that is set like a character, in place of a sign of the reading (%QD_PICTURE_SIGN). */
typedef struct
{
  gsize start, end;
  QdPicture *picture; /* owned by the document */
} QdPictureSign;

#define QD_TYPE_DOCUMENT (qd_document_get_type ())
G_DECLARE_FINAL_TYPE (QdDocument, qd_document, QD, DOCUMENT, GObject)

/* Opening a file is a thin wrapper over bytes. @name helps to tell formats apart and appears in messages.
 * @encoding: (nullable): by detection if NULL. */
QdDocument *
qd_document_load (GFile *file, const char *encoding, QdReadingKind kind, GCancellable *cancellable, GError **error);
QdDocument *qd_document_new_from_bytes (GBytes *bytes,
                                        const char *name,
                                        const char *encoding,
                                        QdReadingKind kind,
                                        GCancellable *cancellable,
                                        GError **error);
/* Plain: every line is a body paragraph, nothing is recognised. */
QdDocument *qd_document_new_plain (QdReading *reading);
/* The same source shown in another reading (emendations refused, script changed). */
QdDocument *qd_document_dup_with_reading (QdDocument *self, QdReadingKind kind, const QdVerdicts *verdicts);
/* The same reading with the headings as the reader wants them. @corrections: (nullable): qd-corrections.h */
QdDocument *qd_document_dup_with_corrections (QdDocument *self, QdCorrections *corrections);

QdReading *qd_document_get_reading (QdDocument *self);
QdText *qd_document_get_source (QdDocument *self);
const char *qd_document_get_string (QdDocument *self, gsize *n_bytes);
const char *qd_document_get_format (QdDocument *self);   /* "text", "markdown", "html", "epub", … */
const char *qd_document_get_language (QdDocument *self); /* "zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "ja" … */
gboolean qd_document_has_lines (QdDocument *self);       /* FALSE for containers: lines mean nothing there */

const char *qd_document_get_title (QdDocument *self);  /* (nullable) */
const char *qd_document_get_author (QdDocument *self); /* (nullable) */
gboolean qd_document_has_abstract (QdDocument *self);
const char *const *qd_document_get_keywords (QdDocument *self); /* never NULL */

int qd_document_get_n_paragraphs (QdDocument *self);
const QdParagraph *qd_document_get_paragraph (QdDocument *self, int index);
int qd_document_find_paragraph (QdDocument *self, gsize byte);        /* the paragraph at or before @byte */
const QdSpan *qd_document_get_spans (QdDocument *self, int *n_spans); /* sorted by start */
const QdPictureSign *
qd_document_get_picture_signs (QdDocument *self, gsize start, gsize end, int *n_signs); /* sorted by start */
char *qd_document_dup_note (QdDocument *self, const char *id, gsize *start);            /* (nullable) */

/* The outline: front matter (title, abstract, keywords) and top headings, in the order of the text. */
GListModel *qd_document_get_sections (QdDocument *self);            /* (transfer none) of QdSection */
QdSection *qd_document_find_section (QdDocument *self, gsize byte); /* (nullable) (transfer none): innermost */

const char *qd_role_to_string (QdRole role);

G_END_DECLS
