/* hv-driver.c: somebody at the desk, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-driver-private.h"

#include <glib/gstdio.h>
#include <sys/wait.h>

/* When it is, for the program and for houvastctl. */
#define NOW "2026-08-03T10:00:00Z"

/**
 * hv_driver_missing:
 *
 * Returns: (nullable): what is not there that it takes
 */
const char *
hv_driver_missing (void)
{
  static const char * const programs[] = { "xdotool", "xclip" };

  if (g_getenv ("DISPLAY") == NULL)
    return "a display";
  if (g_getenv ("DBUS_SESSION_BUS_ADDRESS") == NULL)
    return "a session bus";
  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path == NULL)
        return programs[i];
    }
  return NULL;
}

/* A cursor that blinks and things that slide make every moment another. */
static void
write_settings (HvDriver *self)
{
  g_autofree char *folder = g_build_filename (self->folder, "config", "gtk-4.0", NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  hv_driver_write (self, "config/gtk-4.0/settings.ini",
                   "[Settings]\ngtk-cursor-blink=false\ngtk-enable-animations=false\n");
}

/* Nothing of the person who runs the tests comes in, and nothing goes out. */
static void
set_environment (HvDriver *self)
{
  static const char * const folders[][2] = {
    { "HOME", "home" },
    { "XDG_CONFIG_HOME", "config" },
    { "XDG_DATA_HOME", "data" },
    { "XDG_CACHE_HOME", "cache" },
    { "XDG_STATE_HOME", "state" },
  };

  self->environment = g_get_environ ();
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (self->folder, folders[i][1], NULL);

      g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
      hv_driver_setenv (self, folders[i][0], folder);
    }
  hv_driver_setenv (self, "HOUVAST_LIBRARY", self->library);
  hv_driver_setenv (self, "HOUVAST_NOW", NOW);
  hv_driver_setenv (self, "GSETTINGS_BACKEND", "memory");
  hv_driver_setenv (self, "GDK_BACKEND", "x11");
  hv_driver_setenv (self, "GSK_RENDERER", "cairo");
  hv_driver_setenv (self, "GTK_A11Y", "atspi");
  hv_driver_setenv (self, "G_DEBUG", "fatal-warnings");
  hv_driver_setenv (self, "NO_AT_BRIDGE", NULL);
  hv_driver_setenv (self, "WAYLAND_DISPLAY", NULL);
  hv_driver_setenv (self, "GTK_THEME", NULL);
}

/* The bus of accessibility is started by whoever first asks where it is. */
static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) answer = NULL;
  GDBusConnection *bus;
  const char *address;

  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                        "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (address,
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                  | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, &error);
  g_assert_no_error (error);
  return bus;
}

/**
 * hv_driver_new:
 *
 * Returns: (transfer full): somebody with a folder, and no library yet
 */
HvDriver *
hv_driver_new (void)
{
  HvDriver *self = g_new0 (HvDriver, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("houvast-ui-XXXXXX", &error);
  g_assert_no_error (error);
  self->library = g_build_filename (self->folder, "library", NULL);
  set_environment (self);
  write_settings (self);
  self->bus = connect_to_bus ();
  self->hearing = hv_hearing_new (self->bus);
  return self;
}

/**
 * hv_driver_remove_folder:
 *
 * Takes away all that there was.
 */
void
hv_driver_remove_folder (HvDriver *self)
{
  const char *argv[] = { "rm", "-rf", self->folder, NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                &error);
  g_assert_no_error (error);
}

/**
 * hv_driver_free:
 *
 * Ends the program when it still runs, which it must do well, and takes away
 * all that there was.
 */
void
hv_driver_free (HvDriver *self)
{
  if (self->running)
    hv_driver_quit (self);
  g_free (self->program);
  hv_hearing_free (self->hearing);
  g_object_unref (self->bus);
  hv_driver_remove_folder (self);
  g_strfreev (self->environment);
  g_free (self->library);
  g_free (self->folder);
  g_free (self);
}

const char *
hv_driver_folder (HvDriver *self)
{
  return self->folder;
}

const char *
hv_driver_library (HvDriver *self)
{
  return self->library;
}

/**
 * hv_driver_setenv:
 * @value: (nullable): %NULL takes it away
 *
 * For programs that are started from now on.
 */
void
hv_driver_setenv (HvDriver   *self,
                  const char *name,
                  const char *value)
{
  if (value != NULL)
    self->environment = g_environ_setenv (self->environment, name, value, TRUE);
  else
    self->environment = g_environ_unsetenv (self->environment, name);
}

/**
 * hv_driver_write:
 * @name: of a file in the folder
 */
void
hv_driver_write (HvDriver   *self,
                 const char *name,
                 const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/**
 * hv_driver_run:
 * @argv: (array zero-terminated=1): a program and its arguments
 * @output: (out) (nullable): what it prints
 *
 * Runs it to the end, in the folder.
 *
 * Returns: its exit status
 */
int
hv_driver_run (HvDriver    *self,
               const char **argv,
               char       **output)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (self->folder, (char **) argv, self->environment,
                G_SPAWN_SEARCH_PATH | (output == NULL ? G_SPAWN_STDOUT_TO_DEV_NULL : 0), NULL, NULL,
                output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/**
 * hv_driver_speak_dutch:
 *
 * Starts the program in Dutch. The C library translates nothing in the locale
 * C.UTF-8 from version 2.39 on, so a Dutch one is made, where Debian's locales
 * are there to make it of.
 */
void
hv_driver_speak_dutch (HvDriver *self)
{
  g_autofree char *folder = g_build_filename (self->folder, "locale", NULL);
  g_autofree char *locale = g_build_filename (folder, "nl_NL.UTF-8", NULL);
  const char *argv[] = { "localedef", "--no-archive", "-i", "nl_NL", "-f", "UTF-8", locale, NULL };
  g_autofree char *program = g_find_program_in_path ("localedef");
  gboolean made;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  hv_driver_setenv (self, "LANGUAGE", "nl");
  hv_driver_setenv (self, "LOCPATH", folder);
  made = program != NULL && hv_driver_run (self, argv, NULL) == 0;
  hv_driver_setenv (self, "LC_ALL", made ? "nl_NL.UTF-8" : "C.UTF-8");
}
