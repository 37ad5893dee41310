/* qd-pair-table.h: characters of two bytes, of Chinese, Japanese and Korean sets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands behind a lead and a trail byte, and the way back. Made from ICU's converters when first needed, since
 * damage must be asked character by character; callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define QD_N_CNS_PLANES 15

typedef enum
{
  QD_PAIR_GBK,  /* the two-byte part of GB18030 */
  QD_PAIR_BIG5, /* with the Hong Kong supplement and the additions of code page 950 */
  QD_PAIR_SHIFT_JIS,
  QD_PAIR_EUC_JP,
  QD_PAIR_JIS_0212, /* what stands behind 0x8f in EUC-JP */
  QD_PAIR_EUC_KR,   /* with the additions of code page 949 */
  QD_PAIR_CNS,      /* the first plane of CNS 11643, as in EUC-TW; the other planes follow */
  QD_N_PAIR_SETS = QD_PAIR_CNS + QD_N_CNS_PLANES,
} QdPairSet;

/* 0: the pair is not assigned. Private use counts as not assigned. */
gunichar qd_pair_to_char (QdPairSet set, guint8 lead, guint8 trail);
/* 0: the set has no such pair; otherwise the lead in the upper byte. */
guint16 qd_pair_from_char (QdPairSet set, gunichar ch);

G_END_DECLS
