#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-count.sh: the counts that "dev check" prints
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/cli/tap.sh
. "$here/tap.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# counts EXPECTED STATUS RESULT OUTPUT [RESULT OUTPUT…]: a log of programs that ended so
counts ()
{
  expected=$1
  status=$2
  shift 2
  : > "$scratch/log"
  while [ $# -gt 0 ]; do
    printf '{"name": "one", "result": "%s", "stdout": "%s"}\n' "$1" "$2" >> "$scratch/log"
    shift 2
  done
  got=0
  python3 "$here/../count-cases.py" "$scratch/log" > "$scratch/out" || got=$?
  cat "$scratch/out"
  test "$(tail -n 1 "$scratch/out")" = "$expected" && test "$got" = "$status"
}

try 'cases' counts '2 passed, 0 failed, 1 skipped' 0 \
  OK '# random seed\n1..3\nok 1 /a\nok 2 /b # SKIP no display\n# said\nok 3 /c\n'
try 'a failed case' counts '1 passed, 1 failed, 0 skipped' 1 FAIL 'ok 1 /a\nnot ok 2 /b\n1..2\n'
try 'a crash' counts '1 passed, 1 failed, 0 skipped' 1 FAIL '1..3\nok 1 /a\n'
try 'a crash before the first case' counts '0 passed, 1 failed, 0 skipped' 1 ERROR ''
try 'a crash after a failed case' counts '0 passed, 1 failed, 0 skipped' 1 \
  FAIL 'not ok /a - ERROR: it broke\nBail out!\n'
try 'subtests' counts '2 passed, 0 failed, 0 skipped' 0 \
  OK 'TAP version 14\n    ok 1 /a/b\n    ok 2 /a/c\n    1..2\nok 1 a\n1..1\n'
try 'programs without TAP' counts '1 passed, 1 failed, 1 skipped' 1 OK 'fine' FAIL '' SKIP ''
try 'no test at all' counts '0 passed, 0 failed, 0 skipped' 1
finish
