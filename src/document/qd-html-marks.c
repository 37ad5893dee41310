/* qd-html-marks.c: the marks beside the text that HTML knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-html-marks.h"

#include <string.h>

typedef struct
{
  const char *name;
  QdSpanKind kind;
} Name;

static const Name elements[] = {
  { "small", QD_SPAN_INLINE_NOTE },
  { "u", QD_SPAN_NAME },
};

static const Name classes[] = {
  { "bookname", QD_SPAN_WORK },         { "emphasis-dots", QD_SPAN_EMPHASIS }, { "inline-note", QD_SPAN_INLINE_NOTE },
  { "jiazhu", QD_SPAN_INLINE_NOTE },    { "proper-name", QD_SPAN_NAME },       { "propername", QD_SPAN_NAME },
  { "shuminghao", QD_SPAN_WORK },       { "warichu", QD_SPAN_INLINE_NOTE },    { "zhuanminghao", QD_SPAN_NAME },
  { "zhuozhonghao", QD_SPAN_EMPHASIS }, { "夹注", QD_SPAN_INLINE_NOTE },       { "夾註", QD_SPAN_INLINE_NOTE },
};

/* In the order they are looked for: a wavy underline is an underline too. */
static const Name styles[] = {
  { "wavy", QD_SPAN_WORK },
  { "text-emphasis", QD_SPAN_EMPHASIS },
  { "underline", QD_SPAN_NAME },
};

/**
 * qd_html_get_mark:
 * @node: an element in running text
 * @kind: (out): what mark it stands for
 *
 * Returns: whether it stands for any
 */
gboolean
qd_html_get_mark (const xmlNode *node, QdSpanKind *kind)
{
  const char *style = qd_markup_get (node, "style");

  for (int i = 0; style && i < G_N_ELEMENTS (styles); i++)
    {
      if (strstr (style, styles[i].name))
        {
          *kind = styles[i].kind;
          return TRUE;
        }
    }
  for (int i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      if (qd_markup_has_word (node, "class", classes[i].name))
        {
          *kind = classes[i].kind;
          return TRUE;
        }
    }
  for (int i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      if (qd_markup_is (node, elements[i].name))
        {
          *kind = elements[i].kind;
          return TRUE;
        }
    }
  return FALSE;
}
