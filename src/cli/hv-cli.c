/* hv-cli.c: what the commands of houvastctl share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-command.h"

/**
 * hv_cli_parse:
 * @argv: (inout): the command's words; options are taken out
 * @arguments: what comes after the options, for --help
 * @summary: what the command does, for --help
 *
 * Parses a command's own options. Everything after "--" is a word.
 */
gboolean
hv_cli_parse (char             ***argv,
              const GOptionEntry *entries,
              const char         *arguments,
              const char         *summary,
              GError            **error)
{
  g_autofree char *program = g_strdup_printf ("houvastctl %s", (*argv)[0]);
  g_autoptr (GOptionContext) options = g_option_context_new (arguments);

  g_set_prgname (program);
  g_option_context_set_summary (options, summary);
  g_option_context_set_translation_domain (options, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (options, argv, error))
    return FALSE;
  /* "--" itself is no word. */
  if ((*argv)[0] != NULL && g_strcmp0 ((*argv)[1], "--") == 0)
    {
      g_free ((*argv)[1]);
      for (char **word = *argv + 1; (word[0] = word[1]) != NULL; word++)
        ;
    }
  return TRUE;
}

/**
 * hv_cli_describe:
 * @commands: (array length=n)
 * @prefix: what stands before their names, such as "catalog "
 *
 * Returns: (transfer full): the list of commands, for --help
 */
char *
hv_cli_describe (const HvCommand *commands,
                 gsize            n,
                 const char      *prefix)
{
  GString *text = g_string_new (_("Commands:"));

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "\n  %s%-10s %s", prefix, commands[i].name,
                            _(commands[i].summary));
  return g_string_free (text, FALSE);
}

/**
 * hv_cli_dispatch:
 * @commands: (array length=n)
 * @prefix: what stands before their names, such as "catalog "
 * @argv: (array zero-terminated=1): the name of one of them, and its words
 *
 * Returns: the exit status of the command; 2 with @error where there is none
 */
int
hv_cli_dispatch (const HvCommand  *commands,
                 gsize             n,
                 const char       *prefix,
                 HvContext        *context,
                 char            **argv,
                 GError          **error)
{
  g_autofree char *program = g_strchomp (g_strconcat ("houvastctl ", prefix, NULL));

  for (gsize i = 0; i < n; i++)
    if (strcmp (commands[i].name, argv[0]) == 0)
      {
        /* Parsing takes words out of the array, so it gets one of its own. */
        g_auto (GStrv) words = g_strdupv (argv);

        g_free (words[0]);
        words[0] = g_strconcat (prefix, argv[0], NULL);
        return commands[i].run (context, words, error);
      }
  g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
               _("There is no command “%s%s”. “%s --help” lists them."), prefix, argv[0], program);
  return 2;
}

gboolean
hv_cli_need_role (HvContext *context,
                  GError   **error)
{
  if (context->role != NULL && *context->role != '\0')
    return TRUE;
  g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                       _("Say in which role: houvastctl --role dpo …"));
  return FALSE;
}

/**
 * hv_cli_parse_day:
 * @text: (nullable): a date; no date leaves @day 0
 */
gboolean
hv_cli_parse_day (const char  *text,
                  HvDay       *day,
                  GError     **error)
{
  *day = hv_day_parse (text);
  if (text == NULL || *day != 0)
    return TRUE;
  g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
               _("“%s” is not a date. Write it like 2026-07-01."), text);
  return FALSE;
}

gboolean
hv_cli_parse_number (const char  *text,
                     guint       *number,
                     GError     **error)
{
  guint64 value;

  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &value, NULL))
    {
      *number = value;
      return TRUE;
    }
  g_set_error (error, HV_ERROR, HV_ERROR_USAGE, _("Give the number of an edition, not “%s”."),
               text != NULL ? text : "");
  return FALSE;
}

/**
 * hv_cli_json_text:
 *
 * Returns: (transfer full): the object that was built, with a line break
 */
char *
hv_cli_json_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}

/* One object, and nothing else on standard output. */
void
hv_cli_print_json (JsonBuilder *builder)
{
  g_autofree char *text = hv_cli_json_text (builder);

  g_print ("%s", text);
}

/**
 * hv_cli_print_findings:
 * @findings: (element-type HvFinding): is sorted by file and line
 */
void
hv_cli_print_findings (GPtrArray *findings)
{
  g_ptr_array_sort (findings, hv_finding_compare);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = hv_finding_to_line (g_ptr_array_index (findings, i));

      g_printerr ("%s\n", line);
    }
}

void
hv_cli_warn_clock (HvDesk *desk)
{
  if (hv_desk_clock_is_behind (desk))
    g_printerr (_("The clock of this computer stands before the last change of the library; "
                  "the time of that change is used.\n"));
}

/* Asked for in one language, offered in another: whoever reads it aloud must know. */
void
hv_cli_warn_language (const HvAnswer *answer,
                      const char     *in_use,
                      const char     *key)
{
  if (g_strcmp0 (answer->lang, in_use) != 0 && strchr (key, '@') == NULL)
    g_printerr (_("There is no finished and approved text in “%s”; this is the one in “%s”.\n"), in_use,
                answer->lang);
}

/* Names of files and words of a query may be any bytes; JSON may not. */
void
hv_json_text (JsonBuilder *builder,
              const char  *name,
              const char  *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  json_builder_set_member_name (builder, name);
  if (valid != NULL)
    json_builder_add_string_value (builder, valid);
  else
    json_builder_add_null_value (builder);
}

void
hv_json_number (JsonBuilder *builder,
                const char  *name,
                gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
hv_json_flag (JsonBuilder *builder,
              const char  *name,
              gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
hv_json_day (JsonBuilder *builder,
             const char  *name,
             HvDay        day)
{
  g_autofree char *text = hv_day_format (day);

  hv_json_text (builder, name, text);
}

void
hv_json_strings (JsonBuilder  *builder,
                 const char   *name,
                 char        **values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (char **value = values; value != NULL && *value != NULL; value++)
    json_builder_add_string_value (builder, *value);
  json_builder_end_array (builder);
}

void
hv_json_array (JsonBuilder *builder,
               const char  *name,
               GPtrArray   *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (values, i));
  json_builder_end_array (builder);
}

void
hv_json_approval (JsonBuilder      *builder,
                  const HvApproval *approval)
{
  json_builder_set_member_name (builder, "approval");
  json_builder_begin_object (builder);
  hv_json_text (builder, "status", hv_status_name (approval->status));
  hv_json_text (builder, "role", approval->role);
  hv_json_day (builder, "on", approval->on);
  hv_json_day (builder, "review", approval->review);
  if (approval->ref != NULL)
    hv_json_text (builder, "ref", approval->ref);
  json_builder_end_object (builder);
}

/* What there is to say about files, as import and check do. */
void
hv_json_problems (JsonBuilder *builder,
                  GPtrArray   *findings)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const HvFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (builder);
      hv_json_text (builder, "file", finding->file);
      hv_json_number (builder, "line", finding->line);
      if (finding->column > 0)
        hv_json_number (builder, "column", finding->column);
      hv_json_text (builder, "severity", hv_severity_name (finding->severity));
      hv_json_text (builder, "rule", finding->rule);
      hv_json_text (builder, "message", finding->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
