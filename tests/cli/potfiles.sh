#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# potfiles.sh: the files with words for people, in the order of po/POTFILES.in
#
#   tests/cli/potfiles.sh > po/POTFILES.in
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/../.."

{
  find data -maxdepth 1 -name '*.in' ! -name '*.service.in'
  find data -maxdepth 1 -name '*.gschema.xml'
  find data/rules -name '*.xml' -exec grep -l '<message>' {} +
  find src -name '*.[ch]' -exec grep -lE '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|Q_|n?gettext|g_dn?gettext|g_dpgettext2?) *\("' {} +
  find src -name '*.[ch]' -exec grep -lE '(^|[^A-Za-z0-9_])ngettext *\($' {} + || :
  if [ -d ui ]; then
    find ui -name '*.ui' -exec grep -lE 'translatable="(yes|true)"' {} + || :
  fi
} | sort -u
