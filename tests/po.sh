#!/bin/sh
# po.sh: every message of the program is in po/id.po, translated; nothing fuzzy, nothing left over.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
xgettext --from-code=UTF-8 -k_ -kN_ -kdngettext:2,3 --no-location --no-wrap -o "$tmp/lkip.pot" src/*.c src/*/*.c
msgmerge --quiet --no-fuzzy-matching --no-wrap -o "$tmp/id.po" po/id.po "$tmp/lkip.pot"
msgfmt --check -o /dev/null "$tmp/id.po"
counts=$(LC_ALL=C msgfmt --statistics -o /dev/null "$tmp/id.po" 2>&1)
echo "po/id.po: $counts"
case $counts in
*untranslated* | *fuzzy*)
    msgattrib --untranslated --no-wrap "$tmp/id.po" | grep '^msgid' | head -n 20
    echo "the Indonesian translation is not complete: run 'make pot' and fill in po/id.po" >&2
    exit 1
    ;;
esac
