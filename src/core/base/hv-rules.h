/* hv-rules.h: the rules of law and language that are data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "hv-day.h"

G_BEGIN_DECLS

typedef struct _HvRules HvRules;

HvRules    *hv_rules_read       (const char     *name,
                                 GError        **error);
HvRules    *hv_rules_read_bytes (GBytes         *bytes,
                                 const char     *path,
                                 GError        **error);
void        hv_rules_free       (HvRules        *rules);
xmlNode    *hv_rules_root       (HvRules        *rules,
                                 const char     *name);
xmlNode    *hv_rules_next       (HvRules        *rules,
                                 const xmlNode  *parent,
                                 const xmlNode  *after,
                                 const char     *name);
char       *hv_rules_dup_text   (HvRules        *rules,
                                 const xmlNode  *node);
char       *hv_rules_dup        (HvRules        *rules,
                                 const xmlNode  *node,
                                 const char     *attribute);
char       *hv_rules_dup_must   (HvRules        *rules,
                                 const xmlNode  *node,
                                 const char     *attribute);
int         hv_rules_number     (HvRules        *rules,
                                 const xmlNode  *node,
                                 const char     *attribute,
                                 int             least,
                                 int             most,
                                 int             otherwise);
HvDay       hv_rules_day        (HvRules        *rules,
                                 const xmlNode  *node,
                                 const char     *attribute,
                                 HvDay           otherwise);
int         hv_rules_choice     (HvRules        *rules,
                                 const xmlNode  *node,
                                 const char     *attribute,
                                 const char * const *choices,
                                 int             otherwise);
void        hv_rules_refuse     (HvRules        *rules,
                                 const xmlNode  *node,
                                 const char     *format,
                                 ...) G_GNUC_PRINTF (3, 4);
gboolean    hv_rules_finish     (HvRules        *rules,
                                 GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRules, hv_rules_free)

G_END_DECLS
