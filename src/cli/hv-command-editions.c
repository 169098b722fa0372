/* hv-command-editions.c: houvastctl editions, activate, cancel, remove, prune
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-command.h"
#include "hv-library.h"
#include "hv-names.h"
#include "hv-to-approve.h"

static const char *
state_of (HvHistory      *history,
          const HvChange *change,
          HvDay           today)
{
  if (change->cancelled)
    return "cancelled";
  if (change->from > today)
    return "waiting";
  return hv_history_on (history, today) == change ? "in-force" : "past";
}

static const char *
state_in_words (const char *state)
{
  if (strcmp (state, "cancelled") == 0)
    return _("cancelled");
  if (strcmp (state, "waiting") == 0)
    return _("waiting");
  return strcmp (state, "in-force") == 0 ? _("in force") : _("past");
}

/* The documents of an edition; the program's own records of approvals are no
 * documents that anyone imported. */
static GPtrArray *
documents_of (HvHistory      *history,
              const HvChange *change)
{
  g_autoptr (GPtrArray) changes = hv_history_up_to (history, change);
  GPtrArray *fold = hv_fold (changes);

  for (guint i = fold->len; i > 0; i--)
    if (((HvFoldDocument *) g_ptr_array_index (fold, i - 1))->type == HV_DOCUMENT_APPROVALS)
      g_ptr_array_remove_index (fold, i - 1);
  return fold;
}

static void
add_edition (JsonBuilder    *builder,
             HvHistory      *history,
             const HvChange *change,
             HvDay           today)
{
  g_autoptr (GPtrArray) documents = documents_of (history, change);
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (change->at);
  g_autofree char *time = g_date_time_format_iso8601 (at);

  json_builder_begin_object (builder);
  hv_json_number (builder, "n", change->n);
  hv_json_day (builder, "from", change->from);
  hv_json_text (builder, "at", time);
  hv_json_text (builder, "role", change->role);
  hv_json_text (builder, "state", state_of (history, change, today));
  json_builder_set_member_name (builder, "documents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < documents->len; i++)
    {
      const HvFoldDocument *document = g_ptr_array_index (documents, i);

      json_builder_begin_object (builder);
      hv_json_text (builder, "id", document->id);
      hv_json_text (builder, "lang", document->lang);
      hv_json_text (builder, "version", document->version);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_edition (HvHistory      *history,
               const HvChange *change,
               HvDay           today)
{
  g_autoptr (GPtrArray) documents = documents_of (history, change);
  g_autofree char *from = hv_day_format (change->from);

  g_print (_("Edition %u · from %s · %s · %s"), change->n, from,
           state_in_words (state_of (history, change, today)), change->action);
  g_print ("%s%s\n", change->role != NULL ? " · " : "", change->role != NULL ? change->role : "");
  for (guint i = 0; i < documents->len; i++)
    {
      const HvFoldDocument *document = g_ptr_array_index (documents, i);

      g_print ("    %s %s %s\n", document->id, document->lang,
               document->version != NULL ? document->version : "");
    }
}

static void
add_stood (JsonBuilder     *builder,
           const HvStoodOn *stood)
{
  json_builder_begin_object (builder);
  hv_json_text (builder, "id", stood->key);
  hv_json_text (builder, "kind", stood->unit != HV_KIND_NONE ? hv_kind_name (stood->unit)
                                                             : "statement");
  hv_json_text (builder, "title", stood->title);
  hv_json_text (builder, "state", hv_state_name (stood->state));
  hv_json_text (builder, "version", stood->version);
  hv_json_approval (builder, &stood->approval);
  json_builder_end_object (builder);
}

static void
print_stood (const HvStoodOn *stood)
{
  g_autofree char *approval = hv_approval_in_words (&stood->approval, stood->state);

  g_print ("%s  %s\n    %s\n", stood->key, stood->title,
           stood->state == HV_STATE_HIDDEN ? _("not shown") : approval);
}

/* What was approved on a day: a line for each unit. */
static int
list_on (HvContext  *context,
         HvDay       day,
         GError    **error)
{
  g_autoptr (GPtrArray) list = hv_stood_on_list (context->library, day, NULL, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (list == NULL)
    return 1;
  json_builder_begin_object (builder);
  hv_json_day (builder, "on", day);
  json_builder_set_member_name (builder, "units");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    if (context->json)
      add_stood (builder, g_ptr_array_index (list, i));
    else
      print_stood (g_ptr_array_index (list, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (context->json)
    hv_cli_print_json (builder);
  return 0;
}

int
hv_command_editions (HvContext  *context,
                     char      **argv,
                     GError    **error)
{
  g_autoptr (HvDesk) desk = hv_desk_new (context->library);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("what of each text was approved on this day"),
      N_("DATE") },
    G_OPTION_ENTRY_NULL
  };
  HvHistory *history;
  HvDay today, day;

  if (!hv_cli_parse (&argv, entries, "", _("Lists what is, was and will be in force, oldest first."),
                     error)
      || !hv_cli_parse_day (on, &day, error))
    return 2;
  if (day != 0)
    return list_on (context, day, error);
  history = hv_desk_history (desk, error);
  if (history == NULL)
    return 1;
  hv_cli_warn_clock (desk);
  today = hv_desk_today (desk);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "editions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < history->changes->len; i++)
    {
      if (context->json)
        add_edition (builder, history, g_ptr_array_index (history->changes, i), today);
      else
        print_edition (history, g_ptr_array_index (history->changes, i), today);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (context->json)
    hv_cli_print_json (builder);
  return 0;
}

/* Says which edition a change made: as text, or as one object. */
void
hv_cli_print_edition (HvContext *context,
                      guint      n,
                      GArray    *pending)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!context->json)
    {
      g_print (_("Edition %u is in force.\n"), n);
      for (guint i = 0; pending != NULL && i < pending->len; i++)
        g_print (_("Edition %u still waits for its day.\n"), g_array_index (pending, guint, i));
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hv_json_number (builder, "edition", n);
  json_builder_set_member_name (builder, "pending");
  json_builder_begin_array (builder);
  for (guint i = 0; pending != NULL && i < pending->len; i++)
    json_builder_add_int_value (builder, g_array_index (pending, guint, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hv_cli_print_json (builder);
}

int
hv_command_activate (HvContext  *context,
                     char      **argv,
                     GError    **error)
{
  gboolean cancel = FALSE;
  const GOptionEntry entries[] = {
    { "cancel-pending", 0, 0, G_OPTION_ARG_NONE, &cancel, N_("cancel waiting changes as well"),
      NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (HvLibrary) library = NULL;
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n, made;

  if (!hv_cli_parse (&argv, entries, N_("N"),
                     _("From today the documents are those of edition N."), error)
      || !hv_cli_parse_number (argv[1], &n, error))
    return 2;
  library = hv_library_open (context->library, error);
  if (library == NULL)
    return 5;
  made = hv_library_activate (library, n, context->role, cancel, pending, error);
  if (made == 0)
    return 5;
  if (cancel)
    g_array_set_size (pending, 0);
  hv_cli_print_edition (context, made, pending);
  return 0;
}

int
hv_command_cancel (HvContext  *context,
                   char      **argv,
                   GError    **error)
{
  g_autoptr (HvLibrary) library = NULL;
  guint n;

  if (!hv_cli_parse (&argv, NULL, N_("N"), _("Cancels a change before it comes into force."), error)
      || !hv_cli_parse_number (argv[1], &n, error))
    return 2;
  library = hv_library_open (context->library, error);
  if (library == NULL || !hv_library_cancel (library, n, error))
    return 5;
  if (context->json)
    hv_cli_print_edition (context, n, NULL);
  else
    g_print (_("Edition %u is cancelled.\n"), n);
  return 0;
}

int
hv_command_remove (HvContext  *context,
                   char      **argv,
                   GError    **error)
{
  g_autofree char *lang = NULL;
  const GOptionEntry entries[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_("only in this language"), N_("TAG") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (HvLibrary) library = NULL;
  guint made;

  if (!hv_cli_parse (&argv, entries, N_("DOCUMENT"),
                     _("Makes a change without a document. Its sources stay, so that you can go "
                       "back."), error))
    return 2;
  if (argv[1] == NULL || argv[2] != NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE, _("Name one document."));
      return 2;
    }
  library = hv_library_open (context->library, error);
  made = library != NULL ? hv_library_remove (library, argv[1], lang, context->role, error) : 0;
  if (made == 0)
    return 5;
  hv_cli_print_edition (context, made, NULL);
  return 0;
}

int
hv_command_prune (HvContext  *context,
                  char      **argv,
                  GError    **error)
{
  g_autoptr (HvLibrary) library = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint removed;

  if (!hv_cli_parse (&argv, NULL, "",
                     _("Removes files of past editions; sources and changes stay."), error))
    return 2;
  library = hv_library_open (context->library, error);
  if (library == NULL || !hv_library_prune (library, &removed, error))
    return 5;
  if (!context->json)
    {
      g_print (ngettext ("%u file removed.\n", "%u files removed.\n", removed), removed);
      return 0;
    }
  json_builder_begin_object (builder);
  hv_json_number (builder, "removed", removed);
  json_builder_end_object (builder);
  hv_cli_print_json (builder);
  return 0;
}
