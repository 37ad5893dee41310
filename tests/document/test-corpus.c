/* test-corpus.c: outlines of real documents against their truths, where these are at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ../shared/corpus is no part of the project. Each folder there holds source.* and expected.json; a heading found
 * counts if its text is that of the truth and its level too, after the best shift of all levels of the document by one
 * number. Articles of laws and optional headings count neither way.
 */
#include "document/qd-document.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MIN_MACRO_F1 0.97
#define MIN_FRONT 0.95
#define MAX_SHIFT 4

typedef struct
{
  int level;
  int line, last_line; /* 0 if lines mean nothing */
  char *label;         /* normalised */
  char *whole;         /* label and text, normalised */
  GPtrArray *texts;    /* (element-type utf8): normalised, any of them will do */
  gboolean optional;
  int match; /* the heading of the other side, -1 if none */
} Heading;

typedef struct
{
  int n_documents;
  int n_titles, n_authors, n_traps;
  double f1_sum;
} Score;

static void
heading_free (gpointer data)
{
  Heading *self = data;

  g_free (self->label);
  g_free (self->whole);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/* Without blanks, marks of Markdown and the marks at the end, in NFKC: what a person would call the same heading. */
static char *
normalise (const char *text)
{
  g_autofree char *folded = g_utf8_normalize (text ? text : "", -1, G_NORMALIZE_ALL_COMPOSE);
  GString *tidy = g_string_new (NULL);

  for (const char *p = folded ? folded : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (!g_unichar_isspace (ch) && ch != 0x200B && ch != 0xFEFF && ch != 0xAD && ch != '*' && ch != '#')
        g_string_append_unichar (tidy, ch);
    }
  while (tidy->len > 3)
    {
      const char *last = g_utf8_prev_char (tidy->str + tidy->len);

      if (!g_utf8_strchr ("。.：:;,!、", -1, g_utf8_get_char (last)))
        break;
      g_string_truncate (tidy, (gsize) (last - tidy->str));
    }
  return g_string_free (tidy, FALSE);
}

static gboolean
is_article (const char *label)
{
  return g_str_has_prefix (label, "第") && (g_str_has_suffix (label, "条") || g_str_has_suffix (label, "條"));
}

static Heading *
heading_new (int level, int line, const char *label, const char *text)
{
  Heading *self = g_new0 (Heading, 1);
  g_autofree char *whole = g_strconcat (label, text, NULL);

  self->level = level;
  self->line = self->last_line = line;
  self->label = normalise (label);
  self->whole = normalise (whole);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->texts, normalise (*text ? text : label));
  self->match = -1;
  return self;
}

static void
collect_found (QdDocument *document, GListModel *sections, GPtrArray *found)
{
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (QdSection) section = g_list_model_get_item (sections, i);
      int line = qd_document_get_paragraph (document, qd_section_get_paragraph (section))->line;
      Heading *heading = heading_new (qd_section_get_level (section), line, qd_section_get_label (section),
                                      qd_section_get_text (section));

      if (heading->level > 0 && !is_article (heading->label))
        g_ptr_array_add (found, heading);
      else
        heading_free (heading);
      collect_found (document, qd_section_get_children (section), found);
    }
}

static const char *
get_string (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static void
collect_expected (JsonObject *truth, GPtrArray *expected)
{
  JsonArray *headings = json_object_get_array_member (truth, "headings");

  for (guint i = 0; i < json_array_get_length (headings); i++)
    {
      JsonObject *object = json_array_get_object_element (headings, i);
      Heading *heading;

      if (g_str_equal (get_string (object, "kind"), "article"))
        continue;
      heading = heading_new ((int) json_object_get_int_member (object, "level"),
                             (int) json_object_get_int_member_with_default (object, "line", 0),
                             get_string (object, "label"), get_string (object, "text"));
      heading->last_line = (int) json_object_get_int_member_with_default (object, "line_end", heading->line);
      heading->optional = json_object_get_boolean_member_with_default (object, "optional", FALSE);
      if (json_object_has_member (object, "alts"))
        {
          JsonArray *others = json_object_get_array_member (object, "alts");

          for (guint k = 0; k < json_array_get_length (others); k++)
            g_ptr_array_add (heading->texts, normalise (json_array_get_string_element (others, k)));
        }
      g_ptr_array_add (expected, heading);
    }
}

static gboolean
is_same_text (const Heading *expected, const Heading *found)
{
  for (guint i = 0; i < expected->texts->len; i++)
    {
      const char *text = expected->texts->pdata[i];
      g_autofree char *whole = g_strconcat (expected->label, text, NULL);

      if (g_str_equal (text, found->texts->pdata[0]) || g_str_equal (text, found->whole)
          || g_str_equal (whole, found->whole))
        return TRUE;
    }
  return FALSE;
}

/* Those on the line of the truth first, required ones before optional ones. */
static void
match_headings (GPtrArray *expected, GPtrArray *found)
{
  for (int pass = 0; pass < 4; pass++)
    for (guint e = 0; e < expected->len; e++)
      {
        Heading *wanted = expected->pdata[e];

        if (wanted->match >= 0 || wanted->optional != (pass % 2 == 1))
          continue;
        for (guint f = 0; f < found->len && wanted->match < 0; f++)
          {
            Heading *heading = found->pdata[f];

            if (heading->match >= 0 || !is_same_text (wanted, heading))
              continue;
            if (pass < 2 && wanted->line > 0 && (heading->line < wanted->line || heading->line > wanted->last_line))
              continue;
            wanted->match = (int) f;
            heading->match = (int) e;
          }
      }
}

/* How many required headings have the right level if all found levels are shifted by one number. */
static int
count_right (GPtrArray *expected, GPtrArray *found)
{
  int best = 0;

  for (int shift = -MAX_SHIFT; shift <= MAX_SHIFT; shift++)
    {
      int n = 0;

      for (guint e = 0; e < expected->len; e++)
        {
          const Heading *wanted = expected->pdata[e];

          if (!wanted->optional && wanted->match >= 0)
            n += ((Heading *) found->pdata[wanted->match])->level + shift == wanted->level;
        }
      best = MAX (best, n);
    }
  return best;
}

static double
find_f1 (GPtrArray *expected, GPtrArray *found)
{
  int n_right = count_right (expected, found);
  int n_required = 0;
  int n_counted = 0;

  for (guint e = 0; e < expected->len; e++)
    n_required += !((Heading *) expected->pdata[e])->optional;
  for (guint f = 0; f < found->len; f++)
    {
      const Heading *heading = found->pdata[f];

      n_counted += heading->match < 0 || !((Heading *) expected->pdata[heading->match])->optional;
    }
  if (n_required + n_counted == 0)
    return 1;
  return 2.0 * n_right / (n_required + n_counted);
}

static gboolean
is_one_of (JsonObject *truth, const char *name, const char *others, const char *value)
{
  g_autofree char *found = normalise (value);
  g_autofree char *wanted = normalise (json_object_get_null_member (truth, name) ? "" : get_string (truth, name));
  JsonArray *more = json_object_has_member (truth, others) ? json_object_get_array_member (truth, others) : NULL;

  if (g_str_equal (found, wanted))
    return TRUE;
  for (guint i = 0; more && i < json_array_get_length (more); i++)
    {
      g_autofree char *other = normalise (json_array_get_string_element (more, i));

      if (g_str_equal (found, other))
        return TRUE;
    }
  return FALSE;
}

static int
count_traps (JsonObject *truth, GPtrArray *found)
{
  JsonArray *traps = json_object_get_array_member (truth, "traps");
  int n = 0;

  for (guint i = 0; i < json_array_get_length (traps); i++)
    for (guint f = 0; f < found->len; f++)
      {
        const Heading *heading = found->pdata[f];
        int line = (int) json_object_get_int_member_with_default (json_array_get_object_element (traps, i), "line", 0);

        n += heading->match < 0 && line > 0 && heading->line == line;
      }
  return n;
}

static void
score_document (const char *folder, const char *source, JsonObject *truth, Score *score)
{
  g_autofree char *path = g_build_filename (folder, source, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (QdDocument) document = qd_document_load (file, NULL, QD_READING_EMENDED, NULL, &error);
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (heading_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (heading_free);
  double f1;

  g_assert_no_error (error);
  collect_expected (truth, expected);
  collect_found (document, qd_document_get_sections (document), found);
  match_headings (expected, found);
  f1 = find_f1 (expected, found);
  g_test_message ("%s: F1 %.3f", get_string (truth, "id"), f1);
  score->n_documents++;
  score->f1_sum += f1;
  score->n_titles += is_one_of (truth, "title", "alt_titles", qd_document_get_title (document));
  score->n_authors += is_one_of (truth, "author", "alt_authors", qd_document_get_author (document));
  score->n_traps += count_traps (truth, found);
}

static void
score_folder (const char *folder, Score *score)
{
  g_autofree char *path = g_build_filename (folder, "expected.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (!dir || !json_parser_load_from_file (parser, path, NULL))
    return;
  while ((name = g_dir_read_name (dir)))
    {
      if (g_str_has_prefix (name, "source."))
        score_document (folder, name, json_node_get_object (json_parser_get_root (parser)), score);
    }
}

static void
test_corpus (void)
{
  g_autofree char *corpus = g_build_filename (g_getenv ("QD_SOURCE_ROOT"), "..", "shared", "corpus", NULL);
  g_autoptr (GDir) dir = g_dir_open (corpus, 0, NULL);
  Score score = { 0 };
  const char *name;

  if (!dir)
    {
      g_test_skip ("no documents with truths at hand");
      return;
    }
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *folder = g_build_filename (corpus, name, NULL);

      score_folder (folder, &score);
    }
  if (score.n_documents == 0)
    {
      g_test_skip ("no documents with truths at hand");
      return;
    }
  g_assert_cmpfloat (score.f1_sum / score.n_documents, >=, MIN_MACRO_F1);
  g_assert_cmpfloat ((double) score.n_titles / score.n_documents, >=, MIN_FRONT);
  g_assert_cmpfloat ((double) score.n_authors / score.n_documents, >=, MIN_FRONT);
  g_assert_cmpint (score.n_traps, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corpus/outlines", test_corpus);
  return g_test_run ();
}
