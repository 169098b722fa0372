/* hv-ledger.h: the database of changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-db.h"
#include "hv-history.h"

G_BEGIN_DECLS

HvDb      *hv_ledger_open  (const char  *library,
                            GError     **error);
HvHistory *hv_ledger_read  (HvDb        *ledger,
                            GError     **error);
gboolean   hv_ledger_write (HvDb        *ledger,
                            HvHistory   *history,
                            GError     **error);
gboolean   hv_ledger_check (HvDb        *ledger,
                            GError     **error);

G_END_DECLS
