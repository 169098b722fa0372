/* test-highlight.c: where a hit is marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-test-index.h"

static char *
part_of (const char   *text,
         const HvSpan *span)
{
  const char *start = g_utf8_offset_to_pointer (text, span->start);
  const char *end = g_utf8_offset_to_pointer (start, span->length);

  return g_strndup (start, end - start);
}

static void
assert_marked (const char *text,
               GArray     *spans,
               const char *expected)
{
  g_autoptr (GString) marked = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      g_autofree char *part = part_of (text, &g_array_index (spans, HvSpan, i));

      g_string_append_printf (marked, "%s%s", i > 0 ? "|" : "", part);
    }
  g_assert_cmpstr (marked->str, ==, expected);
}

/* Marks stand on the original, counted in code points. */
static void
test_highlight (void)
{
  static const TestRow rows[] = {
    { NL, "a", "🔒 Foto’s op de Straße, e\314\201e\314\201n per\302\255soon", NULL,
      "Uw\n\n  foto\tstaat  \304\262sland, \357\254\201le.", SHOWN },
  };
  static const struct
  {
    const char *query;
    const char *title;
    const char *snippet;
  } wanted[] = {
    { "foto's ", "Foto’s", "foto" },
    { "strasse ", "Straße", "" },
    { "persoon ", "per\302\255soon", "" },
    { "ijsland ", "", "\304\262sland" },
    { "file ", "", "\357\254\201le" },
    { "stras", "Straße", "" },
    { "foto zonnebloem persoon ", "Foto’s|per\302\255soon", "foto" },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (HvHits) hits = test_index_find (&index, wanted[i].query);
      const HvHit *hit = test_index_hit (hits, 1);

      assert_marked (hit->title, hit->title_matches, wanted[i].title);
      assert_marked (hit->snippet, hit->matches, wanted[i].snippet);
      g_assert_cmpstr (hit->snippet, ==, "Uw foto staat \304\262sland, \357\254\201le.");
    }
  test_index_drop (&index);
}

/* In a long text the words that match are in view, and marks stay inside. */
static void
test_snippet (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  TestRow row = { NL, "a", "Titel", NULL, NULL, SHOWN };
  TestIndex index;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (body, "zin nummer %u é.\n", i);
  g_string_append (body, "Hier staat de bewaartermijn van zeven jaar.");
  for (guint i = 0; i < 200; i++)
    g_string_append (body, " Nog meer tekst.");
  row.body = body->str;
  index = test_index_build (&row, 1, NULL);
  {
    g_autoptr (HvHits) hits = test_index_find (&index, "bewaartermijn jaar ");
    const HvHit *hit = test_index_hit (hits, 1);

    assert_marked (hit->snippet, hit->matches, "bewaartermijn|jaar");
    g_assert_cmpint (g_utf8_strlen (hit->snippet, -1), <, 300);
    g_assert_true (g_str_has_prefix (hit->snippet, "…"));
    g_assert_true (g_str_has_suffix (hit->snippet, "…"));
    g_assert_null (strchr (hit->snippet, '\n'));
  }
  test_index_drop (&index);
}

/* Marks never overlap, never leave the text, and always stand on words that
 * begin or read like one of the query, whatever text and query are. */
static void
test_spans_property (void)
{
  static const char * const pieces[] = { "foto", "’s ", "e-mail", " ", "\n", "é", "\314\201", "ß", "weg",
                                         "-", "\302\255", "ij", "15", "“", "🔒", "  ", "gegevens " };
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GString) title = g_string_new (NULL);
      g_autoptr (GString) body = g_string_new (NULL);
      TestRow row = { NL, "a", NULL, NULL, NULL, SHOWN };
      TestIndex index;

      for (guint i = 0; i < 20; i++)
        g_string_append (title, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      for (guint i = 0; i < 150; i++)
        g_string_append (body, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      row.title = title->str;
      row.body = body->str;
      index = test_index_build (&row, 1, NULL);
      for (guint q = 0; q < 10; q++)
        {
          g_autoptr (GString) query = g_string_new (NULL);
          g_autoptr (HvHits) hits = NULL;

          for (guint i = 0; i < 4; i++)
            g_string_append (query, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          hits = test_index_find (&index, query->str);
          for (guint h = 0; h < hits->hits->len; h++)
            {
              const HvHit *hit = g_ptr_array_index (hits->hits, h);
              glong points = g_utf8_strlen (hit->snippet, -1);
              guint end = 0;

              g_assert_true (g_utf8_validate (hit->snippet, -1, NULL));
              g_assert_true (g_utf8_validate (hit->title, -1, NULL));
              for (guint m = 0; m < hit->matches->len; m++)
                {
                  const HvSpan *span = &g_array_index (hit->matches, HvSpan, m);

                  g_assert_cmpuint (span->length, >, 0);
                  g_assert_cmpuint (span->start, >=, end);
                  end = span->start + span->length;
                  g_assert_cmpint (end, <=, points);
                }
            }
        }
      test_index_drop (&index);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/highlight/original", test_highlight);
  g_test_add_func ("/highlight/snippet", test_snippet);
  g_test_add_func ("/highlight/spans-property", test_spans_property);
  return g_test_run ();
}
