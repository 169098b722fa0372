/* hv-query.c: what was typed, made into what is looked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each word of the query is a group of phrases, one for each way in which a row
 * can have it. User text never becomes syntax: every token is quoted, and it
 * consists of letters and digits only.
 */
#include "hv-query.h"

#include <string.h>

#include "hv-compounds.h"
#include "hv-fts.h"
#include "hv-speller.h"
#include "hv-tokens.h"
#include "hv-tuning.h"

/* What keeps the cost of any query within bounds. */
#define MAX_TERMS 24
#define MAX_PHRASES 40

/* In a smaller collection all rows can be looked at, whatever they have. */
#define MANY_ROWS 4000

/* Of a word this short one letter makes another word; of a longer one, most of the
 * time, another form. */
#define LONGEST_CHANCE 4

/* From this many letters on, an unfinished word also finds its other forms. */
#define SHORTEST_STEM 4

/* A finished word that occurs nowhere, but begins others, is taken for a
 * beginning: people who type while they listen do not finish words. */
#define SHORTEST_HALF 3

typedef struct
{
  HvLexicon    *lexicon;
  HvVocabulary *vocabulary;
  HvQuery      *query;
  GString      *group;       /* the expression of the group being made */
  GPtrArray    *expressions; /* of each group, "" where nothing can match it */
  guint         number;      /* of that group */
  guint         without;     /* sum of HvLever */
  gboolean      lay;         /* what is being added comes from the thesaurus */
  GString      *corrected;   /* changes of the query's text, from its end on */
} Builder;

static void
group_clear (gpointer data)
{
  g_free (((HvQueryGroup *) data)->typed);
}

static void
prefix_clear (gpointer data)
{
  g_free (((HvQueryPrefix *) data)->text);
}

static void
append_term (GString    *expression,
             const char *term)
{
  for (const char *c = term; *c != '\0'; c++)
    if (*c != '"')
      g_string_append_c (expression, *c);
}

/* @term belongs to the phrase that was begun last. */
static void
mark (Builder    *builder,
      const char *term)
{
  if (!g_hash_table_contains (builder->query->marks, term))
    g_hash_table_insert (builder->query->marks, g_strdup (term),
                         GUINT_TO_POINTER (builder->query->phrases->len));
}

/* Begins a phrase of the group; what it consists of is for the caller to append. */
static gboolean
begin_phrase (Builder     *builder,
              HvMatchedBy  kind,
              double       idf)
{
  HvQueryPhrase phrase = { builder->number, kind, builder->lay,
                           (builder->lay ? hv_tuning.thesaurus : hv_tuning.kind[kind]) * idf };

  if (builder->query->phrases->len >= MAX_PHRASES)
    return FALSE;
  if (builder->group->len > 0)
    g_string_append (builder->group, " OR ");
  g_array_append_val (builder->query->phrases, phrase);
  return TRUE;
}

/* A phrase of @n words, any of which will do. */
static void
add_terms (Builder       *builder,
           HvMatchedBy    kind,
           const guint32 *terms,
           guint          n,
           double         idf)
{
  if (n == 0 || !begin_phrase (builder, kind, idf))
    return;
  g_string_append_c (builder->group, '"');
  for (guint i = 0; i < n; i++)
    {
      const char *term = hv_vocabulary_term (builder->vocabulary, terms[i]);

      if (i > 0)
        {
          g_string_append_c (builder->group, ' ');
          g_string_append_c (builder->group, HV_FTS_ALSO);
        }
      append_term (builder->group, term);
      mark (builder, term);
    }
  g_string_append_c (builder->group, '"');
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
sum_df (Builder *builder,
        GArray  *terms)
{
  guint64 sum = 0;

  for (guint i = 0; i < terms->len; i++)
    sum += builder->vocabulary->df[g_array_index (terms, guint32, i)];
  return sum;
}

static int
compare_df (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  const guint32 *df = ((HvVocabulary *) user_data)->df;
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  if (df[left] != df[right])
    return df[left] > df[right] ? -1 : 1;
  return (left > right) - (left < right);
}

static void
keep_frequent (Builder *builder,
               GArray  *terms)
{
  if (terms->len <= MAX_TERMS)
    return;
  g_array_sort_with_data (terms, compare_df, builder->vocabulary);
  g_array_set_size (terms, MAX_TERMS);
}

static GArray *
find_exact (Builder *builder,
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
append_family (Builder    *builder,
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
find_family (Builder *builder,
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
static void
add_partners (Builder *builder,
              HvToken *token,
              GArray  *without,
              double   limit)
{
  g_autoptr (GArray) partners = g_array_new (FALSE, FALSE, sizeof (guint32));
  HvStemmer *stemmer = builder->lexicon->stemmer;
  g_autofree char *stem = hv_stemmer_partner (stemmer, hv_token_text (token));
  gboolean from_verb = !hv_stemmer_is_participle (stemmer, hv_token_text (token));

  if (stem == NULL || (builder->without & HV_LEVER_STEMS) != 0 || (token->open && strlen (hv_token_text (token)) < SHORTEST_STEM))
    return;
  append_family (builder, stem, without, partners);
  for (guint i = partners->len; from_verb && i-- > 0;)
    if (!hv_stemmer_is_participle (
          stemmer, hv_vocabulary_term (builder->vocabulary, g_array_index (partners, guint32, i))))
      g_array_remove_index (partners, i);
  keep_frequent (builder, partners);
  limit = MIN (limit, hv_vocabulary_idf (builder->vocabulary, sum_df (builder, partners)));
  add_terms (builder, HV_MATCHED_STEM, (guint32 *) partners->data, partners->len,
             limit * hv_tuning.participle);
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
add_prefix (Builder    *builder,
            const char *text,
            double      idf)
{
  HvQueryPrefix prefix = { NULL, strlen (text), builder->query->phrases->len };

  if (!begin_phrase (builder, HV_MATCHED_PREFIX, idf))
    return;
  prefix.text = g_strdup (text);
  g_array_append_val (builder->query->prefixes, prefix);
  g_string_append_c (builder->group, '"');
  append_term (builder->group, text);
  g_string_append (builder->group, "\" *");
}

/* A synonym of several words: all of them, one behind the other. Only the one that
 * says most is marked in texts: "niet" of "niet mee eens" stands everywhere. */
static void
add_wording (Builder  *builder,
             char    **words,
             double    limit)
{
  const char *rarest = NULL;
  double idf = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      double own;
      guint index;

      if (!hv_vocabulary_find (builder->vocabulary, words[i], &index))
        return;
      own = hv_vocabulary_idf (builder->vocabulary, builder->vocabulary->df[index]);
      if (own > idf)
        rarest = words[i];
      idf = MAX (idf, own);
    }
  if (!begin_phrase (builder, HV_MATCHED_SYNONYM, MIN (idf, limit)))
    return;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_string_append (builder->group, i > 0 ? " + \"" : "\"");
      append_term (builder->group, words[i]);
      g_string_append_c (builder->group, '"');
    }
  if (rarest != NULL)
    mark (builder, rarest);
}

static void
add_synonyms (Builder   *builder,
              GPtrArray *others,
              GArray    *without,
              double     limit)
{
  g_autoptr (GArray) single = g_array_new (FALSE, FALSE, sizeof (guint32));

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
  add_terms (builder, HV_MATCHED_SYNONYM, (guint32 *) single->data, single->len,
             MIN (limit, hv_vocabulary_idf (builder->vocabulary, sum_df (builder, single))));
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      char **words = others->pdata[i];

      if (words[1] != NULL)
        add_wording (builder, words, limit);
    }
}

static void
add_compounds (Builder *builder,
               HvToken *token,
               GArray  *without,
               gboolean known,
               double   limit)
{
  g_autoptr (GArray) found = hv_compounds_with (builder->lexicon, hv_token_text (token),
                                                        !token->open);

  for (guint i = found->len; i-- > 0;)
    {
      guint32 term = g_array_index (found, guint32, i);

      /* What an unfinished word begins is there already, as that. */
      if (contains (without, term)
          || (token->open && g_str_has_prefix (hv_vocabulary_term (builder->vocabulary, term),
                                               hv_token_text (token))))
        g_array_remove_index (found, i);
    }
  if (found->len == 0 && !known)
    hv_compounds_split (builder->lexicon, hv_token_text (token), found);
  keep_frequent (builder, found);
  add_terms (builder, HV_MATCHED_COMPOUND, (guint32 *) found->data, found->len,
             MIN (limit, hv_vocabulary_idf (builder->vocabulary, sum_df (builder, found))));
}

static void
replace (Builder    *builder,
         HvToken    *token,
         const char *text)
{
  g_string_erase (builder->corrected, token->start, token->end - token->start);
  g_string_insert (builder->corrected, token->start, text);
  if (builder->query->corrected == NULL)
    builder->query->corrected = g_strdup ("");
}

/* Returns how much the word that was meant says, or @idf when there is none. */
static double
correct (Builder *builder,
         HvToken *token,
         double   idf)
{
  g_autoptr (GArray) family = g_array_new (FALSE, FALSE, sizeof (guint32));
  const char *term;
  g_autofree char *stem = NULL;
  guint index;

  if (!hv_speller_correct (builder->vocabulary, hv_token_text (token), token->open, &index))
    return idf;
  term = hv_vocabulary_term (builder->vocabulary, index);
  stem = hv_stemmer_stem (builder->lexicon->stemmer, term, -1);
  append_family (builder, stem, NULL, family);
  keep_frequent (builder, family);
  idf = hv_vocabulary_idf (builder->vocabulary, sum_df (builder, family));
  add_terms (builder, HV_MATCHED_TYPO, (guint32 *) family->data, family->len, idf);
  replace (builder, token, term);
  return idf;
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

/* Adds the ways in which a row can have @token; returns how much the word says. */
static double
add_ways (Builder  *builder,
          HvToken  *token,
          gboolean  alone)
{
  g_autoptr (GArray) exact = find_exact (builder, token);
  g_autoptr (GArray) family = find_family (builder, token, exact);
  const char *text = hv_token_text (token);
  guint64 df = sum_df (builder, exact) + sum_df (builder, family);
  guint first = hv_vocabulary_bound (builder->vocabulary, text, strlen (text), FALSE);
  guint end = hv_vocabulary_bound (builder->vocabulary, text, strlen (text), TRUE);
  guint64 begun = builder->vocabulary->sums[end] - builder->vocabulary->sums[first];
  gboolean prefix = end > first && (builder->without & HV_LEVER_PREFIX) == 0
                    && may_be_prefix (token, alone, df > 0);
  double idf = hv_vocabulary_idf (builder->vocabulary, df > 0 ? df : (prefix ? begun : 0));
  double of_family = idf;
  guint before = builder->query->phrases->len;

  if (is_by_chance (token, exact, family))
    {
      idf = hv_vocabulary_idf (builder->vocabulary, sum_df (builder, exact));
      of_family *= hv_tuning.chance;
    }

  add_terms (builder, HV_MATCHED_EXACT, (guint32 *) exact->data, exact->len, idf);
  if (prefix)
    add_prefix (builder, text, MIN (idf, hv_vocabulary_idf (builder->vocabulary, begun))
                                 * (exact->len > 0 ? hv_tuning.known : 1));
  add_terms (builder, HV_MATCHED_STEM, (guint32 *) family->data, family->len, of_family);
  g_array_append_vals (exact, family->data, family->len);
  add_partners (builder, token, exact, idf);
  add_synonyms (builder, token->others, exact, idf);
  builder->lay = TRUE;
  add_synonyms (builder, token->lay, exact, idf);
  builder->lay = FALSE;
  if ((builder->without & HV_LEVER_COMPOUNDS) == 0)
    add_compounds (builder, token, exact, df > 0 || prefix, idf);
  if (builder->query->phrases->len == before && (builder->without & HV_LEVER_TYPOS) == 0)
    return correct (builder, token, idf);
  return idf;
}

static void
add_group (Builder  *builder,
           HvToken  *token,
           gboolean  alone)
{
  HvQuery *query = builder->query;
  HvQueryGroup group = { g_strdup (hv_token_text (token)), 0, query->phrases->len, 0 };

  builder->number = query->groups->len;
  g_string_truncate (builder->group, 0);
  group.idf = add_ways (builder, token, alone);
  if (token->mended != NULL)
    replace (builder, token, token->mended);
  group.n = query->phrases->len - group.first;
  query->idf += group.idf;
  g_array_append_val (query->groups, group);
  g_ptr_array_add (builder->expressions, g_strdup (builder->group->str));
}

static void
add_idle (Builder    *builder,
          const char *word)
{
  HvQuery *query = builder->query;
  guint n = g_hash_table_size (query->idle);
  guint index;

  if (n == HV_QUERY_IDLE || g_hash_table_contains (query->idle, word)
      || !hv_vocabulary_find (builder->vocabulary, word, &index))
    return;
  query->idle_idf[n] = hv_vocabulary_idf (builder->vocabulary, builder->vocabulary->df[index]);
  g_hash_table_insert (query->idle, g_strdup (word), GUINT_TO_POINTER (n + 1));
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

static char *
join (Builder    *builder,
      const char *between,
      guint32     without)
{
  GString *expression = g_string_new (NULL);

  for (guint i = 0; i < builder->expressions->len; i++)
    {
      const char *group = builder->expressions->pdata[i];

      if (*group != '\0' && (without & (1u << i)) == 0)
        g_string_append_printf (expression, "%s(%s)", expression->len > 0 ? between : "", group);
    }
  return g_string_free (expression, FALSE);
}

/* Rows need a word that says something. The weak ones stand behind it once more
 * with the others, so that FTS5 knows where they are in the rows that have one. */
static void
make_any (Builder *builder)
{
  HvQuery *query = builder->query;
  guint32 weak = builder->vocabulary->rows >= MANY_ROWS ? find_weak (query) : 0;
  g_autofree char *every = join (builder, " OR ", 0);
  g_autofree char *strong = join (builder, " OR ", weak);

  if (weak == 0)
    {
      query->any = g_steal_pointer (&every);
      return;
    }
  query->any = g_strdup_printf ("(%s) AND (%s)", strong, every);
  for (guint i = 0; i < query->groups->len; i++)
    if ((weak & (1u << i)) == 0)
      query->any_first += g_array_index (query->groups, HvQueryGroup, i).n;
}

static void
finish (Builder *builder)
{
  HvQuery *query = builder->query;
  guint matchable = 0;

  for (guint i = 0; i < query->groups->len; i++)
    matchable += g_array_index (query->groups, HvQueryGroup, i).n > 0;
  if (matchable > 1)
    query->all = join (builder, " AND ", 0);
  if (matchable > 0)
    make_any (builder);
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
  Builder builder = {
    .lexicon = lexicon,
    .vocabulary = lexicon->vocabulary,
    .query = query,
    .without = without,
    .group = g_string_new (NULL),
    .expressions = g_ptr_array_new_with_free_func (g_free),
    .corrected = g_string_new_len (text, length),
  };

  query->groups = g_array_new (FALSE, FALSE, sizeof (HvQueryGroup));
  g_array_set_clear_func (query->groups, group_clear);
  query->phrases = g_array_new (FALSE, FALSE, sizeof (HvQueryPhrase));
  query->prefixes = g_array_new (FALSE, FALSE, sizeof (HvQueryPrefix));
  g_array_set_clear_func (query->prefixes, prefix_clear);
  query->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  query->idle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* From the last word to the first, so that the places of the others still
   * hold when one is corrected. */
  for (guint i = tokens->len; i-- > 0;)
    add_group (&builder, tokens->pdata[i], tokens->len == 1);
  for (guint i = 0; i < idle->len; i++)
    add_idle (&builder, idle->pdata[i]);
  finish (&builder);
  g_string_free (builder.group, TRUE);
  g_ptr_array_unref (builder.expressions);
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
  g_array_unref (query->prefixes);
  g_hash_table_unref (query->marks);
  g_hash_table_unref (query->idle);
  g_free (query->all);
  g_free (query->any);
  g_free (query->corrected);
  g_free (query);
}

/**
 * hv_query_find:
 * @word: a folded word of a text
 * @phrase: (out): number of the phrase that it matches
 *
 * Returns: whether the word matches the query
 */
gboolean
hv_query_find (HvQuery    *query,
               const char *word,
               guint      *phrase)
{
  gpointer mark = g_hash_table_lookup (query->marks, word);

  if (mark != NULL)
    {
      *phrase = GPOINTER_TO_UINT (mark) - 1;
      return TRUE;
    }
  for (guint i = 0; i < query->prefixes->len; i++)
    {
      const HvQueryPrefix *prefix = &g_array_index (query->prefixes, HvQueryPrefix, i);

      if (strncmp (word, prefix->text, prefix->length) == 0)
        {
          *phrase = prefix->phrase;
          return TRUE;
        }
    }
  return FALSE;
}
