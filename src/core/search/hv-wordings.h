/* hv-wordings.h: words that stand one behind the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-postings.h"

G_BEGIN_DECLS

typedef struct _HvWordings HvWordings;

HvWordings *hv_wordings_new  (HvDb         *db,
                              guint         table,
                              GError      **error);
void        hv_wordings_free (HvWordings   *wordings);
void        hv_wordings_trim (HvWordings   *wordings);
GArray     *hv_wordings_find (HvWordings   *wordings,
                              const char   *wording,
                              GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvWordings, hv_wordings_free)

G_END_DECLS
