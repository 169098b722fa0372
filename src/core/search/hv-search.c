/* hv-search.c: ranked hits in one edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-closeness.h"
#include "hv-error.h"
#include "hv-fts.h"
#include "hv-highlight.h"
#include "hv-lexicon.h"
#include "hv-limits.h"
#include "hv-query.h"
#include "hv-rank.h"
#include "hv-tuning.h"

#define DEFAULT_LIMIT 20
#define MAX_LIMIT 1000

/* So many of the best rows are compared wording by wording. */
#define COMPARED 40

/* A field other than the body is shown only when it says this much more. */
#define BODY_ADVANTAGE 1.25

typedef struct
{
  guint         table;
  char         *lang;
  gint64        rows;
  HvLexicon    *lexicon;    /* loaded when it is first searched */
  sqlite3_stmt *rank;
} Language;

struct _HvSearch
{
  HvDb      *db;
  GThread   *owner;
  GPtrArray *languages;     /* largest first */
  HvStmt    *text;
  HvStmt    *wording;
  HvWords   *words;
};

static void
language_free (gpointer data)
{
  Language *language = data;

  hv_lexicon_free (language->lexicon);
  sqlite3_finalize (language->rank);
  g_free (language->lang);
  g_free (language);
}

static gboolean
read_languages (HvSearch  *search,
                GError   **error)
{
  static const char sql[] = "SELECT id, lang, rows FROM search_language ORDER BY rows DESC, lang";
  g_autoptr (HvStmt) stmt = hv_db_prepare (search->db, sql, error);
  gboolean row = TRUE;

  while (stmt != NULL && row)
    {
      Language *language;

      if (!hv_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      language = g_new0 (Language, 1);
      language->table = hv_stmt_int (stmt, 0);
      language->lang = g_strdup (hv_stmt_text (stmt, 1));
      language->rows = hv_stmt_int (stmt, 2);
      g_ptr_array_add (search->languages, language);
    }
  return stmt != NULL;
}

/**
 * hv_search_new:
 * @db: a connection on an edition; it must live as long as the search
 *
 * Returns: (transfer full) (nullable): a search, to be used by one thread from
 *   its first run on
 */
HvSearch *
hv_search_new (HvDb    *db,
               GError **error)
{
  static const char text_sql[]
    = "SELECT title, alternatives, keywords, body, more FROM search_text WHERE id = ?1";
  static const char wording_sql[] = "SELECT words FROM search_wording WHERE id = ?1";
  g_autoptr (HvSearch) search = NULL;
  fts5_api *api;

  g_return_val_if_fail (db != NULL, NULL);

  api = hv_fts_open (db, error);
  if (api == NULL || !hv_rank_register (db, api, error))
    return NULL;
  search = g_new0 (HvSearch, 1);
  search->db = db;
  search->languages = g_ptr_array_new_with_free_func (language_free);
  search->words = hv_words_new ();
  search->text = hv_db_prepare (db, text_sql, error);
  if (search->text != NULL)
    search->wording = hv_db_prepare (db, wording_sql, error);
  if (search->wording == NULL || !read_languages (search, error))
    return NULL;
  return g_steal_pointer (&search);
}

void
hv_search_free (HvSearch *search)
{
  if (search == NULL)
    return;
  g_ptr_array_unref (search->languages);
  hv_stmt_free (search->text);
  hv_stmt_free (search->wording);
  hv_words_free (search->words);
  g_free (search);
}

/**
 * hv_search_languages:
 *
 * Returns: (transfer full) (array zero-terminated=1): the languages that can be
 *   searched, the one with most in it first
 */
char **
hv_search_languages (HvSearch *search)
{
  char **tags;

  g_return_val_if_fail (search != NULL, NULL);

  tags = g_new0 (char *, search->languages->len + 1);
  for (guint i = 0; i < search->languages->len; i++)
    tags[i] = g_strdup (((Language *) search->languages->pdata[i])->lang);
  return tags;
}

/* The language itself, else one with the same first subtag: "nl-BE" finds "nl". */
static Language *
find_language (HvSearch   *search,
               const char *lang)
{
  gsize primary;

  if (lang == NULL)
    return search->languages->len > 0 ? search->languages->pdata[0] : NULL;
  for (guint i = 0; i < search->languages->len; i++)
    if (g_ascii_strcasecmp (((Language *) search->languages->pdata[i])->lang, lang) == 0)
      return search->languages->pdata[i];
  primary = strcspn (lang, "-_.@");
  for (guint i = 0; i < search->languages->len; i++)
    {
      Language *language = search->languages->pdata[i];

      if (strcspn (language->lang, "-_.@") == primary
          && g_ascii_strncasecmp (language->lang, lang, primary) == 0)
        return language;
    }
  return NULL;
}

static gboolean
open_language (HvSearch  *search,
               Language  *language,
               GError   **error)
{
  g_autofree char *sql = NULL;

  if (language->lexicon == NULL)
    language->lexicon = hv_lexicon_load (search->db, language->table, language->lang, error);
  if (language->lexicon == NULL)
    return FALSE;
  if (language->rank != NULL)
    return TRUE;
  sql = hv_rank_sql (language->table);
  if (sqlite3_prepare_v3 (hv_db_handle (search->db), sql, -1, SQLITE_PREPARE_PERSISTENT,
                          &language->rank, NULL)
      == SQLITE_OK)
    return TRUE;
  hv_db_set_error (search->db, error);
  return FALSE;
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

static HvHits *
hits_new (const char *lang)
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

static HvMatchedBy
weakest (const HvRank   *rank,
         const HvRanked *ranked)
{
  HvMatchedBy by = HV_MATCHED_EXACT;

  for (guint i = 0; i < rank->query->groups->len; i++)
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
explain (const HvRank   *rank,
         const HvRanked *ranked)
{
  GString *text = g_string_new (NULL);

  for (guint i = rank->query->groups->len; i-- > 0;)
    {
      const HvQueryGroup *group = &g_array_index (rank->query->groups, HvQueryGroup, i);

      if (text->len > 0)
        g_string_append (text, "; ");
      if (ranked->kinds[i] == HV_RANK_UNMATCHED)
        g_string_append_printf (text, "%s: -, idf %.2f", group->typed, group->idf);
      else
        explain_group (rank->query, group, ranked, i, text);
    }
  return g_string_free (text, FALSE);
}

/* Valid UTF-8 of a column, or "". */
static char *
get_text (HvStmt *stmt,
          int     column)
{
  const char *text = hv_stmt_text (stmt, column);

  return g_utf8_make_valid (text != NULL ? text : "", -1);
}

/* The field that says most of why the row is a hit; the body when in doubt. What
 * is being checked shows nothing of what it says, only how callers ask it. Returns
 * %HV_N_FIELDS when there is nothing to show. */
static HvField
choose_field (HvSearch       *search,
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

      if (hv_stmt_text (search->text, fields[i]) == NULL
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

/* The text of the field. Wordings of callers, which are lines without a stop, are
 * kept apart when they become one line. */
static char *
text_for_snippet (HvSearch *search,
                  HvField   field)
{
  g_autofree char *text = field < HV_N_FIELDS ? get_text (search->text, field) : g_strdup ("");
  g_auto (GStrv) lines = NULL;

  if (field != HV_FIELD_ALTERNATIVES)
    return g_steal_pointer (&text);
  lines = g_strsplit (text, "\n", -1);
  return g_strjoinv (" \302\267 ", lines);
}

static void
make_snippet (HvSearch       *search,
              HvQuery        *query,
              Language       *language,
              const HvRanked *ranked,
              HvHit          *hit)
{
  g_autofree char *text = text_for_snippet (
    search, choose_field (search, query, ranked, hv_state_may_copy (hit->state)));
  g_autoptr (GArray) matches = hv_highlight_find (query, search->words, text, language->lang);
  HvExcerpt excerpt;

  hv_highlight_excerpt (query, text, matches, &excerpt);
  hit->snippet = excerpt.text;
  hit->matches = excerpt.spans;
}

static gboolean
read_hit (HvSearch        *search,
          HvQuery         *query,
          Language        *language,
          const HvRanked  *ranked,
          HvHit           *hit,
          GError         **error)
{
  g_autofree char *title = NULL;
  g_autoptr (GArray) matches = NULL;
  HvExcerpt excerpt;
  gboolean row;

  hv_stmt_bind_int (search->text, 1, hit->id);
  if (!hv_stmt_step (search->text, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED, _("The search index is damaged."));
      return FALSE;
    }
  title = get_text (search->text, HV_FIELD_TITLE);
  matches = hv_highlight_find (query, search->words, title, language->lang);
  hv_highlight_whole (title, matches, &excerpt);
  hit->title = excerpt.text;
  hit->title_matches = excerpt.spans;
  make_snippet (search, query, language, ranked, hit);
  return TRUE;
}

static gboolean
add_hit (HvSearch               *search,
         Language               *language,
         const HvRank           *rank,
         const HvRanked         *ranked,
         const HvSearchRequest  *request,
         HvHits                 *hits,
         GError                **error)
{
  HvHit *hit = g_new0 (HvHit, 1);
  gboolean done;

  hit->id = ranked->id;
  hit->kind = language->lexicon->rows->rows[ranked->index].kind & HV_KIND_ANY;
  hit->state = language->lexicon->rows->states[ranked->index];
  hit->score = ranked->key;
  hit->matched_by = weakest (rank, ranked);
  if (request->explain)
    hit->explanation = explain (rank, ranked);
  g_ptr_array_add (hits->hits, hit);
  done = read_hit (search, rank->query, language, ranked, hit, error);
  hv_stmt_reset (search->text);
  return done;
}

/* Looks again at the best rows: callers' wordings are short sentences, and one
 * that is nearly the query says more than the same words all over a row. */
static gboolean
compare (HvSearch  *search,
         Language  *language,
         HvRank    *rank,
         GError   **error)
{
  guint n = rank->query->groups->len + g_hash_table_size (rank->query->idle);
  double weight = hv_tuning.closeness * MIN (1.0, n / hv_tuning.sentence);

  for (guint i = 0; i < rank->ranked->len; i++)
    {
      HvRanked *ranked = &g_array_index (rank->ranked, HvRanked, i);
      gboolean row;
      double bonus;

      hv_stmt_bind_int (search->wording, 1, ranked->id);
      if (!hv_stmt_step (search->wording, &row, error))
        return FALSE;
      if (row)
        ranked->closeness = hv_closeness (rank->query, hv_stmt_text (search->wording, 0));
      hv_stmt_reset (search->wording);
      bonus = weight * ranked->closeness * rank->query->idf;
      if ((rank->lexicon->rows->rows[ranked->index].kind & HV_KIND_ENTRY) == 0)
        bonus *= hv_tuning.other_kinds;
      ranked->key += bonus;
    }
  return TRUE;
}

/* Rows with all words come first in any case, so when there are enough of them
 * the others need not be looked at. */
static gboolean
find (HvSearch  *search,
      Language  *language,
      HvRank    *rank,
      GError   **error)
{
  if (rank->filter.impossible)
    return TRUE;
  if (rank->query->groups->len == 0 && (rank->filter.topic != 0 || rank->filter.document != 0))
    hv_rank_list (rank);
  if (rank->query->any == NULL)
    return TRUE;
  if (rank->query->all != NULL)
    {
      if (!hv_rank_run (rank, search->db, language->rank, rank->query->all, 0, error))
        return FALSE;
      if (rank->ranked->len >= rank->limit)
        return TRUE;
    }
  return hv_rank_run (rank, search->db, language->rank, rank->query->any,
                      rank->query->any_first, error);
}

static gboolean
run (HvSearch               *search,
     Language               *language,
     const HvSearchRequest  *request,
     HvQuery                *query,
     HvHits                 *hits,
     GError                **error)
{
  guint limit = request->limit == 0 ? DEFAULT_LIMIT : MIN (request->limit, MAX_LIMIT);
  HvRank rank = {
    .lexicon = language->lexicon,
    .query = query,
    .limit = MAX (limit, COMPARED),
  };
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (HvRanked));

  rank.ranked = ranked;
  hv_rows_set_day (language->lexicon->rows, request->day);
  hv_rows_set_filter (language->lexicon->rows, request->kinds, request->document, request->topic,
                      request->audience, &rank.filter);
  if (!find (search, language, &rank, error))
    return FALSE;
  if ((request->without & HV_LEVER_CLOSENESS) == 0
      && !compare (search, language, &rank, error))
    return FALSE;
  hv_rank_finish (&rank);
  g_array_set_size (ranked, MIN (ranked->len, limit));
  hits->total = rank.total;
  if (ranked->len > 0 && query->idf > 0)
    hits->coverage = g_array_index (ranked, HvRanked, 0).covered / query->idf;
  hits->sure = ranked->len > 0 && (query->idf <= 0 || hits->coverage >= hv_tuning.sure);
  for (guint i = 0; i < ranked->len; i++)
    if (!add_hit (search, language, &rank, &g_array_index (ranked, HvRanked, i), request, hits,
                  error))
      return FALSE;
  return TRUE;
}

/* At most %HV_LIMIT_QUERY bytes count, and no half character at their end. */
static gsize
cap_length (const char *text,
            gssize      length)
{
  gsize size = length < 0 ? strnlen (text, HV_LIMIT_QUERY + 1) : (gsize) length;

  if (size <= HV_LIMIT_QUERY)
    return size;
  for (size = HV_LIMIT_QUERY; size > HV_LIMIT_QUERY - 4 && ((guchar) text[size] & 0xc0) == 0x80;)
    size--;
  return size;
}

/**
 * hv_search_run:
 * @cancellable: (nullable): a newer keystroke cancels the search before it
 *
 * Never fails because of what was typed: a query that means nothing has no hits
 * and is not sure; without a word, but with a topic or a document, it lists what
 * is in that. Fails when the edition is damaged, or with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the hits
 */
HvHits *
hv_search_run (HvSearch               *search,
               const HvSearchRequest  *request,
               GCancellable           *cancellable,
               GError                **error)
{
  g_autoptr (HvHits) hits = NULL;
  g_autoptr (HvQuery) query = NULL;
  Language *language;
  gboolean done;

  g_return_val_if_fail (search != NULL, NULL);
  g_return_val_if_fail (request != NULL && request->text != NULL, NULL);
  g_return_val_if_fail (search->owner == NULL || search->owner == g_thread_self (), NULL);

  search->owner = g_thread_self ();
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  language = find_language (search, request->lang);
  hits = hits_new (language != NULL ? language->lang : "");
  if (language == NULL)
    return g_steal_pointer (&hits);
  if (!open_language (search, language, error))
    return NULL;
  query = hv_query_new (language->lexicon, request->text,
                        cap_length (request->text, request->text_length), request->without);
  hits->corrected = g_strdup (query->corrected);
  hv_db_watch (search->db, cancellable);
  done = run (search, language, request, query, hits, error);
  hv_db_watch (search->db, NULL);
  return done ? g_steal_pointer (&hits) : NULL;
}

/**
 * hv_search_better:
 * @request: what was asked
 * @hits: the answer to it
 *
 * Scores of two languages cannot be compared, but how much of a query each of them
 * knows can be.
 *
 * Returns: (transfer none) (nullable): the language that knows the query far
 *   better than the one that was searched; %NULL when there is none, or on error
 */
const char *
hv_search_better (HvSearch               *search,
                  const HvSearchRequest  *request,
                  const HvHits           *hits,
                  GCancellable           *cancellable,
                  GError                **error)
{
  HvSearchRequest other = *request;
  const char *better = NULL;
  double most = MAX (hv_tuning.better, 2 * hits->coverage);

  g_return_val_if_fail (search != NULL, NULL);

  other.limit = 1;
  other.explain = FALSE;
  for (guint i = 0; hits->coverage < hv_tuning.better && i < search->languages->len; i++)
    {
      g_autoptr (HvHits) there = NULL;

      other.lang = ((Language *) search->languages->pdata[i])->lang;
      if (strcmp (other.lang, hits->lang) == 0)
        continue;
      there = hv_search_run (search, &other, cancellable, error);
      if (there == NULL)
        return NULL;
      if (there->coverage < most)
        continue;
      most = there->coverage;
      better = other.lang;
    }
  return better;
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
