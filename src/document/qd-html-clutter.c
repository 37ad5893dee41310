/* qd-html-clutter.c: which parts of a web page are not for reading
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-html-clutter.h"

#include <string.h>

/* Elements that never hold text to read; sorted. */
static const char *const silent_elements[] = {
  "applet",   "audio",    "base",     "basefont", "button",   "canvas",   "colgroup", "datalist", "embed",
  "frame",    "frameset", "head",     "iframe",   "input",    "link",     "map",      "meta",     "nav",
  "noframes", "object",   "optgroup", "option",   "param",    "progress", "rp",       "script",   "select",
  "source",   "style",    "svg",      "template", "textarea", "title",    "track",    "video",
};

/* Words of class, id and role that name a part beside the essay; sorted. */
static const char *const clutter_words[] = {
  "ad",          "ads",       "advert",      "advertisement", "banner",    "breadcrumb", "breadcrumbs",
  "catlinks",    "comment",   "comments",    "contentinfo",   "copyright", "crumb",      "crumbs",
  "editsection", "footer",    "jump-to-nav", "menu",          "nav",       "navbar",     "navbox",
  "navfooter",   "navheader", "navigation",  "noprint",       "pager",     "pagination", "paging",
  "printfooter", "recommend", "related",     "respond",       "search",    "share",      "sidebar",
  "sitesub",     "skip-link", "subpages",    "toc",           "toolbar",   "topbar",
};

/* How a line begins that tells where in the site the page is. */
static const char *const crumb_openings[] = {
  "当前位置", "您现在的位置", "您的位置", "现在位置", "目前位置", "您的位置", "您現在的位置", "目前位置", "當前位置",
};

/* What stands in the last lines of a page, and not in an essay. */
static const char *const imprint_words[] = {
  "ICP备", "ICP證", "ICP证", "版权所有", "版權所有", "All Rights Reserved", "all rights reserved"
};

/* What a link between pages says; sorted by bytes. */
static const char *const paging_links[] = {
  "Home",     "Next",     "Prev",     "Previous", "TOP",      "Top",      "Up",     "上一条", "上一頁",   "上一页",
  "上一章",   "上一篇",   "上一节",   "上一節",   "上一回",   "上頁",     "上页",   "下一回", "下一条",   "下一章",
  "下一篇",   "下一節",   "下一节",   "下一頁",   "下一页",   "下頁",     "下页",   "中",     "加入书签", "加入書籤",
  "大",       "小",       "收藏",     "回目录",   "回目錄",   "回首頁",   "回首页", "回頁首", "后退",     "回顶部",
  "打印",     "打印本页", "目录",     "目錄",     "章节目录", "首頁",     "首页",   "返回",   "返回书页", "返回目录",
  "返回目錄", "返回列表", "返回頂部", "返回顶部", "返回首頁", "返回首页", "關閉",   "关闭",   "关闭窗口", "关闭本页",
};

typedef struct
{
  int n_letters; /* letters inside */
  int n_linked;  /* of these, inside links */
  int n_links;
  int n_paging; /* links between pages */
  gboolean has_heading;
  gboolean has_clause; /* a stop outside links: running text */
} Content;

static gboolean
is_in (const char *word, gsize n_bytes, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i]) == n_bytes && g_ascii_strncasecmp (word, words[i], n_bytes) == 0)
      return TRUE;
  return FALSE;
}

/* A name is often made of several words, and the last one says what the part is: “post-footer”, “mw-editsection”. */
static gboolean
names_clutter (const xmlNode *node, const char *attribute)
{
  const char *value = qd_markup_get (node, attribute);

  while (value != NULL && *value != '\0')
    {
      gsize n_bytes = strcspn (value, " \t\n\r"), n_last = 0;

      while (n_last < n_bytes && g_ascii_isalnum (value[n_bytes - n_last - 1]))
        n_last++;
      if (is_in (value, n_bytes, clutter_words, G_N_ELEMENTS (clutter_words))
          || is_in (value + n_bytes - n_last, n_last, clutter_words, G_N_ELEMENTS (clutter_words)))
        return TRUE;
      value += n_bytes;
      value += strspn (value, " \t\n\r");
    }
  return FALSE;
}

static gboolean
is_hidden (const xmlNode *node)
{
  const char *style = qd_markup_get (node, "style");

  return qd_markup_get (node, "hidden") != NULL
         || (style != NULL && (strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL));
}

static gboolean
is_inside (const xmlNode *node, const char *element)
{
  for (node = node->parent; node != NULL; node = node->parent)
    if (qd_markup_is (node, element))
      return TRUE;
  return FALSE;
}

/* A stop or comma of Chinese, or the ends of a sentence in it: such text is written, not listed. */
static void
count_text (Content *content, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      /* Figures do not count: beside the links of a list stand dates. */
      if (g_unichar_isalpha (ch))
        content->n_letters++;
      else if (ch == 0x3002 || ch == 0xff0c)
        content->has_clause = TRUE;
    }
}

static Content *
get_content (GHashTable *contents, const xmlNode *node)
{
  Content *content = g_hash_table_lookup (contents, node);

  if (content == NULL)
    {
      content = g_new0 (Content, 1);
      g_hash_table_insert (contents, (gpointer) node, content);
    }
  return content;
}

static void
leave_node (GHashTable *contents, const xmlNode *node)
{
  Content *content, *parent;

  if (node->type != XML_ELEMENT_NODE || node->parent == NULL || node->parent->type != XML_ELEMENT_NODE)
    return;
  content = get_content (contents, node);
  if (qd_markup_is (node, "a") && qd_markup_get (node, "href") != NULL)
    {
      g_autofree char *text = qd_markup_dup_content (node);
      const char *bare = text;
      gsize n_bytes;

      while (*bare != '\0' && !g_unichar_isalnum (g_utf8_get_char (bare)))
        bare = g_utf8_next_char (bare);
      for (n_bytes = strlen (bare); n_bytes > 0;)
        {
          const char *last = g_utf8_prev_char (bare + n_bytes);

          if (g_unichar_isalnum (g_utf8_get_char (last)))
            break;
          n_bytes = (gsize) (last - bare);
        }
      content->n_linked = content->n_letters;
      content->n_links++;
      content->n_paging += is_in (bare, n_bytes, paging_links, G_N_ELEMENTS (paging_links));
      content->has_clause = FALSE;
    }
  content->has_heading |= qd_markup_get_heading_level (node) > 0;
  parent = get_content (contents, node->parent);
  parent->n_letters += content->n_letters;
  parent->n_linked += content->n_linked;
  parent->n_links += content->n_links;
  parent->n_paging += content->n_paging;
  parent->has_heading |= content->has_heading;
  parent->has_clause |= content->has_clause;
}

/* Adds up what is inside each element, leaving out what is clutter for certain. */
static GHashTable *
measure (const xmlNode *root, GHashTable *clutter)
{
  GHashTable *contents = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  const xmlNode *node = root;

  while (node != NULL)
    {
      const char *text = qd_markup_get_text (node);

      if (text != NULL && node->parent != NULL)
        count_text (get_content (contents, node->parent), text);
      if (node->type == XML_ELEMENT_NODE && node->children != NULL && !g_hash_table_contains (clutter, node))
        {
          node = node->children;
          continue;
        }
      if (!g_hash_table_contains (clutter, node))
        leave_node (contents, node);
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          leave_node (contents, node);
        }
      node = node == root ? NULL : node->next;
    }
  return contents;
}

static gboolean
is_certain (const xmlNode *node)
{
  /* Many books wrap a picture in vector graphics, the cover above all. */
  if (qd_markup_is (node, "svg") && qd_markup_find (node, "image") != NULL)
    return FALSE;
  return is_in ((const char *) node->name, strlen ((const char *) node->name), silent_elements,
                G_N_ELEMENTS (silent_elements))
         || is_hidden (node);
}

static gboolean
is_list_of_links (const xmlNode *node, const Content *content)
{
  if (content->n_links == 0 || content->n_letters == 0)
    return FALSE;
  if (content->n_paging == content->n_links && content->n_letters - content->n_linked <= 8 && !content->has_heading)
    return TRUE;
  return content->n_links >= 4 && !content->has_heading && !content->has_clause
         && content->n_linked * 10 >= content->n_letters * 9 && content->n_linked <= content->n_links * 24
         && !qd_markup_is (node, "a");
}

static gboolean
begins_with_any (const char *text, const char *const *openings, gsize n_openings)
{
  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  for (gsize i = 0; i < n_openings; i++)
    if (g_str_has_prefix (text, openings[i]))
      return TRUE;
  return FALSE;
}

/* Where the page is in the site, and whose it is. */
static gboolean
is_crumb_or_imprint (const xmlNode *node, const Content *content)
{
  g_autofree char *text = NULL;

  if (content->n_letters == 0 || content->n_letters > 160 || content->has_heading)
    return FALSE;
  text = qd_markup_dup_content (node);
  if (!content->has_clause && content->n_links > 0
      && begins_with_any (text, crumb_openings, G_N_ELEMENTS (crumb_openings)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (imprint_words); i++)
    if (strstr (text, imprint_words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Names and shapes speak against a part only as long as it is a small share of the page. */
static gboolean
is_likely (const xmlNode *node, const Content *content, int n_letters_page)
{
  if (qd_markup_get_heading_level (node) > 0 || qd_markup_is (node, "body") || qd_markup_is (node, "html")
      || content->n_letters * 5 > n_letters_page * 2)
    return FALSE;
  if (!qd_markup_is_block (node))
    return names_clutter (node, "class");
  if (names_clutter (node, "class") || names_clutter (node, "id") || names_clutter (node, "role"))
    return TRUE;
  if ((qd_markup_is (node, "footer") || (qd_markup_is (node, "header") && !content->has_heading))
      && !is_inside (node, "article") && !is_inside (node, "section"))
    return TRUE;
  return is_list_of_links (node, content) || is_crumb_or_imprint (node, content);
}

/* A heading whose whole section is a list of links, such as “相关新闻”, goes with the list. */
static void
drop_heading_of (const xmlNode *list, GHashTable *contents, GHashTable *likely)
{
  const xmlNode *before = list->prev;
  const Content *content;

  while (before != NULL && before->type != XML_ELEMENT_NODE
         && (qd_markup_get_text (before) == NULL
             || qd_markup_get_text (before)[strspn (qd_markup_get_text (before), " \t\r\n")] == '\0'))
    before = before->prev;
  content = before != NULL ? g_hash_table_lookup (contents, before) : NULL;
  if (content == NULL || before->type != XML_ELEMENT_NODE || content->has_clause || content->n_letters > 12)
    return;
  /* The heading of the page may stand above what leads on from it. */
  if (qd_markup_get_heading_level (before) >= 2)
    g_hash_table_add (likely, (gpointer) before);
}

static const xmlNode *
find_only (const xmlNode *root, GHashTable *clutter, gboolean (*matches) (const xmlNode *))
{
  const xmlNode *found = NULL;

  for (const xmlNode *node = root; node != NULL;
       node = qd_markup_next (node, root, !g_hash_table_contains (clutter, node)))
    if (!g_hash_table_contains (clutter, node) && matches (node))
      {
        if (found != NULL)
          return NULL;
        found = node;
      }
  return found;
}

static gboolean
is_main (const xmlNode *node)
{
  return qd_markup_is (node, "main") || qd_markup_has_word (node, "role", "main");
}

static gboolean
is_article (const xmlNode *node)
{
  return qd_markup_is (node, "article");
}

/* What stands beside the page's main part is left out, but for a part with a heading, which may be the title. */
static void
keep_main_part (const xmlNode *root, GHashTable *contents, GHashTable *clutter)
{
  const xmlNode *part = find_only (root, clutter, is_main);
  const Content *content, *page = g_hash_table_lookup (contents, root);

  if (part == NULL)
    part = find_only (root, clutter, is_article);
  content = part != NULL ? g_hash_table_lookup (contents, part) : NULL;
  if (content == NULL || page == NULL || content->n_letters * 2 < page->n_letters)
    return;
  for (const xmlNode *node = part; node != root && node->parent != NULL; node = node->parent)
    for (const xmlNode *sibling = node->parent->children; sibling != NULL; sibling = sibling->next)
      {
        const Content *beside = g_hash_table_lookup (contents, sibling);

        if (sibling != node && (beside == NULL || !beside->has_heading || sibling->type != XML_ELEMENT_NODE))
          g_hash_table_add (clutter, (gpointer) sibling);
      }
}

/**
 * qd_html_clutter_find:
 * @root: the topmost element
 * @is_page: a page of the web with navigation around its text, rather than a chapter of a book
 *
 * Returns: (transfer container): the nodes to leave out with all that is in them
 */
GHashTable *
qd_html_clutter_find (const xmlNode *root, gboolean is_page)
{
  GHashTable *clutter = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) contents = NULL;
  g_autoptr (GHashTable) likely = g_hash_table_new (NULL, NULL);
  const Content *page;
  int n_dropped = 0;

  for (const xmlNode *node = root; node != NULL; node = qd_markup_next (node, root, TRUE))
    if (node != root && node->type == XML_ELEMENT_NODE && is_certain (node))
      g_hash_table_add (clutter, (gpointer) node);
  if (!is_page)
    return clutter;
  contents = measure (root, clutter);
  page = get_content (contents, root);
  for (const xmlNode *node = root; node != NULL;
       node = qd_markup_next (node, root, !g_hash_table_contains (likely, node)))
    {
      const Content *content = g_hash_table_lookup (contents, node);

      if (node->type != XML_ELEMENT_NODE || content == NULL || g_hash_table_contains (clutter, node)
          || !is_likely (node, content, page->n_letters))
        continue;
      g_hash_table_add (likely, (gpointer) node);
      if (qd_markup_is_block (node) && is_list_of_links (node, content))
        drop_heading_of (node, contents, likely);
      n_dropped += content->n_letters;
    }
  /* A page that is mostly lists of links is to be read for them. */
  if (n_dropped * 2 <= page->n_letters)
    {
      GHashTableIter iter;
      gpointer node;

      g_hash_table_iter_init (&iter, likely);
      while (g_hash_table_iter_next (&iter, &node, NULL))
        g_hash_table_add (clutter, node);
    }
  keep_main_part (root, contents, clutter);
  return clutter;
}
