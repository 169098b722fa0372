/* hv-command-catalog.h: what the commands about catalogs share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-command.h"
#include "hv-translation.h"

G_BEGIN_DECLS

int        hv_command_catalog_status  (HvContext   *context,
                                       char       **argv,
                                       GError     **error);
GPtrArray *hv_cli_originals           (char       **files,
                                       GPtrArray   *findings,
                                       GError     **error);
GPtrArray *hv_cli_translate           (GPtrArray   *originals,
                                       const char  *path,
                                       const char  *lang,
                                       const char  *role,
                                       GPtrArray   *findings,
                                       char       **tag,
                                       GError     **error);
gboolean   hv_cli_write_translations  (GPtrArray   *originals,
                                       GPtrArray   *translations,
                                       const char  *folder,
                                       GError     **error);
int        hv_command_catalog_preview (HvContext   *context,
                                       char       **argv,
                                       GError     **error);
int        hv_cli_report_library      (HvContext   *context,
                                       guint        named,
                                       GError     **error);
void       hv_cli_copy_refusals       (GPtrArray   *from,
                                       const char  *but,
                                       GPtrArray   *to);
void       hv_cli_drop_unfinished     (GPtrArray   *findings);
void       hv_cli_print_translations  (HvContext   *context,
                                       const char  *catalog,
                                       const char  *lang,
                                       GPtrArray   *originals,
                                       GPtrArray   *translations,
                                       GPtrArray   *findings);

G_END_DECLS
