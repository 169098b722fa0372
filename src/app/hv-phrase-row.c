/* hv-phrase-row.c: words to say, one key away from the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page has some fifty of these and gets another answer at each arrow key, so
 * a row is two labels and no controllers: the page listens for all of them.
 */
#include "config.h"

#include "hv-phrase-row.h"

#include <string.h>

#include "hv-icon.h"
#include "hv-secret.h"
#include "hv-text.h"

struct _HvPhraseRow
{
  GtkWidget   parent_instance;

  GtkWidget  *cap;
  GtkWidget  *words;
  guint       position;   /* G_MAXUINT when it may not be copied */
  gboolean    personal;
};

G_DEFINE_FINAL_TYPE (HvPhraseRow, hv_phrase_row, GTK_TYPE_WIDGET)

/* The keys in the order of the phrases: 1–9, then the alphabet. */
static const char keys[] = "123456789abcdefghijklmnopqrstuvwxyz";

/**
 * hv_phrase_key_at:
 *
 * Returns: the key that copies the phrase at that position, 0 when there are
 *   no keys left for it
 */
char
hv_phrase_key_at (guint position)
{
  return position < strlen (keys) ? keys[position] : '\0';
}

/**
 * hv_phrase_key_position:
 * @position: (out)
 *
 * Returns: whether that key copies a phrase
 */
gboolean
hv_phrase_key_position (char   key,
                        guint *position)
{
  const char *found = key != '\0' ? strchr (keys, key) : NULL;

  if (found == NULL)
    return FALSE;
  *position = found - keys;
  return TRUE;
}

static void
activate_copy (GtkWidget  *widget,
               const char *name,
               GVariant   *append)
{
  HvPhraseRow *self = HV_PHRASE_ROW (widget);

  if (self->position != G_MAXUINT)
    gtk_widget_activate_action (widget, "answer.copy-phrase", "(ub)", self->position,
                                g_variant_get_boolean (append));
}

/* Ctrl+C takes what is selected of the words, as anywhere, or else all. */
static void
activate_copy_selection (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  HvPhraseRow *self = HV_PHRASE_ROW (widget);
  int start, end;
  char *part;

  if (self->position == G_MAXUINT)
    return;
  if (!gtk_label_get_selection_bounds (GTK_LABEL (self->words), &start, &end))
    {
      gtk_widget_activate_action (widget, "answer.copy-phrase", "(ub)", self->position, FALSE);
      return;
    }
  part = g_utf8_substring (gtk_label_get_text (GTK_LABEL (self->words)), MIN (start, end),
                           MAX (start, end));
  gtk_widget_activate_action (widget, self->personal ? "answer.copy-secret" : "answer.copy-text",
                              "s", part);
  hv_secret_free (part);
}

static void
hv_phrase_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hv_phrase_row_parent_class)->dispose (object);
}

static void
hv_phrase_row_class_init (HvPhraseRowClass *klass)
{
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                 GDK_KEY_space, GDK_KEY_KP_Space };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hv_phrase_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "phrase");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "phrase.copy", "b", activate_copy);
  gtk_widget_class_install_action (widget_class, "phrase.copy-selection", NULL,
                                   activate_copy_selection);
  for (gsize i = 0; i < G_N_ELEMENTS (enter); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, enter[i], 0, "phrase.copy", "b", FALSE);
      gtk_widget_class_add_binding_action (widget_class, enter[i], GDK_SHIFT_MASK, "phrase.copy",
                                           "b", TRUE);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "phrase.copy-selection", NULL);
}

static void
hv_phrase_row_init (HvPhraseRow *self)
{
}

/* What a phrase is, above it, and whom it suits, under it. */
static GtkWidget *
new_column (const char *label,
            GtkWidget  *words,
            const char *tags)
{
  GtkWidget *column;

  if (label == NULL && tags == NULL)
    return words;
  column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  if (label != NULL)
    gtk_box_append (GTK_BOX (column), hv_text_new (label, "hv-caption", HV_TEXT_PLAIN));
  gtk_box_append (GTK_BOX (column), words);
  if (tags != NULL)
    gtk_box_append (GTK_BOX (column), hv_text_new (tags, "hv-tags", HV_TEXT_PLAIN));
  return column;
}

/**
 * hv_phrase_row_new:
 * @words: (element-type HvRun): as they are said in this call
 * @personal: whether data of a person stand in them
 * @label: (nullable): what it is, when that is not plain from where it stands
 * @tags: (nullable): whom it suits
 * @position: its place among the phrases of the answer, which gives it its key;
 *   %G_MAXUINT when it may only be read
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
hv_phrase_row_new (GPtrArray  *words,
                   gboolean    personal,
                   const char *label,
                   const char *tags,
                   guint       position)
{
  HvPhraseRow *self = g_object_new (HV_TYPE_PHRASE_ROW, NULL);
  const char key[] = { hv_phrase_key_at (position), '\0' };
  GtkWidget *column;

  self->position = position;
  self->personal = personal;
  self->words = hv_text_new_runs (words, NULL,
                                  position != G_MAXUINT ? HV_TEXT_BY_MOUSE : HV_TEXT_PLAIN);
  column = new_column (label, self->words, tags);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  if (position != G_MAXUINT)
    {
      /* Where the alphabet ends, a click or Enter still copies. */
      self->cap = *key != '\0' ? gtk_label_new (key)
                               : hv_icon_new ("edit-copy-symbolic");
      gtk_widget_add_css_class (self->cap, *key != '\0' ? "hv-key" : "hv-no-key");
      gtk_widget_set_valign (self->cap, GTK_ALIGN_START);
      gtk_widget_set_parent (self->cap, GTK_WIDGET (self));
      gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
    }
  gtk_widget_set_parent (column, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (self->words)),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  return GTK_WIDGET (self);
}

/**
 * hv_phrase_row_set_words:
 * @words: (element-type HvRun)
 * @personal: whether data of a person stand in them
 *
 * The same phrase, with other words where it is filled in.
 */
void
hv_phrase_row_set_words (HvPhraseRow *self,
                         GPtrArray   *words,
                         gboolean     personal)
{
  char *markup;

  g_return_if_fail (HV_IS_PHRASE_ROW (self) && words != NULL);

  self->personal = personal;
  markup = hv_runs_to_markup (words);
  gtk_label_set_markup (GTK_LABEL (self->words), markup);
  hv_secret_free (markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (self->words)), -1);
}

/**
 * hv_phrase_row_add_suffix:
 * @widget: (transfer floating): a button at the end of the row
 */
void
hv_phrase_row_add_suffix (HvPhraseRow *self,
                          GtkWidget   *widget)
{
  g_return_if_fail (HV_IS_PHRASE_ROW (self) && GTK_IS_WIDGET (widget));

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
}

/**
 * hv_phrase_row_get_position:
 *
 * Returns: its place among the phrases of the answer, %G_MAXUINT when it may
 *   not be copied
 */
guint
hv_phrase_row_get_position (HvPhraseRow *self)
{
  g_return_val_if_fail (HV_IS_PHRASE_ROW (self), G_MAXUINT);

  return self->position;
}

/**
 * hv_phrase_row_has_selection:
 *
 * Returns: whether a part of its words is selected, so that a click was no click
 */
gboolean
hv_phrase_row_has_selection (HvPhraseRow *self)
{
  g_return_val_if_fail (HV_IS_PHRASE_ROW (self), FALSE);

  return gtk_label_get_selection_bounds (GTK_LABEL (self->words), NULL, NULL);
}

/**
 * hv_phrase_row_show_copied:
 * @copied: whether its key shows a check mark now
 */
void
hv_phrase_row_show_copied (HvPhraseRow *self,
                           gboolean     copied)
{
  const char key[] = { hv_phrase_key_at (self->position), '\0' };

  g_return_if_fail (HV_IS_PHRASE_ROW (self));

  if (self->cap == NULL)
    return;
  if (GTK_IS_LABEL (self->cap))
    gtk_label_set_text (GTK_LABEL (self->cap), copied ? "✓" : key);
  else
    gtk_image_set_from_icon_name (GTK_IMAGE (self->cap),
                                  copied ? "object-select-symbolic" : "edit-copy-symbolic");
  if (copied)
    gtk_widget_add_css_class (GTK_WIDGET (self), "copied");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "copied");
}
