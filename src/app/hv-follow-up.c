/* hv-follow-up.c: by which day the caller hears
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There is one date to say, and it stands alone, large, one key away from the
 * clipboard. The others are for the agent, who has to ask for them.
 */
#include "config.h"

#include "hv-follow-up.h"

#include <glib/gi18n-lib.h>

#include "hv-agent-box.h"
#include "hv-deadline.h"
#include "hv-named.h"
#include "hv-text.h"

struct _HvFollowUp
{
  GtkWidget   parent_instance;

  HvCallDesk *desk;
  HvAnswer   *answer;

  GtkWidget  *say;          /* a button */
  GtkWidget  *say_label;
  GtkWidget  *at_once;
  GtkWidget  *receipt;      /* an entry */
  GtkWidget  *understood;
  GtkWidget  *agent;        /* an expander */
  gboolean    writing;      /* the entry is filled, not typed in */
  gboolean    wrong;        /* what was typed is no day */
  HvDay       before;       /* that was set when typing began, 0 for none */
};

G_DEFINE_FINAL_TYPE (HvFollowUp, hv_follow_up, GTK_TYPE_WIDGET)

static HvDates *
dates (HvFollowUp *self)
{
  return hv_terms_dates (self->desk->terms);
}

static char *
day_in_words (HvFollowUp *self,
              HvDay       day)
{
  return hv_dates_long (dates (self), hv_interface_language (), day);
}

static void
add_day (HvFollowUp *self,
         GtkWidget  *box,
         const char *label,
         HvDay       day,
         const char *rule)
{
  g_autofree char *words = day != 0 ? day_in_words (self, day) : NULL;

  if (words != NULL)
    hv_agent_box_add_text (box, label, words);
  if (rule != NULL)
    gtk_box_append (GTK_BOX (box), hv_text_new (rule, "hv-rule", HV_TEXT_PLAIN));
}

/* The entry's own words about its terms. */
static void
add_own_words (HvFollowUp *self,
               GtkWidget  *box)
{
  for (guint i = 0; i < self->answer->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (self->answer->items, i);

      if (item->kind == HV_ITEM_DEADLINE && item->runs->len > 0)
        gtk_box_append (GTK_BOX (box), hv_text_new_runs (item->runs, NULL, HV_TEXT_PLAIN));
    }
}

static GtkWidget *
new_agent_box (HvFollowUp       *self,
               const HvDeadline *deadline)
{
  GtkWidget *box = hv_agent_box_new (TRUE);

  add_day (self, box, _("Legal last day"), deadline->legal, deadline->legal_rule);
  add_day (self, box, _("Target date: do not promise"), deadline->target, deadline->target_rule);
  add_day (self, box, _("Announce an extension by"), deadline->extension_notice,
           deadline->notice_rule);
  add_day (self, box, _("Last day if extended"), deadline->extension,
           deadline->extension_rule);
  add_day (self, box, _("At once"), 0, deadline->at_once_rule);
  add_own_words (self, box);
  return box;
}

static void
show_receipt (HvFollowUp *self)
{
  g_autofree char *words = day_in_words (self, hv_call_receipt_on (self->desk->call));

  self->writing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->receipt), words);
  self->writing = FALSE;
}

static void
show_days (HvFollowUp *self)
{
  g_autoptr (HvDeadline) deadline = hv_call_count (self->desk->call, self->answer);
  g_autofree char *say = NULL;

  gtk_widget_set_visible (self->at_once, deadline != NULL && deadline->at_once);
  /* Beside words that are no day, a date would be taken for the one of those. */
  gtk_widget_set_visible (self->say, deadline != NULL && deadline->legal != 0 && !self->wrong);
  gtk_widget_set_visible (self->agent, deadline != NULL);
  if (deadline == NULL)
    return;
  if (deadline->legal != 0)
    {
      say = hv_dates_by (dates (self), self->answer->lang, deadline->legal);
      gtk_label_set_text (GTK_LABEL (self->say_label), say);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->say), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      say, -1);
    }
  gtk_expander_set_child (GTK_EXPANDER (self->agent), new_agent_box (self, deadline));
}

static void
call_changed_cb (HvFollowUp *self)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->receipt)));

  /* What somebody types stays as it is typed. */
  if (!gtk_widget_has_focus (text))
    show_receipt (self);
  show_days (self);
}

static void
show_understood (HvFollowUp   *self,
                 const char   *text,
                 gboolean      wrong)
{
  self->wrong = wrong;
  gtk_label_set_text (GTK_LABEL (self->understood), text);
  gtk_widget_set_visible (self->understood, *text != '\0');
  if (wrong)
    {
      gtk_widget_add_css_class (self->receipt, "error");
      gtk_widget_add_css_class (self->understood, "hv-warning");
    }
  else
    {
      gtk_widget_remove_css_class (self->receipt, "error");
      gtk_widget_remove_css_class (self->understood, "hv-warning");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->receipt), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->receipt),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* Every keystroke counts, so that the agent sees what was understood. */
static void
receipt_changed_cb (GtkEditable *editable,
                    HvFollowUp  *self)
{
  const char *text = gtk_editable_get_text (editable);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  HvDay day;

  if (self->writing)
    return;
  day = hv_dates_parse (dates (self), self->answer->lang, text, -1, self->desk->today,
                        hv_terms_since (self->desk->terms), &error);
  if (day == 0 || !hv_call_set_receipt (self->desk->call, day, &error))
    {
      hv_call_set_receipt (self->desk->call, self->before, NULL);
      show_understood (self, *text != '\0' ? error->message : "", *text != '\0');
    }
  else
    {
      words = day_in_words (self, day);
      show_understood (self, words, FALSE);
    }
  show_days (self);
}

static void
receipt_entered_cb (HvFollowUp *self)
{
  self->before = hv_call_get_receipt (self->desk->call);
}

/* What was no day is not left standing. */
static void
receipt_left_cb (HvFollowUp *self)
{
  show_understood (self, "", FALSE);
  show_receipt (self);
  show_days (self);
}

static void
receipt_activated_cb (GtkEntry   *entry,
                      HvFollowUp *self)
{
  if (self->wrong)
    return;
  if (gtk_widget_get_visible (self->say))
    gtk_widget_grab_focus (self->say);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
hv_follow_up_dispose (GObject *object)
{
  HvFollowUp *self = HV_FOLLOW_UP (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->answer, hv_answer_unref);
  G_OBJECT_CLASS (hv_follow_up_parent_class)->dispose (object);
}

static void
hv_follow_up_class_init (HvFollowUpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_follow_up_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "followup");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_say (HvFollowUp *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *key = gtk_label_new ("0");

  self->say_label = hv_text_new ("", "hv-date", HV_TEXT_PLAIN);
  gtk_widget_set_hexpand (self->say_label, TRUE);
  gtk_widget_add_css_class (key, "hv-key");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), self->say_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Copy the date to say (Ctrl+0)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.copy-date");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "b", FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "0", -1);
  return button;
}

static GtkWidget *
new_receipt (HvFollowUp *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = hv_text_new (_("Date received (Ctrl+T)"), "hv-caption", HV_TEXT_PLAIN);

  self->receipt = gtk_entry_new ();
  self->understood = hv_text_new ("", NULL, HV_TEXT_PLAIN);
  gtk_widget_set_visible (self->understood, FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->receipt), 8);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->receipt), FALSE);
  gtk_entry_set_input_hints (GTK_ENTRY (self->receipt),
                             GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK
                               | GTK_INPUT_HINT_NO_EMOJI);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->receipt),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date received"),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Control+t", -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->receipt);
  gtk_box_append (GTK_BOX (box), self->understood);
  return box;
}

static void
hv_follow_up_init (HvFollowUp *self)
{
  GtkEventController *focus;
  GtkWidget *parts[4];

  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->say = new_say (self);
  self->at_once = hv_text_new (_("This works at once. Do not name a term."), "hv-at-once",
                               HV_TEXT_PLAIN);
  self->agent = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->agent),
                                 hv_text_new (_("Days for you only"), NULL, HV_TEXT_PLAIN));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->agent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Days for you only"), -1);
  parts[0] = self->at_once;
  parts[1] = self->say;
  parts[2] = new_receipt (self);
  parts[3] = self->agent;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_parent (parts[i], GTK_WIDGET (self));
  g_signal_connect_object (self->receipt, "changed", G_CALLBACK (receipt_changed_cb), self, 0);
  g_signal_connect_object (self->receipt, "activate", G_CALLBACK (receipt_activated_cb), self, 0);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "enter", G_CALLBACK (receipt_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (receipt_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->receipt, focus);
}

/**
 * hv_follow_up_new:
 * @desk: must outlive the widget
 * @answer: the page it stands on
 *
 * Returns: (transfer floating): the date to say, the day of receipt, and the
 *   other days behind an expander
 */
GtkWidget *
hv_follow_up_new (HvCallDesk *desk,
                  HvAnswer   *answer)
{
  HvFollowUp *self = g_object_new (HV_TYPE_FOLLOW_UP, NULL);

  self->desk = desk;
  self->answer = hv_answer_ref (answer);
  show_receipt (self);
  show_days (self);
  g_signal_connect_object (desk->call, "notify::deadline", G_CALLBACK (call_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk->call, "notify::receipt", G_CALLBACK (call_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * hv_follow_up_edit:
 *
 * Puts the focus in the day of receipt, for another one to be typed.
 */
void
hv_follow_up_edit (HvFollowUp *self)
{
  g_return_if_fail (HV_IS_FOLLOW_UP (self));

  gtk_widget_grab_focus (self->receipt);
  gtk_editable_select_region (GTK_EDITABLE (self->receipt), 0, -1);
}
