/* hv-error.c: the one error domain of Houvast
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (hv-error-quark, hv_error)

/**
 * hv_error_exit_status:
 * @error: (nullable): what went wrong
 *
 * Returns: the exit status of houvastctl that design.md gives this error;
 *   0 for %NULL. An error of another domain that nobody mapped is "not
 *   writable": everything that reads input maps its own.
 */
int
hv_error_exit_status (const GError *error)
{
  if (error == NULL)
    return 0;
  if (error->domain == G_IO_ERROR && error->code == G_IO_ERROR_CANCELLED)
    return 130;
  if (error->domain == G_OPTION_ERROR)
    return 2;
  if (error->domain != HV_ERROR)
    return 5;

  switch ((HvError) error->code)
    {
    case HV_ERROR_NOT_FOUND:
      return 1;
    case HV_ERROR_USAGE:
      return 2;
    case HV_ERROR_REFUSED:
      return 3;
    case HV_ERROR_DAMAGED:
    case HV_ERROR_NEWER:
      return 4;
    case HV_ERROR_BUSY:
    case HV_ERROR_NOT_WRITABLE:
      return 5;
    case HV_ERROR_NO_SPACE:
      return 6;
    default:
      return 5;
    }
}

/**
 * hv_set_error_errno:
 * @error: (out) (optional): where to put it
 * @saved_errno: the errno of a failed system call
 * @path: the file it was about
 *
 * Maps a system error to what the person can do about it.
 */
void
hv_set_error_errno (GError     **error,
                    int          saved_errno,
                    const char  *path)
{
  const char *reason = g_strerror (saved_errno);

  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, HV_ERROR, HV_ERROR_NO_SPACE,
                   _("There is no room left to write “%s”. Free some space and try again."), path);
      break;
    case ENOENT:
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND, _("There is no file “%s”."), path);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_WRITABLE,
                   _("No permission for “%s”: %s."), path, reason);
      break;
    default:
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_WRITABLE, _("“%s”: %s."), path, reason);
      break;
    }
}
