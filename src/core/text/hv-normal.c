/* hv-normal.c: the one way in which two wordings are compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-normal.h"

/* Whether composing cannot change a text: below U+0300 nothing does, nor among the
 * dashes and quotation marks from U+2010 on. Most texts are so, and composing is
 * most of the work. */
static gboolean
is_composed (const char *text)
{
  for (const guchar *c = (const guchar *) text; *c != '\0'; c++)
    {
      if (*c < 0xcc)
        continue;
      if (c[0] != 0xe2 || c[1] != 0x80 || c[2] < 0x90)
        return FALSE;
      c += 2;
    }
  return TRUE;
}

static gboolean
is_space (const char *c)
{
  return (guchar) *c < 0x80 ? *c == ' ' || *c == '\n' || *c == '\t' || *c == '\r' || *c == '\f'
                            : g_unichar_isspace (g_utf8_get_char (c));
}

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
  if (!is_composed (text))
    text = composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  normal = g_string_sized_new (strlen (text));
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (is_space (c))
        {
          gap = normal->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (normal, ' ');
      gap = FALSE;
      g_string_append_len (normal, c, g_utf8_next_char (c) - c);
    }
  return g_string_free (normal, FALSE);
}
