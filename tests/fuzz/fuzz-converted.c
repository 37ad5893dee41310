/* fuzz-converted.c: a text with remnants of pinyin and any bytes behind them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-reading.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char converted[] =
      "讀書會設(shè)在網(wǎng)上,發(fā)起人經(jīng)營書店,設(shè)了網(wǎng)站,發(fā)布書目,互聯(lián)網(wǎng)上也有。\n"
      "發(fā)起人設(shè)網(wǎng)站,發(fā)起人設(shè)網(wǎng)站,發(fā)起人設(shè)網(wǎng)站,發(fā)起人設(shè)網(wǎng)"
      "站。\n";
  g_autoptr (GString) string = g_string_new (converted);
  g_autofree char *valid = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (QdText) text = NULL;
  g_autoptr (QdReading) reading = NULL;

  g_string_append (string, valid);
  text = qd_text_new (string->str, (gssize) string->len);
  reading = qd_reading_new_for_kind (text, QD_READING_EMENDED, NULL);
  g_assert_true (g_utf8_validate (qd_reading_get_string (reading, NULL), -1, NULL));
  return 0;
}
