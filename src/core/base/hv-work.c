/* hv-work.c: threads that end before the program does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When main() returns, libraries free what they hold for all threads. One that is
 * still reading XML then reads what is freed, and the program ends in a crash.
 */
#include "hv-work.h"

static GMutex mutex;
static GCond none_left;
static guint working;

/**
 * hv_work_begin:
 *
 * Counts work that is handed to another thread. Any thread, before it is handed over.
 */
void
hv_work_begin (void)
{
  g_mutex_lock (&mutex);
  working++;
  g_mutex_unlock (&mutex);
}

/**
 * hv_work_end:
 *
 * The last thing that the other thread does of it.
 */
void
hv_work_end (void)
{
  g_mutex_lock (&mutex);
  g_assert (working > 0);
  working--;
  if (working == 0)
    g_cond_broadcast (&none_left);
  g_mutex_unlock (&mutex);
}

/**
 * hv_work_wait:
 *
 * Waits until all of it has ended. Only as the last thing a program does: nothing
 * may hand over more meanwhile. Cancel first what may be cancelled.
 */
void
hv_work_wait (void)
{
  g_mutex_lock (&mutex);
  while (working > 0)
    g_cond_wait (&none_left, &mutex);
  g_mutex_unlock (&mutex);
}
