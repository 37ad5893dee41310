/* qd-search-bar.c: finds words in the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-search-bar.h"

#include <glib/gi18n.h>

#include "ui/qd-text-search.h"

struct _QdSearchBar
{
  GtkWidget parent_instance;
  GtkRevealer *revealer;
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;
  QdReadingView *view; /* (nullable) */
  QdSession *session;  /* (nullable): of the view */
  GArray *matches;     /* (element-type gsize): start and end in turn */
  int match;           /* -1: none chosen */
  gsize origin;        /* where the reader was when the bar opened */
};

G_DEFINE_FINAL_TYPE (QdSearchBar, qd_search_bar, GTK_TYPE_WIDGET)

static void
update_count (QdSearchBar *self)
{
  int n_matches = self->matches->len / 2;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *label = NULL;

  if (!*words)
    label = g_strdup ("");
  else if (!n_matches)
    label = g_strdup (_ ("None"));
  else
    /* Translators: which match of how many, “3 / 12” */
    label = g_strdup_printf (_ ("%d / %d"), self->match + 1, n_matches);
  gtk_label_set_label (self->count, label);
  gtk_widget_set_sensitive (self->previous, n_matches > 0);
  gtk_widget_set_sensitive (self->next, n_matches > 0);
  if (*words && !n_matches)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
choose (QdSearchBar *self, int match)
{
  gsize start, end;

  self->match = match;
  update_count (self);
  if (match < 0)
    return;
  start = g_array_index (self->matches, gsize, match * 2);
  end = g_array_index (self->matches, gsize, match * 2 + 1);
  qd_session_select (self->session, start, end);
  qd_reading_view_scroll_to (self->view, start, FALSE);
}

static void
find (QdSearchBar *self, gsize from)
{
  QdDocument *document = self->session ? qd_session_get_document (self->session) : NULL;
  gsize n_bytes = 0;
  const char *text = document ? qd_document_get_string (document, &n_bytes) : "";
  const char *words = qd_search_bar_is_open (self) ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : "";

  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = qd_text_search (text, n_bytes, words);
  if (self->view)
    qd_reading_view_set_matches (self->view, self->matches->len ? self->matches : NULL);
  choose (self, qd_text_search_find (self->matches, from));
}

static void
search_changed_cb (QdSearchBar *self)
{
  find (self, self->origin);
}

/* Another document, or another reading of it: the old places mean nothing. */
static void
document_cb (QdSearchBar *self)
{
  if (!qd_search_bar_is_open (self))
    return;
  self->origin = qd_session_get_position (self->session);
  find (self, self->origin);
}

static void
next_cb (QdSearchBar *self)
{
  qd_search_bar_step (self, 1);
}

static void
previous_cb (QdSearchBar *self)
{
  qd_search_bar_step (self, -1);
}

static void
close_cb (QdSearchBar *self)
{
  qd_search_bar_close (self);
}

static gboolean
key_pressed_cb (QdSearchBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK))
    {
      qd_search_bar_step (self, -1);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
qd_search_bar_dispose (GObject *object)
{
  QdSearchBar *self = QD_SEARCH_BAR (object);

  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->view);
  if (self->revealer)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;
  G_OBJECT_CLASS (qd_search_bar_parent_class)->dispose (object);
}

static void
qd_search_bar_finalize (GObject *object)
{
  g_array_unref (QD_SEARCH_BAR (object)->matches);
  G_OBJECT_CLASS (qd_search_bar_parent_class)->finalize (object);
}

static void
qd_search_bar_class_init (QdSearchBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_search_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = qd_search_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-search-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QdSearchBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, QdSearchBar, entry);
  gtk_widget_class_bind_template_child (widget_class, QdSearchBar, count);
  gtk_widget_class_bind_template_child (widget_class, QdSearchBar, previous);
  gtk_widget_class_bind_template_child (widget_class, QdSearchBar, next);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
qd_search_bar_init (QdSearchBar *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->match = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_search_bar_new:
 *
 * Returns: (transfer floating): a bar that is closed
 */
GtkWidget *
qd_search_bar_new (void)
{
  return g_object_new (QD_TYPE_SEARCH_BAR, NULL);
}

/**
 * qd_search_bar_set_view:
 * @self: a search bar
 * @view: (nullable): where to find, its session set
 */
void
qd_search_bar_set_view (QdSearchBar *self, QdReadingView *view)
{
  QdSession *session;

  g_return_if_fail (QD_IS_SEARCH_BAR (self));

  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->view, view);
  session = view ? qd_reading_view_get_session (view) : NULL;
  g_set_object (&self->session, session);
  if (self->session)
    g_signal_connect_swapped (self->session, "notify::document", G_CALLBACK (document_cb), self);
}

/**
 * qd_search_bar_open:
 * @self: a search bar
 *
 * Opens with the selected words, if there are any on one line, and takes the keyboard.
 */
void
qd_search_bar_open (QdSearchBar *self)
{
  g_autofree char *selected = NULL;

  g_return_if_fail (QD_IS_SEARCH_BAR (self));

  if (!self->session)
    return;
  selected = qd_session_dup_selected_text (self->session);
  if (!qd_search_bar_is_open (self))
    self->origin = qd_session_get_position (self->session);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (selected && !strchr (selected, '\n') && g_utf8_strlen (selected, -1) <= 40)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), selected);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  find (self, self->origin);
}

/**
 * qd_search_bar_close:
 * @self: a search bar
 *
 * The match stays selected, so that it can be marked.
 */
void
qd_search_bar_close (QdSearchBar *self)
{
  g_return_if_fail (QD_IS_SEARCH_BAR (self));

  if (!qd_search_bar_is_open (self))
    return;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_array_set_size (self->matches, 0);
  self->match = -1;
  if (self->view)
    {
      qd_reading_view_set_matches (self->view, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
}

/**
 * qd_search_bar_is_open:
 * @self: a search bar
 *
 * Returns: whether it is open
 */
gboolean
qd_search_bar_is_open (QdSearchBar *self)
{
  g_return_val_if_fail (QD_IS_SEARCH_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * qd_search_bar_step:
 * @self: a search bar
 * @direction: 1 to the next match, -1 to the one before; after the last comes the first
 */
void
qd_search_bar_step (QdSearchBar *self, int direction)
{
  int n_matches;

  g_return_if_fail (QD_IS_SEARCH_BAR (self));

  n_matches = self->matches->len / 2;
  if (n_matches)
    choose (self, (self->match + direction + n_matches) % n_matches);
}

/**
 * qd_search_bar_set_words:
 * @self: a search bar
 * @words: what to find
 */
void
qd_search_bar_set_words (QdSearchBar *self, const char *words)
{
  g_return_if_fail (QD_IS_SEARCH_BAR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  find (self, self->origin);
}

/**
 * qd_search_bar_get_match:
 * @self: a search bar
 * @n_matches: (out) (optional): how many there are
 *
 * Returns: which one is chosen, from 1; 0 for none
 */
int
qd_search_bar_get_match (QdSearchBar *self, int *n_matches)
{
  g_return_val_if_fail (QD_IS_SEARCH_BAR (self), 0);

  if (n_matches)
    *n_matches = self->matches->len / 2;
  return self->match + 1;
}
