/* hv-node.h: something on screen, as a screen reader is told about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HvNode HvNode;

/**
 * HvNode: an accessible as it was when it was read.
 * @program, @path: where it is asked for more
 * @name, @description: never %NULL
 * @pressable: has a default action
 * @index: among its siblings
 * @n_children: that it says it has
 * @depth: how far below the application
 * @parent, @children: (element-type HvNode): only as long as the tree it is of
 */
struct _HvNode
{
  GDBusConnection *bus;
  char            *program;
  char            *path;
  AtspiRole        role;
  char            *name;
  char            *description;
  guint64          states;
  gboolean         pressable;
  int              index;
  int              n_children;
  guint            depth;
  HvNode          *parent;
  GPtrArray       *children;
};

HvNode     *hv_node_ref       (HvNode             *node);
void        hv_node_unref     (HvNode             *node);
HvNode     *hv_node_new       (GDBusConnection    *bus,
                               const char         *program,
                               GVariant           *item);
HvNode     *hv_node_new_empty (GDBusConnection    *bus,
                               const char         *program,
                               const char         *path);
void        hv_node_set_name  (HvNode             *node,
                               const char         *name);
gboolean    hv_node_has_state (const HvNode       *node,
                               AtspiStateType      state);
gboolean    hv_node_matches   (const HvNode       *node,
                               AtspiRole           role,
                               const char         *pattern);
gboolean    hv_name_matches   (const char         *name,
                               const char         *pattern);
const char *hv_role_name      (AtspiRole           role);

GVariant   *hv_node_call      (const HvNode       *node,
                               const char         *interface,
                               const char         *method,
                               GVariant           *arguments,
                               const GVariantType *answer);
char       *hv_node_dup_text  (const HvNode       *node);
gboolean    hv_node_press     (const HvNode       *node);
AtspiRect   hv_node_extents   (const HvNode       *node);
char       *hv_node_pick      (const HvNode       *node,
                               int                 x,
                               int                 y);
char       *hv_node_dup_parent (const HvNode      *node,
                                const char        *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvNode, hv_node_unref)

G_END_DECLS
