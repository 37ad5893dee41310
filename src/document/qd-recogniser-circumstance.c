/* qd-recogniser-circumstance.c: what a line at the head of a work is, if neither title nor author
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-recogniser-front.h"

#include "document/qd-recogniser-private.h"

/* 国发〔2015〕28号 */
static gboolean
is_document_number (const QdRecogniser *self, int index)
{
  const char *start = qd_recogniser_start (self, index);
  const char *end = qd_recogniser_end (self, index);

  return self->lines[index].n_chars < 40 && qd_recogniser_has_suffix (start, end, "号")
         && (qd_recogniser_contains (start, end, "〔") || qd_recogniser_contains (start, end, "[")
             || qd_recogniser_contains (start, end, "（") || qd_recogniser_contains (start, end, "［")
             || qd_recogniser_contains (start, end, "第"));
}

/* ICS 79.060, GB/T 1.1—2009, Q/JC 001-2010: capitals and figures. */
static gboolean
is_code (const char *start, const char *end)
{
  int n_capitals = 0;
  int n_digits = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch >= 'A' && ch <= 'Z')
        n_capitals++;
      else if (ch >= '0' && ch <= '9')
        n_digits++;
      else if (ch != ' ' && ch != '/' && ch != '.' && ch != '-' && ch != 0x2014 && ch != ':')
        return FALSE;
    }
  /* B 05 is a class of standards, DB33 a region's. */
  return n_capitals > 0 && (n_digits >= 3 || (n_digits == 2 && end - start <= 5));
}

/**
 * qd_recogniser_is_circumstance:
 * @self: a recogniser
 * @index: a line
 *
 * Returns: whether the line is about the work and neither its title nor its author: where and when it appeared, its
 *   number, its addressees
 */
gboolean
qd_recogniser_is_circumstance (const QdRecogniser *self, int index)
{
  static const char *const prefixes[] = {
    "来源",     "來源",     "出处",     "出處",     "发布",       "發布",       "时间：",     "日期",     "文号",
    "发文字号", "发文机关", "索引号",   "主题分类", "成文日期",   "发布日期",   "有效性",     "责任编辑", "责编",
    "编辑：",   "编辑:",    "DOI",      "doi",      "中图分类号", "中圖分類號", "文献标识码", "文章编号", "基金项目",
    "收稿日期", "作者简介", "作者簡介", "作者单位", "通讯作者",   "分类号",     "版權",       "版权",     "Copyright",
    "ISBN",     "出版社",   "定价",     "字数",     "本文来源",   "原载",       "原載",       "原文",     "发文",
    "标题：",   "［",       "签发人",   "密级",     "紧急程度",   "浏览",       "点击",       "阅读",     "字体",
    "标  题：", "【法规",   "【发布",   "【文号",   "【颁布",     "【实施",     "【时效",     "【效力",   "公开方式",
    "主送",     "抄送",     "印发",     "备案号",   "備案號",     "实施日期",   "學號",       "学号",     NULL,
  };
  const QdLine *line = &self->lines[index];
  const char *start = qd_recogniser_start (self, index);
  const char *end = qd_recogniser_end (self, index);

  /* 1 alone opens the first part. */
  if (line->label.n_values == 1 && line->label.values[0] == 1 && start + line->label.bytes == end)
    return FALSE;
  /* 1.3.0（2012-05-06） is a version over its changes. */
  if (line->label.form == QD_LABEL_DECIMAL && line->label.values[0] < 100)
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
  if (is_document_number (self, index) || is_code (start, end))
    return TRUE;
  /* 2010-05-01 发布　2010-07-01 实施 */
  if (g_ascii_isdigit (*start)
      && (qd_recogniser_has_suffix (start, end, "实施") || qd_recogniser_has_suffix (start, end, "发布")
          || qd_recogniser_has_suffix (start, end, "實施") || qd_recogniser_has_suffix (start, end, "發布")))
    return TRUE;
  /* 1982年12月4日 第五届…通过, （…通过） */
  if (qd_recogniser_contains (start, end, "年") && qd_recogniser_contains (start, end, "月")
      && (qd_recogniser_contains (start, end, "通过") || qd_recogniser_contains (start, end, "公布")
          || qd_recogniser_contains (start, end, "施行") || qd_recogniser_contains (start, end, "修正")
          || qd_recogniser_contains (start, end, "修订") || qd_recogniser_contains (start, end, "發布")
          || qd_recogniser_contains (start, end, "通過") || qd_recogniser_contains (start, end, "修正")))
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
      if (qd_recogniser_has_suffix (qd_recogniser_start (self, index), qd_recogniser_end (self, index), kinds[i])
          || (self->lines[index].n_chars <= 10
              && qd_recogniser_contains (qd_recogniser_start (self, index), qd_recogniser_end (self, index), kinds[i])))
        return TRUE;
    }
  return FALSE;
}

static gboolean
ends_in_office (const char *start, const char *end)
{
  static const char *const offices[] = { "法院", "检察院", "局",   "厅",   "委员会",
                                         "政府", "办公室", "大队", "支队", "总队" };

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      if (qd_recogniser_has_suffix (start, end, offices[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * qd_recogniser_is_issuer:
 * @self: a recogniser
 * @index: a line above the title
 *
 * Returns: whether the line is the head of an official document or of a thesis: who issues it, or what kind it is
 */
gboolean
qd_recogniser_is_issuer (const QdRecogniser *self, int index)
{
  int next = qd_recogniser_next (self, index);
  const char *start = qd_recogniser_start (self, index);
  const char *end = qd_recogniser_end (self, index);

  if (self->lines[index].n_chars > 30
      || qd_recogniser_contains (qd_recogniser_start (self, index), qd_recogniser_end (self, index), "关于"))
    return FALSE;
  /* 硕士学位论文 and the school above it. */
  if (is_kind_of_paper (self, index) || (next < self->n_lines && is_kind_of_paper (self, next)))
    return TRUE;
  /* A court stands above 民事判决书, an office above 行政处罚决定书. */
  if (next < self->n_lines && self->lines[next].n_chars <= 14 && ends_in_office (start, end)
      && qd_recogniser_has_suffix (qd_recogniser_start (self, next), qd_recogniser_end (self, next), "书"))
    return TRUE;
  if (qd_recogniser_has_suffix (qd_recogniser_start (self, index), qd_recogniser_end (self, index), "书"))
    return FALSE;
  /* 清河县人民政府文件; 自述文件 is a title. */
  if (qd_recogniser_has_suffix (start, end, "文件") && !qd_recogniser_has_suffix (start, end, "自述文件")
      && !qd_recogniser_has_suffix (start, end, "说明文件"))
    return TRUE;
  /* 东川省地方标准 above the standard's number and name. */
  if (self->lines[index].n_chars <= 16 && qd_recogniser_has_suffix (start, end, "标准") && next < self->n_lines
      && is_code (qd_recogniser_start (self, next), qd_recogniser_end (self, next)))
    return TRUE;
  return next < self->n_lines && is_document_number (self, next);
}

/**
 * qd_recogniser_ends_front:
 * @self: a recogniser
 * @index: a line
 *
 * Returns: whether the line is no front matter: a long paragraph, a heading word or an entry of a contents list
 */
gboolean
qd_recogniser_ends_front (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];

  if (line->claim == QD_CLAIM_CONTENTS || line->claim == QD_CLAIM_HEADING)
    return TRUE;
  if (line->is_word && line->word != QD_WORD_SECTION)
    return TRUE;
  if (line->n_chars > 80)
    return TRUE;
  return line->ending == QD_ENDING_STOP && line->n_chars > 30;
}

/**
 * qd_recogniser_is_labelled:
 * @self: a recogniser
 * @index: a line
 *
 * Returns: whether the line opens with a number that is set off from what follows
 */
gboolean
qd_recogniser_is_labelled (const QdRecogniser *self, int index)
{
  const QdLine *line = &self->lines[index];

  return line->label.form != QD_LABEL_NONE && line->label.form != QD_LABEL_GLUED && line->label.form != QD_LABEL_BULLET;
}

/**
 * qd_recogniser_is_front_label:
 * @self: a recogniser
 * @index: a line
 *
 * Returns: whether the line opens with the word for an abstract or for keywords
 */
gboolean
qd_recogniser_is_front_label (const QdRecogniser *self, int index)
{
  gsize bytes;

  return qd_front_find_label (qd_recogniser_start (self, index), qd_recogniser_end (self, index), QD_WORD_ABSTRACT,
                              &bytes)
         || qd_front_find_label (qd_recogniser_start (self, index), qd_recogniser_end (self, index), QD_WORD_KEYWORDS,
                                 &bytes);
}
