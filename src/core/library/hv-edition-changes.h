/* hv-edition-changes.h: what an agent who knew one edition finds changed in another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-edition.h"

G_BEGIN_DECLS

/**
 * HvUnitChange:
 * @key: to open it by, in the edition that is newer; of what is gone too
 * @title: the question, or what it is called
 * @before: (nullable): the older wording, %NULL when it is new
 * @after: (nullable): the newer wording, %NULL when it is gone
 * @mark: of the newer wording: another wording has another mark
 */
typedef struct
{
  char   *key;
  HvKind  kind;
  char   *title;
  char   *before;
  char   *after;
  char   *mark;
} HvUnitChange;

void       hv_unit_change_free (HvUnitChange  *change);
GPtrArray *hv_edition_changes  (HvEdition     *before,
                                HvEdition     *after,
                                const char    *lang,
                                HvDay          day,
                                GCancellable  *cancellable,
                                GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvUnitChange, hv_unit_change_free)

G_END_DECLS
