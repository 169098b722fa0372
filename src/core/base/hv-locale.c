/* hv-locale.c: the language of the person at the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-locale.h"

#include "config.h"

#include <libintl.h>
#include <locale.h>

/**
 * hv_locale_is_installed:
 *
 * Returns: %FALSE when the program runs from its build folder, where catalogs
 *   and demo knowledge are found beside it
 */
gboolean
hv_locale_is_installed (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program == NULL || !g_str_has_prefix (program, HV_BUILD_ROOT G_DIR_SEPARATOR_S);
}

/**
 * hv_locale_init:
 *
 * Takes over the locale of the environment and finds the catalogs. To be called
 * once, first thing in main(): it is not safe with other threads.
 */
void
hv_locale_init (void)
{
  const char *folder = hv_locale_is_installed () ? HV_LOCALE_DIR
                                                 : HV_BUILD_ROOT G_DIR_SEPARATOR_S "po";

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
