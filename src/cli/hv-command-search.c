/* hv-command-search.c: houvastctl search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "hv-command.h"
#include "hv-names.h"

/* With this many hits nobody reads on. */
#define MAX_LIMIT 1000

static void
add_matches (JsonBuilder *builder,
             GArray      *matches)
{
  json_builder_set_member_name (builder, "matches");
  json_builder_begin_array (builder);
  for (guint i = 0; i < matches->len; i++)
    {
      const HvSpan *span = &g_array_index (matches, HvSpan, i);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, span->start);
      json_builder_add_int_value (builder, span->length);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_hit (JsonBuilder    *builder,
         const HvResult *result,
         const char     *lang)
{
  const HvHit *hit = result->hit;

  json_builder_begin_object (builder);
  hv_json_text (builder, "id", result->key);
  hv_json_text (builder, "kind", hv_kind_name (hit->kind));
  hv_json_text (builder, "document", result->document);
  hv_json_text (builder, "lang", lang);
  hv_json_text (builder, "topic", result->topic);
  hv_json_text (builder, "title", hit->title);
  hv_json_text (builder, "snippet", hit->snippet);
  add_matches (builder, hit->matches);
  hv_json_text (builder, "matched_by", hv_matched_by_name (hit->matched_by));
  json_builder_set_member_name (builder, "score");
  json_builder_add_double_value (builder, hit->score);
  hv_json_text (builder, "state", hv_state_name (hit->state));
  hv_json_approval (builder, &result->approval);
  hv_json_strings (builder, "audience", result->audience);
  if (hit->explanation != NULL)
    hv_json_text (builder, "explanation", hit->explanation);
  json_builder_end_object (builder);
}

static void
print_json (const char      *query,
            const HvResults *results,
            const char      *better)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hv_json_text (builder, "query", query);
  hv_json_number (builder, "edition", results->edition);
  hv_json_text (builder, "lang", results->hits->lang);
  hv_json_number (builder, "total", results->hits->total);
  json_builder_set_member_name (builder, "took_ms");
  json_builder_add_double_value (builder, results->took / 1000.0);
  hv_json_flag (builder, "sure", results->hits->sure);
  if (results->hits->corrected != NULL)
    hv_json_text (builder, "corrected", results->hits->corrected);
  if (better != NULL)
    hv_json_text (builder, "better_in", better);
  json_builder_set_member_name (builder, "hits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < results->results->len; i++)
    add_hit (builder, g_ptr_array_index (results->results, i), results->hits->lang);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hv_cli_print_json (builder);
}

static void
print_text (const HvResults *results,
            const char      *better)
{
  if (results->hits->corrected != NULL)
    g_print (_("Understood as: %s\n"), results->hits->corrected);
  if (results->results->len == 0)
    g_print (_("Nothing found. Look at the answer for unknown questions: "
               "houvastctl search --topic unknown\n"));
  else if (!results->hits->sure)
    g_print (_("Not sure: this may not be the answer.\n"));
  if (better != NULL)
    g_print (_("Another language knows this better: houvastctl search --lang %s\n"), better);
  for (guint i = 0; i < results->results->len; i++)
    {
      const HvResult *result = g_ptr_array_index (results->results, i);
      g_autofree char *approval = hv_approval_in_words (&result->approval, result->hit->state);

      g_print ("%2u. %s\n    %s · %s · %s\n    %s\n", i + 1, result->hit->title,
               hv_name_of_kind (result->hit->kind), result->key, approval, result->hit->snippet);
      if (result->hit->explanation != NULL)
        g_print ("%s\n", result->hit->explanation);
    }
}

static gboolean
parse_kind (const char  *name,
            guint       *kinds,
            GError     **error)
{
  *kinds = hv_kind_parse (name);
  if (name == NULL || *kinds != HV_KIND_NONE)
    return TRUE;
  g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
               _("There is no kind “%s”. Choose entry, section, phrase, procedure, template or "
                 "definition."), name);
  return FALSE;
}

static int
run_search (HvContext        *context,
            HvSearchRequest  *request,
            GError          **error)
{
  g_autoptr (HvDesk) desk = hv_desk_new (context->library);
  g_autoptr (HvResults) results = NULL;
  HvEdition *edition;
  const char *better;

  if (hv_desk_history (desk, error) == NULL)
    return 1;
  hv_cli_warn_clock (desk);
  request->day = hv_desk_today (desk);
  edition = hv_desk_edition (desk, request->day, NULL, error);
  results = edition != NULL ? hv_edition_search (edition, request, NULL, error) : NULL;
  if (results == NULL)
    return 1;
  better = hv_edition_better (edition, request, results, error);
  if (*error != NULL)
    return 1;
  if (context->json)
    print_json (request->text, results, better);
  else
    print_text (results, better);
  return results->results->len > 0 ? 0 : 1;
}

int
hv_command_search (HvContext  *context,
                   char      **argv,
                   GError    **error)
{
  HvSearchRequest request = { .text_length = -1 };
  int limit = 0;
  g_autofree char *lang = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *document = NULL;
  g_autofree char *audience = NULL;
  g_autofree char *query = NULL;
  const GOptionEntry entries[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_("in this language"), N_("TAG") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("only this kind of text"), N_("KIND") },
    { "topic", 0, 0, G_OPTION_ARG_STRING, &topic, N_("only this topic"), N_("TOPIC") },
    { "document", 0, 0, G_OPTION_ARG_STRING, &document, N_("only this document"), N_("ID") },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &audience, N_("only for this audience"),
      N_("AUDIENCE") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("at most this many"), N_("N") },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &request.explain, N_("say how each was scored"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hv_cli_parse (&argv, entries, N_("WORDS…"), _("Finds the approved answer."), error)
      || !parse_kind (kind, &request.kinds, error))
    return 2;
  if (limit < 0 || limit > MAX_LIMIT)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_USAGE, _("The limit is a number from 1 to %d."),
                   MAX_LIMIT);
      return 2;
    }
  query = g_strjoinv (" ", argv + 1);
  if (*query == '\0' && topic == NULL && document == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE, _("Say what to look for."));
      return 2;
    }
  request.text = query;
  request.lang = lang != NULL ? lang : context->lang;
  request.topic = topic;
  request.document = document;
  request.audience = audience;
  request.limit = limit;
  return run_search (context, &request, error);
}
