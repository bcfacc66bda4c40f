/* test_examples.c: every example, in both looks, on both papers: drawn without a warning, no page empty, nothing left over from a template. */
#include "program.h"

static const struct {
    const char *name;
    int year;
} examples[] = {{"dumai", 2024}, {"kecil", 2025}, {"strategi", 2024}};
static const char *const looks[] = {"resmi", "modern"}, *const papers[] = {"A4", "F4"};

enum { EXAMPLES = sizeof examples / sizeof *examples };

/* ---- one report ---- */

/* Every page has words of its own, and nothing that a template or a figure left behind. */
static void pages_are_sound(const char *pdf)
{
    char *text = (char *)succeed("pdftotext %s -", pdf);
    if (strstr(text, "NaN") || strchr(text, '{') || strchr(text, '}'))
        fail_msg("%s: a hole or a figure that is none was printed", pdf);
    size_t page = 1;
    for (char *end; (end = strchr(text, '\f')); text = end + 1, page++) {
        *end = '\0';
        if (strspn(text, " \n\t") == strlen(text))
            fail_msg("%s: page %zu is empty", pdf, page);
    }
    assert_true(page > 10);
}

static void report_is_sound(const char *data, int year, const char *look, const char *paper)
{
    const char *pdf = temporary(arena_printf(arena, "laporan-%s-%s.pdf", look, paper));
    Result r = run(LKIP " laporan %s --tahun %d --gaya %s --kertas %s -o %s", data, year, look, paper, pdf);
    if (r.status != 0 || strstr(r.err, "peringatan [L") || strstr(r.err, "error ["))
        fail_msg("%s %s %s: %s", data, look, paper, r.err);
    pages_are_sound(pdf);
    succeed("qpdf --check %s", pdf);
    assert_has(succeed("pdfinfo %s", pdf), strcmp(paper, "A4") == 0 ? "595.2" : "609.4");
}

static void test_examples(void **state)
{
    (void)state;
    for (size_t e = 0; e < EXAMPLES; e++)
        for (int k = 0; k < 4; k++)
            report_is_sound(arena_printf(arena, "examples/%s", examples[e].name), examples[e].year, looks[k / 2], papers[k % 2]);
}

/* ---- the wide annexes ---- */

/* The smallest type of a report, in thousandths of a point, from the dump of its items. */
static long smallest_type(const char *dump)
{
    long smallest = 1000000;
    /* A text's line has its face and size in quotes: "TeX Gyre Heros Bold 9.50". */
    for (const char *s = slurp(dump); s && (s = strstr(s, "\" #")); s++) {
        const char *figure = s;
        while (figure[-1] != ' ' && figure[-1] != '"')
            figure--;
        long size = (long)(strtod(figure, NULL) * 1000 + 0.5);
        smallest = size < smallest ? size : smallest;
    }
    return smallest;
}

/* Every part that is left out unless asked for, of the real office: nothing smaller than 6 pt, on either paper. */
static void test_wide_annexes(void **state)
{
    (void)state;
    const char *data = temporary("semua");
    succeed("cp -r examples/dumai %s && chmod -R u+w %s", data, data);
    succeed("for b in e81 tc23 tc24 tc25 tc26 tc27 tc28 reviu; do sed -i \"s#^</pengaturan>#  <bagian nama='$b' cetak='ya'/>\\n&#\" "
            "%s/pengaturan.xml; done",
            data);
    for (int k = 0; k < 4; k++)
        report_is_sound(data, 2024, looks[k / 2], papers[k % 2]);
    const char *text = succeed("pdftotext -layout %s - | tr -s ' '", temporary("laporan-resmi-A4.pdf"));
    assert_has(text, "Formulir E.81");
    assert_has(text, "114.807.396.144"); /* funding of the whole plan, the years' columns together */
    assert_has(text, "18.271.892.297");
    for (int k = 0; k < 2; k++) {
        succeed(LKIP " laporan %s --tahun 2024 --kertas %s -o %s", data, papers[k], temporary("semua.txt"));
        assert_in_range(smallest_type(temporary("semua.txt")), 6000, 20000);
    }
}

/* ---- settings ---- */

/* Parts that are switched off leave no trace, and chapters take the names they are given. */
static void test_settings(void **state)
{
    (void)state;
    const char *data = temporary("atur");
    succeed("cp -r examples/strategi %s && chmod -R u+w %s", data, data);
    const char *text = succeed(LKIP " naskah %s --tahun 2024", data);
    assert_has(text, "judul=\"Ikhtisar\"");
    assert_has(text, "judul=\"Rencana dan Perjanjian Kinerja\"");
    assert_null(strstr(text, "lamp-rkt"));
    assert_has(text, "lamp-e81");
    assert_true(strstr(text, "Ikhtisar") > strstr(text, "id=\"bab4\"")); /* it stands after the last chapter */
    assert_has(text, "103,4");                                           /* 82.77 / 80: cut after one digit, not rounded */
    succeed("for b in riwayat akhir-renstra nasional penyebab program efisiensi strategi spm prestasi; do sed -i \"s#^</pengaturan>#  <bagian "
            "nama='$b' cetak='tidak'/>\\n&#\" %s/pengaturan.xml; done",
            data);
    text = succeed(LKIP " naskah %s --tahun 2024", data);
    static const char *const gone[] = {"t-riwayat", "t-akhir", "t-provinsi", "t-program-iku", "\"t-efisiensi\"", "t-strategi", "t-spm"};
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        assert_null(strstr(text, gone[i]));
    succeed("sed -i \"s#nama='riwayat'#nama='riwayta'#\" %s/pengaturan.xml", data);
    Result r = run(LKIP " naskah %s --tahun 2024", data);
    assert_int_equal(r.status, 1);
    assert_has(r.err, "riwayta");
}

/* ---- the two looks ---- */

/* The names of the styles and colours of one kind in a style file, in the order of the alphabet. */
static const char *names_of(const char *look, const char *kind)
{
    return succeed("grep -o '<%s nama=\"[^\"]*\"' templates/gaya/%s.xml | sort", kind, look);
}

static void test_looks_name_the_same(void **state)
{
    (void)state;
    assert_string_equal(names_of("resmi", "teks"), names_of("modern", "teks"));
    assert_string_equal(names_of("resmi", "tabel"), names_of("modern", "tabel"));
    /* Templates may use any style and colour that both have. */
    const char *used = succeed(
        "cat templates/lkip/*.xml templates/pk/*.xml templates/reviu/*.xml | grep -o '<paragraf gaya=\"[a-z-]*\"\\|<tabel [^>]* gaya=\"[a-z-]*\"' | "
        "grep -o 'gaya=\"[a-z-]*' | cut -c7- | sort -u");
    const char *both = arena_printf(arena, "%s%s", names_of("modern", "teks"), names_of("modern", "tabel"));
    for (char *name = strtok((char *)used, "\n"); name; name = strtok(NULL, "\n"))
        assert_has(both, arena_printf(arena, "\"%s\"", name));
    const char *colours = names_of("modern", "warna");
    for (char *name = strtok((char *)names_of("resmi", "warna"), "\n"); name; name = strtok(NULL, "\n"))
        assert_has(colours, name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_looks_name_the_same),
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_wide_annexes),
    };
    return cmocka_run_group_tests(tests, begin_run, end_run);
}
