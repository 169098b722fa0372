#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh: lets libFuzzer drive one target: first the kept corpus, then changes of it for
# HOUVAST_FUZZ_SECONDS (0: the kept corpus alone). What it finds on the way stays in the build
# folder, also the input that ends a target.
#
# run.sh PROGRAM CORPUS DICTIONARY
set -eu
found=$1.found
mkdir -p "$found"
if [ "${HOUVAST_FUZZ_SECONDS:-0}" -eq 0 ]; then
  set -- "$1" "$3" "$2" -runs=0
else
  set -- "$1" "$3" "$found" "$2" -max_total_time="$HOUVAST_FUZZ_SECONDS"
fi
program=$1
dictionary=$2
shift 2
exec "$program" -artifact_prefix="$program." -dict="$dictionary" -timeout=30 -rss_limit_mb=1024 \
  -print_final_stats=1 -verbosity=1 "$@"
