/* hv-intake-folder.c: a private folder that does not outlive its owner for long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever is killed cannot clear up, so the next one does. The owner holds a lock
 * on its folder, and the kernel lets go of that when it dies: a folder that can be
 * locked has no owner. Every step goes by descriptor and follows no link, since
 * anyone may write beside these folders.
 */
#include "hv-intake-folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX "houvast-intake-"

/* An empty folder may be one that was made just now, and is not locked yet. */
#define EMPTY_FOR_SECONDS (24 * 60 * 60)

struct _HvIntakeFolder
{
  char *path;
  int   fd;        /* holds the lock */
};

static int
open_folder (const char *path)
{
  return open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Removes the files in the folder, or only looks; there are no folders in it.
 * Returns whether there were any. */
static gboolean
sweep (int      fd,
       gboolean remove)
{
  int own = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  DIR *dir = own >= 0 ? fdopendir (own) : NULL;
  gboolean any = FALSE;
  struct dirent *entry;

  if (dir == NULL)
    {
      if (own >= 0)
        close (own);
      return FALSE;
    }
  rewinddir (dir);
  while ((entry = readdir (dir)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      {
        any = TRUE;
        if (remove)
          unlinkat (fd, entry->d_name, 0);
      }
  closedir (dir);
  return any;
}

/* Before the lock is there, nothing is in it: so what has files and no lock had
 * an owner. */
static gboolean
is_left_behind (int                fd,
                const struct stat *status)
{
  return sweep (fd, FALSE)
         || g_get_real_time () / G_USEC_PER_SEC - status->st_mtime > EMPTY_FOR_SECONDS;
}

static void
clear_if_left_behind (const char *path)
{
  int fd = open_folder (path);
  struct stat status;

  if (fd < 0)
    return;
  if (fstat (fd, &status) == 0 && status.st_uid == geteuid () && (status.st_mode & 0777) == 0700
      && flock (fd, LOCK_EX | LOCK_NB) == 0 && is_left_behind (fd, &status))
    {
      sweep (fd, TRUE);
      /* Of a folder with something in it, and of a link, it takes nothing away. */
      g_rmdir (path);
    }
  close (fd);
}

static void
clear_those_left_behind (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, PREFIX))
      {
        g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

        clear_if_left_behind (path);
      }
}

/**
 * hv_intake_folder_new:
 * @error: (out) (optional): of G_FILE_ERROR
 *
 * Makes a folder for this user only, and clears away those whose owners were
 * killed. That they cannot be cleared is no error.
 *
 * Returns: (transfer full) (nullable): the folder
 */
HvIntakeFolder *
hv_intake_folder_new (GError **error)
{
  g_autofree char *path = NULL;
  HvIntakeFolder *folder;
  int fd;

  clear_those_left_behind ();
  path = g_dir_make_tmp (PREFIX "XXXXXX", error);
  if (path == NULL)
    return NULL;
  fd = open_folder (path);
  if (fd < 0)
    {
      int saved_errno = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved_errno), "%s",
                   g_strerror (saved_errno));
      g_rmdir (path);
      return NULL;
    }
  /* It waits while another one looks whether it is empty. Where there are no such
   * locks nobody gets one, and nothing is cleared. */
  while (flock (fd, LOCK_EX) != 0 && errno == EINTR)
    ;
  folder = g_new0 (HvIntakeFolder, 1);
  folder->path = g_steal_pointer (&path);
  folder->fd = fd;
  return folder;
}

/**
 * hv_intake_folder_free:
 *
 * Removes it, with the files in it.
 */
void
hv_intake_folder_free (HvIntakeFolder *folder)
{
  if (folder == NULL)
    return;
  sweep (folder->fd, TRUE);
  g_rmdir (folder->path);
  close (folder->fd);
  g_free (folder->path);
  g_free (folder);
}

const char *
hv_intake_folder_path (HvIntakeFolder *folder)
{
  return folder->path;
}
