/* qd-faces.h: fonts by role, glyph tables, and what was asked for but is not installed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holds, for each (face, bold, size), the CJK font and the Latin font in the forms of the style's region: a table of
 * glyphs for Han and marks, and a cache of Western words; the rest is itemized and shaped by Pango with the language
 * always set (zh-cn, zh-tw, zh-hk). Shaped unrounded; every later change of width is arithmetic. Rare characters come
 * from other fonts without changing any width or line: a Han character is one em whatever font it comes from.
 * A font map of its own, so that lines can be composed in a thread. One QdFaces belongs to one thread at a time.
 */
#pragma once

#include <pango/pango.h>
#include "typeset/qd-glyph-table.h"
#include "typeset/qd-metrics.h"
#include "typeset/qd-style.h"
#include "typeset/qd-word-cache.h"

G_BEGIN_DECLS

typedef struct _QdFaces QdFaces;

/* One face at one size and weight. */
typedef struct
{
  QdMetrics metrics; /* the first member: a QdMetrics of the faces is one of these */
  QdFaces *faces;    /* that it belongs to */
  QdFace face;
  gboolean bold;
  double em;           /* px */
  double ascent;       /* px from the top of the em box to the alphabetic baseline */
  double turned_rise;  /* px from the baseline of turned Western words to the middle of their column */
  PangoFont *font;     /* the CJK font */
  QdGlyphTable *table; /* for the style's direction */
  QdWordCache *words;
} QdFaceFont;

#define QD_FACES_EM_UNITS 12000

QdFaces *qd_faces_new (const QdStyle *style);
QdFaces *qd_faces_ref (QdFaces *self);
void qd_faces_unref (QdFaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFaces, qd_faces_unref)

/* (transfer none): valid as long as the faces are. */
QdFaceFont *qd_faces_get_font (QdFaces *self, QdFace face, gboolean bold, double size_px);
/* Metrics of a role's face; valid as long as the faces are. */
QdMetrics *qd_faces_get_metrics (QdFaces *self, const QdRoleStyle *role);
/* (element-type utf8) (transfer full): sentences such as "Kai: “Kaiti” is not installed, “LXGW WenKai” is used". */
GPtrArray *qd_faces_dup_substitutions (QdFaces *self);

G_END_DECLS
