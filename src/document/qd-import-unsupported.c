/* qd-import-unsupported.c: formats that are recognised but not read, so that the message names them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-unsupported.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What files of a format hold at a place. */
static const struct
{
  gsize offset;
  const char *bytes;
  gsize n_bytes;
  const char *format;
} signatures[] = {
  { 0, "{\\rtf", 5, "RTF" },     { 0, "\320\317\021\340\241\261\032\341", 8, "Microsoft Word 97 (.doc)" },
  { 60, "BOOKMOBI", 8, "MOBI" }, { 0, "ITSF", 4, "CHM" },
  { 0, "AT&TFORM", 8, "DjVu" },  { 30, "mimetypeapplication/vnd.oasis.opendocument", 42, "OpenDocument" },
  { 0, "PK\003\004", 4, "ZIP" },
};

static const char *
find_format (const guint8 *data, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].offset + signatures[i].n_bytes
        && memcmp (data + signatures[i].offset, signatures[i].bytes, signatures[i].n_bytes) == 0)
      return signatures[i].format;
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
  return find_format (data, length) != NULL ? 20 : 0;
}

/**
 * qd_import_unsupported:
 *
 * Returns: %NULL, always, with QD_IMPORT_ERROR_UNSUPPORTED
 */
QdImport *
qd_import_unsupported (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED, _ ("“%s” is a %s file, which cannot be read"), name,
               find_format (data, length));
  return NULL;
}
