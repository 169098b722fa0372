/* hv-fuzz.h: what the fuzz targets share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A target is a program that libFuzzer drives where the compiler has it, and
 * hv-fuzz-main.c everywhere else.
 */
#pragma once

#include "hv-highlight.h"
#include "hv-test-index.h"

G_BEGIN_DECLS

/* The names that libFuzzer calls. */
int        LLVMFuzzerInitialize   (int           *argc,
                                   char        ***argv);
int        LLVMFuzzerTestOneInput (const guint8  *data,
                                   gsize          size);

/* Each target has its own. */
void       hv_fuzz_set_up         (void);

char      *hv_fuzz_copy           (const guint8  *data,
                                   gsize          size);
char      *hv_fuzz_folder         (void);
void       hv_fuzz_check_spans    (const char    *text,
                                   GArray        *spans);
TestIndex  hv_fuzz_index          (void);

G_END_DECLS
