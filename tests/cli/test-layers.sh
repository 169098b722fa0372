#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-layers.sh SOURCE HOUVASTCTL [PROGRAM…]: layers point one way, and the core needs no display
set -eu
source=$1
shift
# shellcheck source=tests/cli/tap.sh
. "$(dirname "$0")/tap.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# sees LAYER FOLDER…: headers of the project that LAYER includes are in these folders
sees ()
{
  layer=$1
  shift
  wrong=0
  cd "$source/src"
  for file in "$layer"/*.[ch]; do
    headers=$(sed -n 's/^ *# *include *"\(hv-[^"]*\)".*/\1/p' "$file")
    for header in $headers; do
      found=no
      # What is made while building is of the layer that names it.
      case $header in *-resources.h) continue ;; esac
      for folder in "$layer" "$@"; do
        if [ -f "$folder/$header" ]; then
          found=yes
        fi
      done
      if [ "$found" = no ]; then
        echo "$file includes $header"
        wrong=1
      fi
    done
  done
  return "$wrong"
}

needs_no_display ()
{
  # What it asks for itself, and what that asks for in turn.
  { readelf -d "$1"; ldd "$1"; } > "$scratch/libraries"
  if grep -E 'lib(gtk|gdk-|gdk_|adwaita|X11|wayland)' "$scratch/libraries"; then
    return 1
  fi
}

try 'base' sees core/base
try 'text' sees core/text core/base
try 'knowledge' sees core/knowledge core/text core/base
for layer in intake catalog search call; do
  if [ -d "$source/src/core/$layer" ]; then
    try "$layer" sees "core/$layer" core/knowledge core/text core/base
  fi
done
core='core/base core/text core/knowledge core/intake core/catalog core/search core/call core/library'
# shellcheck disable=SC2086 # a list of folders
{
  try 'library' sees core/library $core
  try 'cli' sees cli $core
  if [ -d "$source/src/app" ]; then
    try 'app' sees app $core
  fi
}
for program; do
  try_with readelf "$(basename "$program") needs no display" needs_no_display "$program"
done
finish
