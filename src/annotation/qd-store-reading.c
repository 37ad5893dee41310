/* qd-store-reading.c: where reading stopped, and how the document was shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-store-private.h"

/* The later state of reading wins when two are merged, so that a clock set back must not make ours the earlier one. */
void
qd_store_stamp_reading (QdStore *self)
{
  QdNotebook *notebook = qd_annotation_list_get_notebook (self->list);
  g_autofree char *last = qd_notebook_dup_value (notebook, "Reading", "LastOpened");
  g_autoptr (GDateTime) before = last ? g_date_time_new_from_iso8601 (last, NULL) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = NULL;

  if (before && g_date_time_compare (before, now) >= 0)
    {
      g_date_time_unref (now);
      now = g_date_time_add_seconds (before, 1);
    }
  time = qd_record_format_time (now);
  qd_notebook_set_value (notebook, "Reading", "LastOpened", time);
}

/**
 * qd_store_get_position:
 * @self: a store
 *
 * Returns: where reading stopped, a code point of the source; 0 at first
 */
int
qd_store_get_position (QdStore *self)
{
  g_autofree char *position = qd_store_dup_reading_key (self, "Position");
  gint64 value;

  return position && g_ascii_string_to_signed (position, 10, 0, G_MAXINT, &value, NULL) ? value : 0;
}

/**
 * qd_store_set_position:
 * @self: a store
 * @position: where the reader is, a code point of the source
 *
 * Remembers the place, and how far through the text it is. Saved with the next act or by qd_store_save().
 */
void
qd_store_set_position (QdStore *self, int position)
{
  int n_chars;
  char progress[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *string = g_strdup_printf ("%d", position);

  g_return_if_fail (QD_IS_STORE (self));
  n_chars = qd_text_get_n_chars (qd_document_get_source (self->document));
  g_ascii_formatd (progress, sizeof progress, "%.4f", n_chars > 0 ? CLAMP ((double) position / n_chars, 0, 1) : 0);
  qd_store_set_reading_key (self, "Position", string);
  qd_store_set_reading_key (self, "Progress", progress);
}

/**
 * qd_store_dup_reading_key:
 * @self: a store
 * @key: a key of [Reading]
 *
 * Returns: (nullable) (transfer full): its value
 */
char *
qd_store_dup_reading_key (QdStore *self, const char *key)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  return qd_notebook_dup_value (qd_annotation_list_get_notebook (self->list), "Reading", key);
}

/**
 * qd_store_set_reading_key:
 * @self: a store
 * @key: a key of [Reading]
 * @value: (nullable): its value; %NULL takes it away
 *
 * Sets a value. Saved with the next act or by qd_store_save().
 */
void
qd_store_set_reading_key (QdStore *self, const char *key, const char *value)
{
  g_return_if_fail (QD_IS_STORE (self));
  if (qd_notebook_set_value (qd_annotation_list_get_notebook (self->list), "Reading", key, value))
    self->reading_changed = TRUE;
}
