/* hv-gloss-view.c: words of the glossary that explain themselves on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where such a word comes first on a page it is a link: resting on it shows what
 * it means, a click or Enter keeps that in sight. Everywhere would be a page of
 * links.
 */
#include "config.h"

#include "hv-gloss-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-cells.h"
#include "hv-focus.h"
#include "hv-text.h"

/* No scheme of any text: those may only be https, mailto and tel. */
#define TERM_SCHEME "term:"

static GtkWidget *
new_content (const HvGloss *term)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *text = hv_text_new (term->text, NULL, HV_TEXT_PLAIN);

  gtk_label_set_max_width_chars (GTK_LABEL (text), 38);
  gtk_widget_add_css_class (box, "hv-term");
  gtk_box_append (GTK_BOX (box), hv_text_new (term->word, "heading", HV_TEXT_HEADING));
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

static GtkWidget *
new_popover (const HvGloss *term)
{
  GtkWidget *popover = gtk_popover_new ();
  g_autofree char *said = g_strconcat (term->word, ": ", term->text, NULL);

  gtk_popover_set_child (GTK_POPOVER (popover), new_content (term));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                  -1);
  return popover;
}

static void
take_away_cb (gpointer user_data)
{
  g_autoptr (GtkWidget) popover = user_data;
  GtkWidget *label = gtk_widget_get_parent (popover);
  int start, end;

  /* The page may be another one by now. */
  if (label == NULL)
    return;
  gtk_label_get_selection_bounds (GTK_LABEL (label), &start, &end);
  /* When the words can be selected, taking the focus would select all of them. */
  if (hv_focus_give_back (label, popover))
    gtk_label_select_region (GTK_LABEL (label), start, end);
  gtk_widget_unparent (popover);
}

/* Not from inside its own signal; and from GTK 4.10 on the focus moves after it. */
static void
closed_cb (GtkPopover *popover,
           gpointer    unused)
{
  g_idle_add_once (take_away_cb, g_object_ref (popover));
}

/* A label knows nothing of what is open on it, and what is in sight is not freed. */
static void
label_gone_cb (GtkPopover *popover)
{
  gtk_popover_popdown (popover);
  gtk_widget_unparent (GTK_WIDGET (popover));
}

static gboolean
activate_link_cb (GtkLabel   *label,
                  const char *uri,
                  HvGlossary *glossary)
{
  const HvGloss *term = g_str_has_prefix (uri, TERM_SCHEME)
                         ? hv_glossary_get (glossary, uri + strlen (TERM_SCHEME)) : NULL;
  GtkWidget *popover;

  if (term == NULL)
    return g_str_has_prefix (uri, TERM_SCHEME);
  popover = new_popover (term);
  gtk_widget_set_parent (popover, GTK_WIDGET (label));
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (label, "destroy", G_CALLBACK (label_gone_cb), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
  return TRUE;
}

static void
append_term (GString      *markup,
             const HvGloss *term,
             const char   *text,
             gsize         length)
{
  g_autofree char *words = g_strndup (text, length);
  g_autofree char *tip = g_markup_escape_text (term->text, -1);
  g_autofree char *title = g_markup_escape_text (tip, -1);
  g_autofree char *link = g_markup_printf_escaped ("<a href=\"" TERM_SCHEME "%s\" title=\"", term->key);
  g_autofree char *rest = g_markup_printf_escaped ("%s</a>", words);

  /* A tip is markup itself once it is taken out of the markup. */
  g_string_append (markup, link);
  g_string_append (markup, title);
  g_string_append (markup, "\">");
  g_string_append (markup, rest);
}

/* Whether it has not been explained on this page yet; then it is now. */
static gboolean
is_first (GHashTable   *explained,
          const HvGloss *term)
{
  return term != NULL && g_hash_table_add (explained, g_strdup (term->key));
}

static gboolean
append_text (GString    *markup,
             const char *text,
             HvGlossary *glossary,
             GHashTable *explained)
{
  g_autoptr (GArray) spans = hv_glossary_find (glossary, text);
  gboolean any = FALSE;
  gsize at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const HvGlossSpan *span = &g_array_index (spans, HvGlossSpan, i);
      g_autofree char *before = g_markup_escape_text (text + at, span->start - at);

      if (!is_first (explained, span->term))
        continue;
      g_string_append (markup, before);
      append_term (markup, span->term, text + span->start, span->end - span->start);
      at = span->end;
      any = TRUE;
    }
  if (text[at] != '\0')
    {
      g_autofree char *rest = g_markup_escape_text (text + at, -1);

      g_string_append (markup, rest);
    }
  return any;
}

static gboolean
append_run (GString     *markup,
            const HvRun *run,
            HvGlossary  *glossary,
            GHashTable  *explained)
{
  const HvGloss *term = run->kind == HV_RUN_TERM && run->target != NULL
                         ? hv_glossary_by_id (glossary, run->target) : NULL;

  if (is_first (explained, term))
    {
      append_term (markup, term, run->text, strlen (run->text));
      return TRUE;
    }
  if (run->kind == HV_RUN_TEXT || (run->kind == HV_RUN_TERM && run->target == NULL))
    return append_text (markup, run->text, glossary, explained);
  hv_run_append_markup (markup, run);
  return FALSE;
}

static void
explain_label (GtkWidget  *label,
               HvGlossary *glossary,
               GHashTable *explained)
{
  const char *before;
  GPtrArray *runs = hv_text_get_runs (label, &before);
  g_autoptr (GString) markup = g_string_new (before);
  gboolean any = FALSE;

  if (runs == NULL)
    return;
  for (guint i = 0; i < runs->len; i++)
    any = append_run (markup, g_ptr_array_index (runs, i), glossary, explained) || any;
  /* Once is enough, whatever was found. */
  hv_text_set_runs (label, NULL, NULL);
  if (!any)
    return;
  gtk_label_set_markup (GTK_LABEL (label), markup->str);
  g_signal_connect_data (label, "activate-link", G_CALLBACK (activate_link_cb),
                         hv_glossary_ref (glossary), (GClosureNotify) hv_glossary_unref, 0);
}

/**
 * hv_gloss_explain:
 * @part: of a page
 * @explained: (element-type utf8): keys of terms that are links on the page; what
 *   becomes one is added
 *
 * Makes links of words in the labels of a part, that were made from knowledge
 * and not been looked through before.
 */
void
hv_gloss_explain (GtkWidget  *part,
                  HvGlossary *glossary,
                  GHashTable *explained)
{
  g_return_if_fail (GTK_IS_WIDGET (part) && glossary != NULL && explained != NULL);

  if (GTK_IS_LABEL (part))
    {
      explain_label (part, glossary, explained);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (part); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hv_gloss_explain (child, glossary, explained);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate ((*(HvGloss * const *) a)->word, (*(HvGloss * const *) b)->word);
}

static GtkWidget *
new_button (const HvGloss *term)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button),
                             hv_text_new (term->word, NULL, HV_TEXT_PLAIN));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), new_popover (term));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, term->word,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, term->text, -1);
  return button;
}

/**
 * hv_gloss_list_new:
 * @explained: (element-type utf8): keys of terms
 *
 * Returns: (transfer floating) (nullable): a button for each, by the alphabet;
 *   %NULL when there are none
 */
GtkWidget *
hv_gloss_list_new (HvGlossary *glossary,
                   GHashTable *explained)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  GtkWidget *list;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, explained);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const HvGloss *term = hv_glossary_get (glossary, key);

      if (term != NULL)
        g_ptr_array_add (terms, (gpointer) term);
    }
  if (terms->len == 0)
    return NULL;
  g_ptr_array_sort (terms, compare_words);
  list = hv_cells_new (8);
  gtk_widget_add_css_class (list, "hv-terms");
  for (guint i = 0; i < terms->len; i++)
    hv_cells_append (GTK_FLOW_BOX (list), new_button (g_ptr_array_index (terms, i)));
  return list;
}
