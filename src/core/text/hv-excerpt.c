/* hv-excerpt.c: the beginning of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-excerpt.h"

#include <string.h>

#define MORE "…"

/**
 * hv_excerpt:
 * @text: valid UTF-8
 * @length: characters, without the sign for what is left out
 *
 * As much of a text as says which one it is, on one line; "…" is behind it when
 * there is more. Nothing else is left of it in memory, so that of a text about a
 * person only the result is to be wiped.
 *
 * Returns: (transfer full): the beginning
 */
char *
hv_excerpt (const char *text,
            gsize       length)
{
  const char *end = text;
  gsize size;
  char *line;

  g_return_val_if_fail (text != NULL, NULL);

  for (gsize i = 0; i < length && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  size = end - text;
  line = g_malloc (size + sizeof MORE);
  memcpy (line, text, size);
  line[size] = '\0';
  g_strdelimit (line, "\n\r\t", ' ');
  if (*end != '\0')
    strcpy (line + strlen (g_strchomp (line)), MORE);
  return line;
}
