/* qd-export-template.h: notes in a form of the reader's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fills a template (qd-template.h) with:
 *   title, author, source      of the document; source is its hash
 *   count                      how many notes there are
 *   notes                      a list in the order of the text, each with
 *     quote, note              the words and the thought about them
 *     tags                     a list of {{.}}; tag_line: all of them as "#one #two"
 *     headings                 a list of {{level}}, {{text}}: those that open here, ancestors first, each once
 *     section                  the path of headings, "一、…/（一）…"
 *     color, style, kind       by the names of the command line
 *     color_name               what the reader calls the colour, if anything
 *     created, modified        "2026-01-31 20:05"; date: the day of creation alone
 *     id, start, end           id, and code points of the source text
 *     orphan                   true where the text no longer has the place
 * Pure; main thread, as the annotations are.
 */
#pragma once

#include "exchange/qd-exporter.h"

G_BEGIN_DECLS

GBytes *
qd_export_template (QdDocument *document, QdAnnotationList *list, const QdExportOptions *options, GError **error);

G_END_DECLS
