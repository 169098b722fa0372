/* hv-comparison-touched.c: what rests on a text that reads differently
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-comparison-private.h"

#include <string.h>

#include "hv-compare.h"

/* What a touched unit rests on and reads differently now. */
static gboolean
find_cites (HvStanding           *before,
            HvStanding           *after,
            HvFoldDocument       *document,
            HvLoaded             *loaded,
            const HvLoadedUnit   *unit,
            GPtrArray            *cites,
            GError              **error)
{
  for (char **cite = unit->cites; *cite != NULL; cite++)
    {
      const char *was, *is;

      if (!hv_standing_cited (before, loaded, *cite, &was, error)
          || !hv_standing_cited (after, loaded, *cite, &is, error))
        return FALSE;
      if (g_strcmp0 (was, is) == 0)
        continue;
      g_ptr_array_add (cites, strchr (*cite, '#') != NULL
                              ? g_strdup (*cite)
                              : g_strconcat (loaded->document->statement, "#", *cite, NULL));
    }
  if (loaded->document->translation_of != NULL && cites->len == 0)
    g_ptr_array_add (cites, g_strconcat (document->id, "#", unit->id, "@",
                                         loaded->document->translation_of, NULL));
  return TRUE;
}

static gboolean
add_touched (HvComparison         *comparison,
             HvStanding           *before,
             HvStanding           *after,
             HvFoldDocument       *document,
             const HvLoadedUnit   *unit,
             GError              **error)
{
  g_autoptr (GPtrArray) cites = g_ptr_array_new_with_free_func (g_free);
  HvTouched *touched;

  if (!find_cites (before, after, document, hv_standing_newest (after, document), unit, cites, error))
    return FALSE;
  g_ptr_array_add (cites, NULL);
  g_ptr_array_set_free_func (cites, NULL);
  touched = g_new0 (HvTouched, 1);
  touched->unit = unit->kind;
  touched->key = hv_compare_key (after, document, unit->id);
  touched->cites = (char **) g_ptr_array_free (g_steal_pointer (&cites), FALSE);
  g_ptr_array_add (comparison->touched, touched);
  return TRUE;
}

/* Titles of what is touched in one document, from number @first on. */
static gboolean
read_titles (HvComparison    *comparison,
             HvStanding      *after,
             HvFoldDocument  *document,
             guint            first,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) texts = NULL;

  for (guint i = first; i < comparison->touched->len; i++)
    {
      const HvTouched *touched = g_ptr_array_index (comparison->touched, i);
      const char *id = strchr (touched->key, '#') + 1;

      g_hash_table_add (wanted, g_strndup (id, strcspn (id, "@")));
    }
  texts = hv_compared_texts_read (after, document, wanted, cancellable, error);
  for (guint i = first; texts != NULL && i < comparison->touched->len; i++)
    {
      HvTouched *touched = g_ptr_array_index (comparison->touched, i);
      const char *id = strchr (touched->key, '#') + 1;
      g_autofree char *own = g_strndup (id, strcspn (id, "@"));

      touched->title = hv_compared_texts_dup_title (texts, own);
    }
  return texts != NULL;
}

gboolean
hv_comparison_find_touched (HvComparison    *comparison,
                            HvStanding      *before,
                            HvStanding      *after,
                            HvFoldDocument  *document,
                            GCancellable    *cancellable,
                            GError         **error)
{
  HvFoldDocument *old = hv_fold_find (hv_standing_fold (before), document->id, document->lang);
  HvLoaded *old_loaded = old != NULL ? hv_standing_newest (before, old) : NULL;
  HvLoaded *loaded = hv_standing_newest (after, document);
  guint first = comparison->touched->len;

  for (guint i = 0; old_loaded != NULL && i < loaded->units->len; i++)
    {
      const HvLoadedUnit *unit = g_ptr_array_index (loaded->units, i);
      const HvLoadedUnit *was = g_hash_table_lookup (old_loaded->by_id, unit->id);
      gboolean touched = FALSE;

      if (was == NULL || strcmp (was->wording, unit->wording) != 0)
        continue;
      if (!hv_compare_touched (before, after, old, document, was, unit, &touched, error)
          || (touched && !add_touched (comparison, before, after, document, unit, error)))
        return FALSE;
    }
  return first == comparison->touched->len
         || read_titles (comparison, after, document, first, cancellable, error);
}
