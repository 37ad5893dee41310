/* qd-hyphenation.c: where a Western word may be parted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-hyphenation.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

/* Where Debian and others keep the patterns. */
static const char *const pattern_files[] = { "/usr/share/hyphen/hyph_en_US.dic", "/usr/share/hyphen/hyph_en_GB.dic" };

/* A word of four letters is not worth a hyphen. */
#define LEAST_LETTERS 5

static HyphenDict *
get_patterns (void)
{
  static HyphenDict *patterns;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (int i = 0; i < G_N_ELEMENTS (pattern_files) && !patterns; i++)
        {
          if (g_file_test (pattern_files[i], G_FILE_TEST_IS_REGULAR))
            patterns = hnj_hyphen_load (pattern_files[i]);
        }
      g_once_init_leave (&ready, 1);
    }
  return patterns;
}

/**
 * qd_hyphenation_is_available:
 *
 * Returns: whether patterns are installed
 */
gboolean
qd_hyphenation_is_available (void)
{
  return get_patterns () != NULL;
}

static void
part_letters (HyphenDict *patterns, const char *letters, int n, gboolean *after)
{
  char lower[QD_HYPHENATION_MAX + 1], hyphens[QD_HYPHENATION_MAX + 6];
  char **replacements = NULL;
  int *positions = NULL, *cuts = NULL;

  for (int i = 0; i < n; i++)
    lower[i] = g_ascii_tolower (letters[i]);
  lower[n] = '\0';
  if (hnj_hyphen_hyphenate2 (patterns, lower, n, hyphens, NULL, &replacements, &positions, &cuts) == 0)
    {
      for (int i = 1; i + 2 < n; i++)
        after[i] = (hyphens[i] & 1) && !(replacements && replacements[i]);
    }
  for (int i = 0; replacements && i < n; i++)
    free (replacements[i]);
  free (replacements);
  free (positions);
  free (cuts);
}

/* Capitals only: an abbreviation, which is not parted. */
static gboolean
is_abbreviation (const char *letters, int n)
{
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isupper (letters[i]))
        return FALSE;
    }
  return TRUE;
}

/* Digits and letters with accents beside a run make it part of something that the patterns do not know; general
 * punctuation does not. */
static gboolean
is_bounded (const char *word, int n_bytes, int start, int end)
{
  const guchar *bytes = (const guchar *) word;

  if (start > 0 && bytes[start - 1] < 0x80 ? g_ascii_isdigit (word[start - 1])
                                           : start > 0 && !(start >= 3 && bytes[start - 3] == 0xE2))
    return FALSE;
  return end == n_bytes || bytes[end] == 0xE2 || (bytes[end] < 0x80 && !g_ascii_isdigit (word[end]));
}

/**
 * qd_hyphenation_find:
 * @word: a word with the marks around it, not NUL-terminated
 * @n_bytes: its length
 * @after: (array length=n_bytes): receives whether the word may be parted after each byte
 *
 * Each run of at least five ASCII letters is looked at by itself; words of other alphabets, with accents or with digits
 * among the letters, abbreviations, and words longer than %QD_HYPHENATION_MAX stay whole.
 */
void
qd_hyphenation_find (const char *word, int n_bytes, gboolean *after)
{
  HyphenDict *patterns = get_patterns ();

  memset (after, 0, sizeof *after * n_bytes);
  if (!patterns || n_bytes > QD_HYPHENATION_MAX)
    return;
  for (int start = 0; start < n_bytes; start++)
    {
      int end = start;

      while (end < n_bytes && g_ascii_isalpha (word[end]))
        end++;
      if (end - start >= LEAST_LETTERS && is_bounded (word, n_bytes, start, end)
          && !is_abbreviation (word + start, end - start))
        part_letters (patterns, word + start, end - start, after + start);
      start = MAX (start, end);
    }
}
