/* fuzz-current.c: any bytes as the file that desks read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Once as they are, and once behind a head with the right checksum, because
 * anybody who can write the file can write that too.
 */
#include "hv-fuzz.h"

#include <string.h>

#include "hv-current.h"
#include "hv-error.h"

void
hv_fuzz_set_up (void)
{
}

static void
parse (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvHistory) history = hv_current_parse (bytes, &error);
  g_autoptr (GBytes) written = NULL;

  if (history == NULL)
    {
      g_assert_true (g_error_matches (error, HV_ERROR, HV_ERROR_DAMAGED)
                     || g_error_matches (error, HV_ERROR, HV_ERROR_NEWER));
      return;
    }
  g_assert_no_error (error);
  hv_history_next_number (history);
  written = hv_current_to_bytes (history);
  g_assert_nonnull (written);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = hv_fuzz_copy (data, size);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *whole = g_strdup_printf ("houvast-current 1 %s\n%s", sum, text);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, size);
  g_autoptr (GBytes) signed_bytes = g_bytes_new_static (whole, strlen (whole));

  parse (bytes);
  parse (signed_bytes);
  return 0;
}
