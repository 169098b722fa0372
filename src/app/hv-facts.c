/* hv-facts.c: small facts one after another, on as many lines as they need
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * That the review date has passed is among them, so none of them may end in an
 * ellipsis. One that expands has what is left of its line.
 */
#include "config.h"

#include "hv-facts.h"

#include "hv-measure.h"

/* Between two on a line, in pixels. */
#define SPACING 8

struct _HvFacts
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (HvFacts, hv_facts, GTK_TYPE_WIDGET)

/* The first that is shown, from this child on. */
static GtkWidget *
shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
shown_after (GtkWidget *child)
{
  return shown (gtk_widget_get_next_sibling (child));
}

/* What is to be on one line with @first: how high it is, and where the next one begins. */
static GtkWidget *
take_line (GtkWidget *first,
           int        width,
           int       *height)
{
  int left = width;
  GtkWidget *child = first;

  *height = 0;
  while (child != NULL && (child == first || hv_natural_width (child) <= left))
    {
      int own = MIN (hv_natural_width (child), width);

      *height = MAX (*height, hv_height_for (child, own));
      left -= own + SPACING;
      child = shown_after (child);
    }
  return child;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  for (GtkWidget *child = shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = shown_after (child))
    {
      int child_min, child_nat;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_min, &child_nat, NULL, NULL);
      *minimum = MAX (*minimum, child_min);
      *natural += (*natural > 0 ? SPACING : 0) + child_nat;
    }
}

static void
hv_facts_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  GtkWidget *child = shown (gtk_widget_get_first_child (widget));

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }
  while (child != NULL)
    {
      int height;

      child = take_line (child, for_size < 0 ? G_MAXINT / 2 : for_size, &height);
      *minimum += height;
    }
  *natural = *minimum;
}

static void
hv_facts_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = shown (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      int line, x = 0;
      GtkWidget *next = take_line (child, width, &line);

      for (; child != next; child = shown_after (child))
        {
          int own = gtk_widget_get_hexpand (child) ? width - x
                                                   : MIN (hv_natural_width (child), width);

          hv_allocate (child, mirrored ? width - x - own : x, y, own, line);
          x += own + SPACING;
        }
      y += line;
    }
}

static GtkSizeRequestMode
hv_facts_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hv_facts_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hv_facts_parent_class)->dispose (object);
}

static void
hv_facts_class_init (HvFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_facts_dispose;
  widget_class->measure = hv_facts_measure;
  widget_class->size_allocate = hv_facts_size_allocate;
  widget_class->get_request_mode = hv_facts_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "facts");
}

static void
hv_facts_init (HvFacts *self)
{
}
