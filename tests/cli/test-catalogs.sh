#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-catalogs.sh SOURCE: every word for people can be translated, and is
set -eu
source=$1
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/cli/tap.sh
. "$here/tap.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$source"

files_are_listed ()
{
  "$here/potfiles.sh" > "$scratch/files"
  diff po/POTFILES.in "$scratch/files"
}

# As meson's preset for GLib does it.
extract ()
{
  GETTEXTDATADIRS=data xgettext --files-from=po/POTFILES.in --from-code=UTF-8 --add-comments --output="$scratch/houvast.pot" \
    --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dcgettext:2 \
    --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3
}

# Each text of the program is translated, and no other text is in the catalog.
is_complete ()
{
  msgfmt --check --output-file=/dev/null "po/$1.po"
  msgcmp --no-fuzzy-matching "po/$1.po" "$scratch/houvast.pot"
  # An empty catalog passes none of this by having nothing: each of these selects what must not be.
  for wrong in --untranslated --only-fuzzy --only-obsolete; do
    msgattrib "$wrong" --no-wrap "po/$1.po" | sed -n '/^#~ msgid "./p; /^msgid "./p' > "$scratch/wrong"
    test ! -s "$scratch/wrong" || { cat "$scratch/wrong"; return 1; }
  done
}

count ()
{
  grep -o "$1" "$2" | wc -l
}

# What rules bring along is named in the rules themselves.
rules_are_named ()
{
  for file in data/rules/*.xml; do
    test "$(count '<name xml:lang="en"' "$file")" -eq "$(count "<name xml:lang=\"$1\"" "$file")" \
      || { echo "$file"; return 1; }
  done
  for file in data/rules/dates.xml data/rules/spoken.xml; do
    test "$(count "<language xml:lang=\"$1\"" "$file")" -eq 1 || { echo "$file"; return 1; }
  done
}

try 'POTFILES.in lists the files with texts' files_are_listed
try 'texts can be extracted' extract
try_with python3 'each letter of English opens one thing' python3 "$here/mnemonics.py"
while read -r language; do
  try "$language is complete" is_complete "$language"
  try "$language names what rules bring along" rules_are_named "$language"
  try_with python3 "each letter of $language opens one thing" \
    python3 "$here/mnemonics.py" "po/$language.po"
done < po/LINGUAS
finish
