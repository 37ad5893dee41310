/* qd-damage-entity.c: HTML entities in plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/qd-damage-detectors.h"

#include "text/qd-mojibake.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The longest entity looked for, "&#x1F600;" or a name. */
#define LONGEST 12
/* Fewer named ones may be what the text speaks of. */
#define FEWEST_NAMED 3

typedef struct
{
  const char *name;
  gunichar ch;
} Entity;

/* Sorted by name. */
static const Entity entities[] = {
  { "amp", '&' },      { "apos", '\'' },    { "bull", 0x2022 },   { "copy", 0xa9 },     { "deg", 0xb0 },
  { "emsp", 0x2003 },  { "ensp", 0x2002 },  { "gt", '>' },        { "hellip", 0x2026 }, { "laquo", 0xab },
  { "ldquo", 0x201c }, { "lsquo", 0x2018 }, { "lt", '<' },        { "mdash", 0x2014 },  { "middot", 0xb7 },
  { "nbsp", 0xa0 },    { "ndash", 0x2013 }, { "permil", 0x2030 }, { "quot", '"' },      { "raquo", 0xbb },
  { "rdquo", 0x201d }, { "reg", 0xae },     { "rsquo", 0x2019 },  { "sect", 0xa7 },     { "times", 0xd7 },
  { "trade", 0x2122 }, { "yen", 0xa5 },
};

static gunichar
find_named (const char *name)
{
  guint low = 0, high = G_N_ELEMENTS (entities);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (name, entities[middle].name);

      if (order == 0)
        return entities[middle].ch;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return 0;
}

typedef enum
{
  FORM_NONE,
  FORM_NAMED,
  FORM_NUMBERED,
  FORM_ESCAPED, /* &amp;nbsp; : escaped once more */
  FORM_OPEN,    /* &nbsp without its semicolon, which is rarely anything else */
} Form;

typedef struct
{
  Form form;
  gunichar ch;
  int end;
} Found;

/* "#35835" or "#x8BFB"; 0 for what is no character. */
static gunichar
read_number (const char *name)
{
  gboolean is_hex = name[1] == 'x' || name[1] == 'X';
  guint64 value;

  if (!g_ascii_string_to_unsigned (name + (is_hex ? 2 : 1), is_hex ? 16 : 10, 0x20, 0x10ffff, &value, NULL))
    return 0;
  /* Old pages meant their bytes by it, and browsers follow them. */
  if (value >= 0x80 && value < 0xa0)
    return qd_windows_1252[value - 0x80];
  return g_unichar_validate ((gunichar) value) ? (gunichar) value : 0;
}

/* The length of "amp;" at @i, as often as it stands there. */
static int
count_escapes (const gunichar *chars, int n_chars, int i)
{
  int n = 0;

  while (i + n + 4 <= n_chars && chars[i + n] == 'a' && chars[i + n + 1] == 'm' && chars[i + n + 2] == 'p'
         && chars[i + n + 3] == ';')
    n += 4;
  return n;
}

/* What may go without its semicolon: what HTML allows it for, and where no address goes on: &copy=1. */
static gboolean
may_be_open (const char *name, gunichar next)
{
  static const char *const names[] = { "copy", "deg",  "gt",    "laquo", "ldquo", "lt",   "middot",
                                       "nbsp", "quot", "raquo", "rdquo", "reg",   "times" };

  if (next == '=' || next == '#')
    return FALSE;
  if (name[0] == '#')
    return read_number (name) >= 0x80;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i], name))
        return TRUE;
    }
  return FALSE;
}

static Found
read_entity (const gunichar *chars, int n_chars, int start)
{
  int n_escapes = count_escapes (chars, n_chars, start + 1), first = start + 1 + n_escapes, i = first, n = 0;
  Found found = { FORM_NONE, 0, 0 };
  gunichar next;
  char name[LONGEST + 1];

  for (; i < n_chars && n < LONGEST && chars[i] < 0x80 && (g_ascii_isalnum ((char) chars[i]) || chars[i] == '#'); i++)
    name[n++] = (char) chars[i];
  name[n] = '\0';
  next = i < n_chars ? chars[i] : '\n';
  /* "&amp;" by itself. */
  if (n_escapes > 0 && (n == 0 || next != ';'))
    {
      found = (Found){ n_escapes > 4 ? FORM_ESCAPED : FORM_NAMED, '&', first };
      return found;
    }
  if (n == 0 || (next != ';' && !may_be_open (name, next)))
    return found;
  found.ch = name[0] == '#' ? read_number (name) : find_named (name);
  if (found.ch == 0 && n_escapes > 0)
    return (Found){ n_escapes > 4 ? FORM_ESCAPED : FORM_NAMED, '&', first };
  found.end = next == ';' ? i + 1 : i;
  found.form = found.ch == 0    ? FORM_NONE
               : n_escapes > 0  ? FORM_ESCAPED
               : next != ';'    ? FORM_OPEN
               : name[0] == '#' ? FORM_NUMBERED
                                : FORM_NAMED;
  return found;
}

/* What is written so once may be spoken of. */
static gboolean
is_habit (Form form, const int *counts)
{
  return form == FORM_NAMED || counts[form] >= FEWEST_NAMED;
}

/**
 * qd_damage_detect_entities:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @found: receives emendations
 *
 * Finds HTML entities, also escaped once more and without their semicolon. One that stands for no character stays.
 */
void
qd_damage_detect_entities (const gunichar *chars, int n_chars, GPtrArray *found)
{
  int counts[FORM_OPEN + 1] = { 0 }, n_all = 0;

  for (int i = 0; i < n_chars; i++)
    {
      Found entity = chars[i] == '&' ? read_entity (chars, n_chars, i) : (Found){ FORM_NONE, 0, 0 };

      if (entity.form == FORM_NONE)
        continue;
      counts[entity.form]++;
      n_all++;
      i = entity.end - 1;
    }
  if (n_all == 0 || (counts[FORM_NUMBERED] == 0 && n_all < FEWEST_NAMED))
    return;
  for (int i = 0; i < n_chars; i++)
    {
      Found entity = chars[i] == '&' ? read_entity (chars, n_chars, i) : (Found){ FORM_NONE, 0, 0 };
      char shown[7] = { 0 };

      if (entity.form == FORM_NONE)
        continue;
      if (entity.form == FORM_NUMBERED || (n_all >= FEWEST_NAMED && is_habit (entity.form, counts)))
        {
          g_unichar_to_utf8 (entity.ch, shown);
          g_ptr_array_add (found, qd_emendation_new (i, entity.end, shown, QD_EMENDATION_ENTITY, 0.97,
                                                     _ ("an HTML entity, shown as its character")));
        }
      i = entity.end - 1;
    }
}
