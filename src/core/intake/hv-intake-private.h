/* hv-intake-private.h: shared by the halves of intake
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-convert.h"
#include "hv-golden.h"
#include "hv-intake-folder.h"
#include "hv-intake.h"
#include "hv-rule-check.h"
#include "hv-rule-personal.h"
#include "hv-schema.h"

G_BEGIN_DECLS

/* A file with what only intake needs of it. */
typedef struct
{
  HvIntakeFile  file;
  HvIntake     *intake;
  GPtrArray    *references;     /* HvReference */
  HvGolden     *golden;
  HvRuleCheck  *check;          /* (nullable): while it is read */
  GPtrArray    *suspects;       /* HvSuspect, until all contacts are known */
  GString      *contacts;       /* text of those that are declared */
  guint         findings[2];    /* those that keep it out are counted at [TRUE] */
} HvTaken;

struct _HvIntake
{
  HvIntakeFolder *folder;       /* private, removed with the intake */
  char           *lang;
  char           *format;       /* of foreign files, NULL to see by them */
  HvConverters   *converters;   /* once a foreign file came */
  HvDay           today;        /* 0 when dates are not judged */
  HvSchema       *schema;
  HvRuleBook     *rules;
  GPtrArray      *files;        /* HvTaken, which begins with its HvIntakeFile */
  GPtrArray      *findings;
};

void hv_intake_add_finding (HvIntake  *intake,
                            HvTaken   *taken,
                            HvFinding *finding);

G_END_DECLS
