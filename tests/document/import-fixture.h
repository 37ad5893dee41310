/* import-fixture.h: containers made in memory, and imports told in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files that importers are tested on are written by the tests themselves, part by part. Not thread-safe.
 */
#pragma once

#include "document/qd-importer.h"

G_BEGIN_DECLS

/* Pairs of path and content, then NULL. */
GBytes *import_fixture_zip (const char *path, ...) G_GNUC_NULL_TERMINATED;
/* Marked as being under a password. */
GBytes *import_fixture_zip_locked (const char *path, const char *content);
GBytes *import_fixture_cut (GBytes *bytes, gsize n_bytes);

/* One line a block: its kind in a letter, its level if any, and its text: "H1 第一章". */
char *import_fixture_tell (const QdImport *import);
#define import_fixture_assert(import, expected)                                                                        \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *told_ = import_fixture_tell (import);                                                             \
    g_assert_cmpstr (told_, ==, expected);                                                                             \
  }                                                                                                                    \
  G_STMT_END
/* The text of the span, the span's data after a bar if any. */
char *import_fixture_tell_spans (const QdImport *import, QdSpanKind kind);

G_END_DECLS
