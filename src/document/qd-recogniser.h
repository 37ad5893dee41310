/* qd-recogniser.h: the structure of a plain Chinese text, decided over the whole document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sees each block of the reading as one line with what the format says of it, and gives each a role, a level, a label
 * and a reason. Sequences that run on, nesting, siblings alike in length and ending decide; no rule is for one file.
 * Pure: positions are bytes of the reading; callable from any thread.
 */
#pragma once

#include "document/qd-corrections.h"
#include "document/qd-importer.h"

G_BEGIN_DECLS

typedef struct
{
  gsize start, end;       /* in: bytes of the reading, trimmed */
  int line;               /* in: of the source, from 1 */
  int blank_before;       /* in: empty lines above */
  int indent;             /* in: em of white space trimmed from the start */
  QdBlock hint;           /* in: what the format says */
  QdRole role;            /* out */
  int level;              /* out: headings from 1, list items from 1, else 0 */
  int label_bytes;        /* out */
  gsize run_in_end;       /* out: where a run-in heading ends inside the paragraph; 0 if none */
  gboolean continues;     /* out: belongs to the heading or title on the block before (wrapped) */
  gboolean is_references; /* out: this heading opens a list of references */
  char *reason;           /* out: one sentence, or NULL for plain body */
  QdPicture *picture;     /* (nullable) (not owned): a figure, which qd_document_add_figures() puts in */
} QdRecognised;

typedef struct
{
  char *title, *author; /* (nullable) */
  gboolean has_abstract;
  GPtrArray *keywords; /* (element-type utf8) */
  GArray *blocks;      /* (element-type QdRecognised) */
} QdStructure;

/* The blocks of @import, or the lines of @reading if it is NULL or has none; only the "in" members are filled. */
GArray *qd_recogniser_split (QdReading *reading, const QdImport *import);
/* NULL only if cancelled. */
QdStructure *qd_recognise (QdReading *reading, const QdImport *import, GCancellable *cancellable);
/* Follows what the reader says of the headings. */
void qd_structure_correct (QdStructure *self, QdReading *reading, const QdCorrections *corrections);
void qd_structure_free (QdStructure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdStructure, qd_structure_free)

G_END_DECLS
