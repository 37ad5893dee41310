/* qd-cli-text.c: "text" prints a reading of a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/qd-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>

int
qd_cli_text (QdCliContext *context, int argc, char **argv)
{
  g_autofree char *reading_name = NULL, *encoding = NULL, *quotes = NULL;
  gboolean is_narrow = FALSE, is_clean = FALSE, is_corrected = FALSE;
  const GOptionEntry entries[] = {
    { "reading", 0, 0, G_OPTION_ARG_STRING, &reading_name,
      N_ ("What is shown: source, emended, simplified or traditional, these two also with -tw, -twp (words, too) or "
          "-hk"),
      N_ ("KIND") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("The encoding of the file; found if not given"),
      N_ ("NAME") },
    { "quotes", 0, 0, G_OPTION_ARG_STRING, &quotes, N_ ("Quotation marks: corners or curly; as they are if not given"),
      N_ ("KIND") },
    { "narrow", 0, 0, G_OPTION_ARG_NONE, &is_narrow, N_ ("Full-width letters and digits are shown proportional"),
      NULL },
    { "clean", 0, 0, G_OPTION_ARG_NONE, &is_clean, N_ ("Page numbers, running heads and the words of sites are hidden"),
      NULL },
    { "corrected", 0, 0, G_OPTION_ARG_NONE, &is_corrected, N_ ("Follow what the reader said of emendations"), NULL },
    { NULL },
  };
  QdReadingKind kind = QD_READING_EMENDED;
  g_autoptr (QdDocument) document = NULL;
  const char *string;
  gsize n_bytes;

  if (!qd_cli_parse (entries, _ ("FILE"), NULL, &argc, &argv))
    return QD_CLI_USAGE;
  if (argc != 2 || (reading_name && !qd_reading_kind_from_string (reading_name, &kind)))
    {
      qd_cli_error ("%s", _ ("“text” takes one file and a reading: source, emended, simplified or traditional"));
      return QD_CLI_USAGE;
    }
  if (quotes && !g_str_equal (quotes, "corners") && !g_str_equal (quotes, "curly"))
    {
      qd_cli_error ("%s", _ ("“--quotes” is corners or curly"));
      return QD_CLI_USAGE;
    }
  if (quotes)
    kind |= g_str_equal (quotes, "corners") ? QD_READING_CORNER_QUOTES : QD_READING_CURLY_QUOTES;
  if (is_narrow)
    kind |= QD_READING_NARROW;
  if (is_clean)
    kind |= QD_READING_CLEAN;
  document = qd_cli_load (argv[1], encoding, kind);
  if (!document)
    return QD_CLI_INPUT;
  if (is_corrected)
    qd_cli_correct (context, argv[1], kind, &document);
  string = qd_document_get_string (document, &n_bytes);
  fwrite (string, 1, n_bytes, stdout);
  return QD_CLI_DONE;
}
