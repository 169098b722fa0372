/* fuzz-fold.c: any bytes, folded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-fuzz.h"

#include <string.h>

#include "hv-fold.h"
#include "hv-normal.h"

static HvFold *fold;

void
hv_fuzz_set_up (void)
{
  fold = hv_fold_new ();
}

static void
check_map (const char *text,
           gsize       size)
{
  gsize before = 0;

  g_assert_cmpuint (fold->map->len, ==, fold->text->len + 1);
  g_assert_cmpuint (g_array_index (fold->map, guint32, fold->text->len), ==, size);
  for (gsize i = 0; i < fold->text->len; i++)
    {
      gsize start = hv_fold_start (fold, i);
      gsize end = hv_fold_end (fold, i, text);

      g_assert_cmpuint (start, >=, before);
      g_assert_cmpuint (end, >, start);
      g_assert_cmpuint (end, <=, size);
      before = start;
    }
}

/* What was folded is text, knows where it came from, and stays as it is when
 * it is folded again. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = hv_fuzz_copy (data, size);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = hv_normal_text (valid);
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  hv_fold_text (fold, text, size);
  g_assert_true (g_utf8_validate (fold->text->str, fold->text->len, NULL));
  check_map (text, size);
  once = g_strdup (fold->text->str);
  g_assert_cmpuint (strlen (once), ==, fold->text->len);
  twice = hv_fold_string (once, -1);
  g_assert_cmpstr (once, ==, twice);
  g_assert_true (g_utf8_validate (normal, -1, NULL));
  return 0;
}
