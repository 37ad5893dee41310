/* qd-cli-style.h: the options of the command line that say how a document is set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One option for each choice of QdStyle that shapes lines, in tables. Used by the subcommands that compose.
 */
#pragma once

#include "typeset/qd-style.h"

G_BEGIN_DECLS

#define QD_CLI_STYLE_MAX 24

/* What was given; the rows are those of the tables in qd-cli-style.c. */
typedef struct
{
  char *language, *font;
  char *choices[QD_CLI_STYLE_MAX];
  double numbers[QD_CLI_STYLE_MAX];
  gboolean switches[QD_CLI_STYLE_MAX];
} QdCliStyle;

void qd_cli_style_init (QdCliStyle *self);
void qd_cli_style_clear (QdCliStyle *self);
void qd_cli_style_add_entries (QdCliStyle *self, GArray *entries);
gboolean qd_cli_style_apply (const QdCliStyle *self, const char *language, QdStyle *style);

G_END_DECLS
