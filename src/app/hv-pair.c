/* hv-pair.c: two things beside one another, or one under the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A heading with a button fits on one line, until the window is narrow and the
 * text is large. Then the button goes under it, and no word is broken.
 */
#include "config.h"

#include "hv-pair.h"

#include "hv-measure.h"

/* Between the two, in pixels. */
#define SPACING 9

struct _HvPair
{
  GtkWidget  parent_instance;

  GtkWidget *start;
  GtkWidget *end;
};

G_DEFINE_FINAL_TYPE (HvPair, hv_pair, GTK_TYPE_WIDGET)

static gboolean
fits_beside (HvPair *self,
             int     width)
{
  return width < 0
         || hv_natural_width (self->start) + SPACING + hv_natural_width (self->end) <= width;
}

static void
hv_pair_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  HvPair *self = HV_PAIR (widget);
  int start_min, end_min;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->start, orientation, -1, &start_min, NULL, NULL, NULL);
      gtk_widget_measure (self->end, orientation, -1, &end_min, NULL, NULL, NULL);
      *minimum = MAX (start_min, end_min);
      *natural = hv_natural_width (self->start) + SPACING + hv_natural_width (self->end);
      return;
    }
  if (fits_beside (self, for_size))
    *minimum = MAX (hv_height_for (self->start, -1), hv_height_for (self->end, -1));
  else
    *minimum = hv_height_for (self->start, for_size) + SPACING + hv_height_for (self->end, for_size);
  *natural = *minimum;
}

static void
hv_pair_size_allocate (GtkWidget *widget,
                       int        width,
                       int        height,
                       int        baseline)
{
  HvPair *self = HV_PAIR (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int end = MIN (hv_natural_width (self->end), width);
  int top;

  if (fits_beside (self, width))
    {
      hv_allocate (self->start, mirrored ? end + SPACING : 0, 0, width - end - SPACING, height);
      hv_allocate (self->end, mirrored ? 0 : width - end, 0, end, height);
      return;
    }
  top = hv_height_for (self->start, width);
  hv_allocate (self->start, 0, 0, width, top);
  hv_allocate (self->end, mirrored ? width - end : 0, top + SPACING, end,
               MAX (height - top - SPACING, hv_height_for (self->end, end)));
}

static GtkSizeRequestMode
hv_pair_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hv_pair_dispose (GObject *object)
{
  HvPair *self = HV_PAIR (object);

  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_pair_parent_class)->dispose (object);
}

static void
hv_pair_class_init (HvPairClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_pair_dispose;
  widget_class->measure = hv_pair_measure;
  widget_class->size_allocate = hv_pair_size_allocate;
  widget_class->get_request_mode = hv_pair_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "pair");
}

static void
hv_pair_init (HvPair *self)
{
}

/**
 * hv_pair_new:
 * @start: (transfer floating): has the room that is left
 * @end: (transfer floating): as wide as it likes to be
 *
 * Returns: (transfer floating): the two
 */
GtkWidget *
hv_pair_new (GtkWidget *start,
             GtkWidget *end)
{
  HvPair *self = g_object_new (HV_TYPE_PAIR, NULL);

  self->start = start;
  self->end = end;
  gtk_widget_set_parent (start, GTK_WIDGET (self));
  gtk_widget_set_parent (end, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
