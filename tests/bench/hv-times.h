/* hv-times.h: processor time, and percentiles of what was measured
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double hv_times_cpu        (void);
int    hv_times_compare    (gconstpointer  a,
                            gconstpointer  b);
double hv_times_percentile (GArray        *times,
                            double         share);

G_END_DECLS
