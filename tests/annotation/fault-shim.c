/* fault-shim.c: preloaded, it makes the n-th system call on a directory's files fail, or kills the process there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * QD_FAULT_DIR: only calls on what lies below it count. QD_FAULT_AT: which of them, from 1. QD_FAULT_KIND: "kill",
 * "short" (half of a write, then kill), or the name of an error; a kind with "+" at its end strikes from there on at
 * every call that would change something. QD_FAULT_QUOTA: so many bytes may be written, then the disk is full.
 * QD_FAULT_LOG: a file to which each call is written. Every call is counted before it is made.
 */
/* The plain and the 64-bit name of a call are two symbols here, whatever a program was built with. */
#undef _FILE_OFFSET_BITS

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_FDS 1024

static const struct
{
  const char *name;
  int code;
} errors[] = {
  { "ENOSPC", ENOSPC }, { "EIO", EIO },       { "EROFS", EROFS },   { "EACCES", EACCES },
  { "EINTR", EINTR },   { "EMFILE", EMFILE }, { "EDQUOT", EDQUOT },
};

static char is_ours[MAX_FDS];
static long n_calls, n_written;

#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

static int
is_below (const char *path)
{
  const char *dir = getenv ("QD_FAULT_DIR");

  return dir && path && strncmp (path, dir, strlen (dir)) == 0;
}

static int
is_our_fd (int fd)
{
  return fd >= 0 && fd < MAX_FDS && is_ours[fd];
}

static void
write_log (const char *call, const char *path)
{
  const char *log = getenv ("QD_FAULT_LOG");
  char line[512];
  int fd, length;

  if (!log)
    return;
  fd = REAL (open) (log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  length = snprintf (line, sizeof line, "%ld %s %s\n", n_calls, call, path ? path : "");
  if (REAL (write) (fd, line, length) != length)
    abort ();
  REAL (close) (fd);
}

/* Whether the call about to be made has to fail; errno is set then. */
static int
strikes (const char *call, const char *path, int changes)
{
  const char *at = getenv ("QD_FAULT_AT"), *kind = getenv ("QD_FAULT_KIND");
  int goes_on = kind && strchr (kind, '+') != NULL;
  size_t length = kind ? strcspn (kind, "+") : 0;

  n_calls++;
  write_log (call, path);
  if (!at || !kind || (goes_on ? n_calls < atol (at) || !changes : n_calls != atol (at)))
    return 0;
  for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
    if (strlen (errors[i].name) == length && strncmp (errors[i].name, kind, length) == 0)
      {
        errno = errors[i].code;
        return 1;
      }
  if (strcmp (kind, "kill") == 0)
    raise (SIGKILL);
  return 0;
}

static int
opened (int fd, const char *path)
{
  if (fd >= 0 && fd < MAX_FDS)
    is_ours[fd] = is_below (path);
  return fd;
}

#define DEFINE_OPEN(name)                                                                                              \
  int name (const char *path, int flags, ...)                                                                          \
  {                                                                                                                    \
    int mode = 0;                                                                                                      \
    va_list args;                                                                                                      \
                                                                                                                       \
    va_start (args, flags);                                                                                            \
    if (flags & (O_CREAT | __O_TMPFILE))                                                                               \
      mode = va_arg (args, int);                                                                                       \
    va_end (args);                                                                                                     \
    if (is_below (path) && strikes ("open", path, flags & O_CREAT))                                                    \
      return -1;                                                                                                       \
    return opened (REAL (name) (path, flags, mode), path);                                                             \
  }

int open64 (const char *path, int flags, ...);
DEFINE_OPEN (open)
DEFINE_OPEN (open64)

ssize_t
write (int fd, const void *data, size_t length)
{
  const char *quota = getenv ("QD_FAULT_QUOTA"), *kind = getenv ("QD_FAULT_KIND");
  ssize_t n_done;

  if (!is_our_fd (fd))
    return REAL (write) (fd, data, length);
  if (strikes ("write", NULL, 1))
    return -1;
  if (kind && strcmp (kind, "short") == 0 && getenv ("QD_FAULT_AT") && n_calls == atol (getenv ("QD_FAULT_AT")))
    {
      n_done = REAL (write) (fd, data, length / 2);
      raise (SIGKILL);
    }
  if (quota && n_written + (long) length > atol (quota))
    {
      length = n_written < atol (quota) ? atol (quota) - n_written : 0;
      if (length == 0)
        {
          errno = ENOSPC;
          return -1;
        }
    }
  n_done = REAL (write) (fd, data, length);
  if (n_done > 0)
    n_written += n_done;
  return n_done;
}

int
close (int fd)
{
  if (is_our_fd (fd))
    {
      /* What close() reports nobody can act on: the descriptor is gone either way. */
      strikes ("close", NULL, 0);
      is_ours[fd] = 0;
    }
  return REAL (close) (fd);
}

#define DEFINE_ON_FD(name, type, args, call, changes)                                                                  \
  type name args                                                                                                       \
  {                                                                                                                    \
    if (is_our_fd (fd) && strikes (#name, NULL, changes))                                                              \
      return -1;                                                                                                       \
    return REAL (name) call;                                                                                           \
  }

#define DEFINE_ON_PATH(name, args, call, changes)                                                                      \
  int name args                                                                                                        \
  {                                                                                                                    \
    if (is_below (path) && strikes (#name, path, changes))                                                             \
      return -1;                                                                                                       \
    return REAL (name) call;                                                                                           \
  }

DEFINE_ON_FD (fsync, int, (int fd), (fd), 1)
DEFINE_ON_FD (fdatasync, int, (int fd), (fd), 1)
DEFINE_ON_FD (ftruncate, int, (int fd, off_t length), (fd, length), 1)
DEFINE_ON_FD (fchmod, int, (int fd, mode_t mode), (fd, mode), 1)
DEFINE_ON_FD (flock, int, (int fd, int how), (fd, how), 0)
DEFINE_ON_FD (read, ssize_t, (int fd, void *data, size_t length), (fd, data, length), 0)
DEFINE_ON_PATH (rename, (const char *path, const char *to), (path, to), 1)
DEFINE_ON_PATH (link, (const char *path, const char *to), (path, to), 1)
DEFINE_ON_PATH (unlink, (const char *path), (path), 1)
DEFINE_ON_PATH (mkdir, (const char *path, mode_t mode), (path, mode), 1)
