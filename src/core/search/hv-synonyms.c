/* hv-synonyms.c: wordings that mean the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stored as folded text: a line a group, tabs between the wordings, spaces
 * between the words of one. Sorted and each line once, so that the order of
 * documents makes no difference.
 */
#include "hv-synonyms.h"

#include <string.h>

#include "hv-blob.h"
#include "hv-words.h"

/* A wording longer than this is a sentence, and belongs to the alternatives. */
#define MAX_WORDS 6

typedef struct
{
  char      **words;
  char      **stems;
  guint       n;
  GPtrArray  *others;
} Wording;

struct _HvSynonyms
{
  GHashTable *lines;       /* (element-type utf8), a set */
  GPtrArray  *wordings;    /* (element-type Wording) */
  GHashTable *by_first;    /* stem of the first word → GPtrArray of Wording */
};

static void
wording_free (gpointer data)
{
  Wording *wording = data;

  g_strfreev (wording->words);
  g_strfreev (wording->stems);
  g_ptr_array_unref (wording->others);
  g_free (wording);
}

HvSynonyms *
hv_synonyms_new (void)
{
  HvSynonyms *synonyms = g_new0 (HvSynonyms, 1);

  synonyms->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  synonyms->wordings = g_ptr_array_new_with_free_func (wording_free);
  synonyms->by_first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_ptr_array_unref);
  return synonyms;
}

void
hv_synonyms_free (HvSynonyms *synonyms)
{
  if (synonyms == NULL)
    return;
  g_hash_table_unref (synonyms->lines);
  g_hash_table_unref (synonyms->by_first);
  g_ptr_array_unref (synonyms->wordings);
  g_free (synonyms);
}

static char *
fold_wording (HvWords    *words,
              const char *wording,
              const char *lang)
{
  GString *folded = g_string_new (NULL);
  guint n = 0;

  hv_words_cut (words, wording, -1, lang);
  for (guint i = 0; i < hv_words_count (words); i++)
    {
      const HvWord *word = hv_words_at (words, i);

      if (word->also)
        continue;
      if (folded->len > 0)
        g_string_append_c (folded, ' ');
      g_string_append_len (folded, hv_words_get (words, word), word->length);
      n++;
    }
  if (n > MAX_WORDS)
    g_string_truncate (folded, 0);
  return g_string_free (folded, FALSE);
}

static char *
fold_line (HvWords    *words,
           const char *line,
           const char *lang)
{
  g_auto (GStrv) wordings = g_strsplit (line, ",", -1);
  GString *folded = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; wordings[i] != NULL; i++)
    {
      g_autofree char *wording = fold_wording (words, wordings[i], lang);

      if (wording[0] == '\0')
        continue;
      if (n++ > 0)
        g_string_append_c (folded, '\t');
      g_string_append (folded, wording);
    }
  if (n < 2)
    g_string_truncate (folded, 0);
  return g_string_free (folded, FALSE);
}

/**
 * hv_synonyms_add:
 * @lines: groups of wordings as a person wrote them: one a line, commas between
 *   the wordings
 */
void
hv_synonyms_add (HvSynonyms *synonyms,
                 const char *lines,
                 const char *lang)
{
  g_auto (GStrv) each = g_strsplit (lines, "\n", -1);
  g_autoptr (HvWords) words = hv_words_new ();

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_autofree char *folded = fold_line (words, each[i], lang);

      if (folded[0] != '\0')
        g_hash_table_add (synonyms->lines, g_steal_pointer (&folded));
    }
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * hv_synonyms_write:
 * @name: what the list is called in the edition
 */
gboolean
hv_synonyms_write (HvSynonyms  *synonyms,
                   HvDb        *db,
                   guint        table,
                   const char  *name,
                   GError     **error)
{
  guint n;
  g_autofree const char **lines
    = (const char **) g_hash_table_get_keys_as_array (synonyms->lines, &n);
  g_autoptr (GString) text = g_string_new (NULL);

  g_qsort_with_data (lines, n, sizeof (char *), compare_strings, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, lines[i]);
      g_string_append_c (text, '\n');
    }
  return hv_blob_write (db, table, name, text->str, text->len, error);
}

static Wording *
wording_new (const char *text,
             HvStemmer  *stemmer)
{
  Wording *wording = g_new0 (Wording, 1);

  wording->words = g_strsplit (text, " ", -1);
  wording->n = g_strv_length (wording->words);
  wording->stems = g_new0 (char *, wording->n + 1);
  for (guint i = 0; i < wording->n; i++)
    wording->stems[i] = hv_stemmer_stem (stemmer, wording->words[i], -1);
  wording->others = g_ptr_array_new ();
  return wording;
}

static void
load_line (HvSynonyms *synonyms,
           const char *line,
           HvStemmer  *stemmer)
{
  g_auto (GStrv) texts = g_strsplit (line, "\t", -1);
  guint first = synonyms->wordings->len;

  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (synonyms->wordings, wording_new (texts[i], stemmer));
  for (guint i = first; i < synonyms->wordings->len; i++)
    {
      Wording *wording = synonyms->wordings->pdata[i];
      GPtrArray *same = g_hash_table_lookup (synonyms->by_first, wording->stems[0]);

      for (guint j = first; j < synonyms->wordings->len; j++)
        if (j != i)
          g_ptr_array_add (wording->others, ((Wording *) synonyms->wordings->pdata[j])->words);
      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (synonyms->by_first, g_strdup (wording->stems[0]), same);
        }
      g_ptr_array_add (same, wording);
    }
}

/**
 * hv_synonyms_load:
 *
 * Returns: (transfer full) (nullable): what hv_synonyms_write() stored
 */
HvSynonyms *
hv_synonyms_load (HvDb        *db,
                  guint        table,
                  const char  *name,
                  HvStemmer   *stemmer,
                  GError     **error)
{
  g_autoptr (GBytes) bytes = hv_blob_read (db, table, name, error);
  g_autoptr (HvSynonyms) synonyms = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  const char *data;
  gsize size;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  text = size > 0 ? g_strndup (data, size) : g_strdup ("");
  lines = g_strsplit (text, "\n", -1);
  synonyms = hv_synonyms_new ();
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      load_line (synonyms, lines[i], stemmer);
  return g_steal_pointer (&synonyms);
}

static gboolean
stands_at (const Wording      *wording,
           const char * const *stems,
           guint               at,
           guint               n)
{
  if (wording->n > n - at)
    return FALSE;
  for (guint i = 1; i < wording->n; i++)
    if (strcmp (wording->stems[i], stems[at + i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * hv_synonyms_has:
 * @stem: stem of a word
 *
 * Returns: whether the word alone has synonyms
 */
gboolean
hv_synonyms_has (HvSynonyms *synonyms,
                 const char *stem)
{
  GPtrArray *same = g_hash_table_lookup (synonyms->by_first, stem);

  for (guint i = 0; same != NULL && i < same->len; i++)
    if (((const Wording *) same->pdata[i])->n == 1)
      return TRUE;
  return FALSE;
}

/**
 * hv_synonyms_match:
 * @stems: (array length=n): stems of the words of a query, in order
 *
 * Returns: (transfer full) (element-type HvSynonymMatch): the wordings in it
 *   that have synonyms
 */
GArray *
hv_synonyms_match (HvSynonyms         *synonyms,
                   const char * const *stems,
                   guint               n)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (HvSynonymMatch));

  for (guint at = 0; at < n; at++)
    {
      GPtrArray *same = g_hash_table_lookup (synonyms->by_first, stems[at]);

      for (guint i = 0; same != NULL && i < same->len; i++)
        {
          const Wording *wording = same->pdata[i];
          HvSynonymMatch match = { at, wording->n, wording->others };

          if (stands_at (wording, stems, at, n))
            g_array_append_val (matches, match);
        }
    }
  return matches;
}
