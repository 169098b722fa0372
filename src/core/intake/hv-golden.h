/* hv-golden.h: questions with the answers they must find
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvGoldenRow:
 * @expected: (array zero-terminated=1): "document#element" or "topic:ID", any
 *   one of which counts
 * @document: (nullable): the only document to search
 * @lang: (nullable): the content language
 * @line: in the file, from 1
 */
typedef struct
{
  char   *query;
  char  **expected;
  char   *document;
  char   *lang;
  guint   line;
} HvGoldenRow;

/**
 * HvGolden: a golden list. It is TSV with a header, as design.md says.
 * @rows: (element-type HvGoldenRow)
 */
typedef struct
{
  GPtrArray *rows;
} HvGolden;

HvGolden   *hv_golden_read     (const char   *path,
                                GError      **error);
HvGolden   *hv_golden_parse    (GBytes       *bytes,
                                guint        *line,
                                GError      **error);
gboolean    hv_golden_language (HvGolden     *golden,
                                const char  **lang,
                                guint        *line);
void        hv_golden_free     (HvGolden     *golden);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvGolden, hv_golden_free)

G_END_DECLS
