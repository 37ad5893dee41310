/* qd-record.h: what is known of one annotation at one version, as it stands in the key file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain data: everything an annotation keeps, or a tombstone that keeps nothing but its version. Changed only by who
 * made it, before anybody else holds it; from then on immutable and reference counted. A record and a group of a
 * GKeyFile say the same; the text of the group is the record's canonical form, by which records are compared.
 */
#pragma once

#include "annotation/qd-annotation.h"
#include "annotation/qd-version.h"

G_BEGIN_DECLS

/* What is merged as one: a style without its colour would be half an act. */
typedef enum
{
  QD_FIELD_MARK, /* style and colour; level of a correction */
  QD_FIELD_NOTE,
  QD_FIELD_TAGS,
  QD_FIELD_ANCHOR, /* kind, place, quotation, context, section */
  QD_N_FIELDS
} QdField;

typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  gboolean deleted;
  QdAnnotationKind kind;
  QdMarkStyle style;
  char *color;
  char *note;
  GStrv tags;
  int level;      /* of a correction: of the heading, 0 if it is none */
  int start, end; /* as stored; where it stands now is the annotation's affair */
  char *quote, *prefix, *suffix, *section;
  GDateTime *created;
  GDateTime *modified; /* of a tombstone: when it was deleted */
  QdVersion *version;
  QdVersion *field_versions[QD_N_FIELDS]; /* (nullable): at which version the field was written, if not @version */
  char *conflict_of;                      /* (nullable): shown beside this annotation, whose note it contradicts */
  GPtrArray *unknown;                     /* (nullable) (element-type utf8): "Key=raw value", sorted */
  char *text;                             /* (nullable): the canonical form, once it was asked for */
} QdRecord;

QdRecord *qd_record_new (const char *id);
QdRecord *qd_record_copy (QdRecord *self);
QdRecord *qd_record_ref (QdRecord *self);
void qd_record_unref (QdRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdRecord, qd_record_unref)

QdVersion *qd_record_get_field_version (QdRecord *self, QdField field);
void qd_record_copy_field (QdRecord *self, QdRecord *other, QdField field);
gboolean qd_record_field_equal (QdRecord *a, QdRecord *b, QdField field);
gboolean qd_record_is_on_document (QdRecord *self);
const char *qd_record_get_text (QdRecord *self);

/* Times of records: UTC, in whole seconds as files have them. (transfer full) */
GDateTime *qd_record_dup_time (GDateTime *time);
GDateTime *qd_record_dup_now (void);

/* Key-file groups: qd-record-group.c */
QdRecord *qd_record_new_from_group (GKeyFile *key_file, const char *group, const char *id, GError **error);
char *qd_record_dup_group (QdRecord *self, const char *group);
char *qd_record_format_time (GDateTime *time);

G_END_DECLS
