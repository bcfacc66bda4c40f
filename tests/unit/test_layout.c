/* test_layout.c: page breaks, tables over pages, contents lists. Random documents: test_random.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "laid.h"

#define HEAD "<naskah versi=\"1\" gaya=\"resmi\"><isi>"
#define FOOT "</isi></naskah>"

static const char *filler(Arena *arena, int paragraphs, int words)
{
    Buffer b = buffer_in(arena);
    for (int p = 0; p < paragraphs; p++) {
        buffer_put(&b, "<paragraf>");
        for (int w = 0; w < words; w++)
            buffer_printf(&b, "%s", w % 3 == 0 ? "pemerintahan " : w % 3 == 1 ? "daerah " : "kesejahteraan ");
        buffer_put(&b, "</paragraf>");
    }
    return buffer_text(&b);
}

/* ---- page breaks ---- */

static void headings_keep_with_what_follows(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    /* Whatever stands above, the heading is never the last thing on a page. */
    for (int above = 1; above < 40; above++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<bab judul=\"Satu\" halaman-baru=\"tidak\">");
        for (int i = 0; i < above; i++)
            buffer_put(&b, "<paragraf>baris</paragraf>");
        buffer_put(&b, "<subbab judul=\"Kepala\">");
        buffer_put(&b, filler(arena, 1, 60));
        buffer_put(&b, "</subbab></bab>" FOOT);
        Laid l;
        laid_open(&l, buffer_text(&b), 300, 400);
        assert_true(l.ok);
        size_t page = page_of(&l, "Kepala");
        assert_int_equal(page, page_of(&l, "pemerintahan"));
        laid_close(&l);
    }
    arena_drop(arena);
}

static void no_widows_or_orphans(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 1; above < 30; above++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        for (int i = 0; i < above; i++)
            buffer_put(&b, "<paragraf>baris</paragraf>");
        buffer_put(&b, filler(arena, 1, 80));
        buffer_put(&b, FOOT);
        Laid l;
        laid_open(&l, buffer_text(&b), 300, 400);
        assert_true(l.ok);
        for (size_t p = 0; p < l.pages->count; p++) {
            size_t lines = 0;
            for (size_t i = 0; i < l.pages->items[p]->count; i++) {
                const Item *item = &l.pages->items[p]->items[i];
                lines += is_text(item) && item->rect.y < l.pages->items[p]->body.y + l.pages->items[p]->body.h &&
                         strncmp(item->u.text.glyphs->text, "baris", 5) != 0;
            }
            assert_int_not_equal(lines, 1);
        }
        laid_close(&l);
    }
    arena_drop(arena);
}

static void no_page_ends_with_a_hyphen(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    size_t hyphens = 0;
    for (int above = 1; above < 30; above++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        for (int i = 0; i < above; i++)
            buffer_put(&b, "<paragraf>baris</paragraf>");
        buffer_put(&b, filler(arena, 1, 120));
        buffer_put(&b, FOOT);
        Laid l;
        laid_open(&l, buffer_text(&b), 170, 400);
        assert_true(l.ok);
        for (size_t p = 0; p < l.pages->count; p++) {
            const Item *last = NULL;
            for (size_t i = 0; i < l.pages->items[p]->count; i++) {
                const Item *item = &l.pages->items[p]->items[i];
                if (!is_text(item) || !item->node)
                    continue;
                last = item;
                hyphens +=
                    item->u.text.glyphs->text_len > 2 && memcmp(item->u.text.glyphs->text + item->u.text.glyphs->text_len - 2, "\u00AD", 2) == 0;
            }
            if (last && p + 1 < l.pages->count)
                assert_memory_not_equal(last->u.text.glyphs->text + last->u.text.glyphs->text_len - 2, "\u00AD", 2);
        }
        laid_close(&l);
    }
    assert_true(hyphens > 20);
    arena_drop(arena);
}

static void signatures_stay_whole(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 1; above < 25; above++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        for (int i = 0; i < above; i++)
            buffer_put(&b, "<paragraf>baris</paragraf>");
        buffer_put(
            &b, "<ttd><pihak><tempat-tanggal>Tempatnya</tempat-tanggal><jabatan>Kepala Contoh</jabatan><nama>Nama Contoh</nama></pihak></ttd>" FOOT);
        Laid l;
        laid_open(&l, buffer_text(&b), 300, 300);
        assert_true(l.ok);
        assert_int_equal(page_of(&l, "Tempatnya"), page_of(&l, "Nama Contoh"));
        laid_close(&l);
    }
    arena_drop(arena);
}

static void verify_places(Laid *l, uint64_t seed);

/* ---- tables ---- */

/* Whatever stands above signatures, some of it is on their page: at every height of what comes before. */
static void signatures_never_stand_alone(void **state)
{
    (void)state;
    static const char *const above[] = {
        "<paragraf>ujung alinea yang cukup panjang supaya menjadi beberapa baris dan berakhir dengan kata terakhir</paragraf>",
        "<tabel><kolom/><badan><baris><sel>satu</sel></baris><baris><sel>dua</sel></baris><baris><sel>tiga</sel></baris><baris><sel>terakhir</sel></"
        "baris>"
        "</badan></tabel>",
        "<daftar><butir>pertama</butir><butir>kedua</butir><butir>ketiga</butir><butir>terakhir</butir></daftar>"};
    for (int lines = 0; lines < 48; lines++)
        for (size_t kind = 0; kind < 3; kind++) {
            Laid l;
            Arena *arena = arena_new();
            Buffer b = buffer_in(arena);
            buffer_put(&b, HEAD);
            for (int i = 0; i < lines; i++)
                buffer_put(&b, "<paragraf>Baris.</paragraf>");
            buffer_put(&b, above[kind]);
            buffer_put(&b,
                       "<ttd elektronik=\"ya\"><pihak><jabatan>Kepala Contoh</jabatan><nama>Nama Contoh</nama><qr>https://contoh.go.id/1</qr></pihak>"
                       "<keterangan>Keterangan di bawahnya.</keterangan></ttd>" FOOT);
            laid_open(&l, buffer_text(&b), 595, 842);
            assert_true(l.ok);
            assert_int_not_equal(page_of(&l, "terakhir"), 0);
            assert_int_equal(page_of(&l, "terakhir"), page_of(&l, "Nama Contoh"));
            assert_int_equal(page_of(&l, "Keterangan"), page_of(&l, "Nama Contoh"));
            laid_close(&l);
            arena_drop(arena);
        }
}

/* A code's outline fills its square but for the quiet zone, with whole modules. */
static void codes_are_drawn(void **state)
{
    (void)state;
    Laid l;
    laid_open(&l, HEAD "<ttd elektronik=\"ya\"><pihak><nama>A</nama><qr>isi kode</qr></pihak><pihak><nama>B</nama></pihak></ttd>" FOOT, 595, 842);
    assert_true(l.ok);
    int codes = 0;
    for (size_t i = 0; i < l.pages->items[0]->count; i++) {
        const Item *item = &l.pages->items[0]->items[i];
        if (item->kind != ITEM_PATH || !item->node || item->node->role != ROLE_FIGURE)
            continue;
        assert_string_equal(item->node->alt, "isi kode");
        assert_true(item->u.path.path->point_count > 4 * 21);
        codes++;
    }
    assert_int_equal(codes, 1);
    laid_close(&l);
}

static void a_paragraph_can_be_a_bookmark(void **state)
{
    (void)state;
    Laid l;
    laid_open(&l,
              HEAD "<paragraf penanda=\"Kepala Dinas\">JUDUL</paragraf><paragraf>isi</paragraf><paragraf penanda=\"Sekretaris\" "
                   "tingkat=\"2\">JUDUL</paragraf>" FOOT,
              595, 842);
    assert_true(l.ok);
    assert_int_equal(l.pages->bookmark_count, 2);
    assert_string_equal(l.pages->bookmarks[0].title, "Kepala Dinas");
    assert_int_equal(l.pages->bookmarks[1].level, 2);
    assert_string_not_equal(l.pages->bookmarks[0].dest, l.pages->bookmarks[1].dest);
    laid_close(&l);
}

static void heads_repeat_on_every_page(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, HEAD "<tabel judul=\"Panjang\"><kolom/><kolom/><kepala><baris><sel>Nomor</sel><sel>Uraian</sel></baris></kepala><badan>");
    for (int i = 1; i <= 120; i++)
        buffer_printf(&b, "<baris><sel>%d</sel><sel>isi baris</sel></baris>", i);
    buffer_put(&b, "</badan></tabel>" FOOT);
    Laid l;
    laid_open(&l, buffer_text(&b), 300, 400);
    assert_true(l.ok);
    assert_true(l.pages->count > 3);
    assert_int_equal(count_of(&l, "Nomor"), l.pages->count);
    assert_int_equal(count_of(&l, "(lanjutan)"), l.pages->count - 1);
    assert_int_equal(count_of(&l, "isi baris"), 120);
    laid_close(&l);
    arena_drop(arena);
}

static void total_keeps_with_the_row_before(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int rows = 3; rows < 40; rows++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<tabel><kolom/><kolom/><badan>");
        for (int i = 1; i <= rows; i++)
            buffer_printf(&b, "<baris><sel>%s</sel><sel>x</sel></baris>", i == rows ? "akhir" : "r");
        buffer_put(&b, "<baris jenis=\"jumlah\"><sel>Jumlah</sel><sel>y</sel></baris></badan></tabel>" FOOT);
        Laid l;
        laid_open(&l, buffer_text(&b), 300, 400);
        assert_true(l.ok);
        assert_int_equal(page_of(&l, "akhir"), page_of(&l, "Jumlah"));
        laid_close(&l);
    }
    arena_drop(arena);
}

static void running_totals_stand_at_the_breaks(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, HEAD "<tabel pindahan=\"ya\"><kolom/><kolom rata=\"kanan\"/><badan>");
    for (int i = 1; i <= 90; i++)
        buffer_printf(&b, "<baris><sel>baris %d</sel><sel kumulatif=\"jumlah%dx\">%d</sel></baris>", i, i * (i + 1) / 2, i);
    buffer_put(&b, "<baris jenis=\"jumlah\"><sel>Seluruhnya</sel><sel>4095</sel></baris></badan></tabel>" FOOT);
    Laid l;
    laid_open(&l, buffer_text(&b), 300, 400);
    assert_true(l.ok);
    assert_true(l.pages->count > 2);
    assert_int_equal(count_of(&l, "Jumlah dipindahkan"), l.pages->count - 1);
    assert_int_equal(count_of(&l, "Jumlah pindahan"), l.pages->count - 1);
    /* Each total stands twice: at the foot of the page that ends with its row, and at the head of the next. */
    for (int i = 1, page = 1; i < 90; i++) {
        char row[32], next[32], total[32];
        snprintf(row, sizeof row, "baris %d", i);
        snprintf(next, sizeof next, "baris %d", i + 1);
        snprintf(total, sizeof total, "jumlah%dx", i * (i + 1) / 2);
        bool ends = page_of(&l, next) > (size_t)page;
        assert_int_equal(count_of(&l, total), ends ? 2 : 0);
        page += ends;
    }
    verify_places(&l, 0);
    laid_close(&l);
    arena_drop(arena);
}

static void merged_cells_go_on(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, HEAD "<tabel><kolom/><kolom/><badan>");
    for (int i = 0; i < 60; i++)
        buffer_printf(&b, "<baris>%s<sel>baris</sel></baris>", i ? "" : "<sel gabung-baris=\"60\">Gabungan</sel>");
    buffer_put(&b, "</badan></tabel>" FOOT);
    Laid l;
    laid_open(&l, buffer_text(&b), 300, 400);
    assert_true(l.ok);
    assert_int_equal(count_of(&l, "baris"), 60);
    assert_int_equal(count_of(&l, "Gabungan"), l.pages->count);
    assert_int_equal(count_of(&l, "(lanjutan)"), l.pages->count - 1);
    laid_close(&l);
    arena_drop(arena);
}

/* The last lines above signatures go with them; a line with a hyphen above those goes along. */
static void no_hyphen_is_left_behind_by_signatures(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int filler = 0; filler < 16; filler++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        for (int i = 0; i < filler; i++)
            buffer_put(&b, "<paragraf>pengisi</paragraf>");
        buffer_put(&b, "<paragraf>");
        for (int i = 0; i < 6; i++)
            buffer_put(&b, "pertanggungjawaban penyelenggaraan kesejahteraan ");
        buffer_put(&b, "</paragraf><ttd><pihak><jabatan>Kepala Dinas</jabatan><nama>CONTOH NAMA</nama></pihak></ttd>" FOOT);
        Laid l;
        laid_open(&l, buffer_text(&b), 300, 400);
        assert_true(l.ok);
        for (size_t p = 0; p + 1 < l.pages->count; p++) {
            const Item *last = NULL;
            for (size_t i = 0; i < l.pages->items[p]->count; i++)
                if (is_text(&l.pages->items[p]->items[i]) && l.pages->items[p]->items[i].u.text.glyphs->text_len)
                    last = &l.pages->items[p]->items[i];
            assert_non_null(last);
            const Glyphs *g = last->u.text.glyphs;
            assert_true((unsigned char)g->text[g->text_len - 1] != 0xAD);
        }
        laid_close(&l);
    }
    arena_drop(arena);
}

/* Wherever a page ends: pairs of rows under a merged cell are not parted, and of a merged cell over many rows no line stands alone. */
static void rows_under_a_merged_cell_stay_together(void **state)
{
    (void)state;
    for (int filler = 0; filler < 14; filler++) {
        Arena *arena = arena_new();
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        for (int i = 0; i < filler; i++)
            buffer_put(&b, "<paragraf>pengisi</paragraf>");
        buffer_put(&b, "<tabel><kolom lebar=\"60pt\"/><kolom/><badan>");
        for (int i = 0; i < 9; i++)
            buffer_printf(&b,
                          "<baris><sel gabung-baris=\"2\">mula%d tengah tengah tengah akhir%d</sel><sel>atas%d</sel></baris>"
                          "<baris><sel>bawah%d</sel></baris>",
                          i, i, i, i);
        buffer_put(&b, "<baris><sel gabung-baris=\"40\">satu1 dua2 tiga3 empat4 lima5 enam6</sel><sel>baris</sel></baris>");
        for (int i = 1; i < 40; i++)
            buffer_put(&b, "<baris><sel>baris</sel></baris>");
        buffer_put(&b, "</badan></tabel>" FOOT);
        Laid l;
        laid_open(&l, buffer_text(&b), 300, 400);
        assert_true(l.ok);
        for (int i = 0; i < 9; i++) {
            size_t page = page_of(&l, arena_printf(arena, "atas%d", i));
            assert_int_equal(page_of(&l, arena_printf(arena, "bawah%d", i)), page);
            assert_int_equal(page_of(&l, arena_printf(arena, "mula%d", i)), page);
            assert_int_equal(page_of(&l, arena_printf(arena, "akhir%d", i)), page);
        }
        assert_int_equal(page_of(&l, "satu1"), page_of(&l, "dua2"));
        assert_int_equal(page_of(&l, "satu1"), page_of(&l, "tiga3"));
        laid_close(&l);
        arena_drop(arena);
    }
}

static void a_cell_higher_than_pages_is_cut(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, HEAD "<tabel><kolom lebar=\"60pt\"/><kolom "
                        "lebar=\"1*\"/><kepala><baris><sel>K</sel><sel>L</sel></baris></kepala><badan><baris><sel>pendek</sel><sel>");
    for (int i = 0; i < 900; i++)
        buffer_printf(&b, "kata%d ", i);
    buffer_put(&b, "</sel></baris></badan></tabel>" FOOT);
    Laid l;
    laid_open(&l, buffer_text(&b), 300, 400);
    assert_true(l.ok);
    assert_true(l.pages->count > 3);
    assert_int_equal(page_of(&l, "kata0 "), 1);
    assert_int_equal(page_of(&l, "kata899"), l.pages->count);
    laid_close(&l);
    arena_drop(arena);
}

/* ---- trees ---- */

static void put_tree(Buffer *b, int programs, int activities)
{
    buffer_put(b, "<pohon judul=\"Pohon\" jenis=\"kinerja\"><simpul judul=\"Akar\" gaya=\"utama\">");
    for (int i = 0; i < programs; i++) {
        buffer_printf(b, "<simpul judul=\"Program %d\">", i);
        for (int k = 0; k < activities; k++)
            buffer_printf(b, "<simpul judul=\"Kegiatan %d\"><teks>uraian panjang %d dari kegiatan itu</teks></simpul>", k, k);
        buffer_put(b, "</simpul>");
    }
    buffer_put(b, "</simpul></pohon>");
}

static void trees_fit_or_break(void **state)
{
    (void)state;
    /* Few nodes make a diagram on one page; many columns stand in rows; what is higher than a page goes on as an outline. */
    static const int sizes[][2] = {{2, 2}, {9, 1}, {11, 1}, {4, 20}, {1, 60}};
    Arena *arena = arena_new();
    for (size_t i = 0; i < 5; i++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        put_tree(&b, sizes[i][0], sizes[i][1]);
        buffer_put(&b, FOOT);
        Laid l;
        laid_open(&l, buffer_text(&b), 420, 595);
        assert_true(l.ok);
        assert_int_equal(l.diags.count, 0);
        assert_int_equal(l.pages->count > 1, i >= 3);
        /* Where it goes on, what the boxes follow from is said again. */
        assert_true(count_of(&l, "Program") >= (size_t)sizes[i][0]);
        assert_true(i >= 3 || count_of(&l, "Program") == (size_t)sizes[i][0]);
        assert_int_equal(count_of(&l, "(lanjutan)") > 0, i >= 3);
        assert_int_equal(count_of(&l, "Kegiatan"), sizes[i][0] * sizes[i][1]);
        verify_places(&l, i);
        laid_close(&l);
    }
    arena_drop(arena);
}

/* A chart of many columns is at ease on landscape paper only: it gets a page of its own, and the text goes on before it. */
static void crowded_figures_turn(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, HEAD "<paragraf>sebelum</paragraf><pohon judul=\"Struktur\"><simpul judul=\"Kepala\">");
    for (int i = 0; i < 6; i++)
        buffer_printf(&b, "<simpul judul=\"Bidang %d\"/>", i);
    buffer_put(&b, "</simpul></pohon><paragraf>sesudah</paragraf>" FOOT);
    Laid l;
    laid_open(&l, buffer_text(&b), 420, 595);
    assert_true(l.ok);
    assert_int_equal(l.pages->count, 2);
    assert_int_equal(page_of(&l, "sesudah"), 1);
    assert_int_equal(page_of(&l, "Bidang 5"), 2);
    assert_int_equal(page_of(&l, "Struktur"), 2);
    assert_int_equal(l.pages->items[1]->width, l.pages->items[0]->height);
    verify_places(&l, 0);
    laid_close(&l);
    arena_drop(arena);
}

/* ---- contents ---- */

/* Titles of every length beside wide numbers: where there is no room for dots nothing stands in their place, for painters draw what is on a page. */
static void contents_leave_no_empty_place(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, "<naskah versi=\"1\" gaya=\"resmi\"><halaman-depan><daftar-isi judul=\"DAFTAR ISI\"/>");
    for (int i = 1; i <= 90; i++) {
        buffer_put(&b, "<bab judul=\"");
        for (int k = 0; k < i; k++)
            buffer_put(&b, k % 6 ? "m" : " m");
        buffer_put(&b, "\"><paragraf>Isi.</paragraf></bab>");
    }
    buffer_put(&b, "</halaman-depan></naskah>");
    Laid l;
    laid_open(&l, buffer_text(&b), 0, 0);
    assert_true(l.ok && l.pages->count > 90);
    for (size_t p = 0; p < l.pages->count; p++)
        for (size_t i = 0; i < l.pages->items[p]->count; i++)
            assert_true(l.pages->items[p]->items[i].kind != ITEM_GLYPHS || l.pages->items[p]->items[i].u.text.glyphs);
    laid_close(&l);
    arena_drop(arena);
}

static void contents_know_the_pages(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, "<naskah versi=\"1\" gaya=\"resmi\"><halaman-depan><daftar-isi judul=\"DAFTAR ISI\"/></halaman-depan><isi>");
    for (int i = 1; i <= 12; i++) {
        buffer_printf(&b, "<bab judul=\"Bagian%c\">", 'A' + i);
        buffer_put(&b, filler(arena, i, 40));
        buffer_put(&b, "</bab>");
    }
    buffer_put(&b, "</isi></naskah>");
    Laid l;
    laid_open(&l, buffer_text(&b), 0, 0);
    assert_true(l.ok);
    size_t front = 0;
    while (strchr("ivx", l.pages->items[front]->label[0]))
        front++;
    assert_string_equal(l.pages->items[front]->label, "1");
    /* Every number in the list is the label of the page where the destination of its line stands. */
    size_t checked = 0;
    for (size_t p = 0; p < front; p++) {
        const Page *page = l.pages->items[p];
        for (size_t i = 0; i < page->count; i++) {
            const Item *link = &page->items[i];
            if (link->kind != ITEM_LINK)
                continue;
            assert_non_null(link->u.link.dest);
            const char *label = NULL;
            for (size_t q = 0; q < l.pages->count; q++)
                for (size_t k = 0; k < l.pages->items[q]->count; k++)
                    if (l.pages->items[q]->items[k].kind == ITEM_DEST && strcmp(l.pages->items[q]->items[k].u.dest.name, link->u.link.dest) == 0)
                        label = l.pages->items[q]->label;
            assert_non_null(label);
            /* The number is the rightmost text within the link's rectangle. */
            const Item *number = NULL;
            for (size_t k = 0; k < page->count; k++) {
                const Item *t = &page->items[k];
                if (is_text(t) && t->rect.y > link->rect.y && t->rect.y < link->rect.y + link->rect.h && (!number || t->rect.x > number->rect.x))
                    number = t;
            }
            assert_non_null(number);
            assert_int_equal(number->u.text.glyphs->text_len, strlen(label));
            assert_memory_equal(number->u.text.glyphs->text, label, strlen(label));
            checked++;
        }
    }
    assert_int_equal(checked, 12);
    laid_close(&l);
    arena_drop(arena);
}

static void footnotes_stand_on_the_page_of_their_mark(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    for (int above = 1; above < 30; above++) {
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD);
        for (int i = 0; i < above; i++)
            buffer_put(&b, "<paragraf>baris</paragraf>");
        buffer_put(&b, "<paragraf>Bertanda<catatan-kaki>Keterangannya</catatan-kaki> saja</paragraf>" FOOT);
        Laid l;
        laid_open(&l, buffer_text(&b), 300, 400);
        assert_true(l.ok);
        assert_int_equal(page_of(&l, "Bertanda"), page_of(&l, "Keterangannya"));
        laid_close(&l);
    }
    arena_drop(arena);
}

/* ---- places ---- */

static bool overlap(const Item *a, const Item *b)
{
    Unit ha = a->u.text.glyphs->font->x_height, hb = b->u.text.glyphs->font->x_height, slack = UNIT_PT / 4;
    return a->rect.x + slack < b->rect.x + b->rect.w && b->rect.x + slack < a->rect.x + a->rect.w && a->rect.y - ha + slack < b->rect.y &&
           b->rect.y - hb + slack < a->rect.y;
}

static void verify_places(Laid *l, uint64_t seed)
{
    bool may_stick_out = laid_said(l, "L106") || laid_said(l, "L107");
    for (size_t p = 0; p < l->pages->count; p++) {
        const Page *page = l->pages->items[p];
        size_t texts = 0;
        for (size_t i = 0; i < page->count; i++) {
            const Item *a = &page->items[i];
            if (!is_text(a) || a->u.text.glyphs->text_len == 0)
                continue;
            texts++;
            if (may_stick_out)
                continue;
            bool inside = a->rect.x >= page->body.x - 2 && a->rect.x + a->rect.w <= page->body.x + page->body.w + UNIT_PT / 2 &&
                          a->rect.y >= page->body.y && a->rect.y <= page->body.y + page->body.h + UNIT_PT / 2;
            if (!inside)
                print_message("seed %llu page %zu: \"%.*s\" stands outside: x %d to %d, y %d; body x %d to %d, y %d to %d\n",
                              (unsigned long long)seed, p + 1, a->u.text.glyphs->text_len, a->u.text.glyphs->text, a->rect.x / UNIT_PT,
                              (a->rect.x + a->rect.w) / UNIT_PT, a->rect.y / UNIT_PT, page->body.x / UNIT_PT, (page->body.x + page->body.w) / UNIT_PT,
                              page->body.y / UNIT_PT, (page->body.y + page->body.h) / UNIT_PT);
            assert_true(inside);
            for (size_t k = i + 1; k < page->count; k++) {
                const Item *b = &page->items[k];
                if (!is_text(b) || b->u.text.glyphs->text_len == 0 || !overlap(a, b))
                    continue;
                print_message("seed %llu page %zu: \"%.*s\" overlaps \"%.*s\"\n", (unsigned long long)seed, p + 1, a->u.text.glyphs->text_len,
                              a->u.text.glyphs->text, b->u.text.glyphs->text_len, b->u.text.glyphs->text);
                fail();
            }
        }
        if (!texts)
            print_message("seed %llu: page %zu is empty\n", (unsigned long long)seed, p + 1);
        assert_true(texts > 0);
    }
}

/* ---- promises that random documents found broken ---- */

/* However narrow, a table's numbers stand whole, inside it, over nothing else, and a warning says how small they are. */
static void numbers_never_stick_out(void **state)
{
    (void)state;
    static const char *const amounts[] = {"Rp1.234.567.890,00", "5.01.02.2.03.0012", "31/12/2024", "100.025,75%"};
    Laid l;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, HEAD "<tabel lebar=\"90pt\"><kolom lebar=\"5mm\"/><kolom/><kolom/><kolom lebar=\"1*\"/><badan><baris>");
    for (int i = 0; i < 4; i++)
        buffer_printf(&b, "<sel>%s</sel>", amounts[i]);
    buffer_put(&b, "</baris></badan></tabel>" FOOT);
    laid_open(&l, buffer_text(&b), 300, 400);
    assert_true(l.ok);
    for (int i = 0; i < 4; i++)
        assert_int_equal(count_of(&l, amounts[i]), 1);
    assert_true(laid_said(&l, "L103"));
    verify_places(&l, 0);
    laid_close(&l);
    arena_drop(arena);
}

/* Each row's footnote on the row's page, in order, whatever stands above; and more of them than a page has lines. */
static void footnotes_of_rows_stand_on_their_page(void **state)
{
    (void)state;
    enum { ROWS = 90 };
    Laid l;
    Arena *arena = arena_new();
    Buffer b = buffer_in(arena);
    buffer_put(&b, HEAD "<tabel><kolom/><badan>");
    for (int i = 100; i < 100 + ROWS; i++)
        buffer_printf(&b, "<baris><sel>baris%d<catatan-kaki>catatan%d</catatan-kaki></sel></baris>", i, i);
    buffer_put(&b, "</badan></tabel>" FOOT);
    laid_open(&l, buffer_text(&b), 300, 400);
    assert_true(l.ok);
    for (int i = 100; i < 100 + ROWS; i++) {
        char row[32], note[32];
        snprintf(row, sizeof row, "baris%d", i);
        snprintf(note, sizeof note, "catatan%d", i);
        assert_int_equal(count_of(&l, note), 1);
        assert_int_equal(page_of(&l, row), page_of(&l, note));
    }
    verify_places(&l, 0);
    laid_close(&l);
    arena_drop(arena);
}

/* A head repeats; higher than half a page it stands once; where it leaves no room for a row it is dealt out like rows. Each time the message says so. */
static void heads_degrade_in_order(void **state)
{
    (void)state;
    static const struct {
        int lines;
        const char *rule;
        bool repeats;
    } cases[] = {{5, NULL, true}, {16, "L109", false}, {22, "L110", false}};
    for (size_t k = 0; k < 3; k++) {
        Laid l;
        Arena *arena = arena_new();
        Buffer b = buffer_in(arena);
        buffer_put(&b, HEAD "<tabel><kolom/><kepala><baris><sel>Kepala");
        for (int i = 1; i < cases[k].lines; i++)
            buffer_put(&b, "<baris-baru/>x");
        buffer_put(&b, "</sel></baris></kepala><badan>");
        for (int i = 0; i < 60; i++)
            buffer_put(&b, "<baris><sel>isi</sel></baris>");
        buffer_put(&b, "</badan></tabel>" FOOT);
        laid_open(&l, buffer_text(&b), 300, 400);
        assert_true(l.ok);
        assert_int_equal(laid_said(&l, "L109") || laid_said(&l, "L110"), cases[k].rule != NULL);
        assert_true(!cases[k].rule || laid_said(&l, cases[k].rule));
        assert_int_equal(count_of(&l, "Kepala"), cases[k].repeats ? l.pages->count : 1);
        assert_int_equal(count_of(&l, "isi"), 60);
        verify_places(&l, 0);
        laid_close(&l);
        arena_drop(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_keep_with_what_follows),
        cmocka_unit_test(no_widows_or_orphans),
        cmocka_unit_test(no_page_ends_with_a_hyphen),
        cmocka_unit_test(signatures_stay_whole),
        cmocka_unit_test(signatures_never_stand_alone),
        cmocka_unit_test(codes_are_drawn),
        cmocka_unit_test(a_paragraph_can_be_a_bookmark),
        cmocka_unit_test(heads_repeat_on_every_page),
        cmocka_unit_test(total_keeps_with_the_row_before),
        cmocka_unit_test(running_totals_stand_at_the_breaks),
        cmocka_unit_test(merged_cells_go_on),
        cmocka_unit_test(no_hyphen_is_left_behind_by_signatures),
        cmocka_unit_test(rows_under_a_merged_cell_stay_together),
        cmocka_unit_test(a_cell_higher_than_pages_is_cut),
        cmocka_unit_test(trees_fit_or_break),
        cmocka_unit_test(crowded_figures_turn),
        cmocka_unit_test(contents_leave_no_empty_place),
        cmocka_unit_test(contents_know_the_pages),
        cmocka_unit_test(footnotes_stand_on_the_page_of_their_mark),
        cmocka_unit_test(numbers_never_stick_out),
        cmocka_unit_test(footnotes_of_rows_stand_on_their_page),
        cmocka_unit_test(heads_degrade_in_order),
    };
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
