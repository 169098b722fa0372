/* hv-test-library.h: a library in a temporary folder, and documents for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-desk.h"
#include "hv-error.h"
#include "hv-import.h"
#include "hv-library.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;      /* of everything */
  char *library;
} TestLibrary;

void             test_library_set_up       (TestLibrary   *test,
                                            gconstpointer  data);
void             test_library_set_up_first (TestLibrary   *test,
                                            gconstpointer  kept);
void             test_library_tear_down    (TestLibrary   *test,
                                            gconstpointer  data);
char            *test_library_write        (TestLibrary   *test,
                                            const char    *name,
                                            const char    *text);
char            *test_statement            (const char    *version,
                                            const char    *status,
                                            const char    *on,
                                            const char    *effective,
                                            const char    *kept);
char            *test_faq                  (const char    *version,
                                            const char    *on,
                                            const char    *answer);
HvImport        *test_library_plan         (TestLibrary   *test,
                                            const char    *path);
HvImport        *test_library_plan_text    (TestLibrary   *test,
                                            const char    *name,
                                            const char    *text);
HvImport        *test_library_import       (TestLibrary   *test,
                                            HvPending      pending,
                                            const char    *effective,
                                            GError       **error,
                                            ...) G_GNUC_NULL_TERMINATED;
const HvFinding *test_find                 (HvImport      *import,
                                            const char    *rule,
                                            const char    *words);
void             test_library_put          (TestLibrary   *test,
                                            const char    *first,
                                            const char    *second);
void             test_library_put_first    (TestLibrary   *test,
                                            const char    *kept);
char            *test_library_spoken       (TestLibrary   *test,
                                            const char    *key,
                                            const char    *day,
                                            HvState       *state);
guint            test_library_in_force     (TestLibrary   *test,
                                            const char    *day);
int              test_compare_strings      (gconstpointer  a,
                                            gconstpointer  b);
char            *test_folder_sum           (const char    *folder);

#define test_library_assert(test, key, day, expected_state, expected)         \
  G_STMT_START {                                                              \
    HvState state_;                                                           \
    g_autofree char *spoken_ = test_library_spoken (test, key, day, &state_); \
    g_assert_cmpstr (spoken_, ==, expected);                                  \
    g_assert_cmpint (state_, ==, expected_state);                             \
  } G_STMT_END

void hv_test_drop_rules (HvIntake *intake);

G_END_DECLS
