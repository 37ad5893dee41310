/* qd-reading-view-keys.c: the keyboard on the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-reading-view-private.h"

static gboolean
is_in_view (QdReadingView *self, gsize byte)
{
  return byte >= qd_reading_view_get_first_in_view (self) && byte <= qd_reading_view_get_end_in_view (self);
}

/* The first key makes the caret appear where the reader looks, not where it was left some pages ago. */
static void
show_caret (QdReadingView *self)
{
  gsize start, end;

  qd_session_get_selection (self->session, &start, &end);
  if (start == end && !is_in_view (self, start))
    qd_session_select (self->session, qd_reading_view_get_first_in_view (self),
                       qd_reading_view_get_first_in_view (self));
  self->caret_shown = TRUE;
}

static void
move (QdReadingView *self, QdMovement movement, int count, gboolean extend)
{
  gsize start, end, caret, anchor;

  if (!self->flow || qd_flow_get_n_lines (self->flow) == 0)
    return;
  show_caret (self);
  qd_session_get_selection (self->session, &start, &end);
  anchor = qd_session_get_anchor (self->session);
  if (movement != QD_MOVE_LINE)
    self->goal = -1;
  if (start < end && !extend && movement == QD_MOVE_CHAR)
    caret = count < 0 ? start : end;
  else
    caret = qd_flow_move (self->flow, qd_session_get_caret (self->session), movement, count, &self->goal);
  qd_session_select (self->session, extend ? anchor : caret, caret);
  qd_reading_view_scroll_to (self, caret, FALSE);
  qd_reading_view_show_bar (self, extend);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* In pages keys turn them as long as no caret is shown; Up and Down show it. */
static gboolean
turns_pages (QdReadingView *self)
{
  return qd_reading_view_is_paged (self) && !self->caret_shown;
}

/* Arrows go where they point: in vertical text the next line, and the next page, is to the left. */
static gboolean
arrow_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  QdReadingView *self = QD_READING_VIEW (widget);
  gboolean horizontal, far, extend, along;
  int step;

  g_variant_get (args, "(bibb)", &horizontal, &step, &far, &extend);
  if (horizontal && !far && !extend && turns_pages (self))
    {
      qd_reading_view_turn (self, qd_reading_view_is_vertical (self) ? -step : step);
      return TRUE;
    }
  along = horizontal != qd_reading_view_is_vertical (self);
  if (!along && qd_reading_view_is_vertical (self))
    step = -step;
  if (along)
    move (self, far ? QD_MOVE_WORD : QD_MOVE_CHAR, step, extend);
  else
    move (self, far ? QD_MOVE_PARAGRAPH : QD_MOVE_LINE, step, extend);
  return TRUE;
}

static gboolean
edge_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gboolean far, extend;
  int step;

  g_variant_get (args, "(ibb)", &step, &far, &extend);
  if (!extend && turns_pages (QD_READING_VIEW (widget)))
    {
      qd_reading_view_turn_to_end (QD_READING_VIEW (widget), step > 0);
      return TRUE;
    }
  move (QD_READING_VIEW (widget), far ? QD_MOVE_DOCUMENT : QD_MOVE_LINE_EDGE, step, extend);
  return TRUE;
}

/* Lines from a page to the same place on the next. */
static int
count_page_lines (QdReadingView *self, double size_px, double line_px)
{
  int first, last;

  if (!qd_reading_view_is_paged (self))
    return MAX (1, (int) (size_px / line_px) - 1);
  qd_flow_get_page_lines (self->flow, self->page, &first, &last);
  return last - first;
}

/* A page on; while scrolling with one line of the page before. */
static gboolean
page_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  QdReadingView *self = QD_READING_VIEW (widget);
  gboolean vertical = qd_reading_view_is_vertical (self);
  double size = vertical ? gtk_widget_get_width (widget) : gtk_widget_get_height (widget);
  const QdStyle *style;
  gboolean extend;
  double line;
  int step;

  g_variant_get (args, "(ib)", &step, &extend);
  if (!self->flow)
    return FALSE;
  style = qd_flow_get_style (self->flow);
  line = style->size_px * (1 + style->line_gap);
  if (extend)
    move (self, QD_MOVE_LINE, step * count_page_lines (self, size, line), TRUE);
  else if (qd_reading_view_is_paged (self))
    qd_reading_view_turn (self, step);
  else
    qd_reading_view_scroll_by (self, step * MAX (line, size - 2 * line));
  return TRUE;
}

static gboolean
zoom_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  int direction;

  g_variant_get (args, "(i)", &direction);
  qd_reading_view_zoom (QD_READING_VIEW (widget), direction);
  return TRUE;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  QdReadingView *self = QD_READING_VIEW (widget);
  double dx, dy;
  QdRect caret;

  if (!self->flow)
    return FALSE;
  show_caret (self);
  self->menu_byte = qd_session_get_caret (self->session);
  g_clear_pointer (&self->link, g_free);
  qd_reading_view_take_picture (self, NULL);
  qd_flow_get_caret (self->flow, self->menu_byte, &caret);
  qd_reading_view_get_offset (self, &dx, &dy);
  self->pointer_x = caret.x + dx;
  self->pointer_y = caret.y + caret.height + dy;
  qd_reading_view_popup_menu (self, self->pointer_x, self->pointer_y);
  return TRUE;
}

/* Of the line with the caret, which a click puts down whether it is shown or not, or the first one in view. */
static gboolean
explain_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  QdReadingView *self = QD_READING_VIEW (widget);
  gsize start, end;

  if (!self->flow)
    return FALSE;
  qd_session_get_selection (self->session, &start, &end);
  self->menu_byte = is_in_view (self, start) ? start : qd_reading_view_get_first_in_view (self);
  gtk_widget_activate_action (widget, "page.explain-line", NULL);
  return TRUE;
}

/* One thing at a time: the selection, then the chosen mark; then the window may have the key. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  QdReadingView *self = QD_READING_VIEW (widget);
  gsize start, end;

  if (!self->session)
    return FALSE;
  qd_session_get_selection (self->session, &start, &end);
  qd_reading_view_show_bar (self, FALSE);
  if (start < end)
    qd_session_select (self->session, qd_session_get_caret (self->session), qd_session_get_caret (self->session));
  else if (qd_session_get_current (self->session))
    qd_session_set_current (self->session, NULL);
  else if (self->caret_shown)
    self->caret_shown = FALSE;
  else
    return FALSE;
  gtk_widget_queue_draw (widget);
  return TRUE;
}

/* Each with and without Ctrl, with and without Shift, on both keyboards. */
static void
add_movements (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, keypad;
    gboolean arrow, horizontal;
    int step;
  } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, TRUE, TRUE, -1 },   { GDK_KEY_Right, GDK_KEY_KP_Right, TRUE, TRUE, 1 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, TRUE, FALSE, -1 },      { GDK_KEY_Down, GDK_KEY_KP_Down, TRUE, FALSE, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, FALSE, FALSE, -1 }, { GDK_KEY_End, GDK_KEY_KP_End, FALSE, FALSE, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    for (int combination = 0; combination < 8; combination++)
      {
        gboolean far = combination & 1, extend = (combination & 2) != 0;
        guint key = combination & 4 ? keys[i].keypad : keys[i].key;
        GdkModifierType modifiers = (far ? GDK_CONTROL_MASK : 0) | (extend ? GDK_SHIFT_MASK : 0);

        if (keys[i].arrow)
          gtk_widget_class_add_binding (widget_class, key, modifiers, arrow_cb, "(bibb)", keys[i].horizontal,
                                        keys[i].step, far, extend);
        else
          gtk_widget_class_add_binding (widget_class, key, modifiers, edge_cb, "(ibb)", keys[i].step, far, extend);
      }
}

static void
add_pages (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    int step;
    gboolean extend;
  } keys[] = {
    { GDK_KEY_Page_Up, 0, -1, FALSE },
    { GDK_KEY_Page_Down, 0, 1, FALSE },
    { GDK_KEY_KP_Page_Up, 0, -1, FALSE },
    { GDK_KEY_KP_Page_Down, 0, 1, FALSE },
    { GDK_KEY_Page_Up, GDK_SHIFT_MASK, -1, TRUE },
    { GDK_KEY_Page_Down, GDK_SHIFT_MASK, 1, TRUE },
    { GDK_KEY_space, 0, 1, FALSE },
    { GDK_KEY_space, GDK_SHIFT_MASK, -1, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, page_cb, "(ib)", keys[i].step,
                                  keys[i].extend);
}

static void
add_marks (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    QdMarkStyle style;
  } styles[] = {
    { GDK_KEY_h, QD_MARK_FILL }, { GDK_KEY_u, QD_MARK_UNDERLINE }, { GDK_KEY_w, QD_MARK_WAVY },
    { GDK_KEY_d, QD_MARK_DOTS }, { GDK_KEY_o, QD_MARK_CIRCLES },   { GDK_KEY_s, QD_MARK_STRIKE },
  };
  const char *const *colors = qd_annotation_get_color_names ();

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_class_add_binding_action (widget_class, styles[i].key, 0, "page.mark", "s",
                                         qd_mark_style_to_string (styles[i].style));
  for (int i = 0; colors[i] && i < 9; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, 0, "page.color", "s", colors[i]);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, 0, "page.color", "s", colors[i]);
    }
  for (int level = 0; level <= 3; level++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + (guint) level, GDK_CONTROL_MASK | GDK_ALT_MASK,
                                         "page.heading", "i", level);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, GDK_CONTROL_MASK | GDK_ALT_MASK, "page.heading",
                                       "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "page.note", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, 0, "page.emend", NULL);
  /* The menu shows the key that was added last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "page.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "page.delete", NULL);
}

void
qd_reading_view_class_init_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int direction;
  } zooms[] = { { GDK_KEY_plus, 1 },         { GDK_KEY_equal, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_minus, -1 },
                { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 },     { GDK_KEY_KP_0, 0 } };

  add_movements (widget_class);
  add_pages (widget_class);
  add_marks (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].key, GDK_CONTROL_MASK, zoom_cb, "(i)", zooms[i].direction);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "page.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "page.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "page.copy-citation",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "page.select-all", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, explain_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}
