/* hv-about.c: what this is, and which edition is in force
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hv-names.h"

static void
add_document (GString              *text,
              const HvDocumentInfo *document)
{
  g_autofree char *title = g_markup_escape_text (document->title, -1);
  g_autofree char *version = g_markup_escape_text (document->version, -1);

  g_string_append (text, "\n• ");
  /* Translators: a document's title, its language, its version. */
  g_string_append_printf (text, _("%1$s (%2$s), version %3$s"), title,
                          hv_name_of_language (document->lang), version);
}

/* Markup, as the about window wants it. */
static char *
edition_in_words (HvEditionInfo *info)
{
  GString *text = g_string_new (_("Approved answers about privacy, during the call."));
  g_autofree char *since = NULL;

  g_string_append (text, "\n\n");
  if (info == NULL)
    {
      g_string_append (text, _("There is no knowledge yet."));
      return g_string_free (text, FALSE);
    }
  since = hv_name_of_day (info->from);
  g_string_append_printf (text, _("Edition %1$u, in force since %2$s:"), info->number, since);
  for (guint i = 0; i < info->documents->len; i++)
    add_document (text, g_ptr_array_index (info->documents, i));
  return g_string_free (text, FALSE);
}

/**
 * hv_about_present:
 * @info: (nullable): the edition in force
 */
void
hv_about_present (GtkWindow     *parent,
                  HvEditionInfo *info)
{
  g_autofree char *comments = edition_in_words (info);
  GtkWidget *about;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  about = g_object_new (ADW_TYPE_ABOUT_WINDOW,
                        "application", gtk_window_get_application (parent),
                        "transient-for", parent,
                        "destroy-with-parent", TRUE,
                        "modal", TRUE,
                        "application-name", "Houvast",
                        "application-icon", HV_APP_ID,
                        "version", HV_VERSION,
                        "comments", comments,
                        "license-type", GTK_LICENSE_GPL_3_0,
                        NULL);
  gtk_window_present (GTK_WINDOW (about));
}
