/* qd-text.c: the source text, its code points and its lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UTF-8 is addressed by code point through checkpoints: the byte offset of every 64th code point is kept (one byte
 * in three hundred of a Chinese text), and from there the string is walked.
 */
#include "text/qd-text.h"

#include <string.h>

#define CHECKPOINT_CHARS 64

struct _QdText
{
  gatomicrefcount ref_count;
  char *string;
  gsize n_bytes;
  int n_chars;
  char *encoding;
  double confidence;
  GArray *checkpoints; /* gsize: byte offsets of the code points 0, 64, 128, … */
  GArray *lines;       /* int: first code point of every line */
  char *hash;          /* made when first asked for, under g_once_init_enter() */
};

G_DEFINE_BOXED_TYPE (QdText, qd_text, qd_text_ref, qd_text_unref)

static inline gboolean
is_lead (char byte)
{
  return (byte & 0xc0) != 0x80;
}

static void
index_string (QdText *self)
{
  int n_chars = 0, line_start = 0;
  gboolean line_open = FALSE;

  for (gsize byte = 0; byte < self->n_bytes; byte++)
    {
      if (!is_lead (self->string[byte]))
        continue;
      if (n_chars % CHECKPOINT_CHARS == 0)
        g_array_append_val (self->checkpoints, byte);
      if (!line_open)
        {
          line_start = n_chars;
          g_array_append_val (self->lines, line_start);
          line_open = TRUE;
        }
      if (self->string[byte] == '\n')
        line_open = FALSE;
      n_chars++;
    }
  self->n_chars = n_chars;
}

/**
 * qd_text_new_take:
 * @string: (transfer full): valid UTF-8 with LF line ends, without NUL inside; terminated by NUL
 * @n_bytes: its length
 * @encoding: (nullable): the encoding it was decoded from, "UTF-8" if %NULL
 * @confidence: how sure the encoding is, 0 to 1
 *
 * Makes a text of a string that a decoder has made.
 *
 * Returns: (transfer full): the text
 */
QdText *
qd_text_new_take (char *string, gsize n_bytes, const char *encoding, double confidence)
{
  QdText *self = g_new0 (QdText, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->string = string;
  self->n_bytes = n_bytes;
  self->encoding = g_strdup (encoding ? encoding : "UTF-8");
  self->confidence = confidence;
  self->checkpoints = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->lines = g_array_new (FALSE, FALSE, sizeof (int));
  index_string (self);
  return self;
}

/**
 * qd_text_new:
 * @string: UTF-8 with LF line ends
 * @n_bytes: its length, -1 if it is terminated by NUL
 *
 * Makes a text of a string that is known. What is no UTF-8 in it becomes U+FFFD.
 *
 * Returns: (transfer full): the text
 */
QdText *
qd_text_new (const char *string, gssize n_bytes)
{
  gsize length = n_bytes < 0 ? strlen (string) : (gsize) n_bytes;
  char *copy;

  if (!g_utf8_validate_len (string, length, NULL))
    {
      copy = g_utf8_make_valid (string, length);
      length = strlen (copy);
    }
  else
    copy = g_strndup (string, length);
  return qd_text_new_take (copy, length, "UTF-8", 1.0);
}

/**
 * qd_text_ref:
 * @self: a text
 *
 * Returns: (transfer full): @self
 */
QdText *
qd_text_ref (QdText *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qd_text_unref:
 * @self: (transfer full): a text
 *
 * Gives back a reference; the last one frees the text.
 */
void
qd_text_unref (QdText *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->checkpoints);
  g_array_unref (self->lines);
  g_free (self->string);
  g_free (self->encoding);
  g_free (self->hash);
  g_free (self);
}

/**
 * qd_text_get_string:
 * @self: a text
 * @n_bytes: (out) (optional): its length
 *
 * Returns: (transfer none): the whole text, terminated by NUL
 */
const char *
qd_text_get_string (QdText *self, gsize *n_bytes)
{
  if (n_bytes)
    *n_bytes = self->n_bytes;
  return self->string;
}

/**
 * qd_text_get_n_chars:
 * @self: a text
 *
 * Returns: its length in code points
 */
int
qd_text_get_n_chars (QdText *self)
{
  return self->n_chars;
}

/**
 * qd_text_get_n_lines:
 * @self: a text
 *
 * Returns: the number of its lines; a line end at the very end of the text opens no further line, and an empty text
 *   has none
 */
int
qd_text_get_n_lines (QdText *self)
{
  return self->lines->len;
}

/**
 * qd_text_get_encoding:
 * @self: a text
 *
 * Returns: (transfer none): the name of the encoding it was decoded from
 */
const char *
qd_text_get_encoding (QdText *self)
{
  return self->encoding;
}

/**
 * qd_text_get_confidence:
 * @self: a text
 *
 * Returns: how sure the encoding is, 0 to 1
 */
double
qd_text_get_confidence (QdText *self)
{
  return self->confidence;
}

/**
 * qd_text_get_hash:
 * @self: a text
 *
 * Returns: (transfer none): "sha256:" and the digest of the UTF-8 string in hexadecimal
 */
const char *
qd_text_get_hash (QdText *self)
{
  if (g_once_init_enter (&self->hash))
    {
      g_autofree char *digest =
          g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->string, self->n_bytes);

      g_once_init_leave (&self->hash, g_strconcat ("sha256:", digest, NULL));
    }
  return self->hash;
}

/**
 * qd_text_char_to_byte:
 * @self: a text
 * @position: a code point; beyond the end means the end
 *
 * Returns: the byte where it begins
 */
gsize
qd_text_char_to_byte (QdText *self, int position)
{
  gsize byte;

  if (position <= 0)
    return 0;
  if (position >= self->n_chars)
    return self->n_bytes;
  byte = g_array_index (self->checkpoints, gsize, position / CHECKPOINT_CHARS);
  for (int left = position % CHECKPOINT_CHARS; left > 0; left--)
    byte += g_utf8_skip[(guchar) self->string[byte]];
  return byte;
}

/**
 * qd_text_byte_to_char:
 * @self: a text
 * @byte: a byte offset; beyond the end means the end
 *
 * Returns: the code point that holds the byte
 */
int
qd_text_byte_to_char (QdText *self, gsize byte)
{
  const gsize *checkpoints = (const gsize *) self->checkpoints->data;
  guint low = 0, high = self->checkpoints->len;
  int position;

  if (byte >= self->n_bytes)
    return self->n_chars;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (checkpoints[middle] <= byte)
        low = middle;
      else
        high = middle;
    }
  position = low * CHECKPOINT_CHARS;
  for (gsize i = checkpoints[low] + 1; i <= byte; i++)
    position += is_lead (self->string[i]);
  return position;
}

/**
 * qd_text_get_line_at:
 * @self: a text
 * @position: a code point
 *
 * Returns: the line it stands in, from 1; the last line for what lies beyond it
 */
int
qd_text_get_line_at (QdText *self, int position)
{
  const int *lines = (const int *) self->lines->data;
  guint low = 0, high = self->lines->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (lines[middle] <= position)
        low = middle;
      else
        high = middle;
    }
  return low + 1;
}

/**
 * qd_text_get_line_range:
 * @self: a text
 * @line: a line, from 1
 * @start: (out): its first code point
 * @end: (out): the code point after its last, without the line end
 *
 * Returns: whether there is such a line
 */
gboolean
qd_text_get_line_range (QdText *self, int line, int *start, int *end)
{
  if (line < 1 || (guint) line > self->lines->len)
    return FALSE;
  *start = g_array_index (self->lines, int, line - 1);
  if ((guint) line < self->lines->len)
    *end = g_array_index (self->lines, int, line) - 1;
  else
    *end = self->n_chars - (self->string[self->n_bytes - 1] == '\n');
  return TRUE;
}

/**
 * qd_text_dup_range:
 * @self: a text
 * @start: first code point
 * @end: code point after the last
 *
 * Returns: (transfer full): a copy of that part
 */
char *
qd_text_dup_range (QdText *self, int start, int end)
{
  gsize from = qd_text_char_to_byte (self, start);
  gsize to = qd_text_char_to_byte (self, MAX (start, end));

  return g_strndup (self->string + from, to - from);
}
