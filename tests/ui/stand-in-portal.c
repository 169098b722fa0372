/* stand-in-portal.c: what the desktop would be told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stand-in-portal FOLDER: takes the place of org.freedesktop.portal.Desktop as
 * far as its e-mail goes, puts what it gets into the folder, and answers as a
 * portal does. It says that it is there with the file "ready".
 */
#include <gio/gio.h>
#include <gio/gunixfdlist.h>
#include <gio/gunixinputstream.h>

static const char interface[]
  = "<node><interface name='org.freedesktop.portal.Email'>"
    "<method name='ComposeEmail'>"
    "<arg type='s' name='parent_window' direction='in'/>"
    "<arg type='a{sv}' name='options' direction='in'/>"
    "<arg type='o' name='handle' direction='out'/>"
    "</method></interface></node>";

static const char *folder;

static void
put (const char *name,
     const char *text,
     gssize      length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

static void
put_attachment (GUnixFDList *list,
                GVariant    *handles)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  int index, fd;

  g_assert_cmpuint (g_variant_n_children (handles), ==, 1);
  g_variant_get_child (handles, 0, "h", &index);
  fd = g_unix_fd_list_get (list, index, &error);
  g_assert_no_error (error);
  stream = g_unix_input_stream_new (fd, TRUE);
  g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  put ("portal-attachment", g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
       (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}

static char *
handle_of (GDBusMethodInvocation *invocation,
           const char            *token)
{
  g_autofree char *sender = g_strdup (g_dbus_method_invocation_get_sender (invocation) + 1);

  return g_strconcat ("/org/freedesktop/portal/desktop/request/", g_strdelimit (sender, ".", '_'),
                      "/", token, NULL);
}

static void
call_cb (GDBusConnection       *bus,
         const char            *sender,
         const char            *path,
         const char            *name,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  GUnixFDList *list = g_dbus_message_get_unix_fd_list (
    g_dbus_method_invocation_get_message (invocation));
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autoptr (GVariant) handles = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *handle = NULL;
  const char *subject, *body, *token;

  g_assert_true (g_variant_lookup (options, "subject", "&s", &subject));
  g_assert_true (g_variant_lookup (options, "body", "&s", &body));
  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  handles = g_variant_lookup_value (options, "attachment_fds", G_VARIANT_TYPE ("ah"));
  g_assert_nonnull (handles);
  put_attachment (list, handles);
  put ("portal-body", body, -1);
  put ("portal-subject", subject, -1);
  handle = handle_of (invocation, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  g_dbus_connection_emit_signal (bus, sender, handle, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", 0, NULL), &error);
  g_assert_no_error (error);
}

static void
acquired_cb (GDBusConnection *bus,
             const char      *name,
             gpointer         user_data)
{
  put ("ready", "", 0);
}

static void
bus_cb (GDBusConnection *bus,
        const char      *name,
        gpointer         user_data)
{
  static const GDBusInterfaceVTable table = { call_cb, NULL, NULL, { 0 } };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, NULL);
  g_autoptr (GError) error = NULL;

  g_dbus_connection_register_object (bus, "/org/freedesktop/portal/desktop", node->interfaces[0],
                                     &table, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  g_bus_own_name (G_BUS_TYPE_SESSION, "org.freedesktop.portal.Desktop", G_BUS_NAME_OWNER_FLAGS_NONE,
                  bus_cb, acquired_cb, NULL, NULL, NULL);
  g_main_loop_run (loop);
  return 0;
}
