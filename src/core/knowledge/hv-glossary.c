/* hv-glossary.c: words that explain themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word is found in its usual forms, by what its stem is; of words that begin
 * alike the longest one that fits. A word in capitals, as an abbreviation is, is
 * only itself: “AP” is no form of anything.
 */
#include "hv-glossary.h"

#include <string.h>

#include "hv-stem.h"
#include "hv-words.h"

typedef struct
{
  HvGloss   term;
  char   **stems;     /* of its words, in order */
  guint    n_stems;
  gboolean capitals;
} Entry;

struct _HvGlossary
{
  gatomicrefcount  refs;
  char            *lang;
  HvStemmer       *stemmer;
  GPtrArray       *entries;   /* (element-type Entry) */
  GHashTable      *by_stem;   /* first stem → GPtrArray of Entry */
  GHashTable      *by_key;    /* key → Entry */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->term.key);
  g_free (entry->term.word);
  g_free (entry->term.text);
  g_strfreev (entry->stems);
  g_free (entry);
}

/**
 * hv_glossary_new:
 * @lang: (nullable): of its words and of the texts to find them in
 *
 * Returns: (transfer full): an empty glossary. After words were added it may be
 *   handed to another thread, and is used in one thread at a time.
 */
HvGlossary *
hv_glossary_new (const char *lang)
{
  HvGlossary *glossary = g_new0 (HvGlossary, 1);

  g_atomic_ref_count_init (&glossary->refs);
  glossary->lang = g_strdup (lang);
  glossary->stemmer = hv_stemmer_new (lang);
  glossary->entries = g_ptr_array_new_with_free_func (entry_free);
  glossary->by_stem = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) g_ptr_array_unref);
  glossary->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  return glossary;
}

HvGlossary *
hv_glossary_ref (HvGlossary *glossary)
{
  g_atomic_ref_count_inc (&glossary->refs);
  return glossary;
}

void
hv_glossary_unref (HvGlossary *glossary)
{
  if (glossary == NULL || !g_atomic_ref_count_dec (&glossary->refs))
    return;
  g_hash_table_unref (glossary->by_stem);
  g_hash_table_unref (glossary->by_key);
  g_ptr_array_unref (glossary->entries);
  hv_stemmer_free (glossary->stemmer);
  g_free (glossary->lang);
  g_free (glossary);
}

/* A word of a text, once for all its forms. */
typedef struct
{
  char  *stem;
  gsize  start;
  gsize  end;
} Token;

static void
token_clear (gpointer data)
{
  g_free (((Token *) data)->stem);
}

static GArray *
cut (HvGlossary *glossary,
     const char *text)
{
  g_autoptr (HvWords) words = hv_words_new ();
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));

  g_array_set_clear_func (tokens, token_clear);
  hv_words_cut (words, text, -1, glossary->lang);
  for (guint i = 0; i < hv_words_count (words); i++)
    {
      const HvWord *word = hv_words_at (words, i);
      Token token = { NULL, word->start, word->end };

      if (word->also != 0)
        continue;
      token.stem = hv_stemmer_stem (glossary->stemmer, hv_words_get (words, word), word->length);
      g_array_append_val (tokens, token);
    }
  return tokens;
}

/* Without a letter that is small, and with more than one that is not. */
static gboolean
is_in_capitals (const char *text,
                gsize       length)
{
  guint capitals = 0;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_islower (letter))
        return FALSE;
      capitals += g_unichar_isupper (letter) ? 1 : 0;
    }
  return capitals > 1;
}

/**
 * hv_glossary_add:
 * @key: of its definition
 * @word: one word or several
 * @text: what it means
 */
void
hv_glossary_add (HvGlossary *glossary,
                 const char *key,
                 const char *word,
                 const char *text)
{
  g_autoptr (GArray) tokens = NULL;
  GPtrArray *same;
  Entry *entry;

  g_return_if_fail (glossary != NULL && key != NULL && word != NULL && text != NULL);

  tokens = cut (glossary, word);
  if (tokens->len == 0)
    return;
  entry = g_new0 (Entry, 1);
  entry->term.key = g_strdup (key);
  entry->term.word = g_strdup (word);
  entry->term.text = g_strdup (text);
  entry->n_stems = tokens->len;
  entry->stems = g_new0 (char *, tokens->len + 1);
  entry->capitals = is_in_capitals (word, strlen (word));
  for (guint i = 0; i < tokens->len; i++)
    entry->stems[i] = g_strdup (g_array_index (tokens, Token, i).stem);
  g_ptr_array_add (glossary->entries, entry);
  g_hash_table_insert (glossary->by_key, entry->term.key, entry);
  same = g_hash_table_lookup (glossary->by_stem, entry->stems[0]);
  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (glossary->by_stem, entry->stems[0], same);
    }
  g_ptr_array_add (same, entry);
}

/**
 * hv_glossary_get:
 *
 * Returns: (transfer none) (nullable): the term with that key
 */
const HvGloss *
hv_glossary_get (HvGlossary *glossary,
                 const char *key)
{
  const Entry *entry;

  g_return_val_if_fail (glossary != NULL && key != NULL, NULL);

  entry = g_hash_table_lookup (glossary->by_key, key);
  return entry != NULL ? &entry->term : NULL;
}

/**
 * hv_glossary_by_id:
 * @id: of a definition, as a text refers to it
 *
 * Returns: (transfer none) (nullable): its term
 */
const HvGloss *
hv_glossary_by_id (HvGlossary *glossary,
                   const char *id)
{
  g_return_val_if_fail (glossary != NULL && id != NULL, NULL);

  for (guint i = 0; i < glossary->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (glossary->entries, i);
      const char *own = strchr (entry->term.key, '#');
      gsize length = own != NULL ? strcspn (own + 1, "@") : 0;

      if (own != NULL && strlen (id) == length && strncmp (own + 1, id, length) == 0)
        return &entry->term;
    }
  return NULL;
}

static gboolean
fits (const Entry *entry,
      GArray      *tokens,
      guint        at,
      const char  *text)
{
  const Token *first = &g_array_index (tokens, Token, at);

  if (at + entry->n_stems > tokens->len)
    return FALSE;
  for (guint i = 1; i < entry->n_stems; i++)
    if (strcmp (entry->stems[i], g_array_index (tokens, Token, at + i).stem) != 0)
      return FALSE;
  return !entry->capitals || is_in_capitals (text + first->start, first->end - first->start);
}

static const Entry *
longest_at (HvGlossary *glossary,
            GArray     *tokens,
            guint       at,
            const char *text)
{
  GPtrArray *same = g_hash_table_lookup (glossary->by_stem,
                                         g_array_index (tokens, Token, at).stem);
  const Entry *longest = NULL;

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      const Entry *entry = g_ptr_array_index (same, i);

      if ((longest == NULL || entry->n_stems > longest->n_stems)
          && fits (entry, tokens, at, text))
        longest = entry;
    }
  return longest;
}

/**
 * hv_glossary_find:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type HvGlossSpan): the words of the glossary
 *   in it, in order; they do not overlap. The terms belong to the glossary.
 */
GArray *
hv_glossary_find (HvGlossary *glossary,
                  const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (HvGlossSpan));
  g_autoptr (GArray) tokens = NULL;

  g_return_val_if_fail (glossary != NULL && text != NULL, spans);

  if (glossary->entries->len == 0)
    return spans;
  tokens = cut (glossary, text);
  for (guint i = 0; i < tokens->len; i++)
    {
      const Entry *entry = longest_at (glossary, tokens, i, text);
      HvGlossSpan span;

      if (entry == NULL)
        continue;
      span.start = g_array_index (tokens, Token, i).start;
      i += entry->n_stems - 1;
      span.end = g_array_index (tokens, Token, i).end;
      span.term = &entry->term;
      g_array_append_val (spans, span);
    }
  return spans;
}
