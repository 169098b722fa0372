/* hv-field.h: a place in a text that is filled in during the call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-unit.h"

G_BEGIN_DECLS

typedef enum
{
  HV_FIELD_TEXT,
  HV_FIELD_DATE,
  HV_FIELD_CHOICE,
} HvFieldType;

/**
 * HvFill: who fills it in. All but the first fill themselves from the call, so
 * that a letter never names another day than the one that was said.
 */
typedef enum
{
  HV_FILL_BY_HAND,
  HV_FILL_TODAY,
  HV_FILL_RECEIPT,
  HV_FILL_LEGAL,
  HV_FILL_EXTENSION,
  HV_FILL_TARGET,
} HvFill;

/**
 * HvField:
 * @name: by which its value is kept; the same name is the same value
 * @label: what to ask
 * @options: (array zero-terminated=1): what a choice offers
 * @personal: whether it holds data of a person
 * @required: whether the text makes no sense without it
 */
typedef struct
{
  char         *name;
  char         *label;
  HvFieldType   type;
  HvFill        fill;
  char        **options;
  gboolean      personal;
  gboolean      required;
} HvField;

HvField   *hv_field_new       (const HvRun  *run);
void       hv_field_free      (HvField      *field);
GPtrArray *hv_field_list      (const HvUnit *unit);
void       hv_field_list_runs (GPtrArray    *fields,
                               GPtrArray    *runs);
gboolean   hv_runs_have_field (GPtrArray    *runs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvField, hv_field_free)

G_END_DECLS
