#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-knowledge-catalog.sh SOURCE BUILD HOUVASTCTL: knowledge leaves and comes back through gettext
set -eu
source=$1
build=$2
houvastctl=$(realpath "$3")
# shellcheck source=tests/cli/tap.sh
. "$(dirname "$0")/tap.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/demo" "$scratch/hard"
cp "$source"/data/demo/nl/*.xml "$scratch/demo"
cp "$source"/tests/fixtures/catalog/*.xml "$scratch/hard"

# messages CATALOG: without what stands before them, in a form that can be compared
messages ()
{
  msgcat --no-wrap --sort-output "$1" | sed '1,/^$/d'
}

# xgettext finds the rules by itself, as it does once they are installed.
extract_plainly ()
{
  cd "$scratch/$1"
  GETTEXTDATADIRS=$source/data xgettext --from-code=UTF-8 --output="$scratch/$1-plain.pot" ./*.xml
  test "$(messages "$scratch/$1-plain.pot" | grep -c '^msgctxt')" -ge "$2"
}

extract_here ()
{
  cd "$scratch/$1"
  "$houvastctl" catalog extract ./*.xml -o "$scratch/$1.pot"
  msgfmt --check-format --output-file=/dev/null "$scratch/$1.pot"
}

# Cited paragraphs are the one thing that xgettext cannot find, which reads a file at a time.
same_messages ()
{
  messages "$scratch/$1-plain.pot" | sed 's,^#: \./,#: ,; s, \./, ,g' > "$scratch/plain"
  messages "$scratch/$1.pot" > "$scratch/whole"
  grep -v '^#\. [a-z][^ ]*: ' "$scratch/whole" > "$scratch/here"
  test -s "$scratch/here"
  diff "$scratch/plain" "$scratch/here"
  ! diff -q "$scratch/whole" "$scratch/here"
}

# translated NAME LANGUAGE: each message "translated" by itself
translated ()
{
  msgen "$scratch/$1.pot" |
    sed "s/^\"Language: /&$2/; s/YEAR-MO-DA HO:MI+ZONE/2026-06-25 10:00+0200/; /^#, fuzzy\$/d"
}

# Each message that was extracted is asked for, and no other.
consumes_all ()
{
  translated "$1" en > "$scratch/$1.po"
  cd "$scratch/$1"
  "$houvastctl" catalog merge --lang en "$scratch/$1.po" ./*.xml -o "$scratch/$1-en" 2> "$scratch/said"
  grep -v catalog-skipped "$scratch/said" > "$scratch/found" || :
  test ! -s "$scratch/found"
  "$houvastctl" catalog status "$scratch/$1.po" ./*.xml 2> /dev/null | grep -q '^en: complete'
}

# Of the three ways in which a catalog can have too much or too little, each message is named.
names_difference ()
{
  cd "$scratch/hard"
  msgattrib --no-obsolete "$scratch/hard.po" | msggrep --invert-match --msgctxt -F -e 'zin-met-id' \
    > "$scratch/less.po"
  "$houvastctl" catalog status "$scratch/less.po" ./*.xml > "$scratch/out" 2> "$scratch/said"
  test "$(grep -c 'catalog-missing' "$scratch/said")" = 1
  grep -q 'lastig#schap' "$scratch/out"
  printf '\nmsgctxt "lastig#vraag question"\nmsgid "Van vroeger"\nmsgstr "Old"\n' |
    cat "$scratch/hard.po" - > "$scratch/more.po"
  "$houvastctl" catalog status "$scratch/more.po" ./*.xml > "$scratch/out" 2> "$scratch/said"
  grep -q "^$scratch/more.po:$(grep -n 'Van vroeger' "$scratch/more.po" | cut -d: -f1): .*catalog-obsolete" \
    "$scratch/said"
}

# Written with its own words, a document differs in its language and its approvals only.
comes_back ()
{
  for file in "$scratch/$1"/*.xml; do
    name=$(basename "$file")
    for side in "$scratch/$1" "$scratch/$1-en"; do
      xmllint --c14n --noblanks "$side/$name" |
        sed 's/ translation-of="nl"//; s/ xml:lang="[a-z]*"//; s/<\([a-z]*:*\)approval[^>]*>/<\1approval>/g' |
        sed 's/<!--[^>]*-->//' | tr -s ' \n\t' '   ' > "$scratch/side-$(basename "$side")"
    done
    cmp "$scratch/side-$1" "$scratch/side-$1-en"
    grep -q 'xml:lang="en"' "$scratch/$1-en/$name"
    grep -q 'translation-of="nl"' "$scratch/$1-en/$name"
  done
}

is_of_the_schema ()
{
  xmllint --noout --nonet --relaxng "$source/data/schema/houvast.rng" "$scratch/$1-en"/*.xml
}

# The demo in a language: nothing is left to do, and nothing but what is made is in its folder.
demo_is_complete ()
{
  msgfmt --check --output-file=/dev/null "$source/data/demo/po/$1.po"
  "$houvastctl" catalog status "$source/data/demo/po/$1.po" "$source"/data/demo/nl/*.xml > "$scratch/out"
  grep "^nl: complete" "$scratch/out"
  grep "^$1: complete" "$scratch/out"
  test "$(ls "$build/data/demo/$1")" = "$(ls "$source/data/demo/nl")"
  if grep 'status="draft"' "$build/data/demo/$1"/*.xml; then
    return 1
  fi
}

for set in demo hard; do
  least=3000
  [ "$set" = demo ] || least=25
  try "$set: xgettext extracts" extract_plainly "$set" "$least"
  try "$set: houvastctl extracts" extract_here "$set"
  try "$set: both find the same" same_messages "$set"
  try "$set: merging asks for all of it and no more" consumes_all "$set"
  try_with xmllint "$set: what was merged is of the schema" is_of_the_schema "$set"
done
try_with xmllint 'demo: the words come back as they were' comes_back demo
try 'a message too few or too many is named' names_difference
try 'demo in English' demo_is_complete en
try 'demo in German' demo_is_complete de
finish
