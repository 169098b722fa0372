/* hv-test-bus.c: a session bus that starts the window, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It knows the program by the file that is installed for that, in which only the
 * place of the program is another.
 */
#include "hv-test-bus.h"

#include "hv-driver-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define NAME "org.houvast.Houvast"

struct _HvTestBus
{
  GTestDBus       *daemon;
  GDBusConnection *bus;
  char           **before;    /* the environment of the test */
};

/* GTestDBus takes these away from whoever uses it, and those that are needed to see
 * the window too. */
static const char * const taken[] = { "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "XDG_RUNTIME_DIR" };

static void
give_back (HvTestBus *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    if (g_environ_getenv (self->before, taken[i]) != NULL)
      g_setenv (taken[i], g_environ_getenv (self->before, taken[i]), TRUE);
}

static void
write_service (HvDriver *driver)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "..", "data", NAME ".service", NULL);
  g_autofree char *folder = g_build_filename (hv_driver_folder (driver), "services", NULL);
  g_autofree char *text = NULL;
  g_autofree char *moved = NULL;
  g_autoptr (GError) error = NULL;
  const char *program, *arguments;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  program = strstr (text, "Exec=");
  g_assert_nonnull (program);
  arguments = program + strcspn (program, " \n");
  moved = g_strdup_printf ("%.*sExec=%s%s", (int) (program - text), text, g_getenv ("HOUVAST"),
                           arguments);
  g_assert_no_errno (g_mkdir (folder, 0700));
  hv_driver_write (driver, "services/" NAME ".service", moved);
}

/* The window is seen over the bus of accessibility that the driver is on. */
static char *
accessibility_address (void)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
    session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL,
    G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  char *address;

  g_assert_nonnull (answer);
  g_variant_get (answer, "(s)", &address);
  return address;
}

static void
set_environment (HvTestBus  *self,
                 HvDriver   *driver,
                 const char *accessibility)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (char **at = driver->environment; *at != NULL; at++)
    {
      g_auto (GStrv) pair = g_strsplit (*at, "=", 2);

      if (g_strv_length (pair) == 2 && !g_str_equal (pair[0], "DBUS_SESSION_BUS_ADDRESS"))
        g_variant_builder_add (&builder, "{ss}", pair[0], pair[1]);
    }
  g_variant_builder_add (&builder, "{ss}", "AT_SPI_BUS_ADDRESS", accessibility);
  answer = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "UpdateActivationEnvironment",
                                        g_variant_new ("(a{ss})", &builder), NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/**
 * hv_test_bus_new:
 * @driver: whose library, settings and folders the program gets
 *
 * Returns: (transfer full): a bus on which nothing runs yet
 */
HvTestBus *
hv_test_bus_new (HvDriver *driver)
{
  HvTestBus *self = g_new0 (HvTestBus, 1);
  g_autofree char *folder = g_build_filename (hv_driver_folder (driver), "services", NULL);
  g_autofree char *accessibility = accessibility_address ();
  g_autoptr (GError) error = NULL;

  write_service (driver);
  self->before = g_get_environ ();
  self->daemon = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_add_service_dir (self->daemon, folder);
  g_test_dbus_up (self->daemon);
  self->bus = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (self->daemon),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);
  g_assert_no_error (error);
  give_back (self);
  set_environment (self, driver, accessibility);
  return self;
}

/**
 * hv_test_bus_free:
 * @self: (transfer full)
 *
 * Stops the bus, and with it the program; gives the environment of the test back.
 */
void
hv_test_bus_free (HvTestBus *self)
{
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_test_dbus_stop (self->daemon);
  g_object_unref (self->daemon);
  give_back (self);
  g_strfreev (self->before);
  g_free (self);
}

/**
 * hv_test_bus_call:
 *
 * Starts the program when it does not run.
 *
 * Returns: (transfer full) (nullable): its answer
 */
GVariant *
hv_test_bus_call (HvTestBus   *self,
                  const char  *path,
                  const char  *interface,
                  const char  *method,
                  GVariant    *arguments,
                  GError     **error)
{
  return g_dbus_connection_call_sync (self->bus, NAME, path, interface, method, arguments, NULL,
                                      G_DBUS_CALL_FLAGS_NONE, -1, NULL, error);
}

/**
 * hv_test_bus_pid:
 *
 * Returns: of the program, 0 when it does not run
 */
GPid
hv_test_bus_pid (HvTestBus *self)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
    self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
    "GetConnectionUnixProcessID", g_variant_new ("(s)", NAME), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
    NULL, NULL);
  guint32 pid = 0;

  if (answer != NULL)
    g_variant_get (answer, "(u)", &pid);
  return (GPid) pid;
}
