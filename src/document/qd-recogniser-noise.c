/* qd-recogniser-noise.c: lines that do not belong to the work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A short line printed this often is a running header or a watermark, not a heading. */
#define MIN_REPEATS 4
#define MAX_HEADER_CHARS 40
#define MAX_SIGNATURE_LINES 12

static void
claim_noise (QdRecogniser *self, int index, const char *reason)
{
  qd_recogniser_claim (self, index, QD_CLAIM_NOISE, QD_ROLE_BODY, reason);
}

static gboolean
contains_any (const char *start, gsize length, const char *const *words)
{
  for (; *words; words++)
    {
      if (g_strstr_len (start, (gssize) length, *words))
        return TRUE;
    }
  return FALSE;
}

/* What a web page puts around a text, as whole short lines. */
static gboolean
is_navigation (const QdRecogniser *self, int index)
{
  static const char *const page_words[] = {
    "上一篇",   "下一篇",       "上一页",
    "下一页",   "上一頁",       "下一頁",
    "返回首页", "返回目录",     "返回列表",
    "返回顶部", "加入收藏",     "打印本页",
    "关闭窗口", "浏览次数",     "点击次数",
    "阅读次数", "【打印】",     "【关闭】",
    "【字体",   "字体大小",     "字号：",
    "分享到",   "版权所有",     "ICP备",
    "ICP证",    "公网安备",     "当前位置",
    "您的位置", "您现在的位置", "您所在的位置",
    "目前位置", "設為首頁",     "设为首页",
    "网站地图", "網站地圖",     "扫一扫",
    "友情链接", "Copyright",    "All Rights Reserved",
    "上一章",   "下一章",       "最新章节",
    "手机阅读", "请记住本站",   "本书来自",
    "TXT下载",  "txt下载",      "小说下载",
    NULL,
  };
  const QdLine *line = &self->lines[index];
  const QdRecognised *block = qd_recogniser_block (self, index);
  const char *start = self->string + block->start;
  gsize length = block->end - block->start;
  int n_bars = 0;

  if (line->n_chars > 80 || line->ending == QD_ENDING_STOP || line->label.form != QD_LABEL_NONE)
    return FALSE;
  if (g_strstr_len (start, (gssize) length, "作者"))
    return FALSE;
  if (contains_any (start, length, page_words))
    return TRUE;
  if (line->n_chars <= 6 && g_str_has_prefix (start, "首页"))
    return TRUE;
  for (const char *p = start; p < start + length; p++)
    n_bars += *p == '|' || *p == '>';
  return n_bars >= 2 && line->n_han >= 4 && line->n_stops == 0;
}

/* A site's address, spelt in whatever way escapes its rivals' filters: mostly Western, with little Han. */
static gboolean
is_watermark (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];
  const QdRecognised *block = qd_recogniser_block (self, index);
  g_autofree char *folded = NULL;
  g_autofree char *lower = NULL;

  if (line->n_chars > 80 || line->n_chars < 5 || line->ending == QD_ENDING_STOP || line->n_han * 2 > line->n_chars)
    return FALSE;
  if (!g_strstr_len (self->string + block->start, (gssize) (block->end - block->start), "w"))
    return FALSE;
  folded = g_utf8_normalize (self->string + block->start, (gssize) (block->end - block->start), G_NORMALIZE_ALL);
  lower = folded ? g_utf8_strdown (folded, -1) : NULL;
  return lower && g_str_has_prefix (lower, "www")
         && (strstr (lower, "txt") || strstr (lower, "net") || strstr (lower, "com"));
}

/* — 3 —, - 12 -, 第3页, 第 3 页 共 12 页, 3 / 12 */
static gboolean
is_page_number (const QdRecogniser *self, int index)
{
  const QdRecognised *block = qd_recogniser_block (self, index);
  const char *start = self->string + block->start;
  gboolean has_page = FALSE;
  gboolean has_digit = FALSE;
  gboolean has_han = FALSE;

  if (self->lines[index].n_chars > 16)
    return FALSE;
  for (const char *p = start; p < self->string + block->end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      has_page |= ch == 0x9875 || ch == 0x9801;
      has_digit |= g_unichar_isdigit (ch);
      has_han |= ch >= 0x4E00 && ch <= 0x5341;
      if (!g_unichar_isdigit (ch) && !qd_recogniser_is_blank (ch) && ch != '-' && ch != 0x2014 && ch != '/'
          && ch != 0x7B2C && ch != 0x9875 && ch != 0x9801 && ch != 0x5171 && ch != 0x00B7 && ch != 0x2013
          && ch != 0x2500 && ch != ',' && ch != 0xFF0C && ch != 0x2015)
        return FALSE;
    }
  if (has_page)
    return has_digit || has_han;
  return has_digit
         && (self->lines[index].first == '-' || self->lines[index].first == 0x2014 || self->lines[index].first == 0x2013
             || self->lines[index].first == 0x2015);
}

/* Numbers alone on their lines that grow through the document in no regular structure are page numbers; the bare
 * numbers of sections run on from 1 with text between, and are left for the series to judge. */
static void
find_page_numbers (QdRecogniser *self)
{
  for (int i = 0; i < self->n_lines; i++)
    {
      if (self->lines[i].n_chars <= 16 && is_page_number (self, i))
        claim_noise (self, i, _ ("A page number"));
    }
}

static gboolean
may_be_header (const QdLine *line)
{
  return line->claim == QD_CLAIM_NONE && line->n_chars <= MAX_HEADER_CHARS && line->n_chars >= 4
         && line->ending != QD_ENDING_STOP && line->ending != QD_ENDING_COLON && line->hash && !line->is_rule;
}

/* Lines that come again and again far apart. Headings may come twice (contents and text) or, when short and part
 * of a regular structure (清单, 小结), more often: those without label and explicit markup are meant here only if
 * they are longer than a word. */
static void
find_running_headers (QdRecogniser *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) last_of_form = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  int first = 0;

  while (first < self->n_lines && self->lines[first].claim == QD_CLAIM_NOISE)
    first++;
  for (int i = 0; i < self->n_lines; i++)
    {
      const QdLine *line = &self->lines[i];
      gpointer key = GUINT_TO_POINTER (line->hash);

      if (!may_be_header (line) || qd_recogniser_block (self, i)->hint.kind > QD_BLOCK_PARAGRAPH)
        continue;
      /* 一、现状 may be the first part of each chapter: then 二、 stands before it comes again. */
      if (line->label.form != QD_LABEL_NONE)
        {
          gint64 form = (gint64) qd_run_make_key (&line->label);
          gpointer before = g_hash_table_lookup (last_of_form, &form);

          g_hash_table_insert (last_of_form, g_memdup2 (&form, sizeof form), key);
          if (before && before != key)
            continue;
        }
      g_hash_table_insert (counts, key, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, key)) + 1));
    }
  for (int i = 0; i < self->n_lines; i++)
    {
      QdLine *line = &self->lines[i];
      int count;

      if (!may_be_header (line) || qd_recogniser_block (self, i)->hint.kind > QD_BLOCK_PARAGRAPH)
        continue;
      count = GPOINTER_TO_INT (g_hash_table_lookup (counts, GUINT_TO_POINTER (line->hash)));
      /* A book's title is its running header. */
      if (i == first || count < MIN_REPEATS || line->label.form == QD_LABEL_BARE || line->n_quotes > 0)
        continue;
      claim_noise (self, i, _ ("The same line stands in many places: a running header or watermark"));
    }
}

/* -- above a few last lines: what a message or an article of a forum is signed with. */
static void
find_signature (QdRecogniser *self)
{
  for (int i = MAX (self->n_lines - MAX_SIGNATURE_LINES, 1); i < self->n_lines; i++)
    {
      const QdRecognised *block = qd_recogniser_block (self, i);

      if (block->end - block->start != 2 || memcmp (self->string + block->start, "--", 2) != 0
          || block->hint.kind != QD_BLOCK_PLAIN)
        continue;
      for (int k = i; k < self->n_lines; k++)
        claim_noise (self, k, _ ("Stands under the two dashes that part a message from its signature"));
      return;
    }
}

/* 第一卷　渡口 twice on end: once by the site, once by the author. */
static void
find_doubled (QdRecogniser *self)
{
  for (int i = 0; i + 1 < self->n_lines; i++)
    {
      const QdLine *line = &self->lines[i];

      if (line->claim == QD_CLAIM_NONE && line->label.form == QD_LABEL_UNIT && line->n_chars <= MAX_HEADER_CHARS
          && line->hash == self->lines[i + 1].hash && self->lines[i + 1].claim == QD_CLAIM_NONE
          && line->label.unit != QD_UNIT_ARTICLE && qd_recogniser_block (self, i + 1)->hint.kind == QD_BLOCK_PLAIN)
        claim_noise (self, i + 1, _ ("The same heading stands right above"));
    }
}

/* Only this stage finds noise, so that the others can step over any stretch of it at once. */
static void
link_lines (QdRecogniser *self)
{
  int previous = -1;
  int next = self->n_lines;

  for (int i = 0; i < self->n_lines; i++)
    {
      self->lines[i].previous = previous;
      if (self->lines[i].claim != QD_CLAIM_NOISE)
        previous = i;
    }
  for (int i = self->n_lines - 1; i >= 0; i--)
    {
      self->lines[i].next = next;
      if (self->lines[i].claim != QD_CLAIM_NOISE)
        next = i;
    }
}

/**
 * qd_recogniser_find_noise:
 * @self: a recogniser
 *
 * Claims captions, rules, page numbers, running headers, watermarks, navigation and contents lists, so that the later
 * stages see the work itself.
 */
void
qd_recogniser_find_noise (QdRecogniser *self)
{
  for (int i = 0; i < self->n_lines; i++)
    {
      const QdLine *line = &self->lines[i];
      QdBlockKind hint = qd_recogniser_block (self, i)->hint.kind;

      if (hint == QD_BLOCK_HEADING || hint == QD_BLOCK_TITLE)
        continue;
      if (hint == QD_BLOCK_CAPTION)
        qd_recogniser_claim (self, i, QD_CLAIM_NOISE, QD_ROLE_CAPTION, _ ("Said of a picture or a table"));
      else if (line->is_rule)
        qd_recogniser_claim (self, i, QD_CLAIM_NOISE, QD_ROLE_SEPARATOR, _ ("A rule between parts"));
      else if (is_watermark (self, i))
        claim_noise (self, i, _ ("The address of a site: a watermark"));
      else if (self->import && is_navigation (self, i))
        claim_noise (self, i, _ ("Navigation of the page the text was taken from"));
    }
  find_signature (self);
  find_page_numbers (self);
  find_running_headers (self);
  qd_recogniser_find_contents (self);
  find_doubled (self);
  link_lines (self);
}
