/* hv-contact-row.c: where a caller can go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An address is read before it is opened: it stands there as it is, and under it
 * as it is said aloud, so that nobody has to spell it from the eye.
 */
#include "config.h"

#include "hv-contact-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-link-button.h"
#include "hv-names.h"
#include "hv-text.h"

/* What a person would write of it. */
static char *
plain_address (const char *href)
{
  if (g_ascii_strncasecmp (href, "mailto:", 7) == 0)
    return g_strndup (href + 7, strcspn (href + 7, "?"));
  return g_strdup (g_ascii_strncasecmp (href, "tel:", 4) == 0 ? href + 4 : href);
}

static GtkWidget *
new_button (const char *icon,
            const char *action,
            const char *target,
            const char *label)
{
  GtkWidget *button = hv_icon_button_new (icon, action, target, label);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  return button;
}

static void
add_address (GtkBox     *column,
             const char *text,
             const char *href,
             HvSpoken   *spoken,
             const char *lang)
{
  g_autofree char *address = plain_address (href);
  g_autofree char *aloud = spoken != NULL ? hv_spoken_address (spoken, lang, href) : NULL;

  if (strstr (text, address) == NULL)
    gtk_box_append (column, hv_text_new (address, "hv-address", HV_TEXT_BY_MOUSE));
  if (aloud != NULL && *aloud != '\0')
    {
      /* Translators: %s is an address as it is read out. */
      g_autofree char *line = g_strdup_printf (_("Aloud: %s"), aloud);

      gtk_box_append (column, hv_text_new (line, "hv-aloud", HV_TEXT_PLAIN));
    }
}

/**
 * hv_contact_row_new:
 * @item: a contact; only read now
 * @spoken: (nullable): how addresses are said
 * @lang: (nullable): of the caller
 * @may_copy: whether words of this answer may be copied
 *
 * Returns: (transfer floating): the contact with its address, as it is and as it
 *   is said, and buttons that copy and open it
 */
GtkWidget *
hv_contact_row_new (const HvItem *item,
                    HvSpoken     *spoken,
                    const char   *lang,
                    gboolean      may_copy)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *channel = hv_name_of_channel (item->label);
  g_autofree char *text = hv_runs_to_text (item->runs);
  gboolean opens = hv_link_may_be_opened (item->target);
  g_autofree char *address = opens ? plain_address (item->target) : g_strdup (text);

  gtk_widget_add_css_class (row, "hv-contact");
  gtk_widget_set_hexpand (column, TRUE);
  if (channel != NULL)
    gtk_box_append (GTK_BOX (column), hv_text_new (channel, "hv-label", HV_TEXT_PLAIN));
  gtk_box_append (GTK_BOX (column), hv_text_new (text, NULL, HV_TEXT_BY_MOUSE));
  if (opens)
    add_address (GTK_BOX (column), text, item->target, spoken, lang);
  gtk_box_append (GTK_BOX (row), column);
  if (may_copy)
    gtk_box_append (GTK_BOX (row), new_button ("edit-copy-symbolic", "answer.copy-text", address,
                                               opens ? _("Copy the address") : _("Copy")));
  if (opens)
    {
      /* Translators: %s is an address. */
      g_autofree char *label = g_strdup_printf (_("Open %s"), address);

      gtk_box_append (GTK_BOX (row), new_button ("adw-external-link-symbolic", "win.open-address",
                                                 item->target, label));
    }
  return row;
}
