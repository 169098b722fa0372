/* hv-command-deadline.c: houvastctl deadline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "hv-command.h"
#include "hv-deadline.h"
#include "hv-named.h"

static void
print_json (const HvDeadline *deadline,
            const char       *rule)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hv_json_day (builder, "receipt", deadline->receipt);
  hv_json_day (builder, "legal", deadline->legal);
  hv_json_day (builder, "extension", deadline->extension);
  hv_json_day (builder, "extension_notice", deadline->extension_notice);
  hv_json_day (builder, "target", deadline->target);
  hv_json_text (builder, "rule", rule);
  json_builder_end_object (builder);
  hv_cli_print_json (builder);
}

static void
print_text (HvTerms          *terms,
            const HvDeadline *deadline,
            const char       *rule)
{
  const struct
  {
    const char *label;
    HvDay       day;
  } rows[] = {
    { _("Received"), deadline->receipt },
    { _("Legal last day"), deadline->legal },
    { _("Target"), deadline->target },
    { _("Announce an extension by"), deadline->extension_notice },
    { _("Last day if extended"), deadline->extension },
  };
  glong widest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    widest = MAX (widest, g_utf8_strlen (rows[i].label, -1));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      /* The language of the other words in the line, not that of the locale. */
      g_autofree char *words = hv_dates_long (hv_terms_dates (terms), hv_interface_language (),
                                              rows[i].day);
      int gap = widest - g_utf8_strlen (rows[i].label, -1) + 2;

      g_print ("%s%*s%s\n", rows[i].label, gap, "", words);
    }
  g_print ("\n%s\n", rule);
}

int
hv_command_deadline (HvContext  *context,
                     char      **argv,
                     GError    **error)
{
  g_autoptr (HvDesk) desk = hv_desk_new (context->library);
  g_autoptr (HvTerms) terms = NULL;
  g_autoptr (HvDeadline) deadline = NULL;
  g_autofree char *text = NULL;
  g_autofree char *rule = NULL;
  HvDay receipt;

  if (!hv_cli_parse (&argv, NULL, N_("DATE"),
                     _("Counts the last day for a request that came in on DATE, which may be "
                       "written like 5-3, 2026-03-05 or “last Friday”."), error))
    return 2;
  if (argv[1] == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("Say on which day the request came in."));
      return 2;
    }
  terms = hv_terms_load (error);
  if (terms == NULL)
    return 3;
  /* Only for its time zone: terms need no knowledge. */
  (void) hv_desk_history (desk, NULL);
  text = g_strjoinv (" ", argv + 1);
  receipt = hv_dates_parse (hv_terms_dates (terms), context->lang, text, -1, hv_desk_today (desk),
                            hv_terms_since (terms), error);
  deadline = receipt != 0 ? hv_deadline_new (terms, receipt, NULL, FALSE, error) : NULL;
  if (deadline == NULL)
    return 2;
  rule = hv_deadline_rule (deadline);
  if (context->json)
    print_json (deadline, rule);
  else
    print_text (terms, deadline, rule);
  return 0;
}
