/* test-application.c: the program, before it has a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-app-resources.h"
#include "hv-application.h"
#include "hv-core-resources.h"

#define PATH "/org/houvast/Houvast"

/* Whether something answers there as this program does. */
static gboolean
is_exported (GDBusConnection *connection)
{
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (GError) error = NULL;
  guint id;

  node = g_dbus_node_info_new_for_xml ("<node><interface name='org.houvast.Houvast'/></node>",
                                       &error);
  g_assert_no_error (error);
  /* One path has each interface once. */
  id = g_dbus_connection_register_object (connection, PATH, node->interfaces[0], NULL, NULL, NULL,
                                          &error);
  if (id == 0)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
      return TRUE;
    }
  g_dbus_connection_unregister_object (connection, id);
  return FALSE;
}

/* Registered and never run, it leaves nothing on the bus that would call into what
 * is gone. */
static void
test_never_run (void)
{
  HvApplication *application = hv_application_new ();
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  /* Whoever runs this may have a window open. */
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  connection = g_object_ref (g_application_get_dbus_connection (G_APPLICATION (application)));
  g_assert_true (is_exported (connection));
  /* The toolkit keeps it until then; running it would take it off the bus as well. */
  g_signal_emit_by_name (application, "shutdown");
  g_test_expect_message ("GLib-GIO", G_LOG_LEVEL_WARNING, "*did not unregister from D-Bus*");
  g_assert_finalize_object (application);
  g_test_assert_expected_messages ();
  g_assert_false (is_exported (connection));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDBusConnection) connection = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (connection == NULL || !gtk_init_check ())
    {
      g_print ("1..0 # SKIP needs a display and a session bus\n");
      return 0;
    }
  hv_core_register_resource ();
  hv_app_register_resource ();
  g_test_add_func ("/application/never-run", test_never_run);
  return g_test_run ();
}
