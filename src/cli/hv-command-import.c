/* hv-command-import.c: houvastctl import and check
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "hv-command.h"

static const char * const change_names[] = { "new", "changed", "same" };

static void
add_documents (JsonBuilder *builder,
               HvImport    *import)
{
  json_builder_set_member_name (builder, "documents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < import->documents->len; i++)
    {
      const HvImportDocument *document = g_ptr_array_index (import->documents, i);

      json_builder_begin_object (builder);
      hv_json_text (builder, "id", document->id);
      hv_json_text (builder, "lang", document->lang);
      hv_json_text (builder, "version", document->version);
      hv_json_text (builder, "sha256", document->sha256);
      hv_json_text (builder, "change", change_names[document->change]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_report_json (HvImport *import,
                   gboolean  dry_run)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "edition");
  if (import->edition > 0)
    json_builder_add_int_value (builder, import->edition);
  else
    json_builder_add_null_value (builder);
  hv_json_day (builder, "from", import->from);
  hv_json_flag (builder, "dry_run", dry_run);
  add_documents (builder, import);
  hv_json_problems (builder, import->findings);
  json_builder_set_member_name (builder, "units");
  json_builder_begin_object (builder);
  hv_json_array (builder, "added", import->added);
  hv_json_array (builder, "changed", import->changed);
  hv_json_array (builder, "removed", import->removed);
  json_builder_end_object (builder);
  hv_json_array (builder, "touched", import->touched);
  json_builder_set_member_name (builder, "pending");
  json_builder_begin_array (builder);
  for (guint i = 0; i < import->pending->len; i++)
    json_builder_add_int_value (builder, g_array_index (import->pending, guint, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hv_cli_print_json (builder);
}

static void
print_keys (const char *heading,
            GPtrArray  *keys)
{
  if (keys->len == 0)
    return;
  g_print ("%s: %u\n", heading, keys->len);
  for (guint i = 0; i < keys->len; i++)
    g_print ("  %s\n", (char *) g_ptr_array_index (keys, i));
}

static void
print_report_text (HvImport *import,
                   gboolean  dry_run)
{
  static const char * const words[] = { N_("new"), N_("changed"), N_("the same") };
  g_autofree char *from = hv_day_format (import->from);

  for (guint i = 0; i < import->documents->len; i++)
    {
      const HvImportDocument *document = g_ptr_array_index (import->documents, i);

      g_print ("%s %s %s: %s\n", document->id, document->lang,
               document->version != NULL ? document->version : "", _(words[document->change]));
    }
  if (import->refused)
    {
      g_print (_("Nothing was imported: mend the errors above and try again.\n"));
      return;
    }
  print_keys (_("Added"), import->added);
  print_keys (_("Changed"), import->changed);
  print_keys (_("Removed"), import->removed);
  print_keys (_("Source changed, goes back to being checked"), import->touched);
  for (guint i = 0; i < import->pending->len; i++)
    g_print (_("Edition %u waits and touches the same documents.\n"),
             g_array_index (import->pending, guint, i));
  if (dry_run)
    g_print (_("Nothing was written. It would be in force from %s.\n"), from);
  else if (import->edition > 0)
    g_print (_("Edition %u, in force from %s.\n"), import->edition, from);
  else
    g_print (_("Nothing changes: everything is in the library already.\n"));
}

/* Conflicts are refused in a trial as they would be in earnest. */
static gboolean
is_conflict (HvImport              *import,
             const HvImportOptions *options)
{
  return import->pending->len > 0 && options->pending == HV_PENDING_REFUSE;
}

static int
import_files (HvContext              *context,
              char                  **files,
              const HvImportOptions  *options,
              gboolean                dry_run,
              GError                **error)
{
  g_autoptr (HvImport) import = NULL;
  g_autoptr (GError) local = NULL;

  import = hv_import_plan (context->library, (const char * const *) files, options, NULL, NULL,
                           NULL, error);
  if (import == NULL)
    return 0;
  if (!import->refused && !dry_run)
    hv_import_apply (import, context->library, options, NULL, NULL, NULL, &local);
  hv_cli_print_findings (import->findings);
  if (local == NULL || context->json)
    {
      if (context->json)
        print_report_json (import, dry_run);
      else
        print_report_text (import, dry_run);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return import->refused || (dry_run && is_conflict (import, options)) ? 3 : 0;
}

static gboolean
need_files (char   **argv,
            GError **error)
{
  if (argv[1] != NULL)
    return TRUE;
  g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE, _("Name the files."));
  return FALSE;
}

int
hv_command_import (HvContext  *context,
                   char      **argv,
                   GError    **error)
{
  HvImportOptions options = { .role = context->role };
  gboolean dry_run = FALSE;
  gboolean keep = FALSE;
  gboolean cancel = FALSE;
  g_autofree char *effective = NULL;
  g_autofree char *lang = NULL;
  g_autofree char *approve = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("say what would happen, and do nothing"),
      NULL },
    { "effective", 0, 0, G_OPTION_ARG_STRING, &effective, N_("in force from this day"), N_("DATE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("the foreign format of the files"),
      N_("NAME") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_("language of documents that name none"),
      N_("TAG") },
    { "approve", 0, 0, G_OPTION_ARG_STRING, &approve, N_("sign off what is new or changed"),
      N_("ROLE") },
    { "keep-pending", 0, 0, G_OPTION_ARG_NONE, &keep,
      N_("waiting changes still replace this one on their day"), NULL },
    { "cancel-pending", 0, 0, G_OPTION_ARG_NONE, &cancel,
      N_("cancel waiting changes of the same documents"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hv_cli_parse (&argv, entries, N_("FILE|FOLDER…"),
                     _("Checks all files together, and makes one change of them or none."), error)
      || !need_files (argv, error) || !hv_cli_parse_day (effective, &options.effective, error))
    return 2;
  if (keep && cancel)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("Choose --keep-pending or --cancel-pending, not both."));
      return 2;
    }
  options.lang = lang;
  options.format = format;
  options.approve = approve;
  options.pending = keep ? HV_PENDING_KEEP : cancel ? HV_PENDING_CANCEL : HV_PENDING_REFUSE;
  return import_files (context, argv + 1, &options, dry_run, error);
}

int
hv_command_check (HvContext  *context,
                  char      **argv,
                  GError    **error)
{
  HvImportOptions options = { 0 };
  g_autofree char *format = NULL;
  g_autofree char *lang = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("the foreign format of the files"),
      N_("NAME") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_("language of documents that name none"),
      N_("TAG") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (HvImport) import = NULL;

  if (!hv_cli_parse (&argv, entries, N_("FILE…"),
                     _("Checks documents as an import would, without a library."), error)
      || !need_files (argv, error))
    return 2;
  options.format = format;
  options.lang = lang;
  import = hv_import_plan (NULL, (const char * const *) argv + 1, &options, NULL, NULL, NULL,
                           error);
  if (import == NULL)
    return 0;
  hv_cli_print_findings (import->findings);
  if (context->json)
    print_report_json (import, TRUE);
  for (guint i = 0; i < import->findings->len; i++)
    if (((HvFinding *) g_ptr_array_index (import->findings, i))->severity == HV_SEVERITY_ERROR)
      return 1;
  if (!context->json)
    g_print (_("No errors found.\n"));
  return 0;
}
