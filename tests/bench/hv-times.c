/* hv-times.c: processor time, and percentiles of what was measured
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-times.h"

#include <time.h>

/**
 * hv_times_cpu:
 *
 * Returns: ms of processor time that all threads of the process took until now
 */
double
hv_times_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/**
 * hv_times_compare:
 * @a: place of a double
 * @b: of another
 *
 * Returns: negative, 0 or positive, for qsort() and g_array_sort()
 */
int
hv_times_compare (gconstpointer a,
                  gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

/**
 * hv_times_percentile:
 * @times: (element-type double): is sorted
 * @share: from 0 to 1; 0.5 is the median
 *
 * Returns: the one that such a share of them comes before; 0 when there are none
 */
double
hv_times_percentile (GArray *times,
                     double  share)
{
  if (times->len == 0)
    return 0;
  g_array_sort (times, hv_times_compare);
  return g_array_index (times, double, MIN (times->len - 1, (guint) (share * times->len)));
}
