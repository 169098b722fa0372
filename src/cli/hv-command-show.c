/* hv-command-show.c: houvastctl show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "hv-command.h"

static void
add_item (JsonBuilder  *builder,
          const HvItem *item)
{
  g_autofree char *text = hv_runs_to_text (item->runs);

  json_builder_begin_object (builder);
  hv_json_text (builder, "step", hv_step_name (item->step));
  hv_json_text (builder, "type", hv_item_kind_name (item->kind));
  hv_json_text (builder, "text", text);
  if (item->label != NULL)
    hv_json_text (builder, "code", item->label);
  if (item->target != NULL)
    hv_json_text (builder, "target", item->target);
  if (item->period != NULL)
    hv_json_text (builder, "within", item->period);
  if (item->moods != NULL)
    hv_json_strings (builder, "mood", item->moods);
  hv_json_flag (builder, "copy", hv_item_may_copy (item));
  json_builder_end_object (builder);
}

static void
add_citations (JsonBuilder *builder,
               GPtrArray   *sources)
{
  json_builder_set_member_name (builder, "citations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sources->len; i++)
    {
      const HvSource *source = g_ptr_array_index (sources, i);
      g_autofree char *text = hv_blocks_to_text (source->blocks);

      json_builder_begin_object (builder);
      hv_json_text (builder, "id", source->key);
      hv_json_text (builder, "text", source->missing ? NULL : text);
      hv_json_text (builder, "version", source->version);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What is being checked has no words that anyone may pass on. */
static char *
to_json (HvAnswer *answer)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *title = hv_unit_title (answer->unit);
  g_autofree char *text = hv_answer_to_text (answer);
  g_autofree char *spoken = hv_unit_spoken (answer->unit);

  json_builder_begin_object (builder);
  hv_json_text (builder, "id", answer->key);
  hv_json_text (builder, "kind", hv_kind_name (answer->unit->kind));
  hv_json_text (builder, "lang", answer->lang);
  hv_json_number (builder, "edition", answer->edition);
  hv_json_text (builder, "title", title);
  hv_json_text (builder, "text", text);
  if (answer->unit->kind == HV_KIND_ENTRY && hv_state_may_copy (answer->state))
    hv_json_text (builder, "answer", spoken);
  if (answer->items->len > 0)
    {
      json_builder_set_member_name (builder, "steps");
      json_builder_begin_array (builder);
      for (guint i = 0; i < answer->items->len; i++)
        {
          const HvItem *item = g_ptr_array_index (answer->items, i);

          if (hv_state_may_copy (answer->state) || item->step == HV_STEP_REFERRAL)
            add_item (builder, item);
        }
      json_builder_end_array (builder);
    }
  add_citations (builder, answer->sources);
  hv_json_text (builder, "state", hv_state_name (answer->state));
  hv_json_approval (builder, &answer->approval);
  json_builder_end_object (builder);
  return hv_cli_json_text (builder);
}

/**
 * hv_cli_answer_text:
 * @lang: (nullable): the language in use
 * @key: as it was asked for
 *
 * Warns when the answer is in another language.
 *
 * Returns: (transfer full): what to print of an answer
 */
char *
hv_cli_answer_text (HvContext  *context,
                    HvEdition  *edition,
                    HvAnswer   *answer,
                    const char *lang,
                    const char *key)
{
  if (context->json)
    return to_json (answer);
  hv_cli_warn_language (answer, hv_edition_language (edition, lang), key);
  return hv_answer_to_text (answer);
}

int
hv_command_show (HvContext  *context,
                 char      **argv,
                 GError    **error)
{
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("as it was, or will be, on this day"), N_("DATE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (HvDesk) desk = NULL;
  g_autoptr (HvAnswer) answer = NULL;
  g_autofree char *text = NULL;
  HvEdition *edition;
  HvDay day;

  if (!hv_cli_parse (&argv, entries, N_("ID"),
                     _("Shows one text with its steps, sources and approval."), error)
      || !hv_cli_parse_day (on, &day, error))
    return 2;
  if (argv[1] == NULL || argv[2] != NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("Give one id, such as privacyvragen#inzage."));
      return 2;
    }
  desk = hv_desk_new (context->library);
  if (hv_desk_history (desk, error) == NULL)
    return 1;
  hv_cli_warn_clock (desk);
  if (day == 0)
    day = hv_desk_today (desk);
  edition = hv_desk_edition (desk, day, NULL, error);
  answer = edition != NULL ? hv_edition_answer (edition, argv[1], context->lang, day, error) : NULL;
  if (answer == NULL)
    return 1;
  text = hv_cli_answer_text (context, edition, answer, context->lang, argv[1]);
  g_print ("%s", text);
  return 0;
}
