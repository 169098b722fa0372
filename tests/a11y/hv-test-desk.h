/* hv-test-desk.h: a desk for every test, with a library or without
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-driver.h"
#include "hv-test-knowledge.h"

G_BEGIN_DECLS

typedef struct
{
  HvDriver *driver;
} TestDesk;

/* Libraries to test with. */
#define DESK_EMPTY NULL
#define DESK_DEMO "demo"
#define DESK_SMALL "small"

/**
 * TestDeskCase:
 * @library: (nullable): one of the above
 */
typedef struct
{
  const char *path;
  const char *library;
  void      (*test) (TestDesk      *desk,
                     gconstpointer  library);
} TestDeskCase;

int       test_desk_main       (int           argc,
                                char        **argv,
                                const TestDeskCase *cases,
                                gsize         n_cases);
void      test_desk_open       (TestDesk     *desk);
void      test_desk_import     (TestDesk     *desk,
                                const char   *text);
char     *test_desk_dup_spoken (TestDesk     *desk,
                                const char   *key);
void      test_desk_ask        (TestDesk     *desk,
                                const char   *words,
                                const char   *question);
gboolean  test_desk_answers    (TestDesk     *desk,
                                const char   *question);
gboolean  test_desk_is_typing  (TestDesk     *desk);
char     *test_desk_dup_query  (TestDesk     *desk);
char     *test_desk_dup_chosen (TestDesk     *desk);
gboolean  test_desk_chose      (TestDesk     *desk,
                                const char   *pattern);
int       test_desk_walk       (TestDesk     *desk,
                                const char   *key,
                                AtspiRole     role,
                                const char   *pattern);

G_END_DECLS
