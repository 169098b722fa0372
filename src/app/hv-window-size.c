/* hv-window-size.c: how large the window is, and the small one beside a CRM
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each mode has a size of its own, which is remembered. The small one spends
 * less on margins and on the size of headings; nothing is left out.
 */
#include "config.h"

#include "hv-settings.h"
#include "hv-window-private.h"

/* As the settings have it, for when there are none: room for the list and an answer
 * side by side. And what they take, which a window for less text may be under. */
#define DEFAULT_WIDTH 1000
#define DEFAULT_HEIGHT 720
#define LEAST_WIDTH 360
#define LEAST_HEIGHT 240
#define MOST_SIZE G_MAXINT16

/* What is left beside a CRM that fills most of the screen. */
#define SMALL_WIDTH 360
#define SMALL_HEIGHT 480

static int
setting (HvWindow   *self,
         const char *key,
         int         otherwise)
{
  int value = self->settings != NULL ? g_settings_get_int (self->settings, key) : 0;

  return value > 0 ? value : otherwise;
}

static void
apply_size (HvWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self);

  if (self->small)
    gtk_widget_add_css_class (GTK_WIDGET (self), "small");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "small");
  if (self->small)
    gtk_window_set_default_size (window, setting (self, HV_SETTING_SMALL_WIDTH, SMALL_WIDTH),
                                 setting (self, HV_SETTING_SMALL_HEIGHT, SMALL_HEIGHT));
  else
    gtk_window_set_default_size (window, setting (self, HV_SETTING_WIDTH, DEFAULT_WIDTH),
                                 setting (self, HV_SETTING_HEIGHT, DEFAULT_HEIGHT));
}

/**
 * hv_window_restore_size:
 *
 * As it was when it was last closed.
 *
 * Returns: the width that it begins with, in pixels
 */
int
hv_window_restore_size (HvWindow *self)
{
  gboolean maximized = FALSE;
  int width, height;

  if (self->settings != NULL)
    {
      self->small = g_settings_get_boolean (self->settings, HV_SETTING_SMALL);
      maximized = !self->small && g_settings_get_boolean (self->settings, HV_SETTING_MAXIMIZED);
    }
  apply_size (self);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  return maximized ? G_MAXINT : width;
}

/**
 * hv_window_save_size:
 *
 * Remembers the mode, and the size in it.
 */
void
hv_window_save_size (HvWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, HV_SETTING_SMALL, self->small);
  g_settings_set_int (self->settings, self->small ? HV_SETTING_SMALL_WIDTH : HV_SETTING_WIDTH,
                      CLAMP (width, LEAST_WIDTH, MOST_SIZE));
  g_settings_set_int (self->settings, self->small ? HV_SETTING_SMALL_HEIGHT : HV_SETTING_HEIGHT,
                      CLAMP (height, LEAST_HEIGHT, MOST_SIZE));
  if (!self->small)
    g_settings_set_boolean (self->settings, HV_SETTING_MAXIMIZED,
                            gtk_window_is_maximized (GTK_WINDOW (self)));
}

/**
 * hv_window_set_small:
 *
 * Goes from one mode to the other.
 */
void
hv_window_set_small (HvWindow *self,
                     gboolean  small)
{
  if (self->small == !!small)
    return;
  hv_window_save_size (self);
  self->small = !!small;
  if (small && gtk_window_is_maximized (GTK_WINDOW (self)))
    gtk_window_unmaximize (GTK_WINDOW (self));
  apply_size (self);
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, HV_SETTING_SMALL, self->small);
  g_object_notify (G_OBJECT (self), "small");
}
