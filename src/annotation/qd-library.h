/* qd-library.h: which key file belongs to a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document is known by the hash of its source text; if that is unknown, by its URI and by the likeness of its text
 * to documents known. Only the head of each key file is read. Main thread.
 */
#pragma once

#include "annotation/qd-notebook.h"
#include "document/qd-document.h"

G_BEGIN_DECLS

/* "annotations" under the data directory. */
char *qd_library_dup_directory (const char *data_dir);
/* Whether a name in that directory is a key file's: no other file, and no copy that a synchroniser left. */
gboolean qd_library_is_key_file (const char *name);
/* What this machine wrote last of a key file, and the generation before that. */
char *qd_library_dup_kept (const char *data_dir, const char *path);
char *qd_library_dup_previous (const char *data_dir, const char *path);
/* (nullable) (transfer full): the path of the key file that is the document's, if there is one. */
char *qd_library_find (const char *data_dir, QdDocument *document, GFile *file);
/* (element-type utf8) (transfer full): all that are named after the document's hash; the first is the one to use. */
GPtrArray *qd_library_find_named (const char *data_dir, QdDocument *document);
/* Where a new one would be. */
char *qd_library_dup_new_path (const char *data_dir, QdDocument *document, GFile *file);
/* Writes what identifies the document into a notebook; whether that was anything new. */
gboolean qd_library_describe (QdNotebook *notebook, QdDocument *document, GFile *file);

G_END_DECLS
