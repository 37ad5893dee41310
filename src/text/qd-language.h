/* qd-language.h: what language a text is written in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Simplified and traditional Chinese are told apart by characters that belong to one script only; Japanese by kana,
 * Korean by Hangul. No guess is made between Taiwan and Hong Kong, whose characters hardly differ. Callable from any
 * thread.
 */
#pragma once

#include "text/qd-text.h"

G_BEGIN_DECLS

/* "zh-Hans", "zh-Hant", "ja", "ko", "en", or "und" if there are no letters. (transfer none) */
const char *qd_text_guess_language (QdText *self);

G_END_DECLS
