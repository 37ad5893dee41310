/* test-corrections.c: the reader's outline goes before the recogniser's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-corrections.h"
#include "document/qd-document.h"

#include <string.h>

static const char text[] = "河边的树\n"
                           "一、春天\n"
                           "柳树先绿，杏花后开，河水一天比一天暖和，孩子们在岸上跑来跑去，谁也不肯回家。\n"
                           "种树的办法\n"
                           "先挖坑，再浇水，最后把土踩实，三天以后再浇一次，半个月不下雨还要再浇。\n"
                           "二、秋天\n"
                           "叶子落了一地，扫也扫不完，老人说让它去，烂在地里明年又是肥料，用不着可惜。\n"
                           "（一）落叶\n"
                           "黄的多，红的少，风一吹就满院子跑，猫在后面追，追到墙根才停下来。\n"
                           "（二）果子\n"
                           "柿子要等霜降以后才甜，早摘的都涩，只好埋在米缸里，过几天再拿出来吃。\n";

static QdDocument *
load (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  QdDocument *document = qd_document_new_from_bytes (bytes, "a.txt", "UTF-8", QD_READING_EMENDED, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
append (GString *dump, GListModel *sections)
{
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (QdSection) section = g_list_model_get_item (sections, i);

      if (qd_section_get_level (section) > 0)
        g_string_append_printf (dump, "%d%s%s ", qd_section_get_level (section), qd_section_get_label (section),
                                qd_section_get_text (section));
      append (dump, qd_section_get_children (section));
    }
}

static void
assert_outline (QdDocument *document, const char *expected)
{
  g_autoptr (GString) dump = g_string_new (NULL);

  append (dump, qd_document_get_sections (document));
  g_assert_cmpstr (dump->str, ==, expected);
}

/* The code point of the source where @words first stand. */
static int
place_of (const char *words)
{
  return (int) g_utf8_pointer_to_offset (text, strstr (text, words));
}

static void
assert_corrected (QdOutlineKind kind, const char *words, int level, const char *expected)
{
  g_autoptr (QdDocument) document = load ();
  g_autoptr (QdCorrections) corrections = qd_corrections_new (kind);
  g_autoptr (QdDocument) corrected = NULL;

  if (words)
    qd_corrections_add (corrections, place_of (words), level);
  corrected = qd_document_dup_with_corrections (document, corrections);
  assert_outline (corrected, expected);
  g_assert_cmpstr (qd_document_get_title (corrected), ==, "河边的树");
  g_assert_cmpint (qd_document_get_n_paragraphs (corrected), ==, qd_document_get_n_paragraphs (document));
}

static void
test_recognised (void)
{
  g_autoptr (QdDocument) document = load ();

  assert_outline (document, "1一、春天 1二、秋天 2（一）落叶 2（二）果子 ");
}

static void
test_single (void)
{
  assert_corrected (QD_OUTLINE_RECOGNISED, "种树", 2, "1一、春天 2种树的办法 1二、秋天 2（一）落叶 2（二）果子 ");
  assert_corrected (QD_OUTLINE_RECOGNISED, "一、春天", 0, "1二、秋天 2（一）落叶 2（二）果子 ");
  assert_corrected (QD_OUTLINE_RECOGNISED, "（一）", 1, "1一、春天 1二、秋天 1（一）落叶 2（二）果子 ");
  assert_corrected (QD_OUTLINE_RECOGNISED, "秋天", 3, "1一、春天 3二、秋天 2（一）落叶 2（二）果子 ");
}

/* A title stays a title, and what is no heading cannot be made less of one. */
static void
test_without_effect (void)
{
  const char *unchanged = "1一、春天 1二、秋天 2（一）落叶 2（二）果子 ";

  assert_corrected (QD_OUTLINE_RECOGNISED, "河边", 1, unchanged);
  assert_corrected (QD_OUTLINE_RECOGNISED, "柳树", 0, unchanged);
}

static void
test_kinds (void)
{
  assert_corrected (QD_OUTLINE_TOP, NULL, 0, "1一、春天 1二、秋天 ");
  assert_corrected (QD_OUTLINE_NONE, NULL, 0, "");
  assert_corrected (QD_OUTLINE_NONE, "二、", 1, "1二、秋天 ");
  assert_corrected (QD_OUTLINE_NUMBERED, "种树", 1, "1一、春天 1种树的办法 1二、秋天 2（一）落叶 2（二）果子 ");
}

/* The later of two goes before the earlier. */
static void
test_order (void)
{
  g_autoptr (QdDocument) document = load ();
  g_autoptr (QdCorrections) corrections = qd_corrections_new (QD_OUTLINE_RECOGNISED);
  g_autoptr (QdDocument) corrected = NULL;
  g_autoptr (QdDocument) traditional = NULL;

  qd_corrections_add (corrections, place_of ("种树"), 1);
  qd_corrections_add (corrections, place_of ("种树"), 2);
  qd_corrections_add (corrections, 100000, 2);
  corrected = qd_document_dup_with_corrections (document, corrections);
  assert_outline (corrected, "1一、春天 2种树的办法 1二、秋天 2（一）落叶 2（二）果子 ");
  /* Another reading of the corrected document is corrected too. */
  traditional = qd_document_dup_with_reading (corrected, QD_READING_TRADITIONAL, NULL);
  assert_outline (traditional, "1一、春天 2種樹的辦法 1二、秋天 2（一）落葉 2（二）果子 ");
}

/* Anything goes, as long as nothing breaks: levels nest and every heading has its reason. */
static void
test_random (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (QdDocument) document = load ();
      g_autoptr (QdCorrections) corrections = qd_corrections_new (g_test_rand_int_range (0, QD_N_OUTLINES));
      g_autoptr (QdDocument) corrected = NULL;

      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        qd_corrections_add (corrections, g_test_rand_int_range (-5, 400), g_test_rand_int_range (-1, 9));
      corrected = qd_document_dup_with_corrections (document, corrections);
      for (int i = 0; i < qd_document_get_n_paragraphs (corrected); i++)
        {
          const QdParagraph *paragraph = qd_document_get_paragraph (corrected, i);
          QdSection *section = qd_document_find_section (corrected, paragraph->start);

          g_assert_cmpuint (paragraph->start, ==, qd_document_get_paragraph (document, i)->start);
          for (; section && qd_section_get_parent (section); section = qd_section_get_parent (section))
            g_assert_cmpint (qd_section_get_level (section), >, qd_section_get_level (qd_section_get_parent (section)));
        }
    }
}

static void
test_names (void)
{
  for (guint i = 0; i < QD_N_OUTLINES; i++)
    {
      QdOutlineKind kind = QD_N_OUTLINES;

      g_assert_true (qd_outline_kind_from_string (qd_outline_kind_to_string (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corrections/recognised", test_recognised);
  g_test_add_func ("/corrections/single", test_single);
  g_test_add_func ("/corrections/without-effect", test_without_effect);
  g_test_add_func ("/corrections/kinds", test_kinds);
  g_test_add_func ("/corrections/order", test_order);
  g_test_add_func ("/corrections/random", test_random);
  g_test_add_func ("/corrections/names", test_names);
  return g_test_run ();
}
