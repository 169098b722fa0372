/* hv-phrases.h: what can be copied of an answer, in the order of its keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-call-desk.h"

G_BEGIN_DECLS

/**
 * HvPlacing: where on its page an item stands, most urgent first.
 * @HV_PLACING_FACILITATE: helps a caller who invokes a right on; above all else
 *   while there is a request
 * @HV_PLACING_MOOD: suits the caller's mood; first of its step
 * @HV_PLACING_OWN: written for this answer
 * @HV_PLACING_SHARED: of a shelf that many answers use
 * @HV_PLACING_HIDDEN: serves a question only, while there is a request
 */
typedef enum
{
  HV_PLACING_FACILITATE,
  HV_PLACING_MOOD,
  HV_PLACING_OWN,
  HV_PLACING_SHARED,
  HV_PLACING_HIDDEN,
} HvPlacing;

/**
 * HvPhrases: together they often are more than there are keys, so the most
 * urgent ones have the first keys.
 * @items: (element-type HvItem): of the answer
 * @rows: (element-type HvPhraseRow) (nullable elements): what shows each of
 *   them, %NULL while it is not on the page
 * @mood: (nullable): the caller's
 * @desk: (nullable): of the call; there may be a request
 */
typedef struct
{
  GPtrArray *items;
  GPtrArray *rows;
  char      *mood;
  HvCallDesk *desk;
} HvPhrases;

void       hv_phrases_init    (HvPhrases    *phrases);
void       hv_phrases_clear   (HvPhrases    *phrases);
void       hv_phrases_empty   (HvPhrases    *phrases);
void       hv_phrases_collect (HvPhrases    *phrases,
                               HvAnswer     *answer);
HvPlacing  hv_phrases_place   (HvPhrases    *phrases,
                               HvAnswer     *answer,
                               const HvItem *item);

G_END_DECLS
