/* hv-named.h: names that rules bring along
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-rules.h"

G_BEGIN_DECLS

typedef struct _HvNamed HvNamed;

HvNamed    *hv_named_read (HvRules       *rules,
                           const xmlNode *node);
void        hv_named_free (HvNamed       *named);
const char *hv_named_get  (HvNamed       *named);
const char *hv_named_in   (HvNamed       *named,
                           const char    *lang);
const char *hv_interface_language (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvNamed, hv_named_free)

G_END_DECLS
