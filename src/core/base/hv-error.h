/* hv-error.h: the one error domain of Houvast
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HV_ERROR (hv_error_quark ())

/**
 * HvError:
 * @HV_ERROR_NOT_FOUND: nothing there under that name
 * @HV_ERROR_USAGE: the caller asked for something that makes no sense
 * @HV_ERROR_REFUSED: the input was looked at and refused
 * @HV_ERROR_DAMAGED: what is stored does not read as it was written
 * @HV_ERROR_NEWER: made by a newer program; left untouched
 * @HV_ERROR_BUSY: another program is writing
 * @HV_ERROR_NOT_WRITABLE: no right to write, or the medium failed
 * @HV_ERROR_NO_SPACE: the disk is full
 *
 * Few codes, each of which asks for another action of the person. Cancellation
 * is always %G_IO_ERROR_CANCELLED, never one of these.
 */
typedef enum
{
  HV_ERROR_NOT_FOUND,
  HV_ERROR_USAGE,
  HV_ERROR_REFUSED,
  HV_ERROR_DAMAGED,
  HV_ERROR_NEWER,
  HV_ERROR_BUSY,
  HV_ERROR_NOT_WRITABLE,
  HV_ERROR_NO_SPACE,
} HvError;

GQuark   hv_error_quark       (void);
int      hv_error_exit_status (const GError *error);
void     hv_set_error_errno   (GError      **error,
                               int           saved_errno,
                               const char   *path);

G_END_DECLS
