/* qd-pair-table.c: the two-byte characters of GBK and Big5
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-pair-table.h"

#include <unicode/ucnv.h>

#define FIRST_LEAD 0x81
#define N_LEADS (0xfe - FIRST_LEAD + 1)

typedef struct
{
  gunichar chars[N_LEADS][256];
  guint16 pairs[0x10000]; /* of the basic plane; the first pair that gives the character */
} PairTable;

static void
read_converter (PairTable *table, const char *name)
{
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
          const char bytes[] = { (char) lead, (char) trail };
          const char *source = bytes;
          UChar32 ch;

          if (table->chars[lead - FIRST_LEAD][trail])
            continue;
          status = U_ZERO_ERROR;
          ucnv_resetToUnicode (converter);
          ch = ucnv_getNextUChar (converter, &source, bytes + sizeof bytes, &status);
          if (U_FAILURE (status) || source != bytes + sizeof bytes || (ch >= 0xe000 && ch <= 0xf8ff))
            continue;
          table->chars[lead - FIRST_LEAD][trail] = ch;
          if (ch < 0x10000 && table->pairs[ch] == 0)
            table->pairs[ch] = lead << 8 | trail;
        }
    }
  ucnv_close (converter);
}

static const PairTable *
get_table (QdPairSet set)
{
  static PairTable *tables[2];

  if (g_once_init_enter (&tables[set]))
    {
      PairTable *table = g_new0 (PairTable, 1);

      switch (set)
        {
        case QD_PAIR_GBK:
          read_converter (table, "GB18030");
          break;
        case QD_PAIR_BIG5:
          read_converter (table, "Big5-HKSCS");
          read_converter (table, "windows-950");
          break;
        }
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
  return ch < 0x10000 ? get_table (set)->pairs[ch] : 0;
}
