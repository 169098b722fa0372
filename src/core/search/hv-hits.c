/* hv-hits.c: makes hits of ranked rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-hits.h"

#include <string.h>

#include "hv-closeness.h"
#include "hv-highlight.h"
#include "hv-settle.h"
#include "hv-texts.h"
#include "hv-tuning.h"

/* A field other than the body is shown only when it says this much more. */
#define BODY_ADVANTAGE 1.25

/* Wordings of callers, which are lines without a stop, are kept apart by it when
 * they become one line. */
#define BETWEEN_LINES " \302\267 "

struct _HvHitMaker
{
  HvTexts *texts;
};

/**
 * hv_hit_maker_new:
 * @db: it must live as long as the maker
 *
 * Returns: (transfer full) (nullable): reads what hits are made of
 */
HvHitMaker *
hv_hit_maker_new (HvDb    *db,
                  GError **error)
{
  HvTexts *texts = hv_texts_new (db, error);
  HvHitMaker *maker;

  if (texts == NULL)
    return NULL;
  maker = g_new0 (HvHitMaker, 1);
  maker->texts = texts;
  return maker;
}

void
hv_hit_maker_free (HvHitMaker *maker)
{
  if (maker == NULL)
    return;
  hv_texts_free (maker->texts);
  g_free (maker);
}

/**
 * hv_hit_maker_trim:
 *
 * To be called before a query: forgets rows when enough others were read.
 */
void
hv_hit_maker_trim (HvHitMaker *maker)
{
  hv_texts_trim (maker->texts);
}

static double
closeness_of (const HvText *text,
              HvLexicon    *lexicon,
              HvQuery      *query)
{
  static const HvField fields[] = { HV_FIELD_TITLE, HV_FIELD_ALTERNATIVES };
  double best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      HvForward forward;
      double closeness;

      hv_forward_init (&forward, lexicon->vocabulary, text->words, text->size, fields[i]);
      closeness = hv_closeness (query, &forward);
      best = MAX (best, closeness);
    }
  return best;
}

static double
sum_idle (HvQuery *query)
{
  double sum = 0;

  for (guint i = 0; i < g_hash_table_size (query->idle); i++)
    sum += query->idle_idf[i];
  return sum;
}

/* What a row can gain at most by how close its wordings are: they have no more of
 * the query than the row. */
static double
most_closeness (HvQuery        *query,
                const HvRanked *row,
                double          idle)
{
  double common = 0;

  for (guint i = 0; i < query->groups->len; i++)
    {
      const HvQueryGroup *group = &g_array_index (query->groups, HvQueryGroup, i);
      double most = 0;

      for (guint p = group->first; p < group->first + group->n; p++)
        most = MAX (most, g_array_index (query->phrases, HvQueryPhrase, p).gain);
      if ((row->groups & 1u << i) != 0)
        common += most;
    }
  return query->idf + idle > 0 ? MIN (1, (common + idle) / (query->idf + idle)) : 0;
}

/**
 * hv_hit_maker_compare:
 * @ranked: (element-type HvRanked): the best rows
 * @limit: how many of them are asked for
 *
 * Looks again at the best rows: callers' wordings are short sentences, and one
 * that is nearly the query says more than the same words all over a row. Those that
 * cannot come among the first @limit are taken out of @ranked.
 */
gboolean
hv_hit_maker_compare (HvHitMaker  *maker,
                      HvLexicon   *lexicon,
                      HvQuery     *query,
                      GArray      *ranked,
                      guint        limit,
                      GError     **error)
{
  guint n = query->groups->len + g_hash_table_size (query->idle);
  double weight = hv_tuning.closeness * MIN (1.0, n / hv_tuning.sentence) * query->idf;
  double idle = sum_idle (query);
  double last;

  hv_rank_sort (ranked);
  last = ranked->len > limit ? g_array_index (ranked, HvRanked, limit - 1).key : 0;
  for (guint i = ranked->len; i-- > 0;)
    {
      HvRanked *row = &g_array_index (ranked, HvRanked, i);
      const HvText *text;
      double bonus;

      if (i >= limit && row->key + weight * most_closeness (query, row, idle) < last)
        {
          g_array_remove_index (ranked, i);
          continue;
        }
      text = hv_texts_get (maker->texts, row->id, error);
      if (text == NULL)
        return FALSE;
      row->closeness = closeness_of (text, lexicon, query);
      bonus = weight * row->closeness;
      if (hv_rows_kind (lexicon->rows, row->index) != HV_KIND_ENTRY)
        bonus *= hv_tuning.other_kinds;
      row->key += bonus;
    }
  return TRUE;
}

static HvMatchedBy
weakest (HvQuery        *query,
         const HvRanked *ranked)
{
  HvMatchedBy by = HV_MATCHED_EXACT;

  for (guint i = 0; i < query->groups->len; i++)
    if (ranked->kinds[i] != HV_RANK_UNMATCHED && ranked->kinds[i] > by)
      by = ranked->kinds[i];
  return by;
}

/* What a word of the query gained, and by what: its own list of synonyms is not
 * the same as that of the program. */
static void
explain_group (HvQuery            *query,
               const HvQueryGroup *group,
               const HvRanked     *ranked,
               guint               number,
               GString            *text)
{
  const HvQueryPhrase *phrase
    = &g_array_index (query->phrases, HvQueryPhrase, ranked->phrases[number]);

  g_string_append_printf (text, "%s: %s%s, idf %.2f, weight %.2f, part %.2f", group->typed,
                          hv_matched_by_name (phrase->kind),
                          phrase->thesaurus ? " (thesaurus)" : "", group->idf,
                          group->idf > 0 ? phrase->gain / group->idf : 0, ranked->parts[number]);
}

/* In the order in which the words were typed, which is not that of the groups. */
static char *
explain (HvQuery        *query,
         const HvRanked *ranked)
{
  GString *text = g_string_new (NULL);

  for (guint i = query->groups->len; i-- > 0;)
    {
      const HvQueryGroup *group = &g_array_index (query->groups, HvQueryGroup, i);

      if (text->len > 0)
        g_string_append (text, "; ");
      if (ranked->kinds[i] == HV_RANK_UNMATCHED)
        g_string_append_printf (text, "%s: -, idf %.2f", group->typed, group->idf);
      else
        explain_group (query, group, ranked, i, text);
    }
  return g_string_free (text, FALSE);
}

static GArray *
find_matches (const HvText *text,
              HvLexicon    *lexicon,
              HvQuery      *query,
              HvField       field)
{
  HvForward forward;

  hv_forward_init (&forward, lexicon->vocabulary, text->words, text->size, field);
  return hv_highlight_find (query, &forward, text->fields[field]);
}

/* The field that says most of why the row is a hit; the body when in doubt. What
 * is being checked shows nothing of what it says, only how callers ask it. Returns
 * %HV_N_FIELDS when there is nothing to show. */
static HvField
choose_field (const HvText   *text,
              HvQuery        *query,
              const HvRanked *ranked,
              gboolean        may_quote)
{
  static const HvField fields[]
    = { HV_FIELD_BODY, HV_FIELD_ALTERNATIVES, HV_FIELD_MORE, HV_FIELD_KEYWORDS };
  HvField best = HV_N_FIELDS;
  double most = -1;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      double worth = 0;

      if (text->fields[fields[i]] == NULL
          || (!may_quote && fields[i] != HV_FIELD_ALTERNATIVES))
        continue;
      for (guint group = 0; group < query->groups->len; group++)
        if ((ranked->fields[group] & (1u << fields[i])) != 0)
          worth += g_array_index (query->groups, HvQueryGroup, group).idf;
      if (fields[i] == HV_FIELD_BODY)
        worth *= BODY_ADVANTAGE;
      if (worth <= most)
        continue;
      most = worth;
      best = fields[i];
    }
  return best;
}

/* Puts @between where lines of @text end, and moves the matches with it. */
static char *
join_lines (const char *text,
            const char *between,
            GArray     *matches)
{
  GString *joined = g_string_new (NULL);
  guint next = 0;

  for (gsize at = 0;; at++)
    {
      guint moved = joined->len - at;

      for (; next < matches->len && g_array_index (matches, HvMatch, next).end <= at; next++)
        {
          g_array_index (matches, HvMatch, next).start += moved;
          g_array_index (matches, HvMatch, next).end += moved;
        }
      if (text[at] == '\0')
        return g_string_free (joined, FALSE);
      if (text[at] == '\n')
        g_string_append (joined, between);
      else
        g_string_append_c (joined, text[at]);
    }
}

static void
make_snippet (const HvText   *text,
              HvLexicon      *lexicon,
              HvQuery        *query,
              const HvRanked *ranked,
              HvHit          *hit)
{
  HvField field = choose_field (text, query, ranked, hv_state_may_copy (hit->state));
  g_autoptr (GArray) matches = NULL;
  g_autofree char *joined = NULL;
  HvExcerpt excerpt;

  if (field == HV_N_FIELDS)
    {
      hit->snippet = g_strdup ("");
      hit->matches = g_array_new (FALSE, FALSE, sizeof (HvSpan));
      return;
    }
  matches = find_matches (text, lexicon, query, field);
  if (field == HV_FIELD_ALTERNATIVES)
    joined = join_lines (text->fields[field], BETWEEN_LINES, matches);
  hv_highlight_excerpt (query, joined != NULL ? joined : text->fields[field], matches, &excerpt);
  hit->snippet = excerpt.text;
  hit->matches = excerpt.spans;
}

static void
make_title (const HvText *text,
            HvLexicon    *lexicon,
            HvQuery      *query,
            HvHit        *hit)
{
  g_autoptr (GArray) matches = NULL;
  HvExcerpt excerpt = { NULL, NULL };

  if (text->fields[HV_FIELD_TITLE] != NULL)
    {
      matches = find_matches (text, lexicon, query, HV_FIELD_TITLE);
      hv_highlight_whole (text->fields[HV_FIELD_TITLE], matches, &excerpt);
    }
  hit->title = excerpt.text != NULL ? excerpt.text : g_strdup ("");
  hit->title_matches = excerpt.spans != NULL ? excerpt.spans : g_array_new (FALSE, FALSE, sizeof (HvSpan));
}

/**
 * hv_hit_maker_make:
 * @ranked: what it is a hit by is filled in
 * @explain_it: whether to say how it was scored
 *
 * Returns: (transfer full) (nullable): the row as it is shown
 */
HvHit *
hv_hit_maker_make (HvHitMaker      *maker,
                   HvRanker        *ranker,
                   HvLexicon       *lexicon,
                   HvQuery         *query,
                   HvRanked        *ranked,
                   gboolean         explain_it,
                   GError         **error)
{
  const HvText *text = hv_texts_get (maker->texts, ranked->id, error);
  HvHit *hit;

  if (text == NULL)
    return NULL;
  hv_settle (ranker, lexicon, query, text, ranked);
  hit = g_new0 (HvHit, 1);
  hit->id = ranked->id;
  hit->kind = hv_rows_kind (lexicon->rows, ranked->index);
  hit->state = hv_rows_state (lexicon->rows, ranked->index);
  hit->score = ranked->key;
  hit->matched_by = weakest (query, ranked);
  if (explain_it)
    hit->explanation = explain (query, ranked);
  make_title (text, lexicon, query, hit);
  make_snippet (text, lexicon, query, ranked, hit);
  return hit;
}

static void
hit_free (gpointer data)
{
  HvHit *hit = data;

  g_free (hit->title);
  g_free (hit->snippet);
  g_free (hit->explanation);
  g_clear_pointer (&hit->title_matches, g_array_unref);
  g_clear_pointer (&hit->matches, g_array_unref);
  g_free (hit);
}

/**
 * hv_hits_new:
 *
 * Returns: (transfer full): no hits yet
 */
HvHits *
hv_hits_new (const char *lang)
{
  HvHits *hits = g_new0 (HvHits, 1);

  hits->lang = g_strdup (lang);
  hits->hits = g_ptr_array_new_with_free_func (hit_free);
  return hits;
}

void
hv_hits_free (HvHits *hits)
{
  if (hits == NULL)
    return;
  g_ptr_array_unref (hits->hits);
  g_free (hits->lang);
  g_free (hits->corrected);
  g_free (hits);
}

/**
 * hv_matched_by_name:
 *
 * Returns: (transfer none): the name in JSON
 */
const char *
hv_matched_by_name (HvMatchedBy matched_by)
{
  static const char * const names[]
    = { "exact", "prefix", "stem", "synonym", "compound", "typo" };

  g_return_val_if_fail (matched_by < G_N_ELEMENTS (names), NULL);

  return names[matched_by];
}
