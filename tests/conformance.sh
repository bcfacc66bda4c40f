#!/bin/sh
# conformance.sh BUILD: asks veraPDF whether what lkip writes is PDF/A-2a and PDF/UA-1; with the data inside, PDF/A-3a.
# The validator is fetched once, by Maven, into BUILD/maven. Where Java or Maven is missing, or nothing can be fetched, the check is skipped and says so; skipped is not passed.
# A draft, which is neither, must fail: that shows that the validator judges at all.
set -eu
build=$1
version=1.28.2
jar=$build/maven/org/verapdf/apps/greenfield-apps/$version/greenfield-apps-$version.jar
out=$build/conformance

skip() {
    echo "conformance: skipped, not passed: $1"
    exit 0
}

command -v java > /dev/null || skip "there is no Java (apt-get install default-jre-headless)"
if [ ! -f "$jar" ]; then
    command -v mvn > /dev/null || skip "there is no Maven (apt-get install maven) to fetch veraPDF with"
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get "-Dmaven.repo.local=$build/maven" \
        "-Dartifact=org.verapdf.apps:greenfield-apps:$version" > "$build/maven.log" 2>&1 || skip "Maven could not fetch veraPDF: see $build/maven.log"
    [ -f "$jar" ] || skip "Maven has fetched no $jar"
fi

# Lines "PASS path flavour" or "FAIL path flavour", each FAIL followed by the rules broken.
verapdf() {
    java -Djava.awt.headless=true -cp "$jar" org.verapdf.apps.GreenfieldCliWrapper -f "$@" --format text -v 2> "$out/verapdf.log" || true
}

rm -rf "$out"
mkdir -p "$out"
for dir in examples/*/ tests/data/kecil/; do
    [ -f "$dir/renstra.xml" ] || continue
    for file in "$dir"tahun-*.xml; do
        year=${file##*tahun-}
        year=${year%.xml}
    done
    "$build/lkip" laporan "$dir" --tahun "$year" -o "$out/laporan-$(basename "$dir")-$year.pdf" > /dev/null 2> "$out/lkip.log" || { cat "$out/lkip.log"; exit 1; }
    # An office whose year has no agreement has no sheets to judge.
    if grep -q '<perjanjian ' "${dir}tahun-$year.xml"; then
        "$build/lkip" pk "$dir" --tahun "$year" -o "$out/pk-$(basename "$dir")-$year.pdf" > /dev/null 2> "$out/lkip.log" || { cat "$out/lkip.log"; exit 1; }
    fi
done
for file in tests/data/*.xml; do
    "$build/lkip" cetak "$file" -o "$out/$(basename "$file" .xml).pdf" > /dev/null 2> "$out/lkip.log" || { cat "$out/lkip.log"; exit 1; }
done
for file in tests/data/arsip.xml tests/data/gallery.xml; do
    "$build/lkip" cetak "$file" --web -o "$out/$(basename "$file" .xml)-web.pdf" > /dev/null 2> "$out/lkip.log" || { cat "$out/lkip.log"; exit 1; }
done
# With the data inside.
mkdir "$out/3a"
"$build/lkip" cetak tests/data/arsip.xml --sertakan-data -o "$out/3a/arsip-data.pdf" > /dev/null 2> "$out/lkip.log" || { cat "$out/lkip.log"; exit 1; }
for web in "" -web; do
    # shellcheck disable=SC2086
    "$build/lkip" laporan examples/dumai --tahun 2024 --sertakan-data ${web:+-$web} -o "$out/3a/laporan-data$web.pdf" > /dev/null 2> "$out/lkip.log" || { cat "$out/lkip.log"; exit 1; }
done
"$build/lkip" cetak tests/data/arsip.xml --profil draf -o "$out/draft.pdf" > /dev/null 2>&1
mv "$out/draft.pdf" "$out/draft"
set -- "$out"/*.pdf
for flavour in 2a ua1; do
    verapdf "$flavour" "$@"
done > "$out/result.txt"
wanted=$(($# * 2))
set -- "$out"/3a/*.pdf
for flavour in 3a ua1; do
    verapdf "$flavour" "$@"
done >> "$out/result.txt"
wanted=$((wanted + $# * 2))
cat "$out/result.txt"
passed=$(grep -c '^PASS ' "$out/result.txt" || true)
cp "$out/draft" "$out/draft.pdf"
verapdf 2a "$out/draft.pdf" | grep -q '^FAIL ' || { echo "conformance: the validator passes a draft: its word means nothing"; exit 1; }
echo "conformance: $passed of $wanted passed (PDF/A-2a or 3a and PDF/UA-1 of $((wanted / 2)) documents)"
[ "$passed" -eq "$wanted" ]
