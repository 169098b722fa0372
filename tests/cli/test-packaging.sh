#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-packaging.sh SOURCE BUILD: what a desktop and a distribution read of the program
set -eu
source=$1
build=$2
id=org.houvast.Houvast
# shellcheck source=tests/cli/tap.sh
. "$(dirname "$0")/tap.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

metainfo_is_valid ()
{
  # Newer ones warn that no page on the web is named. There is none.
  appstreamcli validate --no-net --no-color "$build/data/$id.metainfo.xml" > "$scratch/metainfo" || :
  grep -i 'validation' "$scratch/metainfo"
  if grep '^[EW]:' "$scratch/metainfo" | grep -v url-homepage-missing; then
    return 1
  fi
}

names_agree ()
{
  grep -qx "Name=$id" "$build/data/$id.service"
  grep -qx "Icon=$id" "$build/data/$id.desktop"
  grep -qx 'DBusActivatable=true' "$build/data/$id.desktop"
  grep -q "<id>$id</id>" "$build/data/$id.metainfo.xml"
  grep -q "schema id=\"$id\"" "$source/data/$id.gschema.xml"
}

entry_is_dutch_too ()
{
  grep -q '^Comment\[nl\]=.' "$build/data/$id.desktop"
  grep -q '^Keywords\[nl\]=.*;$' "$build/data/$id.desktop"
  grep -q 'xml:lang="nl"' "$build/data/$id.metainfo.xml"
}

icons_are_drawn ()
{
  for icon in "scalable/apps/$id.svg 128" "symbolic/apps/$id-symbolic.svg 16"; do
    file=$source/resources/icons/hicolor/${icon% *}
    size=${icon#* }
    xmllint --noout --nonet "$file"
    test "$(xmllint --xpath 'string(/*/@viewBox)' "$file")" = "0 0 $size $size"
    # Drawn here, not a picture in a wrapping, and nothing from elsewhere.
    if grep -iE '<image|href=' "$file"; then
      return 1
    fi
  done
}

demo_is_of_the_schema ()
{
  xmllint --noout --nonet --relaxng "$source/data/schema/houvast.rng" "$source"/data/demo/*/*.xml \
    "$build"/data/demo/*/*.xml
}

# In "C" there is no translation, and in "C.UTF-8" there is none from version 2.39 of the C
# library on; so a Dutch locale is made where there are none but these.
speaks_dutch ()
{
  for locale in $locales nl_NL.UTF-8; do
    if LOCPATH=$locale_path LC_ALL=$locale LANGUAGE=nl "$build/src/cli/houvastctl" --help |
       grep -qx 'Opdrachten:'; then
      return 0
    fi
  done
  return 1
}

make_dutch_locale ()
{
  mkdir -p "$scratch/locale"
  locale_path=$scratch/locale
  localedef --no-archive -i nl_NL -f UTF-8 "$scratch/locale/nl_NL.UTF-8"
}

readme_names_commands ()
{
  "$build/src/cli/houvastctl" --help |
    sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' | sort > "$scratch/have"
  # shellcheck disable=SC2016 # no command, but the mark of one
  sed -n 's/^| `\([a-z]*\)[ `].*/\1/p' "$source/README.md" | sort > "$scratch/named"
  test -s "$scratch/have"
  diff "$scratch/have" "$scratch/named"
}

schemas_agree ()
{
  trang "$source/data/schema/houvast.rnc" "$scratch/houvast.rng"
  xmllint --c14n "$scratch/houvast.rng" > "$scratch/made"
  xmllint --c14n "$source/data/schema/houvast.rng" > "$scratch/kept"
  diff "$scratch/kept" "$scratch/made"
}

scripts_are_clean ()
{
  cd "$source"
  shellcheck -x dev .ci/run tests/*/*.sh
}

installs_whole ()
{
  DESTDIR=$scratch meson install -C "$build" --no-rebuild --quiet
  root=$scratch$3
  for file in "$1/houvast" "$1/houvastctl" "$2/houvast/demo/nl/privacyvragen.xml" \
              "$2/houvast/demo/en/privacyvragen.xml" "$2/houvast/demo/de/privacyverklaring.xml" \
              "$2/gettext/its/houvast.its" "$2/gettext/its/houvast.loc" \
              "$2/locale/nl/LC_MESSAGES/houvast.mo" "$2/applications/$id.desktop" \
              "$2/metainfo/$id.metainfo.xml" "$2/dbus-1/services/$id.service" \
              "$2/glib-2.0/schemas/$id.gschema.xml" "$2/icons/hicolor/scalable/apps/$id.svg" \
              "$2/icons/hicolor/symbolic/apps/$id-symbolic.svg"; do
    test -s "$root/$file" || { echo "not installed: $file"; return 1; }
  done
}

try_with desktop-file-validate 'desktop entry' desktop-file-validate "$build/data/$id.desktop"
try_with appstreamcli 'metainfo' metainfo_is_valid
try_with glib-compile-schemas 'settings' glib-compile-schemas --strict --dry-run "$source/data"
try 'one name everywhere' names_agree
try 'Dutch in the menu' entry_is_dutch_too
try_with xmllint 'icons' icons_are_drawn
try_with xmllint 'demo knowledge is of the schema' demo_is_of_the_schema
locales=$(locale -a | grep -i 'utf-*8$')
locale_path=
if speaks_dutch || make_dutch_locale || echo "$locales" | grep -qv '^C'; then
  try 'houvastctl speaks Dutch' speaks_dutch
else
  skip 'houvastctl speaks Dutch' 'no locale but C'
fi
try 'the README names the commands' readme_names_commands
try_with trang 'both forms of the schema agree' schemas_agree
try_with shellcheck 'scripts' scripts_are_clean
try 'installation' installs_whole bin share "$3"
finish
