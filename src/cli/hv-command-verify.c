/* hv-command-verify.c: houvastctl verify
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "hv-command.h"
#include "hv-library.h"

int
hv_command_verify (HvContext  *context,
                   char      **argv,
                   GError    **error)
{
  g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean sound = FALSE;
  gboolean whole;

  if (!hv_cli_parse (&argv, NULL, "",
                     _("Checks everything in the library and builds again what can be."), error))
    return 2;
  whole = hv_library_verify (context->library, report, &sound, error);
  for (guint i = 0; i < report->len; i++)
    g_printerr ("%s\n", (char *) g_ptr_array_index (report, i));
  if (context->json)
    {
      json_builder_begin_object (builder);
      hv_json_flag (builder, "sound", whole && sound);
      hv_json_flag (builder, "repaired", whole && !sound);
      hv_json_array (builder, "report", report);
      json_builder_end_object (builder);
      hv_cli_print_json (builder);
    }
  else if (whole)
    g_print ("%s\n", sound ? _("The library is sound.") : _("The library is whole again."));
  return 0;
}
