/* hv-answer-page-spot.c: where somebody was on the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who follows a question behind the question comes back to the line that led
 * there. The focus is remembered as the way to it from the page, child by child,
 * because the page is laid out anew; how far it was scrolled as it is.
 */
#include "config.h"

#include "hv-answer-page-private.h"

/* So many frames a page may take until it is as long as it was. */
#define FRAMES 20

void
hv_spot_free (HvSpot *spot)
{
  if (spot == NULL)
    return;
  g_clear_pointer (&spot->path, g_array_unref);
  g_free (spot);
}

static guint
index_of (GtkWidget *widget)
{
  guint index = 0;

  while ((widget = gtk_widget_get_prev_sibling (widget)) != NULL)
    index++;
  return index;
}

static GArray *
dup_path (HvAnswerPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GArray *path;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->canvas)))
    return NULL;
  path = g_array_new (FALSE, FALSE, sizeof (guint));
  for (; focus != GTK_WIDGET (self->canvas); focus = gtk_widget_get_parent (focus))
    {
      guint index = index_of (focus);

      g_array_prepend_val (path, index);
    }
  return path;
}

/**
 * hv_answer_page_dup_spot:
 *
 * Returns: (transfer full): where the page is and what has the focus on it
 */
HvSpot *
hv_answer_page_dup_spot (HvAnswerPage *self)
{
  HvSpot *spot;

  g_return_val_if_fail (HV_IS_ANSWER_PAGE (self), NULL);

  spot = g_new0 (HvSpot, 1);
  spot->value = gtk_adjustment_get_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
  spot->path = dup_path (self);
  return spot;
}

static GtkWidget *
follow_path (HvAnswerPage *self,
             GArray       *path)
{
  GtkWidget *widget = GTK_WIDGET (self->canvas);

  for (guint i = 0; i < path->len && widget != NULL; i++)
    {
      guint index = g_array_index (path, guint, i);

      widget = gtk_widget_get_first_child (widget);
      while (index-- > 0 && widget != NULL)
        widget = gtk_widget_get_next_sibling (widget);
    }
  return widget;
}

typedef struct
{
  double  value;
  GArray *path;
  guint   tries;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->path, g_array_unref);
  g_free (wish);
}

static void
focus_path (HvAnswerPage *self,
            GArray       *path)
{
  GtkWidget *focus = path != NULL ? follow_path (self, path) : NULL;

  if (focus != NULL && !gtk_widget_has_focus (focus))
    gtk_widget_grab_focus (focus);
}

/* What is new on a page has no height before the next frame; and a menu that was
 * chosen from gives the focus back after the choice. */
static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  HvAnswerPage *self = HV_ANSWER_PAGE (widget);
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  Wish *wish = user_data;

  focus_path (self, wish->path);
  g_clear_pointer (&wish->path, g_array_unref);

  gtk_adjustment_set_value (adjustment, wish->value);
  return ABS (gtk_adjustment_get_value (adjustment) - wish->value) > 1 && wish->tries-- > 0
           ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * hv_answer_page_go_to_spot:
 * @spot: (nullable): of the same answer
 *
 * Goes back to where somebody was.
 */
void
hv_answer_page_go_to_spot (HvAnswerPage *self,
                           const HvSpot *spot)
{
  Wish *wish;

  g_return_if_fail (HV_IS_ANSWER_PAGE (self));

  if (spot == NULL || self->answer == NULL)
    return;
  hv_answer_page_complete (self);
  focus_path (self, spot->path);
  wish = g_new0 (Wish, 1);
  wish->value = spot->value;
  wish->path = spot->path != NULL ? g_array_ref (spot->path) : NULL;
  wish->tries = FRAMES;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, wish, wish_free);
}
