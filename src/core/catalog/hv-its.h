/* hv-its.h: which texts of a document are translated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the same rules as xgettext does (data/its/houvast.its, in the
 * Internationalization Tag Set 2.0 with gettext's own extensions) and finds the
 * same messages, so that a catalog of either fits the other.
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* What a document must be parsed with to have its texts as xgettext finds them:
 * white space between elements is not there. */
#define HV_ITS_PARSE_OPTIONS \
  (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOBLANKS \
   | XML_PARSE_BIG_LINES)

/**
 * HvItsText: one message.
 * @node: the element
 * @context: (nullable): msgctxt
 * @text: (nullable): msgid; %NULL for an element with words that no catalog can
 *   have, because a part inside them is not translated
 * @note: (nullable): what a translator must know, in lines
 * @is_markup: whether @text is XML, and not plain text
 */
typedef struct
{
  xmlNode  *node;
  char     *context;
  char     *text;
  char     *note;
  gboolean  is_markup;
} HvItsText;

typedef struct _HvIts HvIts;

HvIts     *hv_its_new        (GError     **error);
void       hv_its_free       (HvIts       *its);
GPtrArray *hv_its_find_texts (HvIts       *its,
                              xmlDoc      *doc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvIts, hv_its_free)

G_END_DECLS
