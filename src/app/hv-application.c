/* hv-application.c: the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Owns the library and hands it to its window. Of the command line it takes files
 * to import, and no words to search for: lists of processes and histories would
 * keep them.
 */
#include "config.h"

#include "hv-application.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "hv-bus.h"
#include "hv-place-uri.h"
#include "hv-service.h"
#include "hv-settings.h"
#include "hv-window.h"
#include "hv-work.h"

/* Started by a question over the bus, it waits this long for another one, in
 * milliseconds. */
#define WAIT_FOR_ANOTHER 10000

/* As houvastctl ends when it is asked for what it does not do. */
#define EXIT_USAGE 2

struct _HvApplication
{
  AdwApplication  parent_instance;

  char           *library;       /* NULL for the usual one */
  char           *lang;          /* NULL for the usual language of answers */
  HvService      *service;
  GSettings      *settings;
  HvBus          *bus;
  gboolean        exit_after_first_frame;
};

G_DEFINE_FINAL_TYPE (HvApplication, hv_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "win.search", { "<Control>k", NULL } },
  { "win.next-call", { "<Control>n", NULL } },
  { "win.find", { "<Control>f", NULL } },
  { "win.back", { "<Alt>Left", NULL } },
  { "win.forward", { "<Alt>Right", NULL } },
  { "win.trail", { "<Alt>Down", NULL } },
  { "win.statement", { "F5", NULL } },
  { "win.next-mood(1)", { "F6", NULL } },
  { "win.next-mood(-1)", { "<Shift>F6", NULL } },
  { "win.request", { "F7", NULL } },
  { "win.receipt", { "<Control>t", NULL } },
  { "win.language", { "F8", NULL } },
  { "win.report", { "F9", NULL } },
  { "win.favourite", { "<Control>d", NULL } },
  { "win.small", { "<Control>m", NULL } },
  { "win.email", { "<Control>e", NULL } },
  { "win.print", { "<Control>p", NULL } },
  { "win.copy-note", { "<Control><Shift>c", NULL } },
  { "win.show-help-overlay", { "F1", "<Control>question", NULL } },
  { "win.preferences", { "<Control>comma", NULL } },
  { "window.close", { "<Control>w", NULL } },
  { "app.quit", { "<Control>q", NULL } },
};

static void
after_paint_cb (GdkFrameClock *clock,
                HvApplication *self)
{
  g_application_quit (G_APPLICATION (self));
}

static void
window_realized_cb (GtkWidget     *window,
                    HvApplication *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (after_paint_cb), self, 0);
}

/* The one that answers are read in, as opposed to what is open beside it. */
static HvWindow *
find_window (HvApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (; windows != NULL; windows = windows->next)
    if (HV_IS_WINDOW (windows->data))
      return windows->data;
  return NULL;
}

static void
hv_application_activate (GApplication *application)
{
  HvApplication *self = HV_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      window = GTK_WINDOW (hv_window_new (GTK_APPLICATION (self), self->service, self->settings));
      if (self->exit_after_first_frame)
        g_signal_connect_object (window, "realize", G_CALLBACK (window_realized_cb), self,
                                 G_CONNECT_AFTER);
    }
  gtk_window_present (window);
}

/* Also of a second start, and of whoever starts it over the bus. */
static void
hv_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  HvWindow *window;

  hv_application_activate (application);
  window = find_window (HV_APPLICATION (application));
  if (window == NULL)
    return;
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (g_file_is_native (files[i]))
        g_ptr_array_add (documents, files[i]);
      else
        hv_window_open_place (window, uri);
    }
  if (documents->len > 0)
    hv_window_import_files (window, (GFile **) documents->pdata, documents->len);
}

static void
search_asked_cb (HvApplication *self,
                 const char    *text)
{
  HvWindow *window;

  hv_application_activate (G_APPLICATION (self));
  window = find_window (self);
  if (window != NULL)
    hv_window_search_for (window, text);
}

static void
place_asked_cb (HvApplication *self,
                const char    *uri)
{
  HvWindow *window;

  hv_application_activate (G_APPLICATION (self));
  window = find_window (self);
  if (window != NULL)
    hv_window_open_place (window, uri);
}

static gboolean
hv_application_dbus_register (GApplication     *application,
                              GDBusConnection  *connection,
                              const char       *path,
                              GError          **error)
{
  HvApplication *self = HV_APPLICATION (application);

  return G_APPLICATION_CLASS (hv_application_parent_class)->dbus_register (application, connection,
                                                                           path, error)
         && hv_bus_export (self->bus, connection, path, error);
}

static void
hv_application_dbus_unregister (GApplication    *application,
                                GDBusConnection *connection,
                                const char      *path)
{
  hv_bus_unexport (HV_APPLICATION (application)->bus, connection);
  G_APPLICATION_CLASS (hv_application_parent_class)->dbus_unregister (application, connection,
                                                                      path);
}

/* The language in which answers are looked up, also before there is a window. */
static void
set_usual_language (HvApplication *self)
{
  g_autofree char *lang = hv_settings_dup_language (self->settings);

  hv_service_set_language (self->service, lang);
}

/* What is open beside the window goes first, or it would keep the program; and
 * closing the window remembers its size. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  HvApplication *self = user_data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  HvWindow *window = find_window (self);

  for (GList *at = windows; at != NULL; at = at->next)
    if (!HV_IS_WINDOW (at->data))
      {
        /* The key came through it, so it lives a little longer than its parent. */
        gtk_window_set_transient_for (at->data, NULL);
        gtk_window_close (at->data);
      }
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  /* As a service it would wait for another question. */
  if (find_window (self) == NULL)
    g_application_quit (G_APPLICATION (self));
}

static void
hv_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { "quit", quit_cb } };
  HvApplication *self = HV_APPLICATION (application);

  /* It opens in its own thread while the toolkit starts. */
  self->service = hv_service_new (self->library);
  G_APPLICATION_CLASS (hv_application_parent_class)->startup (application);
  if ((g_application_get_flags (application) & G_APPLICATION_IS_SERVICE) != 0)
    g_application_set_inactivity_timeout (application, WAIT_FOR_ANOTHER);
  self->settings = hv_settings_new ();
  /* For this window only: what is delayed is never written. */
  if (self->lang != NULL && self->settings != NULL)
    {
      g_settings_delay (self->settings);
      g_settings_set_string (self->settings, HV_SETTING_LANGUAGE, self->lang);
    }
  set_usual_language (self);
  hv_bus_set_service (self->bus, self->service);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].keys);
}

static void
hv_application_shutdown (GApplication *application)
{
  HvApplication *self = HV_APPLICATION (application);

  G_APPLICATION_CLASS (hv_application_parent_class)->shutdown (application);
  hv_work_wait ();
  hv_bus_set_service (self->bus, NULL);
  g_clear_object (&self->service);
  g_clear_object (&self->settings);
}

/* What a link of another program leads to; it is no words of a caller. */
static gboolean
is_place (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *id = NULL;
  HvPlaceUri kind;

  return hv_place_uri_parse (uri, &kind, &id, NULL);
}

/* Hands them to the program that runs, which may be this one.
 *
 * What is no file is refused before anybody is told of it, and not repeated: it
 * may be the words of a caller. */
static int
open_files (GApplication       *application,
            const char * const *names)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; names[i] != NULL; i++)
    {
      GFile *file = g_file_new_for_commandline_arg (names[i]);

      g_ptr_array_add (files, file);
      if (is_place (file))
        continue;
      if (!g_file_is_native (file) || !g_file_query_exists (file, NULL))
        {
          g_printerr ("houvast: %s\n",
                      _("It takes files here, and no words. Type those in its window."));
          return EXIT_USAGE;
        }
    }
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("houvast: %s\n", error->message);
      return EXIT_FAILURE;
    }
  g_application_open (application, (GFile **) files->pdata, (int) files->len, "");
  return EXIT_SUCCESS;
}

static int
hv_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  HvApplication *self = HV_APPLICATION (application);
  g_autofree const char **files = NULL;
  gboolean version = FALSE;

  if (g_variant_dict_lookup (options, "version", "b", &version) && version)
    {
      g_print ("houvast %s\n", HV_VERSION);
      return 0;
    }
  g_variant_dict_lookup (options, "library", "^ay", &self->library);
  g_variant_dict_lookup (options, "lang", "s", &self->lang);
  g_variant_dict_lookup (options, "exit-after-first-frame", "b", &self->exit_after_first_frame);
  /* A window on another library is not the one that is open already. */
  if (self->library != NULL || self->lang != NULL || self->exit_after_first_frame)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  /* Done here, it goes on as long as there is a window. */
  if (g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &files))
    return open_files (application, files);
  return -1;
}

static void
hv_application_finalize (GObject *object)
{
  HvApplication *self = HV_APPLICATION (object);
  HvBus *bus = self->bus;

  g_free (self->library);
  g_free (self->lang);
  /* It takes back what is still on the bus. */
  G_OBJECT_CLASS (hv_application_parent_class)->finalize (object);
  g_object_unref (bus);
}

static void
hv_application_class_init (HvApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hv_application_finalize;
  application_class->activate = hv_application_activate;
  application_class->open = hv_application_open;
  application_class->startup = hv_application_startup;
  application_class->shutdown = hv_application_shutdown;
  application_class->dbus_register = hv_application_dbus_register;
  application_class->dbus_unregister = hv_application_dbus_unregister;
  application_class->handle_local_options = hv_application_handle_local_options;
}

static void
hv_application_init (HvApplication *self)
{
  static const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("the folder of the library"), N_("DIR") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, NULL, N_("the language of answers in this window"),
      N_("TAG") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("print the version"), NULL },
    { "exit-after-first-frame", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[FILE…]") },
    G_OPTION_ENTRY_NULL
  };

  self->bus = hv_bus_new (G_APPLICATION (self));
  g_signal_connect_object (self->bus, "search", G_CALLBACK (search_asked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bus, "open", G_CALLBACK (place_asked_cb), self, G_CONNECT_SWAPPED);
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_summary (
    G_APPLICATION (self),
    _("With files of knowledge it shows what importing them would change; you decide there."));
  gtk_window_set_default_icon_name (HV_APP_ID);
}

HvApplication *
hv_application_new (void)
{
  return g_object_new (HV_TYPE_APPLICATION, "application-id", HV_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/houvast/Houvast",
                       NULL);
}
