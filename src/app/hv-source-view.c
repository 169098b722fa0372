/* hv-source-view.c: what a statement says, literally
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-source-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-blocks-view.h"
#include "hv-link-button.h"
#include "hv-names.h"
#include "hv-text.h"

/* What an answer only shows may be a whole chapter: then it waits, closed. */
#define LONG_BLOCKS 4
#define LONG_CHARS  700

static gboolean
is_long (const HvSource *source)
{
  gsize length = 0;

  for (guint i = 0; i < source->blocks->len; i++)
    {
      const HvBlock *block = g_ptr_array_index (source->blocks, i);

      for (guint j = 0; j < block->runs->len; j++)
        length += strlen (((HvRun *) g_ptr_array_index (block->runs, j))->text);
    }
  return source->blocks->len > LONG_BLOCKS || length > LONG_CHARS;
}

/* Title, version and day of the statement: said once for all that follows. */
static GtkWidget *
new_document_line (const HvSource *source)
{
  g_autofree char *day = hv_name_of_day (source->effective);
  g_autoptr (GString) line = g_string_new (source->document_title);

  if (source->version != NULL)
    {
      g_string_append (line, line->len > 0 ? " · " : "");
      g_string_append_printf (line, _("version %s"), source->version);
    }
  if (day != NULL)
    {
      g_string_append (line, line->len > 0 ? " · " : "");
      /* Translators: since a day in words, of a privacy statement. */
      g_string_append_printf (line, _("in force since %s"), day);
    }
  return hv_text_new (line->str, "hv-caption", HV_TEXT_BY_MOUSE);
}

/**
 * hv_quote_new:
 * @source: not missing; only read now
 *
 * Returns: (transfer floating): what it says, literally
 */
GtkWidget *
hv_quote_new (const HvSource *source)
{
  GtkWidget *quote = hv_blocks_view_new (source->blocks, TRUE);

  gtk_widget_add_css_class (quote, "hv-quote");
  return quote;
}

/* A long text is only put together when somebody wants to see it. */
static void
expanded_cb (GtkExpander *expander,
             GParamSpec  *pspec,
             gpointer     blocks)
{
  GtkWidget *quote;

  if (!gtk_expander_get_expanded (expander) || gtk_expander_get_child (expander) != NULL)
    return;
  quote = hv_blocks_view_new (blocks, TRUE);
  gtk_widget_add_css_class (quote, "hv-quote");
  gtk_expander_set_child (expander, quote);
}

static GtkWidget *
new_long_quote (const HvSource *source)
{
  GtkWidget *expander = gtk_expander_new (_("Show this part"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Show this part"), -1);
  g_signal_connect_data (expander, "notify::expanded", G_CALLBACK (expanded_cb),
                         g_ptr_array_ref (source->blocks), (GClosureNotify) g_ptr_array_unref, 0);
  return expander;
}

static GtkWidget *
new_source (const HvSource *source)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *title = source->title != NULL ? source->title : source->key;

  gtk_widget_add_css_class (box, "hv-source");
  if (source->missing)
    {
      gtk_box_append (GTK_BOX (box),
                      hv_text_new (_("A part that this rests on is no longer in the statement."),
                                   "hv-warning", HV_TEXT_PLAIN));
      return box;
    }
  gtk_box_append (GTK_BOX (box), hv_open_source_button_new (source->key, title));
  gtk_box_append (GTK_BOX (box), !source->cited && is_long (source) ? new_long_quote (source)
                                                                    : hv_quote_new (source));
  return box;
}

static gboolean
same_document (const HvSource *a,
               const HvSource *b)
{
  return a != NULL && g_strcmp0 (a->document_title, b->document_title) == 0
         && g_strcmp0 (a->version, b->version) == 0;
}

/**
 * hv_sources_view_new:
 * @sources: (element-type HvSource): only read now
 *
 * Returns: (transfer floating): each of them, with a button into the statement
 */
GtkWidget *
hv_sources_view_new (GPtrArray *sources)
{
  GtkWidget *view = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const HvSource *before = NULL;

  gtk_widget_add_css_class (view, "hv-sources");
  for (guint i = 0; i < sources->len; i++)
    {
      const HvSource *source = g_ptr_array_index (sources, i);

      if (source->document_title != NULL && !same_document (before, source))
        gtk_box_append (GTK_BOX (view), new_document_line (source));
      gtk_box_append (GTK_BOX (view), new_source (source));
      before = source;
    }
  return view;
}
