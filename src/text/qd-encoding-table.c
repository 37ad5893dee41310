/* qd-encoding-table.c: the encodings that texts come in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/qd-encoding-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const QdEncodingRow rows[] = {
  { { "UTF-8", N_ ("Unicode (UTF-8)") }, " utf8 ascii us-ascii ", QD_ROAD_LINES_UTF8, NULL, QD_MODEL_CHINESE, TRUE, 0 },
  { { "UTF-16LE", N_ ("Unicode (UTF-16LE)") },
    " utf16le utf-16 utf16 ucs-2 ",
    QD_ROAD_ICU,
    "UTF-16LE",
    QD_MODEL_CHINESE,
    TRUE,
    -5 },
  { { "UTF-16BE", N_ ("Unicode (UTF-16BE)") }, " utf16be ", QD_ROAD_ICU, "UTF-16BE", QD_MODEL_CHINESE, TRUE, -5 },
  { { "UTF-32LE", N_ ("Unicode (UTF-32LE)") },
    " utf32le utf-32 utf32 ucs-4 ",
    QD_ROAD_ICU,
    "UTF-32LE",
    QD_MODEL_CHINESE,
    TRUE,
    -5 },
  { { "UTF-32BE", N_ ("Unicode (UTF-32BE)") }, " utf32be ", QD_ROAD_ICU, "UTF-32BE", QD_MODEL_CHINESE, TRUE, -5 },
  { { "GB18030", N_ ("Simplified Chinese (GB18030)") },
    " gbk gb2312 cp936 euc-cn ",
    QD_ROAD_LINES_GB18030,
    NULL,
    QD_MODEL_CHINESE,
    TRUE,
    -1 },
  { { "HZ-GB-2312", N_ ("Simplified Chinese (HZ)") }, " hz ", QD_ROAD_TILDES, NULL, QD_MODEL_CHINESE, FALSE, 0 },
  { { "ISO-2022-CN", N_ ("Chinese (ISO-2022-CN)") },
    " iso-2022-cn-ext ",
    QD_ROAD_ESCAPES,
    NULL,
    QD_MODEL_CHINESE,
    FALSE,
    0 },
  { { "Big5", N_ ("Traditional Chinese (Big5)") },
    " big-5 cp950 windows-950 ",
    QD_ROAD_LINES_BIG5,
    NULL,
    QD_MODEL_CHINESE,
    TRUE,
    -2 },
  { { "Big5-HKSCS", N_ ("Traditional Chinese, Hong Kong (Big5-HKSCS)") },
    " big5hkscs ",
    QD_ROAD_LINES_BIG5,
    NULL,
    QD_MODEL_CHINESE,
    FALSE,
    0 },
  { { "EUC-TW", N_ ("Traditional Chinese (EUC-TW)") },
    " euctw cns11643 ",
    QD_ROAD_LINES_EUC_TW,
    NULL,
    QD_MODEL_CHINESE,
    TRUE,
    -9 },
  { { "Shift_JIS", N_ ("Japanese (Shift_JIS)") },
    " sjis shift-jis cp932 windows-31j ",
    QD_ROAD_LINES_SHIFT_JIS,
    NULL,
    QD_MODEL_JAPANESE,
    TRUE,
    -7 },
  { { "EUC-JP", N_ ("Japanese (EUC-JP)") }, " eucjp ", QD_ROAD_LINES_EUC_JP, NULL, QD_MODEL_JAPANESE, TRUE, -7 },
  { { "ISO-2022-JP", N_ ("Japanese (ISO-2022-JP)") }, " ", QD_ROAD_ESCAPES, NULL, QD_MODEL_JAPANESE, FALSE, 0 },
  { { "EUC-KR", N_ ("Korean (EUC-KR)") }, " euckr cp949 uhc ", QD_ROAD_LINES_EUC_KR, NULL, QD_MODEL_KOREAN, TRUE, -7 },
  { { "ISO-2022-KR", N_ ("Korean (ISO-2022-KR)") }, " ", QD_ROAD_ESCAPES, NULL, QD_MODEL_KOREAN, FALSE, 0 },
  { { "windows-1252", N_ ("Western (Windows-1252)") },
    " latin1 iso-8859-1 cp1252 ",
    QD_ROAD_ICU,
    "windows-1252",
    QD_MODEL_WESTERN,
    TRUE,
    -4 },
};

/**
 * qd_encoding_table_get_rows:
 * @n_rows: (out): how many
 *
 * Returns: (transfer none) (array length=n_rows): all encodings, UTF-8 first
 */
const QdEncodingRow *
qd_encoding_table_get_rows (int *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
}

/**
 * qd_encoding_table_find:
 * @name: a name, in any case
 *
 * Returns: (nullable) (transfer none): the encoding of that name
 */
const QdEncodingRow *
qd_encoding_table_find (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *apart = g_strconcat (" ", lower, " ", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (g_ascii_strcasecmp (rows[i].encoding.name, name) == 0 || strstr (rows[i].aliases, apart))
        return &rows[i];
    }
  return NULL;
}

/**
 * qd_encoding_table_find_mark:
 * @data: (array length=length): the start of a file
 * @length: how much of it
 * @mark_bytes: (out): length of the byte order mark, 0 without one
 *
 * Returns: (nullable) (transfer none): the encoding that a byte order mark tells
 */
const QdEncodingRow *
qd_encoding_table_find_mark (const guint8 *data, gsize length, gsize *mark_bytes)
{
  /* UTF-32LE begins like UTF-16LE and goes before it. */
  static const struct
  {
    const char *name;
    const char *mark;
    gsize n_bytes;
  } marks[] = {
    { "UTF-8", "\xef\xbb\xbf", 3 }, { "UTF-32LE", "\xff\xfe\0\0", 4 }, { "UTF-32BE", "\0\0\xfe\xff", 4 },
    { "UTF-16LE", "\xff\xfe", 2 },  { "UTF-16BE", "\xfe\xff", 2 },     { "GB18030", "\x84\x31\x95\x33", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (length >= marks[i].n_bytes && memcmp (data, marks[i].mark, marks[i].n_bytes) == 0)
        {
          *mark_bytes = marks[i].n_bytes;
          return qd_encoding_table_find (marks[i].name);
        }
    }
  *mark_bytes = 0;
  return NULL;
}

/**
 * qd_encoding_row_get_width:
 * @row: an encoding
 *
 * Returns: the bytes of its units: 2 for UTF-16, 4 for UTF-32, else 1
 */
gsize
qd_encoding_row_get_width (const QdEncodingRow *row)
{
  return g_str_has_prefix (row->encoding.name, "UTF-32") ? 4 : g_str_has_prefix (row->encoding.name, "UTF-16") ? 2 : 1;
}
