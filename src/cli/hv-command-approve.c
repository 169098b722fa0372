/* hv-command-approve.c: houvastctl approve and withdraw
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "hv-command.h"
#include "hv-library.h"
#include "hv-names.h"
#include "hv-to-approve.h"

static int
sign (HvContext        *context,
      char            **keys,
      const HvApproval *approval,
      const char       *reason,
      GError          **error)
{
  g_autoptr (HvLibrary) library = NULL;
  guint made;

  if (*keys == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("Name what to sign off, such as privacyvragen#inzage."));
      return 2;
    }
  library = hv_library_open (context->library, error);
  made = library != NULL
    ? hv_library_sign (library, (const char * const *) keys, approval, reason, error) : 0;
  if (made == 0)
    return 5;
  hv_cli_print_edition (context, made, NULL);
  return 0;
}

static void
add_cited (JsonBuilder *builder,
           GPtrArray   *cited)
{
  json_builder_set_member_name (builder, "cited");
  json_builder_begin_array (builder);
  for (guint i = 0; i < cited->len; i++)
    {
      const HvCitedText *text = g_ptr_array_index (cited, i);

      json_builder_begin_object (builder);
      hv_json_text (builder, "id", text->key);
      hv_json_text (builder, "before", text->before);
      hv_json_text (builder, "after", text->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_list_json (GPtrArray *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "to_approve");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      const HvToApprove *item = g_ptr_array_index (list, i);

      json_builder_begin_object (builder);
      hv_json_text (builder, "id", item->key);
      hv_json_text (builder, "kind", item->unit != HV_KIND_NONE ? hv_kind_name (item->unit)
                                                                : "statement");
      hv_json_text (builder, "lang", item->lang);
      hv_json_text (builder, "title", item->title);
      hv_json_text (builder, "why", hv_to_approve_name (item->why));
      hv_json_text (builder, "version", item->version);
      hv_json_text (builder, "approved", item->approved);
      hv_json_text (builder, "newest", item->newest);
      if (item->reason != NULL)
        hv_json_text (builder, "reason", item->reason);
      hv_json_approval (builder, &item->approval);
      add_cited (builder, item->cited);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hv_cli_print_json (builder);
}

static void
print_list_text (GPtrArray *list)
{
  const HvToApprove *before = NULL;

  if (list->len == 0)
    g_print (_("Nothing waits for approval.\n"));
  for (guint i = 0; i < list->len; i++)
    {
      const HvToApprove *item = g_ptr_array_index (list, i);
      g_autofree char *review = hv_name_of_day (item->approval.review);

      if (before == NULL || before->why != item->why)
        g_print ("%s%s:\n", before != NULL ? "\n" : "", hv_to_approve_words (item->why));
      g_print ("  %s  (%s)", item->title, item->key);
      if (item->why >= HV_TO_APPROVE_PASSED)
        g_print ("  %s", review);
      g_print ("\n");
      for (guint j = 0; j < item->cited->len; j++)
        g_print ("    %s\n", ((HvCitedText *) g_ptr_array_index (item->cited, j))->key);
      before = item;
    }
}

/* What waits for approval today, or will on a later day. */
static int
list (HvContext   *context,
      HvDay        day,
      GError     **error)
{
  g_autoptr (GPtrArray) waiting = hv_to_approve_list (context->library, day, NULL, error);

  if (waiting == NULL)
    return 1;
  if (context->json)
    print_list_json (waiting);
  else
    print_list_text (waiting);
  return 0;
}

int
hv_command_approve (HvContext  *context,
                    char      **argv,
                    GError    **error)
{
  HvApproval approval = { .status = HV_STATUS_APPROVED, .role = (char *) context->role };
  g_autofree char *review = NULL;
  g_autofree char *ref = NULL;
  g_autofree char *on = NULL;
  gboolean listed = FALSE;
  HvDay day;
  const GOptionEntry entries[] = {
    { "review", 0, 0, G_OPTION_ARG_STRING, &review, N_("when it must be looked at again"),
      N_("DATE") },
    { "ref", 0, 0, G_OPTION_ARG_STRING, &ref, N_("the decision it rests on"), N_("REFERENCE") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &listed, N_("list what waits, instead of signing off"), NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("with --list: what will wait on this day"),
      N_("DATE") },
    G_OPTION_ENTRY_NULL
  };

  if (!hv_cli_parse (&argv, entries, N_("ID…"),
                     _("Signs off the newest wording of each, with the texts it cites."), error)
      || !hv_cli_parse_day (on, &day, error))
    return 2;
  if ((on != NULL && !listed) || (listed && argv[1] != NULL))
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("--on goes with --list, which takes no ids."));
      return 2;
    }
  if (listed)
    return list (context, day, error);
  if (!hv_cli_need_role (context, error)
      || !hv_cli_parse_day (review, &approval.review, error))
    return 2;
  approval.ref = ref;
  return sign (context, argv + 1, &approval, NULL, error);
}

int
hv_command_withdraw (HvContext  *context,
                     char      **argv,
                     GError    **error)
{
  HvApproval approval = { .status = HV_STATUS_WITHDRAWN, .role = (char *) context->role };
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("why"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };

  if (!hv_cli_parse (&argv, entries, N_("ID…"), _("Takes approvals back, from today."), error)
      || !hv_cli_need_role (context, error))
    return 2;
  if (reason == NULL || *g_strstrip (reason) == '\0')
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("Say why, with --reason. Who works with it later will want to know."));
      return 2;
    }
  return sign (context, argv + 1, &approval, reason, error);
}
