/* qd-decoder.h: bytes of unknown encoding become a QdText
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strict decoding is the judge, uchardet an adviser: every candidate encoding decodes the bytes, and the one that
 * yields the most likely Chinese text wins. A few bad bytes become U+FFFD each; they never turn the whole file to
 * another encoding. Pure functions, callable from any thread; a long file is decoded in pieces so that the
 * cancellable is obeyed.
 */
#pragma once

#include "text/qd-text.h"

G_BEGIN_DECLS

#define QD_DECODER_ERROR (qd_decoder_error_quark ())
GQuark qd_decoder_error_quark (void);
typedef enum
{
  QD_DECODER_ERROR_BINARY,           /* the bytes are no text: open something else */
  QD_DECODER_ERROR_UNKNOWN_ENCODING, /* the encoding asked for is not known by that name */
} QdDecoderError;

typedef struct
{
  const char *name;  /* as shown and stored: "UTF-8", "GB18030", "Big5", … */
  const char *title; /* marked for translation: "Simplified Chinese (GB18030)" */
} QdEncoding;

const QdEncoding *qd_decoder_get_encodings (int *n_encodings);
QdText *qd_decoder_decode (GBytes *bytes, const char *encoding, GCancellable *cancellable, GError **error);

G_END_DECLS
