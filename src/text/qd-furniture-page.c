/* qd-furniture-page.c: page numbers, and heads that stand on every page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Page numbers grow through a text and stand at even distances, or cut sentences in two; the numbers of sections do
 * neither. A head comes again and again beside them, or inside sentences; a refrain and 小结 at the end of each
 * chapter do not.
 */
#include "config.h"

#include "text/qd-furniture-private.h"

#include "text/qd-char-class.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LONGEST_NUMBER_LINE 24
#define LONGEST_HEAD 40
/* So many make a series: of those whose form says what they are, of others, and of heads. */
#define FEWEST_SURE 2
#define FEWEST_UNSURE 3
#define FEWEST_EVEN 5
#define FEWEST_HEADS 4
/* So many of a hundred steps of a series grow, or follow each other. */
#define GROWING_PER_CENT 80
/* Pages are even: how far their lengths may stray from the mean, as a share of it. */
#define MOST_UNEVEN 0.35
#define FEWEST_CHARS_PER_PAGE 200
/* So many other lines stand between two heads at least, on average. */
#define FEWEST_LINES_BETWEEN 6

typedef struct
{
  const char *form; /* N for a number, letters lower-case, without blanks and brackets */
  gboolean is_sure;
} PageForm;

/* The first number is that of the page but where the form begins with 共. */
static const PageForm forms[] = {
  { "-N-", TRUE },         { "第N页", TRUE },      { "第N页共N页", TRUE }, { "第N页/共N页", TRUE },
  { "-第N页-", TRUE },     { "共N页第N页", TRUE }, { "N/N页", TRUE },      { "pageN", TRUE },
  { "pageNofN", TRUE },    { "p.N", TRUE },        { "-N/N-", TRUE },      { "页码:N", TRUE },
  { "第N页,共N页", TRUE }, { "N/N", FALSE },       { "-N", FALSE },        { "N-", FALSE },
  { "第N页/总N页", TRUE },
};

/* The value of a digit, -1 if it is none. */
static int
get_digit (gunichar ch)
{
  static const char han[] = "〇一二三四五六七八九";
  const char *at;

  if (ch >= '0' && ch <= '9')
    return (int) ch - '0';
  if (ch >= 0xff10 && ch <= 0xff19)
    return (int) ch - 0xff10;
  at = g_utf8_strchr (han, -1, ch);
  return at ? (int) g_utf8_pointer_to_offset (han, at) : -1;
}

/* Reads a number at @i: digits by their place, or 十二, 二十, 一百零三. Returns the position after it. */
static int
read_number (const gunichar *chars, int i, int end, int *value)
{
  int sum = 0, digits = 0;

  for (; i < end; i++)
    {
      int digit = get_digit (chars[i]);

      if (digit >= 0)
        digits = MIN (digits * 10 + digit, 1000000);
      else if (chars[i] == 0x5341 || chars[i] == 0x767e) /* 十百 */
        {
          sum += MAX (digits, 1) * (chars[i] == 0x5341 ? 10 : 100);
          digits = 0;
        }
      else if (chars[i] != 0x96f6) /* 零 */
        break;
    }
  *value = MIN (sum + digits, 1000000);
  return i;
}

/* What the line looks like when numbers are N. @page: (out): its first number, the second behind 共. */
static char *
dup_form (const QdFurniture *self, const QdFurnitureLine *line, int *page)
{
  static const char dashes[] = "-—–―─~～·•－", dropped[] = "()（）[]【】〔〕|｜<>";
  GString *form = g_string_new (NULL);
  int n_numbers = 0;

  *page = 0;
  for (int i = line->start; i < line->end;)
    {
      gunichar ch = self->chars[i];

      if (get_digit (ch) >= 0 || ch == 0x5341 || ch == 0x767e)
        {
          int value;

          i = read_number (self->chars, i, line->end, &value);
          if (n_numbers == 0 || (n_numbers == 1 && g_str_has_prefix (form->str, "共")))
            *page = value;
          n_numbers++;
          g_string_append_c (form, 'N');
          continue;
        }
      i++;
      if (g_utf8_strchr (dashes, -1, ch))
        {
          if (form->len == 0 || form->str[form->len - 1] != '-')
            g_string_append_c (form, '-');
        }
      else if (ch == 0x9801) /* 頁 */
        g_string_append (form, "页");
      else if (ch == 0xff0f || ch == 0xff0c || ch == 0xff1a)
        g_string_append_c (form, ch == 0xff0f ? '/' : ch == 0xff0c ? ',' : ':');
      else if (!qd_furniture_is_blank (ch) && !g_utf8_strchr (dropped, -1, ch))
        g_string_append_unichar (form, g_unichar_tolower (ch));
    }
  return g_string_free (form, FALSE);
}

static const PageForm *
find_form (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (g_str_equal (forms[i].form, name))
        return &forms[i];
    }
  return NULL;
}

/* Of the steps from one number of the series to the next, how many of a hundred grow; by one, if @by_one. */
static int
count_growing (QdFurniture *self, GArray *series, gboolean by_one)
{
  int n = 0;

  for (guint i = 1; i < series->len; i++)
    {
      int step = qd_furniture_get_line (self, g_array_index (series, int, i))->page
                 - qd_furniture_get_line (self, g_array_index (series, int, i - 1))->page;

      n += by_one ? step == 1 : step > 0;
    }
  return series->len > 1 ? n * 100 / (int) (series->len - 1) : 0;
}

static void
claim_pages (QdFurniture *self, GArray *series)
{
  for (guint i = 0; i < series->len; i++)
    qd_furniture_claim (qd_furniture_get_line (self, g_array_index (series, int, i)), QD_EMENDATION_PAGE,
                        g_strdup_printf (_ ("a page number: %u lines of this form, their numbers growing, stand in the "
                                            "text"),
                                         series->len));
}

/**
 * qd_furniture_find_page_numbers:
 * @self: a text
 *
 * Claims lines like 第 3 页 共 12 页 and - 3 -; those of one form are a series.
 */
void
qd_furniture_find_page_numbers (QdFurniture *self)
{
  g_autoptr (GHashTable) series = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  const PageForm *form;
  GArray *lines;

  for (int i = 0; i < (int) self->lines->len; i++)
    {
      QdFurnitureLine *line = qd_furniture_get_line (self, i);
      g_autofree char *name = NULL;

      if (line->is_claimed || line->end - line->start > LONGEST_NUMBER_LINE)
        continue;
      name = dup_form (self, line, &line->page);
      form = find_form (name);
      if (!form)
        continue;
      lines = g_hash_table_lookup (series, form);
      if (!lines)
        {
          lines = g_array_new (FALSE, FALSE, sizeof (int));
          g_hash_table_insert (series, (gpointer) form, lines);
        }
      g_array_append_val (lines, i);
    }
  g_hash_table_iter_init (&iter, series);
  while (g_hash_table_iter_next (&iter, (gpointer *) &form, (gpointer *) &lines))
    {
      if (lines->len >= (form->is_sure ? FEWEST_SURE : FEWEST_EVEN)
          && count_growing (self, lines, !form->is_sure) >= GROWING_PER_CENT)
        claim_pages (self, lines);
    }
}

/* The line without blanks and with # for numbers, so that heads of different pages are one. */
static char *
dup_head_key (const QdFurniture *self, const QdFurnitureLine *line)
{
  GString *key = g_string_new (NULL);

  for (int i = line->start; i < line->end; i++)
    {
      gunichar ch = self->chars[i];

      if (g_unichar_isdigit (ch))
        ch = '#';
      if (!qd_furniture_is_blank (ch) && !(ch == '#' && key->len > 0 && key->str[key->len - 1] == '#'))
        g_string_append_unichar (key, ch);
    }
  return g_string_free (key, FALSE);
}

static gboolean
may_be_head (const QdFurniture *self, const QdFurnitureLine *line)
{
  static const char stops[] = "。！？…；：，、”’」』.!?;:,";
  int n_letters = 0;

  if (line->is_claimed || line->end - line->start > LONGEST_HEAD || line->end - line->start < 2
      || g_utf8_strchr (stops, -1, self->chars[line->end - 1]))
    return FALSE;
  for (int i = line->start; i < line->end; i++)
    {
      /* A line of a text that was cut at a width may come again, too. */
      if (self->chars[i] == 0xff1b || self->chars[i] == 0x3002)
        return FALSE;
      n_letters += qd_char_is_han (self->chars[i]) || g_unichar_isalpha (self->chars[i]);
    }
  return n_letters >= 2;
}

static gboolean
is_beside_page_number (QdFurniture *self, int i)
{
  const QdFurnitureLine *before = qd_furniture_get_line (self, i - 1), *after = qd_furniture_get_line (self, i + 1);

  return (before && before->is_claimed && before->page > 0) || (after && after->is_claimed && after->page > 0);
}

static gboolean
are_heads (QdFurniture *self, GArray *lines)
{
  int n_beside = 0, n_breaks = 0, n = (int) lines->len;
  int first = g_array_index (lines, int, 0), last = g_array_index (lines, int, lines->len - 1);

  if (n < FEWEST_HEADS || last - first < FEWEST_LINES_BETWEEN * (n - 1))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      n_beside += is_beside_page_number (self, g_array_index (lines, int, i));
      n_breaks += qd_furniture_breaks_sentence (self, g_array_index (lines, int, i));
    }
  return n_beside * 5 >= n * 3 || n_breaks * 2 >= n;
}

/**
 * qd_furniture_find_heads:
 * @self: a text whose page numbers are known
 *
 * Claims lines that come again on every page; the first line of the text is its title, though it be that head, too.
 */
void
qd_furniture_find_heads (QdFurniture *self)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  GArray *lines;

  for (int i = 1; i < (int) self->lines->len; i++)
    {
      g_autofree char *key = NULL;

      if (!may_be_head (self, qd_furniture_get_line (self, i)))
        continue;
      key = dup_head_key (self, qd_furniture_get_line (self, i));
      lines = g_hash_table_lookup (keys, key);
      if (!lines)
        {
          lines = g_array_new (FALSE, FALSE, sizeof (int));
          g_hash_table_insert (keys, g_steal_pointer (&key), lines);
        }
      g_array_append_val (lines, i);
    }
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &lines))
    {
      if (!are_heads (self, lines))
        continue;
      for (guint i = 0; i < lines->len; i++)
        qd_furniture_claim (qd_furniture_get_line (self, g_array_index (lines, int, i)), QD_EMENDATION_PAGE,
                            g_strdup_printf (_ ("a running head: it stands in %u places, between pages"), lines->len));
    }
}

/* How far the distances between the lines of a series stray from their mean, as a share of it; large if pages would be
 * too short. */
static double
get_unevenness (QdFurniture *self, GArray *series)
{
  double n = (double) series->len - 1, sum = 0, squares = 0, mean;

  for (guint i = 1; i < series->len; i++)
    {
      double distance = qd_furniture_get_line (self, g_array_index (series, int, i))->start
                        - qd_furniture_get_line (self, g_array_index (series, int, i - 1))->start;

      sum += distance;
      squares += distance * distance;
    }
  mean = n > 0 ? sum / n : 0;
  return mean < FEWEST_CHARS_PER_PAGE ? G_MAXDOUBLE : sqrt (MAX (squares / n - mean * mean, 0)) / mean;
}

/**
 * qd_furniture_find_bare_numbers:
 * @self: a text whose heads are known
 *
 * Claims numbers that stand alone on their lines and follow each other, if they are beside heads, stand at even
 * distances, or break sentences.
 */
void
qd_furniture_find_bare_numbers (QdFurniture *self)
{
  g_autoptr (GArray) series = g_array_new (FALSE, FALSE, sizeof (int));
  int n_beside = 0, n_breaks = 0, n;

  for (int i = 0; i < (int) self->lines->len; i++)
    {
      QdFurnitureLine *line = qd_furniture_get_line (self, i);
      int value;

      if (line->is_claimed || line->end - line->start > 4 || !g_unichar_isdigit (self->chars[line->start])
          || read_number (self->chars, line->start, line->end, &value) != line->end)
        continue;
      line->page = value;
      g_array_append_val (series, i);
      n_beside += qd_furniture_get_line (self, i - 1) && qd_furniture_get_line (self, i - 1)->kind == QD_EMENDATION_PAGE
                  && qd_furniture_get_line (self, i - 1)->is_claimed;
      n_beside += qd_furniture_get_line (self, i + 1) && qd_furniture_get_line (self, i + 1)->is_claimed
                  && qd_furniture_get_line (self, i + 1)->kind == QD_EMENDATION_PAGE;
      n_breaks += qd_furniture_breaks_sentence (self, i);
    }
  n = (int) series->len;
  if (n < FEWEST_UNSURE || count_growing (self, series, TRUE) < GROWING_PER_CENT)
    return;
  if (n_beside * 5 >= n * 3 || n_breaks * 2 >= n || (n >= FEWEST_EVEN && get_unevenness (self, series) <= MOST_UNEVEN))
    claim_pages (self, series);
}
