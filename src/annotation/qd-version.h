/* qd-version.h: version vectors: what each device had done to an annotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A device's id with a counter, for every device that has changed the annotation: "laptop-3f2a:4;desk-91bc:2". One
 * vector is before another if no counter is higher and one is lower; two that are neither before nor after each other
 * are concurrent. Immutable once made and reference counted.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QD_VERSION_EQUAL,
  QD_VERSION_BEFORE,
  QD_VERSION_AFTER,
  QD_VERSION_CONCURRENT,
} QdVersionOrder;

typedef struct _QdVersion QdVersion;

QdVersion *qd_version_parse (const char *string); /* (nullable) @string: an unreadable part is left out */
char *qd_version_to_string (const QdVersion *self);
QdVersion *qd_version_ref (QdVersion *self);
void qd_version_unref (QdVersion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdVersion, qd_version_unref)

QdVersionOrder qd_version_compare (const QdVersion *a, const QdVersion *b);
gboolean qd_version_includes (const QdVersion *self, const QdVersion *other); /* EQUAL or AFTER */
QdVersion *qd_version_join (const QdVersion *a, const QdVersion *b);
QdVersion *qd_version_raise (const QdVersion *self, const char *device);
guint64 qd_version_get_counter (const QdVersion *self, const char *device);

G_END_DECLS
