/* qd-template.h: text templates that readers write themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of Mustache that notes need, over JSON values: {{name}} puts a value, {{#name}}…{{/name}} repeats for each
 * element of a list or shows once for what is true or not empty, {{^name}}…{{/name}} shows where there is nothing,
 * {{! …}} is a comment. Names are looked up in the innermost object first. Values are put as they are; a filter after a
 * bar changes them: {{quote|quote}} prefixes each line with "> ", {{note|html}} escapes for HTML, {{note|csv}} puts
 * into quotation marks for a table, {{note|indent}} sets each line in by four spaces, {{note|paragraphs}} by two
 * characters, as paragraphs are in Chinese, {{note|markdown}} keeps Markdown
 * from taking the words for markup; filters follow each other, {{quote|markdown|quote}}. A line that holds nothing but
 * one opening, closing or comment leaves no empty line behind. Nothing of a template is ever run. Pure.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define QD_TEMPLATE_ERROR (qd_template_error_quark ())
GQuark qd_template_error_quark (void);
typedef enum
{
  QD_TEMPLATE_ERROR_SYNTAX /* what stands in the template cannot be read; the message names the line */
} QdTemplateError;

char *qd_template_render (const char *template, JsonObject *values, GError **error); /* (transfer full) (nullable) */

G_END_DECLS
