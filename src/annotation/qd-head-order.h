/* qd-head-order.h: the groups and keys of a key file's head in an order that does not depend on who wrote them when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two machines that have exchanged all they know would else go on writing the same keys in different orders, which a
 * synchroniser takes for a difference. Pure.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes @head, as GKeyFile does, an empty line before each group but the first and none elsewhere. */
void qd_head_order_append (GString *text, const char *head);

G_END_DECLS
