/* store-essay.h: the document that the tests of the store annotate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "annotation/qd-store.h"

static inline QdDocument *
store_essay_new (void)
{
  g_autoptr (QdText) text =
      qd_text_new ("灯下记\n"
                   "夜读之时，灯影摇曳。读书须用意，一字值千金。窗外芭蕉数声，案上一卷未终，茶烟已冷。\n"
                   "晨起推窗，霜色满庭。昨夜所读，已忘其半，唯此一句尚在心头，如石上之泉。\n",
                   -1);
  g_autoptr (QdReading) reading = qd_reading_new (text, NULL);

  return qd_document_new_plain (reading);
}
