/* qd-markdown-walk.h: the tree of a Markdown text becomes blocks, spans and hidden marks over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not thread-safe beyond its own arguments.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

/* Fills blocks, spans and markup of @import from its text; the first @n_skipped lines are front matter. */
void qd_markdown_walk (QdImport *import, int n_skipped);

G_END_DECLS
