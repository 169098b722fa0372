/* hv-node.h: something on screen, as a screen reader is told about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <atspi/atspi.h>

G_BEGIN_DECLS

/**
 * HvNode: an accessible as it was when it was read.
 * @name: never %NULL
 * @depth: how far below the application
 */
typedef struct
{
  AtspiAccessible *accessible;
  AtspiRole        role;
  char            *name;
  guint64          states;
  guint            depth;
} HvNode;

/**
 * HvNodeVisit:
 *
 * Returns: whether to go on
 */
typedef gboolean (*HvNodeVisit) (HvNode   *node,
                                 gpointer  user_data);

void        hv_node_free            (HvNode          *node);
gboolean    hv_node_walk            (AtspiAccessible *root,
                                     HvNodeVisit      visit,
                                     gpointer         user_data);
HvNode     *hv_node_read            (AtspiAccessible *accessible,
                                     guint            depth);
gboolean    hv_node_has_state       (const HvNode    *node,
                                     AtspiStateType   state);
gboolean    hv_node_matches         (const HvNode    *node,
                                     AtspiRole        role,
                                     const char      *pattern);
gboolean    hv_name_matches         (const char      *name,
                                     const char      *pattern);
char       *hv_node_dup_description (const HvNode    *node);
char       *hv_node_dup_text        (const HvNode    *node);
gboolean    hv_node_press           (const HvNode    *node);
gboolean    hv_node_is_pressable    (const HvNode    *node);
AtspiRect   hv_node_extents         (const HvNode    *node);
const char *hv_role_name            (AtspiRole        role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvNode, hv_node_free)

G_END_DECLS
