/* hv-fields.h: what was filled in during this call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-deadline.h"
#include "hv-field.h"

G_BEGIN_DECLS

/* Bytes of one value: a page of text. */
#define HV_FIELD_MAX 8000

/**
 * HvFields: values by the name of their field, in memory only. Used by the
 * thread that made it.
 */
typedef struct _HvFields HvFields;

/**
 * HvFieldFunc:
 * @value: what was filled in
 */
typedef void (* HvFieldFunc) (const char *name,
                              const char *value,
                              gpointer    user_data);

/**
 * HvFilling: what is to be known of a text before it is copied. Begins zeroed.
 * @personal: whether data of a person stand in it
 * @open: (nullable): what to do about the first place that is not filled in
 */
typedef struct
{
  gboolean  personal;
  char     *open;
} HvFilling;

void        hv_filling_clear   (HvFilling        *filling);

HvFields   *hv_fields_new      (HvDates          *dates);
void        hv_fields_free     (HvFields         *fields);
void        hv_fields_set_days (HvFields         *fields,
                                HvDay             today,
                                HvDay             receipt,
                                const HvDeadline *deadline);
gboolean    hv_fields_set      (HvFields         *fields,
                                const char       *name,
                                const char       *value,
                                GError          **error);
const char *hv_fields_get      (HvFields         *fields,
                                const char       *name);
char       *hv_fields_value    (HvFields         *fields,
                                const HvField    *field,
                                const char       *lang,
                                GError          **error);
GPtrArray  *hv_fields_fill     (HvFields         *fields,
                                GPtrArray        *runs,
                                const char       *lang,
                                HvDay             receipt,
                                const HvDeadline *deadline,
                                HvFilling        *filling);
void        hv_fields_clear    (HvFields         *fields);
void        hv_fields_foreach  (HvFields         *fields,
                                HvFieldFunc       func,
                                gpointer          user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvFields, hv_fields_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HvFilling, hv_filling_clear)

G_END_DECLS
