/* hv-facts.h: small facts one after another, on as many lines as they need
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_FACTS (hv_facts_get_type ())
G_DECLARE_FINAL_TYPE (HvFacts, hv_facts, HV, FACTS, GtkWidget)

G_END_DECLS
