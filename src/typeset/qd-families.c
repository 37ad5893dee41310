/* qd-families.c: which installed family stands for each face
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "typeset/qd-families.h"

#include <fontconfig/fontconfig.h>
#include <glib/gi18n-lib.h>

#define N_REGIONS (QD_REGION_HK + 1)

/* In the order of preference: the families of Debian first, then what users bring from elsewhere. */
static const char *const families[QD_N_FACES][N_REGIONS][7] = {
  [QD_FACE_SONG] = {
    [QD_REGION_CN] = { "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Source Han Serif CN",
                       "AR PL SungtiL GB", "SimSun" },
    [QD_REGION_TW] = { "Noto Serif CJK TC", "Source Han Serif TC", "Noto Serif TC", "Source Han Serif TW",
                       "AR PL Mingti2L Big5", "PMingLiU" },
    [QD_REGION_HK] = { "Noto Serif CJK HK", "Source Han Serif HC", "Noto Serif HK", "Noto Serif CJK TC",
                       "PMingLiU_HKSCS" },
  },
  [QD_FACE_HEI] = {
    [QD_REGION_CN] = { "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Source Han Sans CN",
                       "WenQuanYi Micro Hei", "Microsoft YaHei" },
    [QD_REGION_TW] = { "Noto Sans CJK TC", "Source Han Sans TC", "Noto Sans TC", "Source Han Sans TW",
                       "WenQuanYi Micro Hei", "Microsoft JhengHei" },
    [QD_REGION_HK] = { "Noto Sans CJK HK", "Source Han Sans HC", "Noto Sans HK", "Noto Sans CJK TC",
                       "Microsoft JhengHei" },
  },
  [QD_FACE_KAI] = {
    [QD_REGION_CN] = { "LXGW WenKai", "AR PL UKai CN", "AR PL KaitiM GB", "KaiTi", "STKaiti", "Kaiti SC" },
    [QD_REGION_TW] = { "LXGW WenKai TC", "TW-Kai", "AR PL UKai TW", "AR PL KaitiM Big5", "DFKai-SB", "LXGW WenKai" },
    [QD_REGION_HK] = { "LXGW WenKai TC", "AR PL UKai HK", "TW-Kai", "AR PL KaitiM Big5", "DFKai-SB", "LXGW WenKai" },
  },
  [QD_FACE_FANGSONG] = {
    [QD_REGION_CN] = { "FangSong", "STFangsong", "Zhuque Fangsong (technical preview)", "FZFangSong-Z02" },
    [QD_REGION_TW] = { "cwTeXFangSong", "HanWangFangSongMedium", "FangSong" },
    [QD_REGION_HK] = { "cwTeXFangSong", "HanWangFangSongMedium", "FangSong" },
  },
  [QD_FACE_MONO] = {
    [QD_REGION_CN] = { "Noto Sans Mono CJK SC", "Source Han Mono SC", "Sarasa Mono SC", "LXGW WenKai Mono",
                       "WenQuanYi Micro Hei Mono" },
    [QD_REGION_TW] = { "Noto Sans Mono CJK TC", "Source Han Mono TC", "Sarasa Mono TC", "WenQuanYi Micro Hei Mono" },
    [QD_REGION_HK] = { "Noto Sans Mono CJK HK", "Source Han Mono HC", "Sarasa Mono HC", "WenQuanYi Micro Hei Mono" },
  },
};

/* Where characters are that only large fonts have, extensions B and after: what looks like the face first. */
static const char *const rare_families[] = { "HanaMinA", "HanaMinB", "BabelStone Han", "TW-Sung-Ext-B", NULL };
static const char *const rare_kai_families[] = { "TW-Kai",   "TW-Kai-Ext-B",   "HanaMinA",
                                                 "HanaMinB", "BabelStone Han", NULL };

/* Fonts with forms for variation selectors. The regions of Noto have different ones. */
static const char *const song_variants[] = {
  "Noto Serif CJK JP", "HanaMinA", "BabelStone Han", "Noto Serif CJK KR", "Noto Serif CJK TC", "Noto Serif CJK HK", NULL
};
static const char *const hei_variants[] = {
  "Noto Sans CJK JP", "HanaMinA", "BabelStone Han", "Noto Sans CJK KR", "Noto Sans CJK TC", "Noto Sans CJK HK", NULL
};

/* What stands in where no family of the kind is there: Fangsong looks nearest to Song. */
static const QdFace stand_ins[QD_N_FACES] = {
  [QD_FACE_SONG] = QD_FACE_HEI,      [QD_FACE_HEI] = QD_FACE_SONG, [QD_FACE_KAI] = QD_FACE_SONG,
  [QD_FACE_FANGSONG] = QD_FACE_SONG, [QD_FACE_MONO] = QD_FACE_HEI,
};

static gboolean
ask_fontconfig (const char *family)
{
  FcPattern *pattern = FcPatternCreate ();
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, (char *) NULL);
  FcFontSet *fonts;
  gboolean installed;

  FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *) family);
  fonts = FcFontList (NULL, pattern, objects);
  installed = fonts && fonts->nfont > 0;
  if (fonts)
    FcFontSetDestroy (fonts);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (pattern);
  return installed;
}

/**
 * qd_family_is_installed:
 * @family: a family by any of its names
 *
 * The font system looks through all its fonts for one answer, and a change of size asks for dozens: answers are kept
 * until it has read its configuration anew.
 *
 * Returns: whether the font system has it
 */
gboolean
qd_family_is_installed (const char *family)
{
  static GMutex mutex;
  static GHashTable *answers; /* family → GINT_TO_POINTER (1 + installed) */
  static FcConfig *config;
  gpointer answer;

  g_mutex_lock (&mutex);
  if (config != FcConfigGetCurrent ())
    g_clear_pointer (&answers, g_hash_table_unref);
  config = FcConfigGetCurrent ();
  if (!answers)
    answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  answer = g_hash_table_lookup (answers, family);
  if (!answer)
    {
      answer = GINT_TO_POINTER (1 + ask_fontconfig (family));
      g_hash_table_insert (answers, g_strdup (family), answer);
    }
  g_mutex_unlock (&mutex);
  return answer == GINT_TO_POINTER (2);
}

/**
 * qd_family_get_rare:
 * @face: a face
 * @i: 0 for the first
 *
 * Returns: (transfer none) (nullable): the @i-th family where characters that @face lacks are looked for; it need not
 *   be installed; %NULL after the last
 */
const char *
qd_family_get_rare (QdFace face, int i)
{
  return face == QD_FACE_KAI ? rare_kai_families[i] : rare_families[i];
}

/**
 * qd_family_get_variant:
 * @face: a face
 * @i: 0 for the first
 *
 * Returns: (transfer none) (nullable): the @i-th installed family where forms for variation selectors are looked for
 *   that the face's own font lacks; %NULL after the last
 */
const char *
qd_family_get_variant (QdFace face, int i)
{
  const char *const *variants = face == QD_FACE_HEI || face == QD_FACE_MONO ? hei_variants : song_variants;

  for (; *variants; variants++)
    {
      if (qd_family_is_installed (*variants) && i-- == 0)
        return *variants;
    }
  return NULL;
}

/**
 * qd_face_get_name:
 * @face: a face
 *
 * Returns: (transfer none): its name, translated
 */
const char *
qd_face_get_name (QdFace face)
{
  switch (face)
    {
    case QD_FACE_SONG:
      return _ ("Song");
    case QD_FACE_HEI:
      return _ ("Hei");
    case QD_FACE_KAI:
      return _ ("Kai");
    case QD_FACE_FANGSONG:
      return _ ("Fangsong");
    case QD_FACE_MONO:
      return _ ("Monospace");
    case QD_N_FACES:
      break;
    }
  g_return_val_if_reached ("");
}

static const char *
find_installed (QdFace face, QdRegion region)
{
  const char *const *candidates = families[face][region];

  for (int i = 0; i < G_N_ELEMENTS (families[face][region]) && candidates[i]; i++)
    {
      if (qd_family_is_installed (candidates[i]))
        return candidates[i];
    }
  return NULL;
}

/**
 * qd_family_choose:
 * @style: what is asked for
 * @face: the face
 * @substitution: (out) (nullable) (transfer full): a sentence that says what is used instead; %NULL if nothing is
 *
 * Returns: (transfer full): the family to use; it may be absent only where no Chinese font is installed at all
 */
char *
qd_family_choose (const QdStyle *style, QdFace face, char **substitution)
{
  const char *asked = style->families[face];
  const char *found, *stand_in;

  *substitution = NULL;
  if (asked[0] && qd_family_is_installed (asked))
    return g_strdup (asked);
  found = find_installed (face, style->region);
  stand_in = found ? found : find_installed (stand_ins[face], style->region);
  if (!stand_in)
    stand_in = face == QD_FACE_SONG ? "serif" : "sans-serif";
  if (asked[0])
    *substitution =
        g_strdup_printf (_ ("%s: “%s” is not installed, “%s” is used"), qd_face_get_name (face), asked, stand_in);
  else if (!found)
    *substitution =
        g_strdup_printf (_ ("%s: no font of this kind is installed, “%s” is used"), qd_face_get_name (face), stand_in);
  return g_strdup (stand_in);
}
