/* hv-unit-stream.h: a knowledge document read a unit at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

#include "hv-document.h"
#include "hv-finding.h"

G_BEGIN_DECLS

/**
 * HvUnitStream: reads a local file with xmlTextReader, refuses everything that
 * is unsafe (DOCTYPE, entities, limits), and hands out the root and then each
 * child element of the root as a small document of its own, so that memory does
 * not grow with the file.
 */
typedef struct _HvUnitStream HvUnitStream;

/**
 * HvStreamed:
 * @node: the element with all that is inside it, root of a document of its own;
 *   valid until the next call
 * @line: where it begins in the file, right also after line 65,535
 */
typedef struct
{
  xmlNode *node;
  guint    line;
} HvStreamed;

HvUnitStream *hv_unit_stream_new    (const char    *path,
                                     const char    *display_name,
                                     GError       **error);
void          hv_unit_stream_free   (HvUnitStream  *stream);
xmlNode      *hv_unit_stream_root   (HvUnitStream  *stream);
gboolean      hv_unit_stream_next   (HvUnitStream  *stream,
                                     HvStreamed    *streamed,
                                     HvFinding    **finding);
double        hv_unit_stream_fraction (HvUnitStream *stream);
guint         hv_xml_line           (xmlNode       *node,
                                     guint          otherwise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvUnitStream, hv_unit_stream_free)

G_END_DECLS
