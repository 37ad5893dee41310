/* qd-lua-table.c: the data in a Lua file that returns a table (Lua 5.1 reference, 2.1 and 2.5.7)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/qd-lua-table.h"

#include "exchange/qd-note-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 64

typedef struct
{
  const char *start, *at, *end;
  int depth;
  GError *error;
} Parser;

static JsonNode *parse_value (Parser *self);

static int
line_of (const Parser *self)
{
  int line = 1;

  for (const char *p = self->start; p < self->at; p++)
    line += *p == '\n';
  return line;
}

static void
fail (Parser *self, const char *expected)
{
  if (!self->error)
    self->error = g_error_new (QD_NOTE_SOURCE_ERROR, QD_NOTE_SOURCE_ERROR_DAMAGED, _ ("line %d: expected %s"),
                               line_of (self), expected);
}

/* The length of "[[" or "[==[" at the cursor; 0 if there is none. */
static int
long_bracket (const Parser *self)
{
  const char *p = self->at;

  if (p == self->end || *p != '[')
    return 0;
  for (p++; p < self->end && *p == '='; p++)
    ;
  return p < self->end && *p == '[' ? p + 1 - self->at : 0;
}

/* What stands in long brackets, with the cursor behind them. (nullable) (transfer full) */
static char *
take_long_string (Parser *self)
{
  int opening = long_bracket (self);
  g_autofree char *closing = g_strndup (self->at, opening);
  const char *content = self->at + opening, *close;

  closing[0] = closing[opening - 1] = ']';
  if (content < self->end && *content == '\n')
    content++;
  close = g_strstr_len (content, self->end - content, closing);
  if (!close)
    {
      fail (self, closing);
      return NULL;
    }
  self->at = close + opening;
  return g_strndup (content, close - content);
}

static void
skip_blank (Parser *self)
{
  while (self->at < self->end)
    {
      if (g_ascii_isspace (*self->at))
        self->at++;
      else if (self->end - self->at >= 2 && self->at[0] == '-' && self->at[1] == '-')
        {
          self->at += 2;
          if (long_bracket (self) > 0)
            g_free (take_long_string (self));
          else
            while (self->at < self->end && *self->at != '\n')
              self->at++;
        }
      else
        return;
    }
}

static gboolean
take (Parser *self, const char *token)
{
  gsize length = strlen (token);

  skip_blank (self);
  if ((gsize) (self->end - self->at) < length || memcmp (self->at, token, length) != 0)
    return FALSE;
  if (g_ascii_isalpha (*token) && self->at + length < self->end
      && (g_ascii_isalnum (self->at[length]) || self->at[length] == '_'))
    return FALSE;
  self->at += length;
  return TRUE;
}

static void
take_escape (Parser *self, GString *string)
{
  static const char letters[] = "abfnrtv", values[] = "\a\b\f\n\r\t\v";
  char c = self->at < self->end ? *self->at++ : '\\';
  const char *letter = strchr (letters, c);

  if (c && letter)
    g_string_append_c (string, values[letter - letters]);
  else if (g_ascii_isdigit (c))
    {
      int value = c - '0';

      for (int i = 0; i < 2 && self->at < self->end && g_ascii_isdigit (*self->at); i++)
        value = value * 10 + *self->at++ - '0';
      g_string_append_c (string, (char) MIN (value, 255));
    }
  else if (c == 'x' && self->end - self->at >= 2 && g_ascii_isxdigit (self->at[0]) && g_ascii_isxdigit (self->at[1]))
    {
      g_string_append_c (string, (char) (g_ascii_xdigit_value (self->at[0]) * 16 + g_ascii_xdigit_value (self->at[1])));
      self->at += 2;
    }
  else if (c == 'z')
    while (self->at < self->end && g_ascii_isspace (*self->at))
      self->at++;
  else
    g_string_append_c (string, c);
}

/* (nullable) (transfer full) */
static char *
take_string (Parser *self)
{
  GString *string;
  char quote, *valid;

  skip_blank (self);
  if (long_bracket (self) > 0)
    return take_long_string (self);
  if (self->at == self->end || (*self->at != '"' && *self->at != '\''))
    return NULL;
  quote = *self->at++;
  string = g_string_new (NULL);
  while (self->at < self->end && *self->at != quote)
    {
      char c = *self->at++;

      if (c == '\\')
        take_escape (self, string);
      else
        g_string_append_c (string, c);
    }
  if (self->at == self->end)
    fail (self, quote == '"' ? "\"" : "'");
  else
    self->at++;
  valid = g_utf8_make_valid (string->str, string->len);
  g_string_free (string, TRUE);
  return valid;
}

/* A number, hexadecimal ones included; FALSE if there is none. */
static gboolean
take_number (Parser *self, double *number)
{
  char *end;
  g_autofree char *word = NULL;
  gsize length = 0;

  skip_blank (self);
  while (self->at + length < self->end && length < 64
         && (g_ascii_isalnum (self->at[length]) || strchr ("+-.", self->at[length])))
    length++;
  word = g_strndup (self->at, length);
  *number = g_ascii_strtod (word, &end);
  if (end == word || (!g_ascii_isdigit (word[0]) && word[0] != '-' && word[0] != '.'))
    return FALSE;
  self->at += end - word;
  return TRUE;
}

static char *
format_key (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.14g", number));
}

/* "[1] =", "[\"text\"] =" or "text ="; NULL where the field has no key. */
static char *
take_key (Parser *self)
{
  const char *before;
  char *key = NULL;
  double number;

  skip_blank (self);
  before = self->at;
  if (self->at < self->end && *self->at == '[' && long_bracket (self) == 0)
    {
      self->at++;
      key = take_string (self);
      if (!key && take_number (self, &number))
        key = format_key (number);
      if (!key || !take (self, "]") || !take (self, "="))
        fail (self, "[key] =");
      return key;
    }
  while (self->at < self->end && (g_ascii_isalnum (*self->at) || *self->at == '_'))
    self->at++;
  if (self->at > before && !g_ascii_isdigit (*before))
    {
      key = g_strndup (before, self->at - before);
      if (take (self, "="))
        return key;
      g_free (key);
    }
  self->at = before;
  return NULL;
}

static JsonNode *
parse_table (Parser *self)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  int next = 1;

  json_node_take_object (node, object);
  if (++self->depth > MAX_DEPTH)
    fail (self, _ ("fewer tables within tables"));
  while (!self->error && !take (self, "}"))
    {
      g_autofree char *key = take_key (self);
      JsonNode *value = self->error ? NULL : parse_value (self);

      if (!value)
        break;
      if (!key)
        key = g_strdup_printf ("%d", next++);
      json_object_set_member (object, key, value);
      if (!take (self, ",") && !take (self, ";"))
        {
          if (!take (self, "}"))
            fail (self, "}");
          break;
        }
    }
  self->depth--;
  return node;
}

static JsonNode *
parse_value (Parser *self)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *string = NULL;
  double number;

  if (take (self, "{"))
    {
      json_node_unref (node);
      return parse_table (self);
    }
  string = take_string (self);
  if (string)
    json_node_set_string (node, string);
  else if (take (self, "true"))
    json_node_set_boolean (node, TRUE);
  else if (take (self, "false"))
    json_node_set_boolean (node, FALSE);
  else if (take (self, "nil"))
    json_node_init_null (node);
  else if (take_number (self, &number))
    json_node_set_double (node, number);
  else
    {
      fail (self, _ ("a table, a string, a number, true, false or nil"));
      g_clear_pointer (&node, json_node_unref);
    }
  return node;
}

/**
 * qd_lua_table_parse:
 * @text: a Lua file: comments, "return", and one table
 * @n_bytes: its length
 * @error: %QD_NOTE_SOURCE_ERROR_DAMAGED; the message names the line and what was expected there
 *
 * Returns: (transfer full) (nullable): an object node, its members in the order of the file; %NULL with an error
 */
JsonNode *
qd_lua_table_parse (const char *text, gsize n_bytes, GError **error)
{
  Parser parser = { text, text, text + n_bytes, 0, NULL };
  JsonNode *node = NULL;

  take (&parser, "return");
  if (take (&parser, "{"))
    node = parse_table (&parser);
  else
    fail (&parser, "return {");
  if (!parser.error)
    {
      skip_blank (&parser);
      if (parser.at < parser.end)
        fail (&parser, _ ("the end of the file"));
    }
  if (parser.error)
    {
      g_propagate_error (error, parser.error);
      g_clear_pointer (&node, json_node_unref);
    }
  return node;
}
