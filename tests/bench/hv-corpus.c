/* hv-corpus.c: invented knowledge of any size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What decides how long a search takes is how often words occur and how they
 * are built. Both are made as in Dutch: small words everywhere, content words
 * by Zipf's law, inflected, and glued together the more often the rarer they
 * are. The same numbers give the same text on every machine.
 */
#include "hv-corpus.h"

#include <math.h>
#include <string.h>

#define N_STEMS 12000
#define N_COMPOUNDS 90000
#define SEED 20260618

static const char * const small_words[] = {
  "de", "het", "een", "van", "en", "in", "is", "dat", "op", "te", "u", "wij", "voor", "met", "die",
  "niet", "aan", "uw", "er", "om", "ook", "als", "bij", "dan", "nog", "naar", "of", "maar", "door",
  "over", "uit", "dit", "wordt", "zijn", "kan", "kunt", "mag", "moet", "heeft", "hebben", "wat",
  "hoe", "wie", "wel", "geen", "meer", "onze", "deze", "tot", "ik", "jullie", "mijn", "wil", "graag",
};

struct _HvCorpus
{
  GRand      *rand;
  GPtrArray  *words;       /* content words, commonest first */
  double     *cumulative;  /* chance of a word or one before it */
  GPtrArray  *passages;
  gsize       bytes;
};

static void
passage_free (gpointer data)
{
  HvPassage *passage = data;

  g_free (passage->title);
  g_free (passage->alternatives);
  g_free (passage->body);
  g_free (passage);
}

static char *
make_stem (GRand *rand)
{
  static const char * const onsets[] = { "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s",
                                         "t", "v", "w", "z", "br", "dr", "gr", "kl", "kr", "pl", "pr",
                                         "sch", "sl", "sp", "st", "tr", "vr", "ver", "be", "ge" };
  static const char * const vowels[] = { "a", "e", "i", "o", "u", "aa", "ee", "ie", "oe", "oo", "ui",
                                         "ij", "ei", "ou", "eu" };
  static const char * const codas[] = { "", "l", "n", "r", "s", "t", "k", "m", "p", "g", "cht", "nd",
                                        "rt", "st", "ng", "rm", "ns" };
  GString *stem = g_string_new (NULL);
  guint syllables = 1 + (g_rand_int_range (rand, 0, 10) > 3) + (g_rand_int_range (rand, 0, 10) > 7);

  for (guint i = 0; i < syllables; i++)
    {
      g_string_append (stem, onsets[g_rand_int_range (rand, 0, G_N_ELEMENTS (onsets))]);
      g_string_append (stem, vowels[g_rand_int_range (rand, 0, G_N_ELEMENTS (vowels))]);
      g_string_append (stem, codas[g_rand_int_range (rand, 0, G_N_ELEMENTS (codas))]);
    }
  return g_string_free (stem, FALSE);
}

/* Half of the words of Dutch text that are rare are compounds. */
static void
make_words (HvCorpus *corpus)
{
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_STEMS; i++)
    g_ptr_array_add (stems, make_stem (corpus->rand));
  for (guint i = 0; i < N_STEMS + N_COMPOUNDS; i++)
    {
      guint rank = corpus->words->len;
      double compound = MIN (0.95, log10 (rank + 1.0) / 5.0);

      if (g_rand_double (corpus->rand) >= compound && rank < N_STEMS)
        g_ptr_array_add (corpus->words, g_strdup (stems->pdata[rank]));
      else
        g_ptr_array_add (corpus->words,
                         g_strconcat (stems->pdata[g_rand_int_range (corpus->rand, 0, N_STEMS / 8)],
                                      g_rand_boolean (corpus->rand) ? "s" : "",
                                      stems->pdata[g_rand_int_range (corpus->rand, 0, N_STEMS / 2)],
                                      NULL));
    }
}

static void
make_chances (HvCorpus *corpus)
{
  double sum = 0;

  corpus->cumulative = g_new (double, corpus->words->len);
  for (guint i = 0; i < corpus->words->len; i++)
    {
      sum += 1.0 / (i + 8.0);
      corpus->cumulative[i] = sum;
    }
  for (guint i = 0; i < corpus->words->len; i++)
    corpus->cumulative[i] /= sum;
}

static const char *
draw_word (HvCorpus *corpus)
{
  double chance = g_rand_double (corpus->rand);
  guint low = 0, high = corpus->words->len - 1;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (corpus->cumulative[middle] < chance)
        low = middle + 1;
      else
        high = middle;
    }
  return corpus->words->pdata[low];
}

static const char *
draw_small (HvCorpus *corpus)
{
  /* The square makes the first ones the commonest. */
  double chance = g_rand_double (corpus->rand);

  return small_words[(guint) (chance * chance * G_N_ELEMENTS (small_words))];
}

static void
append_word (HvCorpus *corpus,
             GString  *text)
{
  static const char * const endings[] = { "", "", "", "", "en", "en", "s", "e", "t" };

  if (g_rand_int_range (corpus->rand, 0, 100) < 48)
    {
      g_string_append (text, draw_small (corpus));
      return;
    }
  g_string_append (text, draw_word (corpus));
  g_string_append (text, endings[g_rand_int_range (corpus->rand, 0, G_N_ELEMENTS (endings))]);
}

static char *
make_text (HvCorpus   *corpus,
           guint       words,
           const char *end)
{
  GString *text = g_string_new (NULL);
  guint sentence = 0;

  for (guint i = 0; i < words; i++)
    {
      gsize at = text->len;
      gboolean last = i + 1 == words;

      append_word (corpus, text);
      if (sentence == 0)
        text->str[at] = g_ascii_toupper (text->str[at]);
      sentence++;
      if (last)
        g_string_append (text, end);
      else if (sentence > 6 && g_rand_int_range (corpus->rand, 0, 8) == 0)
        {
          g_string_append (text, ". ");
          sentence = 0;
        }
      else
        g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
}

static HvPassage *
make_passage (HvCorpus *corpus)
{
  HvPassage *passage = g_new0 (HvPassage, 1);
  double spread = exp (0.5 * (g_rand_double (corpus->rand) + g_rand_double (corpus->rand) - 1.0) * 2.0);
  g_autofree char *first = make_text (corpus, g_rand_int_range (corpus->rand, 4, 10), "?\n");
  g_autofree char *second = make_text (corpus, g_rand_int_range (corpus->rand, 4, 12), "");

  passage->title = make_text (corpus, g_rand_int_range (corpus->rand, 3, 9), "?");
  passage->alternatives = g_strconcat (first, second, NULL);
  passage->body = make_text (corpus, 62 * spread, ".");
  return passage;
}

/**
 * hv_corpus_new:
 * @n: how many passages
 *
 * Returns: (transfer full): always the same for the same @n
 */
HvCorpus *
hv_corpus_new (guint n)
{
  HvCorpus *corpus = g_new0 (HvCorpus, 1);

  corpus->rand = g_rand_new_with_seed (SEED);
  corpus->words = g_ptr_array_new_with_free_func (g_free);
  corpus->passages = g_ptr_array_new_with_free_func (passage_free);
  make_words (corpus);
  make_chances (corpus);
  for (guint i = 0; i < n; i++)
    {
      HvPassage *passage = make_passage (corpus);

      corpus->bytes += strlen (passage->title) + strlen (passage->alternatives)
                       + strlen (passage->body);
      g_ptr_array_add (corpus->passages, passage);
    }
  return corpus;
}

static void
add_line (HvCorpus   *corpus,
          const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", 3);
  g_auto (GStrv) parts = NULL;
  HvPassage *passage;

  if (g_strv_length (columns) < 3)
    return;
  parts = g_strsplit (columns[2], " || ", 2);
  passage = g_new0 (HvPassage, 1);
  passage->title = g_strdup (parts[0]);
  passage->alternatives = g_strdup ("");
  passage->body = g_strdup (parts[1] != NULL ? parts[1] : "");
  corpus->bytes += strlen (passage->title) + strlen (passage->body);
  g_ptr_array_add (corpus->passages, passage);
}

/**
 * hv_corpus_load:
 * @path: of a table with a heading; the third column is a title and a text, with
 *   two bars between them
 *
 * Returns: (transfer full) (nullable): real passages
 */
HvCorpus *
hv_corpus_load (const char  *path,
                GError     **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  HvCorpus *corpus;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  corpus = g_new0 (HvCorpus, 1);
  corpus->rand = g_rand_new_with_seed (SEED);
  corpus->words = g_ptr_array_new_with_free_func (g_free);
  corpus->passages = g_ptr_array_new_with_free_func (passage_free);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    add_line (corpus, lines[i]);
  return corpus;
}

void
hv_corpus_free (HvCorpus *corpus)
{
  if (corpus == NULL)
    return;
  g_rand_free (corpus->rand);
  g_ptr_array_unref (corpus->words);
  g_ptr_array_unref (corpus->passages);
  g_free (corpus->cumulative);
  g_free (corpus);
}

guint
hv_corpus_size (HvCorpus *corpus)
{
  return corpus->passages->len;
}

gsize
hv_corpus_bytes (HvCorpus *corpus)
{
  return corpus->bytes;
}

HvPassage *
hv_corpus_passage (HvCorpus *corpus,
                   guint     index)
{
  return corpus->passages->pdata[index];
}

static gboolean
is_small (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (small_words); i++)
    if (g_ascii_strcasecmp (small_words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/**
 * hv_corpus_words:
 * @query: number of the query
 * @n: how many words
 *
 * Returns: (transfer full): content words of one passage
 */
char *
hv_corpus_words (HvCorpus *corpus,
                 guint     query,
                 guint     n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 1 + query);
  HvPassage *passage
    = corpus->passages->pdata[g_rand_int_range (rand, 0, corpus->passages->len)];
  g_auto (GStrv) words = g_strsplit_set (passage->body, " .", -1);
  guint count = g_strv_length (words);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 200 && n > 0; i++)
    {
      const char *word = words[g_rand_int_range (rand, 0, count)];

      if (strlen (word) < 3 || is_small (word))
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word);
      n--;
    }
  return g_string_free (text, FALSE);
}

/**
 * hv_corpus_spoken:
 *
 * Returns: (transfer full): a question of 8 to 15 words as it is said
 */
char *
hv_corpus_spoken (HvCorpus *corpus,
                  guint     query)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 7919 * (query + 1));
  guint n = g_rand_int_range (rand, 8, 16);
  g_autofree char *content = hv_corpus_words (corpus, query, n / 2);
  g_auto (GStrv) words = g_strsplit (content, " ", -1);
  guint next = 0, left = g_strv_length (words);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *word = small_words[g_rand_int_range (rand, 0, G_N_ELEMENTS (small_words))];

      if (i % 2 == 1 && next < left)
        word = words[next++];
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word);
    }
  return g_string_free (text, FALSE);
}

/**
 * hv_corpus_mistype:
 *
 * Returns: (transfer full): @words with two letters of the longest one exchanged,
 *   and a space behind it
 */
char *
hv_corpus_mistype (HvCorpus   *corpus,
                   const char *words)
{
  char *typed = g_strconcat (words, " ", NULL);
  gsize at = 0, longest = 0;

  for (gsize i = 0, start = 0; typed[i] != '\0'; i++)
    if (typed[i] == ' ')
      {
        if (i - start > longest)
          {
            longest = i - start;
            at = start + longest / 2;
          }
        start = i + 1;
      }
  if (longest >= 5)
    {
      char letter = typed[at];

      typed[at] = typed[at + 1];
      typed[at + 1] = letter;
    }
  return typed;
}
