/* test_footnotes.c: footnotes begin beside their marks, and what holds together holds with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "promises.h"

/* A footnote of a page's height leaves the line of its mark, at the top of a page, the next one. */
static void a_long_footnote_leaves_two_lines(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 0; words < 40; words += 4)
        for (int note = 150; note < 330; note += 8) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, 12);
            buffer_put(&b, "<paragraf rata=\"kiri\">");
            put_words(&b, "isinya", words);
            buffer_put(&b, "isinya<catatan-kaki>");
            put_words(&b, "nota", note);
            buffer_put(&b, "</catatan-kaki> ");
            put_words(&b, "isinya", 60);
            buffer_put(&b, "</paragraf>");
            Laid l;
            open_done(&l, &b);
            for (size_t p = 0; p < l.pages->count; p++)
                assert_int_not_equal(body_lines(l.pages->items[p]), 1);
            laid_close(&l);
        }
    arena_drop(arena);
}

/* A row's note begins beside its mark, unless the note of a row above fills the page. */
static void footnotes_of_rows_begin_beside_their_marks(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 0; above < 20; above += 3)
        for (int note = 10; note < 220; note += 15) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<tabel><kolom/><badan><baris><sel>satu<catatan-kaki>");
            put_words(&b, "nota", note);
            buffer_put(&b, "habis</catatan-kaki></sel></baris>");
            for (int i = 0; i < 6; i++)
                buffer_put(&b, "<baris><sel>antara</sel></baris>");
            buffer_put(&b, "<baris><sel>kedua<catatan-kaki>lainnya</catatan-kaki></sel></baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            if (page_of(&l, "habis") <= page_of(&l, "kedua"))
                assert_together(&l, "kedua", "lainnya");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Rows beside a merged cell stand together, whatever footnotes its later lines bring onto later pages; and those begin beside their marks. */
static void rows_wait_for_no_footnote_of_later_lines(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int before = 10; before < 30; before += 4)
        for (int note = 60; note < 400; note += 110) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD "<tabel><kolom/><kolom/><badan><baris><sel gabung-baris=\"7\">");
            for (int i = 0; i < before; i++)
                buffer_put(&b, "baris<baris-baru/>");
            buffer_put(&b, "pertama<catatan-kaki>");
            put_words(&b, "nota", note);
            buffer_put(&b, "habis</catatan-kaki><baris-baru/>kedua<catatan-kaki>");
            put_words(&b, "lain", note);
            buffer_put(&b,
                       "</catatan-kaki></sel><sel>a</sel></baris><baris><sel>awal</sel></baris><baris><sel>c</sel></baris><baris><sel>d</sel></baris>"
                       "<baris><sel>kelima</sel></baris><baris><sel>f</sel></baris><baris><sel>g</sel></baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "awal", "kelima");
            assert_together(&l, "pertama", "1");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* A footnote that goes on from the page before may leave a heading and its table no room: then they take the next page. */
static void a_heading_and_its_table_wait_for_a_footnote(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 1; above < 13; above++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        put_lines(&b, above);
        buffer_put(&b, "<paragraf>ini<catatan-kaki>");
        put_words(&b, "nota", 400);
        buffer_put(&b, "</catatan-kaki></paragraf><bab judul=\"judulnya\" halaman-baru=\"tidak\"><tabel><kolom/><kepala><baris>");
        put_cell(&b, "kepala", 6, "kepala");
        buffer_put(&b, "</baris></kepala><badan>");
        for (int i = 0; i < 4; i++) {
            buffer_put(&b, "<baris>");
            put_cell(&b, "rincian", 4, "rincian");
            buffer_put(&b, "</baris>");
        }
        buffer_put(&b, "</badan></tabel></bab>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "JUDULNYA", "rincian");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* Beside a row that takes all but a line or two of the page, a merged cell keeps back the line whose note has no room there. */
static void a_merged_cells_line_waits_with_its_note(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int high = 3; high < 8; high++)
        for (int line = 18; line < 40; line++) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, 10);
            buffer_put(&b, "<tabel><kolom/><kolom/><badan><baris><sel gabung-baris=\"4\">");
            for (int i = 0; i < 50; i++)
                buffer_put(&b, i == line ? "tanda<catatan-kaki>nota</catatan-kaki><baris-baru/>" : "baris<baris-baru/>");
            buffer_put(&b, "</sel>");
            put_cell(&b, "isi", 4, "pertama");
            buffer_put(&b, "</baris><baris><sel><tabel judul=\"");
            put_words(&b, "katakatakatakata", 9);
            buffer_put(&b, "\"><kolom/><kepala><baris>");
            put_cell(&b, "isi", 6, "isi");
            buffer_put(&b, "</baris></kepala><badan><baris jenis=\"kelompok\">");
            put_cell(&b, "isi", 4, "isi");
            buffer_put(&b, "</baris><baris>");
            put_cell(&b, "isi", high, "isi");
            buffer_put(&b, "</baris></badan></tabel></sel></baris><baris><sel>kedua</sel></baris><baris><sel>ketiga</sel></baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "tanda", "nota");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Below the end of a heading of more than a page, a table's title stands with the first row and the beginning of its note, or goes to the next page with them. */
static void a_title_goes_with_a_row_and_its_long_note(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 16; words < 32; words++)
        for (int note = 20; note < 140; note += 30) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD "<bab judul=\"");
            put_words(&b, "katakatakatakata", words);
            buffer_put(&b, "\"><tabel judul=\"namanya\"><kolom/><badan><baris><sel>tanda<catatan-kaki>");
            put_words(&b, "nota", note);
            buffer_put(&b, "</catatan-kaki></sel></baris>");
            for (int i = 0; i < 8; i++)
                buffer_put(&b, "<baris><sel>lagi</sel></baris>");
            buffer_put(&b, "</badan></tabel></bab>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "namanya", "tanda");
            assert_together(&l, "tanda", "nota");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* The rule above a page's first footnote has its place too: a sub-head, its row and the total hold together. */
static void rows_hold_together_above_a_footnote(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 0; above < 80; above++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        put_lines(&b, above / 4);
        buffer_put(&b, "<tabel><kolom/><badan><baris><sel>awal</sel></baris>");
        for (int i = 0; i <= above % 4; i++)
            buffer_put(&b, "<baris><sel>lagi</sel></baris>");
        buffer_put(&b, "<baris jenis=\"kelompok\"><sel>golongan</sel></baris><baris><sel>rincian<catatan-kaki>nota</catatan-kaki></sel></baris>"
                       "<baris jenis=\"jumlah\"><sel>jumlah</sel></baris></badan></tabel>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "golongan", "rincian");
        assert_together(&l, "rincian", "nota");
        assert_together(&l, "rincian", "jumlah");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* The footnotes of the rows above are no reason to part rows: on the next page they are not there. */
static void rows_hold_together_below_others_with_footnotes(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int note = 20; note < 220; note += 20)
        for (int lines = 3; lines < 16; lines++) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD "<tabel><kolom/><badan><baris><sel>awal<catatan-kaki>");
            put_words(&b, "nota", note);
            buffer_put(&b, "</catatan-kaki></sel></baris><baris><sel>lagi</sel></baris><baris><sel>rincian</sel></baris><baris jenis=\"jumlah\"><sel>"
                           "<tabel judul=\"");
            put_words(&b, "judul", lines * 5);
            buffer_put(&b, "\"><kolom/><kepala><baris>");
            put_cell(&b, "kepala", 5, "kepala");
            buffer_put(&b, "</baris></kepala><badan><baris>");
            put_cell(&b, "jumlah", 5, "jumlah");
            buffer_put(&b, "</baris></badan></tabel></sel></baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "rincian", "judul");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Where a footnote goes on, and so no other may begin, a sub-head does not go without the row behind, which has one. */
static void rows_hold_together_where_no_footnote_may_begin(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 0; above < 20; above += 4)
        for (int rows = 0; rows < 12; rows++) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<paragraf>ini<catatan-kaki>");
            put_words(&b, "nota", 600);
            buffer_put(&b, "</catatan-kaki></paragraf><tabel><kolom/><badan>");
            for (int i = 0; i < rows; i++)
                buffer_put(&b, "<baris><sel>awal</sel></baris>");
            buffer_put(&b, "<baris jenis=\"kelompok\"><sel>golongan</sel></baris><baris><sel>rincian<catatan-kaki>lain</catatan-kaki></sel></baris>"
                           "</badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "golongan", "rincian");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* A head does not stand alone below its title because the page before had a footnote, and so no rule above one to find room for. */
static void a_head_goes_with_rows_and_their_footnote(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int size = 0; size < 40; size++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<paragraf>awal<catatan-kaki>nota</catatan-kaki></paragraf>");
        put_lines(&b, 16);
        buffer_put(&b, "<tabel judul=\"judul\"><kolom/><kepala><baris><sel>kepala</sel></baris></kepala><badan><baris jenis=\"kelompok\">");
        put_cell(&b, "golongan", 15 + size / 4, "golongan<catatan-kaki>kedua</catatan-kaki>");
        buffer_put(&b, "</baris>");
        for (int i = 0; i < size % 4; i++)
            buffer_put(&b, "<baris jenis=\"kelompok\"><sel>rincian</sel></baris>");
        buffer_put(&b, "</badan></tabel>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "judul", "golongan");
        assert_together(&l, "kepala", "golongan");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* Below a high heading a long footnote begins with a few lines rather than to take text and note to the next page. */
static void a_heading_goes_with_a_line_and_its_long_note(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 1; words < 10; words++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<paragraf>awal</paragraf><bab judul=\"");
        put_words(&b, "katakatakatakata", words);
        buffer_put(&b, "akhir\"><paragraf>isinya<catatan-kaki>");
        put_words(&b, "nota", 300);
        buffer_put(&b, "</catatan-kaki> ");
        put_words(&b, "kata", 30);
        buffer_put(&b, "</paragraf></bab>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "AKHIR", "isinya");
        assert_together(&l, "isinya", "nota");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* At the end of a heading of more than a page a table's title does not stand without its first row, whatever footnotes that has. */
static void a_title_below_a_high_heading_goes_with_footnotes(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int height = 240; height < 310; height += 4)
        for (int note = 30; note < 110; note += 10) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD "<bab judul=\"");
            put_words(&b, "katakatakatakata", 20);
            buffer_put(&b, "\"><tabel judul=\"judulnya\"><kolom/><badan><baris><sel>satu<catatan-kaki>");
            put_words(&b, "nota", note);
            buffer_put(&b, "</catatan-kaki><baris-baru/>dua<catatan-kaki>");
            put_words(&b, "nota", 200);
            buffer_put(&b, "</catatan-kaki><baris-baru/>tiga<baris-baru/>empat<baris-baru/>lima</sel></baris><baris><sel>enam</sel></baris></badan></"
                           "tabel></bab>");
            Laid l;
            buffer_put(&b, FOOT);
            laid_open(&l, buffer_text(&b), 300, height);
            assert_together(&l, "judulnya", "satu");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Below a high heading a page rather ends with a hyphen than without the text, or the footnote of a line. */
static void below_a_heading_a_hyphen_yields(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Unit least = 76 * UNIT_PT; /* the gap below the heading, two lines and the footnote: below that the heading may stand alone */
    for (int height = 300; height < 400; height += 4)
        for (int words = 0; words < 6; words++) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD "<bab judul=\"");
            put_words(&b, "katakatakatakata", 8);
            buffer_put(&b, "akhir\"><paragraf>");
            put_words(&b, "mula", words);
            buffer_put(&b, "mempertanggungjawabkannya isinya<catatan-kaki>nota</catatan-kaki> ");
            put_words(&b, "mempertanggungjawabkannya", 12);
            buffer_put(&b, "</paragraf></bab>" FOOT);
            Laid l;
            laid_open(&l, buffer_text(&b), 300, height);
            assert_together(&l, "isinya", "nota");
            if (lines_of(l.pages->items[0], "mempertanggung") == 0)
                assert_true(blank_of(l.pages->items[0]) < least);
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Below a figure that waited for a page's top a row begins with two lines and their footnote, or on the next page. */
static void two_lines_and_their_note_stand_below_a_figure(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int high = 70; high < 86; high++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        put_lines(&b, 6);
        buffer_printf(&b, "<gambar berkas=\"arsip.svg\" alt=\"x\" tinggi=\"%dmm\" judul=\"", high);
        put_words(&b, "judul", 20);
        buffer_put(&b, "\"/><tabel><kolom/><badan>");
        for (int i = 0; i < 7; i++)
            buffer_put(&b, "<baris><sel>awal</sel></baris>");
        buffer_put(&b, "<baris><sel>satu<baris-baru/>dua<catatan-kaki>nota</catatan-kaki><baris-baru/>x<baris-baru/>x<baris-baru/>tiga<baris-baru/"
                       ">empat</sel></baris></badan></tabel>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "satu", "dua");
        assert_together(&l, "tiga", "empat");
        assert_together(&l, "dua", "nota");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* So do the last lines of a paragraph. */
static void last_lines_and_their_note_stand_below_a_figure(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int high = 80; high < 96; high++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        put_lines(&b, 6);
        buffer_printf(&b, "<gambar berkas=\"arsip.svg\" alt=\"x\" tinggi=\"%dmm\" judul=\"judul\"/><paragraf>awal", high);
        for (int i = 0; i < 12; i++)
            buffer_put(&b, "<baris-baru/>baris");
        buffer_put(&b, "<baris-baru/>kedua<baris-baru/>tanda<catatan-kaki>nota</catatan-kaki></paragraf>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "tanda", "nota");
        assert_together(&l, "kedua", "tanda");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* So does a heading with two lines, of which the first has another before the long one. */
static void a_heading_goes_with_two_lines_and_their_notes(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 1; words < 8; words++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<paragraf>awal</paragraf><bab judul=\"");
        put_words(&b, "katakatakatakata", words);
        buffer_put(&b, "akhir\"><paragraf>isinya<catatan-kaki>pendek</catatan-kaki><baris-baru/>kedua<catatan-kaki>");
        put_words(&b, "nota", 300);
        buffer_put(&b, "</catatan-kaki> ");
        put_words(&b, "kata", 30);
        buffer_put(&b, "</paragraf></bab>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "AKHIR", "isinya");
        assert_together(&l, "isinya", "pendek");
        assert_together(&l, "isinya", "kedua");
        assert_together(&l, "kedua", "nota");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* A row that is more than a page with its footnotes, not without, is cut below its table's head, which does not stand alone. */
static void a_head_goes_with_a_row_of_many_footnotes(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 1; above < 14; above++)
        for (int lines = 14; lines < 22; lines += 2) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_lines(&b, above);
            buffer_put(&b, "<tabel><kolom/><kepala><baris><sel>kepala</sel></baris></kepala><badan><baris><sel>");
            for (int line = 0; line < lines; line++) {
                buffer_printf(&b, "%srincian", line ? "<baris-baru/>" : "");
                if (line % 4 == 3) {
                    buffer_put(&b, "<catatan-kaki>");
                    put_words(&b, "nota", 30);
                    buffer_put(&b, "</catatan-kaki>");
                }
            }
            buffer_put(&b, "</sel></baris></badan></tabel>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "kepala", "rincian");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* A line with two footnotes, in a row or a paragraph. */
static void put_two_notes(Buffer *b, bool row, int words)
{
    buffer_put(b, row ? "<tabel><kolom/><badan><baris><sel>" : "<paragraf>");
    buffer_put(b, "satu<catatan-kaki>");
    put_words(b, "nota", words);
    buffer_put(b, "habis</catatan-kaki> kedua<catatan-kaki>lainnya</catatan-kaki>");
    buffer_put(b, row ? "</sel></baris><baris><sel>akhir</sel></baris></badan></tabel>" : "</paragraf>");
}

/* Of two footnotes of one line the second begins there too, unless the first goes on on the next page: in a paragraph and in a row. */
static void two_notes_of_a_line_begin_beside_their_marks(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int row = 0; row < 2; row++)
        for (int above = 0; above < 18; above++)
            for (int note = 70; note < 150; note += 4) {
                Buffer b = buffer_in(arena);
                buffer_put(&b, HEAD);
                put_lines(&b, above);
                put_two_notes(&b, row, note);
                Laid l;
                open_done(&l, &b);
                if (page_of(&l, "habis") == page_of(&l, "kedua"))
                    assert_together(&l, "kedua", "lainnya");
                laid_close(&l);
            }
    arena_drop(arena);
}

/* A footnote that fills the page below its line goes on, so that another of that line waits behind it. */
static void a_note_goes_on_where_another_has_no_room(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int row = 0; row < 2; row++)
        for (int note = 315; note < 340; note += 3) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            put_two_notes(&b, row, note);
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "kedua", "nota");
            assert_together(&l, "lainnya", page_of(&l, "habis") > page_of(&l, "kedua") ? "habis" : "kedua");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* Two lines of small type are less than one of the text: a row is cut below them where the third brings a footnote that leaves another none. */
static void small_lines_leave_room_for_a_note(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int note = 300; note < 370; note += 5) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<tabel><kolom/><kolom/><kolom/><kolom/><badan><baris>");
        for (int i = 0; i < 4; i++)
            buffer_put(&b, "<sel>7.003.112.000.000.000.000.000.000,00</sel>");
        buffer_put(&b, "</baris><baris><sel>awal</sel></baris><baris><sel>x<baris-baru/>x<baris-baru/>tanda<catatan-kaki>");
        put_words(&b, "nota", note);
        buffer_put(&b, "</catatan-kaki><baris-baru/>x<baris-baru/>x<baris-baru/>x</sel><sel>kedua<catatan-kaki>lainnya</catatan-kaki></sel></baris>"
                       "<baris><sel>akhir</sel></baris></badan></tabel>");
        Laid l;
        open_done(&l, &b);
        assert_together(&l, "kedua", "lainnya");
        assert_together(&l, "tanda", "nota");
        laid_close(&l);
    }
    arena_drop(arena);
}

/* A table of one row, whose second cell has two footnotes in one of its lines, beside another; above it a head of so many lines. */
static void put_noted_row(Buffer *b, int head, int line, const char *beside)
{
    buffer_put(b, "<tabel><kolom/><kolom/><kepala><baris>");
    put_cell(b, "kepala", head, "kepala");
    buffer_printf(b, "<sel/></baris></kepala><badan><baris><sel>%s</sel><sel>", beside);
    for (int i = 0; i < 40; i++)
        buffer_put(b, i == line ? "tanda<catatan-kaki>nota</catatan-kaki><catatan-kaki>lain</catatan-kaki><baris-baru/>" : "baris<baris-baru/>");
    buffer_put(b, "</sel></baris></badan></tabel>");
}

/* Two pieces of a table in a cell, each a quarter of a page, need not stand together at the top of a page: they leave the footnotes of a line beside them their room. */
static void pieces_of_a_table_in_a_cell_leave_room_for_a_note(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int head = 10; head < 14; head++)
        for (int line = 4; line < 32; line += 3) {
            Buffer b = buffer_in(arena), inner = buffer_in(arena);
            buffer_put(&inner, "<tabel><kolom/><badan><baris>");
            put_cell(&inner, "isi", 60, "isi");
            buffer_put(&inner, "</baris></badan></tabel>");
            buffer_put(&b, HEAD);
            put_noted_row(&b, head, line, buffer_text(&inner));
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "tanda", "nota");
            assert_together(&l, "tanda", "lain");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* A cell that no page has room for waits; the lines beside it are cut where their footnotes have room all the same. */
static void lines_beside_a_cell_that_waits_have_their_notes(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int head = 7; head < 13; head++)
        for (int line = 10; line < 34; line += 3) {
            Buffer b = buffer_in(arena), inner = buffer_in(arena);
            for (int i = 0; i < 6; i++)
                buffer_put(&inner, "<paragraf>isi</paragraf>");
            buffer_put(&inner, "<tabel judul=\"");
            put_words(&inner, "katakatakatakata", 8);
            buffer_put(&inner, "\"><kolom/><kepala><baris>");
            put_cell(&inner, "isi", 5, "isi");
            buffer_put(&inner, "</baris></kepala><badan><baris>");
            put_cell(&inner, "isi", 5, "isi");
            buffer_put(&inner, "</baris></badan></tabel>");
            buffer_put(&b, HEAD);
            put_noted_row(&b, head, line, buffer_text(&inner));
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "tanda", "nota");
            assert_together(&l, "tanda", "lain");
            laid_close(&l);
        }
    arena_drop(arena);
}

/* In a table that is divided into groups of columns, footnotes are numbered as the groups come: those of a row's first columns, of all rows, before those of the others. */
static void footnotes_of_a_divided_table_run_in_the_order_of_its_pages(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, HEAD "<paragraf>awal<catatan-kaki>nota awal</catatan-kaki></paragraf><tabel>");
    for (int c = 0; c < 26; c++)
        buffer_put(&b, "<kolom/>");
    buffer_put(&b, "<badan>");
    for (int r = 0; r < 3; r++) {
        buffer_put(&b, "<baris>");
        for (int c = 0; c < 26; c++)
            buffer_printf(&b, c == 1 || c == 25 ? "<sel>r%dk%d<catatan-kaki>catatan r%dk%d</catatan-kaki></sel>" : "<sel>Rp1.000.000</sel>", r, c, r,
                          c);
        buffer_put(&b, "</baris>");
    }
    buffer_put(&b, "</badan></tabel><paragraf>akhir<catatan-kaki>nota akhir</catatan-kaki></paragraf>");
    Laid l;
    open_done(&l, &b);
    const char *const order[] = {"nota awal",     "catatan r0k1",  "catatan r1k1",  "catatan r2k1",
                                 "catatan r0k25", "catatan r1k25", "catatan r2k25", "nota akhir"};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        int label = 0;
        for (size_t p = 0; p < l.pages->count; p++)
            for (size_t k = 1; k < l.pages->items[p]->count; k++) {
                const Item *item = &l.pages->items[p]->items[k];
                if (is_text(item) && strncmp(item->u.text.glyphs->text, order[i], (size_t)item->u.text.glyphs->text_len) == 0)
                    label = atoi(item[-1].u.text.glyphs->text);
            }
        assert_int_equal(label, i + 1);
    }
    laid_close(&l);
    arena_drop(arena);
}

/* What a table's rows are given of a page that they begin below a high heading, they take: a head does not stand there with an empty row, without the merged cell whose footnote may part. */
static void a_head_goes_with_a_merged_cell_and_its_note(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int words = 1; words < 9; words++)
        for (int head = 1; head < 5; head++) {
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD "<bab judul=\"");
            put_words(&b, "katakatakatakata", words);
            buffer_put(&b, "\"><tabel><kolom/><kepala><baris>");
            put_cell(&b, "kepala", head, "kepala");
            buffer_put(&b, "</baris></kepala><badan><baris><sel gabung-baris=\"8\">awal<baris-baru/>tanda<catatan-kaki>");
            put_words(&b, "nota", 60);
            buffer_put(&b, "</catatan-kaki></sel></baris>");
            for (int i = 0; i < 7; i++)
                buffer_put(&b, "<baris></baris>");
            buffer_put(&b, "<baris><sel>akhir</sel></baris></badan></tabel></bab>");
            Laid l;
            open_done(&l, &b);
            assert_together(&l, "kepala", "tanda");
            assert_together(&l, "tanda", "nota");
            laid_close(&l);
        }
    arena_drop(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_footnote_leaves_two_lines),
        cmocka_unit_test(footnotes_of_rows_begin_beside_their_marks),
        cmocka_unit_test(rows_wait_for_no_footnote_of_later_lines),
        cmocka_unit_test(a_heading_and_its_table_wait_for_a_footnote),
        cmocka_unit_test(a_merged_cells_line_waits_with_its_note),
        cmocka_unit_test(a_title_goes_with_a_row_and_its_long_note),
        cmocka_unit_test(rows_hold_together_above_a_footnote),
        cmocka_unit_test(rows_hold_together_below_others_with_footnotes),
        cmocka_unit_test(rows_hold_together_where_no_footnote_may_begin),
        cmocka_unit_test(a_head_goes_with_rows_and_their_footnote),
        cmocka_unit_test(a_heading_goes_with_a_line_and_its_long_note),
        cmocka_unit_test(a_title_below_a_high_heading_goes_with_footnotes),
        cmocka_unit_test(below_a_heading_a_hyphen_yields),
        cmocka_unit_test(footnotes_of_a_divided_table_run_in_the_order_of_its_pages),
        cmocka_unit_test(two_lines_and_their_note_stand_below_a_figure),
        cmocka_unit_test(last_lines_and_their_note_stand_below_a_figure),
        cmocka_unit_test(a_heading_goes_with_two_lines_and_their_notes),
        cmocka_unit_test(a_head_goes_with_a_row_of_many_footnotes),
        cmocka_unit_test(two_notes_of_a_line_begin_beside_their_marks),
        cmocka_unit_test(a_note_goes_on_where_another_has_no_room),
        cmocka_unit_test(small_lines_leave_room_for_a_note),
        cmocka_unit_test(pieces_of_a_table_in_a_cell_leave_room_for_a_note),
        cmocka_unit_test(lines_beside_a_cell_that_waits_have_their_notes),
        cmocka_unit_test(a_head_goes_with_a_merged_cell_and_its_note),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
