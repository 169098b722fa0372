/* test-gloss.c: an explanation that is open on a word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In this process, because it is about what goes while something else is open.
 */
#include "hv-gloss-view.h"
#include "hv-text.h"

#define WORDS "Een ontvanger en een verwerker."
/* Where the second word is, in characters. */
#define SECOND 21

typedef struct
{
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *label;     /* with two words that explain themselves */
  GtkWidget *popover;   /* (nullable): weak, of the second of these */
} Page;

static void
set_up (Page          *page,
        gconstpointer  flags)
{
  g_autoptr (HvGlossary) glossary = hv_glossary_new ("nl");
  g_autoptr (GHashTable) explained = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  HvRun run = { .kind = HV_RUN_TEXT, .text = (char *) WORDS };
  gboolean handled = FALSE;

  hv_glossary_add (glossary, "woorden#ontvanger", "ontvanger", "Iemand anders.");
  hv_glossary_add (glossary, "woorden#verwerker", "verwerker", "Iemand voor ons.");
  g_ptr_array_add (runs, &run);
  page->label = hv_text_new_runs (runs, NULL, GPOINTER_TO_UINT (flags));
  hv_gloss_explain (page->label, glossary, explained);
  g_assert_cmpuint (g_hash_table_size (explained), ==, 2);
  page->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (page->box), page->label);
  page->window = g_object_ref_sink (gtk_window_new ());
  gtk_window_set_child (GTK_WINDOW (page->window), page->box);
  gtk_window_present (GTK_WINDOW (page->window));
  while (!gtk_widget_get_mapped (page->label))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_grab_focus (page->label);
  gtk_label_select_region (GTK_LABEL (page->label), SECOND, SECOND);
  g_signal_emit_by_name (page->label, "activate-link", "term:woorden#verwerker", &handled);
  g_assert_true (handled);
  g_set_weak_pointer (&page->popover, gtk_widget_get_last_child (page->label));
  g_assert_true (GTK_IS_POPOVER (page->popover));
  while (!gtk_widget_get_mapped (page->popover))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Page          *page,
           gconstpointer  flags)
{
  g_clear_weak_pointer (&page->popover);
  gtk_window_destroy (GTK_WINDOW (page->window));
  g_object_unref (page->window);
}

static void
wait_gone (Page *page)
{
  while (page->popover != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_closed (Page          *page,
             gconstpointer  flags)
{
  int start, end;

  /* As where a toolkit takes the focus off what it hides. */
  gtk_window_set_focus (GTK_WINDOW (page->window), NULL);
  gtk_popover_popdown (GTK_POPOVER (page->popover));
  wait_gone (page);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (page->window)) == page->label);
  g_assert_false (gtk_label_get_selection_bounds (GTK_LABEL (page->label), &start, &end));
  if (gtk_label_get_selectable (GTK_LABEL (page->label)))
    g_assert_cmpint (start, ==, SECOND);
}

/* Who went elsewhere meanwhile stays there. */
static void
test_elsewhere (Page          *page,
                gconstpointer  flags)
{
  GtkWidget *button = gtk_button_new ();

  gtk_box_append (GTK_BOX (page->box), button);
  gtk_popover_popdown (GTK_POPOVER (page->popover));
  gtk_widget_grab_focus (button);
  wait_gone (page);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (page->window)) == button);
}

static void
test_page_goes (Page          *page,
                gconstpointer  flags)
{
  gtk_box_remove (GTK_BOX (page->box), page->label);
  wait_gone (page);
}

static void
test_page_goes_after (Page          *page,
                      gconstpointer  flags)
{
  gtk_popover_popdown (GTK_POPOVER (page->popover));
  gtk_box_remove (GTK_BOX (page->box), page->label);
  wait_gone (page);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void      (*test) (Page *, gconstpointer);
  } cases[] = {
    { "closed", test_closed },
    { "elsewhere", test_elsewhere },
    { "page-goes", test_page_goes },
    { "page-goes-after", test_page_goes_after },
  };

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP needs a display\n");
      return 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *read = g_strconcat ("/gloss/", cases[i].name, "/read", NULL);
      g_autofree char *selected = g_strconcat ("/gloss/", cases[i].name, "/selected", NULL);

      g_test_add (read, Page, GUINT_TO_POINTER (HV_TEXT_PLAIN), set_up, cases[i].test, tear_down);
      g_test_add (selected, Page, GUINT_TO_POINTER (HV_TEXT_SELECTABLE), set_up, cases[i].test,
                  tear_down);
    }
  return g_test_run ();
}
