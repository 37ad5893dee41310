/* qd-cli-notes-add.c: quandian-cli notes add
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli-notes.h"

#include <glib/gi18n.h>

/* What --kind says, sorted as the help names them. */
static const struct
{
  const char *name;
  QdAnnotationKind kind;
  gboolean on_document;
} kinds[] = {
  { "highlight", QD_ANNOTATION_HIGHLIGHT, FALSE },       { "note", QD_ANNOTATION_NOTE, FALSE },
  { "bookmark", QD_ANNOTATION_BOOKMARK, FALSE },         { "section-note", QD_ANNOTATION_SECTION_NOTE, FALSE },
  { "document-note", QD_ANNOTATION_SECTION_NOTE, TRUE },
};

typedef struct
{
  char *kind, *quote, *section, *note, *style, *color; /* (nullable): left out */
  GStrv tags;                                          /* (nullable) */
  int occurrence;
} Wish;

static void
clear_wish (Wish *wish)
{
  g_free (wish->kind);
  g_free (wish->quote);
  g_free (wish->section);
  g_free (wish->note);
  g_free (wish->style);
  g_free (wish->color);
  g_strfreev (wish->tags);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, clear_wish)

/* The index in @kinds; -1 after a message. Without --kind it is what the other options make of it. */
static int
find_kind (const Wish *wish)
{
  const char *name = wish->kind                  ? wish->kind
                     : wish->section             ? "section-note"
                     : wish->note && *wish->note ? "note"
                                                 : "highlight";

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      {
        gboolean by_section = wish->section && kinds[i].kind == QD_ANNOTATION_SECTION_NOTE;

        if (kinds[i].on_document ? !wish->quote && !wish->section
                                 : (wish->quote && *wish->quote && !wish->section) || (by_section && !wish->quote))
          return i;
        qd_cli_error (_ ("notes add takes one file and --quote=TEXT with --occurrence=N from 1; a section-note "
                         "--section=TEXT, a document-note neither"));
        return -1;
      }
  qd_cli_error (_ ("“%s” is no kind of note; there are highlight, note, bookmark, section-note, document-note"), name);
  return -1;
}

/* (nullable) (transfer none): the new annotation; NULL after a message. */
static QdAnnotation *
add (QdStore *store, const Wish *wish, int kind)
{
  QdHistory *history = qd_store_get_history (store);
  QdMarkStyle mark = QD_MARK_FILL;
  int start = 0, end = 0;
  QdAnnotation *annotation;

  if (wish->section ? !qd_cli_notes_find_heading (store, wish->section, &start, &end)
                    : wish->quote && !qd_cli_notes_find_quote (store, wish->quote, wish->occurrence, &start, &end))
    return NULL;
  if (wish->style)
    qd_mark_style_from_string (wish->style, &mark);
  qd_history_begin (history);
  annotation = qd_history_create (history, kinds[kind].kind, start, end, mark, wish->color, wish->note);
  if (wish->tags)
    qd_history_set_tags (history, annotation, (const char *const *) wish->tags);
  qd_history_end (history);
  return annotation;
}

/**
 * qd_cli_notes_add:
 * @context: what all subcommands know
 * @argc: as main() has it
 * @argv: likewise
 *
 * Marks a quotation, a heading or the whole of a document and prints the new annotation.
 *
 * Returns: the exit status
 */
int
qd_cli_notes_add (QdCliContext *context, int argc, char **argv)
{
  g_autofree char *encoding = NULL;
  g_auto (Wish) wish = { 0 };
  g_autoptr (QdStore) store = NULL;
  gboolean as_text = FALSE;
  QdAnnotation *annotation;
  int kind;
  GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &wish.kind,
      N_ ("What to add: highlight, note, bookmark, section-note, document-note"), N_ ("NAME") },
    { "quote", 0, 0, G_OPTION_ARG_STRING, &wish.quote, N_ ("The text to mark"), N_ ("TEXT") },
    { "occurrence", 0, 0, G_OPTION_ARG_INT, &wish.occurrence, N_ ("Which one, if it stands there several times"), "N" },
    { "section", 0, 0, G_OPTION_ARG_STRING, &wish.section, N_ ("Some of the heading a note is on"), N_ ("TEXT") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &wish.note, N_ ("A note on it"), N_ ("TEXT") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &wish.style,
      N_ ("How it is marked: fill, underline, wavy, dots, circles, strike"), N_ ("NAME") },
    { "color", 0, 0, G_OPTION_ARG_STRING, &wish.color, N_ ("In which colour"), N_ ("NAME") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wish.tags, N_ ("A tag; may be given several times"), N_ ("TAG") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("The encoding of the file"), N_ ("NAME") },
    { NULL },
  };

  wish.occurrence = 1;
  if (!qd_cli_parse (entries, "FILE", &as_text, &argc, &argv))
    return QD_CLI_USAGE;
  if (argc != 2 || wish.occurrence < 1)
    {
      qd_cli_error (_ ("notes add takes one file and --quote=TEXT with --occurrence=N from 1; a section-note "
                       "--section=TEXT, a document-note neither"));
      return QD_CLI_USAGE;
    }
  kind = find_kind (&wish);
  if (kind < 0 || !qd_cli_notes_check_mark (wish.style, &wish.color))
    return QD_CLI_USAGE;
  store = qd_cli_notes_open (context, argv[1], encoding);
  annotation = store ? add (store, &wish, kind) : NULL;
  if (!annotation || !qd_cli_notes_saved (store))
    return QD_CLI_INPUT;
  qd_cli_notes_print (annotation, as_text);
  return QD_CLI_DONE;
}
