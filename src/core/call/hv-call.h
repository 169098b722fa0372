/* hv-call.h: all that Houvast knows about one call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "hv-answer.h"
#include "hv-fields.h"
#include "hv-rights.h"

G_BEGIN_DECLS

#define HV_TYPE_CALL (hv_call_get_type ())
G_DECLARE_FINAL_TYPE (HvCall, hv_call, HV, CALL, GObject)

/**
 * HvFact: one thing that is known.
 * @label: what it is, in the language of the interface
 * @value: wiped when it is freed
 */
typedef struct
{
  char *label;
  char *value;
} HvFact;

HvFact           *hv_fact_new           (const char   *label,
                                         const char   *value);
void              hv_fact_free          (HvFact       *fact);

HvCall           *hv_call_new           (HvTerms      *terms,
                                         HvRights     *rights);
void              hv_call_set_today     (HvCall       *call,
                                         HvDay         today);
void              hv_call_set_mood      (HvCall       *call,
                                         const char   *mood);
const char       *hv_call_get_mood      (HvCall       *call);
void              hv_call_set_channel   (HvCall       *call,
                                         const char   *channel);
const char       *hv_call_get_channel   (HvCall       *call);

void              hv_call_hear          (HvCall       *call,
                                         const char   *right,
                                         HvAnswer     *answer);
void              hv_call_unhear        (HvCall       *call);
gboolean          hv_call_get_request   (HvCall       *call);
const HvRight    *hv_call_get_right     (HvCall       *call);
gboolean          hv_call_set_receipt   (HvCall       *call,
                                         HvDay         receipt,
                                         GError      **error);
HvDay             hv_call_get_receipt   (HvCall       *call);
const HvDeadline *hv_call_get_deadline  (HvCall       *call);

gboolean          hv_call_set_field     (HvCall       *call,
                                         const char   *name,
                                         const char   *value,
                                         GError      **error);
HvFields         *hv_call_get_fields    (HvCall       *call);

gboolean          hv_call_serves        (HvCall       *call,
                                         HvAnswer     *page);
HvDay             hv_call_receipt_on    (HvCall       *call);
HvDeadline       *hv_call_count         (HvCall       *call,
                                         HvAnswer     *page);
char             *hv_call_dup_date      (HvCall       *call,
                                         HvAnswer     *page);
GPtrArray        *hv_call_fill          (HvCall       *call,
                                         HvAnswer     *page,
                                         GPtrArray    *runs,
                                         HvFilling    *filling);
GPtrArray        *hv_call_fill_blocks   (HvCall       *call,
                                         HvAnswer     *page,
                                         GPtrArray    *blocks,
                                         HvFilling    *filling);

char             *hv_call_dup_note      (HvCall       *call);
GPtrArray        *hv_call_list_facts    (HvCall       *call);
gboolean          hv_call_is_empty      (HvCall       *call);
void              hv_call_clear         (HvCall       *call);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvFact, hv_fact_free)

G_END_DECLS
