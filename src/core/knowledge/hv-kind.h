/* hv-kind.h: the kinds of knowledge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvKind:
 *
 * What can be found and shown. A set of kinds is the sum of them.
 */
typedef enum
{
  HV_KIND_NONE       = 0,
  HV_KIND_ENTRY      = 1 << 0,
  HV_KIND_SECTION    = 1 << 1,
  HV_KIND_PHRASE     = 1 << 2,
  HV_KIND_PROCEDURE  = 1 << 3,
  HV_KIND_TEMPLATE   = 1 << 4,
  HV_KIND_DEFINITION = 1 << 5,
  HV_KIND_ANY        = (1 << 6) - 1,
} HvKind;

const char *hv_kind_name  (HvKind      kind);
HvKind      hv_kind_parse (const char *name);

G_END_DECLS
