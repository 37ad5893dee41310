/* qd-word-cache.c: widths and glyphs of Western words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "typeset/qd-word-cache.h"

#include <hb.h>
#include <string.h>

/* A text of endless distinct words must not grow the cache without bound: it is emptied at this many. */
#define MAX_WORDS (1 << 16)

typedef struct
{
  guint32 hash;  /* 0: an empty slot */
  guint32 start; /* in @bytes */
  guint32 n_bytes;
  gint32 advance;
} Word;

struct _QdWordCache
{
  PangoContext *context;
  PangoAttrList *attributes;
  PangoFont *font;
  gboolean monospaced;
  hb_buffer_t *buffer;
  GHashTable *fonts; /* the set of PangoFonts that glyphs point to */
  Word *words;       /* open addressing */
  guint n_slots, n_words;
  GByteArray *bytes;
};

/**
 * qd_word_cache_new:
 * @context: with the language set
 * @description: families in the order of preference: the Latin one, if any, then the CJK one
 * @font: the first of them, at its size
 * @monospaced: whether letters keep the one width the font gives them, as in code
 *
 * Returns: (transfer full): an empty cache
 */
QdWordCache *
qd_word_cache_new (PangoContext *context, const PangoFontDescription *description, PangoFont *font, gboolean monospaced)
{
  QdWordCache *self = g_new0 (QdWordCache, 1);

  self->context = g_object_ref (context);
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_desc_new (description));
  self->font = g_object_ref (font);
  self->monospaced = monospaced;
  self->buffer = hb_buffer_create ();
  self->fonts = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->n_slots = 1024;
  self->words = g_new0 (Word, self->n_slots);
  self->bytes = g_byte_array_new ();
  return self;
}

/**
 * qd_word_cache_free:
 * @self: (transfer full): a cache
 */
void
qd_word_cache_free (QdWordCache *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_object (&self->font);
  g_clear_pointer (&self->buffer, hb_buffer_destroy);
  g_clear_pointer (&self->fonts, g_hash_table_unref);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self);
}

/**
 * qd_word_cache_has:
 * @self: a cache
 * @ch: a character
 *
 * Returns: whether the Latin font has it
 */
gboolean
qd_word_cache_has (QdWordCache *self, gunichar ch)
{
  hb_codepoint_t glyph;

  return hb_font_get_nominal_glyph (pango_font_get_hb_font (self->font), ch, &glyph);
}

/* Left to right scripts that one call of HarfBuzz in one font sets right, with the marks that go with them. */
static gboolean
is_simple (const char *text, int n_bytes)
{
  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar ch;

      if (!(*p & 0x80))
        continue;
      ch = g_utf8_get_char (p);
      if (ch >= 0x590 && !(ch >= 0x1e00 && ch < 0x2000) && !(ch >= 0x2010 && ch < 0x2028)
          && !(ch >= 0x2030 && ch < 0x205f))
        return FALSE;
    }
  return TRUE;
}

static gboolean
shape_simple (QdWordCache *self, const char *text, int n_bytes, GArray *glyphs, int *advance)
{
  /* In a CJK font curly quotation marks are full-width; in a Western word they are not. */
  static const hb_feature_t pwid = { HB_TAG ('p', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END };
  const hb_glyph_info_t *infos;
  const hb_glyph_position_t *positions;
  unsigned int n_glyphs;
  int pen = 0;

  hb_buffer_clear_contents (self->buffer);
  hb_buffer_add_utf8 (self->buffer, text, n_bytes, 0, n_bytes);
  hb_buffer_set_direction (self->buffer, HB_DIRECTION_LTR);
  hb_buffer_set_language (self->buffer, hb_language_from_string ("en", -1));
  hb_buffer_guess_segment_properties (self->buffer);
  if (hb_buffer_get_script (self->buffer) == HB_SCRIPT_INVALID)
    hb_buffer_set_script (self->buffer, HB_SCRIPT_LATIN);
  hb_shape (pango_font_get_hb_font (self->font), self->buffer, &pwid, self->monospaced ? 0 : 1);

  infos = hb_buffer_get_glyph_infos (self->buffer, &n_glyphs);
  positions = hb_buffer_get_glyph_positions (self->buffer, NULL);
  for (unsigned int i = 0; i < n_glyphs; i++)
    {
      if (infos[i].codepoint == 0)
        return FALSE;
    }
  for (unsigned int i = 0; i < n_glyphs; i++)
    {
      QdGlyph glyph = { .font = self->font, .glyph = infos[i].codepoint, .cluster = infos[i].cluster };

      glyph.attr.is_cluster_start = i == 0 || infos[i].cluster != infos[i - 1].cluster;
      glyph.x = pen + positions[i].x_offset;
      glyph.y = -positions[i].y_offset;
      glyph.advance = positions[i].x_advance;
      pen += positions[i].x_advance;
      if (glyphs)
        g_array_append_val (glyphs, glyph);
    }
  *advance = pen;
  return TRUE;
}

static int
append_item (QdWordCache *self, const char *text, PangoItem *item, int pen, GArray *glyphs)
{
  PangoGlyphString *string = pango_glyph_string_new ();

  pango_shape_item (item, text, -1, NULL, string, PANGO_SHAPE_NONE);
  g_hash_table_add (self->fonts, g_object_ref (item->analysis.font));
  for (int i = 0; i < string->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &string->glyphs[i];
      QdGlyph glyph = { .font = item->analysis.font, .glyph = info->glyph };

      glyph.attr.is_cluster_start = info->attr.is_cluster_start;
      glyph.attr.is_color = info->attr.is_color;
      glyph.x = pen + info->geometry.x_offset;
      glyph.y = info->geometry.y_offset;
      glyph.advance = info->geometry.width;
      glyph.cluster = item->offset + string->log_clusters[i];
      pen += info->geometry.width;
      if (glyphs)
        g_array_append_val (glyphs, glyph);
    }
  pango_glyph_string_free (string);
  return pen;
}

static int
shape_by_pango (QdWordCache *self, const char *text, int n_bytes, GArray *glyphs)
{
  g_autofree char *copy = g_strndup (text, n_bytes);
  GList *items, *visual;
  int pen = 0;

  items = pango_itemize_with_base_dir (self->context, PANGO_DIRECTION_LTR, copy, 0, n_bytes, self->attributes, NULL);
  visual = pango_reorder_items (items);
  for (GList *l = visual; l; l = l->next)
    pen = append_item (self, copy, l->data, pen, glyphs);
  g_list_free (visual);
  g_list_free_full (items, (GDestroyNotify) pango_item_free);
  return pen;
}

/**
 * qd_word_cache_shape:
 * @self: a cache
 * @text: UTF-8
 * @n_bytes: its length
 * @glyphs: (nullable) (element-type QdGlyph): receives the glyphs from left to right, appended; their fonts live as
 *   long as the cache
 *
 * Returns: the advance
 */
int
qd_word_cache_shape (QdWordCache *self, const char *text, int n_bytes, GArray *glyphs)
{
  int advance;

  if (is_simple (text, n_bytes) && shape_simple (self, text, n_bytes, glyphs, &advance))
    return advance;
  return shape_by_pango (self, text, n_bytes, glyphs);
}

static guint32
hash_bytes (const char *text, int n_bytes)
{
  guint64 hash = 0xcbf29ce484222325u;

  for (int i = 0; i < n_bytes; i++)
    hash = (hash ^ (guint8) text[i]) * 0x100000001b3u;
  hash ^= hash >> 32;
  return hash ? (guint32) hash | 1 : 1;
}

static Word *
find_slot (QdWordCache *self, guint32 hash, const char *text, int n_bytes)
{
  guint slot = (hash >> 1) & (self->n_slots - 1);

  while (self->words[slot].hash != 0)
    {
      Word *word = &self->words[slot];

      if (word->hash == hash && word->n_bytes == n_bytes
          && memcmp (self->bytes->data + word->start, text, n_bytes) == 0)
        return word;
      slot = (slot + 1) & (self->n_slots - 1);
    }
  return &self->words[slot];
}

static void
grow (QdWordCache *self)
{
  Word *old = self->words;
  guint n_old = self->n_slots;

  self->n_slots *= 2;
  self->words = g_new0 (Word, self->n_slots);
  for (guint i = 0; i < n_old; i++)
    {
      if (old[i].hash != 0)
        *find_slot (self, old[i].hash, (const char *) self->bytes->data + old[i].start, old[i].n_bytes) = old[i];
    }
  g_free (old);
}

static void
empty (QdWordCache *self)
{
  memset (self->words, 0, self->n_slots * sizeof (Word));
  g_byte_array_set_size (self->bytes, 0);
  self->n_words = 0;
}

/**
 * qd_word_cache_get_advance:
 * @self: a cache
 * @text: UTF-8
 * @n_bytes: its length
 *
 * Returns: the advance of @text set solid
 */
int
qd_word_cache_get_advance (QdWordCache *self, const char *text, int n_bytes)
{
  guint32 hash = hash_bytes (text, n_bytes);
  Word *word = find_slot (self, hash, text, n_bytes);
  int advance;

  if (word->hash != 0)
    return word->advance;
  advance = qd_word_cache_shape (self, text, n_bytes, NULL);
  if (self->n_words >= MAX_WORDS || self->bytes->len > (1 << 24))
    empty (self);
  else if (self->n_words * 2 >= self->n_slots)
    grow (self);
  word = find_slot (self, hash, text, n_bytes);
  *word = (Word){ hash, self->bytes->len, n_bytes, advance };
  g_byte_array_append (self->bytes, (const guint8 *) text, n_bytes);
  self->n_words++;
  return advance;
}
