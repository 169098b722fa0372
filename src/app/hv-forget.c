/* hv-forget.c: fields emptied so that nothing of them can be had back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-forget.h"

/* Turning undo off drops its history; on again, it begins with the empty field. */
static void
forget_text (GtkText *text)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (text)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (text), "");
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), TRUE);
}

static void
forget_buffer (GtkTextBuffer *buffer)
{
  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
}

/**
 * hv_forget_typed:
 * @root: a widget
 *
 * Empties every field in it that is typed in, also those out of sight, and what
 * could be undone; bars to find with are closed.
 */
void
hv_forget_typed (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  /* Closing one gives the focus back to its page, which may be out of sight. */
  if (GTK_IS_SEARCH_BAR (root) && gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (root)))
    gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (root), FALSE);
  if (GTK_IS_TEXT (root))
    forget_text (GTK_TEXT (root));
  else if (GTK_IS_TEXT_VIEW (root))
    forget_buffer (gtk_text_view_get_buffer (GTK_TEXT_VIEW (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hv_forget_typed (child);
}

/**
 * hv_forget_primary:
 * @widget: any widget of the window
 *
 * Empties the primary selection when it holds what is selected in this program.
 */
void
hv_forget_primary (GtkWidget *widget)
{
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (widget);

  if (gdk_clipboard_is_local (primary) && gdk_clipboard_get_content (primary) != NULL)
    gdk_clipboard_set_content (primary, NULL);
}
