/* test-recogniser.c: outlines of whole texts, and what holds of every structure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every recogniser/NAME.txt has its outline in NAME.expected; QD_TEST_UPDATE=1 rewrites it.
 */
#include "document/qd-document.h"

#include <string.h>

static void
append_sections (GString *dump, QdDocument *document, GListModel *sections)
{
  guint n_sections = g_list_model_get_n_items (sections);

  for (guint i = 0; i < n_sections; i++)
    {
      g_autoptr (QdSection) section = g_list_model_get_item (sections, i);
      const QdParagraph *paragraph = qd_document_get_paragraph (document, qd_section_get_paragraph (section));

      if (qd_section_get_level (section) > 0)
        g_string_append_printf (dump, "%d|%s|%s|%d\n", qd_section_get_level (section), qd_section_get_label (section),
                                qd_section_get_text (section), paragraph->line);
      append_sections (dump, document, qd_section_get_children (section));
    }
}

static char *
dump_document (QdDocument *document)
{
  GString *dump = g_string_new (NULL);
  g_autofree char *keywords = g_strjoinv ("|", (char **) qd_document_get_keywords (document));
  const char *title = qd_document_get_title (document);
  const char *author = qd_document_get_author (document);

  g_string_append_printf (dump, "title: %s\nauthor: %s\nabstract: %s\nkeywords: %s\n", title ? title : "none",
                          author ? author : "none", qd_document_has_abstract (document) ? "yes" : "no", keywords);
  append_sections (dump, document, qd_document_get_sections (document));
  return g_string_free (dump, FALSE);
}

static QdDocument *
load (const char *text, gsize n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, n_bytes);
  g_autoptr (GError) error = NULL;
  QdDocument *document = qd_document_new_from_bytes (bytes, "a.txt", "UTF-8", QD_READING_EMENDED, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* Paragraphs in order and inside the text, sections nested with their levels, spans sorted. */
static void
check_sections (GListModel *sections, int level, gsize start, gsize end)
{
  guint n_sections = g_list_model_get_n_items (sections);
  gsize last = start;

  for (guint i = 0; i < n_sections; i++)
    {
      g_autoptr (QdSection) section = g_list_model_get_item (sections, i);

      g_assert_true (qd_section_get_level (section) == 0 || qd_section_get_level (section) > level);
      g_assert_cmpuint (qd_section_get_start (section), >=, last);
      g_assert_cmpuint (qd_section_get_end (section), >=, qd_section_get_start (section));
      g_assert_cmpuint (qd_section_get_end (section), <=, end);
      if (qd_section_get_level (section) > 0)
        g_assert_cmpstr (qd_section_get_reason (section), !=, "");
      check_sections (qd_section_get_children (section), qd_section_get_level (section), qd_section_get_start (section),
                      qd_section_get_end (section));
      last = qd_section_get_end (section);
    }
}

static void
check_document (QdDocument *document)
{
  gsize n_bytes;
  gsize last = 0;
  int n_spans;
  const QdSpan *spans = qd_document_get_spans (document, &n_spans);

  qd_document_get_string (document, &n_bytes);
  for (int i = 0; i < qd_document_get_n_paragraphs (document); i++)
    {
      const QdParagraph *paragraph = qd_document_get_paragraph (document, i);

      g_assert_cmpuint (paragraph->start, >=, last);
      g_assert_cmpuint (paragraph->start, <, paragraph->end);
      g_assert_cmpuint (paragraph->end, <=, n_bytes);
      g_assert_cmpuint (paragraph->start + (gsize) paragraph->label_bytes, <=, paragraph->end);
      g_assert_cmpint (qd_document_find_paragraph (document, paragraph->start), ==, i);
      last = paragraph->end;
    }
  for (int i = 1; i < n_spans; i++)
    g_assert_cmpuint (spans[i - 1].start, <=, spans[i].start);
  check_sections (qd_document_get_sections (document), 0, 0, n_bytes);
}

static void
test_golden (gconstpointer data)
{
  const char *path = data;
  g_autofree char *expected_path = g_strndup (path, strlen (path) - strlen (".txt"));
  g_autofree char *golden = g_strconcat (expected_path, ".expected", NULL);
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr (QdDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  g_file_get_contents (path, &text, &n_bytes, &error);
  g_assert_no_error (error);
  document = load (text, n_bytes);
  check_document (document);
  found = dump_document (document);
  if (g_getenv ("QD_TEST_UPDATE"))
    g_assert_true (g_file_set_contents (golden, found, -1, NULL));
  g_file_get_contents (golden, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

/* Whatever is put together from the pieces of headings, nothing breaks. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "一、", "二、",   "（一）", "1.",     "1.1 ",  "第一章 ", "第二回　", "标题",     "正文写得很长，总有一个句号。",
    "\n",   "\n\n",   "　　",   "* ",     "----",  "目录",    "摘要：",   "关键词：", "作者：",
    "①",    "《书》", "\t",     "2015年", "附件1", "A. ",     "参考文献"
  };

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (QdDocument) document = NULL;
      int n = g_test_rand_int_range (0, 120);

      for (int i = 0; i < n; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      document = load (text->str, text->len);
      check_document (document);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("一、书\n正文。\n", strlen ("一、书\n正文。\n"));
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (qd_document_new_from_bytes (bytes, NULL, "UTF-8", QD_READING_EMENDED, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The whole of the outline runs in the same document twice as long in about twice the time. */
static void
test_linear (void)
{
  double seconds[2];

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (QdDocument) document = NULL;
      gint64 before;

      for (int k = 0; k < (i + 1) * 20000; k++)
        g_string_append_printf (text, "1. 这一行第%d次开头\n", k);
      before = g_get_monotonic_time ();
      document = load (text->str, text->len);
      seconds[i] = (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC;
    }
  g_assert_cmpfloat (seconds[1], <, 8 * seconds[0] + 1);
}

/* How many paragraphs of @text are speeches, and the label of the first. */
static int
count_speeches (const char *text, char **label)
{
  g_autoptr (QdDocument) document = load (text, strlen (text));
  int n = 0;

  for (int i = 0; i < qd_document_get_n_paragraphs (document); i++)
    {
      const QdParagraph *paragraph = qd_document_get_paragraph (document, i);

      if (paragraph->role == QD_ROLE_DIALOGUE && n++ == 0)
        *label = g_strndup (qd_document_get_string (document, NULL) + paragraph->start, paragraph->label_bytes);
    }
  return n;
}

/* Speakers who take turns make a dialogue; a list of properties, two lines of talk, and prose with colons do not. */
static void
test_dialogue (void)
{
  const struct
  {
    const char *text, *label;
    int n;
  } cases[] = {
    { "掌柜：客官要点什么？\n书生（放下伞）：一壶热茶，再看一看你的旧书。\n掌柜：书在楼上，茶就来。\n书生：不忙。\n",
      "掌柜：", 4 },
    { "问：点书先点什么？\n答：先点句，再点读。\n问：点错了呢？\n答：点错的地方，就是没有懂的地方。\n", "问：", 4 },
    { "地址：旧书巷九号\n电话：请写信\n时间：早上八点到晚上八点\n休息：每月初一\n", NULL, 0 },
    { "掌柜：客官要点什么？\n书生：一壶热茶。\n这天下着雨，街上没有人。\n", NULL, 0 },
    { "他说：今天不去了。这句话说得很轻。\n她说：那就明天。两个人都笑了。\n雨一直下着：从早到晚。\n", NULL, 0 },
  };

  for (int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = NULL;
      g_autofree char *text =
          g_strconcat ("旧书店\n\n店在巷子深处，门前有一棵槐树，来的人不多，来了就坐很久。\n\n", cases[i].text, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (count_speeches (text, &label), ==, cases[i].n);
      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "document", "recogniser", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      if (g_str_has_suffix (name, ".txt"))
        {
          g_autofree char *test = g_strconcat ("/recogniser/golden/", name, NULL);

          g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_golden, g_free);
        }
    }
  g_test_add_func ("/recogniser/dialogue", test_dialogue);
  g_test_add_func ("/recogniser/random", test_random);
  g_test_add_func ("/recogniser/cancelled", test_cancelled);
  g_test_add_func ("/recogniser/linear", test_linear);
  return g_test_run ();
}
