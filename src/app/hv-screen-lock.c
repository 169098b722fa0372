/* hv-screen-lock.c: told when the screen is locked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Desktops tell it in one of three ways: the screen saver of the session, that
 * of GNOME, and logind on the bus of the machine. Whoever is there is listened
 * to; where nobody is, nothing is told. Signals are taken from the owner of the
 * name only, so that no other program can pretend.
 */
#include "config.h"

#include "hv-screen-lock.h"

struct _HvScreenLock
{
  GObject       parent_instance;

  GCancellable *cancellable;
  GPtrArray    *connections;     /* (element-type Subscription) */
};

enum
{
  LOCKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HvScreenLock, hv_screen_lock, G_TYPE_OBJECT)

typedef struct
{
  GDBusConnection *bus;
  guint            id;
} Subscription;

static void
subscription_free (gpointer data)
{
  Subscription *subscription = data;

  g_dbus_connection_signal_unsubscribe (subscription->bus, subscription->id);
  g_object_unref (subscription->bus);
  g_free (subscription);
}

static void
signal_cb (GDBusConnection *bus,
           const char      *sender,
           const char      *path,
           const char      *interface,
           const char      *member,
           GVariant        *parameters,
           gpointer         user_data)
{
  gboolean active = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &active);
  if (active)
    g_signal_emit (user_data, signals[LOCKED], 0);
}

static void
subscribe (HvScreenLock    *self,
           GDBusConnection *bus,
           const char      *name,
           const char      *interface,
           const char      *member,
           const char      *path)
{
  Subscription *subscription = g_new0 (Subscription, 1);

  subscription->bus = g_object_ref (bus);
  subscription->id = g_dbus_connection_signal_subscribe (bus, name, interface, member, path, NULL,
                                                         G_DBUS_SIGNAL_FLAGS_NONE, signal_cb, self,
                                                         NULL);
  g_ptr_array_add (self->connections, subscription);
}

static void
session_bus_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HvScreenLock) self = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  subscribe (self, bus, "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver",
             "ActiveChanged", NULL);
  subscribe (self, bus, "org.gnome.ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", NULL);
}

/* Others may be logged in on this machine; theirs is another session. */
static void
session_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HvScreenLock) self = user_data;
  GDBusConnection *bus = G_DBUS_CONNECTION (source);
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (bus, result, NULL);
  const char *path;

  if (answer == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_variant_get (answer, "(&o)", &path);
  subscribe (self, bus, "org.freedesktop.login1", "org.freedesktop.login1.Session", "Lock", path);
}

static void
system_bus_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HvScreenLock) self = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_dbus_connection_call (bus, "org.freedesktop.login1", "/org/freedesktop/login1",
                          "org.freedesktop.login1.Manager", "GetSession",
                          g_variant_new ("(s)", "auto"), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, session_cb,
                          g_object_ref (self));
}

static void
hv_screen_lock_dispose (GObject *object)
{
  HvScreenLock *self = HV_SCREEN_LOCK (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->connections, 0);
  G_OBJECT_CLASS (hv_screen_lock_parent_class)->dispose (object);
}

static void
hv_screen_lock_finalize (GObject *object)
{
  HvScreenLock *self = HV_SCREEN_LOCK (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->connections);
  G_OBJECT_CLASS (hv_screen_lock_parent_class)->finalize (object);
}

static void
hv_screen_lock_class_init (HvScreenLockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hv_screen_lock_dispose;
  object_class->finalize = hv_screen_lock_finalize;

  /**
   * HvScreenLock::locked: the person has gone, or nobody may see the screen
   */
  signals[LOCKED] = g_signal_new ("locked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_screen_lock_init (HvScreenLock *self)
{
  self->cancellable = g_cancellable_new ();
  self->connections = g_ptr_array_new_with_free_func (subscription_free);
}

/**
 * hv_screen_lock_new:
 *
 * Waits for nothing: buses are looked for in the background.
 *
 * Returns: (transfer full): something that listens as long as it is kept
 */
HvScreenLock *
hv_screen_lock_new (void)
{
  HvScreenLock *self = g_object_new (HV_TYPE_SCREEN_LOCK, NULL);

  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, session_bus_cb, g_object_ref (self));
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, system_bus_cb, g_object_ref (self));
  return self;
}
