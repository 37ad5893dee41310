/* qd-note-source.c: the table of sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/qd-note-source.h"

#include "exchange/qd-note-source-key-file.h"
#include "exchange/qd-note-source-kindle.h"
#include "exchange/qd-note-source-koreader.h"
#include "exchange/qd-note-source-readwise.h"
#include "exchange/qd-note-source-web.h"
#include "exchange/qd-note-source-weread.h"
#include "text/qd-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (qd_note_source_error_quark, qd_note_source_error)

/* In the order in which they are asked whether the bytes are theirs: the surest signs first. */
static const QdNoteSource sources[] = {
  { "quandian", N_ ("Quandian key file"), "*", qd_note_source_key_file_sniff, qd_note_source_key_file },
  { "web", N_ ("Web Annotations, Readium, Hypothesis (JSON)"), "*.json;*.jsonld;*.annotation", qd_note_source_web_sniff,
    qd_note_source_web },
  { "koreader", N_ ("KOReader (metadata.….lua)"), "*.lua", qd_note_source_koreader_sniff, qd_note_source_koreader },
  { "kindle", N_ ("Kindle (My Clippings.txt)"), "*.txt", qd_note_source_kindle_sniff, qd_note_source_kindle },
  { "weread", N_ ("WeRead (copied notes)"), "*.txt;*.md", qd_note_source_weread_sniff, qd_note_source_weread },
  { "readwise", N_ ("Readwise (CSV)"), "*.csv", qd_note_source_readwise_sniff, qd_note_source_readwise },
};

/* Other names by which a source is known. */
static const struct
{
  const char *alias, *name;
} aliases[] = {
  { "w3c", "web" },      { "json", "web" },          { "jsonld", "web" },       { "json-ld", "web" },
  { "readium", "web" },  { "hypothesis", "web" },    { "hypothes.is", "web" },  { "csv", "readwise" },
  { "lua", "koreader" }, { "key-file", "quandian" }, { "clippings", "kindle" },
};

/**
 * qd_note_source_get_all:
 * @n_sources: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_sources): all sources
 */
const QdNoteSource *
qd_note_source_get_all (int *n_sources)
{
  *n_sources = G_N_ELEMENTS (sources);
  return sources;
}

/**
 * qd_note_source_find:
 * @name: a source's name, or another by which it is known
 *
 * Returns: (nullable) (transfer none): the source of that name
 */
const QdNoteSource *
qd_note_source_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      if (g_ascii_strcasecmp (aliases[i].alias, name) == 0)
        name = aliases[i].name;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if (g_ascii_strcasecmp (sources[i].name, name) == 0)
        return &sources[i];
    }
  return NULL;
}

static const QdNoteSource *
sniff (const char *text, gsize n_bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if (sources[i].sniff (text, n_bytes))
        return &sources[i];
    }
  return NULL;
}

/* Files of notes were written by programs of many ages: their text is decoded as any text is. */
static char *
decode (GBytes *bytes, gsize *n_bytes, GError **error)
{
  g_autoptr (QdText) text = NULL;
  const char *string;

  if (g_bytes_get_size (bytes) > QD_NOTE_SOURCE_MAX_BYTES)
    {
      g_set_error (error, QD_NOTE_SOURCE_ERROR, QD_NOTE_SOURCE_ERROR_FORMAT, _ ("too large to be a file of notes"));
      return NULL;
    }
  text = qd_decoder_decode (bytes, NULL, NULL, error);
  if (!text)
    return NULL;
  string = qd_text_get_string (text, n_bytes);
  return g_strndup (string, *n_bytes);
}

/**
 * qd_note_source_read:
 * @source: (nullable): the source; told by the content if %NULL
 * @bytes: a file of notes
 * @used: (out) (optional) (transfer none): the source that was used
 * @error: %QD_NOTE_SOURCE_ERROR
 *
 * Returns: (transfer full) (element-type QdForeignNote): the notes, in the order of the file; %NULL with an error
 */
GPtrArray *
qd_note_source_read (const QdNoteSource *source, GBytes *bytes, const QdNoteSource **used, GError **error)
{
  gsize n_bytes;
  g_autofree char *text = decode (bytes, &n_bytes, error);

  if (!text)
    return NULL;
  if (!source)
    source = sniff (text, n_bytes);
  if (!source)
    {
      g_set_error (
          error, QD_NOTE_SOURCE_ERROR, QD_NOTE_SOURCE_ERROR_FORMAT,
          _ ("this is none of the files of notes that can be read: expected notes of Kindle, WeRead, KOReader, "
             "Readwise or Hypothesis, Web Annotations, or a key file of Quandian"));
      return NULL;
    }
  if (used)
    *used = source;
  return source->parse (text, n_bytes, error);
}
