/* hv-split.c: two panes, or one of them where there is little room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window stands beside other programs and is often narrow. Breakpoints are
 * newer than our floor, and the leaflet is deprecated, so the room is divided
 * here: side by side, or folded, with all of it for one pane.
 */
#include "config.h"

#include "hv-split.h"

/* Below this neither pane would be comfortable, in pixels. */
#define FOLD_WIDTH 700

/* The start pane is a list: it needs no more than this, in pixels. */
#define START_MIN 280
#define START_MAX 420
#define START_SHARE 0.36

struct _HvSplit
{
  GtkWidget  parent_instance;

  GtkWidget *start;
  GtkWidget *end;
  guint      start_shown : 1;
  guint      end_first : 1;     /* which pane has the room when folded */
  guint      folded : 1;
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HvSplit, hv_split, GTK_TYPE_WIDGET)

static void
hv_split_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  HvSplit *self = HV_SPLIT (widget);
  int start_min = 0, start_nat = 0, end_min, end_nat;

  /* Folding makes any width possible, so a height for a width says little; both
   * panes scroll and need little height. */
  if (self->start_shown)
    gtk_widget_measure (self->start, orientation, -1, &start_min, &start_nat, NULL, NULL);
  gtk_widget_measure (self->end, orientation, -1, &end_min, &end_nat, NULL, NULL);
  *minimum = MAX (start_min, end_min);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? start_nat + end_nat
                                                       : MAX (start_nat, end_nat);
}

static void
allocate_at (GtkWidget *child,
             int        x,
             int        width,
             int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
set_folded (HvSplit  *self,
            gboolean  folded)
{
  if (self->folded == folded)
    return;
  self->folded = folded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

/* At once and not only with the next allocation: what was just asked for must be
 * able to take the focus. */
static void
show_panes (HvSplit  *self,
            gboolean *see_start,
            gboolean *see_end)
{
  *see_start = self->start_shown && (!self->folded || !self->end_first);
  *see_end = !self->start_shown || !self->folded || self->end_first;
  gtk_widget_set_child_visible (self->start, *see_start);
  gtk_widget_set_child_visible (self->end, *see_end);
}

static void
hv_split_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  HvSplit *self = HV_SPLIT (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean see_start, see_end;
  int start_min, end_min, start;

  gtk_widget_measure (self->start, GTK_ORIENTATION_HORIZONTAL, -1, &start_min, NULL, NULL, NULL);
  gtk_widget_measure (self->end, GTK_ORIENTATION_HORIZONTAL, -1, &end_min, NULL, NULL, NULL);
  /* Large text makes the panes wider, and the fold comes sooner. */
  set_folded (self, width < MAX (FOLD_WIDTH, start_min + end_min));

  show_panes (self, &see_start, &see_end);
  if (see_start && see_end)
    {
      start = CLAMP ((int) (width * START_SHARE), START_MIN, START_MAX);
      start = CLAMP (start, start_min, width - end_min);
      allocate_at (self->start, mirrored ? width - start : 0, start, height);
      allocate_at (self->end, mirrored ? 0 : start, width - start, height);
    }
  else
    allocate_at (see_start ? self->start : self->end, 0, width, height);
}

static GtkSizeRequestMode
hv_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
hv_split_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  HvSplit *self = HV_SPLIT (object);

  switch (id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hv_split_dispose (GObject *object)
{
  HvSplit *self = HV_SPLIT (object);

  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_split_parent_class)->dispose (object);
}

static void
hv_split_class_init (HvSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hv_split_dispose;
  object_class->get_property = hv_split_get_property;
  widget_class->measure = hv_split_measure;
  widget_class->size_allocate = hv_split_size_allocate;
  widget_class->get_request_mode = hv_split_get_request_mode;

  /**
   * HvSplit:folded: whether one pane has all the room
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "split");
}

static void
hv_split_init (HvSplit *self)
{
  self->start_shown = TRUE;
}

/**
 * hv_split_new:
 * @start: (transfer floating): the list
 * @end: (transfer floating): what is chosen in it
 */
GtkWidget *
hv_split_new (GtkWidget *start,
              GtkWidget *end)
{
  HvSplit *self;

  g_return_val_if_fail (GTK_IS_WIDGET (start) && GTK_IS_WIDGET (end), NULL);

  self = g_object_new (HV_TYPE_SPLIT, NULL);
  self->start = start;
  self->end = end;
  gtk_widget_set_parent (start, GTK_WIDGET (self));
  gtk_widget_set_parent (end, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * hv_split_set_start_shown:
 * @shown: whether there is a list at all
 */
void
hv_split_set_start_shown (HvSplit  *self,
                          gboolean  shown)
{
  gboolean see_start, see_end;

  g_return_if_fail (HV_IS_SPLIT (self));

  if (self->start_shown == shown)
    return;
  self->start_shown = shown;
  show_panes (self, &see_start, &see_end);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
hv_split_get_start_shown (HvSplit *self)
{
  g_return_val_if_fail (HV_IS_SPLIT (self), FALSE);
  return self->start_shown;
}

/**
 * hv_split_set_end_first:
 * @end_first: whether the end pane has the room when folded
 */
void
hv_split_set_end_first (HvSplit  *self,
                        gboolean  end_first)
{
  gboolean see_start, see_end;

  g_return_if_fail (HV_IS_SPLIT (self));

  if (self->end_first == end_first)
    return;
  self->end_first = end_first;
  show_panes (self, &see_start, &see_end);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
hv_split_get_end_first (HvSplit *self)
{
  g_return_val_if_fail (HV_IS_SPLIT (self), FALSE);
  return self->end_first;
}

gboolean
hv_split_get_folded (HvSplit *self)
{
  g_return_val_if_fail (HV_IS_SPLIT (self), FALSE);
  return self->folded;
}
