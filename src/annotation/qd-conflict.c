/* qd-conflict.c: the copies that file synchronisers leave
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "annotation/qd-conflict.h"

#include <string.h>

/* What follows the original's name without its suffix. */
static const char *const marks[] = {
  ".sync-conflict-", /* Syncthing: NAME.sync-conflict-20240506-070809-ABCDEFG.ini */
  " (conflicted",    /* Nextcloud: NAME (conflicted copy 2024-05-06 070809).ini */
  "_conflict-",      /* ownCloud: NAME_conflict-20240506-070809.ini */
};

/* Where the original's name ends in a copy's name; NULL if it is none. */
static const char *
find_mark (const char *name)
{
  const char *word = NULL, *open;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if ((word = strstr (name, marks[i])))
      return word;
  /* Dropbox and others: NAME (Lin's conflicted copy 2024-05-06).ini, NAME (laptop conflict).ini */
  open = g_strrstr (name, " (");
  word = open ? strstr (open, "onflict") : NULL;
  if (!word)
    {
      word = strstr (name, "-conflict");
      open = word;
    }
  return word ? open : NULL;
}

/**
 * qd_conflict_is_copy:
 * @name: a file's name without its directory
 *
 * Returns: whether it is a synchroniser's copy of another file
 */
gboolean
qd_conflict_is_copy (const char *name)
{
  return find_mark (name) != NULL;
}

/**
 * qd_conflict_is_copy_of:
 * @name: a file's name without its directory
 * @original: another's
 *
 * Returns: whether @name is a synchroniser's copy of @original
 */
gboolean
qd_conflict_is_copy_of (const char *name, const char *original)
{
  const char *mark = find_mark (name);
  const char *suffix = strrchr (original, '.');
  gsize n_stem = suffix ? (gsize) (suffix - original) : strlen (original);

  return mark && (gsize) (mark - name) == n_stem && strncmp (name, original, n_stem) == 0
         && (!suffix || g_str_has_suffix (name, suffix));
}
