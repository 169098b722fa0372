/* test-word-diff.c: what differs between two wordings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-word-diff.h"

/* Both wordings in one line: [gone] and {new}. */
static char *
compare (const char *before,
         const char *after)
{
  g_autoptr (GArray) spans = hv_word_diff (before, after);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const HvDiffSpan *span = &g_array_index (spans, HvDiffSpan, i);
      gboolean gone = span->kind == HV_DIFF_GONE;
      const char *text = gone ? before : after;
      gsize start = gone ? span->before_start : span->after_start;
      gsize end = gone ? span->before_end : span->after_end;

      if (line->len > 0)
        g_string_append_c (line, ' ');
      if (span->kind != HV_DIFF_SAME)
        g_string_append_c (line, gone ? '[' : '{');
      g_string_append_len (line, text + start, end - start);
      if (span->kind != HV_DIFF_SAME)
        g_string_append_c (line, gone ? ']' : '}');
    }
  return g_string_free (line, FALSE);
}

static void
test_rows (void)
{
  static const char * const rows[][3] = {
    { "", "", "" },
    { "", "Nieuw.", "{Nieuw.}" },
    { "Oud.", "", "[Oud.]" },
    { "Gelijk is gelijk.", "Gelijk is gelijk.", "Gelijk is gelijk." },
    { "Een opname bewaren wij één maand.", "Een opname bewaren wij zes weken.",
      "Een opname bewaren wij [één maand] {zes weken} ." },
    /* A sign by itself. */
    { "Ja, dat mag.", "Ja dat mag.", "Ja [,] dat mag." },
    { "Binnen 4 weken", "Binnen 28 dagen of 4 weken", "Binnen {28 dagen of} 4 weken" },
    { "wij wissen uw foto's", "wij wissen uw foto’s", "wij wissen uw [foto's] {foto’s}" },
    /* White space and composed characters are no difference. */
    { "één  maand", "één\nmaand", "één\nmaand" },
    { "e\314\201e\314\201n maand", "één maand", "één maand" },
    { "a b c a b b a", "c b a b a c", "[a b] c {b} a b [b] a {c}" },
    { "שלום עולם", "שלום לך עולם", "שלום {לך} עולם" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = compare (rows[i][0], rows[i][1]);

      g_assert_cmpstr (line, ==, rows[i][2]);
    }
}

static char *
random_text (GRand *random,
             guint  n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%c", i > 0 ? " " : "", 'a' + g_rand_int_range (random, 0, 4));
  return g_string_free (text, FALSE);
}

/* Words that both have, by the textbook: to know the shortest way. */
static guint
longest_common (const char *a,
                const char *b)
{
  gsize n = (strlen (a) + 1) / 2;
  gsize m = (strlen (b) + 1) / 2;
  g_autofree guint *table = g_new0 (guint, (n + 1) * (m + 1));

  for (gsize i = 1; i <= n; i++)
    for (gsize j = 1; j <= m; j++)
      table[i * (m + 1) + j] = a[2 * (i - 1)] == b[2 * (j - 1)]
        ? table[(i - 1) * (m + 1) + j - 1] + 1
        : MAX (table[(i - 1) * (m + 1) + j], table[i * (m + 1) + j - 1]);
  return table[n * (m + 1) + m];
}

/* Nothing is lost, what is the same is the same, and there is no shorter way. */
static void
check_random (const char *before,
              const char *after)
{
  g_autoptr (GArray) spans = hv_word_diff (before, after);
  g_autoptr (GString) old = g_string_new (NULL);
  g_autoptr (GString) young = g_string_new (NULL);
  guint same = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const HvDiffSpan *span = &g_array_index (spans, HvDiffSpan, i);
      gsize n = span->before_end - span->before_start;

      if (span->kind == HV_DIFF_SAME)
        {
          g_assert_cmpuint (n, ==, span->after_end - span->after_start);
          g_assert_cmpmem (before + span->before_start, n, after + span->after_start, n);
          same += (n + 1) / 2;
        }
      if (span->kind != HV_DIFF_NEW)
        g_string_append_printf (old, "%s%.*s", old->len > 0 ? " " : "", (int) n,
                                before + span->before_start);
      if (span->kind != HV_DIFF_GONE)
        g_string_append_printf (young, "%s%.*s", young->len > 0 ? " " : "",
                                (int) (span->after_end - span->after_start),
                                after + span->after_start);
    }
  g_assert_cmpstr (old->str, ==, before);
  g_assert_cmpstr (young->str, ==, after);
  g_assert_cmpuint (same, ==, longest_common (before, after));
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *before = random_text (random, g_rand_int_range (random, 0, 25));
      g_autofree char *after = random_text (random, g_rand_int_range (random, 0, 25));

      check_random (before, after);
    }
}

/* Two long texts that have nothing in common take no long time. */
static void
test_strangers (void)
{
  g_autoptr (GString) before = g_string_new ("Begin");
  g_autoptr (GString) after = g_string_new ("Begin");
  g_autoptr (GArray) spans = NULL;

  for (guint i = 0; i < 50000; i++)
    {
      g_string_append_printf (before, " o%u", i);
      g_string_append_printf (after, " n%u", i);
    }
  spans = hv_word_diff (before->str, after->str);
  g_assert_cmpuint (spans->len, ==, 3);
  g_assert_cmpint (g_array_index (spans, HvDiffSpan, 0).kind, ==, HV_DIFF_SAME);
  g_assert_cmpint (g_array_index (spans, HvDiffSpan, 1).kind, ==, HV_DIFF_GONE);
  g_assert_cmpint (g_array_index (spans, HvDiffSpan, 2).kind, ==, HV_DIFF_NEW);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-diff/rows", test_rows);
  g_test_add_func ("/word-diff/random", test_random);
  g_test_add_func ("/word-diff/strangers", test_strangers);
  return g_test_run ();
}
