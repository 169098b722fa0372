/* hv-resolver.h: where knowledge finds the rest of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry needs its shelf, its procedure, its statement. Who has them depends
 * on where one stands: an edition of the library, or a set of documents under
 * intake.
 */
#pragma once

#include "hv-answer.h"

G_BEGIN_DECLS

typedef struct _HvResolver HvResolver;

/**
 * HvResolver:
 * @unit: returns (transfer full) the unit of @document with this id, %NULL
 *   with %HV_ERROR_NOT_FOUND when there is none that may be shown
 * @source: returns (transfer full) the literal text of any element of a
 *   statement; @missing is set when there is none
 */
struct _HvResolver
{
  HvUnit   *(* unit)   (HvResolver  *resolver,
                        const char  *document,
                        const char  *id,
                        GError     **error);
  HvSource *(* source) (HvResolver  *resolver,
                        const char  *document,
                        const char  *id,
                        GError     **error);
};

gboolean hv_answer_resolve (HvAnswer    *answer,
                            const char  *statement,
                            HvResolver  *resolver,
                            GError     **error);

G_END_DECLS
