/* hv-blob.h: arrays that are stored whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-db.h"

G_BEGIN_DECLS

gboolean  hv_blob_write        (HvDb         *db,
                                guint         table,
                                const char   *name,
                                const void   *data,
                                gsize         size,
                                GError      **error);
gboolean  hv_blob_write_words  (HvDb         *db,
                                guint         table,
                                const char   *name,
                                GArray       *words,
                                GError      **error);
GBytes   *hv_blob_read         (HvDb         *db,
                                guint         table,
                                const char   *name,
                                GError      **error);
GBytes   *hv_blob_read_words   (HvDb         *db,
                                guint         table,
                                const char   *name,
                                GError      **error);
void      hv_blob_set_damaged  (GError      **error);

G_END_DECLS
