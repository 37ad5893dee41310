/* qd-html-reader.h: the text of an HTML tree, paragraph by paragraph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walks the tree and tells a QdImportBuilder what it meets. Shared by the importers of HTML and EPUB. Not
 * thread-safe beyond its own arguments.
 */
#pragma once

#include "document/qd-archive.h"
#include "document/qd-markup-tree.h"
#include "document/qd-import-builder.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_page;    /* of the web, with navigation around its text */
  const char *path;    /* (nullable): of this file inside its book, put before the ids of notes */
  QdArchive *archive;  /* (nullable): the book, for its pictures */
  GHashTable *anchors; /* (nullable): filled with "path#id" → index of the block there, as GINT_TO_POINTER */
} QdHtmlReading;

void qd_html_read (xmlDoc *doc, QdImportBuilder *builder, const QdHtmlReading *reading);

G_END_DECLS
