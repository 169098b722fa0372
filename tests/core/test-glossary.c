/* test-glossary.c: words that explain themselves, in their usual forms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-glossary.h"

#include <locale.h>

static HvGlossary *
new_glossary (void)
{
  HvGlossary *glossary = hv_glossary_new ("nl");

  hv_glossary_add (glossary, "vragen#termijn", "bewaartermijn", "Hoe lang wij iets bewaren.");
  hv_glossary_add (glossary, "vragen#belang", "belang", "Wat voor ons telt.");
  hv_glossary_add (glossary, "vragen#gb@nl", "gerechtvaardigd belang", "Een goede reden.");
  hv_glossary_add (glossary, "vragen#ap", "AP", "De toezichthouder.");
  return glossary;
}

static char *
found_in (const char *text)
{
  g_autoptr (HvGlossary) glossary = new_glossary ();
  g_autoptr (GArray) spans = hv_glossary_find (glossary, text);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const HvGlossSpan *span = &g_array_index (spans, HvGlossSpan, i);

      g_string_append_printf (found, "%s%s=%.*s", i > 0 ? " | " : "", span->term->key,
                              (int) (span->end - span->start), text + span->start);
    }
  return g_string_free (found, FALSE);
}

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "De bewaartermijn staat erin.", "vragen#termijn=bewaartermijn" },
    { "Onze Bewaartermijnen: zie daar.", "vragen#termijn=Bewaartermijnen" },
    /* The longest one that fits, and what is left of it where that does not. */
    { "een gerechtvaardigd belang is een belang",
      "vragen#gb@nl=gerechtvaardigd belang | vragen#belang=belang" },
    { "gerechtvaardigde belangen", "vragen#gb@nl=gerechtvaardigde belangen" },
    /* An abbreviation is only itself. */
    { "een klacht bij de AP", "vragen#ap=AP" },
    { "een ap is geen aap", "" },
    { "één café, ’s avonds: de bewaartermijn", "vragen#termijn=bewaartermijn" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = found_in (cases[i].text);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_keys (void)
{
  g_autoptr (HvGlossary) glossary = new_glossary ();

  g_assert_cmpstr (hv_glossary_get (glossary, "vragen#ap")->word, ==, "AP");
  g_assert_null (hv_glossary_get (glossary, "vragen#weg"));
  g_assert_cmpstr (hv_glossary_by_id (glossary, "gb")->word, ==, "gerechtvaardigd belang");
  g_assert_null (hv_glossary_by_id (glossary, "g"));
}

/* A glossary without words, and words that are none. */
static void
test_empty (void)
{
  g_autoptr (HvGlossary) glossary = hv_glossary_new (NULL);
  g_autoptr (GArray) none = hv_glossary_find (glossary, "bewaartermijn");
  g_autoptr (GArray) still = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  hv_glossary_add (glossary, "vragen#leeg", "…", "Niets.");
  still = hv_glossary_find (glossary, "… bewaartermijn …");
  g_assert_cmpuint (still->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/glossary/forms", test_forms);
  g_test_add_func ("/glossary/keys", test_keys);
  g_test_add_func ("/glossary/empty", test_empty);
  return g_test_run ();
}
