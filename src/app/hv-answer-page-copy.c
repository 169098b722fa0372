/* hv-answer-page-copy.c: keys and clicks that put words on the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "hv-announce.h"
#include "hv-answer-page-private.h"
#include "hv-clipboard.h"
#include "hv-excerpt.h"
#include "hv-phrase-row.h"
#include "hv-secret.h"

/* How long a row shows that it was copied. */
#define MARK_MILLISECONDS 1800
/* So many characters say which words they were. */
#define TOLD_CHARS 60
/* A press that moves further selects text and is no click. */
#define CLICK_DISTANCE 6.0

/* Key codes of the main block as X11 and Wayland on Linux number them. */
#define CODE_DIGIT_1 10
#define CODE_DIGIT_9 18
#define CODE_DIGIT_0 19
#define CODE_Q 24
#define CODE_A 38
#define CODE_Z 52

/**
 * hv_answer_page_unmark:
 *
 * No row shows any more that it was copied.
 */
void
hv_answer_page_unmark (HvAnswerPage *self)
{
  g_clear_handle_id (&self->mark_source, g_source_remove);
  if (HV_IS_PHRASE_ROW (self->marked))
    hv_phrase_row_show_copied (HV_PHRASE_ROW (self->marked), FALSE);
  else if (HV_IS_SAY_CARD (self->marked))
    hv_say_card_show_copied (HV_SAY_CARD (self->marked), FALSE);
  self->marked = NULL;
}

static gboolean
unmark_cb (gpointer user_data)
{
  HvAnswerPage *self = user_data;

  self->mark_source = 0;
  hv_answer_page_unmark (self);
  return G_SOURCE_REMOVE;
}

static void
mark (HvAnswerPage *self,
      GtkWidget    *widget)
{
  hv_answer_page_unmark (self);
  if (HV_IS_PHRASE_ROW (widget))
    hv_phrase_row_show_copied (HV_PHRASE_ROW (widget), TRUE);
  else if (HV_IS_SAY_CARD (widget))
    hv_say_card_show_copied (HV_SAY_CARD (widget), TRUE);
  else
    return;
  self->marked = widget;
  self->mark_source = g_timeout_add (MARK_MILLISECONDS, unmark_cb, self);
}

static void
copy (HvAnswerPage *self,
      const char   *text,
      gboolean      secret,
      GtkWidget    *from,
      gboolean      append)
{
  char *what = hv_excerpt (text, TOLD_CHARS);
  char *told = g_strdup_printf (_("Copied: %s"), what);

  self->asked = NULL;
  if (append)
    hv_clipboard_append (GTK_WIDGET (self), text, secret);
  else if (secret)
    hv_clipboard_copy_secret (GTK_WIDGET (self), text, 0);
  else
    hv_clipboard_copy (GTK_WIDGET (self), text);
  mark (self, from);
  hv_announce (GTK_WIDGET (self), told);
  g_signal_emit_by_name (self, "copied", what);
  hv_secret_free (what);
  hv_secret_free (told);
}

/* Whether the page has words at all; says why not. */
static gboolean
may_copy (HvAnswerPage *self)
{
  if (self->answer == NULL)
    return FALSE;
  if (hv_state_may_copy (self->answer->state))
    return TRUE;
  hv_announce (GTK_WIDGET (self), _("Not copied: this answer is being checked."));
  g_signal_emit_by_name (self, "refused", _("Not copied: this answer is being checked."));
  return FALSE;
}

/* Words with a place left open are not copied unseen: what it is is said, and the
 * same key again takes them as they are. */
static gboolean
may_copy_filled (HvAnswerPage    *self,
                 gconstpointer    words,
                 const HvFilling *filling)
{
  g_autofree char *why = NULL;

  if (filling->open == NULL || self->asked == words)
    return TRUE;
  self->asked = words;
  /* Translators: %s is a sentence that says what is not filled in. */
  why = g_strdup_printf (_("Not copied yet: %s Press again to copy it as it stands."),
                         filling->open);
  hv_announce (GTK_WIDGET (self), why);
  g_signal_emit_by_name (self, "refused", why);
  return FALSE;
}

/**
 * hv_answer_page_copy_spoken:
 *
 * Copies what is said, or of something else than a question its text.
 *
 * Returns: whether that was done; not when it is being checked, when there is
 *   nothing of that kind, or when a place in it is open
 */
gboolean
hv_answer_page_copy_spoken (HvAnswerPage *self)
{
  g_auto (HvFilling) filling = { 0 };
  g_autoptr (GPtrArray) words = NULL;
  char *text;

  g_return_val_if_fail (HV_IS_ANSWER_PAGE (self), FALSE);

  if (!may_copy (self) || self->card == NULL)
    return FALSE;
  words = hv_call_desk_fill_blocks (self->phrases.desk, self->answer, self->answer->unit->body,
                                    &filling);
  if (!may_copy_filled (self, self->answer->unit->body, &filling))
    return FALSE;
  text = hv_blocks_to_text (words);
  copy (self, text, filling.personal, GTK_WIDGET (self->card), FALSE);
  hv_secret_free (text);
  return TRUE;
}

/**
 * hv_answer_page_copy_phrase:
 * @position: from 0, in the order of the keys
 * @append: after what was copied before, instead of in its place
 *
 * Returns: whether that was done; not when it is being checked, when there is
 *   no such phrase, or when a place in it is open
 */
gboolean
hv_answer_page_copy_phrase (HvAnswerPage *self,
                            guint         position,
                            gboolean      append)
{
  g_auto (HvFilling) filling = { 0 };
  g_autoptr (GPtrArray) words = NULL;
  const HvItem *item;
  char *text;

  g_return_val_if_fail (HV_IS_ANSWER_PAGE (self), FALSE);

  if (!may_copy (self) || position >= self->phrases.items->len)
    return FALSE;
  item = g_ptr_array_index (self->phrases.items, position);
  words = hv_call_desk_fill (self->phrases.desk, self->answer, item->runs, &filling);
  if (!may_copy_filled (self, item, &filling))
    return FALSE;
  text = hv_runs_to_text (words);
  copy (self, text, filling.personal, g_ptr_array_index (self->phrases.rows, position), append);
  hv_secret_free (text);
  return TRUE;
}

/* The letter or digit that a key is on, whatever else is on it. The digits are
 * taken by where they are, because a French keyboard has other signs there; the
 * letters by what the keyboard says they are, when it has Latin letters. */
static char
key_of_event (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode)
{
  static const char rows[][11] = { "qwertyuiop", "asdfghjkl", "zxcvbnm" };
  static const guint starts[] = { CODE_Q, CODE_A, CODE_Z };
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GdkDisplay *display = gtk_widget_get_display (widget);
  guint lower = gdk_keyval_to_lower (keyval);
  guint plain;

  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    return '1' + (keyval - GDK_KEY_KP_1);
  if (keycode >= CODE_DIGIT_1 && keycode <= CODE_DIGIT_9)
    return '1' + (keycode - CODE_DIGIT_1);
  if (lower >= GDK_KEY_a && lower <= GDK_KEY_z)
    return lower;
  if (gdk_display_translate_key (display, keycode, 0, 0, &plain, NULL, NULL, NULL)
      && plain >= GDK_KEY_a && plain <= GDK_KEY_z)
    return plain;
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (keycode >= starts[i] && keycode < starts[i] + strlen (rows[i]))
      return rows[i][keycode - starts[i]];
  return keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9 ? (char) keyval : '\0';
}

static gboolean
is_typing (HvAnswerPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && GTK_IS_EDITABLE (focus);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                HvAnswerPage          *self)
{
  guint position;

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0
      || is_typing (self))
    return GDK_EVENT_PROPAGATE;
  if (keycode == CODE_DIGIT_0 || keyval == GDK_KEY_KP_0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-date", "b",
                                  (modifiers & GDK_SHIFT_MASK) != 0);
      return GDK_EVENT_STOP;
    }
  if ( !hv_phrase_key_position (key_of_event (controller, keyval, keycode), &position))
    return GDK_EVENT_PROPAGATE;
  hv_answer_page_copy_phrase (self, position, (modifiers & GDK_SHIFT_MASK) != 0);
  return GDK_EVENT_STOP;
}

/* The row under a click, unless the click is for a button in it. */
static HvPhraseRow *
row_at (HvAnswerPage *self,
        double        x,
        double        y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->canvas), x, y, GTK_PICK_DEFAULT);

  while (at != NULL && !HV_IS_PHRASE_ROW (at) && !GTK_IS_BUTTON (at)
         && at != GTK_WIDGET (self->canvas))
    at = gtk_widget_get_parent (at);
  return HV_IS_PHRASE_ROW (at) ? HV_PHRASE_ROW (at) : NULL;
}

static void
click_pressed_cb (GtkGestureClick *gesture,
                  int              n_press,
                  double           x,
                  double           y,
                  HvAnswerPage    *self)
{
  HvPhraseRow *row = row_at (self, x, y);

  self->press_x = x;
  self->press_y = y;
  /* Ctrl+C is for the row in which something was selected. */
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
click_released_cb (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   HvAnswerPage    *self)
{
  HvPhraseRow *row = row_at (self, x, y);
  GdkModifierType modifiers;

  if (row == NULL || n_press != 1 || hv_phrase_row_has_selection (row)
      || fabs (x - self->press_x) > CLICK_DISTANCE || fabs (y - self->press_y) > CLICK_DISTANCE
      || hv_phrase_row_get_position (row) == G_MAXUINT)
    return;
  modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  hv_answer_page_copy_phrase (self, hv_phrase_row_get_position (row),
                              (modifiers & GDK_SHIFT_MASK) != 0);
}

static void
copy_spoken_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  hv_answer_page_copy_spoken (HV_ANSWER_PAGE (widget));
}

static void
copy_phrase_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  guint position;
  gboolean append;

  g_variant_get (parameter, "(ub)", &position, &append);
  hv_answer_page_copy_phrase (HV_ANSWER_PAGE (widget), position, append);
}

static void
copy_text_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *text)
{
  if (may_copy (HV_ANSWER_PAGE (widget)))
    copy (HV_ANSWER_PAGE (widget), g_variant_get_string (text, NULL), FALSE, NULL, FALSE);
}

static void
copy_secret_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *text)
{
  if (may_copy (HV_ANSWER_PAGE (widget)))
    copy (HV_ANSWER_PAGE (widget), g_variant_get_string (text, NULL), TRUE, NULL, FALSE);
}

/**
 * hv_answer_page_class_copy:
 *
 * Installs the actions that rows and buttons of the page copy with.
 */
void
hv_answer_page_class_copy (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "answer.copy-spoken", NULL, copy_spoken_action);
  gtk_widget_class_install_action (widget_class, "answer.copy-phrase", "(ub)", copy_phrase_action);
  gtk_widget_class_install_action (widget_class, "answer.copy-text", "s", copy_text_action);
  gtk_widget_class_install_action (widget_class, "answer.copy-secret", "s", copy_secret_action);
}

/**
 * hv_answer_page_init_copy:
 *
 * Lets the page listen to keys and clicks for all of its rows.
 */
void
hv_answer_page_init_copy (HvAnswerPage *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  /* Before a label sees them: it would take letters for nothing at all. */
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (click_pressed_cb), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (click_released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (click));
}
