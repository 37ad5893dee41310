/* qd-application.c: the program: one instance, many windows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-application.h"

#include <glib/gi18n.h>

#include "annotation/qd-store.h"
#include "ui/qd-about-compat.h"
#include "ui/qd-notes-window.h"
#include "ui/qd-preferences.h"
#include "ui/qd-settings.h"
#include "ui/qd-shortcuts.h"
#include "ui/qd-theme.h"
#include "ui/qd-window.h"

struct _QdApplication
{
  AdwApplication parent_instance;
  char *data_dir; /* (nullable): as the command line says */
};

G_DEFINE_FINAL_TYPE (QdApplication, qd_application, ADW_TYPE_APPLICATION)

static QdWindow *
add_window (QdApplication *self)
{
  g_autofree char *data_dir = self->data_dir ? g_strdup (self->data_dir) : qd_store_dup_default_dir ();
  QdWindow *window = qd_window_new (GTK_APPLICATION (self), qd_settings_get_default (), data_dir);
  const char *size = g_getenv ("QD_WINDOW_SIZE");
  int width, height;

  /* For pictures of the window: a virtual screen has no window manager that would fill it. */
  if (size && sscanf (size, "%dx%d", &width, &height) == 2)
    gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
new_window_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  add_window (data);
}

/* The window that shows @file, else an empty one, else a new one. */
static QdWindow *
find_window (QdApplication *self, GFile *file)
{
  QdWindow *empty = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      GFile *shown;

      if (!QD_IS_WINDOW (l->data))
        continue;
      shown = qd_session_get_file (qd_window_get_session (l->data));
      if (shown && g_file_equal (shown, file))
        return l->data;
      if (qd_window_is_empty (l->data))
        empty = l->data;
    }
  return empty ? empty : add_window (self);
}

static void
open_note_cb (QdApplication *self, GFile *file, const char *id)
{
  QdWindow *window = find_window (self, file);

  qd_window_open_note (window, file, id);
  gtk_window_present (GTK_WINDOW (window));
}

/* One is enough: it follows what is written. */
static void
notes_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QdApplication *self = data;
  g_autofree char *data_dir = self->data_dir ? g_strdup (self->data_dir) : qd_store_dup_default_dir ();
  GtkWindow *window = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l && !window; l = l->next)
    window = QD_IS_NOTES_WINDOW (l->data) ? l->data : NULL;
  if (!window)
    {
      window = qd_notes_window_new (data_dir);
      gtk_window_set_application (window, GTK_APPLICATION (self));
      g_signal_connect_object (window, "open-note", G_CALLBACK (open_note_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (window);
}

static void
preferences_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *parent = gtk_application_get_active_window (data);

  gtk_window_present (qd_preferences_new (parent, qd_settings_get_default ()));
}

static void
shortcuts_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (qd_shortcuts_window_new (gtk_application_get_active_window (data)));
}

static void
about_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qd_about_show (gtk_application_get_active_window (data));
}

/* Windows are asked one by one, so that each can save or object. */
static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *item = windows; item; item = item->next)
    gtk_window_close (item->data);
}

static void
qd_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_activated }, { .name = "new-window", .activate = new_window_activated },
    { .name = "notes", .activate = notes_activated }, { .name = "preferences", .activate = preferences_activated },
    { .name = "quit", .activate = quit_activated },   { .name = "shortcuts", .activate = shortcuts_activated },
  };

  G_APPLICATION_CLASS (qd_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  qd_shortcuts_set_accels (GTK_APPLICATION (application));
  qd_theme_install (qd_settings_get_default ());
  /* Words that can be copied are not to be washed over as soon as a popover shows them. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

static void
qd_application_activate (GApplication *application)
{
  QdApplication *self = QD_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_auto (GStrv) recent = NULL;

  if (active)
    {
      gtk_window_present (active);
      return;
    }
  recent = qd_settings_dup_recent (qd_settings_get_default ());
  if (recent[0])
    add_window (self);
  else
    qd_window_open_essay (add_window (self));
}

static void
qd_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  QdApplication *self = QD_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));
      QdWindow *window = active && QD_IS_WINDOW (active) && qd_window_is_empty (QD_WINDOW (active)) ? QD_WINDOW (active)
                                                                                                    : add_window (self);

      qd_window_open (window, files[i]);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static int
qd_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  QdApplication *self = QD_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("quandian %s\n", QD_VERSION);
      return 0;
    }
  /* Notes kept elsewhere are a matter of this process only. */
  if (g_variant_dict_lookup (options, "data-dir", "^ay", &self->data_dir))
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
qd_application_finalize (GObject *object)
{
  g_free (QD_APPLICATION (object)->data_dir);
  G_OBJECT_CLASS (qd_application_parent_class)->finalize (object);
}

static void
qd_application_class_init (QdApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qd_application_finalize;
  application_class->startup = qd_application_startup;
  application_class->activate = qd_application_activate;
  application_class->open = qd_application_open;
  application_class->handle_local_options = qd_application_handle_local_options;
}

static void
qd_application_init (QdApplication *self)
{
  static const GOptionEntry entries[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Keep annotations in DIR"), "DIR" },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

/**
 * qd_application_new:
 *
 * Returns: (transfer full): the program
 */
QdApplication *
qd_application_new (void)
{
  return g_object_new (QD_TYPE_APPLICATION, "application-id", QD_APPLICATION_ID, "resource-base-path",
                       "/io/github/quandian/Quandian", "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
