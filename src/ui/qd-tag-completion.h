/* qd-tag-completion.h: tags that are in use offer themselves while one is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is missing of the first tag that begins as typed stands selected behind the caret: Tab, Right or Enter take it,
 * anything else types over it. What is only offered is not yet part of the text.
 */
#pragma once

#include <gtk/gtk.h>

#include "annotation/qd-annotation-list.h"

G_BEGIN_DECLS

#define QD_TYPE_TAG_COMPLETION (qd_tag_completion_get_type ())
G_DECLARE_FINAL_TYPE (QdTagCompletion, qd_tag_completion, QD, TAG_COMPLETION, GObject)

/* @entry holds tags apart by spaces and outlives the completion. */
QdTagCompletion *qd_tag_completion_new (GtkEntry *entry, QdAnnotationList *annotations);
char *qd_tag_completion_dup_text (QdTagCompletion *self);  /* without what is only offered */
gboolean qd_tag_completion_accept (QdTagCompletion *self); /* whether there was an offer */
/* What completes the last word of @text; NULL if nothing does. For tests. */
const char *qd_tag_completion_find (const char *text, const char *const *tags);

G_END_DECLS
