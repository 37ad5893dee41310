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

/* What Dropbox and others write into brackets, in the language of their user. */
static const char *const words[] = { "onflict", "冲突", "衝突" };

#define N_DIGITS 8

/* A key file of ours ends in the first digits of its document's id, whatever its title says of conflicts. */
static gboolean
ends_in_id (const char *name)
{
  const char *suffix = strrchr (name, '.');
  gsize n_stem = suffix ? (gsize) (suffix - name) : strlen (name);
  const char *id = name + n_stem - N_DIGITS;

  return n_stem >= N_DIGITS && (n_stem == N_DIGITS || id[-1] == '-') && strspn (id, "0123456789abcdef") >= N_DIGITS;
}

static const char *
find_word (const char *text)
{
  const char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words) && !found; i++)
    found = strstr (text, words[i]);
  return found;
}

/* Where the original's name ends in a copy's name; NULL if it is none. */
static const char *
find_mark (const char *name)
{
  const char *word = NULL, *open;

  if (ends_in_id (name))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if ((word = strstr (name, marks[i])))
      return word;
  /* NAME (Lin's conflicted copy 2024-05-06).ini, NAME (laptop conflict).ini, NAME (小林 的冲突副本 2024-05-06).ini */
  open = g_strrstr (name, " (");
  word = open ? find_word (open) : NULL;
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
