/* hv-personal-data.h: what in a text looks like data about a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvPersonalKind:
 * @HV_PERSONAL_EMAIL: an e-mail address
 * @HV_PERSONAL_IBAN: an account number whose check digits are right
 * @HV_PERSONAL_BSN: a Dutch citizen service number, which passes the 11-test
 * @HV_PERSONAL_PHONE: a telephone number, not a short or free one
 * @HV_PERSONAL_BIRTH: a date of birth
 * @HV_PERSONAL_NUMBER: a long run of digits, such as a customer number
 */
typedef enum
{
  HV_PERSONAL_EMAIL,
  HV_PERSONAL_IBAN,
  HV_PERSONAL_BSN,
  HV_PERSONAL_PHONE,
  HV_PERSONAL_BIRTH,
  HV_PERSONAL_NUMBER,
} HvPersonalKind;

/**
 * HvPersonalSpan: bytes @start to @end of a text.
 */
typedef struct
{
  HvPersonalKind kind;
  gsize          start;
  gsize          end;
} HvPersonalSpan;

GArray *hv_personal_find (const char *text,
                          const char *known);
char   *hv_personal_mask (const char *text,
                          const char *known);

G_END_DECLS
