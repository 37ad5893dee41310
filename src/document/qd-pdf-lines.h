/* qd-pdf-lines.h: the lines of a page of PDF, in reading order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PDF has glyphs at places and no more; poppler makes lines of them and finds columns. Here each line gets its box,
 * its size and its face, and text set in columns from right to left becomes lines as well. Lengths are points; a line
 * lies between @start and @end in its direction and between @before and @after across it, from the edge where reading
 * begins, so that whoever looks at lines need not know how they run. Callable from any thread.
 */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

typedef struct
{
  char *text; /* UTF-8, without line end and outer blanks, never empty */
  int page;   /* from 0 */
  double start, end;
  double before, after;
  double size;
  guint face; /* by qd_import_face(); 0 unknown */
  gboolean bold;
  gboolean is_code; /* set in a face of one width, and not Chinese */
} QdPdfLine;

GArray *qd_pdf_lines_new (void);
void qd_pdf_lines_read (GArray *lines, PopplerPage *page, int index);
void qd_pdf_lines_drop_running (GArray *lines);

G_END_DECLS
