/* hv-test-mail.c: stand-ins for what opens a mail program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What they are given is in files in the driver's folder: "portal-subject",
 * "portal-body" and "portal-attachment" of the portal, "arguments" of xdg-email.
 */
#include "hv-test-mail.h"

#include <glib/gstdio.h>

/**
 * hv_test_mail_path:
 *
 * Returns: (transfer full): of a file in the folder
 */
char *
hv_test_mail_path (HvDriver   *driver,
                   const char *name)
{
  return g_build_filename (hv_driver_folder (driver), name, NULL);
}

/**
 * hv_test_mail_is_there:
 * @name: of a file in the folder
 *
 * Returns: whether a stand-in was given it
 */
gboolean
hv_test_mail_is_there (HvDriver   *driver,
                       const char *name)
{
  g_autofree char *path = hv_test_mail_path (driver, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * hv_test_mail_read:
 * @length: (out) (nullable)
 *
 * Returns: (transfer full): what is in it
 */
char *
hv_test_mail_read (HvDriver   *driver,
                   const char *name,
                   gsize      *length)
{
  g_autofree char *path = hv_test_mail_path (driver, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

/**
 * hv_test_mail_start_portal:
 *
 * Returns: (transfer full): a portal on the bus of the test
 */
GSubprocess *
hv_test_mail_start_portal (HvDriver *driver)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "ui", "stand-in-portal", NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *portal = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program,
                                          hv_driver_folder (driver), NULL);

  g_assert_no_error (error);
  hv_wait (driver, hv_test_mail_is_there (driver, "ready"));
  return portal;
}

/**
 * hv_test_mail_stop_portal:
 * @portal: (transfer full)
 */
void
hv_test_mail_stop_portal (GSubprocess *portal)
{
  g_subprocess_force_exit (portal);
  g_subprocess_wait (portal, NULL, NULL);
  g_object_unref (portal);
}

/**
 * hv_test_mail_use_xdg:
 *
 * An xdg-email that writes down what it is given, for a window that is started
 * after this.
 */
void
hv_test_mail_use_xdg (HvDriver *driver)
{
  const char *place = hv_driver_folder (driver);
  g_autofree char *folder = hv_test_mail_path (driver, "bin");
  g_autofree char *program = hv_test_mail_path (driver, "bin/xdg-email");
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\nprintf '%%s\\n' \"$@\" > '%s/arguments.part'\n"
                                             "mv '%s/arguments.part' '%s/arguments'\n",
                                             place, place, place);
  g_autofree char *path = g_strconcat (folder, ":", g_getenv ("PATH"), NULL);

  g_assert_no_errno (g_mkdir (folder, 0700));
  hv_driver_write (driver, "bin/xdg-email", script);
  g_assert_no_errno (g_chmod (program, 0700));
  hv_driver_setenv (driver, "PATH", path);
}
