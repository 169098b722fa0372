/* hv-driver-private.h: what the parts of the driver share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-driver.h"
#include "hv-hearing.h"

G_BEGIN_DECLS

/* How long it may take until something comes true, in microseconds. The machine
 * may be doing other things. */
#define PATIENCE (30 * G_USEC_PER_SEC)

struct _HvDriver
{
  char             *folder;       /* of everything */
  char             *library;
  char            **environment;
  GPid              pid;
  gboolean          running;
  gboolean          adopted;      /* another program started it */
  int               status;       /* of waitpid */
  GDBusConnection  *bus;          /* of accessibility */
  char             *program;      /* its name there, NULL before it is known */
  HvHearing        *hearing;
};

int         hv_driver_run           (HvDriver    *self,
                                     const char **argv,
                                     char       **output);
void        hv_driver_remove_folder (HvDriver    *self);
gboolean    hv_driver_look_for_exit (HvDriver    *self);
HvTree     *hv_driver_read_tree     (HvDriver    *self);

G_END_DECLS
