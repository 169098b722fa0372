/* hv-query.c: what was typed, made into what is looked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each word of the query is a group of phrases, one for each way in which a row
 * can have it. User text never becomes syntax: what is looked for are words of the
 * vocabulary, by number.
 */
#include "hv-query-private.h"

#include <string.h>

#include "hv-tuning.h"

/* In a smaller collection all rows can be looked at, whatever they have. */
#define MANY_ROWS 4000

static void
group_clear (gpointer data)
{
  g_free (((HvQueryGroup *) data)->typed);
}

static void
phrase_clear (gpointer data)
{
  g_free (((HvQueryPhrase *) data)->wording);
}

static void
add_group (HvQueryBuilder *builder,
           HvToken        *token,
           gboolean        alone)
{
  HvQuery *query = builder->query;
  const char *typed = token->typed != NULL ? token->typed : hv_token_text (token);
  HvQueryGroup group = { g_strdup (typed), 0, query->phrases->len, 0 };

  builder->number = query->groups->len;
  group.idf = hv_query_add_ways (builder, token, alone);
  if (token->mended != NULL)
    hv_query_replace (builder, token, token->mended);
  group.n = query->phrases->len - group.first;
  if (group.n > 0)
    query->matchable |= 1u << builder->number;
  query->idf += group.idf;
  g_array_append_val (query->groups, group);
}

static void
add_idle (HvQueryBuilder *builder,
          const char     *word)
{
  HvQuery *query = builder->query;
  guint n = g_hash_table_size (query->idle);
  guint index;
  guint32 arrival;

  if (n == HV_QUERY_IDLE || !hv_vocabulary_find (builder->vocabulary, word, &index))
    return;
  arrival = hv_vocabulary_arrival (builder->vocabulary, index);
  if (g_hash_table_contains (query->idle, GUINT_TO_POINTER (arrival)))
    return;
  query->idle_idf[n] = hv_tuning.idle * hv_vocabulary_idf (builder->vocabulary, hv_vocabulary_df (builder->vocabulary, index));
  query->asked[arrival / 32] |= 1u << (arrival % 32);
  g_hash_table_insert (query->idle, GUINT_TO_POINTER (arrival), GUINT_TO_POINTER (n + 1));
}

/* Words that say so little together that a row with nothing but them is no hit.
 * Returns a bit for each of their groups. */
static guint32
find_weak (HvQuery *query)
{
  double all = 0, weak = 0;
  guint32 found = 0;

  for (guint i = 0; i < query->groups->len; i++)
    if (g_array_index (query->groups, HvQueryGroup, i).n > 0)
      all += g_array_index (query->groups, HvQueryGroup, i).idf;
  for (;;)
    {
      const HvQueryGroup *least = NULL;
      guint at = 0;

      for (guint i = 0; i < query->groups->len; i++)
        {
          const HvQueryGroup *group = &g_array_index (query->groups, HvQueryGroup, i);

          if (group->n == 0 || (found & (1u << i)) != 0 || (least != NULL && least->idf <= group->idf))
            continue;
          least = group;
          at = i;
        }
      if (least == NULL || weak + least->idf > hv_tuning.weak * all)
        return found;
      weak += least->idf;
      found |= 1u << at;
    }
}

static void
finish (HvQueryBuilder *builder)
{
  HvQuery *query = builder->query;
  double words = query->groups->len + g_hash_table_size (query->idle);

  query->coverage = hv_tuning.coverage * MAX (0, 1 - words / hv_tuning.sentence);
  if (builder->vocabulary->rows >= MANY_ROWS)
    query->weak = find_weak (query);
  if (query->corrected != NULL)
    {
      g_free (query->corrected);
      query->corrected = g_utf8_make_valid (builder->corrected->str, builder->corrected->len);
    }
}

/**
 * hv_query_new:
 * @text: (array length=length): what was typed: any bytes
 * @without: sum of #HvLever that are not to be used
 *
 * Returns: (transfer full): what to look for
 */
HvQuery *
hv_query_new (HvLexicon  *lexicon,
              const char *text,
              gsize       length,
              guint       without)
{
  g_autoptr (GPtrArray) idle = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tokens = hv_tokens_new (lexicon, text, length, without, idle);
  HvQuery *query = g_new0 (HvQuery, 1);
  HvQueryBuilder builder = {
    .lexicon = lexicon,
    .vocabulary = lexicon->vocabulary,
    .query = query,
    .without = without,
    .corrected = g_string_new_len (text, length),
  };

  query->groups = g_array_new (FALSE, FALSE, sizeof (HvQueryGroup));
  g_array_set_clear_func (query->groups, group_clear);
  query->phrases = g_array_new (FALSE, FALSE, sizeof (HvQueryPhrase));
  g_array_set_clear_func (query->phrases, phrase_clear);
  query->ranges = g_array_new (FALSE, FALSE, sizeof (HvQueryRange));
  query->vocabulary = lexicon->vocabulary;
  query->asked = g_new0 (guint32, lexicon->vocabulary->n / 32 + 1);
  query->uses = g_array_new (FALSE, TRUE, sizeof (HvQueryUse));
  g_array_set_size (query->uses, 1);
  query->marks = g_hash_table_new (NULL, NULL);
  query->idle = g_hash_table_new (NULL, NULL);
  /* From the last word to the first, so that the places of the others still
   * hold when one is corrected. */
  for (guint i = tokens->len; i-- > 0;)
    add_group (&builder, tokens->pdata[i], tokens->len == 1);
  for (guint i = 0; i < idle->len; i++)
    add_idle (&builder, idle->pdata[i]);
  finish (&builder);
  g_string_free (builder.corrected, TRUE);
  return query;
}

void
hv_query_free (HvQuery *query)
{
  if (query == NULL)
    return;
  g_array_unref (query->groups);
  g_array_unref (query->phrases);
  g_array_unref (query->ranges);
  g_free (query->asked);
  g_array_unref (query->uses);
  g_hash_table_unref (query->marks);
  g_hash_table_unref (query->idle);
  g_free (query->corrected);
  g_free (query);
}

/**
 * hv_query_find:
 * @arrival: a word of the vocabulary, by the order in which words came
 * @phrase: (out): number of the phrase that it matches
 *
 * Returns: whether the word matches the query
 */
gboolean
hv_query_find (HvQuery *query,
               guint32  arrival,
               guint   *phrase)
{
  const HvQueryUse *use;

  if (!hv_query_asks (query, arrival))
    return FALSE;
  use = hv_query_first_use (query, arrival);
  if (use != NULL)
    {
      *phrase = use->phrase;
      return TRUE;
    }
  for (guint i = 0; i < query->n_begun; i++)
    if (hv_query_begins (query, query->begun[i], arrival))
      {
        *phrase = query->begun[i];
        return TRUE;
      }
  return FALSE;
}
