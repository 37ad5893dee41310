/* qd-cli.c: options, input and output that all subcommands share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/**
 * qd_cli_error:
 * @format: a message without a line end, in the manner of printf()
 *
 * Says on stderr what went wrong.
 */
void
qd_cli_error (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("quandian-cli: %s\n", message);
}

static gboolean
accept_format (const char *option_name, const char *value, gpointer data, GError **error)
{
  if (g_str_equal (value, "json"))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--format takes “json”, not “%s”"), value);
  return FALSE;
}

/**
 * qd_cli_parse:
 * @entries: (nullable): the subcommand's own options
 * @arguments: what --help says stands after the options, "FILE"
 * @as_text: (out) (nullable): whether --text was given; NULL where the command prints text anyway, and has a
 *   --format of its own if any
 * @argc: (inout): as main() has it, from the subcommand's name on
 * @argv: (inout): likewise; positional arguments remain, from 1
 *
 * Parses the options of a subcommand.
 *
 * Returns: %FALSE after a message on stderr
 */
gboolean
qd_cli_parse (const GOptionEntry *entries, const char *arguments, gboolean *as_text, int *argc, char ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autofree char *program = g_strconcat ("quandian-cli ", (*argv)[0], NULL);
  g_autoptr (GError) error = NULL;
  gboolean text = FALSE;
  GOptionEntry shared[] = {
    { "format", 0, 0, G_OPTION_ARG_CALLBACK, (gpointer) accept_format, N_ ("The form of the output: json"), "json" },
    { "text", 0, 0, G_OPTION_ARG_NONE, &text, N_ ("Print for a person to read"), NULL },
    { NULL },
  };

  g_set_prgname (program);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (as_text)
    g_option_context_add_main_entries (context, shared, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      qd_cli_error ("%s", error->message);
      return FALSE;
    }
  /* GOption leaves a "--" that stands before the positional arguments. */
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      (*argv)[1] = (*argv)[0];
      (*argv)++;
      (*argc)--;
    }
  if (as_text)
    *as_text = text;
  return TRUE;
}

/**
 * qd_cli_read:
 * @path: a file's path, or "-" for standard input
 *
 * Returns: (nullable) (transfer full): its bytes; NULL after a message on stderr
 */
GBytes *
qd_cli_read (const char *path)
{
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (path, "-"))
    input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  else
    {
      file = g_file_new_for_commandline_arg (path);
      input = G_INPUT_STREAM (g_file_read (file, NULL, &error));
    }
  if (!input || g_output_stream_splice (memory, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error) < 0)
    {
      qd_cli_error ("%s: %s", path, error->message);
      return NULL;
    }
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/**
 * qd_cli_add_string:
 * @builder: an object being built
 * @name: a member's name
 * @value: its value
 *
 * Adds a member that is a string.
 */
void
qd_cli_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/**
 * qd_cli_add_int:
 * @builder: an object being built
 * @name: a member's name
 * @value: its value
 *
 * Adds a member that is a whole number.
 */
void
qd_cli_add_int (JsonBuilder *builder, const char *name, int value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * qd_cli_print_json:
 * @builder: a finished value
 *
 * Prints it as one line on stdout.
 */
void
qd_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *line = json_to_string (root, FALSE);

  fputs (line, stdout);
  fputc ('\n', stdout);
}
