/* hv-terms.h: the terms of the law, as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-calendar.h"
#include "hv-dates.h"
#include "hv-period.h"

G_BEGIN_DECLS

typedef enum
{
  HV_TERM_LEGAL,
  HV_TERM_EXTENSION,
  HV_TERM_TARGET,
} HvTermKind;

typedef enum
{
  HV_ROLL_NONE,
  HV_ROLL_FORWARD,
  HV_ROLL_BACK,
} HvRoll;

/**
 * HvTerm:
 * @law: (nullable): id of the article that sets it
 * @rolled_by: (nullable): id of the article by which its last day moves
 * @from: the first day of receipt for which it holds
 * @until: the last one, 0 for no end
 */
typedef struct
{
  HvTermKind  kind;
  HvPeriod    within;
  HvRoll      roll;
  char       *law;
  char       *rolled_by;
  HvDay       from;
  HvDay       until;
} HvTerm;

typedef struct _HvTerms HvTerms;

HvTerms      *hv_terms_load     (GError      **error);
HvTerms      *hv_terms_read     (HvRules      *rules,
                                 HvDates      *dates,
                                 HvCalendar   *calendar,
                                 GError      **error);
HvTerms      *hv_terms_ref      (HvTerms      *terms);
void          hv_terms_unref    (HvTerms      *terms);

HvDay         hv_terms_since    (HvTerms      *terms);
HvDates      *hv_terms_dates    (HvTerms      *terms);
HvCalendar   *hv_terms_calendar (HvTerms      *terms);
const HvTerm *hv_terms_find     (HvTerms      *terms,
                                 HvTermKind    kind,
                                 HvDay         receipt);
const char   *hv_terms_law_name (HvTerms      *terms,
                                 const char   *id);
const char   *hv_terms_law_href (HvTerms      *terms,
                                 const char   *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvTerms, hv_terms_unref)

G_END_DECLS
