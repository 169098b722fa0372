/* hv-error-ui.c: errors in words that help
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place where the code of an error becomes a heading and advice.
 */
#include "config.h"

#include "hv-error-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hv-error.h"

typedef struct
{
  const char *heading;
  const char *advice;
} Words;

static const Words words_of_code[] = {
  [HV_ERROR_NOT_FOUND] = {
    N_("Not found"),
    N_("It may have been removed or renamed. Search again."),
  },
  [HV_ERROR_USAGE] = {
    N_("This cannot be done"),
    N_("Something about the request makes no sense."),
  },
  [HV_ERROR_REFUSED] = {
    N_("These documents were not accepted"),
    N_("Nothing was changed. Mend what the report names, and import them again."),
  },
  [HV_ERROR_DAMAGED] = {
    N_("The knowledge is damaged"),
    N_("What is stored does not read as it was written. Import the documents again, "
       "or ask the knowledge manager to run “houvastctl verify”."),
  },
  [HV_ERROR_NEWER] = {
    N_("This knowledge needs a newer Houvast"),
    N_("It was made by a newer program and was left untouched. Install the newer version."),
  },
  [HV_ERROR_BUSY] = {
    N_("Somebody else is importing"),
    N_("Wait a moment and try again."),
  },
  [HV_ERROR_NOT_WRITABLE] = {
    N_("The folder cannot be used"),
    N_("Check that the folder is there, and that you may read and write it."),
  },
  [HV_ERROR_NO_SPACE] = {
    N_("The disk is full"),
    N_("Nothing was changed. Free some space and try again."),
  },
};

static const Words *
find_words (const GError *error)
{
  static const Words other = {
    N_("Something went wrong"),
    N_("Try again. If it happens again, tell the people who manage this computer."),
  };

  if (error != NULL && error->domain == HV_ERROR && error->code >= 0
      && error->code < (int) G_N_ELEMENTS (words_of_code))
    return &words_of_code[error->code];
  return &other;
}

/**
 * hv_error_ui_heading:
 * @error: (nullable): what went wrong
 *
 * Returns: (transfer none): what happened, in a few words
 */
const char *
hv_error_ui_heading (const GError *error)
{
  return _(find_words (error)->heading);
}

/**
 * hv_error_ui_advice:
 * @error: (nullable): what went wrong
 *
 * Returns: (transfer none): what the person can do
 */
const char *
hv_error_ui_advice (const GError *error)
{
  return _(find_words (error)->advice);
}

/**
 * hv_error_ui_text:
 * @error: (nullable): what went wrong
 *
 * Returns: (transfer full): what exactly happened and what to do, for below
 *   the heading; plain text
 */
char *
hv_error_ui_text (const GError *error)
{
  const char *advice = hv_error_ui_advice (error);

  if (error == NULL || error->message == NULL || *error->message == '\0')
    return g_strdup (advice);
  return g_strdup_printf ("%s\n\n%s", error->message, advice);
}

/**
 * hv_error_ui_present:
 * @parent: a widget of the window in which the action failed
 * @error: what went wrong
 *
 * Says that what the person asked for failed. Cancelling is no failure.
 */
void
hv_error_ui_present (GtkWidget    *parent,
                     const GError *error)
{
  GtkRoot *root;
  GtkWidget *dialog;
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  root = gtk_widget_get_root (parent);
  text = hv_error_ui_text (error);
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   hv_error_ui_heading (error), text);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
