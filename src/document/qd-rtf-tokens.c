/* qd-rtf-tokens.c: what an RTF file is made of: groups, words of control and text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-rtf-tokens.h"

#include <string.h>

#define MAX_NUMBER 100000000

static gboolean
is_at_end (const QdRtfTokens *self)
{
  return self->at >= self->length;
}

static void
read_number (QdRtfTokens *self, QdRtfToken *token)
{
  gboolean is_negative = !is_at_end (self) && self->data[self->at] == '-' && self->at + 1 < self->length
                         && g_ascii_isdigit (self->data[self->at + 1]);

  self->at += is_negative ? 1 : 0;
  while (!is_at_end (self) && g_ascii_isdigit (self->data[self->at]))
    {
      token->has_number = TRUE;
      token->number = MIN (token->number * 10 + self->data[self->at] - '0', MAX_NUMBER);
      self->at++;
    }
  if (is_negative)
    token->number = -token->number;
}

static void
read_word (QdRtfTokens *self, QdRtfToken *token)
{
  gsize n_word = 0;

  token->kind = QD_RTF_WORD;
  while (!is_at_end (self) && g_ascii_isalpha (self->data[self->at]))
    {
      if (n_word + 1 < sizeof token->word)
        token->word[n_word++] = (char) self->data[self->at];
      self->at++;
    }
  read_number (self, token);
  /* One blank belongs to the word. */
  if (!is_at_end (self) && self->data[self->at] == ' ')
    self->at++;
  /* What follows this one is no text: as many bytes as its number says. */
  if (strcmp (token->word, "bin") == 0 && token->number > 0)
    self->at += MIN ((gsize) token->number, self->length - self->at);
}

static void
read_control (QdRtfTokens *self, QdRtfToken *token)
{
  guint8 sign;

  if (is_at_end (self))
    {
      token->kind = QD_RTF_END;
      return;
    }
  sign = self->data[self->at];
  if (g_ascii_isalpha (sign))
    {
      read_word (self, token);
      return;
    }
  self->at++;
  token->kind = QD_RTF_SIGN;
  token->sign = sign;
  if (sign == '\'' && self->length - self->at >= 2 && g_ascii_isxdigit (self->data[self->at])
      && g_ascii_isxdigit (self->data[self->at + 1]))
    {
      token->kind = QD_RTF_BYTE;
      token->sign =
          (guint8) (g_ascii_xdigit_value (self->data[self->at]) * 16 + g_ascii_xdigit_value (self->data[self->at + 1]));
      self->at += 2;
    }
}

/**
 * qd_rtf_tokens_next:
 *
 * Line ends of the file mean nothing and are stepped over.
 *
 * Returns: the next token; one of kind %QD_RTF_END again and again at the end
 */
QdRtfToken
qd_rtf_tokens_next (QdRtfTokens *self)
{
  QdRtfToken token = { .kind = QD_RTF_END };
  guint8 byte;

  while (!is_at_end (self)
         && (self->data[self->at] == '\r' || self->data[self->at] == '\n' || self->data[self->at] == 0))
    self->at++;
  if (is_at_end (self))
    return token;
  byte = self->data[self->at++];
  if (byte == '{')
    token.kind = QD_RTF_OPEN;
  else if (byte == '}')
    token.kind = QD_RTF_CLOSE;
  else if (byte == '\\')
    read_control (self, &token);
  else
    {
      token.kind = QD_RTF_BYTE;
      token.sign = byte;
    }
  return token;
}
