/* qd-normalise.c: a text as it is compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-normalise.h"

#include "annotation/qd-fold-data.h"

#include <string.h>

#define N_TABLE 0x10000
/* What NFKC and case leave as it is: nine in ten of all characters, and all that folding the script concerns. */
#define FIRST_HAN 0x3400
#define LAST_HAN 0x9FFF
#define FIRST_HANGUL 0xAC00
#define LAST_HANGUL 0xD7A3
/* In the table: what is written with more than one character, and so has no entry of its own. */
#define SEVERAL 0xFFFF

typedef struct
{
  guint16 from, to;
} Pair;

/* Sorted by @from. Marks that editors and converters exchange for each other, and characters that conversion of the
 * script maps to one in some regions only. NFKC has already made full-width forms plain. */
static const Pair pairs[] = {
  { 0x003B, ',' }, /* ; */
  { 0x00AB, '"' }, /* « */
  { 0x00B7, '.' }, /* · */
  { 0x00BB, '"' }, /* » */
  { 0x2010, '-' },    { 0x2011, '-' }, { 0x2012, '-' }, { 0x2013, '-' }, { 0x2014, '-' },
  { 0x2015, '-' },    { 0x2018, '"' },                                                    /* ‘ */
  { 0x2019, '"' },                                                                        /* ’ */
  { 0x201C, '"' },                                                                        /* “ */
  { 0x201D, '"' },                                                                        /* ” */
  { 0x2022, '.' },                                                                        /* • */
  { 0x2027, '.' },                                                                        /* ‧ */
  { 0x2500, '-' },                                                                        /* ─ */
  { 0x3001, ',' },                                                                        /* 、 */
  { 0x3002, '.' },                                                                        /* 。 */
  { 0x3008, '<' },                                                                        /* 〈 */
  { 0x3009, '>' },                                                                        /* 〉 */
  { 0x300A, '<' },                                                                        /* 《 */
  { 0x300B, '>' },                                                                        /* 》 */
  { 0x300C, '"' },    { 0x300D, '"' }, { 0x300E, '"' }, { 0x300F, '"' }, { 0x3010, '[' }, /* 【 */
  { 0x3011, ']' },                                                                        /* 】 */
  { 0x3014, '[' },                                                                        /* 〔 */
  { 0x3015, ']' },                                                                        /* 〕 */
  { 0x30FB, '.' },                                                                        /* ・ */
  { 0x4E7E, 0x5E72 },                                                                     /* 乾 干 */
  { 0x59B3, 0x4F60 },                                                                     /* 妳 你 */
  { 0x7260, 0x5B83 },                                                                     /* 牠 它 */
  { 0x7740, 0x8457 },                                                                     /* 着 著 */
};

static gboolean
is_left_out (gunichar ch)
{
  switch ((int) g_unichar_type (ch))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      return (ch >= 0xFE00 && ch <= 0xFE0F) || (ch >= 0xE0100 && ch <= 0xE01EF);
    }
}

static guint16
find_pair (guint16 ch)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].from == ch)
      return pairs[i].to;
  return ch;
}

/* What a character is compared as apart from its script. */
static guint16
fold_char (gunichar ch)
{
  char utf8[6];
  g_autofree char *normal = NULL;
  gunichar single;

  if ((ch >= FIRST_HAN && ch <= LAST_HAN) || (ch >= FIRST_HANGUL && ch <= LAST_HANGUL))
    return find_pair (ch);
  if ((ch >= 0xD800 && ch <= 0xDFFF) || is_left_out (ch))
    return 0;
  normal = g_utf8_normalize (utf8, g_unichar_to_utf8 (ch, utf8), G_NORMALIZE_NFKC);
  if (!normal || !*normal || *g_utf8_next_char (normal))
    return SEVERAL;
  single = g_unichar_tolower (g_utf8_get_char (normal));
  return is_left_out (single) ? 0 : find_pair (single);
}

static guint16 *
make_table (void)
{
  guint16 *table = g_new0 (guint16, N_TABLE);

  for (gunichar ch = 1; ch < N_TABLE; ch++)
    table[ch] = fold_char (ch);
  for (const char *p = qd_fold_pairs; *p; p = g_utf8_next_char (g_utf8_next_char (p)))
    table[g_utf8_get_char (p)] = find_pair (g_utf8_get_char (g_utf8_next_char (p)));
  /* Compatibility ideographs become ordinary ones, of either script. */
  for (gunichar ch = LAST_HANGUL + 1; ch < N_TABLE; ch++)
    if (table[ch] >= FIRST_HAN && table[ch] <= LAST_HAN)
      table[ch] = table[table[ch]];
  return table;
}

static const guint16 *
get_table (void)
{
  static gsize table = 0;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) make_table ());
  return (const guint16 *) table;
}

/**
 * qd_normalise_char:
 * @ch: a character
 *
 * Returns: what it is compared as; 0 if it is left out or becomes several characters
 */
gunichar
qd_normalise_char (gunichar ch)
{
  if (ch >= N_TABLE)
    return is_left_out (ch) ? 0 : ch;
  return get_table ()[ch] == SEVERAL ? 0 : get_table ()[ch];
}

static int
append (QdNormalised *self, int n_allocated, gunichar ch, gsize byte)
{
  if (self->n_chars + 1 >= n_allocated)
    {
      n_allocated = 2 * n_allocated + 16;
      self->chars = g_renew (guint32, self->chars, n_allocated);
      self->bytes = g_renew (guint32, self->bytes, n_allocated);
    }
  self->chars[self->n_chars] = ch;
  self->bytes[self->n_chars++] = byte;
  return n_allocated;
}

/**
 * qd_normalise:
 * @string: UTF-8
 * @n_bytes: its length, below 4 GiB
 *
 * Returns: (transfer full): the string as it is compared
 */
QdNormalised *
qd_normalise (const char *string, gsize n_bytes)
{
  QdNormalised *self = g_new0 (QdNormalised, 1);
  const guint16 *table = get_table ();
  int n_allocated = n_bytes / 3 + 16;

  self->chars = g_new (guint32, n_allocated);
  self->bytes = g_new (guint32, n_allocated);
  for (const char *p = string; p < string + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch < N_TABLE && table[ch] == SEVERAL)
        {
          g_autofree char *normal = g_utf8_normalize (p, g_utf8_next_char (p) - p, G_NORMALIZE_NFKC);

          for (const char *q = normal; q && *q; q = g_utf8_next_char (q))
            if (qd_normalise_char (g_utf8_get_char (q)))
              n_allocated = append (self, n_allocated, qd_normalise_char (g_utf8_get_char (q)), p - string);
        }
      else if (qd_normalise_char (ch))
        n_allocated = append (self, n_allocated, qd_normalise_char (ch), p - string);
    }
  self->bytes[self->n_chars] = n_bytes;
  return self;
}

/**
 * qd_normalised_free:
 * @self: a normalised text
 *
 * Frees it.
 */
void
qd_normalised_free (QdNormalised *self)
{
  g_free (self->chars);
  g_free (self->bytes);
  g_free (self);
}
