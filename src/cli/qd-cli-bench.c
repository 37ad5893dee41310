/* qd-cli-bench.c: quandian-cli bench
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every figure is the median of several runs; PangoLayout, which is slow, has fewer over a long text.
 */
#include "config.h"

#include "cli/qd-cli.h"
#include "text/qd-decoder.h"
#include "typeset/qd-flow.h"
#include "typeset/qd-pango-bench.h"

#include <glib/gi18n.h>

#define N_RUNS 5
/* Above this many characters PangoLayout runs once. */
#define MANY_CHARACTERS 500000
/* As much as a tall window shows. */
#define SCREEN_LINES 40

typedef struct
{
  int characters;
  double decode_ms, recognise_ms, first_screen_ms, compose_ms, pango_layout_ms;
  gsize kept_bytes;
} Figures;

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
find_median (double *times, int n)
{
  qsort (times, n, sizeof *times, compare_times);
  return times[n / 2];
}

static double
get_ms_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* From the bytes of a file to the glyphs of its first screen, with fonts not yet loaded. */
static gboolean
show_first_screen (GBytes *bytes, const char *path, double *ms, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (QdDocument) document = NULL;
  g_autoptr (QdFaces) faces = NULL;
  g_autoptr (QdFlow) flow = NULL;
  QdStyle style;

  document = qd_document_new_from_bytes (bytes, path, NULL, QD_READING_EMENDED, NULL, error);
  if (!document)
    return FALSE;
  qd_style_init (&style, qd_region_from_language (qd_document_get_language (document)));
  faces = qd_faces_new (&style);
  flow = qd_flow_new (document, &style, faces);
  for (int i = 0; i < MIN (SCREEN_LINES, qd_flow_get_n_lines (flow)); i++)
    qd_flow_get_glyphs (flow, i);
  *ms = get_ms_since (start);
  return TRUE;
}

static void
measure_composing (QdDocument *document, Figures *figures)
{
  double times[N_RUNS];
  g_autoptr (QdFaces) faces = NULL;
  int n_pango = figures->characters > MANY_CHARACTERS ? 1 : N_RUNS;
  QdStyle style;

  qd_style_init (&style, qd_region_from_language (qd_document_get_language (document)));
  faces = qd_faces_new (&style);
  for (int i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (QdFlow) flow = qd_flow_new (document, &style, faces);

      times[i] = get_ms_since (start);
      figures->kept_bytes = qd_flow_get_kept_bytes (flow);
    }
  figures->compose_ms = find_median (times, N_RUNS);
  for (int i = 0; i < n_pango; i++)
    times[i] = qd_pango_bench (document, &style);
  figures->pango_layout_ms = find_median (times, n_pango);
}

static gboolean
measure (GBytes *bytes, const char *path, Figures *figures, GError **error)
{
  double decode[N_RUNS], load[N_RUNS], screen[N_RUNS];
  g_autoptr (QdDocument) document = NULL;

  for (int i = 0; i < N_RUNS; i++)
    {
      gint64 start;
      g_autoptr (QdText) text = NULL;
      g_autoptr (GError) ignored = NULL;

      if (!show_first_screen (bytes, path, &screen[i], error))
        return FALSE;
      /* A container is no text to the decoder; its importer does the work then. */
      start = g_get_monotonic_time ();
      text = qd_decoder_decode (bytes, NULL, NULL, &ignored);
      decode[i] = text ? get_ms_since (start) : 0;
      g_clear_object (&document);
      start = g_get_monotonic_time ();
      document = qd_document_new_from_bytes (bytes, path, NULL, QD_READING_EMENDED, NULL, error);
      if (!document)
        return FALSE;
      load[i] = get_ms_since (start);
    }
  figures->characters = qd_text_get_n_chars (qd_document_get_source (document));
  figures->decode_ms = find_median (decode, N_RUNS);
  figures->recognise_ms = MAX (find_median (load, N_RUNS) - figures->decode_ms, 0);
  figures->first_screen_ms = find_median (screen, N_RUNS);
  measure_composing (document, figures);
  return TRUE;
}

static void
add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

static void
print_figures (const Figures *figures, gboolean as_text)
{
  double compose = MAX (figures->compose_ms, 0.001);
  double speed = figures->characters / compose / 1000, ratio = figures->pango_layout_ms / compose;
  g_autoptr (JsonBuilder) builder = NULL;

  if (as_text)
    {
      g_print (_ ("%d characters: decoded in %.1f ms, recognised in %.1f ms, first screen after %.1f ms, composed in "
                  "%.1f ms (%.1f million characters a second, %.2f MB kept); PangoLayout takes "
                  "%.1f ms, %.1f times as long\n"),
               figures->characters, figures->decode_ms, figures->recognise_ms, figures->first_screen_ms,
               figures->compose_ms, speed, figures->kept_bytes / 1e6, figures->pango_layout_ms, ratio);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "characters");
  json_builder_add_int_value (builder, figures->characters);
  add_number (builder, "decode_ms", figures->decode_ms);
  add_number (builder, "recognise_ms", figures->recognise_ms);
  add_number (builder, "first_screen_ms", figures->first_screen_ms);
  add_number (builder, "compose_ms", figures->compose_ms);
  add_number (builder, "compose_mchar_per_s", speed);
  json_builder_set_member_name (builder, "kept_bytes");
  json_builder_add_int_value (builder, figures->kept_bytes);
  add_number (builder, "pango_layout_ms", figures->pango_layout_ms);
  add_number (builder, "ratio", ratio);
  json_builder_end_object (builder);
  qd_cli_print_json (builder);
}

/**
 * qd_cli_bench:
 * @context: what all subcommands share
 * @argc: as main() has it
 * @argv: likewise
 *
 * Returns: the exit status
 */
int
qd_cli_bench (QdCliContext *context, int argc, char **argv)
{
  gboolean as_text = FALSE;
  Figures figures = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!qd_cli_parse (NULL, "FILE", &as_text, &argc, &argv))
    return QD_CLI_USAGE;
  if (argc != 2)
    {
      qd_cli_error (_ ("bench takes one file"));
      return QD_CLI_USAGE;
    }
  bytes = qd_cli_read (argv[1]);
  if (!bytes)
    return QD_CLI_INPUT;
  if (!measure (bytes, argv[1], &figures, &error))
    {
      qd_cli_error ("%s: %s", argv[1], error->message);
      return QD_CLI_INPUT;
    }
  print_figures (&figures, as_text);
  return QD_CLI_DONE;
}
