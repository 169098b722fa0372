/* hv-export.c: all of a library as documents, without loss
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is written is a function of the states of today and of the days to come,
 * and of nothing else: no numbers, no times. So it is the same after it was taken
 * in elsewhere. Names of files come from no id, which may be anything.
 */
#include "hv-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hv-current.h"
#include "hv-desk.h"
#include "hv-error.h"
#include "hv-file.h"
#include "hv-library-private.h"
#include "hv-named-state.h"

/**
 * hv_export_begin:
 *
 * Makes the folder, which must be empty when it is there: what stands in it from
 * before would be taken for a part of the export.
 */
gboolean
hv_export_begin (const char  *folder,
                 GError     **error)
{
  g_autoptr (GDir) dir = NULL;

  if (!hv_folder_make (folder, error))
    return FALSE;
  dir = g_dir_open (folder, 0, NULL);
  if (dir != NULL && g_dir_read_name (dir) == NULL)
    return TRUE;
  g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
               _("The folder “%s” is not empty. Name one that is, or a new one."), folder);
  return FALSE;
}

static gboolean
copy (const char       *library,
      HvDocumentType    type,
      const char       *sha256,
      const char       *target,
      GCancellable     *cancellable,
      GError          **error)
{
  g_autofree char *source = hv_source_path (library, type, sha256);
  g_autofree char *sum = hv_file_copy_hashed (source, target, G_MAXUINT64, cancellable, error);

  if (sum == NULL)
    return FALSE;
  g_chmod (target, 0644);
  if (strcmp (sum, sha256) == 0)
    return TRUE;
  g_set_error (error, HV_ERROR, HV_ERROR_DAMAGED, _("The stored document “%s” is damaged."), source);
  return FALSE;
}

/* "02-faq-nl": by place, kind and language. */
static char *
stem_of (guint                 place,
         const HvFoldDocument *document)
{
  return g_strdup_printf ("%02u-%s-%s", place, hv_document_type_name (document->type), document->lang);
}

static gboolean
write_original (const char            *library,
                const HvFoldDocument  *document,
                const char            *folder,
                const char            *stem,
                GCancellable          *cancellable,
                GError               **error)
{
  g_autofree char *source = hv_original_path (library, document->sha256);
  g_autofree char *originals = g_build_filename (folder, HV_EXPORT_ORIGINALS, NULL);
  g_autofree char *name = g_strconcat (stem, ".original", NULL);
  g_autofree char *target = g_build_filename (originals, name, NULL);
  g_autofree char *sum = NULL;

  if (!g_file_test (source, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!hv_folder_make (originals, error))
    return FALSE;
  sum = hv_file_copy_hashed (source, target, G_MAXUINT64, cancellable, error);
  if (sum != NULL)
    g_chmod (target, 0644);
  return sum != NULL;
}

/* All that was signed, in the order in which it counts, in one document. */
static gboolean
write_signatures (GPtrArray   *signatures,
                  const char  *folder,
                  GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "approvals.xml", NULL);
  g_autofree char *id = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (signatures->len == 0)
    return TRUE;
  bytes = hv_approvals_to_bytes (signatures, &id);
  return hv_file_write_atomic (path, bytes, error);
}

/* Signatures of the approvals that @state has and @before has not. */
static GPtrArray *
signatures_of (HvNamedState *state,
               HvNamedState *before)
{
  GPtrArray *signatures = g_ptr_array_new ();
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < state->fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (state->fold, i);

      if (document->type == HV_DOCUMENT_APPROVALS
          && (before == NULL || hv_fold_find (before->fold, document->id, document->lang) == NULL))
        g_ptr_array_add (order, document);
    }
  g_ptr_array_sort (order, hv_fold_compare_order);
  for (guint i = 0; i < order->len; i++)
    {
      HvLoaded *loaded = hv_standing_newest (state->standing, g_ptr_array_index (order, i));

      for (guint j = 0; j < loaded->signatures->len; j++)
        g_ptr_array_add (signatures, g_ptr_array_index (loaded->signatures, j));
    }
  return signatures;
}

/* What a later state has that @before has not; %NULL is nothing before. */
static gboolean
write_documents (const char    *library,
                 HvNamedState  *state,
                 HvNamedState  *before,
                 const char    *folder,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GPtrArray) signatures = signatures_of (state, before);
  guint place = 0;

  for (guint i = 0; i < state->fold->len; i++)
    {
      const HvFoldDocument *document = g_ptr_array_index (state->fold, i);
      const HvFoldDocument *have = before != NULL
        ? hv_fold_find (before->fold, document->id, document->lang) : NULL;
      g_autofree char *stem = NULL;
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;

      if (document->type == HV_DOCUMENT_APPROVALS)
        continue;
      place++;
      if (have != NULL && strcmp (have->sha256, document->sha256) == 0)
        continue;
      stem = stem_of (place, document);
      name = g_strconcat (stem, document->type == HV_DOCUMENT_GOLDEN ? ".tsv" : ".xml", NULL);
      path = g_build_filename (folder, name, NULL);
      if (!copy (library, document->type, document->sha256, path, cancellable, error)
          || !write_original (library, document, folder, stem, cancellable, error))
        return FALSE;
    }
  return write_signatures (signatures, folder, error);
}

/* The older versions of a document of which some wording still serves: what agents
 * see of it, or what an approval that no longer holds was given for. */
static gboolean
find_serving (HvNamedState    *state,
              HvFoldDocument  *document,
              GHashTable      *serving,
              GError         **error)
{
  HvLoaded *newest = hv_standing_newest (state->standing, document);
  HvStood stood;

  if (document->type == HV_DOCUMENT_STATEMENT)
    {
      if (!hv_standing_of_document (state->standing, document, &stood, error))
        return FALSE;
      if (stood.sha256 != NULL)
        g_hash_table_add (serving, (gpointer) stood.sha256);
      return TRUE;
    }
  for (guint i = 0; document->type == HV_DOCUMENT_FAQ && i < newest->units->len; i++)
    {
      const HvLoadedUnit *unit = g_ptr_array_index (newest->units, i);
      HvFoldDocument *statement;
      const char *then;

      if (!hv_standing_of_unit (state->standing, document, unit, &stood, error))
        return FALSE;
      if (stood.sha256 != NULL)
        g_hash_table_add (serving, (gpointer) stood.sha256);
      if (stood.binding != HV_BINDING_SOURCE_CHANGED)
        continue;
      if (!hv_standing_cited_then (state->standing, &stood, unit->id, &then, &statement, error))
        return FALSE;
      if (then != NULL)
        g_hash_table_add (serving, (gpointer) then);
    }
  return TRUE;
}

static gboolean
write_superseded (const char    *library,
                  HvNamedState  *state,
                  const char    *folder,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GHashTable) serving = g_hash_table_new (g_str_hash, g_str_equal);
  guint place = 0;

  for (guint i = 0; i < state->fold->len; i++)
    if (!find_serving (state, g_ptr_array_index (state->fold, i), serving, error))
      return FALSE;
  for (guint i = 0; i < state->fold->len; i++)
    {
      const HvFoldDocument *document = g_ptr_array_index (state->fold, i);
      guint age = 0;

      if (document->type == HV_DOCUMENT_APPROVALS)
        continue;
      place++;
      /* The oldest first, as they came. */
      for (guint j = document->older->len; j > 0; j--)
        {
          const char *sha256 = g_ptr_array_index (document->older, j - 1);
          g_autofree char *stem = stem_of (place, document);
          g_autofree char *name = g_strdup_printf ("%s-%03u.xml", stem, ++age);
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (!g_hash_table_contains (serving, sha256))
            age--;
          else if (!copy (library, document->type, sha256, path, cancellable, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* The days that are still to come, each once, in their order. */
static GArray *
days_ahead (HvHistory *history,
            HvDay      today)
{
  g_autoptr (GPtrArray) order = hv_history_order (history);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (HvDay));

  for (guint i = 0; i < order->len; i++)
    {
      const HvChange *change = g_ptr_array_index (order, i);

      if (change->from > today
          && (days->len == 0 || g_array_index (days, HvDay, days->len - 1) != change->from))
        g_array_append_val (days, change->from);
    }
  return days;
}

static gboolean
write_waiting (const char    *library,
               HvHistory     *history,
               HvNamedState  *present,
               HvDay          today,
               const char    *folder,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GArray) days = days_ahead (history, today);
  g_autoptr (GPtrArray) states
    = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_named_state_free);
  HvNamedState *before = present;

  for (guint i = 0; i < days->len; i++)
    {
      HvDay day = g_array_index (days, HvDay, i);
      g_autofree char *name = hv_day_format (day);
      g_autofree char *own = g_build_filename (folder, HV_EXPORT_WAITING, name, NULL);
      HvNamedState *state = hv_named_state_of_day (library, history, day, present, cancellable,
                                                   error);

      if (state == NULL)
        return FALSE;
      g_ptr_array_add (states, state);
      if (!hv_folder_make (own, error)
          || !write_documents (library, state, before, own, cancellable, error))
        return FALSE;
      before = state;
    }
  return TRUE;
}

/**
 * hv_export_xml:
 * @library: the folder
 * @folder: a new or empty one
 *
 * Writes the documents in force, those that wait in a folder for each day, older
 * versions of which a wording still serves, approvals, golden lists, and foreign
 * originals. Importing the folder into an empty library gives the same states.
 * Any thread.
 */
gboolean
hv_export_xml (const char    *library,
               const char    *folder,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (HvHistory) history = hv_current_read (library, error);
  g_autofree char *superseded = g_build_filename (folder, HV_EXPORT_SUPERSEDED, NULL);
  g_autoptr (HvNamedState) state = NULL;
  HvDay today;

  if (history == NULL)
    return FALSE;
  today = hv_history_today (history);
  state = hv_named_state_of_day (library, history, today, NULL, cancellable, error);
  return state != NULL && hv_export_begin (folder, error) && hv_folder_make (superseded, error)
         && write_documents (library, state, NULL, folder, cancellable, error)
         && write_superseded (library, state, superseded, cancellable, error)
         && write_waiting (library, history, state, today, folder, cancellable, error)
         && hv_file_sync_folder (folder, error);
}
