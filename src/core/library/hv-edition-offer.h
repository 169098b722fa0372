/* hv-edition-offer.h: originals found by the words of their translations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-edition-writer.h"

G_BEGIN_DECLS

gboolean hv_edition_offer_originals (HvEditionWriter  *writer,
                                     HvStanding       *standing,
                                     HvDb             *db,
                                     GCancellable     *cancellable,
                                     GError          **error);

G_END_DECLS
