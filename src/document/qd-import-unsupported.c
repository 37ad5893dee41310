/* qd-import-unsupported.c: formats that are recognised but not read, so that the message names them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-unsupported.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define AS_DOCX N_ ("save it as DOCX with Word, WPS or LibreOffice")
#define AS_EPUB N_ ("convert it to EPUB, for instance with Calibre")
#define AS_PDF N_ ("save it as PDF with the program that made it")
#define AS_TEXT N_ ("it is no text but a picture: a program for text recognition (OCR) can read it")
#define AS_PAGE N_ ("open it in a browser and save the page as HTML")
#define UNPACK N_ ("unpack it and open the document inside")
#define OTHER_KIND N_ ("it is no document of running text: copy what you want to read into one")

/* What files of a format hold at a place, what the format is called, and what its reader can do. An offset of ANYWHERE
 * looks through the beginning. The first that fits counts. */
#define ANYWHERE G_MAXSIZE
#define BEGINNING_BYTES 4096

static const struct
{
  gsize offset;
  const char *bytes;
  gsize n_bytes;
  const char *format;
  const char *advice;
} signatures[] = {
  { 0, "\320\317\021\340\241\261\032\341", 8, "Microsoft Office 97 (.doc, .xls, .ppt) / WPS", AS_DOCX },
  { 60, "BOOKMOBI", 8, "MOBI / AZW", AS_EPUB },
  { 60, "TEXtREAd", 8, "PalmDoc", AS_EPUB },
  { 0, "\211\233\232\336", 4, "UMD", AS_EPUB },
  { 0, "ITSF", 4, "CHM", AS_EPUB },
  { 0, "AT&TFORM", 8, "DjVu", AS_PDF },
  { 0, "CAJ\0", 4, "CAJ", AS_PDF },
  { 0, "KDH ", 4, "KDH", AS_PDF },
  { 0, "HN\310\0", 4, "CAJ", AS_PDF },
  { 0, "%!PS", 4, "PostScript", AS_PDF },
  { 0, "\211PNG", 4, "PNG", AS_TEXT },
  { 0, "\377\330\377", 3, "JPEG", AS_TEXT },
  { 0, "GIF8", 4, "GIF", AS_TEXT },
  { 0, "II*\0", 4, "TIFF", AS_TEXT },
  { 0, "MM\0*", 4, "TIFF", AS_TEXT },
  { 0, "7z\274\257'\034", 6, "7z", UNPACK },
  { 0, "Rar!\032\007", 6, "RAR", UNPACK },
  { ANYWHERE, "progid=\"Word.Document\"", 22, "Word XML", AS_DOCX },
  { ANYWHERE, "<w:wordDocument", 15, "Word XML", AS_DOCX },
  { ANYWHERE, "multipart/related", 17, "MHTML", AS_PAGE },
  { 30, "mimetypeapplication/vnd.oasis.opendocument", 42, "OpenDocument", OTHER_KIND },
  { 30, "OFD.xml", 7, "OFD", AS_PDF },
  { 0, "PK\003\004", 4, "ZIP", UNPACK },
};

/* Parts that tell what a ZIP archive is where its first part does not. */
static const struct
{
  const char *part;
  const char *format;
  const char *advice;
} containers[] = {
  { "ppt/presentation.xml", "PowerPoint", OTHER_KIND },
  { "xl/workbook.xml", "Excel", OTHER_KIND },
  { "OFD.xml", "OFD", AS_PDF },
  { "FixedDocSeq.fdseq", "XPS", AS_PDF },
  { "FixedDocumentSequence.fdseq", "XPS", AS_PDF },
};

static gboolean
fits (const guint8 *data, gsize length, guint index)
{
  const gsize n_bytes = signatures[index].n_bytes;

  if (!data)
    return FALSE;
  if (signatures[index].offset == ANYWHERE)
    return memmem (data, MIN (length, BEGINNING_BYTES), signatures[index].bytes, n_bytes) != NULL
           /* A text may speak of such files; these begin with a declaration or with the head of a message. */
           && (memcmp (data, "<?xml", 5) == 0 || strcmp (signatures[index].format, "MHTML") == 0)
           && (strcmp (signatures[index].format, "MHTML") != 0
               || (memmem (data, MIN (length, BEGINNING_BYTES), "MIME-Version:", 13) != NULL
                   && memmem (data, MIN (length, BEGINNING_BYTES), "Content-Type:", 13) != NULL));
  return length >= signatures[index].offset + n_bytes
         && memcmp (data + signatures[index].offset, signatures[index].bytes, n_bytes) == 0;
}

static const char *
find_format (const guint8 *data, gsize length, const char **advice)
{
  for (guint i = 0; length >= 4 && memcmp (data, "PK\003\004", 4) == 0 && i < G_N_ELEMENTS (containers); i++)
    if (memmem (data, length, containers[i].part, strlen (containers[i].part)) != NULL)
      {
        *advice = containers[i].advice;
        return containers[i].format;
      }
  for (guint i = 0; length >= 6 && i < G_N_ELEMENTS (signatures); i++)
    if (fits (data, length, i))
      {
        *advice = signatures[i].advice;
        return signatures[i].format;
      }
  return NULL;
}

/**
 * qd_import_unsupported_sniff:
 *
 * Returns: 20 for a known format, so that any importer that reads it comes first
 */
int
qd_import_unsupported_sniff (const guint8 *data, gsize length, const char *name)
{
  const char *advice;

  return find_format (data, length, &advice) != NULL ? 20 : 0;
}

/**
 * qd_import_unsupported_is_zip:
 *
 * Returns: whether it is a ZIP archive of no format that is known
 */
gboolean
qd_import_unsupported_is_zip (const guint8 *data, gsize length)
{
  const char *advice;

  return g_strcmp0 (find_format (data, length, &advice), "ZIP") == 0;
}

/**
 * qd_import_unsupported:
 *
 * Returns: %NULL, always, with QD_IMPORT_ERROR_UNSUPPORTED and a message that says what can be done
 */
QdImport *
qd_import_unsupported (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const char *advice = "";
  const char *format = find_format (data, length, &advice);

  g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED,
               /* Translators: a file, the name of its format, and what can be done. */
               _ ("“%s” is a %s file, which cannot be read: %s"), name, format, _ (advice));
  return NULL;
}
