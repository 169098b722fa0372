/* hv-intake-private.h: shared by the halves of intake
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-golden.h"
#include "hv-intake.h"
#include "hv-schema.h"

G_BEGIN_DECLS

/* A file with what only intake needs of it. */
typedef struct
{
  HvIntakeFile  file;
  GPtrArray    *references;     /* HvReference */
  HvGolden     *golden;
  guint         findings;
} HvTaken;

struct _HvIntake
{
  char      *folder;            /* private, removed with the intake */
  char      *lang;
  HvSchema  *schema;
  GPtrArray *files;             /* HvTaken, which begins with its HvIntakeFile */
  GPtrArray *findings;
};

void hv_intake_add_finding (HvIntake  *intake,
                            HvTaken   *taken,
                            HvFinding *finding);

G_END_DECLS
