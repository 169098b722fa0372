/* hv-test-command.h: houvastctl run, and what it said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "hv-test-library.h"

G_BEGIN_DECLS

/**
 * TestRun: how a command ended.
 * @status: its exit status; one that was killed fails the test
 */
typedef struct
{
  int   status;
  char *out;
  char *err;
} TestRun;

void        test_command_set_up (TestLibrary    *test,
                                 gconstpointer   data);
TestRun    *test_run            (TestLibrary    *test,
                                 ...) G_GNUC_NULL_TERMINATED;
TestRun    *test_run_argv       (TestLibrary    *test,
                                 const char * const *argv);
void        test_run_free       (TestRun        *run);
JsonObject *test_run_json       (TestRun        *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestRun, test_run_free)

/* Runs a command that must end with @expected. */
#define test_status(test, expected, ...)                                       \
  G_STMT_START {                                                               \
    g_autoptr (TestRun) run_ = test_run (test, __VA_ARGS__, NULL);             \
    if (run_->status != (expected))                                            \
      g_error ("exit status %d, not %d: %s", run_->status, expected, run_->err); \
  } G_STMT_END

G_END_DECLS
