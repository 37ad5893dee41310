/* qd-markdown-text.h: plain text inside Markdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was written stays what was written, whatever Markdown would take it for. Pure.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void qd_markdown_append_line (GString *out, const char *line, gsize length);
void qd_markdown_append_paragraphs (GString *out, const char *text, const char *prefix);

G_END_DECLS
