/* hv-builder.h: an edition made from its sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-intake.h"
#include "hv-standing.h"

G_BEGIN_DECLS

#define HV_EDITION_FORMAT 2
#define HV_EDITION_APPLICATION_ID 0x48764531   /* "HvE1" */

char     *hv_builder_stamp     (void);
char     *hv_builder_file_name (GPtrArray     *changes);
gboolean  hv_builder_build     (const char    *library,
                                GPtrArray     *changes,
                                const char    *path,
                                HvProgress     progress,
                                gpointer       user_data,
                                GCancellable  *cancellable,
                                GError       **error);
gboolean  hv_builder_build_state (const char   *library,
                                GPtrArray     *changes,
                                HvStanding    *standing,
                                const char    *path,
                                HvProgress     progress,
                                gpointer       user_data,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
