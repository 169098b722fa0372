/* hv-test-library.c: a library in a temporary folder, and documents for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-library.h"

#include <string.h>

#include "hv-file.h"

#define NOW "2026-08-03T10:00:00Z"

void
test_library_set_up (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("HOUVAST_NOW", NOW, TRUE);
  test->folder = g_dir_make_tmp ("houvast-test-XXXXXX", &error);
  g_assert_no_error (error);
  test->library = g_build_filename (test->folder, "library", NULL);
}

void
test_library_tear_down (TestLibrary   *test,
                        gconstpointer  data)
{
  hv_folder_remove (test->folder);
  g_free (test->folder);
  g_free (test->library);
}

/* Writes a document beside the library; returns its path. */
char *
test_library_write (TestLibrary *test,
                    const char  *name,
                    const char  *text)
{
  char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* A statement whose paragraph "bewaren-opnamen" says @kept. */
char *
test_statement (const char *version,
                const char *status,
                const char *on,
                const char *effective,
                const char *kept)
{
  return g_strdup_printf (
    "<statement xmlns='urn:houvast:kb:1' xml:lang='nl' id='verklaring' version='%s' effective='%s'>"
    "<title>Privacyverklaring</title>"
    "<approval status='%s' role='dpo' on='%s' review='2027-06-01'/>"
    "<controller><name>Proef B.V.</name><contact id='tel' channel='phone' href='tel:+31880000000'>"
    "Klantenservice</contact></controller>"
    "<section id='bewaren'><title>Hoe lang bewaren wij?</title>"
    "<p id='bewaren-opnamen'>%s</p><p id='bewaren-facturen'>Facturen zeven jaar.</p></section>"
    "</statement>", version, effective, status, on, kept);
}

/* A faq whose entry "opnamen" answers @answer and cites "bewaren-opnamen",
 * signed off on @on. */
char *
test_faq (const char *version,
          const char *on,
          const char *answer)
{
  return g_strdup_printf (
    "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='vragen' version='%s' statement='verklaring'>"
    "<title>Vragen</title><approval status='approved' role='dpo' on='2026-06-01'/>"
    "<phrases id='begrip' step='empathy'><phrase>Ik begrijp het.</phrase></phrases>"
    "<entry id='opnamen' topic='call-recording'><question>Hoe lang bewaart u opnamen?</question>"
    "<answer cites='bewaren-opnamen'>%s</answer>"
    "<steps><empathy><use phrases='begrip'/></empathy></steps>"
    "<approval status='approved' role='legal' on='%s' review='2027-01-01'/></entry>"
    "<entry id='facturen' topic='retention'><question>Hoe lang bewaart u facturen?</question>"
    "<answer cites='bewaren-facturen'>Zeven jaar.</answer></entry>"
    "</faq>", version, answer, on);
}

/* Plans and applies an import of the files; NULL with @error when it failed. */
HvImport *
test_library_import (TestLibrary  *test,
                     HvPending     pending,
                     const char   *effective,
                     GError      **error,
                     ...)
{
  HvImportOptions options = { .effective = hv_day_parse (effective), .role = "knowledge-manager",
                              .pending = pending };
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (HvImport) import = NULL;
  va_list args;
  char *path;

  va_start (args, error);
  while ((path = va_arg (args, char *)) != NULL)
    g_ptr_array_add (paths, path);
  va_end (args);
  g_ptr_array_add (paths, NULL);
  import = hv_import_plan (test->library, (const char * const *) paths->pdata, &options, NULL, NULL,
                           NULL, error);
  if (import == NULL)
    return NULL;
  for (guint i = 0; import->refused && i < import->findings->len; i++)
    g_test_message ("%s", ((HvFinding *) g_ptr_array_index (import->findings, i))->message);
  g_assert_false (import->refused);
  if (!hv_import_apply (import, test->library, &options, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&import);
}

/* Imports one or two documents given as text, which must succeed. */
void
test_library_put (TestLibrary *test,
                  const char  *first,
                  const char  *second)
{
  g_autofree char *one = test_library_write (test, "one.xml", first);
  g_autofree char *two = second != NULL ? test_library_write (test, "two.xml", second) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, one,
                                                     two, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (import->edition, >, 0);
}

/* Imports the first statement and faq of most tests, both approved; the statement says @kept. */
void
test_library_put_first (TestLibrary *test,
                        const char  *kept)
{
  g_autofree char *statement = test_statement ("1", "approved", "2026-06-01", "2026-06-01", kept);
  g_autofree char *faq = test_faq ("1", "2026-06-10", "Eén maand.");

  test_library_put (test, statement, faq);
}

/* A fixture that begins with those; the data of its tests is what the statement says. */
void
test_library_set_up_first (TestLibrary   *test,
                           gconstpointer  kept)
{
  test_library_set_up (test, NULL);
  test_library_put_first (test, kept);
}

/* What an import of a file would do; documents that name no language are Dutch. */
HvImport *
test_library_plan (TestLibrary *test,
                   const char  *path)
{
  const char *paths[] = { path, NULL };
  HvImportOptions options = { .lang = "nl", .role = "knowledge-manager" };
  g_autoptr (GError) error = NULL;
  HvImport *import = hv_import_plan (test->library, paths, &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return import;
}

/* The same of a text that is written as @name. */
HvImport *
test_library_plan_text (TestLibrary *test,
                        const char  *name,
                        const char  *text)
{
  g_autofree char *path = test_library_write (test, name, text);

  return test_library_plan (test, path);
}

/* The first finding of @rule with @words in its message, or with any when those are NULL;
 * NULL when there is none. It belongs to the import. */
const HvFinding *
test_find (HvImport   *import,
           const char *rule,
           const char *words)
{
  for (guint i = 0; i < import->findings->len; i++)
    {
      const HvFinding *finding = g_ptr_array_index (import->findings, i);

      if (strcmp (finding->rule, rule) == 0
          && (words == NULL || strstr (finding->message, words) != NULL))
        return finding;
    }
  return NULL;
}

/* What an agent would say; NULL and HIDDEN when there is nothing. */
char *
test_library_spoken (TestLibrary *test,
                     const char  *key,
                     const char  *day,
                     HvState     *state)
{
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvAnswer) answer = NULL;
  HvEdition *edition;
  HvDay on;

  *state = HV_STATE_HIDDEN;
  hv_desk_history (desk, &error);
  g_assert_no_error (error);
  on = day != NULL ? hv_day_parse (day) : hv_desk_today (desk);
  edition = hv_desk_edition (desk, on, NULL, &error);
  g_assert_no_error (error);
  answer = hv_edition_answer (edition, key, "nl", on, &error);
  if (answer == NULL)
    {
      g_assert_error (error, HV_ERROR, HV_ERROR_NOT_FOUND);
      return NULL;
    }
  *state = answer->state;
  return hv_unit_spoken (answer->unit);
}

/* The number of the edition in force. */
guint
test_library_in_force (TestLibrary *test,
                       const char  *day)
{
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);
  g_autoptr (GError) error = NULL;
  HvEdition *edition;

  hv_desk_history (desk, &error);
  g_assert_no_error (error);
  edition = hv_desk_edition (desk, day != NULL ? hv_day_parse (day) : hv_desk_today (desk), NULL,
                             &error);
  g_assert_no_error (error);
  return hv_edition_number (edition);
}

/* Of places of strings in an array. */
int
test_compare_strings (gconstpointer a,
                      gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static void
add_folder (const char *folder,
            GChecksum  *checksum)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, test_compare_strings);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *sum = hv_file_sha256 (path, NULL, NULL, NULL);

      g_checksum_update (checksum, g_ptr_array_index (names, i), -1);
      if (sum != NULL)
        g_checksum_update (checksum, (const guchar *) sum, -1);
      else
        add_folder (path, checksum);
    }
}

/* Names and bytes of everything in a folder, as one sum. */
char *
test_folder_sum (const char *folder)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  add_folder (folder, checksum);
  return g_strdup (g_checksum_get_string (checksum));
}

/* Leaves what intake says of safety, schema and references. The rules about texts
 * have a test of their own; no document of a few lines would pass them. */
void
hv_test_drop_rules (HvIntake *intake)
{
  static const char * const others[] = { "control-character", "golden", "limit", NULL };
  GPtrArray *findings = hv_intake_findings (intake);

  for (guint i = findings->len; i > 0; i--)
    {
      const HvFinding *finding = g_ptr_array_index (findings, i - 1);

      if (!finding->refuses && !g_strv_contains (others, finding->rule))
        g_ptr_array_remove_index (findings, i - 1);
    }
}
