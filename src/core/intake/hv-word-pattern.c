/* hv-word-pattern.c: wordings to look for in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-word-pattern.h"

#include <string.h>

/* Words that "..." may stand for. */
#define MAX_GAP 6
/* A first word is looked up by its first two bytes. */
#define BUCKETS 1024

typedef struct
{
  char  *text;          /* folded */
  char  *tail;          /* (nullable): how it ends, of "ge*d" */
  guint  length;
  guint  open_start : 1;
  guint  open_end : 1;
  guint  after_gap : 1;
  guint  percent : 1;   /* a number that % follows */
} Part;

typedef struct
{
  GArray  *parts;       /* Part */
  char    *instead;
  gboolean excuses;
} Pattern;

struct _HvWordPatterns
{
  GPtrArray *all;                   /* Pattern */
  GPtrArray *buckets[BUCKETS];      /* Pattern, (nullable) */
  GPtrArray *loose;                 /* whose first word may begin with anything */
};

static void
part_clear (gpointer data)
{
  g_free (((Part *) data)->text);
  g_free (((Part *) data)->tail);
}

static void
pattern_free (gpointer data)
{
  Pattern *pattern = data;

  g_array_unref (pattern->parts);
  g_free (pattern->instead);
  g_free (pattern);
}

static guint
bucket_of (const char *word,
           guint       length)
{
  guint second = length > 1 ? (guchar) word[1] : 0;

  return ((guchar) word[0] * 31 + second) % BUCKETS;
}

static char *
fold_word (HvWords    *words,
           const char *written,
           const char *lang)
{
  hv_words_cut (words, written, -1, lang);
  return hv_words_count (words) > 0 ? hv_words_dup (words, hv_words_at (words, 0)) : NULL;
}

/* A word with a star inside, such as "ge*d". */
static gboolean
add_framed (Pattern    *pattern,
            HvWords    *words,
            const char *written,
            const char *lang,
            gboolean    after_gap)
{
  const char *star = strchr (written, '*');
  g_autofree char *head = NULL;
  Part part = { NULL, NULL, 0, FALSE, TRUE, after_gap, FALSE };

  if (star == NULL || star == written || star[1] == '\0')
    return FALSE;
  head = g_strndup (written, star - written);
  part.text = fold_word (words, head, lang);
  part.tail = fold_word (words, star + 1, lang);
  part.length = part.text != NULL ? strlen (part.text) : 0;
  if (part.length > 0)
    g_array_append_val (pattern->parts, part);
  else
    part_clear (&part);
  return TRUE;
}

/* One written word becomes as many parts as it has for the text layer:
 * "e-mail*" is two. */
static void
add_parts (Pattern    *pattern,
           HvWords    *words,
           const char *written,
           const char *lang,
           gboolean    after_gap)
{
  gboolean open_start = *written == '*';
  gsize length = strlen (written);
  gboolean open_end = length > 1 && written[length - 1] == '*';

  if (add_framed (pattern, words, written, lang, after_gap))
    return;
  hv_words_cut (words, written, (gssize) length, lang);
  for (guint i = 0; i < hv_words_count (words); i++)
    {
      const HvWord *word = hv_words_at (words, i);
      Part part = { NULL, NULL, word->length, FALSE, FALSE, after_gap, FALSE };

      if (word->also)
        continue;
      part.text = hv_words_dup (words, word);
      part.open_start = open_start && pattern->parts->len == 0;
      after_gap = FALSE;
      g_array_append_val (pattern->parts, part);
    }
  if (pattern->parts->len > 0)
    {
      Part *last = &g_array_index (pattern->parts, Part, pattern->parts->len - 1);

      last->open_end = open_end;
      last->percent = length > 1 && written[length - 1] == '%';
      if (hv_words_count (words) == 1)
        last->open_start = open_start;
    }
}

static Pattern *
parse (const char *wording,
       const char *lang,
       HvWords    *words)
{
  g_auto (GStrv) sides = g_strsplit (wording, "=", 2);
  g_auto (GStrv) written = NULL;
  Pattern *pattern = g_new0 (Pattern, 1);
  gboolean after_gap = FALSE;

  pattern->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (pattern->parts, part_clear);
  /* An empty text splits into nothing at all. */
  if (sides[0] != NULL && sides[1] != NULL)
    pattern->instead = g_strdup (g_strstrip (sides[1]));
  written = g_strsplit_set (sides[0] != NULL ? g_strstrip (sides[0]) : "", " \t", -1);
  for (char **word = written; *word != NULL; word++)
    if (strcmp (*word, "!") == 0)
      pattern->excuses = TRUE;
    else if (strcmp (*word, "...") == 0)
      after_gap = TRUE;
    else if (**word != '\0')
      {
        add_parts (pattern, words, *word, lang, after_gap);
        after_gap = FALSE;
      }
  return pattern;
}

static void
add_pattern (HvWordPatterns *patterns,
             Pattern        *pattern)
{
  const Part *first = &g_array_index (pattern->parts, Part, 0);
  guint bucket = bucket_of (first->text, first->length);

  g_ptr_array_add (patterns->all, pattern);
  if (first->open_start || (first->open_end && first->length < 2))
    {
      g_ptr_array_add (patterns->loose, pattern);
      return;
    }
  if (patterns->buckets[bucket] == NULL)
    patterns->buckets[bucket] = g_ptr_array_new ();
  g_ptr_array_add (patterns->buckets[bucket], pattern);
}

/**
 * hv_word_patterns_new:
 * @list: the wordings, see #HvWordPatterns
 * @lang: their language
 *
 * Returns: (transfer full): them
 */
HvWordPatterns *
hv_word_patterns_new (const char *list,
                      const char *lang)
{
  HvWordPatterns *patterns = g_new0 (HvWordPatterns, 1);
  g_autoptr (HvWords) words = hv_words_new ();
  g_auto (GStrv) wordings = g_strsplit_set (list, ",\n", -1);

  patterns->all = g_ptr_array_new_with_free_func (pattern_free);
  patterns->loose = g_ptr_array_new ();
  for (char **wording = wordings; *wording != NULL; wording++)
    {
      Pattern *pattern = parse (*wording, lang, words);

      if (pattern->parts->len > 0)
        add_pattern (patterns, pattern);
      else
        pattern_free (pattern);
    }
  return patterns;
}

void
hv_word_patterns_free (HvWordPatterns *patterns)
{
  if (patterns == NULL)
    return;
  for (guint i = 0; i < BUCKETS; i++)
    g_clear_pointer (&patterns->buckets[i], g_ptr_array_unref);
  g_ptr_array_unref (patterns->loose);
  g_ptr_array_unref (patterns->all);
  g_free (patterns);
}

static gboolean
part_fits (const Part *part,
           const char *word,
           guint       length)
{
  gsize tail = part->tail != NULL ? strlen (part->tail) : 0;

  if (length < part->length + tail
      || (tail > 0 && memcmp (word + length - tail, part->tail, tail) != 0))
    return FALSE;
  if (!part->open_start)
    return memcmp (word, part->text, part->length) == 0
           && (part->open_end || length == part->length);
  if (!part->open_end)
    return memcmp (word + length - part->length, part->text, part->length) == 0;
  return g_strstr_len (word, length, part->text) != NULL;
}

/* Whether a sentence ends between the word before @index and that word. */
static gboolean
sentence_ends_before (HvWords    *words,
                      const char *text,
                      guint       index)
{
  guint start = hv_words_at (words, index - 1)->end;
  guint end = hv_words_at (words, index)->start;

  for (guint i = start; i < end; i++)
    if (text[i] == '.' || text[i] == '!' || text[i] == '?' || text[i] == ';')
      return TRUE;
  return FALSE;
}

/* The next word behind @index in the same sentence; FALSE at its end. Other
 * forms of a word stand at its place and are passed over. */
static gboolean
next_in_sentence (HvWords    *words,
                  const char *text,
                  guint      *index)
{
  guint next = *index + 1;

  while (next < hv_words_count (words) && hv_words_at (words, next)->also)
    next++;
  if (next >= hv_words_count (words) || sentence_ends_before (words, text, next))
    return FALSE;
  *index = next;
  return TRUE;
}

static gboolean
percent_follows (const HvWord *word,
                 const char   *text)
{
  const char *after = text + word->end;

  while (*after == ' ' || g_str_has_prefix (after, "\u00a0"))
    after = g_utf8_next_char (after);
  return *after == '%';
}

static gboolean
fits_at (const Pattern *pattern,
         HvWords       *words,
         const char    *text,
         guint          at,
         guint         *last)
{
  for (guint i = 0; i < pattern->parts->len; i++)
    {
      const Part *part = &g_array_index (pattern->parts, Part, i);
      guint tries = part->after_gap ? MAX_GAP + 1 : 1;
      gboolean found = FALSE;

      for (guint skipped = 0; skipped < tries && !found; skipped++)
        {
          if (i > 0 && !next_in_sentence (words, text, &at))
            return FALSE;
          found = part_fits (part, hv_words_get (words, hv_words_at (words, at)),
                             hv_words_at (words, at)->length)
                  && (!part->percent || percent_follows (hv_words_at (words, at), text));
        }
      if (!found)
        return FALSE;
    }
  *last = at;
  return TRUE;
}

/* The wording that begins with the word @at and ends last, of those that are in
 * order or of the others. */
static const Pattern *
find_in (GPtrArray  *candidates,
         HvWords    *words,
         const char *text,
         guint       at,
         gboolean    excuses,
         guint      *last)
{
  const Pattern *found = NULL;

  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      const Pattern *pattern = g_ptr_array_index (candidates, i);
      guint end;

      if (pattern->excuses == excuses && fits_at (pattern, words, text, at, &end)
          && (found == NULL || end > *last))
        {
          found = pattern;
          *last = end;
        }
    }
  return found;
}

static const Pattern *
find_at (HvWordPatterns *patterns,
         HvWords        *words,
         const char     *text,
         guint           at,
         gboolean        excuses,
         guint          *last)
{
  const HvWord *word = hv_words_at (words, at);
  GPtrArray *bucket = patterns->buckets[bucket_of (hv_words_get (words, word), word->length)];
  const Pattern *found = find_in (bucket, words, text, at, excuses, last);

  return found != NULL ? found : find_in (patterns->loose, words, text, at, excuses, last);
}

/* Whether the words from @first to @last are part of a wording that is in order. */
static gboolean
is_excused (HvWordPatterns *patterns,
            HvWords        *words,
            const char     *text,
            guint           first,
            guint           last)
{
  guint from = first > 2 * MAX_GAP ? first - 2 * MAX_GAP : 0;
  guint end;

  for (guint at = from; at <= last; at++)
    if (find_at (patterns, words, text, at, TRUE, &end) != NULL && end >= first)
      return TRUE;
  return FALSE;
}

/**
 * hv_word_patterns_find:
 * @words: @text, cut in its language
 * @text: the original
 * @from: number of the word to begin with
 * @match: (out caller-allocates): the first of the wordings that is there
 *
 * Returns: whether there is one
 */
gboolean
hv_word_patterns_find (HvWordPatterns *patterns,
                       HvWords        *words,
                       const char     *text,
                       guint           from,
                       HvWordMatch    *match)
{
  for (guint at = from; at < hv_words_count (words); at++)
    {
      guint last = at;
      const Pattern *found = hv_words_at (words, at)->also
        ? NULL : find_at (patterns, words, text, at, FALSE, &last);

      if (found != NULL && !is_excused (patterns, words, text, at, last))
        {
          *match = (HvWordMatch) { at, last, found->instead };
          return TRUE;
        }
    }
  return FALSE;
}
