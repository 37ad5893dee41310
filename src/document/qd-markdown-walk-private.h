/* qd-markdown-walk-private.h: what the parts of the walk over a Markdown text share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parser says what stands where; the source text stays as it is. The walk shows stretches of it, in their order,
 * and what is not shown of a line that a node has claimed is hidden at the end. Positions are bytes of the source.
 */
#pragma once

#include <cmark-gfm.h>

#include "document/qd-markdown-walk.h"

G_BEGIN_DECLS

/* A stretch of the source that is shown, as it is or as something else. */
typedef struct
{
  gsize start, end;
  char *shown; /* (nullable): instead of the source */
} QdMarkdownSegment;

/* The block that is read. */
typedef struct
{
  gsize start, end; /* G_MAXSIZE: nothing shown yet */
  QdBlockKind kind;
  int level;
  int indent;
  gboolean is_one_line; /* a heading by its marks: the line below is none of it */
} QdMarkdownBlock;

typedef struct
{
  QdImport *import;
  const char *source;
  gsize n_bytes;
  int n_skipped;    /* lines that the parser does not see */
  GArray *lines;    /* of gsize: where lines start, and the end */
  GArray *claimed;  /* of gboolean, one a line */
  GArray *segments; /* of QdMarkdownSegment */
  QdMarkdownBlock open;
  gsize cursor; /* nothing before it is shown any more */
  gsize limit;  /* of the leaf that is read */
  gboolean splits_lines;
  gsize marker; /* of the list item that begins, or G_MAXSIZE */
  gboolean marker_is_bullet;
  int list_depth, quote_depth, n_tables;
  gboolean in_note;
  char *note_id;      /* (nullable): of the note that is read */
  gsize note_label;   /* where its mark begins, until it is shown; else G_MAXSIZE */
  gboolean is_silent; /* inside <rp> */
  gboolean mends_strong;
  gsize strong_start;  /* or G_MAXSIZE */
  gboolean in_picture; /* inside what is said of one */
  gboolean has_words;  /* the leaf shows more than that */
  GString *ruby;       /* (nullable): inside <rt> */
  gsize ruby_start;
  const char *reason; /* why marks are hidden, in the user's language */
  gsize known_byte;   /* the place asked for last; the next one is mostly near */
  int known_char;
} QdMarkdownWalk;

/* qd-markdown-lines.c: lines count from 1 */
void qd_markdown_index_lines (QdMarkdownWalk *self);
gsize qd_markdown_get_line_start (QdMarkdownWalk *self, int line);
/* Without its line end. */
gsize qd_markdown_get_line_end (QdMarkdownWalk *self, int line);
int qd_markdown_to_char (QdMarkdownWalk *self, gsize byte);
/* Whether lines inside paragraphs are paragraphs themselves: nearly all end where a sentence ends. */
gboolean qd_markdown_lines_are_paragraphs (QdMarkdownWalk *self);

void qd_markdown_begin_block (QdMarkdownWalk *self, QdBlockKind kind, int level);
/* Shows a stretch as it is, or as @shown (nullable). */
void qd_markdown_show (QdMarkdownWalk *self, gsize start, gsize end, const char *shown);
void qd_markdown_add_span (QdMarkdownWalk *self, gsize start, gsize end, QdSpanKind kind, const char *data);
/* A block of which nothing was shown leaves no trace. */
void qd_markdown_finish_block (QdMarkdownWalk *self);
void qd_markdown_segment_clear (gpointer data);
/* All of a claimed line that no segment shows is hidden. */
void qd_markdown_hide_marks (QdMarkdownWalk *self);

/* qd-markdown-inline.c */
gboolean qd_markdown_has_strong_pairs (cmark_node *leaf);
/* Many leave out the blank that a heading needs after its marks. */
void qd_markdown_begin_line (QdMarkdownWalk *self, gsize at);
void qd_markdown_read_inline (QdMarkdownWalk *self, cmark_node *leaf);
/* The pictures of a leaf, from the import's @first on, stand above it if no words are before them, else below it. */
void qd_markdown_place_pictures (QdMarkdownWalk *self, guint first, gsize start, gsize end);

G_END_DECLS
