/* test-secret.c: how long words about a person stay on the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

#include "hv-clipboard.h"

static GtkWidget *
new_window (void)
{
  return g_object_ref_sink (gtk_window_new ());
}

static void
wait_empty (GdkClipboard *clipboard)
{
  while (gdk_clipboard_get_content (clipboard) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_expires (void)
{
  GtkWidget *window = new_window ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);

  hv_clipboard_copy_secret (window, "Zebedeus", 1);
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
  wait_empty (clipboard);
  /* Nothing is left of it to add to or to forget. */
  g_assert_false (hv_clipboard_forget (window));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

/* What was copied after it is not taken away with it. */
static void
test_replaced (void)
{
  GtkWidget *window = new_window ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);
  GdkContentProvider *later;

  hv_clipboard_copy_secret (window, "Zebedeus", 1);
  hv_clipboard_copy (window, "Een zin");
  later = gdk_clipboard_get_content (clipboard);
  /* The time of a second secret is longer than what was left of the first. */
  hv_clipboard_copy_secret (window, "Proefkonijn", 2);
  g_assert_true (gdk_clipboard_get_content (clipboard) != later);
  wait_empty (clipboard);
  hv_clipboard_copy (window, "Een zin");
  g_assert_true (hv_clipboard_forget (window));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

/* A phrase behind a letter does not make the letter any less about a person. */
static void
test_added_to (void)
{
  GtkWidget *window = new_window ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);
  g_autoptr (GdkContentFormats) formats = NULL;

  hv_clipboard_copy_secret (window, "Zebedeus", 1);
  hv_clipboard_append (window, "Een zin", FALSE);
  formats = gdk_content_provider_ref_formats (gdk_clipboard_get_content (clipboard));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/x-kde-passwordManagerHint"));
  wait_empty (clipboard);
  /* Behind what is no secret it is none. */
  hv_clipboard_copy (window, "Een zin");
  hv_clipboard_append (window, "Nog een zin", FALSE);
  g_clear_pointer (&formats, gdk_content_formats_unref);
  formats = gdk_content_provider_ref_formats (gdk_clipboard_get_content (clipboard));
  g_assert_false (gdk_content_formats_contain_mime_type (formats, "text/x-kde-passwordManagerHint"));
  /* And a secret behind it makes all of it one. */
  hv_clipboard_append (window, "Zebedeus", TRUE);
  g_clear_pointer (&formats, gdk_content_formats_unref);
  formats = gdk_content_provider_ref_formats (gdk_clipboard_get_content (clipboard));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/x-kde-passwordManagerHint"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP needs a display\n");
      return 0;
    }
  g_test_add_func ("/secret/expires", test_expires);
  g_test_add_func ("/secret/replaced", test_replaced);
  g_test_add_func ("/secret/added-to", test_added_to);
  return g_test_run ();
}
