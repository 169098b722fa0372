/* hv-library.h: the library as its one writer has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-history.h"
#include "hv-intake.h"
#include "hv-standing.h"

G_BEGIN_DECLS

/**
 * HvLibrary: an open library, locked against other writers until it is freed.
 * Used by one thread at a time.
 */
typedef struct _HvLibrary HvLibrary;

HvLibrary  *hv_library_open       (const char     *folder,
                                   GError        **error);
void        hv_library_free       (HvLibrary      *library);
HvHistory  *hv_library_history    (HvLibrary      *library);
HvDay       hv_library_today      (HvLibrary      *library);
gboolean    hv_library_commit     (HvLibrary      *library,
                                   HvChange       *change,
                                   GHashTable     *incoming,
                                   GArray         *cancel,
                                   HvProgress      progress,
                                   gpointer        user_data,
                                   GCancellable   *cancellable,
                                   GError        **error);
gboolean    hv_library_cancel     (HvLibrary      *library,
                                   guint           n,
                                   GError        **error);
guint       hv_library_activate   (HvLibrary      *library,
                                   guint           n,
                                   const char     *role,
                                   gboolean        cancel_pending,
                                   GArray         *pending,
                                   GError        **error);
guint       hv_library_remove     (HvLibrary      *library,
                                   const char     *document,
                                   const char     *lang,
                                   const char     *role,
                                   GError        **error);
guint       hv_library_sign       (HvLibrary      *library,
                                   const char * const *keys,
                                   const HvApproval *approval,
                                   const char     *reason,
                                   GError        **error);
gboolean    hv_library_prune      (HvLibrary      *library,
                                   guint          *removed,
                                   GError        **error);
gboolean    hv_library_verify     (const char     *folder,
                                   GPtrArray      *report,
                                   gboolean       *sound,
                                   GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvLibrary, hv_library_free)

G_END_DECLS
