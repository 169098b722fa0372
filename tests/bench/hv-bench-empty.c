/* hv-bench-empty.c: the least that a libadwaita program can be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window with a header bar and nothing in it, which is gone after its first
 * frame: what the start of the real window is measured against.
 */
#include <adwaita.h>

static void
after_paint_cb (GdkFrameClock *clock,
                GApplication  *application)
{
  g_application_quit (application);
}

static void
realize_cb (GtkWidget    *window,
            GApplication *application)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (after_paint_cb), application, 0);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 720);
  g_signal_connect_object (window, "realize", G_CALLBACK (realize_cb), application, 0);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application
    = adw_application_new ("org.houvast.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
