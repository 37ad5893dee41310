/* qd-picture-size.c: how large a picture is, told from its first bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document/qd-picture-size.h"

#include <string.h>

/* What CSS takes for a picture that says nothing of its size. */
#define DEFAULT_WIDTH 300
#define DEFAULT_HEIGHT 150
/* No picture of use has a longer edge; vector graphics may say anything. */
#define MAX_EDGE 65535

typedef gboolean (*Measure) (const guint8 *data, gsize n_bytes, int *width_px, int *height_px);

static int
read_big (const guint8 *p, int n_bytes)
{
  guint value = 0;

  for (int i = 0; i < n_bytes; i++)
    value = value << 8 | p[i];
  return value <= G_MAXINT ? (int) value : 0;
}

static int
read_little (const guint8 *p, int n_bytes)
{
  guint value = 0;

  for (int i = n_bytes - 1; i >= 0; i--)
    value = value << 8 | p[i];
  return value <= G_MAXINT ? (int) value : 0;
}

static gboolean
measure_png (const guint8 *data, gsize n_bytes, int *width_px, int *height_px)
{
  if (n_bytes < 24)
    return FALSE;
  *width_px = read_big (data + 16, 4);
  *height_px = read_big (data + 20, 4);
  return TRUE;
}

static gboolean
measure_gif (const guint8 *data, gsize n_bytes, int *width_px, int *height_px)
{
  if (n_bytes < 10)
    return FALSE;
  *width_px = read_little (data + 6, 2);
  *height_px = read_little (data + 8, 2);
  return TRUE;
}

static gboolean
measure_bmp (const guint8 *data, gsize n_bytes, int *width_px, int *height_px)
{
  gint32 height;

  if (n_bytes < 26)
    return FALSE;
  memcpy (&height, data + 22, 4);
  height = GINT32_FROM_LE (height);
  *width_px = read_little (data + 18, 4);
  /* Negative where the lines run from top to bottom. */
  *height_px = height == G_MININT32 ? 0 : ABS (height);
  return TRUE;
}

/* A frame's header follows segments of any length: camera data, colour profiles, a small picture of the picture. */
static gboolean
measure_jpeg (const guint8 *data, gsize n_bytes, int *width_px, int *height_px)
{
  gsize at = 2;

  while (at + 9 < n_bytes)
    {
      guint8 marker = data[at + 1];

      if (data[at] != 0xff)
        return FALSE;
      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        {
          *height_px = read_big (data + at + 5, 2);
          *width_px = read_big (data + at + 7, 2);
          return TRUE;
        }
      at += 2 + (gsize) read_big (data + at + 2, 2);
    }
  return FALSE;
}

static gboolean
measure_webp (const guint8 *data, gsize n_bytes, int *width_px, int *height_px)
{
  if (n_bytes < 30)
    return FALSE;
  if (memcmp (data + 12, "VP8X", 4) == 0)
    {
      *width_px = read_little (data + 24, 3) + 1;
      *height_px = read_little (data + 27, 3) + 1;
    }
  else if (memcmp (data + 12, "VP8L", 4) == 0)
    {
      guint32 bits = (guint32) data[21] | (guint32) data[22] << 8 | (guint32) data[23] << 16 | (guint32) data[24] << 24;

      *width_px = (int) (bits & 0x3fff) + 1;
      *height_px = (int) (bits >> 14 & 0x3fff) + 1;
    }
  else if (memcmp (data + 12, "VP8 ", 4) == 0)
    {
      *width_px = read_little (data + 26, 2) & 0x3fff;
      *height_px = read_little (data + 28, 2) & 0x3fff;
    }
  else
    return FALSE;
  return TRUE;
}

/* Returns: px, 0 for a length that depends on what stands around */
static double
read_length (const char *value)
{
  static const struct
  {
    const char *unit;
    double px;
  } units[] = {
    { "cm", 96 / 2.54 }, { "em", 16 },        { "in", 96 }, { "mm", 96 / 25.4 },
    { "pc", 16 },        { "pt", 96 / 72.0 }, { "px", 1 },
  };
  char *end;
  double length = g_ascii_strtod (value, &end);

  if (*end == '%' || !(length > 0 && length <= MAX_EDGE))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strncasecmp (end, units[i].unit, 2) == 0)
      return MIN (length * units[i].px, MAX_EDGE);
  return length;
}

/* Returns: (transfer full) (nullable): the value of an attribute of the element that @tag begins with */
static char *
dup_attribute (const char *tag, const char *name)
{
  gsize n_name = strlen (name);

  for (const char *p = tag; *p != '\0' && *p != '>'; p++)
    {
      const char *value = p + n_name, *end;

      if (!g_ascii_isspace (p[0]) || strncmp (p + 1, name, n_name) != 0)
        continue;
      value = p + 1 + n_name;
      value += strspn (value, " \t\r\n");
      if (*value != '=')
        continue;
      value += 1 + strspn (value + 1, " \t\r\n");
      if (*value != '"' && *value != '\'')
        continue;
      end = strchr (value + 1, *value);
      return end != NULL ? g_strndup (value + 1, (gsize) (end - value) - 1) : NULL;
    }
  return NULL;
}

static gboolean
measure_svg (const guint8 *data, gsize n_bytes, int *width_px, int *height_px)
{
  g_autofree char *text = g_strndup ((const char *) data, MIN (n_bytes, 65536));
  const char *tag = strstr (text, "<svg");
  g_autofree char *width_text = NULL, *height_text = NULL, *box = NULL;
  double width, height, box_width = 0, box_height = 0;

  if (tag == NULL)
    return FALSE;
  width_text = dup_attribute (tag, "width");
  height_text = dup_attribute (tag, "height");
  box = dup_attribute (tag, "viewBox");
  width = width_text != NULL ? read_length (width_text) : 0;
  height = height_text != NULL ? read_length (height_text) : 0;
  if (box != NULL)
    {
      char *p = box;

      for (int i = 0; i < 4; i++, p += strspn (p, " ,\t\r\n"))
        {
          double number = g_ascii_strtod (p, &p);

          box_width = i == 2 ? number : box_width;
          box_height = i == 3 ? number : box_height;
        }
    }
  if (!(box_width > 0 && box_width <= MAX_EDGE && box_height > 0 && box_height <= MAX_EDGE))
    {
      box_width = DEFAULT_WIDTH;
      box_height = DEFAULT_HEIGHT;
    }
  if (width <= 0 && height <= 0)
    {
      width = box_width;
      height = box_height;
    }
  else if (width <= 0)
    width = height * box_width / box_height;
  else if (height <= 0)
    height = width * box_height / box_width;
  *width_px = (int) CLAMP (width + 0.5, 1, MAX_EDGE);
  *height_px = (int) CLAMP (height + 0.5, 1, MAX_EDGE);
  return TRUE;
}

static const struct
{
  const char *magic;
  int n_magic;
  Measure measure;
  const char *suffix;
} kinds[] = {
  { "\211PNG\r\n\032\n", 8, measure_png, ".png" },
  { "\377\330\377", 3, measure_jpeg, ".jpg" },
  { "GIF87a", 6, measure_gif, ".gif" },
  { "GIF89a", 6, measure_gif, ".gif" },
  { "RIFF", 4, measure_webp, ".webp" },
  { "BM", 2, measure_bmp, ".bmp" },
  { "<svg", 4, measure_svg, ".svg" },
  { "<?xml", 5, measure_svg, ".svg" },
  { "<!--", 4, measure_svg, ".svg" },
  { "<!DOCTYPE svg", 13, measure_svg, ".svg" },
  { "\357\273\277<", 4, measure_svg, ".svg" },
};

/**
 * qd_picture_measure:
 * @data: (array length=n_bytes): the first bytes of a picture
 * @n_bytes: how many; %QD_PICTURE_HEAD_BYTES are enough
 * @width_px: (out): its natural width, CSS px
 * @height_px: (out): its natural height, CSS px
 *
 * Returns: whether it is a picture of a known kind that says its size
 */
gboolean
qd_picture_measure (const guint8 *data, gsize n_bytes, int *width_px, int *height_px)
{
  *width_px = *height_px = 0;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (n_bytes >= (gsize) kinds[i].n_magic && memcmp (data, kinds[i].magic, (gsize) kinds[i].n_magic) == 0)
      return kinds[i].measure (data, n_bytes, width_px, height_px) && *width_px > 0 && *height_px > 0;
  return FALSE;
}

/**
 * qd_picture_guess_suffix:
 * @data: (array length=n_bytes): the first bytes of a picture
 * @n_bytes: how many
 *
 * Returns: (nullable) (transfer none): what the name of a file with it ends in
 */
const char *
qd_picture_guess_suffix (const guint8 *data, gsize n_bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (n_bytes >= (gsize) kinds[i].n_magic && memcmp (data, kinds[i].magic, (gsize) kinds[i].n_magic) == 0)
      return kinds[i].suffix;
  return NULL;
}
