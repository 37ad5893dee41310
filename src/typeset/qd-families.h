/* qd-families.h: which installed family stands for Song, Hei, Kai, Fangsong and Mono
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A family that is asked for and absent is silently replaced by the font system; here the replacement is chosen among
 * families of the same kind, and said. No state: callable from any thread.
 */
#pragma once

#include "typeset/qd-style.h"

G_BEGIN_DECLS

gboolean qd_family_is_installed (const char *family);
const char *qd_family_get_rare (QdFace face, int i);
const char *qd_family_get_variant (QdFace face, int i);
const char *qd_face_get_name (QdFace face); /* translated: "Song", "Hei" … */
/* The family to use for @face (transfer full). @substitution: (out) (nullable) (transfer full): a sentence, if it is
 * not what was asked for or not of this kind. */
char *qd_family_choose (const QdStyle *style, QdFace face, char **substitution);

G_END_DECLS
