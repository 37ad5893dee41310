/* qd-encoding-table.h: the encodings that texts come in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row for each: its names, the road by which it is decoded, and what speaks for it before a byte is read. How to find
 * out which one a file is in is the question of qd-detector.h. Immutable: callable from any thread.
 */
#pragma once

#include "text/qd-decoder.h"
#include "text/qd-multibyte.h"

G_BEGIN_DECLS

typedef enum
{
  QD_ROAD_LINES_UTF8 = QD_SCHEME_UTF8,
  QD_ROAD_LINES_GB18030 = QD_SCHEME_GB18030,
  QD_ROAD_LINES_BIG5 = QD_SCHEME_BIG5,
  QD_ROAD_LINES_EUC_TW = QD_SCHEME_EUC_TW,
  QD_ROAD_LINES_SHIFT_JIS = QD_SCHEME_SHIFT_JIS,
  QD_ROAD_LINES_EUC_JP = QD_SCHEME_EUC_JP,
  QD_ROAD_LINES_EUC_KR = QD_SCHEME_EUC_KR,
  QD_ROAD_ICU,
  QD_ROAD_ESCAPES,
  QD_ROAD_TILDES,
} QdRoad;

typedef struct
{
  QdEncoding encoding;
  const char *aliases; /* other names of it, apart by spaces, a space at both ends; lower case */
  QdRoad road;
  const char *converter; /* ICU's name, for QD_ROAD_ICU */
  QdModel model;
  gboolean may_be_guessed; /* by likelihood: the seven-bit encodings tell themselves */
  double prior;            /* how likely the encoding is before a byte is read, as a logarithm */
} QdEncodingRow;

const QdEncodingRow *qd_encoding_table_get_rows (int *n_rows);
/* (nullable): by any of its names, in any case. */
const QdEncodingRow *qd_encoding_table_find (const char *name);
/* (nullable): by the byte order mark at the start of a file. @mark_bytes: (out): its length, 0 without one. */
const QdEncodingRow *qd_encoding_table_find_mark (const guint8 *data, gsize length, gsize *mark_bytes);
/* Bytes of a unit: 2 for UTF-16, 4 for UTF-32, 1 for all others. */
gsize qd_encoding_row_get_width (const QdEncodingRow *row);

G_END_DECLS
