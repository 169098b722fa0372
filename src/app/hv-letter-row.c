/* hv-letter-row.c: one field of a letter, to fill in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Below a date stands how it was understood, below anything that is not right
 * what to do. What is merely still empty is not called wrong before the person
 * wants the letter.
 */
#include "config.h"

#include "hv-letter-row.h"

#include <glib/gi18n-lib.h>

#include "hv-secret.h"
#include "hv-text.h"

struct _HvLetterRow
{
  GtkBox      parent_instance;

  GtkWidget  *input;       /* entry, drop down, or label of what fills itself */
  GtkLabel   *told;
  HvCallDesk *desk;
  HvFields   *fields;      /* of the call */
  HvField    *field;
  char       *lang;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HvLetterRow, hv_letter_row, GTK_TYPE_BOX)

static void
hv_letter_row_finalize (GObject *object)
{
  HvLetterRow *self = HV_LETTER_ROW (object);

  g_clear_pointer (&self->field, hv_field_free);
  g_free (self->lang);
  G_OBJECT_CLASS (hv_letter_row_parent_class)->finalize (object);
}

static void
hv_letter_row_class_init (HvLetterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_letter_row_finalize;
  /**
   * HvLetterRow::changed: something else is filled in
   */
  signals[CHANGED] = g_signal_new ("changed", HV_TYPE_LETTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
hv_letter_row_init (HvLetterRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
}

/* The day of receipt fills itself when there is a request, and may be another. */
static gboolean
is_asked (const HvField *field)
{
  return field->fill == HV_FILL_BY_HAND || field->fill == HV_FILL_RECEIPT;
}

static gboolean
is_empty (HvLetterRow *self)
{
  return GTK_IS_EDITABLE (self->input)
           ? *gtk_editable_get_text (GTK_EDITABLE (self->input)) == '\0'
           : gtk_drop_down_get_selected (GTK_DROP_DOWN (self->input)) == 0;
}

/* What was typed reads as it does in the letter. */
static gboolean
is_understood (HvLetterRow *self,
               const char  *value)
{
  return self->field->type != HV_FIELD_DATE
         || (GTK_IS_EDITABLE (self->input)
             && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->input)), value) == 0);
}

static void
tell (HvLetterRow *self,
      const char  *text,
      gboolean     wrong)
{
  gtk_label_set_text (self->told, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->told), text != NULL);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->told), "hv-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->told), "hv-problem");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/**
 * hv_letter_row_refresh:
 * @strict: whether what is empty is told as well
 *
 * Tells what stands in the letter for it, or what is wrong.
 */
void
hv_letter_row_refresh (HvLetterRow *self,
                       gboolean     strict)
{
  g_autoptr (GError) error = NULL;
  char *value = hv_fields_value (self->fields, self->field, self->lang, &error);

  if (!is_asked (self->field))
    gtk_label_set_text (GTK_LABEL (self->input), value != NULL ? value : error->message);
  else if (value == NULL)
    {
      gboolean empty = is_empty (self);

      tell (self, !empty || (strict && self->field->required) ? error->message : NULL, TRUE);
    }
  else
    tell (self, is_understood (self, value) ? NULL : value, FALSE);
  hv_secret_free (value);
}

/* Whoever fills it in also fills in what is counted from it. */
static gboolean
set_receipt (HvLetterRow  *self,
             const char   *text,
             GError      **error)
{
  HvDay day = 0;

  if (text != NULL && *text != '\0')
    day = hv_dates_parse (hv_terms_dates (self->desk->terms), self->lang, text, -1,
                          self->desk->today, hv_terms_since (self->desk->terms), error);
  if (day != 0)
    return hv_call_set_receipt (self->desk->call, day, error);
  hv_call_set_receipt (self->desk->call, 0, NULL);
  return text == NULL || *text == '\0';
}

static void
set_value (HvLetterRow *self,
           const char  *value)
{
  g_autoptr (GError) error = NULL;

  if (self->field->fill == HV_FILL_RECEIPT ? set_receipt (self, value, &error)
      : hv_call_set_field (self->desk->call, self->field->name, value, &error))
    hv_letter_row_refresh (self, FALSE);
  else
    tell (self, error->message, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
text_changed_cb (HvLetterRow *self)
{
  set_value (self, gtk_editable_get_text (GTK_EDITABLE (self->input)));
}

static void
selected_cb (HvLetterRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->input));

  set_value (self, selected == 0 || selected == GTK_INVALID_LIST_POSITION
                     ? NULL : self->field->options[selected - 1]);
}

static GtkWidget *
new_entry (HvLetterRow *self)
{
  GtkWidget *entry = gtk_entry_new ();
  char *day = self->field->fill == HV_FILL_RECEIPT
                ? hv_fields_value (self->fields, self->field, self->lang, NULL) : NULL;
  const char *value = self->field->fill == HV_FILL_RECEIPT
                        ? day : hv_fields_get (self->fields, self->field->name);

  gtk_editable_set_text (GTK_EDITABLE (entry), value != NULL ? value : "");
  hv_secret_free (day);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  /* No learning keyboard, no spelling: what is typed is about a person. */
  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE
                                                  | GTK_INPUT_HINT_NO_SPELLCHECK
                                                  | GTK_INPUT_HINT_NO_EMOJI);
  g_signal_connect_object (entry, "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return entry;
}

/* A list that shows the first option of its own accord would fill in a letter
 * that nobody chose, so the first line is no choice. */
static GtkWidget *
new_choice (HvLetterRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *value = hv_fields_get (self->fields, self->field->name);
  guint selected = 0;
  GtkWidget *choice;

  gtk_string_list_append (names, _("Choose"));
  for (guint i = 0; self->field->options != NULL && self->field->options[i] != NULL; i++)
    {
      gtk_string_list_append (names, self->field->options[i]);
      if (g_strcmp0 (self->field->options[i], value) == 0)
        selected = i + 1;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  hv_text_wrap_choices (GTK_DROP_DOWN (choice));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  return choice;
}

static GtkWidget *
new_input (HvLetterRow *self)
{
  GtkWidget *label;

  if (is_asked (self->field))
    return self->field->type == HV_FIELD_CHOICE ? new_choice (self) : new_entry (self);
  label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static HvField *
field_copy (const HvField *field)
{
  HvField *copy = g_new0 (HvField, 1);

  *copy = *field;
  copy->name = g_strdup (field->name);
  copy->label = g_strdup (field->label);
  copy->options = g_strdupv (field->options);
  return copy;
}

/**
 * hv_letter_row_new:
 * @field: copied
 * @desk: where its value is kept; outlives the row
 * @lang: of the letter
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
hv_letter_row_new (const HvField *field,
                   HvCallDesk    *desk,
                   const char    *lang)
{
  HvLetterRow *self = g_object_new (HV_TYPE_LETTER_ROW, NULL);
  /* Translators: %s is what to fill in, such as “name”. */
  g_autofree char *text = field->required ? g_strdup (field->label)
                                          : g_strdup_printf (_("%s (may stay empty)"), field->label);
  GtkWidget *label = hv_text_new (text, "hv-label", HV_TEXT_PLAIN);

  self->desk = desk;
  self->fields = hv_call_get_fields (desk->call);
  self->field = field_copy (field);
  self->lang = g_strdup (lang);
  self->input = new_input (self);
  gtk_widget_set_hexpand (self->input, TRUE);
  self->told = GTK_LABEL (hv_text_new ("", "hv-caption", HV_TEXT_PLAIN));
  gtk_widget_set_visible (GTK_WIDGET (self->told), FALSE);
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), self->input);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->told));
  if (is_asked (field))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    text, GTK_ACCESSIBLE_PROPERTY_REQUIRED, field->required, -1);
  hv_letter_row_refresh (self, FALSE);
  return GTK_WIDGET (self);
}

/**
 * hv_letter_row_is_open:
 *
 * Returns: whether it keeps the letter from going out, and can be mended here
 */
gboolean
hv_letter_row_is_open (HvLetterRow *self)
{
  char *value = hv_fields_value (self->fields, self->field, self->lang, NULL);
  gboolean open = value == NULL && (self->field->required
                                    || hv_fields_get (self->fields, self->field->name) != NULL);

  hv_secret_free (value);
  return open && is_asked (self->field);
}
