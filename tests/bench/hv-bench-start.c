/* hv-bench-start.c: how long the window takes to its first frame
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: hv-bench-start EMPTY HOUVAST LIBRARY
 *
 * Starts an empty libadwaita window and the real one by turns, each until its
 * first frame is painted, and compares the medians.
 */
#include <gio/gio.h>

#include "hv-times.h"

#define REPEATS 15

/* The first starts fill the caches of the system. */
#define WARM_UP 2

static double
start (const char * const *argv)
{
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                     &error)
      || !g_spawn_check_wait_status (status, &error))
    {
      g_printerr ("%s: %s\n", argv[0], error->message);
      exit (1);
    }
  return (g_get_monotonic_time () - began) / 1000.0;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GArray) empty = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  double empty_median, our_median;

  if (argc != 4)
    {
      g_printerr ("usage: hv-bench-start EMPTY HOUVAST LIBRARY\n");
      return 2;
    }
  for (guint i = 0; i < WARM_UP + REPEATS; i++)
    {
      const char *empty_argv[] = { argv[1], NULL };
      const char *our_argv[] = { argv[2], "--library", argv[3], "--exit-after-first-frame", NULL };
      double empty_time = start (empty_argv);
      double our_time = start (our_argv);

      if (i < WARM_UP)
        continue;
      g_array_append_val (empty, empty_time);
      g_array_append_val (ours, our_time);
    }
  g_print ("\n## Start to first frame, median of %d\n\n", REPEATS);
  empty_median = hv_times_percentile (empty, 0.5);
  our_median = hv_times_percentile (ours, 0.5);
  g_print ("empty libadwaita window %.0f ms, houvast %.0f ms, ratio %.2f\n", empty_median,
           our_median, our_median / empty_median);
  return 0;
}
