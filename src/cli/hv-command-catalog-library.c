/* hv-command-catalog-library.c: how far each language is in the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-command-catalog.h"
#include "hv-named-state.h"

/* One language: a statement is one, because it is approved as a whole. */
typedef struct
{
  guint      units;
  GPtrArray *hidden;
} Language;

static void
language_free (gpointer data)
{
  Language *language = data;

  g_ptr_array_unref (language->hidden);
  g_free (language);
}

static Language *
get_language (GHashTable *languages,
              const char *lang)
{
  Language *language = g_hash_table_lookup (languages, lang);

  if (language == NULL)
    {
      language = g_new0 (Language, 1);
      language->hidden = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (languages, g_strdup (lang), language);
    }
  return language;
}

static void
count (Language      *language,
       const HvStood *stood,
       char          *key)
{
  g_autofree char *own = key;

  language->units++;
  if (stood->binding != HV_BINDING_HOLDS)
    g_ptr_array_add (language->hidden, g_steal_pointer (&own));
}

static gboolean
count_document (HvStanding      *standing,
                HvFoldDocument  *document,
                GHashTable      *languages,
                GError         **error)
{
  HvLoaded *newest = hv_standing_newest (standing, document);
  Language *language = get_language (languages, document->lang);
  HvStood stood;

  if (document->type == HV_DOCUMENT_STATEMENT)
    {
      if (!hv_standing_of_document (standing, document, &stood, error))
        return FALSE;
      count (language, &stood, g_strdup (document->id));
      return TRUE;
    }
  for (guint i = 0; i < newest->units->len; i++)
    {
      const HvLoadedUnit *unit = g_ptr_array_index (newest->units, i);

      if (!hv_standing_of_unit (standing, document, unit, &stood, error))
        return FALSE;
      count (language, &stood, g_strconcat (document->id, "#", unit->id, NULL));
    }
  return TRUE;
}

static void
print_language (const char     *lang,
                const Language *language,
                guint           named)
{
  guint shown = language->units - language->hidden->len;

  if (shown == language->units)
    g_print (_("%s: complete, %u of %u can be said\n"), lang, shown, language->units);
  else
    g_print (_("%s: %u of %u can be said\n"), lang, shown, language->units);
  for (guint i = 0; i < MIN (named, language->hidden->len); i++)
    g_print ("    %s\n", (char *) g_ptr_array_index (language->hidden, i));
  if (named < language->hidden->len)
    g_print (_("    … “catalog status --all” names all of them\n"));
}

static void
print_json (GList      *order,
            GHashTable *languages)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "languages");
  json_builder_begin_array (builder);
  for (GList *lang = order; lang != NULL; lang = lang->next)
    {
      const Language *language = g_hash_table_lookup (languages, lang->data);

      json_builder_begin_object (builder);
      hv_json_text (builder, "lang", lang->data);
      hv_json_flag (builder, "complete", language->hidden->len == 0);
      hv_json_number (builder, "units", language->units);
      hv_json_array (builder, "hidden", language->hidden);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hv_cli_print_json (builder);
}

/**
 * hv_cli_report_library:
 * @named: how many of those that cannot be said are named
 *
 * Says of each language of the library how much of it can be said today.
 *
 * Returns: the exit status
 */
int
hv_cli_report_library (HvContext  *context,
                       guint       named,
                       GError    **error)
{
  g_autoptr (HvDesk) desk = hv_desk_new (context->library);
  HvHistory *history = hv_desk_history (desk, error);
  g_autoptr (HvNamedState) state = NULL;
  g_autoptr (GHashTable) languages
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, language_free);
  g_autoptr (GList) order = NULL;

  if (history != NULL)
    state = hv_named_state_of_day (context->library, history, hv_desk_today (desk), NULL, NULL, error);
  if (state == NULL)
    return 1;
  for (guint i = 0; i < state->fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (state->fold, i);

      if ((document->type == HV_DOCUMENT_STATEMENT || document->type == HV_DOCUMENT_FAQ)
          && !count_document (state->standing, document, languages, error))
        return 4;
    }
  order = g_list_sort (g_hash_table_get_keys (languages), (GCompareFunc) strcmp);
  if (context->json)
    print_json (order, languages);
  for (GList *lang = order; lang != NULL && !context->json; lang = lang->next)
    print_language (lang->data, g_hash_table_lookup (languages, lang->data), named);
  return 0;
}
