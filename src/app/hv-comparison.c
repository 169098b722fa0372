/* hv-comparison.c: an old and a new wording beside one another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is gone is struck through, what is new is underlined; colours say it
 * again. With too little room for two, the new wording is under the old one.
 */
#include "config.h"

#include "hv-comparison.h"

#include <glib/gi18n.h>

#include "hv-word-diff.h"

/* A line of either that can still be read, in characters. */
#define LINE_MIN 22
#define LINE_NATURAL 30

static void
mark (PangoAttrList  *list,
      PangoAttribute *attribute,
      gsize           start,
      gsize           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

/* Dark on a light tint: readable on a light and on a dark page. */
static void
mark_gone (PangoAttrList    *list,
           const HvDiffSpan *span)
{
  mark (list, pango_attr_foreground_new (0, 0, 0), span->before_start, span->before_end);
  mark (list, pango_attr_background_new (0xffff, 0xcccc, 0xcccc), span->before_start,
        span->before_end);
  mark (list, pango_attr_strikethrough_new (TRUE), span->before_start, span->before_end);
}

static void
mark_new (PangoAttrList    *list,
          const HvDiffSpan *span)
{
  mark (list, pango_attr_foreground_new (0, 0, 0), span->after_start, span->after_end);
  mark (list, pango_attr_background_new (0xc2c2, 0xf0f0, 0xc8c8), span->after_start,
        span->after_end);
  mark (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), span->after_start,
        span->after_end);
}

/* For who cannot see the marks: only what differs, one after the other. */
static void
say (GString    *words,
     const char *text,
     gsize       start,
     gsize       end)
{
  g_string_append (words, words->len > 0 ? "; " : "");
  g_string_append_len (words, text + start, end - start);
}

static GtkWidget *
make_side (const char    *heading,
           const char    *text,
           PangoAttrList *marks,
           const char    *format,
           const char    *differs)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_label_new (heading);
  GtkWidget *label = gtk_label_new (text);
  g_autofree char *spoken = *differs != '\0' ? g_strdup_printf ("%s: %s", format, differs) : NULL;

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "hv-caption");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), LINE_MIN);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_NATURAL);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_attributes (GTK_LABEL (label), marks);
  if (spoken != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    spoken, -1);
  gtk_widget_add_css_class (side, "hv-side");
  gtk_box_append (GTK_BOX (side), head);
  gtk_box_append (GTK_BOX (side), label);
  return side;
}

static void
append_side (GtkFlowBox *box,
             GtkWidget  *side)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  /* What is in it is read, the cell is no stop of its own. */
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), side);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (box, child);
}

/**
 * hv_comparison_new:
 * @before: (nullable): the old wording, %NULL when it is new
 * @after: (nullable): the new wording, %NULL when it is gone
 *
 * Returns: (transfer floating): both, marked word by word
 */
GtkWidget *
hv_comparison_new (const char *before,
                   const char *after)
{
  GtkWidget *box = gtk_flow_box_new ();
  g_autoptr (PangoAttrList) old = pango_attr_list_new ();
  g_autoptr (PangoAttrList) young = pango_attr_list_new ();
  g_autoptr (GString) gone = g_string_new (NULL);
  g_autoptr (GString) new = g_string_new (NULL);
  g_autoptr (GArray) spans = NULL;

  /* Where there is only one, all of it is new or gone: marks would say nothing. */
  if (before != NULL && after != NULL)
    spans = hv_word_diff (before, after);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const HvDiffSpan *span = &g_array_index (spans, HvDiffSpan, i);

      if (span->kind == HV_DIFF_GONE)
        {
          mark_gone (old, span);
          say (gone, before, span->before_start, span->before_end);
        }
      else if (span->kind == HV_DIFF_NEW)
        {
          mark_new (young, span);
          say (new, after, span->after_start, span->after_end);
        }
    }
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box),
                                          before != NULL && after != NULL ? 2 : 1);
  gtk_widget_add_css_class (box, "hv-comparison");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Old and new wording"), -1);
  if (before != NULL)
    append_side (GTK_FLOW_BOX (box), make_side (after != NULL ? _("Before") : _("Gone"), before,
                                                old, _("Gone"), gone->str));
  if (after != NULL)
    append_side (GTK_FLOW_BOX (box), make_side (before != NULL ? _("Now") : _("New"), after, young,
                                                _("New"), new->str));
  return box;
}
