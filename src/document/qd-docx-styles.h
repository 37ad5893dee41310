/* qd-docx-styles.h: what the styles of a DOCX say of a paragraph and a run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Styles are based on each other; what one leaves open, the one below says. Headings are known by their outline level
 * and by their name, in English as Word writes it or in Chinese. Immutable once read; callable from any thread.
 */
#pragma once

#include "document/qd-import-builder.h"
#include "document/qd-markup-tree.h"

G_BEGIN_DECLS

#define QD_DOCX_UNSET (-1)

/* What properties say; QD_DOCX_UNSET where they say nothing. */
typedef struct
{
  int bold, emphasis, hidden;  /* FALSE, TRUE; emphasis is by dots or by italics */
  int name, work, inline_note; /* FALSE, TRUE: underlined, with a wavy line, two lines in one */
  double size;                 /* in points; 0 unset */
  guint face;                  /* 0 unset */
  int centered;                /* FALSE, TRUE */
  int outline_level;           /* from 0; 9 is body text */
  int number_id, number_level;
  int first_line_chars; /* hundredths of a character */
  int first_line_twips;
} QdDocxProperties;

typedef enum
{
  QD_DOCX_ROLE_NONE,
  QD_DOCX_ROLE_TITLE,
  QD_DOCX_ROLE_SUBTITLE,
  QD_DOCX_ROLE_AUTHOR,
  QD_DOCX_ROLE_QUOTATION,
  QD_DOCX_ROLE_CODE,
  QD_DOCX_ROLE_CONTENTS, /* a line of a table of contents */
  QD_DOCX_ROLE_CAPTION,
} QdDocxRole;

typedef struct _QdDocxStyles QdDocxStyles;

QdDocxStyles *qd_docx_styles_new (const xmlNode *root); /* @root: (nullable) */
void qd_docx_styles_free (QdDocxStyles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdDocxStyles, qd_docx_styles_free)

void qd_docx_properties_clear (QdDocxProperties *properties);
void qd_docx_properties_read (QdDocxProperties *properties, const xmlNode *ppr, const xmlNode *rpr);
void qd_docx_properties_overlay (QdDocxProperties *below, const QdDocxProperties *above);
QdDocxProperties qd_docx_styles_get_defaults (QdDocxStyles *self);
QdDocxProperties qd_docx_styles_resolve (QdDocxStyles *self, const char *id); /* @id: (nullable): default paragraph */
QdDocxRole qd_docx_styles_get_role (QdDocxStyles *self, const char *id);

G_END_DECLS
