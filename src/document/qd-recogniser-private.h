/* qd-recogniser-private.h: what the stages of the recogniser share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * qd_recognise() measures every line once and then calls the stages in order; each claims lines by giving them a role
 * and leaves the others alone. A stage is one file and a function of the whole document. Positions are bytes of the
 * reading. Callable from any thread, one recogniser per thread.
 */
#pragma once

#include "document/qd-label.h"
#include "document/qd-recogniser.h"

#include <string.h>

G_BEGIN_DECLS

typedef enum
{
  QD_ENDING_OPEN,  /* ends in a character: as a heading does */
  QD_ENDING_STOP,  /* 。！？…, also before closing quotation marks */
  QD_ENDING_COLON, /* ： */
  QD_ENDING_COMMA, /* ，、； : goes on or is one of a list */
} QdEnding;

typedef enum
{
  QD_CLAIM_NONE,
  QD_CLAIM_NOISE,    /* captions, page numbers, running headers, watermarks, navigation: nothing to the structure */
  QD_CLAIM_CONTENTS, /* an entry of a contents list */
  QD_CLAIM_FRONT,    /* title, byline, abstract, keywords and their neighbours */
  QD_CLAIM_HEADING,
  QD_CLAIM_BODY, /* decided to be no heading */
} QdClaim;

typedef struct _QdRun QdRun;

typedef struct
{
  int n_chars;
  int n_han;
  int n_stops; /* 。！？； before the end */
  int n_commas;
  int n_quotes;         /* quotation marks */
  gsize sentence_bytes; /* of the first sentence, its stop included; 0 if there is only one */
  int sentence_chars;
  gsize gap_bytes; /* up to a blank after 2 to 14 characters behind the label; 0 if there is none */
  int sentence_commas;
  gunichar first, last;
  QdEnding ending;
  gboolean is_rule;   /* ----, ====, * * * */
  gboolean is_number; /* digits alone: a page number, perhaps */
  gboolean is_date;
  gboolean has_url;
  gboolean is_open; /* an opening bracket or quotation mark is not closed */
  gboolean blank_after;
  guint hash; /* of the text without blanks, leaders and a page number at the end */
  QdLabel label;
  QdWordClass word;
  gsize word_bytes;
  gboolean is_word;   /* nothing follows the word */
  gboolean is_listed; /* a contents list names it */
  int listed_depth;   /* how far its entry is indented in that list, in em */
  QdClaim claim;
  guint64 series; /* key of the form of heading; headings of one key are siblings or cousins */
  int rank;       /* how high headings of this form usually stand: the smaller the higher */
  QdRun *run;     /* (nullable): the run of labels it belongs to */
  int member;     /* its place in the run */
  int previous;   /* the nearest lines that are not noise, once that is known; -1 and n_lines at the ends */
  int next;
} QdLine;

/* Labels of one form that run on: 一、 二、 三、 under one parent. */
struct _QdRun
{
  guint64 key;
  int rank;
  GArray *members; /* (element-type int): lines */
  int last_value;
  int n_inner;      /* runs that began while it was the innermost open one */
  QdRun *parent;    /* (nullable): the run open around it when it began */
  QdRun *continued; /* (nullable): the run that goes on counting where this one stopped */
  QdRun *continues; /* (nullable): the other way */
  double score;     /* above 0: headings */
  gboolean run_in;  /* the headings are the first sentences of their paragraphs */
  gboolean open;    /* while runs are built */
  int level;        /* of its headings, once known */
};

typedef struct
{
  const char *string;
  const QdImport *import; /* (nullable) */
  GCancellable *cancellable;
  QdStructure *structure;
  GArray *blocks; /* (element-type QdRecognised): of @structure */
  QdLine *lines;  /* one for each block */
  int n_lines;
  int body_chars;        /* how long lines of the body usually are */
  int body_indent;       /* how far they are usually indented, in em */
  int wrap_width;        /* of lines that are broken at a measure, in em, with what indents them */
  gboolean is_wrapped;   /* paragraphs are broken into lines of equal width */
  gboolean is_spaced;    /* blank lines between paragraphs are the rule */
  gboolean is_by_margin; /* only headings begin at the margin */
  gboolean is_explicit;  /* the format itself says where headings are */
  int front_end;         /* the first line after the front matter */
  GPtrArray *runs;       /* (element-type QdRun) */
} QdRecogniser;

static inline QdRecognised *
qd_recogniser_block (const QdRecogniser *self, int index)
{
  return &g_array_index (self->blocks, QdRecognised, index);
}

static inline const char *
qd_recogniser_start (const QdRecogniser *self, int index)
{
  return self->string + qd_recogniser_block (self, index)->start;
}

static inline const char *
qd_recogniser_end (const QdRecogniser *self, int index)
{
  return self->string + qd_recogniser_block (self, index)->end;
}

static inline gboolean
qd_recogniser_has_suffix (const char *start, const char *end, const char *suffix)
{
  gsize length = strlen (suffix);

  return (gsize) (end - start) >= length && memcmp (end - length, suffix, length) == 0;
}

static inline gboolean
qd_recogniser_contains (const char *start, const char *end, const char *word)
{
  return g_strstr_len (start, end - start, word) != NULL;
}

/* Gives a line its role; @reason is translated and copied. */
void qd_recogniser_claim (QdRecogniser *self, int index, QdClaim claim, QdRole role, const char *reason);
/* Claims a line as a heading with a label of @label_bytes. */
void qd_recogniser_claim_heading (
    QdRecogniser *self, int index, gsize label_bytes, guint64 series, int rank, const char *reason);
gboolean qd_recogniser_is_blank (gunichar ch);
/* A line that can be a heading by its shape alone: short, open at the end, no sentence. */
gboolean qd_recogniser_looks_like_heading (const QdRecogniser *self, int index, int max_chars);
/* The next line that is not noise, or n_lines. */
int qd_recogniser_next (const QdRecogniser *self, int index);
int qd_recogniser_previous (const QdRecogniser *self, int index);

/* Of text without blanks, leaders and a page number at the end: what is the same line to a reader. */
guint qd_recogniser_hash (const char *start, const char *end);
/* How wide a line is with what indents it, in em. */
int qd_recogniser_get_width (const QdRecogniser *self, int index);
/* How many lines a numbered heading takes that begins on @index. */
int qd_recogniser_count_heading_lines (const QdRecogniser *self, int index);

/* What lines at the head of a work are. */
gboolean qd_recogniser_is_circumstance (const QdRecogniser *self, int index);
gboolean qd_recogniser_is_issuer (const QdRecogniser *self, int index);
gboolean qd_recogniser_is_labelled (const QdRecogniser *self, int index);
gboolean qd_recogniser_is_front_label (const QdRecogniser *self, int index);
gboolean qd_recogniser_ends_front (const QdRecogniser *self, int index);
/* The last line of the title, or -1. */
int qd_recogniser_find_title (QdRecogniser *self, int limit);

#define QD_UNIT_ARTICLE 0x6761 /* 条 */

/* Series of headings that have no number; a numbered series' key is made from its label. */
enum
{
  QD_SERIES_WORD = 1,
  QD_SERIES_UNDERLINE_DOUBLE,
  QD_SERIES_UNDERLINE_SINGLE,
  QD_SERIES_UNDERLINE_WAVED,
  QD_SERIES_SHAPE,
  QD_SERIES_BRACKETED,
  QD_SERIES_LOOKS,
  QD_SERIES_VERSION,
  QD_SERIES_ORDINAL,
  QD_SERIES_DAY,
  QD_SERIES_VERSE,
  QD_SERIES_LISTED = 0x80,    /* plus the depth in the contents list */
  QD_SERIES_EXPLICIT = 0x100, /* plus the level */
  QD_SERIES_LABEL = 0x1000,   /* from here on: labels */
};

guint64 qd_run_make_key (const QdLabel *label);
int qd_run_make_rank (const QdLabel *label);
/* Puts the numbered lines that are not claimed into runs. */
void qd_recogniser_build_runs (QdRecogniser *self);
void qd_run_free (QdRun *self);

/* The stages, in their order. */
void qd_recogniser_measure (QdRecogniser *self);
void qd_recogniser_find_noise (QdRecogniser *self);
void qd_recogniser_find_contents (QdRecogniser *self); /* a part of the last */
void qd_recogniser_find_collection (QdRecogniser *self);
void qd_recogniser_find_margin (QdRecogniser *self);
void qd_recogniser_find_front (QdRecogniser *self);
void qd_recogniser_find_tables (QdRecogniser *self);
void qd_recogniser_find_explicit (QdRecogniser *self);
void qd_recogniser_find_series (QdRecogniser *self);
void qd_recogniser_find_unlabelled (QdRecogniser *self);
void qd_recogniser_find_lone_words (QdRecogniser *self);   /* a part of the last */
void qd_recogniser_find_parts (QdRecogniser *self);        /* likewise */
void qd_recogniser_find_underlined (QdRecogniser *self);   /* likewise */
void qd_recogniser_find_bulleted (QdRecogniser *self);     /* likewise */
void qd_recogniser_find_bracketed (QdRecogniser *self);    /* likewise */
void qd_recogniser_find_forms (QdRecogniser *self);        /* a part of the last */
void qd_recogniser_find_listed (QdRecogniser *self);       /* likewise */
void qd_recogniser_join_broken (QdRecogniser *self);       /* likewise */
void qd_recogniser_join_titles_below (QdRecogniser *self); /* likewise */
gboolean qd_recogniser_heads_verse (const QdRecogniser *self, int index);
void qd_recogniser_find_verse_titles (QdRecogniser *self); /* likewise */
void qd_recogniser_find_wrapped (QdRecogniser *self);
void qd_recogniser_find_levels (QdRecogniser *self);
void qd_recogniser_find_body (QdRecogniser *self);
void qd_recogniser_find_verse (QdRecogniser *self);    /* a part of the last */
void qd_recogniser_find_dialogue (QdRecogniser *self); /* likewise */

G_END_DECLS
