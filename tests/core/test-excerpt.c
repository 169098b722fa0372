/* test-excerpt.c: the beginning of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-excerpt.h"

static void
test_rows (void)
{
  static const struct
  {
    const char *text;
    gsize       length;
    const char *excerpt;
  } rows[] = {
    { "", 5, "" },
    { "Eén maand", 9, "Eén maand" },
    { "Eén maand", 8, "Eén maan…" },
    { "Eén maand", 3, "Eén…" },
    /* No space before the sign. */
    { "Eén maand", 4, "Eén…" },
    { "Eén\nmaand\r\nen\teen dag", 16, "Eén maand  en ee…" },
    /* What is whole stays as it is. */
    { "Eén maand\n", 10, "Eén maand " },
    { "Eén maand", 0, "…" },
    { "🔒🔒🔒", 2, "🔒🔒…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *excerpt = hv_excerpt (rows[i].text, rows[i].length);

      g_assert_cmpstr (excerpt, ==, rows[i].excerpt);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/excerpt/rows", test_rows);
  return g_test_run ();
}
