/* hv-search.c: ranked hits in one edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-search.h"

#include <string.h>

#include "hv-hits.h"
#include "hv-limits.h"
#include "hv-query.h"
#include "hv-rank.h"
#include "hv-tuning.h"

#define DEFAULT_LIMIT 20
#define MAX_LIMIT 1000

/* So many of the best rows are compared wording by wording. */
#define COMPARED 40

typedef struct
{
  guint      table;
  char      *lang;
  HvLexicon *lexicon;    /* loaded when it is first searched */
  HvRanker  *ranker;     /* and this behind it */
} Language;

struct _HvSearch
{
  HvDb       *db;
  GThread    *owner;
  GPtrArray  *languages;     /* largest first */
  HvHitMaker *maker;
};

static void
language_free (gpointer data)
{
  Language *language = data;

  hv_ranker_free (language->ranker);
  hv_lexicon_free (language->lexicon);
  g_free (language->lang);
  g_free (language);
}

static gboolean
read_languages (HvSearch  *search,
                GError   **error)
{
  static const char sql[] = "SELECT id, lang FROM search_language ORDER BY rows DESC, lang";
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
  g_autoptr (HvSearch) search = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  search = g_new0 (HvSearch, 1);
  search->db = db;
  search->languages = g_ptr_array_new_with_free_func (language_free);
  search->maker = hv_hit_maker_new (db, error);
  if (search->maker == NULL || !read_languages (search, error))
    return NULL;
  return g_steal_pointer (&search);
}

void
hv_search_free (HvSearch *search)
{
  if (search == NULL)
    return;
  g_ptr_array_unref (search->languages);
  hv_hit_maker_free (search->maker);
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
  if (language->lexicon == NULL)
    language->lexicon = hv_lexicon_load (search->db, language->table, language->lang, error);
  if (language->lexicon != NULL && language->ranker == NULL)
    language->ranker = hv_ranker_new (search->db, language->lexicon, error);
  return language->ranker != NULL;
}

static gboolean
find (Language               *language,
      const HvSearchRequest  *request,
      HvQuery                *query,
      guint                   limit,
      GArray                 *ranked,
      HvHits                 *hits,
      GCancellable           *cancellable,
      GError                **error)
{
  HvRowFilter filter;

  hv_rows_set_filter (language->lexicon->rows, request->kinds, request->document, request->topic,
                      request->audience, &filter);
  if (filter.impossible)
    return TRUE;
  if (query->groups->len == 0 && (filter.topic != 0 || filter.document != 0))
    hv_ranker_list (language->ranker, limit, ranked, &hits->total);
  if (query->matchable == 0)
    return TRUE;
  return hv_ranker_find (language->ranker, query, limit, ranked, hits, cancellable, error);
}

static gboolean
run (HvSearch               *search,
     Language               *language,
     const HvSearchRequest  *request,
     HvQuery                *query,
     HvHits                 *hits,
     GCancellable           *cancellable,
     GError                **error)
{
  guint limit = request->limit == 0 ? DEFAULT_LIMIT : MIN (request->limit, MAX_LIMIT);
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (HvRanked));

  hv_hit_maker_trim (search->maker);
  hv_rows_set_day (language->lexicon->rows, request->day);
  if (!find (language, request, query, MAX (limit, COMPARED), ranked, hits, cancellable, error))
    return FALSE;
  if ((request->without & HV_LEVER_CLOSENESS) == 0
      && !hv_hit_maker_compare (search->maker, language->lexicon, query, ranked, limit, error))
    return FALSE;
  hv_rank_sort (ranked);
  g_array_set_size (ranked, MIN (ranked->len, limit));
  for (guint i = 0; i < ranked->len; i++)
    {
      HvHit *hit = hv_hit_maker_make (search->maker, language->ranker, language->lexicon, query,
                                      &g_array_index (ranked, HvRanked, i), request->explain, error);

      if (hit == NULL)
        return FALSE;
      g_ptr_array_add (hits->hits, hit);
    }
  if (ranked->len > 0 && query->idf > 0)
    hits->coverage = g_array_index (ranked, HvRanked, 0).covered / query->idf;
  hits->sure = ranked->len > 0 && (query->idf <= 0 || hits->coverage >= hv_tuning.sure);
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
  hits = hv_hits_new (language != NULL ? language->lang : "");
  if (language == NULL)
    return g_steal_pointer (&hits);
  if (!open_language (search, language, error))
    return NULL;
  query = hv_query_new (language->lexicon, request->text,
                        cap_length (request->text, request->text_length), request->without);
  hits->corrected = g_strdup (query->corrected);
  hv_db_watch (search->db, cancellable);
  done = run (search, language, request, query, hits, cancellable, error)
         && hv_rows_check (language->lexicon->rows, FALSE, error)
         && hv_vocabulary_check (language->lexicon->vocabulary, FALSE, error);
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

