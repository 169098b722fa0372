/* hv-convert.h: foreign formats made into knowledge documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "hv-day.h"
#include "hv-finding.h"

G_BEGIN_DECLS

/**
 * HvConverters: the stylesheets of all formats, the program's and the person's.
 * Used by one thread at a time.
 */
typedef struct _HvConverters HvConverters;

/**
 * HvConvertRequest:
 * @name: of the file, as the person named it
 * @format: (nullable): the format it is in; %NULL to see by its root
 * @lang: (nullable): of a document that names none
 * @today: stands for a date that the document does not have
 */
typedef struct
{
  const char *name;
  const char *format;
  const char *lang;
  HvDay       today;
} HvConvertRequest;

HvConverters *hv_converters_new    (void);
void          hv_converters_free   (HvConverters            *converters);
gboolean      hv_converters_apply  (HvConverters            *converters,
                                    const char              *path,
                                    const HvConvertRequest  *request,
                                    GPtrArray               *findings,
                                    GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvConverters, hv_converters_free)

G_END_DECLS
