# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tap.sh: reports the cases of a test written in shell
#
#   . tap.sh; try "it works" COMMAND…; skip "the other" "why not"; finish

cases=0
failures=0

# A case passes when its command succeeds; what a failing one printed goes to standard error.
try ()
{
  name=$1
  shift
  cases=$((cases + 1))
  # Not in the condition itself: there the shell would ignore what fails before the last command.
  set +e
  said=$(set -e; "$@" 2>&1)
  status=$?
  set -e
  if [ "$status" -eq 0 ]; then
    printf 'ok %d - %s\n' "$cases" "$name"
  else
    printf 'not ok %d - %s\n' "$cases" "$name"
    printf '%s: %s\n' "$name" "$said" >&2
    failures=$((failures + 1))
  fi
}

skip ()
{
  cases=$((cases + 1))
  printf 'ok %d - %s # SKIP %s\n' "$cases" "$1" "$2"
}

# try_with PROGRAM NAME COMMAND…: skipped where PROGRAM is missing
try_with ()
{
  needed=$1
  shift
  if command -v "$needed" >/dev/null; then
    try "$@"
  else
    skip "$1" "no $needed"
  fi
}

finish ()
{
  printf '1..%d\n' "$cases"
  [ "$failures" -eq 0 ]
}
