/* qd-faces.h: fonts by role, glyph tables, and what was asked for but is not installed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holds, for each (face, bold, size, region), the CJK font, the Latin font, and a table of glyph, advance and class
 * filled lazily; Western words come from a cache of shaped words; the rest is itemized and shaped by Pango with the
 * language always set (zh-cn, zh-tw, zh-hk). Shaped unrounded; every later change of width is arithmetic.
 * One QdFaces belongs to one thread at a time.
 */
#pragma once

#include <pango/pango.h>
#include "typeset/qd-metrics.h"
#include "typeset/qd-style.h"

G_BEGIN_DECLS

typedef struct _QdFaces QdFaces;

/* @scale: device pixels per logical pixel, from 1. */
QdFaces *qd_faces_new (const QdStyle *style);
QdFaces *qd_faces_ref (QdFaces *self);
void qd_faces_unref (QdFaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFaces, qd_faces_unref)

/* Metrics of a role's face; valid as long as the faces are. */
QdMetrics *qd_faces_get_metrics (QdFaces *self, const QdRoleStyle *role);
/* (element-type utf8) (transfer full): sentences such as "Kai: “Kaiti” is not installed, “LXGW WenKai” is used". */
GPtrArray *qd_faces_dup_substitutions (QdFaces *self);

G_END_DECLS
