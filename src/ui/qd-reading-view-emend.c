/* qd-reading-view-emend.c: the reader looks at an emendation, refuses it, or emends a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-reading-view-private.h"

#include <glib/gi18n-lib.h>

#include "ui/qd-visible-text.h"

/* What the popover is about: a source range and how it reads now. */
typedef struct
{
  int start, end; /* code points of the source */
  char *source;
  char *shown;
  const QdEmendation *emendation; /* (nullable): the one shown there */
  gboolean spoken;                /* the reader has passed a verdict on it */
} Target;

/* What the buttons of a popover act on. */
typedef struct
{
  QdReadingView *view;
  int start, end;
  GtkEditable *entry;
} Hand;

static void
clear_target (Target *target)
{
  g_free (target->source);
  g_free (target->shown);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, clear_target)

/* The selection, else the emendation at a place, else what the reader said of the place. */
static gboolean
find_target (QdReadingView *self, gsize byte, Target *target)
{
  QdDocument *document = qd_flow_get_document (self->flow);
  QdReading *reading = qd_document_get_reading (document);
  const char *string = qd_document_get_string (document, NULL);
  gsize first, last;
  int start, end;

  target->emendation = qd_session_find_emendation (self->session, byte);
  if (qd_session_get_emendable (self->session, &target->start, &target->end))
    target->emendation = NULL;
  else if (target->emendation)
    {
      target->start = target->emendation->start;
      target->end = target->emendation->end;
    }
  else if (!qd_session_find_verdict (self->session, byte, &target->start, &target->end))
    return FALSE;
  target->spoken =
      qd_session_find_verdict (self->session, byte, &start, &end) && start < target->end && end > target->start;
  target->source = qd_text_dup_range (qd_reading_get_source (reading), target->start, target->end);
  first = qd_reading_from_source (reading, target->start, QD_BIAS_START);
  last = qd_reading_from_source (reading, target->end, QD_BIAS_END);
  target->shown = g_strndup (string + first, last - first);
  return TRUE;
}

static void
apply_cb (Hand *hand)
{
  g_autofree char *wording = g_strdup (gtk_editable_get_text (hand->entry));
  QdReadingView *view = hand->view;
  int start = hand->start, end = hand->end;

  qd_reading_view_take_popover (view, NULL, 0, 0);
  qd_session_set_wording (view->session, start, end, wording);
}

static void
refuse_cb (Hand *hand)
{
  QdReadingView *view = hand->view;
  int start = hand->start, end = hand->end;

  qd_reading_view_take_popover (view, NULL, 0, 0);
  qd_session_refuse (view->session, start, end);
}

static void
take_back_cb (Hand *hand)
{
  QdReadingView *view = hand->view;
  int start = hand->start, end = hand->end;

  qd_reading_view_take_popover (view, NULL, 0, 0);
  qd_session_set_wording (view->session, start, end, NULL);
}

static GtkWidget *
append_button (GtkWidget *box, const char *label, GCallback callback, Hand *hand)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", callback, hand);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static char *
describe (const Target *target)
{
  g_autofree char *source = qd_visible_text_dup (target->source);
  g_autofree char *shown = qd_visible_text_dup (target->shown);

  if (g_str_equal (target->source, target->shown))
    /* Translators: %s is text of the file. */
    return g_strdup_printf (_ ("“%s” stands in the source"), source);
  if (!*target->shown)
    return g_strdup_printf (_ ("“%s” is left out"), source);
  /* Translators: the source's text, then the text as shown. */
  return g_strdup_printf (_ ("“%s” is shown as “%s”"), source, shown);
}

/* @entry_out: (out) (transfer none): where the reader writes. */
static GtkWidget *
create_content (QdReadingView *self, const Target *target, GtkWidget **entry_out)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *line = describe (target);
  Hand *hand = g_new0 (Hand, 1);
  GtkWidget *apply;

  *hand = (Hand){ self, target->start, target->end, GTK_EDITABLE (entry) };
  g_object_set_data_full (G_OBJECT (box), "hand", hand, g_free);
  qd_reading_view_append_label (box, line, "heading");
  if (target->emendation && target->emendation->reason && *target->emendation->reason)
    qd_reading_view_append_label (box, target->emendation->reason, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), target->shown);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Left out"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Read as"), -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (apply_cb), hand);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  if (target->spoken)
    append_button (buttons, _ ("_Take Back"), G_CALLBACK (take_back_cb), hand);
  if (!g_str_equal (target->source, target->shown))
    append_button (buttons, _ ("As in the _Source"), G_CALLBACK (refuse_cb), hand);
  apply = append_button (buttons, _ ("_Read So"), G_CALLBACK (apply_cb), hand);
  gtk_widget_add_css_class (apply, "suggested-action");
  gtk_box_append (GTK_BOX (box), buttons);
  *entry_out = entry;
  return box;
}

/* Shows the emendation at a place and what the reader may do about it; or lets the reader emend the selection. */
void
qd_reading_view_emend (QdReadingView *self, gsize byte)
{
  g_auto (Target) target = { 0 };
  GtkWidget *content, *entry;
  QdReading *reading;
  GdkRectangle bounds;
  gsize first, last;

  if (!self->flow || !find_target (self, byte, &target))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  reading = qd_document_get_reading (qd_flow_get_document (self->flow));
  first = qd_reading_from_source (reading, target.start, QD_BIAS_START);
  last = qd_reading_from_source (reading, target.end, QD_BIAS_END);
  if (!qd_reading_view_get_bounds (self, first, MAX (last, first + 1), &bounds))
    bounds = (GdkRectangle){ (int) self->pointer_x, (int) self->pointer_y, 1, 1 };
  qd_reading_view_show_bar (self, FALSE);
  content = create_content (self, &target, &entry);
  qd_reading_view_take_popover (self, qd_reading_view_new_text_popover (content), bounds.x + bounds.width / 2.0,
                                bounds.y + bounds.height);
  gtk_widget_grab_focus (entry);
}

/* The item of the context menu, where there is something to emend or to look at. */
void
qd_reading_view_append_emend_item (QdReadingView *self, GMenu *menu)
{
  int start, end;

  if (qd_session_get_emendable (self->session, &start, &end))
    g_menu_append (menu, _ ("_Emend…"), "page.emend");
  else if (qd_session_find_emendation (self->session, self->menu_byte)
           || qd_session_find_verdict (self->session, self->menu_byte, &start, &end))
    g_menu_append (menu, _ ("Look at the _Emendation"), "page.emend");
}
