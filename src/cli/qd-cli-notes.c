/* qd-cli-notes.c: quandian-cli notes, and what its subcommands share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli-notes.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annotation/qd-color-names.h"

static const QdCliCommand commands[] = {
  { "list", N_ ("The notes of a text, in its order"), qd_cli_notes_list },
  { "add", N_ ("Mark a quotation"), qd_cli_notes_add },
  { "edit", N_ ("Change a note, its style, colour or tags"), qd_cli_notes_edit },
  { "remove", N_ ("Delete a note"), qd_cli_notes_remove },
  { "export", N_ ("The notes as Markdown, a web page and other formats"), qd_cli_notes_export },
  { "import", N_ ("Take in notes made in other programs"), qd_cli_notes_import },
  { "merge", N_ ("Bring key files of several devices together"), qd_cli_notes_merge },
  { NULL },
};

/**
 * qd_cli_notes_open:
 * @context: what all subcommands know
 * @path: a document's path, or "-"
 * @encoding: (nullable): its encoding; found if %NULL
 *
 * Returns: (nullable) (transfer full): its annotations; %NULL after a message on stderr
 */
QdStore *
qd_cli_notes_open (QdCliContext *context, const char *path, const char *encoding)
{
  g_autoptr (QdDocument) document = qd_cli_load (path, encoding, QD_READING_EMENDED);
  g_autoptr (GFile) file = g_str_equal (path, "-") ? NULL : g_file_new_for_commandline_arg (path);
  QdStore *store;

  if (!document)
    return NULL;
  store = qd_store_new (context->data_dir, document, file);
  if (qd_store_get_problem (store))
    qd_cli_error ("%s", qd_store_get_problem (store));
  return store;
}

/**
 * qd_cli_notes_saved:
 * @store: a store after an act
 *
 * Returns: whether the act is on disk; %FALSE after a message on stderr
 */
gboolean
qd_cli_notes_saved (QdStore *store)
{
  if (!qd_store_get_unsaved (store))
    return TRUE;
  qd_cli_error ("%s", qd_store_get_problem (store));
  return FALSE;
}

static void
add_time (JsonBuilder *builder, const char *name, GDateTime *time)
{
  g_autofree char *string = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  qd_cli_add_string (builder, name, string);
}

static void
print_json (QdAnnotation *annotation)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *const *tags = qd_annotation_get_tags (annotation);

  json_builder_begin_object (builder);
  qd_cli_add_string (builder, "id", qd_annotation_get_id (annotation));
  qd_cli_add_string (builder, "kind", qd_annotation_kind_to_string (qd_annotation_get_kind (annotation)));
  json_builder_set_member_name (builder, "start");
  json_builder_add_int_value (builder, qd_annotation_get_start (annotation));
  json_builder_set_member_name (builder, "end");
  json_builder_add_int_value (builder, qd_annotation_get_end (annotation));
  qd_cli_add_string (builder, "quote", qd_annotation_get_quote (annotation));
  qd_cli_add_string (builder, "state", qd_anchor_state_to_string (qd_annotation_get_state (annotation)));
  json_builder_set_member_name (builder, "score");
  json_builder_add_double_value (builder, qd_annotation_get_score (annotation));
  qd_cli_add_string (builder, "style", qd_mark_style_to_string (qd_annotation_get_style (annotation)));
  qd_cli_add_string (builder, "color", qd_annotation_get_color (annotation));
  qd_cli_add_string (builder, "note", qd_annotation_get_note (annotation));
  json_builder_set_member_name (builder, "tags");
  json_builder_begin_array (builder);
  for (int i = 0; tags[i]; i++)
    json_builder_add_string_value (builder, tags[i]);
  json_builder_end_array (builder);
  qd_cli_add_string (builder, "section", qd_annotation_get_section (annotation));
  add_time (builder, "created", qd_annotation_get_created (annotation));
  add_time (builder, "modified", qd_annotation_get_modified (annotation));
  json_builder_end_object (builder);
  qd_cli_print_json (builder);
}

/**
 * qd_cli_notes_print:
 * @annotation: an annotation
 * @as_text: whether a person is to read it
 *
 * Prints it on stdout: one line of JSON, or the quotation and the note.
 */
void
qd_cli_notes_print (QdAnnotation *annotation, gboolean as_text)
{
  const char *note = qd_annotation_get_note (annotation);

  if (!as_text)
    {
      print_json (annotation);
      return;
    }
  g_print ("%.8s  %s  %d–%d  %s\n", qd_annotation_get_id (annotation),
           qd_anchor_state_to_string (qd_annotation_get_state (annotation)), qd_annotation_get_start (annotation),
           qd_annotation_get_end (annotation), qd_annotation_get_quote (annotation));
  if (*note)
    g_print ("    %s\n", note);
}

/**
 * qd_cli_notes_find:
 * @store: a store
 * @id: an id, or its first characters
 *
 * Returns: (nullable) (transfer none): the annotation; %NULL after a message on stderr if there is none or several
 */
QdAnnotation *
qd_cli_notes_find (QdStore *store, const char *id)
{
  GListModel *list = G_LIST_MODEL (qd_store_get_list (store));
  QdAnnotation *found = qd_annotation_list_lookup (QD_ANNOTATION_LIST (list), id);
  int n_found = 0;

  if (found)
    return found;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (list, i);

      if (!*id || !g_str_has_prefix (qd_annotation_get_id (annotation), id))
        continue;
      found = annotation;
      n_found++;
    }
  if (n_found == 1)
    return found;
  if (n_found == 0)
    qd_cli_error (_ ("there is no note with the id “%s”"), id);
  else
    qd_cli_error (_ ("%d notes have an id that begins with “%s”"), n_found, id);
  return NULL;
}

/**
 * qd_cli_notes_take_id:
 * @argc: the number of positional arguments, and one
 * @argv: positional arguments from 1
 * @option: (nullable): the value of --id
 * @path: (out) (transfer none): the file
 * @id: (out) (transfer none): the id
 *
 * Tells file and id apart: with --id there is only the file, else whichever of the two names a file is the file.
 *
 * Returns: %FALSE after a message on stderr
 */
gboolean
qd_cli_notes_take_id (int argc, char **argv, const char *option, const char **path, const char **id)
{
  gboolean swapped;

  if (argc != (option ? 2 : 3))
    {
      qd_cli_error (_ ("expected a file and the id of a note"));
      return FALSE;
    }
  swapped = !option && !g_str_equal (argv[1], "-") && !g_file_test (argv[1], G_FILE_TEST_EXISTS)
            && (g_str_equal (argv[2], "-") || g_file_test (argv[2], G_FILE_TEST_EXISTS));
  *path = swapped ? argv[2] : argv[1];
  *id = option ? option : swapped ? argv[1] : argv[2];
  return TRUE;
}

/**
 * qd_cli_notes_dup_color_names:
 *
 * Returns: (transfer full) (nullable): what the reader calls the colours, as chosen in the window; %NULL where there
 *   are no settings, as where only the command line is installed
 */
GVariant *
qd_cli_notes_dup_color_names (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source ? g_settings_schema_source_lookup (source, QD_APPLICATION_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;

  if (!schema || !g_settings_schema_has_key (schema, QD_COLOR_NAMES_KEY))
    return NULL;
  settings = g_settings_new_full (schema, NULL, NULL);
  return g_settings_get_value (settings, QD_COLOR_NAMES_KEY);
}

/* Each with what the reader calls it: "yellow, green (places)". */
static char *
dup_colors (GVariant *names)
{
  const char *const *colors = qd_annotation_get_color_names ();
  GString *all = g_string_new (NULL);

  for (int i = 0; colors[i]; i++)
    {
      const char *name = qd_color_names_get (names, colors[i]);

      g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", colors[i]);
      if (name)
        g_string_append_printf (all, " (%s)", name);
    }
  return g_string_free (all, FALSE);
}

/**
 * qd_cli_notes_check_mark:
 * @style: (nullable): a style's name
 * @color: (inout) (nullable): a colour, or what the reader calls it; becomes its key
 *
 * Returns: whether both are names we know; %FALSE after a message on stderr
 */
gboolean
qd_cli_notes_check_mark (const char *style, char **color)
{
  g_autoptr (GVariant) names = NULL;
  const char *found;
  QdMarkStyle parsed;

  if (style && !qd_mark_style_from_string (style, &parsed))
    {
      qd_cli_error (_ ("“%s” is not a style; there are fill, underline, wavy, dots, circles, strike"), style);
      return FALSE;
    }
  if (!*color)
    return TRUE;
  names = qd_cli_notes_dup_color_names ();
  found = qd_color_names_resolve (names, *color);
  if (!found)
    {
      g_autofree char *colors = dup_colors (names);

      qd_cli_error (_ ("“%s” is not a colour; there are %s"), *color, colors);
      return FALSE;
    }
  g_free (*color);
  *color = g_strdup (found);
  return TRUE;
}

static void
print_help (void)
{
  g_print ("%s\n\n", _ ("Usage: quandian-cli [--data-dir=DIR] notes COMMAND [OPTION…] FILE"));
  for (int i = 0; commands[i].name; i++)
    g_print ("  %-8s %s\n", commands[i].name, _ (commands[i].summary));
  g_print ("\n%s\n", _ ("“quandian-cli notes COMMAND --help” tells the options of a command."));
}

/**
 * qd_cli_notes:
 * @context: what all subcommands know
 * @argc: as main() has it
 * @argv: likewise
 *
 * Runs a subcommand of “notes”.
 *
 * Returns: the exit status
 */
int
qd_cli_notes (QdCliContext *context, int argc, char **argv)
{
  if (argc < 2)
    {
      print_help ();
      return QD_CLI_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return QD_CLI_DONE;
    }
  for (int i = 0; commands[i].name; i++)
    {
      g_autofree char *name = NULL;

      if (!g_str_equal (commands[i].name, argv[1]))
        continue;
      name = g_strconcat ("notes ", commands[i].name, NULL);
      argv[1] = name;
      return commands[i].run (context, argc - 1, argv + 1);
    }
  qd_cli_error (_ ("“%s” is not a command of notes; “quandian-cli notes --help” lists them"), argv[1]);
  return QD_CLI_USAGE;
}
