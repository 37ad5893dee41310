/* qd-cli-layout.c: “quandian-cli layout”, the lines of a document and why they are as they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli-style.h"
#include "cli/qd-cli.h"
#include "text/qd-decoder.h"
#include "typeset/qd-faces.h"
#include "typeset/qd-paragraph-lines.h"
#include "typeset/qd-ruby.h"
#include "typeset/qd-style-spans.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  QdCliStyle style;
  gboolean plain, fake_metrics, explain;
  char *reading; /* (nullable): the name of @kind */
  QdReadingKind kind;
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
  QdStyleSpans *spans;
  gboolean as_text;
  GArray *lines, *cells, *rubies;
  GPtrArray *why;
  GString *out;
} Layout;

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
      if (cell->sub_line > 0)
        g_string_append_printf (self->out, ",\"subline\":%d", cell->sub_line);
      if (cell->hyphen)
        g_string_append (self->out, ",\"hyphen\":true");
      g_string_append_c (self->out, '}');
      first = FALSE;
    }
  g_string_append_c (self->out, ']');
}

/* The line's annotations, each at its place along the line; only where there are any. */
static void
append_rubies (Layout *self, const QdParagraph *paragraph, double em)
{
  if (self->rubies->len == 0)
    return;
  g_string_append (self->out, ",\"ruby\":[");
  for (guint i = 0; i < self->rubies->len; i++)
    {
      const QdRuby *ruby = &g_array_index (self->rubies, QdRuby, i);
      int start = qd_reading_to_source (self->reading, paragraph->start + ruby->start, QD_BIAS_START);

      g_string_append (self->out, i == 0 ? "{\"text\":" : ",{\"text\":");
      append_string (self->out, ruby->text, strlen (ruby->text));
      g_string_append_printf (self->out, ",\"kind\":\"%s\",\"start\":%d,",
                              ruby->kind == QD_RUBY_ZHUYIN ? "zhuyin" : "pinyin", start);
      append_number (self->out, "x", ruby->x / em);
      g_string_append_c (self->out, ',');
      append_number (self->out, "advance", ruby->advance / em);
      g_string_append_c (self->out, '}');
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
  append_rubies (self, paragraph, em);
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
  gboolean column;
  int n_lines;

  request.text = self->string + paragraph->start;
  request.n_bytes = paragraph->end - paragraph->start;
  request.text_start = paragraph->start;
  request.spans = qd_style_spans_find (self->spans, paragraph->start, paragraph->end, &request.n_spans);
  column = qd_ruby_takes_column (&request, self->style.direction == QD_DIRECTION_VERTICAL);
  g_array_set_size (self->lines, 0);
  n_lines = qd_composer_break (setting->composer, &request, self->lines);
  for (int i = 0; i < n_lines; i++)
    {
      const QdLine *line = &g_array_index (self->lines, QdLine, i);
      gsize start = paragraph->start + line->start;
      gsize end = i + 1 < n_lines ? paragraph->start + line[1].start : paragraph->end;
      double given = line->start == 0 ? request.first_indent : request.hanging, indent;
      int width;

      /* The column for zhuyin belongs to the characters of the indent too. */
      if (column)
        given += given / 2;
      g_ptr_array_set_size (self->why, 0);
      width = qd_composer_fit (setting->composer, &request, (QdLine *) self->lines->data, n_lines, i, self->cells,
                               self->options->explain ? self->why : NULL);
      g_array_set_size (self->rubies, 0);
      qd_ruby_place (&request, setting->metrics, self->cells, self->rubies);
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
    return qd_cli_load (path, NULL, options->kind);
  bytes = qd_cli_read (path);
  if (!bytes)
    return NULL;
  text = qd_decoder_decode (bytes, NULL, NULL, &error);
  if (!text)
    {
      qd_cli_error ("%s: %s", path, error->message);
      return NULL;
    }
  /* Nothing is emended, but quotation marks and letters may be asked for otherwise. */
  reading = options->reading ? qd_reading_new_for_kind (text, options->kind, NULL) : qd_reading_new (text, NULL);
  return qd_document_new_plain (reading);
}

static int
lay_out (const Options *options, gboolean as_text, const char *path)
{
  g_autoptr (QdDocument) document = NULL;
  Layout layout = { .options = options, .as_text = as_text };
  QdStyle unused;

  /* What is wrong with the options is said before the input is read. */
  if (!qd_cli_style_apply (&options->style, NULL, &unused))
    return QD_CLI_USAGE;
  document = load (options, path);
  if (!document)
    return QD_CLI_INPUT;
  qd_cli_style_apply (&options->style, qd_document_get_language (document), &layout.style);
  layout.document = document;
  layout.reading = qd_document_get_reading (document);
  layout.string = qd_document_get_string (document, NULL);
  layout.spans = qd_style_spans_new (document, &layout.style);
  layout.lines = g_array_new (FALSE, FALSE, sizeof (QdLine));
  layout.cells = g_array_new (FALSE, FALSE, sizeof (QdCell));
  layout.rubies = g_array_new (FALSE, FALSE, sizeof (QdRuby));
  layout.why = g_ptr_array_new_with_free_func (g_free);
  layout.out = g_string_new (NULL);
  qd_metrics_init_fake (&layout.fake);
  if (!options->fake_metrics)
    layout.faces = qd_faces_new (&layout.style);

  for (int i = 0; i < qd_document_get_n_paragraphs (document); i++)
    if (qd_document_get_paragraph (document, i)->role != QD_ROLE_FIGURE)
      lay_out_paragraph (&layout, i);

  for (int i = 0; i < G_N_ELEMENTS (layout.settings); i++)
    g_clear_pointer (&layout.settings[i].composer, qd_composer_free);
  g_clear_pointer (&layout.faces, qd_faces_unref);
  g_array_unref (layout.lines);
  g_array_unref (layout.cells);
  g_array_unref (layout.rubies);
  qd_style_spans_free (layout.spans);
  g_ptr_array_unref (layout.why);
  g_string_free (layout.out, TRUE);
  return QD_CLI_DONE;
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
  Options options = { .kind = QD_READING_EMENDED };
  const GOptionEntry own[] = {
    { "reading", 0, 0, G_OPTION_ARG_STRING, &options.reading,
      N_ ("source, emended, simplified or traditional (also with -tw, -twp or -hk), with +corners, +curly, +narrow or "
          "+clean"),
      N_ ("NAME") },
    { "plain", 0, 0, G_OPTION_ARG_NONE, &options.plain, N_ ("Every line of the file is a body paragraph"), NULL },
    { "fake-metrics", 0, 0, G_OPTION_ARG_NONE, &options.fake_metrics,
      N_ ("Full-width characters one em, all others half an em"), NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &options.explain, N_ ("Say why each line is set as it is"), NULL },
  };
  g_autoptr (GArray) entries = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));
  gboolean as_text = FALSE;
  int status = QD_CLI_USAGE;

  qd_cli_style_init (&options.style);
  qd_cli_style_add_entries (&options.style, entries);
  g_array_append_vals (entries, own, G_N_ELEMENTS (own));
  if (qd_cli_parse ((GOptionEntry *) entries->data, _ ("FILE"), &as_text, &argc, &argv))
    {
      if (argc != 2)
        qd_cli_error (_ ("layout takes one file, or “-” for standard input"));
      else if (options.reading && !qd_reading_kind_from_string (options.reading, &options.kind))
        qd_cli_error (_ ("“%s” is no reading: there are source, emended, simplified and traditional"), options.reading);
      else
        status = lay_out (&options, as_text, argv[1]);
    }
  qd_cli_style_clear (&options.style);
  g_free (options.reading);
  return status;
}
