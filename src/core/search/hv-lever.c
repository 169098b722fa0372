/* hv-lever.c: what makes search better, to be measured one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-lever.h"

static const GDebugKey keys[] = {
  { "stop", HV_LEVER_STOP },
  { "prefix", HV_LEVER_PREFIX },
  { "stems", HV_LEVER_STEMS },
  { "synonyms", HV_LEVER_SYNONYMS },
  { "thesaurus", HV_LEVER_THESAURUS },
  { "compounds", HV_LEVER_COMPOUNDS },
  { "typos", HV_LEVER_TYPOS },
  { "closeness", HV_LEVER_CLOSENESS },
};

/**
 * hv_levers_parse:
 * @names: (nullable): names with commas between them
 * @levers: (out): sum of #HvLever
 *
 * Returns: whether all of the names are known
 */
gboolean
hv_levers_parse (const char *names,
                 guint      *levers)
{
  g_auto (GStrv) each = g_strsplit (names != NULL ? names : "", ",", -1);

  g_return_val_if_fail (levers != NULL, FALSE);

  *levers = 0;
  for (guint i = 0; each[i] != NULL; i++)
    {
      guint found = g_parse_debug_string (each[i], keys, G_N_ELEMENTS (keys));

      if (found == 0 || g_ascii_strcasecmp (each[i], "all") == 0)
        return FALSE;
      *levers |= found;
    }
  return TRUE;
}
