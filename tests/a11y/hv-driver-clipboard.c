/* hv-driver-clipboard.c: the clipboards of the display
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-driver-private.h"

/**
 * hv_driver_dup_clipboard:
 * @selection: "clipboard" or "primary"
 *
 * Returns: (transfer full) (nullable): the text on it, %NULL when nobody has
 *   put any there
 */
char *
hv_driver_dup_clipboard (HvDriver   *self,
                         const char *selection)
{
  const char *argv[] = { "xclip", "-o", "-selection", selection, "-t", "UTF8_STRING", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, self->environment,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  return status == 0 ? g_steal_pointer (&output) : NULL;
}

/**
 * hv_driver_clipboard_is:
 * @text: (nullable)
 */
gboolean
hv_driver_clipboard_is (HvDriver   *self,
                        const char *selection,
                        const char *text)
{
  g_autofree char *found = hv_driver_dup_clipboard (self, selection);

  return g_strcmp0 (found, text) == 0;
}

/**
 * hv_driver_set_clipboard:
 *
 * Puts something on the clipboard, as another program would.
 */
void
hv_driver_set_clipboard (HvDriver   *self,
                         const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, "clipboard", NULL);
  const char *argv[] = { "xclip", "-i", "-selection", "clipboard", path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  hv_driver_write (self, "clipboard", text);
  /* It goes on in the background until another program takes over, and must not
   * keep anything of ours open so long: whoever reads it would wait. */
  g_spawn_sync (NULL, (char **) argv, self->environment,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  hv_wait (self, hv_driver_clipboard_is (self, "clipboard", text));
}
