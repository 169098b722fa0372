/* main.c: houvast, the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "hv-app-resources.h"
#include "hv-application.h"
#include "hv-core-resources.h"
#include "hv-locale.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (HvApplication) application = NULL;

  hv_locale_init ();
  hv_core_register_resource ();
  hv_app_register_resource ();
  g_set_application_name ("Houvast");
  application = hv_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
