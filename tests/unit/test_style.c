/* test_style.c: style files: values, inheritance, complaints with their lines; and the style that comes with the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "document/style.h"

#define MINIMUM "<teks nama='teks'/>\n<tabel nama='tabel'/>\n"

typedef struct Run {
    Arena *arena;
    Diags diags;
    Style *style;
    bool ok;
} Run;

static Run load(const char *text)
{
    char path[] = "/tmp/test_style_XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
    close(fd);
    Run run = {.arena = arena_new()};
    run.diags = diags_in(run.arena);
    run.ok = style_load(run.arena, &run.diags, path, &run.style);
    unlink(path);
    return run;
}

/* The file must fail with exactly one error, at that line, with that rule, with these words in it. */
static void fails(const char *text, long line, const char *rule, const char *words)
{
    Run run = load(text);
    assert_false(run.ok);
    assert_int_equal(run.diags.count, 1);
    assert_string_equal(run.diags.items[0].rule, rule);
    assert_int_equal(run.diags.items[0].at.line, line);
    assert_non_null(strstr(run.diags.items[0].message, words));
    arena_drop(run.arena);
}

static void test_length(void **state)
{
    (void)state;
    Unit u = 7;
    assert_true(style_length("12", &u));
    assert_int_equal(u, 12 * 1024);
    assert_true(style_length("12.5pt", &u));
    assert_int_equal(u, 12800);
    assert_true(style_length("10mm", &u));
    assert_int_equal(u, UNIT_MM(10));
    assert_true(style_length("2.5cm", &u));
    assert_int_equal(u, UNIT_MM(25));
    assert_true(style_length("-3pt", &u));
    assert_int_equal(u, -3 * 1024);
    static const char *const bad[] = {"",        "pt",   "12 pt", "12,5pt", "12px", "1e3",
                                      "99999pt", ".5pt", "5.pt",  "--1",    "nan",  "999999999999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        u = 7;
        assert_false(style_length(bad[i], &u));
        assert_int_equal(u, 7);
    }
}

static void test_paper(void **state)
{
    (void)state;
    Unit w, h;
    assert_true(style_paper("F4", &w, &h));
    assert_int_equal(w, UNIT_MM(215));
    assert_int_equal(h, UNIT_MM(330));
    assert_false(style_paper("a4", &w, &h));
}

static void test_inheritance(void **state)
{
    (void)state;
    Run run = load("<gaya versi='1' nama='x'><warna nama='merah' nilai='#c00000'/>"
                   "<teks nama='teks' ukuran='10pt' spasi='1.5' warna='merah' sesudah='4pt'/>"
                   "<teks nama='a' tebal='ya' ukuran='14'/><teks nama='b' dasar='a' miring='ya' warna=''/><tabel nama='t' garis='1pt'/><tabel "
                   "nama='u' bingkai='2pt'/></gaya>");
    assert_true(run.ok);
    const TextStyle *b = style_text(run.style, "b");
    assert_true(b->bold && b->italic);
    assert_int_equal(b->size, 14 * UNIT_PT);
    assert_int_equal(b->line_height, 1500);
    assert_int_equal(b->after, 4 * UNIT_PT);
    assert_int_equal(b->color.a, 0);
    assert_int_equal(style_text(run.style, "a")->color.r, 0xc0);
    assert_string_equal(style_text(run.style, "none such")->name, "teks");
    assert_false(style_has_text(run.style, "none such"));
    assert_int_equal(style_table(run.style, "t")->frame, UNIT_PT);
    assert_int_equal(style_table(run.style, "u")->rule, UNIT_PT);
    assert_int_equal(style_table(run.style, "u")->frame, 2 * UNIT_PT);
    assert_string_equal(style_table(run.style, NULL)->name, "t");
    Color c = {1, 2, 3, 4};
    assert_true(style_color(run.style, "#0A0b0c", &c));
    assert_int_equal(c.b, 12);
    assert_false(style_color(run.style, "#12345", &c));
    arena_drop(run.arena);
}

static void test_complaints(void **state)
{
    (void)state;
    fails("<gaya versi='1' nama='x'>\n" MINIMUM "<teks nama='a' ukurn='9'/></gaya>", 4, "N102", "did you mean \"ukuran\"?");
    fails("<gaya versi='1' nama='x'>\n" MINIMUM "<teks nama='a' ukuran='9px'/></gaya>", 4, "N103", "is not a length");
    fails("<gaya versi='1' nama='x'>\n" MINIMUM "<teks nama='a' dasar='nanti'/></gaya>", 4, "N121", "no such <teks>");
    fails("<gaya versi='1' nama='x'>\n" MINIMUM "<teks nama='a' rata='tengh'/></gaya>", 4, "N103", "did you mean \"tengah\"?");
    fails("<gaya versi='1' nama='x'>\n" MINIMUM "<teks nama='a' spasi='9'/></gaya>", 4, "N103", "line height");
    fails("<gaya versi='1' nama='x'>\n" MINIMUM "<teks nama='teks'/></gaya>", 4, "N120", "twice");
    fails("<gaya versi='1' nama='x'>\n" MINIMUM "<warna nama='a' nilai='biru'/></gaya>", 4, "N103", "is no colour");
    fails("<gaya versi='1' nama='x'>\n" MINIMUM "<tabl nama='b'/></gaya>", 4, "N101", "did you mean \"tabel\"?");
    fails("<gaya versi='1' nama='x'>\n" MINIMUM "<penomoran tabel='Tabel {x}'/></gaya>", 4, "N103", "unknown counter");
    fails("<gaya versi='1' nama='x'>\n" MINIMUM "<halaman kiri='150mm' kanan='100mm'/></gaya>", 4, "N103", "no room");
    fails("<gaya versi='1' nama='x'>\n" MINIMUM "<halaman kiri='-1mm'/></gaya>", 4, "N103", "negative");
    fails("<gaya versi='1' nama='x'>\n<tabel nama='t'/></gaya>", 1, "N104", "lacks <teks");
    fails("<naskah/>", 1, "N101", "begins with <gaya");
    fails("<gaya versi='1'>\n<teks", 2, "N100", "well-formed");
    fails("", 0, "N100", "empty");
}

static void test_missing_file(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diags diags = diags_in(arena);
    Style *style = NULL;
    assert_false(style_load(arena, &diags, "/nonexistent/gaya.xml", &style));
    assert_int_equal(diags.errors, 1);
    assert_null(style);
    arena_drop(arena);
}

/* What the program looks up by name must be there, and its reading must be what docs/naskah.md says. */
static void test_resmi(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "teks",         "bab-nomor", "bab",   "subbab",     "subbab3",        "subbab4",      "depan",        "judul-tabel",
        "judul-gambar", "sumber",    "sel",   "sel-kepala", "sel-nomor",      "sel-kelompok", "sel-jumlah",   "butir",
        "isi-1",        "isi-2",     "isi-3", "isi-4",      "kepala-halaman", "kaki-halaman", "catatan-kaki", "ttd",
        "ttd-nama",     "kotak",     "rumus", "kop",        "grafik",         "simpul",       "sampul-judul", "sampul-instansi",
        "sampul-tahun"};
    static const char *const colors[] = {"utama",  "kedua",  "data-1", "data-2", "data-3", "data-4", "data-5", "data-6", "data-7",
                                         "data-8", "target", "baik",   "cukup",  "kurang", "buruk",  "garis",  "redup"};
    Arena *arena = arena_new();
    Diags diags = diags_in(arena);
    Style *style = NULL;
    Color c;
    assert_true(style_load(arena, &diags, "templates/gaya/resmi.xml", &style));
    assert_int_equal(diags.count, 0);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(style_has_text(style, texts[i]));
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++)
        assert_true(style_color(style, colors[i], &c));
    assert_int_equal(style->page.left, UNIT_MM(30));
    assert_true(style_text(style, "bab")->keep_next);
    arena_drop(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_length),     cmocka_unit_test(test_paper),        cmocka_unit_test(test_inheritance),
        cmocka_unit_test(test_complaints), cmocka_unit_test(test_missing_file), cmocka_unit_test(test_resmi),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
