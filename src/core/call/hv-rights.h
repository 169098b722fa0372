/* hv-rights.h: what a caller can ask for, in whatever words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-rules.h"
#include "hv-unit.h"

G_BEGIN_DECLS

typedef struct _HvRights HvRights;

/**
 * HvRight:
 * @id: its name, and the topic of the knowledge about it: "access"
 * @articles: (array zero-terminated=1): as entries name them: "A15"
 * @requestable: whether it is invoked here, and registered
 * @at_once: whether it takes effect immediately, so that it has no term
 * @name: in the language of the interface
 */
typedef struct
{
  char        *id;
  char       **articles;
  gboolean     requestable;
  gboolean     at_once;
  const char  *name;
} HvRight;

/**
 * HvMeaning: one of several things that a caller may mean by a word.
 * @topic: (nullable): where in the knowledge it leads; %NULL for what is no
 *   question about privacy
 * @text: in the language of the interface
 */
typedef struct
{
  char       *topic;
  const char *text;
} HvMeaning;

HvRights      *hv_rights_load     (GError       **error);
HvRights      *hv_rights_read     (HvRules       *rules,
                                   GError       **error);
HvRights      *hv_rights_ref      (HvRights      *rights);
void           hv_rights_unref    (HvRights      *rights);

const HvRight *hv_rights_find     (HvRights      *rights,
                                   const char    *id);
GPtrArray     *hv_rights_all      (HvRights      *rights);
GPtrArray     *hv_rights_of       (HvRights      *rights,
                                   const HvUnit  *unit);
GPtrArray     *hv_rights_meanings (HvRights      *rights,
                                   const char    *text,
                                   gssize         length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRights, hv_rights_unref)

G_END_DECLS
