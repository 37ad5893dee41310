/* qd-store-reading.c: where reading stopped, and how the document was shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-place.h"
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

static QdText *
get_source (QdStore *self)
{
  return qd_document_get_source (self->document);
}

/**
 * qd_store_get_position:
 * @self: a store
 *
 * An edit of the text elsewhere does not move the place: the words that stood there are looked for.
 *
 * Returns: where reading stopped, a code point of the source; 0 at first
 */
int
qd_store_get_position (QdStore *self)
{
  g_autofree char *position = qd_store_dup_reading_key (self, "Position");
  g_autofree char *words = qd_store_dup_reading_key (self, "PositionWords");
  gint64 value;
  int found;

  if (!position || !g_ascii_string_to_signed (position, 10, 0, G_MAXINT, &value, NULL))
    return 0;
  found = words ? qd_place_find (get_source (self), value, words) : -1;
  return found >= 0 ? found : value;
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
  g_autofree char *words = NULL;

  g_return_if_fail (QD_IS_STORE (self));
  n_chars = qd_text_get_n_chars (get_source (self));
  words = qd_place_describe (get_source (self), position);
  g_ascii_formatd (progress, sizeof progress, "%.4f", n_chars > 0 ? CLAMP ((double) position / n_chars, 0, 1) : 0);
  qd_store_set_reading_key (self, "Position", string);
  qd_store_set_reading_key (self, "PositionWords", words);
  qd_store_set_reading_key (self, "Progress", progress);
}

/**
 * qd_store_dup_verdicts:
 * @self: a store
 *
 * Returns: (transfer full): what the reader says of emendations in the store's document
 */
QdVerdicts *
qd_store_dup_verdicts (QdStore *self)
{
  QdVerdicts *verdicts;
  g_autofree char *value = NULL;
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  verdicts = qd_annotation_list_dup_verdicts (self->list);
  value = qd_store_dup_reading_key (self, "RefusedKinds");
  names = g_strsplit (value ? value : "", ";", -1);
  for (int kind = 0; kind < QD_N_EMENDATION_KINDS; kind++)
    {
      if (g_strv_contains ((const char *const *) names, qd_emendation_kind_to_string (kind)))
        qd_verdicts_refuse_kind (verdicts, kind);
    }
  return verdicts;
}

/**
 * qd_store_set_kind_refused:
 * @self: a store
 * @kind: a kind of emendations
 * @refused: whether none of them is to be shown
 *
 * Saved with the next act or by qd_store_save().
 */
void
qd_store_set_kind_refused (QdStore *self, QdEmendationKind kind, gboolean refused)
{
  g_autoptr (QdVerdicts) verdicts = qd_store_dup_verdicts (self);
  g_autoptr (GString) names = g_string_new (NULL);

  for (int other = 0; other < QD_N_EMENDATION_KINDS; other++)
    {
      if (other == (int) kind ? refused : qd_verdicts_is_kind_refused (verdicts, other))
        g_string_append_printf (names, "%s;", qd_emendation_kind_to_string (other));
    }
  qd_store_set_reading_key (self, "RefusedKinds", names->len > 0 ? names->str : NULL);
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
