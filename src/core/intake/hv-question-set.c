/* hv-question-set.c: questions that are asked twice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-question-set.h"

#include <string.h>

#include "hv-stem.h"
#include "hv-stop-words.h"
#include "hv-words.h"

struct _HvQuestionSet
{
  char       *lang;
  HvStemmer  *stemmer;
  HvWords    *words;
  GHashTable *entries;      /* what is asked, to the entry that asks it */
};

/**
 * hv_question_set_new:
 * @lang: of the questions
 *
 * Returns: (transfer full): an empty set, for one thread
 */
HvQuestionSet *
hv_question_set_new (const char *lang)
{
  HvQuestionSet *set = g_new0 (HvQuestionSet, 1);

  set->lang = g_strdup (lang);
  set->stemmer = hv_stemmer_new (lang);
  set->words = hv_words_new ();
  set->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return set;
}

void
hv_question_set_free (HvQuestionSet *set)
{
  if (set == NULL)
    return;
  g_free (set->lang);
  hv_stemmer_free (set->stemmer);
  hv_words_free (set->words);
  g_hash_table_unref (set->entries);
  g_free (set);
}

static int
compare_stems (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* "niet" is no stop word here: with it the question is another one. */
static gboolean
says_something (HvQuestionSet *set,
                const char    *word)
{
  static const char * const negations[] = { "niet", "geen", "not", "no", "nicht", "kein", "keine", "pas",
                                            NULL };

  return g_strv_contains (negations, word) || !hv_is_stop_word (set->lang, word);
}

static char *
what_is_asked (HvQuestionSet *set,
               const char    *question)
{
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);
  GString *asked = g_string_new (NULL);

  hv_words_cut (set->words, question, -1, set->lang);
  for (guint i = 0; i < hv_words_count (set->words); i++)
    {
      g_autofree char *word = hv_words_dup (set->words, hv_words_at (set->words, i));

      if (!hv_words_at (set->words, i)->also && says_something (set, word))
        g_ptr_array_add (stems, hv_stemmer_stem (set->stemmer, word, -1));
    }
  g_ptr_array_sort (stems, compare_stems);
  for (guint i = 0; i < stems->len; i++)
    {
      const char *stem = g_ptr_array_index (stems, i);

      if (i == 0 || strcmp (stem, g_ptr_array_index (stems, i - 1)) != 0)
        g_string_append_printf (asked, "%s ", stem);
    }
  return g_string_free (asked, FALSE);
}

/**
 * hv_question_set_add:
 * @question: how somebody asks it
 * @entry: id of the entry that answers it
 *
 * Returns: (transfer none) (nullable): another entry that is asked the same;
 *   %NULL when there is none, or when nothing but stop words is asked
 */
const char *
hv_question_set_add (HvQuestionSet *set,
                     const char    *question,
                     const char    *entry)
{
  g_autofree char *asked = what_is_asked (set, question);
  const char *before = g_hash_table_lookup (set->entries, asked);

  if (before != NULL)
    return strcmp (before, entry) != 0 ? before : NULL;
  if (*asked != '\0')
    g_hash_table_insert (set->entries, g_steal_pointer (&asked), g_strdup (entry));
  return NULL;
}
