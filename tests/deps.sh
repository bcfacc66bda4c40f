#!/bin/sh
# deps.sh: installs what a fresh Debian 12 lacks: to build, to test, to check. Asks the package manager only when something is missing.
set -eu
build="gcc make pkg-config gettext libxml2-dev libcairo2-dev libpango1.0-dev libfontconfig-dev libharfbuzz-dev libgdk-pixbuf-2.0-dev librsvg2-dev libgmp-dev zlib1g-dev libdeflate-dev libqpdf-dev libqrencode-dev
       libjansson-dev fonts-liberation2 fonts-texgyre"
tests="libcmocka-dev zbar-tools poppler-utils qpdf libxml2-utils locales fonts-dejavu-core"
checks="clang clang-format cppcheck g++ libclang-rt-14-dev"
missing=
for p in $build $tests $checks; do
    dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing="$missing $p"
done
[ -n "$missing" ] || exit 0
echo "installing:$missing"
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
$sudo apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing
