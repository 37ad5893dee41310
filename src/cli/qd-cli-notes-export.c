/* qd-cli-notes-export.c: quandian-cli notes export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli-notes.h"
#include "exchange/qd-exporter.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static const QdExporter *
find_exporter (const char *format)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const QdExporter *exporter = qd_exporter_find (format);
  int n_exporters;
  const QdExporter *exporters = qd_exporter_get_all (&n_exporters);

  if (exporter)
    return exporter;
  for (int i = 0; i < n_exporters; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", exporters[i].name);
  /* Translators: the second %s is a list of names. */
  qd_cli_error (_ ("“%s” is not a format; expected one of %s"), format, names->str);
  return NULL;
}

/* A day, or a moment, as ISO 8601 has them; FALSE after a message. */
static gboolean
parse_date (const char *words, GDateTime **date)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autofree char *moment = NULL;

  if (!words)
    return TRUE;
  moment = strchr (words, 'T') ? g_strdup (words) : g_strconcat (words, "T00:00:00", NULL);
  *date = g_date_time_new_from_iso8601 (moment, local);
  if (!*date)
    qd_cli_error (_ ("“%s” is no date: expected 2026-01-31 or 2026-01-31T20:05:00"), words);
  return *date != NULL;
}

static gboolean
write_out (GBytes *bytes, const char *output)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!output || g_str_equal (output, "-"))
    {
      fwrite (data, 1, size, stdout);
      return fflush (stdout) == 0;
    }
  if (g_file_set_contents_full (output, data, size, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    return TRUE;
  qd_cli_error ("%s: %s", output, error->message);
  return FALSE;
}

/**
 * qd_cli_notes_export:
 * @context: what all subcommands know
 * @argc: as main() has it
 * @argv: likewise
 *
 * Prints the notes of a document in an exchange format, or writes them to a file.
 *
 * Returns: the exit status
 */
int
qd_cli_notes_export (QdCliContext *context, int argc, char **argv)
{
  g_autofree char *encoding = NULL;
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autofree char *color = NULL;
  g_autofree char *style = NULL;
  g_autofree char *tag = NULL;
  g_autofree char *section = NULL;
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;
  g_autofree char *template_path = NULL;
  g_autofree char *template = NULL;
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) last = NULL;
  g_autoptr (GVariant) color_names = NULL;
  g_autoptr (QdStore) store = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const QdExporter *exporter;
  QdExportOptions options = { NULL };
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("markdown, html, text, org, csv, json or template"),
      N_ ("NAME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to a file"), N_ ("OUT") },
    { "color", 0, 0, G_OPTION_ARG_STRING, &color, N_ ("Only notes in this colour"), N_ ("NAME") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &style, N_ ("Only notes in this style"), N_ ("NAME") },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &tag, N_ ("Only notes with this tag"), N_ ("TAG") },
    { "section", 0, 0, G_OPTION_ARG_STRING, &section, N_ ("Only notes under headings with these words"), N_ ("TEXT") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &since, N_ ("Only notes made or changed on this day or later"), N_ ("DATE") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, N_ ("Only notes made before this day"), N_ ("DATE") },
    { "template", 0, 0, G_OPTION_ARG_FILENAME, &template_path, N_ ("Write as this template says"), N_ ("FILE") },
    { "block-ids", 0, 0, G_OPTION_ARG_NONE, &options.block_ids, N_ ("Markdown: an ^id for each note"), NULL },
    { "front-matter", 0, 0, G_OPTION_ARG_NONE, &options.front_matter, N_ ("Markdown: title and author in YAML"), NULL },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("The encoding of the file"), N_ ("NAME") },
    { NULL },
  };

  if (!qd_cli_parse (entries, "FILE", NULL, &argc, &argv))
    return QD_CLI_USAGE;
  if (argc != 2)
    {
      qd_cli_error (_ ("notes export takes one file"));
      return QD_CLI_USAGE;
    }
  exporter = find_exporter (format ? format : template_path ? "template" : "markdown");
  if (!exporter || !qd_cli_notes_check_mark (style, &color) || !parse_date (since, &first)
      || !parse_date (until, &last))
    return QD_CLI_USAGE;
  if (template_path && !g_file_get_contents (template_path, &template, NULL, &error))
    {
      qd_cli_error ("%s: %s", template_path, error->message);
      return QD_CLI_INPUT;
    }
  options.color = color;
  options.style = style;
  options.tag = tag;
  options.section = section;
  options.since = first;
  options.until = last;
  options.template = template;
  color_names = qd_cli_notes_dup_color_names ();
  options.color_names = color_names;
  store = qd_cli_notes_open (context, argv[1], encoding);
  if (!store)
    return QD_CLI_INPUT;
  bytes = exporter->export(qd_store_get_document (store), qd_store_get_list (store), &options, &error);
  if (!bytes)
    {
      qd_cli_error ("%s: %s", template_path ? template_path : argv[1], error->message);
      return QD_CLI_INPUT;
    }
  return write_out (bytes, output) ? QD_CLI_DONE : QD_CLI_INPUT;
}
