/* hv-desk.h: the library as a desk reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-edition.h"
#include "hv-history.h"

G_BEGIN_DECLS

/**
 * HvDesk: reads "current" and opens editions; never the ledger, never writes to
 * the library. Used by one thread at a time.
 */
typedef struct _HvDesk HvDesk;

char      *hv_library_folder   (const char    *option);
gint64     hv_now              (void);
HvDay      hv_history_today    (HvHistory     *history);

HvDesk    *hv_desk_new         (const char    *library);
HvDesk    *hv_desk_new_preview (const char    *library,
                                guint          number,
                                HvDay          day,
                                const char    *path);
void       hv_desk_free        (HvDesk        *desk);
HvHistory *hv_desk_history     (HvDesk        *desk,
                                GError       **error);
HvDay      hv_desk_today       (HvDesk        *desk);
gboolean   hv_desk_clock_is_behind (HvDesk    *desk);
HvEdition *hv_desk_edition     (HvDesk        *desk,
                                HvDay          day,
                                GCancellable  *cancellable,
                                GError       **error);
HvEdition *hv_desk_edition_number (HvDesk     *desk,
                                guint          number,
                                GCancellable  *cancellable,
                                GError       **error);
gboolean   hv_desk_was_rebuilt (HvDesk        *desk);
gboolean   hv_desk_verify_file (HvDesk        *desk,
                                GCancellable  *cancellable,
                                GError       **error);
gboolean   hv_desk_rebuild     (HvDesk        *desk,
                                GCancellable  *cancellable,
                                GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvDesk, hv_desk_free)

G_END_DECLS
