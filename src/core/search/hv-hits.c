/* hv-hits.c: makes hits of ranked rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-hits.h"

#include <string.h>

#include "hv-blob.h"
#include "hv-closeness.h"
#include "hv-highlight.h"
#include "hv-tuning.h"

/* A field other than the body is shown only when it says this much more. */
#define BODY_ADVANTAGE 1.25

/* Wordings of callers, which are lines without a stop, are kept apart by it when
 * they become one line. */
#define BETWEEN_LINES " \302\267 "

enum
{
  COLUMN_WORDS,
  COLUMN_TITLE,   /* and the other fields behind it */
};

struct _HvHitMaker
{
  HvStmt *text;
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
  static const char sql[] = "SELECT words, title, alternatives, keywords, body, more"
                            " FROM search_text WHERE id = ?1";
  HvStmt *text = hv_db_prepare (db, sql, error);
  HvHitMaker *maker;

  if (text == NULL)
    return NULL;
  maker = g_new0 (HvHitMaker, 1);
  maker->text = text;
  return maker;
}

void
hv_hit_maker_free (HvHitMaker *maker)
{
  if (maker == NULL)
    return;
  hv_stmt_free (maker->text);
  g_free (maker);
}

static gboolean
read_row (HvHitMaker *maker,
          guint32     id,
          GError    **error)
{
  gboolean row;

  hv_stmt_bind_int (maker->text, 1, id);
  if (!hv_stmt_step (maker->text, &row, error))
    return FALSE;
  if (!row)
    hv_blob_set_damaged (error);
  return row;
}

static void
begin_field (HvHitMaker *maker,
             HvLexicon  *lexicon,
             HvField     field,
             HvForward  *forward)
{
  gsize size;
  const guint8 *words = hv_stmt_blob (maker->text, COLUMN_WORDS, &size);

  hv_forward_init (forward, lexicon->vocabulary, words, size, field);
}

static double
closeness_of (HvHitMaker *maker,
              HvLexicon  *lexicon,
              HvQuery    *query)
{
  static const HvField fields[] = { HV_FIELD_TITLE, HV_FIELD_ALTERNATIVES };
  double best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      HvForward forward;
      double closeness;

      begin_field (maker, lexicon, fields[i], &forward);
      closeness = hv_closeness (query, &forward);
      best = MAX (best, closeness);
    }
  return best;
}

/**
 * hv_hit_maker_compare:
 * @ranked: (element-type HvRanked): the best rows
 *
 * Looks again at the best rows: callers' wordings are short sentences, and one
 * that is nearly the query says more than the same words all over a row.
 */
gboolean
hv_hit_maker_compare (HvHitMaker  *maker,
                      HvLexicon   *lexicon,
                      HvQuery     *query,
                      GArray      *ranked,
                      GError     **error)
{
  guint n = query->groups->len + g_hash_table_size (query->idle);
  double weight = hv_tuning.closeness * MIN (1.0, n / hv_tuning.sentence);

  for (guint i = 0; i < ranked->len; i++)
    {
      HvRanked *row = &g_array_index (ranked, HvRanked, i);
      double bonus;

      if (!read_row (maker, row->id, error))
        return FALSE;
      row->closeness = closeness_of (maker, lexicon, query);
      hv_stmt_reset (maker->text);
      bonus = weight * row->closeness * query->idf;
      if ((lexicon->rows->rows[row->index].kind & HV_KIND_ENTRY) == 0)
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

/* The field as valid UTF-8, or ""; @copy is for what has to be mended, and to be
 * freed. */
static const char *
get_text (HvHitMaker  *maker,
          HvField      field,
          char       **copy)
{
  const char *text = field < HV_N_FIELDS ? hv_stmt_text (maker->text, COLUMN_TITLE + field) : NULL;

  if (text == NULL)
    return "";
  if (!g_utf8_validate (text, -1, NULL))
    text = *copy = g_utf8_make_valid (text, -1);
  return text;
}

static GArray *
find_matches (HvHitMaker *maker,
              HvLexicon  *lexicon,
              HvQuery    *query,
              HvField     field,
              const char *text)
{
  HvForward forward;

  if (field >= HV_N_FIELDS)
    return g_array_new (FALSE, FALSE, sizeof (HvMatch));
  begin_field (maker, lexicon, field, &forward);
  return hv_highlight_find (query, &forward, text);
}

/* The field that says most of why the row is a hit; the body when in doubt. What
 * is being checked shows nothing of what it says, only how callers ask it. Returns
 * %HV_N_FIELDS when there is nothing to show. */
static HvField
choose_field (HvHitMaker     *maker,
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

      if (hv_stmt_text (maker->text, COLUMN_TITLE + fields[i]) == NULL
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
make_snippet (HvHitMaker     *maker,
              HvLexicon      *lexicon,
              HvQuery        *query,
              const HvRanked *ranked,
              HvHit          *hit)
{
  HvField field = choose_field (maker, query, ranked, hv_state_may_copy (hit->state));
  g_autofree char *copy = NULL;
  g_autofree char *joined = NULL;
  const char *text = get_text (maker, field, &copy);
  g_autoptr (GArray) matches = find_matches (maker, lexicon, query, field, text);
  HvExcerpt excerpt;

  if (field == HV_FIELD_ALTERNATIVES)
    text = joined = join_lines (text, BETWEEN_LINES, matches);
  hv_highlight_excerpt (query, text, matches, &excerpt);
  hit->snippet = excerpt.text;
  hit->matches = excerpt.spans;
}

static void
make_title (HvHitMaker *maker,
            HvLexicon  *lexicon,
            HvQuery    *query,
            HvHit      *hit)
{
  g_autofree char *copy = NULL;
  const char *title = get_text (maker, HV_FIELD_TITLE, &copy);
  g_autoptr (GArray) matches = find_matches (maker, lexicon, query, HV_FIELD_TITLE, title);
  HvExcerpt excerpt;

  hv_highlight_whole (title, matches, &excerpt);
  hit->title = excerpt.text;
  hit->title_matches = excerpt.spans;
}

/**
 * hv_hit_maker_make:
 * @explain_it: whether to say how it was scored
 *
 * Returns: (transfer full) (nullable): the row as it is shown
 */
HvHit *
hv_hit_maker_make (HvHitMaker      *maker,
                   HvLexicon       *lexicon,
                   HvQuery         *query,
                   const HvRanked  *ranked,
                   gboolean         explain_it,
                   GError         **error)
{
  HvHit *hit;

  if (!read_row (maker, ranked->id, error))
    return NULL;
  hit = g_new0 (HvHit, 1);
  hit->id = ranked->id;
  hit->kind = lexicon->rows->rows[ranked->index].kind & HV_KIND_ANY;
  hit->state = lexicon->rows->states[ranked->index];
  hit->score = ranked->key;
  hit->matched_by = weakest (query, ranked);
  if (explain_it)
    hit->explanation = explain (query, ranked);
  make_title (maker, lexicon, query, hit);
  make_snippet (maker, lexicon, query, ranked, hit);
  hv_stmt_reset (maker->text);
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
