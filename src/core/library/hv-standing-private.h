/* hv-standing-private.h: shared by what looks at a state
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-standing.h"

G_BEGIN_DECLS

/* Two documents may each say that they are made from the other. */
#define HV_STANDING_LONGEST_CHAIN 8

struct _HvStanding
{
  char         *library;
  GPtrArray    *fold;
  GHashTable   *incoming;    /* sha256 → path of files not in the library yet */
  GHashTable   *loaded;      /* sha256 → HvLoaded */
  GHashTable   *signatures;  /* "unit\tlang" → GPtrArray of HvSigned, oldest first */
  GPtrArray    *own;         /* signatures added by hand */
  GCancellable *cancellable;
  HvFoldDocument *supposed;  /* a statement that is supposed to read like… */
  HvLoaded     *supposed_as; /* …this version of it */
  guint         depth;       /* of translations of translations */
};

char           *hv_standing_signature_key    (const char          *document,
                                              const char          *unit,
                                              const char          *lang);
HvLoaded       *hv_standing_load             (HvStanding          *standing,
                                              HvDocumentType       type,
                                              const char          *sha256,
                                              GError             **error);
const HvSigned *hv_standing_newest_signature (HvStanding          *standing,
                                              const char          *document,
                                              const char          *unit,
                                              const char          *lang);
HvFoldDocument *hv_standing_source_of        (HvStanding          *standing,
                                              const HvDocument    *translation);
const HvLoadedUnit *hv_standing_original_of  (HvStanding          *standing,
                                              HvLoaded            *from,
                                              const HvLoadedUnit  *unit,
                                              HvFoldDocument     **source);
gboolean        hv_standing_hash_cited       (HvStanding          *standing,
                                              HvLoaded            *from,
                                              const HvLoadedUnit  *unit,
                                              gboolean             as_shown,
                                              char               **cited,
                                              GError             **error);

G_END_DECLS
