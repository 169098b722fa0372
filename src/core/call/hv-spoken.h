/* hv-spoken.h: words of the program that a caller hears or reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-rules.h"

G_BEGIN_DECLS

typedef struct _HvSpoken HvSpoken;

/**
 * HvPaperKind: what is on a paper that a caller gets.
 */
typedef enum
{
  HV_PAPER_STATEMENT,
  HV_PAPER_ANSWER,
} HvPaperKind;

HvSpoken *hv_spoken_load    (GError      **error);
HvSpoken *hv_spoken_read    (HvRules      *rules,
                             GError      **error);
HvSpoken *hv_spoken_ref     (HvSpoken     *spoken);
void      hv_spoken_unref   (HvSpoken     *spoken);

char     *hv_spoken_footer  (HvSpoken     *spoken,
                             const char   *lang,
                             const char   *name,
                             const char   *version,
                             const char   *day);
char     *hv_spoken_paper   (HvSpoken     *spoken,
                             const char   *lang,
                             HvPaperKind   kind,
                             const char   *title,
                             const char   *version,
                             const char   *day);
const char *hv_spoken_detail (HvSpoken    *spoken,
                              const char  *lang,
                              const char  *name);
char     *hv_spoken_address (HvSpoken     *spoken,
                             const char   *lang,
                             const char   *href);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSpoken, hv_spoken_unref)

G_END_DECLS
