/* hv-agent-box.c: what is for the agent only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It looks the same everywhere, so that after a week nobody has to read the
 * caption any more to know that this is not said aloud. Its text can not be
 * selected, and so can not get onto a clipboard.
 */
#include "config.h"

#include "hv-agent-box.h"

#include <glib/gi18n-lib.h>

#include "hv-text.h"

/**
 * hv_agent_box_new:
 * @with_caption: whether it says what it is, as the first of a step does
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
hv_agent_box_new (gboolean with_caption)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 NULL);

  gtk_widget_add_css_class (box, "hv-agent");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("For you only"), -1);
  if (with_caption)
    gtk_box_append (GTK_BOX (box), hv_text_new (_("For you only"), "hv-caption", HV_TEXT_PLAIN));
  return box;
}

static GtkWidget *
add_markup (GtkWidget  *box,
            const char *before,
            const char *markup)
{
  g_autofree char *line = g_strconcat (before, markup, NULL);
  GtkWidget *text = hv_text_new_markup (line, NULL, HV_TEXT_PLAIN);

  gtk_box_append (GTK_BOX (box), text);
  return text;
}

static char *
label_markup (const char *label)
{
  return g_markup_printf_escaped ("<b>%s</b>  ", label);
}

/**
 * hv_agent_box_add:
 * @label: what it is
 * @runs: (element-type HvRun): what it says
 */
void
hv_agent_box_add (GtkWidget  *box,
                  const char *label,
                  GPtrArray  *runs)
{
  g_autofree char *markup = hv_runs_to_markup (runs);
  g_autofree char *before = label_markup (label);

  hv_text_set_runs (add_markup (box, before, markup), runs, before);
}

/**
 * hv_agent_box_add_text:
 * @label: what it is
 * @text: what it says
 */
void
hv_agent_box_add_text (GtkWidget  *box,
                       const char *label,
                       const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  g_autofree char *before = label_markup (label);

  add_markup (box, before, markup);
}

/**
 * hv_agent_box_add_step:
 * @number: from 1
 * @content: (transfer floating): what the agent does
 */
void
hv_agent_box_add_step (GtkWidget *box,
                       guint      number,
                       GtkWidget *content)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 NULL);
  g_autofree char *mark = g_strdup_printf ("%u.", number);
  GtkWidget *label = gtk_label_new (mark);

  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (row, "hv-item");
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), content);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, content,
                                  NULL, -1);
  gtk_box_append (GTK_BOX (box), row);
}
