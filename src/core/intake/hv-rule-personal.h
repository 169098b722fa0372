/* hv-rule-personal.h: data about a person, where they do not belong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "hv-finding.h"

G_BEGIN_DECLS

/**
 * HvSuspect: what looks like data about a person, until all declared contacts
 * are known.
 * @text: what it was found in
 */
typedef struct
{
  char      *text;
  HvFinding *finding;
} HvSuspect;

GPtrArray *hv_suspects_new          (void);
void       hv_rule_personal_collect (xmlNode     *child,
                                     guint        line,
                                     const char  *file,
                                     GPtrArray   *suspects,
                                     GString     *contacts);
void       hv_contacts_add          (GString     *contacts,
                                     const char  *words,
                                     const char  *href);
HvFinding *hv_suspect_take          (HvSuspect   *suspect,
                                     const char  *contacts);

G_END_DECLS
