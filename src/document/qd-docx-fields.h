/* qd-docx-fields.h: the fields of Word: links and tables of contents that are told by codes between characters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field begins, has a code, then a result, and ends; fields stand inside each other, and one may reach over many
 * paragraphs. Keeps the stack and says what each is; the reader of the document decides what to do with its result.
 * Not thread-safe.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QD_DOCX_FIELD_OTHER,
  QD_DOCX_FIELD_LINK,
  QD_DOCX_FIELD_CONTENTS, /* repeats headings, with the numbers of pages */
} QdDocxFieldKind;

typedef struct _QdDocxFields QdDocxFields;

QdDocxFields *qd_docx_fields_new (void);
void qd_docx_fields_free (QdDocxFields *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdDocxFields, qd_docx_fields_free)

void qd_docx_fields_begin (QdDocxFields *self);
void qd_docx_fields_add_code (QdDocxFields *self, const char *code);
QdDocxFieldKind qd_docx_fields_separate (QdDocxFields *self, char **address);
QdDocxFieldKind qd_docx_fields_end (QdDocxFields *self);
gboolean qd_docx_fields_in_contents (QdDocxFields *self);

QdDocxFieldKind qd_docx_field_parse (const char *code, char **address);

G_END_DECLS
