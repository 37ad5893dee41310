/* test-coverage.c: what is borrowed and what is missing is said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-coverage.h"

#include "flow-fixture.h"
#include "typeset/qd-families.h"

#include <string.h>

static GPtrArray *
find_loans (FlowFixture *fixture, const char *text)
{
  flow_fixture_run (fixture, text);
  return qd_coverage_find_loans (fixture->document, &fixture->style, fixture->faces);
}

static void
test_nothing (void)
{
  FlowFixture fixture;
  g_autoptr (GPtrArray) loans = NULL;

  flow_fixture_init (&fixture);
  loans = find_loans (&fixture, "永和九年，岁在癸丑。\tA　B\u200b");
  g_assert_cmpint (loans->len, ==, 0);
  g_assert_null (qd_coverage_describe_missing (loans));
  flow_fixture_clear (&fixture);
}

/* Code points that are never assigned are in no font; each is named once. */
static void
test_missing (void)
{
  FlowFixture fixture;
  g_autoptr (GPtrArray) loans = NULL;
  g_autofree char *sentence = NULL;
  const QdLoan *loan;

  flow_fixture_init (&fixture);
  loans = find_loans (&fixture, "永\U0003FFFD和\U0003FFFC九\U0003FFFD\n\U0003FFFD年");
  g_assert_cmpint (loans->len, ==, 1);
  loan = g_ptr_array_index (loans, 0);
  g_assert_cmpint (loan->face, ==, QD_FACE_SONG);
  g_assert_null (loan->family);
  g_assert_cmpstr (loan->characters, ==, "\U0003FFFC\U0003FFFD");
  g_assert_cmpint (loan->n_characters, ==, 2);
  sentence = qd_coverage_describe_missing (loans);
  g_assert_nonnull (strstr (sentence, "U+3FFFC U+3FFFD"));
  flow_fixture_clear (&fixture);
}

/* A family that has Latin letters only borrows its Han from another. */
static void
test_borrowed (void)
{
  FlowFixture fixture;
  g_autoptr (GPtrArray) loans = NULL;
  const QdLoan *loan;

  if (!qd_family_is_installed ("DejaVu Serif") || !qd_family_is_installed ("Noto Sans CJK SC"))
    {
      g_test_skip ("DejaVu Serif or Noto Sans CJK SC is not installed");
      return;
    }
  flow_fixture_init (&fixture);
  g_strlcpy (fixture.style.families[QD_FACE_SONG], "DejaVu Serif", sizeof fixture.style.families[0]);
  loans = find_loans (&fixture, "九永A永");
  g_assert_cmpint (loans->len, ==, 1);
  loan = g_ptr_array_index (loans, 0);
  g_assert_cmpstr (loan->characters, ==, "九永");
  g_assert_cmpstr (loan->family, ==, "Noto Sans CJK SC");
  flow_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coverage/nothing", test_nothing);
  g_test_add_func ("/coverage/missing", test_missing);
  g_test_add_func ("/coverage/borrowed", test_borrowed);
  return g_test_run ();
}
