/* test_promises.c: what the layout promises of pages and tables, each promise by its name. More of them: test_footnotes.c, test_layout.c, test_random.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "promises.h"

/* No page but the last leaves more blank than `share` (per cent) of its height, and the padding of a row. */
static void assert_filled(const Laid *l, int share)
{
    for (size_t p = 0; p + 1 < l->pages->count; p++) {
        const Page *page = l->pages->items[p];
        if (blank_of(page) > (int64_t)page->body.h * share / 100 + 12 * UNIT_PT)
            fail_msg("page %zu of %zu leaves %d pt of %d blank", p + 1, l->pages->count, blank_of(page) / UNIT_PT, page->body.h / UNIT_PT);
    }
}

/* ---- tables ---- */

/* Tables whose rows are low and high in turn, `first` first, below text of every height: no page leaves more than a third blank. */
static void assert_rows_waste_a_third_at_most(int first)
{
    Arena *arena = arena_new();
    for (int above = 0; above < 20; above += 2)
        for (int high = 2; high < 20; high += 3) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<tabel><kolom/><kolom/><badan>");
            for (int row = 0; row < 5; row++) {
                buffer_put(&b, "<baris><sel>satu</sel><sel>dua");
                for (int i = 1; i < ((row + first) % 2 ? high : 2); i++)
                    buffer_put(&b, "<baris-baru/>dua");
                buffer_put(&b, "</sel></baris>");
            }
            buffer_put(&b, "</badan></tabel>" FOOT);
            Laid l;
            laid_open(&l, buffer_text(&b), 300, 400);
            assert_true(l.ok);
            assert_int_equal(count_of(&l, "dua"), (2 + first) * high + (3 - first) * 2);
            assert_filled(&l, 34);
            laid_close(&l);
        }
    arena_drop(arena);
}

/* A row goes to the next page whole only where that leaves no more than a third of this one blank: below others, and as the first of its table. */
static void a_whole_row_wastes_a_third_at_most(void **state)
{
    (void)state;
    assert_rows_waste_a_third_at_most(0);
}

static void a_first_row_wastes_a_third_at_most(void **state)
{
    (void)state;
    assert_rows_waste_a_third_at_most(1);
}

/* The baseline of `word` on the first page of a table of these rows. */
static Unit baseline_below(const char *rows, const char *word)
{
    char naskah[512];
    snprintf(naskah, sizeof naskah, HEAD "<tabel><kolom/><badan>%s<baris><sel>%s</sel></baris></badan></tabel>" FOOT, rows, word);
    Laid l;
    laid_open(&l, naskah, 300, 400);
    assert_true(l.ok);
    Unit y = 0;
    const Page *page = l.pages->items[0];
    for (size_t i = 0; i < page->count; i++)
        if (is_text(&page->items[i]) && strncmp(page->items[i].u.text.glyphs->text, word, strlen(word)) == 0)
            y = page->items[i].rect.y;
    laid_close(&l);
    return y;
}

/* A row that holds nothing, or only the beginning of a merged cell, has room for a line. */
static void a_blank_row_is_as_high_as_a_line(void **state)
{
    (void)state;
    Unit y = baseline_below("<baris><sel>isi</sel></baris><baris><sel>isi</sel></baris>", "akhir");
    assert_true(y > 0);
    assert_int_equal(baseline_below("<baris><sel>isi</sel></baris><baris><sel/></baris>", "akhir"), y);
    assert_int_equal(baseline_below("<baris><sel gabung-baris=\"2\">isi</sel></baris><baris/>", "akhir"), y);
}

/* One that may not be cut stays whole whatever that wastes, also below a sub-head, and in a cell, unless it is higher than a page; then it is cut, and nothing is lost. */
static void a_row_that_may_not_be_cut_stays_whole(void **state)
{
    (void)state;
    static const char *const frames[][2] = {
        {"", ""}, {"<tabel><kolom/><badan><baris><sel>", "</sel></baris></badan></tabel>"}, {"<daftar jenis=\"tanpa\"><butir>", "</butir></daftar>"}};
    Arena *arena = arena_new();
    for (int above = 0; above < 20; above += 3)
        for (int lines = 4; lines<60; lines += lines> 20 ? 30 : 5)
            for (int way = 0; way < 6; way++) {
                Buffer b = buffer_in(arena);
                buffer_put(&b, HEAD);
                put_lines(&b, above);
                buffer_printf(&b, "%s<tabel><kolom/><badan><baris jenis=\"%s\"><sel>awal</sel></baris><baris pisah=\"tidak\">", frames[way / 2][0],
                              way % 2 ? "kelompok" : "biasa");
                put_cell(&b, "isi", lines, "isi");
                buffer_printf(&b, "</baris><baris><sel>lain</sel></baris></badan></tabel>%s", frames[way / 2][1]);
                Laid l;
                open_done(&l, &b);
                assert_int_equal(count_of(&l, "isi"), lines);
                if (lines < 25)
                    assert_int_equal(lines_of(l.pages->items[page_of(&l, "isi") - 1], "isi"), lines);
                if (lines < 20 && way % 2)
                    assert_together(&l, "awal", "isi");
                laid_close(&l);
            }
    arena_drop(arena);
}

/* So does a small table. */
static void a_whole_table_wastes_a_third_at_most(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 1; above < 20; above++)
        for (int rows = 2; rows < 16; rows += 3) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<tabel><kolom/><badan>");
            for (int i = 0; i < rows; i++)
                buffer_put(&b, "<baris><sel>isi</sel></baris>");
            buffer_put(&b, "</badan></tabel>" FOOT);
            Laid l;
            laid_open(&l, buffer_text(&b), 300, 400);
            assert_true(l.ok);
            assert_filled(&l, 34);
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Of a table too wide for the paper nothing is lost when all of its columns, or all but one, are to be repeated: a few of them are, and that is said. */
static void columns_to_be_repeated_leave_room_for_the_others(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int plain = 0; plain < 3; plain++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<tabel>");
        for (int c = 0; c < 12; c++)
            buffer_put(&b, c >= 4 && c < 4 + plain ? "<kolom/>" : "<kolom ulang=\"ya\"/>");
        buffer_put(&b, "<badan><baris>");
        for (int c = 0; c < 12; c++)
            buffer_printf(&b, "<sel>1.234.5%02d</sel>", c);
        buffer_put(&b, "</baris></badan></tabel>");
        Laid l;
        open_done(&l, &b);
        assert_true(laid_said(&l, "L104") && laid_said(&l, "L113"));
        for (int c = 0; c < 12; c++)
            assert_in_range(count_of(&l, arena_printf(arena, "1.234.5%02d", c)), 1, 99);
        assert_true(count_of(&l, "1.234.500") > 1);
        assert_int_equal(count_of(&l, "1.234.511"), 1);
        laid_close(&l);
    }
    arena_drop(arena);
}

/* The warning has the column's line; the number stands whole. */
static void a_column_narrower_than_its_number_is_said(void **state)
{
    (void)state;
    Laid l;
    laid_open(&l,
              HEAD "<tabel>\n<kolom lebar=\"40mm\"/>\n<kolom lebar=\"8mm\"/><kolom/><badan><baris><sel>1.000</sel><sel>Rp "
                   "29.296.151.220</sel><sel>x</sel></baris></badan></tabel>" FOOT,
              500, 400);
    assert_true(l.ok);
    assert_int_equal(l.diags.count, 1);
    assert_string_equal(l.diags.items[0].rule, "L112");
    assert_int_equal(l.diags.items[0].at.line, 3);
    assert_non_null(strstr(l.diags.items[0].message, "8.0 mm"));
    assert_int_equal(count_of(&l, "Rp 29.296.151.220"), 1);
    laid_close(&l);
}

/* Height of a table of three columns, each of the width that its letter says, with so many words in its cells. */
static Unit table_height(Arena *arena, const int (*words)[3], size_t rows, const char *const *widths)
{
    Buffer b = buffer_in(arena);
    buffer_put(&b, HEAD "<tabel>");
    for (int c = 0; c < 3; c++)
        buffer_printf(&b, "<kolom lebar=\"%s\"/>", widths[c]);
    buffer_put(&b, "<badan>");
    for (size_t r = 0; r < rows; r++) {
        buffer_put(&b, "<baris>");
        for (int c = 0; c < 3; c++) {
            buffer_put(&b, "<sel>");
            for (int w = 0; w < words[r][c]; w++)
                buffer_put(&b, w % 3 ? "dan kota " : "pemerintahan ");
            buffer_put(&b, "</sel>");
        }
        buffer_put(&b, "</baris>");
    }
    buffer_put(&b, "</badan></tabel>" FOOT);
    Laid l;
    laid_open(&l, buffer_text(&b), 500, 2000);
    assert_true(l.ok);
    assert_int_equal(l.pages->count, 1);
    Unit height = l.pages->items[0]->body.h - blank_of(l.pages->items[0]);
    laid_close(&l);
    return height;
}

/* Of all ways to deal out the width in twentieths, none gives a lower table than the program's own, and equal columns give a higher one. */
static void column_widths_make_a_low_table(void **state)
{
    (void)state;
    static const int tables[][5][3] = {{{3, 20, 2}, {5, 9, 30}, {1, 40, 4}, {12, 2, 1}, {2, 25, 12}},
                                       {{40, 3, 3}, {2, 30, 8}, {9, 9, 60}, {25, 25, 1}, {1, 2, 3}},
                                       {{7, 7, 60}, {40, 12, 6}, {4, 30, 4}, {1, 1, 23}, {20, 3, 11}},
                                       {{2, 14, 15}, {1, 23, 21}, {2, 25, 30}, {3, 5, 8}, {1, 21, 20}}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        Arena *arena = arena_new();
        const char *least_at = "";
        Unit least = INT32_MAX, height = table_height(arena, tables[i], 5, (const char *const[]){"alami", "alami", "alami"});
        for (int a = 3; a < 15; a++)
            for (int c = 3; a + c < 18; c++) {
                const char *const widths[] = {arena_printf(arena, "%d*", a), arena_printf(arena, "%d*", 20 - a - c), arena_printf(arena, "%d*", c)};
                Unit other = table_height(arena, tables[i], 5, widths);
                if (other < least) {
                    least = other;
                    least_at = arena_printf(arena, "%s %s %s", widths[0], widths[1], widths[2]);
                }
            }
        Unit equal = table_height(arena, tables[i], 5, (const char *const[]){"1*", "1*", "1*"});
        if (height > least || height >= equal)
            fail_msg("table %zu is %d pt high, and could be %d (%s); equal columns make it %d", i, height / UNIT_PT, least / UNIT_PT, least_at,
                     equal / UNIT_PT);
        arena_drop(arena);
    }
}

/* ---- what stays together ---- */

/* A heading does not stand alone because the box below just fails to fit under its gap: the box is cut. */
static void a_heading_goes_with_a_high_box(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int lines = 8; lines < 24; lines++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, "<naskah versi=\"1\" gaya=\"modern\"><isi><paragraf>awal</paragraf><bab judul=\"kepala satu\" halaman-baru=\"tidak\"><kotak>");
        put_lines(&b, lines);
        buffer_put(&b, "</kotak></bab>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "kepala", "baris");
        assert_int_equal(count_of(&l, "baris"), lines);
        laid_close(&l);
    }
    arena_drop(arena);
}

/* The ground below a heading's last line takes no page of its own. */
static void an_edge_stays_with_its_line(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 1; words < 20; words++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, "<naskah versi=\"1\" gaya=\"modern\"><isi><bab judul=\"");
        put_words(&b, "katakatakatakata", words);
        buffer_put(&b, "\"/>");
        Laid l;
        open_done(&l, &b);
        for (size_t p = 0; p < l.pages->count; p++) {
            size_t texts = 0;
            for (size_t i = 0; i < l.pages->items[p]->count; i++)
                texts += is_text(&l.pages->items[p]->items[i]) && l.pages->items[p]->items[i].node;
            assert_true(texts > 0);
        }
        laid_close(&l);
    }
    arena_drop(arena);
}

/* Where a page can't hold the first two rows, the second's footnote and the total below them, the two part, and not the total. */
static void the_first_two_rows_part_before_a_total_does(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int head = 8; head < 13; head++)
        for (int total = 2; total < 7; total++)
            for (int above = 0; above < 14; above += 2) {
                Buffer b = buffer_in(arena);
                buffer_put(&b, HEAD);
                put_lines(&b, above);
                buffer_put(&b, "<tabel><kolom/><kepala><baris>");
                put_cell(&b, "kepala", head, "kepala");
                buffer_put(&b, "</baris></kepala><badan><baris>");
                put_cell(&b, "satu", 2, "pertama");
                buffer_put(&b, "</baris><baris><sel>dua<baris-baru/>kedua<catatan-kaki>");
                put_words(&b, "nota", 20 * total);
                buffer_put(&b, "</catatan-kaki></sel></baris><baris jenis=\"jumlah\">");
                put_cell(&b, "jumlah", total, "seluruhnya");
                buffer_put(&b, "</baris><baris><sel>lain</sel></baris><baris><sel>akhir</sel></baris></badan></tabel>");
                Laid l;
                open_done(&l, &b);
                assert_together(&l, "kedua", "seluruhnya");
                laid_close(&l);
            }
    arena_drop(arena);
}

/* Of rows that hold together and are more than a page as many stand together as fit; a row that may be cut there is cut. */
static void rows_hold_together_as_far_as_a_page_goes(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 0; above < 18; above += 2)
        for (int lines = 2; lines < 40; lines += 3) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<tabel><kolom/><badan><baris><sel>awal</sel></baris><baris jenis=\"kelompok\"><sel>golongan</sel></baris><baris>");
            put_cell(&b, "rincian", lines, "ujung");
            buffer_put(&b, "</baris><baris jenis=\"jumlah\">");
            put_cell(&b, "jumlah", lines, "tamat");
            buffer_put(&b, "</baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "golongan", "rincian");
            if (lines < 8)
                assert_together(&l, "ujung", "jumlah");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* A heading and a title that the table begins below are not on the next page: rows that hold together there do so. */
static void rows_hold_together_below_a_table_with_a_heading(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int lines = 4; lines < 18; lines++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<bab judul=\"");
        put_words(&b, "katakatakatakata", 8);
        buffer_put(&b,
                   "\"><tabel judul=\"judul\"><kolom/><badan><baris><sel>awal</sel></baris><baris><sel>lagi</sel></baris><baris jenis=\"kelompok\">");
        put_cell(&b, "golongan", lines, "golongan");
        buffer_put(&b, "</baris><baris>");
        put_cell(&b, "rincian", 4, "rincian");
        buffer_put(&b, "</baris></badan></tabel></bab>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "golongan", "rincian");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* Nor does a row wait for a page that has no more room for it below the title and the totals that are repeated there. */
static void a_row_higher_than_a_page_below_its_title_is_cut(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 0; above < 11; above++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        put_lines(&b, above);
        buffer_put(&b, "<tabel judul=\"");
        put_words(&b, "judul", 30);
        buffer_put(&b, "\"><kolom/><badan>");
        for (int i = 0; i < 16; i++)
            buffer_put(&b, "<baris><sel>awal</sel></baris>");
        buffer_put(&b, "<baris>");
        put_cell(&b, "tinggi", 25, "tinggi");
        buffer_put(&b, "</baris></badan></tabel>");
        Laid l;
        open_done(&l, &b);
        assert_int_equal(count_of(&l, "tinggi"), 25);
        assert_filled(&l, 10);
        laid_close(&l);
    }
    arena_drop(arena);
}

/* A total row whose height is that of a merged cell, which ends in it, is not parted from the row before. */
static void a_total_row_holds_whatever_is_merged_with_it(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 0; above < 20; above++)
        for (int lines = 8; lines < 20; lines += 4) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<tabel><kolom/><kolom/><badan><baris><sel>awal</sel><sel>x</sel></baris><baris><sel gabung-baris=\"3\">");
            for (int i = 0; i < lines; i++)
                buffer_put(&b, "dua<baris-baru/>");
            buffer_put(&b, "</sel><sel>x</sel></baris><baris><sel>terakhir</sel></baris>"
                           "<baris jenis=\"jumlah\"><sel>jumlah</sel></baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "terakhir", "jumlah");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* So is one whose row before is as high as a merged cell that ends in it, among so many merged ones that they do not hold together as such. */
static void a_total_row_holds_with_the_end_of_a_merged_cell(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 0; above < 20; above++)
        for (int lines = 4; lines < 12; lines++) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<tabel><kolom/><kolom/><kolom/><badan><baris><sel gabung-baris=\"8\">x</sel>");
            put_cell(&b, "dua", 6, "dua");
            buffer_put(&b, "<sel>tiga</sel></baris>");
            for (int i = 0; i < 4; i++)
                buffer_put(&b, "<baris><sel>dua</sel><sel>tiga</sel></baris>");
            buffer_put(&b, "<baris jenis=\"subjumlah\"><sel gabung-baris=\"2\">");
            for (int i = 0; i < lines; i++)
                buffer_put(&b, "dua<baris-baru/>");
            buffer_put(&b, "</sel><sel>tiga</sel></baris><baris><sel>terakhir</sel></baris>"
                           "<baris jenis=\"jumlah\"><sel>jumlah</sel><sel>tiga</sel></baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "terakhir", "jumlah");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Below a heading that fills most of a page a table's title does not stand without its table. */
static void a_title_goes_with_its_table(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 4; words < 24; words++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<bab judul=\"");
        put_words(&b, "katakatakatakata", words);
        buffer_put(
            &b,
            "\"><tabel judul=\"judul daripada tabel ini yang agak panjang juga\"><kolom/><kepala><baris><sel>kepala</sel></baris></kepala><badan>");
        for (int i = 0; i < 20; i++) {
            buffer_put(&b, "<baris>");
            put_cell(&b, "baris", 3, "baris");
            buffer_put(&b, "</baris>");
        }
        buffer_put(&b, "</badan></tabel></bab>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "daripada", "baris");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* Nor where the headings above it fill more than a page: then they stand alone. */
static void a_title_goes_with_its_table_below_high_headings(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 4; words < 60; words++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<bab judul=\"satu\"/><bab halaman-baru=\"tidak\" judul=\"");
        put_words(&b, "katakatakatakata", words);
        buffer_put(&b, "\"><tabel judul=\"judul\"><kolom/><kepala><baris><sel>kepala</sel></baris></kepala><badan>");
        for (int i = 0; i < 6; i++) {
            buffer_put(&b, "<baris>");
            put_cell(&b, "baris", 8, "baris");
            buffer_put(&b, "</baris>");
        }
        buffer_put(&b, "</badan></tabel></bab>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "judul", "baris");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* So it is in a cell: in one that is merged over rows, whose last has room for the title only; */
static void a_title_in_a_merged_cell_waits_for_its_table(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 0; above < 24; above++)
        for (int lines = 3; lines < 40; lines += 6) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<tabel><kolom/><kolom/><badan><baris><sel>awal</sel><sel>x</sel></baris><baris><sel>satu</sel><sel gabung-baris=\"2\">"
                           "<tabel judul=\"judul\"><kolom/><badan><baris>");
            put_cell(&b, "isi", lines, "isi");
            buffer_put(&b, "</baris></badan></tabel></sel></baris><baris><sel>dua</sel></baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_int_equal(count_of(&l, "isi"), lines);
            assert_together(&l, "judul", "isi");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* in one that is merged over rows of a table within other blocks, where title and table are more than a piece of its last row: none is higher than the lines of the title that it has; */
static void a_title_in_a_merged_inner_cell_goes_with_its_table(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 0; above < 20; above += 2)
        for (int words = 1; words < 6; words++) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<tabel><kolom/><badan><baris><sel><tabel><kolom lebar=\"30mm\"/><kolom/><badan><baris><sel gabung-baris=\"2\">"
                           "<tabel judul=\"");
            put_words(&b, "judultabel", words);
            buffer_put(&b, "akhir\"><kolom/><kepala><baris>");
            put_cell(&b, "kepala", 3, "kepala");
            buffer_put(&b, "</baris></kepala><badan><baris>");
            put_cell(&b, "isi", 3, "isi");
            buffer_put(&b, "</baris></badan></tabel></sel>");
            put_cell(&b, "lain", 2, "lain");
            buffer_put(&b, "</baris><baris><sel>dua</sel></baris></badan></tabel></sel></baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "Tabel", "akhir");
            assert_together(&l, "akhir", "kepala");
            assert_together(&l, "kepala", "isi");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* and in a row of a table within other blocks, which is cut into pieces for what stands beside the title. */
static void a_title_in_a_cut_row_waits_for_its_table(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 0; above < 20; above++)
        for (int beside = 2; beside < 16; beside += 3) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<daftar jenis=\"tanpa\"><butir><tabel><kolom/><kolom/><badan><baris><sel><tabel judul=\"judul\"><kolom/><kepala><baris>");
            put_cell(&b, "kepala", 5, "kepala");
            buffer_put(&b, "</baris></kepala><badan><baris><sel>isi</sel></baris></badan></tabel></sel>");
            put_cell(&b, "lain", beside, "lain");
            buffer_put(&b, "</baris></badan></tabel></butir></daftar>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "judul", "kepala");
            assert_together(&l, "kepala", "isi");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Nor does it part from a high head in a row that is cut within a row that is cut itself; and what no piece can hold together does not wait for what stands beside it. */
static void a_title_in_a_cut_row_of_a_cut_row_waits_for_its_table(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int title = 4; title < 10; title++)
        for (int lines = 9; lines < 14; lines++) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD "<tabel><kolom/><badan><baris><sel><tabel><kolom/><kolom/><badan><baris>");
            put_cell(&b, "isi", 60, "usai");
            buffer_put(&b, "<sel><tabel judul=\"");
            put_words(&b, "katakatakatakatakata", title);
            buffer_put(&b, "akhirnya\"><kolom/><kepala><baris>");
            put_cell(&b, "kepala", lines, "kepala");
            buffer_put(
                &b,
                "</baris></kepala><badan><baris><sel>x</sel></baris></badan></tabel></sel></baris></badan></tabel></sel></baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "akhirnya", "kepala");
            assert_int_equal(page_of(&l, "akhirnya"), 1);
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Where a table with a title in a cell of another such one is, with that one's title and head, more than a page, its title waits for its head, if both are no more than a third. */
static void a_title_below_a_title_waits_for_its_head(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 8; above < 16; above++)
        for (int lines = 2; lines < 5; lines++) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD "<tabel><kolom/><kepala><baris>");
            put_cell(&b, "kepala", above, "kepala");
            buffer_put(&b, "</baris></kepala><badan><baris><sel>awal</sel></baris><baris><sel><tabel judul=\"");
            put_words(&b, "luar", 24);
            buffer_put(&b, "\"><kolom/><kepala><baris>");
            put_cell(&b, "tengah", 5, "tengah");
            buffer_put(&b, "</baris></kepala><badan><baris><sel><tabel judul=\"");
            put_words(&b, "judul", 24);
            buffer_put(&b, "\"><kolom/><kepala><baris>");
            put_cell(&b, "dalam", lines, "dalam");
            buffer_put(&b, "</baris></kepala><badan><baris>");
            put_cell(&b, "isi", 6, "isi");
            buffer_put(&b, "</baris></badan></tabel></sel></baris></badan></tabel></sel></baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "judul", "dalam");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Where not all that holds together in a cell has room, rows part before a title and its table do. */
static void rows_in_a_cell_part_before_a_title_does(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 0; above < 20; above++)
        for (int rows = 1; rows < 6; rows++) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<tabel><kolom/><kepala><baris>");
            put_cell(&b, "kepala", 9, "kepala");
            buffer_put(&b, "</baris></kepala><badan><baris><sel>awal</sel></baris><baris><sel><tabel><kolom/><kolom/><badan>");
            for (int i = 0; i < rows; i++)
                buffer_put(&b, "<baris jenis=\"kelompok\"><sel>golongan</sel><sel>x</sel></baris>");
            buffer_put(&b, "<baris>");
            put_cell(&b, "lain", 14, "lain");
            buffer_put(&b, "<sel><tabel judul=\"judul\"><kolom/><badan><baris>");
            put_cell(&b, "isi", 5, "isi");
            buffer_put(&b, "</baris></badan></tabel></sel></baris></badan></tabel></sel></baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "judul", "isi");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* A title in a narrow cell that is higher than a third of a page parts between its lines, rather than to take its row away from those that it holds together with. */
static void a_high_title_in_a_cell_parts(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 1; words < 26; words++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<tabel judul=\"luar\"><kolom/><kolom lebar=\"12mm\"/><badan><baris jenis=\"kelompok\">");
        put_cell(&b, "golongan", 4, "golongan");
        buffer_put(&b, "<sel>x</sel></baris><baris><sel>rincian</sel><sel><tabel judul=\"");
        put_words(&b, "judul", words);
        buffer_put(&b,
                   "akhir\"><kolom/><kepala><baris><sel>k</sel></baris></kepala><badan><baris><sel>isi</sel></baris></badan></tabel></sel></baris>"
                   "</badan></tabel>");
        Laid l;
        open_done(&l, &b);
        assert_int_equal(count_of(&l, "judul"), words);
        assert_together(&l, "luar", "golongan");
        assert_together(&l, "golongan", "rincian");
        assert_together(&l, "akhir", "isi");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* Below a heading of many lines the rows of a table in a box part, rather than that the heading stands alone. */
static void rows_in_a_box_part_below_a_high_heading(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 2; words < 11; words++)
        for (int lines = 1; lines < 4; lines++) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD "<bab judul=\"");
            put_words(&b, "katapertama", words);
            buffer_put(&b, "akhirjudul\"><kotak><tabel><kolom/><kepala><baris>");
            put_cell(&b, "kepala", 2, "kepala");
            buffer_put(&b, "</baris></kepala><badan><baris>");
            put_cell(&b, "awal", lines, "awal");
            buffer_put(&b, "</baris><baris jenis=\"jumlah\">");
            put_cell(&b, "jumlah", lines, "jumlah");
            buffer_put(&b, "</baris></badan></tabel></kotak></bab>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "AKHIRJUDUL", "kepala");
            assert_together(&l, "kepala", "awal");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* A row of a higher level is the sub-head of those below it, however many levels there are: a programme with its kegiatan, and that with its sub kegiatan. */
static void a_row_keeps_with_its_first_of_the_next_level(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 0; above < 24; above++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        put_lines(&b, above);
        buffer_put(&b, "<tabel><kolom/><badan>");
        for (int i = 0; i < 4; i++)
            buffer_put(&b, "<baris tingkat=\"3\"><sel>awal</sel></baris>");
        for (int i = 0; i < 3; i++)
            buffer_put(&b, "<baris tingkat=\"1\"><sel>program</sel></baris><baris tingkat=\"2\"><sel>kegiatan</sel></baris><baris "
                           "tingkat=\"3\"><sel>rincian</sel></baris>"
                           "<baris tingkat=\"3\"><sel>rincian</sel></baris>");
        buffer_put(&b, "</badan></tabel>");
        Laid l;
        open_done(&l, &b);
        assert_int_equal(count_of(&l, "rincian"), 6);
        for (size_t p = 0; p < l.pages->count; p++) {
            const char *last = "";
            for (size_t i = 0; i < l.pages->items[p]->count; i++)
                if (is_body_text(l.pages->items[p], &l.pages->items[p]->items[i]))
                    last = l.pages->items[p]->items[i].u.text.glyphs->text;
            assert_string_not_equal(last, "program");
            assert_string_not_equal(last, "kegiatan");
        }
        laid_close(&l);
    }
    arena_drop(arena);
}

/* A total row that is cut within a cell does not hold its pieces together: below a heading its first lines stand. */
static void a_high_total_row_begins_below_a_heading(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 1; words < 9; words++)
        for (int lines = 16; lines < 24; lines += 4) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD "<bab judul=\"");
            put_words(&b, "katakatakatakata", words);
            buffer_put(&b, "akhir\"><kotak><tabel><kolom/><badan><baris jenis=\"subjumlah\">");
            put_cell(&b, "baris", lines, "ujung");
            buffer_put(&b, "</baris><baris><sel>tamat</sel></baris></badan></tabel></kotak></bab>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "AKHIR", "baris");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Below a heading that is more than a page, rows hold together as far as the rest of its last page goes. */
static void a_heading_of_many_lines_goes_with_rows(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 16; words < 26; words++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<bab judul=\"");
        put_words(&b, "katakatakatakata", words);
        buffer_put(&b, "akhir\"><tabel><kolom/><badan><baris jenis=\"kelompok\"><sel>golongan</sel></baris>");
        for (int i = 0; i < 4; i++) {
            buffer_put(&b, i % 2 ? "<baris jenis=\"jumlah\">" : "<baris>");
            put_cell(&b, "baris", 6, "baris");
            buffer_put(&b, "</baris>");
        }
        buffer_put(&b, "</badan></tabel></bab>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "AKHIR", "baris");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* Two lines of a cell stand together at the top of a page, and where the second ends with a hyphen the third stands with them, whatever footnotes they have. */
static void two_lines_of_a_cell_stand_at_the_top_of_a_page(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int lines = 20; lines < 60; lines++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<tabel><kolom lebar=\"38mm\"/><badan><baris><sel>");
        for (int i = 0; i < lines; i++)
            buffer_put(&b, "baris<baris-baru/>");
        buffer_put(&b, "dan itu dan<catatan-kaki>");
        put_words(&b, "nota", 600);
        buffer_put(&b, "</catatan-kaki> pertanggungjawaban<catatan-kaki>lain</catatan-kaki>");
        for (int i = 0; i < 40; i++)
            buffer_put(&b, "<baris-baru/>baris");
        buffer_put(&b, "</sel></baris></badan></tabel>");
        Laid l;
        open_done(&l, &b);
        for (size_t p = 0; p < l.pages->count; p++) {
            const Page *page = l.pages->items[p];
            size_t rows = 0;
            Unit last = 0;
            for (size_t i = 0; i < page->count; i++)
                if (is_text(&page->items[i]) && page->items[i].node && page->items[i].node->role == ROLE_TD &&
                    page->items[i].rect.y > last + 4 * UNIT_PT) {
                    last = page->items[i].rect.y;
                    rows++;
                }
            assert_int_not_equal(rows, 1);
        }
        laid_close(&l);
    }
    arena_drop(arena);
}

/* ---- pages ---- */

/* The binding edge is at the left of odd pages and at the right of even ones. */
static void facing_pages_mirror_their_margins(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, HEAD "<bab judul=\"Satu\">");
    put_lines(&b, 60);
    buffer_put(&b, "</bab>" FOOT);
    Laid l;
    laid_open(&l, buffer_text(&b), 300, 400);
    assert_true(l.ok);
    PageStyle *page = &l.document->style->page;
    page->left = 50 * UNIT_PT;
    page->right = 20 * UNIT_PT;
    for (int facing = 0; facing < 2; facing++) {
        page->facing = facing;
        LayoutOptions options = {.fonts = l.fonts, .image = laid_image};
        assert_true(layout_document(l.arena, &l.diags, l.document, &options, &l.pages));
        assert_true(l.pages->count > 3);
        for (size_t p = 0; p < l.pages->count; p++) {
            const Page *here = l.pages->items[p];
            assert_int_equal(here->body.x, (facing && p % 2 ? 20 : 50) * UNIT_PT);
            assert_int_equal(here->body.w, 230 * UNIT_PT);
            for (size_t i = 0; i < here->count; i++)
                assert_true(!is_body_text(here, &here->items[i]) || here->items[i].rect.x >= here->body.x);
        }
    }
    laid_close(&l);
    arena_drop(arena);
}

/* The text goes on in front of a figure that does not fit. */
static void no_empty_half_page_before_a_figure(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 1; above < 16; above++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        put_lines(&b, above);
        buffer_put(
            &b,
            "<grafik jenis=\"kolom\" judul=\"Grafik\" tinggi=\"180pt\"><kategori>A</kategori><seri nama=\"S\"><titik nilai=\"1\"/></seri></grafik>");
        put_lines(&b, 40);
        buffer_put(&b, FOOT);
        Laid l;
        laid_open(&l, buffer_text(&b), 300, 400);
        assert_true(l.ok);
        assert_int_equal(count_of(&l, "baris"), above + 40);
        assert_filled(&l, 15);
        laid_close(&l);
    }
    arena_drop(arena);
}

/* A figure that waits stands below the text with the space that both ask for, beside no footnote that goes on, and on no page that is lower than it. */
static void a_waiting_figure_stands_inside_the_page(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 1; above < 16; above += 2)
        for (int note = 20; note < 320; note += 60) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<paragraf>ini<catatan-kaki>");
            put_words(&b, "nota", note);
            buffer_put(&b, "</catatan-kaki></paragraf>");
            for (int i = 0; i < 2; i++)
                buffer_printf(&b, "<gambar berkas=\"arsip.svg\" alt=\"x\" tinggi=\"%dmm\"/><kotak><paragraf>kotak</paragraf></kotak>", 70 + above);
            Laid l;
            open_done(&l, &b);
            for (size_t p = 0; p < l.pages->count; p++) {
                const Page *page = l.pages->items[p];
                Unit foot = page->body.y + page->body.h, low = 0;
                for (size_t i = 0; i < page->count; i++) {
                    const Item *item = &page->items[i];
                    if (item->kind == ITEM_IMAGE)
                        low = item->rect.y + item->rect.h > low ? item->rect.y + item->rect.h : low;
                    if (is_text(item) && strncmp(item->u.text.glyphs->text, "nota", 4) == 0)
                        foot = item->rect.y < foot ? item->rect.y : foot;
                }
                if (low > foot)
                    fail_msg("page %zu: a picture ends at %d pt, the text's place at %d", p + 1, low / UNIT_PT, foot / UNIT_PT);
            }
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Below a figure that begins a page, a paragraph, or a row, goes on with two lines at least, whatever footnote the first of them has. */
static void text_goes_on_with_two_lines_below_a_figure(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 40; words < 60; words += 3)
        for (int note = 0, row = 0; note < 300; note += row ? 150 : 0, row = !row) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, 8);
            buffer_put(&b, "<grafik jenis=\"garis\" tinggi=\"220pt\" judul=\"");
            put_words(&b, "kata", words);
            buffer_put(&b,
                       "\"><kategori>A</kategori><kategori>B</kategori><seri nama=\"S\"><titik nilai=\"1\"/><titik nilai=\"2\"/></seri></grafik>");
            buffer_put(&b, row ? "<tabel><kolom/><badan><baris><sel>" : "<paragraf>");
            for (int line = 0; line < 24; line++) {
                buffer_printf(&b, "%sbaris", line ? "<baris-baru/>" : "");
                if (note && line % 2) {
                    buffer_put(&b, "<catatan-kaki>");
                    put_words(&b, "nota", note);
                    buffer_put(&b, "</catatan-kaki>");
                }
            }
            buffer_put(&b, row ? "</sel></baris></badan></tabel>" : "</paragraf>");
            Laid l;
            open_done(&l, &b);
            for (size_t p = 1; p < l.pages->count; p++)
                if (lines_of(l.pages->items[p], "baris") == 1)
                    fail_msg("a caption of %d words, notes of %d: one line alone on page %zu", words, note, p + 1);
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Numbers in tables within cells, on paper that is much too narrow for them, are set small and stay inside. */
static void numbers_of_inner_tables_stay_inside(void **state)
{
    (void)state;
    static const char columns[] = "<kolom/><kolom/><kolom/><badan>",
                      row[] = "<baris><sel>5.01.00.2.00.2762</sel><sel>8.002.777</sel><sel>5.01.00.2.00.2767</sel></baris>";
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_printf(&b, HEAD "<tabel>%s%s<baris>", columns, row);
    for (int i = 0; i < 3; i++) {
        buffer_printf(&b, "<sel><tabel>%s%s<baris><sel>dua</sel><sel><daftar jenis=\"tanpa\"><butir>", columns, row);
        buffer_printf(&b, "<tabel>%s%s</badan></tabel></butir></daftar></sel><sel>x</sel></baris></badan></tabel></sel>", columns, row);
    }
    buffer_put(&b, "</baris></badan></tabel>");
    Laid l;
    open_done(&l, &b);
    assert_true(laid_said(&l, "L103"));
    const Page *page = l.pages->items[0];
    for (size_t i = 0; i < page->count; i++)
        if (is_text(&page->items[i]))
            assert_true(page->items[i].rect.x + page->items[i].rect.w <= page->body.x + page->body.w + UNIT_PT / 2);
    laid_close(&l);
    arena_drop(arena);
}

/* The indent of a row's level gives way in a column that has hardly room for its letters. */
static void an_indent_leaves_room_for_letters(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, HEAD "<tabel><kolom/>");
    for (int i = 0; i < 4; i++)
        buffer_put(&b, "<kolom/>");
    buffer_put(&b, "<badan>");
    for (int level = 1; level < 5; level++) {
        buffer_printf(&b, "<baris tingkat=\"%d\"><sel>mmmmmmmm</sel>", level);
        for (int i = 0; i < 4; i++)
            buffer_put(&b, "<sel>5.01.00.2.00.2762</sel>");
        buffer_put(&b, "</baris>");
    }
    buffer_put(&b, "</badan></tabel>");
    Laid l;
    open_done(&l, &b);
    for (size_t p = 0; p < l.pages->count; p++) {
        Unit number = INT32_MAX, letters = 0;
        for (size_t i = 0; i < l.pages->items[p]->count; i++) {
            const Item *item = &l.pages->items[p]->items[i];
            if (!is_text(item) || !item->node)
                continue;
            if (item->u.text.glyphs->text[0] == '5')
                number = item->rect.x < number ? item->rect.x : number;
            else
                letters = item->rect.x + item->rect.w > letters ? item->rect.x + item->rect.w : letters;
        }
        assert_true(letters > 0 && letters <= number);
    }
    laid_close(&l);
    arena_drop(arena);
}

/* ---- text ---- */

/* A page number that is wider than the place left open for it does not stand over the word before it. */
static void a_wide_page_number_stands_in_its_place(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, "<naskah versi=\"1\" gaya=\"resmi\"><halaman-depan>");
    for (int i = 1; i < 38; i++)
        buffer_put(&b, "<paragraf>x</paragraf><halaman-baru/>");
    buffer_put(&b, "<tabel judul=\"tujuan\" id=\"t\"><kolom/><badan><baris><sel>isi</sel></baris></badan></tabel></halaman-depan>"
                   "<isi><paragraf>lihatlah<rujukan ke=\"t\" bentuk=\"halaman\"/></paragraf>");
    Laid l;
    open_done(&l, &b);
    const Page *page = l.pages->items[l.pages->count - 1];
    Unit end = 0, begin = 0;
    for (size_t i = 0; i < page->count; i++) {
        const Item *item = &page->items[i];
        if (is_text(item) && strncmp(item->u.text.glyphs->text, "lihatlah", 8) == 0)
            end = item->rect.x + item->rect.w;
        if (is_text(item) && strncmp(item->u.text.glyphs->text, "xxxviii", 7) == 0)
            begin = item->rect.x;
    }
    assert_true(end > 0 && begin >= end);
    laid_close(&l);
    arena_drop(arena);
}

/* At no width that a paragraph has in a report does a line end within them. */
static void joints_hold_at_every_width(void **state)
{
    (void)state;
    static const char *const joints[] = {"Rp 1.000",    "10 %",   "Pasal 3",   "Tabel 2.1", "Nomor 29 Tahun 2014",
                                         "Drs. Contoh", "31 Mei", "2021–2026", "10–12 Mei"};
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, HEAD "<paragraf rata=\"kiri\">");
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        buffer_printf(&b, "di dan kota ke itu %s, dari kata ", joints[i]);
    buffer_put(&b, "</paragraf>" FOOT);
    for (int width = 300; width < 560; width += 7) {
        Laid l;
        laid_open(&l, buffer_text(&b), width, 400);
        assert_true(l.ok);
        for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
            if (count_of(&l, joints[i]) != 1)
                fail_msg("%s is parted at %d pt", joints[i], width);
        laid_close(&l);
    }
    arena_drop(arena);
}

/* The lines of a centred title are about as long as each other. */
static void centred_titles_have_balanced_lines(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 8; words < 20; words++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<bab judul=\"");
        for (int i = 0; i < words; i++)
            buffer_printf(&b, "%skata%c", i ? " " : "", 'a' + i);
        buffer_put(&b, "\"/>" FOOT);
        Laid l;
        laid_open(&l, buffer_text(&b), 400, 400);
        assert_true(l.ok);
        Unit shortest = INT32_MAX, longest = 0;
        const Page *page = l.pages->items[0];
        for (size_t i = 0; i < page->count; i++)
            if (is_text(&page->items[i]) && strncmp(page->items[i].u.text.glyphs->text, "KATA", 4) == 0) {
                Unit width = page->items[i].u.text.glyphs->width;
                shortest = width < shortest ? width : shortest;
                longest = width > longest ? width : longest;
            }
        assert_true(longest > 0);
        if (shortest < longest * 6 / 10)
            fail_msg("%d words: a line of %d pt beside one of %d", words, shortest / UNIT_PT, longest / UNIT_PT);
        laid_close(&l);
    }
    arena_drop(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_row_wastes_a_third_at_most),
        cmocka_unit_test(a_first_row_wastes_a_third_at_most),
        cmocka_unit_test(a_blank_row_is_as_high_as_a_line),
        cmocka_unit_test(a_row_that_may_not_be_cut_stays_whole),
        cmocka_unit_test(a_whole_table_wastes_a_third_at_most),
        cmocka_unit_test(columns_to_be_repeated_leave_room_for_the_others),
        cmocka_unit_test(a_column_narrower_than_its_number_is_said),
        cmocka_unit_test(column_widths_make_a_low_table),
        cmocka_unit_test(a_heading_goes_with_a_high_box),
        cmocka_unit_test(an_edge_stays_with_its_line),
        cmocka_unit_test(the_first_two_rows_part_before_a_total_does),
        cmocka_unit_test(rows_hold_together_as_far_as_a_page_goes),
        cmocka_unit_test(rows_hold_together_below_a_table_with_a_heading),
        cmocka_unit_test(a_row_higher_than_a_page_below_its_title_is_cut),
        cmocka_unit_test(a_total_row_holds_whatever_is_merged_with_it),
        cmocka_unit_test(a_total_row_holds_with_the_end_of_a_merged_cell),
        cmocka_unit_test(a_title_goes_with_its_table),
        cmocka_unit_test(a_title_goes_with_its_table_below_high_headings),
        cmocka_unit_test(a_title_in_a_merged_cell_waits_for_its_table),
        cmocka_unit_test(a_title_in_a_merged_inner_cell_goes_with_its_table),
        cmocka_unit_test(a_title_in_a_cut_row_waits_for_its_table),
        cmocka_unit_test(a_title_in_a_cut_row_of_a_cut_row_waits_for_its_table),
        cmocka_unit_test(a_title_below_a_title_waits_for_its_head),
        cmocka_unit_test(rows_in_a_cell_part_before_a_title_does),
        cmocka_unit_test(a_high_title_in_a_cell_parts),
        cmocka_unit_test(rows_in_a_box_part_below_a_high_heading),
        cmocka_unit_test(a_row_keeps_with_its_first_of_the_next_level),
        cmocka_unit_test(a_high_total_row_begins_below_a_heading),
        cmocka_unit_test(a_heading_of_many_lines_goes_with_rows),
        cmocka_unit_test(two_lines_of_a_cell_stand_at_the_top_of_a_page),
        cmocka_unit_test(facing_pages_mirror_their_margins),
        cmocka_unit_test(no_empty_half_page_before_a_figure),
        cmocka_unit_test(a_waiting_figure_stands_inside_the_page),
        cmocka_unit_test(text_goes_on_with_two_lines_below_a_figure),
        cmocka_unit_test(numbers_of_inner_tables_stay_inside),
        cmocka_unit_test(an_indent_leaves_room_for_letters),
        cmocka_unit_test(a_wide_page_number_stands_in_its_place),
        cmocka_unit_test(joints_hold_at_every_width),
        cmocka_unit_test(centred_titles_have_balanced_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
