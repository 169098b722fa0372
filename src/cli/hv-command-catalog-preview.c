/* hv-command-catalog-preview.c: houvastctl catalog preview, a catalog in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A translator sees the words where an agent will see them. That happens in a
 * library of its own, which goes when the window does: nothing is imported.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#include "hv-command-catalog.h"
#include "hv-file.h"

/* Who signs off in it, to be seen on every answer. */
#define ROLE "preview"

/* The program beside this one: installed, or in the folder it was built in. */
static char *
find_window (void)
{
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = own != NULL ? g_path_get_dirname (own) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, "houvast", NULL) : NULL;
  g_autofree char *built = g_build_filename (HV_BUILD_ROOT, "src", "app", "houvast", NULL);

  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  if (own != NULL && g_str_has_prefix (own, HV_BUILD_ROOT)
      && g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);
  return g_find_program_in_path ("houvast");
}

/* Keys that interrupt are for the window; this program has to clear up behind it. */
static void
heed_interrupts_cb (gpointer user_data)
{
  signal (SIGINT, SIG_DFL);
  signal (SIGQUIT, SIG_DFL);
}

static gboolean
run_window (const char  *library,
            const char  *lang,
            GError     **error)
{
  g_autofree char *program = find_window ();
  char *argv[] = { program, (char *) "--library", (char *) library, (char *) "--lang", (char *) lang,
                   NULL };
  g_auto (GStrv) environment = g_get_environ ();
  int status = 0;
  gboolean ran;

  if (program == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_NOT_FOUND,
                           _("The window, “houvast”, is not installed beside “houvastctl”."));
      return FALSE;
    }
  if (g_str_has_prefix (program, HV_BUILD_ROOT))
    environment = g_environ_setenv (environment, "GSETTINGS_SCHEMA_DIR", HV_BUILD_ROOT "/data", FALSE);
  signal (SIGINT, SIG_IGN);
  signal (SIGQUIT, SIG_IGN);
  ran = g_spawn_sync (NULL, argv, environment,
                      G_SPAWN_CHILD_INHERITS_STDIN | G_SPAWN_DEFAULT, heed_interrupts_cb, NULL, NULL,
                      NULL, &status, error)
        && g_spawn_check_wait_status (status, error);
  signal (SIGINT, SIG_DFL);
  signal (SIGQUIT, SIG_DFL);
  return ran;
}

static gboolean
read_text (HvContext   *context,
           const char  *library,
           const char  *lang,
           const char  *key,
           char       **text,
           GError     **error)
{
  g_autoptr (HvDesk) desk = hv_desk_new (library);
  HvEdition *edition = hv_desk_history (desk, error) != NULL
                       ? hv_desk_edition (desk, hv_desk_today (desk), NULL, error) : NULL;
  g_autoptr (HvAnswer) answer = edition != NULL
    ? hv_edition_answer (edition, key, lang, hv_desk_today (desk), error) : NULL;

  if (answer == NULL)
    return FALSE;
  *text = hv_cli_answer_text (context, edition, answer, lang, key);
  return TRUE;
}

static GPtrArray *
all_paths (GPtrArray  *originals,
           const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < originals->len; i++)
    g_ptr_array_add (paths, g_strdup (((HvOriginal *) g_ptr_array_index (originals, i))->name));
  g_ptr_array_add (paths, g_strdup (folder));
  g_ptr_array_add (paths, NULL);
  return paths;
}

/* The documents and their translations, all signed off but what is unfinished. */
static gboolean
fill_library (const char  *library,
              const char  *folder,
              GPtrArray   *originals,
              GPtrArray   *findings,
              GError     **error)
{
  g_autoptr (HvDesk) desk = hv_desk_new (library);
  g_autoptr (GPtrArray) paths = all_paths (originals, folder);
  /* What comes into force later is looked at now. */
  HvDay today = hv_desk_today (desk);
  HvImportOptions options = { .role = ROLE, .approve = ROLE, .effective = today };
  g_autoptr (HvImport) import = hv_import_plan (library, (const char * const *) paths->pdata, &options,
                                                NULL, NULL, NULL, error);

  if (import == NULL)
    return FALSE;
  if (!import->refused)
    return hv_import_apply (import, library, &options, NULL, NULL, NULL, error);
  hv_cli_copy_refusals (import->findings, NULL, findings);
  return TRUE;
}

static int
preview_in (HvContext   *context,
            const char  *folder,
            GPtrArray   *originals,
            GPtrArray   *translations,
            const char  *lang,
            const char  *key,
            char       **text,
            GPtrArray   *findings,
            GError     **error)
{
  g_autofree char *documents = g_build_filename (folder, "documents", NULL);
  g_autofree char *library = g_build_filename (folder, "library", NULL);

  if (!hv_cli_write_translations (originals, translations, documents, error)
      || !fill_library (library, documents, originals, findings, error))
    return 5;
  hv_cli_print_findings (findings);
  if (hv_findings_refusal (findings, 0) != NULL)
    return 3;
  if (key != NULL)
    return read_text (context, library, lang, key, text, error) ? 0 : 1;
  return run_window (library, lang, error) ? 0 : 1;
}

int
hv_command_catalog_preview (HvContext  *context,
                            char      **argv,
                            GError    **error)
{
  g_autofree char *lang = NULL;
  g_autofree char *key = NULL;
  g_autofree char *tag = NULL;
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_("the language of the catalog"), N_("TAG") },
    { "show", 0, 0, G_OPTION_ARG_STRING, &key, N_("print this text, and open no window"), N_("ID") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_finding_free);
  g_autoptr (GPtrArray) originals = NULL;
  g_autoptr (GPtrArray) translations = NULL;
  g_autofree char *text = NULL;
  int status;

  if (!hv_cli_parse (&argv, entries, N_("CATALOG.po FILE…"),
                     _("Shows a catalog in the window, as if all that is finished were approved. "
                       "Nothing is imported."), error))
    return 2;
  if (argv[1] == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE, _("Name a catalog and its documents."));
      return 2;
    }
  originals = hv_cli_originals (argv + 2, findings, error);
  if (originals != NULL && hv_findings_refusal (findings, 0) == NULL)
    translations = hv_cli_translate (originals, argv[1], lang, NULL, findings, &tag, error);
  hv_cli_drop_unfinished (findings);
  if (translations == NULL)
    {
      hv_cli_print_findings (findings);
      return 3;
    }
  folder = g_dir_make_tmp ("houvast-preview-XXXXXX", error);
  if (folder == NULL)
    return 5;
  status = preview_in (context, folder, originals, translations, tag, key, &text, findings, error);
  /* Before a reader can hang up. */
  hv_folder_remove (folder);
  if (text != NULL)
    g_print ("%s", text);
  return status;
}
