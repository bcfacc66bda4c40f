# charts.awk: COUNT charts for a grafik.xml, from those of a naskah (tests/data/gallery.xml), again and again under new ids.
BEGIN { n = 0; print "<daftar-grafik versi=\"1\">" }
/<grafik / { inside = 1 }
inside { chart[n] = chart[n] $0 "\n" }
/<\/grafik>/ { inside = 0; n++ }
END {
    for (i = 0; i < count && n; i++) {
        text = chart[i % n]
        if (!sub(/<grafik id="[^"]*"/, "<grafik id=\"bangku-" i "\"", text)) { print "charts.awk: a chart without an id" > "/dev/stderr"; exit 1 }
        print text
    }
    print "</daftar-grafik>"
}
