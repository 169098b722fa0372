/* hv-loaded.h: one version of a document, as far as approvals need it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "hv-reader.h"

G_BEGIN_DECLS

/**
 * HvLoadedUnit: a unit without its text.
 * @parent: (nullable): of a section inside another, that one's id
 * @wording: SHA-256 of its wording
 * @details: a hash of what it has beside its words
 * @rights: (nullable): of an entry or a section, the rights it is about
 * @approval: the approval it declares, its own or else its document's
 */
typedef struct
{
  HvKind       kind;
  char        *id;
  char        *parent;
  char        *wording;
  guint        details;
  char       **cites;
  char       **rights;
  HvApproval   approval;
} HvLoadedUnit;

/**
 * HvLoaded: what must be known of a version to say what is approved.
 * @wording: SHA-256 of the whole document's wording
 * @units: (element-type HvLoadedUnit): in document order
 * @by_id: (element-type utf8 HvLoadedUnit)
 * @elements: (element-type utf8 utf8): every id, in a statement to the SHA-256 of
 *   its text
 * @signatures: (element-type HvSigned): of approvals
 * @accepted: (element-type utf8): rules whose findings the document accepts
 * @purposes: (element-type utf8): of a statement, names of purposes, as text
 * @controller: (nullable): of a statement, who is responsible
 */
typedef struct
{
  HvDocument *document;
  char       *wording;
  GPtrArray  *units;
  GHashTable *by_id;
  GHashTable *elements;
  GPtrArray  *signatures;
  GHashTable *accepted;
  GHashTable *purposes;
  char       *controller;
} HvLoaded;

char     *hv_source_path  (const char    *library,
                           HvDocumentType type,
                           const char    *sha256);
char     *hv_original_path (const char   *library,
                           const char    *sha256);
HvLoaded *hv_loaded_new   (const char    *path,
                           GCancellable  *cancellable,
                           GError       **error);
void      hv_loaded_free  (HvLoaded      *loaded);
gboolean  hv_loaded_is_unfinished (const HvLoaded     *loaded,
                                   const HvLoadedUnit *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvLoaded, hv_loaded_free)

G_END_DECLS
