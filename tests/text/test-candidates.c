/* test-candidates.c: what is shown to a reader who is to choose an encoding
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/qd-candidates.h"

static const QdCandidate *
find (GPtrArray *candidates, const char *name)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const QdCandidate *candidate = g_ptr_array_index (candidates, i);

      if (g_str_equal (candidate->encoding->name, name))
        return candidate;
    }
  return NULL;
}

static void
test_previews (void)
{
  g_autoptr (GBytes) head = g_bytes_new_static ("\n\xb6\xc1\xca\xe9\n\n\xd0\xb4\xd7\xd6\nx", 13);
  g_autoptr (GPtrArray) candidates = qd_candidates_find (head);

  g_assert_nonnull (find (candidates, "GB18030"));
  g_assert_cmpstr (find (candidates, "GB18030")->preview, ==, "读书\n写字");
  g_assert_null (find (candidates, "UTF-8"));
}

static void
test_order (void)
{
  g_autoptr (GBytes) head = g_bytes_new_static ("读书须动笔，不动笔墨不读书。", 42);
  g_autoptr (GPtrArray) candidates = qd_candidates_find (head);

  g_assert_cmpuint (candidates->len, >=, 1);
  g_assert_cmpuint (candidates->len, <=, 6);
  g_assert_cmpstr (((QdCandidate *) candidates->pdata[0])->encoding->name, ==, "UTF-8");
  for (guint i = 1; i < candidates->len; i++)
    g_assert_cmpfloat (((QdCandidate *) candidates->pdata[i - 1])->score, >=,
                       ((QdCandidate *) candidates->pdata[i])->score);
}

static void
test_nothing (void)
{
  g_autoptr (GBytes) head = g_bytes_new (NULL, 0);
  g_autoptr (GPtrArray) candidates = qd_candidates_find (head);

  g_assert_cmpuint (candidates->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/candidates/previews", test_previews);
  g_test_add_func ("/text/candidates/order", test_order);
  g_test_add_func ("/text/candidates/nothing", test_nothing);
  return g_test_run ();
}
