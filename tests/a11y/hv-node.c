/* hv-node.c: something on screen, as a screen reader is told about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between two questions the program goes on, so any of them may find that what
 * it asks about is gone. That is no failure: it reads as empty, and whoever
 * waits for something looks again.
 */
#include "hv-node.h"

#include <string.h>

void
hv_node_free (HvNode *node)
{
  g_object_unref (node->accessible);
  g_free (node->name);
  g_free (node);
}

static guint64
read_states (AtspiAccessible *accessible)
{
  AtspiStateSet *set = atspi_accessible_get_state_set (accessible);
  guint64 states = 0;

  for (int state = 0; set != NULL && state < ATSPI_STATE_LAST_DEFINED; state++)
    if (atspi_state_set_contains (set, state))
      states |= G_GUINT64_CONSTANT (1) << state;
  g_clear_object (&set);
  return states;
}

/**
 * hv_node_read:
 *
 * Returns: (transfer full): what is known of it now
 */
HvNode *
hv_node_read (AtspiAccessible *accessible,
              guint            depth)
{
  HvNode *node = g_new0 (HvNode, 1);

  node->accessible = g_object_ref (accessible);
  node->depth = depth;
  node->role = atspi_accessible_get_role (accessible, NULL);
  node->name = atspi_accessible_get_name (accessible, NULL);
  if (node->name == NULL)
    node->name = g_strdup ("");
  node->states = read_states (accessible);
  return node;
}

static gboolean
walk (AtspiAccessible *accessible,
      guint            depth,
      HvNodeVisit      visit,
      gpointer         user_data)
{
  g_autoptr (HvNode) node = hv_node_read (accessible, depth);
  int n_children;

  /* What is not on screen is not there for anybody; nor is what is in it. The
   * application itself has no states. */
  if (depth > 0 && !hv_node_has_state (node, ATSPI_STATE_SHOWING))
    return TRUE;
  if (depth > 0 && !visit (node, user_data))
    return FALSE;
  n_children = atspi_accessible_get_child_count (accessible, NULL);
  for (int i = 0; i < n_children; i++)
    {
      AtspiAccessible *child = atspi_accessible_get_child_at_index (accessible, i, NULL);
      gboolean go_on = child == NULL || walk (child, depth + 1, visit, user_data);

      g_clear_object (&child);
      if (!go_on)
        return FALSE;
    }
  return TRUE;
}

/**
 * hv_node_walk:
 * @root: an application
 *
 * Visits all that is on screen, in the order it is read.
 *
 * Returns: whether it came to the end
 */
gboolean
hv_node_walk (AtspiAccessible *root,
              HvNodeVisit      visit,
              gpointer         user_data)
{
  return walk (root, 0, visit, user_data);
}

gboolean
hv_node_has_state (const HvNode   *node,
                   AtspiStateType  state)
{
  return (node->states >> state & 1) != 0;
}

/**
 * hv_name_matches:
 * @pattern: (nullable): "=" and the whole name; or "/" and a regular
 *   expression; or a part of the name
 */
gboolean
hv_name_matches (const char *name,
                 const char *pattern)
{
  if (pattern == NULL)
    return TRUE;
  if (*pattern == '=')
    return strcmp (name, pattern + 1) == 0;
  if (*pattern == '/' && pattern[1] != '\0')
    return g_regex_match_simple (pattern + 1, name, 0, 0);
  return strstr (name, pattern) != NULL;
}

/**
 * hv_node_matches:
 * @role: %ATSPI_ROLE_INVALID for any
 * @pattern: (nullable): see hv_name_matches()
 */
gboolean
hv_node_matches (const HvNode *node,
                 AtspiRole     role,
                 const char   *pattern)
{
  return (role == ATSPI_ROLE_INVALID || node->role == role)
         && hv_name_matches (node->name, pattern);
}

/**
 * hv_node_dup_description:
 *
 * Returns: (transfer full): as it is now
 */
char *
hv_node_dup_description (const HvNode *node)
{
  char *description = atspi_accessible_get_description (node->accessible, NULL);

  return description != NULL ? description : g_strdup ("");
}

/**
 * hv_node_dup_text:
 *
 * Returns: (transfer full): the text of an entry or label, as it is now
 */
char *
hv_node_dup_text (const HvNode *node)
{
  AtspiText *text = atspi_accessible_get_text_iface (node->accessible);
  char *all = NULL;
  int length;

  if (text != NULL)
    {
      length = atspi_text_get_character_count (text, NULL);
      if (length > 0)
        all = atspi_text_get_text (text, 0, length, NULL);
      g_object_unref (text);
    }
  return all != NULL ? all : g_strdup ("");
}

gboolean
hv_node_is_pressable (const HvNode *node)
{
  AtspiAction *action = atspi_accessible_get_action_iface (node->accessible);
  gboolean pressable = action != NULL && atspi_action_get_n_actions (action, NULL) > 0;

  g_clear_object (&action);
  return pressable;
}

/**
 * hv_node_press:
 *
 * Does its default action, as a screen reader's user would.
 *
 * Returns: whether it has one and did it
 */
gboolean
hv_node_press (const HvNode *node)
{
  AtspiAction *action = atspi_accessible_get_action_iface (node->accessible);
  gboolean done = action != NULL && atspi_action_get_n_actions (action, NULL) > 0
                  && atspi_action_do_action (action, 0, NULL);

  g_clear_object (&action);
  return done;
}

/**
 * hv_node_extents:
 *
 * Returns: place and size within the window, in pixels; all 0 when unknown
 */
AtspiRect
hv_node_extents (const HvNode *node)
{
  AtspiComponent *component = atspi_accessible_get_component_iface (node->accessible);
  AtspiRect *found = component != NULL
                       ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL)
                       : NULL;
  AtspiRect extents = { 0, 0, 0, 0 };

  if (found != NULL)
    extents = *found;
  g_free (found);
  g_clear_object (&component);
  return extents;
}

/**
 * hv_role_name:
 *
 * Returns: (transfer none): for messages
 */
const char *
hv_role_name (AtspiRole role)
{
  g_autofree char *name = atspi_role_get_name (role);

  return g_intern_string (name);
}
