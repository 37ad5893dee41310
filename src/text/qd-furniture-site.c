/* qd-furniture-site.c: what the site a text was taken from says of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On lines of its own, in brackets inside a line, or as an address between two Han. An author gives addresses too: by
 * itself an address is nothing; it takes words that only such sites use, or the same words again and again.
 */
#include "config.h"

#include "text/qd-furniture-private.h"

#include "text/qd-char-class.h"
#include "text/qd-word-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST 160
/* What comes so often is no author's, where its words alone do not say so. */
#define FEWEST_REPEATS 3
/* Of a disguised address, www and its end included. */
#define FEWEST_LETTERS 6

typedef struct
{
  const char *word;
  const char *with;  /* (nullable): another word that must be there; "." for an address */
  gboolean is_alone; /* once is enough */
} SiteWords;

/* Simplified, lower-case, without blanks and in ASCII where there is a choice. */
static const SiteWords site_words[] = {
  { "本书由", "网", TRUE },       { "本书由", "论坛", TRUE },     { "本书由", "txt", TRUE },
  { "本书由", ".", TRUE },        { "本书来自", ".", TRUE },      { "手机用户请", ".", TRUE },
  { "手机用户请", "阅读", TRUE }, { "手机用户请到", NULL, TRUE }, { "请记住本站", NULL, TRUE },
  { "天才一秒", NULL, TRUE },     { "一秒记住", NULL, TRUE },     { "无弹窗", NULL, TRUE },
  { "最新章节", ".", TRUE },      { "首发", ".", TRUE },          { "小说网", ".", TRUE },
  { "全文阅读", ".", TRUE },      { "电子书", ".", TRUE },        { "书友", ".", TRUE },
  { "txt", "下载", TRUE },        { "更多", "尽在.", TRUE },      { "手机阅读", ".", TRUE },
  { "手机站", ".", TRUE },        { "最快更新", NULL, TRUE },     { "文字首发", NULL, TRUE },
  { "下载", ".", FALSE },         { "更新", ".", FALSE },         { "阅读", ".", FALSE },
  { "免费", ".", FALSE },         { "转载", ".", FALSE },         { "收藏", ".", FALSE },
  { "欢迎", ".", FALSE },         { "访问", ".", FALSE },         { "提供", ".", FALSE },
  { "整理", ".", FALSE },         { "制作", ".", FALSE },         { "本站", NULL, FALSE },
  { "文学网站", ".", TRUE },      { "最新更新", ".", TRUE },
};

static gunichar
fold (gunichar ch)
{
  if (ch > 0xff00 && ch < 0xff5f)
    ch = ch - 0xff01 + 0x21;
  return ch < 0x80 ? (gunichar) g_ascii_tolower ((char) ch) : qd_word_fold (ch);
}

/* The end of the bracket that opens at @i, on the same line; 0 if it opens none. */
static int
find_bracket_end (const QdFurniture *self, int i, int end)
{
  static const char opening[] = "(（【[［〔{", closing[] = ")）】]］〕}";
  const char *at = g_utf8_strchr (opening, -1, self->chars[i]);
  gunichar close;

  if (!at)
    return 0;
  close = g_utf8_get_char (g_utf8_offset_to_pointer (closing, g_utf8_pointer_to_offset (opening, at)));
  for (int k = i + 1; k < end && k - i <= LONGEST; k++)
    {
      if (self->chars[k] == close)
        return k + 1;
    }
  return 0;
}

/* What a line says outside of brackets, or a piece of it all in all; folded, without blanks. */
static char *
dup_folded (const QdFurniture *self, int start, int end, gboolean is_line)
{
  GString *folded = g_string_new (NULL);

  for (int i = start; i < end; i++)
    {
      int after = is_line ? find_bracket_end (self, i, end) : 0;

      if (after > 0 && !(i == start && after == end))
        i = after - 1;
      else if (!qd_furniture_is_blank (self->chars[i]))
        g_string_append_unichar (folded, fold (self->chars[i]));
    }
  return g_string_free (folded, FALSE);
}

static gboolean
is_address_char (char ch)
{
  return g_ascii_isalnum (ch) || ch == '-' || ch == '.' || ch == '/' || ch == ':' || ch == '_';
}

/* An address in folded text: letters, a dot, and what addresses end with. @n_bytes: (out): its length. */
static const char *
find_address (const char *folded, gsize *n_bytes)
{
  static const char *const ends[] = { "com", "net", "org", "cn", "cc", "info", "tw", "hk", "la", "me", "xyz", "top" };

  for (const char *p = folded; *p; p++)
    {
      const char *start = p, *host;

      while (is_address_char (*p))
        p++;
      host = g_strstr_len (start, p - start, "://");
      host = host ? host + 3 : start;
      for (const char *dot = host; dot < p && *dot != '/'; dot++)
        for (guint i = 0; *dot == '.' && dot > host && i < G_N_ELEMENTS (ends); i++)
          {
            gsize n = strlen (ends[i]);

            if (g_str_has_prefix (dot + 1, ends[i]) && !g_ascii_isalnum (dot[1 + n]) && g_ascii_isalnum (dot[-1]))
              {
                *n_bytes = p - start;
                return start;
              }
          }
      if (*p == '\0')
        break;
    }
  return NULL;
}

/* The letters of an address at the start of a line, without what was strewn among them to deceive filters; NULL if it
 * begins with none. www/example.n et and www.exＡmple。net are the same. */
static char *
dup_disguised (const char *folded)
{
  static const char *const ends[] = { "com", "net", "org", "cn", "cc" };
  GString *letters = g_string_new (NULL);
  int n_han = 0;

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (letters, *p);
      n_han += qd_char_is_han (g_utf8_get_char (p));
    }
  for (guint i = 0; i < G_N_ELEMENTS (ends) && g_str_has_prefix (folded, "www"); i++)
    {
      const char *end = strstr (letters->str + strlen ("www"), ends[i]);

      if (!end || end - letters->str < FEWEST_LETTERS || (gsize) n_han > letters->len)
        continue;
      g_string_truncate (letters, end - letters->str + strlen (ends[i]));
      return g_string_free (letters, FALSE);
    }
  g_string_free (letters, TRUE);
  return NULL;
}

/* The words by which @folded is a site's; NULL if it is not. @count: how often the text has just this. */
static const SiteWords *
find_words (const char *folded, int count)
{
  gsize n_bytes;
  gboolean has_address = find_address (folded, &n_bytes) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (site_words); i++)
    {
      const SiteWords *words = &site_words[i];
      gboolean with = TRUE;

      if ((!words->is_alone && count < FEWEST_REPEATS) || !strstr (folded, words->word))
        continue;
      if (words->with)
        with = g_str_equal (words->with, ".") ? has_address : strstr (folded, words->with) != NULL;
      if (with)
        return words;
    }
  return NULL;
}

static char *
dup_reason (const SiteWords *words, int count)
{
  if (!words && count < 2)
    return g_strdup (_ ("the address of a site, disguised"));
  if (!words)
    return g_strdup_printf (_ ("the address of a site, which stands in %d places"), count);
  return count > 1 ? g_strdup_printf (_ ("a site speaks of itself (“%s”), in %d places"), words->word, count)
                   : g_strdup_printf (_ ("a site speaks of itself (“%s”)"), words->word);
}

static void
count (GHashTable *counts, char *key)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, key));

  g_hash_table_replace (counts, key, GINT_TO_POINTER (n + 1));
}

/* The end of an address between Han that begins at @i, 0 if there is none. */
static int
find_address_end (const QdFurniture *self, int i, int end)
{
  g_autofree char *folded = NULL;
  gsize n_bytes;
  int k = i;

  if (i == 0 || !qd_char_is_han (self->chars[i - 1]) || fold (self->chars[i]) >= 0x80
      || !g_ascii_isalpha ((char) fold (self->chars[i])))
    return 0;
  while (k < end && k - i <= LONGEST && fold (self->chars[k]) < 0x80 && is_address_char ((char) fold (self->chars[k])))
    k++;
  if (k >= end || !qd_char_is_han (self->chars[k]))
    return 0;
  folded = dup_folded (self, i, k, FALSE);
  return find_address (folded, &n_bytes) == folded && strstr (folded, "//") == NULL ? k : 0;
}

typedef void (*Visit) (
    QdFurniture *self, QdFurnitureLine *line, int start, int end, gboolean is_address, GHashTable *counts);

static void
count_piece (QdFurniture *self, QdFurnitureLine *line, int start, int end, gboolean is_address, GHashTable *counts)
{
  gboolean is_line = start == line->start && end == line->end;
  char *folded = dup_folded (self, start, end, is_line);
  char *letters = is_line ? dup_disguised (folded) : NULL;

  if (letters && !g_str_equal (letters, folded))
    count (counts, letters);
  else
    g_free (letters);
  count (counts, folded);
}

static void
judge_piece (QdFurniture *self, QdFurnitureLine *line, int start, int end, gboolean is_address, GHashTable *counts)
{
  gboolean is_line = start == line->start && end == line->end;
  g_autofree char *folded = dup_folded (self, start, end, is_line);
  int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, folded));
  const SiteWords *words = is_address ? NULL : find_words (folded, n);
  gsize n_bytes;
  g_autofree char *reason = NULL, *letters = NULL;

  if (!words && is_line && (letters = dup_disguised (folded)) != NULL)
    {
      /* Whoever hides an address from filters is no author. */
      n = GPOINTER_TO_INT (g_hash_table_lookup (counts, letters));
      if (n < FEWEST_REPEATS && find_address (folded, &n_bytes) == folded)
        return;
    }
  else if (!words && n < FEWEST_REPEATS)
    return;
  /* A line that is an address and hardly anything else. */
  if (!words && !letters && !is_address
      && (!is_line || !find_address (folded, &n_bytes) || n_bytes * 4 < strlen (folded) * 3))
    return;
  reason = dup_reason (words, n);
  if (is_line)
    qd_furniture_claim (line, QD_EMENDATION_SITE, g_steal_pointer (&reason));
  else
    g_ptr_array_add (self->inside, qd_emendation_new (start, end, "", QD_EMENDATION_SITE, 0.9, reason));
}

/* Whether a line has anything that a site's words have: an ASCII letter or dot in either width, or one of these. */
static gboolean
is_worth_a_look (const QdFurniture *self, const QdFurnitureLine *line)
{
  static const char signs[] = "书書手请請秒弹彈章首站载載";

  for (int i = line->start; i < line->end; i++)
    {
      gunichar ch = self->chars[i];

      if ((ch >= 0x4e00 && ch <= 0x9fff) ? g_utf8_strchr (signs, -1, ch) != NULL : fold (ch) < 0x80)
        return TRUE;
    }
  return FALSE;
}

static void
visit_all (QdFurniture *self, Visit visit, GHashTable *counts)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      QdFurnitureLine *line = qd_furniture_get_line (self, (int) i);
      gboolean is_short = line->end - line->start <= LONGEST;

      if (!is_worth_a_look (self, line))
        continue;
      if (is_short)
        visit (self, line, line->start, line->end, FALSE, counts);
      for (int k = line->start; k < line->end && !line->is_claimed; k++)
        {
          int end = find_bracket_end (self, k, line->end);
          gboolean is_address = end == 0 && (end = find_address_end (self, k, line->end)) > 0;

          if (end == 0 || (k == line->start && end == line->end))
            continue;
          visit (self, line, k, end, is_address, counts);
          k = end - 1;
        }
    }
}

/**
 * qd_furniture_find_sites:
 * @self: a text
 *
 * Claims lines of sites, and finds what they put inside lines.
 */
void
qd_furniture_find_sites (QdFurniture *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  visit_all (self, count_piece, counts);
  visit_all (self, judge_piece, counts);
}
