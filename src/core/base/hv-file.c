/* hv-file.c: files written whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hv-error.h"

#define BUFFER_SIZE (64 * 1024)

/* Closes and forgets a descriptor; for cleanup where an error is already known. */
static void
close_quietly (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

#define autofd __attribute__ ((cleanup (close_quietly))) int

static gboolean
write_all (int          fd,
           const char  *data,
           gsize        size,
           const char  *path,
           GError     **error)
{
  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          hv_set_error_errno (error, errno, path);
          return FALSE;
        }
      data += written;
      size -= written;
    }
  return TRUE;
}

static gssize
read_some (int          fd,
           char        *buffer,
           const char  *path,
           GError     **error)
{
  gssize got;

  do
    got = read (fd, buffer, BUFFER_SIZE);
  while (got < 0 && errno == EINTR);
  if (got < 0)
    hv_set_error_errno (error, errno, path);
  return got;
}

/* fsync and close, both of which may be where a full disk is noticed. */
static gboolean
finish_writing (int         *fd,
                const char  *path,
                GError     **error)
{
  int own = *fd;

  *fd = -1;
  if (fsync (own) != 0)
    {
      hv_set_error_errno (error, errno, path);
      close (own);
      return FALSE;
    }
  if (close (own) != 0)
    {
      hv_set_error_errno (error, errno, path);
      return FALSE;
    }
  return TRUE;
}

/* Opens only what is an ordinary file, so that a device or a pipe cannot hang us. */
static int
open_ordinary (const char  *path,
               GError     **error)
{
  struct stat status;
  autofd fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  int opened;

  if (fd < 0)
    {
      hv_set_error_errno (error, errno, path);
      return -1;
    }
  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
                   _("“%s” is not an ordinary file. Give the name of an XML file."), path);
      return -1;
    }
  opened = fd;
  fd = -1;
  return opened;
}

/* Reads @in to its end into @checksum and, unless negative, @out. */
static gboolean
pump (int            in,
      const char    *source,
      int            out,
      const char    *target,
      guint64        max_size,
      GChecksum     *checksum,
      guint64       *total,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);

  *total = 0;
  for (;;)
    {
      gssize got;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      got = read_some (in, buffer, source, error);
      if (got < 0)
        return FALSE;
      if (got == 0)
        return TRUE;
      *total += got;
      if (*total > max_size)
        {
          g_autofree char *limit = g_format_size (max_size);

          g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
                       _("“%s” is larger than %s. Split the document."), source, limit);
          return FALSE;
        }
      g_checksum_update (checksum, (const guchar *) buffer, got);
      if (out >= 0 && !write_all (out, buffer, got, target, error))
        return FALSE;
    }
}

/**
 * hv_file_copy_hashed:
 * @source: an ordinary file of at most @max_size bytes
 * @target: made new, readable by this user only, synced to disk
 *
 * Copies and hashes in one reading, so that what was hashed is what was copied
 * even when someone is writing to @source.
 *
 * Returns: (transfer full) (nullable): lower-case hexadecimal SHA-256
 */
char *
hv_file_copy_hashed (const char    *source,
                     const char    *target,
                     guint64        max_size,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  autofd in = open_ordinary (source, error);
  autofd out = -1;
  guint64 size;

  if (in < 0)
    return NULL;
  out = open (target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (out < 0)
    {
      hv_set_error_errno (error, errno, target);
      return NULL;
    }
  if (!pump (in, source, out, target, max_size, checksum, &size, cancellable, error)
      || !finish_writing (&out, target, error))
    {
      g_unlink (target);
      return NULL;
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * hv_file_sha256:
 * @size: (out) (optional): its size in bytes
 *
 * Returns: (transfer full) (nullable): lower-case hexadecimal SHA-256
 */
char *
hv_file_sha256 (const char    *path,
                guint64       *size,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  autofd in = open_ordinary (path, error);
  guint64 total;

  if (in < 0 || !pump (in, path, -1, NULL, G_MAXUINT64, checksum, &total, cancellable, error))
    return NULL;
  if (size != NULL)
    *size = total;
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * hv_file_read:
 * @max_size: more than this is refused
 *
 * Returns: (transfer full) (nullable): the whole file
 */
GBytes *
hv_file_read (const char  *path,
              gsize        max_size,
              GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  autofd in = open_ordinary (path, error);
  gssize got;

  if (in < 0)
    return NULL;
  while ((got = read_some (in, buffer, path, error)) > 0)
    {
      if (bytes->len + (gsize) got > max_size)
        {
          g_set_error (error, HV_ERROR, HV_ERROR_REFUSED, _("“%s” is too large."), path);
          return NULL;
        }
      g_byte_array_append (bytes, (const guint8 *) buffer, got);
    }
  return got == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * hv_file_sync_folder:
 *
 * Makes the names in a folder survive a loss of power.
 */
gboolean
hv_file_sync_folder (const char  *folder,
                     GError     **error)
{
  autofd fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0 || fsync (fd) != 0)
    {
      hv_set_error_errno (error, errno, folder);
      return FALSE;
    }
  return TRUE;
}

/**
 * hv_file_move_in_place:
 * @temporary: a complete and synced file in the same folder
 * @path: its final name; what was there is replaced
 *
 * Renames and syncs the folder. On failure @temporary is removed.
 */
gboolean
hv_file_move_in_place (const char  *temporary,
                       const char  *path,
                       GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_rename (temporary, path) != 0)
    {
      hv_set_error_errno (error, errno, path);
      g_unlink (temporary);
      return FALSE;
    }
  return hv_file_sync_folder (folder, error);
}

/**
 * hv_file_write_atomic:
 * @path: the file; anyone may read it
 * @bytes: its new content
 *
 * Temporary file, fsync, rename, fsync of the folder: afterwards either the
 * old content is there or all of the new.
 */
gboolean
hv_file_write_atomic (const char  *path,
                      GBytes      *bytes,
                      GError     **error)
{
  g_autofree char *temporary = g_strconcat (path, ".tmp", NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  autofd fd = open (temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

  if (fd < 0)
    {
      hv_set_error_errno (error, errno, temporary);
      return FALSE;
    }
  if (!write_all (fd, data, size, temporary, error) || !finish_writing (&fd, temporary, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  return hv_file_move_in_place (temporary, path, error);
}

/**
 * hv_folder_make:
 *
 * Makes a folder and those above it.
 */
gboolean
hv_folder_make (const char  *path,
                GError     **error)
{
  if (g_mkdir_with_parents (path, 0755) == 0)
    return TRUE;
  hv_set_error_errno (error, errno, path);
  return FALSE;
}

/**
 * hv_folder_remove:
 *
 * Removes a temporary folder and the files in it. What cannot be removed stays:
 * this is for cleaning up, where nobody can do anything about it.
 */
void
hv_folder_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        hv_folder_remove (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}
