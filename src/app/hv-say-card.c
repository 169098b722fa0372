/* hv-say-card.c: the words of an answer, large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-say-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-blocks-view.h"
#include "hv-key-cap.h"
#include "hv-pair.h"
#include "hv-secret.h"
#include "hv-text.h"

struct _HvSayCard
{
  GtkWidget   parent_instance;

  GtkWidget  *button;
  GtkWidget  *button_label;
};

G_DEFINE_FINAL_TYPE (HvSayCard, hv_say_card, GTK_TYPE_WIDGET)

/* The focus comes to the button: Enter in the search field leads here, and
 * Enter again copies. GTK also asks when Shift+Tab found nothing more in here;
 * then it has to go on. */
static gboolean
hv_say_card_grab_focus (GtkWidget *widget)
{
  if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return FALSE;
  return gtk_widget_grab_focus (HV_SAY_CARD (widget)->button);
}

static void
hv_say_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hv_say_card_parent_class)->dispose (object);
}

static void
hv_say_card_class_init (HvSayCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_say_card_dispose;
  widget_class->grab_focus = hv_say_card_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "saycard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_copy_button (HvSayCard *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->button_label = gtk_label_new (_("Copy"));
  gtk_box_append (GTK_BOX (box), self->button_label);
  gtk_box_append (GTK_BOX (box), hv_key_cap_new (_("Ctrl+Enter")));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "answer.copy-spoken");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy"),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Control+Enter", -1);
  return button;
}

static void
hv_say_card_init (HvSayCard *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

/* What one begins with stands out. It is a paragraph of its own; of an answer
 * without paragraphs it is what comes before the first full stop. */
static void
mark_first_sentence (GtkWidget *first,
                     gboolean   alone)
{
  const char *text = GTK_IS_LABEL (first) ? gtk_label_get_text (GTK_LABEL (first)) : "";
  int length = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *marks = g_new0 (PangoLogAttr, length + 1);
  char *start, *markup;
  int end = 1;

  pango_get_log_attrs (text, -1, -1, pango_language_get_default (), marks, length + 1);
  while (end < length && !marks[end].is_sentence_end)
    end++;
  /* Links and fields would be lost: then the whole of it may as well stand out. */
  if (!alone || end >= length || gtk_label_get_use_markup (GTK_LABEL (first)))
    {
      gtk_widget_add_css_class (first, "hv-first");
      return;
    }
  start = g_utf8_substring (text, 0, end);
  markup = g_markup_printf_escaped ("<b>%s</b>%s", start, text + strlen (start));
  gtk_label_set_markup (GTK_LABEL (first), markup);
  hv_text_set_runs (first, NULL, NULL);
  hv_secret_free (start);
  hv_secret_free (markup);
}

/**
 * hv_say_card_new:
 * @heading: "Say this" or what else it is
 * @blocks: (element-type HvBlock): only read now
 * @large: whether it is spoken: then it is read at arm's length
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
hv_say_card_new (const char *heading,
                 GPtrArray  *blocks,
                 gboolean    large)
{
  HvSayCard *self = g_object_new (HV_TYPE_SAY_CARD, NULL);
  GtkWidget *title = hv_text_new (heading, "heading", HV_TEXT_HEADING);
  GtkWidget *words = hv_blocks_view_new (blocks, TRUE);
  GtkWidget *first = gtk_widget_get_first_child (words);

  self->button = new_copy_button (self);
  gtk_widget_set_parent (hv_pair_new (title, self->button), GTK_WIDGET (self));
  if (large)
    gtk_widget_add_css_class (words, "hv-spoken");
  if (large && first != NULL)
    mark_first_sentence (first, blocks->len == 1);
  gtk_widget_set_parent (words, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  if (first != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button),
                                    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, first, NULL, -1);
  return GTK_WIDGET (self);
}

/**
 * hv_say_card_show_copied:
 * @copied: whether the button says now that it was done
 */
void
hv_say_card_show_copied (HvSayCard *self,
                         gboolean   copied)
{
  g_return_if_fail (HV_IS_SAY_CARD (self));

  gtk_label_set_text (GTK_LABEL (self->button_label), copied ? _("✓ Copied") : _("Copy"));
  if (copied)
    gtk_widget_add_css_class (GTK_WIDGET (self), "copied");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "copied");
}
