/* qd-cli-layout.c: “quandian-cli layout”, the lines of a document and why they are as they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli.h"
#include "text/qd-decoder.h"
#include "typeset/qd-faces.h"
#include "typeset/qd-paragraph-lines.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define NOT_GIVEN (-G_MAXDOUBLE) /* for numbers */

typedef struct
{
  char *language, *font, *direction, *punctuation, *prohibition, *line_end, *breaking;
  double measure, size, indent, autospace;
  gboolean hanging, no_justify, no_orphan_control, plain, fake_metrics, explain;
} Options;

/* How the paragraphs of one role are composed. */
typedef struct
{
  QdComposer *composer;
  QdMetrics *metrics;
  QdComposeRequest request; /* without text */
} Setting;

typedef struct
{
  const Options *options;
  QdDocument *document;
  QdReading *reading;
  const char *string;
  QdStyle style;
  QdMetrics fake;
  QdFaces *faces; /* (nullable) */
  Setting settings[QD_N_ROLES + QD_N_HEADING_STYLES];
  const QdSpan *spans;
  int n_spans;
  gboolean as_text;
  GArray *lines, *cells;
  GPtrArray *why;
  GString *out;
} Layout;

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

/* Sets *@value to what @name stands for and leaves it alone if @name is NULL. */
static gboolean
choose (const char *option, const char *name, const Choice *choices, int *value)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (!name)
    return TRUE;
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

static gboolean
in_range (const char *option, double value, double least, double most)
{
  if (value >= least && value <= most)
    return TRUE;
  qd_cli_error (_ ("--%s takes a number from %g to %g"), option, least, most);
  return FALSE;
}

static gboolean
apply_options (const Options *options, const char *language, QdStyle *style)
{
  int direction, punctuation, prohibition, line_end, breaking;

  qd_style_init (style, qd_region_from_language (options->language ? options->language : language));
  direction = style->direction;
  punctuation = style->punctuation;
  prohibition = style->prohibition;
  line_end = style->line_end;
  breaking = style->breaking;
  if (!choose ("direction", options->direction, directions, &direction)
      || !choose ("punctuation", options->punctuation, punctuations, &punctuation)
      || !choose ("prohibition", options->prohibition, prohibitions, &prohibition)
      || !choose ("line-end", options->line_end, line_ends, &line_end)
      || !choose ("breaking", options->breaking, breakings, &breaking))
    return FALSE;
  style->direction = direction;
  style->punctuation = punctuation;
  style->prohibition = prohibition;
  style->line_end = line_end;
  style->breaking = breaking;
  style->hanging = options->hanging;
  style->justify = !options->no_justify;
  style->orphan_control = !options->no_orphan_control;
  if (options->font)
    g_strlcpy (style->families[QD_FACE_SONG], options->font, sizeof style->families[QD_FACE_SONG]);
  if (options->measure != NOT_GIVEN)
    {
      if (!in_range ("measure", options->measure, 1, 10000))
        return FALSE;
      style->measure = options->measure;
      style->whole_em = options->measure == floor (options->measure);
    }
  if (options->size != NOT_GIVEN)
    {
      if (!in_range ("size", options->size, 4, 400))
        return FALSE;
      style->size_px = options->size;
    }
  if (options->indent != NOT_GIVEN)
    {
      if (!in_range ("indent", options->indent, 0, 100))
        return FALSE;
      style->first_indent = options->indent;
    }
  if (options->autospace != NOT_GIVEN)
    {
      if (!in_range ("autospace", options->autospace, 0, 1))
        return FALSE;
      style->autospace = options->autospace;
    }
  return TRUE;
}

static const Setting *
get_setting (Layout *self, const QdParagraph *paragraph)
{
  const QdRoleStyle *role = qd_style_get_role (&self->style, paragraph);
  int level = CLAMP (paragraph->level, 1, QD_N_HEADING_STYLES);
  Setting *setting =
      &self->settings[paragraph->role == QD_ROLE_HEADING ? QD_N_ROLES + level - 1 : (int) paragraph->role];
  double measure, indent = paragraph->role == QD_ROLE_BODY ? self->style.first_indent : role->first_indent;
  int em;

  if (setting->composer)
    return setting;
  setting->metrics = self->faces ? qd_faces_get_metrics (self->faces, role) : &self->fake;
  em = setting->metrics->em_units;
  measure = (self->style.measure - role->inset_start - role->inset_end) / role->scale;
  if (self->style.whole_em && role->align == QD_ALIGN_JUSTIFY)
    measure = floor (measure + 1e-6);
  setting->request = (QdComposeRequest){
    .measure = lround (MAX (measure, 1) * em),
    .first_indent = lround (indent * em),
    .hanging = lround (role->hanging * em),
    .align = role->align,
  };
  setting->composer = qd_composer_new (&self->style, setting->metrics);
  return setting;
}

static void
append_number (GString *out, const char *name, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "\"%s\":%s", name, g_ascii_formatd (number, sizeof number, "%.6g", value));
}

/* A JSON string: what JSON asks to be escaped, and nothing else, so that Chinese stays readable. */
static void
append_string (GString *out, const char *text, int n_bytes)
{
  g_string_append_c (out, '"');
  for (int i = 0; i < n_bytes; i++)
    {
      guchar c = text[i];

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c < 0x20 || c == 0x7F)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_c (out, c);
    }
  g_string_append_c (out, '"');
}

static void
append_glyphs (Layout *self, const QdParagraph *paragraph, double em)
{
  gboolean first = TRUE;

  g_string_append (self->out, ",\"glyphs\":[");
  for (int i = 0; i < self->cells->len; i++)
    {
      const QdCell *cell = &g_array_index (self->cells, QdCell, i);
      gsize start = paragraph->start + cell->start;

      /* A space is what is left between two glyphs. */
      if (cell->class == QD_CHAR_SPACE)
        continue;
      g_string_append (self->out, first ? "{\"text\":" : ",{\"text\":");
      append_string (self->out, self->string + start, cell->end - cell->start);
      g_string_append_printf (self->out, ",\"start\":%d,", qd_reading_to_source (self->reading, start, QD_BIAS_START));
      append_number (self->out, "x", cell->x / em);
      g_string_append_c (self->out, ',');
      append_number (self->out, "advance", cell->advance / em);
      g_string_append_c (self->out, '}');
      first = FALSE;
    }
  g_string_append_c (self->out, ']');
}

static void
append_why (Layout *self)
{
  g_string_append (self->out, ",\"why\":[");
  for (int i = 0; i < self->why->len; i++)
    {
      const char *sentence = g_ptr_array_index (self->why, i);

      if (i > 0)
        g_string_append_c (self->out, ',');
      append_string (self->out, sentence, strlen (sentence));
    }
  g_string_append_c (self->out, ']');
}

static void
print_json (Layout *self,
            int index,
            int line,
            const QdParagraph *paragraph,
            gsize start,
            gsize end,
            double indent,
            double width,
            double natural,
            double em)
{
  g_string_printf (self->out, "{\"paragraph\":%d,\"line\":%d,\"start\":%d,\"end\":%d,\"text\":", index + 1, line + 1,
                   qd_reading_to_source (self->reading, start, QD_BIAS_START),
                   qd_reading_to_source (self->reading, end, QD_BIAS_END));
  append_string (self->out, self->string + start, end - start);
  g_string_append_c (self->out, ',');
  append_number (self->out, "indent", indent / em);
  g_string_append_c (self->out, ',');
  append_number (self->out, "width", width / em);
  g_string_append_c (self->out, ',');
  append_number (self->out, "natural", natural / em);
  append_glyphs (self, paragraph, em);
  append_why (self);
  g_string_append (self->out, "}\n");
}

static void
print_text (Layout *self, gsize start, gsize end, double indent, double em)
{
  g_string_truncate (self->out, 0);
  for (int i = 0; i < (int) (indent / em); i++)
    g_string_append (self->out, "　");
  g_string_append_len (self->out, self->string + start, end - start);
  g_string_append_c (self->out, '\n');
  for (int i = 0; i < self->why->len; i++)
    g_string_append_printf (self->out, "    %s\n", (const char *) g_ptr_array_index (self->why, i));
}

static void
lay_out_paragraph (Layout *self, int index)
{
  const QdParagraph *paragraph = qd_document_get_paragraph (self->document, index);
  const Setting *setting = get_setting (self, paragraph);
  QdComposeRequest request = setting->request;
  double em = setting->metrics->em_units;
  int n_lines;

  request.text = self->string + paragraph->start;
  request.n_bytes = paragraph->end - paragraph->start;
  request.text_start = paragraph->start;
  while (self->n_spans > 0 && self->spans->end <= paragraph->start)
    {
      self->spans++;
      self->n_spans--;
    }
  request.spans = self->spans;
  while (request.n_spans < self->n_spans && self->spans[request.n_spans].start < paragraph->end)
    request.n_spans++;
  g_array_set_size (self->lines, 0);
  n_lines = qd_composer_break (setting->composer, &request, self->lines);
  for (int i = 0; i < n_lines; i++)
    {
      const QdLine *line = &g_array_index (self->lines, QdLine, i);
      gsize start = paragraph->start + line->start;
      gsize end = i + 1 < n_lines ? paragraph->start + line[1].start : paragraph->end;
      double given = line->start == 0 ? request.first_indent : request.hanging, indent;
      int width;

      g_ptr_array_set_size (self->why, 0);
      width = qd_composer_fit (setting->composer, &request, (QdLine *) self->lines->data, n_lines, i, self->cells,
                               self->options->explain ? self->why : NULL);
      /* A centred line is indented by what is left before it. */
      indent = self->cells->len > 0 ? g_array_index (self->cells, QdCell, 0).x : given;
      if (self->as_text)
        print_text (self, start, end, indent, em);
      else
        print_json (self, index, i, paragraph, start, end, indent, width, request.measure - given - line->slack, em);
      fwrite (self->out->str, 1, self->out->len, stdout);
    }
}

static QdDocument *
load (const Options *options, const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (QdText) text = NULL;
  g_autoptr (QdReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  if (!options->plain)
    return qd_cli_load (path, NULL, QD_READING_EMENDED);
  bytes = qd_cli_read (path);
  if (!bytes)
    return NULL;
  text = qd_decoder_decode (bytes, NULL, NULL, &error);
  if (!text)
    {
      qd_cli_error ("%s: %s", path, error->message);
      return NULL;
    }
  reading = qd_reading_new (text, NULL);
  return qd_document_new_plain (reading);
}

static int
lay_out (const Options *options, gboolean as_text, const char *path)
{
  g_autoptr (QdDocument) document = NULL;
  Layout layout = { .options = options, .as_text = as_text };
  QdStyle unused;

  /* What is wrong with the options is said before the input is read. */
  if (!apply_options (options, NULL, &unused))
    return QD_CLI_USAGE;
  document = load (options, path);
  if (!document)
    return QD_CLI_INPUT;
  apply_options (options, qd_document_get_language (document), &layout.style);
  layout.document = document;
  layout.reading = qd_document_get_reading (document);
  layout.string = qd_document_get_string (document, NULL);
  layout.spans = qd_document_get_spans (document, &layout.n_spans);
  layout.lines = g_array_new (FALSE, FALSE, sizeof (QdLine));
  layout.cells = g_array_new (FALSE, FALSE, sizeof (QdCell));
  layout.why = g_ptr_array_new_with_free_func (g_free);
  layout.out = g_string_new (NULL);
  qd_metrics_init_fake (&layout.fake);
  if (!options->fake_metrics)
    layout.faces = qd_faces_new (&layout.style);

  for (int i = 0; i < qd_document_get_n_paragraphs (document); i++)
    lay_out_paragraph (&layout, i);

  for (int i = 0; i < G_N_ELEMENTS (layout.settings); i++)
    g_clear_pointer (&layout.settings[i].composer, qd_composer_free);
  g_clear_pointer (&layout.faces, qd_faces_unref);
  g_array_unref (layout.lines);
  g_array_unref (layout.cells);
  g_ptr_array_unref (layout.why);
  g_string_free (layout.out, TRUE);
  return QD_CLI_DONE;
}

static void
clear_options (Options *options)
{
  g_free (options->language);
  g_free (options->font);
  g_free (options->direction);
  g_free (options->punctuation);
  g_free (options->prohibition);
  g_free (options->line_end);
  g_free (options->breaking);
}

/**
 * qd_cli_layout:
 * @context: what all subcommands know
 * @argc: as of main(), from the subcommand's name on
 * @argv: likewise
 *
 * Prints one JSON object for each line of the document as it is set; lengths are em of the paragraph's own size.
 *
 * Returns: the exit status
 */
int
qd_cli_layout (QdCliContext *context, int argc, char **argv)
{
  Options options = { .measure = NOT_GIVEN, .size = NOT_GIVEN, .indent = NOT_GIVEN, .autospace = NOT_GIVEN };
  GOptionEntry entries[] = {
    { "measure", 0, 0, G_OPTION_ARG_DOUBLE, &options.measure, N_ ("Characters a line; a fraction is kept"), "N" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language, N_ ("Whose marks: zh-Hans, zh-Hant-TW, zh-Hant-HK"),
      "TAG" },
    { "font", 0, 0, G_OPTION_ARG_STRING, &options.font, N_ ("Family of the body text"), "FAMILY" },
    { "size", 0, 0, G_OPTION_ARG_DOUBLE, &options.size, N_ ("Size of the body text"), "PX" },
    { "direction", 0, 0, G_OPTION_ARG_STRING, &options.direction, N_ ("horizontal or vertical"), "DIRECTION" },
    { "punctuation", 0, 0, G_OPTION_ARG_STRING, &options.punctuation,
      N_ ("quanjiao, banjiao, kaiming, line-end-half or none"), "STYLE" },
    { "prohibition", 0, 0, G_OPTION_ARG_STRING, &options.prohibition,
      N_ ("What may not start or end a line: none, basic, gb or strict"), "LEVEL" },
    { "line-end", 0, 0, G_OPTION_ARG_STRING, &options.line_end, N_ ("The mark at line end: half, fit or full"),
      "WIDTH" },
    { "hanging", 0, 0, G_OPTION_ARG_NONE, &options.hanging, N_ ("Commas and stops may hang outside the measure"),
      NULL },
    { "indent", 0, 0, G_OPTION_ARG_DOUBLE, &options.indent, N_ ("Indent of body paragraphs, em"), "N" },
    { "autospace", 0, 0, G_OPTION_ARG_DOUBLE, &options.autospace, N_ ("Gap between Han and Western text, em"), "N" },
    { "no-justify", 0, 0, G_OPTION_ARG_NONE, &options.no_justify, N_ ("Leave lines ragged"), NULL },
    { "no-orphan-control", 0, 0, G_OPTION_ARG_NONE, &options.no_orphan_control,
      N_ ("A last line may be a single character"), NULL },
    { "breaking", 0, 0, G_OPTION_ARG_STRING, &options.breaking, N_ ("total-fit or first-fit"), "METHOD" },
    { "plain", 0, 0, G_OPTION_ARG_NONE, &options.plain, N_ ("Every line of the file is a body paragraph"), NULL },
    { "fake-metrics", 0, 0, G_OPTION_ARG_NONE, &options.fake_metrics,
      N_ ("Full-width characters one em, all others half an em"), NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &options.explain, N_ ("Say why each line is set as it is"), NULL },
    { NULL },
  };
  gboolean as_text = FALSE;
  int status = QD_CLI_USAGE;

  if (qd_cli_parse (entries, _ ("FILE"), &as_text, &argc, &argv))
    {
      if (argc != 2)
        qd_cli_error (_ ("layout takes one file, or “-” for standard input"));
      else
        status = lay_out (&options, as_text, argv[1]);
    }
  clear_options (&options);
  return status;
}
