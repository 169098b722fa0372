/* hv-finding.h: what there is to say about a file that came in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HV_SEVERITY_INFO,
  HV_SEVERITY_WARNING,
  HV_SEVERITY_ERROR,
} HvSeverity;

/**
 * HvFinding:
 * @file: as the person named it
 * @line: from 1, 0 when it concerns the whole file
 * @column: from 1, 0 when not known
 * @rule: a stable id, such as "schema" or "link-scheme"
 * @refuses: whether it keeps the file out: safety, schema and references do,
 *   rules about the text never
 * @message: what was found, what was expected, what to do; translated
 */
typedef struct
{
  char        *file;
  guint        line;
  guint        column;
  HvSeverity   severity;
  gboolean     refuses;
  const char  *rule;
  char        *message;
} HvFinding;

HvFinding  *hv_finding_new      (const char      *file,
                                 guint            line,
                                 guint            column,
                                 HvSeverity       severity,
                                 const char      *rule,
                                 const char      *format,
                                 ...) G_GNUC_PRINTF (6, 7);
HvFinding  *hv_finding_copy     (const HvFinding *finding);
void        hv_finding_free     (HvFinding       *finding);
char       *hv_finding_to_line  (const HvFinding *finding);
const char *hv_severity_name    (HvSeverity       severity);
int         hv_finding_compare  (gconstpointer    a,
                                 gconstpointer    b);
const HvFinding *
            hv_findings_refusal (GPtrArray       *findings,
                                 guint            from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvFinding, hv_finding_free)

G_END_DECLS
