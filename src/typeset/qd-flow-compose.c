/* qd-flow-compose.c: all paragraphs of a document broken into lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paragraphs know nothing of each other, so a long document is broken in parts of equal length, one to a processor. The
 * fonts are shared: what asks them for the width of a word waits for its turn, which a text of Han hardly ever does.
 */
#include "typeset/qd-flow-private.h"

#include <string.h>

/* A shorter document is broken before another thread has begun. */
#define MIN_PART_BYTES (128 * 1024)
#define MAX_PARTS 4
/* Body lines above and below a table; its caption stands closer. */
#define TABLE_AIR 1
#define N_ROLES (QD_N_ROLES + QD_N_HEADING_STYLES)

/* The metrics of a role, one thread at a time. */
typedef struct
{
  QdMetrics metrics; /* the first member: a QdMetrics of a part is one of these */
  QdMetrics *shared;
  GMutex *mutex;
} PartMetrics;

typedef struct
{
  QdFlow *flow;
  int first, last; /* paragraphs */
  GMutex *mutex;
  GArray *lines; /* of QdLine */
  PartMetrics metrics[N_ROLES];
  QdComposer *composers[N_ROLES]; /* (nullable): made when the role is met with */
  GThread *thread;
} Part;

static int
char_advance (QdMetrics *metrics, gunichar ch)
{
  PartMetrics *self = (PartMetrics *) metrics;
  int advance;

  g_mutex_lock (self->mutex);
  advance = self->shared->char_advance (self->shared, ch);
  g_mutex_unlock (self->mutex);
  return advance;
}

static int
run_advance (QdMetrics *metrics, const char *text, int n_bytes)
{
  PartMetrics *self = (PartMetrics *) metrics;
  int advance;

  g_mutex_lock (self->mutex);
  advance = self->shared->run_advance (self->shared, text, n_bytes);
  g_mutex_unlock (self->mutex);
  return advance;
}

static int
code_advance (QdMetrics *metrics, const char *text, int n_bytes)
{
  PartMetrics *self = (PartMetrics *) metrics;
  int advance;

  g_mutex_lock (self->mutex);
  advance = self->shared->code_advance (self->shared, text, n_bytes);
  g_mutex_unlock (self->mutex);
  return advance;
}

/* A composer of the part's own for @role. */
static QdComposer *
get_composer (Part *self, const QdFlowRole *role)
{
  int index = role - self->flow->roles;
  PartMetrics *metrics = &self->metrics[index];

  if (!self->composers[index])
    {
      *metrics = (PartMetrics){
        .metrics = { role->font->metrics.em_units, char_advance, run_advance, code_advance },
        .shared = &role->font->metrics,
        .mutex = self->mutex,
      };
      self->composers[index] = qd_composer_new (&self->flow->style, &metrics->metrics);
    }
  return self->composers[index];
}

/* Leaves in each paragraph where its lines start in those of the part. */
static gpointer
break_part (gpointer data)
{
  Part *self = data;

  for (int i = self->first; i < self->last; i++)
    {
      const QdParagraph *paragraph = qd_document_get_paragraph (self->flow->document, i);
      QdComposeRequest request;
      QdComposer *composer;
      QdFlowTable *table;

      qd_flow_request (self->flow, paragraph, &request);
      self->flow->paragraphs[i].first_line = self->lines->len;
      composer = get_composer (self, qd_flow_get_role (self->flow, paragraph));
      if (paragraph->role == QD_ROLE_TABLE && (table = qd_flow_get_table (self->flow, i)) != NULL)
        qd_flow_break_row (self->flow, table, i, composer, self->lines);
      else
        qd_composer_break (composer, &request, self->lines);
    }
  return NULL;
}

/* Shares the paragraphs out by their bytes. Roles load their fonts now, which only one thread may do. */
static int
divide (QdFlow *self, Part *parts, GMutex *mutex)
{
  gsize n_bytes, done = 0;
  int n_parts, part = 0;

  qd_document_get_string (self->document, &n_bytes);
  n_parts = CLAMP ((int) MIN (n_bytes / MIN_PART_BYTES, MAX_PARTS), 1, (int) MIN (g_get_num_processors (), MAX_PARTS));
  for (int i = 0; i < n_parts; i++)
    parts[i] = (Part){ .flow = self, .mutex = mutex, .lines = g_array_new (FALSE, FALSE, sizeof (QdLine)) };
  for (int i = 0; i < self->n_paragraphs; i++)
    {
      const QdParagraph *paragraph = qd_document_get_paragraph (self->document, i);

      qd_flow_get_role (self, paragraph);
      done += paragraph->end - paragraph->start;
      parts[part].last = i + 1;
      while (part + 1 < n_parts && done * n_parts >= n_bytes * (part + 1))
        {
          part++;
          parts[part].first = parts[part].last = i + 1;
        }
    }
  return n_parts;
}

/* Joins the lines of the parts, in their order. */
static void
join (QdFlow *self, Part *parts, int n_parts)
{
  int n_lines = 0;

  for (int i = 0; i < n_parts; i++)
    {
      for (int j = parts[i].first; j < parts[i].last; j++)
        self->paragraphs[j].first_line += n_lines;
      n_lines += parts[i].lines->len;
    }
  self->n_lines = n_lines;
  self->lines = g_new (QdLine, n_lines);
  n_lines = 0;
  for (int i = 0; i < n_parts; i++)
    {
      if (parts[i].lines->len > 0)
        memcpy (self->lines + n_lines, parts[i].lines->data, parts[i].lines->len * sizeof (QdLine));
      n_lines += parts[i].lines->len;
      g_array_unref (parts[i].lines);
      for (int j = 0; j < N_ROLES; j++)
        g_clear_pointer (&parts[i].composers[j], qd_composer_free);
    }
}

static void
break_paragraphs (QdFlow *self)
{
  Part parts[MAX_PARTS];
  GMutex mutex;
  int n_parts;

  g_mutex_init (&mutex);
  n_parts = divide (self, parts, &mutex);
  for (int i = 1; i < n_parts; i++)
    parts[i].thread = g_thread_new ("composer", break_part, &parts[i]);
  break_part (&parts[0]);
  for (int i = 1; i < n_parts; i++)
    g_thread_join (parts[i].thread);
  join (self, parts, n_parts);
  g_mutex_clear (&mutex);
}

/* 表题 stands above its table and belongs to it. */
static gboolean
is_table_caption (QdFlow *self, int paragraph)
{
  return paragraph >= 0 && paragraph + 1 < self->n_paragraphs
         && qd_document_get_paragraph (self->document, paragraph)->role == QD_ROLE_CAPTION
         && !qd_flow_is_caption (self, paragraph) && qd_flow_get_table (self, paragraph + 1);
}

/* Breaks every paragraph and stacks them on the grid of body lines. */
void
qd_flow_compose (QdFlow *self)
{
  int row = 0, after = 0;

  qd_flow_find_tables (self);
  break_paragraphs (self);
  self->paragraphs[self->n_paragraphs].first_line = self->n_lines;
  for (int i = 0; i < self->n_paragraphs; i++)
    {
      const QdFlowRole *role = qd_flow_get_role (self, qd_document_get_paragraph (self->document, i));
      QdFlowTable *table = qd_flow_get_table (self, i);
      QdFlowBlock block;

      if (table)
        {
          /* All rows begin where the table does; see qd_flow_get_row_band(). */
          if (i == table->first && !is_table_caption (self, i - 1))
            row += MAX (after, TABLE_AIR);
          self->paragraphs[i].top = row;
          if (i == table->first + table->n_rows - 1)
            row += qd_flow_stack_rows (self, table);
          after = TABLE_AIR;
          continue;
        }
      if (is_table_caption (self, i))
        row += MAX (TABLE_AIR - after, 0);
      /* Air above and below does not add up where headings follow each other. */
      if (i > 0)
        row += MAX (after, role->role->lines_before);
      self->paragraphs[i].top = row;
      qd_flow_measure_block (self, i, &block);
      row += block.n_rows;
      after = role->role->lines_after;
    }
  self->paragraphs[self->n_paragraphs].top = row;
  self->n_rows = row;
}
