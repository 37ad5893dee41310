/* flow-fixture.c: a flow over a text, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "flow-fixture.h"

#include <string.h>

void
flow_fixture_init (FlowFixture *self)
{
  *self = (FlowFixture){ 0 };
  qd_style_init (&self->style, QD_REGION_CN);
}

static void
make_flow (FlowFixture *self)
{
  self->faces = qd_faces_new (&self->style);
  self->flow = qd_flow_new (self->document, &self->style, self->faces);
}

void
flow_fixture_run (FlowFixture *self, const char *text)
{
  g_autoptr (QdText) source = qd_text_new (text, -1);
  g_autoptr (QdReading) reading = qd_reading_new (source, NULL);

  self->document = qd_document_new_plain (reading);
  make_flow (self);
}

char *
flow_fixture_dup_sample (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "typeset", "sample.txt", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
flow_fixture_run_file (FlowFixture *self, const char *name, const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;

  self->document = qd_document_new_from_bytes (bytes, name, "UTF-8", QD_READING_EMENDED, NULL, &error);
  g_assert_no_error (error);
  make_flow (self);
}

void
flow_fixture_run_sample (FlowFixture *self)
{
  g_autofree char *text = flow_fixture_dup_sample ();

  flow_fixture_run_file (self, "sample.txt", text);
}

void
flow_fixture_clear (FlowFixture *self)
{
  g_clear_object (&self->flow);
  g_clear_pointer (&self->faces, qd_faces_unref);
  g_clear_object (&self->document);
}

char *
flow_fixture_dup_random (int n_units)
{
  static const char *const pieces[] = {
    "，", "。", "、",   "：",    "“",    "”",    "‘",     "’", "《", "》", "（", "）", "——", "……", "！", "？",
    "·",  "a",  "word", " and ", "2024", "3.14", "don’t", "😀", "中", "国", "书", "笔", "页", "边", "𠮷", "　",
  };
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n_units; i++)
    {
      int kind = g_test_rand_int_range (0, 12);

      if (kind < 8)
        g_string_append_unichar (text, g_test_rand_int_range (0x4e00, 0x6000));
      else if (kind == 11 && g_test_rand_int_range (0, 12) == 0)
        g_string_append_c (text, '\n');
      else
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    }
  return g_string_free (text, FALSE);
}
