/* hv-driver-keys.c: the keyboard of somebody at the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-driver-private.h"

#include <stdlib.h>
#include <string.h>

/* Of the windows that can be seen, from the lowest. */
static char **
find_windows (HvDriver *self)
{
  g_autofree char *pid = g_strdup_printf ("%d", (int) self->pid);
  const char *argv[] = { "xdotool", "search", "--onlyvisible", "--pid", pid, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_strchomp (output);
  return *output != '\0' ? g_strsplit (output, "\n", -1) : g_new0 (char *, 1);
}

static void
xdotool (HvDriver   *self,
         const char *command,
         ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  va_list args;
  const char *arg;

  g_ptr_array_add (argv, (gpointer) "xdotool");
  g_ptr_array_add (argv, (gpointer) command);
  va_start (args, command);
  while ((arg = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  g_assert_cmpint (hv_driver_run (self, (const char **) argv->pdata, NULL), ==, 0);
}

static char *
dup_top_window (HvDriver *self)
{
  g_auto (GStrv) windows = find_windows (self);
  guint n = g_strv_length (windows);

  return n > 0 ? g_strdup (windows[n - 1]) : NULL;
}

guint
hv_driver_n_windows (HvDriver *self)
{
  g_auto (GStrv) windows = find_windows (self);

  return g_strv_length (windows);
}

static gboolean
is_active (HvDriver *self)
{
  g_autoptr (HvTree) tree = hv_driver_read_tree (self);

  for (guint i = 0; i < tree->order->len; i++)
    {
      const HvNode *node = g_ptr_array_index (tree->order, i);

      if (node->depth == 1 && hv_node_has_state (node, ATSPI_STATE_ACTIVE))
        return TRUE;
    }
  return FALSE;
}

static gboolean
focus_top_window (HvDriver *self)
{
  g_autofree char *window = dup_top_window (self);
  const char *argv[] = { "xdotool", "windowfocus", window, NULL };
  g_autofree char *top = NULL;

  /* One that is about to go cannot be given the keyboard, or takes it along. */
  if (window == NULL || hv_driver_run (self, argv, NULL) != 0 || !is_active (self))
    return FALSE;
  top = dup_top_window (self);
  return g_strcmp0 (top, window) == 0;
}

/**
 * hv_driver_focus_window:
 *
 * Gives the keyboard to the topmost window of the program: there is no window
 * manager that would.
 */
void
hv_driver_focus_window (HvDriver *self)
{
  hv_wait (self, focus_top_window (self));
}

/* What GTK draws around the window where no window manager does, in pixels. */
static void
measure_border (HvDriver   *self,
                const char *window,
                HvNode     *frame,
                int        *width,
                int        *height)
{
  const char *argv[] = { "xdotool", "getwindowgeometry", "--shell", window, NULL };
  g_autofree char *output = NULL;
  AtspiRect inside = hv_node_extents (frame);
  const char *line;

  g_assert_cmpint (hv_driver_run (self, argv, &output), ==, 0);
  line = strstr (output, "WIDTH=");
  g_assert_nonnull (line);
  *width = atoi (line + strlen ("WIDTH=")) - inside.width;
  line = strstr (output, "HEIGHT=");
  g_assert_nonnull (line);
  *height = atoi (line + strlen ("HEIGHT=")) - inside.height;
}

/**
 * hv_driver_resize:
 *
 * Gives the window a size, in pixels, and waits until it has it.
 */
void
hv_driver_resize (HvDriver *self,
                  int       width,
                  int       height)
{
  g_autofree char *window = dup_top_window (self);
  g_autoptr (HvNode) frame = hv_driver_get (self, ATSPI_ROLE_FRAME, NULL);
  g_autofree char *width_text = NULL;
  g_autofree char *height_text = NULL;
  int border_width, border_height;

  measure_border (self, window, frame, &border_width, &border_height);
  width_text = g_strdup_printf ("%d", width + border_width);
  height_text = g_strdup_printf ("%d", height + border_height);
  xdotool (self, "windowsize", window, width_text, height_text, NULL);
  hv_wait (self, hv_node_extents (frame).width == width);
}

/**
 * hv_driver_key:
 * @keys: as xdotool writes them, separated by spaces
 */
void
hv_driver_key (HvDriver   *self,
               const char *keys)
{
  g_auto (GStrv) all = g_strsplit (keys, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  hv_hearing_forget (self->hearing);
  g_ptr_array_add (argv, (gpointer) "xdotool");
  g_ptr_array_add (argv, (gpointer) "key");
  g_ptr_array_add (argv, (gpointer) "--delay");
  g_ptr_array_add (argv, (gpointer) "1");
  for (char **key = all; *key != NULL; key++)
    g_ptr_array_add (argv, *key);
  g_ptr_array_add (argv, NULL);
  g_assert_cmpint (hv_driver_run (self, (const char **) argv->pdata, NULL), ==, 0);
}

/**
 * hv_driver_type:
 * @text: letters of the English keyboard
 */
void
hv_driver_type (HvDriver   *self,
                const char *text)
{
  xdotool (self, "type", "--delay", "1", text, NULL);
}
