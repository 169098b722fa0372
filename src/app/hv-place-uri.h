/* hv-place-uri.h: places in the knowledge that other programs point to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HV_PLACE_SCHEME "houvast"

typedef enum
{
  HV_PLACE_URI_SHOW,
  HV_PLACE_URI_TOPIC,
  HV_PLACE_URI_RIGHT,
} HvPlaceUri;

gboolean  hv_place_uri_parse   (const char  *uri,
                                HvPlaceUri  *kind,
                                char       **id,
                                GError     **error);
char     *hv_place_uri_of_unit (const char  *key);

G_END_DECLS
