/* qd-region.c: language tags and the regions whose marks differ (CLREQ 3.1.2)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-style.h"

#include <string.h>

/**
 * qd_region_from_language:
 * @language: (nullable): a BCP 47 tag such as "zh-Hant-TW"
 *
 * The region decides the marks, not the script: Macau follows Hong Kong; Singapore and Malaysia follow the mainland.
 *
 * Returns: the region, %QD_REGION_CN when in doubt
 */
QdRegion
qd_region_from_language (const char *language)
{
  g_autofree char *tag = g_ascii_strdown (language ? language : "", -1);

  g_strdelimit (tag, "_", '-');
  if (strstr (tag, "-hk") || strstr (tag, "-mo"))
    return QD_REGION_HK;
  if (strstr (tag, "-tw") || strstr (tag, "-hant"))
    return QD_REGION_TW;
  return QD_REGION_CN;
}

/**
 * qd_region_to_pango_language:
 * @region: a region
 *
 * Pango finds the right CJK face for these forms of the tag and for no others.
 *
 * Returns: (transfer none): "zh-cn", "zh-tw" or "zh-hk"
 */
const char *
qd_region_to_pango_language (QdRegion region)
{
  switch (region)
    {
    case QD_REGION_CN:
      return "zh-cn";
    case QD_REGION_TW:
      return "zh-tw";
    case QD_REGION_HK:
      return "zh-hk";
    }
  g_return_val_if_reached ("zh-cn");
}
