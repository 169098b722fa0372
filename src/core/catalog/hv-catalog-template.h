/* hv-catalog-template.h: what a translator starts from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-original.h"

G_BEGIN_DECLS

gboolean hv_catalog_template_write (GPtrArray   *originals,
                                    const char  *path,
                                    GError     **error);

G_END_DECLS
