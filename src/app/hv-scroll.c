/* hv-scroll.c: a page moved to what matters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-scroll.h"

/* Room left above what a page is moved to. */
#define MARGIN 12
/* After so many frames without a place it is on no page at all. */
#define FRAMES 10

/* The adjustment of the page that @widget is on, and where @y of the widget is
 * on that page. NULL when it is on none, or has no place yet. Places are taken on
 * the page itself: how far it is scrolled only shows from the next frame on. */
static GtkAdjustment *
find_place (GtkWidget *widget,
            double     y,
            double    *place)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *viewport = scroller != NULL
    ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)) : NULL;
  graphene_point_t point;

  if (!GTK_IS_VIEWPORT (viewport)
      || !gtk_widget_compute_point (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)),
                                    &GRAPHENE_POINT_INIT (0, (float) y), &point))
    return NULL;
  *place = point.y;
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

/* What is new on a page has no place before the next frame. */
typedef struct
{
  double   y;
  double   height;
  gboolean to_top;
  guint    tries;
} Wish;

static gboolean
move (GtkWidget  *widget,
      const Wish *wish)
{
  double place, value, page;
  GtkAdjustment *adjustment = gtk_widget_get_height (widget) > 0
                              ? find_place (widget, wish->y, &place) : NULL;

  if (adjustment == NULL)
    return FALSE;
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  if (wish->to_top)
    gtk_adjustment_set_value (adjustment, place - MARGIN);
  else if (place < value + MARGIN || place + wish->height > value + page - MARGIN)
    gtk_adjustment_set_value (adjustment, place - page / 3);
  return TRUE;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Wish *wish = user_data;

  return !move (widget, wish) && wish->tries-- > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
scroll (GtkWidget *widget,
        double     y,
        double     height,
        gboolean   to_top)
{
  Wish wish = { y, height, to_top, FRAMES };

  if (!move (widget, &wish))
    gtk_widget_add_tick_callback (widget, tick_cb, g_memdup2 (&wish, sizeof wish), g_free);
}

/**
 * hv_scroll_to_top_of:
 * @widget: something on a page that scrolls
 *
 * Moves the page until the widget is at its top.
 */
void
hv_scroll_to_top_of (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  scroll (widget, 0, 0, TRUE);
}

/**
 * hv_scroll_into_view:
 * @widget: something on a page that scrolls
 * @y: where in it, from its top
 * @height: how much of it
 *
 * Moves the page only when that part is not to be seen, and then to a third of
 * its height, so that what comes before it is seen as well.
 */
void
hv_scroll_into_view (GtkWidget *widget,
                     double     y,
                     double     height)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  scroll (widget, y, height, FALSE);
}
