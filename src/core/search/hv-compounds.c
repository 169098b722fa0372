/* hv-compounds.c: words that are glued together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of the knowledge themselves are asked which of them contain a word;
 * no list of compounds is needed, and a new one is understood when it comes.
 */
#include "hv-compounds.h"

#include <string.h>

#include "hv-suffixes.h"

/* Shorter words stand in too many others by chance. */
#define SHORTEST_PART HV_SUFFIX_SHORTEST

/* So many words are remembered with what is made of them. */
#define REMEMBERED 64

/* What stands before a part is a word of its own, not a syllable. */
#define SHORTEST_REST HV_SUFFIX_FROM

typedef struct
{
  const char *lang;
  const char *syllables[20];   /* beginnings that make no compound */
  const char *endings[6];      /* what makes another word of the same, but no compound */
  const char *links[6];        /* what may stand between two parts */
} Glue;

static const Glue glues[] = {
  { "nl", { "be", "ge", "her", "mis", "ont", "ver", "ter", "aan", "bij", "door", "onder", "over", "toe",
            "uit", "voor", NULL },
    { "ing", "ingen", "heid", "elijk", "elijke", NULL }, { "", "s", "en", "e", "n", NULL } },
  { "de", { "be", "emp", "ent", "er", "ge", "miss", "ver", "zer", NULL },
    { "ung", "ungen", "heit", "lich", "liche", NULL }, { "", "s", "es", "n", "en", NULL } },
};

static const Glue *
glue_of (const char *lang)
{
  for (guint i = 0; i < G_N_ELEMENTS (glues); i++)
    if (g_ascii_strncasecmp (glues[i].lang, lang, 2) == 0)
      return &glues[i];
  return NULL;
}

/* No syllable, ending or link is longer. */
#define LONGEST_GLUE 6

static gboolean
is_one_of (const char * const *list,
           const char         *text,
           gsize               length)
{
  for (guint i = 0; length <= LONGEST_GLUE && list[i] != NULL; i++)
    if (strncmp (list[i], text, length) == 0 && list[i][length] == '\0')
      return TRUE;
  return FALSE;
}

/* Whether the beginning is a word that another can be glued to: neither "ver" nor
 * the "geb" of "gebruik". */
static gboolean
is_glued (const Glue *glue,
             const char *text,
             gsize       length)
{
  if (length < SHORTEST_REST || is_one_of (glue->syllables, text, length))
    return FALSE;
  return length > SHORTEST_REST || !is_one_of (glue->syllables, text, length - 1);
}

/* "stemming" is no more than another form of "stem", and "toestemming" of nothing
 * like it. */
static gboolean
is_ending (const Glue *glue,
           const char *rest,
           char        last)
{
  if (is_one_of (glue->endings, rest, strlen (rest)))
    return TRUE;
  return rest[0] == last && is_one_of (glue->endings, rest + 1, strlen (rest + 1));
}

/* Appends @term if it is made with the part of @length bytes at @offset, or begins with
 * it. */
static void
append_made (HvVocabulary *vocabulary,
             const Glue   *glue,
             guint32       term,
             gsize         offset,
             gsize         length,
             GArray       *words)
{
  const char *text = hv_vocabulary_term (vocabulary, term);

  if ((offset == 0 || is_glued (glue, text, offset))
      && !is_ending (glue, text + offset + length, text[offset + length - 1]))
    g_array_append_val (words, term);
}

/* The words that are made with @part, or begin with it; some more than once. */
static GArray *
find_made_with (HvVocabulary *vocabulary,
                const Glue   *glue,
                const char   *part)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize length = strlen (part);
  guint end = hv_vocabulary_bound (vocabulary, part, length, TRUE);

  for (guint i = hv_vocabulary_bound (vocabulary, part, length, FALSE); i < end; i++)
    append_made (vocabulary, glue, i, 0, length, words);
  end = hv_suffixes_bound (vocabulary, part, length, TRUE);
  for (guint i = hv_suffixes_bound (vocabulary, part, length, FALSE); i < end; i++)
    {
      HvSuffix suffix = hv_suffixes_get (vocabulary, i);

      append_made (vocabulary, glue, HV_SUFFIX_TERM (suffix), HV_SUFFIX_OFFSET (suffix), length, words);
    }
  return words;
}

/**
 * hv_compounds_occur:
 *
 * Returns: whether words are glued together in the language
 */
gboolean
hv_compounds_occur (const char *lang)
{
  return glue_of (lang) != NULL;
}

/**
 * hv_compounds_new:
 *
 * Returns: (transfer full): room to remember which words were made with which
 */
GHashTable *
hv_compounds_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

static void
append_made_with (HvLexicon  *lexicon,
                  const Glue *glue,
                  const char *part,
                  GArray     *words)
{
  GArray *known;

  if (strlen (part) < SHORTEST_PART)
    return;
  known = g_hash_table_lookup (lexicon->compounds, part);
  if (known == NULL)
    {
      if (g_hash_table_size (lexicon->compounds) >= REMEMBERED)
        g_hash_table_remove_all (lexicon->compounds);
      known = find_made_with (lexicon->vocabulary, glue, part);
      g_hash_table_insert (lexicon->compounds, g_strdup (part), known);
    }
  g_array_append_vals (words, known->data, known->len);
}

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return (left > right) - (left < right);
}

/* Each word once, in the order of the vocabulary. */
static void
keep_each_once (GArray *words)
{
  guint n = 0;

  g_array_sort (words, compare_terms);
  for (guint i = 0; i < words->len; i++)
    if (i == 0 || g_array_index (words, guint32, i) != g_array_index (words, guint32, n - 1))
      g_array_index (words, guint32, n++) = g_array_index (words, guint32, i);
  g_array_set_size (words, n);
}

/* As a stem is written at the end of a word or before another: "briev" as "brief",
 * "huiz" as "huis", and "bewar" as "bewaar" too. */
static char *
write_stem (const char *stem,
            gboolean    longer)
{
  GString *written = g_string_new (stem);
  gsize n = written->len;

  if (n < 3)
    return g_string_free (written, FALSE);
  if (written->str[n - 1] == 'v' || written->str[n - 1] == 'z')
    written->str[n - 1] = written->str[n - 1] == 'v' ? 'f' : 's';
  if (longer && strchr ("aeou", written->str[n - 2]) != NULL
      && strchr ("aeiouj", written->str[n - 1]) == NULL
      && strchr ("aeiou", written->str[n - 3]) == NULL)
    g_string_insert_c (written, n - 2, written->str[n - 2]);
  return g_string_free (written, FALSE);
}

/* Those that are made with another form of @part. */
static void
append_made_with_forms (HvLexicon  *lexicon,
                        const Glue *glue,
                        const char *part,
                        GArray     *words)
{
  g_autofree char *stem = NULL;

  /* The stem goes further back than what "jaarrekening" is made with. */
  if (g_str_has_suffix (part, "ingen") || g_str_has_suffix (part, "ungen"))
    {
      g_autofree char *single = g_strndup (part, strlen (part) - strlen ("en"));

      append_made_with (lexicon, glue, single, words);
      return;
    }
  stem = hv_stemmer_stem (lexicon->stemmer, part, -1);
  for (guint longer = 0; longer < 2 && strcmp (stem, part) != 0; longer++)
    {
      g_autofree char *written = write_stem (stem, longer);

      if (strcmp (written, part) != 0)
        append_made_with (lexicon, glue, written, words);
    }
}

/**
 * hv_compounds_with:
 * @part: a folded word
 * @finished: whether no more letters can follow, so that it has other forms
 *
 * Returns: (transfer full) (element-type guint32): numbers of the words that
 *   @part, or another form of it, is a part of or begins; none in a language that
 *   writes its compounds apart
 */
GArray *
hv_compounds_with (HvLexicon  *lexicon,
                   const char *part,
                   gboolean    finished)
{
  const Glue *glue = glue_of (lexicon->lang);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (glue == NULL)
    return words;
  append_made_with (lexicon, glue, part, words);
  if (finished)
    append_made_with_forms (lexicon, glue, part, words);
  keep_each_once (words);
  return words;
}

/* Appends the words with the stem of the @length bytes at @text. */
static gboolean
find_part (HvLexicon  *lexicon,
           const char *text,
           gsize       length,
           GArray     *words)
{
  g_autofree char *stem = hv_stemmer_stem (lexicon->stemmer, text, length);
  const guint32 *family;
  guint n;

  if (length < SHORTEST_PART)
    return FALSE;
  family = hv_vocabulary_family (lexicon->vocabulary, stem, &n);
  g_array_append_vals (words, family, n);
  return n > 0;
}

static gboolean
split_at (HvLexicon  *lexicon,
          const Glue *glue,
          const char *word,
          gsize       at,
          GArray     *parts)
{
  for (guint i = 0; glue->links[i] != NULL; i++)
    {
      gsize link = strlen (glue->links[i]);
      guint before = parts->len;

      if (at < link + SHORTEST_PART || strncmp (word + at - link, glue->links[i], link) != 0)
        continue;
      if (find_part (lexicon, word, at - link, parts)
          && find_part (lexicon, word + at, strlen (word + at), parts))
        return TRUE;
      g_array_set_size (parts, before);
    }
  return FALSE;
}

/**
 * hv_compounds_split:
 * @word: a folded word that does not occur
 * @parts: (element-type guint32): where to append numbers of words
 *
 * Appends the words of the two parts that @word consists of, if both occur. The
 * longest first part wins.
 */
void
hv_compounds_split (HvLexicon  *lexicon,
                    const char *word,
                    GArray     *parts)
{
  const Glue *glue = glue_of (lexicon->lang);
  gsize length = strlen (word);

  if (glue == NULL || length < 2 * SHORTEST_PART)
    return;
  for (gsize at = length - SHORTEST_PART; at >= SHORTEST_PART; at--)
    if (g_utf8_validate (word, at, NULL) && split_at (lexicon, glue, word, at, parts))
      return;
}
