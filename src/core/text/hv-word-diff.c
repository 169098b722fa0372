/* hv-word-diff.c: what differs between two wordings, word by word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shortest way from one row of words to the other, by the greedy algorithm
 * of E. W. Myers, “An O(ND) Difference Algorithm and Its Variations”,
 * Algorithmica 1 (1986), 251–266. A text has few words and fewer that differ,
 * so the plain form with its whole trace is fast enough; beyond a limit the
 * texts have nothing to do with each other, and one replaces the other.
 */
#include "hv-word-diff.h"

#include <string.h>

/* Words that differ, beyond which nobody compares: the trace takes four bytes
 * times its square. */
#define MAX_DIFFERENCES 1200

/* A word, or a sign by itself, so that a comma that goes does not take the word
 * before it along. */
typedef struct
{
  gsize start;
  gsize end;
  guint id;      /* equal for equal words */
} Token;

static gboolean
is_in_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '\'' || c == 0x2019
         || c == '-';
}

/* Adds the words of @text; @ids gives each its number, composed forms alike. */
static GArray *
cut (const char *text,
     GHashTable *ids)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *at = text;

  while (*at != '\0')
    {
      gunichar c = g_utf8_get_char (at);
      const char *end = g_utf8_next_char (at);
      Token token = { at - text, 0, 0 };
      g_autofree char *word = NULL;
      char *composed;

      if (g_unichar_isspace (c))
        {
          at = end;
          continue;
        }
      while (is_in_word (c) && *end != '\0' && is_in_word (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      word = g_strndup (at, end - at);
      composed = g_utf8_normalize (word, -1, G_NORMALIZE_NFC);
      token.end = end - text;
      token.id = GPOINTER_TO_UINT (g_hash_table_lookup (ids, composed));
      if (token.id == 0)
        {
          token.id = g_hash_table_size (ids) + 1;
          g_hash_table_insert (ids, composed, GUINT_TO_POINTER (token.id));
        }
      else
        g_free (composed);
      g_array_append_val (tokens, token);
      at = end;
    }
  return tokens;
}

#define TOKEN(array, i) (&g_array_index (array, Token, i))

/* What is compared: the words between a common start and a common end. */
typedef struct
{
  GArray *before;
  GArray *after;
  guint   start;
  guint   n_before;
  guint   n_after;
} Middle;

static gboolean
same (const Middle *middle,
      guint         x,
      guint         y)
{
  return TOKEN (middle->before, middle->start + x)->id
         == TOKEN (middle->after, middle->start + y)->id;
}

/* Row @d of the trace: for each diagonal from -d to d the furthest place that
 * d differences lead to. */
typedef int *Row;

static int
furthest (const Middle *middle,
          Row           before,
          int           d,
          int           k)
{
  int x;

  if (d == 0)
    x = 0;
  else if (k == -d || (k != d && before[k - 1 + d - 1] < before[k + 1 + d - 1]))
    x = before[k + 1 + d - 1];
  else
    x = before[k - 1 + d - 1] + 1;
  while (x >= 0 && x - k >= 0 && x < (int) middle->n_before && x - k < (int) middle->n_after
         && same (middle, x, x - k))
    x++;
  return x;
}

/* Returns the number of differences, or -1 when there are too many. */
static int
trace (const Middle *middle,
       GPtrArray    *rows)
{
  int end = (int) middle->n_before - (int) middle->n_after;

  for (int d = 0; d <= MAX_DIFFERENCES; d++)
    {
      Row row = g_new (int, 2 * d + 1);
      Row before = d > 0 ? g_ptr_array_index (rows, d - 1) : NULL;

      g_ptr_array_add (rows, row);
      for (int k = -d; k <= d; k += 2)
        {
          row[k + d] = furthest (middle, before, d, k);
          /* Neighbours of the next row are two apart; those between are unused. */
          if (k == end && row[k + d] >= (int) middle->n_before)
            return d;
        }
    }
  return -1;
}

/* Walks the trace back, and marks the words that are on one side only. */
static void
mark (const Middle *middle,
      GPtrArray    *rows,
      int           differences,
      gboolean     *gone,
      gboolean     *new)
{
  int x = middle->n_before;
  int y = middle->n_after;

  for (int d = differences; d > 0; d--)
    {
      Row before = g_ptr_array_index (rows, d - 1);
      int k = x - y;
      gboolean down = k == -d || (k != d && before[k - 1 + d - 1] < before[k + 1 + d - 1]);
      int from = down ? k + 1 : k - 1;

      x = before[from + d - 1];
      y = x - from;
      if (down)
        new[middle->start + y] = TRUE;
      else
        gone[middle->start + x] = TRUE;
    }
}

static Middle
find_middle (GArray *before,
             GArray *after)
{
  Middle middle = { before, after, 0, before->len, after->len };

  while (middle.start < before->len && middle.start < after->len
         && TOKEN (before, middle.start)->id == TOKEN (after, middle.start)->id)
    middle.start++;
  middle.n_before -= middle.start;
  middle.n_after -= middle.start;
  while (middle.n_before > 0 && middle.n_after > 0
         && same (&middle, middle.n_before - 1, middle.n_after - 1))
    {
      middle.n_before--;
      middle.n_after--;
    }
  return middle;
}

static void
add_token (GArray      *spans,
           HvDiffKind   kind,
           const Token *before,
           const Token *after)
{
  HvDiffSpan *last = spans->len > 0 ? &g_array_index (spans, HvDiffSpan, spans->len - 1) : NULL;
  HvDiffSpan span = { kind, 0, 0, 0, 0 };

  if (last == NULL || last->kind != kind)
    {
      if (before != NULL)
        span.before_start = before->start;
      if (after != NULL)
        span.after_start = after->start;
      g_array_append_val (spans, span);
      last = &g_array_index (spans, HvDiffSpan, spans->len - 1);
    }
  if (before != NULL)
    last->before_end = before->end;
  if (after != NULL)
    last->after_end = after->end;
}

static GArray *
collect (GArray         *before,
         GArray         *after,
         const gboolean *gone,
         const gboolean *new)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (HvDiffSpan));
  guint x = 0, y = 0;

  while (x < before->len || y < after->len)
    {
      while (x < before->len && gone[x])
        add_token (spans, HV_DIFF_GONE, TOKEN (before, x++), NULL);
      while (y < after->len && new[y])
        add_token (spans, HV_DIFF_NEW, NULL, TOKEN (after, y++));
      while (x < before->len && y < after->len && !gone[x] && !new[y])
        add_token (spans, HV_DIFF_SAME, TOKEN (before, x++), TOKEN (after, y++));
    }
  return spans;
}

/**
 * hv_word_diff:
 * @before: the older wording, valid UTF-8
 * @after: the newer one
 *
 * White space is not compared, nor whether an accent is a character of its own.
 * Where words replace others, those that are gone come first.
 *
 * Returns: (transfer full) (element-type HvDiffSpan): in the order of both
 *   texts; together they hold every word of both
 */
GArray *
hv_word_diff (const char *before,
              const char *after)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) old = NULL;
  g_autoptr (GArray) young = NULL;
  g_autofree gboolean *gone = NULL;
  g_autofree gboolean *new = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  Middle middle;
  int differences;

  g_return_val_if_fail (before != NULL && g_utf8_validate (before, -1, NULL), NULL);
  g_return_val_if_fail (after != NULL && g_utf8_validate (after, -1, NULL), NULL);

  old = cut (before, ids);
  young = cut (after, ids);
  gone = g_new0 (gboolean, old->len + 1);
  new = g_new0 (gboolean, young->len + 1);
  middle = find_middle (old, young);
  differences = trace (&middle, rows);
  if (differences >= 0)
    mark (&middle, rows, differences, gone, new);
  else
    {
      for (guint i = 0; i < middle.n_before; i++)
        gone[middle.start + i] = TRUE;
      for (guint i = 0; i < middle.n_after; i++)
        new[middle.start + i] = TRUE;
    }
  return collect (old, young, gone, new);
}
