/* qd-han-rank.h: how common a Han character is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The commonest 4,000 characters of each script in the order of their frequency. The lookup table is made when it is
 * first needed; callable from any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* UTF-8, commonest first; tests/text/test-han-rank.c holds that nothing stands twice. */
extern const char qd_han_simplified[];
extern const char qd_han_traditional[];

typedef enum
{
  QD_HAN_COMMON_SIMPLIFIED = 1 << 0,  /* among the commonest of simplified text */
  QD_HAN_COMMON_TRADITIONAL = 1 << 1, /* among the commonest of traditional text */
} QdHanScripts;

int qd_han_rank (gunichar ch); /* from 1; 0 for a rare one */
QdHanScripts qd_han_scripts (gunichar ch);

G_END_DECLS
