/* hv-normal.c: the one way in which two wordings are compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-normal.h"

/**
 * hv_normal_text:
 * @text: any text; bytes that are no UTF-8 count as U+FFFD
 *
 * Two wordings are the same when this gives the same for both: composed (NFC),
 * every run of white space one space, none at either end. Case, punctuation and
 * compatibility forms do count: approval is of the words as they stand.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
hv_normal_text (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  GString *normal;
  gboolean gap = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  normal = g_string_sized_new (strlen (composed));
  for (const char *c = composed; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar point = g_utf8_get_char (c);

      if (g_unichar_isspace (point))
        {
          gap = normal->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (normal, ' ');
      gap = FALSE;
      g_string_append_unichar (normal, point);
    }
  return g_string_free (normal, FALSE);
}
