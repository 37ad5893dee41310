/* qd-furniture-private.h: lines, and who may claim them for furniture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Known only to qd-furniture*.c. A finder looks at all lines and claims some; what is claimed is not claimed again.
 */
#pragma once

#include "text/qd-furniture.h"

G_BEGIN_DECLS

typedef struct
{
  int start, end; /* without blanks at either end; never empty */
  gboolean is_claimed;
  QdEmendationKind kind; /* when it is claimed */
  char *reason;
  int page; /* the number of a page, where the line has nothing else; 0 */
} QdFurnitureLine;

typedef struct
{
  const gunichar *chars;
  int n_chars;
  GArray *lines;     /* of QdFurnitureLine: all that are not blank */
  GPtrArray *inside; /* of QdEmendation: what stands inside a line, in the order of the text */
} QdFurniture;

QdFurnitureLine *qd_furniture_get_line (QdFurniture *self, int i); /* (nullable): where there is none */
void qd_furniture_claim (QdFurnitureLine *line, QdEmendationKind kind, char *reason); /* (transfer full) */
gboolean qd_furniture_is_blank (gunichar ch);
/* Whether the line before @i is prose that breaks off inside a sentence. */
gboolean qd_furniture_breaks_sentence (QdFurniture *self, int i);

void qd_furniture_find_page_numbers (QdFurniture *self);
void qd_furniture_find_heads (QdFurniture *self);
void qd_furniture_find_bare_numbers (QdFurniture *self);
void qd_furniture_find_sites (QdFurniture *self);

G_END_DECLS
