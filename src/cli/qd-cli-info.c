/* qd-cli-info.c: quandian-cli info
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli.h"

#include <glib/gi18n.h>

static void
add_emendation (JsonBuilder *builder, QdText *source, const QdEmendation *emendation)
{
  g_autofree char *text = qd_text_dup_range (source, emendation->start, emendation->end);

  json_builder_begin_object (builder);
  qd_cli_add_int (builder, "start", emendation->start);
  qd_cli_add_int (builder, "end", emendation->end);
  qd_cli_add_string (builder, "kind", qd_emendation_kind_to_string (emendation->kind));
  qd_cli_add_string (builder, "text", text);
  qd_cli_add_string (builder, "reading", emendation->replacement);
  json_builder_set_member_name (builder, "confidence");
  json_builder_add_double_value (builder, emendation->confidence);
  if (emendation->reason)
    qd_cli_add_string (builder, "reason", emendation->reason);
  json_builder_end_object (builder);
}

/* Marks of a format are no damage. */
static gboolean
is_damage (const QdEmendation *emendation)
{
  return emendation->kind != QD_EMENDATION_MARKUP;
}

static void
print_json (QdDocument *document)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  QdText *source = qd_document_get_source (document);
  GPtrArray *emendations = qd_reading_get_emendations (qd_document_get_reading (document));

  json_builder_begin_object (builder);
  qd_cli_add_string (builder, "encoding", qd_text_get_encoding (source));
  json_builder_set_member_name (builder, "confidence");
  json_builder_add_double_value (builder, qd_text_get_confidence (source));
  qd_cli_add_string (builder, "language", qd_document_get_language (document));
  qd_cli_add_int (builder, "characters", qd_text_get_n_chars (source));
  qd_cli_add_int (builder, "paragraphs", qd_document_get_n_paragraphs (document));
  qd_cli_add_string (builder, "format", qd_document_get_format (document));
  json_builder_set_member_name (builder, "damage");
  json_builder_begin_array (builder);
  for (guint i = 0; i < emendations->len; i++)
    {
      const QdEmendation *emendation = g_ptr_array_index (emendations, i);

      if (is_damage (emendation))
        add_emendation (builder, source, emendation);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  qd_cli_print_json (builder);
}

static void
print_text (QdDocument *document)
{
  QdText *source = qd_document_get_source (document);
  GPtrArray *emendations = qd_reading_get_emendations (qd_document_get_reading (document));
  int n_damaged = 0;

  for (guint i = 0; i < emendations->len; i++)
    n_damaged += is_damage (g_ptr_array_index (emendations, i));
  g_print (_ ("Encoding: %s (confidence %.2f)\n"), qd_text_get_encoding (source), qd_text_get_confidence (source));
  g_print (_ ("Language: %s\n"), qd_document_get_language (document));
  g_print (_ ("Format: %s\n"), qd_document_get_format (document));
  g_print (_ ("Characters: %d\n"), qd_text_get_n_chars (source));
  g_print (_ ("Paragraphs: %d\n"), qd_document_get_n_paragraphs (document));
  g_print (_ ("Damaged places: %d\n"), n_damaged);
}

/**
 * qd_cli_info:
 * @context: what all subcommands know
 * @argc: as main() has it
 * @argv: likewise
 *
 * Prints what is known of a document: as JSON, or with --text for a person.
 *
 * Returns: the exit status
 */
int
qd_cli_info (QdCliContext *context, int argc, char **argv)
{
  g_autofree char *encoding = NULL;
  g_autoptr (QdDocument) document = NULL;
  gboolean as_text = FALSE;
  GOptionEntry entries[] = {
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("The encoding of the file"), N_ ("NAME") },
    { NULL },
  };

  if (!qd_cli_parse (entries, "FILE", &as_text, &argc, &argv))
    return QD_CLI_USAGE;
  if (argc != 2)
    {
      qd_cli_error (_ ("info takes one file"));
      return QD_CLI_USAGE;
    }
  document = qd_cli_load (argv[1], encoding, QD_READING_EMENDED);
  if (!document)
    return QD_CLI_INPUT;
  if (as_text)
    print_text (document);
  else
    print_json (document);
  return QD_CLI_DONE;
}
