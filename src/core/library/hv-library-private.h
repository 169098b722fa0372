/* hv-library-private.h: shared by the parts of the writer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-db.h"
#include "hv-library.h"

G_BEGIN_DECLS

struct _HvLibrary
{
  char      *folder;
  int        lock;
  HvDb      *ledger;
  HvHistory *history;
  guint      published;   /* last change that "current" told when the lock was taken */
};

int        hv_library_lock            (const char     *folder,
                                      GError        **error);
gboolean   hv_library_store          (HvLibrary      *library,
                                      HvDocumentType  type,
                                      const char     *sha256,
                                      const char     *path,
                                      GError        **error);
gboolean   hv_library_write_history  (HvLibrary      *library,
                                      GError        **error);
gboolean   hv_library_build_one       (HvLibrary      *library,
                                      const HvChange *change,
                                      GError        **error);
gboolean   hv_library_build_from     (HvLibrary      *library,
                                      const HvChange *change,
                                      HvProgress      progress,
                                      gpointer        user_data,
                                      GCancellable   *cancellable,
                                      GError        **error);
void       hv_library_clear_strays   (HvLibrary      *library);
HvHistory *hv_library_carried        (const char     *folder);
gboolean   hv_library_is_lost        (const char     *folder);
HvChange  *hv_library_new_change     (HvLibrary      *library,
                                      const char     *action,
                                      const char     *role);
gboolean   hv_library_is_unfinished   (HvStanding     *standing,
                                       const char     *key);
GPtrArray *hv_library_signatures      (HvStanding     *standing,
                                       const char * const *keys,
                                       const HvApproval *approval,
                                       const char     *reason,
                                       GError        **error);
GBytes    *hv_approvals_to_bytes     (GPtrArray      *signatures,
                                      char          **id);
gboolean   hv_library_add_approvals  (HvLibrary      *library,
                                      HvChange       *change,
                                      GPtrArray      *signatures,
                                      GError        **error);

G_END_DECLS
