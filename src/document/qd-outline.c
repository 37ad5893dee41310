/* qd-outline.c: what was recognised becomes a tree of sections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-outline.h"

#include <string.h>

#define MAX_DEPTH 32

typedef struct
{
  const char *string;
  const GArray *blocks; /* (element-type QdRecognised) */
  GListStore *sections;
  QdSection *open[MAX_DEPTH]; /* the sections around the current place, the innermost last; not owned */
  int n_open;
} Outline;

static gboolean
is_blank (gunichar ch)
{
  return g_unichar_isspace (ch) || ch == 0x3000;
}

/* Trims, and makes one space of every run of blanks; a line end between Han is no blank at all. */
static char *
dup_tidy (const char *start, const char *end)
{
  GString *tidy = g_string_new (NULL);
  gboolean blank = FALSE;
  gboolean broken = FALSE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (is_blank (ch))
        {
          blank = tidy->len > 0;
          broken |= ch == '\n';
          continue;
        }
      if (blank && !(broken && ch > 0x2E7F && (guchar) tidy->str[tidy->len - 1] >= 0x80))
        g_string_append_c (tidy, ' ');
      blank = FALSE;
      broken = FALSE;
      g_string_append_unichar (tidy, ch);
    }
  return g_string_free (tidy, FALSE);
}

/* A colon stands between label and heading and belongs to neither. */
static char *
dup_label (const char *start, const char *end)
{
  static const char *const colons[] = { "：", ":", "︰" };
  char *label = dup_tidy (start, end);

  for (guint i = 0; i < G_N_ELEMENTS (colons); i++)
    {
      if (g_str_has_suffix (label, colons[i]) && !g_str_equal (label, colons[i]))
        {
          label[strlen (label) - strlen (colons[i])] = '\0';
          g_strchomp (label);
        }
    }
  return label;
}

/* Closes what does not hold a section of @level that starts at @start. Front matter holds nothing. */
static void
close_sections (Outline *self, int level, gsize start)
{
  while (self->n_open > 0)
    {
      QdSection *last = self->open[self->n_open - 1];

      if (qd_section_get_level (last) > 0 && qd_section_get_level (last) < level)
        return;
      qd_section_set_end (last, start);
      self->n_open--;
    }
}

static void
add_section (Outline *self, QdSection *section, int level, gsize start)
{
  close_sections (self, level, start);
  if (self->n_open > 0)
    qd_section_append (self->open[self->n_open - 1], section);
  else
    g_list_store_append (self->sections, section);
  if (self->n_open < MAX_DEPTH)
    self->open[self->n_open++] = section;
}

/* The last of the blocks from @index on that belong to the same wrapped heading or title. */
static guint
find_last (const GArray *blocks, guint index)
{
  while (index + 1 < blocks->len && g_array_index (blocks, QdRecognised, index + 1).continues)
    index++;
  return index;
}

/* A run-in heading's full stop is the paragraph's. */
static gsize
skip_stop (const char *string, const QdRecognised *block)
{
  const char *last = g_utf8_prev_char (string + block->run_in_end);

  if (g_utf8_get_char (last) == 0x3002 && (gsize) (last - string) > block->start + (gsize) block->label_bytes)
    return (gsize) (last - string);
  return block->run_in_end;
}

/* == 历史 == and 历史[编辑]: what a wiki writes around its headings, and leaves behind them, is no part of them. */
static char *
dup_without_marks (char *text)
{
  static const char *const marks[] = {
    "[编辑]", "[編輯]", "［编辑］", "[edit]", "[编辑源代码]", "[编辑 | 编辑源代码]"
  };
  gsize n_equals = strspn (text, "=");
  gsize length = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (g_str_has_suffix (text, marks[i]) && length > strlen (marks[i]))
        text[length - strlen (marks[i])] = '\0';
    }
  if (n_equals > 0 && length > 2 * n_equals && text[length - n_equals] == '=')
    {
      text[length - n_equals] = '\0';
      memmove (text, text + n_equals, length - 2 * n_equals + 1);
    }
  return g_strstrip (text);
}

static void
add_heading (Outline *self, guint index, gsize end_of_text)
{
  const QdRecognised *block = &g_array_index (self->blocks, QdRecognised, index);
  const QdRecognised *last = &g_array_index (self->blocks, QdRecognised, find_last (self->blocks, index));
  gsize heading_end = block->run_in_end ? skip_stop (self->string, block) : last->end;
  gsize text_start = MIN (block->start + block->label_bytes, heading_end);
  g_autofree char *label = dup_label (self->string + block->start, self->string + text_start);
  g_autofree char *text = dup_without_marks (dup_tidy (self->string + text_start, self->string + heading_end));
  QdSectionKind kind = block->is_references ? QD_SECTION_REFERENCES : QD_SECTION_HEADING;
  g_autoptr (QdSection) section = qd_section_new (kind, block->level, label, text, block->reason);

  qd_section_set_range (section, (int) index, block->start, heading_end, end_of_text);
  add_section (self, section, block->level, block->start);
}

static void
add_front (Outline *self, guint index, QdSectionKind kind, gsize end_of_text)
{
  const QdRecognised *block = &g_array_index (self->blocks, QdRecognised, index);
  gsize heading_end = block->end;
  g_autofree char *label = dup_label (self->string + block->start, self->string + block->start + block->label_bytes);
  g_autofree char *text = NULL;
  g_autoptr (QdSection) section = NULL;

  if (kind == QD_SECTION_TITLE)
    {
      heading_end = g_array_index (self->blocks, QdRecognised, find_last (self->blocks, index)).end;
      text = dup_tidy (self->string + block->start + block->label_bytes, self->string + heading_end);
    }
  section = qd_section_new (kind, 0, label, text ? text : "", block->reason);
  qd_section_set_range (section, (int) index, block->start, heading_end, end_of_text);
  add_section (self, section, 0, block->start);
}

/**
 * qd_outline_fill:
 * @sections: (element-type QdSection): an empty model
 * @string: the reading
 * @structure: what was recognised in it
 *
 * Makes the tree: title, abstract and keywords once each at level 0, then the headings nested by their levels. The
 * end of a section is where the next one begins that is not inside it.
 */
void
qd_outline_fill (GListStore *sections, const char *string, const QdStructure *structure)
{
  Outline outline = { .string = string, .blocks = structure->blocks, .sections = sections };
  gsize end_of_text = strlen (string);
  gboolean seen[QD_N_ROLES] = { FALSE };

  for (guint i = 0; i < structure->blocks->len; i++)
    {
      const QdRecognised *block = &g_array_index (structure->blocks, QdRecognised, i);

      if (block->continues)
        continue;
      if (block->role == QD_ROLE_HEADING || block->run_in_end > block->start)
        add_heading (&outline, i, end_of_text);
      else if (seen[block->role])
        continue;
      else if (block->role == QD_ROLE_TITLE)
        add_front (&outline, i, QD_SECTION_TITLE, end_of_text);
      else if (block->role == QD_ROLE_ABSTRACT && block->label_bytes > 0)
        add_front (&outline, i, QD_SECTION_ABSTRACT, end_of_text);
      else if (block->role == QD_ROLE_KEYWORDS && block->label_bytes > 0)
        add_front (&outline, i, QD_SECTION_KEYWORDS, end_of_text);
      seen[block->role] = TRUE;
    }
}

/* The last section that starts at or before @byte, if @byte is inside it. */
static QdSection *
find_in_list (GListModel *list, gsize byte)
{
  int first = 0;
  int last = (int) g_list_model_get_n_items (list) - 1;
  g_autoptr (QdSection) section = NULL;

  if (last < 0)
    return NULL;
  while (first < last)
    {
      int middle = first + (last - first + 1) / 2;
      g_autoptr (QdSection) candidate = g_list_model_get_item (list, (guint) middle);

      if (qd_section_get_start (candidate) <= byte)
        first = middle;
      else
        last = middle - 1;
    }
  section = g_list_model_get_item (list, (guint) first);
  if (byte < qd_section_get_start (section) || byte >= qd_section_get_end (section))
    return NULL;
  return section; /* The list keeps it alive. */
}

/**
 * qd_outline_find:
 * @sections: (element-type QdSection): the top of the tree
 * @byte: a position in the reading
 *
 * Returns: (nullable) (transfer none): the innermost section that holds @byte
 */
QdSection *
qd_outline_find (GListModel *sections, gsize byte)
{
  QdSection *innermost = NULL;

  for (QdSection *section = find_in_list (sections, byte); section;
       section = find_in_list (qd_section_get_children (section), byte))
    innermost = section;
  return innermost;
}
