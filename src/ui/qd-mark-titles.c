/* qd-mark-titles.c: what colours, marks and times are called in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ui/qd-mark-titles.h"

#include <glib/gi18n.h>

#include "annotation/qd-color-names.h"
#include "ui/qd-settings.h"

/**
 * qd_mark_style_get_title:
 * @style: a style of mark
 *
 * Returns: (transfer none): what it is called
 */
const char *
qd_mark_style_get_title (QdMarkStyle style)
{
  switch (style)
    {
    case QD_MARK_FILL:
      return _ ("Highlight");
    case QD_MARK_UNDERLINE:
      return _ ("Line");
    case QD_MARK_WAVY:
      return _ ("Wavy line");
    case QD_MARK_DOTS:
      return _ ("Dots");
    case QD_MARK_CIRCLES:
      return _ ("Circles");
    case QD_MARK_STRIKE:
      return _ ("Strike");
    }
  g_return_val_if_reached ("");
}

/**
 * qd_mark_color_get_title:
 * @color: the key of a colour
 *
 * Returns: (transfer none): what it is called by us; the key itself if it is none of ours
 */
const char *
qd_mark_color_get_title (const char *color)
{
  static const struct
  {
    const char *name, *title;
  } titles[] = {
    { "yellow", N_ ("Yellow") }, { "green", N_ ("Green") }, { "blue", N_ ("Blue") },
    { "purple", N_ ("Purple") }, { "red", N_ ("Red") },
  };

  for (int i = 0; i < (int) G_N_ELEMENTS (titles); i++)
    {
      if (g_strcmp0 (titles[i].name, color) == 0)
        return _ (titles[i].title);
    }
  return color;
}

/**
 * qd_mark_color_dup_name:
 * @color: the key of a colour
 *
 * Returns: (transfer full) (nullable): what the reader calls it, if anything
 */
char *
qd_mark_color_dup_name (const char *color)
{
  g_autoptr (GVariant) names = g_settings_get_value (qd_settings_get_default (), QD_COLOR_NAMES_KEY);

  return g_strdup (qd_color_names_get (names, color));
}

/**
 * qd_mark_color_dup_title:
 * @color: the key of a colour
 *
 * Returns: (transfer full): what the reader calls it, else what we do
 */
char *
qd_mark_color_dup_title (const char *color)
{
  char *name = qd_mark_color_dup_name (color);

  return name ? name : g_strdup (qd_mark_color_get_title (color));
}

/**
 * qd_annotation_kind_get_title:
 * @kind: a kind of annotation
 *
 * Returns: (transfer none): what it is called
 */
const char *
qd_annotation_kind_get_title (QdAnnotationKind kind)
{
  switch (kind)
    {
    case QD_ANNOTATION_HIGHLIGHT:
      return _ ("Highlight");
    case QD_ANNOTATION_NOTE:
      return _ ("Note");
    case QD_ANNOTATION_SECTION_NOTE:
      return _ ("Note on the section");
    case QD_ANNOTATION_BOOKMARK:
      return _ ("Bookmark");
    case QD_ANNOTATION_HEADING:
    case QD_ANNOTATION_EMENDATION:
      break; /* in no list of notes */
    }
  g_return_val_if_reached ("");
}

/* Whole days from midnight to midnight, so that yesterday evening is yesterday. */
static int
days_between (GDateTime *from, GDateTime *to)
{
  GDate a, b;

  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_date_set_dmy (&a, g_date_time_get_day_of_month (from), (GDateMonth) g_date_time_get_month (from),
                  g_date_time_get_year (from));
  g_date_set_dmy (&b, g_date_time_get_day_of_month (to), (GDateMonth) g_date_time_get_month (to),
                  g_date_time_get_year (to));
  return g_date_days_between (&a, &b);
}

/**
 * qd_time_dup_title:
 * @time: when something was
 * @now: the time now, in the reader's zone
 *
 * Returns: (transfer full): as short as it can be said: “Today 9:41”, “Yesterday”, “2 March”, “2 March 2024”
 */
char *
qd_time_dup_title (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time, g_date_time_get_timezone (now));
  int days = days_between (local, now);
  const char *format;

  if (days == 0)
    /* Translators: a time of today, in the manner of g_date_time_format(): “Today 9:41” */
    format = _ ("Today %-H:%M");
  else if (days == 1)
    format = _ ("Yesterday");
  else if (g_date_time_get_year (local) == g_date_time_get_year (now))
    /* Translators: a day of this year, “2 March” */
    format = _ ("%-d %B");
  else
    /* Translators: a day of another year, “2 March 2024” */
    format = _ ("%-d %B %Y");
  return g_date_time_format (local, format);
}
