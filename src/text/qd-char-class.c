/* qd-char-class.c: the table of character classes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Chinese typography has an opinion on stands in the table; the rest follows from its general category and its
 * script as ICU tells them.
 */
#include "text/qd-char-class.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

typedef struct
{
  gunichar first, last;
  QdCharClass char_class;
} ClassRange;

/* Sorted by @first, no overlaps; tests/text/test-char-class.c checks both. Sources: CLREQ 3.1 and its tables of
 * marks, GB/T 15834—2011, the full-width rows of GB 2312, Unicode's blocks. */
static const ClassRange class_ranges[] = {
  { 0x0009, 0x0009, QD_CHAR_SPACE },
  { 0x0020, 0x0020, QD_CHAR_SPACE },
  { 0x0021, 0x002e, QD_CHAR_WESTERN_MARK },
  { 0x002f, 0x002f, QD_CHAR_SOLIDUS },
  { 0x0030, 0x0039, QD_CHAR_DIGIT },
  { 0x003a, 0x0040, QD_CHAR_WESTERN_MARK },
  { 0x0041, 0x005a, QD_CHAR_LATIN },
  { 0x005b, 0x0060, QD_CHAR_WESTERN_MARK },
  { 0x0061, 0x007a, QD_CHAR_LATIN },
  { 0x007b, 0x007e, QD_CHAR_WESTERN_MARK },
  { 0x00a0, 0x00a0, QD_CHAR_SPACE },
  { 0x00a2, 0x00a2, QD_CHAR_POSTFIX },      /* ¢ */
  { 0x00a3, 0x00a3, QD_CHAR_PREFIX },       /* £ */
  { 0x00a5, 0x00a5, QD_CHAR_PREFIX },       /* ¥ */
  { 0x00ad, 0x00ad, QD_CHAR_INVISIBLE },    /* soft hyphen */
  { 0x00b0, 0x00b0, QD_CHAR_POSTFIX },      /* ° */
  { 0x00b2, 0x00b3, QD_CHAR_WESTERN_MARK }, /* ² ³ */
  { 0x00b7, 0x00b7, QD_CHAR_INTERPUNCT },   /* · */
  { 0x00b9, 0x00b9, QD_CHAR_WESTERN_MARK }, /* ¹ */
  { 0x00bc, 0x00be, QD_CHAR_LATIN },        /* ¼ ½ ¾ */
  { 0x02c7, 0x02c7, QD_CHAR_ITERATION },    /* ˇ: the tones of zhuyin stay with their syllable */
  { 0x02ca, 0x02cb, QD_CHAR_ITERATION },    /* ˊ ˋ */
  { 0x02d9, 0x02d9, QD_CHAR_ITERATION },    /* ˙ */
  { 0x200c, 0x200d, QD_CHAR_COMBINING },    /* joiners */
  { 0x2010, 0x2010, QD_CHAR_CONNECTOR },    /* ‐ */
  { 0x2013, 0x2013, QD_CHAR_CONNECTOR },    /* – */
  { 0x2014, 0x2015, QD_CHAR_DASH },         /* — ― */
  { 0x2018, 0x2018, QD_CHAR_OPEN },         /* ‘ */
  { 0x2019, 0x2019, QD_CHAR_CLOSE },        /* ’ */
  { 0x201c, 0x201c, QD_CHAR_OPEN },         /* “ */
  { 0x201d, 0x201d, QD_CHAR_CLOSE },        /* ” */
  { 0x2025, 0x2026, QD_CHAR_ELLIPSIS },     /* ‥ … */
  { 0x2027, 0x2027, QD_CHAR_INTERPUNCT },   /* ‧ */
  { 0x2030, 0x2030, QD_CHAR_POSTFIX },      /* ‰ */
  { 0x2032, 0x2033, QD_CHAR_POSTFIX },      /* ′ ″ */
  { 0x203b, 0x203b, QD_CHAR_HAN },          /* ※ */
  { 0x203c, 0x203c, QD_CHAR_EXCLAIM },      /* ‼ */
  { 0x2047, 0x2049, QD_CHAR_EXCLAIM },      /* ⁇ ⁈ ⁉ */
  { 0x2070, 0x209c, QD_CHAR_WESTERN_MARK }, /* ⁰ … ₜ */
  { 0x20ac, 0x20ac, QD_CHAR_PREFIX },       /* € */
  { 0x2103, 0x2103, QD_CHAR_POSTFIX },      /* ℃ */
  { 0x2109, 0x2109, QD_CHAR_POSTFIX },      /* ℉ */
  { 0x2116, 0x2116, QD_CHAR_PREFIX },       /* № */
  { 0x2150, 0x215f, QD_CHAR_LATIN },        /* ⅐ … ⅟ */
  { 0x2160, 0x217f, QD_CHAR_HAN },          /* Ⅰ … ⅿ, full-width in Chinese fonts */
  { 0x22ef, 0x22ef, QD_CHAR_ELLIPSIS },     /* ⋯ */
  { 0x2460, 0x257f, QD_CHAR_HAN },          /* ① ⑴ ⒈ ─ │ */
  { 0x25a0, 0x25a1, QD_CHAR_HAN },          /* ■ □ */
  { 0x25b2, 0x25b3, QD_CHAR_HAN },          /* ▲ △ */
  { 0x25c6, 0x25c7, QD_CHAR_HAN },          /* ◆ ◇ */
  { 0x25cb, 0x25cb, QD_CHAR_HAN },          /* ○ */
  { 0x25ce, 0x25cf, QD_CHAR_HAN },          /* ◎ ● */
  { 0x2605, 0x2606, QD_CHAR_HAN },          /* ★ ☆ */
  { 0x2776, 0x2793, QD_CHAR_HAN },          /* ❶ ➀ */
  { 0x2e3a, 0x2e3b, QD_CHAR_DASH },         /* ⸺ ⸻ */
  { 0x2e80, 0x2fdf, QD_CHAR_HAN },          /* radicals */
  { 0x2ff0, 0x2fff, QD_CHAR_HAN },          /* ideographic description */
  { 0x3000, 0x3000, QD_CHAR_IDEOGRAPHIC_SPACE },
  { 0x3001, 0x3001, QD_CHAR_COMMA }, /* 、 */
  { 0x3002, 0x3002, QD_CHAR_STOP },  /* 。 */
  { 0x3003, 0x3003, QD_CHAR_HAN },   /* 〃 */
  { 0x3004, 0x3004, QD_CHAR_HAN },
  { 0x3005, 0x3005, QD_CHAR_ITERATION }, /* 々 */
  { 0x3006, 0x3007, QD_CHAR_HAN },       /* 〆 〇 */
  { 0x3008, 0x3008, QD_CHAR_OPEN },      /* 〈 */
  { 0x3009, 0x3009, QD_CHAR_CLOSE },     /* 〉 */
  { 0x300a, 0x300a, QD_CHAR_OPEN },      /* 《 */
  { 0x300b, 0x300b, QD_CHAR_CLOSE },     /* 》 */
  { 0x300c, 0x300c, QD_CHAR_OPEN },      /* 「 */
  { 0x300d, 0x300d, QD_CHAR_CLOSE },     /* 」 */
  { 0x300e, 0x300e, QD_CHAR_OPEN },      /* 『 */
  { 0x300f, 0x300f, QD_CHAR_CLOSE },     /* 』 */
  { 0x3010, 0x3010, QD_CHAR_OPEN },      /* 【 */
  { 0x3011, 0x3011, QD_CHAR_CLOSE },     /* 】 */
  { 0x3012, 0x3013, QD_CHAR_HAN },       /* 〒 〓 */
  { 0x3014, 0x3014, QD_CHAR_OPEN },      /* 〔 */
  { 0x3015, 0x3015, QD_CHAR_CLOSE },     /* 〕 */
  { 0x3016, 0x3016, QD_CHAR_OPEN },      /* 〖 */
  { 0x3017, 0x3017, QD_CHAR_CLOSE },     /* 〗 */
  { 0x3018, 0x3018, QD_CHAR_OPEN },      /* 〘 */
  { 0x3019, 0x3019, QD_CHAR_CLOSE },     /* 〙 */
  { 0x301a, 0x301a, QD_CHAR_OPEN },      /* 〚 */
  { 0x301b, 0x301b, QD_CHAR_CLOSE },     /* 〛 */
  { 0x301c, 0x301c, QD_CHAR_CONNECTOR }, /* 〜 */
  { 0x301d, 0x301d, QD_CHAR_OPEN },      /* 〝 */
  { 0x301e, 0x301f, QD_CHAR_CLOSE },     /* 〞 〟 */
  { 0x3020, 0x3029, QD_CHAR_HAN },       /* 〡 … 〩 */
  { 0x302a, 0x302f, QD_CHAR_COMBINING }, /* tone marks */
  { 0x3030, 0x303a, QD_CHAR_HAN },
  { 0x303b, 0x303b, QD_CHAR_ITERATION }, /* 〻 */
  { 0x303c, 0x303f, QD_CHAR_HAN },
  { 0x3041, 0x3096, QD_CHAR_HAN },       /* hiragana */
  { 0x3099, 0x309a, QD_CHAR_COMBINING }, /* voicing marks */
  { 0x309b, 0x309c, QD_CHAR_HAN },
  { 0x309d, 0x309e, QD_CHAR_ITERATION }, /* ゝ ゞ */
  { 0x309f, 0x309f, QD_CHAR_HAN },
  { 0x30a0, 0x30a0, QD_CHAR_CONNECTOR },   /* ゠ */
  { 0x30a1, 0x30fa, QD_CHAR_HAN },         /* katakana */
  { 0x30fb, 0x30fb, QD_CHAR_INTERPUNCT },  /* ・ */
  { 0x30fc, 0x30fc, QD_CHAR_HAN },         /* ー */
  { 0x30fd, 0x30fe, QD_CHAR_ITERATION },   /* ヽ ヾ */
  { 0x30ff, 0x31ff, QD_CHAR_HAN },         /* ヿ, Bopomofo, Hangul letters, strokes */
  { 0x3200, 0xa4cf, QD_CHAR_HAN },         /* enclosed, units, Han with extension A, Yi */
  { 0xac00, 0xd7af, QD_CHAR_HAN },         /* Hangul */
  { 0xf900, 0xfaff, QD_CHAR_HAN },         /* compatibility ideographs */
  { 0xfe00, 0xfe0f, QD_CHAR_COMBINING },   /* variation selectors */
  { 0xfe10, 0xfe11, QD_CHAR_COMMA },       /* ︐ ︑ */
  { 0xfe12, 0xfe12, QD_CHAR_STOP },        /* ︒ */
  { 0xfe13, 0xfe14, QD_CHAR_SEMICOLON },   /* ︓ ︔ */
  { 0xfe15, 0xfe16, QD_CHAR_EXCLAIM },     /* ︕ ︖ */
  { 0xfe17, 0xfe17, QD_CHAR_OPEN },        /* ︗ */
  { 0xfe18, 0xfe18, QD_CHAR_CLOSE },       /* ︘ */
  { 0xfe19, 0xfe19, QD_CHAR_ELLIPSIS },    /* ︙ */
  { 0xfe30, 0xfe30, QD_CHAR_ELLIPSIS },    /* ︰ */
  { 0xfe31, 0xfe31, QD_CHAR_DASH },        /* ︱ */
  { 0xfe32, 0xfe32, QD_CHAR_CONNECTOR },   /* ︲ */
  { 0xfe35, 0xfe35, QD_CHAR_OPEN },        /* ︵ */
  { 0xfe36, 0xfe36, QD_CHAR_CLOSE },       /* ︶ */
  { 0xfe37, 0xfe37, QD_CHAR_OPEN },        /* ︷ */
  { 0xfe38, 0xfe38, QD_CHAR_CLOSE },       /* ︸ */
  { 0xfe39, 0xfe39, QD_CHAR_OPEN },        /* ︹ */
  { 0xfe3a, 0xfe3a, QD_CHAR_CLOSE },       /* ︺ */
  { 0xfe3b, 0xfe3b, QD_CHAR_OPEN },        /* ︻ */
  { 0xfe3c, 0xfe3c, QD_CHAR_CLOSE },       /* ︼ */
  { 0xfe3d, 0xfe3d, QD_CHAR_OPEN },        /* ︽ */
  { 0xfe3e, 0xfe3e, QD_CHAR_CLOSE },       /* ︾ */
  { 0xfe3f, 0xfe3f, QD_CHAR_OPEN },        /* ︿ */
  { 0xfe40, 0xfe40, QD_CHAR_CLOSE },       /* ﹀ */
  { 0xfe41, 0xfe41, QD_CHAR_OPEN },        /* ﹁ */
  { 0xfe42, 0xfe42, QD_CHAR_CLOSE },       /* ﹂ */
  { 0xfe43, 0xfe43, QD_CHAR_OPEN },        /* ﹃ */
  { 0xfe44, 0xfe44, QD_CHAR_CLOSE },       /* ﹄ */
  { 0xfe47, 0xfe47, QD_CHAR_OPEN },        /* ﹇ */
  { 0xfe48, 0xfe48, QD_CHAR_CLOSE },       /* ﹈ */
  { 0xfe50, 0xfe51, QD_CHAR_COMMA },       /* ﹐ ﹑ */
  { 0xfe52, 0xfe52, QD_CHAR_STOP },        /* ﹒ */
  { 0xfe54, 0xfe55, QD_CHAR_SEMICOLON },   /* ﹔ ﹕ */
  { 0xfe56, 0xfe57, QD_CHAR_EXCLAIM },     /* ﹖ ﹗ */
  { 0xfe58, 0xfe58, QD_CHAR_DASH },        /* ﹘ */
  { 0xfe59, 0xfe59, QD_CHAR_OPEN },        /* ﹙ */
  { 0xfe5a, 0xfe5a, QD_CHAR_CLOSE },       /* ﹚ */
  { 0xfe5b, 0xfe5b, QD_CHAR_OPEN },        /* ﹛ */
  { 0xfe5c, 0xfe5c, QD_CHAR_CLOSE },       /* ﹜ */
  { 0xfe5d, 0xfe5d, QD_CHAR_OPEN },        /* ﹝ */
  { 0xfe5e, 0xfe5e, QD_CHAR_CLOSE },       /* ﹞ */
  { 0xfe6a, 0xfe6a, QD_CHAR_POSTFIX },     /* ﹪ */
  { 0xff01, 0xff01, QD_CHAR_EXCLAIM },     /* ！ */
  { 0xff02, 0xff03, QD_CHAR_HAN },         /* ＂ ＃ */
  { 0xff04, 0xff04, QD_CHAR_PREFIX },      /* ＄ */
  { 0xff05, 0xff05, QD_CHAR_POSTFIX },     /* ％ */
  { 0xff06, 0xff07, QD_CHAR_HAN },         /* ＆ ＇ */
  { 0xff08, 0xff08, QD_CHAR_OPEN },        /* （ */
  { 0xff09, 0xff09, QD_CHAR_CLOSE },       /* ） */
  { 0xff0a, 0xff0b, QD_CHAR_HAN },         /* ＊ ＋ */
  { 0xff0c, 0xff0c, QD_CHAR_COMMA },       /* ， */
  { 0xff0d, 0xff0d, QD_CHAR_CONNECTOR },   /* － */
  { 0xff0e, 0xff0e, QD_CHAR_STOP },        /* ． */
  { 0xff0f, 0xff0f, QD_CHAR_SOLIDUS },     /* ／ */
  { 0xff10, 0xff19, QD_CHAR_HAN },         /* ０ … ９ */
  { 0xff1a, 0xff1b, QD_CHAR_SEMICOLON },   /* ： ； */
  { 0xff1c, 0xff1e, QD_CHAR_HAN },         /* ＜ ＝ ＞ */
  { 0xff1f, 0xff1f, QD_CHAR_EXCLAIM },     /* ？ */
  { 0xff20, 0xff3a, QD_CHAR_HAN },         /* ＠ Ａ … Ｚ */
  { 0xff3b, 0xff3b, QD_CHAR_OPEN },        /* ［ */
  { 0xff3c, 0xff3c, QD_CHAR_HAN },         /* ＼ */
  { 0xff3d, 0xff3d, QD_CHAR_CLOSE },       /* ］ */
  { 0xff3e, 0xff5a, QD_CHAR_HAN },         /* ＾ ＿ ｀ ａ … ｚ */
  { 0xff5b, 0xff5b, QD_CHAR_OPEN },        /* ｛ */
  { 0xff5c, 0xff5c, QD_CHAR_HAN },         /* ｜ */
  { 0xff5d, 0xff5d, QD_CHAR_CLOSE },       /* ｝ */
  { 0xff5e, 0xff5e, QD_CHAR_CONNECTOR },   /* ～ */
  { 0xff5f, 0xff5f, QD_CHAR_OPEN },        /* ｟ */
  { 0xff60, 0xff60, QD_CHAR_CLOSE },       /* ｠ */
  { 0xffe0, 0xffe0, QD_CHAR_POSTFIX },     /* ￠ */
  { 0xffe1, 0xffe1, QD_CHAR_PREFIX },      /* ￡ */
  { 0xffe5, 0xffe5, QD_CHAR_PREFIX },      /* ￥ */
  { 0x1b000, 0x1b16f, QD_CHAR_HAN },       /* further kana */
  { 0x1f100, 0x1f10c, QD_CHAR_HAN },       /* 🄀 🄁 */
  { 0x20000, 0x3fffd, QD_CHAR_HAN },       /* extensions B and after */
  { 0xe0100, 0xe01ef, QD_CHAR_COMBINING }, /* variation selectors */
};

static QdCharClass
class_of_letter (gunichar ch)
{
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript ((UChar32) ch, &status);

  if (script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC)
    return QD_CHAR_LATIN;
  return QD_CHAR_OTHER;
}

static QdCharClass
class_of_category (gunichar ch)
{
  guint32 category = U_MASK (u_charType ((UChar32) ch));

  if (category & U_GC_L_MASK)
    return class_of_letter (ch);
  if (category & U_GC_M_MASK)
    return QD_CHAR_COMBINING;
  if (category & U_GC_ND_MASK)
    return QD_CHAR_DIGIT;
  if (category & U_GC_ZS_MASK)
    return QD_CHAR_SPACE;
  if (category & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK))
    return QD_CHAR_INVISIBLE;
  if ((category & U_GC_P_MASK) && ch < 0x2e80)
    return QD_CHAR_WESTERN_MARK;
  return QD_CHAR_OTHER;
}

/**
 * qd_char_class:
 * @ch: a code point
 *
 * Returns: what it is to a line of Chinese text
 */
QdCharClass
qd_char_class (gunichar ch)
{
  guint low = 0, high = G_N_ELEMENTS (class_ranges);

  if (ch >= 0x4e00 && ch <= 0x9fff)
    return QD_CHAR_HAN;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ch > class_ranges[middle].last)
        low = middle + 1;
      else if (ch < class_ranges[middle].first)
        high = middle;
      else
        return class_ranges[middle].char_class;
    }
  return class_of_category (ch);
}

/**
 * qd_char_is_han:
 * @ch: a code point
 *
 * Returns: whether it is a Han ideograph in any block, a radical or 〇
 */
gboolean
qd_char_is_han (gunichar ch)
{
  return (ch >= 0x4e00 && ch <= 0x9fff) || (ch >= 0x3400 && ch <= 0x4dbf) || (ch >= 0x20000 && ch <= 0x3fffd)
         || (ch >= 0xf900 && ch <= 0xfaff) || (ch >= 0x2e80 && ch <= 0x2fd5) || ch == 0x3007
         || (ch >= 0x3021 && ch <= 0x3029);
}

/**
 * qd_char_is_upright:
 * @ch: a code point
 *
 * Returns: whether it stands upright in vertical text (U and Tu of Unicode Standard Annex 50); what turns lies on its
 *   side, unless the font has a vertical form for it
 */
gboolean
qd_char_is_upright (gunichar ch)
{
  int orientation = u_getIntPropertyValue ((UChar32) ch, UCHAR_VERTICAL_ORIENTATION);

  return orientation == U_VO_UPRIGHT || orientation == U_VO_TRANSFORMED_UPRIGHT;
}
