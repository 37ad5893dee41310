/* test-export.c: every export format, on one small essay with marks of every kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-store.h"
#include "exchange/qd-exporter.h"
#include "exchange/qd-note-walk.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "scratch-tree.h"

static const char essay[] = "论慢读\n"
                            "作者：林间\n"
                            "一、起因\n"
                            "（一）一个早晨\n"
                            "那天早晨，我把书合上，发现*什么*也没有记住，于是说：“从头来过。”\n"
                            "窗外下着雨，雨声比书页翻得慢。\n"
                            "（二）一支铅笔\n"
                            "有了铅笔，眼睛便走得慢了，手也不再闲着。\n"
                            "二、余论\n"
                            "慢不是目的，想才是。\n";

typedef struct
{
  char *dir;
  QdDocument *document;
  QdStore *store;
  QdAnnotationList *list;
  QdHistory *history;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (essay, strlen (essay));
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("quandian-export-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->document = qd_document_new_from_bytes (bytes, "essay.txt", NULL, QD_READING_EMENDED, NULL, &error);
  g_assert_no_error (error);
  fixture->store = qd_store_new (fixture->dir, fixture->document, NULL);
  fixture->list = qd_store_get_list (fixture->store);
  fixture->history = qd_store_get_history (fixture->store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->document);
  scratch_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

/* Marks the first place where @quote stands. */
static QdAnnotation *
mark (Fixture *fixture, const char *quote, QdMarkStyle style, const char *color, const char *note)
{
  const char *found = strstr (essay, quote);
  int start;

  g_assert_nonnull (found);
  start = g_utf8_pointer_to_offset (essay, found);
  return qd_history_create (fixture->history, *note ? QD_ANNOTATION_NOTE : QD_ANNOTATION_HIGHLIGHT, start,
                            start + g_utf8_strlen (quote, -1), style, color, note);
}

static char *export(Fixture *fixture, const char *format, const QdExportOptions *options)
{
  const QdExporter *exporter = qd_exporter_find (format);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *data;

  g_assert_nonnull (exporter);
  bytes = exporter->export(fixture->document, fixture->list, options, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

/* In the order of the text, whatever the order of creation; each heading once, with its ancestors. */
static void
test_markdown (Fixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "方法", "two words", NULL };
  g_autofree char *text = NULL;
  QdAnnotation *pencil;

  mark (fixture, "慢不是目的", QD_MARK_WAVY, "red", "1. 未必\n- 再想");
  pencil = mark (fixture, "有了铅笔", QD_MARK_FILL, "yellow", "");
  qd_history_set_tags (fixture->history, pencil, tags);
  mark (fixture, "发现*什么*也没有记住，于是说：“从头来过。”\n窗外下着雨", QD_MARK_FILL, "green", "");

  text = export(fixture, "markdown", NULL);
  g_assert_cmpstr (text, ==,
                   "# 论慢读\n\n林间\n\n"
                   "## 一、起因\n\n### （一）一个早晨\n\n"
                   "> 发现\\*什么\\*也没有记住，于是说：“从头来过。”\n>\n> 窗外下着雨\n\n"
                   "### （二）一支铅笔\n\n> 有了铅笔\n\n#方法 #two-words\n\n"
                   "## 二、余论\n\n> 慢不是目的\n\n1\\. 未必\n\n\\- 再想\n");
}

static void
test_markdown_options (Fixture *fixture, gconstpointer data)
{
  QdExportOptions options = { .front_matter = TRUE, .block_ids = TRUE };
  g_autofree char *text = NULL;
  g_autofree char *block = NULL;
  QdAnnotation *annotation = mark (fixture, "有了铅笔", QD_MARK_FILL, "yellow", "");

  text = export(fixture, "md", &options);
  block = g_strdup_printf ("\n> 有了铅笔\n\n^%.8s\n", qd_annotation_get_id (annotation));
  g_assert_true (g_str_has_prefix (text, "---\ntitle: \"论慢读\"\nauthor: \"林间\"\n---\n\n# 论慢读\n"));
  g_assert_true (g_str_has_suffix (text, block));
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "a", "b", NULL };
  QdAnnotation *tagged = mark (fixture, "有了铅笔", QD_MARK_FILL, "yellow", "");
  QdAnnotation *other = mark (fixture, "慢不是目的", QD_MARK_WAVY, "red", "");

  qd_history_set_tags (fixture->history, tagged, tags);
  g_assert_true (qd_export_options_match (NULL, tagged));
  g_assert_true (qd_export_options_match (&(QdExportOptions){ .tag = "b" }, tagged));
  g_assert_false (qd_export_options_match (&(QdExportOptions){ .tag = "b" }, other));
  g_assert_false (qd_export_options_match (&(QdExportOptions){ .color = "red" }, tagged));
  g_assert_true (qd_export_options_match (&(QdExportOptions){ .style = "wavy" }, other));
  g_assert_true (qd_export_options_match (&(QdExportOptions){ .section = "余论" }, other));
  g_assert_false (qd_export_options_match (&(QdExportOptions){ .section = "余论" }, tagged));
}

/* A day takes in what was made or changed from then on, or made before. */
static void
test_filter_by_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) created = g_date_time_new_utc (2020, 5, 1, 12, 0, 0);
  g_autoptr (GDateTime) before = g_date_time_new_utc (2020, 4, 30, 0, 0, 0);
  g_autoptr (GDateTime) after = g_date_time_new_utc (2020, 5, 2, 0, 0, 0);
  QdAnnotationSeed seed = { .quote = "慢不是目的", .created = created, .start = -1, .end = -1 };
  QdAnnotation *old = qd_history_add (fixture->history, &seed);

  g_assert_true (qd_export_options_match (&(QdExportOptions){ .since = before, .until = after }, old));
  g_assert_false (qd_export_options_match (&(QdExportOptions){ .since = after }, old));
  g_assert_false (qd_export_options_match (&(QdExportOptions){ .until = before }, old));
  /* A note that is written on today is of today too. */
  qd_history_set_note (fixture->history, old, "补一句");
  g_assert_true (qd_export_options_match (&(QdExportOptions){ .since = after }, old));
}

static void
test_template (Fixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "方法", "two", NULL };
  const char template[] = "{{title}}/{{author}}/{{count}}\n{{#notes}}{{#headings}}[{{level}} {{text}}]{{/headings}}"
                          "{{quote}}|{{note}}|{{color}}|{{style}}|{{tag_line}}|{{#tags}}<{{.}}>{{/tags}}\n{{/notes}}";
  QdExportOptions options = { .template = template };
  g_autofree char *text = NULL, *plain = NULL;
  g_autoptr (GError) error = NULL;

  mark (fixture, "慢不是目的", QD_MARK_DOTS, "red", "是");
  qd_history_set_tags (fixture->history, mark (fixture, "有了铅笔", QD_MARK_WAVY, "blue", ""), tags);
  text = export(fixture, "template", &options);
  g_assert_cmpstr (text, ==,
                   "论慢读/林间/2\n[1 一、起因][2 （二）一支铅笔]有了铅笔||blue|wavy|#方法 #two|<方法><two>\n"
                   "[1 二、余论]慢不是目的|是|red|dots||\n");
  plain = export(fixture, "template", NULL);
  g_assert_nonnull (strstr (plain, "\n> 有了铅笔\n#方法 #two\n"));
  options.template = "{{#notes}}";
  g_assert_null (qd_exporter_find ("template")->export(fixture->document, fixture->list, &options, &error));
  g_assert_nonnull (error);
}

static void
test_html (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  mark (fixture, "慢不是目的", QD_MARK_DOTS, "red", "a < b & c\n第二段");
  text = export(fixture, "html", NULL);
  g_assert_nonnull (strstr (text, "<html lang=\"zh-Hans\">"));
  g_assert_nonnull (strstr (text, "<h2>二、余论</h2>"));
  g_assert_nonnull (strstr (text, "class=\"red dots\""));
  g_assert_nonnull (strstr (text, "<p dir=\"auto\"><mark>慢不是目的</mark></p>"));
  g_assert_nonnull (strstr (text, "<p dir=\"auto\">a &lt; b &amp; c</p>\n<p dir=\"auto\">第二段</p>"));
  g_assert_null (strstr (text, "http"));
}

static void
test_org (Fixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "方法", "two words", NULL };
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  QdAnnotation *annotation = mark (fixture, "有了铅笔", QD_MARK_UNDERLINE, "blue", "* 好\n#+x");

  qd_history_set_tags (fixture->history, annotation, tags);
  text = export(fixture, "org", NULL);
  expected = g_strdup_printf ("#+title: 论慢读\n#+author: 林间\n\n* 一、起因\n** （二）一支铅笔\n"
                              "*** 有了铅笔 :方法:two_words:\n"
                              ":PROPERTIES:\n:ID: %s\n:COLOR: blue\n:STYLE: underline\n:END:\n"
                              "#+begin_quote\n有了铅笔\n#+end_quote\n\u2060* 好\n\n\u2060#+x\n",
                              qd_annotation_get_id (annotation));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  mark (fixture, "慢不是目的", QD_MARK_WAVY, "red", "未必");
  text = export(fixture, "text", NULL);
  g_assert_cmpstr (text, ==, "论慢读\n林间\n\n二、余论\n\n　　慢不是目的\n　　Note: 未必\n");
}

/* A lone quotation mark, a comma and a line feed do not break a row (RFC 4180). */
static void
test_csv (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  mark (fixture, "慢不是目的", QD_MARK_FILL, "red", "他说\"好\",\n对");
  qd_history_create (fixture->history, QD_ANNOTATION_BOOKMARK, 20, 20, QD_MARK_FILL, NULL, "");
  text = export(fixture, "csv", NULL);
  g_assert_true (g_str_has_prefix (text, "Highlight,Title,Author,URL,Note,Location,Date\r\n"
                                         "慢不是目的,论慢读,林间,,\"他说\"\"好\"\",\n对\","));
  /* A bookmark has no words and is no row. */
  g_assert_null (strstr (text, "\r\n,"));
}

static void
test_json (Fixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "甲", "乙", NULL };
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *item, *target, *body, *quote, *position;
  QdAnnotation *annotation = mark (fixture, "有了铅笔", QD_MARK_CIRCLES, "purple", "记下");

  qd_history_set_tags (fixture->history, annotation, tags);
  text = export(fixture, "json", NULL);
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  item = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "items"), 0);
  g_assert_cmpstr (json_object_get_string_member (item, "motivation"), ==, "commenting");
  body = json_object_get_object_member (item, "body");
  g_assert_cmpstr (json_object_get_string_member (body, "value"), ==, "记下");
  g_assert_cmpstr (json_object_get_string_member (body, "highlight"), ==, "circles");
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (body, "tag")), ==, 2);
  target = json_object_get_object_member (item, "target");
  quote = json_array_get_object_element (json_object_get_array_member (target, "selector"), 0);
  position = json_array_get_object_element (json_object_get_array_member (target, "selector"), 1);
  g_assert_cmpstr (json_object_get_string_member (quote, "exact"), ==, "有了铅笔");
  g_assert_cmpint (json_object_get_int_member (position, "start"), ==, qd_annotation_get_start (annotation));
  g_assert_cmpint (json_object_get_int_member (position, "end"), ==, qd_annotation_get_end (annotation));
  g_assert_cmpint (
      json_array_get_length (json_object_get_array_member (json_object_get_object_member (target, "meta"), "headings")),
      ==, 2);
}

/* What the reader calls a colour stands with the notes in it, and with no bookmark, whose colour nobody sees. */
static void
test_color_names (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *format, *expected;
  } forms[] = {
    { "markdown", "> 慢不是目的\n\n*论\\*点* #方法\n" },
    { "html", "<p class=\"meta\"><span class=\"color\">论*点</span><span class=\"tag\">#方法</span>" },
    { "org", ":COLOR: red\n:STYLE: fill\n:COLOR_NAME: 论*点\n:END:\n" },
    { "text", "　　慢不是目的\n　　论*点 #方法\n" },
    { "template", "> 慢不是目的\n论*点\n#方法\n" },
  };
  static const char *const tags[] = { "方法", NULL };
  g_autoptr (GVariant) names = g_variant_ref_sink (g_variant_new_parsed ("{'red': '论*点', 'yellow': '别的'}"));
  QdExportOptions options = { .color_names = names };

  qd_history_set_tags (fixture->history, mark (fixture, "慢不是目的", QD_MARK_FILL, "red", ""), tags);
  mark (fixture, "有了铅笔", QD_MARK_FILL, "blue", "");
  qd_history_create (fixture->history, QD_ANNOTATION_BOOKMARK, 20, 20, QD_MARK_FILL, "yellow", "");
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text = export(fixture, forms[i].format, &options);
      g_autofree char *without = export(fixture, forms[i].format, NULL);

      if (!strstr (text, forms[i].expected))
        g_error ("%s lacks the name: %s", forms[i].format, text);
      g_assert_null (strstr (text, "别的"));
      g_assert_null (strstr (without, "论*点"));
    }
}

/* No notes: every format is still whole. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  int n_exporters;
  const QdExporter *exporters = qd_exporter_get_all (&n_exporters);

  g_assert_cmpint (n_exporters, >=, 6);
  for (int i = 0; i < n_exporters; i++)
    {
      g_autofree char *text = export(fixture, exporters[i].name, NULL);
      g_autofree char *name = qd_exporter_dup_file_name (&exporters[i], fixture->document);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpuint (strlen (text), >, 0);
      g_assert_true (g_str_has_prefix (name, "论慢读"));
      g_assert_true (g_str_has_suffix (name, exporters[i].extension));
    }
  g_assert_null (qd_exporter_find ("no such format"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/exchange/export/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (markdown);
  ADD (markdown_options);
  ADD (filter);
  ADD (filter_by_date);
  ADD (html);
  ADD (org);
  ADD (text);
  ADD (csv);
  ADD (json);
  ADD (template);
  ADD (color_names);
  ADD (empty);
#undef ADD
  return g_test_run ();
}
