/* test-fold.c: text made comparable, with the way back to the original
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-fold.h"
#include "hv-normal.h"

static void
test_rules (void)
{
  static const char * const rows[][2] = {
    { "Gegevens WISSEN", "gegevens wissen" },
    { "één café naïef", "een cafe naief" },
    { "e\314\201e\314\201n", "een" },                   /* combining marks */
    { "per\302\255soons\302\255gegevens", "persoonsgegevens" }, /* soft hyphen */
    { "\357\273\277foto\342\200\213s\342\200\214\342\200\215\342\201\240", "fotos" },
    { "\304\262sland \304\263s", "ijsland ijs" },       /* ligature ij */
    { "Straße GROẞ", "strasse gross" },
    { "œuvre Œuvre æra Æra", "oeuvre oeuvre aera aera" },
    { "\357\254\201le \357\254\202at", "file flat" },   /* ligatures fi and fl */
    { "foto’s foto‘s foto`s foto´s fotoʼs foto's", "foto's foto's foto's foto's foto's foto's" },
    { "AVG\342\200\220verzoek AVG\342\200\221verzoek", "avg-verzoek avg-verzoek" },
    { "artikel 15, 30 dagen", "artikel 15, 30 dagen" },
    { "\357\274\221\357\274\225", "15" },                /* full-width digits */
    { "m² ½", "m2 1\342\201\2042" },
    { "Löschung", "loschung" },
    { "øre Łódź Đ Þ ð ħ ı İ", "ore lodz d th d h i i" },
    { "a\302\240b\tc\nd", "a b c d" },
    { "ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = hv_fold_string (rows[i][0], -1);

      g_assert_cmpstr (folded, ==, rows[i][1]);
    }
}

/* Folding what is folded changes nothing: text and query meet, however often
 * either went through. */
static void
test_idempotent (void)
{
  for (gunichar c = 1; c < 0x20000; c++)
    {
      char text[8] = { 0 };
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      if (!g_unichar_validate (c) || !g_unichar_isdefined (c))
        continue;
      g_unichar_to_utf8 (c, text);
      once = hv_fold_string (text, -1);
      twice = hv_fold_string (once, -1);
      g_assert_true (g_utf8_validate (once, -1, NULL));
      if (strcmp (once, twice) != 0)
        g_error ("U+%04X: “%s” becomes “%s”", c, once, twice);
    }
}

/* Composed and decomposed, upper and lower case: all the same. */
static void
test_forms_meet (void)
{
  static const char * const words[] = { "Überprüfung", "beëindigen", "reünie", "çédille", "Ångström" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *apart = g_utf8_normalize (words[i], -1, G_NORMALIZE_NFD);
      g_autofree char *upper = g_utf8_strup (words[i], -1);
      g_autofree char *one = hv_fold_string (words[i], -1);
      g_autofree char *two = hv_fold_string (apart, -1);
      g_autofree char *three = hv_fold_string (upper, -1);

      g_assert_cmpstr (one, ==, two);
      g_assert_cmpstr (one, ==, three);
      for (const char *c = one; *c != '\0'; c++)
        g_assert_true (g_ascii_islower (*c));
    }
}

/* The way back: where a folded byte came from, and where that ends. */
static void
check_back (const char *text,
            const char *folded,
            const char *original)
{
  g_autoptr (HvFold) fold = hv_fold_new ();
  const char *at;
  gsize first, start, end;
  g_autofree char *found = NULL;

  hv_fold_text (fold, text, -1);
  at = strstr (fold->text->str, folded);
  g_assert_nonnull (at);
  first = at - fold->text->str;
  start = hv_fold_start (fold, first);
  end = hv_fold_end (fold, first + strlen (folded) - 1, text);
  found = g_strndup (text + start, end - start);
  g_assert_cmpstr (found, ==, original);
}

static void
test_way_back (void)
{
  check_back ("uw foto’s, graag", "foto's", "foto’s");
  check_back ("de Straße uit", "strasse", "Straße");
  check_back ("de Straße uit", "stras", "Straß");
  check_back ("een \304\262sland nu", "ijsland", "\304\262sland");
  check_back ("zo e\314\201e\314\201n keer", "een", "e\314\201e\314\201n");
  check_back ("per\302\255soon weg", "persoon", "per\302\255soon");
  check_back ("het œuvre van", "oeuvre", "œuvre");
  check_back ("\360\237\224\222 slot", "slot", "slot");
  check_back ("laatste één", "een", "één");
  check_back ("e\314\201", "e", "e\314\201");
}

/* Every start is the beginning of a character, and starts never go back. */
static void
test_map_is_monotone (void)
{
  static const char text[] = "Één \304\262s, ŒUVRE \357\254\201 ½ 한국 ẞ e\314\201\314\210x ﷺ \360\235\220\200!";
  g_autoptr (HvFold) fold = hv_fold_new ();
  gsize before = 0;

  hv_fold_text (fold, text, -1);
  g_assert_cmpuint (fold->map->len, ==, fold->text->len + 1);
  for (gsize i = 0; i < fold->text->len; i++)
    {
      gsize start = hv_fold_start (fold, i);
      gsize end = hv_fold_end (fold, i, text);

      g_assert_cmpuint (start, >=, before);
      g_assert_cmpuint (end, >, start);
      g_assert_cmpuint (end, <=, strlen (text));
      g_assert_true (((guchar) text[start] & 0xc0) != 0x80);
      g_assert_true (((guchar) text[end] & 0xc0) != 0x80);
      before = start;
    }
  g_assert_cmpuint (g_array_index (fold->map, guint32, fold->text->len), ==, strlen (text));
}

static void
test_any_bytes (void)
{
  g_autoptr (HvFold) fold = hv_fold_new ();
  static const char broken[] = "wis\377sen \303 \360\237\224 \355\240\200 \300\200 einde";

  hv_fold_text (fold, broken, -1);
  g_assert_true (g_utf8_validate (fold->text->str, fold->text->len, NULL));
  g_assert_nonnull (strstr (fold->text->str, "wis\357\277\275sen"));
  g_assert_nonnull (strstr (fold->text->str, "einde"));

  hv_fold_text (fold, "a\0b\0", 4);
  g_assert_cmpmem (fold->text->str, fold->text->len, "a b ", 4);
  hv_fold_text (fold, "\303", 1);
  g_assert_cmpstr (fold->text->str, ==, "\357\277\275");
  hv_fold_text (fold, "\303\251n", 2);
  g_assert_cmpstr (fold->text->str, ==, "e");

  for (guint round = 0; round < 2000; round++)
    {
      char bytes[40];
      gsize length = g_test_rand_int_range (0, sizeof bytes);

      for (gsize i = 0; i < length; i++)
        bytes[i] = g_test_rand_int_range (0, 256);
      hv_fold_text (fold, bytes, length);
      g_assert_true (g_utf8_validate (fold->text->str, fold->text->len, NULL));
      g_assert_cmpuint (fold->map->len, ==, fold->text->len + 1);
      for (gsize i = 0; i < fold->text->len; i++)
        g_assert_cmpuint (hv_fold_end (fold, i, bytes), <=, length);
    }
}

/* Two wordings are the same when only white space and composition differ, and
 * never otherwise. */
static void
test_normal (void)
{
  static const char * const rows[][2] = {
    { "  Eén\n\t maand.  ", "Eén maand." },
    { "Ee\314\201n", "Eén" },
    { "één\302\240maand", "één maand" },
    { "ﬁets", "ﬁets" },
    { "A–B", "A–B" },
    { "", "" },
    { " \n ", "" },
    { "kapot \377", "kapot \357\277\275" },
  };
  g_autofree char *lower = hv_normal_text ("maand");
  g_autofree char *upper = hv_normal_text ("Maand");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *normal = hv_normal_text (rows[i][0]);

      g_assert_cmpstr (normal, ==, rows[i][1]);
    }
  g_assert_cmpstr (lower, !=, upper);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/rules", test_rules);
  g_test_add_func ("/fold/idempotent", test_idempotent);
  g_test_add_func ("/fold/forms-meet", test_forms_meet);
  g_test_add_func ("/fold/way-back", test_way_back);
  g_test_add_func ("/fold/map-is-monotone", test_map_is_monotone);
  g_test_add_func ("/fold/any-bytes", test_any_bytes);
  g_test_add_func ("/fold/normal-text", test_normal);
  return g_test_run ();
}
