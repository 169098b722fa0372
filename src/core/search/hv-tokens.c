/* hv-tokens.c: the words of a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-tokens.h"

#include <string.h>

#include "hv-limits.h"
#include "hv-mend.h"
#include "hv-query.h"
#include "hv-stop-words.h"
#include "hv-words.h"

/* Words of a query that are looked at at all. */
#define MAX_TOKENS 64

static void
token_free (gpointer data)
{
  HvToken *token = data;

  g_ptr_array_unref (token->forms);
  g_clear_pointer (&token->others, g_ptr_array_unref);
  g_clear_pointer (&token->lay, g_ptr_array_unref);
  g_free (token->stem);
  g_clear_pointer (&token->meant, g_ptr_array_unref);
  g_free (token->typed);
  g_free (token->mended);
  g_free (token);
}

/**
 * hv_token_text:
 *
 * Returns: (transfer none): the folded word
 */
const char *
hv_token_text (HvToken *token)
{
  return token->forms->pdata[0];
}

/**
 * hv_token_new:
 * @text: a folded word
 * @start, @end: bytes of the query
 *
 * Returns: (transfer full): a word of a query
 */
HvToken *
hv_token_new (HvLexicon  *lexicon,
              const char *text,
              guint       start,
              guint       end)
{
  HvToken *token = g_new0 (HvToken, 1);

  token->forms = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (token->forms, g_strdup (text));
  token->stem = hv_stemmer_stem (lexicon->stemmer, text, -1);
  token->start = start;
  token->end = end;
  token->stop = hv_is_stop_word (lexicon->lang, text);
  return token;
}

/* Another form belongs to every word that a hyphen joined: a text with
 * "avgverzoek" has both words of "avg-verzoek". */
static void
add_form (GPtrArray  *tokens,
          guint       first,
          const char *form)
{
  for (guint i = first; i < tokens->len; i++)
    g_ptr_array_add (((HvToken *) tokens->pdata[i])->forms, g_strdup (form));
}

static guint
cut_written (HvWords   *words,
             guint      at,
             HvLexicon *lexicon,
             GPtrArray *tokens)
{
  guint number = hv_words_at (words, at)->number;
  guint first = tokens->len;
  guint end = at;

  for (; end < hv_words_count (words) && hv_words_at (words, end)->number == number; end++)
    {
      const HvWord *word = hv_words_at (words, end);
      g_autofree char *text = word->also ? NULL : hv_words_dup (words, word);

      if (text != NULL)
        g_ptr_array_add (tokens, hv_token_new (lexicon, text, word->start, word->end));
    }
  for (guint i = at; i < end; i++)
    if (hv_words_at (words, i)->also)
      {
        g_autofree char *form = hv_words_dup (words, hv_words_at (words, i));

        add_form (tokens, first, form);
      }
  return end;
}

static double
weight_of (HvToken      *token,
           HvVocabulary *vocabulary)
{
  guint index;
  guint df = hv_vocabulary_find (vocabulary, hv_token_text (token), &index)
               ? hv_vocabulary_df (vocabulary, index)
               : 0;

  return hv_vocabulary_idf (vocabulary, df);
}

/* Synonyms of a wording of several words go to the word of it that says most;
 * if none of them says anything alone, that word now counts all the same. */
static void
attach_synonyms (GPtrArray            *tokens,
                 const HvSynonymMatch *match,
                 HvVocabulary         *vocabulary,
                 gboolean              lay)
{
  HvToken *best = NULL;
  GPtrArray **others;

  for (guint i = match->first; i < match->first + match->length; i++)
    {
      HvToken *token = tokens->pdata[i];

      if (best == NULL || (best->stop && !token->stop)
          || (best->stop == token->stop
              && weight_of (token, vocabulary) > weight_of (best, vocabulary)))
        best = token;
    }
  /* "bel" says nothing, also where "belletje" has synonyms. */
  if (match->length == 1 && (best->stop || best->denied))
    return;
  best->idiom |= match->length > 1 && best->denied;
  others = lay ? &best->lay : &best->others;
  if (*others == NULL)
    *others = g_ptr_array_new ();
  for (guint i = 0; i < match->others->len; i++)
    g_ptr_array_add (*others, match->others->pdata[i]);
}

static gboolean
is_negation (const char *word)
{
  static const char * const negations[]
    = { "niet", "geen", "nooit", "not", "no", "never", "nicht", "kein", "keine", "keinen", "nie" };

  for (guint i = 0; i < G_N_ELEMENTS (negations); i++)
    if (strcmp (word, negations[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "niet weggooien" asks for something else than "weggooien": in a wording that denies,
 * its words have no synonyms of their own. */
static void
note_denied (GPtrArray *tokens,
             GArray    *matches)
{
  for (guint m = 0; m < matches->len; m++)
    {
      const HvSynonymMatch *match = &g_array_index (matches, HvSynonymMatch, m);
      guint end = match->first + match->length;
      gboolean denies = FALSE;

      for (guint i = match->first; i < end; i++)
        denies |= is_negation (hv_token_text (tokens->pdata[i]));
      for (guint i = match->first; i < end && match->length > 1; i++)
        ((HvToken *) tokens->pdata[i])->denied |= denies;
    }
}

static void
attach_all (GPtrArray    *tokens,
            GArray       *matches,
            HvVocabulary *vocabulary,
            gboolean      lay)
{
  for (guint i = 0; i < matches->len; i++)
    attach_synonyms (tokens, &g_array_index (matches, HvSynonymMatch, i), vocabulary, lay);
}

static void
find_synonyms (GPtrArray *tokens,
               HvLexicon *lexicon,
               guint      without)
{
  g_autofree const char **stems = g_new0 (const char *, tokens->len + 1);
  g_autoptr (GArray) own = NULL;
  g_autoptr (GArray) lay = NULL;

  for (guint i = 0; i < tokens->len; i++)
    stems[i] = ((HvToken *) tokens->pdata[i])->stem;
  own = hv_synonyms_match (lexicon->synonyms, stems,
                           (without & HV_LEVER_SYNONYMS) == 0 ? tokens->len : 0);
  lay = hv_synonyms_match (lexicon->thesaurus, stems,
                           (without & HV_LEVER_THESAURUS) == 0 ? tokens->len : 0);
  note_denied (tokens, own);
  note_denied (tokens, lay);
  attach_all (tokens, own, lexicon->vocabulary, FALSE);
  attach_all (tokens, lay, lexicon->vocabulary, TRUE);
}

static gboolean
is_known (GPtrArray *tokens,
          guint      before)
{
  const char *text = hv_token_text (tokens->pdata[before]);

  for (guint i = 0; i < before; i++)
    if (strcmp (hv_token_text (tokens->pdata[i]), text) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_synonyms (HvToken *token)
{
  return token->others != NULL || token->lay != NULL;
}

/* Words that do not count go: those that say nothing, unless there is nothing
 * else; a word said twice; a single letter that is being typed behind others. */
static void
drop_idle (GPtrArray *tokens,
           GPtrArray *idle)
{
  gboolean any = FALSE;

  for (guint i = 0; i < tokens->len; i++)
    {
      HvToken *token = tokens->pdata[i];

      any |= !token->stop || has_synonyms (token);
    }
  for (guint i = tokens->len; i-- > 0;)
    {
      HvToken *token = tokens->pdata[i];
      gboolean lonely = token->open && strlen (hv_token_text (token)) == 1
                        && !g_ascii_isdigit (hv_token_text (token)[0]) && i > 0;

      gboolean says_nothing = any && token->stop && !has_synonyms (token);

      if (says_nothing)
        g_ptr_array_add (idle, g_strdup (hv_token_text (token)));
      if (says_nothing || is_known (tokens, i) || (lonely && tokens->len > 1))
        g_ptr_array_remove_index (tokens, i);
    }
}

/* Words that the knowledge does not have in any form can find nothing, however
 * rare they are: they go before any that can. */
static gboolean
is_worse (HvToken   *token,
          HvToken   *other,
          HvLexicon *lexicon)
{
  guint n, n_other;
  gboolean known = hv_vocabulary_family (lexicon->vocabulary, token->stem, &n) != NULL;
  gboolean other_known = hv_vocabulary_family (lexicon->vocabulary, other->stem, &n_other) != NULL;

  if (known != other_known)
    return other_known;
  return weight_of (token, lexicon->vocabulary) <= weight_of (other, lexicon->vocabulary);
}

static void
drop_commonest (GPtrArray *tokens,
                HvLexicon *lexicon)
{
  while (tokens->len > HV_QUERY_GROUPS)
    {
      guint worst = 0;

      for (guint i = 1; i < tokens->len; i++)
        if (is_worse (tokens->pdata[i], tokens->pdata[worst], lexicon))
          worst = i;
      g_ptr_array_remove_index (tokens, worst);
    }
}

/**
 * hv_tokens_new:
 * @without: sum of #HvLever that are not to be used
 * @idle: (element-type utf8): where to put the words that do not count
 *
 * Returns: (transfer full) (element-type HvToken): the words that count, in
 *   their order
 */
GPtrArray *
hv_tokens_new (HvLexicon  *lexicon,
               const char *text,
               gsize       length,
               guint       without,
               GPtrArray  *idle)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func (token_free);
  HvWords *words = lexicon->words;

  hv_words_cut (words, text, length, lexicon->lang);
  for (guint i = 0; i < hv_words_count (words) && tokens->len < MAX_TOKENS;)
    i = cut_written (words, i, lexicon, tokens);
  if (tokens->len == 0)
    return tokens;
  ((HvToken *) tokens->pdata[tokens->len - 1])->open
    = hv_words_open (words) && length <= HV_LIMIT_QUERY;
  hv_mend_tokens (tokens, lexicon, without);
  for (guint i = 0; i < tokens->len && (without & HV_LEVER_STOP) != 0; i++)
    ((HvToken *) tokens->pdata[i])->stop = FALSE;
  find_synonyms (tokens, lexicon, without);
  drop_idle (tokens, idle);
  drop_commonest (tokens, lexicon);
  return tokens;
}
