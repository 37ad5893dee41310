/* qd-seed.h: what an importer knows of a note from elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain data, borrowed from whoever fills it in. A seed becomes an annotation by qd_history_add(); where it would
 * stand can be asked before. Positions are code points of the source text. Main thread.
 */
#pragma once

#include "annotation/qd-annotation-list.h"

G_BEGIN_DECLS

/* NULL strings and times are unknown. */
typedef struct
{
  const char *id; /* made from the content, so that importing again finds it; NULL makes a new one */
  QdAnnotationKind kind;
  QdMarkStyle style;
  const char *color;
  const char *note;
  const char *const *tags;
  int start, end; /* source code points, or -1 */
  const char *quote, *prefix, *suffix, *section;
  GDateTime *created, *modified;
} QdAnnotationSeed;

/* What would become of a seed. */
typedef struct
{
  gboolean known; /* its id is there already, or was deleted here; the rest is then not filled in */
  int start, end;
  QdAnchorState state;
  double score; /* 0 … 1 */
} QdSeedPreview;

void qd_annotation_list_preview (QdAnnotationList *self, const QdAnnotationSeed *seed, QdSeedPreview *preview);

G_END_DECLS
