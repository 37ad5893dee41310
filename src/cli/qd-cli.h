/* qd-cli.h: what the subcommands of quandian-cli share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file per subcommand (qd-cli-info.c …), each a row of the table in main.c. Exit status: 0 done, 1 the input's
 * fault, 2 usage. Messages go to stderr and name file, place and what was expected.
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include "document/qd-document.h"

G_BEGIN_DECLS

enum
{
  QD_CLI_DONE = 0,
  QD_CLI_INPUT = 1,
  QD_CLI_USAGE = 2
};

typedef struct
{
  const char *data_dir; /* never NULL: --data-dir or the user's */
} QdCliContext;

typedef struct
{
  const char *name;
  const char *summary;                                       /* marked for translation */
  int (*run) (QdCliContext *context, int argc, char **argv); /* argv[0] is the subcommand's name */
} QdCliCommand;

int qd_cli_info (QdCliContext *context, int argc, char **argv);
int qd_cli_text (QdCliContext *context, int argc, char **argv);
int qd_cli_outline (QdCliContext *context, int argc, char **argv);
int qd_cli_layout (QdCliContext *context, int argc, char **argv);
int qd_cli_notes (QdCliContext *context, int argc, char **argv);
int qd_cli_bench (QdCliContext *context, int argc, char **argv);

/* Parses @entries (--format=json and --text are accepted everywhere: @as_text receives the latter, nullable) and
 * leaves exactly the positional arguments in @argv from 1. On error says so on stderr and returns FALSE. */
gboolean qd_cli_parse (const GOptionEntry *entries, const char *arguments, gboolean *as_text, int *argc, char ***argv);
/* "-" is stdin. Says on stderr what went wrong and returns NULL. */
GBytes *qd_cli_read (const char *path);
QdDocument *qd_cli_load (const char *path, const char *encoding, QdReadingKind kind);
/* The same document as the reader left it: emendations refused or worded, headings corrected. */
void qd_cli_correct (QdCliContext *context, const char *path, QdReadingKind kind, QdDocument **document);
void qd_cli_add_string (JsonBuilder *builder, const char *name, const char *value);
void qd_cli_add_int (JsonBuilder *builder, const char *name, int value);
void qd_cli_print_json (JsonBuilder *builder); /* one line on stdout */
void qd_cli_error (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
