/* hv-golden-check.c: whether known questions still find their answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-golden-check.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hv-builder.h"
#include "hv-current.h"
#include "hv-desk.h"
#include "hv-error.h"
#include "hv-file.h"
#include "hv-personal-data.h"

static void
result_free (gpointer data)
{
  HvGoldenResult *result = data;

  g_free (result->query);
  g_free (result->lang);
  g_strfreev (result->expected);
  g_free (result->first);
  g_free (result);
}

static gboolean
is_expected (const HvGoldenRow *row,
             const HvResult    *result)
{
  g_autofree char *key = g_strndup (result->key, strcspn (result->key, "@"));

  for (char **expected = row->expected; *expected != NULL; expected++)
    if (g_str_has_prefix (*expected, "topic:")
        ? g_strcmp0 (*expected + strlen ("topic:"), result->topic) == 0
        : strcmp (*expected, key) == 0 || strcmp (*expected, result->key) == 0)
      return TRUE;
  return FALSE;
}

/**
 * hv_golden_rank:
 *
 * Returns: the first place, from 1, at which an expected unit stands; 0 when it
 *   is not among the first ten
 */
guint
hv_golden_rank (const HvGoldenRow *row,
                HvResults         *results)
{
  for (guint i = 0; i < results->results->len && i < HV_GOLDEN_RANKS; i++)
    if (is_expected (row, g_ptr_array_index (results->results, i)))
      return i + 1;
  return 0;
}

/**
 * hv_golden_ask:
 * @lang: of rows that name none
 *
 * Returns: (transfer full) (nullable) (element-type HvGoldenResult): one for each
 *   row, in their order
 */
GPtrArray *
hv_golden_ask (HvEdition     *edition,
               HvGolden      *golden,
               const char    *lang,
               HvDay          day,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (result_free);

  for (guint i = 0; i < golden->rows->len; i++)
    {
      const HvGoldenRow *row = g_ptr_array_index (golden->rows, i);
      HvSearchRequest request = { .text = row->query, .text_length = -1, .document = row->document,
                                  .lang = row->lang != NULL ? row->lang : lang, .day = day };
      g_autoptr (HvResults) found = hv_edition_search (edition, &request, cancellable, error);
      HvGoldenResult *result;

      if (found == NULL)
        return NULL;
      result = g_new0 (HvGoldenResult, 1);
      result->query = g_strdup (row->query);
      result->lang = g_strdup (request.lang);
      result->expected = g_strdupv (row->expected);
      result->rank = hv_golden_rank (row, found);
      if (found->results->len > 0)
        result->first = g_strdup (((HvResult *) g_ptr_array_index (found->results, 0))->key);
      g_ptr_array_add (results, result);
    }
  return g_steal_pointer (&results);
}

/**
 * hv_golden_results:
 * @day: 0 for today
 *
 * What all golden lists in force find in the edition in force. Any thread.
 *
 * Returns: (transfer full) (nullable) (element-type HvGoldenResult): empty when
 *   there is no list
 */
GPtrArray *
hv_golden_results (const char    *library,
                   HvDay          day,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (HvDesk) desk = hv_desk_new (library);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (result_free);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) fold = NULL;
  HvHistory *history = hv_desk_history (desk, error);
  HvEdition *edition;

  if (history == NULL)
    return NULL;
  if (day == 0)
    day = hv_desk_today (desk);
  edition = hv_desk_edition (desk, day, cancellable, error);
  if (edition == NULL)
    return NULL;
  changes = hv_history_up_to (history, hv_history_on (history, day));
  fold = hv_fold (changes);
  for (guint i = 0; i < fold->len; i++)
    {
      const HvFoldDocument *document = g_ptr_array_index (fold, i);
      g_autofree char *path = hv_source_path (library, document->type, document->sha256);
      g_autoptr (HvGolden) golden = NULL;
      g_autoptr (GPtrArray) results = NULL;

      if (document->type != HV_DOCUMENT_GOLDEN)
        continue;
      golden = hv_golden_read (path, error);
      if (golden != NULL)
        results = hv_golden_ask (edition, golden, document->lang, day, cancellable, error);
      if (results == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&results));
    }
  return g_steal_pointer (&all);
}

/* One thing at a time about the same line: an answer that does not exist is not
 * found either. */
static gboolean
is_told (HvImport   *import,
         const char *file,
         guint       line)
{
  GPtrArray *findings = hv_intake_findings (import->intake);

  for (guint i = 0; i < findings->len; i++)
    {
      const HvFinding *finding = g_ptr_array_index (findings, i);

      if (finding->line == line && strcmp (finding->file, file) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_finding (HvImport             *import,
             const HvFoldDocument *document,
             const HvGoldenRow    *row,
             const HvGoldenResult *was,
             const HvGoldenResult *is)
{
  g_autofree char *expected = g_strjoinv (" ", is->expected);
  const HvIntakeFile *brought = hv_intake_find_file (import->intake, document->sha256);
  const char *file = brought != NULL ? brought->name : NULL;
  const char *name = file != NULL ? file : _("golden list");
  gboolean known = was != NULL && was->rank > 0;
  HvFinding *finding = NULL;

  /* What an old list never found is no news. */
  if (is->rank == 0 && (known || (file != NULL && !is_told (import, file, row->line))))
    finding = hv_finding_new (name, row->line, 0, HV_SEVERITY_WARNING, HV_GOLDEN_RULE,
                              known
                              ? _("The known question “%s” would no longer find its answer (%s). Give "
                                  "another text its words, or change the list.")
                              : _("The question “%s” does not find its answer (%s). Give the answer "
                                  "the caller's words, as alternatives."),
                              is->query, expected);
  else if (known && was->rank <= 3 && is->rank > 3)
    finding = hv_finding_new (name, row->line, 0, HV_SEVERITY_INFO, HV_GOLDEN_RULE,
                              _("The answer to the known question “%s” would fall from place %u to "
                                "%u."), is->query, was->rank, is->rank);
  if (finding == NULL)
    return;
  finding->refuses = FALSE;
  g_ptr_array_add (hv_intake_findings (import->intake), finding);
}

static gboolean
compare_list (HvImport              *import,
              HvNamedState          *after,
              const HvFoldDocument  *document,
              HvEdition             *before,
              HvEdition             *proposed,
              GCancellable          *cancellable,
              GError               **error)
{
  g_autofree char *path = hv_standing_path (after->standing, document->type, document->sha256);
  g_autoptr (HvGolden) golden = hv_golden_read (path, error);
  g_autoptr (GPtrArray) was = NULL;
  g_autoptr (GPtrArray) is = golden != NULL
    ? hv_golden_ask (proposed, golden, document->lang, after->day, cancellable, error) : NULL;

  if (is != NULL && before != NULL)
    was = hv_golden_ask (before, golden, document->lang, after->day, cancellable, error);
  if (is == NULL || (before != NULL && was == NULL))
    return FALSE;
  for (guint i = 0; i < is->len; i++)
    add_finding (import, document, g_ptr_array_index (golden->rows, i),
                 was != NULL ? g_ptr_array_index (was, i) : NULL, g_ptr_array_index (is, i));
  return TRUE;
}

static gboolean
has_golden (HvNamedState *state)
{
  for (guint i = 0; i < state->fold->len; i++)
    if (((HvFoldDocument *) g_ptr_array_index (state->fold, i))->type == HV_DOCUMENT_GOLDEN)
      return TRUE;
  return FALSE;
}

static gboolean
compare_lists (HvImport      *import,
               const char    *library,
               HvHistory     *history,
               HvNamedState  *after,
               const char    *path,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (HvDesk) desk = hv_desk_new (library);
  g_autoptr (HvEdition) proposed = hv_edition_open (path, error);
  HvEdition *before = NULL;

  if (proposed == NULL)
    return FALSE;
  if (hv_history_on (history, after->day) != NULL)
    {
      before = hv_desk_edition (desk, after->day, cancellable, error);
      if (before == NULL)
        return FALSE;
    }
  for (guint i = 0; i < after->fold->len; i++)
    {
      const HvFoldDocument *document = g_ptr_array_index (after->fold, i);

      if (document->type == HV_DOCUMENT_GOLDEN
          && !compare_list (import, after, document, before, proposed, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hv_golden_find_lost:
 * @import: a plan; gets a finding for each known question that would lose its
 *   answer, or whose answer would fall out of the first three
 * @after: the state that the plan would make
 *
 * Builds the index that would be, in the plan's own folder, and asks it every
 * question of the lists that would be in force.
 */
gboolean
hv_golden_find_lost (HvImport      *import,
                     const char    *library,
                     HvHistory     *history,
                     HvNamedState  *after,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *path = NULL;
  gboolean compared;

  if (!has_golden (after))
    return TRUE;
  path = g_build_filename (hv_intake_folder (import->intake), "proposed.db", NULL);
  if (!hv_builder_build_state (library, after->changes, after->standing, path, NULL, NULL,
                               cancellable, error))
    return FALSE;
  compared = compare_lists (import, library, history, after, path, cancellable, error);
  g_unlink (path);
  return compared;
}

static char *
clean_cell (const char *text)
{
  char *clean = g_strdup (text);

  return g_strstrip (g_strdelimit (clean, "\t\r\n", ' '));
}

/* The list in force in a language, with one more row. */
static char *
list_with (const char         *library,
           const char         *query,
           const char         *lang,
           const char * const *expected,
           GError            **error)
{
  g_autoptr (HvHistory) history = hv_current_read (library, error);
  HvChange *change = history != NULL ? hv_history_on (history, hv_history_today (history)) : NULL;
  g_autoptr (GPtrArray) changes = change != NULL ? hv_history_up_to (history, change) : NULL;
  g_autoptr (GPtrArray) fold = changes != NULL ? hv_fold (changes) : NULL;
  const HvFoldDocument *present = fold != NULL ? hv_fold_find (fold, "golden", lang) : NULL;
  g_autofree char *path = present != NULL
    ? hv_source_path (library, HV_DOCUMENT_GOLDEN, present->sha256) : NULL;
  g_autoptr (HvGolden) golden = path != NULL ? hv_golden_read (path, error) : NULL;
  g_autofree char *words = clean_cell (query);
  g_autofree char *answers = g_strjoinv (" ", (char **) expected);
  GString *text;

  if (history == NULL || (path != NULL && golden == NULL))
    return NULL;
  text = g_string_new ("query\texpected\tdocument\tlang\n");
  for (guint i = 0; golden != NULL && i < golden->rows->len; i++)
    {
      const HvGoldenRow *row = g_ptr_array_index (golden->rows, i);
      g_autofree char *own = g_strjoinv (" ", row->expected);

      if (strcmp (row->query, words) != 0)
        g_string_append_printf (text, "%s\t%s\t%s\t%s\n", row->query, own,
                                row->document != NULL ? row->document : "", lang);
    }
  g_string_append_printf (text, "%s\t%s\t\t%s\n", words, answers, lang);
  return g_string_free (text, FALSE);
}

/**
 * hv_golden_add:
 * @query: as a caller would put it; refused with %HV_ERROR_REFUSED when it seems
 *   to hold data about a person
 * @expected: (array zero-terminated=1): keys, or topic:ID
 * @role: (nullable): who adds it
 *
 * Adds a question to the golden list of a language, or replaces what it expects:
 * a change of its own.
 *
 * Returns: (transfer full) (nullable): the report of that change
 */
HvImport *
hv_golden_add (const char          *library,
               const char          *query,
               const char          *lang,
               const char * const  *expected,
               const char          *role,
               GCancellable        *cancellable,
               GError             **error)
{
  g_autoptr (GArray) personal = hv_personal_find (query, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (HvImport) import = NULL;
  HvImportOptions options = { .lang = lang, .role = role, .pending = HV_PENDING_KEEP };

  if (personal->len > 0)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_REFUSED,
                           _("This question seems to hold data about a person, so it was not kept."));
      return NULL;
    }
  text = list_with (library, query, lang, expected, error);
  folder = text != NULL ? g_dir_make_tmp ("houvast-XXXXXX", error) : NULL;
  if (folder == NULL)
    return NULL;
  path = g_build_filename (folder, "golden.tsv", NULL);
  if (g_file_set_contents (path, text, -1, error))
    {
      const char *paths[] = { path, NULL };

      import = hv_import_plan (library, paths, &options, NULL, NULL, cancellable, error);
    }
  if (import != NULL && import->refused)
    {
      /* Its file is one that nobody has seen. */
      g_set_error_literal (error, HV_ERROR, HV_ERROR_REFUSED,
                           hv_findings_refusal (import->findings, 0)->message);
      g_clear_pointer (&import, hv_import_free);
    }
  if (import != NULL
      && !hv_import_apply (import, library, &options, NULL, NULL, cancellable, error))
    g_clear_pointer (&import, hv_import_free);
  hv_folder_remove (folder);
  return g_steal_pointer (&import);
}
