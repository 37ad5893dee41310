/* qd-rtf-tables.h: the faces and styles that the head of an RTF file defines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filled word by word while the head is read, then asked by number. Not thread-safe.
 */
#pragma once

#include "document/qd-rtf-tokens.h"

G_BEGIN_DECLS

typedef struct
{
  int number;
  guint name;
  const char *encoding; /* (nullable) */
} QdRtfFace;

typedef struct
{
  int number;
  int level; /* of a heading, from 0; -1 none */
  gboolean is_title;
  gboolean bold;
  int size;
} QdRtfStyle;

typedef struct _QdRtfTables QdRtfTables;

QdRtfTables *qd_rtf_tables_new (void);
void qd_rtf_tables_free (QdRtfTables *self);

void qd_rtf_tables_begin (QdRtfTables *self);
void qd_rtf_tables_define (QdRtfTables *self, const QdRtfToken *token);
void qd_rtf_tables_add_face (QdRtfTables *self, const char *name);
void qd_rtf_tables_add_style (QdRtfTables *self, const char *name);

const QdRtfFace *qd_rtf_tables_get_face (QdRtfTables *self, int number);   /* (nullable) */
const QdRtfStyle *qd_rtf_tables_get_style (QdRtfTables *self, int number); /* (nullable) */

G_END_DECLS
