/* hv-kind.c: the kinds of knowledge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-kind.h"

static const struct
{
  HvKind      kind;
  const char *name;
} kinds[] = {
  { HV_KIND_ENTRY, "entry" },         { HV_KIND_SECTION, "section" },
  { HV_KIND_PHRASE, "phrase" },       { HV_KIND_PROCEDURE, "procedure" },
  { HV_KIND_TEMPLATE, "template" },   { HV_KIND_DEFINITION, "definition" },
};

/**
 * hv_kind_name:
 *
 * Returns: (nullable): the name in formats and on the command line
 */
const char *
hv_kind_name (HvKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].name;
  return NULL;
}

/**
 * hv_kind_parse:
 * @name: (nullable): such as "entry"
 *
 * Returns: the kind, %HV_KIND_NONE for another name
 */
HvKind
hv_kind_parse (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      return kinds[i].kind;
  return HV_KIND_NONE;
}
