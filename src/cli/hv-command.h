/* hv-command.h: what the commands of houvastctl share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "hv-desk.h"
#include "hv-error.h"
#include "hv-import.h"

G_BEGIN_DECLS

/**
 * HvContext: the options before the command.
 * @library: the folder
 * @lang: the language of the locale
 */
typedef struct
{
  char       *library;
  const char *role;
  gboolean    json;
  char       *lang;
} HvContext;

/**
 * HvCommandFunc:
 * @argv: (array zero-terminated=1): the command's name, options and words
 *
 * Returns: the exit status. An error in @error is said and mapped by main().
 */
typedef int (* HvCommandFunc) (HvContext  *context,
                               char      **argv,
                               GError    **error);

/**
 * HvCommand: a command by its name.
 * @summary: what it does, untranslated
 */
typedef struct
{
  const char    *name;
  HvCommandFunc  run;
  const char    *summary;
} HvCommand;

int hv_command_import   (HvContext *context, char **argv, GError **error);
int hv_command_check    (HvContext *context, char **argv, GError **error);
int hv_command_search   (HvContext *context, char **argv, GError **error);
int hv_command_show     (HvContext *context, char **argv, GError **error);
int hv_command_editions (HvContext *context, char **argv, GError **error);
int hv_command_activate (HvContext *context, char **argv, GError **error);
int hv_command_cancel   (HvContext *context, char **argv, GError **error);
int hv_command_prune    (HvContext *context, char **argv, GError **error);
int hv_command_approve  (HvContext *context, char **argv, GError **error);
int hv_command_withdraw (HvContext *context, char **argv, GError **error);
int hv_command_remove   (HvContext *context, char **argv, GError **error);
int hv_command_verify   (HvContext *context, char **argv, GError **error);
int hv_command_catalog  (HvContext *context, char **argv, GError **error);
int hv_command_evaluate (HvContext *context, char **argv, GError **error);
int hv_command_export   (HvContext *context, char **argv, GError **error);
int hv_command_deadline (HvContext *context, char **argv, GError **error);
int hv_command_new      (HvContext *context, char **argv, GError **error);
int hv_command_reports  (HvContext *context, char **argv, GError **error);
int hv_command_diff     (HvContext *context, char **argv, GError **error);

void     hv_cli_print_edition (HvContext         *context,
                               guint               n,
                               GArray             *pending);
gboolean hv_cli_parse        (char             ***argv,
                              const GOptionEntry *entries,
                              const char         *arguments,
                              const char         *summary,
                              GError            **error);
char    *hv_cli_describe     (const HvCommand    *commands,
                              gsize               n,
                              const char         *prefix);
int      hv_cli_dispatch     (const HvCommand    *commands,
                              gsize               n,
                              const char         *prefix,
                              HvContext          *context,
                              char              **argv,
                              GError            **error);
gboolean hv_cli_need_role    (HvContext          *context,
                              GError            **error);
gboolean hv_cli_parse_day    (const char         *text,
                              HvDay              *day,
                              GError            **error);
gboolean hv_cli_parse_number (const char         *text,
                              guint              *number,
                              GError            **error);
char    *hv_cli_json_text    (JsonBuilder        *builder);
void     hv_cli_print_json   (JsonBuilder        *builder);
char    *hv_cli_answer_text  (HvContext          *context,
                              HvEdition          *edition,
                              HvAnswer           *answer,
                              const char         *lang,
                              const char         *key);
void     hv_cli_print_findings (GPtrArray        *findings);
void     hv_cli_warn_clock   (HvDesk             *desk);
void     hv_cli_warn_language (const HvAnswer    *answer,
                               const char        *in_use,
                               const char        *key);

void     hv_json_text        (JsonBuilder        *builder,
                              const char         *name,
                              const char         *value);
void     hv_json_number      (JsonBuilder        *builder,
                              const char         *name,
                              gint64              value);
void     hv_json_flag        (JsonBuilder        *builder,
                              const char         *name,
                              gboolean            value);
void     hv_json_day         (JsonBuilder        *builder,
                              const char         *name,
                              HvDay               day);
void     hv_json_strings     (JsonBuilder        *builder,
                              const char         *name,
                              char              **values);
void     hv_json_array       (JsonBuilder        *builder,
                              const char         *name,
                              GPtrArray          *values);
void     hv_json_problems    (JsonBuilder        *builder,
                              GPtrArray          *findings);
void     hv_json_approval    (JsonBuilder        *builder,
                              const HvApproval   *approval);

G_END_DECLS
