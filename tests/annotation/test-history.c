/* test-history.c: whatever was done can be taken back and done again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random acts of one reader, alone and while another device's acts arrive: after undoing all, nothing of the reader's
 * is left and nothing of the other's is gone; after redoing all, everything is as it was.
 */
#include "annotation/qd-annotation-list-private.h"
#include "annotation/qd-history.h"
#include "annotation/qd-key-file.h"

#include <string.h>

static const char essay[] = "灯下记\n"
                            "夜读之时，灯影摇曳。读书须用意，一字值千金。窗外芭蕉数声，案上一卷未终，茶烟已冷。\n"
                            "晨起推窗，霜色满庭。昨夜所读，已忘其半，唯此一句尚在心头，如石上之泉。\n";

typedef struct
{
  QdAnnotationList *list;
  QdHistory *history;
} Side;

static QdDocument *
new_document (const char *string)
{
  g_autoptr (QdText) text = qd_text_new (string, -1);
  g_autoptr (QdReading) reading = qd_reading_new (text, NULL);

  return qd_document_new_plain (reading);
}

static Side
new_side (const char *device)
{
  g_autoptr (QdDocument) document = new_document (essay);
  Side side = { qd_annotation_list_new (), NULL };

  qd_annotation_list_set_document (side.list, document);
  side.history = qd_history_new (side.list, device);
  qd_history_set_document (side.history, document);
  return side;
}

static void
clear_side (Side *side)
{
  g_clear_object (&side->history);
  g_clear_object (&side->list);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, clear_side)

static GBytes *
to_bytes (Side *side)
{
  return qd_key_file_write (qd_annotation_list_get_notebook (side->list));
}

/* What @to shows of @from as if it had come through the directory they share. */
static void
send (Side *from, Side *to)
{
  g_autoptr (GBytes) bytes = to_bytes (from);
  g_autoptr (QdNotebook) notebook = qd_key_file_read (bytes, NULL);

  qd_annotation_list_merge (to->list, notebook);
}

static QdAnnotation *
pick (Side *side, GRand *rand)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (side->list));
  g_autoptr (QdAnnotation) annotation = NULL;

  if (n_items == 0)
    return NULL;
  annotation = g_list_model_get_item (G_LIST_MODEL (side->list), g_rand_int_range (rand, 0, n_items));
  return annotation;
}

/* One line for each annotation whose colour is not @hidden, with all a reader sees of it. */
static char *
describe (Side *side, const char *hidden)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (side->list));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (QdAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (side->list), i);
      g_autofree char *tags = g_strjoinv (",", (char **) qd_annotation_get_tags (annotation));

      if (g_strcmp0 (qd_annotation_get_color (annotation), hidden) == 0)
        continue;
      g_ptr_array_add (lines,
                       g_strdup_printf ("%s %d %d %d–%d %s “%s” [%s] “%s”", qd_annotation_get_id (annotation),
                                        qd_annotation_get_kind (annotation), qd_annotation_get_style (annotation),
                                        qd_annotation_get_start (annotation), qd_annotation_get_end (annotation),
                                        qd_annotation_get_color (annotation), qd_annotation_get_note (annotation), tags,
                                        qd_annotation_get_quote (annotation)));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
merge_file (Side *side, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      g_strdup_printf ("[Quandian]\nFormat=1\n[Annotation m%d]\nStart=4\nEnd=8\nQuote=夜读之时\n"
                       "Color=yellow\nNote=merged %d\nVersion=elsewhere:%d\n",
                       g_rand_int_range (rand, 0, 5), g_rand_int_range (rand, 0, 99), g_rand_int_range (rand, 1, 4));
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_assert_cmpint (qd_history_merge (side->history, bytes, &error), >=, 0);
  g_assert_no_error (error);
}

static void
add_seed (Side *side, GRand *rand)
{
  g_autofree char *id = g_strdup_printf ("seed-%d", g_rand_int_range (rand, 0, 6));
  QdAnnotationSeed seed = { 0 };

  seed.id = id;
  seed.quote = "霜色满庭";
  seed.note = "imported";
  seed.start = seed.end = -1;
  qd_history_add (side->history, &seed);
}

/* One act of a reader whose annotations have @color. */
static void
act (Side *side, GRand *rand, const char *color)
{
  static const char *const tags[] = { "甲", "乙", "丙" };
  QdAnnotation *annotation = pick (side, rand);
  g_autofree char *note = g_strdup_printf ("note %u", g_rand_int_range (rand, 0, 1000));
  const char *some_tags[] = { tags[g_rand_int_range (rand, 0, 3)], tags[g_rand_int_range (rand, 0, 3)], NULL };
  int start = g_rand_int_range (rand, 0, 60), what = g_rand_int_range (rand, 0, 8);

  /* Nobody touches what is the other's, so that it is known what has to stay. */
  if (!annotation || what == 0 || !g_str_equal (qd_annotation_get_color (annotation), color))
    {
      qd_history_create (side->history, g_rand_int_range (rand, 0, 4), start, start + 4, QD_MARK_FILL, color, note);
      return;
    }
  switch (what)
    {
    case 1:
      qd_history_set_style (side->history, annotation, g_rand_int_range (rand, 0, 6), NULL);
      break;
    case 2:
    case 3:
    case 4:
      qd_history_set_note (side->history, annotation, note);
      break;
    case 5:
      qd_history_set_tags (side->history, annotation, some_tags);
      break;
    case 6:
      qd_history_move (side->history, annotation, start, start + 5);
      break;
    default:
      qd_history_delete (side->history, annotation);
      break;
    }
}

static void
act_in_group (Side *side, GRand *rand)
{
  qd_history_begin (side->history);
  for (int n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    act (side, rand, "yellow");
  qd_history_end (side->history);
}

static void
reload (Side *side)
{
  g_autofree char *edited = g_strconcat ("新序一行。\n", essay, NULL);
  g_autoptr (QdDocument) again = new_document (edited);
  g_autoptr (QdDocument) back = new_document (essay);

  qd_annotation_list_set_document (side->list, again);
  qd_history_set_document (side->history, again);
  qd_annotation_list_set_document (side->list, back);
  qd_history_set_document (side->history, back);
}

static void
undo_all (Side *side)
{
  while (qd_history_can_undo (side->history))
    qd_history_undo (side->history);
}

static void
redo_all (Side *side)
{
  while (qd_history_can_redo (side->history))
    qd_history_redo (side->history);
}

static void
test_alone (void)
{
  for (int seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_auto (Side) side = new_side ("desk-1");
      g_autofree char *end = NULL, *again = NULL, *start = NULL, *undone = NULL;

      /* Something was there before the history began. */
      merge_file (&side, rand);
      g_clear_object (&side.history);
      side.history = qd_history_new (side.list, "desk-1");
      start = describe (&side, NULL);
      for (int i = 0; i < 40; i++)
        switch (g_rand_int_range (rand, 0, 12))
          {
          case 0:
            act_in_group (&side, rand);
            break;
          case 1:
            merge_file (&side, rand);
            break;
          case 2:
            add_seed (&side, rand);
            break;
          case 3:
            qd_history_undo (side.history);
            break;
          case 4:
            qd_history_redo (side.history);
            break;
          case 5:
            reload (&side);
            break;
          default:
            act (&side, rand, "yellow");
          }
      redo_all (&side);
      end = describe (&side, NULL);
      for (int round = 0; round < 2; round++)
        {
          undo_all (&side);
          undone = describe (&side, NULL);
          g_assert_cmpstr (undone, ==, start);
          g_clear_pointer (&undone, g_free);
          redo_all (&side);
          again = describe (&side, NULL);
          g_assert_cmpstr (again, ==, end);
          g_clear_pointer (&again, g_free);
        }
    }
}

static void
test_while_another_acts (void)
{
  for (int seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_auto (Side) mine = new_side ("desk-1");
      g_auto (Side) other = new_side ("laptop-2");
      g_autofree char *end = NULL, *undone = NULL, *theirs = NULL, *again = NULL;

      for (int i = 0; i < 60; i++)
        switch (g_rand_int_range (rand, 0, 8))
          {
          case 0:
          case 1:
            act (&other, rand, "blue");
            break;
          case 2:
            send (&other, &mine);
            break;
          case 3:
            send (&mine, &other);
            break;
          case 4:
            qd_history_undo (mine.history);
            break;
          case 5:
            qd_history_redo (mine.history);
            break;
          default:
            act (&mine, rand, "yellow");
          }
      send (&other, &mine);
      redo_all (&mine);
      end = describe (&mine, NULL);
      undo_all (&mine);
      send (&other, &mine);
      undone = describe (&mine, NULL);
      theirs = describe (&other, "yellow");
      g_assert_cmpstr (undone, ==, theirs);
      redo_all (&mine);
      again = describe (&mine, NULL);
      g_assert_cmpstr (again, ==, end);
      /* And both devices agree in the end. */
      send (&mine, &other);
      g_free (again);
      again = describe (&other, NULL);
      g_assert_cmpstr (again, ==, end);
    }
}

/* Taking back one's own act leaves what another has done to the same annotation since. */
static void
test_shared (void)
{
  const char *with_tag[] = { "甲", NULL }, *with_both[] = { "甲", "乙", NULL };
  g_auto (Side) mine = new_side ("desk-1");
  g_auto (Side) other = new_side ("laptop-2");
  QdAnnotation *annotation =
      qd_history_create (mine.history, QD_ANNOTATION_NOTE, 4, 8, QD_MARK_FILL, "yellow", "first");
  g_autofree char *id = g_strdup (qd_annotation_get_id (annotation));

  qd_history_set_style (mine.history, annotation, QD_MARK_WAVY, "red");
  qd_history_set_tags (mine.history, annotation, with_tag);
  qd_history_set_note (mine.history, annotation, "mine");
  send (&mine, &other);
  qd_history_set_note (other.history, qd_annotation_list_lookup (other.list, id), "theirs");
  qd_history_set_tags (other.history, qd_annotation_list_lookup (other.list, id), with_both);
  send (&other, &mine);
  qd_history_undo (mine.history);
  g_assert_cmpstr (qd_annotation_get_note (annotation), ==, "theirs");
  qd_history_undo (mine.history);
  g_assert_cmpstr (qd_annotation_get_tags (annotation)[0], ==, "乙");
  g_assert_null (qd_annotation_get_tags (annotation)[1]);
  qd_history_undo (mine.history);
  g_assert_cmpint (qd_annotation_get_style (annotation), ==, QD_MARK_FILL);
  g_assert_cmpstr (qd_annotation_get_note (annotation), ==, "theirs");
}

static void
test_typing (void)
{
  g_auto (Side) side = new_side ("desk-1");
  QdAnnotation *one = qd_history_create (side.history, QD_ANNOTATION_NOTE, 4, 8, QD_MARK_FILL, "yellow", "");
  QdAnnotation *two = qd_history_create (side.history, QD_ANNOTATION_NOTE, 9, 13, QD_MARK_FILL, "yellow", "");

  qd_history_set_note (side.history, one, "一");
  qd_history_set_note (side.history, one, "一字");
  qd_history_set_note (side.history, two, "二");
  qd_history_set_note (side.history, one, "一字千金");
  qd_history_undo (side.history);
  g_assert_cmpstr (qd_annotation_get_note (one), ==, "一字");
  qd_history_undo (side.history);
  g_assert_cmpstr (qd_annotation_get_note (two), ==, "");
  qd_history_undo (side.history);
  g_assert_cmpstr (qd_annotation_get_note (one), ==, "");
  qd_history_redo (side.history);
  g_assert_cmpstr (qd_annotation_get_note (one), ==, "一字");
  /* After a pause of more than two seconds it is another step. */
  g_usleep (2200000);
  qd_history_set_note (side.history, one, "一字值");
  qd_history_undo (side.history);
  g_assert_cmpstr (qd_annotation_get_note (one), ==, "一字");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/alone", test_alone);
  g_test_add_func ("/history/while-another-acts", test_while_another_acts);
  g_test_add_func ("/history/shared", test_shared);
  g_test_add_func ("/history/typing", test_typing);
  return g_test_run ();
}
