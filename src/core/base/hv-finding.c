/* hv-finding.c: what there is to say about a file that came in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-finding.h"

#include <string.h>

/**
 * hv_finding_new:
 * @file: as the person named it
 * @line: from 1, 0 for the whole file
 * @column: from 1, 0 when not known
 * @rule: a static string
 * @format: the message, translated
 *
 * An error keeps the file out; a rule about the text takes that back by setting
 * @refuses to %FALSE.
 *
 * Returns: (transfer full): a finding
 */
HvFinding *
hv_finding_new (const char *file,
                guint       line,
                guint       column,
                HvSeverity  severity,
                const char *rule,
                const char *format,
                ...)
{
  HvFinding *finding = g_new0 (HvFinding, 1);
  g_autofree char *message = NULL;
  va_list args;

  finding->file = g_strdup (file);
  finding->line = line;
  finding->column = column;
  finding->severity = severity;
  finding->refuses = severity == HV_SEVERITY_ERROR;
  finding->rule = rule;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  /* It may quote what is wrong with a file: bytes that are no text. */
  finding->message = g_utf8_make_valid (message, -1);
  return finding;
}

void
hv_finding_free (HvFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->file);
  g_free (finding->message);
  g_free (finding);
}

/**
 * hv_finding_copy:
 *
 * Returns: (transfer full): the same finding
 */
HvFinding *
hv_finding_copy (const HvFinding *finding)
{
  HvFinding *copy = g_new (HvFinding, 1);

  *copy = *finding;
  copy->file = g_strdup (finding->file);
  copy->message = g_strdup (finding->message);
  return copy;
}

/**
 * hv_findings_refusal:
 * @findings: (element-type HvFinding)
 * @from: number of the first that counts, from 0
 *
 * Returns: (transfer none) (nullable): the first finding that keeps a file out
 */
const HvFinding *
hv_findings_refusal (GPtrArray *findings,
                     guint      from)
{
  for (guint i = from; i < findings->len; i++)
    {
      const HvFinding *finding = g_ptr_array_index (findings, i);

      if (finding->refuses)
        return finding;
    }
  return NULL;
}

/**
 * hv_severity_name:
 *
 * Returns: the name in reports for programs and in lines for people, which
 *   compilers write in the same way in every language
 */
const char *
hv_severity_name (HvSeverity severity)
{
  static const char * const names[] = { "info", "warning", "error" };

  return names[severity];
}

/**
 * hv_finding_to_line:
 *
 * Returns: (transfer full): FILE:LINE:COLUMN: error: message [rule], with line
 *   and column as far as they are known
 */
char *
hv_finding_to_line (const HvFinding *finding)
{
  g_autoptr (GString) line = g_string_new (finding->file);

  if (finding->line > 0)
    g_string_append_printf (line, ":%u", finding->line);
  if (finding->line > 0 && finding->column > 0)
    g_string_append_printf (line, ":%u", finding->column);
  g_string_append_printf (line, ": %s: %s [%s]", hv_severity_name (finding->severity),
                          finding->message, finding->rule);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * hv_finding_compare:
 * @a: (type HvFinding**): place of a finding in an array
 * @b: (type HvFinding**): place of another
 *
 * Orders findings by file, line and column.
 */
int
hv_finding_compare (gconstpointer a,
                    gconstpointer b)
{
  const HvFinding *one = *(HvFinding * const *) a;
  const HvFinding *other = *(HvFinding * const *) b;
  int order = strcmp (one->file, other->file);

  if (order != 0)
    return order;
  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;
  return one->column < other->column ? -1 : one->column > other->column;
}
