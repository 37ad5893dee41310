/* qd-corrections.c: what the reader says of the headings of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-corrections.h"

#include "document/qd-label.h"
#include "document/qd-recogniser.h"

#include <glib/gi18n-lib.h>

/* A heading the reader makes of a paragraph longer than this is its first sentence. */
#define MAX_HEADING_CHARS 60

typedef struct
{
  int start;
  int level;
} Correction;

struct _QdCorrections
{
  gatomicrefcount ref_count;
  QdOutlineKind kind;
  GArray *corrections; /* (element-type Correction): in the order they were added */
};

static const char *const kind_names[QD_N_OUTLINES] = {
  [QD_OUTLINE_RECOGNISED] = "recognised", [QD_OUTLINE_TOP] = "top",   [QD_OUTLINE_NUMBERED] = "numbered",
  [QD_OUTLINE_ITEMS] = "items",           [QD_OUTLINE_NONE] = "none",
};

/**
 * qd_outline_kind_to_string:
 * @kind: one of the outlines a text may be given
 *
 * Returns: (transfer none): its name in files
 */
const char *
qd_outline_kind_to_string (QdOutlineKind kind)
{
  g_return_val_if_fail (kind < QD_N_OUTLINES, NULL);
  return kind_names[kind];
}

/**
 * qd_outline_kind_from_string:
 * @name: a name
 * @kind: (out): the outline of that name
 *
 * Returns: whether there is one
 */
gboolean
qd_outline_kind_from_string (const char *name, QdOutlineKind *kind)
{
  for (guint i = 0; i < QD_N_OUTLINES; i++)
    {
      if (g_strcmp0 (name, kind_names[i]) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * qd_corrections_new:
 * @kind: which outline of the text the corrections are made in
 *
 * Returns: (transfer full): no corrections yet
 */
QdCorrections *
qd_corrections_new (QdOutlineKind kind)
{
  QdCorrections *self = g_new0 (QdCorrections, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->corrections = g_array_new (FALSE, FALSE, sizeof (Correction));
  return self;
}

/**
 * qd_corrections_ref:
 * @self: corrections
 *
 * Returns: (transfer full): @self
 */
QdCorrections *
qd_corrections_ref (QdCorrections *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qd_corrections_unref:
 * @self: (nullable): corrections
 *
 * Gives up a reference.
 */
void
qd_corrections_unref (QdCorrections *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->corrections);
  g_free (self);
}

/**
 * qd_corrections_add:
 * @self: corrections nobody else holds
 * @start: a code point of the source in the paragraph meant
 * @level: the level of the heading, from 1; 0 if the paragraph is no heading
 *
 * Adds one; of two for one paragraph the later is followed.
 */
void
qd_corrections_add (QdCorrections *self, int start, int level)
{
  Correction correction = { start, CLAMP (level, 0, QD_CORRECTIONS_MAX_LEVEL) };

  g_array_append_val (self->corrections, correction);
}

/**
 * qd_corrections_is_empty:
 * @self: (nullable): corrections
 *
 * Returns: whether they leave every document as it was recognised
 */
gboolean
qd_corrections_is_empty (const QdCorrections *self)
{
  return !self || (self->kind == QD_OUTLINE_RECOGNISED && self->corrections->len == 0);
}

static QdRecognised *
get_block (QdStructure *structure, guint index)
{
  return &g_array_index (structure->blocks, QdRecognised, index);
}

static gboolean
is_heading (const QdRecognised *block)
{
  return block->role == QD_ROLE_HEADING || block->run_in_end > block->start;
}

static void
set_reason (QdRecognised *block, const char *reason)
{
  g_free (block->reason);
  block->reason = g_strdup (reason);
}

/* Makes a body paragraph of a heading, with the lines it goes on in. */
static void
drop_heading (QdStructure *structure, guint index, const char *reason)
{
  do
    {
      QdRecognised *block = get_block (structure, index);

      block->role = QD_ROLE_BODY;
      block->level = 0;
      block->label_bytes = 0;
      block->run_in_end = 0;
      block->continues = FALSE;
      block->is_references = FALSE;
      set_reason (block, reason);
      index++;
    }
  while (index < structure->blocks->len && get_block (structure, index)->continues
         && get_block (structure, index)->role == QD_ROLE_HEADING);
}

/* Where the first sentence of a long paragraph ends, in bytes of the reading; 0 if it has no stop. */
static gsize
find_sentence_end (const char *string, const QdRecognised *block)
{
  for (const char *p = string + block->start; p < string + block->end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch == 0x3002 || ch == 0xFF01 || ch == 0xFF1F)
        return (gsize) (g_utf8_next_char (p) - string);
    }
  return 0;
}

static void
make_heading (QdStructure *structure, const char *string, guint index, int level, const char *reason)
{
  QdRecognised *block = get_block (structure, index);
  gboolean was_heading = is_heading (block);

  block->level = level;
  set_reason (block, reason);
  if (was_heading)
    return;
  {
    QdLabel label;
    gsize end = 0;

    if (g_utf8_strlen (string + block->start, (gssize) (block->end - block->start)) > MAX_HEADING_CHARS)
      end = find_sentence_end (string, block);
    block->label_bytes = 0;
    if (qd_label_parse (string + block->start, string + block->end, &label) && label.form != QD_LABEL_BULLET)
      block->label_bytes = (int) label.bytes;
    block->continues = FALSE;
    block->run_in_end = end < block->end ? end : 0;
    block->role = block->run_in_end ? QD_ROLE_BODY : QD_ROLE_HEADING;
  }
}

static void
apply_kind (QdOutlineKind kind, QdStructure *structure, const char *string)
{
  int level = 0;

  for (guint i = 0; i < structure->blocks->len; i++)
    {
      QdRecognised *block = get_block (structure, i);

      if (block->continues)
        continue;
      if (is_heading (block))
        {
          if (kind == QD_OUTLINE_NONE || (kind == QD_OUTLINE_TOP && block->level > 1)
              || (kind == QD_OUTLINE_NUMBERED && block->label_bytes == 0))
            drop_heading (structure, i, NULL);
          else
            level = block->level;
        }
      else if (kind == QD_OUTLINE_ITEMS && block->role == QD_ROLE_LIST_ITEM && block->label_bytes > 0)
        make_heading (structure, string, i, level + 1, _ ("The reader asked for numbered items as headings"));
    }
}

/* The block that holds a place of the reading; -1 if it stands before all or in none. */
static int
find_block (QdStructure *structure, gsize byte)
{
  int first = 0;
  int last = (int) structure->blocks->len - 1;

  while (first < last)
    {
      int middle = first + (last - first + 1) / 2;

      if (get_block (structure, (guint) middle)->start <= byte)
        first = middle;
      else
        last = middle - 1;
    }
  if (last < 0 || byte < get_block (structure, (guint) first)->start
      || byte >= get_block (structure, (guint) first)->end)
    return -1;
  return first;
}

/**
 * qd_structure_correct:
 * @self: what was recognised
 * @reading: the text as shown
 * @corrections: what the reader says of it
 *
 * Changes headings as the reader says; title, author, abstract and keywords stay. A place that is in no paragraph is
 * passed over.
 */
void
qd_structure_correct (QdStructure *self, QdReading *reading, const QdCorrections *corrections)
{
  const char *string = qd_reading_get_string (reading, NULL);

  if (corrections->kind != QD_OUTLINE_RECOGNISED)
    apply_kind (corrections->kind, self, string);
  for (guint i = 0; i < corrections->corrections->len; i++)
    {
      const Correction *correction = &g_array_index (corrections->corrections, Correction, i);
      int index = find_block (self, qd_reading_from_source (reading, correction->start, QD_BIAS_START));

      while (index > 0 && get_block (self, (guint) index)->continues)
        index--;
      if (index < 0 || get_block (self, (guint) index)->role == QD_ROLE_TITLE)
        continue;
      if (correction->level > 0)
        make_heading (self, string, (guint) index, correction->level, _ ("The reader made it a heading"));
      else if (is_heading (get_block (self, (guint) index)))
        drop_heading (self, (guint) index, _ ("The reader says that it is no heading"));
    }
}
