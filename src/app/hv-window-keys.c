/* hv-window-keys.c: the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One hand is on the keyboard and the eyes are elsewhere. Keys with a letter
 * are accelerators of actions (hv-application.c); here are those that depend on
 * where the focus is, and the digits, which go by their place on the keyboard
 * because on some layouts the digits need Shift.
 */
#include "config.h"

#include "hv-window-private.h"

#define MODIFIERS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK | GDK_META_MASK)

/* Of the first key of the row of digits, on X11 and Wayland alike. */
#define KEYCODE_OF_1 10

/* The digit from 1 to 9 of a key, 0 when it has none. */
static guint
digit_of_key (guint keyval,
              guint keycode)
{
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    return keyval - GDK_KEY_1 + 1;
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    return keyval - GDK_KEY_KP_1 + 1;
  if (keycode >= KEYCODE_OF_1 && keycode < KEYCODE_OF_1 + 9)
    return keycode - KEYCODE_OF_1 + 1;
  return 0;
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static gboolean
is_zero (guint keyval,
         guint keycode)
{
  return keyval == GDK_KEY_0 || keyval == GDK_KEY_KP_0 || keycode == KEYCODE_OF_1 + 9;
}

static gboolean
search_is_focused (HvWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search));
}

/* Keys that mean the same everywhere, before any widget sees them. */
static gboolean
anywhere_cb (GtkEventControllerKey *controller,
             guint                  keyval,
             guint                  keycode,
             GdkModifierType        state,
             HvWindow              *self)
{
  GdkModifierType modifiers = state & MODIFIERS;
  guint digit = digit_of_key (keyval, keycode);

  if (modifiers == 0 && (digit > 0 || is_zero (keyval, keycode))
      && !search_is_focused (self) && hv_window_call_key (self, digit))
    return GDK_EVENT_STOP;
  if (modifiers == GDK_CONTROL_MASK && is_zero (keyval, keycode))
    hv_window_copy (self, HV_COPY_DATE);
  else if (modifiers == GDK_CONTROL_MASK && is_enter (keyval))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-spoken", NULL);
  else if (modifiers == GDK_CONTROL_MASK && digit > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-phrase", "i", (int) digit);
  else if (modifiers == GDK_ALT_MASK && digit > 0 && digit <= HV_STEP_FOLLOWUP)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.step", "i", (int) digit);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Clears, and then leads to the start page. */
static void
escape_search (HvWindow *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    hv_window_open_start (self, HV_OPEN_CHOSEN);
}

/* Keys of the search field, before the field itself: it keeps the focus while
 * the list is walked through. */
static gboolean
search_cb (GtkEventControllerKey *controller,
           guint                  keyval,
           guint                  keycode,
           GdkModifierType        state,
           HvWindow              *self)
{
  gboolean has_list = self->view == HV_PLACE_ANSWER && self->split != NULL
                      && hv_split_get_start_shown (self->split);

  if ((state & MODIFIERS) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    escape_search (self);
  else if (is_enter (keyval))
    hv_window_focus_reading (self);
  else if (has_list && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    hv_window_move (self, 1);
  else if (has_list && (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up))
    hv_window_move (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Keys that nobody else wanted. */
static gboolean
left_over_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              HvWindow              *self)
{
  /* The slash needs Shift on some layouts. */
  GdkModifierType modifiers = state & MODIFIERS & ~GDK_SHIFT_MASK;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (modifiers != 0 || !gtk_widget_get_sensitive (GTK_WIDGET (self->search)))
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_slash || keyval == GDK_KEY_KP_Divide) && !GTK_IS_EDITABLE (focus))
    hv_window_focus_search (self, TRUE);
  else if (keyval == GDK_KEY_Escape && !search_is_focused (self))
    hv_window_escape_reading (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
add_controller (HvWindow            *self,
                GtkWidget           *widget,
                GtkPropagationPhase  phase,
                GCallback            callback)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  g_signal_connect_object (controller, "key-pressed", callback, self, 0);
  gtk_widget_add_controller (widget, controller);
}

void
hv_window_add_keys (HvWindow *self)
{
  add_controller (self, GTK_WIDGET (self), GTK_PHASE_CAPTURE, G_CALLBACK (anywhere_cb));
  /* Inside the overlay as well: a toast that is still there would take the Escape
   * of someone who copied and wants to go on. */
  add_controller (self, GTK_WIDGET (self->stack), GTK_PHASE_BUBBLE, G_CALLBACK (left_over_cb));
  add_controller (self, GTK_WIDGET (self), GTK_PHASE_BUBBLE, G_CALLBACK (left_over_cb));
  add_controller (self, GTK_WIDGET (self->search), GTK_PHASE_CAPTURE, G_CALLBACK (search_cb));
}
