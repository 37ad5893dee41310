/* qd-reading-view-private.h: the inside of the page, for the files it is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * qd-reading-view.c is the widget, -place.c holds the geometry and scrolls, -pages.c shows pages, -draw.c draws,
 * -pictures.c shows pictures, -input.c hears presses, -pointer.c the pointer and the wheel and -keys.c the keyboard,
 * -pick.c finds what stands at a place, -actions.c says what can be done, -explain.c why a line is set so,
 * -accessible.c tells it to those who do not see it. Three systems of coordinates: the flow's; the content's, which is
 * the flow moved by the origin; and the widget's, which is the content less what is scrolled away. In pages nothing is
 * scrolled: the flow is a strip of pages, moved so that those shown stand at the origin.
 */
#pragma once

#include <adwaita.h>
#include "ui/qd-margin-notes.h"
#include "ui/qd-picture-cache.h"
#include "ui/qd-reading-view.h"
#include "ui/qd-selection-bar.h"

G_BEGIN_DECLS

/* What a drag takes along: by double, triple and quadruple click. */
typedef enum
{
  QD_UNIT_CHAR,
  QD_UNIT_WORD,
  QD_UNIT_SENTENCE,
  QD_UNIT_PARAGRAPH
} QdUnit;

struct _QdReadingView
{
  GtkWidget parent_instance;

  QdSession *session;
  QdFlow *flow; /* the session's, as shown */
  QdPaper paper;
  const QdPageColors *colors;

  /* Geometry */
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  double origin_x, origin_y; /* of the flow in the content */
  double content_width, content_height;
  double place_offset;  /* from the edge where reading starts to the line at the session's position, scrolling */
  gboolean place_dirty; /* the place is to be restored when the page is laid out */
  gboolean configuring; /* the adjustments change by our own doing */

  /* Pages */
  int page;        /* the first of those shown */
  gsize anchor;    /* a place in view that stays so when the page is set anew: what was gone to, else the first byte */
  int page_before; /* the first of those that were shown and fade away */
  double turned;   /* how much of the pages shown has come: 1 when they do not move */
  AdwAnimation *turning; /* (nullable) */
  int zone;              /* the side of the page under the pointer by which it turns: −1 back, 1 on, 0 none */
  int pressed_zone;
  gint64 last_turn;  /* µs: a touchpad's one push must not turn many pages */
  gint64 edge_since; /* µs: since when a selection is dragged at the edge; 0 if it is not */

  /* Drawing */
  GHashTable *nodes; /* line index → GskRenderNode at the line's corner */
  QdPictureCache *pictures;
  GArray *matches; /* (nullable) of gsize, start and end in turn */
  gsize flash_start, flash_end;
  double flash_strength;
  AdwAnimation *flash;
  gboolean caret_shown;

  /* Parts */
  QdMarginNotes *notes;
  gboolean margin_notes;
  QdSelectionBar *bar;
  gboolean bar_wanted; /* the selection is finished, or a mark was clicked */
  GtkWidget *popover;  /* (nullable): the context menu or a note */

  int explained; /* the line that is explained; −1 for none */

  /* Input */
  QdUnit unit;
  gsize unit_start, unit_end; /* what the press took */
  double pointer_x, pointer_y;
  gboolean selecting;
  gboolean press_in_selection;
  gboolean touching;
  gboolean dragged;
  int n_press; /* of the press under way; 0 if it was taken by something else than the text */
  double pinch_scale;
  guint autoscroll;
  double goal; /* kept across the line while moving from line to line; < 0 for none */
  char *link;  /* (nullable): under the context menu */
  gsize menu_byte;
  QdPicture *picture; /* (nullable): under the context menu */

  /* Accessibility */
  GPtrArray *spoken; /* of GtkWidget, one a visible paragraph */
  guint speak_source;
};

/* Geometry */
gboolean qd_reading_view_is_vertical (QdReadingView *self);
void qd_reading_view_to_flow (QdReadingView *self, double x, double y, double *flow_x, double *flow_y);
void qd_reading_view_get_offset (QdReadingView *self, double *dx, double *dy); /* flow + offset = widget */
void qd_reading_view_get_flow_clip (QdReadingView *self, QdRect *clip);        /* what of the flow is in view */
void qd_reading_view_scroll_by (QdReadingView *self, double along_lines_px);   /* forwards in the text */
gsize qd_reading_view_get_first_in_view (QdReadingView *self);
gboolean qd_reading_view_get_bounds (QdReadingView *self, gsize start, gsize end, GdkRectangle *bounds);

void qd_reading_view_lay_out (QdReadingView *self, int width, int height);
void qd_reading_view_forget_place (QdReadingView *self);
void qd_reading_view_set_adjustment (QdReadingView *self, GtkOrientation orientation, GtkAdjustment *adjustment);
void qd_reading_view_scroll_to_cb (QdReadingView *self, guint64 byte, gboolean flash);
void qd_reading_view_scroll_back_cb (QdReadingView *self, guint64 byte);

/* Pages; @page is the first of those that stand side by side */
gboolean qd_reading_view_is_paged (QdReadingView *self);
int qd_reading_view_get_n_facing (QdReadingView *self);
void qd_reading_view_get_page_margins (QdReadingView *self, double width, double *across_px, double *down_px);
void qd_reading_view_place_pages (QdReadingView *self, double width, double height);
void qd_reading_view_get_page_offset (QdReadingView *self, int page, double *dx, double *dy);
void qd_reading_view_get_page_clip (QdReadingView *self, int page, QdRect *clip); /* of the flow */
gsize qd_reading_view_get_page_start (QdReadingView *self);
gsize qd_reading_view_get_page_end (QdReadingView *self);
void qd_reading_view_restore_page (QdReadingView *self);
void qd_reading_view_go_to_page_of (QdReadingView *self, gsize byte, gboolean keep);
gboolean qd_reading_view_turn (QdReadingView *self, int step); /* FALSE at the ends */
void qd_reading_view_turn_to_end (QdReadingView *self, gboolean last);
int qd_reading_view_find_zone (QdReadingView *self, double x, double y);
void qd_reading_view_set_zone (QdReadingView *self, int zone);
void qd_reading_view_snapshot_margins (QdReadingView *self, GtkSnapshot *snapshot, int page);
void qd_reading_view_snapshot_zone (QdReadingView *self, GtkSnapshot *snapshot);
void qd_reading_view_stop_turning (QdReadingView *self);
void qd_reading_view_say_pages_changed (QdReadingView *self);

/* Parts */
void qd_reading_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void qd_reading_view_init_input (QdReadingView *self);
void qd_reading_view_init_pointer (QdReadingView *self);
void qd_reading_view_class_init_keys (GtkWidgetClass *widget_class);
void qd_reading_view_stop_input (QdReadingView *self);
void qd_reading_view_class_init_actions (GtkWidgetClass *widget_class);
void qd_reading_view_actions_update (QdReadingView *self);
void qd_reading_view_show_bar (QdReadingView *self, gboolean show);
void qd_reading_view_popup_menu (QdReadingView *self, double x, double y);
gboolean qd_reading_view_popup_book_note (QdReadingView *self, const QdSpan *mark, double x, double y);
void qd_reading_view_popup_note (QdReadingView *self, QdAnnotation *annotation, double x, double y);
void qd_reading_view_emend (QdReadingView *self, gsize byte);
void qd_reading_view_append_emend_item (QdReadingView *self, GMenu *menu);
GtkWidget *qd_reading_view_new_text_popover (GtkWidget *child);
GtkWidget *qd_reading_view_append_label (GtkWidget *box, const char *text, const char *style);
void qd_reading_view_take_popover (QdReadingView *self, GtkWidget *popover, double x, double y);
void qd_reading_view_explain (QdReadingView *self, int line);
void qd_reading_view_snapshot_explained (QdReadingView *self, GtkSnapshot *snapshot, double dx, double dy);
void qd_reading_view_stop_explaining (QdReadingView *self);
void qd_reading_view_speak (QdReadingView *self); /* soon: when scrolling rests */
void qd_reading_view_allocate_spoken (QdReadingView *self);
void qd_reading_view_stop_speaking (QdReadingView *self);
void qd_reading_view_request_note (QdReadingView *self, QdAnnotation *annotation);
void qd_reading_view_activate_link (QdReadingView *self, const char *uri, gsize byte);
void qd_reading_view_zoom (QdReadingView *self, int direction);
void qd_reading_view_init_pictures (QdReadingView *self);
void qd_reading_view_class_init_pictures (GtkWidgetClass *widget_class);
void qd_reading_view_snapshot_pictures (
    QdReadingView *self, GtkSnapshot *snapshot, int first, int last, double dx, double dy);
void qd_reading_view_enlarge_picture (QdReadingView *self, QdPicture *picture);
void qd_reading_view_append_picture_items (GMenu *menu);
void qd_reading_view_take_picture (QdReadingView *self, QdPicture *picture); /* for the context menu */
/* What stands at a place of the widget. */
gboolean qd_reading_view_pick_character (QdReadingView *self, double x, double y, gsize *byte);
gsize qd_reading_view_pick_caret (QdReadingView *self, double x, double y);
QdAnnotation *qd_reading_view_pick_note (QdReadingView *self, double x, double y);
const char *qd_reading_view_pick_link (QdReadingView *self, double x, double y);
QdPicture *qd_reading_view_pick_picture (QdReadingView *self, double x, double y);
const QdSpan *qd_reading_view_pick_note_mark (QdReadingView *self, double x, double y);
const QdSpan *qd_reading_view_find_span (QdReadingView *self, QdSpanKind kind, gsize byte);

G_END_DECLS
