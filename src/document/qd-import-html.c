/* qd-import-html.c: web pages, saved or written by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-import-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/qd-html-charset.h"
#include "document/qd-html-reader.h"
#include "document/qd-import-builder.h"

/* What a page begins with. */
static const char *const openings[] = { "<!doctype html", "<html" };

/* Elements that, several together, make a page even of one that begins in the middle; sorted. */
static const char *const common_elements[] = {
  "<a href", "<b>",    "<body", "<br",    "<center", "<div",   "<font", "<h1",    "<h2",
  "<h3",     "<head",  "<hr",   "<li",    "<meta",   "<p>",    "<p ",   "<span",  "<table",
  "<td",     "<title", "<tr",   "</body", "</div",   "</html", "</p",   "</span", "</table",
};

static const char *
skip_prolog (const char *text)
{
  for (;;)
    {
      const char *end = NULL;

      if (g_str_has_prefix (text, "\357\273\277"))
        text += 3;
      text += strspn (text, " \t\r\n\f");
      if (g_str_has_prefix (text, "<!--"))
        end = strstr (text, "-->");
      else if (g_str_has_prefix (text, "<?xml"))
        end = strstr (text, "?>");
      if (end == NULL)
        return text;
      text = end + 2 + (*end == '-' ? 1 : 0);
    }
}

/**
 * qd_import_html_sniff:
 *
 * Returns: 95 for a page that begins as one, 60 for one that begins in the middle, less for what only has some of
 *   its elements, as Markdown may have
 */
int
qd_import_html_sniff (const guint8 *data, gsize length, const char *name)
{
  /* Pages in UTF-16 have a NUL beside each letter of their elements. */
  g_autofree char *text = g_malloc (MIN (length, 65536) + 1);
  const char *start;
  gsize n = 0;
  int n_kinds = 0, n_tags = 0;

  for (gsize i = 0; i < MIN (length, 65536); i++)
    if (data[i] != 0 && !(i < 2 && data[i] >= 0xfe))
      text[n++] = g_ascii_tolower ((char) data[i]);
  text[n] = '\0';
  start = skip_prolog (text);
  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    if (g_str_has_prefix (start, openings[i]))
      return 95;
  for (guint i = 0; i < G_N_ELEMENTS (common_elements); i++)
    n_kinds += strstr (start, common_elements[i]) != NULL ? 1 : 0;
  for (const char *p = strchr (start, '<'); p != NULL; p = strchr (p + 1, '<'))
    n_tags++;
  if (start[0] != '<' || n_kinds < 3 || (gsize) n_tags * 200 < n)
    return 0;
  if (g_str_has_prefix (start, "<head") || g_str_has_prefix (start, "<meta") || g_str_has_prefix (start, "<body")
      || g_str_has_prefix (start, "<title") || strstr (start, "</body") != NULL || strstr (start, "</html") != NULL)
    return 90;
  return n_kinds >= 4 ? 60 : 30;
}

static char *
dup_meta (xmlDoc *doc, const char *meta)
{
  const xmlNode *root = xmlDocGetRootElement (doc);

  for (const xmlNode *node = root; node != NULL; node = qd_markup_next (node, root, TRUE))
    if (qd_markup_is (node, "meta") && qd_markup_has_word (node, "name", meta)
        && qd_markup_get (node, "content") != NULL)
      return g_strdup (qd_markup_get (node, "content"));
  return NULL;
}

static char *
dup_title (xmlDoc *doc)
{
  const xmlNode *root = xmlDocGetRootElement (doc);

  for (const xmlNode *node = root; node != NULL; node = qd_markup_next (node, root, TRUE))
    if (qd_markup_is (node, "title"))
      return qd_markup_dup_content (node);
  return NULL;
}

static void
squeeze (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
}

/* Returns: the first block that says what @part says, which is one of the first or a heading; -1 if there is none */
static int
find_in_text (QdImportBuilder *builder, const char *part)
{
  g_autoptr (GString) wanted = g_string_new (NULL);

  squeeze (wanted, part);
  for (int i = 0; i < qd_import_builder_get_n_blocks (builder); i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GString) found = NULL;

      if (i > 12 && qd_import_builder_get_block (builder, i)->kind != QD_BLOCK_HEADING)
        continue;
      text = qd_import_builder_dup_block_text (builder, i);
      found = g_string_new (NULL);
      squeeze (found, text);
      if (wanted->len > 0 && strcmp (found->str, wanted->str) == 0)
        return i;
    }
  return -1;
}

static gboolean
is_mostly_letters (const char *text)
{
  int n_letters = 0, n_other = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      n_letters++;
    else
      n_other++;
  return n_letters > n_other;
}

/* What was taken for the title above the essay's own was the name of the site. */
static void
move_title (QdImportBuilder *builder, int index)
{
  if (qd_import_builder_get_block (builder, index)->kind != QD_BLOCK_HEADING)
    return;
  for (int i = 0; i < index; i++)
    if (qd_import_builder_get_block (builder, i)->kind == QD_BLOCK_TITLE)
      {
        *qd_import_builder_get_block (builder, i) = (QdBlock){
          .start = qd_import_builder_get_block (builder, i)->start,
          .end = qd_import_builder_get_block (builder, i)->end,
          .kind = QD_BLOCK_PARAGRAPH,
        };
        qd_import_builder_get_block (builder, index)->kind = QD_BLOCK_TITLE;
        return;
      }
}

/* The title element often has the site's name behind the essay's. The part that stands in the text is meant; if none
 * does, the whole is only believed when it reads as a title. */
static char *
choose_title (const char *title, QdImportBuilder *builder)
{
  static const char *const separators[] = { " - ", " – ", " — ", " | ", " :: ", " @ ", " » ",
                                            " « ", "_",   "|",   "－",  "-",    "—",   "｜" };
  int n_blocks = qd_import_builder_get_n_blocks (builder);

  if (find_in_text (builder, title) >= 0)
    return g_strdup (title);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_auto (GStrv) parts = g_strsplit (title, separators[i], -1);

      for (guint j = 0; parts[j] != NULL; j++)
        if (find_in_text (builder, parts[j]) >= 0)
          {
            move_title (builder, find_in_text (builder, parts[j]));
            return g_strdup (g_strstrip (parts[j]));
          }
    }
  for (int i = 0; i < n_blocks; i++)
    if (qd_import_builder_get_block (builder, i)->kind == QD_BLOCK_TITLE)
      return NULL;
  return is_mostly_letters (title) ? g_strdup (title) : NULL;
}

/* Returns: whether the page has a frame with an address; then @error says which */
static gboolean
set_frames_error (xmlDoc *doc, const char *name, GError **error)
{
  const xmlNode *root = xmlDocGetRootElement (doc);
  g_autoptr (GString) pages = g_string_new (NULL);

  for (const xmlNode *node = root; node != NULL && pages->len < 400; node = qd_markup_next (node, root, TRUE))
    if ((qd_markup_is (node, "frame") || qd_markup_is (node, "iframe")) && qd_markup_get (node, "src") != NULL)
      g_string_append_printf (pages, "%s%s", pages->len > 0 ? ", " : "", qd_markup_get (node, "src"));
  if (pages->len == 0)
    return FALSE;
  g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_NO_TEXT,
               /* Translators: the first %s is a file, the second a list of addresses. */
               _ ("“%s” has no text of its own, only frames for other pages: open one of %s"), name, pages->str);
  return TRUE;
}

/**
 * qd_import_html:
 *
 * Reads a page of the web without what stands around its text.
 *
 * Returns: (transfer full): the import, or NULL with an error of the decoder or of QD_IMPORT_ERROR
 */
QdImport *
qd_import_html (GBytes *bytes, const char *name, const char *encoding, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdText) page = qd_html_charset_decode (bytes, encoding, cancellable, error);
  g_autoptr (QdImportBuilder) builder = qd_import_builder_new ();
  g_autoptr (xmlDoc) doc = NULL;
  g_autofree char *element = NULL, *title = NULL, *author = NULL;
  g_autoptr (GHashTable) anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const QdHtmlReading reading = { .is_page = TRUE, .anchors = anchors };
  QdImport *import;
  const char *string, *language;
  gsize n_bytes;

  if (page == NULL)
    return NULL;
  string = qd_text_get_string (page, &n_bytes);
  doc = qd_markup_parse_html (string, n_bytes, name, error);
  if (doc == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  qd_html_read (doc, builder, &reading);
  if (qd_import_builder_get_n_blocks (builder) == 0)
    {
      if (!set_frames_error (doc, name, error))
        g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_NO_TEXT, _ ("“%s” is a web page without text"), name);
      return NULL;
    }
  qd_import_builder_link_notes (builder, anchors);
  qd_import_builder_mark_title (builder);
  element = dup_title (doc);
  title = qd_import_clean_title (element, name);
  author = dup_meta (doc, "author");
  language = qd_markup_get (xmlDocGetRootElement (doc), "lang");
  if (title != NULL)
    {
      g_autofree char *whole = g_steal_pointer (&title);

      title = choose_title (whole, builder);
    }
  import = qd_import_builder_finish (builder, "html", qd_text_get_encoding (page), qd_text_get_confidence (page));
  import->title = g_steal_pointer (&title);
  import->author = qd_import_clean_title (author, NULL);
  import->language = g_strdup (language);
  return import;
}
