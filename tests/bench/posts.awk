# posts.awk: an invented government of many posts: awk -v posts=20000 -v part=renstra|tahun -f posts.awk
# One head, divisions, sections and staff under each other; every post has an initial and a revised sheet of four indicators, superiors also three budget lines.
function superior(i) { return i == 1 ? "kepala-daerah" : "p" (i <= 40 ? 1 : i <= 1200 ? 2 + (i % 39) : 41 + (i % 1160)) }
function kind(i) { return i <= 1200 ? "struktural" : i % 3 ? "pelaksana" : "fungsional" }
function code(p, k, s) { return sprintf("1.%02d.%02d.2.%02d.%04d", int(p / 90) + 1, p % 90 + 1, k, s) }
BEGIN {
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    programs = 200
    if (part == "renstra") {
        print "<renstra versi=\"1\" mulai=\"2021\" akhir=\"2026\" dokumen=\"Renstra 2021-2026\"><instansi jenis=\"dinas\" singkatan=\"CONTOH\"><nama>Pemerintahan Contoh</nama>"
        print "<pemerintah jenis=\"kota\" nama=\"Kota Contoh\" kepala=\"Wali Kota Contoh\" tempat=\"Contoh\"/>"
        print "<jabatan id=\"kepala-daerah\" nama=\"Wali Kota Contoh\" jenis=\"kepala-daerah\"/>"
        for (i = 1; i <= posts; i++)
            printf "<jabatan id=\"p%d\" nama=\"%s Bagian Contoh Nomor %d\" atasan=\"%s\" jenis=\"%s\"/>\n", i, i <= 1200 ? "Kepala" : "Pelaksana pada", i, superior(i), kind(i)
        print "</instansi>"
        for (p = 0; p < programs; p++) {
            base = code(p, 1, 1)
            program = substr(base, 1, 7)
            printf "<program kode=\"%s\"><nama>Program Contoh Nomor %d</nama>\n<kegiatan kode=\"%s.2.01\"><nama>Kegiatan Contoh Nomor %d</nama>\n", program, p, program, p
            for (s = 1; s <= 5; s++)
                printf "<subkegiatan kode=\"%s\"><nama>Subkegiatan Contoh Nomor %d dalam Kegiatan %d</nama><indikator satuan=\"Dokumen\"><uraian>Jumlah dokumen contoh nomor %d yang tersusun dan dilaporkan tepat waktu</uraian><target tahun=\"2024\" nilai=\"%d\"/></indikator></subkegiatan>\n", code(p, 1, s), s, p, s, s + 1
            print "</kegiatan></program>"
        }
        print "</renstra>"
    } else {
        print "<tahun versi=\"1\" tahun=\"2024\"><laporan tanggal=\"2025-01-31\" tempat=\"Contoh\" penandatangan=\"p1\"/>"
        print "<pejabat jabatan=\"kepala-daerah\" nama=\"Contoh Kepala Daerah\"/>"
        for (i = 1; i <= posts; i++)
            printf "<pejabat jabatan=\"p%d\" nama=\"Contoh Pejabat %d\" gelar-belakang=\"S.E.\" nip=\"000000000000000000\" pangkat=\"Penata (III/c)\"/>\n", i, i
        print "<anggaran>"
        for (p = 0; p < programs; p++)
            for (s = 1; s <= 5; s++)
                printf "<pagu kode=\"%s\" murni=\"%d\" perubahan=\"%d\" sumber-dana=\"APBD\"/>\n", code(p, 1, s), 1000000 * (s + p), 1250000 * (s + p)
        print "</anggaran>"
        for (i = 1; i <= posts; i++) {
            p = i % programs
            printf "<perjanjian id=\"A%d\" jenis=\"murni\" tanggal=\"2024-01-15\" pihak-pertama=\"p%d\">", i, i
            for (s = 1; s <= 4; s++)
                printf "<butir no=\"%d\" sasaran=\"Tersusunnya dokumen contoh nomor %d yang lengkap, benar, dan tepat waktu\" indikator=\"%s:1\" target=\"%d\"/>", s, s, code(p, 1, s), s
            for (s = 1; s <= 3 && i % 3 != 1; s++)
                printf "<dana kode=\"%s\"/>", code(p, 1, s)
            print "</perjanjian>"
        }
        print "</tahun>"
    }
}
