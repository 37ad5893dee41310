/* qd-page-colors.c: the papers and inks of the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-page-colors.h"

typedef struct
{
  const char *color;
  guint32 shades[QD_N_SHADES]; /* 0xRRGGBBAA */
} MarkColors;

#define N_MARK_COLORS 5

struct _QdPageColors
{
  guint32 inks[QD_N_INKS]; /* 0xRRGGBBAA */
  MarkColors marks[N_MARK_COLORS];
  gboolean dark;
  gboolean outlines;
};

/* Annotations whose colour this version does not know are shown in the first. */
static const QdPageColors warm = {
  .inks = { 0xfbf8f1ff, 0x211f1bff, 0xf2ecdfff, 0xfffdf8ff, 0xe2d9c7ff, 0x857c6cff, 0xb23a2bff, 0x93291cff,
            0xb23a2b38 },
  .marks = { { "yellow", { 0xf4c43c66, 0x9a7410ff, 0xf4c43cff } },
             { "green", { 0x7ab06e5c, 0x4d7f42ff, 0x7ab06eff } },
             { "blue", { 0x6ea0c857, 0x3f76a3ff, 0x6ea0c8ff } },
             { "purple", { 0xb98bc857, 0x8a5a9cff, 0xb98bc8ff } },
             { "red", { 0xd9705f4a, 0xb23a2bff, 0xb23a2bff } } },
};

static const QdPageColors white = {
  .inks = { 0xffffffff, 0x1c1c1cff, 0xf4f4f4ff, 0xffffffff, 0xdededeff, 0x6e6e6eff, 0xb23a2bff, 0x96281bff,
            0xb23a2b38 },
  .marks = { { "yellow", { 0xf4c43c73, 0x9a7410ff, 0xf4c43cff } },
             { "green", { 0x7ab06e5c, 0x4d7f42ff, 0x7ab06eff } },
             { "blue", { 0x6ea0c857, 0x3f76a3ff, 0x6ea0c8ff } },
             { "purple", { 0xb98bc857, 0x8a5a9cff, 0xb98bc8ff } },
             { "red", { 0xd9705f4d, 0xb23a2bff, 0xb23a2bff } } },
};

static const QdPageColors sepia = {
  .inks = { 0xf1e4c9ff, 0x3a2b1aff, 0xe8d9baff, 0xf7edd8ff, 0xd8c7a3ff, 0x756446ff, 0xa33122ff, 0x822014ff,
            0xa3312238 },
  .marks = { { "yellow", { 0xeab0215c, 0x8a640aff, 0xeab021ff } },
             { "green", { 0x7ab06e5c, 0x44733aff, 0x7ab06eff } },
             { "blue", { 0x6ea0c857, 0x386b95ff, 0x6ea0c8ff } },
             { "purple", { 0xb98bc84d, 0x7f5090ff, 0xb98bc8ff } },
             { "red", { 0xd9705f42, 0xa33122ff, 0xa33122ff } } },
};

static const QdPageColors dark_paper = {
  .inks = { 0x1b1a18ff, 0xd8d2c6ff, 0x222120ff, 0x262523ff, 0x34322eff, 0x8f887bff, 0xdd7663ff, 0xea9585ff,
            0xdd766347 },
  .marks = { { "yellow", { 0xd6aa323d, 0xd6aa32ff, 0xd6aa32ff } },
             { "green", { 0x6ea06447, 0x7fb573ff, 0x7fb573ff } },
             { "blue", { 0x648cb44d, 0x74a5d3ff, 0x74a5d3ff } },
             { "purple", { 0xa078b447, 0xbd92d2ff, 0xbd92d2ff } },
             { "red", { 0xc8604e42, 0xdd7663ff, 0xdd7663ff } } },
  .dark = TRUE,
};

static const QdPageColors contrast_light = {
  .inks = { 0xffffffff, 0x000000ff, 0xffffffff, 0xffffffff, 0x000000ff, 0x404040ff, 0xa00000ff, 0xa00000ff,
            0xa0000038 },
  .marks = { { "yellow", { 0xffd5008c, 0x7a5800ff, 0xffd500ff } },
             { "green", { 0x6fd06080, 0x1e6b12ff, 0x3c9c2eff } },
             { "blue", { 0x70b8ff80, 0x0b4f9cff, 0x2a7fd4ff } },
             { "purple", { 0xd79cf080, 0x7a1fa0ff, 0xa94fd0ff } },
             { "red", { 0xff9a8a80, 0xa00000ff, 0xa00000ff } } },
  .outlines = TRUE,
};

static const QdPageColors contrast_dark = {
  .inks = { 0x000000ff, 0xffffffff, 0x000000ff, 0x101010ff, 0xffffffff, 0xc8c8c8ff, 0xff8a75ff, 0xff9f8dff,
            0xff8a7547 },
  .marks = { { "yellow", { 0xd6aa0052, 0xffd84aff, 0xffd84aff } },
             { "green", { 0x4fa04061, 0x86e076ff, 0x86e076ff } },
             { "blue", { 0x4688cc66, 0x8cc4ffff, 0x8cc4ffff } },
             { "purple", { 0xa060c066, 0xe0a8ffff, 0xe0a8ffff } },
             { "red", { 0xd04a345c, 0xff8a75ff, 0xff8a75ff } } },
  .dark = TRUE,
  .outlines = TRUE,
};

static const char *const paper_names[] = { "auto", "warm", "white", "sepia", "dark", "contrast" };

static GdkRGBA
unpack (guint32 rgba)
{
  return (GdkRGBA){ (rgba >> 24) / 255.f, ((rgba >> 16) & 0xff) / 255.f, ((rgba >> 8) & 0xff) / 255.f,
                    (rgba & 0xff) / 255.f };
}

/**
 * qd_page_colors_get:
 * @paper: the reader's choice
 * @dark: whether the desktop is dark; decides for %QD_PAPER_AUTO and %QD_PAPER_CONTRAST
 *
 * Returns: (transfer none): the colours; comparing pointers tells whether they changed
 */
const QdPageColors *
qd_page_colors_get (QdPaper paper, gboolean dark)
{
  switch (paper)
    {
    case QD_PAPER_AUTO:
      return dark ? &dark_paper : &warm;
    case QD_PAPER_WARM:
      return &warm;
    case QD_PAPER_WHITE:
      return &white;
    case QD_PAPER_SEPIA:
      return &sepia;
    case QD_PAPER_DARK:
      return &dark_paper;
    case QD_PAPER_CONTRAST:
      return dark ? &contrast_dark : &contrast_light;
    }
  g_return_val_if_reached (&warm);
}

/**
 * qd_page_colors_is_dark:
 * @self: the colours
 *
 * Returns: whether the ink is lighter than the paper, so that the window around it should be dark too
 */
gboolean
qd_page_colors_is_dark (const QdPageColors *self)
{
  return self->dark;
}

/**
 * qd_page_colors_has_outlines:
 * @self: the colours
 *
 * A wash pale enough to read on cannot stand 3:1 against its paper. Where the reader asked for contrast it has an
 * outline that does.
 *
 * Returns: whether washes are drawn with an outline in their stroke colour
 */
gboolean
qd_page_colors_has_outlines (const QdPageColors *self)
{
  return self->outlines;
}

/**
 * qd_page_colors_get_ink:
 * @self: the colours
 * @ink: which
 *
 * Returns: the colour; opaque but for %QD_INK_SELECTION
 */
GdkRGBA
qd_page_colors_get_ink (const QdPageColors *self, QdInk ink)
{
  return unpack (self->inks[ink]);
}

/**
 * qd_page_colors_get_mark:
 * @self: the colours
 * @color: (nullable): a name of qd_annotation_get_color_names()
 * @shade: for what
 *
 * Returns: the shade of that colour on this paper; of yellow if the name is not known
 */
GdkRGBA
qd_page_colors_get_mark (const QdPageColors *self, const char *color, QdShade shade)
{
  for (int i = 0; i < N_MARK_COLORS; i++)
    if (g_strcmp0 (self->marks[i].color, color) == 0)
      return unpack (self->marks[i].shades[shade]);
  return unpack (self->marks[0].shades[shade]);
}

/**
 * qd_page_colors_to_css:
 * @self: the colours
 *
 * A style sheet that gives the window around the page the same colours: libadwaita's named colours, and
 * `page_paper`, `page_ink`, `page_side`, `page_card`, `page_line`, `page_dim`, `page_cinnabar` and `page_note`.
 *
 * Returns: (transfer full): CSS of `@define-color` lines
 */
char *
qd_page_colors_to_css (const QdPageColors *self)
{
  static const struct
  {
    const char *name;
    QdInk ink;
  } names[] = {
    { "page_paper", QD_INK_PAPER },
    { "page_ink", QD_INK_TEXT },
    { "page_side", QD_INK_SIDE },
    { "page_card", QD_INK_CARD },
    { "page_line", QD_INK_LINE },
    { "page_dim", QD_INK_DIM },
    { "page_cinnabar", QD_INK_CINNABAR },
    { "page_note", QD_INK_NOTE },
    { "window_bg_color", QD_INK_PAPER },
    { "window_fg_color", QD_INK_TEXT },
    { "view_bg_color", QD_INK_PAPER },
    { "view_fg_color", QD_INK_TEXT },
    { "headerbar_bg_color", QD_INK_SIDE },
    { "headerbar_fg_color", QD_INK_TEXT },
    { "headerbar_backdrop_color", QD_INK_SIDE },
    { "card_bg_color", QD_INK_CARD },
    { "card_fg_color", QD_INK_TEXT },
    { "popover_bg_color", QD_INK_CARD },
    { "popover_fg_color", QD_INK_TEXT },
    { "accent_color", QD_INK_NOTE },
    { "accent_bg_color", QD_INK_CINNABAR },
  };
  GString *css = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (css, "@define-color %s #%06x;\n", names[i].name, self->inks[names[i].ink] >> 8);
  return g_string_free (css, FALSE);
}

/**
 * qd_paper_to_string:
 * @paper: a paper
 *
 * Returns: (transfer none): its name in settings: "auto", "warm", "white", "sepia", "dark", "contrast"
 */
const char *
qd_paper_to_string (QdPaper paper)
{
  g_return_val_if_fail (paper < G_N_ELEMENTS (paper_names), paper_names[0]);
  return paper_names[paper];
}

/**
 * qd_paper_from_string:
 * @name: (nullable): a name
 * @paper: (out): the paper; left alone if the name is not known
 *
 * Returns: whether the name is known
 */
gboolean
qd_paper_from_string (const char *name, QdPaper *paper)
{
  for (gsize i = 0; i < G_N_ELEMENTS (paper_names); i++)
    if (g_strcmp0 (paper_names[i], name) == 0)
      {
        *paper = (QdPaper) i;
        return TRUE;
      }
  return FALSE;
}
