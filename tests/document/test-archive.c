/* test-archive.c: what an archive may hold and what it may not do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-archive.h"

#include "import-fixture.h"

#include <string.h>

static void
test_parts (void)
{
  g_autoptr (GBytes) bytes = import_fixture_zip ("OEBPS/One.xhtml", "甲", "picture.JPG", "x", "OEBPS/one.xhtml", "乙",
                                                 "书/二.xhtml", "丙", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QdArchive) archive = qd_archive_read (bytes, "a.zip", NULL, &error);
  const char *path;

  g_assert_no_error (error);
  g_assert_false (qd_archive_is_damaged (archive));
  /* Of two parts with one name, the first counts; pictures are not unpacked. */
  g_assert_cmpmem (g_bytes_get_data (qd_archive_get (archive, "oebps/ONE.xhtml"), NULL), 3, "甲", 3);
  g_assert_null (qd_archive_get (archive, "picture.jpg"));
  g_assert_nonnull (qd_archive_get (archive, "书/二.xhtml"));
  g_assert_nonnull (qd_archive_find (archive, "one.xhtml", &path));
  g_assert_cmpstr (path, ==, "OEBPS/One.xhtml");
  g_assert_null (qd_archive_find (archive, "ne.xhtml", NULL));
}

static void
test_outside (void)
{
  g_autoptr (GBytes) bytes =
      import_fixture_zip ("../evil.xml", "x", "a/../../evil.xml", "x", "/etc/evil.xml", "x", "good..xml", "y", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QdArchive) archive = qd_archive_read (bytes, "a.zip", NULL, &error);

  g_assert_no_error (error);
  g_assert_null (qd_archive_find (archive, "evil.xml", NULL));
  g_assert_nonnull (qd_archive_get (archive, "good..xml"));
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *base, *href, *expected;
  } cases[] = {
    { "OEBPS/book.opf", "text/a.xhtml", "OEBPS/text/a.xhtml" },
    { "OEBPS/text/a.xhtml", "../b.xhtml#c", "OEBPS/b.xhtml" },
    { "OEBPS/text/a.xhtml", "#c", "OEBPS/text/a.xhtml" },
    { "book.opf", "%E4%B8%80.xhtml", "一.xhtml" },
    { "book.opf", "../../x", NULL },
    { "book.opf", "%2e%2e/x", NULL },
    { "OEBPS/book.opf", "/x", "x" },
    { "book.opf", "https://example.org/x", NULL },
    { "book.opf", "100%.xhtml", "100%.xhtml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = qd_archive_resolve (cases[i].base, cases[i].href);

      g_assert_cmpstr (path, ==, cases[i].expected);
    }
}

/* Forty million blanks pack into some forty thousand bytes. */
static void
test_bomb (void)
{
  g_autofree char *blanks = g_strnfill (40000000, ' ');
  g_autoptr (GBytes) bytes = import_fixture_zip ("word/document.xml", blanks, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QdArchive) archive = qd_archive_read (bytes, "bomb.docx", NULL, &error);

  g_assert_null (archive);
  g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "bomb.docx"));
  g_assert_nonnull (strstr (error->message, "word/document.xml"));
}

static void
test_locked (void)
{
  g_autoptr (GBytes) bytes = import_fixture_zip_locked ("word/document.xml", "<a/>");
  g_autoptr (GError) error = NULL;
  g_autoptr (QdArchive) archive = qd_archive_read (bytes, "locked.docx", NULL, &error);

  g_assert_null (archive);
  g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "locked.docx"));
}

/* Wherever an archive breaks off, what comes before is kept, and nothing worse than a message comes of it. */
static void
test_cut (void)
{
  g_autofree char *noise = g_malloc (4001);
  g_autoptr (GBytes) bytes = NULL;
  gboolean has_first = FALSE;

  for (int i = 0; i < 4000; i++)
    noise[i] = (char) g_test_rand_int_range ('!', '~');
  noise[4000] = '\0';
  bytes = import_fixture_zip ("first.xml", "first", "second.xml", noise, NULL);
  for (gsize n = 0; n < g_bytes_get_size (bytes); n += 97)
    {
      g_autoptr (GBytes) cut = import_fixture_cut (bytes, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (QdArchive) archive = qd_archive_read (cut, "cut.zip", NULL, &error);

      if (archive == NULL)
        {
          g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED);
          g_assert_false (has_first);
          continue;
        }
      g_assert_nonnull (qd_archive_get (archive, "first.xml"));
      has_first = TRUE;
      if (n < g_bytes_get_size (bytes) / 2)
        g_assert_true (qd_archive_is_damaged (archive));
    }
  g_assert_true (has_first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/parts", test_parts);
  g_test_add_func ("/archive/outside", test_outside);
  g_test_add_func ("/archive/resolve", test_resolve);
  g_test_add_func ("/archive/bomb", test_bomb);
  g_test_add_func ("/archive/locked", test_locked);
  g_test_add_func ("/archive/cut", test_cut);
  return g_test_run ();
}
