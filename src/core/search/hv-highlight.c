/* hv-highlight.c: where a text matches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-highlight.h"

#include <string.h>

#include "hv-search.h"

/* Code points of an excerpt, about. */
#define EXCERPT_LENGTH 160

/* A text whose first match is this near to its beginning is shown from there. */
#define NEAR_BEGINNING 60

static gboolean
is_boundary (const char *text,
             guint       at)
{
  return ((guchar) text[at] & 0xc0) != 0x80;
}

/**
 * hv_highlight_find:
 * @forward: the words of @text
 * @text: an original text
 *
 * Returns: (transfer full) (element-type HvMatch): the words of @text that match
 *   the query, in order, none inside another; never anything outside of @text
 */
GArray *
hv_highlight_find (HvQuery    *query,
                   HvForward  *forward,
                   const char *text)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (HvMatch));
  gsize size = strlen (text);
  HvForwardWord word;
  guint phrase;

  while (hv_forward_next (forward, &word))
    {
      HvMatch match = { word.start, word.end, 0 };
      HvMatch *last = matches->len > 0 ? &g_array_index (matches, HvMatch, matches->len - 1) : NULL;

      if (!hv_query_find (query, word.term, &phrase) || match.start >= match.end || match.end > size
          || !is_boundary (text, match.start) || !is_boundary (text, match.end))
        continue;
      match.group = g_array_index (query->phrases, HvQueryPhrase, phrase).group;
      if (last == NULL || match.start >= last->end)
        g_array_append_val (matches, match);
      else if (match.start >= last->start)
        last->end = MAX (last->end, match.end);
    }
  return matches;
}

static double
worth_of (HvQuery *query,
          GArray  *matches,
          guint    first,
          guint    end)
{
  guint64 seen = 0;
  double worth = 0;

  for (guint i = first; i < end; i++)
    {
      guint group = g_array_index (matches, HvMatch, i).group;

      if ((seen & (1ull << group)) == 0)
        worth += g_array_index (query->groups, HvQueryGroup, group).idf;
      else
        worth += 0.01;
      seen |= 1ull << group;
    }
  return worth;
}

/* Copies the bytes from @from to @to as one line, with matches as spans. */
static void
copy_line (const char *text,
           gsize       from,
           gsize       to,
           GArray     *matches,
           GString    *line,
           GArray     *spans,
           guint       points)
{
  guint next = 0;
  gboolean gap = FALSE;
  gboolean inside = FALSE;

  for (gsize at = from; at < to; at = g_utf8_next_char (text + at) - text)
    {
      gunichar c = g_utf8_get_char (text + at);
      const HvMatch *match;

      while (next < matches->len && g_array_index (matches, HvMatch, next).end <= at)
        {
          next++;
          inside = FALSE;
        }
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          gap = line->len > 0;
          continue;
        }
      if (gap)
        {
          g_string_append_c (line, ' ');
          points++;
        }
      gap = FALSE;
      match = next < matches->len ? &g_array_index (matches, HvMatch, next) : NULL;
      if (match != NULL && at >= match->start)
        {
          HvSpan span = { points, 0 };

          if (!inside)
            g_array_append_val (spans, span);
          inside = TRUE;
          g_array_index (spans, HvSpan, spans->len - 1).length
            = points + 1 - g_array_index (spans, HvSpan, spans->len - 1).start;
        }
      g_string_append_unichar (line, c);
      points++;
    }
}

/**
 * hv_highlight_whole:
 * @text: valid UTF-8
 *
 * Shows the whole text as one line.
 */
void
hv_highlight_whole (const char *text,
                    GArray     *matches,
                    HvExcerpt  *excerpt)
{
  GString *line = g_string_new (NULL);

  excerpt->spans = g_array_new (FALSE, FALSE, sizeof (HvSpan));
  copy_line (text, 0, strlen (text), matches, line, excerpt->spans, 0);
  excerpt->text = g_string_free (line, FALSE);
}

/* The first of the matches around which the excerpt says most. */
static guint
find_best (HvQuery *query,
           GArray  *matches,
           guint   *end)
{
  guint best = 0;
  double most = -1;

  *end = 0;
  for (guint i = 0; i < matches->len; i++)
    {
      guint limit = g_array_index (matches, HvMatch, i).start + EXCERPT_LENGTH;
      guint last = i + 1;
      double worth;

      while (last < matches->len && g_array_index (matches, HvMatch, last).end <= limit)
        last++;
      worth = worth_of (query, matches, i, last);
      if (worth > most)
        {
          most = worth;
          best = i;
          *end = last;
        }
    }
  return best;
}

static gsize
step_back (const char *text,
           gsize       at,
           guint       points)
{
  gsize word = at;

  while (at > 0 && points > 0)
    {
      at = g_utf8_prev_char (text + at) - text;
      points--;
      if (g_unichar_isspace (g_utf8_get_char (text + at)))
        word = g_utf8_next_char (text + at) - text;
    }
  return at == 0 ? 0 : word;
}

static gsize
step_on (const char *text,
         gsize       at,
         guint       points)
{
  gsize word = at;

  while (text[at] != '\0' && points > 0)
    {
      if (g_unichar_isspace (g_utf8_get_char (text + at)))
        word = at;
      at = g_utf8_next_char (text + at) - text;
      points--;
    }
  if (text[at] == '\0' || g_unichar_isspace (g_utf8_get_char (text + at)))
    return at;
  return word;
}

/**
 * hv_highlight_excerpt:
 * @text: valid UTF-8
 * @matches: the matches in it, possibly none
 *
 * Shows about a line and a half around the best matches.
 */
void
hv_highlight_excerpt (HvQuery    *query,
                      const char *text,
                      GArray     *matches,
                      HvExcerpt  *excerpt)
{
  GString *line = g_string_new (NULL);
  guint end = 0;
  guint best = find_best (query, matches, &end);
  gsize from = 0, to;

  if (matches->len > 0)
    {
      gsize first = g_array_index (matches, HvMatch, best).start;
      gsize last = g_array_index (matches, HvMatch, end - 1).end;
      guint taken = MIN (EXCERPT_LENGTH, g_utf8_strlen (text + first, last - first));

      if (g_utf8_strlen (text, first) > NEAR_BEGINNING)
        from = step_back (text, first, MAX (16, (EXCERPT_LENGTH - taken) / 3));
    }
  to = step_on (text, from, EXCERPT_LENGTH);
  if (to == from)
    to = g_utf8_offset_to_pointer (text + from, MIN (EXCERPT_LENGTH, g_utf8_strlen (text + from, -1)))
         - text;
  excerpt->spans = g_array_new (FALSE, FALSE, sizeof (HvSpan));
  if (from > 0)
    g_string_append (line, "\342\200\246 ");
  copy_line (text, from, to, matches, line, excerpt->spans, from > 0 ? 2 : 0);
  if (text[to] != '\0')
    g_string_append (line, " \342\200\246");
  excerpt->text = g_string_free (line, FALSE);
}
