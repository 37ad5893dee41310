/* bench-load.c: a novel of twenty megabytes read and recognised, against decoding alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-load [MEGABYTES]. The time is that of the processor, so that what else runs on the machine counts little.
 */
#include "document/qd-document.h"
#include "text/qd-decoder.h"

#include <stdlib.h>
#include <time.h>

#define N_RUNS 3
#define PARAGRAPHS_A_CHAPTER 80

/* Four in five are common, as in any text: where rare ones stand side by side the text looks damaged, and is mended. */
static void
append_han (GString *text, GRand *random, int n)
{
  static const char common[] =
      "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之";

  for (int i = 0; i < n; i++)
    {
      if (g_rand_int_range (random, 0, 5) == 0)
        g_string_append_unichar (text, g_rand_int_range (random, 0x4E00, 0x8000));
      else
        g_string_append_len (text, common + 3 * g_rand_int_range (random, 0, (sizeof common - 1) / 3), 3);
    }
}

static GBytes *
make_novel (gsize n_bytes)
{
  GRand *random = g_rand_new_with_seed (1);
  GString *text = g_string_new ("秋水长天\n作者：无名\n");

  for (int chapter = 1; text->len < n_bytes; chapter++)
    {
      g_string_append_printf (text, "\n第%d章 ", chapter);
      append_han (text, random, 6);
      g_string_append (text, "\n\n");
      for (int i = 0; i < PARAGRAPHS_A_CHAPTER; i++)
        {
          g_string_append (text, "　　");
          for (int j = g_rand_int_range (random, 1, 10); j > 0; j--)
            {
              append_han (text, random, g_rand_int_range (random, 4, 14));
              g_string_append (text, j > 1 ? "，" : "。\n");
            }
        }
    }
  g_rand_free (random);
  return g_string_free_to_bytes (text);
}

static double
get_ms_since (clock_t start)
{
  return (clock () - start) * 1000.0 / CLOCKS_PER_SEC;
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) bytes = make_novel ((argc > 1 ? atoi (argv[1]) : 20) * (gsize) 1000000);
  double decode = G_MAXDOUBLE, load = G_MAXDOUBLE;

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (QdText) text = NULL;
      g_autoptr (QdDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      clock_t start = clock ();

      text = qd_decoder_decode (bytes, NULL, NULL, &error);
      g_assert_no_error (error);
      decode = MIN (decode, get_ms_since (start));
      start = clock ();
      document = qd_document_new_from_bytes (bytes, "novel.txt", NULL, QD_READING_EMENDED, NULL, &error);
      g_assert_no_error (error);
      load = MIN (load, get_ms_since (start));
    }
  g_print ("%.1f MB: decoded in %.0f ms, read and recognised in %.0f ms, %.1f times as long\n",
           g_bytes_get_size (bytes) / 1e6, decode, load, load / decode);
  return 0;
}
