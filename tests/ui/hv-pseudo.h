/* hv-pseudo.h: catalogs of languages that nobody speaks, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvPseudo:
 * @HV_PSEUDO_LONG: English with two letters in five said twice, between marks
 * @HV_PSEUDO_HEBREW: English in Hebrew letters, which run from right to left
 */
typedef enum
{
  HV_PSEUDO_LONG,
  HV_PSEUDO_HEBREW,
} HvPseudo;

/* Around each text of HV_PSEUDO_LONG, so that it is known among texts of the knowledge. */
#define HV_PSEUDO_BEGIN "⟦"
#define HV_PSEUDO_END "⟧"

char    *hv_pseudo_text  (HvPseudo     pseudo,
                          const char  *text);
gboolean hv_pseudo_write (HvPseudo     pseudo,
                          const char  *catalog,
                          const char  *path,
                          GError     **error);

G_END_DECLS
