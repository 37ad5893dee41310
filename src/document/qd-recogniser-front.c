/* qd-recogniser-front.c: title, byline, abstract and keywords
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-recogniser-front.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far from the start front matter is looked for, in lines that are not noise. */
#define MAX_FRONT_LINES 40
#define MAX_TITLE_CHARS 60
#define MAX_TITLE_LINES 4

static const char *
line_start (const QdRecogniser *self, int index)
{
  return self->string + qd_recogniser_block (self, index)->start;
}

static const char *
line_end (const QdRecogniser *self, int index)
{
  return self->string + qd_recogniser_block (self, index)->end;
}

static gboolean
has_suffix (const char *start, const char *end, const char *suffix)
{
  gsize length = strlen (suffix);

  return (gsize) (end - start) >= length && memcmp (end - length, suffix, length) == 0;
}

static gboolean
contains (const char *start, const char *end, const char *word)
{
  return g_strstr_len (start, end - start, word) != NULL;
}

/* 国发〔2015〕28号 */
static gboolean
is_document_number (const QdRecogniser *self, int index)
{
  const char *start = line_start (self, index);
  const char *end = line_end (self, index);

  return self->lines[index].n_chars < 40 && has_suffix (start, end, "号")
         && (contains (start, end, "〔") || contains (start, end, "[") || contains (start, end, "（")
             || contains (start, end, "［") || contains (start, end, "第"));
}

/* Lines about the work that are neither its title nor its author: where and when it appeared, its number, its
 * addressees. */
static gboolean
is_circumstance (const QdRecogniser *self, int index)
{
  static const char *const prefixes[] = {
    "来源",     "來源",     "出处",     "出處",     "发布",       "發布",       "时间：",     "日期",     "文号",
    "发文字号", "发文机关", "索引号",   "主题分类", "成文日期",   "发布日期",   "有效性",     "责任编辑", "责编",
    "编辑：",   "编辑:",    "DOI",      "doi",      "中图分类号", "中圖分類號", "文献标识码", "文章编号", "基金项目",
    "收稿日期", "作者简介", "作者簡介", "作者单位", "通讯作者",   "分类号",     "版權",       "版权",     "Copyright",
    "ISBN",     "出版社",   "定价",     "字数",     "本文来源",   "原载",       "原載",       "原文",     "发文",
    "标题：",   "［",       "签发人",   "密级",     "紧急程度",   "浏览",       "点击",       "阅读",     "字体",
    "标  题：", "【法规",   "【发布",   "【文号",   "【颁布",     "【实施",     "【时效",     "【效力",   "公开方式",
    "主送",     "抄送",     "印发",     NULL,
  };
  const QdLine *line = &self->lines[index];
  const char *start = line_start (self, index);
  const char *end = line_end (self, index);

  /* 1 alone opens the first part. */
  if (line->label.form == QD_LABEL_BARE && line->label.values[0] == 1)
    return FALSE;
  if (line->is_date || line->is_rule || line->is_number || line->ending == QD_ENDING_COLON)
    return TRUE;
  if (line->has_url && line->n_chars < 80)
    return TRUE;
  for (int i = 0; prefixes[i]; i++)
    {
      if ((gsize) (end - start) >= strlen (prefixes[i]) && g_str_has_prefix (start, prefixes[i]))
        return TRUE;
    }
  if (is_document_number (self, index))
    return TRUE;
  /* 1982年12月4日 第五届…通过, （…通过） */
  if (contains (start, end, "年") && contains (start, end, "月")
      && (contains (start, end, "通过") || contains (start, end, "公布") || contains (start, end, "施行")
          || contains (start, end, "修正") || contains (start, end, "修订") || contains (start, end, "發布")
          || contains (start, end, "通過") || contains (start, end, "修正")))
    return TRUE;
  return FALSE;
}

static gboolean
is_kind_of_paper (const QdRecogniser *self, int index)
{
  static const char *const kinds[] = { "学位论文", "學位論文", "毕业论文", "畢業論文",
                                       "碩士論文", "博士論文", "毕业设计", "课程论文" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && self->lines[index].n_chars <= 14; i++)
    {
      if (has_suffix (line_start (self, index), line_end (self, index), kinds[i])
          || (self->lines[index].n_chars <= 10
              && contains (line_start (self, index), line_end (self, index), kinds[i])))
        return TRUE;
    }
  return FALSE;
}

/* The head of an official document: who issues it, above its number. */
static gboolean
is_issuer (const QdRecogniser *self, int index)
{
  int next = qd_recogniser_next (self, index);

  if (self->lines[index].n_chars > 30 || contains (line_start (self, index), line_end (self, index), "关于"))
    return FALSE;
  /* 硕士学位论文 and the school above it. */
  if (is_kind_of_paper (self, index) || (next < self->n_lines && is_kind_of_paper (self, next)))
    return TRUE;
  /* A court stands above 民事判决书. */
  if (next < self->n_lines && has_suffix (line_start (self, index), line_end (self, index), "法院")
      && has_suffix (line_start (self, next), line_end (self, next), "书"))
    return TRUE;
  if (has_suffix (line_start (self, index), line_end (self, index), "书"))
    return FALSE;
  return has_suffix (line_start (self, index), line_end (self, index), "文件")
         || (next < self->n_lines && is_document_number (self, next));
}

static gboolean
is_title_shape (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];

  if (line->n_chars > MAX_TITLE_CHARS || line->n_han + line->n_chars == 0 || line->claim != QD_CLAIM_NONE)
    return FALSE;
  if (line->ending == QD_ENDING_COMMA || line->ending == QD_ENDING_COLON || line->n_stops > 1 || line->n_commas > 2)
    return FALSE;
  if (line->ending == QD_ENDING_STOP && (line->last == 0x3002 || line->n_chars > 30))
    return FALSE;
  return TRUE;
}

/* Where the first block stands that is no front matter: a long paragraph or a label of the text. */
static gboolean
ends_front (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];

  if (line->claim == QD_CLAIM_CONTENTS)
    return TRUE;
  if (line->is_word && line->word != QD_WORD_NONE)
    return TRUE;
  if (line->n_chars > 80)
    return TRUE;
  return line->ending == QD_ENDING_STOP && line->n_chars > 30;
}

static gboolean
is_labelled (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];

  return line->label.form != QD_LABEL_NONE && line->label.form != QD_LABEL_GLUED && line->label.form != QD_LABEL_BULLET;
}

/* An official title broken over lines: 国务院关于……⏎……的通知. */
static int
find_title_end (const QdRecogniser *self, int first)
{
  static const char *const open_ends[] = { "关于", "關於",   "的",     "和",       "与",     "及",   "、",   "《",
                                           "实施", "进一步", "—",      "暨",       "加强",   "印发", "發佈", "公布",
                                           "转发", "委员会", "办公厅", "人民政府", "国务院", NULL };
  static const char *const closes[] = { "通知", "意见",       "决定", "办法", "规定",   "条例", "公告", "通告",
                                        "批复", "请示",       "报告", "纪要", "通报",   "方案", "规划", "细则",
                                        "函",   "的若干意见", "讲话", "解释", "命令",   "令",   "研究", "分析",
                                        "思考", "探讨",       "問題", "问题", "通知》", NULL };
  int last = first;

  for (int i = qd_recogniser_next (self, first); i < self->n_lines && last - first < MAX_TITLE_LINES;
       i = qd_recogniser_next (self, i))
    {
      const QdLine *line = &self->lines[i];
      const QdRecognised *block = qd_recogniser_block (self, i);
      gboolean open = FALSE;
      gboolean closed = FALSE;

      if (block->blank_before > 0 || !is_title_shape (self, i) || is_labelled (self, i) || is_circumstance (self, i)
          || line->word != QD_WORD_NONE || ends_front (self, i))
        break;
      if (block->hint.kind != qd_recogniser_block (self, first)->hint.kind)
        break;
      for (int k = 0; open_ends[k] && !open; k++)
        open = has_suffix (line_start (self, last), line_end (self, last), open_ends[k]);
      for (int k = 0; closes[k] && !closed; k++)
        closed = has_suffix (line_start (self, i), line_end (self, i), closes[k]);
      if (line->first == 0x2014 || line->first == 0x2015)
        break;
      if (!self->lines[last].is_open && !open
          && !(closed && contains (line_start (self, first), line_end (self, first), "关于")))
        break;
      last = i;
    }
  return last;
}

/* Takes the title out of a line that holds more: rules around it, the author behind 》, the site's words. */
static char *
dup_title (const char *start, const char *end)
{
  g_autofree char *line = g_strndup (start, (gsize) (end - start));
  GString *tidy;
  gboolean blank = FALSE;
  char *p = line;
  char *tail;

  while (*p == '=' || *p == '*' || *p == '#' || *p == '~' || g_ascii_isspace (*p))
    p++;
  tail = p + strlen (p);
  while (tail > p
         && (tail[-1] == '=' || tail[-1] == '*' || tail[-1] == '#' || tail[-1] == '~' || g_ascii_isspace (tail[-1])))
    tail--;
  tidy = g_string_new (NULL);
  for (const char *q = p; q < tail; q = g_utf8_next_char (q))
    {
      gunichar ch = g_utf8_get_char (q);

      if (qd_recogniser_is_blank (ch))
        {
          blank = TRUE;
          continue;
        }
      if (blank && tidy->len > 0)
        g_string_append_c (tidy, ' ');
      blank = FALSE;
      g_string_append_unichar (tidy, ch);
    }
  return g_string_free (tidy, FALSE);
}

static void
claim_title (QdRecogniser *self, int first, int last, const char *reason)
{
  GString *title = g_string_new (NULL);

  for (int i = first; i <= last; i++)
    {
      g_autofree char *part = NULL;

      if (self->lines[i].claim == QD_CLAIM_NOISE)
        continue;
      part = dup_title (line_start (self, i), line_end (self, i));
      g_string_append (title, part);
      qd_recogniser_claim (self, i, QD_CLAIM_FRONT, QD_ROLE_TITLE, reason);
      qd_recogniser_block (self, i)->continues = i > first;
    }
  g_free (self->structure->title);
  self->structure->title = g_string_free (title, FALSE);
}

/* 《水浒传》施耐庵, 《书名》作者：某某, 《书名》…the site's advertisement. */
static gboolean
take_book_line (QdRecogniser *self, int index)
{
  const char *start = line_start (self, index);
  const char *end = line_end (self, index);
  const char *closing;
  const char *rest;
  g_autofree char *author = NULL;

  if (self->lines[index].first != 0x300A)
    return FALSE;
  closing = g_strstr_len (start, end - start, "》");
  if (!closing || closing - start > 40 * 3)
    return FALSE;
  rest = closing + strlen ("》");
  if (rest < end)
    {
      author = qd_front_dup_author (rest, end, qd_recogniser_is_blank (g_utf8_get_char (rest)));
      if (!author)
        author = qd_front_dup_labelled_author (rest, end);
      if (!author && self->lines[index].n_chars < 24 && !self->lines[index].has_url)
        return FALSE;
      /* 《某法》已由……: a sentence, unless what follows tells of a book site. */
      if (!author && !contains (start, end, "书") && !contains (start, end, "小说") && !self->lines[index].has_url)
        return FALSE;
    }
  claim_title (self, index, index, _ ("A book's title in its marks opens the text"));
  g_free (self->structure->title);
  self->structure->title = g_strndup (start + strlen ("《"), (gsize) (closing - start) - strlen ("《"));
  if (author && !self->structure->author)
    self->structure->author = g_steal_pointer (&author);
  return TRUE;
}

/* A title and an author apart by wide blanks: 故乡　鲁迅 */
static gboolean
take_title_and_name (QdRecogniser *self, int index)
{
  const char *start = line_start (self, index);
  const char *end = line_end (self, index);
  const char *gap = NULL;
  g_autofree char *author = NULL;

  if (self->lines[index].n_chars > 40 || is_labelled (self, index))
    return FALSE;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (qd_recogniser_is_blank (ch) || ch == '/' || ch == 0xFF0F)
        gap = p;
    }
  if (!gap || gap - start < 6)
    return FALSE;
  author = qd_front_dup_author (g_utf8_next_char (gap), end, FALSE);
  if (!author)
    return FALSE;
  claim_title (self, index, index, _ ("Title and author on the first line"));
  g_free (self->structure->title);
  self->structure->title = dup_title (start, gap);
  self->structure->author = g_steal_pointer (&author);
  return TRUE;
}

/* The line after which nothing of the front matter is looked for. */
static int
find_limit (const QdRecogniser *self)
{
  int n = 0;
  int i = qd_recogniser_next (self, -1);

  while (i < self->n_lines && n < MAX_FRONT_LINES)
    {
      if (ends_front (self, i) || qd_recogniser_block (self, i)->hint.kind == QD_BLOCK_HEADING)
        {
          /* A first line that is long may be a paragraph, or title and advertisement. */
          if (n > 0)
            break;
        }
      n++;
      i = qd_recogniser_next (self, i);
    }
  return i;
}

static int
count_headings_of_level (const QdRecogniser *self, int level)
{
  int n = 0;

  for (int i = 0; i < self->n_lines; i++)
    {
      const QdBlock *hint = &qd_recogniser_block (self, i)->hint;

      n += hint->kind == QD_BLOCK_HEADING && hint->level == level;
    }
  return n;
}

/* The format's own title, or its only heading of the highest level where it opens the text. */
/* Who writes Markdown writes its metadata too: a title there is the title, and the text need not repeat it. */
static gboolean
is_named_by_author (const QdRecogniser *self)
{
  return self->import && g_str_equal (self->import->format, "markdown") && self->import->title && *self->import->title;
}

static int
find_explicit_title (const QdRecogniser *self)
{
  int first_heading = -1;

  for (int i = 0; i < self->n_lines; i++)
    {
      QdBlockKind kind = qd_recogniser_block (self, i)->hint.kind;

      if (kind == QD_BLOCK_TITLE)
        return i;
      if (kind == QD_BLOCK_HEADING && first_heading < 0)
        first_heading = i;
    }
  if (first_heading >= 0 && !is_named_by_author (self))
    {
      const QdBlock *hint = &qd_recogniser_block (self, first_heading)->hint;

      if (hint->level == 1 && count_headings_of_level (self, 1) == 1 && first_heading < 20
          && self->lines[first_heading].label.form != QD_LABEL_UNIT && !self->lines[first_heading].is_word)
        return first_heading;
    }
  return -1;
}

/* What follows a lone name decides whether it is an author above a work without title. */
static gboolean
is_author_without_title (const QdRecogniser *self, int index)
{
  g_autofree char *name = qd_front_dup_author (line_start (self, index), line_end (self, index), FALSE);
  int next = qd_recogniser_next (self, index);
  gsize bytes;

  if (!name || next >= self->n_lines)
    return FALSE;
  if (self->lines[index].n_chars > 12)
    return TRUE;
  return is_labelled (self, next)
         || qd_front_find_label (line_start (self, next), line_end (self, next), QD_WORD_ABSTRACT, &bytes)
         || qd_front_find_label (line_start (self, next), line_end (self, next), QD_WORD_KEYWORDS, &bytes);
}

static gboolean
is_front_label (const QdRecogniser *self, int index)
{
  gsize bytes;

  return qd_front_find_label (line_start (self, index), line_end (self, index), QD_WORD_ABSTRACT, &bytes)
         || qd_front_find_label (line_start (self, index), line_end (self, index), QD_WORD_KEYWORDS, &bytes);
}

/* A line may open the text as its title if a text follows that it can be the title of. */
static gboolean
may_be_title (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];
  const QdBlock *hint = &qd_recogniser_block (self, index)->hint;
  int next = qd_recogniser_next (self, index);

  if (!is_title_shape (self, index) || is_circumstance (self, index) || is_front_label (self, index))
    return FALSE;
  if (hint->kind == QD_BLOCK_LIST_ITEM || hint->kind == QD_BLOCK_CODE || hint->kind == QD_BLOCK_HEADING
      || hint->kind == QD_BLOCK_TABLE || next >= self->n_lines)
    return FALSE;
  if (line->is_word)
    return FALSE;
  if (is_labelled (self, index) && !(line->label.form == QD_LABEL_SPACED && line->label.numeral == QD_NUMERAL_HAN))
    return FALSE;
  /* Several short lines one after the other, none of them longer, are verse or talk, not a title. */
  return line->first != 0x201C || line->ending == QD_ENDING_OPEN;
}

/* Looks-only documents (DOCX without styles): the first centred, larger or bold block. */
static int
find_title_by_looks (const QdRecogniser *self, int limit)
{
  int best = -1;
  double best_scale = 1.1;

  for (int i = 0; i < limit; i++)
    {
      const QdBlock *hint = &qd_recogniser_block (self, i)->hint;

      if (!may_be_title (self, i) || is_issuer (self, i))
        continue;
      if (hint->scale > best_scale)
        {
          best = i;
          best_scale = hint->scale + 0.01;
        }
      else if (best < 0 && hint->centered && (hint->bold || hint->distinct_face))
        best = i;
    }
  return best;
}

static int
find_title (QdRecogniser *self, int limit)
{
  int index = find_explicit_title (self);

  if (index >= 0)
    {
      claim_title (self, index, index, _ ("The format says that this is the title"));
      return index;
    }
  if (is_named_by_author (self))
    return -1;
  index = find_title_by_looks (self, limit);
  if (index >= 0)
    {
      int last = find_title_end (self, index);

      claim_title (self, index, last, _ ("The largest or centred line before the text"));
      return last;
    }
  for (int i = qd_recogniser_next (self, -1); i < limit; i = qd_recogniser_next (self, i))
    {
      if (take_book_line (self, i))
        return i;
      if (is_front_label (self, i) || ends_front (self, i))
        return -1;
      if (is_circumstance (self, i) || is_issuer (self, i))
        continue;
      if (!may_be_title (self, i))
        return -1;
      if (is_author_without_title (self, i))
        return -1;
      if (take_title_and_name (self, i))
        return i;
      index = find_title_end (self, i);
      claim_title (self, i, index, _ ("The first line, short and without a full stop, above the text"));
      return index;
    }
  return -1;
}

/* 江县第三中学　王芳, 县长 王芳: the institution or office, a blank, the name. */
static char *
dup_name_after_institution (const char *start, const char *end)
{
  static const char *const institutions[] = { "大学",   "大學",   "学院", "學院",   "中学", "小学", "学校",   "學校",
                                              "研究所", "研究院", "党校", "委员会", "医院", "公司", "中心",   "出版社",
                                              "书记",   "書記",   "县长", "市长",   "校长", "院长", "省长",   "局长",
                                              "部长",   "主席",   "主任", "总理",   "教授", "处长", "董事长", "镇长" };
  const char *gap = NULL;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      if (qd_recogniser_is_blank (g_utf8_get_char (p)))
        gap = p;
    }
  for (guint i = 0; gap && i < G_N_ELEMENTS (institutions); i++)
    {
      if (contains (start, gap, institutions[i]))
        return qd_front_dup_author (gap, end, FALSE);
    }
  return NULL;
}

/* Any short word may be a pen name if it stands alone right below the title; 帐篷 above 睡袋 and 防潮垫 is none. */
static gboolean
may_be_pen_name (const QdRecogniser *self, int index, int n_lines_below)
{
  int next = qd_recogniser_next (self, index);

  if (self->structure->author || n_lines_below > 1 || next >= self->n_lines)
    return FALSE;
  return self->lines[next].label.form != QD_LABEL_NONE || self->lines[next].n_chars > 6
         || self->lines[next].ending != QD_ENDING_OPEN || qd_recogniser_block (self, next)->blank_before > 0;
}

/* The byline: below the title (or above everything, where there is no title). */
static void
find_byline (QdRecogniser *self, int title, int limit)
{
  int n = 0;

  for (int i = qd_recogniser_next (self, title); i < MIN (limit + 1, self->n_lines) && n < 12;
       i = qd_recogniser_next (self, i), n++)
    {
      const QdLine *line = &self->lines[i];
      g_autofree char *author = NULL;

      if (line->claim == QD_CLAIM_CONTENTS || qd_recogniser_block (self, i)->hint.kind == QD_BLOCK_HEADING)
        break;
      if (line->claim != QD_CLAIM_NONE)
        continue;
      if (is_front_label (self, i) || line->is_word)
        break;
      if (line->n_chars <= 120)
        author = qd_front_dup_labelled_author (line_start (self, i), line_end (self, i));
      if (!author && line->n_chars <= 40 && line->ending != QD_ENDING_STOP && !is_circumstance (self, i)
          && !is_labelled (self, i))
        author =
            qd_front_dup_author (line_start (self, i), line_end (self, i), title >= 0 && may_be_pen_name (self, i, n));
      if (!author && line->n_chars <= 40 && title >= 0 && line->ending == QD_ENDING_OPEN)
        author = dup_name_after_institution (line_start (self, i), line_end (self, i));
      if (author)
        {
          qd_recogniser_claim (self, i, QD_CLAIM_FRONT, QD_ROLE_BYLINE, _ ("A name between title and text"));
          if (!self->structure->author)
            self->structure->author = g_steal_pointer (&author);
        }
      else if (line->n_chars > 80
               || (line->ending == QD_ENDING_STOP && line->n_chars > (line->last == 0x3002 ? 15 : 30)))
        break;
      /* Whom the text speaks to: here it begins. */
      else if (title >= 0 && line->ending == QD_ENDING_COLON && line->n_chars >= 4 && line->n_stops == 0)
        break;
      else if (is_labelled (self, i) && !is_circumstance (self, i))
        break;
      else if (is_circumstance (self, i) && line->ending != QD_ENDING_COLON)
        qd_recogniser_claim (self, i, QD_CLAIM_FRONT, QD_ROLE_BYLINE,
                             _ ("Where, when or under which number the text appeared"));
      else if (qd_front_is_affiliation (line_start (self, i), line_end (self, i)) && line->n_chars < 80)
        qd_recogniser_claim (self, i, QD_CLAIM_FRONT, QD_ROLE_BYLINE, _ ("The author's institution"));
    }
}

/* ——某某 below the title: its subtitle. It belongs to the title's paragraph, not to its text. */
static void
find_subtitle (QdRecogniser *self, int title)
{
  int next = qd_recogniser_next (self, title);

  if (title < 0 || next >= self->n_lines || self->lines[next].claim != QD_CLAIM_NONE)
    return;
  if ((self->lines[next].first == 0x2014 || self->lines[next].first == 0x2015 || self->lines[next].first == 0x2500)
      && self->lines[next].n_chars < 60 && self->lines[next].ending != QD_ENDING_STOP)
    {
      qd_recogniser_claim (self, next, QD_CLAIM_FRONT, QD_ROLE_TITLE, _ ("The subtitle"));
      qd_recogniser_block (self, next)->continues = TRUE;
    }
}

static void
claim_abstract (QdRecogniser *self, int index, gsize bytes)
{
  qd_recogniser_claim (self, index, QD_CLAIM_FRONT, QD_ROLE_ABSTRACT, _ ("The word for an abstract opens the line"));
  qd_recogniser_block (self, index)->label_bytes = (int) bytes;
  self->structure->has_abstract = TRUE;
}

/* The paragraphs below a line that is 摘要 alone, until the next label. */
static void
claim_abstract_text (QdRecogniser *self, int index)
{
  int n = 0;

  for (int i = qd_recogniser_next (self, index); i < self->n_lines && n < 30; i = qd_recogniser_next (self, i), n++)
    {
      const QdLine *line = &self->lines[i];

      if (line->claim != QD_CLAIM_NONE || is_front_label (self, i) || line->is_word
          || qd_recogniser_block (self, i)->hint.kind == QD_BLOCK_HEADING)
        return;
      if (is_labelled (self, i) && line->ending == QD_ENDING_OPEN && line->n_chars < 40)
        return;
      /* The text after the abstract is told from it by being set off or by a short line. */
      if (n > 0 && (line->n_chars < 20 || !self->is_wrapped))
        return;
      if (n > 0 && qd_recogniser_block (self, i)->blank_before > 0)
        return;
      qd_recogniser_claim (self, i, QD_CLAIM_FRONT, QD_ROLE_ABSTRACT, _ ("Stands under the heading of the abstract"));
    }
}

static void
claim_keywords (QdRecogniser *self, int index, gsize bytes)
{
  const char *start = line_start (self, index) + bytes;
  const char *end = line_end (self, index);

  qd_recogniser_claim (self, index, QD_CLAIM_FRONT, QD_ROLE_KEYWORDS, _ ("The word for keywords opens the line"));
  qd_recogniser_block (self, index)->label_bytes = (int) bytes;
  if (start >= end)
    {
      int next = qd_recogniser_next (self, index);

      if (next >= self->n_lines || self->lines[next].n_chars > 120 || self->lines[next].claim != QD_CLAIM_NONE)
        return;
      qd_recogniser_claim (self, next, QD_CLAIM_FRONT, QD_ROLE_KEYWORDS,
                           _ ("Stands under the heading of the keywords"));
      start = line_start (self, next);
      end = line_end (self, next);
    }
  if (self->structure->keywords->len == 0)
    qd_front_split_keywords (start, end, self->structure->keywords);
}

/* 摘要 and 关键词, wherever they stand before the text: some journals put them after the contents list. */
static void
find_abstract_and_keywords (QdRecogniser *self)
{
  int n_seen = 0;

  for (int i = qd_recogniser_next (self, -1); i < self->n_lines && n_seen < 400;
       i = qd_recogniser_next (self, i), n_seen++)
    {
      QdLine *line = &self->lines[i];
      gsize bytes;
      gboolean is_heading = qd_recogniser_block (self, i)->hint.kind == QD_BLOCK_HEADING;

      if (line->claim != QD_CLAIM_NONE)
        continue;
      if (qd_front_find_label (line_start (self, i), line_end (self, i), QD_WORD_ABSTRACT, &bytes))
        {
          gboolean alone = line_start (self, i) + bytes >= line_end (self, i);

          if (is_heading)
            self->structure->has_abstract = TRUE;
          else
            claim_abstract (self, i, bytes);
          if (alone && !is_heading)
            claim_abstract_text (self, i);
        }
      else if (qd_front_find_label (line_start (self, i), line_end (self, i), QD_WORD_KEYWORDS, &bytes))
        {
          claim_keywords (self, i, bytes);
          if (is_heading)
            self->lines[i].claim = QD_CLAIM_NONE;
        }
    }
}

/* The first line after all that was claimed at the front. */
static int
find_front_end (const QdRecogniser *self)
{
  int end = 0;

  for (int i = 0; i < self->n_lines && i < 2 * MAX_FRONT_LINES; i++)
    {
      if (self->lines[i].claim == QD_CLAIM_FRONT)
        end = i + 1;
    }
  return end;
}

/* What the format's metadata says, where the text does not say it itself. Word processors fill in whatever the
 * file was made from, so that only formats for books are believed before the text. */
static void
take_metadata (QdRecogniser *self)
{
  const QdImport *import = self->import;
  gboolean is_book;

  if (!import)
    return;
  is_book = g_str_equal (import->format, "epub") || g_str_equal (import->format, "fb2");
  if (import->title && *import->title
      && (is_book || (!self->structure->title && !g_str_equal (import->format, "docx"))))
    {
      g_free (self->structure->title);
      self->structure->title = g_strdup (import->title);
    }
  if (import->author && *import->author
      && (is_book || (!self->structure->author && g_str_equal (import->format, "markdown"))))
    {
      g_free (self->structure->author);
      self->structure->author = g_strdup (import->author);
    }
}

/**
 * qd_recogniser_find_front:
 * @self: a recogniser
 *
 * Finds what stands before the text: title and subtitle, byline, abstract and keywords.
 */
void
qd_recogniser_find_front (QdRecogniser *self)
{
  int limit = find_limit (self);
  int title = find_title (self, limit);

  find_subtitle (self, title);
  find_byline (self, title, limit);
  find_abstract_and_keywords (self);
  take_metadata (self);
  self->front_end = find_front_end (self);
}
