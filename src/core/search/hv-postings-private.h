/* hv-postings-private.h: how the lists of postings are stored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-postings.h"

/* The lists stand one behind the other and are cut into chunks of so many bytes,
 * whatever stands there. */
#define HV_POSTINGS_CHUNK (16 * 1024)

#define HV_POSTINGS_FIRST_CHUNK(table) ((gint64) (table) << 32)
