/* qd-cli-style.c: the options of the command line that say how a document is set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli-style.h"
#include "cli/qd-cli.h"
#include "typeset/qd-hyphenation.h"

#include <glib/gi18n.h>
#include <math.h>

#define NOT_GIVEN (-G_MAXDOUBLE)

typedef struct
{
  const char *name;
  int value;
} Choice;

static const Choice directions[] = { { "horizontal", QD_DIRECTION_HORIZONTAL },
                                     { "vertical", QD_DIRECTION_VERTICAL },
                                     { NULL } };
static const Choice punctuations[] = {
  { "quanjiao", QD_PUNCTUATION_QUANJIAO }, { "banjiao", QD_PUNCTUATION_BANJIAO },
  { "kaiming", QD_PUNCTUATION_KAIMING },   { "line-end-half", QD_PUNCTUATION_LINE_END_HALF },
  { "none", QD_PUNCTUATION_NONE },         { NULL },
};
static const Choice prohibitions[] = {
  { "none", QD_PROHIBITION_NONE },
  { "basic", QD_PROHIBITION_BASIC },
  { "gb", QD_PROHIBITION_GB },
  { "strict", QD_PROHIBITION_STRICT },
  { NULL },
};
static const Choice line_ends[] = {
  { "half", QD_LINE_END_HALF }, { "fit", QD_LINE_END_FIT }, { "full", QD_LINE_END_FULL }, { NULL }
};
static const Choice breakings[] = { { "total-fit", QD_BREAKING_TOTAL_FIT },
                                    { "first-fit", QD_BREAKING_FIRST_FIT },
                                    { NULL } };
static const Choice centred_points[] = { { "close", QD_CENTRED_POINT_CLOSE },
                                         { "natural", QD_CENTRED_POINT_NATURAL },
                                         { "full", QD_CENTRED_POINT_FULL },
                                         { NULL } };
static const Choice colons[] = {
  { "comma", QD_COLON_COMMA }, { "stop", QD_COLON_STOP }, { "fixed", QD_COLON_FIXED }, { NULL }
};
static const Choice emphases[] = {
  { "dots", QD_EMPHASIS_DOTS }, { "kai", QD_EMPHASIS_KAI }, { "bold", QD_EMPHASIS_BOLD }, { NULL }
};
static const Choice brackets[] = {
  { "none", QD_NOTE_BRACKETS_NONE },
  { "tortoise", QD_NOTE_BRACKETS_TORTOISE },
  { "paren", QD_NOTE_BRACKETS_PAREN },
  { "square", QD_NOTE_BRACKETS_SQUARE },
  { "angle", QD_NOTE_BRACKETS_ANGLE },
  { "lenticular", QD_NOTE_BRACKETS_LENTICULAR },
  { NULL },
};
static const Choice rubies[] = {
  { "above", QD_RUBY_ABOVE }, { "below", QD_RUBY_BELOW }, { "none", QD_RUBY_NONE }, { NULL }
};

/* Enumerations of QdStyle. */
static const struct
{
  const char *name;
  gsize offset;
  const Choice *choices;
  const char *help, *argument;
} choice_options[] = {
  { "direction", G_STRUCT_OFFSET (QdStyle, direction), directions, N_ ("horizontal or vertical"), "DIRECTION" },
  { "punctuation", G_STRUCT_OFFSET (QdStyle, punctuation), punctuations,
    N_ ("quanjiao, banjiao, kaiming, line-end-half or none"), "STYLE" },
  { "prohibition", G_STRUCT_OFFSET (QdStyle, prohibition), prohibitions,
    N_ ("What may not start or end a line: none, basic, gb or strict"), "LEVEL" },
  { "line-end", G_STRUCT_OFFSET (QdStyle, line_end), line_ends, N_ ("The mark at line end: half, fit or full"),
    "WIDTH" },
  { "centred-point", G_STRUCT_OFFSET (QdStyle, centred_point), centred_points,
    N_ ("A centred point before a closing mark: close (1½ em), natural (2 em, compressible) or full"), "WIDTH" },
  { "colon", G_STRUCT_OFFSET (QdStyle, colon), colons,
    N_ ("When the colon is compressed: with the comma, with the full stop (stop), or never (fixed)"), "STEP" },
  { "breaking", G_STRUCT_OFFSET (QdStyle, breaking), breakings, N_ ("total-fit or first-fit"), "METHOD" },
  { "emphasis", G_STRUCT_OFFSET (QdStyle, emphasis), emphases, N_ ("Emphasis by dots, kai or bold"), "MEANS" },
  { "note-brackets", G_STRUCT_OFFSET (QdStyle, note_brackets), brackets,
    N_ ("Notes in these brackets are set in two lines: tortoise, paren, square, angle, lenticular or none"),
    "BRACKETS" },
  { "ruby", G_STRUCT_OFFSET (QdStyle, ruby), rubies, N_ ("Where pinyin stands: above, below or none"), "PLACE" },
};

static const struct
{
  const char *name;
  gsize offset;
  double least, most;
  const char *help, *argument;
} number_options[] = {
  { "measure", G_STRUCT_OFFSET (QdStyle, measure), 1, 10000, N_ ("Characters a line; a fraction is kept"), "N" },
  { "size", G_STRUCT_OFFSET (QdStyle, size_px), 4, 400, N_ ("Size of the body text"), "PX" },
  { "indent", G_STRUCT_OFFSET (QdStyle, first_indent), 0, 100, N_ ("Indent of body paragraphs, em"), "N" },
  { "autospace", G_STRUCT_OFFSET (QdStyle, autospace), 0, 0.5, N_ ("Gap between Han and Western text, em"), "N" },
};

/* What is set to @value when the option is given; the later row wins. */
static const struct
{
  const char *name;
  gsize offset;
  int value;
  const char *help;
} switch_options[] = {
  { "hanging", G_STRUCT_OFFSET (QdStyle, hanging), QD_HANGING_STOPS,
    N_ ("Commas and stops may hang outside the measure") },
  { "hanging-points", G_STRUCT_OFFSET (QdStyle, hanging), QD_HANGING_POINTS,
    N_ ("All points may hang outside the measure, where the region knows that") },
  { "keep-opener", G_STRUCT_OFFSET (QdStyle, opener_cut_at_start), FALSE,
    N_ ("An opening mark at line start keeps its leading half") },
  { "keep-indented-opener", G_STRUCT_OFFSET (QdStyle, opener_cut_at_indent), FALSE,
    N_ ("An opening mark after the indent keeps its leading half") },
  { "close-points", G_STRUCT_OFFSET (QdStyle, close_points), TRUE,
    N_ ("Two points in a row close up, as a point and a bracket do") },
  { "fixed-stops", G_STRUCT_OFFSET (QdStyle, fixed_stops), TRUE,
    N_ ("Full stops, question and exclamation marks are not compressed") },
  { "keep-spaces", G_STRUCT_OFFSET (QdStyle, replace_spaces), FALSE,
    N_ ("A space typed between Han and Western text keeps its width") },
  { "hyphenate", G_STRUCT_OFFSET (QdStyle, hyphenate), TRUE, N_ ("English words may be parted at line end") },
  { "fixed-gaps", G_STRUCT_OFFSET (QdStyle, fixed_gaps), TRUE,
    N_ ("The gap between Han and Western text neither shrinks nor grows") },
  { "no-justify", G_STRUCT_OFFSET (QdStyle, justify), FALSE, N_ ("Leave lines ragged") },
  { "no-orphan-control", G_STRUCT_OFFSET (QdStyle, orphan_control), FALSE,
    N_ ("A last line may be a single character") },
  { "ruby-from-damage", G_STRUCT_OFFSET (QdStyle, ruby_from_damage), TRUE,
    N_ ("Show the pinyin dropped from damaged text as ruby") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (choice_options) <= QD_CLI_STYLE_MAX);
G_STATIC_ASSERT (G_N_ELEMENTS (number_options) <= QD_CLI_STYLE_MAX);
G_STATIC_ASSERT (G_N_ELEMENTS (switch_options) <= QD_CLI_STYLE_MAX);

/**
 * qd_cli_style_init:
 * @self: options to fill: nothing is given
 */
void
qd_cli_style_init (QdCliStyle *self)
{
  *self = (QdCliStyle){ 0 };
  for (int i = 0; i < QD_CLI_STYLE_MAX; i++)
    self->numbers[i] = NOT_GIVEN;
}

/**
 * qd_cli_style_clear:
 * @self: options
 */
void
qd_cli_style_clear (QdCliStyle *self)
{
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->font, g_free);
  for (int i = 0; i < QD_CLI_STYLE_MAX; i++)
    g_clear_pointer (&self->choices[i], g_free);
}

static void
add_entry (GArray *entries, const char *name, GOptionArg kind, gpointer data, const char *help, const char *argument)
{
  GOptionEntry entry = { name, 0, 0, kind, data, help, argument };

  g_array_append_val (entries, entry);
}

/**
 * qd_cli_style_add_entries:
 * @self: where the options' arguments go; must outlive the parsing
 * @entries: (element-type GOptionEntry): receives the options
 */
void
qd_cli_style_add_entries (QdCliStyle *self, GArray *entries)
{
  add_entry (entries, "language", G_OPTION_ARG_STRING, &self->language,
             N_ ("Whose marks: zh-Hans, zh-Hant-TW, zh-Hant-HK"), "TAG");
  add_entry (entries, "font", G_OPTION_ARG_STRING, &self->font, N_ ("Family of the body text"), "FAMILY");
  for (int i = 0; i < G_N_ELEMENTS (number_options); i++)
    add_entry (entries, number_options[i].name, G_OPTION_ARG_DOUBLE, &self->numbers[i], number_options[i].help,
               number_options[i].argument);
  for (int i = 0; i < G_N_ELEMENTS (choice_options); i++)
    add_entry (entries, choice_options[i].name, G_OPTION_ARG_STRING, &self->choices[i], choice_options[i].help,
               choice_options[i].argument);
  for (int i = 0; i < G_N_ELEMENTS (switch_options); i++)
    add_entry (entries, switch_options[i].name, G_OPTION_ARG_NONE, &self->switches[i], switch_options[i].help, NULL);
}

/* Sets *@value to what @name stands for. */
static gboolean
choose (const char *option, const char *name, const Choice *choices, int *value)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int i = 0; choices[i].name; i++)
    {
      if (g_ascii_strcasecmp (choices[i].name, name) == 0)
        {
          *value = choices[i].value;
          return TRUE;
        }
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", choices[i].name);
    }
  qd_cli_error (_ ("--%s takes one of %s, not “%s”"), option, names->str, name);
  return FALSE;
}

/**
 * qd_cli_style_apply:
 * @self: what was given
 * @language: (nullable): of the document, BCP 47; the option goes before it
 * @style: (out caller-allocates): receives the defaults of the region with what was given over them
 *
 * Returns: FALSE after a message on stderr where an argument is out of its range
 */
gboolean
qd_cli_style_apply (const QdCliStyle *self, const char *language, QdStyle *style)
{
  qd_style_init (style, qd_region_from_language (self->language ? self->language : language));
  for (int i = 0; i < G_N_ELEMENTS (choice_options); i++)
    {
      if (self->choices[i]
          && !choose (choice_options[i].name, self->choices[i], choice_options[i].choices,
                      &G_STRUCT_MEMBER (int, style, choice_options[i].offset)))
        return FALSE;
    }
  for (int i = 0; i < G_N_ELEMENTS (number_options); i++)
    {
      double value = self->numbers[i], least = number_options[i].least, most = number_options[i].most;

      if (value == NOT_GIVEN)
        continue;
      if (!(value >= least && value <= most))
        {
          qd_cli_error (_ ("--%s takes a number from %g to %g"), number_options[i].name, least, most);
          return FALSE;
        }
      G_STRUCT_MEMBER (double, style, number_options[i].offset) = value;
    }
  for (int i = 0; i < G_N_ELEMENTS (switch_options); i++)
    {
      if (self->switches[i])
        G_STRUCT_MEMBER (int, style, switch_options[i].offset) = switch_options[i].value;
    }
  if (style->hyphenate && !qd_hyphenation_is_available ())
    qd_cli_error (_ ("no patterns for hyphenation are installed (Debian: hyphen-en-us): words stay whole"));
  style->whole_em = style->measure == floor (style->measure);
  if (self->font)
    g_strlcpy (style->families[QD_FACE_SONG], self->font, sizeof style->families[QD_FACE_SONG]);
  return TRUE;
}
