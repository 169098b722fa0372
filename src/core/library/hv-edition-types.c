/* hv-edition-types.c: what an edition hands out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-edition-types.h"

void
hv_document_info_free (HvDocumentInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->id);
  g_free (info->lang);
  g_free (info->version);
  g_free (info->title);
  g_free (info->href);
  g_free (info->sha256);
  g_free (info);
}

HvEditionInfo *
hv_edition_info_new (void)
{
  HvEditionInfo *info = g_new0 (HvEditionInfo, 1);

  g_atomic_ref_count_init (&info->refs);
  info->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_document_info_free);
  return info;
}

HvEditionInfo *
hv_edition_info_ref (HvEditionInfo *info)
{
  g_atomic_ref_count_inc (&info->refs);
  return info;
}

void
hv_edition_info_unref (HvEditionInfo *info)
{
  if (info == NULL || !g_atomic_ref_count_dec (&info->refs))
    return;
  g_ptr_array_unref (info->documents);
  g_strfreev (info->languages);
  g_free (info);
}

static void
result_free (gpointer data)
{
  HvResult *result = data;

  g_free (result->key);
  g_free (result->document);
  g_free (result->topic);
  g_strfreev (result->audience);
  hv_approval_clear (&result->approval);
  g_free (result);
}

HvResults *
hv_results_new (void)
{
  HvResults *results = g_new0 (HvResults, 1);

  results->results = g_ptr_array_new_with_free_func (result_free);
  return results;
}

void
hv_results_free (HvResults *results)
{
  if (results == NULL)
    return;
  g_ptr_array_unref (results->results);
  hv_hits_free (results->hits);
  g_free (results);
}

HvOutline *
hv_outline_new (void)
{
  HvOutline *outline = g_new0 (HvOutline, 1);

  outline->head = hv_blocks_new ();
  outline->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_unit_free);
  return outline;
}

void
hv_outline_free (HvOutline *outline)
{
  if (outline == NULL)
    return;
  hv_document_info_free (outline->info);
  hv_approval_clear (&outline->approval);
  g_ptr_array_unref (outline->head);
  g_ptr_array_unref (outline->sections);
  g_free (outline);
}

static void
topic_entry_free (gpointer data)
{
  HvTopicEntry *entry = data;

  g_free (entry->key);
  g_free (entry->question);
  g_free (entry);
}

/**
 * hv_topic_entries_new:
 *
 * Returns: (transfer full) (element-type HvTopicEntry): an empty list
 */
GPtrArray *
hv_topic_entries_new (void)
{
  return g_ptr_array_new_with_free_func (topic_entry_free);
}

void
hv_topic_entries_add (GPtrArray  *entries,
                      const char *key,
                      const char *question,
                      HvState     state)
{
  HvTopicEntry *entry = g_new0 (HvTopicEntry, 1);

  entry->key = g_strdup (key);
  entry->question = g_strdup (question);
  entry->state = state;
  g_ptr_array_add (entries, entry);
}

HvTopic *
hv_topic_new (const char *id)
{
  HvTopic *topic = g_new0 (HvTopic, 1);

  topic->id = g_strdup (id);
  topic->entries = hv_topic_entries_new ();
  return topic;
}

/**
 * hv_topic_add:
 *
 * Adds a question; the first one is where the topic leads.
 */
void
hv_topic_add (HvTopic    *topic,
              const char *key,
              const char *question,
              HvState     state)
{
  hv_topic_entries_add (topic->entries, key, question, state);
  if (topic->count++ > 0)
    return;
  topic->entry = g_strdup (key);
  topic->question = g_strdup (question);
}

void
hv_topic_free (HvTopic *topic)
{
  if (topic == NULL)
    return;
  g_free (topic->id);
  g_free (topic->entry);
  g_free (topic->question);
  g_ptr_array_unref (topic->entries);
  g_free (topic);
}
