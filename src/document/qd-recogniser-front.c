/* qd-recogniser-front.c: byline, abstract and keywords
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

/* The line after which nothing of the front matter is looked for. */
static int
find_limit (const QdRecogniser *self)
{
  int n = 0;
  int i = qd_recogniser_next (self, -1);

  while (i < self->n_lines && n < MAX_FRONT_LINES)
    {
      if (qd_recogniser_ends_front (self, i) || qd_recogniser_block (self, i)->hint.kind == QD_BLOCK_HEADING)
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

/* What an institution or an office ends in: 江县第三中学, 清河晚报社, 县长. */
static gboolean
is_institution (const char *start, const char *end)
{
  static const char endings[] = "学學院校所馆館局厅廳部处處室会會社司厂廠队隊系组組站店台报報刊网網委办辦府行"
                                "长長记記员員授师師任席理";
  static const char *const longer[] = { "中心", "政协", "作协", "文联", "研究生", "法院" };

  while (end > start && qd_recogniser_is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (end - start < 6)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (longer); i++)
    {
      if (qd_recogniser_has_suffix (start, end, longer[i]))
        return TRUE;
    }
  return g_utf8_strchr (endings, -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL;
}

/* 2011年12月22日 */
static gboolean
is_day (const char *start, const char *end)
{
  return g_ascii_isdigit (*start) && qd_recogniser_contains (start, end, "年")
         && qd_recogniser_has_suffix (start, end, "日");
}

/* 江县第三中学　王芳, 县长 王芳, 2011年12月22日 王芳: the institution, office or day, a blank, the name. */
static char *
dup_name_after_institution (const char *start, const char *end)
{
  const char *gap = NULL;
  int n_before = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      /* 县长　王　芳 */
      if (qd_recogniser_is_blank (g_utf8_get_char (p))
          && (!gap || !(is_institution (start, gap) || is_day (start, gap))))
        gap = p;
      n_before += !gap;
    }
  if (!gap || n_before < 2 || (!is_institution (start, gap) && !is_day (start, gap)))
    return NULL;
  return qd_front_dup_author (gap, end, !is_day (start, gap));
}

/* 白芷　（江城市中医院，江城 430000）: the name before its institution in brackets. */
static char *
dup_name_before_institution (const char *start, const char *end)
{
  const char *p = start;

  while (p < end && g_utf8_get_char (p) != 0xFF08 && *p != '(')
    p = g_utf8_next_char (p);
  if (p == start || p >= end || !qd_front_is_affiliation (p, end))
    return NULL;
  return qd_front_dup_author (start, p, TRUE);
}

/* 沈一鸣 <shen@mail.example>: the name before the address it writes from. */
static char *
dup_name_before_address (const char *start, const char *end)
{
  const char *at = memchr (start, '@', (gsize) (end - start));
  const char *p = at;

  while (p && p > start && !qd_recogniser_is_blank (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);
  return p && p > start ? qd_front_dup_author (start, p, FALSE) : NULL;
}

/* 守株待兔 right below 成语故事 is the first of many such lines, each over a paragraph: four characters without a
 * surname are a pen name only where no others stand in the same way. */
static gboolean
has_fellows (const QdRecogniser *self, int index)
{
  int n = 0;
  int n_alike = 0; /* ending or beginning alike, too: 与弟书, 与子书, 致父亲, 致友人 */

  for (int i = index + 1; i < self->n_lines && i < index + 400; i++)
    {
      const QdLine *line = &self->lines[i];
      gboolean is_fellow = line->label.form == QD_LABEL_NONE && line->n_chars >= 2 && line->n_chars <= 12
                           && line->blank_after == self->lines[index].blank_after && i + 1 < self->n_lines
                           && (self->lines[i + 1].n_chars >= 2 * line->n_chars || self->lines[i + 1].n_chars <= 4
                               || self->lines[i + 1].ending == QD_ENDING_COLON)
                           && qd_recogniser_looks_like_heading (self, i, 12);

      n += is_fellow;
      n_alike += is_fellow && line->n_chars == self->lines[index].n_chars
                 && (line->last == self->lines[index].last || line->first == self->lines[index].first);
    }
  return (self->lines[index].n_chars >= 4 && n >= 2) || (self->lines[index].n_chars == 3 && n_alike >= 1);
}

static gboolean
has_dot (const QdRecogniser *self, int index)
{
  return qd_recogniser_contains (qd_recogniser_start (self, index), qd_recogniser_end (self, index), "·");
}

/* 浣溪沙·春日 has the dot of a foreign name; with 西江月·夜泊 further down both are titles. */
static gboolean
has_dotted_fellows (const QdRecogniser *self, int index)
{
  for (int i = index + 1; i < self->n_lines; i++)
    {
      if (self->lines[i].n_chars <= 12 && self->lines[i].label.form == QD_LABEL_NONE && has_dot (self, i)
          && qd_recogniser_looks_like_heading (self, i, 12))
        return TRUE;
    }
  return FALSE;
}

/* 石桥 between a title and a paragraph, with 水车 and 渡船 over paragraphs further down: a heading, though it could be
 * the name of somebody 石. */
static gboolean
stands_as_heading (const QdRecogniser *self, int index)
{
  const QdRecognised *block = qd_recogniser_block (self, index);
  int next = qd_recogniser_next (self, index);
  int n = 0;

  if (has_dot (self, index) && has_dotted_fellows (self, index))
    return TRUE;
  if (self->lines[index].n_chars > 3 || next >= self->n_lines || self->lines[next].n_chars < 30)
    return FALSE;
  for (int i = next + 1; i + 1 < self->n_lines && n < 2; i++)
    {
      const QdRecognised *other = qd_recogniser_block (self, i);

      n += self->lines[i].n_chars == self->lines[index].n_chars && self->lines[i].label.form == QD_LABEL_NONE
           && other->indent == block->indent && (other->blank_before > 0) == (block->blank_before > 0)
           && qd_recogniser_looks_like_heading (self, i, 3) && self->lines[i + 1].n_chars >= 30;
    }
  return n >= 2;
}

/* ● before a name marks the author; before several lines it marks parts or items. */
static gboolean
is_one_of_marked (const QdRecogniser *self, int index)
{
  const QdLabel *label = &self->lines[index].label;

  for (int i = index + 1; i < self->n_lines && label->form == QD_LABEL_BULLET; i++)
    {
      if (self->lines[i].label.form == QD_LABEL_BULLET && self->lines[i].label.unit == label->unit)
        return TRUE;
    }
  return FALSE;
}

/* Any short word may be a pen name if it stands alone right below the title; 帐篷 above 睡袋 and 防潮垫 is none. */
static gboolean
may_be_pen_name (const QdRecogniser *self, int index, int n_lines_below)
{
  int next = qd_recogniser_next (self, index);

  if (self->structure->author || n_lines_below > 1 || next >= self->n_lines || has_fellows (self, index))
    return FALSE;
  /* 麦子 above 一月 above a paragraph: the heading is 一月. */
  if (self->lines[next].ending == QD_ENDING_OPEN && qd_recogniser_next (self, next) < self->n_lines
      && self->lines[qd_recogniser_next (self, next)].n_chars >= 30)
    return TRUE;
  return self->lines[next].label.form != QD_LABEL_NONE || self->lines[next].n_chars > 6
         || self->lines[next].ending != QD_ENDING_OPEN || qd_recogniser_block (self, next)->blank_before > 0;
}

/* 发信人: above 标  题: in the head of a message: a field that names the author above the title. */
static void
find_author_above (QdRecogniser *self, int title)
{
  for (int i = qd_recogniser_next (self, -1); i < title && !self->structure->author; i = qd_recogniser_next (self, i))
    {
      if (self->lines[i].claim != QD_CLAIM_NONE || self->lines[i].n_chars > 80)
        continue;
      self->structure->author =
          qd_front_dup_labelled_author (qd_recogniser_start (self, i), qd_recogniser_end (self, i));
      if (self->structure->author)
        qd_recogniser_claim (self, i, QD_CLAIM_FRONT, QD_ROLE_BYLINE, _ ("A name above the title"));
    }
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

      if (line->claim == QD_CLAIM_CONTENTS || line->claim == QD_CLAIM_HEADING
          || qd_recogniser_block (self, i)->hint.kind == QD_BLOCK_HEADING)
        break;
      if (line->claim != QD_CLAIM_NONE)
        continue;
      if (qd_recogniser_is_front_label (self, i) || line->is_word)
        break;
      if (line->n_chars <= 120 && !is_one_of_marked (self, i))
        author = qd_front_dup_labelled_author (qd_recogniser_start (self, i), qd_recogniser_end (self, i));
      if (!author && line->n_chars <= 40 && line->ending != QD_ENDING_STOP && !qd_recogniser_is_circumstance (self, i)
          && !qd_recogniser_is_labelled (self, i) && !stands_as_heading (self, i))
        author = qd_front_dup_author (qd_recogniser_start (self, i), qd_recogniser_end (self, i),
                                      title >= 0 && may_be_pen_name (self, i, n));
      if (!author && line->n_chars <= 40 && title >= 0 && line->ending == QD_ENDING_OPEN)
        author = dup_name_after_institution (qd_recogniser_start (self, i), qd_recogniser_end (self, i));
      if (!author && line->n_chars <= 60 && title >= 0 && line->ending == QD_ENDING_OPEN)
        author = dup_name_before_institution (qd_recogniser_start (self, i), qd_recogniser_end (self, i));
      if (!author && line->n_chars <= 60 && title >= 0 && line->has_url)
        author = dup_name_before_address (qd_recogniser_start (self, i), qd_recogniser_end (self, i));
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
      else if (qd_recogniser_is_labelled (self, i) && !qd_recogniser_is_circumstance (self, i))
        break;
      else if (qd_recogniser_is_circumstance (self, i) && line->ending != QD_ENDING_COLON)
        qd_recogniser_claim (self, i, QD_CLAIM_FRONT, QD_ROLE_BYLINE,
                             _ ("Where, when or under which number the text appeared"));
      else if (self->structure->author && line->n_chars > 4 && line->label.form == QD_LABEL_NONE
               && (line->ending == QD_ENDING_COMMA || line->ending == QD_ENDING_STOP))
        break;
      else if (qd_recogniser_heads_verse (self, i))
        break;
      else if (qd_front_is_affiliation (qd_recogniser_start (self, i), qd_recogniser_end (self, i))
               && line->n_chars < 80)
        qd_recogniser_claim (self, i, QD_CLAIM_FRONT, QD_ROLE_BYLINE, _ ("The author's institution"));
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

      if (line->claim != QD_CLAIM_NONE || qd_recogniser_is_front_label (self, i) || line->is_word
          || qd_recogniser_block (self, i)->hint.kind == QD_BLOCK_HEADING)
        return;
      if (qd_recogniser_is_labelled (self, i) && line->ending == QD_ENDING_OPEN && line->n_chars < 40)
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
  const char *start = qd_recogniser_start (self, index) + bytes;
  const char *end = qd_recogniser_end (self, index);

  qd_recogniser_claim (self, index, QD_CLAIM_FRONT, QD_ROLE_KEYWORDS, _ ("The word for keywords opens the line"));
  qd_recogniser_block (self, index)->label_bytes = (int) bytes;
  if (start >= end)
    {
      int next = qd_recogniser_next (self, index);

      if (next >= self->n_lines || self->lines[next].n_chars > 120 || self->lines[next].claim != QD_CLAIM_NONE)
        return;
      qd_recogniser_claim (self, next, QD_CLAIM_FRONT, QD_ROLE_KEYWORDS,
                           _ ("Stands under the heading of the keywords"));
      start = qd_recogniser_start (self, next);
      end = qd_recogniser_end (self, next);
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

      /* * 摘要（SUMMARY） over dashes is one of the parts of a tutorial. */
      if (line->claim != QD_CLAIM_NONE
          || (line->label.form == QD_LABEL_BULLET && i + 1 < self->n_lines && self->lines[i + 1].is_rule))
        continue;
      if (qd_front_find_label (qd_recogniser_start (self, i), qd_recogniser_end (self, i), QD_WORD_ABSTRACT, &bytes))
        {
          gboolean alone = qd_recogniser_start (self, i) + bytes >= qd_recogniser_end (self, i);

          if (is_heading)
            self->structure->has_abstract = TRUE;
          else
            claim_abstract (self, i, bytes);
          if (alone && !is_heading)
            claim_abstract_text (self, i);
        }
      else if (qd_front_find_label (qd_recogniser_start (self, i), qd_recogniser_end (self, i), QD_WORD_KEYWORDS,
                                    &bytes))
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
  int title = qd_recogniser_find_title (self, limit);

  find_author_above (self, title);
  find_byline (self, title, limit);
  find_abstract_and_keywords (self);
  take_metadata (self);
  self->front_end = find_front_end (self);
}
