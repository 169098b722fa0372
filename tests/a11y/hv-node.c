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

/* A program that does not answer for so long hangs, in milliseconds. */
#define CALL_TIMEOUT 10000

static void
clear (gpointer data)
{
  HvNode *node = data;

  g_object_unref (node->bus);
  g_free (node->program);
  g_free (node->path);
  g_free (node->name);
  g_free (node->description);
  g_ptr_array_unref (node->children);
}

HvNode *
hv_node_ref (HvNode *node)
{
  return g_rc_box_acquire (node);
}

void
hv_node_unref (HvNode *node)
{
  g_rc_box_release_full (node, clear);
}

static gboolean
has_interface (char       **interfaces,
               const char  *interface)
{
  return g_strv_contains ((const char * const *) interfaces, interface);
}

/**
 * hv_node_new:
 * @item: one of what GetItems of the program's cache answers
 *
 * Returns: (transfer full): it, without its place among others
 */
HvNode *
hv_node_new (GDBusConnection *bus,
             const char      *program,
             GVariant        *item)
{
  HvNode *node = g_rc_box_new0 (HvNode);
  g_auto (GStrv) interfaces = NULL;
  g_autoptr (GVariantIter) states = NULL;
  guint32 role, word;

  g_variant_get (item, "((so)(so)(so)ii^assusau)", NULL, &node->path, NULL, NULL, NULL, NULL,
                 &node->index, &node->n_children, &interfaces, &node->name, &role,
                 &node->description, &states);
  node->bus = g_object_ref (bus);
  node->program = g_strdup (program);
  node->role = role;
  node->pressable = has_interface (interfaces, "org.a11y.atspi.Action");
  for (guint i = 0; g_variant_iter_next (states, "u", &word); i++)
    node->states |= (guint64) word << (32 * i);
  node->children = g_ptr_array_new ();
  return node;
}

/**
 * hv_node_new_empty:
 *
 * Returns: (transfer full): something of which only the place is known
 */
HvNode *
hv_node_new_empty (GDBusConnection *bus,
                   const char      *program,
                   const char      *path)
{
  HvNode *node = g_rc_box_new0 (HvNode);

  node->bus = g_object_ref (bus);
  node->program = g_strdup (program);
  node->path = g_strdup (path);
  node->name = g_strdup ("");
  node->description = g_strdup ("");
  node->children = g_ptr_array_new ();
  return node;
}

void
hv_node_set_name (HvNode     *node,
                  const char *name)
{
  g_free (node->name);
  node->name = g_strdup (name);
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

static GVariant *
call (const HvNode       *node,
      const char         *path,
      const char         *interface,
      const char         *method,
      GVariant           *arguments,
      const GVariantType *answer)
{
  return g_dbus_connection_call_sync (node->bus, node->program, path, interface, method, arguments,
                                      answer, G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT, NULL, NULL);
}

/**
 * hv_node_call:
 * @interface: without "org.a11y.atspi."
 *
 * Returns: (transfer full) (nullable): the answer, if any
 */
GVariant *
hv_node_call (const HvNode       *node,
              const char         *interface,
              const char         *method,
              GVariant           *arguments,
              const GVariantType *answer)
{
  g_autofree char *name = g_strconcat ("org.a11y.atspi.", interface, NULL);

  return call (node, node->path, name, method, arguments, answer);
}

/* Returns (transfer full) (nullable): a property of something in the program. */
static GVariant *
get_property (const HvNode       *node,
              const char         *path,
              const char         *interface,
              const char         *property,
              const GVariantType *type)
{
  g_autoptr (GVariant) answer = call (node, path, "org.freedesktop.DBus.Properties", "Get",
                                      g_variant_new ("(ss)", interface, property),
                                      G_VARIANT_TYPE ("(v)"));
  g_autoptr (GVariant) value = NULL;

  if (answer != NULL)
    g_variant_get (answer, "(v)", &value);
  return value != NULL && g_variant_is_of_type (value, type) ? g_steal_pointer (&value) : NULL;
}

/**
 * hv_node_dup_text:
 *
 * Returns: (transfer full): the text of an entry or label, as it is now
 */
char *
hv_node_dup_text (const HvNode *node)
{
  g_autoptr (GVariant) length = get_property (node, node->path, "org.a11y.atspi.Text",
                                              "CharacterCount", G_VARIANT_TYPE_INT32);
  g_autoptr (GVariant) answer = NULL;
  char *text = NULL;

  if (length != NULL)
    answer = hv_node_call (node, "Text", "GetText",
                           g_variant_new ("(ii)", 0, g_variant_get_int32 (length)),
                           G_VARIANT_TYPE ("(s)"));
  if (answer != NULL)
    g_variant_get (answer, "(s)", &text);
  return text != NULL ? text : g_strdup ("");
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
  g_autoptr (GVariant) answer = hv_node_call (node, "Action", "DoAction", g_variant_new ("(i)", 0),
                                              G_VARIANT_TYPE ("(b)"));
  gboolean done = FALSE;

  if (answer != NULL)
    g_variant_get (answer, "(b)", &done);
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
  g_autoptr (GVariant) answer = hv_node_call (node, "Component", "GetExtents",
                                              g_variant_new ("(u)", ATSPI_COORD_TYPE_WINDOW),
                                              G_VARIANT_TYPE ("((iiii))"));
  AtspiRect extents = { 0, 0, 0, 0 };

  if (answer != NULL)
    g_variant_get (answer, "((iiii))", &extents.x, &extents.y, &extents.width, &extents.height);
  return extents;
}

/**
 * hv_node_pick:
 * @node: a window
 *
 * Returns: (transfer full) (nullable): the path of what is at that place in it
 */
char *
hv_node_pick (const HvNode *node,
              int           x,
              int           y)
{
  g_autoptr (GVariant) answer = hv_node_call (node, "Component", "GetAccessibleAtPoint",
                                              g_variant_new ("(iiu)", x, y,
                                                             ATSPI_COORD_TYPE_WINDOW),
                                              G_VARIANT_TYPE ("((so))"));
  char *path = NULL;

  if (answer != NULL)
    g_variant_get (answer, "((so))", NULL, &path);
  return path;
}

/**
 * hv_node_dup_parent:
 * @path: something in the same program
 *
 * Returns: (transfer full) (nullable): the path of what that is in
 */
char *
hv_node_dup_parent (const HvNode *node,
                    const char   *path)
{
  g_autoptr (GVariant) value = get_property (node, path, "org.a11y.atspi.Accessible", "Parent",
                                             G_VARIANT_TYPE ("(so)"));
  char *parent = NULL;

  if (value != NULL)
    g_variant_get (value, "(so)", NULL, &parent);
  return parent;
}
