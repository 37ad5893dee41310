/* qd-script.c: simplified shown as traditional, or back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/qd-script.h"

#include <glib/gi18n-lib.h>
#include <opencc.h>
#include <string.h>

/* OpenCC is asked for about so many bytes at once, cut at line ends. */
#define PIECE_BYTES (64 * 1024)

typedef struct
{
  opencc_t converter;
  const char *reason;
  GPtrArray *out;
} Conversion;

static char *
dup_converted (Conversion *self, const char *string, gsize n_bytes)
{
  char *converted = opencc_convert_utf8 (self->converter, string, n_bytes);
  char *copy = g_strdup (converted);

  opencc_convert_utf8_free (converted);
  return copy;
}

static void
add_change (Conversion *self, int start, int end, const char *replacement, gsize n_bytes)
{
  g_autofree char *shown = g_strndup (replacement, n_bytes);

  g_ptr_array_add (self->out, qd_emendation_new (start, end, shown, QD_EMENDATION_SCRIPT, 1, self->reason));
}

/* Characters that differ, where the line keeps its length: each is a change of its own, for a place inside of a change
 * is the place of none of its characters, and a mark on one of them would take in the others. */
static void
add_changed_chars (Conversion *self, int position, const char *from, const char *to, const char *to_end)
{
  for (; to < to_end; position++)
    {
      const char *next = g_utf8_next_char (to);

      if (g_utf8_get_char (from) != g_utf8_get_char (to))
        add_change (self, position, position + 1, to, next - to);
      from = g_utf8_next_char (from);
      to = next;
    }
}

/* One line, without what is equal at both of its ends where its length changes. */
static void
add_changed_line (Conversion *self, int position, const char *from, gsize n_from, const char *to, gsize n_to)
{
  const char *from_end = from + n_from, *to_end = to + n_to;

  if (n_from == n_to && memcmp (from, to, n_from) == 0)
    return;
  if (g_utf8_strlen (from, n_from) == g_utf8_strlen (to, n_to))
    {
      add_changed_chars (self, position, from, to, to_end);
      return;
    }
  while (from < from_end && to < to_end && g_utf8_get_char (from) == g_utf8_get_char (to))
    {
      from = g_utf8_next_char (from);
      to = g_utf8_next_char (to);
      position++;
    }
  while (from < from_end && to < to_end
         && g_utf8_get_char (g_utf8_prev_char (from_end)) == g_utf8_get_char (g_utf8_prev_char (to_end)))
    {
      from_end = g_utf8_prev_char (from_end);
      to_end = g_utf8_prev_char (to_end);
    }
  add_change (self, position, position + (int) g_utf8_strlen (from, from_end - from), to, to_end - to);
}

static void
convert_piece (Conversion *self, int position, const char *from, gsize n_bytes)
{
  g_autofree char *converted = dup_converted (self, from, n_bytes);
  const char *end = from + n_bytes, *to = converted;

  while (from < end)
    {
      const char *from_line = memchr (from, '\n', end - from), *to_line = strchr (to, '\n');

      if (!from_line || !to_line)
        {
          add_changed_line (self, position, from, end - from, to, strlen (to));
          return;
        }
      add_changed_line (self, position, from, from_line - from, to, to_line - to);
      position += (int) g_utf8_strlen (from, from_line - from) + 1;
      from = from_line + 1;
      to = to_line + 1;
    }
}

/* What stands unchanged between two emendations. */
static void
convert_stretch (Conversion *self, QdText *source, int start, int end)
{
  const char *string = qd_text_get_string (source, NULL);
  gsize at = qd_text_char_to_byte (source, start), last = qd_text_char_to_byte (source, end);

  while (at < last)
    {
      gsize n = MIN (last - at, PIECE_BYTES);
      const char *cut = n < last - at ? memrchr (string + at, '\n', n) : NULL;

      if (cut)
        n = cut + 1 - (string + at);
      while (at + n < last && (string[at + n] & 0xc0) == 0x80)
        n++;
      convert_piece (self, qd_text_byte_to_char (source, at), string + at, n);
      at += n;
    }
}

/* Opening reads the dictionaries anew, which takes longer than to convert a short text: each is opened once, and kept.
 * OpenCC promises nothing about threads, so one of them converts at a time. */
static GMutex converters_lock;

/* With the lock held; (opencc_t) -1 after a warning. */
static opencc_t
get_converter (const char *config)
{
  static GHashTable *converters; /* name → opencc_t */
  opencc_t converter;

  if (!converters)
    converters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  converter = g_hash_table_lookup (converters, config);
  if (converter)
    return converter;
  converter = opencc_open (config);
  if (converter == (opencc_t) -1)
    g_warning ("OpenCC cannot be opened: %s", opencc_error ());
  else
    g_hash_table_insert (converters, g_strdup (config), converter);
  return converter;
}

/**
 * qd_script_convert:
 * @source: a text
 * @emendations: (element-type QdEmendation): what is changed already, sorted
 * @config: the name of OpenCC's configuration
 * @to_simplified: the direction
 *
 * Converts the text as it is shown.
 *
 * Returns: (transfer full) (element-type QdEmendation): @emendations, converted, with those of the script
 */
GPtrArray *
qd_script_convert (QdText *source, GPtrArray *emendations, const char *config, gboolean to_simplified)
{
  Conversion self = { .out = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free) };
  int done = 0;

  g_mutex_lock (&converters_lock);
  self.converter = get_converter (config);
  self.reason = to_simplified ? _ ("shown in simplified characters") : _ ("shown in traditional characters");
  for (guint i = 0; i < emendations->len; i++)
    {
      QdEmendation *emendation = qd_emendation_copy (g_ptr_array_index (emendations, i));

      if (self.converter != (opencc_t) -1)
        {
          g_autofree char *shown = emendation->replacement;

          convert_stretch (&self, source, done, emendation->start);
          emendation->replacement = dup_converted (&self, shown, strlen (shown));
        }
      done = emendation->end;
      g_ptr_array_add (self.out, emendation);
    }
  if (self.converter != (opencc_t) -1)
    convert_stretch (&self, source, done, qd_text_get_n_chars (source));
  g_mutex_unlock (&converters_lock);
  return self.out;
}
