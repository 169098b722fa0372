/* hv-command-reports.c: houvastctl reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "hv-command.h"
#include "hv-reports.h"

static void
add_report (JsonBuilder       *builder,
            const HvCollected *collected)
{
  json_builder_begin_object (builder);
  hv_json_text (builder, "file", collected->path);
  hv_json_text (builder, "kind", hv_report_kind_name (collected->report.kind));
  hv_json_day (builder, "on", collected->report.on);
  hv_json_number (builder, "edition", collected->report.edition);
  hv_json_text (builder, "words", collected->report.words);
  hv_json_text (builder, "proposal", collected->report.proposal);
  hv_json_flag (builder, "closed", collected->closed);
  if (collected->closed)
    {
      hv_json_text (builder, "role", collected->role);
      hv_json_day (builder, "closed_on", collected->closed_on);
      hv_json_text (builder, "reason", collected->reason);
    }
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *groups,
            GPtrArray *unreadable)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    {
      const HvReportGroup *group = g_ptr_array_index (groups, i);

      json_builder_begin_object (builder);
      hv_json_text (builder, "id", group->unit);
      hv_json_text (builder, "lang", group->lang);
      json_builder_set_member_name (builder, "reports");
      json_builder_begin_array (builder);
      for (guint j = 0; j < group->reports->len; j++)
        add_report (builder, g_ptr_array_index (group->reports, j));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  hv_json_array (builder, "unreadable", unreadable);
  json_builder_end_object (builder);
  hv_cli_print_json (builder);
}

static void
print_report (const HvCollected *collected)
{
  g_autofree char *on = hv_day_format (collected->report.on);
  g_autofree char *closed_on = hv_day_format (collected->closed_on);

  g_print ("  %s  %s  %s\n", on, hv_report_kind_words (collected->report.kind), collected->path);
  if (collected->report.words != NULL)
    g_print ("    %s: %s\n", _("Words"), collected->report.words);
  if (collected->report.proposal != NULL)
    g_print ("    %s: %s\n", _("Proposal"), collected->report.proposal);
  if (collected->closed)
    g_print ("    %s %s: %s\n", _("Closed"), closed_on != NULL ? closed_on : "",
             collected->reason != NULL ? collected->reason : "");
}

static int
list (HvContext   *context,
      const char  *folder,
      gboolean     closed,
      GError     **error)
{
  g_autoptr (GPtrArray) unreadable = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) groups = hv_reports_collect (folder, closed, unreadable, NULL, error);

  if (groups == NULL)
    return 1;
  if (context->json)
    {
      print_json (groups, unreadable);
      return 0;
    }
  if (groups->len == 0)
    g_print (_("There are no reports in “%s”.\n"), folder);
  for (guint i = 0; i < groups->len; i++)
    {
      const HvReportGroup *group = g_ptr_array_index (groups, i);

      g_print ("%s (%s): %u\n", group->unit, group->lang, group->reports->len);
      for (guint j = 0; j < group->reports->len; j++)
        print_report (g_ptr_array_index (group->reports, j));
    }
  for (guint i = 0; i < unreadable->len; i++)
    g_printerr (_("“%s” is no report.\n"), (char *) g_ptr_array_index (unreadable, i));
  return 0;
}

static int
close_one (HvContext   *context,
           const char  *path,
           const char  *reason,
           GError     **error)
{
  g_autoptr (HvDesk) desk = hv_desk_new (context->library);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  /* Without a library the day is that of the usual time zone. */
  hv_desk_history (desk, NULL);
  if (!hv_report_close (path, reason, context->role, hv_desk_today (desk), error))
    return 5;
  json_builder_begin_object (builder);
  hv_json_text (builder, "closed", path);
  json_builder_end_object (builder);
  if (context->json)
    hv_cli_print_json (builder);
  else
    g_print (_("Closed “%s”.\n"), path);
  return 0;
}

int
hv_command_reports (HvContext  *context,
                    char      **argv,
                    GError    **error)
{
  g_autofree char *close_path = NULL;
  g_autofree char *reason = NULL;
  gboolean closed = FALSE;
  const GOptionEntry entries[] = {
    { "closed", 0, 0, G_OPTION_ARG_NONE, &closed, N_("those that were closed"), NULL },
    { "close", 0, 0, G_OPTION_ARG_FILENAME, &close_path, N_("close this report"), N_("FILE") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("why"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *usual = hv_report_usual_outbox ();

  if (!hv_cli_parse (&argv, entries, N_("[FOLDER]"),
                     _("Lists what desks reported, by answer, or closes a report with a reason. What "
                       "is closed is filed beside the others, and never removed."), error))
    return 2;
  if (close_path != NULL)
    return close_one (context, close_path, reason, error);
  return list (context, argv[1] != NULL ? argv[1] : usual, closed, error);
}
