/* qd-recogniser-forms.c: parts of texts that are written after a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 基本案情 of a judgment, 材料 and 做法 of a recipe, 教育背景 of a curriculum vitae, 主旨 and 說明 of an official
 * letter, 1.2.0（2012-01-20） of a list of changes, 学而第一 of a classic: each is a heading where others of its kind
 * are.
 */
#include "config.h"

#include "document/qd-recogniser-private.h"

#include <glib/gi18n-lib.h>

/* How far from the start of a wiki's page its contents list may stand. */
#define MAX_CONTENTS_LINES 300

/* What stands under the word of a form is a sentence, an item or a field; under a word in a list it is another word. */
static gboolean
opens_part (const QdRecogniser *self, int index)
{
  int next = qd_recogniser_next (self, index);
  const QdLine *line;
  const char *start;
  const char *end;

  if (next >= self->n_lines)
    return FALSE;
  line = &self->lines[next];
  start = qd_recogniser_start (self, next);
  end = qd_recogniser_end (self, next);
  if (line->label.form != QD_LABEL_NONE || line->n_stops > 0 || line->ending != QD_ENDING_OPEN || line->n_chars >= 15
      || line->claim == QD_CLAIM_HEADING)
    return TRUE;
  if (qd_recogniser_contains (start, end, "：") || qd_recogniser_contains (start, end, ":"))
    return TRUE;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      if (qd_recogniser_is_blank (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

/* One word alone may be anything; several are the parts of a form, unless they stand one below the other. */
static void
find_section_words (QdRecogniser *self)
{
  int n = 0;
  int n_open = 0;

  if (self->is_explicit)
    return;
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < self->n_lines; i++)
      {
        const QdLine *line = &self->lines[i];

        if (line->word != QD_WORD_SECTION || !line->is_word || line->claim != QD_CLAIM_NONE
            || qd_recogniser_next (self, i) >= self->n_lines)
          continue;
        if (pass == 0)
          {
            n++;
            n_open += opens_part (self, i);
          }
        else if (n >= 2 && n_open * 5 >= n * 4)
          qd_recogniser_claim_heading (self, i, 0, QD_SERIES_SHAPE, 35,
                                       _ ("The line is a word that heads a part, like others in this text"));
      }
}

/**
 * qd_recogniser_find_lone_words:
 * @self: a recogniser
 *
 * Claims a word of a form that stands alone in its text where other lines were found to head parts by their shape.
 */
void
qd_recogniser_find_lone_words (QdRecogniser *self)
{
  for (int i = self->front_end; i < self->n_lines; i++)
    {
      const QdLine *line = &self->lines[i];
      int previous = qd_recogniser_previous (self, i);

      if (line->word == QD_WORD_SECTION && line->is_word && line->claim == QD_CLAIM_NONE && previous >= 0
          && qd_recogniser_next (self, i) < self->n_lines
          && (self->lines[previous].ending == QD_ENDING_STOP || qd_recogniser_block (self, i)->blank_before > 0))
        qd_recogniser_claim_heading (self, i, 0, QD_SERIES_SHAPE, 35,
                                     _ ("The line is a word that heads a part, like others in this text"));
    }
}

/* How much of the line is the word of an official letter and its colon; 0 if it opens with none. */
static gsize
find_letter_word (const QdRecogniser *self, int index)
{
  static const char *const words[] = { "主旨", "說明",     "说明",     "擬辦", "拟办",
                                       "辦法", "公告事項", "公告事项", "依據", "依据" };
  const char *start = qd_recogniser_start (self, index);
  const char *end = qd_recogniser_end (self, index);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (end - start) < length + 3 || memcmp (start, words[i], length) != 0)
        continue;
      if (memcmp (start + length, "：", 3) == 0)
        return length + 3;
    }
  return 0;
}

/* 主旨：…, 說明：…: a letter between offices of Taiwan has these parts, and their text stands beside or below. */
static void
find_letter_parts (QdRecogniser *self)
{
  gboolean has_subject = FALSE;
  int n = 0;

  if (self->is_explicit)
    return;
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < self->n_lines; i++)
      {
        gsize bytes = self->lines[i].claim == QD_CLAIM_NONE || self->lines[i].claim == QD_CLAIM_FRONT
                          ? find_letter_word (self, i)
                          : 0;

        if (bytes == 0)
          continue;
        if (pass == 0)
          {
            has_subject |= g_str_has_prefix (qd_recogniser_start (self, i), "主旨");
            n++;
          }
        else if (has_subject && n >= 2)
          {
            gsize start = qd_recogniser_block (self, i)->start;

            qd_recogniser_claim_heading (self, i, 0, QD_SERIES_WORD, 20, _ ("A part that every official letter has"));
            if (start + bytes < qd_recogniser_block (self, i)->end)
              {
                qd_recogniser_block (self, i)->role = QD_ROLE_BODY;
                qd_recogniser_block (self, i)->run_in_end = start + bytes;
              }
          }
      }
}

/* 1.2.0（2012-01-20）, v0.9 - 2003/4/5, [2.0] 2015年3月1日: a version, perhaps its date, and nothing else. */
static gboolean
is_version (const QdRecogniser *self, int index)
{
  static const char *const words[] = { "Version ", "version ", "版本", "v", "V", "[v", "[" };
  static const char others[] = "年月日号號 \t\u3000()（）[]-–—/.:：";
  const char *p = qd_recogniser_start (self, index);
  const char *end = qd_recogniser_end (self, index);
  int n_parts = 0;

  if (self->lines[index].n_chars > 30)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (p, words[i]))
        {
          p += strlen (words[i]);
          break;
        }
    }
  while (p < end && *p == ' ')
    p++;
  while (p < end && g_ascii_isdigit (*p))
    {
      while (p < end && g_ascii_isdigit (*p))
        p++;
      n_parts++;
      if (p + 1 >= end || *p != '.' || !g_ascii_isdigit (p[1]))
        break;
      p++;
    }
  if (n_parts < 2 || n_parts > 4 || (p < end && g_ascii_isalpha (*p)))
    return FALSE;
  for (; p < end; p = g_utf8_next_char (p))
    {
      if (!g_ascii_isdigit (*p) && !g_utf8_strchr (others, -1, g_utf8_get_char (p)))
        return FALSE;
    }
  return TRUE;
}

static void
find_versions (QdRecogniser *self)
{
  int n = 0;
  int n_followed = 0;
  int first = -1;

  for (int pass = 0; pass < 2; pass++)
    for (int i = self->front_end; i < self->n_lines; i++)
      {
        int next = qd_recogniser_next (self, i);

        if (self->lines[i].claim != QD_CLAIM_NONE || next >= self->n_lines || !is_version (self, i))
          continue;
        if (pass == 0)
          {
            first = first < 0 ? i : first;
            n++;
            n_followed += self->lines[next].n_han > 0 && !is_version (self, next);
          }
        /* At the end of a manual they are one of its parts. */
        else if (n >= 2 && n_followed == n && (first - self->front_end) * 2 < self->n_lines - self->front_end)
          qd_recogniser_claim_heading (
              self, i, self->lines[i].label.form == QD_LABEL_DECIMAL ? self->lines[i].label.bytes : 0,
              QD_SERIES_VERSION, 35, _ ("A version over what changed in it, like others in this text"));
      }
}

/* 2011年7月4日　星期一 over what happened on the day: a diary opens with a date and does not end with one, as letters
 * do. */
static void
find_days (QdRecogniser *self)
{
  int n = 0;
  int n_followed = 0;
  int first = -1;

  for (int i = 0; i < self->n_lines; i++)
    {
      int next = qd_recogniser_next (self, i);

      if (!self->lines[i].is_date || self->lines[i].claim == QD_CLAIM_NOISE || self->lines[i].claim == QD_CLAIM_HEADING)
        continue;
      if (first < 0)
        first = i;
      n++;
      n_followed += next < self->n_lines && !self->lines[next].is_date && self->lines[next].n_chars > 15;
    }
  if (n < 3 || n_followed < n || first > self->front_end + 1 || self->is_explicit)
    return;
  for (int i = 0; i < self->n_lines; i++)
    {
      if (self->lines[i].is_date && (self->lines[i].claim == QD_CLAIM_NONE || self->lines[i].claim == QD_CLAIM_FRONT))
        qd_recogniser_claim_heading (self, i, 0, QD_SERIES_DAY, 35, _ ("A date over the day's text, like others"));
    }
}

/* 历史[编辑]: what a wiki leaves behind each heading when its page is copied. */
static gboolean
has_edit_mark (const QdRecogniser *self, int index)
{
  static const char *const marks[] = {
    "[编辑]", "[編輯]", "［编辑］", "[edit]", "[编辑源代码]", "[编辑 | 编辑源代码]"
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks) && self->lines[index].n_chars < 60; i++)
    {
      if (qd_recogniser_has_suffix (qd_recogniser_start (self, index), qd_recogniser_end (self, index), marks[i]))
        return TRUE;
    }
  return FALSE;
}

/* == 历史 ==: how deep a heading of a wiki's source stands; 0 if the line is none. */
static int
count_equals (const QdRecogniser *self, int index)
{
  const char *start = qd_recogniser_start (self, index);
  const char *end = qd_recogniser_end (self, index);
  int n = 0;

  if (self->lines[index].is_rule || self->lines[index].n_chars > 60 || self->lines[index].first != '=')
    return 0;
  while (start < end && *start == '=' && end[-1] == '=')
    {
      n++;
      start++;
      end--;
    }
  return n >= 2 && n <= 6 && start < end && *start != '=' && end[-1] != '=' ? n : 0;
}

static void
find_wiki_source (QdRecogniser *self)
{
  int n = 0;

  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < self->n_lines && !self->is_explicit; i++)
      {
        int depth = self->lines[i].claim == QD_CLAIM_NONE ? count_equals (self, i) : 0;

        if (pass == 0)
          n += depth > 0;
        else if (n >= 2 && depth > 0)
          qd_recogniser_claim_heading (self, i, 0, QD_SERIES_EXPLICIT + (guint64) depth, depth,
                                       _ ("Equal signs before and behind: a heading in a wiki's source"));
      }
}

/* How deep the part stands by the number that the contents list gives it: 1.2 源头 is the second; 1 if it is not there.
 */
static int
find_depth_in_contents (const QdRecogniser *self, int index)
{
  const char *start = qd_recogniser_start (self, index);
  const char *mark = g_strrstr_len (start, qd_recogniser_end (self, index) - start, "[");
  gsize length = mark ? (gsize) (mark - start) : 0;

  for (int i = 0; i < index && i < MAX_CONTENTS_LINES && length > 0; i++)
    {
      const char *text = qd_recogniser_start (self, i) + self->lines[i].label.bytes;

      if (self->lines[i].claim == QD_CLAIM_CONTENTS && (gsize) (qd_recogniser_end (self, i) - text) == length
          && memcmp (text, start, length) == 0)
        return MAX (self->lines[i].label.n_values, 1);
    }
  return 1;
}

static void
find_edit_marks (QdRecogniser *self)
{
  for (int i = 0; i < self->n_lines; i++)
    {
      int depth;

      if (self->lines[i].claim != QD_CLAIM_NONE || !has_edit_mark (self, i))
        continue;
      depth = find_depth_in_contents (self, i);
      qd_recogniser_claim_heading (self, i, 0, QD_SERIES_EXPLICIT + (guint64) depth, depth,
                                   _ ("A wiki's mark for editing a part stands behind its heading"));
    }
}

/* The number of 学而第一 and 五帝本纪第一; 0 if the line ends in none. */
static int
find_ordinal_at_end (const QdRecogniser *self, int index)
{
  const char *start = qd_recogniser_start (self, index);
  const char *end = qd_recogniser_end (self, index);
  const char *found = NULL;
  QdNumeralKind kind;
  int value;

  if (self->lines[index].n_chars < 4 || self->lines[index].n_chars > 16)
    return 0;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      if (g_utf8_get_char (p) == 0x7B2C)
        found = p;
    }
  if (!found || found == start)
    return 0;
  found = g_utf8_next_char (found);
  if (found >= end || found + qd_numeral_parse (found, end, &kind, &value) != end || kind != QD_NUMERAL_HAN)
    return 0;
  return value;
}

static void
find_ordinals (QdRecogniser *self)
{
  int n = 0;
  int n_follow = 0;
  int last = 0;

  for (int pass = 0; pass < 2; pass++)
    for (int i = self->front_end; i < self->n_lines; i++)
      {
        int value = self->lines[i].claim == QD_CLAIM_NONE ? find_ordinal_at_end (self, i) : 0;

        if (value == 0 || qd_recogniser_next (self, i) >= self->n_lines)
          continue;
        if (pass == 0)
          {
            n++;
            n_follow += value == last + 1 || value == 1;
            last = value;
          }
        else if (n >= 2 && n_follow * 4 >= n * 3)
          qd_recogniser_claim_heading (self, i, 0, QD_SERIES_ORDINAL, 20,
                                       _ ("The numbers these lines end in count on: parts of a classic"));
      }
}

/**
 * qd_recogniser_find_forms:
 * @self: a recogniser
 *
 * Claims the parts of texts that are written after a form.
 */
void
qd_recogniser_find_forms (QdRecogniser *self)
{
  find_wiki_source (self);
  find_edit_marks (self);
  find_ordinals (self);
  find_versions (self);
  find_days (self);
  find_letter_parts (self);
  find_section_words (self);
}
