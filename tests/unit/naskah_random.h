/* naskah_random.h: a random naskah and what it promises to hold.
 *
 * Every word is different from every other, so each can be found again on the pages. What is written is also kept as a tree of `Want`s: texts, what stands below
 * each other and what beside, tables with their heads; verify.h compares the pages with it.
 * Blocks and texts are counted: those listed in `Plan.skip` are left out, those in `Plan.cut` get one word, while all others stay as they are, so that a failing document can be made small. */
#ifndef TESTS_NASKAH_RANDOM_H
#define TESTS_NASKAH_RANDOM_H

#include <ctype.h>
#include <stdint.h>

#include "base/buffer.h"
#include "laid.h"

enum { PLAN_MOST = 4096, COLUMNS_MOST = 60 };

typedef struct Plan {
    uint64_t seed;
    bool skip[PLAN_MOST], cut[PLAN_MOST];
} Plan;

/* TEXT is a leaf; SEQ stands below each other, in order; BESIDE in no order, on one page; SECTION a SEQ that begins on a page of its own; the rows of a TABLE are
 * SEQs of their cells; OTHER a drawing, whose place is not known. */
typedef enum { WANT_TEXT, WANT_SEQ, WANT_BESIDE, WANT_SECTION, WANT_TABLE, WANT_ROW, WANT_OTHER } WantKind;

typedef enum {
    TEXT_PARAGRAPH,
    TEXT_ITEM,
    TEXT_HEADING,
    TEXT_TITLE,
    TEXT_CAPTION,
    TEXT_HEAD,
    TEXT_CELL,
    TEXT_NOTE,
    TEXT_SOURCE,
    TEXT_SIGN,
    TEXT_TREE,
    TEXT_TOTAL
} TextRole;

/* A place in the document: page from 1 and baseline. Page 0: nowhere. */
typedef struct Spot {
    size_t page;
    Unit y;
} Spot;

typedef struct Want {
    WantKind kind;
    TextRole role;
    struct Want *first, *last, *next, *parent;
    const char *text; /* lower case, without blanks; of a row: its running total */
    bool open_end;    /* a page number follows */
    long line;        /* of the naskah, for a table */
    RowKind row;
    bool head, nested, continued, carry;
    bool new_page; /* of a heading: it begins a page */
    int columns, colspan, rowspan;
    unsigned level; /* of a row */
    size_t note; /* TEXT_NOTE: its number, from 1 */
    /* what the verifier found */
    Spot from, to;
    size_t found; /* how often */
    const struct Seen *seen;
} Want;

typedef struct Random {
    const Plan *plan;
    uint64_t state;
    Buffer out;
    Arena *arena;
    Want *root, *at; /* all of it; where the next goes */
    Want **texts;
    size_t count, cap;
    const char **figures; /* numbers, amounts, codes, dates: never divided */
    size_t figure_count, figure_cap;
    const char **ids; /* of tables, to refer to */
    size_t id_count, id_cap;
    const char **refs; /* the labels' places: ids referred to */
    size_t ref_count, ref_cap;
    size_t blocks, pieces, notes;
    int inside; /* tables, lists and boxes around the present place */
    int serial, width, height;
    long line;
    bool contents, heads;
    bool table_notes;
    bool blank_rows; /* some rows hold nothing */
} Random;

static inline unsigned rnd(Random *r, unsigned below)
{
    r->state = r->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(r->state >> 33) % below;
}

static inline void put(Random *r, const char *text)
{
    buffer_put(&r->out, text);
}

static inline void put_line(Random *r)
{
    put(r, "\n");
    r->line++;
}

static inline Want *want_new(Random *r, WantKind kind)
{
    Want *w = arena_make(r->arena, Want);
    *w = (Want){.kind = kind, .parent = r->at, .colspan = 1, .rowspan = 1};
    if (r->at && r->at->last)
        r->at->last->next = w;
    else if (r->at)
        r->at->first = w;
    if (r->at)
        r->at->last = w;
    return w;
}

static inline Want *want_open(Random *r, WantKind kind)
{
    return r->at = want_new(r, kind);
}

static inline void want_close(Random *r)
{
    r->at = r->at->parent;
}

/* ---- words ---- */

static const char *const SYLLABLES[] = {"ka", "bu", "ten", "ling", "me", "per", "so", "si", "al", "nya", "da", "rah", "kan", "ber"};

/* A number, amount, code, date or percentage that no other contains. */
static inline const char *random_figure(Random *r)
{
    int n = ++r->serial;
    const char *text;
    switch (rnd(r, 6)) {
    case 0:
        text = arena_printf(r->arena, "Rp7.%03d.%03d,00", n / 1000, n % 1000);
        break;
    case 1:
        text = arena_printf(r->arena, "8.%03d.%03d", n / 1000, n % 1000);
        break;
    case 2:
        text = arena_printf(r->arena, "%d,25%%", 100000 + n);
        break;
    case 3:
        text = arena_printf(r->arena, "5.01.%02d.2.%02d.%04d", n / 10000 % 100, n / 1000000, n % 10000);
        break;
    case 4:
        text = arena_printf(r->arena, "%02d/%02d/%d", 1 + n % 28, 1 + n / 28 % 12, 2000 + n / 336);
        break;
    default:
        text = arena_printf(r->arena, "3%06d", n);
    }
    assert_true(arena_grow(r->arena, &r->figures, r->figure_count, &r->figure_cap));
    r->figures[r->figure_count++] = text;
    return text;
}

static inline const char *random_word(Random *r)
{
    if (rnd(r, 9) == 0)
        return random_figure(r);
    Buffer word = buffer_in(r->arena);
    for (int id = ++r->serial; id; id /= 14)
        buffer_put(&word, SYLLABLES[id % 14]);
    if (rnd(r, 14) == 0)
        for (int i = 0; i < 12; i++)
            buffer_put(&word, SYLLABLES[rnd(r, 14)]);
    if (rnd(r, 30) == 0)
        buffer_printf(&word, "/%s", SYLLABLES[rnd(r, 14)]);
    if (rnd(r, 12) == 0)
        buffer_put_char(&word, ",.;:"[rnd(r, 4)]);
    return buffer_text(&word);
}

static inline const char *squeezed(Arena *arena, const char *text, size_t len)
{
    char *out = arena_alloc(arena, len + 1);
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        if (text[i] != ' ')
            out[n++] = (char)tolower((unsigned char)text[i]);
    out[n] = '\0';
    return out;
}

static inline Want *want_text(Random *r, TextRole role, const char *plain)
{
    Want *w = want_new(r, WANT_TEXT);
    w->role = role;
    w->text = squeezed(r->arena, plain, strlen(plain));
    assert_true(arena_grow(r->arena, &r->texts, r->count, &r->cap));
    r->texts[r->count++] = w;
    return w;
}

static inline int piece_words(Random *r, int words)
{
    size_t n = r->pieces++;
    return n < PLAN_MOST && r->plan->cut[n] ? 1 : words;
}

/* Words in the present place; with `rich` some are bold, and `notes` may hang on them. */
static inline Want *random_text(Random *r, TextRole role, int words, bool rich, bool notes)
{
    Buffer plain = buffer_in(r->arena);
    uint64_t state = r->state;
    words = piece_words(r, words);
    const char *note_texts[8];
    size_t note_count = 0;
    for (int i = 0; i < words; i++) {
        const char *word = random_word(r);
        bool bold = rich && rnd(r, 20) == 0;
        buffer_printf(&r->out, "%s%s%s%s", i ? " " : "", bold ? "<tebal>" : "", word, bold ? "</tebal>" : "");
        buffer_put(&plain, word);
        if (notes && note_count < 8 && rnd(r, 60) == 0) {
            Buffer own = buffer_in(r->arena), plain_own = buffer_in(r->arena);
            for (int k = 0, n = 1 + (int)rnd(r, rnd(r, 12) ? 12 : 150); k < n; k++) {
                const char *t = random_word(r);
                buffer_printf(&own, "%s%s", k ? " " : "", t);
                buffer_put(&plain_own, t);
            }
            buffer_printf(&r->out, "<catatan-kaki>%s</catatan-kaki>", buffer_text(&own));
            note_texts[note_count++] = buffer_text(&plain_own);
        }
    }
    r->state = state ^ r->pieces * 0x9E3779B97F4A7C15u;
    rnd(r, 2);
    Want *w = want_text(r, role, buffer_text(&plain));
    for (size_t i = 0; i < note_count; i++) {
        Want *note = want_text(r, TEXT_NOTE, note_texts[i]);
        note->note = ++r->notes;
    }
    return w;
}

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

static inline void random_cell(Random *r, int depth, int colspan, int rowspan, TextRole role, bool numeric)
{
    Want *cell = want_open(r, WANT_SEQ);
    cell->colspan = colspan;
    cell->rowspan = rowspan;
    buffer_printf(&r->out, "<sel gabung-kolom=\"%d\" gabung-baris=\"%d\">", colspan, rowspan);
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
    if (!head && rnd(r, 12) == 0)
        put(r, " pisah=\"ya\"");
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
        random_cell(r, depth, colspan, rowspan, head ? TEXT_HEAD : TEXT_CELL, !head && c > columns / 2);
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

/* A budget table whose broken pages say their running totals. */
static inline void random_budget(Random *r)
{
    Want *table = want_open(r, WANT_TABLE);
    table->carry = table->continued = true;
    table->columns = 2;
    table->line = r->line;
    put(r, "<tabel pindahan=\"ya\"><kolom/><kolom rata=\"kanan\"/><kepala>");
    int open[2] = {0};
    random_row(r, 9, 2, 1, open, true, 1000, 1);
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

static inline void random_columns(Random *r, int columns)
{
    static const char *const KINDS[] = {"<kolom/>",
                                        "<kolom/>",
                                        "<kolom lebar=\"1*\"/>",
                                        "<kolom lebar=\"12mm\"/>",
                                        "<kolom rata=\"kanan\"/>",
                                        "<kolom rata=\"desimal\"/>",
                                        "<kolom rata=\"tengah\" tegak=\"tengah\"/>",
                                        "<kolom lebar=\"alami\" min=\"10mm\" maks=\"40mm\"/>"};
    bool plain = rnd(r, 2);
    for (int c = 0; c < columns; c++)
        put(r, plain ? "<kolom/>" : KINDS[rnd(r, 8)]);
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
    Want *table = want_open(r, WANT_TABLE);
    table->columns = columns;
    table->nested = r->inside > 0;
    table->continued = rnd(r, 4) > 0;
    table->line = r->line;
    put(r, "<tabel");
    if (!table->continued)
        put(r, " lanjutan=\"tidak\"");
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
    random_columns(r, columns);
    if (rnd(r, 3)) {
        put(r, "<kepala>");
        int head_rows = rnd(r, 25) ? 1 + (int)rnd(r, 2) : 3 + (int)rnd(r, 12);
        random_rows(r, 9, columns, head_rows, true);
        put(r, "</kepala>");
    }
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
    uint64_t state = r->state;
    random_block_now(r, depth);
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
