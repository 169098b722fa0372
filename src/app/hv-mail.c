/* hv-mail.c: a message for the person's own mail program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is sent: a message is begun, and the person sends it. The portal of
 * the desktop gets it over the session bus (org.freedesktop.portal.Email,
 * version 2 and newer take attachments as descriptors). Where there is none,
 * xdg-email gets it as arguments; everybody on the computer can read those, so
 * what belongs to a person is not in them. There is no mailto: with words in it.
 */
#include "config.h"

#include "hv-mail.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <string.h>
#include <unistd.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_EMAIL "org.freedesktop.portal.Email"
#define PORTAL_REQUEST "org.freedesktop.portal.Request"

/* What a Response says. */
#define RESPONSE_DONE 0
#define RESPONSE_DROPPED 1

/* A portal that does not even begin is as good as none, in milliseconds. */
#define PORTAL_TIMEOUT 10000

typedef struct
{
  char             *subject;
  char             *text;
  gboolean          personal;
  char            **attachments;
  GDBusConnection  *bus;
  char             *handle;        /* of the request, as it will be */
  guint             subscription;
} Message;

/* Words that may belong to a person are wiped. */
static void
wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
stop_listening (Message *message)
{
  if (message->subscription != 0)
    g_dbus_connection_signal_unsubscribe (message->bus, message->subscription);
  message->subscription = 0;
}

static void
message_free (gpointer data)
{
  Message *message = data;

  stop_listening (message);
  wipe (message->subject);
  wipe (message->text);
  g_strfreev (message->attachments);
  g_clear_object (&message->bus);
  g_free (message->handle);
  g_free (message);
}

static void
spawned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Message *message = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* It says by its exit status that there is no mail program. */
  if (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    g_task_return_int (task, message->personal ? HV_MAIL_WITHOUT_TEXT : HV_MAIL_WHOLE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_int (task, HV_MAIL_NOT);
}

/* Takes over the task. */
static void
try_xdg_email (GTask *task)
{
  Message *message = g_task_get_task_data (task);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;

  g_ptr_array_add (argv, (gpointer) "xdg-email");
  g_ptr_array_add (argv, (gpointer) "--utf8");
  if (!message->personal)
    {
      g_ptr_array_add (argv, (gpointer) "--subject");
      g_ptr_array_add (argv, message->subject);
      g_ptr_array_add (argv, (gpointer) "--body");
      g_ptr_array_add (argv, message->text);
    }
  for (char **path = message->attachments; *path != NULL; path++)
    {
      g_ptr_array_add (argv, (gpointer) "--attach");
      g_ptr_array_add (argv, *path);
    }
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char * const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                 | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (process == NULL)
    {
      g_task_return_int (task, HV_MAIL_NOT);
      g_object_unref (task);
      return;
    }
  g_subprocess_wait_check_async (process, g_task_get_cancellable (task), spawned_cb, task);
}

/* The portal keeps what it began alive; the answer ends the task. */
static void
response_cb (GDBusConnection *bus,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *signal,
             GVariant        *parameters,
             gpointer         user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Message *message = g_task_get_task_data (task);
  guint32 response;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;
  g_variant_get_child (parameters, 0, "u", &response);
  /* Drops the reference of the subscription. */
  stop_listening (message);
  if (response == RESPONSE_DONE)
    g_task_return_int (task, HV_MAIL_WHOLE);
  else if (response == RESPONSE_DROPPED)
    g_task_return_int (task, HV_MAIL_DROPPED);
  else
    try_xdg_email (g_object_ref (task));
}

static void
listen_to (GTask      *task,
           const char *handle)
{
  Message *message = g_task_get_task_data (task);

  stop_listening (message);
  message->subscription = g_dbus_connection_signal_subscribe (
    message->bus, PORTAL_NAME, PORTAL_REQUEST, "Response", handle, NULL,
    G_DBUS_SIGNAL_FLAGS_NONE, response_cb, g_object_ref (task), g_object_unref);
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Message *message = g_task_get_task_data (task);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  const char *handle;

  answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL,
                                                            result, &error);
  if (answer == NULL)
    {
      stop_listening (message);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_task_return_error (task, g_steal_pointer (&error));
      else
        try_xdg_email (g_object_ref (task));
      return;
    }
  g_variant_get (answer, "(&o)", &handle);
  /* Portals before version 0.9 chose another handle than was foretold. */
  if (message->subscription != 0 && g_strcmp0 (handle, message->handle) != 0)
    listen_to (task, handle);
}

static char *
foretell_handle (GDBusConnection  *bus,
                 const char       *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  return g_strconcat (PORTAL_PATH "/request/", g_strdelimit (sender, ".", '_'), "/", token, NULL);
}

static gboolean
open_attachments (char        **paths,
                  GUnixFDList  *list,
                  GVariant    **handles,
                  GError      **error)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ah"));
  for (char **path = paths; *path != NULL; path++)
    {
      int fd = open (*path, O_RDONLY | O_CLOEXEC);
      int saved = errno;
      int index;

      if (fd < 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s", *path,
                       g_strerror (saved));
          g_variant_builder_clear (&builder);
          return FALSE;
        }
      index = g_unix_fd_list_append (list, fd, error);
      close (fd);
      if (index < 0)
        {
          g_variant_builder_clear (&builder);
          return FALSE;
        }
      g_variant_builder_add (&builder, "h", index);
    }
  *handles = g_variant_builder_end (&builder);
  return TRUE;
}

/* Takes over the task. */
static void
try_portal (GTask *task)
{
  Message *message = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("houvast%08x", g_random_int ());
  g_autoptr (GUnixFDList) list = g_unix_fd_list_new ();
  g_autoptr (GError) error = NULL;
  GVariant *handles = NULL;
  GVariantBuilder options;

  if (!open_attachments (message->attachments, list, &handles, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (message->subject));
  g_variant_builder_add (&options, "{sv}", "body", g_variant_new_string (message->text));
  g_variant_builder_add (&options, "{sv}", "attachment_fds", handles);
  /* The answer may come before the call has returned. */
  message->handle = foretell_handle (message->bus, token);
  listen_to (task, message->handle);
  g_dbus_connection_call_with_unix_fd_list (
    message->bus, PORTAL_NAME, PORTAL_PATH, PORTAL_EMAIL, "ComposeEmail",
    g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE,
    PORTAL_TIMEOUT, list, g_task_get_cancellable (task), called_cb, task);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  Message *message = g_task_get_task_data (task);

  message->bus = g_bus_get_finish (result, NULL);
  if (message->bus != NULL)
    try_portal (task);
  else
    try_xdg_email (task);
}

/**
 * hv_mail_compose_async:
 * @personal: whether subject or text has data of a person
 * @attachments: (array zero-terminated=1): paths of files to send along
 *
 * Opens the mail program with a message that is still to be sent. No recipient
 * is filled in: the person knows who is on the phone, this program does not.
 */
void
hv_mail_compose_async (const char          *subject,
                       const char          *text,
                       gboolean             personal,
                       const char * const  *attachments,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Message *message;
  GTask *task;

  g_return_if_fail (subject != NULL && text != NULL && attachments != NULL);

  message = g_new0 (Message, 1);
  message->subject = g_strdup (subject);
  message->text = g_strdup (text);
  message->personal = personal;
  message->attachments = g_strdupv ((char **) attachments);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, hv_mail_compose_async);
  g_task_set_task_data (task, message, message_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, connected_cb, task);
}

/**
 * hv_mail_compose_finish:
 *
 * Returns: how; %HV_MAIL_NOT with or without an error
 */
HvMailWay
hv_mail_compose_finish (GAsyncResult  *result,
                        GError       **error)
{
  gssize way;

  g_return_val_if_fail (g_task_is_valid (result, NULL), HV_MAIL_NOT);

  way = g_task_propagate_int (G_TASK (result), error);
  return way > 0 ? (HvMailWay) way : HV_MAIL_NOT;
}
