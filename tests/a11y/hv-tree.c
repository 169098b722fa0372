/* hv-tree.c: all that a screen reader is told about, at one moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libatspi asks one question at a time, and for one page of an answer these are
 * thousands. Programs have a cache that answers for everything at once. It
 * knows only what was asked for before, so what is new is asked for first.
 */
#include "hv-tree.h"

#define ROOT_PATH "/org/a11y/atspi/accessible/root"
#define CACHE_PATH "/org/a11y/atspi/cache"
#define CALL_TIMEOUT 10000

/* While a page is made, more comes with every look. What is missed is seen the
 * next time. */
#define ROUNDS_MAX 6

static GVariant *
read_items (GDBusConnection *bus,
            const char      *program)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
    bus, program, CACHE_PATH, "org.a11y.atspi.Cache", "GetItems", NULL,
    G_VARIANT_TYPE ("(a((so)(so)(so)iiassusau))"), G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT, NULL,
    NULL);

  return answer != NULL ? g_variant_get_child_value (answer, 0) : NULL;
}

/* What is asked for what it consists of, all the way down, without waiting for
 * one answer before the next question. */
typedef struct
{
  GDBusConnection *bus;
  const char      *program;
  guint            pending;
} Asking;

static void ask_children (Asking     *asking,
                          const char *path);

static void
children_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Asking *asking = user_data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                               NULL);
  g_autoptr (GVariantIter) children = NULL;
  const char *path;

  asking->pending--;
  if (answer == NULL)
    return;
  g_variant_get (answer, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", NULL, &path))
    ask_children (asking, path);
}

static void
ask_children (Asking     *asking,
              const char *path)
{
  asking->pending++;
  g_dbus_connection_call (asking->bus, asking->program, path, "org.a11y.atspi.Accessible",
                          "GetChildren", NULL, G_VARIANT_TYPE ("(a(so))"), G_DBUS_CALL_FLAGS_NONE,
                          CALL_TIMEOUT, NULL, children_cb, asking);
}

static HvTree *
tree_new (void)
{
  HvTree *tree = g_new0 (HvTree, 1);

  tree->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) hv_node_unref);
  tree->order = g_ptr_array_new ();
  return tree;
}

/* Puts the nodes together. */
static HvTree *
tree_from_items (GDBusConnection *bus,
                 const char      *program,
                 GVariant        *items)
{
  HvTree *tree = tree_new ();
  GVariantIter iter;
  GVariant *item;

  g_variant_iter_init (&iter, items);
  while ((item = g_variant_iter_next_value (&iter)) != NULL)
    {
      HvNode *node = hv_node_new (bus, program, item);

      g_hash_table_replace (tree->nodes, node->path, node);
      g_variant_unref (item);
    }
  g_variant_iter_init (&iter, items);
  while ((item = g_variant_iter_next_value (&iter)) != NULL)
    {
      const char *path, *parent_path;
      HvNode *node, *parent;

      g_variant_get_child (item, 0, "(&s&o)", NULL, &path);
      g_variant_get_child (item, 2, "(&s&o)", NULL, &parent_path);
      node = g_hash_table_lookup (tree->nodes, path);
      parent = g_hash_table_lookup (tree->nodes, parent_path);
      if (parent != NULL && parent != node)
        {
          node->parent = parent;
          g_ptr_array_add (parent->children, node);
        }
      g_variant_unref (item);
    }
  return tree;
}

/* Asks for what the tree does not know yet; returns whether there was anything. */
static gboolean
complete (HvTree          *tree,
          GDBusConnection *bus,
          const char      *program)
{
  Asking asking = { bus, program, 0 };
  GHashTableIter iter;
  gboolean incomplete;
  gpointer value;

  if (g_hash_table_lookup (tree->nodes, ROOT_PATH) == NULL)
    ask_children (&asking, ROOT_PATH);
  g_hash_table_iter_init (&iter, tree->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const HvNode *node = value;

      if (node->n_children > (int) node->children->len)
        ask_children (&asking, node->path);
    }
  incomplete = asking.pending > 0;
  while (asking.pending > 0)
    g_main_context_iteration (NULL, TRUE);
  return incomplete;
}

static int
compare_index (gconstpointer a,
               gconstpointer b)
{
  const HvNode *one = *(HvNode * const *) a;
  const HvNode *other = *(HvNode * const *) b;

  return one->index - other->index;
}

static void
put_in_order (HvTree *tree,
              HvNode *node,
              guint   depth)
{
  node->depth = depth;
  if (depth > 0)
    g_ptr_array_add (tree->order, node);
  g_ptr_array_sort (node->children, compare_index);
  for (guint i = 0; i < node->children->len; i++)
    put_in_order (tree, g_ptr_array_index (node->children, i), depth + 1);
}

static HvTree *
read_cache (GDBusConnection *bus,
            const char      *program)
{
  HvTree *tree = NULL;
  gboolean more = TRUE;

  for (guint round = 0; round < ROUNDS_MAX && more; round++)
    {
      g_autoptr (GVariant) items = read_items (bus, program);

      g_clear_pointer (&tree, hv_tree_free);
      if (items == NULL)
        items = g_variant_ref_sink (g_variant_new_array (
          G_VARIANT_TYPE ("((so)(so)(so)iiassusau)"), NULL, 0));
      tree = tree_from_items (bus, program, items);
      more = complete (tree, bus, program);
    }
  return tree;
}

static gboolean
is_first_version (void)
{
  const char *gtk = g_getenv ("HOUVAST_GTK");

  return gtk == NULL || g_str_has_prefix (gtk, "4.8.");
}

/**
 * hv_tree_read:
 * @bus: of accessibility
 * @program: its name there
 *
 * Returns: (transfer full): what it shows; empty when it is not there
 */
HvTree *
hv_tree_read (GDBusConnection *bus,
              const char      *program)
{
  /* Before it is known there is nothing to ask. */
  gboolean known = g_dbus_is_name (program);
  HvTree *tree = known && is_first_version () ? read_cache (bus, program) : tree_new ();
  HvNode *root;

  if (known && !is_first_version ())
    {
      tree->shown = TRUE;
      hv_tree_ask (tree, bus, program);
    }
  root = g_hash_table_lookup (tree->nodes, ROOT_PATH);
  if (root != NULL)
    put_in_order (tree, root, 0);
  return tree;
}

void
hv_tree_free (HvTree *tree)
{
  g_ptr_array_unref (tree->order);
  g_hash_table_unref (tree->nodes);
  g_free (tree);
}

static HvNode *
find_window (HvNode *node)
{
  while (node->depth > 1)
    node = node->parent;
  return node;
}

static gboolean
intersect (AtspiRect       *a,
           const AtspiRect *b)
{
  int right = MIN (a->x + a->width, b->x + b->width);
  int bottom = MIN (a->y + a->height, b->y + b->height);

  a->x = MAX (a->x, b->x);
  a->y = MAX (a->y, b->y);
  a->width = right - a->x;
  a->height = bottom - a->y;
  return a->width > 0 && a->height > 0;
}

/* The part of it that its window and what scrolls have room for. */
static gboolean
visible_part (HvNode    *node,
              AtspiRect *part)
{
  *part = hv_node_extents (node);
  for (HvNode *around = node->parent; around != NULL && around->depth > 0; around = around->parent)
    if (around->role == ATSPI_ROLE_SCROLL_PANE || around->depth == 1)
      {
        AtspiRect room = hv_node_extents (around);

        if (!intersect (part, &room))
          return FALSE;
      }
  return part->width > 0 && part->height > 0;
}

static gboolean
is_in (HvNode *node,
       HvNode *ancestor)
{
  while (node != NULL && node != ancestor)
    node = node->parent;
  return node != NULL;
}

/* Parts of widgets may be found that the tree does not tell of. */
static HvNode *
pick (HvTree *tree,
      HvNode *window,
      int     x,
      int     y)
{
  g_autofree char *path = hv_node_pick (window, x, y);
  HvNode *node = NULL;

  while (path != NULL && (node = g_hash_table_lookup (tree->nodes, path)) == NULL)
    {
      char *parent = hv_node_dup_parent (window, path);

      g_free (path);
      path = parent;
    }
  return node;
}

/* Of some parts of widgets, such as the text in an entry or the picture in a
 * button, GTK says that they are nothing; then their padding is tried, which
 * GTK does not count to the size. */
static HvNode *
pick_in (HvTree          *tree,
         HvNode          *window,
         const AtspiRect *part)
{
  const int xs[] = { part->width / 2, part->width / 2, part->width / 2, -2, part->width + 1 };
  const int ys[] = { part->height / 2, -2, part->height + 1, part->height / 2, part->height / 2 };
  HvNode *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (xs) && found == NULL; i++)
    found = pick (tree, window, part->x + xs[i], part->y + ys[i]);
  return found;
}

/**
 * hv_tree_is_on_screen:
 *
 * GTK 4.8 also tells of a page that is behind another as if it could be seen. What
 * is found when one points at it says better. What is out of sight because it
 * was scrolled away is on screen when what it is in can be pointed at.
 */
gboolean
hv_tree_is_on_screen (HvTree *tree,
                      HvNode *node)
{
  AtspiRect own = hv_node_extents (node);
  AtspiRect part;
  HvNode *seen = node;
  HvNode *found;

  if (node->depth <= 1)
    return TRUE;
  if (own.width <= 0 || own.height <= 0)
    return FALSE;
  if (tree->shown)
    return TRUE;
  while (seen->depth > 1 && !visible_part (seen, &part))
    seen = seen->parent;
  if (seen->depth <= 1)
    return FALSE;
  found = pick_in (tree, find_window (node), &part);
  /* One points through what is not sensitive, at what it is in. */
  return found != NULL && (is_in (found, seen) || is_in (node, found));
}
