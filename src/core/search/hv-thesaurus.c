/* hv-thesaurus.c: how people say what laws and statements say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists are part of the program, and an edition keeps what it was built with.
 */
#include "hv-thesaurus.h"

#include <gio/gio.h>
#include <string.h>

static const char * const languages[] = { "nl", "en", "de" };

static GBytes *
read_list (const char *lang)
{
  g_autofree char *path = g_strconcat ("/org/houvast/core/thesaurus/", lang, ".xml", NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  GString *lines = user_data;

  if (g_strcmp0 (g_markup_parse_context_get_element (context), "same") != 0)
    return;
  g_string_append_len (lines, text, length);
  g_string_append_c (lines, '\n');
}

/**
 * hv_thesaurus_lines:
 * @lang: a language tag
 *
 * Returns: (transfer full): a group of wordings that mean the same on each line,
 *   commas between them; "" in a language without a list, and in a program that
 *   did not register the resources of the core
 */
char *
hv_thesaurus_lines (const char *lang)
{
  static const GMarkupParser parser = { .text = text_cb };
  gsize primary = strcspn (lang, "-_");
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GMarkupParseContext) context = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (strlen (languages[i]) != primary || g_ascii_strncasecmp (languages[i], lang, primary) != 0)
        continue;
      bytes = read_list (languages[i]);
      if (bytes == NULL)
        continue;
      context = g_markup_parse_context_new (&parser, 0, lines, NULL);
      if (!g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL),
                                         g_bytes_get_size (bytes), NULL))
        g_string_truncate (lines, 0);
    }
  return g_string_free (lines, FALSE);
}

/**
 * hv_thesaurus_sign:
 *
 * Adds the lists to @checksum: an edition that was built with others is built again.
 */
void
hv_thesaurus_sign (GChecksum *checksum)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GBytes) bytes = read_list (languages[i]);

      if (bytes != NULL)
        g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
}
