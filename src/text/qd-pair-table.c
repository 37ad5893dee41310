/* qd-pair-table.c: characters of two bytes, of Chinese, Japanese and Korean sets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-pair-table.h"

#include <string.h>
#include <unicode/ucnv.h>

#define FIRST_LEAD 0x81
#define N_LEADS (0xfe - FIRST_LEAD + 1)

typedef struct
{
  gunichar chars[N_LEADS][256];
  guint16 pairs[0x10000]; /* of the basic plane; the first pair that gives the character */
  GHashTable *beyond;     /* (element-type gunichar guint): the same for the other planes */
} PairTable;

static void
add_pair (PairTable *table, int lead, int trail, gunichar ch)
{
  table->chars[lead - FIRST_LEAD][trail] = ch;
  if (ch >= 0x10000)
    g_hash_table_insert (table->beyond, GUINT_TO_POINTER (ch), GUINT_TO_POINTER (lead << 8 | trail));
  else if (table->pairs[ch] == 0)
    table->pairs[ch] = lead << 8 | trail;
}

/* @before: (nullable): bytes that say that a pair of this set follows. */
static void
read_converter (PairTable *table, const char *name, const char *before)
{
  gsize n_before = before ? strlen (before) : 0;
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (name, &status);

  if (U_FAILURE (status))
    {
      g_critical ("ICU has no converter %s: %s", name, u_errorName (status));
      return;
    }
  ucnv_setToUCallBack (converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  for (int lead = FIRST_LEAD; lead < FIRST_LEAD + N_LEADS; lead++)
    {
      for (int trail = 0x40; trail < 0xff; trail++)
        {
          char bytes[4];
          const char *source = bytes, *end = bytes + n_before + 2;
          UChar32 ch;

          if (table->chars[lead - FIRST_LEAD][trail])
            continue;
          if (before)
            memcpy (bytes, before, n_before);
          bytes[n_before] = (char) lead;
          bytes[n_before + 1] = (char) trail;
          status = U_ZERO_ERROR;
          ucnv_resetToUnicode (converter);
          ch = ucnv_getNextUChar (converter, &source, end, &status);
          if (U_FAILURE (status) || source != end || (ch >= 0xe000 && ch <= 0xf8ff))
            continue;
          add_pair (table, lead, trail, ch);
        }
    }
  ucnv_close (converter);
}

/* ICU's table of the Hong Kong supplement is that of 2001; the C library's knows the additions of 2004 and 2008. Where
 * it has none installed, the rest is still there. */
static void
read_c_library (PairTable *table, const char *name)
{
  GIConv converter = g_iconv_open ("UTF-8", name);

  if (converter == (GIConv) -1)
    return;
  for (int lead = FIRST_LEAD; lead < FIRST_LEAD + N_LEADS; lead++)
    {
      for (int trail = 0x40; trail < 0xff; trail++)
        {
          char in[2] = { (char) lead, (char) trail }, out[16], *from = in, *to = out;
          gsize n_in = 2, n_out = sizeof out;
          gunichar ch;

          if (table->chars[lead - FIRST_LEAD][trail])
            continue;
          g_iconv (converter, NULL, NULL, NULL, NULL);
          if (g_iconv (converter, &from, &n_in, &to, &n_out) == (gsize) -1 || n_in > 0)
            continue;
          ch = g_utf8_get_char_validated (out, to - out);
          if (ch < 0x10ffff && g_utf8_next_char (out) == to && !(ch >= 0xe000 && ch <= 0xf8ff))
            add_pair (table, lead, trail, ch);
        }
    }
  g_iconv_close (converter);
}

static void
read_set (PairTable *table, QdPairSet set)
{
  const char plane[] = { (char) 0x8e, (char) (0xa1 + set - QD_PAIR_CNS), 0 };

  switch (set)
    {
    case QD_PAIR_GBK:
      read_converter (table, "GB18030", NULL);
      return;
    case QD_PAIR_BIG5:
      read_converter (table, "Big5-HKSCS", NULL);
      read_converter (table, "windows-950", NULL);
      read_c_library (table, "BIG5-HKSCS");
      return;
    case QD_PAIR_SHIFT_JIS:
      read_converter (table, "ibm-943_P15A-2003", NULL);
      return;
    case QD_PAIR_EUC_JP:
      read_converter (table, "EUC-JP", NULL);
      return;
    case QD_PAIR_JIS_0212:
      read_converter (table, "EUC-JP", "\x8f");
      return;
    case QD_PAIR_EUC_KR:
      read_converter (table, "windows-949", NULL);
      return;
    case QD_PAIR_CNS:
    case QD_N_PAIR_SETS:
      break;
    }
  read_converter (table, "EUC-TW", set == QD_PAIR_CNS ? NULL : plane);
}

static const PairTable *
get_table (QdPairSet set)
{
  static PairTable *tables[QD_N_PAIR_SETS];

  if (g_once_init_enter (&tables[set]))
    {
      PairTable *table = g_new0 (PairTable, 1);

      table->beyond = g_hash_table_new (NULL, NULL);
      read_set (table, set);
      g_once_init_leave (&tables[set], table);
    }
  return tables[set];
}

/**
 * qd_pair_to_char:
 * @set: a character set
 * @lead: first byte
 * @trail: second byte
 *
 * Returns: the character of the pair, 0 if it has none
 */
gunichar
qd_pair_to_char (QdPairSet set, guint8 lead, guint8 trail)
{
  return lead < FIRST_LEAD || lead == 0xff ? 0 : get_table (set)->chars[lead - FIRST_LEAD][trail];
}

/**
 * qd_pair_from_char:
 * @set: a character set
 * @ch: a code point
 *
 * Returns: its two bytes, the lead in the upper; 0 if it has none
 */
guint16
qd_pair_from_char (QdPairSet set, gunichar ch)
{
  const PairTable *table = get_table (set);

  return ch < 0x10000 ? table->pairs[ch]
                      : GPOINTER_TO_UINT (g_hash_table_lookup (table->beyond, GUINT_TO_POINTER (ch)));
}
