/* hv-comparison-private.h: shared by the parts of a comparison
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-comparison.h"

G_BEGIN_DECLS

/* What is shown of a unit. */
typedef struct
{
  char *title;
  char *words;
  char *details;
} HvComparedText;

GHashTable           *hv_compared_texts_read      (HvStanding           *standing,
                                                   HvFoldDocument       *document,
                                                   GHashTable           *wanted,
                                                   GCancellable         *cancellable,
                                                   GError              **error);
const HvComparedText *hv_compared_texts_get       (GHashTable           *texts,
                                                   const char           *id);
char                 *hv_compared_texts_dup_title (GHashTable           *texts,
                                                   const char           *id);
gboolean              hv_comparison_add_pair      (HvComparison         *comparison,
                                                   HvStanding           *before,
                                                   HvStanding           *after,
                                                   HvFoldDocument       *old,
                                                   HvFoldDocument       *new,
                                                   GCancellable         *cancellable,
                                                   GError              **error);
gboolean              hv_comparison_find_touched  (HvComparison         *comparison,
                                                   HvStanding           *before,
                                                   HvStanding           *after,
                                                   HvFoldDocument       *document,
                                                   GCancellable         *cancellable,
                                                   GError              **error);

G_END_DECLS
