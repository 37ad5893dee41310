/* qd-odt-styles.h: what the styles of an OpenDocument text say of a paragraph and a run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Styles stand in two parts, those with a name in one and those that a program made of direct formatting in the other;
 * one is based on another across both. Immutable once read; callable from any thread.
 */
#pragma once

#include "document/qd-import-builder.h"
#include "document/qd-markup-tree.h"

G_BEGIN_DECLS

typedef enum
{
  QD_ODT_ROLE_NONE,
  QD_ODT_ROLE_TITLE,
  QD_ODT_ROLE_QUOTATION,
  QD_ODT_ROLE_CODE,
  QD_ODT_ROLE_CAPTION, /* also a subtitle: centred, but no heading */
  QD_ODT_ROLE_CONTENTS,
} QdOdtRole;

/* What a style says with all it is based on; -1 where it says nothing. */
typedef struct
{
  int bold, emphasis, centered, hidden;
  double size;   /* in points; 0 unset */
  guint face;    /* 0 unset */
  double indent; /* of the first line in points, below 0 none */
  QdOdtRole role;
  const char *list_style; /* (nullable): owned by the styles */
} QdOdtProperties;

typedef struct _QdOdtStyles QdOdtStyles;

QdOdtStyles *qd_odt_styles_new (void);
void qd_odt_styles_free (QdOdtStyles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdOdtStyles, qd_odt_styles_free)

void qd_odt_styles_add (QdOdtStyles *self, const xmlNode *root); /* @root: (nullable) */
QdOdtProperties qd_odt_styles_resolve (QdOdtStyles *self, const char *family, const char *name);
void qd_odt_properties_overlay (QdOdtProperties *below, const QdOdtProperties *above);

G_END_DECLS
