/* hv-announce.c: something happened, told to a screen reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On GTK 4.8 neither a toast nor a label with an alert role sends an event that
 * a screen reader hears. A change of the description of the widget that has the
 * focus does, so that is where the text goes, for as long as it takes to say.
 */
#include "config.h"

#include "hv-announce.h"

#define SECONDS_TO_SAY 5

#if !GTK_CHECK_VERSION (4, 14, 0)
static void
said_cb (gpointer user_data)
{
  GWeakRef *said = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (said);

  /* What was said must not be read again when the focus comes back here. */
  if (widget != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
said_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}
#endif

/**
 * hv_announce:
 * @widget: any widget of the window in which it happened
 * @text: what to say, translated
 *
 * Tells a screen reader, and nobody else; show it as well.
 */
void
hv_announce (GtkWidget  *widget,
             const char *text)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);

  root = gtk_widget_get_root (widget);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL)
    focus = widget;
  /* What one types in is a part of an entry that a screen reader knows nothing of. */
  if (GTK_IS_TEXT (focus))
    focus = gtk_widget_get_parent (focus);
#if GTK_CHECK_VERSION (4, 14, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (focus), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  {
    GWeakRef *said = g_new0 (GWeakRef, 1);
    guint source;

    /* The same words twice are no change, and would not be heard. */
    gtk_accessible_reset_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    gtk_accessible_update_property (GTK_ACCESSIBLE (focus),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    g_weak_ref_init (said, focus);
    source = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, SECONDS_TO_SAY,
                                         (GSourceFunc) said_cb, said, said_free);
    g_source_set_name_by_id (source, "hv_announce");
  }
#endif
}
