/* hv-mend.c: what was meant by words that do not occur
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words that occur are what was meant. Of others, one that is near, two without the
 * space between them, or one with a space in it. What a mistake is mended to is from
 * then on the word of the query, with its other forms and its synonyms; one that says
 * nothing is passed over.
 */
#include "hv-mend.h"

#include <string.h>

#include "hv-compounds.h"
#include "hv-lever.h"
#include "hv-stop-words.h"
#include "hv-speller.h"

/* Words that are one in the knowledge have at least this many letters together. */
#define SHORTEST_JOINED 6

/* With a space in it, if one half is no word. */
#define SHORTEST_BROKEN 4

/* Two words between which the space was forgotten have so many each; a word that says
 * nothing may be shorter. */
#define SHORTEST_SPLIT 3

/* From this many letters on, a finished word may stand for what it begins. */
#define SHORTEST_HALF 3

static gboolean
occurs (HvLexicon *lexicon,
        HvToken   *token)
{
  for (guint i = 0; i < token->forms->len; i++)
    if (hv_vocabulary_find (lexicon->vocabulary, token->forms->pdata[i], NULL))
      return TRUE;
  return FALSE;
}

static gboolean
has_family (HvLexicon  *lexicon,
            const char *stem)
{
  guint n;

  return stem != NULL && hv_vocabulary_family (lexicon->vocabulary, stem, &n) != NULL;
}

static gboolean
begins_words (HvVocabulary *vocabulary,
              const char   *word)
{
  return hv_vocabulary_bound (vocabulary, word, strlen (word), FALSE)
         < hv_vocabulary_bound (vocabulary, word, strlen (word), TRUE);
}

/* Whether rows have another form of the word, or what it begins. */
static gboolean
is_understood (HvLexicon *lexicon,
               HvToken   *token,
               guint      without)
{
  const char *text = hv_token_text (token);
  g_autofree char *partner = NULL;

  if ((without & HV_LEVER_PREFIX) == 0 && (token->open || strlen (text) >= SHORTEST_HALF)
      && begins_words (lexicon->vocabulary, text))
    return TRUE;
  if ((without & HV_LEVER_STEMS) != 0)
    return FALSE;
  partner = hv_stemmer_partner (lexicon->stemmer, text);
  return has_family (lexicon, token->stem) || has_family (lexicon, partner);
}

/* Whether rows have words that it is a part of, or its parts. */
static gboolean
is_compound (HvLexicon *lexicon,
             HvToken   *token,
             gboolean   of_parts,
             guint      without)
{
  g_autoptr (GArray) words = NULL;

  if ((without & HV_LEVER_COMPOUNDS) != 0)
    return FALSE;
  words = hv_compounds_with (lexicon, hv_token_text (token), !token->open);
  if (of_parts && words->len == 0)
    hv_compounds_split (lexicon, hv_token_text (token), words);
  return words->len > 0;
}

/* Whether it stands in a list of synonyms: no mistake, though no text has it. */
static gboolean
is_listed (HvLexicon *lexicon,
           HvToken   *token,
           guint      without)
{
  return ((without & HV_LEVER_SYNONYMS) == 0 && hv_synonyms_has (lexicon->synonyms, token->stem))
         || ((without & HV_LEVER_THESAURUS) == 0
             && hv_synonyms_has (lexicon->thesaurus, token->stem));
}

/* "persoons gegevens" where the knowledge has "persoonsgegevens": either will do. */
static void
add_joined (GPtrArray  *tokens,
            guint       left,
            const char *joined)
{
  g_ptr_array_add (((HvToken *) tokens->pdata[left])->forms, g_strdup (joined));
  g_ptr_array_add (((HvToken *) tokens->pdata[left + 1])->forms, g_strdup (joined));
}

/* "gege vens": one word. */
static void
replace_joined (GPtrArray  *tokens,
                guint       at,
                const char *joined,
                HvLexicon  *lexicon)
{
  HvToken *left = tokens->pdata[at];
  HvToken *right = tokens->pdata[at + 1];
  HvToken *token = hv_token_new (lexicon, joined, left->start, right->end);

  token->open = right->open;
  token->mended = g_strdup (joined);
  g_ptr_array_remove_index (tokens, at + 1);
  g_ptr_array_remove_index (tokens, at);
  g_ptr_array_insert (tokens, at, token);
}

/* One letter is hardly ever a word, and what is being typed may become one. */
static gboolean
is_broken (HvLexicon *lexicon,
           HvToken   *left,
           HvToken   *right)
{
  if (!left->stop && !occurs (lexicon, left))
    return TRUE;
  return !right->open && !right->stop
         && (strlen (hv_token_text (right)) == 1 || !occurs (lexicon, right));
}

static void
join_neighbours (GPtrArray *tokens,
                 HvLexicon *lexicon,
                 guint      without)
{
  for (guint i = 0; i + 1 < tokens->len; i++)
    {
      HvToken *left = tokens->pdata[i];
      HvToken *right = tokens->pdata[i + 1];
      g_autofree char *joined = g_strconcat (hv_token_text (left), hv_token_text (right), NULL);

      if (strlen (joined) < SHORTEST_BROKEN
          || !hv_vocabulary_find (lexicon->vocabulary, joined, NULL))
        continue;
      if ((without & HV_LEVER_TYPOS) == 0 && is_broken (lexicon, left, right))
        replace_joined (tokens, i, joined, lexicon);
      else if ((without & HV_LEVER_COMPOUNDS) == 0 && !left->stop && !right->stop
               && strlen (joined) >= SHORTEST_JOINED)
        add_joined (tokens, i, joined);
    }
}

/* How often the rarer half of a split occurs, 0 when one does not. */
static guint
halves (HvLexicon  *lexicon,
        const char *left,
        const char *right)
{
  guint l, r;

  if ((strlen (left) < SHORTEST_SPLIT && !hv_is_stop_word (lexicon->lang, left))
      || (strlen (right) < SHORTEST_SPLIT && !hv_is_stop_word (lexicon->lang, right)))
    return 0;
  if (!hv_vocabulary_find (lexicon->vocabulary, left, &l)
      || !hv_vocabulary_find (lexicon->vocabulary, right, &r))
    return 0;
  return MIN (hv_vocabulary_df (lexicon->vocabulary, l), hv_vocabulary_df (lexicon->vocabulary, r));
}

/* The place in @word between two words that occur; the one whose rarer half is
 * the most frequent, so that no odd word is made of it. 0 when there is none. */
static gsize
find_split (HvLexicon  *lexicon,
            const char *word)
{
  gsize best = 0;
  guint most = 0;

  for (gsize at = 2; at + 2 <= strlen (word); at++)
    {
      g_autofree char *left = g_strndup (word, at);
      guint df = halves (lexicon, left, word + at);

      if (df <= most)
        continue;
      most = df;
      best = at;
    }
  return best;
}

/* "mijngegevens": a word that does not occur in any form, but two that do. */
static gboolean
split (GPtrArray *tokens,
       guint      at,
       HvLexicon *lexicon)
{
  HvToken *token = tokens->pdata[at];
  const char *text = hv_token_text (token);
  gsize place = find_split (lexicon, text);
  g_autofree char *left = g_strndup (text, place);
  HvToken *first, *second;

  if (place == 0)
    return FALSE;
  first = hv_token_new (lexicon, left, token->start, token->end);
  second = hv_token_new (lexicon, text + place, token->start, token->end);
  second->mended = g_strconcat (left, " ", text + place, NULL);
  second->open = token->open;
  g_ptr_array_remove_index (tokens, at);
  g_ptr_array_insert (tokens, at, second);
  g_ptr_array_insert (tokens, at, first);
  return TRUE;
}

static void
add_meant (HvLexicon  *lexicon,
           HvToken    *token,
           const char *word)
{
  if (token->meant == NULL)
    token->meant = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (token->meant, g_strdup (word));
}

/* The word itself is that which was meant. */
static void
replace (GPtrArray  *tokens,
         guint       at,
         HvLexicon  *lexicon,
         const char *word)
{
  HvToken *token = tokens->pdata[at];
  HvToken *meant = hv_token_new (lexicon, word, token->start, token->end);

  meant->open = token->open;
  meant->mistyped = TRUE;
  meant->typed = g_strdup (hv_token_text (token));
  meant->mended = g_strdup (word);
  g_ptr_array_remove_index (tokens, at);
  g_ptr_array_insert (tokens, at, meant);
}

/* A small word is what was meant only if no other is as near. */
static guint
drop_small (HvLexicon  *lexicon,
            HvSpelling *found,
            guint       n)
{
  guint kept = 0;

  while (kept < n && found[kept].distance == found[0].distance)
    kept++;
  n = kept;
  kept = 0;
  for (guint i = 0; i < n; i++)
    if (!hv_is_stop_word (lexicon->lang, hv_vocabulary_term (lexicon->vocabulary, found[i].term)))
      found[kept++] = found[i];
  return kept > 0 ? kept : MIN (n, 1);
}

/* All that are as near as the nearest, from the one with number @first on. */
static void
add_spellings (HvLexicon        *lexicon,
               HvToken          *token,
               const HvSpelling *found,
               guint             n,
               guint             first)
{
  for (guint i = first; i < n && found[i].distance == found[0].distance; i++)
    add_meant (lexicon, token, hv_vocabulary_term (lexicon->vocabulary, found[i].term));
}

/* One mistake is likelier than a space too few, and that likelier than a compound that
 * nobody wrote before, or than two mistakes. */
static void
mend (GPtrArray *tokens,
      guint      at,
      HvLexicon *lexicon,
      guint      without)
{
  HvToken *token = tokens->pdata[at];
  HvSpelling found[HV_SPELLINGS];
  gboolean understood;
  guint n;

  if (token->stop || occurs (lexicon, token) || is_listed (lexicon, token, without))
    return;
  understood = is_understood (lexicon, token, without);
  if (understood && token->open)
    return;
  n = hv_speller_find (lexicon->vocabulary, hv_token_text (token), token->open, found);
  n = drop_small (lexicon, found, n);
  if (n > 0 && found[0].distance == 1
      && (understood || is_compound (lexicon, token, FALSE, without)))
    add_spellings (lexicon, token, found, n, 0);
  else if (!understood
           && ((n > 0 && found[0].distance == 1)
               || (!split (tokens, at, lexicon) && n > 0
                   && !is_compound (lexicon, token, TRUE, without))))
    {
      replace (tokens, at, lexicon, hv_vocabulary_term (lexicon->vocabulary, found[0].term));
      add_spellings (lexicon, tokens->pdata[at], found, n, 1);
    }
}

/**
 * hv_mend_tokens:
 * @tokens: (element-type HvToken): the words of a query, in their order
 * @without: sum of #HvLever that are not to be used
 */
void
hv_mend_tokens (GPtrArray *tokens,
                HvLexicon *lexicon,
                guint      without)
{
  join_neighbours (tokens, lexicon, without);
  for (guint i = tokens->len; (without & HV_LEVER_TYPOS) == 0 && i-- > 0;)
    mend (tokens, i, lexicon, without);
}
