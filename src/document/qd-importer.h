/* qd-importer.h: one file format each: bytes become a source text with what its markup says of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An importer is told by content, not by suffix (a suffix only breaks a tie). It gives the source text, marks that
 * are to be hidden from the reading (as emendations of kind MARKUP), blocks with what the format says of them, and
 * spans. What a block is in the end, the recogniser decides over the whole document: a format's word is a hint, strong
 * where the format is explicit (<h2>, a heading style), weak where it is mere looks (bold, centred, larger).
 * A container (EPUB, DOCX) has no lines; its source text is the text taken out of it, one paragraph a line.
 * Positions are code points of the source text. Pure functions of bytes, callable from any thread.
 */
#pragma once

#include "document/qd-document.h"
#include "document/qd-picture.h"

G_BEGIN_DECLS

#define QD_IMPORT_ERROR (qd_import_error_quark ())
GQuark qd_import_error_quark (void);
typedef enum
{
  QD_IMPORT_ERROR_DAMAGED,     /* the container is broken: nothing could be read */
  QD_IMPORT_ERROR_TOO_LARGE,   /* an archive beyond the guards on size, depth or ratio */
  QD_IMPORT_ERROR_NO_TEXT,     /* no text inside, such as a scanned PDF */
  QD_IMPORT_ERROR_UNSUPPORTED, /* a format we do not read */
} QdImportError;

typedef enum
{
  QD_BLOCK_PLAIN,     /* the format says nothing: the recogniser decides from the text */
  QD_BLOCK_PARAGRAPH, /* explicitly a paragraph, though it may be a heading by its looks */
  QD_BLOCK_HEADING,   /* explicitly a heading of @level */
  QD_BLOCK_TITLE,
  QD_BLOCK_BYLINE,
  QD_BLOCK_QUOTATION,
  QD_BLOCK_VERSE,
  QD_BLOCK_LIST_ITEM,
  QD_BLOCK_CODE,
  QD_BLOCK_TABLE, /* a row, its cells apart by TAB; of level 1 in the table's head */
  QD_BLOCK_NOTE,
  QD_BLOCK_SEPARATOR,
  QD_BLOCK_CAPTION, /* what is said below a picture or above a table */
} QdBlockKind;

typedef struct
{
  int start, end; /* code points of the source, without the line end */
  QdBlockKind kind;
  int level; /* of a heading or list item, from 1 */
  gboolean centered;
  gboolean bold;          /* the whole block */
  gboolean distinct_face; /* set in another face than the body (黑体 in a 宋体 document) */
  double scale;           /* size relative to the document's most common size; 0 unknown */
  int indent;             /* em by which the format indents the block */
  int table;              /* of a row: the number of its table */
  int column;             /* of a row: empty cells before its first, which leave no TAB in the text */
} QdBlock;

typedef struct
{
  int start, end; /* code points of the source */
  QdSpanKind kind;
  char *data; /* (nullable) */
} QdImportSpan;

/* A picture has no text of its own: it stands by itself before the block that begins at or after @place, or after all
 * blocks. One among words that proves as small as a character is set like one, in place of [@start, @end). */
typedef struct
{
  int start, end;       /* code points of the source: what is said of the picture in the text; may be empty */
  int place;            /* a code point of the source */
  gboolean among_words; /* of its block */
  gboolean in_line;     /* by qd_import_settle_pictures() */
  QdPicture *picture;
} QdImportPicture;

typedef struct
{
  QdText *text;
  const char *format; /* "text", "markdown", "html", "epub", "docx", "odt", "fb2" */
  gboolean has_lines;
  GPtrArray *markup;    /* (element-type QdEmendation): to hide or replace in the reading; sorted; may be empty */
  GArray *blocks;       /* (element-type QdBlock): sorted; empty: every line is a plain block */
  GArray *spans;        /* (element-type QdImportSpan): sorted by start */
  GArray *pictures;     /* (element-type QdImportPicture): in no order until they are settled */
  char *title, *author; /* (nullable): from metadata */
  char *language;       /* (nullable): BCP 47, from metadata */
} QdImport;

QdImport *qd_import_new (QdText *text, const char *format, gboolean has_lines);
void qd_import_free (QdImport *self);
void qd_import_settle_pictures (QdImport *self, GFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdImport, qd_import_free)

typedef struct
{
  const char *name;
  const char *const *extensions; /* NULL-terminated */
  const char *const *mime_types; /* NULL-terminated */
  /* How sure the importer is that these bytes are its own: 0 … 100. Reads no more than the first 64 KiB. */
  int (*sniff) (const guint8 *data, gsize length, const char *name);
  QdImport *(*import) (
      GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error);
} QdImporter;

const QdImporter *qd_importer_get_all (int *n_importers);
/* Never NULL: plain text is the last resort. */
const QdImporter *qd_importer_choose (GBytes *bytes, const char *name);

QdImport *
qd_import_text (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error);

G_END_DECLS
