/* test-key-file.c: a notebook as the bytes of a key file, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-key-file.h"
#include "annotation/qd-store.h"

#include <string.h>

static const char sample[] = "# A person wrote this.\n"
                             "[Quandian]\n"
                             "Format=1\n"
                             "\n"
                             "[Document]\n"
                             "Id=0011223344\n"
                             "Title=灯下记\n"
                             "URIs=file:///a.txt;\n"
                             "\n"
                             "[Reading]\n"
                             "Position=12\n"
                             "\n"
                             "[Future]\n"
                             "Key=kept;as it is\n"
                             "\n"
                             "[Annotation 0f6c]\n"
                             "Kind=highlight\n"
                             "Style=wavy\n"
                             "Color=green\n"
                             "Start=3\n"
                             "End=7\n"
                             "Quote=夜读之时\n"
                             "Prefix=前文\n"
                             "Suffix=后文\n"
                             "Section=一、灯/（一）影\n"
                             "Note=第一行\\n第二行\n"
                             "Tags=读书;夜;\n"
                             "Created=2024-05-06T07:08:09Z\n"
                             "Modified=2024-05-07T07:08:09Z\n"
                             "Version=laptop-3f2a:4;desk-91bc:2\n"
                             "Sparkle=very\n"
                             "\n"
                             "[Annotation dead]\n"
                             "Deleted=2024-05-08T00:00:00Z\n"
                             "Version=desk-91bc:3\n";

static QdNotebook *
read_string (const char *string, GError **damage)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (string, strlen (string));

  return qd_key_file_read (bytes, damage);
}

static char *
write_string (QdNotebook *notebook)
{
  g_autoptr (GBytes) bytes = qd_key_file_write (notebook);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static QdRecord *
get_record (QdNotebook *notebook, const char *id)
{
  QdEntry *entry = g_hash_table_lookup (notebook->entries, id);

  g_assert_nonnull (entry);
  g_assert_cmpuint (entry->heads->len, ==, 1);
  return g_ptr_array_index (entry->heads, 0);
}

static void
test_read (void)
{
  g_autoptr (GError) damage = NULL;
  g_autoptr (QdNotebook) notebook = read_string (sample, &damage);
  QdRecord *record = get_record (notebook, "0f6c");
  g_autofree char *title = qd_notebook_dup_value (notebook, "Document", "Title");
  g_autofree char *created = qd_record_format_time (record->created);

  g_assert_no_error (damage);
  g_assert_cmpstr (title, ==, "灯下记");
  g_assert_cmpint (record->style, ==, QD_MARK_WAVY);
  g_assert_cmpstr (record->color, ==, "green");
  g_assert_cmpint (record->start, ==, 3);
  g_assert_cmpint (record->end, ==, 7);
  g_assert_cmpstr (record->note, ==, "第一行\n第二行");
  g_assert_cmpstr (record->tags[1], ==, "夜");
  g_assert_cmpstr (created, ==, "2024-05-06T07:08:09Z");
  g_assert_true (get_record (notebook, "dead")->deleted);
}

static void
test_unknown_kept (void)
{
  g_autoptr (QdNotebook) notebook = read_string (sample, NULL);
  g_autofree char *text = write_string (notebook);
  g_autoptr (QdNotebook) again = read_string (text, NULL);
  g_autofree char *text_again = write_string (again);

  g_assert_nonnull (strstr (text, "# A person wrote this."));
  g_assert_nonnull (strstr (text, "[Future]\nKey=kept;as it is\n"));
  g_assert_nonnull (strstr (text, "\nSparkle=very\n"));
  g_assert_nonnull (strstr (text, "\nTags=读书;夜;\n"));
  g_assert_cmpstr (text, ==, text_again);
}

/* What a file of a newer version says where we know less must not be lost by rewriting. */
static void
test_unknown_values (void)
{
  g_autoptr (QdNotebook) notebook = read_string (
      "[Quandian]\nFormat=1\n[Annotation a]\nKind=sketch\nStyle=glow\nStart=1\nEnd=2\nVersion=a:1\n", NULL);
  g_autofree char *text = write_string (notebook);

  g_assert_nonnull (strstr (text, "\nKind=sketch\n"));
  g_assert_nonnull (strstr (text, "\nStyle=glow\n"));
  g_assert_null (strstr (text, "\nStyle=fill\n"));
}

static void
test_strings_survive (void)
{
  static const char *const notes[] = { " leading",     "trailing ", "two\nlines\n", "tab\tand\\backslash",
                                       "a;b;",         "\\n",       "“引”=[x]#",    "\r\nwindows",
                                       "　全角空格　", "emoji 😀",   "\\s" };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (QdRecord) record = qd_record_new ("id");
      g_autoptr (QdNotebook) notebook = qd_notebook_new ();
      g_autoptr (QdNotebook) again = NULL;
      g_autofree char *text = NULL;

      g_free (record->note);
      record->note = g_strdup (notes[i]);
      g_strfreev (record->tags);
      record->tags = g_strsplit (notes[i], "@", -1);
      qd_notebook_merge_record (notebook, record);
      text = write_string (notebook);
      again = read_string (text, NULL);
      g_assert_cmpstr (get_record (again, "id")->note, ==, notes[i]);
      g_assert_cmpstr (get_record (again, "id")->tags[0], ==, notes[i]);
      g_assert_null (get_record (again, "id")->tags[1]);
    }
}

static char *
dup_random_words (GRand *rand)
{
  static const char *const pieces[] = {
    " ", "\t", "\n", "\r", "\\", ";", "=", "#", "[", "]", "s", "n", "字", "　", "😀"
  };
  GString *words = g_string_new (NULL);

  for (int i = g_rand_int_range (rand, 1, 9); i > 0; i--)
    g_string_append (words, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (words, FALSE);
}

/* What is written by hand is what GKeyFile reads. */
static void
test_random_strings (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (QdRecord) record = qd_record_new ("id");
      g_autofree char *text = NULL;
      g_autoptr (GKeyFile) key_file = g_key_file_new ();
      g_autoptr (QdRecord) again = NULL;
      g_autoptr (GError) error = NULL;
      char *tags[] = { dup_random_words (rand), dup_random_words (rand), NULL };

      g_free (record->note);
      record->note = dup_random_words (rand);
      g_free (record->section);
      record->section = dup_random_words (rand);
      g_strfreev (record->tags);
      record->tags = g_strdupv (tags);
      text = qd_record_dup_group (record, "Annotation id");
      g_assert_true (g_key_file_load_from_data (key_file, text, -1, G_KEY_FILE_NONE, &error));
      again = qd_record_new_from_group (key_file, "Annotation id", "id", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (again->note, ==, record->note);
      g_assert_cmpstr (again->section, ==, record->section);
      g_assert_cmpint (g_strv_length (again->tags), ==, 2);
      g_assert_cmpstr (again->tags[0], ==, tags[0]);
      g_assert_cmpstr (again->tags[1], ==, tags[1]);
      g_assert_cmpstr (qd_record_get_text (again), ==, text);
      g_free (tags[0]);
      g_free (tags[1]);
    }
}

static void
test_damage (void)
{
  static const char *const damaged[] = {
    "",
    "no key file at all",
    "[Quandian]\nFormat=1\n[Annotation a]\nVersion=a:1\nthis is no key\n",
    "[Quandian]\nFormat=1\n[Annotation a]\nStart=x\nVersion=a:1\n",
    "[Quandian]\nFormat=1\n[Annotation a]\nNote=\xff\xfe\nVersion=a:1\n",
    "[Quandian]\nFormat=1\nAnnotations=2\n[Annotation a]\nVersion=a:1\n",
    "[Quandian]\nFormat=1\nAnnotations=1\n[Annotation a]\nVersion=a:1",
    "[Quandian]\nFormat=1\nAnnotations=1\n[Annotation a]\nNote=cut\n",
  };
  static const char *const whole[] = {
    "[Quandian]\nFormat=1\n",
    "[Quandian]\nFormat=1\n[Annotation a]\nVersion=a:1",
    "[Annotation a]\nNote=C:\\dir\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) damage = NULL;
      g_autoptr (QdNotebook) notebook = read_string (damaged[i], &damage);

      g_assert_error (damage, QD_STORE_ERROR, QD_STORE_ERROR_DAMAGED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (GError) damage = NULL;
      g_autoptr (QdNotebook) notebook = read_string (whole[i], &damage);

      g_assert_no_error (damage);
    }
}

/* One broken group costs no other. */
static void
test_salvage (void)
{
  g_autofree char *text = g_strconcat (sample, "\n[Annotation broken]\nStart=here\n", NULL);
  g_autoptr (GError) damage = NULL;
  g_autoptr (QdNotebook) notebook = read_string (text, &damage);

  g_assert_error (damage, QD_STORE_ERROR, QD_STORE_ERROR_DAMAGED);
  g_test_message ("%s", damage->message);
  g_assert_nonnull (strstr (damage->message, "line 37"));
  g_assert_cmpuint (g_hash_table_size (notebook->entries), ==, 2);
}

/* Who wrote what first makes no difference, and a person's comment stays where it is. */
static void
test_order (void)
{
  g_autoptr (QdNotebook) one =
      read_string ("# mine\n[Quandian]\nFormat=1\n[Zoo]\nb=2\n# why\na=1\n[Document]\nTitle=t\n"
                   "Id=x\nNew=n\n[Apes]\nc=3\n",
                   NULL);
  g_autoptr (QdNotebook) other = read_string ("# mine\n[Quandian]\nFormat=1\n[Apes]\nc=3\n[Document]\nNew=n\nId=x\n"
                                              "Title=t\n[Zoo]\n# why\na=1\nb=2\n",
                                              NULL);
  g_autofree char *text = write_string (one);
  g_autofree char *other_text = write_string (other);

  g_assert_cmpstr (text, ==,
                   "# mine\n[Quandian]\nFormat=1\nAnnotations=0\n\n[Document]\nId=x\nTitle=t\nNew=n\n\n[Apes]\nc=3\n\n"
                   "[Zoo]\n# why\na=1\nb=2\n");
  g_assert_cmpstr (text, ==, other_text);
}

/* A NUL, as a broken disk leaves it, ends the line it stands in; what is written then is written so again. */
static void
test_nul (void)
{
  static const char broken[] = "[Quandian]\nFormat=1\n[Document]\nTitle=\xe9\xa2\x98\r\0lost\nAuthor=a\0\r\n"
                               "[Annotation a]\nNote=x\r\0lost\nFuture=y\r\r\nVersion=a:1\r\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (broken, sizeof broken - 1);
  g_autoptr (QdNotebook) notebook = qd_key_file_read (bytes, NULL);
  g_autofree char *written = write_string (notebook);
  g_autoptr (QdNotebook) again = read_string (written, NULL);
  g_autofree char *rewritten = write_string (again);

  g_assert_nonnull (strstr (written, "Title=题\n"));
  g_assert_nonnull (strstr (written, "Author=a\n"));
  g_assert_nonnull (strstr (written, "Note=x\n"));
  g_assert_nonnull (strstr (written, "Future=y\n"));
  g_assert_cmpstr (written, ==, rewritten);
}

/* Wherever the file is cut, it is either noticed or nothing of an annotation is missing. */
static void
test_cut_anywhere (void)
{
  g_autoptr (QdNotebook) notebook = read_string (sample, NULL);
  g_autofree char *text = write_string (notebook);
  const char *first = strstr (text, "[Annotation");

  for (gsize length = first - text; length < strlen (text); length++)
    {
      g_autofree char *cut = g_strndup (text, length);
      g_autoptr (GError) damage = NULL;
      g_autoptr (QdNotebook) rest = read_string (cut, &damage);

      g_assert_error (damage, QD_STORE_ERROR, QD_STORE_ERROR_DAMAGED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-file/read", test_read);
  g_test_add_func ("/key-file/unknown-kept", test_unknown_kept);
  g_test_add_func ("/key-file/unknown-values", test_unknown_values);
  g_test_add_func ("/key-file/strings-survive", test_strings_survive);
  g_test_add_func ("/key-file/random-strings", test_random_strings);
  g_test_add_func ("/key-file/damage", test_damage);
  g_test_add_func ("/key-file/salvage", test_salvage);
  g_test_add_func ("/key-file/order", test_order);
  g_test_add_func ("/key-file/nul", test_nul);
  g_test_add_func ("/key-file/cut-anywhere", test_cut_anywhere);
  return g_test_run ();
}
