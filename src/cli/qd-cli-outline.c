/* qd-cli-outline.c: quandian-cli outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli.h"

#include <glib/gi18n.h>

typedef struct
{
  QdDocument *document;
  gboolean explain;
} Outline;

static gboolean
is_heading (QdSection *section)
{
  return qd_section_get_level (section) > 0;
}

static void
add_string_or_null (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_heading (Outline *self, JsonBuilder *builder, QdSection *section)
{
  QdReading *reading = qd_document_get_reading (self->document);
  const QdParagraph *paragraph = qd_document_get_paragraph (self->document, qd_section_get_paragraph (section));

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "level");
  json_builder_add_int_value (builder, qd_section_get_level (section));
  add_string_or_null (builder, "label", qd_section_get_label (section));
  add_string_or_null (builder, "text", qd_section_get_text (section));
  json_builder_set_member_name (builder, "line");
  if (qd_document_has_lines (self->document))
    json_builder_add_int_value (builder, paragraph->line);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "start");
  json_builder_add_int_value (builder, qd_reading_to_source (reading, qd_section_get_start (section), QD_BIAS_START));
  json_builder_set_member_name (builder, "end");
  json_builder_add_int_value (builder,
                              qd_reading_to_source (reading, qd_section_get_heading_end (section), QD_BIAS_END));
  if (self->explain)
    add_string_or_null (builder, "why", qd_section_get_reason (section));
  json_builder_end_object (builder);
}

static void
add_headings (Outline *self, JsonBuilder *builder, GListModel *sections)
{
  guint n_sections = g_list_model_get_n_items (sections);

  for (guint i = 0; i < n_sections; i++)
    {
      g_autoptr (QdSection) section = g_list_model_get_item (sections, i);

      if (is_heading (section))
        add_heading (self, builder, section);
      add_headings (self, builder, qd_section_get_children (section));
    }
}

static void
print_json (Outline *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const *keywords = qd_document_get_keywords (self->document);

  json_builder_begin_object (builder);
  add_string_or_null (builder, "title", qd_document_get_title (self->document));
  add_string_or_null (builder, "author", qd_document_get_author (self->document));
  json_builder_set_member_name (builder, "abstract");
  json_builder_add_boolean_value (builder, qd_document_has_abstract (self->document));
  json_builder_set_member_name (builder, "keywords");
  json_builder_begin_array (builder);
  for (int i = 0; keywords[i]; i++)
    json_builder_add_string_value (builder, keywords[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "headings");
  json_builder_begin_array (builder);
  add_headings (self, builder, qd_document_get_sections (self->document));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  qd_cli_print_json (builder);
}

static void
print_sections (Outline *self, GListModel *sections)
{
  guint n_sections = g_list_model_get_n_items (sections);

  for (guint i = 0; i < n_sections; i++)
    {
      g_autoptr (QdSection) section = g_list_model_get_item (sections, i);
      g_autofree char *display = qd_section_dup_display (section);
      int indent = 2 * MAX (qd_section_get_level (section) - 1, 0);

      if (is_heading (section))
        {
          g_print ("%*s%s\n", indent, "", display);
          if (self->explain)
            g_print ("%*s  ← %s\n", indent, "", qd_section_get_reason (section));
        }
      print_sections (self, qd_section_get_children (section));
    }
}

static void
print_text (Outline *self)
{
  const char *title = qd_document_get_title (self->document);
  const char *author = qd_document_get_author (self->document);
  const char *const *keywords = qd_document_get_keywords (self->document);

  if (title)
    g_print (_ ("Title: %s\n"), title);
  if (author)
    g_print (_ ("Author: %s\n"), author);
  if (qd_document_has_abstract (self->document))
    g_print (_ ("With an abstract\n"));
  if (keywords[0])
    {
      g_autofree char *joined = g_strjoinv ("；", (char **) keywords);

      g_print (_ ("Keywords: %s\n"), joined);
    }
  print_sections (self, qd_document_get_sections (self->document));
}

/**
 * qd_cli_outline:
 * @context: what all subcommands know
 * @argc: as main() has it
 * @argv: likewise
 *
 * Prints the outline of a document as JSON or, with --text, as a tree.
 *
 * Returns: the exit status
 */
int
qd_cli_outline (QdCliContext *context, int argc, char **argv)
{
  g_autofree char *encoding = NULL;
  g_autoptr (QdDocument) document = NULL;
  gboolean explain = FALSE;
  gboolean corrected = FALSE;
  gboolean as_text = FALSE;
  Outline outline;
  GOptionEntry entries[] = {
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("The encoding of the file"), N_ ("NAME") },
    { "corrected", 0, 0, G_OPTION_ARG_NONE, &corrected, N_ ("Follow what the reader said of headings and emendations"),
      NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, N_ ("Say of each heading why it is one"), NULL },
    { NULL },
  };

  if (!qd_cli_parse (entries, "FILE", &as_text, &argc, &argv))
    return QD_CLI_USAGE;
  if (argc != 2)
    {
      qd_cli_error (_ ("outline takes one file"));
      return QD_CLI_USAGE;
    }
  document = qd_cli_load (argv[1], encoding, QD_READING_EMENDED);
  if (!document)
    return QD_CLI_INPUT;
  if (corrected)
    qd_cli_correct (context, argv[1], QD_READING_EMENDED, &document);
  outline = (Outline){ document, explain };
  if (as_text)
    print_text (&outline);
  else
    print_json (&outline);
  return QD_CLI_DONE;
}
