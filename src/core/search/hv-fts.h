/* hv-fts.h: Houvast's side of SQLite's full-text index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-db.h"

G_BEGIN_DECLS

/* Stands before a token that shares the place of the token before it. */
#define HV_FTS_ALSO '\001'

fts5_api *hv_fts_open (HvDb     *db,
                       GError  **error);

G_END_DECLS
