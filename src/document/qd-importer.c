/* qd-importer.c: which importer reads a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-importer.h"

#include "document/qd-import-docx.h"
#include "document/qd-import-epub.h"
#include "document/qd-import-fb2.h"
#include "document/qd-import-html.h"
#include "document/qd-import-markdown.h"
#include "document/qd-import-odt.h"
#include "document/qd-import-pdf.h"
#include "document/qd-import-rtf.h"
#include "document/qd-import-unsupported.h"

#include <string.h>

#define SNIFF_BYTES 65536

/* Plain text claims everything a little, so that it is what is left when nothing else claims more. */
static int
sniff_text (const guint8 *data, gsize length, const char *name)
{
  return 1;
}

static const char *const text_extensions[] = { "txt", "text", NULL };
static const char *const text_mime_types[] = { "text/plain", NULL };

static const char *const epub_extensions[] = { "epub", NULL };
static const char *const epub_mime_types[] = { "application/epub+zip", NULL };
static const char *const docx_extensions[] = { "docx", "docm", "dotx", NULL };
static const char *const docx_mime_types[] = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document", NULL
};
static const char *const odt_extensions[] = { "odt", "ott", "fodt", NULL };
static const char *const odt_mime_types[] = { "application/vnd.oasis.opendocument.text", NULL };
static const char *const fb2_extensions[] = { "fb2", "fbz", NULL };
static const char *const fb2_mime_types[] = { "application/x-fictionbook+xml", NULL };
static const char *const pdf_extensions[] = { "pdf", NULL };
static const char *const pdf_mime_types[] = { "application/pdf", NULL };
static const char *const rtf_extensions[] = { "rtf", NULL };
static const char *const rtf_mime_types[] = { "application/rtf", "text/rtf", NULL };
static const char *const html_extensions[] = { "html", "htm", "xhtml", "xht", NULL };
static const char *const html_mime_types[] = { "text/html", "application/xhtml+xml", NULL };

static const char *const markdown_extensions[] = { "md", "markdown", "mdown", "mkd", NULL };
static const char *const markdown_mime_types[] = { "text/markdown", NULL };

static const char *const no_types[] = { NULL };

/* In the order in which a tie is decided; plain text stands last. */
static const QdImporter importers[] = {
  { "epub", epub_extensions, epub_mime_types, qd_import_epub_sniff, qd_import_epub },
  { "docx", docx_extensions, docx_mime_types, qd_import_docx_sniff, qd_import_docx },
  { "odt", odt_extensions, odt_mime_types, qd_import_odt_sniff, qd_import_odt },
  { "fb2", fb2_extensions, fb2_mime_types, qd_import_fb2_sniff, qd_import_fb2 },
  { "pdf", pdf_extensions, pdf_mime_types, qd_import_pdf_sniff, qd_import_pdf },
  { "rtf", rtf_extensions, rtf_mime_types, qd_import_rtf_sniff, qd_import_rtf },
  { "html", html_extensions, html_mime_types, qd_import_html_sniff, qd_import_html },
  { "markdown", markdown_extensions, markdown_mime_types, qd_import_markdown_sniff, qd_import_markdown },
  { "unsupported", no_types, no_types, qd_import_unsupported_sniff, qd_import_unsupported },
  { "text", text_extensions, text_mime_types, sniff_text, qd_import_text },
};

/**
 * qd_importer_get_all:
 * @n_importers: (out): how many there are
 *
 * Returns: (array length=n_importers) (transfer none): all importers
 */
const QdImporter *
qd_importer_get_all (int *n_importers)
{
  g_return_val_if_fail (n_importers, NULL);

  *n_importers = G_N_ELEMENTS (importers);
  return importers;
}

static gboolean
has_extension (const QdImporter *importer, const char *name)
{
  const char *dot = name ? strrchr (name, '.') : NULL;

  for (int i = 0; dot && importer->extensions[i]; i++)
    {
      if (g_ascii_strcasecmp (dot + 1, importer->extensions[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * qd_importer_choose:
 * @bytes: a file
 * @name: (nullable): its name
 *
 * Asks every importer how sure it is; the suffix of @name decides between those that are equally sure.
 *
 * Returns: (transfer none): the importer, never %NULL
 */
const QdImporter *
qd_importer_choose (GBytes *bytes, const char *name)
{
  const QdImporter *best = NULL;
  int best_score = 0;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  /* An empty file has no bytes to point at; sniffers need not know. */
  if (!data)
    data = (const guint8 *) "";
  for (guint i = 0; i < G_N_ELEMENTS (importers); i++)
    {
      /* Twice the certainty and one for the suffix: the suffix only ever breaks a tie. */
      int score = 2 * importers[i].sniff (data, MIN (length, SNIFF_BYTES), name);

      if (score > 0 && has_extension (&importers[i], name))
        score++;
      if (score > best_score)
        {
          best = &importers[i];
          best_score = score;
        }
    }
  return best ? best : &importers[G_N_ELEMENTS (importers) - 1];
}
