/* qd-store-error.c: what can go wrong with the annotations on disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-store.h"

G_DEFINE_QUARK (qd_store_error, qd_store_error)
