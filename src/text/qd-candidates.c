/* qd-candidates.c: the encodings a text may be in, with how it begins in each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-candidates.h"

#include "text/qd-likelihood.h"

#include <string.h>

#define MOST_CANDIDATES 6
#define PREVIEW_LINES 2
#define PREVIEW_CHARS 60
/* Where more than one character in so many cannot be decoded, it is not that encoding. */
#define CHARS_PER_ERROR 5

static void
candidate_free (QdCandidate *candidate)
{
  g_free (candidate->preview);
  g_free (candidate);
}

/* The first lines that are not blank, one below the other. */
static char *
dup_preview (const char *string)
{
  g_auto (GStrv) lines = g_strsplit (string, "\n", -1);
  GString *preview = g_string_new (NULL);
  int n_lines = 0;

  for (int i = 0; lines[i] && n_lines < PREVIEW_LINES; i++)
    {
      const char *line = g_strstrip (lines[i]);
      g_autofree char *start = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), PREVIEW_CHARS));

      if (*start == '\0')
        continue;
      g_string_append_printf (preview, "%s%s", n_lines > 0 ? "\n" : "", start);
      n_lines++;
    }
  return g_string_free (preview, FALSE);
}

static int
count_errors (const char *string)
{
  int n = 0;

  for (const char *p = strstr (string, "\357\277\275"); p; p = strstr (p + 3, "\357\277\275"))
    n++;
  return n;
}

/* Asked for UTF-8 the decoder still reads a line that is none as what it is; to compare, it must be UTF-8 throughout
 * but for a bad byte here and there. */
static gboolean
is_utf8 (GBytes *head)
{
  gsize n_bytes;
  const char *at = g_bytes_get_data (head, &n_bytes), *end = at + n_bytes, *bad;
  gsize n_bad = 0;

  while (at < end && !g_utf8_validate_len (at, end - at, &bad))
    {
      n_bad++;
      at = bad + 1;
    }
  return n_bad * 3 * CHARS_PER_ERROR <= n_bytes;
}

/* A text of any of the languages that the encodings are for. */
static double
get_score (const char *string)
{
  double best = -G_MAXDOUBLE;

  for (int model = QD_MODEL_CHINESE; model <= QD_MODEL_WESTERN; model++)
    best = MAX (best, qd_likelihood_of_string ((QdModel) model, string, -1));
  return best;
}

static QdCandidate *
try_encoding (const QdEncoding *encoding, GBytes *head)
{
  g_autoptr (QdText) text = qd_decoder_decode (head, encoding->name, NULL, NULL);
  const char *string = text ? qd_text_get_string (text, NULL) : "";
  int n_chars = text ? qd_text_get_n_chars (text) : 0;
  QdCandidate *candidate;

  if (n_chars == 0 || count_errors (string) * CHARS_PER_ERROR > n_chars)
    return NULL;
  if (g_str_equal (encoding->name, "UTF-8") && !is_utf8 (head))
    return NULL;
  candidate = g_new0 (QdCandidate, 1);
  candidate->encoding = encoding;
  candidate->preview = dup_preview (string);
  candidate->score = get_score (string);
  return candidate;
}

static gboolean
has_preview (GPtrArray *candidates, const char *preview)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      if (g_str_equal (((QdCandidate *) g_ptr_array_index (candidates, i))->preview, preview))
        return TRUE;
    }
  return FALSE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const QdCandidate *first = *(QdCandidate *const *) a, *second = *(QdCandidate *const *) b;

  return first->score > second->score ? -1 : first->score < second->score;
}

/**
 * qd_candidates_find:
 * @head: the beginning of a file, %QD_CANDIDATES_BYTES of it or less
 *
 * Decodes @head in every encoding. Those that show the same are one candidate, the first of them.
 *
 * Returns: (transfer full) (element-type QdCandidate): the likeliest, in their order
 */
GPtrArray *
qd_candidates_find (GBytes *head)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  int n_encodings;
  const QdEncoding *encodings = qd_decoder_get_encodings (&n_encodings);

  for (int i = 0; i < n_encodings; i++)
    {
      QdCandidate *candidate = try_encoding (&encodings[i], head);

      if (candidate && (*candidate->preview == '\0' || has_preview (candidates, candidate->preview)))
        g_clear_pointer (&candidate, candidate_free);
      if (candidate)
        g_ptr_array_add (candidates, candidate);
    }
  g_ptr_array_sort (candidates, compare);
  if (candidates->len > MOST_CANDIDATES)
    g_ptr_array_remove_range (candidates, MOST_CANDIDATES, candidates->len - MOST_CANDIDATES);
  return candidates;
}
