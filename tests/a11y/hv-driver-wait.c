/* hv-driver-wait.c: the patience of somebody at the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-driver-private.h"

#include <signal.h>
#include <stdlib.h>

/* How often a condition is looked at, in milliseconds. */
#define TICK 15

static gboolean
tick_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * hv_driver_step:
 * @deadline: (inout): 0 the first time
 *
 * Lets a moment pass.
 *
 * Returns: %FALSE when it took too long, or when the program has ended
 */
gboolean
hv_driver_step (HvDriver *self,
                gint64   *deadline)
{
  gint64 now = g_get_monotonic_time ();
  gboolean done = FALSE;

  if (*deadline == 0)
    *deadline = now + PATIENCE;
  if (now > *deadline || (self->program != NULL && hv_driver_look_for_exit (self)))
    return FALSE;
  g_timeout_add (TICK, tick_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  return TRUE;
}

/* For who looks at what a failure looked like. */
static void
take_picture (HvDriver *self)
{
  const char *path = g_getenv ("HOUVAST_UI_PICTURE");
  const char *argv[] = { "import", "-window", "root", path, NULL };

  if (path != NULL)
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                  NULL);
}

/**
 * hv_driver_give_up:
 *
 * Fails, and says what was to be seen instead.
 */
void
hv_driver_give_up (HvDriver   *self,
                   const char *where,
                   const char *what)
{
  g_autofree char *screen = hv_driver_dump (self);
  g_autofree char *messages = hv_driver_dup_messages (self);

  take_picture (self);
  if (!hv_driver_look_for_exit (self))
    kill (self->pid, SIGKILL);
  hv_driver_remove_folder (self);
  g_printerr ("%s: waited in vain for: %s\n%s\nOn screen:\n%s\n", where, what, messages, screen);
  g_test_message ("waited in vain for: %s", what);
  abort ();
}
