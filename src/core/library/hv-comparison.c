/* hv-comparison.c: two states beside each other, unit by unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hashes say which units differ; only their words are read, from the documents
 * themselves, so that a state of many units is compared without holding it.
 */
#include "hv-comparison-private.h"

static void
difference_free (gpointer data)
{
  HvDifference *difference = data;

  g_free (difference->key);
  g_free (difference->document);
  g_free (difference->lang);
  g_free (difference->title);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference->details_before);
  g_free (difference->details_after);
  g_free (difference->place_before);
  g_free (difference->place_after);
  g_free (difference);
}

static void
touched_free (gpointer data)
{
  HvTouched *touched = data;

  g_free (touched->key);
  g_free (touched->title);
  g_strfreev (touched->cites);
  g_free (touched);
}

static void
document_free (gpointer data)
{
  HvComparedDocument *document = data;

  g_free (document->id);
  g_free (document->lang);
  g_free (document->title);
  g_free (document->version_before);
  g_free (document->version_after);
  g_free (document);
}

void
hv_comparison_free (HvComparison *comparison)
{
  if (comparison == NULL)
    return;
  g_free (comparison->before);
  g_free (comparison->after);
  g_ptr_array_unref (comparison->documents);
  g_ptr_array_unref (comparison->differences);
  g_ptr_array_unref (comparison->touched);
  g_free (comparison);
}

static gboolean
compare_type (HvComparison    *comparison,
              HvStanding      *before,
              HvStanding      *after,
              HvDocumentType   type,
              GCancellable    *cancellable,
              GError         **error)
{
  GPtrArray *old_fold = hv_standing_fold (before);
  GPtrArray *new_fold = hv_standing_fold (after);

  for (guint i = 0; i < new_fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (new_fold, i);

      if (document->type == type
          && !hv_comparison_add_pair (comparison, before, after,
                                      hv_fold_find (old_fold, document->id, document->lang),
                                      document, cancellable, error))
        return FALSE;
    }
  for (guint i = 0; i < old_fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (old_fold, i);

      if (document->type == type && hv_fold_find (new_fold, document->id, document->lang) == NULL
          && !hv_comparison_add_pair (comparison, before, after, document, NULL, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hv_comparison_new:
 * @before, @after: two states, used by this thread
 *
 * Returns: (transfer full) (nullable): what differs, and what rests on it; what
 *   the states are called is for the caller to fill in
 */
HvComparison *
hv_comparison_new (HvStanding    *before,
                   HvStanding    *after,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (HvComparison) comparison = g_new0 (HvComparison, 1);
  GPtrArray *fold = hv_standing_fold (after);

  comparison->documents = g_ptr_array_new_with_free_func (document_free);
  comparison->differences = g_ptr_array_new_with_free_func (difference_free);
  comparison->touched = g_ptr_array_new_with_free_func (touched_free);
  if (!compare_type (comparison, before, after, HV_DOCUMENT_STATEMENT, cancellable, error)
      || !compare_type (comparison, before, after, HV_DOCUMENT_FAQ, cancellable, error))
    return NULL;
  for (guint i = 0; i < fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (fold, i);

      if (document->type == HV_DOCUMENT_FAQ
          && !hv_comparison_find_touched (comparison, before, after, document, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&comparison);
}
