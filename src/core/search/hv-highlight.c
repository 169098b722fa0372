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

/* In the place of what is left out. */
#define DOTS "\342\200\246"

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

      if (!hv_query_find (query, word.arrival, &phrase) || match.start >= match.end || match.end > size
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

/* What becomes one space in a line. Nearly all that is asked for is ASCII. */
static inline gboolean
is_gap (const char *at)
{
  guchar c = *at;

  if (c < 0x80)
    return c <= ' ' || c == 0x7f;
  return g_unichar_isspace (g_utf8_get_char (at)) || g_unichar_iscntrl (g_utf8_get_char (at));
}

static inline gboolean
is_space (const char *at)
{
  guchar c = *at;

  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r' && c != '\v')
                  : g_unichar_isspace (g_utf8_get_char (at));
}

/* A line that is being copied. */
typedef struct
{
  GString *text;
  GArray  *spans;
  guint    points;     /* code points of @text */
  gboolean inside;     /* a match that has begun */
} Line;

static void
extend_span (Line *line)
{
  HvSpan span = { line->points, 0 };
  HvSpan *last;

  if (!line->inside)
    g_array_append_val (line->spans, span);
  line->inside = TRUE;
  last = &g_array_index (line->spans, HvSpan, line->spans->len - 1);
  last->length = line->points + 1 - last->start;
}

/* Copies the bytes from @from to @to as one line, with matches as spans. */
static void
copy_line (const char *text,
           gsize       from,
           gsize       to,
           GArray     *matches,
           Line       *line)
{
  const HvMatch *match = (const HvMatch *) matches->data;
  const HvMatch *end = matches->len > 0 ? match + matches->len : match;
  gboolean gap = FALSE;

  for (gsize at = from, width; at < to; at += width)
    {
      width = g_utf8_skip[(guchar) text[at]];
      for (; match < end && match->end <= at; match++)
        line->inside = FALSE;
      if (is_gap (text + at))
        {
          gap = line->text->len > 0;
          continue;
        }
      if (gap)
        {
          g_string_append_c (line->text, ' ');
          line->points++;
        }
      gap = FALSE;
      if (match < end && at >= match->start)
        extend_span (line);
      if (width == 1)
        g_string_append_c (line->text, text[at]);
      else
        g_string_append_len (line->text, text + at, width);
      line->points++;
    }
}

static void
line_init (Line *line,
           gsize size)
{
  line->text = g_string_sized_new (size);
  line->spans = g_array_new (FALSE, FALSE, sizeof (HvSpan));
  line->points = 0;
  line->inside = FALSE;
}

static void
line_finish (Line      *line,
             HvExcerpt *excerpt)
{
  excerpt->text = g_string_free (line->text, FALSE);
  excerpt->spans = line->spans;
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
  gsize size = strlen (text);
  Line line;

  line_init (&line, size + 1);
  copy_line (text, 0, size, matches, &line);
  line_finish (&line, excerpt);
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
      if (is_space (text + at))
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
      if (is_space (text + at))
        word = at;
      at = g_utf8_next_char (text + at) - text;
      points--;
    }
  if (text[at] == '\0' || is_space (text + at))
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
  Line line;
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
  line_init (&line, to - from + 16);
  if (from > 0)
    {
      g_string_append (line.text, DOTS " ");
      line.points = 2;
    }
  copy_line (text, from, to, matches, &line);
  if (text[to] != '\0')
    g_string_append (line.text, " " DOTS);
  line_finish (&line, excerpt);
}
