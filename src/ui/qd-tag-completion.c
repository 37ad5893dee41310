/* qd-tag-completion.c: tags that are in use offer themselves while one is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-tag-completion.h"

#include <string.h>

struct _QdTagCompletion
{
  GObject parent_instance;
  GtkEntry *entry;
  QdAnnotationList *annotations;
  int n_chars;    /* of the text when it last changed */
  int n_offered;  /* of the text, at its end, selected */
  guint offer_id; /* waits until the entry has put its caret */
};

G_DEFINE_FINAL_TYPE (QdTagCompletion, qd_tag_completion, G_TYPE_OBJECT)

/* Where the last word begins: behind the last character that parts tags. */
static const char *
find_last_word (const char *text)
{
  const char *word = text;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_isspace (ch) || g_utf8_strchr (",;，；、#＃", -1, ch))
        word = g_utf8_next_char (p);
    }
  return word;
}

/**
 * qd_tag_completion_find:
 * @text: tags as typed so far
 * @tags: the tags in use
 *
 * Returns: (nullable) (transfer none): the rest of the first tag that begins with the last word and is longer
 */
const char *
qd_tag_completion_find (const char *text, const char *const *tags)
{
  const char *word = find_last_word (text);

  for (int i = 0; *word && tags[i]; i++)
    if (g_str_has_prefix (tags[i], word) && strlen (tags[i]) > strlen (word))
      return tags[i] + strlen (word);
  return NULL;
}

/* How much of what was offered still stands there, selected. */
static int
count_offered (QdTagCompletion *self)
{
  int start, end;

  if (self->n_offered == 0 || !gtk_editable_get_selection_bounds (GTK_EDITABLE (self->entry), &start, &end)
      || end != self->n_chars || end - start != self->n_offered)
    return 0;
  return self->n_offered;
}

static gboolean
offer_cb (gpointer data)
{
  QdTagCompletion *self = data;
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  g_auto (GStrv) tags = qd_annotation_list_dup_tags (self->annotations);
  const char *rest = qd_tag_completion_find (gtk_editable_get_text (editable), (const char *const *) tags);
  int at = self->n_chars;

  self->offer_id = 0;
  if (!rest || gtk_editable_get_position (editable) != at)
    return G_SOURCE_REMOVE;
  self->n_offered = g_utf8_strlen (rest, -1);
  self->n_chars += self->n_offered;
  gtk_editable_insert_text (editable, rest, -1, &(int){ at });
  gtk_editable_select_region (editable, at, -1);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (QdTagCompletion *self)
{
  int n_chars = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  gboolean grew = n_chars > self->n_chars - self->n_offered;

  /* Our own offer, already counted. */
  if (n_chars == self->n_chars && self->n_offered > 0)
    return;
  self->n_chars = n_chars;
  self->n_offered = 0;
  g_clear_handle_id (&self->offer_id, g_source_remove);
  /* Who takes characters away wants none back. */
  if (grew && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    self->offer_id = g_idle_add (offer_cb, self);
}

static gboolean
key_pressed_cb (QdTagCompletion *self, guint keyval)
{
  if (keyval == GDK_KEY_Tab || keyval == GDK_KEY_Right || keyval == GDK_KEY_End)
    return qd_tag_completion_accept (self);
  return GDK_EVENT_PROPAGATE;
}

static void
qd_tag_completion_dispose (GObject *object)
{
  QdTagCompletion *self = QD_TAG_COMPLETION (object);

  g_clear_handle_id (&self->offer_id, g_source_remove);
  g_clear_object (&self->annotations);
  G_OBJECT_CLASS (qd_tag_completion_parent_class)->dispose (object);
}

static void
qd_tag_completion_class_init (QdTagCompletionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = qd_tag_completion_dispose;
}

static void
qd_tag_completion_init (QdTagCompletion *self)
{
}

/**
 * qd_tag_completion_new:
 * @entry: where tags are typed
 * @annotations: whose tags are offered
 *
 * Returns: (transfer full): what offers them
 */
QdTagCompletion *
qd_tag_completion_new (GtkEntry *entry, QdAnnotationList *annotations)
{
  QdTagCompletion *self = g_object_new (QD_TYPE_TAG_COMPLETION, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = entry;
  self->annotations = g_object_ref (annotations);
  self->n_chars = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (entry)), -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  return self;
}

/**
 * qd_tag_completion_dup_text:
 * @self: a completion
 *
 * Returns: (transfer full): the entry's text without what is only offered
 */
char *
qd_tag_completion_dup_text (QdTagCompletion *self)
{
  const char *text;

  g_return_val_if_fail (QD_IS_TAG_COMPLETION (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  return g_utf8_substring (text, 0, g_utf8_strlen (text, -1) - count_offered (self));
}

/**
 * qd_tag_completion_accept:
 * @self: a completion
 *
 * Takes what is offered into the text.
 *
 * Returns: whether anything was offered
 */
gboolean
qd_tag_completion_accept (QdTagCompletion *self)
{
  g_return_val_if_fail (QD_IS_TAG_COMPLETION (self), FALSE);

  if (count_offered (self) == 0)
    return FALSE;
  self->n_offered = 0;
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return TRUE;
}
