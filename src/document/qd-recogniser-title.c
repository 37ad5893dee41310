/* qd-recogniser-title.c: the title of a work, over one line or more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-recogniser-front.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TITLE_CHARS 60
#define MAX_TITLE_LINES 4

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

/* 某某地区新型城镇化⏎水平测度研究: the second line says what kind of work it is, the first does not, and a name
 * follows. */
static gboolean
ends_title_above (const QdRecogniser *self, int first, int index, gboolean first_closed, gboolean closed)
{
  int next = qd_recogniser_next (self, index);
  g_autofree char *author = NULL;

  if (first_closed || !closed || next >= self->n_lines || self->lines[index].n_chars < 6
      || self->lines[first].n_chars < 6 || self->lines[next].n_chars > 40)
    return FALSE;
  author = qd_front_dup_author (qd_recogniser_start (self, next), qd_recogniser_end (self, next), FALSE);
  if (!author)
    author = qd_front_dup_labelled_author (qd_recogniser_start (self, next), qd_recogniser_end (self, next));
  return author != NULL;
}

/* 使用手册 below the name of what it is about: a line that only says what kind of work this is. */
static gboolean
is_kind_of_work (const QdRecogniser *self, int index)
{
  static const char *const kinds[] = { "使用手册", "用户手册", "使用说明", "使用说明书", "说明书",
                                       "操作手册", "用户指南", "安装指南", "操作规程",   "管理办法",
                                       "实施细则", "实施方案", "工作报告", "研究报告",   "调研报告",
                                       "年度报告", "暂行办法", "暂行规定", "使用手冊",   "使用說明",
                                       "說明書",   "操作手冊", "安裝指南", "研究報告",   "可行性研究报告" };
  const char *start = qd_recogniser_start (self, index);
  gsize length = (gsize) (qd_recogniser_end (self, index) - start);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strlen (kinds[i]) == length && memcmp (start, kinds[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* An official title broken over lines: 国务院关于……⏎……的通知. */
static int
find_title_end (const QdRecogniser *self, int first)
{
  static const char *const open_ends[] = { "关于", "關於",   "的",     "和",       "与",     "及",   "、",   "《",
                                           "实施", "进一步", "—",      "暨",       "加强",   "印发", "發佈", "公布",
                                           "转发", "委员会", "办公厅", "人民政府", "国务院", NULL };
  static const char *const closes[] = {
    "通知",     "意见", "决定", "办法", "规定",       "条例", "公告", "通告", "批复", "请示",   "报告", "纪要", "通报",
    "方案",     "规划", "细则", "函",   "的若干意见", "讲话", "解释", "命令", "令",   "研究",   "分析", "思考", "对策",
    "對策",     "探析", "初探", "浅析", "淺析",       "浅谈", "综述", "綜述", "述评", "启示",   "啟示", "路径", "实践",
    "實踐",     "为例", "為例", "构建", "建構",       "特征", "特徵", "影响", "影響", "设计",   "設計", "实现", "实证",
    "研究报告", "评价", "机制", "策略", "建议",       "进展", "探讨", "問題", "问题", "通知》", NULL
  };
  int last = first;

  for (int i = qd_recogniser_next (self, first); i < self->n_lines && last - first < MAX_TITLE_LINES;
       i = qd_recogniser_next (self, i))
    {
      const QdLine *line = &self->lines[i];
      const QdRecognised *block = qd_recogniser_block (self, i);
      gboolean open = FALSE;
      gboolean closed = FALSE;
      gboolean first_closed = FALSE;

      if (block->blank_before > 0 || !is_title_shape (self, i) || qd_recogniser_is_labelled (self, i)
          || qd_recogniser_is_circumstance (self, i) || (line->word != QD_WORD_NONE && line->word != QD_WORD_SECTION)
          || qd_recogniser_ends_front (self, i))
        break;
      if (block->hint.kind != qd_recogniser_block (self, first)->hint.kind)
        break;
      for (int k = 0; open_ends[k] && !open; k++)
        open =
            qd_recogniser_has_suffix (qd_recogniser_start (self, last), qd_recogniser_end (self, last), open_ends[k]);
      for (int k = 0; closes[k]; k++)
        {
          closed |= qd_recogniser_has_suffix (qd_recogniser_start (self, i), qd_recogniser_end (self, i), closes[k]);
          first_closed |=
              qd_recogniser_has_suffix (qd_recogniser_start (self, first), qd_recogniser_end (self, first), closes[k]);
        }
      if (line->first == 0x2014 || line->first == 0x2015)
        break;
      if (!self->lines[last].is_open && !open
          && !(closed
               && qd_recogniser_contains (qd_recogniser_start (self, first), qd_recogniser_end (self, first), "关于"))
          && !ends_title_above (self, first, i, first_closed, closed) && !is_kind_of_work (self, i))
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
  /* 【三峡故人录】 */
  if (g_str_has_prefix (p, "【") && g_str_has_suffix (p, "】") && !strstr (p + 3, "【"))
    {
      p += strlen ("【");
      tail -= strlen ("】");
    }
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
      part = dup_title (qd_recogniser_start (self, i), qd_recogniser_end (self, i));
      g_string_append (title, part);
      qd_recogniser_claim (self, i, QD_CLAIM_FRONT, QD_ROLE_TITLE, reason);
      qd_recogniser_block (self, i)->continues = i > first;
    }
  g_free (self->structure->title);
  self->structure->title = g_string_free (title, FALSE);
}

/* （全本）, [完结]: what a site says of the file. */
static gboolean
is_bracketed (const char *start, const char *end)
{
  gunichar first = g_utf8_get_char (start);
  gunichar last = g_utf8_get_char (g_utf8_prev_char (end));

  return (first == 0xFF08 && last == 0xFF09) || (first == '(' && last == ')') || (first == '[' && last == ']')
         || (first == 0x3010 && last == 0x3011);
}

/* 《水浒传》施耐庵, 《书名》作者：某某, 《书名》…the site's advertisement. */
static gboolean
take_book_line (QdRecogniser *self, int index)
{
  const char *start = qd_recogniser_start (self, index);
  const char *end = qd_recogniser_end (self, index);
  const char *closing;
  const char *rest;
  g_autofree char *author = NULL;

  if (self->lines[index].first != 0x300A || self->lines[index].claim != QD_CLAIM_NONE)
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
      if (!author && self->lines[index].n_chars < 24 && !self->lines[index].has_url && !is_bracketed (rest, end))
        return FALSE;
      /* 《某法》已由……: a sentence, unless what follows tells of a book site. */
      if (!author && !qd_recogniser_contains (start, end, "书") && !qd_recogniser_contains (start, end, "小说")
          && !self->lines[index].has_url && !is_bracketed (rest, end))
        return FALSE;
    }
  claim_title (self, index, index, _ ("A book's title in its marks opens the text"));
  g_free (self->structure->title);
  self->structure->title = g_strndup (start + strlen ("《"), (gsize) (closing - start) - strlen ("《"));
  if (author && !self->structure->author)
    self->structure->author = g_steal_pointer (&author);
  return TRUE;
}

static const char *
find_last_blank (const char *start, const char *end)
{
  for (const char *p = end; p > start;)
    {
      p = g_utf8_prev_char (p);
      if (qd_recogniser_is_blank (g_utf8_get_char (p)))
        return p;
    }
  return NULL;
}

/* 著, 撰 and the like behind the author's name. */
static gboolean
is_word_of_writing (const char *start, const char *end)
{
  static const char *const words[] = { "著",   "撰",   "编", "編", "作", "编著", "編著",
                                       "主编", "主編", "译", "譯", "辑", "輯" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if ((gsize) (end - start) == strlen (words[i]) && memcmp (start, words[i], strlen (words[i])) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A title and an author apart by wide blanks: 故乡　鲁迅 */
static gboolean
take_title_and_name (QdRecogniser *self, int index)
{
  const char *start = qd_recogniser_start (self, index);
  const char *end = qd_recogniser_end (self, index);
  const char *gap = NULL;
  g_autofree char *author = NULL;

  if (self->lines[index].n_chars > 40 || qd_recogniser_is_labelled (self, index))
    return FALSE;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (qd_recogniser_is_blank (ch) || ch == '/' || ch == 0xFF0F)
        gap = p;
    }
  if (!gap || gap - start < 6)
    return FALSE;
  /* 白塔记　清溪居士　撰 */
  if (is_word_of_writing (g_utf8_next_char (gap), end))
    {
      const char *name_end = gap;

      gap = find_last_blank (start, name_end);
      if (!gap || gap - start < 6)
        return FALSE;
      author = qd_front_dup_author (g_utf8_next_char (gap), name_end, TRUE);
      if (!author && name_end - gap <= 8 * 3)
        author = g_strndup (g_utf8_next_char (gap), (gsize) (name_end - g_utf8_next_char (gap)));
    }
  else
    author =
        qd_front_dup_author (g_utf8_next_char (gap), end,
                             qd_recogniser_has_suffix (gap, end, "撰") || qd_recogniser_has_suffix (gap, end, "著"));
  /* 红尘渡 作者：一叶舟 */
  if (!author)
    author = qd_front_dup_labelled_author (g_utf8_next_char (gap), end);
  if (!author)
    return FALSE;
  claim_title (self, index, index, _ ("Title and author on the first line"));
  g_free (self->structure->title);
  self->structure->title = dup_title (start, gap);
  self->structure->author = g_steal_pointer (&author);
  return TRUE;
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

/* Who writes Markdown writes its metadata too: a title there is the title, and the text need not repeat it. */
static gboolean
is_named_by_author (const QdRecogniser *self)
{
  return self->import && g_str_equal (self->import->format, "markdown") && self->import->title && *self->import->title;
}

/* The format's own title, or its only heading of the highest level where it opens the text. */
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
  g_autofree char *name =
      qd_front_dup_author (qd_recogniser_start (self, index), qd_recogniser_end (self, index), FALSE);
  int next = qd_recogniser_next (self, index);
  gsize bytes;

  if (!name || next >= self->n_lines)
    return FALSE;
  if (self->lines[index].n_chars > 12)
    return TRUE;
  return qd_recogniser_is_labelled (self, next)
         || qd_front_find_label (qd_recogniser_start (self, next), qd_recogniser_end (self, next), QD_WORD_ABSTRACT,
                                 &bytes)
         || qd_front_find_label (qd_recogniser_start (self, next), qd_recogniser_end (self, next), QD_WORD_KEYWORDS,
                                 &bytes);
}

/* 更新日志 is a title; 基本信息 over 教育背景 and 工作经历 heads the first part of a text without one. */
static gboolean
opens_form (const QdRecogniser *self)
{
  int n = 0;

  for (int i = 0; i < self->n_lines && i < 200; i++)
    n += self->lines[i].is_word && self->lines[i].word == QD_WORD_SECTION;
  return n >= 3;
}

/* 1问题的提出 is a title, for all its figure, unless 2 follows. */
static gboolean
opens_glued_numbers (const QdRecogniser *self, int index)
{
  if (self->lines[index].label.form != QD_LABEL_GLUED || self->lines[index].label.values[0] != 1)
    return FALSE;
  for (int i = index + 1; i < self->n_lines; i++)
    {
      if (self->lines[i].label.form == QD_LABEL_GLUED && self->lines[i].label.values[0] == 2)
        return TRUE;
    }
  return FALSE;
}

/* A line may open the text as its title if a text follows that it can be the title of. */
static gboolean
may_be_title (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];
  const QdBlock *hint = &qd_recogniser_block (self, index)->hint;
  int next = qd_recogniser_next (self, index);

  if (!is_title_shape (self, index) || qd_recogniser_is_circumstance (self, index)
      || qd_recogniser_is_front_label (self, index))
    return FALSE;
  if (hint->kind == QD_BLOCK_LIST_ITEM || hint->kind == QD_BLOCK_CODE || hint->kind == QD_BLOCK_HEADING
      || hint->kind == QD_BLOCK_TABLE || next >= self->n_lines)
    return FALSE;
  if (line->is_word && (line->word != QD_WORD_SECTION || opens_form (self)))
    return FALSE;
  if (qd_recogniser_is_labelled (self, index)
      && !(line->label.form == QD_LABEL_SPACED && line->label.numeral == QD_NUMERAL_HAN))
    return FALSE;
  if (opens_glued_numbers (self, index))
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

      if (!may_be_title (self, i) || qd_recogniser_is_issuer (self, i))
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

/* 题    目：…, 标  题：…: a cover or the head of a message names its title. 主题 does so only at the very top. */
static int
take_labelled_title (QdRecogniser *self, int limit)
{
  static const char *const names[] = { "题目",     "題目", "论文题目", "論文題目", "题名", "題名",
                                       "标题",     "標題", "书名",     "書名",     "篇名", "课题名称",
                                       "文章标题", "主题", "主題",     "Subject",  NULL };
  int n = 0;

  for (int i = qd_recogniser_next (self, -1); i < limit && n < 15; i = qd_recogniser_next (self, i), n++)
    {
      guint which;
      const char *value =
          qd_front_find_field (qd_recogniser_start (self, i), qd_recogniser_end (self, i), names, &which);

      if (!value || self->lines[i].claim != QD_CLAIM_NONE || self->lines[i].n_chars > MAX_TITLE_CHARS
          || (which >= 13 && n > 2))
        continue;
      claim_title (self, i, i, _ ("The line names itself the title"));
      g_free (self->structure->title);
      self->structure->title = dup_title (value, qd_recogniser_end (self, i));
      return i;
    }
  return -1;
}

static int
find_title (QdRecogniser *self, int limit)
{
  int index = find_explicit_title (self);

  /* A manual's page names itself. */
  if (self->structure->title)
    return qd_recogniser_next (self, -1);

  if (index < 0)
    {
      index = take_labelled_title (self, limit);
      if (index >= 0)
        return index;
    }
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
      if (qd_recogniser_is_front_label (self, i) || qd_recogniser_ends_front (self, i))
        return -1;
      if (qd_recogniser_is_circumstance (self, i) || qd_recogniser_is_issuer (self, i))
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

/**
 * qd_recogniser_find_title:
 * @self: a recogniser
 * @limit: the first line that cannot be front matter
 *
 * Claims the title and the subtitle below it.
 *
 * Returns: the last line of the title without its subtitle; -1 if there is none
 */
int
qd_recogniser_find_title (QdRecogniser *self, int limit)
{
  int title = find_title (self, limit);

  find_subtitle (self, title);
  return title;
}
