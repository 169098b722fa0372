/* hv-secret.c: words that must leave no trace
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Memory that is only given back still holds what stood in it, until something
 * else happens to be written there; a core dump or the swap file shows it. So
 * it is wiped first, also each time that a text outgrows its place. What the
 * toolkit and the desktop copy for themselves is beyond reach.
 */
#include "hv-secret.h"

#include <string.h>

/**
 * hv_secret_dup:
 * @text: (nullable)
 * @length: bytes of @text, or -1
 *
 * Returns: (transfer full) (nullable): a copy for hv_secret_free()
 */
char *
hv_secret_dup (const char *text,
               gssize      length)
{
  if (text == NULL)
    return NULL;
  return g_strndup (text, length >= 0 ? (gsize) length : strlen (text));
}

/**
 * hv_secret_free:
 * @secret: (nullable): wiped, then given back
 */
void
hv_secret_free (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

GString *
hv_secret_string_new (void)
{
  return g_string_sized_new (4096);
}

/* Growing by copying would leave the old text behind, so a new place is taken
 * and the old one wiped. */
void
hv_secret_append_len (GString    *string,
                      const char *text,
                      gsize       length)
{
  if (string->len + length + 1 > string->allocated_len)
    {
      gsize larger = MAX (2 * string->allocated_len, string->len + length + 1);
      char *place = g_malloc (larger);

      memcpy (place, string->str, string->len + 1);
      explicit_bzero (string->str, string->allocated_len);
      g_free (string->str);
      string->str = place;
      string->allocated_len = larger;
    }
  g_string_append_len (string, text, length);
}

void
hv_secret_append (GString    *string,
                  const char *text)
{
  hv_secret_append_len (string, text, strlen (text));
}

/**
 * hv_secret_string_free:
 * @string: (nullable): wiped, then given back
 */
void
hv_secret_string_free (GString *string)
{
  if (string == NULL)
    return;
  explicit_bzero (string->str, string->allocated_len);
  g_string_free (string, TRUE);
}
