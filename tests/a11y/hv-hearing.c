/* hv-hearing.c: what a program announces to screen readers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-hearing.h"

#define EVENT "object:announcement"

struct _HvHearing
{
  GDBusConnection *bus;
  guint            subscription;
  GPtrArray       *heard;
};

static void
announcement_cb (GDBusConnection *bus,
                 const char      *sender,
                 const char      *path,
                 const char      *interface,
                 const char      *signal,
                 GVariant        *parameters,
                 gpointer         user_data)
{
  HvHearing *self = user_data;
  g_autoptr (GVariant) any = g_variant_get_child_value (parameters, 3);
  g_autoptr (GVariant) text = g_variant_is_of_type (any, G_VARIANT_TYPE_VARIANT)
    ? g_variant_get_variant (any) : NULL;

  if (text != NULL && g_variant_is_of_type (text, G_VARIANT_TYPE_STRING))
    g_ptr_array_add (self->heard, g_variant_dup_string (text, NULL));
}

static void
tell_registry (HvHearing          *self,
               const char         *method,
               GVariant           *arguments)
{
  g_autoptr (GVariant) answer G_GNUC_UNUSED = g_dbus_connection_call_sync (
    self->bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry",
    method, arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
}

/**
 * hv_hearing_new:
 * @bus: of accessibility
 *
 * Programs announce only when somebody listens.
 *
 * Returns: (transfer full): somebody who does
 */
HvHearing *
hv_hearing_new (GDBusConnection *bus)
{
  HvHearing *self = g_new0 (HvHearing, 1);
  const char *nothing[] = { NULL };

  self->bus = g_object_ref (bus);
  self->heard = g_ptr_array_new_with_free_func (g_free);
  self->subscription = g_dbus_connection_signal_subscribe (
    bus, NULL, "org.a11y.atspi.Event.Object", "Announcement", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
    announcement_cb, self, NULL);
  tell_registry (self, "RegisterEvent", g_variant_new ("(s^ass)", EVENT, nothing, ""));
  return self;
}

void
hv_hearing_free (HvHearing *self)
{
  tell_registry (self, "DeregisterEvent", g_variant_new ("(s)", EVENT));
  g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  g_object_unref (self->bus);
  g_ptr_array_unref (self->heard);
  g_free (self);
}

/**
 * hv_hearing_forget:
 *
 * What comes from now on is about what is done now.
 */
void
hv_hearing_forget (HvHearing *self)
{
  g_ptr_array_set_size (self->heard, 0);
}

/**
 * hv_hearing_heard:
 *
 * Returns: (transfer none) (element-type utf8): what was announced since
 */
GPtrArray *
hv_hearing_heard (HvHearing *self)
{
  return self->heard;
}
