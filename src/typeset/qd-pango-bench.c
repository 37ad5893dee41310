/* qd-pango-bench.c: what PangoLayout takes for the same text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-pango-bench.h"

#include "typeset/qd-families.h"

#include <pango/pangocairo.h>

/**
 * qd_pango_bench:
 * @document: a document
 * @style: family, size and measure of the body
 *
 * Wraps and justifies every paragraph with one PangoLayout, in the body's font with its language set.
 *
 * Returns: ms
 */
double
qd_pango_bench (QdDocument *document, const QdStyle *style)
{
  PangoFontMap *map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = pango_font_description_new ();
  g_autofree char *substitution = NULL;
  g_autofree char *family = qd_family_choose (style, QD_FACE_SONG, &substitution);
  const char *text = qd_document_get_string (document, NULL);
  int width, height;
  gint64 start;

  pango_font_description_set_family (description, family);
  pango_font_description_set_absolute_size (description, style->size_px * PANGO_SCALE);
  pango_context_set_language (context, pango_language_from_string (qd_region_to_pango_language (style->region)));
  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, style->measure * style->size_px * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_justify (layout, TRUE);

  /* Fonts are loaded before the clock starts, as they are for the composer. */
  pango_layout_set_text (layout, "汉Aa1", -1);
  pango_layout_get_size (layout, &width, &height);
  start = g_get_monotonic_time ();
  for (int i = 0; i < qd_document_get_n_paragraphs (document); i++)
    {
      const QdParagraph *paragraph = qd_document_get_paragraph (document, i);

      pango_layout_set_text (layout, text + paragraph->start, paragraph->end - paragraph->start);
      pango_layout_get_size (layout, &width, &height);
    }
  start = g_get_monotonic_time () - start;

  pango_font_description_free (description);
  g_object_unref (layout);
  g_object_unref (context);
  g_object_unref (map);
  return start / 1000.0;
}
