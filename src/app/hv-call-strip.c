/* hv-call-strip.c: the five steps of a call, always in sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Free in order: each is one click or one key away. Where their names do not
 * fit beside the tools, the numbers do; where those do not either, the tools go
 * under them. Which of these it is follows from the width while it is given out,
 * so both rows of steps exist and only one of them is shown.
 */
#include "config.h"

#include "hv-call-strip.h"

#include <glib/gi18n-lib.h>

#include "hv-key-cap.h"
#include "hv-measure.h"
#include "hv-names.h"

/* Between the steps and the tools, in pixels. */
#define SPACING 9

enum
{
  ROW_NAMES,
  ROW_NUMBERS,
  N_ROWS,
};

struct _HvCallStrip
{
  GtkWidget   parent_instance;

  GtkWidget  *rows[N_ROWS];
  GtkWidget  *steps[N_ROWS][HV_STEP_FOLLOWUP + 1];
  GtkWidget  *name;     /* of the current step, where the others have none */
  GtkWidget  *tools;
  HvStep      current;
};

G_DEFINE_FINAL_TYPE (HvCallStrip, hv_call_strip, GTK_TYPE_WIDGET)

static int
tools_width (HvCallStrip *self)
{
  int width = hv_natural_width (self->tools);

  return width > 0 ? width + SPACING : 0;
}

/* The row for that width, and whether the tools fit beside it. */
static guint
choose_row (HvCallStrip *self,
            int          width,
            gboolean    *beside)
{
  for (guint row = 0; row < N_ROWS; row++)
    if (width < 0 || hv_natural_width (self->rows[row]) + tools_width (self) <= width)
      {
        *beside = TRUE;
        return row;
      }
  *beside = FALSE;
  return hv_natural_width (self->rows[ROW_NAMES]) <= width ? ROW_NAMES : ROW_NUMBERS;
}

static void
hv_call_strip_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  HvCallStrip *self = HV_CALL_STRIP (widget);
  int row_min, tools_min;
  gboolean beside;
  guint row;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->rows[ROW_NUMBERS], orientation, -1, &row_min, NULL, NULL, NULL);
      gtk_widget_measure (self->tools, orientation, -1, &tools_min, NULL, NULL, NULL);
      *minimum = MAX (row_min, tools_min);
      *natural = hv_natural_width (self->rows[ROW_NAMES]) + tools_width (self);
      return;
    }
  row = choose_row (self, for_size, &beside);
  if (beside)
    *minimum = MAX (hv_height_for (self->rows[row], -1), hv_height_for (self->tools, -1));
  else
    *minimum = hv_height_for (self->rows[row], for_size) + SPACING
               + hv_height_for (self->tools, for_size);
  *natural = *minimum;
}

static void
hv_call_strip_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  HvCallStrip *self = HV_CALL_STRIP (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int tools = MIN (hv_natural_width (self->tools), width);
  gboolean beside;
  guint row = choose_row (self, width, &beside);
  int top = beside ? height : hv_height_for (self->rows[row], width);

  for (guint i = 0; i < N_ROWS; i++)
    gtk_widget_set_child_visible (self->rows[i], i == row);
  if (beside)
    {
      int left = width - tools_width (self);

      hv_allocate (self->rows[row], mirrored ? width - left : 0, 0, left, height);
      hv_allocate (self->tools, mirrored ? 0 : width - tools, 0, tools, height);
      return;
    }
  hv_allocate (self->rows[row], 0, 0, width, top);
  hv_allocate (self->tools, mirrored ? width - tools : 0, top + SPACING, tools,
               MAX (height - top - SPACING, hv_height_for (self->tools, tools)));
}

static GtkSizeRequestMode
hv_call_strip_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hv_call_strip_dispose (GObject *object)
{
  HvCallStrip *self = HV_CALL_STRIP (object);

  for (guint i = 0; i < N_ROWS; i++)
    g_clear_pointer (&self->rows[i], gtk_widget_unparent);
  g_clear_pointer (&self->tools, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_call_strip_parent_class)->dispose (object);
}

static void
hv_call_strip_class_init (HvCallStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_call_strip_dispose;
  widget_class->measure = hv_call_strip_measure;
  widget_class->size_allocate = hv_call_strip_size_allocate;
  widget_class->get_request_mode = hv_call_strip_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "callstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_step (HvStep   step,
          gboolean named)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *number = g_strdup_printf ("%d", step);
  g_autofree char *name = g_strdup_printf ("%d. %s", step, hv_name_of_step (step));
  g_autofree char *shortcut = g_strdup_printf ("Alt+%d", step);
  g_autofree char *tip = g_strdup_printf ("%s (Alt+%d)", hv_name_of_step (step), step);
  GtkWidget *digit = gtk_label_new (number);

  gtk_widget_add_css_class (digit, "hv-step-number");
  gtk_widget_set_valign (digit, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), digit);
  if (named)
    gtk_box_append (GTK_BOX (box), gtk_label_new (hv_name_of_step (step)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_visible (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) step);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, shortcut, -1);
  return button;
}

static void
hv_call_strip_init (HvCallStrip *self)
{
  for (guint row = 0; row < N_ROWS; row++)
    {
      self->rows[row] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->rows[row], "hv-strip-steps");
      for (HvStep step = HV_STEP_TRUST; step <= HV_STEP_FOLLOWUP; step++)
        {
          self->steps[row][step] = new_step (step, row == ROW_NAMES);
          gtk_box_append (GTK_BOX (self->rows[row]), self->steps[row][step]);
        }
      gtk_widget_set_parent (self->rows[row], GTK_WIDGET (self));
    }
  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  /* Room for the sign that it goes on. */
  gtk_label_set_width_chars (GTK_LABEL (self->name), 1);
  gtk_widget_add_css_class (self->name, "hv-strip-name");
  gtk_widget_set_visible (self->name, FALSE);
  gtk_box_append (GTK_BOX (self->rows[ROW_NUMBERS]), self->name);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->tools, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->tools, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Steps of the call"), -1);
}

/**
 * hv_call_strip_new_label:
 * @label: (transfer floating): what a tool says
 * @key: that does it
 *
 * Returns: (transfer floating): what a button shows of them; in a narrow window
 *   with large letters first the key goes, and then the end of the words
 */
GtkWidget *
hv_call_strip_new_label (GtkWidget  *label,
                         const char *key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), hv_key_cap_new (key));
  return box;
}

/**
 * hv_call_strip_add_tool:
 * @tool: (transfer floating): a button at the end, for every step
 */
void
hv_call_strip_add_tool (HvCallStrip *self,
                        GtkWidget   *tool)
{
  g_return_if_fail (HV_IS_CALL_STRIP (self) && GTK_IS_WIDGET (tool));

  gtk_box_append (GTK_BOX (self->tools), tool);
}

/**
 * hv_call_strip_set_steps:
 * @steps: a bit for each step that has content, 1 << step; the others take no room
 */
void
hv_call_strip_set_steps (HvCallStrip *self,
                         guint        steps)
{
  g_return_if_fail (HV_IS_CALL_STRIP (self));

  for (guint row = 0; row < N_ROWS; row++)
    for (HvStep step = HV_STEP_TRUST; step <= HV_STEP_FOLLOWUP; step++)
      gtk_widget_set_visible (self->steps[row][step], (steps & (1u << step)) != 0);
}

static void
mark (HvCallStrip *self,
      HvStep       step,
      gboolean     current)
{
  for (guint row = 0; row < N_ROWS; row++)
    {
      GtkWidget *button = self->steps[row][step];

      if (current)
        gtk_widget_add_css_class (button, "hv-current");
      else
        gtk_widget_remove_css_class (button, "hv-current");
      gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, current,
                                   -1);
    }
}

/**
 * hv_call_strip_set_current:
 * @step: what is being read; %HV_STEP_NONE before the first
 */
void
hv_call_strip_set_current (HvCallStrip *self,
                           HvStep       step)
{
  g_return_if_fail (HV_IS_CALL_STRIP (self));

  if (step == self->current)
    return;
  if (self->current != HV_STEP_NONE)
    mark (self, self->current, FALSE);
  self->current = step;
  gtk_label_set_text (GTK_LABEL (self->name),
                      step != HV_STEP_NONE ? hv_name_of_step (step) : "");
  /* A screen reader would call an empty one after its class. */
  gtk_widget_set_visible (self->name, step != HV_STEP_NONE);
  if (step != HV_STEP_NONE)
    mark (self, step, TRUE);
}
