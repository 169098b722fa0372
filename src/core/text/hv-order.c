/* hv-order.c: what stayed in its order, and what moved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-order.h"

/**
 * hv_order_kept:
 * @places: (element-type guint): former places of things in their present
 *   order, each once
 *
 * A longest rising row of places: who is in it need not have moved for all the
 * others to have come where they are. Found by patience, in n log n.
 *
 * Returns: (transfer full) (array): for each, whether it is in that row
 */
gboolean *
hv_order_kept (GArray *places)
{
  gboolean *kept = g_new0 (gboolean, places->len + 1);
  g_autofree guint *ends = g_new (guint, places->len + 1);     /* who ends the best row of a length */
  g_autofree guint *before = g_new (guint, places->len + 1);   /* who stands before each in its row */
  guint longest = 0;

  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      guint low = 0;
      guint high = longest;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (places, guint, ends[middle]) < place)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] : G_MAXUINT;
      ends[low] = i;
      longest = MAX (longest, low + 1);
    }
  for (guint at = longest > 0 ? ends[longest - 1] : G_MAXUINT; at != G_MAXUINT; at = before[at])
    kept[at] = TRUE;
  return kept;
}
