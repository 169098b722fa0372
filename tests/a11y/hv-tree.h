/* hv-tree.h: all that a screen reader is told about, at one moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-node.h"

G_BEGIN_DECLS

/**
 * HvTree:
 * @nodes: (element-type utf8 HvNode): by path
 * @order: (element-type HvNode): windows and all in them, as it is read
 * @shown: the program tells of what is shown and of nothing else
 */
typedef struct
{
  GHashTable *nodes;
  GPtrArray  *order;
  gboolean    shown;
} HvTree;

HvTree     *hv_tree_read         (GDBusConnection *bus,
                                  const char      *program);
void        hv_tree_ask          (HvTree          *tree,
                                  GDBusConnection *bus,
                                  const char      *program);
void        hv_tree_free         (HvTree          *tree);
gboolean    hv_tree_is_on_screen (HvTree          *tree,
                                  HvNode          *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvTree, hv_tree_free)

G_END_DECLS
