/* hv-mood-button.c: how the caller sounds, for this call only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A key goes from one mood to the next; a click opens the list of them.
 */
#include "config.h"

#include "hv-mood-button.h"

#include <glib/gi18n-lib.h>

#include "hv-call-strip.h"
#include "hv-names.h"

struct _HvMoodButton
{
  GtkWidget   parent_instance;

  GtkWidget  *button;
  GtkWidget  *label;
};

G_DEFINE_FINAL_TYPE (HvMoodButton, hv_mood_button, GTK_TYPE_WIDGET)

/* As the vocabulary names them, in the order of how often they call. */
static const char * const moods[] = { NULL, "worried", "angry", "curious", "formal" };

/**
 * hv_mood_find:
 *
 * Returns: (nullable): the mood of that name, static
 */
const char *
hv_mood_find (const char *mood)
{
  for (gsize i = 0; i < G_N_ELEMENTS (moods); i++)
    if (g_strcmp0 (moods[i], mood) == 0)
      return moods[i];
  return NULL;
}

/**
 * hv_mood_next:
 * @mood: (nullable): none yet
 * @by: 1 for the next, -1 for the one before
 *
 * Returns: (nullable): static; after the last one there is none again
 */
const char *
hv_mood_next (const char *mood,
              int         by)
{
  int n = G_N_ELEMENTS (moods);

  for (int i = 0; i < n; i++)
    if (g_strcmp0 (moods[i], mood) == 0)
      return moods[(i + by + n) % n];
  return NULL;
}

static GMenuModel *
new_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (moods); i++)
    {
      g_autoptr (GMenuItem) item =
        g_menu_item_new (moods[i] != NULL ? hv_name_of_mood (moods[i]) : _("no mood"), NULL);

      g_menu_item_set_action_and_target (item, "win.mood", "s",
                                         moods[i] != NULL ? moods[i] : "");
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
hv_mood_button_dispose (GObject *object)
{
  g_clear_pointer (&HV_MOOD_BUTTON (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_mood_button_parent_class)->dispose (object);
}

static void
hv_mood_button_class_init (HvMoodButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_mood_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
hv_mood_button_init (HvMoodButton *self)
{
  g_autoptr (GMenuModel) menu = new_menu ();

  self->button = gtk_menu_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button),
                             hv_call_strip_new_label (self->label, "F6"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button, _("How the caller sounds; its phrases come first (F6)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "F6", -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  hv_mood_button_set_mood (self, NULL);
}

GtkWidget *
hv_mood_button_new (void)
{
  return g_object_new (HV_TYPE_MOOD_BUTTON, NULL);
}

/**
 * hv_mood_button_set_mood:
 * @mood: (nullable): what it shows
 */
void
hv_mood_button_set_mood (HvMoodButton *self,
                         const char   *mood)
{
  const char *name = hv_name_of_mood (mood);
  /* Translators: %s is worried, angry, curious or formal. */
  g_autofree char *said = name != NULL ? g_strdup_printf (_("Mood: %s"), name)
                                       : g_strdup (_("Mood"));

  g_return_if_fail (HV_IS_MOOD_BUTTON (self));

  gtk_label_set_text (GTK_LABEL (self->label), name != NULL ? name : _("Mood"));
  if (name != NULL)
    gtk_widget_add_css_class (self->button, "hv-mood-set");
  else
    gtk_widget_remove_css_class (self->button, "hv-mood-set");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  said, -1);
}
