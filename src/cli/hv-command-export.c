/* hv-command-export.c: houvastctl export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-command.h"
#include "hv-export.h"

static const struct
{
  const char *name;
  gboolean (* write) (const char    *library,
                      const char    *folder,
                      GCancellable  *cancellable,
                      GError       **error);
} formats[] = {
  { "xml", hv_export_xml },
  { "html", hv_export_html },
  { "vac", hv_export_vac },
};

static void
print_done (HvContext  *context,
            const char *format,
            const char *folder)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!context->json)
    {
      g_print (_("Exported to “%s”.\n"), folder);
      return;
    }
  json_builder_begin_object (builder);
  hv_json_text (builder, "format", format);
  hv_json_text (builder, "folder", folder);
  json_builder_end_object (builder);
  hv_cli_print_json (builder);
}

int
hv_command_export (HvContext  *context,
                   char      **argv,
                   GError    **error)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("xml (without loss), html or vac"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };

  if (!hv_cli_parse (&argv, entries, N_("FOLDER"),
                     _("Writes the knowledge in force into a new or empty folder. What is exported as "
                       "xml can be imported again, with approvals and what waits."), error))
    return 2;
  if (argv[1] == NULL || argv[2] != NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE, _("Name one folder."));
      return 2;
    }
  for (gsize i = 0; format != NULL && i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, format) == 0)
      {
        if (!formats[i].write (context->library, argv[1], NULL, error))
          return 5;
        print_done (context, format, argv[1]);
        return 0;
      }
  g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                       _("Choose a format: --format xml, html or vac."));
  return 2;
}
