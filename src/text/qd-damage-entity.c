/* qd-damage-entity.c: HTML entities in plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/qd-damage-detectors.h"

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

/* The character of the entity at @start, 0 if there is none. */
static gunichar
read_entity (const gunichar *chars, int n_chars, int start, int *end, gboolean *is_named)
{
  char name[LONGEST + 1];
  int n = 0;
  guint64 value;

  for (int i = start + 1; i < n_chars && n < LONGEST && chars[i] < 0x80 && chars[i] != ';'; i++)
    name[n++] = (char) chars[i];
  name[n] = '\0';
  if (n == 0 || start + 1 + n >= n_chars || chars[start + 1 + n] != ';')
    return 0;
  *end = start + n + 2;
  *is_named = name[0] != '#';
  if (*is_named)
    return find_named (name);
  if (name[1] == 'x' || name[1] == 'X')
    {
      if (!g_ascii_string_to_unsigned (name + 2, 16, 1, 0x10ffff, &value, NULL))
        return 0;
    }
  else if (!g_ascii_string_to_unsigned (name + 1, 10, 1, 0x10ffff, &value, NULL))
    return 0;
  return g_unichar_validate ((gunichar) value) && value >= 0x20 ? (gunichar) value : 0;
}

/**
 * qd_damage_detect_entities:
 * @chars: (array length=n_chars): a text
 * @n_chars: its length
 * @found: receives emendations
 *
 * Finds HTML entities.
 */
void
qd_damage_detect_entities (const gunichar *chars, int n_chars, GPtrArray *found)
{
  int n_named = 0, n_numbered = 0, end;
  gboolean is_named;

  for (int i = 0; i < n_chars; i++)
    {
      if (chars[i] == '&' && read_entity (chars, n_chars, i, &end, &is_named))
        {
          n_named += is_named;
          n_numbered += !is_named;
        }
    }
  if (n_numbered == 0 && n_named < FEWEST_NAMED)
    return;
  for (int i = 0; i < n_chars; i++)
    {
      gunichar ch = chars[i] == '&' ? read_entity (chars, n_chars, i, &end, &is_named) : 0;
      char shown[7] = { 0 };

      if (ch == 0 || (is_named && n_named + n_numbered < FEWEST_NAMED))
        continue;
      g_unichar_to_utf8 (ch, shown);
      g_ptr_array_add (found, qd_emendation_new (i, end, shown, QD_EMENDATION_ENTITY, 0.97,
                                                 _ ("an HTML entity, shown as its character")));
      i = end - 1;
    }
}
