#!/bin/sh
# run.sh BUILD: time, peak memory and pages a second of documents small and large, and of a hundred charts; where the time goes; how well paragraphs are set. Exit 1 when the real
# report, the charts or the finishing of the file miss their budget, or when forty times its body costs over a tenth more a page than four times.
set -eu
build=$1
lkip=$build/lkip
make=$build/bench/make
measure=$build/bench/measure
shared=${BENCH_CONTENT:-../shared/bench/report.json} # a document that other typesetters were measured on; not part of the project
budget_cpu=0.8
budget_slides=3
missed=0
budget_mb=64
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# row NAME LKIP-ARGUMENT...: the best of three runs ($runs), and the pages.
runs=3
row() {
    name=$1
    shift
    best=
    for _ in $(seq $runs); do
        figures=$("$measure" "$lkip" "$@" -o "$tmp/out.pdf" 2> "$tmp/messages") || { cat "$tmp/messages" >&2; exit 1; }
        best=$(printf '%s\n%s\n' "$best" "$figures" | grep . | sort -n | head -n 1)
    done
    pages=$(pdfinfo "$tmp/out.pdf" | sed -n 's/^Pages: *//p')
    size=$(wc -c < "$tmp/out.pdf")
    echo "$name|$best|$pages|$size" | awk -F'[| ]' '{ n = NF; printf "%-34s %8.3f %8.1f %8.3f %7d %9.0f %8.0f\n", substr($0, 1, index($0, "|") - 1), $(n-4), $(n-3), $(n-2), $(n-1), $(n-1) / $(n-4), $n / 1024 }'
}

both() {
    what=$1
    shift
    row "$what, arsip" "$@"
    row "$what, draf" "$@" --profil draf
}

printf '%-34s %8s %8s %8s %7s %9s %8s\n' document 'CPU s' 'MB' 'clock s' pages 'pages/s' 'KB'
echo '<naskah versi="1"><isi><bab judul="Satu"><paragraf>Satu halaman.</paragraf></bab></isi></naskah>' > "$tmp/page.xml"
both 'one page' cetak "$tmp/page.xml" | tee "$tmp/one"
both 'tests/data/kecil, report' laporan tests/data/kecil --tahun 2024
both 'examples/dumai, report' laporan examples/dumai --tahun 2024 | tee "$tmp/real"

mkdir "$tmp/dumai"
cp -R examples/dumai/. "$tmp/dumai"
"$lkip" naskah examples/dumai --tahun 2024 -o "$tmp/dumai/naskah.xml" 2> /dev/null
both 'its naskah' cetak "$tmp/dumai/naskah.xml"
for n in 4 10 40; do
    "$make" times $n "$tmp/dumai/naskah.xml" > "$tmp/dumai/times$n.xml"
    both "its chapters $n times" cetak "$tmp/dumai/times$n.xml" | tee "$tmp/times$n"
done
for n in 1000 10000 100000; do
    runs=$([ $n -lt 100000 ] && echo 3 || echo 1)
    "$make" rows $n > "$tmp/rows.xml"
    both "a table of $n rows x 8" cetak "$tmp/rows.xml"
done
runs=3
if [ -r "$shared" ]; then
    "$make" blocks "$shared" > "$tmp/content.xml"
    both 'the shared content' cetak "$tmp/content.xml"
    "$make" times 10 "$tmp/content.xml" > "$tmp/content10.xml"
    both 'the shared content ten times' cetak "$tmp/content10.xml"
fi

# Two hundred photographs of 12 megapixels, of noise, which compresses worst: one file by 200 names, for each is read and scaled by itself.
mkdir "$tmp/foto"
cp -R examples/kecil/. "$tmp/foto"
mkdir "$tmp/foto/gambar"
"$make" photo "$tmp/foto/gambar/0.jpg"
i=1
while [ $i -lt 200 ]; do
    ln "$tmp/foto/gambar/0.jpg" "$tmp/foto/gambar/$i.jpg"
    i=$((i + 1))
done
awk '/<pengecualian/ && !n++ { print "<dokumentasi judul=\"Kegiatan\">"; for (i = 0; i < 200; i++) printf "<foto berkas=\"gambar/%d.jpg\" keterangan=\"Foto %d\"/>\n", i, i; print "</dokumentasi>" } { print }' \
    examples/kecil/tahun-2025.xml > "$tmp/foto/tahun-2025.xml"
runs=1
row '200 photographs of 12 megapixels' laporan "$tmp/foto" --tahun 2025 | tee "$tmp/photos"
runs=3

# sheets NAME FOLDER COUNT: Perjanjian Kinerja, one file a post: sheets a second of CPU time on two cores, and on the clock of this machine as it is.
sheets() {
    figures=$("$measure" "$lkip" pk "$2" --tahun 2024 --terpisah -o "$tmp/sheets" 2> "$tmp/messages") || { cat "$tmp/messages" >&2; exit 1; }
    echo "$figures" | awk -v name="$1" -v n="$3" '{ printf "%-34s %8.3f %8.1f %8.3f %7d sheets %9.0f /s on two cores, %.0f /s now\n", name, $1, $2, $3, n, 2 * n / $1, n / $3 }'
    rm -r "$tmp/sheets"
}
posts=${BENCH_POSTS:-20000}
mkdir "$tmp/posts"
awk -v posts="$posts" -v part=renstra -f tests/bench/posts.awk > "$tmp/posts/renstra.xml"
awk -v posts="$posts" -v part=tahun -f tests/bench/posts.awk > "$tmp/posts/tahun-2024.xml"
sheets 'examples/dumai, sheets' examples/dumai 44
sheets 'an invented office, sheets' "$tmp/posts" "$posts"

# A hundred slides: the charts of the gallery, the difficult ones among them, as PNG of 1920 x 1080. The best of three runs.
mkdir "$tmp/charts"
cp -R tests/data/kecil/. "$tmp/charts"
awk -v count=100 -f tests/bench/charts.awk tests/data/gallery.xml > "$tmp/charts/grafik.xml"
ids=$(seq 0 99 | sed 's/^/--id bangku-/')
for _ in 1 2 3; do
    # shellcheck disable=SC2086
    "$measure" "$lkip" grafik "$tmp/charts" --tahun 2024 $ids -o "$tmp/slides" 2> "$tmp/messages" || { cat "$tmp/messages" >&2; exit 1; }
done | sort -n | head -n 1 > "$tmp/slides.best"
[ "$(ls "$tmp/slides" | wc -l)" = 100 ] || { echo 'not a hundred charts' >&2; exit 1; }
awk -v kb="$(du -ck "$tmp"/slides/*.png | tail -n 1 | cut -f 1)" '{ printf "%-34s %8.3f %8.1f %8.3f %7d %9.0f %8.0f\n", "100 charts, PNG of 1920 x 1080", $1, $2, $3, 100, 100 / $1, kb }' "$tmp/slides.best"
awk -v cpu=$budget_slides '{ printf "budget of 100 charts: %.1f s of CPU; they took %.3f s: %s\n", cpu, $1, $1 <= cpu ? "kept" : "MISSED"; exit !($1 <= cpu) }' "$tmp/slides.best" ||
    missed=1

awk '{ n = NF; ok = $(n-4) < 250 && $n < 40 * 1024
    printf "200 photographs: 250 MB and 40 MB of PDF; it took %.1f MB and %.1f MB: %s\n", $(n-4), $n / 1024, ok ? "kept" : "MISSED" }
    END { exit !ok }' "$tmp/photos" || missed=1

# stages LKIP-ARGUMENT...: where the time goes, the quickest of five runs; and the whole against painting what layout has finished. 1 when finishing the file is over a third of it.
stages() {
    for run in 1 2 3 4 5; do
        "$build/bench/stages" "$@" -o "$tmp/out.pdf" > "$tmp/messages" 2>&1 || { cat "$tmp/messages" >&2; exit 1; }
        sed -n "s/^@/$run/p" "$tmp/messages"
    done | awk '{ run = $1; ms = $2; $1 = $2 = ""; name = substr($0, 3); if (!(name in order)) { order[name] = ++n; names[n] = name } time[run, name] = ms; all[run] += ms }
        END { best = 1; for (r in all) if (all[r] < all[best]) best = r
              for (i = 1; i <= n; i++) { t = time[best, names[i]]; paint += names[i] ~ /^(painting|writing)/ ? t : 0; finish += names[i] ~ /^writing/ ? t : 0; printf "  %-40s %8.1f ms %5.1f %%\n", names[i], t, 100 * t / all[best] }
              printf "  %-40s %8.1f ms, %.2f times painting and writing alone\n", "the whole", all[best], all[best] / paint
              ok = 3 * finish <= all[best]; printf "  budget of finishing: a third of the run; it took %.1f %%: %s\n", 100 * finish / all[best], ok ? "kept" : "MISSED"
              exit !ok }'
}
for profile in arsip draf; do
    echo "where the time goes: examples/dumai, report, $profile"
    stages laporan examples/dumai --tahun 2024 --profil $profile || missed=1
    echo "where the time goes: its naskah, $profile"
    stages cetak "$tmp/dumai/naskah.xml" --profil $profile || missed=1
done
"$build/bench/typography" "$tmp/dumai/naskah.xml"

# A page of the longest against a page of the shorter: CPU and memory. What a process needs before its first page counts for neither.
linear() {
    cat "$tmp/one" "$tmp/times4" "$tmp/times40" | awk -v profile="$1" '$0 ~ profile { n = NF; cpu[++k] = $(n-5); mb[k] = $(n-4); pages[k] = $(n-2) }
        function more(k) { return pages[k] - pages[1] }
        END { c = (cpu[3] - cpu[1]) / more(3) / ((cpu[2] - cpu[1]) / more(2)); m = (mb[3] - mb[1]) / more(3) / ((mb[2] - mb[1]) / more(2)); ok = c <= 1.1 && m <= 1.1
              printf "a page of forty times the body against one of four times, %s: CPU %.2f, memory %.2f: %s\n", profile, c, m, ok ? "linear" : "NOT LINEAR"
              exit !ok }'
}
linear arsip || missed=1
linear draf || missed=1

# The check of an invented office: 10,000 sub kegiatan and 5,000 posts, read, measured and looked at with every rule; the best of three runs.
mkdir "$tmp/office"
for part in renstra tahun-2024; do
    awk -v subs=10000 -v posts=5000 -v part="${part%%-*}" -f tests/bench/office.awk > "$tmp/office/$part.xml"
done
for _ in 1 2 3; do "$measure" "$lkip" periksa "$tmp/office" --tahun 2024; done | sort -n | head -n 1 |
    awk '{ ok = $1 <= 2
        printf "%-34s %8.3f %8.1f %8.3f   10,000 sub kegiatan and 5,000 posts; budget 2 s: %s\n", "an invented office, check", $1, $2, $3, ok ? "kept" : "MISSED"
        exit !ok }' || missed=1

awk -v cpu=$budget_cpu -v mb=$budget_mb '/arsip/ {
    n = NF; ok = $(n-5) <= cpu && $(n-4) <= mb
    printf "budget of the real report: %.1f s of CPU and %d MB; it took %.3f s and %.1f MB: %s\n", cpu, mb, $(n-5), $(n-4), ok ? "kept" : "MISSED"
    exit !ok }' "$tmp/real" || missed=1
exit $missed
