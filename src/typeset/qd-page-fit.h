/* qd-page-fit.h: how large a page is, and whether two stand side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reader asks for N characters by M lines; what a window leaves over goes to the margins. Where there is less room
 * than that, a page has as many whole characters and lines as fit. Arithmetic on a QdStyle alone: no font, no window.
 */
#pragma once

#include "typeset/qd-style.h"

G_BEGIN_DECLS

/* No measure is made shorter than this many characters for want of room: hardly a rule of line breaking could be kept.
 * The text then sticks out. */
#define QD_PAGE_FIT_MIN_MEASURE 8

void qd_page_fit (QdStyle *style, double width_px, double height_px);

G_END_DECLS
