/* qd-han-rank.c: how common a Han character is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-han-rank.h"

#define FIRST 0x4e00
#define LAST 0x9fff

typedef struct
{
  guint16 rank;
  guint8 scripts;
} Entry;

static void
read_order (Entry *entries, const char *order, QdHanScripts script)
{
  int rank = 1;

  for (const char *p = order; *p; p = g_utf8_next_char (p), rank++)
    {
      Entry *entry = &entries[g_utf8_get_char (p) - FIRST];

      if (entry->rank == 0 || rank < entry->rank)
        entry->rank = rank;
      entry->scripts |= script;
    }
}

static const Entry *
get_entries (void)
{
  static Entry *entries;

  if (g_once_init_enter (&entries))
    {
      Entry *made = g_new0 (Entry, LAST - FIRST + 1);

      read_order (made, qd_han_simplified, QD_HAN_COMMON_SIMPLIFIED);
      read_order (made, qd_han_traditional, QD_HAN_COMMON_TRADITIONAL);
      g_once_init_leave (&entries, made);
    }
  return entries;
}

/**
 * qd_han_rank:
 * @ch: a code point
 *
 * Returns: its place in the order of frequency, from 1, in the script where it is more common; 0 if it is rare in both
 */
int
qd_han_rank (gunichar ch)
{
  return ch >= FIRST && ch <= LAST ? get_entries ()[ch - FIRST].rank : 0;
}

/**
 * qd_han_scripts:
 * @ch: a code point
 *
 * Returns: the scripts in which it is common
 */
QdHanScripts
qd_han_scripts (gunichar ch)
{
  return ch >= FIRST && ch <= LAST ? (QdHanScripts) get_entries ()[ch - FIRST].scripts : (QdHanScripts) 0;
}
