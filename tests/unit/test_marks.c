/* test_marks.c: quotation marks, apostrophes and dashes: what is set, and what is let alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "document/marks.h"

typedef struct Case {
    const char *typed, *printed; /* NULL: as typed */
} Case;

static void check(const Case *cases, size_t count)
{
    Arena *arena = arena_new();
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const char *set = marks_set(arena, cases[i].typed), *wanted = cases[i].printed ? cases[i].printed : cases[i].typed;
        assert_non_null(set);
        if (strcmp(set, wanted) != 0) {
            print_error("%s\n  is set   %s\n  and not  %s\n", cases[i].typed, set, wanted);
            wrong++;
        } else if (strcmp(marks_set(arena, set), set) != 0) {
            print_error("%s: set twice it is %s\n", cases[i].typed, marks_set(arena, set));
            wrong++;
        }
    }
    arena_drop(arena);
    assert_int_equal(wrong, 0);
}

static void test_quotes(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"\"Dumai Sehat\"", "“Dumai Sehat”"},
        {"program \"Dumai Sehat\", yang", "program “Dumai Sehat”, yang"},
        {"(\"kata\")", "(“kata”)"},
        {"\"(kata)\" dan [\"x\"]", "“(kata)” dan [“x”]"},
        {"visi:\u00A0\"Maju\"", "visi:\u00A0“Maju”"},
        {"visi:\"Maju\"", "visi:“Maju”"},
        {"\"Kata 'dalam' petik\"", "“Kata ‘dalam’ petik”"},
        {"\"'Dalam' di muka\"", "“‘Dalam’ di muka”"},
        {"\"di akhir 'dalam'\".", "“di akhir ‘dalam’”."},
        {"'\"terbalik\"'", "‘“terbalik”’"},
        {"\"Visi 2045\" dan 'Visi 2045'", "“Visi 2045” dan ‘Visi 2045’"},
        {"\"Sudah?\" \"Sudah!\" \"...\"", "“Sudah?” “Sudah!” “...”"},
        {"\"A\"/\"B\"-\"C\"", "“A”/“B”-“C”"},
        {"\"62,37 %\"; \"Rp 5\"", "“62,37 %”; “Rp 5”"},
        {"\"\"", "“”"},
        {"ber\"mutu\"kah", "ber“mutu”kah"},
        {"dibuka \"tanpa tutup", "dibuka “tanpa tutup"},
        {"ditutup\" saja", "ditutup” saja"},
        {"“sudah” dan \"belum\"", "“sudah” dan “belum”"},
        {"“dibuka begini, ditutup di angka 2045\"", "“dibuka begini, ditutup di angka 2045”"},
        {"— \"kata\" –\"kata\"", "— “kata” –“kata”"},
        {"\"élan\" \"日本\"", "“élan” “日本”"},
        {"\"Good governance\" isn't \"new\"", "“Good governance” isn’t “new”"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

static void test_apostrophes(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"Jum'at, Qur'an, Ma'ruf", "Jum’at, Qur’an, Ma’ruf"},
        {"UUD '45", "UUD ’45"},
        {"dia 'kan datang", "dia ’kan datang"},
        {"hari Jum'at dan 'kata' itu", "hari Jum’at dan ‘kata’ itu"},
        {"'Jum'at bersih'", "‘Jum’at bersih’"},
        {"para guru' besar", "para guru’ besar"},
        {"tahun 1990's", "tahun 1990’s"},
        {"monitor 19\" dan pipa 5'", NULL}, /* inches, feet */
        {"0°30'15,5\" LU", NULL},
        {"https://a.id/d'x?\"y\"z", NULL},
        {"(\"https://a.id/x\")", "(“https://a.id/x”)"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

static void test_dashes(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"Renstra 2021-2026", "Renstra 2021–2026"},
        {"(2021-2026), 201-350.", "(2021–2026), 201–350."},
        {"201-350", "201–350"},
        {"Pasal 3-5 dan halaman 10-12", "Pasal 3–5 dan halaman 10–12"},
        {"10-12 Mei 2024", "10–12 Mei 2024"},
        {"\"2021-2026\"", "“2021–2026”"},
        {"1.000-2.500 orang; 999-1.000", "1.000–2.500 orang; 999–1.000"},
        {"50,00-64,99 dan 0,5-1,5", "50,00–64,99 dan 0,5–1,5"},
        {"80%-90% dan 80-90%", "80%–90% dan 80–90%"},
        {"Rp10-15 juta, Rp 10-15 juta", "Rp10–15 juta, Rp 10–15 juta"},
        {"pukul 08.00-16.00 WIB", "pukul 08.00–16.00 WIB"},
        {"tahun 2021 - 2026", "tahun 2021 – 2026"},
        {"Dinas - Dumai", "Dinas – Dumai"},
        {"Dinas\u00A0- Dumai -- Riau --- Indonesia", "Dinas\u00A0– Dumai – Riau – Indonesia"},
        {"Nomor 29 Tahun 2014 Pasal 3-5", "Nomor 29 Tahun 2014 Pasal 3–5"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

static void test_hyphens_stay(void **state)
{
    (void)state;
    static const char *const kept[] = {
        "Rp 10.000,- dan Rp 10.000,-.",
        "Nomor 050-5889 Tahun 2021",
        "Nomor 12-15",
        "nomor: 120-150",
        "No. 100-200",
        "900.1.15.5-1317",
        "900.115-1.317",
        "700/1302.1/INSP-SET",
        "2024-09-02 dan 10-12-2024",
        "2021-2026-2031",
        "2024-12",
        "000000000000000000-1",
        "NIP 100-200",
        "telepon 765-987",
        "(0765) 123-456",
        "+62 812-900",
        "0812-3456-7890",
        "021-555",
        "765-4321",
        "SNI 19-2454-2002, ISO 9001-2015",
        "kode pos 100-288",
        "1.06.02-1.06.05",
        "Tabel 2-4",
        "350-201",
        "5-5",
        "2026-2021",
        "A4-10, 5-10a, x5-10",
        "12-15/Kep/2024",
        "08.00-16.00",
        "01-12",
        "anak-anak, ke-2, se-Riau, Covid-19",
        "20-30°C",
        "- butir",
        "kata -",
        "-",
        "---- garis ----",
        "5 -3, -3, 5- 3",
        "http://a.id/2021-2026",
        "2021-2026.pdf",
    };
    Case cases[sizeof kept / sizeof *kept];
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        cases[i] = (Case){kept[i], NULL};
    check(cases, sizeof cases / sizeof *cases);
}

/* Long rows of nothing but marks cost no more than others of their length. */
static void test_hostile_rows(void **state)
{
    (void)state;
    static const char *const pieces[] = {"'", "\"", "-", " '", "1-2((", "1-2 -", "'a ", "\"'", "\xff", "\u00A0'", "\x80"};
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t len = 0, each = strlen(pieces[i]);
        char *text = arena_alloc(arena, 300001);
        for (; len + each <= 300000; len += each)
            memcpy(text + len, pieces[i], each);
        text[len] = '\0';
        clock_t start = clock();
        assert_non_null(marks_set(arena, text));
        assert_true(clock() - start < 2 * CLOCKS_PER_SEC);
    }
    arena_drop(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quotes),       cmocka_unit_test(test_apostrophes),  cmocka_unit_test(test_dashes),
        cmocka_unit_test(test_hyphens_stay), cmocka_unit_test(test_hostile_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
