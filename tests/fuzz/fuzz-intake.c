/* fuzz-intake.c: any bytes, taken in as a document and as a golden list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-fuzz.h"

#include <glib/gstdio.h>

#include "hv-intake.h"

/* Making an intake takes longer than using it, so that each is used this often. */
#define USES 64

static HvIntake *intake;
static guint uses;
static char *paths[2];
static char *temporary;

void
hv_fuzz_set_up (void)
{
  paths[0] = g_build_filename (hv_fuzz_folder (), "document.xml", NULL);
  paths[1] = g_build_filename (hv_fuzz_folder (), "golden.tsv", NULL);
  temporary = g_build_filename (hv_fuzz_folder (), "tmp", NULL);
}

static void
check_nothing_left (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);

  g_assert_no_error (error);
  g_assert_null (g_dir_read_name (dir));
}

static void
open_intake (void)
{
  g_autoptr (GError) error = NULL;

  if (intake != NULL && uses < USES)
    return;
  g_clear_pointer (&intake, hv_intake_free);
  check_nothing_left (temporary);
  intake = hv_intake_new (&error);
  g_assert_no_error (error);
  uses = 0;
}

/* Back to how it was when it was new. */
static void
clear_intake (void)
{
  GPtrArray *files = hv_intake_files (intake);
  g_autofree char *folder = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const char *copy = ((HvIntakeFile *) g_ptr_array_index (files, i))->copy;

      g_clear_pointer (&folder, g_free);
      folder = g_path_get_dirname (copy);
      g_assert_cmpint (g_unlink (copy), ==, 0);
    }
  check_nothing_left (folder);
  g_ptr_array_set_size (files, 0);
  g_ptr_array_set_size (hv_intake_findings (intake), 0);
  uses++;
}

/* Each file is a document, or there is a finding that says why it is none. */
static void
check_intake (void)
{
  GPtrArray *files = hv_intake_files (intake);
  GPtrArray *findings = hv_intake_findings (intake);
  gboolean refused = hv_intake_is_refused (intake);

  g_assert_cmpuint (files->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < files->len; i++)
    {
      const HvIntakeFile *file = g_ptr_array_index (files, i);

      g_assert_true (refused || (file->document != NULL && file->sha256 != NULL));
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const HvFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *line = hv_finding_to_line (finding);

      g_assert_true (*finding->message != '\0');
      g_assert_true (g_utf8_validate (line, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;

  open_intake ();
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_assert_true (g_file_set_contents_full (paths[i], (const char *) data, size,
                                               G_FILE_SET_CONTENTS_NONE, 0600, &error));
      g_assert_true (hv_intake_add (intake, paths[i], NULL, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_true (hv_intake_finish (intake, NULL, NULL, &error));
  g_assert_no_error (error);
  check_intake ();
  clear_intake ();
  return 0;
}
