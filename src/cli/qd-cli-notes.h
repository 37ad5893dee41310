/* qd-cli-notes.h: what the subcommands of “quandian-cli notes” share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file per subcommand (qd-cli-notes-list.c …), each a row of the table in qd-cli-notes.c.
 */
#pragma once

#include "annotation/qd-store.h"
#include "cli/qd-cli.h"

G_BEGIN_DECLS

int qd_cli_notes_list (QdCliContext *context, int argc, char **argv);
int qd_cli_notes_add (QdCliContext *context, int argc, char **argv);
int qd_cli_notes_edit (QdCliContext *context, int argc, char **argv);
int qd_cli_notes_remove (QdCliContext *context, int argc, char **argv);
int qd_cli_notes_export (QdCliContext *context, int argc, char **argv);
int qd_cli_notes_import (QdCliContext *context, int argc, char **argv);
int qd_cli_notes_merge (QdCliContext *context, int argc, char **argv);

/* The annotations of a file; NULL after a message on stderr. Says there too what is amiss with them. */
QdStore *qd_cli_notes_open (QdCliContext *context, const char *path, const char *encoding);
/* FALSE after a message if the last act is not on disk. */
gboolean qd_cli_notes_saved (QdStore *store);
void qd_cli_notes_print (QdAnnotation *annotation, gboolean as_text);
/* By its id or a beginning of it that no other has; NULL after a message. (transfer none) */
QdAnnotation *qd_cli_notes_find (QdStore *store, const char *id);
/* From "FILE ID", "ID FILE", or "FILE" with --id; FALSE after a message. */
gboolean qd_cli_notes_take_id (int argc, char **argv, const char *option, const char **path, const char **id);
/* FALSE after a message if there is no such style or colour; both may be NULL. */
GVariant *qd_cli_notes_dup_color_names (void);
gboolean qd_cli_notes_check_mark (const char *style, char **color);
/* Where a quotation or a heading stands in the source; FALSE after a message. */
gboolean qd_cli_notes_find_quote (QdStore *store, const char *quote, int occurrence, int *start, int *end);
gboolean qd_cli_notes_find_heading (QdStore *store, const char *text, int *start, int *end);

G_END_DECLS
