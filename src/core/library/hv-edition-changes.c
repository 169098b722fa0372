/* hv-edition-changes.c: what an agent who knew one edition finds changed in another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what is shown counts: a draft that came or went is no news at the desk.
 * And only what is said: keywords, or how a file is laid out, are no change.
 */
#include "hv-edition-changes.h"

#include <string.h>

#include "hv-edition-private.h"
#include "hv-error.h"
#include "hv-normal.h"

void
hv_unit_change_free (HvUnitChange *change)
{
  if (change == NULL)
    return;
  g_free (change->key);
  g_free (change->title);
  g_free (change->before);
  g_free (change->after);
  g_free (change->mark);
  g_free (change);
}

/* What is shown of a unit: FALSE with an error only when it cannot be read. */
static gboolean
shown_words (HvEdition   *edition,
             const char  *name,
             const char  *lang,
             HvDay        day,
             char       **words,
             char       **title,
             HvKind      *kind,
             GError     **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HvAnswer) answer = hv_edition_answer (edition, name, lang, day, &local);

  *words = NULL;
  if (answer != NULL)
    {
      *words = hv_unit_words (answer->unit);
      *kind = answer->unit->kind;
      g_free (*title);
      *title = hv_unit_title (answer->unit);
      return TRUE;
    }
  if (g_error_matches (local, HV_ERROR, HV_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The hashes of the wordings of all units in a language, by "document#unit". */
static GHashTable *
read_wordings (HvEdition   *edition,
               const char  *lang,
               GPtrArray   *order,
               GError     **error)
{
  g_autoptr (GHashTable) wordings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (HvStmt) stmt = hv_db_prepare (edition->db,
    "SELECT document, name, wording FROM unit ORDER BY id", error);
  gboolean row = stmt != NULL;

  if (stmt == NULL)
    return NULL;
  while (row)
    {
      const HvEditionDocument *document;
      char *name;

      if (!hv_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      document = g_hash_table_lookup (edition->documents, GSIZE_TO_POINTER (hv_stmt_int (stmt, 0)));
      if (document == NULL || strcmp (document->lang, lang) != 0)
        continue;
      name = g_strconcat (document->name, "#", hv_stmt_text (stmt, 1), NULL);
      g_hash_table_insert (wordings, name, g_strdup (hv_stmt_text (stmt, 2)));
      if (order != NULL)
        g_ptr_array_add (order, name);
    }
  return g_steal_pointer (&wordings);
}

static gboolean
same_words (const char *a,
            const char *b)
{
  g_autofree char *normal_a = a != NULL ? hv_normal_text (a) : NULL;
  g_autofree char *normal_b = b != NULL ? hv_normal_text (b) : NULL;

  return g_strcmp0 (normal_a, normal_b) == 0;
}

static gboolean
compare_unit (HvEdition   *before,
              HvEdition   *after,
              const char  *name,
              const char  *lang,
              HvDay        day,
              GPtrArray   *changes,
              GError     **error)
{
  g_autoptr (HvUnitChange) change = g_new0 (HvUnitChange, 1);
  g_autofree char *key = g_strconcat (name, "@", lang, NULL);

  if (!shown_words (before, key, lang, day, &change->before, &change->title, &change->kind, error)
      || !shown_words (after, key, lang, day, &change->after, &change->title, &change->kind, error))
    return FALSE;
  if (same_words (change->before, change->after))
    return TRUE;
  change->key = g_strdup (name);
  change->mark = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                                change->after != NULL ? change->after : "", -1);
  g_ptr_array_add (changes, g_steal_pointer (&change));
  return TRUE;
}

/**
 * hv_edition_changes:
 * @before: the edition that was known
 * @after: the one that is in force; may not be @before
 * @lang: (nullable): the language in use; others are not looked at
 * @day: the day for which to say what is shown
 *
 * Both are used by this thread.
 *
 * Returns: (transfer full) (nullable) (element-type HvUnitChange): what is
 *   shown with other words, is new, or is gone, in the order of the documents;
 *   what is gone last
 */
GPtrArray *
hv_edition_changes (HvEdition     *before,
                    HvEdition     *after,
                    const char    *lang,
                    HvDay          day,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const char *in_use = hv_edition_language (after, lang);
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hv_unit_change_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) old_names = g_ptr_array_new ();
  g_autoptr (GHashTable) young = read_wordings (after, in_use, names, error);
  g_autoptr (GHashTable) old = young != NULL ? read_wordings (before, in_use, old_names, error)
                                             : NULL;

  if (old == NULL)
    return NULL;
  for (guint i = 0; i < old_names->len; i++)
    if (!g_hash_table_contains (young, g_ptr_array_index (old_names, i)))
      g_ptr_array_add (names, g_ptr_array_index (old_names, i));
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const char *wording = g_hash_table_lookup (young, name);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (wording != NULL && g_strcmp0 (g_hash_table_lookup (old, name), wording) == 0)
        continue;
      if (!compare_unit (before, after, name, in_use, day, changes, error))
        return NULL;
    }
  return g_steal_pointer (&changes);
}
