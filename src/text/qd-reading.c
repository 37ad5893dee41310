/* qd-reading.c: the source with emendations applied, and maps both ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between two emendations reading and source are the same bytes, so one record per emendation is the whole map and
 * a binary search finds any place.
 */
#include "config.h"

#include "text/qd-reading.h"

#include "text/qd-damage.h"
#include "text/qd-furniture.h"
#include "text/qd-quotes.h"
#include "text/qd-script.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* OpenCC's configuration is what converts the script; none where it stays. */
static const struct
{
  const char *name;
  const char *config;
  const char *language; /* that the outcome is set in; NULL where the text itself says it */
} bases[QD_N_READING_BASES] = {
  [QD_READING_SOURCE] = { "source", NULL, NULL },
  [QD_READING_EMENDED] = { "emended", NULL, NULL },
  [QD_READING_SIMPLIFIED] = { "simplified", "t2s.json", "zh-Hans" },
  [QD_READING_TRADITIONAL] = { "traditional", "s2t.json", "zh-Hant" },
  [QD_READING_TRADITIONAL_TW] = { "traditional-tw", "s2tw.json", "zh-Hant-TW" },
  [QD_READING_TRADITIONAL_TWP] = { "traditional-twp", "s2twp.json", "zh-Hant-TW" },
  [QD_READING_TRADITIONAL_HK] = { "traditional-hk", "s2hk.json", "zh-Hant-HK" },
  [QD_READING_SIMPLIFIED_TW] = { "simplified-tw", "tw2s.json", "zh-Hans" },
  [QD_READING_SIMPLIFIED_TWP] = { "simplified-twp", "tw2sp.json", "zh-Hans" },
  [QD_READING_SIMPLIFIED_HK] = { "simplified-hk", "hk2s.json", "zh-Hans" },
};

typedef struct
{
  gsize source_start, source_end;   /* bytes */
  gsize reading_start, reading_end; /* bytes */
} Change;

struct _QdReading
{
  gatomicrefcount ref_count;
  QdText *source;
  char *string; /* NULL where nothing is changed: the source's own string is shown */
  gsize n_bytes;
  GPtrArray *emendations;
  GArray *changes; /* Change, one per emendation */
};

G_DEFINE_BOXED_TYPE (QdReading, qd_reading, qd_reading_ref, qd_reading_unref)

static void
apply_emendations (QdReading *self)
{
  gsize n_source_bytes, done = 0;
  const char *source = qd_text_get_string (self->source, &n_source_bytes);
  g_autoptr (GString) reading = g_string_sized_new (n_source_bytes + n_source_bytes / 16);

  for (guint i = 0; i < self->emendations->len; i++)
    {
      const QdEmendation *emendation = g_ptr_array_index (self->emendations, i);
      Change change = { .source_start = qd_text_char_to_byte (self->source, emendation->start),
                        .source_end = qd_text_char_to_byte (self->source, emendation->end) };

      g_string_append_len (reading, source + done, change.source_start - done);
      change.reading_start = reading->len;
      g_string_append (reading, emendation->replacement);
      change.reading_end = reading->len;
      done = change.source_end;
      g_array_append_val (self->changes, change);
    }
  g_string_append_len (reading, source + done, n_source_bytes - done);
  self->n_bytes = reading->len;
  self->string = g_string_free (g_steal_pointer (&reading), FALSE);
}

/**
 * qd_reading_new:
 * @source: the source text
 * @emendations: (nullable) (element-type QdEmendation): what to change, sorted by start, without overlaps; copied
 *
 * Shows @source with the emendations applied.
 *
 * Returns: (transfer full): the reading
 */
QdReading *
qd_reading_new (QdText *source, GPtrArray *emendations)
{
  QdReading *self = g_new0 (QdReading, 1);
  int end = 0;

  g_atomic_ref_count_init (&self->ref_count);
  self->source = qd_text_ref (source);
  self->emendations = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  for (guint i = 0; emendations && i < emendations->len; i++)
    {
      const QdEmendation *emendation = g_ptr_array_index (emendations, i);

      if (emendation->start < end || emendation->end < emendation->start
          || emendation->end > qd_text_get_n_chars (source))
        {
          g_critical ("emendation %u (%d…%d) is out of order", i, emendation->start, emendation->end);
          continue;
        }
      end = emendation->end;
      g_ptr_array_add (self->emendations, qd_emendation_copy (emendation));
    }
  if (self->emendations->len > 0)
    apply_emendations (self);
  else
    qd_text_get_string (source, &self->n_bytes);
  return self;
}

/* Full-width letters and digits, whose forms have the order of ASCII. */
static void
find_wide (const gunichar *chars, int n_chars, GPtrArray *found)
{
  for (int i = 0; i < n_chars; i++)
    {
      char shown[2] = { (char) (chars[i] - 0xff01 + 0x21), '\0' };

      if (chars[i] > 0xff01 && chars[i] < 0xff5f && g_ascii_isalnum (shown[0]))
        g_ptr_array_add (found, qd_emendation_new (i, i + 1, shown, QD_EMENDATION_DIGITS, 1,
                                                   _ ("a full-width letter or digit, shown proportional")));
    }
}

/* Adds to @found what the reader wishes to see otherwise, outside of what is emended. */
static GPtrArray *
add_wishes (QdText *source, QdReadingKind kind, GPtrArray *found)
{
  gsize n_bytes;
  const char *string = qd_text_get_string (source, &n_bytes);
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (string, (glong) n_bytes, NULL);
  int n_chars = qd_text_get_n_chars (source);
  GPtrArray *quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free);
  GPtrArray *wide = g_ptr_array_new_with_free_func ((GDestroyNotify) qd_emendation_free);

  if (kind & (QD_READING_CORNER_QUOTES | QD_READING_CURLY_QUOTES))
    qd_quotes_convert (chars, n_chars, (kind & QD_READING_CORNER_QUOTES) != 0, quotes);
  if (kind & QD_READING_NARROW)
    find_wide (chars, n_chars, wide);
  return qd_emendation_merge (qd_emendation_merge (found, quotes), wide);
}

/* The damage, and what stands between the lines where it is to be hidden: nothing is mended in what is hidden. */
static GPtrArray *
find_changes (QdText *source, QdReadingKind kind)
{
  GPtrArray *damage = qd_damage_find (source);
  g_autofree gunichar *chars = NULL;
  gsize n_bytes;
  const char *string;

  if (!(kind & QD_READING_CLEAN))
    return damage;
  string = qd_text_get_string (source, &n_bytes);
  chars = g_utf8_to_ucs4_fast (string, (glong) n_bytes, NULL);
  return qd_emendation_merge (qd_furniture_find (chars, qd_text_get_n_chars (source)), damage);
}

/**
 * qd_reading_new_for_kind:
 * @source: the source text
 * @kind: what is to be shown
 * @verdicts: (nullable): what the reader says of emendations
 *
 * Finds the damage of @source, follows the verdicts on it, and converts the script where @kind asks for it.
 *
 * Returns: (transfer full): the reading
 */
QdReading *
qd_reading_new_for_kind (QdText *source, QdReadingKind kind, const QdVerdicts *verdicts)
{
  g_autoptr (GPtrArray) found = NULL;

  if (QD_READING_BASE (kind) == QD_READING_SOURCE)
    return qd_reading_new (source, NULL);
  found = find_changes (source, kind);
  if (!qd_verdicts_is_empty (verdicts))
    {
      GPtrArray *left = qd_verdicts_strike (verdicts, found);

      g_ptr_array_unref (found);
      found = qd_emendation_merge (qd_verdicts_make_emendations (verdicts, source), left);
    }
  if (bases[QD_READING_BASE (kind)].config)
    {
      GPtrArray *converted = qd_script_convert (source, found, bases[QD_READING_BASE (kind)].config,
                                                g_str_equal (bases[QD_READING_BASE (kind)].language, "zh-Hans"));

      g_ptr_array_unref (found);
      found = converted;
    }
  if (kind != QD_READING_BASE (kind))
    found = add_wishes (source, kind, found);
  if (!qd_verdicts_is_empty (verdicts))
    qd_verdicts_drop_refusals (verdicts, source, found);
  return qd_reading_new (source, found);
}

/**
 * qd_reading_ref:
 * @self: a reading
 *
 * Returns: (transfer full): @self
 */
QdReading *
qd_reading_ref (QdReading *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qd_reading_unref:
 * @self: (transfer full): a reading
 *
 * Gives back a reference; the last one frees the reading.
 */
void
qd_reading_unref (QdReading *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  qd_text_unref (self->source);
  g_ptr_array_unref (self->emendations);
  g_array_unref (self->changes);
  g_free (self->string);
  g_free (self);
}

/**
 * qd_reading_get_source:
 * @self: a reading
 *
 * Returns: (transfer none): the text it shows
 */
QdText *
qd_reading_get_source (QdReading *self)
{
  return self->source;
}

/**
 * qd_reading_get_string:
 * @self: a reading
 * @n_bytes: (out) (optional): its length
 *
 * Returns: (transfer none): the text as shown, terminated by NUL
 */
const char *
qd_reading_get_string (QdReading *self, gsize *n_bytes)
{
  if (n_bytes)
    *n_bytes = self->n_bytes;
  return self->string ? self->string : qd_text_get_string (self->source, NULL);
}

/**
 * qd_reading_get_emendations:
 * @self: a reading
 *
 * Returns: (transfer none) (element-type QdEmendation): what is changed, sorted by start
 */
GPtrArray *
qd_reading_get_emendations (QdReading *self)
{
  return self->emendations;
}

/* Maps @place from the one side of the changes to the other; @from and @to are the offsets of the sides' ranges
 * inside Change. A side's range may be empty (something dropped, something added): then the place before it and the
 * place after it are one, and the bias tells which is meant. */
static gsize
map_place (QdReading *self, gsize place, QdBias bias, gsize from, gsize to)
{
#define SIDE_START(side, index) (*(const gsize *) (self->changes->data + (index) * sizeof (Change) + (side)))
#define SIDE_END(side, index)                                                                                          \
  (*(const gsize *) (self->changes->data + (index) * sizeof (Change) + (side) + sizeof (gsize)))
  guint low = 0, high = self->changes->len;

  /* For the start the first change that ends at or after the place; for the end the last that starts at or before. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (bias == QD_BIAS_START ? SIDE_END (from, middle) < place : SIDE_START (from, middle) <= place)
        low = middle + 1;
      else
        high = middle;
    }
  if (bias == QD_BIAS_START)
    {
      if (low == self->changes->len)
        return low == 0 ? place : SIDE_END (to, low - 1) + (place - SIDE_END (from, low - 1));
      if (SIDE_START (from, low) > place)
        return SIDE_START (to, low) - (SIDE_START (from, low) - place);
      if (SIDE_END (from, low) == place && SIDE_START (from, low) < place)
        return SIDE_END (to, low);
      return SIDE_START (to, low);
    }
  if (low == 0)
    return place;
  low--;
  if (SIDE_END (from, low) < place)
    return SIDE_END (to, low) + (place - SIDE_END (from, low));
  if (SIDE_START (from, low) == place && SIDE_END (from, low) > place)
    return SIDE_START (to, low);
  return SIDE_END (to, low);
#undef SIDE_START
#undef SIDE_END
}

/**
 * qd_reading_to_source:
 * @self: a reading
 * @byte: a byte of the reading's string
 * @bias: which end is meant where source and reading differ
 *
 * Returns: the code point of the source that is shown there
 */
int
qd_reading_to_source (QdReading *self, gsize byte, QdBias bias)
{
  gsize source_byte = map_place (self, MIN (byte, self->n_bytes), bias, G_STRUCT_OFFSET (Change, reading_start),
                                 G_STRUCT_OFFSET (Change, source_start));

  return qd_text_byte_to_char (self->source, source_byte);
}

/**
 * qd_reading_from_source:
 * @self: a reading
 * @position: a code point of the source
 * @bias: which end is meant where source and reading differ
 *
 * Returns: the byte of the reading's string where it is shown
 */
gsize
qd_reading_from_source (QdReading *self, int position, QdBias bias)
{
  return map_place (self, qd_text_char_to_byte (self->source, position), bias, G_STRUCT_OFFSET (Change, source_start),
                    G_STRUCT_OFFSET (Change, reading_start));
}

/* What may be added to them. */
static const struct
{
  const char *name;
  QdReadingKind flag;
} additions[] = {
  { "corners", QD_READING_CORNER_QUOTES },
  { "curly", QD_READING_CURLY_QUOTES },
  { "narrow", QD_READING_NARROW },
  { "clean", QD_READING_CLEAN },
};

static gboolean
find_addition (const char *name, QdReadingKind *flag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      if (g_str_equal (additions[i].name, name))
        {
          *flag = additions[i].flag;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * qd_reading_kind_get_language:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): "zh-Hans", "zh-Hant", "zh-Hant-TW" or "zh-Hant-HK" where the kind says what the
 *   text is shown in; %NULL where the text itself does
 */
const char *
qd_reading_kind_get_language (QdReadingKind kind)
{
  return bases[QD_READING_BASE (kind)].language;
}

/**
 * qd_reading_kind_from_string:
 * @name: "source", "emended", "simplified" or "traditional", the latter two also with "-tw", "-twp" (words, too) or
 *   "-hk"; to any but the first "+corners", "+curly", "+narrow" or
 *   "+clean" may be added
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is one
 */
gboolean
qd_reading_kind_from_string (const char *name, QdReadingKind *kind)
{
  g_auto (GStrv) parts = g_strsplit (name, "+", -1);
  QdReadingKind flags = 0;
  int base = 0;

  while (base < QD_N_READING_BASES && g_strcmp0 (parts[0], bases[base].name) != 0)
    base++;
  if (base == QD_N_READING_BASES || (base == QD_READING_SOURCE && parts[1]))
    return FALSE;
  for (int i = 1; parts[i]; i++)
    {
      QdReadingKind flag;

      if (!find_addition (parts[i], &flag))
        return FALSE;
      flags |= flag;
    }
  *kind = (QdReadingKind) base | flags;
  return TRUE;
}

/**
 * qd_reading_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer full): its name, as qd_reading_kind_from_string() takes it
 */
char *
qd_reading_kind_to_string (QdReadingKind kind)
{
  GString *name = g_string_new (bases[QD_READING_BASE (kind)].name);

  for (gsize i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      if (QD_READING_BASE (kind) != QD_READING_SOURCE && (kind & additions[i].flag))
        g_string_append_printf (name, "+%s", additions[i].name);
    }
  return g_string_free (name, FALSE);
}
