/* hv-known-window.c: what Houvast knows about this call, and about you
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Amnesia that can be shown: what is here is in memory and nowhere else, and
 * one button makes it gone. What is kept for the person at the desk stands
 * apart, because it stays.
 */
#include "config.h"

#include "hv-known-window.h"

#include <glib/gi18n.h>

#include "hv-excerpt.h"
#include "hv-secret.h"

/* As much of a text as makes clear which one it is. */
#define VALUE_MAX 300

/* Its parts live as long as it does. */
static const char * const parts[] = { "call", "nothing", "forget", "kept" };

static GObject *
part (GtkWindow  *window,
      const char *name)
{
  return g_object_get_data (G_OBJECT (window), name);
}

/**
 * hv_known_window_new:
 *
 * Returns: (transfer none): a window that says that nothing is known
 */
GtkWindow *
hv_known_window_new (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  builder = gtk_builder_new_from_resource ("/org/houvast/Houvast/hv-known-window.ui");
  window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_object_set_data (G_OBJECT (window), parts[i], gtk_builder_get_object (builder, parts[i]));
  gtk_window_set_transient_for (window, parent);
  return window;
}

static void
add_row (AdwPreferencesGroup *group,
         const char          *label,
         const char          *value)
{
  GtkWidget *row = adw_action_row_new ();
  char *valid = g_utf8_make_valid (value, -1);
  char *line = hv_excerpt (valid, VALUE_MAX);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_preferences_group_add (group, row);
  hv_secret_free (valid);
  hv_secret_free (line);
}

/**
 * hv_known_window_add:
 * @label: what it is
 * @value: what is known
 *
 * Something of this call.
 */
void
hv_known_window_add (GtkWindow  *window,
                     const char *label,
                     const char *value)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && label != NULL && value != NULL);

  add_row (ADW_PREFERENCES_GROUP (part (window, "call")), label, value);
  gtk_widget_set_visible (GTK_WIDGET (part (window, "nothing")), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (part (window, "forget")), TRUE);
}

/**
 * hv_known_window_add_kept:
 *
 * Something of the person at the desk.
 */
void
hv_known_window_add_kept (GtkWindow  *window,
                          const char *label,
                          const char *value)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && label != NULL && value != NULL);

  add_row (ADW_PREFERENCES_GROUP (part (window, "kept")), label, value);
  gtk_widget_set_visible (GTK_WIDGET (part (window, "kept")), TRUE);
}

/**
 * hv_known_window_on_forget:
 * @forget: called with @object when somebody wants it gone; closes this window
 *   with all others
 */
void
hv_known_window_on_forget (GtkWindow *window,
                           GCallback  forget,
                           GObject   *object)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && forget != NULL);

  g_signal_connect_object (part (window, "forget"), "clicked", forget, object, G_CONNECT_SWAPPED);
}

void
hv_known_window_present (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_window_present (window);
}
