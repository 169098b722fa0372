/* hv-trail.h: the pages of one call, to go back and forward
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-spot.h"

G_BEGIN_DECLS

typedef enum
{
  HV_PLACE_START,
  HV_PLACE_ANSWER,
  HV_PLACE_STATEMENT,
} HvPlaceKind;

/**
 * HvPlace: a page the agent was on.
 * @key: (nullable): of the answer, or of the place in a statement
 * @title: (nullable): of an answer that was read, its question
 * @spot: (nullable): where on its page the agent was, once that was left
 */
typedef struct
{
  HvPlaceKind  kind;
  char        *key;
  char        *title;
  HvSpot      *spot;
} HvPlace;

typedef struct _HvTrail HvTrail;

HvTrail       *hv_trail_new         (void);
void           hv_trail_free        (HvTrail      *trail);
void           hv_trail_visit       (HvTrail      *trail,
                                     HvPlaceKind   kind,
                                     const char   *key,
                                     gboolean      passing);
void           hv_trail_settle      (HvTrail      *trail);
void           hv_trail_clear       (HvTrail      *trail);
const HvPlace *hv_trail_current     (HvTrail      *trail);
const HvPlace *hv_trail_step        (HvTrail      *trail,
                                     int           by);
gboolean       hv_trail_can_step    (HvTrail      *trail,
                                     int           by);
void           hv_trail_name        (HvTrail      *trail,
                                     const char   *title);
void           hv_trail_leave       (HvTrail      *trail,
                                     HvSpot       *spot);
const HvSpot  *hv_trail_spot_of     (HvTrail      *trail,
                                     const char   *key);
GPtrArray     *hv_trail_answers     (HvTrail      *trail);
void           hv_place_free        (HvPlace      *place);
char          *hv_trail_to_text     (HvTrail      *trail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvTrail, hv_trail_free)

G_END_DECLS
