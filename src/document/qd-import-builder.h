/* qd-import-builder.h: paragraphs taken out of a container become a source text with blocks and spans
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The importers of HTML, EPUB, DOCX and the like walk their tree and tell the builder what they meet: a block begins,
 * text, a span begins and ends, the looks of the text change. The builder collapses white space as a browser would,
 * joins lines of Chinese without a space, writes one paragraph a line, and works out at the end what is larger, bold
 * or in another face than the rest of the document. It knows no format. Positions are code points of the text built.
 * Not thread-safe; each import has its own.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

typedef struct _QdImportBuilder QdImportBuilder;

/* How a run of text looks. */
typedef struct
{
  gboolean bold;
  double size; /* any unit that is the same all over the document; 0 unknown */
  guint face;  /* by qd_import_face(); 0 unknown */
} QdLooks;

QdImportBuilder *qd_import_builder_new (void);
void qd_import_builder_free (QdImportBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdImportBuilder, qd_import_builder_free)

void qd_import_builder_begin (QdImportBuilder *self, QdBlockKind kind, int level);
void qd_import_builder_begin_table (QdImportBuilder *self);
void qd_import_builder_begin_row (QdImportBuilder *self, gboolean is_head);
void qd_import_builder_begin_cell (QdImportBuilder *self, gboolean is_first, const char *columns, const char *rows);
void qd_import_builder_end_cell (QdImportBuilder *self);
void qd_import_builder_set_centered (QdImportBuilder *self, gboolean centered);
void qd_import_builder_set_indent (QdImportBuilder *self, int em);
void qd_import_builder_set_looks (QdImportBuilder *self, const QdLooks *looks);
void qd_import_builder_append (QdImportBuilder *self, const char *string, gssize n_bytes);
void qd_import_builder_append_verbatim (QdImportBuilder *self, const char *string, gssize n_bytes);
void qd_import_builder_break_line (QdImportBuilder *self);
void qd_import_builder_add_picture (QdImportBuilder *self, QdPicture *picture, const char *alt);
void qd_import_builder_end (QdImportBuilder *self);
void qd_import_builder_begin_span (QdImportBuilder *self, QdSpanKind kind, const char *data);
void qd_import_builder_end_span (QdImportBuilder *self, QdSpanKind kind, const char *data);
void qd_import_builder_repeat_span (QdImportBuilder *self, QdSpanKind kind, const char *data);

void qd_import_builder_link_notes (QdImportBuilder *self, GHashTable *anchors);
gboolean qd_import_builder_is_empty (QdImportBuilder *self); /* nothing in the open block yet */
int qd_import_builder_get_n_blocks (QdImportBuilder *self);
QdBlock *qd_import_builder_get_block (QdImportBuilder *self, int index);
char *qd_import_builder_dup_block_text (QdImportBuilder *self, int index);
void qd_import_builder_join_next (QdImportBuilder *self, const int *indices, guint n_indices);
char *qd_import_builder_confirm (QdImportBuilder *self, const char *name); /* (nullable) */
void qd_import_builder_mark_title (QdImportBuilder *self);

QdImport *qd_import_builder_finish (QdImportBuilder *self, const char *format, const char *encoding, double confidence);

guint qd_import_face (const char *name);
char *qd_import_clean_title (const char *title, const char *file_name);

G_END_DECLS
