/* fuzz-template.c: any text as a template, over the values of two notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/qd-template.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char values[] =
    "{\"title\":\"题\",\"author\":\"\",\"count\":2,\"notes\":[{\"quote\":\"一\\n二\",\"note\":\"他说\\\"是\\\"\","
    "\"tags\":[\"a\",\"b\"],\"start\":3,\"orphan\":false,\"headings\":[{\"level\":1,\"text\":\"# 起\"}]},"
    "{\"quote\":\"<三>\",\"note\":\"\",\"tags\":[],\"start\":9,\"orphan\":true,\"headings\":[]}]}";

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *template = g_utf8_make_valid ((const char *) data, size);
  g_autoptr (JsonNode) node = json_from_string (values, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = qd_template_render (template, json_node_get_object (node), &error);

  g_assert_true ((text != NULL) == (error == NULL));
  g_assert_true (!text || g_utf8_validate (text, -1, NULL));
  return 0;
}
