/* hv-answer.c: a unit as an agent gets it on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-answer.h"

#include <string.h>

HvAnswer *
hv_answer_new (void)
{
  HvAnswer *answer = g_new0 (HvAnswer, 1);

  g_atomic_ref_count_init (&answer->refs);
  answer->items = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_item_free);
  answer->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_source_free);
  return answer;
}

HvAnswer *
hv_answer_ref (HvAnswer *answer)
{
  g_atomic_ref_count_inc (&answer->refs);
  return answer;
}

void
hv_answer_unref (HvAnswer *answer)
{
  if (answer == NULL || !g_atomic_ref_count_dec (&answer->refs))
    return;
  g_free (answer->key);
  g_free (answer->document);
  g_free (answer->document_title);
  g_free (answer->lang);
  g_free (answer->version);
  hv_unit_free (answer->unit);
  g_ptr_array_unref (answer->items);
  g_ptr_array_unref (answer->sources);
  hv_approval_clear (&answer->approval);
  g_free (answer);
}

HvSource *
hv_source_new (void)
{
  HvSource *source = g_new0 (HvSource, 1);

  source->blocks = hv_blocks_new ();
  return source;
}

void
hv_source_free (HvSource *source)
{
  if (source == NULL)
    return;
  g_free (source->key);
  g_free (source->section);
  g_free (source->title);
  g_free (source->document_title);
  g_free (source->version);
  g_free (source->href);
  g_ptr_array_unref (source->blocks);
  g_free (source);
}

/**
 * hv_answer_find_source:
 * @cite: as an item of the answer cites it: the id of an element, or
 *   "document#element"
 *
 * Returns: (transfer none) (nullable): that part of the statement
 */
HvSource *
hv_answer_find_source (HvAnswer   *answer,
                       const char *cite)
{
  g_return_val_if_fail (answer != NULL && cite != NULL, NULL);

  for (guint i = 0; i < answer->sources->len; i++)
    {
      HvSource *source = g_ptr_array_index (answer->sources, i);
      const char *mark = strchr (source->key, '#');

      if (strcmp (source->key, cite) == 0
          || (mark != NULL && strchr (cite, '#') == NULL && strcmp (mark + 1, cite) == 0))
        return source;
    }
  return NULL;
}
