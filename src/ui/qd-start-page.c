/* qd-start-page.c: what the window shows while nothing is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-start-page.h"

/* More would be a file manager. */
#define N_SHOWN 8

struct _QdStartPage
{
  GtkWidget parent_instance;
  GtkWidget *page;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (QdStartPage, qd_start_page, GTK_TYPE_WIDGET)

enum
{
  FILE_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
row_activated_cb (AdwActionRow *row, QdStartPage *self)
{
  g_signal_emit (self, signals[FILE_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "file"));
}

static void
qd_start_page_dispose (GObject *object)
{
  QdStartPage *self = QD_START_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  G_OBJECT_CLASS (qd_start_page_parent_class)->dispose (object);
}

static void
qd_start_page_finalize (GObject *object)
{
  g_ptr_array_unref (QD_START_PAGE (object)->rows);
  G_OBJECT_CLASS (qd_start_page_parent_class)->finalize (object);
}

static void
qd_start_page_class_init (QdStartPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = qd_start_page_dispose;
  G_OBJECT_CLASS (class)->finalize = qd_start_page_finalize;

  /**
   * QdStartPage::file-chosen:
   * @file: one of the files opened last
   */
  signals[FILE_CHOSEN] = g_signal_new ("file-chosen", QD_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quandian/Quandian/qd-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QdStartPage, page);
  gtk_widget_class_bind_template_child (widget_class, QdStartPage, group);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "startpage");
}

static void
qd_start_page_init (QdStartPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
}

/**
 * qd_start_page_new:
 *
 * Returns: (transfer floating): a page without files
 */
GtkWidget *
qd_start_page_new (void)
{
  return g_object_new (QD_TYPE_START_PAGE, NULL);
}

/**
 * qd_start_page_describe:
 * @file: a file
 * @name: (out): its name, fit to be shown
 * @folder: (out): the folder it is in, the home directory as ~
 */
void
qd_start_page_describe (GFile *file, char **name, char **folder)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *path = g_file_get_basename (file);
  g_autofree char *parse_name = parent ? g_file_get_parse_name (parent) : g_strdup ("");
  const char *home = g_get_home_dir ();

  *name = g_filename_display_name (path ? path : "");
  if (g_str_has_prefix (parse_name, home) && (parse_name[strlen (home)] == '/' || !parse_name[strlen (home)]))
    *folder = g_strconcat ("~", parse_name + strlen (home), NULL);
  else
    *folder = g_steal_pointer (&parse_name);
}

static GtkWidget *
make_row (QdStartPage *self, GFile *file)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = NULL, *folder = NULL;

  qd_start_page_describe (file, &name, &folder);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), self);
  return row;
}

/**
 * qd_start_page_set_recent:
 * @self: a start page
 * @uris: (array zero-terminated=1): files opened last, the latest first
 *
 * Files that are no longer there are left out.
 */
void
qd_start_page_set_recent (QdStartPage *self, const char *const *uris)
{
  g_return_if_fail (QD_IS_START_PAGE (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (int i = 0; uris[i] && self->rows->len < N_SHOWN; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);
      GtkWidget *row;

      /* Only local files are looked for: a server that does not answer must not hold the window. */
      if (g_file_is_native (file) && !g_file_query_exists (file, NULL))
        continue;
      row = make_row (self, file);
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->group), self->rows->len > 0);
}

/**
 * qd_start_page_get_n_recent:
 * @self: a start page
 *
 * Returns: how many files it lists
 */
int
qd_start_page_get_n_recent (QdStartPage *self)
{
  g_return_val_if_fail (QD_IS_START_PAGE (self), 0);

  return self->rows->len;
}
