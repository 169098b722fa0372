/* hv-test-knowledge.h: small documents to look at a window with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is said of recordings; the paragraph it rests on, before and after. */
#define SPOKEN "Een opname bewaren wij één maand.\n\nDaarna wissen wij de opname."
#define KEPT_BEFORE "Opnamen van gesprekken bewaren wij één maand."
#define KEPT_AFTER "Opnamen van gesprekken bewaren wij drie weken."

/* What the phrases of that answer say, in the order of their keys. */
extern const char * const phrases[];

/* A word that is in everything that is for the agent only, and nowhere else. */
#define SECRET "Zwijggeheim"

char       *test_statement (const char *version,
                          const char *approved_on,
                          const char *kept);
char       *test_faq       (const char *version,
                          const char *more);

G_END_DECLS
