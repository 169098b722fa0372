/* hv-command-approve.c: houvastctl approve and withdraw
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "hv-command.h"
#include "hv-library.h"

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

int
hv_command_approve (HvContext  *context,
                    char      **argv,
                    GError    **error)
{
  HvApproval approval = { .status = HV_STATUS_APPROVED, .role = (char *) context->role };
  g_autofree char *review = NULL;
  g_autofree char *ref = NULL;
  const GOptionEntry entries[] = {
    { "review", 0, 0, G_OPTION_ARG_STRING, &review, N_("when it must be looked at again"),
      N_("DATE") },
    { "ref", 0, 0, G_OPTION_ARG_STRING, &ref, N_("the decision it rests on"), N_("REFERENCE") },
    G_OPTION_ENTRY_NULL
  };

  if (!hv_cli_parse (&argv, entries, N_("ID…"),
                     _("Signs off the newest wording of each, with the texts it cites."), error)
      || !hv_cli_need_role (context, error)
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
