/* qd-reading-view-pages.c: the text in pages, as in a book: one or two side by side, turned rather than scrolled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The flow is a strip of pages; what is shown of it is moved to the middle of the widget, and what the window has left
 * over is margin, with the running head, the folio and the zones by which pages turn.
 */
#include "ui/qd-reading-view-private.h"

#include <math.h>

/* px of margin at least; the head stands in the upper one, the folio in the lower one. */
#define TOP 52
#define BOTTOM 48
#define SIDE 44
#define SIDE_NARROW 16
#define NARROW 480
/* Part of the gutter at each side that still belongs to a page. */
#define REACH 0.4
#define TURN_MS 180
/* px between the text and the zone that turns the page: what is meant for the text must not turn it. */
#define ZONE_GAP 10
#define MIN_ZONE 14
#define ZONE_SIGN 26 /* px */
/* Heads and folios, of the body's size, within px that can be read and do not shout. */
#define FURNITURE_SCALE 0.65
#define FURNITURE_MIN 11
#define FURNITURE_MAX 15
#define FURNITURE_FAMILIES "Noto Serif CJK SC, Noto Serif CJK TC, Source Han Serif SC, Serif"

/* Whether the text is shown in pages. */
gboolean
qd_reading_view_is_paged (QdReadingView *self)
{
  return self->flow && qd_flow_get_n_pages (self->flow) > 0;
}

/* How many pages stand side by side. */
int
qd_reading_view_get_n_facing (QdReadingView *self)
{
  return qd_flow_get_style (self->flow)->spread == QD_SPREAD_TWO ? 2 : 1;
}

/* What of the widget is no room for type areas. */
void
qd_reading_view_get_page_margins (QdReadingView *self, double width, double *across_px, double *down_px)
{
  *across_px = 2 * (width < NARROW ? SIDE_NARROW : SIDE);
  *down_px = TOP + BOTTOM;
}

/* The type areas of the pages side by side, also of one that is not there because the text ends before it. */
static void
get_spread (QdReadingView *self, int page, QdRect *rect)
{
  double gutter = qd_flow_get_gutter (qd_flow_get_style (self->flow));

  qd_flow_get_page (self->flow, page, rect);
  if (qd_reading_view_get_n_facing (self) == 1)
    return;
  if (qd_reading_view_is_vertical (self))
    rect->x -= rect->width + gutter;
  rect->width = 2 * rect->width + gutter;
}

/* Puts the pages into the middle of what the least margins leave; vertical ones down a little if notes need the room
 * above. */
void
qd_reading_view_place_pages (QdReadingView *self, double width, double height)
{
  QdRect spread;

  get_spread (self, 0, &spread);
  self->content_width = width;
  self->content_height = height;
  self->origin_x = floor ((width - spread.width) / 2);
  self->origin_y = floor (TOP + (height - TOP - BOTTOM - spread.height) / 2);
  if (qd_reading_view_is_vertical (self) && self->margin_notes && self->origin_y < QD_MARGIN_NOTES_ROOM
      && spread.height + QD_MARGIN_NOTES_ROOM + BOTTOM <= height)
    self->origin_y = QD_MARGIN_NOTES_ROOM;
}

void
qd_reading_view_get_page_offset (QdReadingView *self, int page, double *dx, double *dy)
{
  QdRect spread;

  get_spread (self, page, &spread);
  *dx = self->origin_x - spread.x;
  *dy = self->origin_y - spread.y;
}

/* The part of the flow that belongs to the pages shown: not as far as to the next ones. */
void
qd_reading_view_get_page_clip (QdReadingView *self, int page, QdRect *clip)
{
  double reach = qd_flow_get_gutter (qd_flow_get_style (self->flow)) * REACH;

  get_spread (self, page, clip);
  clip->x -= reach;
  clip->width += 2 * reach;
  clip->y -= self->origin_y;
  clip->height = MAX (clip->height, gtk_widget_get_height (GTK_WIDGET (self)));
}

/* One after the last page of those that stand beside @page. */
static int
get_last (QdReadingView *self, int page)
{
  return MIN (page + qd_reading_view_get_n_facing (self), qd_flow_get_n_pages (self->flow));
}

gsize
qd_reading_view_get_page_start (QdReadingView *self)
{
  QdFlowLine line;
  int first, last;

  qd_flow_get_page_lines (self->flow, self->page, &first, &last);
  qd_flow_get_line (self->flow, first, &line);
  return line.start;
}

gsize
qd_reading_view_get_page_end (QdReadingView *self)
{
  QdFlowLine line;
  int first, last;

  qd_flow_get_page_lines (self->flow, get_last (self, self->page) - 1, &first, &last);
  qd_flow_get_line (self->flow, last - 1, &line);
  return line.end;
}

/**
 * qd_reading_view_get_pages:
 * @self: a reading view
 * @first: (out): the first page shown, from 0
 * @last: (out): one after the last
 *
 * Returns: how many pages the text has; 0 where it scrolls
 */
int
qd_reading_view_get_pages (QdReadingView *self, int *first, int *last)
{
  g_return_val_if_fail (QD_IS_READING_VIEW (self), 0);

  *first = *last = 0;
  if (!qd_reading_view_is_paged (self))
    return 0;
  *first = self->page;
  *last = get_last (self, self->page);
  return qd_flow_get_n_pages (self->flow);
}

/* Turning */

static void
set_turned (double value, gpointer data)
{
  QdReadingView *self = data;

  self->turned = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
animate (QdReadingView *self)
{
  if (!self->turning)
    {
      AdwAnimationTarget *target = adw_callback_animation_target_new (set_turned, self, NULL);

      self->turning = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, TURN_MS, target);
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->turning), ADW_EASE_OUT_CUBIC);
    }
  adw_animation_reset (self->turning);
  adw_animation_play (self->turning);
}

void
qd_reading_view_stop_turning (QdReadingView *self)
{
  if (self->turning)
    adw_animation_skip (self->turning);
  g_clear_object (&self->turning);
}

/* @anchor: a place on the page that is to stay in view whatever becomes of the page */
static void
show_page (QdReadingView *self, int page, gsize anchor)
{
  int n_facing = qd_reading_view_get_n_facing (self);

  page = CLAMP (page, 0, qd_flow_get_n_pages (self->flow) - 1);
  page -= page % n_facing;
  self->place_offset = 0;
  if (page != self->page)
    {
      self->page_before = self->page;
      self->page = page;
      animate (self);
    }
  self->anchor = CLAMP (anchor, qd_reading_view_get_page_start (self), qd_reading_view_get_page_end (self));
  qd_session_set_view (self->session, qd_reading_view_get_page_start (self), self->anchor);
  qd_reading_view_say_pages_changed (self);
  qd_reading_view_speak (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* After the text was set anew: the page that holds what was in view. The session's place is kept as it is, so that it
 * does not wander off while the window changes its size. */
void
qd_reading_view_restore_page (QdReadingView *self)
{
  int page = qd_flow_find_page (self->flow, MAX (qd_flow_find_line (self->flow, self->anchor), 0));

  qd_reading_view_stop_turning (self);
  self->turned = 1;
  self->page = page - page % qd_reading_view_get_n_facing (self);
  qd_reading_view_say_pages_changed (self);
}

/* @keep: the place itself is what the reader looks at; else it only has to be in view */
void
qd_reading_view_go_to_page_of (QdReadingView *self, gsize byte, gboolean keep)
{
  int page = qd_flow_find_page (self->flow, MAX (qd_flow_find_line (self->flow, byte), 0));

  if (!keep && page >= self->page && page < get_last (self, self->page))
    return;
  show_page (self, page, byte);
}

gboolean
qd_reading_view_turn (QdReadingView *self, int step)
{
  int page = self->page + step * qd_reading_view_get_n_facing (self);

  if (page < 0 && self->page > 0)
    page = 0;
  if (page < 0 || page >= qd_flow_get_n_pages (self->flow))
    return FALSE;
  show_page (self, page, 0);
  return TRUE;
}

void
qd_reading_view_turn_to_end (QdReadingView *self, gboolean last)
{
  show_page (self, last ? qd_flow_get_n_pages (self->flow) - 1 : 0, 0);
}

/* The zones beside the text */

/* −1 or 1 if a click there turns the page back or on; 0 over the text and where there is no further page. */
int
qd_reading_view_find_zone (QdReadingView *self, double x, double y)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  QdRect spread;
  int side = 0;

  if (!qd_reading_view_is_paged (self) || y < 0 || y >= height || x < 0 || x >= width)
    return 0;
  get_spread (self, self->page, &spread);
  if (x < MAX (self->origin_x - ZONE_GAP, MIN_ZONE))
    side = -1;
  else if (x > MIN (self->origin_x + spread.width + ZONE_GAP, width - MIN_ZONE))
    side = 1;
  if (qd_reading_view_is_vertical (self))
    side = -side;
  if ((side < 0 && self->page == 0) || (side > 0 && get_last (self, self->page) == qd_flow_get_n_pages (self->flow)))
    return 0;
  return side;
}

/* The pointer came to another zone. */
void
qd_reading_view_set_zone (QdReadingView *self, int zone)
{
  if (self->zone == zone)
    return;
  self->zone = zone;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Drawing */

static PangoLayout *
create_layout (QdReadingView *self, const char *text, double size_px)
{
  const QdStyle *style = qd_flow_get_style (self->flow);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  const char *own = style->families[QD_FACE_SONG];
  g_autofree char *families = g_strconcat (own, *own ? ", " : "", FURNITURE_FAMILIES, NULL);
  PangoFontDescription *font = pango_font_description_from_string (families);

  pango_font_description_set_absolute_size (font, size_px * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_context_set_language (pango_layout_get_context (layout),
                              pango_language_from_string (qd_region_to_pango_language (style->region)));
  return layout;
}

static void
append_layout (QdReadingView *self, GtkSnapshot *snapshot, PangoLayout *layout, double x, double y)
{
  GdkRGBA dim = qd_page_colors_get_ink (self->colors, QD_INK_DIM);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (round (x), round (y)));
  gtk_snapshot_append_layout (snapshot, layout, &dim);
  gtk_snapshot_restore (snapshot);
}

static double
get_furniture_size (QdReadingView *self)
{
  return CLAMP (qd_flow_get_style (self->flow)->size_px * FURNITURE_SCALE, FURNITURE_MIN, FURNITURE_MAX);
}

/* What stands above a page: of two, the title of the text on the first and the section on the second; the section on a
 * single one. Nothing where the page begins with a heading of its own. */
static char *
dup_head (QdReadingView *self, int page)
{
  QdDocument *document = qd_flow_get_document (self->flow);
  const char *title = qd_document_get_title (document);
  const QdParagraph *paragraph;
  QdSection *section;
  QdFlowLine line;
  int first, last;

  qd_flow_get_page_lines (self->flow, page, &first, &last);
  qd_flow_get_line (self->flow, first, &line);
  paragraph = qd_document_get_paragraph (document, line.paragraph);
  if (paragraph->role == QD_ROLE_TITLE || paragraph->role == QD_ROLE_HEADING)
    return NULL;
  if (title && qd_reading_view_get_n_facing (self) == 2 && page % 2 == 0)
    return g_strdup (title);
  section = qd_document_find_section (document, line.start);
  if (section && qd_section_get_kind (section) == QD_SECTION_HEADING)
    return qd_section_dup_display (section);
  return g_strdup (title);
}

/* A number by its digits, as pages of vertical books are counted: 一〇八. */
static char *
dup_han_number (int number)
{
  static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  g_autofree char *plain = g_strdup_printf ("%d", number);
  GString *text = g_string_new (NULL);

  for (const char *p = plain; *p; p++)
    g_string_append (text, digits[g_ascii_digit_value (*p)]);
  return g_string_free (text, FALSE);
}

/* One character below the other, at most @max of them. */
static char *
dup_stacked (const char *text, int max)
{
  GString *stacked = g_string_new (NULL);
  int n = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      if (n > 0)
        g_string_append_c (stacked, '\n');
      if (++n == max && *g_utf8_next_char (p))
        {
          g_string_append (stacked, "⋮");
          break;
        }
      g_string_append_len (stacked, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (stacked, FALSE);
}

/* Head and folio of a page of horizontal text: above it towards the outer edge, and below it in the middle. */
static void
snapshot_furniture_across (QdReadingView *self, GtkSnapshot *snapshot, int page, const QdRect *area)
{
  double gap = qd_flow_get_style (self->flow)->line_gap * qd_flow_get_style (self->flow)->size_px;
  g_autofree char *head = dup_head (self, page);
  g_autofree char *number = g_strdup_printf ("%d", page + 1);
  g_autoptr (PangoLayout) folio = create_layout (self, number, get_furniture_size (self));
  int width, height;

  pango_layout_get_pixel_size (folio, &width, &height);
  append_layout (self, snapshot, folio, area->x + (area->width - width) / 2,
                 MIN (area->y + area->height - gap / 2 + 18, gtk_widget_get_height (GTK_WIDGET (self)) - height - 6));
  if (head)
    {
      g_autoptr (PangoLayout) layout = create_layout (self, head, get_furniture_size (self));
      gboolean outer_is_right = qd_reading_view_get_n_facing (self) == 2 && page % 2 == 1;

      pango_layout_set_width (layout, area->width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_set_alignment (layout, outer_is_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      pango_layout_get_pixel_size (layout, &width, &height);
      append_layout (self, snapshot, layout, area->x, MAX (area->y + gap / 2 - 18 - height, 6));
    }
}

/* The same for vertical text: both in the outer margin, the head from its top downwards, the folio at its foot. */
static void
snapshot_furniture_down (QdReadingView *self, GtkSnapshot *snapshot, int page, const QdRect *area)
{
  double gap = qd_flow_get_style (self->flow)->line_gap * qd_flow_get_style (self->flow)->size_px;
  double size = get_furniture_size (self);
  gboolean outer_is_right = qd_reading_view_get_n_facing (self) == 2 && page % 2 == 0;
  g_autofree char *head = dup_head (self, page), *number = dup_han_number (page + 1);
  const char *texts[] = { head, number };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *stacked = NULL;
      g_autoptr (PangoLayout) layout = NULL;
      int width, height;

      if (!texts[i])
        continue;
      stacked = dup_stacked (texts[i], area->height * 0.6 / (size * 1.3));
      layout = create_layout (self, stacked, size);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      pango_layout_set_line_spacing (layout, 0.8);
      pango_layout_get_pixel_size (layout, &width, &height);
      append_layout (self, snapshot, layout,
                     outer_is_right ? area->x + area->width - gap / 2 + 16 : area->x + gap / 2 - 16 - width,
                     i == 0 ? area->y : area->y + area->height - height);
    }
}

/* What stands in the margins of the pages from @page on. */
void
qd_reading_view_snapshot_margins (QdReadingView *self, GtkSnapshot *snapshot, int page)
{
  double dx, dy;

  qd_reading_view_get_page_offset (self, page, &dx, &dy);
  for (int i = page; i < get_last (self, page); i++)
    {
      QdRect area;

      qd_flow_get_page (self->flow, i, &area);
      area.x += dx;
      area.y += dy;
      if (qd_reading_view_is_vertical (self))
        snapshot_furniture_down (self, snapshot, i, &area);
      else
        snapshot_furniture_across (self, snapshot, i, &area);
    }
}

/* A quiet sign that a click here turns the page. */
void
qd_reading_view_snapshot_zone (QdReadingView *self, GtkSnapshot *snapshot)
{
  gboolean left = (self->zone < 0) != qd_reading_view_is_vertical (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  g_autoptr (PangoLayout) layout = NULL;
  int sign_width, sign_height;
  QdRect spread;

  if (self->zone == 0)
    return;
  get_spread (self, self->page, &spread);
  layout = create_layout (self, left ? "‹" : "›", ZONE_SIGN);
  pango_layout_get_pixel_size (layout, &sign_width, &sign_height);
  append_layout (self, snapshot, layout,
                 left ? MAX ((self->origin_x - ZONE_GAP - sign_width) / 2, 2)
                      : MIN (width - (self->origin_x - ZONE_GAP + sign_width) / 2, width - sign_width - 2),
                 (gtk_widget_get_height (GTK_WIDGET (self)) - sign_height) / 2.0);
}
