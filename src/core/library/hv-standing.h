/* hv-standing.h: which wording of each unit is approved in a state
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of vocabulary/README.md about approvals, in one place: the newest
 * approval of a unit counts, it is bound to a wording and to the texts cited,
 * and the newest approved wording stays until a newer one is approved.
 */
#pragma once

#include "hv-history.h"
#include "hv-loaded.h"

G_BEGIN_DECLS

/* Stands in an approvals document for an approval that names no role. */
#define HV_ROLE_UNNAMED "unnamed"

/**
 * HvStood: how one unit stands.
 * @loaded: (transfer none): the version that agents see it in, %NULL when they
 *   do not see it
 * @sha256: (transfer none): that version's source
 * @superseded: the document has a newer wording that is not approved
 * @signature: (transfer none): the approval that counts
 */
typedef struct
{
  HvBinding       binding;
  HvLoaded       *loaded;
  const char     *sha256;
  gboolean        superseded;
  const HvSigned *signature;
} HvStood;

typedef struct _HvStanding HvStanding;

HvStanding *hv_standing_new        (const char         *library,
                                    GPtrArray          *fold,
                                    GHashTable         *incoming,
                                    GCancellable       *cancellable,
                                    GError            **error);
GHashTable *hv_standing_read       (const char         *library,
                                    GPtrArray          *one,
                                    GPtrArray          *other,
                                    GCancellable       *cancellable,
                                    GError            **error);
HvStanding *hv_standing_new_read   (const char         *library,
                                    GHashTable         *read,
                                    GPtrArray          *fold,
                                    GCancellable       *cancellable,
                                    GError            **error);
HvStanding *hv_standing_new_beside (HvStanding         *other,
                                    GPtrArray          *fold,
                                    GHashTable         *incoming,
                                    GCancellable       *cancellable,
                                    GError            **error);
void        hv_standing_free       (HvStanding         *standing);
GPtrArray  *hv_standing_fold       (HvStanding         *standing);
GHashTable *hv_standing_versions   (HvStanding         *standing);
HvLoaded   *hv_standing_newest     (HvStanding         *standing,
                                    HvFoldDocument     *document);
gboolean    hv_standing_of_document (HvStanding        *standing,
                                    HvFoldDocument     *document,
                                    HvStood            *stood,
                                    GError            **error);
gboolean    hv_standing_of_unit    (HvStanding         *standing,
                                    HvFoldDocument     *document,
                                    const HvLoadedUnit *unit,
                                    HvStood            *stood,
                                    GError            **error);
char       *hv_standing_path       (HvStanding         *standing,
                                    HvDocumentType      type,
                                    const char         *sha256);
gboolean    hv_standing_cited      (HvStanding         *standing,
                                    HvLoaded           *from,
                                    const char         *cite,
                                    const char        **hash,
                                    GError            **error);
gboolean    hv_standing_cited_then (HvStanding         *standing,
                                    const HvStood      *stood,
                                    const char         *unit,
                                    const char        **sha256,
                                    HvFoldDocument    **statement,
                                    GError            **error);
HvFoldDocument *hv_standing_statement (HvStanding      *standing,
                                    const char         *id,
                                    const char         *lang);
GPtrArray  *hv_standing_unbound    (HvStanding         *standing,
                                    GError            **error);
HvSigned   *hv_standing_sign       (HvStanding         *standing,
                                    HvFoldDocument     *document,
                                    const HvLoadedUnit *unit,
                                    const HvApproval   *approval,
                                    gboolean            as_shown,
                                    GError            **error);
void        hv_standing_add        (HvStanding         *standing,
                                    GPtrArray          *signatures);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvStanding, hv_standing_free)

G_END_DECLS
