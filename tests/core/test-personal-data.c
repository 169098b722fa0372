/* test-personal-data.c: what looks like data about a person, and what nearly does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-personal-data.h"

static const char * const names[] = {
  [HV_PERSONAL_EMAIL] = "email", [HV_PERSONAL_IBAN] = "iban",   [HV_PERSONAL_BSN] = "bsn",
  [HV_PERSONAL_PHONE] = "phone", [HV_PERSONAL_BIRTH] = "birth", [HV_PERSONAL_NUMBER] = "number",
};

static char *
find (const char *text,
      const char *known)
{
  g_autoptr (GArray) spans = hv_personal_find (text, known);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const HvPersonalSpan *span = &g_array_index (spans, HvPersonalSpan, i);

      g_string_append_printf (line, "%s%s:%.*s", line->len > 0 ? "; " : "", names[span->kind],
                              (int) (span->end - span->start), text + span->start);
    }
  return g_string_free (line, FALSE);
}

static void
test_found (void)
{
  static const char * const rows[][2] = {
    { "Mail naar jan.jansen@voorbeeld.example.", "email:jan.jansen@voorbeeld.example" },
    { "rené+x (at) post.voorbeeld.example", "email:rené+x (at) post.voorbeeld.example" },
    /* Check digits that are right. */
    { "op NL91 ABNA 0417 1643 00 en verder", "iban:NL91 ABNA 0417 1643 00" },
    { "nl91abna0417164300", "iban:nl91abna0417164300" },
    { "NL91.ABNA.0417.1643.00", "iban:NL91.ABNA.0417.1643.00" },
    { "BE68 5390 0754 7034", "iban:BE68 5390 0754 7034" },
    { "DE89370400440532013000", "iban:DE89370400440532013000" },
    { "GB82 WEST 1234 5698 7654 32", "iban:GB82 WEST 1234 5698 7654 32" },
    { "BSN 111222333", "bsn:111222333" },
    { "bsn 1234.56.782", "bsn:1234.56.782" },
    { "123 456 782", "bsn:123 456 782" },
    { "06-12345678", "phone:06-12345678" },
    { "bel 0612345678.", "phone:0612345678" },
    { "bel (030) 123 45 67", "phone:(030) 123 45 67" },
    { "+31 (0)6 12 34 56 78", "phone:+31 (0)6 12 34 56 78" },
    { "+32 470 12 34 56", "phone:+32 470 12 34 56" },
    { "06-12-34-56-78", "phone:06-12-34-56-78" },
    { "06 12 34 56 78", "phone:06 12 34 56 78" },
    { "0031612345678", "phone:0031612345678" },
    { "12-03-1985", "birth:12-03-1985" },
    { "12/3/85", "birth:12/3/85" },
    { "12.03.85.", "birth:12.03.85" },
    { "12-mrt-1985", "birth:12-mrt-1985" },
    { "12 maart 1985", "birth:12 maart 1985" },
    { "1985-03-12", "birth:1985-03-12" },
    { "geboren op 12 maart 2019", "birth:12 maart 2019" },
    { "Geboortedatum: 3-4-21", "birth:3-4-21" },
    { "klantnummer 4482913", "number:4482913" },
    { "polis 12-345-678", "number:12-345-678" },
    { "K123456", "" },
    { "4482913, 5 euro", "number:4482913" },
    { "€ 5 0612345678", "phone:0612345678" },
    { "a@b.nl en 0612345678 en 12-03-1985", "email:a@b.nl; phone:0612345678; birth:12-03-1985" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = find (rows[i][0], NULL);

      g_assert_cmpstr (line, ==, rows[i][1]);
    }
}

/* What an answer or a proposal may well say. */
static void
test_nearly (void)
{
  static const char * const rows[] = {
    "",
    "Wij bewaren facturen 7 jaar en opnamen 4 weken.",
    "Op grond van artikel 15 lid 3 AVG, sinds 25 mei 2018.",
    "Verordening (EU) 2016/679 van 27 april 2016",
    "Verordening 1182/71",
    "Versie 3 van 2026-07-01, van 1 juli 2026 of 01-07-2026",
    "tussen 2018, 2019 en 2020",
    "€ 1.250.000 of 250000 euro of 250.000,00 euro of 250.000,- euro",
    "Bel gratis 0800 1234 of 0900-1234567.",
    "Bel 112.",
    "Volg @houvast of schrijf e-mail",
    "iemand@intern zonder punt",
    "ECLI:NL:RBNHO:2023:8912",
    "postbus 12345",
    "binnen 30 dagen, 24 uur, 10.000 mensen",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = find (rows[i], NULL);

      g_assert_cmpstr (line, ==, "");
    }
}

/* One digit further and the test does not hold: it is a number then, and no more. */
static void
test_check_digits (void)
{
  static const char * const rows[][2] = {
    { "111222334", "number:111222334" },
    { "000000000", "number:000000000" },
    { "NL92ABNA0417164300", "" },
    { "NL91ABNA041716430", "" },
    { "XNL91ABNA0417164300", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = find (rows[i][0], NULL);

      g_assert_false (strstr (line, "iban") != NULL || strstr (line, "bsn") != NULL);
      if (*rows[i][1] != '\0')
        g_assert_cmpstr (line, ==, rows[i][1]);
    }
}

/* Of all numbers of nine digits one in eleven passes; compared with the test
 * written out in another way. */
static void
test_bsn (void)
{
  guint passed = 0;

  for (guint number = 100000000; number < 100010000; number++)
    {
      g_autofree char *text = g_strdup_printf ("%u", number);
      g_autofree char *line = find (text, NULL);
      int sum = 0;

      for (int i = 0; i < 8; i++)
        sum += (9 - i) * (text[i] - '0');
      g_assert_true (g_str_has_prefix (line, (sum - (text[8] - '0')) % 11 == 0 ? "bsn" : "number"));
      passed += g_str_has_prefix (line, "bsn");
    }
  g_assert_cmpuint (passed, >, 850);
  g_assert_cmpuint (passed, <, 950);
}

static void
test_known (void)
{
  g_autofree char *known = find ("Bel 088 000 00 00, of jan@voorbeeld.example",
                                 "Wij zijn bereikbaar op 088-0000000.");
  g_autofree char *masked = hv_personal_mask ("Jan, 0612345678, geboren 12-03-1985.", NULL);

  g_assert_cmpstr (known, ==, "email:jan@voorbeeld.example");
  g_assert_cmpstr (masked, ==, "Jan, …, geboren ….");
}

/* Whatever is typed: spans are in order, inside the text, and on characters. */
static void
test_random (void)
{
  static const char alphabet[] = "0123456789012345 .-/@()+NLabé€";
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  glong n = g_utf8_strlen (alphabet, -1);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) spans = NULL;
      g_autofree char *masked = NULL;
      gsize done = 0;

      for (int j = g_rand_int_range (random, 0, 50); j > 0; j--)
        {
          const char *one = g_utf8_offset_to_pointer (alphabet, g_rand_int_range (random, 0, n));

          g_string_append_unichar (text, g_utf8_get_char (one));
        }
      spans = hv_personal_find (text->str, NULL);
      for (guint j = 0; j < spans->len; j++)
        {
          const HvPersonalSpan *span = &g_array_index (spans, HvPersonalSpan, j);

          g_assert_cmpuint (span->start, >=, done);
          g_assert_cmpuint (span->end, >, span->start);
          g_assert_cmpuint (span->end, <=, text->len);
          done = span->end;
        }
      masked = hv_personal_mask (text->str, NULL);
      g_assert_true (g_utf8_validate (masked, -1, NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/personal-data/found", test_found);
  g_test_add_func ("/personal-data/nearly", test_nearly);
  g_test_add_func ("/personal-data/check-digits", test_check_digits);
  g_test_add_func ("/personal-data/bsn", test_bsn);
  g_test_add_func ("/personal-data/known", test_known);
  g_test_add_func ("/personal-data/random", test_random);
  return g_test_run ();
}
