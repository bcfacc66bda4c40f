/* naskah_random.h: a random naskah, from a seed.
 *
 * Blocks and texts are counted: those listed in `Plan.skip` are left out, those in `Plan.cut` get one word, while all others stay as they are, so that a failing document can be made small.
 * What the generator learnt later is drawn from a stream of its own (`more`), and for every other seed only, so that the documents of older seeds stay what they were but for that. */
#ifndef TESTS_NASKAH_RANDOM_H
#define TESTS_NASKAH_RANDOM_H

#include "naskah_want.h"

/* ---- blocks ---- */

static inline void random_blocks(Random *r, int depth, int most);

static inline void random_paragraph(Random *r, int depth)
{
    put(r, rnd(r, 8) ? "<paragraf>" : "<paragraf rata=\"kiri\">");
    Want *w = random_text(r, TEXT_PARAGRAPH, rnd(r, 30) ? 1 + (int)rnd(r, 70) : 200 + (int)rnd(r, 700), true, depth == 0);
    if (r->id_count && rnd(r, 3) == 0) {
        bool page = rnd(r, 2);
        buffer_printf(&r->out, " <rujukan ke=\"%s\" bentuk=\"%s\"/>", r->ids[rnd(r, (unsigned)r->id_count)], page ? "halaman" : "label");
        w->open_end = page;
    }
    put(r, "</paragraf>");
}

static const char *const VALIGNS[] = {[CELL_TOP] = "atas", [CELL_MIDDLE] = "tengah", [CELL_BOTTOM] = "bawah"};

static inline void random_cell(Random *r, int depth, int place, int colspan, int rowspan, TextRole role, bool numeric)
{
    Want *cell = want_open(r, WANT_SEQ);
    cell->place = place;
    cell->colspan = colspan;
    cell->rowspan = rowspan;
    cell->valign = role == TEXT_HEAD ? CELL_MIDDLE : cell->parent->parent->column[place].valign;
    buffer_printf(&r->out, "<sel gabung-kolom=\"%d\" gabung-baris=\"%d\"", colspan, rowspan);
    if (more(r, 10)) {
        cell->valign = more(r, 2) ? CELL_BOTTOM : more(r, 2) ? CELL_MIDDLE : CELL_TOP;
        buffer_printf(&r->out, " tegak=\"%s\"", VALIGNS[cell->valign]);
    }
    put(r, ">");
    if (role == TEXT_CELL && depth < 2 && rnd(r, 30) == 0) {
        r->inside++;
        random_blocks(r, depth + 1, 3);
        r->inside--;
    } else if (role == TEXT_CELL && rnd(r, 25) == 0) {
        /* empty */
    } else if (numeric && rnd(r, 5)) {
        const char *figure = random_figure(r);
        put(r, figure);
        want_text(r, role, figure);
    } else {
        int words = 1 + (int)rnd(r, 8);
        if (role == TEXT_CELL && rnd(r, 60) == 0)
            words = 1 + (int)rnd(r, rnd(r, 4) ? 150 : 900);
        random_text(r, role, words, false, role == TEXT_CELL && r->table_notes && depth == 0);
    }
    put(r, "</sel>");
    want_close(r);
}

static inline bool is_blank(const Want *w)
{
    bool blank = w->kind != WANT_TEXT && w->kind != WANT_OTHER;
    for (const Want *c = w->first; c && blank; c = c->next)
        blank = c->rowspan == 1 ? is_blank(c) : true;
    return blank;
}

/* One row; `open[c]`: how many further rows a merged cell covers there. */
static inline void random_row(Random *r, int depth, int columns, int rows_left, int *open, bool head, unsigned merging, int tallest)
{
    static const char *const KINDS[] = {"biasa", "kelompok", "subjumlah", "jumlah"};
    static const RowKind ROWS[] = {ROW_PLAIN, ROW_GROUP, ROW_SUBTOTAL, ROW_TOTAL};
    unsigned kind = head || rnd(r, 5) ? 0 : rnd(r, 4);
    Want *row = want_open(r, WANT_ROW);
    row->row = ROWS[kind];
    row->head = head;
    put(r, "<baris");
    if (!head)
        buffer_printf(&r->out, " jenis=\"%s\"", KINDS[kind]);
    if (!head && rnd(r, 10) == 0) {
        row->level = 1 + rnd(r, 4);
        buffer_printf(&r->out, " tingkat=\"%u\"", row->level);
    }
    bool freely = !head && rnd(r, 12) == 0;
    row->whole = !head && more(r, 8) && !freely;
    put(r, freely ? " pisah=\"ya\"" : row->whole ? " pisah=\"tidak\"" : "");
    put(r, ">");
    for (int c = 0; c < columns;) {
        if (open[c] > 0) {
            open[c++]--;
            continue;
        }
        int colspan = 1, rowspan = rnd(r, merging) == 0 ? 1 + (int)rnd(r, (unsigned)tallest) : 1;
        while (c + colspan < columns && open[c + colspan] == 0 && rnd(r, merging) == 0)
            colspan++;
        rowspan = rowspan > rows_left ? rows_left : rowspan;
        random_cell(r, depth, c, colspan, rowspan, head ? TEXT_HEAD : TEXT_CELL, !head && c > columns / 2);
        for (int k = 0; k < colspan; k++)
            open[c + k] = rowspan - 1;
        c += colspan;
    }
    put(r, "</baris>");
    put_line(r);
    r->blank_rows |= is_blank(row);
    want_close(r);
}

static inline void random_rows(Random *r, int depth, int columns, int rows, bool head)
{
    int open[COLUMNS_MOST] = {0};
    unsigned merging = rnd(r, 4) ? 6 + rnd(r, 20) : 1000;
    int tallest = rnd(r, 5) ? 9 : 60;
    for (int i = 0; i < rows; i++)
        random_row(r, depth, columns, rows - i, open, head, merging, tallest);
}

static inline Want *table_open(Random *r, int columns)
{
    Want *table = want_open(r, WANT_TABLE);
    table->columns = columns;
    table->column = arena_array(r->arena, WantColumn, (size_t)columns);
    for (int c = 0; c < columns; c++)
        table->column[c] = (WantColumn){.valign = CELL_TOP};
    table->line = r->line;
    put(r, "<tabel");
    return table;
}

/* The row of column numbers: its texts are none of the naskah's. */
static inline void want_numbers(Random *r, const Want *table)
{
    if (!table->numbers)
        return;
    Want *row = want_open(r, WANT_ROW);
    row->row = ROW_NUMBERS;
    row->head = true;
    for (int c = 0; c < table->columns; c++) {
        Want *cell = want_open(r, WANT_SEQ), *text = want_new(r, WANT_TEXT);
        cell->place = c;
        cell->valign = CELL_MIDDLE;
        text->role = TEXT_HEAD;
        text->text = arena_printf(r->arena, "%d", c + 1);
        want_close(r);
    }
    want_close(r);
}

static inline void put_numbers(Random *r, Want *table, unsigned n)
{
    table->numbers = more(r, n);
    put(r, table->numbers ? " nomor-kolom=\"ya\"" : "");
}

/* A budget table whose broken pages say their running totals. */
static inline void random_budget(Random *r)
{
    Want *table = table_open(r, 2);
    table->carry = table->continued = true;
    put(r, " pindahan=\"ya\"");
    put_numbers(r, table, 3);
    put(r, "><kolom/><kolom rata=\"kanan\"/><kepala>");
    int open[2] = {0};
    random_row(r, 9, 2, 1, open, true, 1000, 1);
    want_numbers(r, table);
    put(r, "</kepala><badan>");
    for (int i = 1, n = 5 + (int)rnd(r, 60); i <= n; i++) {
        Want *row = want_open(r, WANT_ROW);
        row->row = i == n ? ROW_TOTAL : ROW_PLAIN;
        put(r, i == n ? "<baris jenis=\"jumlah\"><sel>" : "<baris><sel>");
        random_text(r, TEXT_CELL, 1 + (int)rnd(r, 9), false, false);
        const char *figure = random_figure(r);
        row->text = arena_printf(r->arena, "9.%06d", r->serial);
        buffer_printf(&r->out, "</sel><sel kumulatif=\"%s\">%s</sel></baris>", row->text, figure);
        want_text(r, TEXT_CELL, figure);
        put_line(r);
        want_close(r);
    }
    put(r, "</badan></tabel>");
    put_line(r);
    want_close(r);
}

static inline void random_columns(Random *r, Want *table)
{
    static const char *const KINDS[] = {"",
                                        "",
                                        " lebar=\"1*\"",
                                        " lebar=\"12mm\"",
                                        " rata=\"kanan\"",
                                        " rata=\"desimal\"",
                                        " rata=\"tengah\" tegak=\"tengah\"",
                                        " lebar=\"alami\" min=\"10mm\" maks=\"40mm\""};
    enum { MIDDLE = 6 };
    bool plain = rnd(r, 2), repeats = more(r, 2);
    for (int c = 0; c < table->columns; c++) {
        unsigned kind = plain ? 0 : rnd(r, 8);
        WantColumn *column = &table->column[c];
        buffer_printf(&r->out, "<kolom%s", KINDS[kind]);
        column->repeat = repeats && more(r, c < 2 ? 2 : 12);
        put(r, column->repeat ? " ulang=\"ya\"" : "");
        if (kind == MIDDLE) {
            column->valign = CELL_MIDDLE;
        } else if (more(r, 6)) {
            column->valign = more(r, 2) ? CELL_BOTTOM : CELL_MIDDLE;
            buffer_printf(&r->out, " tegak=\"%s\"", VALIGNS[column->valign]);
        }
        put(r, "/>");
    }
}

static inline void random_table(Random *r, int depth)
{
    int columns = 1 + (int)rnd(r, depth ? 3 : 7), rows = 1 + (int)rnd(r, depth ? 4 : 25);
    if (!depth && rnd(r, 40) == 0)
        columns = 8 + (int)rnd(r, COLUMNS_MOST - 7);
    if (!depth && rnd(r, 30) == 0)
        rows = 60 + (int)rnd(r, 60);
    if (rnd(r, 30) == 0)
        rows = 0;
    rows = columns > 12 && rows > 8 ? 8 : rows;
    Want *table = table_open(r, columns);
    table->nested = r->inside > 0;
    table->continued = rnd(r, 4) > 0;
    if (!table->continued)
        put(r, " lanjutan=\"tidak\"");
    put_numbers(r, table, 5);
    bool titled = rnd(r, 2);
    if (titled) {
        put(r, " judul=\"");
        random_text(r, TEXT_TITLE, 1 + (int)rnd(r, 14), false, false);
        const char *id = arena_printf(r->arena, "t%d", r->serial);
        buffer_printf(&r->out, "\" id=\"%s\"", id);
        if (!depth) {
            assert_true(arena_grow(r->arena, &r->ids, r->id_count, &r->id_cap));
            r->ids[r->id_count++] = id;
        }
    }
    put(r, ">");
    random_columns(r, table);
    if (rnd(r, 3)) {
        put(r, "<kepala>");
        int head_rows = rnd(r, 25) ? 1 + (int)rnd(r, 2) : 3 + (int)rnd(r, 12);
        random_rows(r, 9, columns, head_rows, true);
        put(r, "</kepala>");
    }
    want_numbers(r, table);
    put(r, "<badan>");
    random_rows(r, depth, columns, rows, false);
    put(r, "</badan>");
    if (rnd(r, 6) == 0) {
        put(r, "<sumber>");
        random_text(r, TEXT_SOURCE, 1 + (int)rnd(r, 8), false, false);
        put(r, "</sumber>");
    }
    put(r, "</tabel>");
    put_line(r);
    want_close(r);
}

static inline void random_list(Random *r, int depth)
{
    static const char *const KINDS[] = {"bulat", "strip", "angka", "angka-kurung", "huruf", "romawi", "tanpa"};
    buffer_printf(&r->out, "<daftar jenis=\"%s\">", KINDS[rnd(r, 7)]);
    want_open(r, WANT_SEQ);
    for (unsigned i = 0, n = 1 + rnd(r, 5); i < n; i++) {
        put(r, "<butir>");
        r->inside++;
        if (depth < 3 && rnd(r, 4) == 0)
            random_blocks(r, depth + 1, 2);
        else
            random_text(r, TEXT_ITEM, 1 + (int)rnd(r, 30), true, depth == 0);
        r->inside--;
        put(r, "</butir>");
    }
    put(r, "</daftar>");
    want_close(r);
}

static inline void random_caption(Random *r)
{
    if (rnd(r, 2)) {
        put(r, " judul=\"");
        random_text(r, TEXT_CAPTION, 1 + (int)rnd(r, 12), false, false);
        put(r, "\"");
    }
}

static inline void random_figure_block(Random *r)
{
    want_new(r, WANT_OTHER);
    if (rnd(r, 2)) {
        put(r, "<gambar berkas=\"arsip.svg\" alt=\"x\"");
        random_caption(r);
        buffer_printf(&r->out, " tinggi=\"%umm\"/>", 5 + rnd(r, rnd(r, 5) ? 60 : 400));
        return;
    }
    static const char *const KINDS[] = {"kolom", "batang", "garis", "donat", "kolom-tumpuk"};
    buffer_printf(&r->out, "<grafik jenis=\"%s\" tinggi=\"%umm\"", KINDS[rnd(r, 5)], 30 + rnd(r, 90));
    random_caption(r);
    put(r, "><kategori>2022</kategori><kategori>2023</kategori><seri nama=\"Realisasi\">");
    buffer_printf(&r->out, "<titik nilai=\"%u\"/><titik nilai=\"%u\"/></seri></grafik>", rnd(r, 100), rnd(r, 100));
}

static inline void random_tree(Random *r)
{
    want_new(r, WANT_OTHER);
    put(r, "<pohon jenis=\"kinerja\"");
    random_caption(r);
    put(r, "><simpul judul=\"Akar\" gaya=\"utama\">");
    for (unsigned i = 0, n = 1 + rnd(r, 6); i < n; i++) {
        put(r, "<simpul judul=\"");
        random_text(r, TEXT_TREE, 1 + (int)rnd(r, 6), false, false);
        put(r, "\">");
        for (unsigned k = 0, m = rnd(r, rnd(r, 6) ? 4 : 30); k < m; k++) {
            put(r, "<simpul judul=\"");
            random_text(r, TEXT_TREE, 1 + (int)rnd(r, 4), false, false);
            put(r, "\"/>");
        }
        put(r, "</simpul>");
    }
    put(r, "</simpul></pohon>");
}

static inline void random_signatures(Random *r)
{
    put(r, rnd(r, 3) ? "<ttd>" : "<ttd elektronik=\"ya\">");
    want_open(r, WANT_BESIDE);
    for (unsigned i = 0, n = 1 + rnd(r, 3); i < n; i++) {
        /* The lines of a signature are one text. */
        Buffer plain = buffer_in(r->arena);
        const char *office = random_word(r), *name = random_word(r), *other = random_word(r);
        buffer_printf(&plain, "%s%s%s", office, other, name);
        buffer_printf(&r->out, "<pihak><jabatan>%s %s</jabatan><nama>%s</nama></pihak>", office, other, name);
        want_text(r, TEXT_SIGN, buffer_text(&plain));
    }
    put(r, "</ttd>");
    want_close(r);
}

static inline void random_heading(Random *r, int level);

/* What stands at the top, or in a section of other paper. */
static inline void random_large(Random *r, int depth)
{
    switch (rnd(r, 12)) {
    case 0:
    case 1:
        random_budget(r);
        return;
    case 2:
        buffer_printf(&r->out, "<bagian orientasi=\"%s\"%s>", rnd(r, 2) ? "lanskap" : "potret", rnd(r, 3) ? "" : " kertas=\"F4\"");
        want_open(r, WANT_SECTION);
        random_blocks(r, depth + 1, 2);
        put(r, "</bagian>");
        want_close(r);
        return;
    case 3:
    case 4:
        put(r, "<kotak>");
        want_open(r, WANT_SEQ);
        r->inside++;
        random_blocks(r, depth + 1, 3);
        r->inside--;
        put(r, "</kotak>");
        want_close(r);
        return;
    case 5:
    case 6:
    case 7:
        random_figure_block(r);
        return;
    case 8:
        random_tree(r);
        return;
    case 9:
        random_signatures(r);
        return;
    default:
        random_table(r, depth);
    }
}

static inline void random_block_now(Random *r, int depth)
{
    switch (rnd(r, depth ? 6 : 12)) {
    case 0:
        random_table(r, depth);
        return;
    case 1:
        random_list(r, depth);
        return;
    case 6:
    case 7:
    case 8:
    case 9:
        random_large(r, depth);
        return;
    default:
        random_paragraph(r, depth);
    }
}

/* Takes back what was written since a mark. */
typedef struct Mark {
    size_t out, count, figures, ids, notes;
    long line;
    Want *last;
} Mark;

static inline Mark mark_here(const Random *r)
{
    return (Mark){r->out.len, r->count, r->figure_count, r->id_count, r->notes, r->line, r->at->last};
}

static inline void take_back(Random *r, const Mark *m)
{
    r->out.len = m->out;
    if (r->out.text)
        r->out.text[m->out] = '\0';
    r->count = m->count;
    r->figure_count = m->figures;
    r->id_count = m->ids;
    r->notes = m->notes;
    r->line = m->line;
    r->at->last = m->last;
    if (m->last)
        m->last->next = NULL;
    else
        r->at->first = NULL;
}

static inline void random_block(Random *r, int depth)
{
    size_t number = r->blocks++;
    Mark before = mark_here(r);
    uint64_t state = r->state, further = r->more;
    r->more = r->plan->seed * 0xD1B54A32D192ED03u ^ (number + 1) * 0x8CB92BA72F3D8DD7u;
    more(r, 2);
    random_block_now(r, depth);
    r->more = further;
    /* What follows is the same whether a block is there or not, or how long its texts are. */
    r->state = state ^ (number + 1) * 0x9E3779B97F4A7C15u;
    rnd(r, 2);
    if (number < PLAN_MOST && r->plan->skip[number])
        take_back(r, &before);
}

static inline void random_blocks(Random *r, int depth, int most)
{
    for (int i = 0, n = 1 + (int)rnd(r, (unsigned)most); i < n; i++)
        random_block(r, depth);
}

static inline void random_heading(Random *r, int level)
{
    put(r, level == 1 ? "<bab judul=\"" : "<subbab judul=\"");
    Want *heading = random_text(r, TEXT_HEADING, 1 + (int)rnd(r, 12), false, false);
    bool goes_on = level == 1 && rnd(r, 2);
    heading->new_page = level == 1 && !goes_on;
    put(r, goes_on ? "\" halaman-baru=\"tidak\">" : "\">");
    put_line(r);
}

/* Chapters, each with blocks and sections. */
static inline void random_chapters(Random *r)
{
    for (unsigned i = 0, n = rnd(r, 4); i < n; i++) {
        random_heading(r, 1);
        random_blocks(r, 0, 4);
        for (unsigned k = 0, m = rnd(r, 3); k < m; k++) {
            random_heading(r, 2);
            random_blocks(r, 0, 4);
            put(r, "</subbab>");
        }
        put(r, "</bab>");
    }
}

/* The whole document; its paper goes to width and height (points). */
static inline const char *random_naskah(Random *r, const Plan *plan, Arena *arena)
{
    static const int PAPERS[][2] = {{595, 842}, {610, 936}, {420, 595}, {298, 420}, {210, 298}, {842, 595}};
    *r = (Random){.plan = plan, .state = plan->seed * 2 + 1, .arena = arena, .out = buffer_in(arena), .line = 1, .serial = 14 * 14 * 14};
    for (int i = 0; i < 4; i++)
        rnd(r, 2);
    unsigned paper = rnd(r, 6);
    r->width = PAPERS[paper][0];
    r->height = PAPERS[paper][1];
    r->contents = rnd(r, 4) == 0;
    r->heads = rnd(r, 3) == 0;
    r->table_notes = rnd(r, 3) == 0;
    r->richer = plan->seed % 2 == 0;
    r->root = r->at = NULL;
    r->root = want_open(r, WANT_SEQ);
    buffer_printf(&r->out, "<naskah versi=\"1\" gaya=\"%s\">", rnd(r, 3) ? "resmi" : "modern");
    if (r->heads)
        put(r, "<kepala-halaman><kiri>Kepala</kiri></kepala-halaman><kaki-halaman><tengah><nomor-halaman/></tengah></kaki-halaman>");
    if (r->contents)
        put(r, "<halaman-depan><daftar-isi judul=\"Daftar\"/></halaman-depan>");
    put(r, "<isi>");
    put_line(r);
    if (rnd(r, 3))
        random_blocks(r, 0, 8);
    random_chapters(r);
    put(r, "</isi></naskah>");
    return buffer_text(&r->out);
}

#endif
