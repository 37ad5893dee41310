/* qd-coverage.c: what is borrowed and what is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "typeset/qd-coverage.h"

#include <glib/gi18n-lib.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

/* As many missing characters are named; of more only the number is said. */
#define MAX_NAMED 8
#define N_CODE_POINTS 0x110000
#define PIECE_BITS 0x1000

/* The code points that occur in one face, one bit each, in pieces made when they are first needed. */
typedef struct
{
  guint32 *pieces[N_CODE_POINTS / PIECE_BITS];
} Set;

static void
set_add (Set *self, gunichar ch)
{
  guint32 **piece = &self->pieces[ch / PIECE_BITS];

  if (!*piece)
    *piece = g_new0 (guint32, PIECE_BITS / 32);
  (*piece)[ch % PIECE_BITS / 32] |= 1u << (ch % 32);
}

static void
set_clear (Set *self)
{
  for (int i = 0; i < N_CODE_POINTS / PIECE_BITS; i++)
    g_free (self->pieces[i]);
}

static void
loan_free (gpointer data)
{
  QdLoan *loan = data;

  g_free (loan->family);
  g_free (loan->characters);
  g_free (loan);
}

/* What has no glyph of its own in any font, or is not drawn by one. */
static gboolean
is_drawn (QdCharClass class)
{
  return class != QD_CHAR_SPACE && class != QD_CHAR_IDEOGRAPHIC_SPACE && class != QD_CHAR_INVISIBLE
         && class != QD_CHAR_COMBINING;
}

/* Adds @ch to what @family lends to @face. */
static void
add (GPtrArray *loans, GPtrArray *texts, QdFace face, const char *family, gunichar ch)
{
  QdLoan *loan;

  for (guint i = 0; i < loans->len; i++)
    {
      loan = g_ptr_array_index (loans, i);
      if (loan->face == face && g_strcmp0 (loan->family, family) == 0)
        {
          loan->n_characters++;
          g_string_append_unichar (g_ptr_array_index (texts, i), ch);
          return;
        }
    }
  loan = g_new0 (QdLoan, 1);
  loan->face = face;
  loan->family = g_strdup (family);
  loan->n_characters = 1;
  g_ptr_array_add (loans, loan);
  g_ptr_array_add (texts, g_string_new (NULL));
  g_string_append_unichar (g_ptr_array_index (texts, texts->len - 1), ch);
}

static void
look_up (QdFaceFont *font, gunichar ch, GPtrArray *loans, GPtrArray *texts)
{
  QdCharClass class = qd_char_class (ch);
  PangoFontDescription *description;
  PangoFont *source;

  if (!is_drawn (class))
    return;
  source = qd_glyph_table_find_font (font->table, ch);
  if (source == font->font)
    return;
  if (!source)
    {
      /* The Latin font may have what no Chinese one has. */
      if (qd_glyph_table_is_framed (class) || !qd_word_cache_has (font->words, ch))
        add (loans, texts, font->face, NULL, ch);
      return;
    }
  /* Words of other scripts have fonts of their own by their nature. */
  if (!qd_glyph_table_is_framed (class))
    return;
  description = pango_font_describe (source);
  add (loans, texts, font->face, pango_font_description_get_family (description), ch);
  pango_font_description_free (description);
}

static void
collect (QdDocument *document, const QdStyle *style, Set *sets)
{
  const char *string = qd_document_get_string (document, NULL);

  for (int i = 0; i < qd_document_get_n_paragraphs (document); i++)
    {
      const QdParagraph *paragraph = qd_document_get_paragraph (document, i);
      Set *set = &sets[qd_style_get_role (style, paragraph)->face];

      for (const char *p = string + paragraph->start; p < string + paragraph->end; p = g_utf8_next_char (p))
        {
          if (*p & 0x80)
            set_add (set, g_utf8_get_char (p) % N_CODE_POINTS);
        }
    }
}

/**
 * qd_coverage_find_loans:
 * @document: a document
 * @style: how it is set
 * @faces: fonts made for the same style
 *
 * Fonts are looked up for every character that occurs, in the weight of text.
 *
 * Returns: (element-type QdLoan) (transfer full): what each face borrows from each other family, and what no font has;
 *   empty where every face has all its characters
 */
GPtrArray *
qd_coverage_find_loans (QdDocument *document, const QdStyle *style, QdFaces *faces)
{
  GPtrArray *loans = g_ptr_array_new_with_free_func (loan_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autofree Set *sets = g_new0 (Set, QD_N_FACES);

  collect (document, style, sets);
  for (int face = 0; face < QD_N_FACES; face++)
    {
      for (gunichar ch = 0; ch < N_CODE_POINTS; ch++)
        {
          const guint32 *piece = sets[face].pieces[ch / PIECE_BITS];

          if (!piece)
            ch += PIECE_BITS - 1;
          else if (piece[ch % PIECE_BITS / 32] & 1u << (ch % 32))
            look_up (qd_faces_get_font (faces, face, FALSE, style->size_px), ch, loans, texts);
        }
      set_clear (&sets[face]);
    }
  for (guint i = 0; i < loans->len; i++)
    ((QdLoan *) g_ptr_array_index (loans, i))->characters = g_string_free (g_ptr_array_index (texts, i), FALSE);
  return loans;
}

/* The code points that no font has, once each though several faces may lack them. */
static GArray *
find_missing (const GPtrArray *loans)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (guint i = 0; i < loans->len; i++)
    {
      const QdLoan *loan = g_ptr_array_index (loans, i);

      for (const char *p = loan->family ? "" : loan->characters; *p; p = g_utf8_next_char (p))
        {
          gunichar ch = g_utf8_get_char (p);
          gboolean known = FALSE;

          for (guint j = 0; !known && j < missing->len && loans->len > 1; j++)
            known = g_array_index (missing, gunichar, j) == ch;
          if (!known)
            g_array_append_val (missing, ch);
        }
    }
  return missing;
}

/**
 * qd_coverage_describe_missing:
 * @loans: (element-type QdLoan): of a document
 *
 * Returns: (transfer full) (nullable): a sentence that names the characters which no installed font has by their code
 *   points, and says what can be done; %NULL if there are none
 */
char *
qd_coverage_describe_missing (const GPtrArray *loans)
{
  g_autoptr (GArray) missing = find_missing (loans);
  g_autoptr (GString) names = g_string_new (NULL);

  if (missing->len == 0)
    return NULL;
  for (guint i = 0; i < MIN (missing->len, MAX_NAMED); i++)
    g_string_append_printf (names, "%sU+%04X", i > 0 ? " " : "", g_array_index (missing, gunichar, i));
  if (missing->len > MAX_NAMED)
    g_string_append (names, " …");
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u character is in no installed font: %s. A font of rare characters shows it.",
                   "%u characters are in no installed font: %s. A font of rare characters shows them.", missing->len),
      missing->len, names->str);
}
