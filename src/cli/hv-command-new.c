/* hv-command-new.c: houvastctl new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-command.h"

static const char * const kinds[] = { "statement", "entry", "procedure", "template", NULL };
static const char * const langs[] = { "nl", "en", NULL };

/* The skeleton with today's date in it. */
static char *
read_skeleton (const char  *kind,
               const char  *lang,
               const char  *today,
               GError     **error)
{
  g_autofree char *path = g_strdup_printf ("/org/houvast/core/new/%s-%s.xml", kind, lang);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GString) text = NULL;
  gsize size;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  text = g_string_new_len (data, size);
  g_string_replace (text, "@TODAY@", today, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

int
hv_command_new (HvContext  *context,
                char      **argv,
                GError    **error)
{
  g_autofree char *lang = NULL;
  const GOptionEntry entries[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_("language of the document: nl or en"), N_("TAG") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (HvDesk) desk = hv_desk_new (context->library);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *today = NULL;
  g_autofree char *primary = NULL;
  g_autofree char *text = NULL;
  const char *wanted;

  if (!hv_cli_parse (&argv, entries, "statement|entry|procedure|template",
                     _("Prints a commented document to write in."), error))
    return 2;
  if (argv[1] == NULL || argv[2] != NULL || !g_strv_contains (kinds, argv[1]))
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("Choose one: statement, entry, procedure or template."));
      return 2;
    }
  wanted = lang != NULL ? lang : context->lang != NULL ? context->lang : "en";
  primary = g_strndup (wanted, strcspn (wanted, "-_.@"));
  if (lang != NULL && !g_strv_contains (langs, primary))
    {
      g_set_error (error, HV_ERROR, HV_ERROR_USAGE, _("There is none in “%s”. Choose nl or en."), lang);
      return 2;
    }
  /* The day of the library counts, where there is one. */
  hv_desk_history (desk, NULL);
  today = hv_day_format (hv_desk_today (desk));
  text = read_skeleton (argv[1], g_strv_contains (langs, primary) ? primary : "en", today, error);
  if (text == NULL)
    return 1;
  json_builder_begin_object (builder);
  hv_json_text (builder, "kind", argv[1]);
  hv_json_text (builder, "text", text);
  json_builder_end_object (builder);
  if (context->json)
    hv_cli_print_json (builder);
  else
    g_print ("%s", text);
  return 0;
}
