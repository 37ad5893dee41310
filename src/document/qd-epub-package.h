/* qd-epub-package.h: what an EPUB says of itself: metadata, reading order, table of contents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads container, package document, navigation document (EPUB 3) or NCX (EPUB 2). Books that keep to no standard
 * are read as far as can be guessed: everything one folder down, no container, no spine, wrong cases. Callable from any
 * thread.
 */
#pragma once

#include "document/qd-archive.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;  /* in the archive */
  char *id;    /* (nullable): the place inside */
  char *label; /* with its white space collapsed */
  int depth;   /* from 1 */
} QdEpubEntry;

typedef struct
{
  char *title, *author, *language; /* (nullable) */
  GPtrArray *chapters;             /* (element-type utf8): paths in reading order, each once */
  GArray *contents;                /* (element-type QdEpubEntry): in the order of the book */
  GHashTable *asides;              /* set of paths of pages that are not for reading: navigation, cover */
} QdEpubPackage;

QdEpubPackage *qd_epub_package_read (QdArchive *archive, const char *name, GError **error);
void qd_epub_package_free (QdEpubPackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdEpubPackage, qd_epub_package_free)

G_END_DECLS
