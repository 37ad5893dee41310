/* qd-import-builder-private.h: what the parts of the builder share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "document/qd-import-builder.h"

G_BEGIN_DECLS

/* What stands between the last character and the next one. */
typedef enum
{
  GAP_NONE,
  GAP_LINE_END, /* a line end of the markup: nothing between Chinese, a space elsewhere */
  GAP_SPACE,
} QdBuilderGap;

/* So much of the text has these looks. */
typedef struct
{
  double size;
  guint face;
  gint64 n_chars;
} QdBuilderShare;

typedef struct
{
  QdSpanKind kind;
  char *data;
  int start; /* -1 until the first character inside */
} QdBuilderSpan;

/* A picture of the open block. */
typedef struct
{
  QdPicture *picture;
  int start, end;       /* of what is said of it, in the text */
  gboolean after_words; /* the block has words before it */
} QdBuilderPicture;

/* What is kept of a finished block beside its QdBlock. */
typedef struct
{
  double size;
  guint face;
  gsize start, end; /* bytes of the text */
} QdBuilderLooks;

struct _QdImportBuilder
{
  GString *text;
  int n_chars;
  GArray *blocks; /* of QdBlock */
  GArray *looks;  /* of QdBuilderLooks, one a block */
  GArray *spans;  /* of QdImportSpan */
  int n_tables;
  int n_cell_columns; /* of the open cell, 0 if it is an ordinary one */
  GArray *open;       /* of QdBuilderSpan */

  QdBlock block;
  gsize start;      /* of the open block, in bytes */
  gboolean has_ink; /* the open block has a character */
  int n_breaks;     /* explicit line breaks since the block began */
  int first_line;   /* index of the block these lines began with */
  QdBuilderGap gap;
  gunichar last;
  int n_leading; /* quarter em of blank at the start of the block */
  QdLooks run;
  int n_ink, n_bold;
  int n_said;       /* of the ink, what is said of pictures */
  GArray *pending;  /* of QdBuilderPicture: of the open block */
  GArray *pictures; /* of QdImportPicture */
  GArray *shares;   /* of QdBuilderShare: of the open block */
};

/* qd-import-builder.c: shares of looks are only compared, so a search for the commonest is enough */
void qd_import_builder_add_share (GArray *shares, double size, guint face, gint64 n_chars);
const QdBuilderShare *qd_import_builder_get_largest_share (GArray *shares); /* (nullable) */

/* Writes the blank that is due before @next, if any. */
void qd_import_builder_close_gap (QdImportBuilder *self, gunichar next);

/* qd-import-builder-pictures.c */
void qd_import_builder_init_pictures (QdImportBuilder *self);
void qd_import_builder_clear_pictures (QdImportBuilder *self);
/* Finds places for the pictures of the block that ended, which is the last one if it @has_ink. */
void qd_import_builder_place_pictures (QdImportBuilder *self, gboolean has_ink);

/* qd-import-builder-blocks.c */
int qd_import_builder_count_letters (const char *string);
/* Marks the lines since @first_line as verse if they look like it. */
void qd_import_builder_mark_verse (QdImportBuilder *self);
/* Sizes and faces mean something only beside the document's common ones, which its body has. */
void qd_import_builder_relate_looks (QdImportBuilder *self);

G_END_DECLS
