/* hv-place-uri.c: places in the knowledge that other programs point to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     houvast:show/document%23element
 *     houvast:topic/retention
 *     houvast:right/A15
 *
 * Anybody can write one on a page or in a mail. It names a place and nothing
 * else: it searches for nothing, fills in nothing and copies nothing.
 */
#include "config.h"

#include "hv-place-uri.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-error.h"

/* No id is longer, by far. */
#define BYTES_MAX 512

/* In the order of HvPlaceUri. */
static const char * const heads[] = {
  HV_PLACE_SCHEME ":show/", HV_PLACE_SCHEME ":topic/", HV_PLACE_SCHEME ":right/",
};

static gboolean
is_id (const char *id)
{
  if (*id == '\0' || !g_utf8_validate (id, -1, NULL))
    return FALSE;
  for (const char *at = id; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalnum (c) && strchr ("#-_.@:", (int) c) == NULL)
        return FALSE;
      if (c > 0x7f && !g_unichar_isalnum (c))
        return FALSE;
    }
  return TRUE;
}

/**
 * hv_place_uri_parse:
 * @uri: from outside: any bytes, any length
 * @kind: (out): what it points to
 * @id: (out) (transfer full): a key of a unit, a topic, a right
 * @error: %HV_ERROR_USAGE; its message does not repeat what came in
 *
 * Returns: whether it is a place
 */
gboolean
hv_place_uri_parse (const char  *uri,
                    HvPlaceUri  *kind,
                    char       **id,
                    GError     **error)
{
  g_return_val_if_fail (uri != NULL && kind != NULL && id != NULL, FALSE);

  *id = NULL;
  if (strnlen (uri, BYTES_MAX + 1) <= BYTES_MAX)
    for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
      if (g_ascii_strncasecmp (uri, heads[i], strlen (heads[i])) == 0)
        {
          /* NULL when what is escaped is no text. */
          g_autofree char *text = g_uri_unescape_string (uri + strlen (heads[i]), "/");

          if (text == NULL || !is_id (text))
            break;
          *kind = (HvPlaceUri) i;
          *id = g_steal_pointer (&text);
          return TRUE;
        }
  g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                       _("Another program asked for a place that Houvast does not know."));
  return FALSE;
}

/**
 * hv_place_uri_of_unit:
 * @key: of a unit, "document#element" or "document"
 *
 * Returns: (transfer full): what points to it, for hv_place_uri_parse()
 */
char *
hv_place_uri_of_unit (const char *key)
{
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (key != NULL, NULL);

  escaped = g_uri_escape_string (key, NULL, FALSE);
  return g_strconcat (heads[HV_PLACE_URI_SHOW], escaped, NULL);
}
