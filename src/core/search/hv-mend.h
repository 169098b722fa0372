/* hv-mend.h: what was meant by words that do not occur
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-tokens.h"

G_BEGIN_DECLS

void hv_mend_tokens (GPtrArray *tokens,
                     HvLexicon *lexicon,
                     guint      without);

G_END_DECLS
