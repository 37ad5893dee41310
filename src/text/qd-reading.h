/* qd-reading.h: the text as it is shown: the source with emendations applied, and maps both ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside the rooms above, positions are byte offsets of the reading's own UTF-8 string; annotations and files speak
 * in code points of the source. Only this map converts. A position inside a replaced range maps to its start
 * (QD_BIAS_START) or its end (QD_BIAS_END). Immutable, reference counted, callable from any thread.
 */
#pragma once

#include "text/qd-emendation.h"
#include "text/qd-text.h"
#include "text/qd-verdicts.h"

G_BEGIN_DECLS

typedef enum
{
  QD_READING_SOURCE,      /* nothing changed */
  QD_READING_EMENDED,     /* damage mended */
  QD_READING_SIMPLIFIED,  /* mended, shown in simplified characters */
  QD_READING_TRADITIONAL, /* mended, shown in traditional characters */
  /* The same with the forms of a region, or with its words, too: */
  QD_READING_TRADITIONAL_TW,
  QD_READING_TRADITIONAL_TWP,
  QD_READING_TRADITIONAL_HK,
  /* A text of that region in simplified characters: */
  QD_READING_SIMPLIFIED_TW,
  QD_READING_SIMPLIFIED_TWP,
  QD_READING_SIMPLIFIED_HK,
  QD_N_READING_BASES,

  /* May be added to any but the source: */
  QD_READING_CORNER_QUOTES = 1 << 4, /* “” shown as 「」 */
  QD_READING_CURLY_QUOTES = 1 << 5,  /* 「」 shown as “” */
  QD_READING_NARROW = 1 << 6,        /* full-width letters and digits shown proportional */
  QD_READING_CLEAN = 1 << 7,         /* page numbers, running heads and the words of sites hidden */
} QdReadingKind;

/* What a kind is without those. */
#define QD_READING_BASE(kind) ((QdReadingKind) ((kind) &0x0f))
/* And those alone. */
#define QD_READING_ADDITIONS(kind) ((QdReadingKind) ((kind) & ~0x0f))

typedef enum
{
  QD_BIAS_START,
  QD_BIAS_END,
} QdBias;

#define QD_TYPE_READING (qd_reading_get_type ())
typedef struct _QdReading QdReading;
GType qd_reading_get_type (void) G_GNUC_CONST;

/* @emendations: (nullable) (element-type QdEmendation) (transfer none): copied; must be sorted, without overlaps. */
QdReading *qd_reading_new (QdText *source, GPtrArray *emendations);
/* Finds the damage, follows what the reader says of it, and converts the script where @kind asks for it.
 * @verdicts: (nullable) */
QdReading *qd_reading_new_for_kind (QdText *source, QdReadingKind kind, const QdVerdicts *verdicts);
QdReading *qd_reading_ref (QdReading *self);
void qd_reading_unref (QdReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdReading, qd_reading_unref)

QdText *qd_reading_get_source (QdReading *self);
const char *qd_reading_get_string (QdReading *self, gsize *n_bytes);
GPtrArray *qd_reading_get_emendations (QdReading *self); /* (transfer none) */

int qd_reading_to_source (QdReading *self, gsize byte, QdBias bias);       /* reading byte → source code point */
gsize qd_reading_from_source (QdReading *self, int position, QdBias bias); /* source code point → reading byte */

/* "emended", "traditional+corners+narrow" … */
/* "zh-Hans", "zh-Hant", "zh-Hant-TW" or "zh-Hant-HK" where the kind says what the text is shown in; NULL where the text
 * does. */
const char *qd_reading_kind_get_language (QdReadingKind kind);
gboolean qd_reading_kind_from_string (const char *name, QdReadingKind *kind);
char *qd_reading_kind_to_string (QdReadingKind kind);

G_END_DECLS
