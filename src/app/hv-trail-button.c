/* hv-trail-button.c: the answers of this call, to go back to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not there before there is a second one.
 */
#include "config.h"

#include "hv-trail-button.h"

#include <glib/gi18n-lib.h>

#include "hv-focus.h"
#include "hv-icon.h"

/* Of a question in the list. */
#define MAX_CHARS 38

struct _HvTrailButton
{
  GtkWidget   parent_instance;

  GtkWidget  *button;
  GtkWidget  *label;
  GMenu      *menu;
  GPtrArray  *places;   /* (element-type HvPlace), copies, the last one first */
  char       *current;
  GtkWidget  *before;   /* (nullable): weak, what had the focus before the list */
};

G_DEFINE_FINAL_TYPE (HvTrailButton, hv_trail_button, GTK_TYPE_WIDGET)

/* A question on one line, and no longer than a narrow window is wide. */
static char *
shorten (const HvPlace *place,
         gboolean       current)
{
  g_autofree char *part = g_utf8_strlen (place->title, -1) > MAX_CHARS
                            ? g_utf8_substring (place->title, 0, MAX_CHARS) : NULL;
  g_auto (GStrv) pieces = g_strsplit (part != NULL ? part : place->title, "_", -1);
  /* An underscore would stand for a mnemonic. */
  g_autofree char *line = g_strjoinv ("__", pieces);

  return g_strconcat (current ? "✓ " : "", line, part != NULL ? "…" : NULL, NULL);
}

static void
fill_menu (HvTrailButton *self)
{
  g_menu_remove_all (self->menu);

  for (guint i = 0; i < self->places->len; i++)
    {
      const HvPlace *place = g_ptr_array_index (self->places, i);
      g_autofree char *title = shorten (place, g_strcmp0 (place->key, self->current) == 0);
      g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

      g_menu_item_set_action_and_target (item, "win.revisit", "s", place->key);
      g_menu_append_item (self->menu, item);
    }
}

/* Who chose is where the answer begins, by now. */
static void
go_back_cb (gpointer user_data)
{
  g_autoptr (HvTrailButton) self = user_data;

  if (self->before != NULL)
    hv_focus_give_back (self->before, GTK_WIDGET (self));
  g_clear_weak_pointer (&self->before);
}

/* From GTK 4.10 on it gives the focus to its button only after this. */
static void
closed_cb (GtkPopover    *popover,
           HvTrailButton *self)
{
  g_idle_add_once (go_back_cb, g_object_ref (self));
}

static void
hv_trail_button_dispose (GObject *object)
{
  g_clear_weak_pointer (&HV_TRAIL_BUTTON (object)->before);
  g_clear_pointer (&HV_TRAIL_BUTTON (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_trail_button_parent_class)->dispose (object);
}

static void
hv_trail_button_finalize (GObject *object)
{
  HvTrailButton *self = HV_TRAIL_BUTTON (object);

  g_object_unref (self->menu);
  g_ptr_array_unref (self->places);
  g_free (self->current);
  G_OBJECT_CLASS (hv_trail_button_parent_class)->finalize (object);
}

static void
hv_trail_button_class_init (HvTrailButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_trail_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = hv_trail_button_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hv_trail_button_init (HvTrailButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_place_free);
  self->button = gtk_menu_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), hv_icon_new ("document-open-recent-symbolic"));
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  self->menu = g_menu_new ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (self->menu));
  /* It stays the same one when the menu changes. */
  g_signal_connect (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button)), "closed",
                    G_CALLBACK (closed_cb), self);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button, _("Answers in this call (Alt+Down)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Answers in this call"),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Alt+Down", -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hv_trail_button_new (void)
{
  return g_object_new (HV_TYPE_TRAIL_BUTTON, NULL);
}

/**
 * hv_trail_button_show:
 * @trail: of this call; nothing of it is kept but copies of its answers
 */
void
hv_trail_button_show (HvTrailButton *self,
                      HvTrail       *trail)
{
  const HvPlace *current = hv_trail_current (trail);
  g_autofree char *number = NULL;

  g_return_if_fail (HV_IS_TRAIL_BUTTON (self));

  g_free (self->current);
  self->current = current != NULL ? g_strdup (current->key) : NULL;
  g_ptr_array_unref (self->places);
  self->places = hv_trail_answers (trail);
  number = g_strdup_printf ("%u", self->places->len);
  gtk_label_set_text (GTK_LABEL (self->label), number);
  gtk_widget_set_visible (GTK_WIDGET (self), self->places->len > 1);
  fill_menu (self);
}

/**
 * hv_trail_button_popup:
 *
 * Opens the list, when there is one.
 */
void
hv_trail_button_popup (HvTrailButton *self)
{
  g_return_if_fail (HV_IS_TRAIL_BUTTON (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  g_set_weak_pointer (&self->before, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
