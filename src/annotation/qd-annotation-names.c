/* qd-annotation-names.c: what kinds, styles, colours and states are called in files and on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-annotation.h"

/* The palette; a colour that is not in it is kept and drawn as the first. */
static const char *const color_names[] = { "yellow", "green", "blue", "purple", "red", NULL };

static const char *const kind_names[] = {
  [QD_ANNOTATION_HIGHLIGHT] = "highlight",       [QD_ANNOTATION_NOTE] = "note",
  [QD_ANNOTATION_SECTION_NOTE] = "section-note", [QD_ANNOTATION_BOOKMARK] = "bookmark",
  [QD_ANNOTATION_HEADING] = "heading",           [QD_ANNOTATION_EMENDATION] = "emendation",
};

static const char *const style_names[] = {
  [QD_MARK_FILL] = "fill", [QD_MARK_UNDERLINE] = "underline", [QD_MARK_WAVY] = "wavy",
  [QD_MARK_DOTS] = "dots", [QD_MARK_CIRCLES] = "circles",     [QD_MARK_STRIKE] = "strike",
};

static gboolean
find_name (const char *const *names, int n_names, const char *name, int *index)
{
  for (int i = 0; i < n_names; i++)
    {
      if (g_str_equal (names[i], name))
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * qd_mark_style_to_string:
 * @style: a style
 *
 * Returns: (transfer none): its name in files and on the command line
 */
const char *
qd_mark_style_to_string (QdMarkStyle style)
{
  g_return_val_if_fail (style >= 0 && style < G_N_ELEMENTS (style_names), style_names[0]);
  return style_names[style];
}

/**
 * qd_mark_style_from_string:
 * @name: a name
 * @style: (out): the style of that name
 *
 * Returns: whether there is one
 */
gboolean
qd_mark_style_from_string (const char *name, QdMarkStyle *style)
{
  int index = 0;

  if (!find_name (style_names, G_N_ELEMENTS (style_names), name, &index))
    return FALSE;
  *style = index;
  return TRUE;
}

/**
 * qd_annotation_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): its name in files and on the command line
 */
const char *
qd_annotation_kind_to_string (QdAnnotationKind kind)
{
  g_return_val_if_fail (kind >= 0 && kind < G_N_ELEMENTS (kind_names), kind_names[0]);
  return kind_names[kind];
}

/**
 * qd_annotation_kind_is_correction:
 * @kind: a kind
 *
 * Returns: whether it says something of the text itself and is in no list of notes
 */
gboolean
qd_annotation_kind_is_correction (QdAnnotationKind kind)
{
  return kind == QD_ANNOTATION_HEADING || kind == QD_ANNOTATION_EMENDATION;
}

/**
 * qd_annotation_kind_from_string:
 * @name: a name
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is one
 */
gboolean
qd_annotation_kind_from_string (const char *name, QdAnnotationKind *kind)
{
  int index = 0;

  if (!find_name (kind_names, G_N_ELEMENTS (kind_names), name, &index))
    return FALSE;
  *kind = index;
  return TRUE;
}

/**
 * qd_annotation_get_color_names:
 *
 * Returns: (transfer none): the names of the colours in the order of the palette, NULL-terminated
 */
const char *const *
qd_annotation_get_color_names (void)
{
  return color_names;
}

/**
 * qd_anchor_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): its name on the command line
 */
const char *
qd_anchor_state_to_string (QdAnchorState state)
{
  switch (state)
    {
    case QD_STATE_PLACED:
      return "placed";
    case QD_STATE_MOVED:
      return "moved";
    case QD_STATE_UNSURE:
      return "unsure";
    case QD_STATE_ORPHAN:
      return "orphan";
    }
  g_return_val_if_reached ("orphan");
}
