/* hv-convert-private.h: shared by the parts of conversion
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-convert.h"

G_BEGIN_DECLS

/* What stylesheets write: a flat row of headings, questions and blocks. */
#define HV_CONVERT_NAMESPACE "urn:houvast:convert:1"

/* Where text in other markup is reduced to the blocks that the model knows. */
typedef struct
{
  xmlNode *parent;       /* gets <p> and <list> */
  xmlNode *paragraph;    /* the one being filled, or NULL */
  xmlNode *list;
  xmlNode *item;
  guint    links;        /* how many links were left as text */
} HvReduce;

void     hv_reduce_node   (HvReduce                *reduce,
                           xmlNode                 *node);
void     hv_reduce_html   (HvReduce                *reduce,
                           const char              *html);
void     hv_reduce_end    (HvReduce                *reduce);
char    *hv_reduce_text   (xmlNode                 *node);

xmlDoc  *hv_convert_make  (xmlDoc                  *flat,
                           const HvConvertRequest  *request,
                           const char              *version,
                           GPtrArray               *findings);

G_END_DECLS
