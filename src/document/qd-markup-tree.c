/* qd-markup-tree.c: HTML of any quality and XML become a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-markup-tree.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "document/qd-importer.h"

/* Old pages leave a <font> open in each paragraph; so deep inside, elements that only paint are left out. */
#define MAX_PAINTED_DEPTH 512
/* End tags search it upwards, so it ends. */
#define MAX_DEPTH 20000

/* What the parser's callbacks keep between them. */
typedef struct
{
  GArray *left_out; /* of gboolean, one an open element */
  gboolean is_too_deep;
} Depth;

static gboolean
only_paints (const xmlChar *name)
{
  static const char *const elements[] = { "a", "b", "big", "em", "font", "i", "small", "span", "strong", "u" };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp ((const char *) name, elements[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
start_element (void *data, const xmlChar *name, const xmlChar **attributes)
{
  xmlParserCtxt *context = data;
  Depth *depth = context->_private;
  gboolean is_left_out = context->nodeNr > MAX_PAINTED_DEPTH && only_paints (name);

  if (depth->left_out->len > MAX_DEPTH)
    {
      depth->is_too_deep = TRUE;
      xmlStopParser (context);
      return;
    }
  g_array_append_val (depth->left_out, is_left_out);
  if (!is_left_out)
    xmlSAX2StartElement (data, name, attributes);
}

static void
end_element (void *data, const xmlChar *name)
{
  xmlParserCtxt *context = data;
  Depth *depth = context->_private;
  gboolean is_left_out = FALSE;

  if (depth->left_out->len > 0)
    {
      is_left_out = g_array_index (depth->left_out, gboolean, depth->left_out->len - 1);
      g_array_set_size (depth->left_out, depth->left_out->len - 1);
    }
  if (!is_left_out)
    xmlSAX2EndElement (data, name);
}

/**
 * qd_markup_parse_html:
 * @string: UTF-8
 * @name: appears in the message
 *
 * Whatever the markup is, a tree comes of it, unless it is nested beyond reason.
 *
 * Returns: (transfer full) (nullable): the tree, or NULL with QD_IMPORT_ERROR_TOO_LARGE
 */
xmlDoc *
qd_markup_parse_html (const char *string, gsize n_bytes, const char *name, GError **error)
{
  htmlParserCtxt *context;
  xmlSAXHandler handler;
  xmlDoc *doc;
  g_autoptr (GArray) left_out = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Depth depth = { left_out, FALSE };

  if (n_bytes > G_MAXINT / 2
      || (context = htmlCreateMemoryParserCtxt (n_bytes > 0 ? string : " ", MAX (n_bytes, 1))) == NULL)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("“%s” is too large for a web page"), name);
      return NULL;
    }
  handler = *context->sax;
  handler.startElement = start_element;
  handler.endElement = end_element;
  handler.cdataBlock = NULL;
  handler.comment = NULL;
  handler.processingInstruction = NULL;
  handler.error = handler.fatalError = handler.warning = NULL;
  handler.serror = NULL;
  *context->sax = handler;
  context->_private = &depth;
  htmlCtxtUseOptions (context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                                   | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC);
  /* The depth is guarded above; without this a text of ten million bytes would end the document. */
  context->options |= XML_PARSE_HUGE;
  xmlSwitchEncoding (context, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument (context);
  doc = context->myDoc;
  htmlFreeParserCtxt (context);
  if (doc == NULL || depth.is_too_deep)
    {
      if (doc != NULL)
        xmlFreeDoc (doc);
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE,
                   _ ("“%s” is not opened: its elements are nested more than %d deep"), name, MAX_DEPTH);
      return NULL;
    }
  return doc;
}

static void
mend_string (xmlChar *string)
{
  const char *end;

  while (string != NULL && !g_utf8_validate ((const char *) string, -1, &end))
    {
      string += end - (const char *) string;
      *string++ = '?';
    }
}

/* Where XML is read in spite of its faults, libxml2 lets through bytes that are no UTF-8. */
static void
mend_bytes (xmlDoc *doc)
{
  for (xmlNode *node = xmlDocGetRootElement (doc); node != NULL; node = qd_markup_next (node, NULL, TRUE))
    {
      if (qd_markup_get_text (node) != NULL)
        mend_string (node->content);
      else if (node->type == XML_ELEMENT_NODE)
        for (xmlAttr *attr = node->properties; attr != NULL; attr = attr->next)
          if (attr->children != NULL)
            mend_string (attr->children->content);
    }
}

/**
 * qd_markup_parse_xml:
 * @name: of the file, for the message
 * @part: (nullable): of the file's part, for the message
 *
 * Parses XML as far as it goes. Nothing is fetched, no DTD is loaded, entities are not expanded, and libxml2's own
 * guards on depth and length stand.
 *
 * Returns: (transfer full): the tree, which has a root, or NULL with QD_IMPORT_ERROR_DAMAGED
 */
xmlDoc *
qd_markup_parse_xml (GBytes *bytes, const char *name, const char *part, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  xmlDoc *doc = NULL;

  if (n_bytes > 0 && n_bytes < G_MAXINT)
    doc = xmlReadMemory (data, (int) n_bytes, NULL, NULL,
                         XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                             | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  if (doc != NULL && xmlDocGetRootElement (doc) != NULL)
    {
      mend_bytes (doc);
      return doc;
    }
  if (doc != NULL)
    xmlFreeDoc (doc);
  if (part != NULL)
    g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED, _ ("“%s” is damaged: its part “%s” is not XML"), name,
                 part);
  else
    g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_DAMAGED, _ ("“%s” is damaged: it is not XML"), name);
  return NULL;
}

gboolean
qd_markup_is (const xmlNode *node, const char *element)
{
  /* Asked more often than anything else, and mostly in vain: cases differ in one bit. */
  return node != NULL && node->type == XML_ELEMENT_NODE && ((node->name[0] ^ (guchar) element[0]) & ~0x20) == 0
         && g_ascii_strcasecmp ((const char *) node->name, element) == 0;
}

/**
 * qd_markup_get:
 *
 * Returns: (nullable) (transfer none): the value of an attribute
 */
const char *
qd_markup_get (const xmlNode *node, const char *attribute)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attr = node->properties; attr != NULL; attr = attr->next)
    if (g_ascii_strcasecmp ((const char *) attr->name, attribute) == 0)
      return attr->children != NULL && attr->children->content != NULL ? (const char *) attr->children->content : "";
  return NULL;
}

/**
 * qd_markup_has_word:
 *
 * Returns: whether @word is among the words of an attribute, such as the classes of an element
 */
gboolean
qd_markup_has_word (const xmlNode *node, const char *attribute, const char *word)
{
  const char *value = qd_markup_get (node, attribute);
  gsize n_word = strlen (word);

  while (value != NULL && *value != '\0')
    {
      gsize n = strcspn (value, " \t\n\r");
      if (n == n_word && g_ascii_strncasecmp (value, word, n) == 0)
        return TRUE;
      value += n;
      value += strspn (value, " \t\n\r");
    }
  return FALSE;
}

/**
 * qd_markup_get_text:
 *
 * Returns: (nullable) (transfer none): the characters of a text node, NULL for other nodes
 */
const char *
qd_markup_get_text (const xmlNode *node)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    return (const char *) node->content;
  return NULL;
}

int
qd_markup_get_heading_level (const xmlNode *node)
{
  const char *name;

  if (node->type != XML_ELEMENT_NODE)
    return 0;
  name = (const char *) node->name;
  if ((name[0] == 'h' || name[0] == 'H') && name[1] >= '1' && name[1] <= '6' && name[2] == '\0')
    return name[1] - '0';
  return 0;
}

/* Elements that begin on a line of their own; sorted. */
static const char *const block_elements[] = {
  "address", "article", "aside", "blockquote", "body",       "caption", "center",  "dd",      "details", "dir",
  "div",     "dl",      "dt",    "fieldset",   "figcaption", "figure",  "footer",  "form",    "h1",      "h2",
  "h3",      "h4",      "h5",    "h6",         "header",     "hgroup",  "hr",      "html",    "legend",  "li",
  "main",    "menu",    "nav",   "ol",         "p",          "pre",     "section", "summary", "table",   "tbody",
  "td",      "tfoot",   "th",    "thead",      "title",      "tr",      "ul",      "xmp",
};

static int
compare_names (const void *key, const void *element)
{
  return g_ascii_strcasecmp (key, *(const char *const *) element);
}

gboolean
qd_markup_is_block (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE
         && bsearch (node->name, block_elements, G_N_ELEMENTS (block_elements), sizeof (char *), compare_names) != NULL;
}

/**
 * qd_markup_next:
 * @top: (nullable): where the walk began
 *
 * Returns: (nullable) (transfer none): the node after @node in the order of the text, inside @top
 */
xmlNode *
qd_markup_next (const xmlNode *node, const xmlNode *top, gboolean into_children)
{
  if (into_children && node->children != NULL && node->type != XML_ENTITY_REF_NODE)
    return node->children;
  while (node != NULL && node != top)
    {
      if (node->next != NULL)
        return node->next;
      node = node->parent;
    }
  return NULL;
}

/**
 * qd_markup_dup_content:
 *
 * Returns: (transfer full): the text inside @node, its white space collapsed and its ends stripped
 */
char *
qd_markup_dup_content (const xmlNode *node)
{
  g_autoptr (GString) content = g_string_new (NULL);

  for (const xmlNode *n = node; n != NULL; n = qd_markup_next (n, node, TRUE))
    {
      const char *text = qd_markup_get_text (n);

      for (; text != NULL && *text != '\0'; text++)
        {
          if (!g_ascii_isspace (*text))
            g_string_append_c (content, *text);
          else if (content->len > 0 && content->str[content->len - 1] != ' ')
            g_string_append_c (content, ' ');
        }
    }
  if (content->len > 0 && content->str[content->len - 1] == ' ')
    g_string_truncate (content, content->len - 1);
  return g_strdup (content->str);
}

/**
 * qd_markup_get_child:
 *
 * Returns: (nullable) (transfer none): the first child of this name
 */
const xmlNode *
qd_markup_get_child (const xmlNode *node, const char *element)
{
  for (const xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (qd_markup_is (child, element))
      return child;
  return NULL;
}

/**
 * qd_markup_find:
 *
 * Returns: (nullable) (transfer none): the first element of this name in @top, in the order of the text
 */
const xmlNode *
qd_markup_find (const xmlNode *top, const char *element)
{
  for (const xmlNode *node = top; node != NULL; node = qd_markup_next (node, top, TRUE))
    if (qd_markup_is (node, element))
      return node;
  return NULL;
}
