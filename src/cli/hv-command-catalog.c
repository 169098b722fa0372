/* hv-command-catalog.c: houvastctl catalog, knowledge through gettext
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <libxml/tree.h>
#include <string.h>

#include "hv-catalog-template.h"
#include "hv-command-catalog.h"
#include "hv-file.h"

/**
 * hv_cli_copy_refusals:
 * @from: (element-type HvFinding): what intake found
 * @but: (nullable): a rule that is passed by
 * @to: (element-type HvFinding): gets what keeps a file out
 */
void
hv_cli_copy_refusals (GPtrArray  *from,
                      const char *but,
                      GPtrArray  *to)
{
  for (guint i = 0; i < from->len; i++)
    {
      const HvFinding *finding = g_ptr_array_index (from, i);

      if (finding->refuses && g_strcmp0 (finding->rule, but) != 0)
        g_ptr_array_add (to, hv_finding_copy (finding));
    }
}

/* What the library would keep out is not translated either; but a document by
 * itself need not have what it points to beside it. */
static gboolean
check_documents (char       **files,
                 GPtrArray   *findings,
                 GError     **error)
{
  HvImportOptions options = { 0 };
  g_autoptr (HvImport) import = hv_import_plan (NULL, (const char * const *) files, &options, NULL,
                                                NULL, NULL, error);

  if (import != NULL)
    hv_cli_copy_refusals (import->findings, "reference", findings);
  return import != NULL;
}

/**
 * hv_cli_originals:
 * @files: (array zero-terminated=1): statements and faqs
 * @findings: (element-type HvFinding): gets what keeps them out
 *
 * Returns: (transfer full) (nullable) (element-type HvOriginal): the documents,
 *   none when a finding keeps one out
 */
GPtrArray *
hv_cli_originals (char      **files,
                  GPtrArray  *findings,
                  GError    **error)
{
  g_autoptr (GPtrArray) originals
    = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_original_free);
  g_autoptr (HvIts) its = NULL;

  if (*files == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("Name the documents: a statement, a faq, or both."));
      return NULL;
    }
  its = hv_its_new (error);
  if (its == NULL || !check_documents (files, findings, error))
    return NULL;
  for (char **file = files; *file != NULL && hv_findings_refusal (findings, 0) == NULL; file++)
    {
      HvOriginal *original = hv_original_read (its, *file, error);

      if (original == NULL)
        return NULL;
      g_ptr_array_add (originals, original);
    }
  return g_steal_pointer (&originals);
}

/* A tag as documents have it; "en_GB" is how locales write it. */
static char *
read_tag (const char  *lang,
          GError     **error)
{
  g_autofree char *tag = g_strdelimit (g_strdup (lang), "_", '-');

  if (g_regex_match_simple ("^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$", tag, 0, 0))
    return g_steal_pointer (&tag);
  g_set_error (error, HV_ERROR, HV_ERROR_USAGE, _("“%s” is no language. Write it like “en”."), lang);
  return NULL;
}

static gboolean
check_role (const char  *role,
            HvDay        on,
            GError     **error)
{
  if (role == NULL)
    return TRUE;
  if (xmlValidateNCName ((const xmlChar *) role, 0) != 0)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
                   _("“%s” is no role. Write it as one word, such as “dpo”."), role);
      return FALSE;
    }
  if (on == 0)
    g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
                 _("The catalog does not say when it was revised, so nobody can sign it off. Fill in "
                   "“PO-Revision-Date” in its header."));
  return on != 0;
}

/**
 * hv_cli_translate:
 * @originals: (element-type HvOriginal)
 * @lang: (nullable): the language, %NULL for what the catalog says
 * @role: (nullable): who signs off what is finished
 * @findings: (element-type HvFinding): gets what is unfinished or wrong
 * @tag: (out) (transfer full) (nullable): the language
 *
 * Returns: (transfer full) (nullable) (element-type HvTranslation): each
 *   document in that language, %NULL without an error when a finding refuses
 */
GPtrArray *
hv_cli_translate (GPtrArray   *originals,
                  const char  *path,
                  const char  *lang,
                  const char  *role,
                  GPtrArray   *findings,
                  char       **tag,
                  GError     **error)
{
  g_autoptr (GPtrArray) translations
    = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_translation_free);
  g_autoptr (HvCatalog) catalog = hv_catalog_read (path, findings, error);
  HvTranslationOptions options = { .role = role };

  *tag = NULL;
  if (catalog == NULL)
    return NULL;
  if (lang == NULL && catalog->lang == NULL)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
                   _("“%s” does not say which language it is. Say it with --lang."), path);
      return NULL;
    }
  *tag = read_tag (lang != NULL ? lang : catalog->lang, error);
  if (*tag == NULL || !check_role (role, catalog->revised, error))
    return NULL;
  options.lang = *tag;
  options.on = catalog->revised;
  for (guint i = 0; i < originals->len; i++)
    {
      const HvOriginal *original = g_ptr_array_index (originals, i);

      if (g_strcmp0 (original->document->lang, *tag) == 0)
        {
          g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
                       _("“%s” is written in “%s” already."), original->name, *tag);
          return NULL;
        }
      g_ptr_array_add (translations, hv_translation_new (original, catalog, &options, findings));
    }
  hv_translation_check_catalog (catalog, originals, *tag, findings);
  return hv_findings_refusal (findings, 0) != NULL ? NULL : g_steal_pointer (&translations);
}

/* Nothing is in its place before all of it is written. */
static gboolean
move_all (GPtrArray  *temporary,
          GPtrArray  *paths,
          GError    **error)
{
  for (guint i = 0; i < paths->len; i++)
    if (!hv_file_move_in_place (g_ptr_array_index (temporary, i), g_ptr_array_index (paths, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
is_same_file (const char *one,
              const char *other)
{
  g_autoptr (GFile) a = g_file_new_for_path (one);
  g_autoptr (GFile) b = g_file_new_for_path (other);
  g_autoptr (GFileInfo) about_a = g_file_query_info (a, "id::file", 0, NULL, NULL);
  g_autoptr (GFileInfo) about_b = g_file_query_info (b, "id::file", 0, NULL, NULL);

  return about_a != NULL && about_b != NULL
         && g_strcmp0 (g_file_info_get_attribute_string (about_a, "id::file"),
                       g_file_info_get_attribute_string (about_b, "id::file")) == 0;
}

/* Where each goes: its own name in another folder. */
static GPtrArray *
target_paths (GPtrArray   *originals,
              const char  *folder,
              GError     **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < originals->len; i++)
    {
      const HvOriginal *original = g_ptr_array_index (originals, i);
      g_autofree char *name = g_path_get_basename (original->name);
      char *path = g_build_filename (folder, name, NULL);
      gboolean taken = is_same_file (original->name, path)
                       || g_ptr_array_find_with_equal_func (paths, path, g_str_equal, NULL);

      g_ptr_array_add (paths, path);
      if (taken)
        {
          g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
                       _("“%s” would be overwritten. Choose another folder with -o."), path);
          return NULL;
        }
    }
  return g_steal_pointer (&paths);
}

/**
 * hv_cli_write_translations:
 * @translations: (element-type HvTranslation): of each of @originals
 * @folder: made when it is not there
 *
 * Writes each under the name of its original: all of them or none.
 */
gboolean
hv_cli_write_translations (GPtrArray   *originals,
                           GPtrArray   *translations,
                           const char  *folder,
                           GError     **error)
{
  g_autoptr (GPtrArray) paths = target_paths (originals, folder, error);
  g_autoptr (GPtrArray) temporary = g_ptr_array_new_with_free_func (g_free);
  gboolean written = paths != NULL && hv_folder_make (folder, error);

  for (guint i = 0; written && i < translations->len; i++)
    {
      g_autoptr (GBytes) bytes = hv_translation_to_bytes (g_ptr_array_index (translations, i));
      char *path = g_strconcat (g_ptr_array_index (paths, i), ".new", NULL);

      g_ptr_array_add (temporary, path);
      written = hv_file_write_atomic (path, bytes, error);
    }
  written = written && move_all (temporary, paths, error);
  for (guint i = 0; !written && i < temporary->len; i++)
    remove (g_ptr_array_index (temporary, i));
  return written;
}

/* What is left to do in a catalog is no news when it is merged; "catalog status"
 * tells. */
void
hv_cli_drop_unfinished (GPtrArray *findings)
{
  for (guint i = findings->len; i > 0; i--)
    {
      const char *rule = ((HvFinding *) g_ptr_array_index (findings, i - 1))->rule;

      if (strcmp (rule, "catalog-untranslated") == 0 || strcmp (rule, "catalog-fuzzy") == 0)
        g_ptr_array_remove_index (findings, i - 1);
    }
}

static int
extract (HvContext  *context,
         char      **argv,
         GError    **error)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("the file to write"), N_("FILE.pot") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_finding_free);
  g_autoptr (GPtrArray) originals = NULL;

  if (!hv_cli_parse (&argv, entries, N_("FILE… -o FILE.pot"),
                     _("Writes the texts of a statement and a faq for translators, with the paragraphs "
                       "that they rest on."), error))
    return 2;
  if (output == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE, _("Say with -o which file to write."));
      return 2;
    }
  originals = hv_cli_originals (argv + 1, findings, error);
  hv_cli_print_findings (findings);
  if (originals == NULL || hv_findings_refusal (findings, 0) != NULL)
    return 3;
  return hv_catalog_template_write (originals, output, error) ? 0 : 5;
}

static int
merge (HvContext  *context,
       char      **argv,
       GError    **error)
{
  g_autofree char *lang = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *tag = NULL;
  const GOptionEntry entries[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_("the language of the catalog"), N_("TAG") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, N_("the folder to write to"), N_("DIR") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_finding_free);
  g_autoptr (GPtrArray) originals = NULL;
  g_autoptr (GPtrArray) translations = NULL;

  if (!hv_cli_parse (&argv, entries, N_("CATALOG.po FILE… -o DIR"),
                     _("Makes documents in another language of documents and a catalog. With --role, that "
                       "role signs off what is finished, on the day of the catalog; otherwise it waits "
                       "for approval."), error))
    return 2;
  if (folder == NULL || argv[1] == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("Name a catalog, its documents, and with -o the folder to write to."));
      return 2;
    }
  originals = hv_cli_originals (argv + 2, findings, error);
  if (originals != NULL && hv_findings_refusal (findings, 0) == NULL)
    translations = hv_cli_translate (originals, argv[1], lang, context->role, findings, &tag, error);
  hv_cli_drop_unfinished (findings);
  hv_cli_print_findings (findings);
  if (translations == NULL)
    return 3;
  if (!hv_cli_write_translations (originals, translations, folder, error))
    return 5;
  hv_cli_print_translations (context, argv[1], tag, originals, translations, findings);
  return 0;
}

static const HvCommand commands[] = {
  { "extract", extract, N_("write what there is to translate") },
  { "merge", merge, N_("make documents of a catalog") },
  { "status", hv_command_catalog_status, N_("say how far each language is") },
  { "preview", hv_command_catalog_preview, N_("see a catalog in the window") },
};

int
hv_command_catalog (HvContext  *context,
                    char      **argv,
                    GError    **error)
{
  g_autofree char *list = NULL;

  if (argv[1] != NULL && strcmp (argv[1], "--help") != 0 && strcmp (argv[1], "-h") != 0)
    return hv_cli_dispatch (commands, G_N_ELEMENTS (commands), "catalog ", context, argv + 1, error);
  list = hv_cli_describe (commands, G_N_ELEMENTS (commands), "catalog ");
  if (argv[1] != NULL)
    {
      g_print ("houvastctl catalog\n\n%s\n", list);
      return 0;
    }
  g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE, list);
  return 2;
}
