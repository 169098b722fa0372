/* test-pseudo.c: languages with longer words, and from right to left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window runs inside the test, because no screen reader is told that a label
 * was cut off. One language a process: the C library keeps its catalogs.
 */
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "config.h"
#include "hv-app-resources.h"
#include "hv-application.h"
#include "hv-core-resources.h"
#include "hv-file.h"
#include "hv-pseudo.h"
#include "hv-window.h"

#define NARROWEST 360
#define WIDE 1100
#define LANGUAGE_OF_TEST "pseudo"

static char *folder;
static HvPseudo pseudo;
static guint n_labels;

/* Evaluated again and again; who waits in vain is stopped by the harness. */
#define wait_for(condition)                     \
  G_STMT_START {                                \
    while (!(condition))                        \
      g_main_context_iteration (NULL, TRUE);    \
  } G_STMT_END

typedef void (*Visit) (GtkWidget *widget,
                       gpointer   data);

static void
walk (GtkWidget *widget,
      Visit      visit,
      gpointer   data)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  visit (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (child, visit, data);
}

typedef struct
{
  const char *type;
  const char *text;
  GtkWidget  *found;
} Wanted;

static void
look_at_cb (GtkWidget *widget,
            gpointer   data)
{
  Wanted *wanted = data;

  if (wanted->found == NULL && g_str_equal (G_OBJECT_TYPE_NAME (widget), wanted->type)
      && (wanted->text == NULL
          || g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), wanted->text) == 0))
    wanted->found = widget;
}

/* The first on screen of that class; of labels, with that text in the language of the test. */
static GtkWidget *
find (GtkWidget  *window,
      const char *type,
      const char *text)
{
  g_autofree char *said = text != NULL ? hv_pseudo_text (pseudo, text) : NULL;
  Wanted wanted = { type, said, NULL };

  walk (window, look_at_cb, &wanted);
  return wanted.found;
}

static void
count_frame_cb (GdkFrameClock *clock,
                guint         *frames)
{
  (*frames)++;
}

/* Until the window was laid out and painted as it is now. */
static void
settle (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  guint frames = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame_cb), &frames);

  for (guint wanted = 1; wanted <= 3; wanted++)
    {
      gtk_widget_queue_resize (window);
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      wait_for (frames >= wanted);
    }
  g_signal_handler_disconnect (clock, handler);
}

static GtkWidget *
open_window (int width)
{
  static HvApplication *application;
  GtkWidget *window;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = hv_application_new ();
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }
  g_application_activate (G_APPLICATION (application));
  window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  wait_for (find (window, "GtkLabel", "Rights") != NULL);
  settle (window);
  return window;
}

static void
ask (GtkWidget  *window,
     const char *words)
{
  GtkWidget *entry = find (window, "GtkSearchEntry", NULL);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
}

static void
show_results (GtkWidget *window)
{
  ask (window, "inzage");
  wait_for (find (window, "HvResultRow", NULL) != NULL);
  settle (window);
}

static void
show_answer (GtkWidget *window)
{
  show_results (window);
  gtk_widget_activate (find (window, "HvResultRow", NULL));
  wait_for (find (window, "HvAnswerPage", NULL) != NULL);
  settle (window);
}

static GtkWidget *
find_other_window (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

      if (other != window && gtk_widget_get_mapped (other))
        return other;
    }
  return NULL;
}

static graphene_rect_t
bounds_in (GtkWidget *widget,
           GtkWidget *window)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  return bounds;
}

/* The classes around it, for who has to find it. */
static char *
dup_path (GtkWidget *widget)
{
  GString *path = g_string_new (NULL);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_string_append_printf (path, "%s%s", path->len > 0 ? " in " : "", G_OBJECT_TYPE_NAME (widget));
  return g_string_free (path, FALSE);
}

/* Whether a text of the program is on screen in full. Those of the knowledge have no marks. */
static void
check_label_cb (GtkWidget *widget,
                gpointer   window)
{
  graphene_rect_t bounds = bounds_in (widget, window);
  GtkLabel *label = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;
  int width;

  /* What stands in an empty entry has one line, and its name besides. */
  if (label == NULL || strstr (gtk_label_get_text (label), HV_PSEUDO_BEGIN) == NULL
      || GTK_IS_TEXT (gtk_widget_get_parent (widget)))
    return;
  n_labels++;
  pango_layout_get_pixel_size (gtk_label_get_layout (label), &width, NULL);
  if (pango_layout_is_ellipsized (gtk_label_get_layout (label))
      || width > gtk_widget_get_width (widget) + 1 || bounds.origin.x < 0
      || bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (window))
    g_error ("“%s” is cut off: %d of %d pixels, from %g", gtk_label_get_text (label),
             gtk_widget_get_width (widget), width, (double) bounds.origin.x);
}

/* What makes it so wide, for who has to find it. */
static void
name_wide_cb (GtkWidget *widget,
              gpointer   data)
{
  g_autofree char *path = dup_path (widget);
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  if (width > NARROWEST * 2 / 3)
    g_printerr ("%d: %s\n", width, path);
}

static void
check_fits (GtkWidget *window,
            int        width)
{
  n_labels = 0;
  walk (window, check_label_cb, window);
  g_assert_cmpuint (n_labels, >, 2);
  if (width > NARROWEST)
    walk (window, name_wide_cb, NULL);
  g_assert_cmpint (width, <=, NARROWEST);
}

static void
check_window_fits (GtkWidget *window)
{
  settle (window);
  check_fits (window, gdk_surface_get_width (gtk_native_get_surface (GTK_NATIVE (window))));
}

/* What opened beside the window, made as narrow. */
static void
check_beside (GtkWidget *window)
{
  GtkWidget *other;

  wait_for (find_other_window (window) != NULL);
  other = find_other_window (window);
  gtk_window_set_default_size (GTK_WINDOW (other), NARROWEST, 700);
  settle (other);
  /* Without its border, which comes on top of the width that libadwaita asks for its own. */
  check_fits (other, gtk_widget_get_width (other));
  gtk_window_close (GTK_WINDOW (other));
  wait_for (find_other_window (window) == NULL);
}

/* A file that is refused has the longest report. */
static void
check_import (GtkWidget *window)
{
  g_autofree char *path = g_build_filename (folder, "wrong.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "<faq xmlns='urn:houvast:kb:1' id='f'><entry id='e' for='x'/></faq>",
                       -1, &error);
  g_assert_no_error (error);
  g_assert_true (hv_window_import_files (HV_WINDOW (window), &file, 1));
  wait_for (find_other_window (window) != NULL
            && find (find_other_window (window), "GtkLabel", "Findings") != NULL);
  check_beside (window);
}

static void
test_long_words (void)
{
  static const char * const beside[] = { "win.report", "win.email", "win.known",
                                         "win.preferences" };
  GtkWidget *window = open_window (NARROWEST);

  check_window_fits (window);
  ask (window, "qqqqq zzzzz");
  wait_for (find (window, "GtkLabel", "Nothing found") != NULL);
  check_window_fits (window);
  show_results (window);
  check_window_fits (window);
  show_answer (window);
  check_window_fits (window);
  gtk_widget_activate_action (window, "win.request", NULL);
  wait_for (find (window, "HvRequestBar", NULL) != NULL);
  check_window_fits (window);
  gtk_widget_activate_action (window, "win.find", NULL);
  wait_for (find (window, "HvFindBar", NULL) != NULL);
  check_window_fits (window);
  for (gsize i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_assert_true (gtk_widget_activate_action (window, beside[i], NULL));
      check_beside (window);
    }
  check_import (window);
  gtk_widget_activate_action (window, "win.statement", NULL);
  wait_for (find (window, "HvStatementPage", NULL) != NULL);
  check_window_fits (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct
{
  GtkWidget       *widget;
  graphene_rect_t  bounds;
} Placed;

static void
note_cb (GtkWidget *widget,
         gpointer   placed)
{
  Placed one = { widget, bounds_in (widget, GTK_WIDGET (gtk_widget_get_root (widget))) };

  g_array_append_val (placed, one);
}

static GArray *
note_places (GtkWidget        *window,
             GtkTextDirection  direction)
{
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  gtk_widget_set_default_direction (direction);
  settle (window);
  walk (window, note_cb, placed);
  return placed;
}

static gboolean
is_same (GArray *before,
         GArray *after)
{
  gboolean same = before->len == after->len;

  for (guint i = 0; same && i < before->len; i++)
    {
      const Placed *one = &g_array_index (before, Placed, i);
      const Placed *other = &g_array_index (after, Placed, i);

      same = one->widget == other->widget && graphene_rect_equal (&one->bounds, &other->bounds);
    }
  return same;
}

/* Everything is where it would be in a mirror. What is still being opened moves the rest, so it is
 * looked at until it is back where it was. */
static void
check_mirrored (GtkWidget *window)
{
  g_autoptr (GArray) left = note_places (window, GTK_TEXT_DIR_LTR);
  g_autoptr (GArray) right = note_places (window, GTK_TEXT_DIR_RTL);
  g_autoptr (GArray) again = note_places (window, GTK_TEXT_DIR_LTR);
  int width = gtk_widget_get_width (window);

  while (!is_same (left, again))
    {
      g_array_unref (left);
      g_array_unref (right);
      left = g_steal_pointer (&again);
      right = note_places (window, GTK_TEXT_DIR_RTL);
      again = note_places (window, GTK_TEXT_DIR_LTR);
    }
  g_assert_cmpuint (left->len, ==, right->len);
  for (guint i = 0; i < left->len; i++)
    {
      const Placed *before = &g_array_index (left, Placed, i);
      const Placed *after = &g_array_index (right, Placed, i);
      float mirrored = (float) width - before->bounds.origin.x - before->bounds.size.width;

      g_assert_true (before->widget == after->widget);
      if (ABS (after->bounds.origin.x - mirrored) > 2
          || ABS (after->bounds.size.width - before->bounds.size.width) > 2)
        {
          g_autofree char *path = dup_path (after->widget);

          g_error ("%s is at %g, %g wide; a mirror has it at %g, %g wide", path,
                   (double) after->bounds.origin.x, (double) after->bounds.size.width,
                   (double) mirrored, (double) before->bounds.size.width);
        }
    }
}

static void
check_pages_mirrored (int width)
{
  GtkWidget *window = open_window (width);

  check_mirrored (window);
  show_results (window);
  check_mirrored (window);
  show_answer (window);
  gtk_widget_activate_action (window, "win.request", NULL);
  wait_for (find (window, "HvRequestBar", NULL) != NULL);
  check_mirrored (window);
  gtk_widget_activate_action (window, "win.statement", NULL);
  wait_for (find (window, "HvStatementPage", NULL) != NULL);
  check_mirrored (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_mirror (void)
{
  check_pages_mirrored (WIDE);
}

static void
test_narrow_mirror (void)
{
  check_pages_mirrored (NARROWEST);
}

/* As for somebody who never used the program, with the demo knowledge. */
static void
set_up_desk (void)
{
  static const char * const names[] = { "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                        "XDG_CACHE_HOME", "XDG_STATE_HOME" };
  g_autofree char *demo = g_build_filename (g_getenv ("HOUVAST_SOURCE_ROOT"), "data", "demo", "nl",
                                            NULL);
  g_autofree char *library = g_build_filename (folder, "library", NULL);
  const char *argv[] = { g_getenv ("HOUVASTCTL"), "--library", library, "import", demo, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_setenv (names[i], folder, TRUE);
  g_setenv ("HOUVAST_LIBRARY", library, TRUE);
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

/* The C library translates nothing in the locale C.UTF-8 from version 2.39 on, so another is made,
 * where Debian's locales are there to make it of.
 *
 * Returns: whether the program speaks the language of the test */
static gboolean
set_up_language (void)
{
  g_autofree char *locales = g_build_filename (folder, "locale", NULL);
  g_autofree char *locale = g_build_filename (locales, "nl_NL.UTF-8", NULL);
  g_autofree char *messages = g_build_filename (folder, LANGUAGE_OF_TEST, "LC_MESSAGES", NULL);
  g_autofree char *catalog = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *source = g_build_filename (HV_BUILD_ROOT, "po", "nl", "LC_MESSAGES",
                                              GETTEXT_PACKAGE ".mo", NULL);
  const char *argv[] = { "localedef", "--no-archive", "-i", "nl_NL", "-f", "UTF-8", locale, NULL };
  g_autoptr (GError) error = NULL;
  int status = 1;

  g_assert_no_errno (g_mkdir_with_parents (messages, 0700));
  g_assert_no_errno (g_mkdir_with_parents (locales, 0700));
  hv_pseudo_write (pseudo, source, catalog, &error);
  g_assert_no_error (error);
  g_setenv ("LANGUAGE", LANGUAGE_OF_TEST, TRUE);
  if (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                    &status, NULL)
      && status == 0)
    {
      g_setenv ("LOCPATH", locales, TRUE);
      g_setenv ("LC_ALL", "nl_NL.UTF-8", TRUE);
    }
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return g_strcmp0 (gettext ("Rights"), "Rights") != 0;
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  pseudo = argc > 1 && g_str_equal (argv[1], "hebrew") ? HV_PSEUDO_HEBREW : HV_PSEUDO_LONG;
  folder = g_dir_make_tmp ("houvast-pseudo-XXXXXX", NULL);
  set_up_desk ();
  if (!set_up_language () || !gtk_init_check ())
    {
      g_print ("1..0 # SKIP needs a display and a locale\n");
      return 0;
    }
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  hv_core_register_resource ();
  hv_app_register_resource ();
  if (pseudo == HV_PSEUDO_LONG)
    g_test_add_func ("/pseudo/long-words", test_long_words);
  else
    {
      g_test_add_func ("/pseudo/mirror", test_mirror);
      g_test_add_func ("/pseudo/narrow-mirror", test_narrow_mirror);
    }
  result = g_test_run ();
  hv_folder_remove (folder);
  g_free (folder);
  return result;
}
