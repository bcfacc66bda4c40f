/* test_program.c: the built program from outside: mistakes and how it answers them, languages, formats, a new folder, an installation. */
#include "program.h"

#include <dirent.h>
#include <jansson.h>

/* A fresh copy of the small example. */
static const char *copy(const char *name)
{
    succeed("rm -rf %s/%s && cp -R tests/data/kecil %s/%s", folder, name, folder, name);
    return temporary(name);
}

/* How many files of that beginning stand in the folder of this run. */
static int files_like(const char *beginning)
{
    int count = 0;
    DIR *dir = opendir(folder);
    for (struct dirent *e; (e = readdir(dir));)
        count += strncmp(e->d_name, beginning, strlen(beginning)) == 0;
    closedir(dir);
    return count;
}

/* ---- mistakes ---- */

/* The report of a folder must fail with `status`, say `message`, and leave nothing. */
static void refused(const char *data, int year, int status, const char *message)
{
    Result r = run(LKIP " --bahasa en laporan %s --tahun %d -o %s", data, year, temporary("refused.pdf"));
    assert_int_equal(r.status, status);
    assert_has(r.err, message);
    assert_string_equal(r.out, "");
    assert_int_equal(files_like("refused"), 0);
}

static void test_missing(void **state)
{
    (void)state;
    refused(temporary("nowhere"), 2024, 1, "error [D001] the folder can't be opened");
    const char *data = copy("missing");
    succeed("rm %s/renstra.xml", data);
    refused(data, 2024, 1, "renstra.xml: error [D002] the file is missing");
}

static void test_broken(void **state)
{
    (void)state;
    const char *data = copy("broken");
    succeed("sed -i '4s/<nama>/<nama/' %s/renstra.xml", data);
    refused(data, 2024, 1, "broken/renstra.xml:4: error [D01");
    succeed("head -c 1500 tests/data/kecil/renstra.xml > %s/renstra.xml", data);
    refused(data, 2024, 1, "error [D010] the file ends before element");
    succeed("cp LICENSE %s/renstra.xml", data);
    refused(data, 2024, 1, "error [D006]");
}

static void test_wrong_element(void **state)
{
    (void)state;
    const char *data = copy("wrong");
    succeed("sed -i 's/<realisasi indikator=\"S1.2\"/<realisai indikator=\"S1.2\"/' %s/tahun-2024.xml", data);
    refused(data, 2024, 1, "error [D102] element <realisai> is not expected in <kinerja>. Did you mean <realisasi>?");
}

static void test_unknown_year(void **state)
{
    (void)state;
    refused("tests/data/kecil", 2023, 1, "error [D202] there is no file tahun-2023.xml; the folder has the years 2024");
    assert_int_equal(run(LKIP " laporan tests/data/kecil --tahun dua -o x.pdf").status, 2);
}

static void test_unknown_code(void **state)
{
    (void)state;
    const char *data = copy("code");
    succeed("sed -i '0,/1.06.04.2.01.0002/s//1.06.04.2.01.0009/' %s/tahun-2024.xml", data);
    refused(data, 2024, 1, "tahun-2024.xml:8: error [D204]");
    data = copy("indicator");
    succeed("sed -i 's/indikator=\"S1.2\" nilai/indikator=\"S1.9\" nilai/' %s/tahun-2024.xml", data);
    refused(data, 2024, 1, "error [D203]");
}

static void test_usage(void **state)
{
    (void)state;
    static const char *const lines[] = {"",
                                        "tidak-ada",
                                        "laporan",
                                        "laporan tests/data/kecil",
                                        "laporan a b --tahun 2024",
                                        "cetak x.xml",
                                        "data tests/data/kecil --tahun 2024 --format yaml",
                                        "laporan tests/data/kecil --tahun 2024 --profil apa",
                                        "laporan tests/data/kecil --tahun 2024 --begini",
                                        "naskah tests/data/kecil --kertas A4"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        Result r = run(LKIP " %s", lines[i]);
        if (r.status != 2 || !*r.err || *r.out)
            fail_msg("lkip %s: status %d, \"%s\"", lines[i], r.status, r.err);
    }
    assert_int_equal(run(LKIP " laporan tests/data/kecil --tahun 2024 -o %s", temporary("x.doc")).status, 1);
    succeed(LKIP " laporan --help && " LKIP " --help && " LKIP " --version");
}

/* ---- where it is written to ---- */

static void test_unwritable(void **state)
{
    (void)state;
    Result r = run(LKIP " --bahasa en laporan tests/data/kecil --tahun 2024 -o %s/no/such/x.pdf", folder);
    assert_int_equal(r.status, 3);
    assert_has(r.err, "x.pdf: error [S010] can't be written: No such file or directory");
    r = run(LKIP " --bahasa en laporan tests/data/kecil --tahun 2024 -o %s", folder);
    assert_int_not_equal(r.status, 0);
    succeed("mkdir %s/d.pdf", folder);
    r = run(LKIP " --bahasa en laporan tests/data/kecil --tahun 2024 -o %s/d.pdf", folder);
    assert_int_equal(r.status, 3);
    assert_has(r.err, "Is a directory");
}

/* A disk that is full: a device that always is, and a limit on the size of files. What stood there before stays. */
static void test_full_disk(void **state)
{
    (void)state;
    static const char *const endings[] = {"pdf", "txt", "svg", "png"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const char *name = arena_printf(arena, "%s/full.%s", folder, endings[i]);
        succeed("rm -f %s/full*", folder);
        Result r = run("ulimit -f 4; " LKIP " --bahasa en laporan tests/data/kecil --tahun 2024 -o %s", name);
        if (r.status != 3 || !strstr(r.err, "error [S010] can't be written: File too large"))
            fail_msg("%s: status %d, \"%s\"", name, r.status, r.err);
        assert_int_equal(files_like("full"), 0);
    }
    succeed("ln -s /dev/full %s/full.pdf", folder);
    Result r = run(LKIP " --bahasa en laporan tests/data/kecil --tahun 2024 -o %s/full.pdf", folder);
    assert_int_equal(r.status, 3);
    assert_has(r.err, "No space left on device");
    r = run(LKIP " naskah tests/data/kecil --tahun 2024 > /dev/full");
    assert_int_equal(r.status, 3);
    succeed("echo before > %s/kept.pdf", folder);
    assert_int_equal(run("ulimit -f 4; " LKIP " laporan tests/data/kecil --tahun 2024 -o %s/kept.pdf", folder).status, 3);
    assert_string_equal(slurp(temporary("kept.pdf")), "before\n");
}

/* ---- formats and languages ---- */

static void test_data(void **state)
{
    (void)state;
    json_t *json = json_loads(succeed(LKIP " data tests/data/kecil --tahun 2024 --format json"), 0, NULL);
    assert_non_null(json);
    json_decref(json);
    const char *xml =
        succeed(LKIP " data tests/data/kecil --tahun 2024 | xmllint --xpath \"//indikator[@id='S1.1']/ukur[@tahun='2024']/@realisasi\" -");
    assert_has(xml, "realisasi=\"775/9\"");
    succeed(LKIP " data examples/dumai --tahun 2024 --format json > /dev/null");
}

static void test_pictures(void **state)
{
    (void)state;
    FILE *file = fopen(temporary("page.xml"), "w");
    fputs("<naskah versi=\"1\"><isi><bab judul=\"Satu\"><paragraf>Isi halaman ini.</paragraf></bab></isi></naskah>", file);
    fclose(file);
    succeed(LKIP " cetak %s -o %s && " LKIP " cetak %s -o %s", temporary("page.xml"), temporary("page.png"), temporary("page.xml"),
            temporary("page.svg"));
    assert_memory_equal(slurp(temporary("page.png")), "\x89PNG\r\n", 6);
    succeed("xmllint --noout %s", temporary("page.svg"));
    assert_int_equal(files_like("page"), 3);
}

static void test_languages(void **state)
{
    (void)state;
    static const char *const locales[] = {"C", "POSIX", "C.UTF-8", "xx_YY"};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        Result r = run("env -i LC_ALL=%s " LKIP " --bahasa id laporan %s --tahun 2024", locales[i], temporary("nowhere"));
        assert_has(r.err, "error [D001] folder tidak dapat dibuka");
        r = run("env -i LC_ALL=%s " LKIP " laporan %s --tahun 2024", locales[i], temporary("nowhere"));
        assert_has(r.err, "error [D001] the folder can't be opened");
    }
    assert_has(run("env -i LANG=id_ID.UTF-8 " LKIP " laporan %s --tahun 2024", temporary("nowhere")).err, "folder tidak dapat dibuka");
}

/* ---- a new folder, and an installation ---- */

static void test_new_folder(void **state)
{
    (void)state;
    const char *data = temporary("baru");
    succeed(LKIP " baru %s", data);
    assert_has(succeed(LKIP " --bahasa en periksa %s", data), "0 error, 0 peringatan");
    Result r = run(LKIP " laporan %s --tahun 2024 -o %s", data, temporary("baru.pdf"));
    assert_int_equal(r.status, 0);
    assert_null(strstr(r.err, "peringatan ["));
    assert_has(succeed("pdftotext %s -", temporary("baru.pdf")), "Persentase penduduk usia sekolah");
    assert_int_equal(run(LKIP " baru %s", data).status, 1); /* there is something already */
    succeed("mkdir %s/kosong && " LKIP " baru %s/kosong", folder, folder);
}

/* A new folder, one thing of it changed by sed: what `laporan` says of it. */
static Result changed(const char *file, const char *script)
{
    const char *data = temporary("ubah");
    succeed("rm -rf %s && " LKIP " baru %s && mkdir -p %s/gambar && sed -i '%s' %s/%s", data, data, data, script, data, file);
    return run(LKIP " --bahasa id naskah %s --tahun 2024", data);
}

/* What an officer gets wrong is told with file and line, and in words that mend it. */
static void test_clumsy(void **state)
{
    (void)state;
    static const struct {
        const char *file, *script, *rule, *says;
    } slips[] = {
        {"renstra.xml", "s/nilai=\"25\"/nilai=\"25,5\"/", "error [D107]", "25.5"},
        {"tahun-2024.xml", "s/murni=\"150000000\"/murni=\"Rp 150.000.000,-\"/", "error [D107]", "tulis 150000000"},
        {"tahun-2024.xml", "s/2025-01-31/31 Januari 2025/", "error [D107]", "bukan tanggal"},
        {"tahun-2024.xml", "s/<pendorong>/<pendukung>/;s/<.pendorong>/<\\/pendukung>/", "error [D102]", "pendorong"},
        {"tahun-2024.xml", "s/sumber-dana=/sumberdana=/", "error [D105]", "sumber-dana"},
        {"tahun-2024.xml", "s/indikator=\"S1.2\" nilai/indikator=\"S2.1\" nilai/", "error [D203]", "apakah maksudnya"},
        {"tahun-2024.xml", "s#^</tahun>#<dokumentasi judul=\"Foto\"><foto berkas=\"gambar/a.jpg\" keterangan=\"A\"/></dokumentasi>&#", "error [D017]",
         "gambar/a.jpg"},
        {"renstra.xml", "s#<!-- Lambang.*#<lambang berkas=\"gambar/l.png\"/> <!--#", "error [D017]", "gambar/l.png"},
        {"narasi-2024.xml", "s/latar-belakang\"/latarbelakang\"/", "peringatan [T115]", "latar-belakang"},
        {"narasi-2024.xml", "s/{$tahun} ini/{$tahn} ini/", "error [T103]", "$tahn"},
        {"pengaturan.xml", "s/efisiensi=\"rasio\"/efisiensi=\"ratio\"/", "error [D107]", "rasio"},
    };
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        Result r = changed(slips[i].file, slips[i].script);
        assert_has(r.err, arena_printf(arena, "/%s:", slips[i].file));
        assert_has(r.err, slips[i].rule);
        assert_has(r.err, slips[i].says);
    }
}

/* The reviewer's form alone: filled in from the data, without the report that it would refer to. */
static void test_review(void **state)
{
    (void)state;
    const char *text = succeed(LKIP " naskah examples/strategi --tahun 2024 --templat reviu");
    assert_has(text, "5 dari 5 indikator bertarget");
    assert_has(text, "Bab III");
    assert_null(strstr(text, "<rujukan"));
    assert_null(strstr(text, "<bab"));
    succeed(LKIP " laporan examples/strategi --tahun 2024 --templat reviu -o %s && qpdf --check %s", temporary("reviu.pdf"), temporary("reviu.pdf"));
}

/* Installed below a folder and moved, the program finds its templates, fonts and translations. */
static void test_installed(void **state)
{
    (void)state;
    succeed("MAKEFLAGS= make -s install O=" TEST_BUILD " DESTDIR=%s/stage PREFIX=/usr && mv %s/stage/usr %s/moved", folder, folder, folder);
    Result r =
        run("P=$PWD && cd / && env -i %s/moved/bin/lkip --bahasa id laporan $P/examples/dumai --tahun 2024 -o %s/installed.pdf", folder, folder);
    assert_int_equal(r.status, 0);
    assert_has(r.out, "halaman");
    assert_null(strstr(r.err, "error ["));
    succeed(
        "test -r %s/moved/share/man/man1/lkip.1 && test -r %s/moved/include/lkip/lkip.h && test -r %s/moved/share/lkip/templates/skema/renstra.xsd",
        folder, folder, folder);
    succeed("PKG_CONFIG_PATH=%s/moved/lib/pkgconfig pkg-config --exists lkip", folder);
}

/* ---- what is documented ---- */

/* Every rule that the sources use, but for those of the check (K), which explain themselves, and no other. */
static void test_every_rule_is_documented(void **state)
{
    (void)state;
    const char *used = succeed("grep -rhoE --include='*.c' '\"[A-JL-Z][0-9]{3}\"' src | tr -d '\"' | sort -u");
    const char *told = succeed("grep -oE '^\\| [A-JL-Z][0-9]{3} \\|' docs/diagnostik.md | tr -d '| ' | sort");
    assert_string_equal(used, told);
}

/* On a terminal a long line is cut round the figure; in a pipe, in JSON it stands whole. */
static void long_lines_are_cut_on_a_terminal(void **state)
{
    (void)state;
    const char *data = temporary("panjang");
    succeed("rm -rf %s && cp -r examples/strategi %s && sed -i 's/<layanan nama=\"Rehabilitasi sosial dasar anak terlantar\" tahun=\"2024\".*/"
            "<layanan nama=\"Rehabilitasi sosial dasar anak terlantar – di luar panti, di semua kecamatan\" tahun=\"2024\" satuan=\"orang\" "
            "target=\"1551\" realisasi=\"98765\" alasan=\"pendataan belum selesai, lihat catatan di bawah\"\\/>/' %s/tahun-2024.xml",
            data, data, data);
    Result piped = run(LKIP " periksa %s", data), shown = run("script -qec 'stty cols 60; " LKIP " periksa %s' /dev/null", data);
    const char *line = strstr(piped.out, "    <layanan nama="), *quote = strstr(shown.out, "\"98765\"");
    assert_non_null(line);
    assert_non_null(quote);
    assert_true(strcspn(line, "\n") > 160);
    const char *begin = quote, *end = quote + strcspn(quote, "\n\033");
    while (begin[-1] != '\n' && begin[-1] != 'm')
        begin--;
    int characters = 0;
    for (const char *p = begin; p < end; p++)
        characters += ((unsigned char)*p & 0xC0) != 0x80;
    assert_int_equal(characters, 56);
    assert_memory_equal(begin, "…", strlen("…"));
    assert_memory_equal(end - strlen("…"), "…", strlen("…"));
    assert_null(strstr(run(LKIP " periksa %s --format json", data).out, "…"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_broken),
        cmocka_unit_test(test_wrong_element),
        cmocka_unit_test(test_unknown_year),
        cmocka_unit_test(test_unknown_code),
        cmocka_unit_test(test_usage),
        cmocka_unit_test(test_unwritable),
        cmocka_unit_test(test_full_disk),
        cmocka_unit_test(test_data),
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_new_folder),
        cmocka_unit_test(test_clumsy),
        cmocka_unit_test(test_review),
        cmocka_unit_test(test_installed),
        cmocka_unit_test(test_every_rule_is_documented),
        cmocka_unit_test(long_lines_are_cut_on_a_terminal),
    };
    return cmocka_run_group_tests(tests, begin_run, end_run);
}
