/* qd-rtf-words.c: what the words of RTF mean that only need looking up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-rtf-words.h"

#include <string.h>

/* Code pages and the character sets of faces, by the names the decoder knows; others are left to the detection. */
static const struct
{
  int charset;   /* \fcharset, -1 none */
  int code_page; /* \ansicpg */
  const char *encoding;
} encodings[] = {
  { 128, 932, "Shift_JIS" },   { 129, 949, "EUC-KR" },   { 134, 936, "GB18030" }, { 136, 950, "Big5" },
  { 0, 1252, "windows-1252" }, { -1, 54936, "GB18030" }, { -1, 65001, "UTF-8" },
};

/* Destinations by the word that opens them; what is not here and has no \* is text. Sorted. */
static const struct
{
  const char *word;
  QdRtfDestination destination;
} destinations[] = {
  { "annotation", QD_RTF_TO_NOTE },   { "atnauthor", QD_RTF_TO_SKIPPED }, { "atnid", QD_RTF_TO_SKIPPED },
  { "author", QD_RTF_TO_AUTHOR },     { "colortbl", QD_RTF_TO_SKIPPED },  { "filetbl", QD_RTF_TO_SKIPPED },
  { "fldinst", QD_RTF_TO_CODE },      { "fonttbl", QD_RTF_TO_FACES },     { "footer", QD_RTF_TO_SKIPPED },
  { "footerf", QD_RTF_TO_SKIPPED },   { "footerl", QD_RTF_TO_SKIPPED },   { "footerr", QD_RTF_TO_SKIPPED },
  { "footnote", QD_RTF_TO_NOTE },     { "header", QD_RTF_TO_SKIPPED },    { "headerf", QD_RTF_TO_SKIPPED },
  { "headerl", QD_RTF_TO_SKIPPED },   { "headerr", QD_RTF_TO_SKIPPED },   { "info", QD_RTF_TO_SKIPPED },
  { "listtable", QD_RTF_TO_SKIPPED }, { "listtext", QD_RTF_TO_LABEL },    { "nonshppict", QD_RTF_TO_SKIPPED },
  { "object", QD_RTF_TO_SKIPPED },    { "operator", QD_RTF_TO_SKIPPED },  { "pict", QD_RTF_TO_SKIPPED },
  { "pntext", QD_RTF_TO_LABEL },      { "pntxta", QD_RTF_TO_SKIPPED },    { "pntxtb", QD_RTF_TO_SKIPPED },
  { "rxe", QD_RTF_TO_SKIPPED },       { "stylesheet", QD_RTF_TO_STYLES }, { "tc", QD_RTF_TO_SKIPPED },
  { "title", QD_RTF_TO_TITLE },       { "txe", QD_RTF_TO_SKIPPED },       { "xe", QD_RTF_TO_SKIPPED },
};

/* Words that stand for a character; sorted. */
static const struct
{
  const char *word;
  const char *text;
} characters[] = {
  { "bullet", "•" },    { "cell", "\t" },   { "emdash", "—" },    { "emspace", "　" },
  { "endash", "–" },    { "enspace", " " }, { "ldblquote", "“" }, { "lquote", "‘" },
  { "rdblquote", "”" }, { "rquote", "’" },  { "tab", "\t" },
};

/**
 * qd_rtf_find_encoding:
 * @charset: of a face, or -1
 * @code_page: of the file, or 0
 *
 * Returns: (nullable) (transfer none): the encoding, by the name the decoder knows it by
 */
const char *
qd_rtf_find_encoding (int charset, int code_page)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if ((charset >= 0 && encodings[i].charset == charset) || (code_page > 0 && encodings[i].code_page == code_page))
      return encodings[i].encoding;
  return NULL;
}

/**
 * qd_rtf_find_destination:
 * @destination: (out): where the text of a group goes that begins with @word
 *
 * Returns: whether the word opens a destination
 */
gboolean
qd_rtf_find_destination (const char *word, QdRtfDestination *destination)
{
  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    if (strcmp (destinations[i].word, word) == 0)
      {
        *destination = destinations[i].destination;
        return TRUE;
      }
  return FALSE;
}

/**
 * qd_rtf_find_character:
 *
 * Returns: (nullable) (transfer none): the text a word stands for
 */
const char *
qd_rtf_find_character (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    if (strcmp (characters[i].word, word) == 0)
      return characters[i].text;
  return NULL;
}
