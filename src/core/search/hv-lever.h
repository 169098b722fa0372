/* hv-lever.h: what makes search better, to be measured one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvLever: a means by which more is found than the words that were typed, or by
 * which it is found in a better order. A search can do without each of them, so
 * that what it is worth can be measured.
 * @HV_LEVER_STOP: words that say nothing are passed over
 * @HV_LEVER_PREFIX: unfinished words
 * @HV_LEVER_STEMS: other forms of a word
 * @HV_LEVER_SYNONYMS: what the documents say means the same
 * @HV_LEVER_THESAURUS: what the program's own list says means the same
 * @HV_LEVER_COMPOUNDS: words that are glued together
 * @HV_LEVER_TYPOS: words that were mistyped
 * @HV_LEVER_CLOSENESS: wordings that are nearly the query
 */
typedef enum
{
  HV_LEVER_STOP = 1 << 0,
  HV_LEVER_PREFIX = 1 << 1,
  HV_LEVER_STEMS = 1 << 2,
  HV_LEVER_SYNONYMS = 1 << 3,
  HV_LEVER_THESAURUS = 1 << 4,
  HV_LEVER_COMPOUNDS = 1 << 5,
  HV_LEVER_TYPOS = 1 << 6,
  HV_LEVER_CLOSENESS = 1 << 7,
} HvLever;

gboolean hv_levers_parse (const char *names,
                          guint      *levers);

G_END_DECLS
