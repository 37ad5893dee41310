/* qd-detector.h: which encoding a file is in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In this order: the escape sequences of the seven-bit encodings; valid UTF-8; and else every candidate decodes a
 * sample, and the likeliest text wins, with uchardet's word as one more reason. Pure functions, callable from any
 * thread.
 */
#pragma once

#include "text/qd-encoding-table.h"

G_BEGIN_DECLS

const QdEncodingRow *qd_detector_detect (const guint8 *data, gsize length, double *confidence);
gboolean qd_detector_is_binary (const guint8 *data, gsize length, const QdEncodingRow *row);
GByteArray *qd_detector_strip_nul (const guint8 *data, gsize length);

G_END_DECLS
