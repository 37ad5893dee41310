/* qd-text.h: the source text: decoded, immutable, addressed by code point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes of a file become one UTF-8 string with LF line ends and no byte order mark. Nothing else is changed:
 * damage is shown mended by QdReading, never here. Positions outside this project's rooms (files, command line,
 * annotations) are code points of this text, counted from 0; ranges are half-open. Lines count from 1.
 *
 * A QdText never changes and is atomically reference counted: callable from any thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define QD_TYPE_TEXT (qd_text_get_type ())
typedef struct _QdText QdText;
GType qd_text_get_type (void) G_GNUC_CONST;

QdText *qd_text_new (const char *string, gssize n_bytes);
QdText *qd_text_new_take (char *string, gsize n_bytes, const char *encoding, double confidence);
QdText *qd_text_ref (QdText *self);
void qd_text_unref (QdText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdText, qd_text_unref)

const char *qd_text_get_string (QdText *self, gsize *n_bytes);
int qd_text_get_n_chars (QdText *self);
int qd_text_get_n_lines (QdText *self);
const char *qd_text_get_encoding (QdText *self);
double qd_text_get_confidence (QdText *self);
const char *qd_text_get_hash (QdText *self); /* "sha256:…", of the UTF-8 string */

gsize qd_text_char_to_byte (QdText *self, int position);
int qd_text_byte_to_char (QdText *self, gsize byte);
int qd_text_get_line_at (QdText *self, int position);
gboolean qd_text_get_line_range (QdText *self, int line, int *start, int *end);
char *qd_text_dup_range (QdText *self, int start, int end);

G_END_DECLS
