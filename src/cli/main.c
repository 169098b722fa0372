/* main.c: houvastctl, the library from the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "hv-command.h"
#include "hv-core-resources.h"
#include "hv-locale.h"

static const HvCommand commands[] = {
  { "import", hv_command_import, N_("take in documents: one change, or none") },
  { "check", hv_command_check, N_("check documents without a library") },
  { "search", hv_command_search, N_("find the approved answer") },
  { "show", hv_command_show, N_("show one text with its steps and sources") },
  { "editions", hv_command_editions, N_("list what is, was and will be in force") },
  { "activate", hv_command_activate, N_("go back, or forward, to an edition") },
  { "diff", hv_command_diff, N_("what differs between two states") },
  { "cancel", hv_command_cancel, N_("cancel a change that waits") },
  { "prune", hv_command_prune, N_("remove files of past editions") },
  { "approve", hv_command_approve, N_("sign off a wording") },
  { "withdraw", hv_command_withdraw, N_("take an approval back") },
  { "remove", hv_command_remove, N_("a change without a document") },
  { "new", hv_command_new, N_("a commented document to write in") },
  { "export", hv_command_export, N_("write the knowledge in force into a folder") },
  { "catalog", hv_command_catalog, N_("translate knowledge with gettext") },
  { "evaluate", hv_command_evaluate, N_("measure search on a golden list") },
  { "deadline", hv_command_deadline, N_("the last day to answer a request") },
  { "reports", hv_command_reports, N_("what desks reported, by answer") },
  { "verify", hv_command_verify, N_("check the library and repair it") },
};

static char *
describe_commands (void)
{
  g_autofree char *list = hv_cli_describe (commands, G_N_ELEMENTS (commands), "");

  return g_strconcat (list, "\n\n", _("“houvastctl COMMAND --help” tells more about one of them."),
                      NULL);
}

static char *
locale_language (void)
{
  const char * const *names = g_get_language_names ();

  return names[0] != NULL && strcmp (names[0], "C") != 0 ? g_strdup (names[0]) : NULL;
}

/* The options before the command; what follows the command is its own. */
static gboolean
parse_globals (HvContext   *context,
               char      ***argv,
               GError     **error)
{
  g_autofree char *library = NULL;
  static char *role = NULL;
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &library, N_("the folder of the library"), N_("DIR") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &context->json, N_("print one JSON object"), NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, N_("in which role you act"), N_("ROLE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("print the version"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *description = describe_commands ();
  g_autoptr (GOptionContext) options = g_option_context_new (N_("COMMAND …"));

  g_option_context_set_summary (options, _("Approved answers about privacy, from the command line."));
  g_option_context_set_description (options, description);
  g_option_context_set_translation_domain (options, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (options, TRUE);
  g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (options, argv, error))
    return FALSE;
  if (version)
    {
      g_print ("houvastctl %s\n", HV_VERSION);
      g_clear_pointer (argv, g_strfreev);
      return TRUE;
    }
  context->library = hv_library_folder (library);
  context->role = role;
  if ((*argv)[1] != NULL)
    return TRUE;
  g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                       _("Say what to do. “houvastctl --help” lists the commands."));
  return FALSE;
}

int
main (int    argc,
      char **argv)
{
  HvContext context = { 0 };
  g_auto (GStrv) words = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  int status = 0;

  hv_locale_init ();
  hv_core_register_resource ();
  context.lang = locale_language ();
  if (parse_globals (&context, &words, &error) && words != NULL)
    status = hv_cli_dispatch (commands, G_N_ELEMENTS (commands), "", &context, words + 1,
                              &error);
  if (error != NULL)
    {
      g_printerr ("houvastctl: %s\n", error->message);
      status = hv_error_exit_status (error);
    }
  g_free (context.library);
  g_free (context.lang);
  return status;
}
