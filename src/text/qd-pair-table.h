/* qd-pair-table.h: the two-byte characters of GBK and Big5
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands behind a lead and a trail byte, and the way back. Made from ICU's converters when first needed, since
 * damage must be asked character by character; callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QD_PAIR_GBK,  /* the two-byte part of GB18030 */
  QD_PAIR_BIG5, /* with the Hong Kong supplement and the additions of code page 950 */
} QdPairSet;

/* 0: the pair is not assigned. Private use counts as not assigned. */
gunichar qd_pair_to_char (QdPairSet set, guint8 lead, guint8 trail);
/* 0: the set has no such pair; otherwise the lead in the upper byte. */
guint16 qd_pair_from_char (QdPairSet set, gunichar ch);

G_END_DECLS
