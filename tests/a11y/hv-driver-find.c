/* hv-driver-find.c: what somebody at the desk sees and hears
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-driver-private.h"

/**
 * hv_driver_read_tree:
 *
 * Returns: (transfer full): what the program tells now; empty when it does not run
 */
HvTree *
hv_driver_read_tree (HvDriver *self)
{
  return hv_tree_read (self->bus, self->program != NULL ? self->program : "");
}

static HvNode *
find (HvDriver   *self,
      AtspiRole   role,
      const char *pattern,
      guint       n,
      gboolean    anywhere)
{
  g_autoptr (HvTree) tree = hv_driver_read_tree (self);

  for (guint i = 0; i < tree->order->len; i++)
    {
      HvNode *node = g_ptr_array_index (tree->order, i);

      if (hv_node_matches (node, role, pattern)
          && (anywhere || hv_tree_is_on_screen (tree, node)) && n-- == 0)
        return hv_node_ref (node);
    }
  return NULL;
}

/**
 * hv_driver_find:
 * @role: %ATSPI_ROLE_INVALID for any
 * @pattern: (nullable): see hv_name_matches()
 *
 * Returns: (transfer full) (nullable): the first on screen of that role and name
 */
HvNode *
hv_driver_find (HvDriver   *self,
                AtspiRole   role,
                const char *pattern)
{
  return find (self, role, pattern, 0, FALSE);
}

/**
 * hv_driver_find_nth:
 * @n: how many to pass by
 */
HvNode *
hv_driver_find_nth (HvDriver   *self,
                    AtspiRole   role,
                    const char *pattern,
                    guint       n)
{
  return find (self, role, pattern, n, FALSE);
}

/**
 * hv_driver_find_anywhere:
 *
 * Returns: (transfer full) (nullable): the same, also of what the program tells
 *   a screen reader but does not show, and of menus
 */
HvNode *
hv_driver_find_anywhere (HvDriver   *self,
                         AtspiRole   role,
                         const char *pattern)
{
  return find (self, role, pattern, 0, TRUE);
}

gboolean
hv_driver_shows (HvDriver   *self,
                 AtspiRole   role,
                 const char *pattern)
{
  g_autoptr (HvNode) node = hv_driver_find (self, role, pattern);

  return node != NULL;
}

/**
 * hv_driver_get:
 *
 * Returns: (transfer full): like hv_driver_find(), and waits for it
 */
HvNode *
hv_driver_get (HvDriver   *self,
               AtspiRole   role,
               const char *pattern)
{
  gint64 deadline = 0;
  HvNode *node;

  while ((node = hv_driver_find (self, role, pattern)) == NULL)
    if (!hv_driver_step (self, &deadline))
      hv_driver_give_up (self, hv_role_name (role), pattern);
  return node;
}

/**
 * hv_driver_press:
 *
 * Waits for it, and does its default action.
 */
void
hv_driver_press (HvDriver   *self,
                 AtspiRole   role,
                 const char *pattern)
{
  g_autoptr (HvNode) node = hv_driver_get (self, role, pattern);

  g_assert_true (hv_node_press (node));
}

/**
 * hv_driver_read:
 *
 * Returns: (transfer full) (element-type HvNode): all that is on screen
 */
GPtrArray *
hv_driver_read (HvDriver *self)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_node_unref);
  g_autoptr (HvTree) tree = hv_driver_read_tree (self);

  for (guint i = 0; i < tree->order->len; i++)
    {
      HvNode *node = g_ptr_array_index (tree->order, i);

      if (hv_tree_is_on_screen (tree, node))
        g_ptr_array_add (nodes, hv_node_ref (node));
    }
  return nodes;
}

/**
 * hv_driver_focused:
 *
 * Returns: (transfer full) (nullable): what has the focus, of the window that
 *   has it
 */
HvNode *
hv_driver_focused (HvDriver *self)
{
  g_autoptr (HvTree) tree = hv_driver_read_tree (self);
  HvNode *found = NULL;
  gboolean active = FALSE;

  for (guint i = 0; i < tree->order->len; i++)
    {
      HvNode *node = g_ptr_array_index (tree->order, i);

      if (node->depth == 1)
        active = hv_node_has_state (node, ATSPI_STATE_ACTIVE);
      /* The innermost is the one. */
      if (active && hv_node_has_state (node, ATSPI_STATE_FOCUSED))
        found = node;
    }
  return found != NULL ? hv_node_ref (found) : NULL;
}

gboolean
hv_driver_focus_is (HvDriver   *self,
                    AtspiRole   role,
                    const char *pattern)
{
  g_autoptr (HvNode) node = hv_driver_focused (self);

  return node != NULL && hv_node_matches (node, role, pattern);
}

/**
 * hv_driver_focus_is_node:
 * @node: (nullable): %NULL for nothing
 */
gboolean
hv_driver_focus_is_node (HvDriver *self,
                         HvNode   *node)
{
  g_autoptr (HvNode) focused = hv_driver_focused (self);

  return g_strcmp0 (focused != NULL ? focused->path : NULL, node != NULL ? node->path : NULL) == 0;
}

/**
 * hv_driver_announced:
 *
 * Returns: whether a screen reader was told so, in an announcement since the last
 *   key or, by GTK 4.8, in the description of what has the focus
 */
gboolean
hv_driver_announced (HvDriver   *self,
                     const char *pattern)
{
  g_autoptr (HvNode) node = hv_driver_focused (self);
  GPtrArray *heard = hv_hearing_heard (self->hearing);

  for (guint i = 0; i < heard->len; i++)
    if (hv_name_matches (g_ptr_array_index (heard, i), pattern))
      return TRUE;
  return node != NULL && hv_name_matches (node->description, pattern);
}

/**
 * hv_driver_dump:
 *
 * Returns: (transfer full): all that is on screen, to read
 */
char *
hv_driver_dump (HvDriver *self)
{
  g_autoptr (GPtrArray) nodes = hv_driver_read (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      const HvNode *node = g_ptr_array_index (nodes, i);

      g_string_append_printf (text, "%*s%s “%s”%s%s%s%s\n", (int) node->depth * 2, "",
                              hv_role_name (node->role), node->name,
                              hv_node_has_state (node, ATSPI_STATE_FOCUSED) ? " focused" : "",
                              hv_node_has_state (node, ATSPI_STATE_FOCUSABLE) ? " focusable" : "",
                              hv_node_has_state (node, ATSPI_STATE_SELECTED) ? " selected" : "",
                              hv_node_has_state (node, ATSPI_STATE_SENSITIVE) ? ""
                                                                              : " insensitive");
    }
  return g_string_free (text, FALSE);
}
