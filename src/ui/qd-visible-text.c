/* qd-visible-text.c: words of a file as they can be shown in a sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui/qd-visible-text.h"

/* More characters than this are cut in the middle of a sentence. */
#define MAX_CHARS 48

/* An ordinary space and the space of Chinese text are known by sight. */
static gboolean
is_visible (gunichar c)
{
  return c == ' ' || c == 0x3000 || (g_unichar_isprint (c) && !g_unichar_isspace (c) && !g_unichar_iszerowidth (c))
         || g_unichar_ismark (c);
}

/**
 * qd_visible_text_dup:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the text with ‹U+200B› for what cannot be seen, and … for what is too much
 */
char *
qd_visible_text_dup (const char *text)
{
  GString *shown = g_string_new (NULL);
  int n_chars = 0;

  for (const char *at = text; *at; at = g_utf8_next_char (at), n_chars++)
    {
      gunichar c = g_utf8_get_char (at);

      if (n_chars == MAX_CHARS)
        {
          g_string_append (shown, "…");
          break;
        }
      if (c == '\n')
        g_string_append (shown, "↵");
      else if (is_visible (c))
        g_string_append_unichar (shown, c);
      else
        g_string_append_printf (shown, "‹U+%04X›", c);
    }
  return g_string_free (shown, FALSE);
}
