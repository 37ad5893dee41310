/* qd-device.c: this machine's id in version vectors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* "laptop-3f2a": enough of the host's name for a person, enough chance that two laptops differ. */
static char *
make_device (void)
{
  GString *device = g_string_new (NULL);
  const char *host = g_get_host_name ();

  for (const char *p = host; *p && *p != '.' && device->len < 20; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (device, g_ascii_tolower (*p));
      else if (device->len > 0 && device->str[device->len - 1] != '-')
        g_string_append_c (device, '-');
    }
  if (device->len == 0)
    g_string_append (device, "device");
  g_string_append_printf (device, "-%04x%04x", g_random_int_range (0, 0x10000), g_random_int_range (0, 0x10000));
  return g_string_free (device, FALSE);
}

/* Differs in a copy of the file, on this machine or another: a copied data directory is a device of its own, or two
 * would count their acts with one counter. */
static char *
make_seal (int fd)
{
  g_autofree char *machine = NULL;
  g_autofree char *seed = NULL;
  struct stat info;

  if (fstat (fd, &info) != 0)
    return g_strdup ("");
  g_file_get_contents ("/etc/machine-id", &machine, NULL, NULL);
  seed = g_strdup_printf ("%s\n%" G_GUINT64_FORMAT, machine ? machine : "", (guint64) info.st_ino);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
}

/* (nullable): NULL if there is no such file, or it is a copy of another's. A file written by hand has no seal. */
static char *
read_device (const char *path)
{
  g_autofree char *seal = NULL;
  g_auto (GStrv) lines = NULL;
  char buffer[256];
  ssize_t length;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return NULL;
  length = read (fd, buffer, sizeof buffer - 1);
  seal = make_seal (fd);
  close (fd);
  if (length <= 0)
    return NULL;
  buffer[length] = '\0';
  lines = g_strsplit (buffer, "\n", 3);
  g_strstrip (lines[0]);
  if (!*lines[0] || strpbrk (lines[0], ":; \t") || !g_utf8_validate (lines[0], -1, NULL))
    return NULL;
  if (lines[1] && *g_strstrip (lines[1]) && !g_str_equal (lines[1], seal))
    return NULL;
  return g_strdup (lines[0]);
}

/**
 * qd_store_dup_device:
 * @data_dir: the data directory
 *
 * Gives the id of this machine's copy of the annotations. It is made once and kept in DATA/device, with a seal that
 * breaks when the directory is copied. Where it cannot be kept it is another each time, which is as good.
 *
 * Returns: (transfer full): the id
 */
char *
qd_store_dup_device (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, "device", NULL);
  g_autofree char *fresh = NULL;
  g_autofree char *device = read_device (path);
  g_autofree char *seal = NULL;
  g_autofree char *content = NULL;
  int fd;

  if (device)
    return g_steal_pointer (&device);
  device = make_device ();
  fresh = g_strdup_printf ("%s.%s", path, device);
  if (g_mkdir_with_parents (data_dir, 0700) != 0)
    return g_steal_pointer (&device);
  fd = g_open (fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return g_steal_pointer (&device);
  seal = make_seal (fd);
  content = g_strdup_printf ("%s\n%s\n", device, seal);
  if (write (fd, content, strlen (content)) != (ssize_t) strlen (content) || fsync (fd) != 0)
    {
      close (fd);
      g_unlink (fresh);
      return g_steal_pointer (&device);
    }
  close (fd);
  /* Of two processes that start at once the first to name its file wins, unless what stands there is not ours. */
  if (link (fresh, path) != 0)
    {
      g_autofree char *other = errno == EEXIST ? read_device (path) : NULL;

      if (other)
        {
          g_unlink (fresh);
          return g_steal_pointer (&other);
        }
      if (g_rename (fresh, path) != 0)
        g_unlink (fresh);
      return g_steal_pointer (&device);
    }
  g_unlink (fresh);
  return g_steal_pointer (&device);
}
