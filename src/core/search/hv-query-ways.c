/* hv-query-ways.c: the ways in which a row can have a word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-compounds.h"
#include "hv-query-private.h"
#include "hv-tuning.h"

/* What keeps the cost of any query within bounds. */
#define MAX_TERMS 24

/* Of a word this short one letter makes another word; of a longer one, most of the
 * time, another form. */
#define LONGEST_CHANCE 4

/* From this many letters on, an unfinished word also finds its other forms. */
#define SHORTEST_STEM 4

/* A finished word that occurs nowhere, but begins others, is taken for a
 * beginning: people who type while they listen do not finish words. */
#define SHORTEST_HALF 3

static HvQueryPhrase *
last_phrase (HvQueryBuilder *builder)
{
  return &g_array_index (builder->query->phrases, HvQueryPhrase, builder->query->phrases->len - 1);
}

static inline void
ask (HvQuery *query,
     guint32  arrival)
{
  query->asked[arrival / 32] |= 1u << (arrival % 32);
}

/* @term belongs to the phrase that was begun last. */
static void
mark (HvQueryBuilder *builder,
      guint32         term)
{
  HvQuery *query = builder->query;
  HvQueryUse use = { query->phrases->len - 1, 0 };
  guint32 arrival = hv_vocabulary_arrival (builder->vocabulary, term);
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (query->marks, GUINT_TO_POINTER (arrival)));

  ask (query, arrival);
  if (first == 0)
    g_hash_table_insert (query->marks, GUINT_TO_POINTER (arrival),
                         GUINT_TO_POINTER (query->uses->len));
  else
    {
      use.next = g_array_index (query->uses, HvQueryUse, first).next;
      g_array_index (query->uses, HvQueryUse, first).next = query->uses->len;
    }
  g_array_append_val (query->uses, use);
}

/* Begins a phrase of the group; what it consists of is for the caller to add. */
static gboolean
begin_phrase (HvQueryBuilder *builder,
              HvMatchedBy     kind,
              double          idf)
{
  HvQueryPhrase phrase = {
    .group = builder->number,
    .kind = builder->mistyped ? HV_MATCHED_TYPO : kind,
    .thesaurus = builder->lay,
    .gain = (builder->lay && !builder->denied ? hv_tuning.thesaurus : hv_tuning.kind[kind])
            * (builder->mistyped ? hv_tuning.kind[HV_MATCHED_TYPO] : 1) * idf,
    .first = builder->query->ranges->len,
  };

  if (builder->query->phrases->len >= HV_QUERY_PHRASES)
    return FALSE;
  g_array_append_val (builder->query->phrases, phrase);
  return TRUE;
}

/* The words belong to the phrase that was begun last. */
static void
add_range (HvQueryBuilder *builder,
           guint32         first,
           guint32         end)
{
  HvQueryRange range = { first, end };

  g_array_append_val (builder->query->ranges, range);
  last_phrase (builder)->n++;
}

/* A phrase of @n words, any of which will do. */
static void
add_terms (HvQueryBuilder *builder,
           HvMatchedBy     kind,
           const guint32  *terms,
           guint           n,
           double          idf)
{
  if (n == 0 || !begin_phrase (builder, kind, idf))
    return;
  for (guint i = 0; i < n; i++)
    {
      add_range (builder, terms[i], terms[i] + 1);
      mark (builder, terms[i]);
    }
}

static gboolean
contains (GArray  *terms,
          guint32  term)
{
  for (guint i = 0; i < terms->len; i++)
    if (g_array_index (terms, guint32, i) == term)
      return TRUE;
  return FALSE;
}

static guint64
sum_df (HvQueryBuilder *builder,
        GArray  *terms)
{
  guint64 sum = 0;

  for (guint i = 0; i < terms->len; i++)
    sum += hv_vocabulary_df (builder->vocabulary, g_array_index (terms, guint32, i));
  return sum;
}

static guint64
max_df (HvQueryBuilder *builder,
        GArray         *terms)
{
  guint64 most = 0;

  for (guint i = 0; i < terms->len; i++)
    most = MAX (most, hv_vocabulary_df (builder->vocabulary, g_array_index (terms, guint32, i)));
  return most;
}

static int
compare_df (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;
  guint32 left_df = hv_vocabulary_df (user_data, left), right_df = hv_vocabulary_df (user_data, right);

  if (left_df != right_df)
    return left_df > right_df ? -1 : 1;
  return (left > right) - (left < right);
}

/* Keeps %MAX_TERMS, the most frequent ones first, when there are more: a place is
 * found for each among those that were kept so far. */
static void
keep_frequent (HvQueryBuilder *builder,
               GArray         *terms)
{
  guint32 *kept = (guint32 *) terms->data;
  guint n = 0;

  if (terms->len <= MAX_TERMS)
    return;
  for (guint i = 0; i < terms->len; i++)
    {
      guint32 term = kept[i];
      guint at = n;

      for (; at > 0 && compare_df (&term, &kept[at - 1], builder->vocabulary) < 0; at--)
        if (at < MAX_TERMS)
          kept[at] = kept[at - 1];
      if (at < MAX_TERMS)
        kept[at] = term;
      n = MIN (n + 1, MAX_TERMS);
    }
  g_array_set_size (terms, MAX_TERMS);
}

static GArray *
find_exact (HvQueryBuilder *builder,
            HvToken *token)
{
  GArray *exact = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < token->forms->len; i++)
    {
      guint index;

      if (hv_vocabulary_find (builder->vocabulary, token->forms->pdata[i], &index)
          && !contains (exact, index))
        g_array_append_val (exact, index);
    }
  return exact;
}

static void
append_family (HvQueryBuilder *builder,
               const char *stem,
               GArray     *without,
               GArray     *family)
{
  guint n;
  const guint32 *terms = hv_vocabulary_family (builder->vocabulary, stem, &n);

  for (guint i = 0; i < n; i++)
    if ((without == NULL || !contains (without, terms[i])) && !contains (family, terms[i]))
      g_array_append_val (family, terms[i]);
}

static GArray *
find_family (HvQueryBuilder *builder,
             HvToken *token,
             GArray  *exact)
{
  GArray *family = g_array_new (FALSE, FALSE, sizeof (guint32));

  if ((token->open && strlen (hv_token_text (token)) < SHORTEST_STEM)
      || (builder->without & HV_LEVER_STEMS) != 0)
    return family;
  for (guint i = 0; i < token->forms->len; i++)
    {
      g_autofree char *stem
        = hv_stemmer_stem (builder->lexicon->stemmer, token->forms->pdata[i], -1);

      append_family (builder, stem, exact, family);
    }
  keep_frequent (builder, family);
  return family;
}

/* "gewist" beside "wissen", and the other way round. */
static GArray *
find_partners (HvQueryBuilder *builder,
               HvToken        *token,
               GArray         *without)
{
  GArray *partners = g_array_new (FALSE, FALSE, sizeof (guint32));
  HvStemmer *stemmer = builder->lexicon->stemmer;
  g_autofree char *stem = hv_stemmer_partner (stemmer, hv_token_text (token));
  gboolean from_verb = !hv_stemmer_is_participle (stemmer, hv_token_text (token));

  if (stem == NULL || (builder->without & HV_LEVER_STEMS) != 0
      || (token->open && strlen (hv_token_text (token)) < SHORTEST_STEM))
    return partners;
  append_family (builder, stem, without, partners);
  for (guint i = partners->len; from_verb && i-- > 0;)
    if (!hv_stemmer_is_participle (
          stemmer, hv_vocabulary_term (builder->vocabulary, g_array_index (partners, guint32, i))))
      g_array_remove_index (partners, i);
  keep_frequent (builder, partners);
  return partners;
}

static gboolean
may_be_prefix (HvToken  *token,
               gboolean  alone,
               gboolean  known)
{
  const char *text = hv_token_text (token);
  gsize length = strlen (text);

  if (strspn (text, "0123456789") == length)
    return FALSE;
  if (token->open)
    return length > 1 || alone;
  return !known && length >= SHORTEST_HALF;
}

static void
add_prefix (HvQueryBuilder *builder,
            guint32         first,
            guint32         end,
            double          idf)
{
  HvQuery *query = builder->query;

  if (!begin_phrase (builder, HV_MATCHED_PREFIX, idf))
    return;
  query->begun[query->n_begun++] = query->phrases->len - 1;
  add_range (builder, first, end);
  for (guint32 term = first; term < end; term++)
    ask (query, hv_vocabulary_arrival (builder->vocabulary, term));
}

/* A synonym of several words: all of them, one behind the other. Only the one that
 * says most is marked in texts: "niet" of "niet mee eens" stands everywhere. */
static void
add_wording (HvQueryBuilder  *builder,
             char           **words,
             double           limit)
{
  g_autoptr (GString) wording = NULL;
  guint32 rarest = 0;
  double idf = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      double own;
      guint index;

      if (!hv_vocabulary_find (builder->vocabulary, words[i], &index))
        return;
      own = hv_vocabulary_idf (builder->vocabulary, hv_vocabulary_df (builder->vocabulary, index));
      if (own > idf)
        rarest = index;
      idf = MAX (idf, own);
    }
  if (!begin_phrase (builder, HV_MATCHED_SYNONYM, MIN (idf, limit)))
    return;
  wording = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (wording, "%s\"%s\"", i > 0 ? " + " : "", words[i]);
  last_phrase (builder)->wording = g_string_free (g_steal_pointer (&wording), FALSE);
  mark (builder, rarest);
}

/* Those of @others that are one word, in all their forms. */
static GArray *
find_single (HvQueryBuilder *builder,
             GPtrArray      *others,
             GArray         *without)
{
  GArray *single = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      char **words = others->pdata[i];
      g_autofree char *stem = NULL;

      if (words[1] != NULL)
        continue;
      stem = hv_stemmer_stem (builder->lexicon->stemmer, words[0], -1);
      append_family (builder, stem, without, single);
    }
  keep_frequent (builder, single);
  return single;
}

static double
idf_of_commonest (HvQueryBuilder *builder,
                  GArray         *terms)
{
  return hv_vocabulary_idf (builder->vocabulary, max_df (builder, terms));
}

/* What a wording that denies means is what was asked, and no guess. */
static void
add_synonyms (HvQueryBuilder *builder,
              GPtrArray      *others,
              GArray         *without,
              double          limit)
{
  g_autoptr (GArray) single = find_single (builder, others, without);

  add_terms (builder, HV_MATCHED_SYNONYM, (guint32 *) single->data, single->len,
             builder->denied ? limit : MIN (limit, idf_of_commonest (builder, single)));
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      char **words = others->pdata[i];

      if (words[1] != NULL)
        add_wording (builder, words, limit);
    }
}

static void
add_compounds (HvQueryBuilder *builder,
               HvToken *token,
               GArray  *without,
               gboolean known,
               double   limit)
{
  const char *text = hv_token_text (token);
  g_autoptr (GArray) found = hv_compounds_with (builder->lexicon, text, !token->open);
  guint first = hv_vocabulary_bound (builder->vocabulary, text, strlen (text), FALSE);
  guint end = hv_vocabulary_bound (builder->vocabulary, text, strlen (text), TRUE);
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      guint32 term = g_array_index (found, guint32, i);

      /* What an unfinished word begins is there already, as that. */
      if (!(token->open && term >= first && term < end) && !contains (without, term))
        g_array_index (found, guint32, n++) = term;
    }
  g_array_set_size (found, n);
  if (found->len == 0 && !known)
    hv_compounds_split (builder->lexicon, hv_token_text (token), found);
  keep_frequent (builder, found);
  add_terms (builder, HV_MATCHED_COMPOUND, (guint32 *) found->data, found->len,
             MIN (limit, hv_vocabulary_idf (builder->vocabulary, sum_df (builder, found))));
}

/**
 * hv_query_replace:
 *
 * Puts @text in the place of @token in the query as it was understood.
 */
void
hv_query_replace (HvQueryBuilder *builder,
                  HvToken        *token,
                  const char     *text)
{
  g_string_erase (builder->corrected, token->start, token->end - token->start);
  g_string_insert (builder->corrected, token->start, text);
  if (builder->query->corrected == NULL)
    builder->query->corrected = g_strdup ("");
}

/* Other words that may have been meant. What was typed may be a word that the
 * knowledge does not have, so they count less. */
static void
add_meant (HvQueryBuilder *builder,
           GPtrArray      *meant,
           GArray         *without,
           double          limit)
{
  g_autoptr (GArray) family = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < meant->len; i++)
    {
      g_autofree char *stem = hv_stemmer_stem (builder->lexicon->stemmer, meant->pdata[i], -1);

      append_family (builder, stem, without, family);
    }
  keep_frequent (builder, family);
  add_terms (builder, HV_MATCHED_TYPO, (guint32 *) family->data, family->len,
             hv_tuning.meant * MIN (limit, idf_of_commonest (builder, family)));
}

/* Whether @token is a word that occurs, and its stem is the same without the last
 * letter: "pers" may have nothing to do with "per". */
static gboolean
is_by_chance (HvToken *token,
              GArray  *exact,
              GArray  *family)
{
  const char *text = hv_token_text (token);
  gsize length = strlen (text);

  return exact->len > 0 && family->len > 0 && length <= LONGEST_CHANCE
         && strlen (token->stem) + 1 == length
         && strncmp (token->stem, text, length - 1) == 0;
}

/* Words that begin with @token. */
static HvQueryRange
find_begun (HvQueryBuilder *builder,
            HvToken        *token)
{
  const char *text = hv_token_text (token);
  HvQueryRange range = { hv_vocabulary_bound (builder->vocabulary, text, strlen (text), FALSE),
                         hv_vocabulary_bound (builder->vocabulary, text, strlen (text), TRUE) };

  return range;
}

/* The word itself in its forms: @exact, what it begins, @family, and @partners. */
static void
add_forms (HvQueryBuilder     *builder,
           HvToken            *token,
           GArray             *exact,
           const HvQueryRange *begun,
           GArray             *family,
           GArray             *partners,
           double              idf)
{
  double literal = builder->denied ? hv_tuning.denied : 1;
  double of_family = idf;

  if (is_by_chance (token, exact, family))
    of_family = hv_tuning.chance
                * hv_vocabulary_idf (builder->vocabulary,
                                     sum_df (builder, exact) + sum_df (builder, family));
  add_terms (builder, HV_MATCHED_EXACT, (guint32 *) exact->data, exact->len, literal * idf);
  if (begun->end > begun->first)
    add_prefix (builder, begun->first, begun->end,
                MIN (idf, hv_vocabulary_idf (builder->vocabulary,
                                             hv_vocabulary_sum (builder->vocabulary, begun->first,
                                                                begun->end)))
                  * (exact->len > 0 ? hv_tuning.known : 1));
  add_terms (builder, HV_MATCHED_STEM, (guint32 *) family->data, family->len, literal * of_family);
  add_terms (builder, HV_MATCHED_STEM, (guint32 *) partners->data, partners->len,
             hv_tuning.participle
               * MIN (idf, hv_vocabulary_idf (builder->vocabulary, sum_df (builder, partners))));
}

/* How much the word says: no more than all its forms together, and no more than what
 * the documents say means the same. "inzien" is rare where "inzage" is everywhere, but
 * asks for no more. */
static double
weigh (HvQueryBuilder     *builder,
       HvToken            *token,
       GArray             *exact,
       const HvQueryRange *begun,
       GArray             *family,
       GArray             *partners)
{
  g_autoptr (GArray) same = find_single (builder, token->others, NULL);
  guint64 df = sum_df (builder, exact) + sum_df (builder, family);
  double idf;

  if (is_by_chance (token, exact, family))
    df = sum_df (builder, exact);
  else if (df > 0)
    df += sum_df (builder, partners);
  else
    df = hv_vocabulary_sum (builder->vocabulary, begun->first, begun->end);
  idf = hv_vocabulary_idf (builder->vocabulary, df);
  return builder->denied || same->len == 0 ? idf : MIN (idf, idf_of_commonest (builder, same));
}

/**
 * hv_query_add_ways:
 * @alone: whether @token is the whole query
 *
 * Adds the ways in which a row can have @token.
 *
 * Returns: how much the word says
 */
double
hv_query_add_ways (HvQueryBuilder *builder,
                   HvToken        *token,
                   gboolean        alone)
{
  g_autoptr (GArray) exact = find_exact (builder, token);
  g_autoptr (GArray) known = find_family (builder, token, exact);
  g_autoptr (GArray) family = g_array_copy (known);
  g_autoptr (GArray) partners = NULL;
  HvQueryRange begun = find_begun (builder, token);
  double idf;

  g_array_append_vals (known, exact->data, exact->len);
  partners = find_partners (builder, token, known);
  if ((builder->without & HV_LEVER_PREFIX) != 0 || token->mistyped
      || !may_be_prefix (token, alone, known->len > 0))
    begun.end = begun.first;
  builder->mistyped = token->mistyped;
  builder->denied = token->idiom;
  idf = weigh (builder, token, exact, &begun, family, partners);
  add_forms (builder, token, exact, &begun, family, partners, idf);
  add_synonyms (builder, token->others, known, idf);
  builder->lay = TRUE;
  add_synonyms (builder, token->lay, known, idf);
  builder->lay = FALSE;
  if ((builder->without & HV_LEVER_COMPOUNDS) == 0)
    add_compounds (builder, token, known, known->len > 0 || begun.end > begun.first, idf);
  builder->mistyped = FALSE;
  if (token->meant != NULL)
    add_meant (builder, token->meant, known, idf);
  return idf;
}
