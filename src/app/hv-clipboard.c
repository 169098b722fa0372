/* hv-clipboard.c: words for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the clipboard that Ctrl+V pastes is used. The primary selection is left
 * alone: whatever was put there would be pasted by a slip of the mouse.
 */
#include "config.h"

#include "hv-clipboard.h"

#include <string.h>

/* Programs that keep what was on the clipboard leave alone what is offered with
 * the first type and this value. GTK tells of types without a slash, but cannot
 * serve them; the second one it can. When that is asked for it looks for the
 * third: it takes all types in small letters. */
static const char * const secret_types[] = {
  "x-kde-passwordManagerHint",
  "text/x-kde-passwordManagerHint",
  "text/x-kde-passwordmanagerhint",
};
#define SECRET_VALUE "secret"

/* How long a secret stays, unless told otherwise. */
#define SECRET_SECONDS 60

/* What this program put on a clipboard, kept with that clipboard. */
typedef struct
{
  GdkClipboard       *clipboard;
  GdkContentProvider *provider;
  char               *text;
  guint               seconds;     /* that a secret stays, 0 for what is none */
  guint               source;      /* of the time that it has left, or 0 */
} Copied;

static GQuark
copied_quark (void)
{
  return g_quark_from_static_string ("hv-clipboard-copied");
}

static void
copied_free (gpointer data)
{
  Copied *copied = data;

  g_clear_handle_id (&copied->source, g_source_remove);
  g_object_unref (copied->provider);
  explicit_bzero (copied->text, strlen (copied->text));
  g_free (copied->text);
  g_free (copied);
}

/* What the clipboard still holds of us, NULL when another program has it now. */
static Copied *
still_ours (GdkClipboard *clipboard)
{
  Copied *copied = g_object_get_qdata (G_OBJECT (clipboard), copied_quark ());

  return copied != NULL && gdk_clipboard_get_content (clipboard) == copied->provider ? copied
                                                                                     : NULL;
}

static Copied *
put (GtkWidget          *widget,
     GdkContentProvider *provider,
     const char         *text)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  Copied *copied = g_new0 (Copied, 1);

  copied->clipboard = clipboard;
  copied->provider = provider;
  copied->text = g_strdup (text);
  gdk_clipboard_set_content (clipboard, provider);
  g_object_set_qdata_full (G_OBJECT (clipboard), copied_quark (), copied, copied_free);
  return copied;
}

/**
 * hv_clipboard_copy:
 * @widget: any widget of the window
 * @text: the words
 *
 * Puts the words on the clipboard in place of what is there.
 */
void
hv_clipboard_copy (GtkWidget  *widget,
                   const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);

  put (widget, gdk_content_provider_new_typed (G_TYPE_STRING, text), text);
}

static gboolean
expired_cb (gpointer user_data)
{
  Copied *copied = user_data;
  GdkClipboard *clipboard = copied->clipboard;

  copied->source = 0;
  if (gdk_clipboard_get_content (clipboard) == copied->provider)
    gdk_clipboard_set_content (clipboard, NULL);
  g_object_set_qdata (G_OBJECT (clipboard), copied_quark (), NULL);
  return G_SOURCE_REMOVE;
}

static GdkContentProvider *
new_hint (const char *type)
{
  g_autoptr (GBytes) value = g_bytes_new_static (SECRET_VALUE, strlen (SECRET_VALUE));

  return gdk_content_provider_new_for_bytes (type, value);
}

/**
 * hv_clipboard_copy_secret:
 * @widget: any widget of the window
 * @text: words with data of a person
 * @seconds: how long they stay, 0 for the usual time
 *
 * As hv_clipboard_copy(), but marked as nothing to keep, and taken away again
 * when they are still there after a time.
 */
void
hv_clipboard_copy_secret (GtkWidget  *widget,
                          const char *text,
                          guint       seconds)
{
  GdkContentProvider *offers[1 + G_N_ELEMENTS (secret_types)];
  Copied *copied;

  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);

  offers[0] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  for (gsize i = 0; i < G_N_ELEMENTS (secret_types); i++)
    offers[1 + i] = new_hint (secret_types[i]);
  copied = put (widget, gdk_content_provider_new_union (offers, G_N_ELEMENTS (offers)), text);
  copied->seconds = seconds > 0 ? seconds : SECRET_SECONDS;
  copied->source = g_timeout_add_seconds (copied->seconds, expired_cb, copied);
}

/**
 * hv_clipboard_append:
 * @widget: any widget of the window
 * @text: the words
 * @secret: whether data of a person stand in them
 *
 * Puts the words behind those that were copied before, with an empty line
 * between them. What another program put there meanwhile is not ours to add to.
 * What is put behind a secret, or before one, is part of the secret.
 */
void
hv_clipboard_append (GtkWidget  *widget,
                     const char *text,
                     gboolean    secret)
{
  Copied *copied;
  g_autofree char *both = NULL;
  guint seconds;

  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL);

  copied = still_ours (gtk_widget_get_clipboard (widget));
  both = copied != NULL ? g_strconcat (copied->text, "\n\n", text, NULL) : g_strdup (text);
  seconds = copied != NULL ? copied->seconds : 0;
  if (seconds > 0 || secret)
    hv_clipboard_copy_secret (widget, both, seconds);
  else
    hv_clipboard_copy (widget, both);
  explicit_bzero (both, strlen (both));
}

/**
 * hv_clipboard_is_ours:
 * @widget: any widget of the window
 *
 * Returns: whether the clipboard still holds what this program put there
 */
gboolean
hv_clipboard_is_ours (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  return still_ours (gtk_widget_get_clipboard (widget)) != NULL;
}

/**
 * hv_clipboard_dup_ours:
 * @widget: any widget of the window
 *
 * Returns: (transfer full) (nullable): what the clipboard still holds of this
 *   program, for hv_secret_free(); what others put there is never looked at
 */
char *
hv_clipboard_dup_ours (GtkWidget *widget)
{
  Copied *copied;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  copied = still_ours (gtk_widget_get_clipboard (widget));
  return copied != NULL ? g_strdup (copied->text) : NULL;
}

/**
 * hv_clipboard_forget:
 * @widget: any widget of the window
 *
 * Empties the clipboard when it still holds what this program put there, and
 * forgets it; the words of one call are not pasted in the next.
 *
 * Returns: whether there was something to empty
 */
gboolean
hv_clipboard_forget (GtkWidget *widget)
{
  GdkClipboard *clipboard;
  gboolean ours;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  clipboard = gtk_widget_get_clipboard (widget);
  ours = still_ours (clipboard) != NULL;
  if (ours)
    gdk_clipboard_set_content (clipboard, NULL);
  g_object_set_qdata (G_OBJECT (clipboard), copied_quark (), NULL);
  return ours;
}
