/* qd-html-charset.c: bytes of a web page or a chapter become text, by the encoding they name if they keep to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-html-charset.h"

#include <string.h>

#include "text/qd-decoder.h"

#define HEAD_BYTES 4096

/* What pages call an encoding and mean by it, as browsers understand it; sorted by label. */
static const struct
{
  const char *label;
  const char *name;
} labels[] = {
  { "big5", "Big5" },
  { "big5-hkscs", "Big5-HKSCS" },
  { "chinese", "GB18030" },
  { "cn-big5", "Big5" },
  { "cp936", "GB18030" },
  { "cp950", "Big5" },
  { "gb18030", "GB18030" },
  { "gb2312", "GB18030" },
  { "gb_2312-80", "GB18030" },
  { "gbk", "GB18030" },
  { "hz-gb-2312", "HZ-GB-2312" },
  { "ms936", "GB18030" },
  { "utf-8", "UTF-8" },
  { "utf8", "UTF-8" },
  { "x-gbk", "GB18030" },
  { "x-x-big5", "Big5" },
};

/**
 * qd_html_charset_dup_declared:
 *
 * Looks for `charset=` of a meta element or `encoding=` of an XML declaration in the head of the bytes.
 *
 * Returns: (transfer full) (nullable): the encoding named, by the name the decoder knows it by
 */
char *
qd_html_charset_dup_declared (const guint8 *data, gsize length)
{
  static const char *const keys[] = { "charset", "encoding" };
  g_autofree char *head =
      g_ascii_strdown ((const char *) data, (gssize) strnlen ((const char *) data, MIN (length, HEAD_BYTES)));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (const char *at = strstr (head, keys[i]); at != NULL; at = strstr (at, keys[i]))
      {
        gsize n_label;
        g_autofree char *label = NULL;

        at += strlen (keys[i]);
        at += strspn (at, " \t\r\n");
        if (*at != '=')
          continue;
        at++;
        at += strspn (at, " \t\r\n\"'");
        n_label = strspn (at, "abcdefghijklmnopqrstuvwxyz0123456789-_");
        if (n_label == 0)
          continue;
        label = g_strndup (at, n_label);
        for (guint j = 0; j < G_N_ELEMENTS (labels); j++)
          if (strcmp (labels[j].label, label) == 0)
            return g_strdup (labels[j].name);
        return g_steal_pointer (&label);
      }
  return NULL;
}

static int
count_lost (QdText *text)
{
  const char *string = qd_text_get_string (text, NULL);
  int n_lost = 0;

  for (const char *p = strstr (string, "\357\277\275"); p != NULL; p = strstr (p + 3, "\357\277\275"))
    n_lost++;
  return n_lost;
}

/**
 * qd_html_charset_decode:
 * @encoding: (nullable): chosen by the reader
 *
 * Decodes by what the page declares. A page that declares one encoding and is in another, as copied pages often are,
 * is decoded by detection.
 *
 * Returns: (transfer full): the text, or NULL with an error of the decoder
 */
QdText *
qd_html_charset_decode (GBytes *bytes, const char *encoding, GCancellable *cancellable, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree char *declared = NULL;
  g_autoptr (QdText) by_declaration = NULL;
  g_autoptr (QdText) by_detection = NULL;
  gboolean has_mark = length >= 2 && (data[0] >= 0xfe || (data[0] == 0xef && data[1] == 0xbb));

  if (encoding != NULL || has_mark || length == 0)
    return qd_decoder_decode (bytes, encoding, cancellable, error);
  declared = qd_html_charset_dup_declared (data, length);
  if (declared != NULL)
    by_declaration = qd_decoder_decode (bytes, declared, cancellable, NULL);
  if (by_declaration != NULL && count_lost (by_declaration) == 0)
    return g_steal_pointer (&by_declaration);
  by_detection = qd_decoder_decode (bytes, NULL, cancellable, by_declaration == NULL ? error : NULL);
  if (by_detection == NULL || (by_declaration != NULL && count_lost (by_detection) * 4 >= count_lost (by_declaration)))
    return g_steal_pointer (&by_declaration);
  return g_steal_pointer (&by_detection);
}
