/* qd-reading-view-accessible.c: the paragraphs in view for those who hear the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 gives a widget of our own no text interface, but a GtkInscription has one. So each paragraph in view has one
 * as a child at its place, which is never drawn. A heading is named by its label as well.
 */
#include "config.h"

#include "ui/qd-reading-view-private.h"

#include <glib/gi18n-lib.h>

/* While the page scrolls nobody can listen. */
#define REST_MS 150
/* A paragraph may be a whole book; more than this of one is not in view. */
#define MAX_BYTES 16384

static char *
dup_paragraph (QdReadingView *self, const QdParagraph *paragraph, gsize from)
{
  const char *string = qd_document_get_string (qd_flow_get_document (self->flow), NULL);
  gsize start = paragraph->end - paragraph->start > MAX_BYTES ? MAX (paragraph->start, from) : paragraph->start;
  gsize end = MIN (paragraph->end, start + MAX_BYTES);

  while (end > start && end < paragraph->end && (string[end] & 0xc0) == 0x80)
    end--;
  return g_strndup (string + start, end - start);
}

static char *
dup_picture (const QdPicture *picture)
{
  const char *alt = qd_picture_get_alt (picture);

  return g_strdup (alt ? alt : _ ("Picture"));
}

static GtkWidget *
create_child (QdReadingView *self, const QdParagraph *paragraph, gsize from)
{
  g_autofree char *text = paragraph->picture ? dup_picture (paragraph->picture) : dup_paragraph (self, paragraph, from);
  gboolean heading = paragraph->role == QD_ROLE_HEADING || paragraph->role == QD_ROLE_TITLE;
  GtkAccessibleRole role = paragraph->picture ? GTK_ACCESSIBLE_ROLE_IMG
                           : heading          ? GTK_ACCESSIBLE_ROLE_HEADING
                                              : GTK_ACCESSIBLE_ROLE_LABEL;
  GtkWidget *child = g_object_new (GTK_TYPE_INSCRIPTION, "accessible-role", role, "text", text, "can-target", FALSE,
                                   "can-focus", FALSE, "opacity", 0.0, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return child;
}

void
qd_reading_view_stop_speaking (QdReadingView *self)
{
  g_clear_handle_id (&self->speak_source, g_source_remove);
  for (guint i = 0; i < self->spoken->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->spoken, i));
  g_ptr_array_set_size (self->spoken, 0);
}

static gboolean
speak_cb (gpointer data)
{
  QdReadingView *self = data;
  QdFlowLine line;
  gsize from = 0;
  int first, last, paragraph = -1;
  QdRect clip;

  self->speak_source = 0;
  qd_reading_view_stop_speaking (self);
  if (!self->flow || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  qd_reading_view_get_flow_clip (self, &clip);
  qd_flow_find_lines_in (self->flow, &clip, &first, &last);
  if (first >= last)
    return G_SOURCE_REMOVE;
  for (int i = first; i < last; i++)
    {
      GtkWidget *child;

      qd_flow_get_line (self->flow, i, &line);
      from = i == first ? line.start : from;
      if (line.paragraph == paragraph)
        continue;
      paragraph = line.paragraph;
      child = create_child (self, qd_document_get_paragraph (qd_flow_get_document (self->flow), paragraph), from);
      g_object_set_data (G_OBJECT (child), "paragraph", GINT_TO_POINTER (paragraph));
      g_object_set_data (G_OBJECT (child), "line", GINT_TO_POINTER (i));
      gtk_widget_insert_before (child, GTK_WIDGET (self), GTK_WIDGET (self->bar));
      g_ptr_array_add (self->spoken, child);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Makes the children anew when scrolling has come to rest. */
void
qd_reading_view_speak (QdReadingView *self)
{
  if (!self->speak_source)
    self->speak_source = g_timeout_add (REST_MS, speak_cb, self);
}

static void
get_figure_bounds (QdReadingView *self, GtkWidget *child, GtkAllocation *where)
{
  int index = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "line"));
  QdFlowLine line;
  double dx, dy;

  if (index >= qd_flow_get_n_lines (self->flow))
    return;
  qd_flow_get_line (self->flow, index, &line);
  qd_reading_view_get_offset (self, &dx, &dy);
  *where = (GtkAllocation){ (int) (line.em_box.x + dx), (int) (line.em_box.y + dy), (int) line.em_box.width,
                            (int) line.em_box.height };
}

/* Puts each child where its paragraph stands. */
void
qd_reading_view_allocate_spoken (QdReadingView *self)
{
  for (guint i = 0; i < self->spoken->len; i++)
    {
      GtkWidget *child = g_ptr_array_index (self->spoken, i);
      int index = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "paragraph"));
      GtkAllocation where = { 0, 0, 1, 1 };

      if (self->flow && index < qd_document_get_n_paragraphs (qd_flow_get_document (self->flow)))
        {
          const QdParagraph *paragraph = qd_document_get_paragraph (qd_flow_get_document (self->flow), index);

          if (paragraph->picture)
            get_figure_bounds (self, child, &where);
          else
            qd_reading_view_get_bounds (self, paragraph->start, paragraph->end, &where);
        }
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      where.width = MAX (where.width, 1);
      where.height = MAX (where.height, 1);
      gtk_widget_size_allocate (child, &where, -1);
    }
}
