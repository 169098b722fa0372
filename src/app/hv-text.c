/* hv-text.c: labels made from the texts of knowledge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-text.h"

#include "hv-secret.h"

/* Tints both a light and a dark page, and leaves the words readable on it. */
#define FIELD_START "<span background=\"#808080\" bgalpha=\"28%\">"
#define FIELD_END   "</span>"

/**
 * hv_link_may_be_opened:
 * @href: (nullable)
 *
 * Returns: whether a click on it may start another program; the vocabulary
 *   allows no other schemes, and a library from elsewhere is not believed
 */
gboolean
hv_link_may_be_opened (const char *href)
{
  g_autofree char *scheme = href != NULL ? g_uri_parse_scheme (href) : NULL;

  return scheme != NULL
         && (g_ascii_strcasecmp (scheme, "https") == 0 || g_ascii_strcasecmp (scheme, "mailto") == 0
             || g_ascii_strcasecmp (scheme, "tel") == 0);
}

/**
 * hv_link_markup:
 * @href: (nullable): where it leads
 *
 * Returns: (transfer full): the words as a link, or just the words when it
 *   leads nowhere that may be opened
 */
char *
hv_link_markup (const char *href,
                const char *text)
{
  if (!hv_link_may_be_opened (href))
    return g_markup_escape_text (text, -1);
  return g_markup_printf_escaped ("<a href=\"%s\" title=\"%s\">%s</a>", href, href, text);
}

/**
 * hv_run_append_markup:
 *
 * Adds a run to Pango markup. It may be filled in with data of a caller, so nothing
 * of it is left elsewhere.
 */
void
hv_run_append_markup (GString     *markup,
                      const HvRun *run)
{
  char *text = run->kind == HV_RUN_LINK ? hv_link_markup (run->target, run->text)
                                        : g_markup_escape_text (run->text, -1);

  switch (run->kind)
    {
    case HV_RUN_EM:
      hv_secret_append (markup, "<b>");
      hv_secret_append (markup, text);
      hv_secret_append (markup, "</b>");
      break;
    case HV_RUN_FIELD:
      hv_secret_append (markup, FIELD_START "[");
      hv_secret_append (markup, text);
      hv_secret_append (markup, "]" FIELD_END);
      break;
    case HV_RUN_TEXT:
    case HV_RUN_LINK:
    case HV_RUN_TERM:
    default:
      hv_secret_append (markup, text);
    }
  hv_secret_free (text);
}

/**
 * hv_runs_to_markup:
 * @runs: (element-type HvRun)
 *
 * Returns: (transfer full): escaped Pango markup for a label, for hv_secret_free()
 *   where data of a caller may stand in it. What has to be filled in stands out,
 *   in the brackets that it is copied with.
 */
char *
hv_runs_to_markup (GPtrArray *runs)
{
  GString *markup = hv_secret_string_new ();

  for (guint i = 0; i < runs->len; i++)
    hv_run_append_markup (markup, g_ptr_array_index (runs, i));
  return g_string_free (markup, FALSE);
}

static GtkWidget *
new_label (const char  *css_class,
           HvTextFlags  flags)
{
  GtkWidget *label = (flags & HV_TEXT_HEADING) != 0
    ? g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL)
    : g_object_new (GTK_TYPE_LABEL, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* After the text, because a label that can be selected sets more up with it. */
static GtkWidget *
make_selectable (GtkWidget   *label,
                 HvTextFlags  flags)
{
  if ((flags & (HV_TEXT_SELECTABLE | HV_TEXT_BY_MOUSE)) != 0)
    gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Not focusable is not enough: asked to take the focus, a selectable label
   * says that it did, and Tab would never get past it. */
  if ((flags & HV_TEXT_BY_MOUSE) != 0)
    {
      gtk_widget_set_focusable (label, FALSE);
      gtk_widget_set_can_focus (label, FALSE);
    }
  return label;
}

/**
 * hv_text_wrap_buttons:
 * @page: a page, window or dialog
 *
 * Lets the labels of all buttons in it break, so that large text does not make
 * the window wider than the screen has room for. A button takes no such wish in
 * its description.
 */
void
hv_text_wrap_buttons (GtkWidget *page)
{
  GtkWidget *label = GTK_IS_BUTTON (page) && gtk_button_get_label (GTK_BUTTON (page)) != NULL
    ? gtk_button_get_child (GTK_BUTTON (page)) : NULL;

  if (label != NULL)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (page); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hv_text_wrap_buttons (child);
}

/**
 * hv_text_prepare:
 * @page: a page of selectable labels
 *
 * A label that gets the focus would select all of its text, which puts it in
 * the primary selection without anybody having asked for that.
 */
void
hv_text_prepare (GtkWidget *page)
{
  g_object_set (gtk_widget_get_settings (page), "gtk-label-select-on-focus", FALSE, NULL);
}

static void
set_up_chosen_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_list_item_set_child (item, label);
}

static void
set_up_choice_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (string));
}

static GtkListItemFactory *
new_choices (GCallback set_up)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", set_up, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  return factory;
}

/**
 * hv_text_wrap_choices:
 * @choice: a choice of strings
 *
 * Lets what it offers break, and cuts off what is chosen, so that a long one does
 * not make the window wider than the screen has room for.
 */
void
hv_text_wrap_choices (GtkDropDown *choice)
{
  g_autoptr (GtkListItemFactory) chosen = new_choices (G_CALLBACK (set_up_chosen_cb));
  g_autoptr (GtkListItemFactory) offered = new_choices (G_CALLBACK (set_up_choice_cb));

  gtk_drop_down_set_factory (choice, chosen);
  gtk_drop_down_set_list_factory (choice, offered);
}

/**
 * hv_text_new:
 * @text: shown as it is
 * @css_class: (nullable)
 *
 * Returns: (transfer floating): a label that wraps anywhere it must
 */
GtkWidget *
hv_text_new (const char  *text,
             const char  *css_class,
             HvTextFlags  flags)
{
  GtkWidget *label = new_label (css_class, flags);

  gtk_label_set_text (GTK_LABEL (label), text);
  return make_selectable (label, flags);
}

/**
 * hv_text_new_markup:
 * @markup: Pango markup, valid
 * @css_class: (nullable)
 *
 * Returns: (transfer floating): a label that wraps anywhere it must
 */
GtkWidget *
hv_text_new_markup (const char  *markup,
                    const char  *css_class,
                    HvTextFlags  flags)
{
  GtkWidget *label = new_label (css_class, flags);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  return make_selectable (label, flags);
}

/**
 * hv_text_set_runs:
 * @label: made from them
 * @runs: (nullable) (element-type HvRun): what words to explain are looked for
 *   in; %NULL to leave the label as it is
 * @before: (nullable): markup that stands before them
 */
void
hv_text_set_runs (GtkWidget  *label,
                  GPtrArray  *runs,
                  const char *before)
{
  g_object_set_data_full (G_OBJECT (label), "hv-runs",
                          runs != NULL ? g_ptr_array_ref (runs) : NULL,
                          (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (label), "hv-before", g_strdup (before), g_free);
}

/**
 * hv_text_get_runs:
 * @before: (out) (transfer none) (nullable): markup that stands before them
 *
 * Returns: (transfer none) (nullable) (element-type HvRun): what the label was
 *   made from
 */
GPtrArray *
hv_text_get_runs (GtkWidget   *label,
                  const char **before)
{
  *before = g_object_get_data (G_OBJECT (label), "hv-before");
  return g_object_get_data (G_OBJECT (label), "hv-runs");
}

/**
 * hv_text_new_runs:
 * @runs: (element-type HvRun)
 * @css_class: (nullable)
 *
 * Returns: (transfer floating): a label with that text
 */
GtkWidget *
hv_text_new_runs (GPtrArray   *runs,
                  const char  *css_class,
                  HvTextFlags  flags)
{
  GtkWidget *label;

  /* Most texts are one plain run, and need no parser. */
  if (runs->len == 1 && ((HvRun *) g_ptr_array_index (runs, 0))->kind == HV_RUN_TEXT)
    label = hv_text_new (((HvRun *) g_ptr_array_index (runs, 0))->text, css_class, flags);
  else
    {
      char *markup = hv_runs_to_markup (runs);

      label = hv_text_new_markup (markup, css_class, flags);
      hv_secret_free (markup);
    }
  /* A word is explained where a key can come to it, and not in a title. */
  if ((flags & (HV_TEXT_BY_MOUSE | HV_TEXT_HEADING)) == 0)
    hv_text_set_runs (label, runs, NULL);
  return label;
}
