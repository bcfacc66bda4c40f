# office.awk: an invented office of many sub kegiatan and posts, whose figures agree: awk -v subs=10000 -v posts=5000 -v part=renstra|tahun -f office.awk
# A thousand sub kegiatan a programme, a hundred a kegiatan; a target, a budget and an output each. Every post has an agreement of one indicator and two budget lines.
function program(i) { return sprintf("1.06.%02d", int(i / 1000) + 10) }
function activity(i) { return sprintf("%s.2.%02d", program(i), int(i / 100) % 10 + 1) }
function code(i) { return sprintf("%s.%04d", activity(i), i % 100 + 1) }
function superior(i) { return i ? "j" int(i / 10) : "wk" }

function renstra(   i) {
    print "<renstra versi=\"1\" mulai=\"2021\" akhir=\"2026\"><instansi><nama>Besar</nama><pemerintah jenis=\"kota\" nama=\"Kota\"/>"
    print "<jabatan id=\"wk\" nama=\"Wali Kota\" jenis=\"kepala-daerah\"/><jabatan id=\"j0\" nama=\"Kepala\" atasan=\"wk\"/>"
    for (i = 1; i < posts; i++)
        printf "<jabatan id=\"j%d\" nama=\"Jabatan %d\" atasan=\"%s\"/>\n", i, i, superior(i)
    print "</instansi><tujuan id=\"T1\"><uraian>Tujuan</uraian><sasaran id=\"S1\"><uraian>Sasaran</uraian><indikator id=\"S1.1\" satuan=\"%\"><uraian>Indikator</uraian><target tahun=\"2024\" nilai=\"80\"/></indikator>"
    for (i = 0; i < subs; i++) {
        if (i % 1000 == 0)
            printf "%s<program kode=\"%s\"><nama>Program %s</nama>\n", i ? "</kegiatan></program>" : "", program(i), program(i)
        if (i % 100 == 0)
            printf "%s<kegiatan kode=\"%s\"><nama>Kegiatan %s</nama>\n", i % 1000 ? "</kegiatan>" : "", activity(i), activity(i)
        printf "<subkegiatan kode=\"%s\"><nama>Sub kegiatan %d</nama><indikator satuan=\"Orang\"><uraian>Jumlah %d</uraian><target tahun=\"2024\" nilai=\"%d\"/></indikator><pagu tahun=\"2024\" nilai=\"%d\"/></subkegiatan>\n", code(i), i, i, 10 + i % 90, 1000000 + i * 100
    }
    print "</kegiatan></program></sasaran></tujuan></renstra>"
}

function tahun(   i) {
    print "<tahun versi=\"1\" tahun=\"2024\"><laporan tanggal=\"2025-01-31\" penandatangan=\"j0\"/>\n<pejabat jabatan=\"wk\" nama=\"N\"/>"
    for (i = 0; i < posts; i++)
        printf "<pejabat jabatan=\"j%d\" nama=\"N\"/>\n", i
    print "<anggaran>"
    for (i = 0; i < subs; i++)
        printf "<pagu kode=\"%s\" murni=\"%d\" perubahan=\"%d\"/>\n", code(i), 1000000 + i * 100, 1000000 + i * 90
    for (i = 0; i < subs; i++)
        printf "<serapan kode=\"%s\" tw1=\"1000\" tw2=\"2000\" tw3=\"3000\" tw4=\"%d\"/>\n", code(i), 10000 + i
    for (i = 0; i < subs; i++)
        printf "<fisik kode=\"%s\" target=\"%d\" satuan=\"Orang\" tw1=\"1\" tw2=\"2\" tw3=\"3\" tw4=\"%d\"/>\n", code(i), 10 + i % 90, 4 + i % 90
    print "</anggaran><kinerja><realisasi indikator=\"S1.1\" pembilang=\"8\" penyebut=\"10\"/></kinerja>"
    for (i = 0; i < posts; i++)
        printf "<perjanjian id=\"P%d\" jenis=\"murni\" tanggal=\"2024-01-05\" pihak-pertama=\"j%d\" pihak-kedua=\"%s\"><butir indikator=\"S1.1\" target=\"80\"/><dana kode=\"%s\"/><dana kode=\"%s\"/></perjanjian>\n", i, i, superior(i), code(i * 2 % subs), code((i * 2 + 1) % subs)
    print "</tahun>"
}

BEGIN {
    if (part == "renstra")
        renstra()
    else
        tahun()
}
