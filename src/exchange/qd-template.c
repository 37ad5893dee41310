/* qd-template.c: text templates that readers write themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/qd-template.h"

#include "exchange/qd-markdown-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 16
/* Each may double what it is given. */
#define MAX_FILTERS 4
/* A template that repeats lists within lists within lists could write without end. */
#define MAX_OUTPUT ((gsize) 512 * 1024 * 1024)

G_DEFINE_QUARK (qd_template_error_quark, qd_template_error)

typedef struct
{
  const char *template;
  GString *out;
  JsonNode *scopes[MAX_DEPTH + 1]; /* from the outermost; objects, or values that "." stands for */
  int n_scopes;
  GPtrArray *lists; /* of JsonArray: those that are being gone through */
  GError *error;
} Renderer;

typedef struct
{
  const char *start, *end; /* of the whole tag, with the line it fills if it stands alone */
  char kind;               /* '#', '^', '/', '!' or 0 for a value */
  char *name;
} Tag;

static void
tag_clear (Tag *tag)
{
  g_clear_pointer (&tag->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tag, tag_clear)

static void G_GNUC_PRINTF (3, 4) fail (Renderer *self, const char *at, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;
  int line = 1;

  if (self->error)
    return;
  for (const char *p = self->template; p < at; p++)
    line += *p == '\n';
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  self->error =
      g_error_new (QD_TEMPLATE_ERROR, QD_TEMPLATE_ERROR_SYNTAX, _ ("line %d of the template: %s"), line, message);
}

/* A tag that is no value and stands alone takes its line with it. */
static void
widen_to_line (const Renderer *self, Tag *tag)
{
  const char *start = tag->start, *end = tag->end;

  while (start > self->template && (start[-1] == ' ' || start[-1] == '\t'))
    start--;
  while (*end == ' ' || *end == '\t' || *end == '\r')
    end++;
  if ((start > self->template && start[-1] != '\n') || (*end && *end != '\n'))
    return;
  tag->start = start;
  tag->end = *end ? end + 1 : end;
}

/* The next tag from @at; FALSE if there is none, or none that is closed. */
static gboolean
find_tag (Renderer *self, const char *at, Tag *tag)
{
  const char *open = strstr (at, "{{"), *close;

  tag_clear (tag);
  if (!open)
    return FALSE;
  close = strstr (open + 2, "}}");
  if (!close)
    {
      fail (self, open, _ ("“{{” is not closed by “}}”"));
      return FALSE;
    }
  tag->start = open;
  tag->end = close + 2;
  tag->kind = open[2] && strchr ("#^/!", open[2]) ? open[2] : '\0';
  open += tag->kind ? 3 : 2;
  tag->name = g_strstrip (g_strndup (open, close - open));
  if (tag->kind)
    widen_to_line (self, tag);
  return TRUE;
}

/* (nullable) (transfer none) */
static JsonNode *
look_up (const Renderer *self, const char *name)
{
  if (g_str_equal (name, "."))
    return self->scopes[self->n_scopes - 1];
  for (int i = self->n_scopes - 1; i >= 0; i--)
    {
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (self->scopes[i]) ? json_node_get_object (self->scopes[i]) : NULL;

      if (object && json_object_has_member (object, name))
        return json_object_get_member (object, name);
    }
  return NULL;
}

static gboolean
is_empty (JsonNode *node)
{
  if (!node || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) == 0;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return *json_node_get_string (node) == '\0';
  return json_node_get_value_type (node) == G_TYPE_BOOLEAN && !json_node_get_boolean (node);
}

/* Each line of @words after @prefix. */
static char *
prefix_lines (const char *words, const char *prefix)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  GString *out = g_string_new (NULL);

  for (int i = 0; lines[i]; i++)
    g_string_append_printf (out, "%s%s%s", i > 0 ? "\n" : "", prefix, lines[i]);
  return g_string_free (out, FALSE);
}

static char *
filter_quote (const char *words)
{
  return prefix_lines (words, "> ");
}

static char *
filter_indent (const char *words)
{
  return prefix_lines (words, "    ");
}

static char *
filter_paragraphs (const char *words)
{
  return prefix_lines (words, "　　");
}

static char *
filter_html (const char *words)
{
  return g_markup_escape_text (words, -1);
}

/* RFC 4180, 2.6 and 2.7. */
static char *
filter_csv (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strconcat ("\"", doubled, "\"", NULL);
}

static char *
filter_markdown (const char *words)
{
  GString *out = g_string_new (NULL);

  qd_markdown_append_paragraphs (out, words, "");
  if (out->len > 0)
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name;
  char *(*apply) (const char *words);
} filters[] = {
  { "quote", filter_quote }, { "indent", filter_indent },     { "html", filter_html },
  { "csv", filter_csv },     { "markdown", filter_markdown }, { "paragraphs", filter_paragraphs },
};

static void
apply_filter (Renderer *self, const char *at, const char *name, char **words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      if (g_str_equal (filters[i].name, name))
        {
          g_autofree char *before = *words;

          *words = filters[i].apply (before);
          return;
        }
    }
  fail (self, at, _ ("“%s” is no filter: there are quote, indent, paragraphs, html, csv and markdown"), name);
}

static void
put_value (Renderer *self, const Tag *tag)
{
  g_auto (GStrv) parts = g_strsplit (tag->name, "|", -1);
  JsonNode *node = parts[0] ? look_up (self, g_strstrip (parts[0])) : NULL;
  g_autofree char *words = NULL;

  if (!node || JSON_NODE_HOLDS_NULL (node))
    words = g_strdup ("");
  else if (!JSON_NODE_HOLDS_VALUE (node))
    {
      fail (self, tag->start, _ ("“%s” is a list: write {{#%s}} … {{/%s}}"), parts[0], parts[0], parts[0]);
      return;
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    words = g_strdup (json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    words = g_strdup (json_node_get_boolean (node) ? "true" : "");
  else
    words = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (g_strv_length (parts) > MAX_FILTERS + 1)
    {
      fail (self, tag->start, _ ("more than %d filters for one value"), MAX_FILTERS);
      return;
    }
  for (int i = 1; parts[0] && parts[i]; i++)
    apply_filter (self, tag->start, g_strstrip (parts[i]), &words);
  g_string_append (self->out, words);
}

/* Where what @opening opens is closed; NULL if it is not. @closing receives that tag. */
static gboolean
find_closing (Renderer *self, const Tag *opening, Tag *closing)
{
  int depth = 1;

  for (const char *at = opening->end; find_tag (self, at, closing); at = closing->end)
    {
      if (!g_str_equal (closing->name, opening->name))
        continue;
      depth += closing->kind == '#' || closing->kind == '^' ? 1 : closing->kind == '/' ? -1 : 0;
      if (depth == 0)
        return TRUE;
    }
  fail (self, opening->start, _ ("{{#%s}} is not closed by {{/%s}}"), opening->name, opening->name);
  return FALSE;
}

static void render (Renderer *self, const char *start, const char *end);

static void
render_in (Renderer *self, JsonNode *scope, const char *start, const char *end)
{
  if (self->n_scopes > MAX_DEPTH)
    {
      fail (self, start, _ ("too many parts within parts"));
      return;
    }
  self->scopes[self->n_scopes++] = scope;
  render (self, start, end);
  self->n_scopes--;
}

static void
render_list (Renderer *self, const Tag *opening, const Tag *closing, JsonArray *list)
{
  /* A list within itself says all of it for each of its elements, and again for each in turn. */
  if (g_ptr_array_find (self->lists, list, NULL))
    {
      fail (self, opening->start, _ ("{{#%s}} is open already"), opening->name);
      return;
    }
  g_ptr_array_add (self->lists, list);
  for (guint i = 0; i < json_array_get_length (list) && !self->error; i++)
    render_in (self, json_array_get_element (list, i), opening->end, closing->start);
  g_ptr_array_set_size (self->lists, self->lists->len - 1);
}

static void
render_part (Renderer *self, const Tag *opening, const Tag *closing)
{
  JsonNode *node = look_up (self, opening->name);

  if (opening->kind == '^')
    {
      if (is_empty (node))
        render (self, opening->end, closing->start);
      return;
    }
  if (is_empty (node))
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      render_in (self, node, opening->end, closing->start);
      return;
    }
  render_list (self, opening, closing, json_node_get_array (node));
}

static void
render (Renderer *self, const char *start, const char *end)
{
  g_auto (Tag) tag = { 0 };
  const char *at = start;

  while (!self->error && find_tag (self, at, &tag) && tag.start < end)
    {
      g_auto (Tag) closing = { 0 };

      g_string_append_len (self->out, at, MAX (tag.start, at) - at);
      at = tag.end;
      if (tag.kind == '/')
        fail (self, tag.start, _ ("{{/%s}} closes nothing"), tag.name);
      else if (tag.kind == '\0')
        put_value (self, &tag);
      else if (tag.kind != '!' && find_closing (self, &tag, &closing))
        {
          render_part (self, &tag, &closing);
          at = closing.end;
        }
      if (self->out->len > MAX_OUTPUT)
        fail (self, tag.start, _ ("it writes without end"));
    }
  if (!self->error && at < end)
    g_string_append_len (self->out, at, end - at);
}

/**
 * qd_template_render:
 * @template: a template, UTF-8
 * @values: what its names stand for
 * @error: %QD_TEMPLATE_ERROR_SYNTAX, with the line
 *
 * Returns: (transfer full) (nullable): the text; %NULL with an error
 */
char *
qd_template_render (const char *template, JsonObject *values, GError **error)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();
  Renderer renderer = { .template = template, .out = g_string_new (NULL) };

  json_node_set_object (root, values);
  renderer.lists = lists;
  renderer.scopes[renderer.n_scopes++] = root;
  render (&renderer, template, template + strlen (template));
  if (renderer.error)
    {
      g_propagate_error (error, renderer.error);
      g_string_free (renderer.out, TRUE);
      return NULL;
    }
  return g_string_free (renderer.out, FALSE);
}
