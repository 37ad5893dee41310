#!/bin/sh
# translations.sh SOURCE: zh_CN and zh_TW have every word of the present sources, none fuzzy, and check out.
#
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
source=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$source"
xgettext --from-code=UTF-8 --files-from=po/POTFILES --output="$work/quandian.pot" --add-comments=Translators: \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dngettext:2,3 --keyword=ngettext:1,2 \
  2>"$work/xgettext.log" || { cat "$work/xgettext.log"; exit 1; }
status=0
for language in $(cat po/LINGUAS); do
  msgmerge --quiet --no-fuzzy-matching --output-file="$work/$language.po" "po/$language.po" "$work/quandian.pot"
  msgfmt --check --output-file=/dev/null "$work/$language.po" || status=1
  msgattrib --untranslated --no-obsolete "$work/$language.po" >"$work/missing"
  msgattrib --only-fuzzy --no-obsolete "po/$language.po" >>"$work/missing"
  if grep -q '^msgid "[^"]' "$work/missing" || grep -q '^msgid ""$' "$work/missing" && [ "$(grep -c '^msgid' "$work/missing")" -gt 1 ]; then
    echo "po/$language.po lacks:"
    grep -A3 '^msgid' "$work/missing"
    status=1
  fi
done
exit $status
