/* main.c: quandian-cli, the program without its window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * --data-dir, --version and --help are understood before and after the subcommand; all else is the subcommand's.
 */
#include "config.h"

#include "cli/qd-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

static const QdCliCommand commands[] = {
  { "info", N_ ("Encoding, language, length and damage of a text"), qd_cli_info },
  { "text", N_ ("Print the text as it is shown"), qd_cli_text },
  { "outline", N_ ("Title, author, abstract, keywords and headings of a text"), qd_cli_outline },
  { "layout", N_ ("How a text is set: its lines, glyphs and the reasons"), qd_cli_layout },
  { "notes", N_ ("The notes on a text: list, add, edit, remove, export, merge"), qd_cli_notes },
  { "bench", N_ ("How long a text takes to open and to set"), qd_cli_bench },
  { NULL },
};

static void
print_help (void)
{
  g_print ("%s\n\n", _ ("Usage: quandian-cli [--data-dir=DIR] COMMAND [OPTION…] FILE"));
  for (int i = 0; commands[i].name; i++)
    g_print ("  %-8s %s\n", commands[i].name, _ (commands[i].summary));
  g_print ("\n%s\n", _ ("“quandian-cli COMMAND --help” tells the options of a command. “-” is standard input."));
}

/* Takes --data-dir (both forms) out of @argv wherever it stands before a lone "--". */
static char *
take_data_dir (int *argc, char **argv)
{
  char *data_dir = NULL;
  int kept = 1;

  for (int i = 1; i < *argc; i++)
    {
      if (g_str_equal (argv[i], "--"))
        {
          while (i < *argc)
            argv[kept++] = argv[i++];
        }
      else if (g_str_has_prefix (argv[i], "--data-dir="))
        {
          g_free (data_dir);
          data_dir = g_strdup (argv[i] + strlen ("--data-dir="));
        }
      else if (g_str_equal (argv[i], "--data-dir") && i + 1 < *argc)
        {
          g_free (data_dir);
          data_dir = g_strdup (argv[++i]);
        }
      else
        argv[kept++] = argv[i];
    }
  argv[kept] = NULL;
  *argc = kept;
  return data_dir;
}

int
main (int argc, char **argv)
{
  g_autofree char *data_dir = NULL;
  QdCliContext context;
  /* Not installed, the translations lie in the build tree. */
  const char *locale_dir = g_getenv ("QUANDIAN_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : QD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  data_dir = take_data_dir (&argc, argv);
  if (!data_dir)
    data_dir = g_build_filename (g_get_user_data_dir (), "quandian", NULL);
  context.data_dir = data_dir;

  if (argc < 2)
    {
      print_help ();
      return QD_CLI_USAGE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("quandian %s\n", QD_VERSION);
      return QD_CLI_DONE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return QD_CLI_DONE;
    }
  for (int i = 0; commands[i].name; i++)
    {
      if (g_str_equal (commands[i].name, argv[1]))
        return commands[i].run (&context, argc - 1, argv + 1);
    }
  qd_cli_error (_ ("“%s” is not a command; “quandian-cli --help” lists them"), argv[1]);
  return QD_CLI_USAGE;
}
