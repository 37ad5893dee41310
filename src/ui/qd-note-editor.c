/* qd-note-editor.c: where a note and its tags are written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-note-editor.h"

#include "ui/qd-tag-completion.h"

/* Each commit writes the file: often enough to lose nothing, seldom enough not to grind. */
#define PAUSE_MS 600

struct _QdNoteEditor
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkTextView *text;
  GtkTextBuffer *buffer;
  GtkEntry *tags;
  QdTagCompletion *completion; /* (nullable): until there is a history */
  QdAnnotation *annotation;
  QdHistory *history;
  gboolean dirty;
  guint commit_id;
};

G_DEFINE_FINAL_TYPE (QdNoteEditor, qd_note_editor, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static char *
dup_text (QdNoteEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static gboolean
commit_cb (gpointer data)
{
  QdNoteEditor *self = data;

  self->commit_id = 0;
  qd_note_editor_commit (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (QdNoteEditor *self)
{
  /* Filled before there is an annotation. */
  if (!self->annotation)
    return;
  self->dirty = TRUE;
  g_clear_handle_id (&self->commit_id, g_source_remove);
  self->commit_id = g_timeout_add (PAUSE_MS, commit_cb, self);
}

static void
done_cb (QdNoteEditor *self)
{
  qd_note_editor_commit (self);
  g_signal_emit (self, signals[DONE], 0);
}

/* Enter takes the tag that is offered first, and only then ends. */
static void
tags_activate_cb (QdNoteEditor *self)
{
  if (!qd_tag_completion_accept (self->completion))
    done_cb (self);
}

static void
leave_cb (QdNoteEditor *self)
{
  qd_note_editor_commit (self);
}

static gboolean
key_pressed_cb (QdNoteEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if (keyval == GDK_KEY_Escape || (control && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)))
    {
      done_cb (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
qd_note_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (QD_NOTE_EDITOR (widget)->text));
}

static void
qd_note_editor_dispose (GObject *object)
{
  QdNoteEditor *self = QD_NOTE_EDITOR (object);

  if (self->annotation)
    qd_note_editor_commit (self);
  g_clear_handle_id (&self->commit_id, g_source_remove);
  g_clear_object (&self->completion);
  g_clear_object (&self->annotation);
  g_clear_object (&self->history);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (qd_note_editor_parent_class)->dispose (object);
}

static void
qd_note_editor_class_init (QdNoteEditorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_note_editor_dispose;
  widget_class->grab_focus = qd_note_editor_grab_focus;

  /**
   * QdNoteEditor::done:
   *
   * The reader has finished; everything is committed.
   */
  signals[DONE] = g_signal_new ("done", QD_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, QdNoteEditor, box);
  gtk_widget_class_bind_template_child (widget_class, QdNoteEditor, text);
  gtk_widget_class_bind_template_child (widget_class, QdNoteEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, QdNoteEditor, tags);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "noteeditor");
}

static void
qd_note_editor_init (QdNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_note_editor_new:
 * @annotation: whose note and tags
 * @history: what to commit to
 *
 * Returns: (transfer floating): an editor filled with what there is
 */
GtkWidget *
qd_note_editor_new (QdAnnotation *annotation, QdHistory *history)
{
  QdNoteEditor *self = g_object_new (QD_TYPE_NOTE_EDITOR, NULL);
  g_autofree char *tags = g_strjoinv (" ", (char **) qd_annotation_get_tags (annotation));

  gtk_text_buffer_set_text (self->buffer, qd_annotation_get_note (annotation), -1);
  gtk_editable_set_text (GTK_EDITABLE (self->tags), tags);
  self->annotation = g_object_ref (annotation);
  self->history = g_object_ref (history);
  self->completion = qd_tag_completion_new (self->tags, qd_history_get_list (history));
  return GTK_WIDGET (self);
}

/**
 * qd_note_editor_commit:
 * @self: an editor
 *
 * Hands what was typed to the history, if anything was.
 */
void
qd_note_editor_commit (QdNoteEditor *self)
{
  g_autofree char *text = NULL, *typed = NULL;
  g_auto (GStrv) tags = NULL;

  g_return_if_fail (QD_IS_NOTE_EDITOR (self));

  g_clear_handle_id (&self->commit_id, g_source_remove);
  if (!self->dirty)
    return;
  self->dirty = FALSE;
  text = dup_text (self);
  typed = qd_tag_completion_dup_text (self->completion);
  tags = qd_note_editor_parse_tags (typed);
  if (g_strcmp0 (text, qd_annotation_get_note (self->annotation)) != 0)
    qd_history_set_note (self->history, self->annotation, text);
  if (!g_strv_equal ((const char *const *) tags, qd_annotation_get_tags (self->annotation)))
    qd_history_set_tags (self->history, self->annotation, (const char *const *) tags);
}

/**
 * qd_note_editor_set_text:
 * @self: an editor
 * @text: what the note now is
 *
 * For a note that changed otherwise, by undoing or from another machine: what stands here and is not committed yet
 * is kept.
 */
void
qd_note_editor_set_text (QdNoteEditor *self, const char *text)
{
  g_autofree char *old = NULL;

  g_return_if_fail (QD_IS_NOTE_EDITOR (self));

  old = dup_text (self);
  if (self->dirty || g_str_equal (old, text))
    return;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  g_clear_handle_id (&self->commit_id, g_source_remove);
  self->dirty = FALSE;
}

/**
 * qd_note_editor_parse_tags:
 * @text: what was typed
 *
 * Tags are apart by spaces or commas, Western or Chinese; a # before one is how it is shown, not a part of it.
 *
 * Returns: (transfer full): the tags, each once, in the order typed
 */
char **
qd_note_editor_parse_tags (const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("[\\s,;，；、#＃]+", text, 0, 0);
  GPtrArray *tags = g_ptr_array_new ();

  for (int i = 0; words && words[i]; i++)
    {
      if (*words[i] && !g_ptr_array_find_with_equal_func (tags, words[i], g_str_equal, NULL))
        g_ptr_array_add (tags, g_strdup (words[i]));
    }
  g_ptr_array_add (tags, NULL);
  return (char **) g_ptr_array_free (tags, FALSE);
}
