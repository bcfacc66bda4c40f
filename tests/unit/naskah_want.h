/* naskah_want.h: what a random naskah promises to hold, and its words.
 *
 * Every word is different from every other, so each can be found again on the pages. What is written is also kept as a tree of `Want`s: texts, what stands below
 * each other and what beside, tables with their heads; naskah_verify.h compares the pages with it. */
#ifndef TESTS_NASKAH_WANT_H
#define TESTS_NASKAH_WANT_H

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

/* Of a table's column. */
typedef struct WantColumn {
    CellVAlign valign;
    bool repeat;
} WantColumn;

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
    bool numbers;  /* of a table: a row of column numbers is the last of its head */
    bool whole;    /* of a row: it may not be cut */
    WantColumn *column; /* of a table: its columns */
    int columns, place, colspan, rowspan; /* `place` of a cell: its first column, from 0 */
    CellVAlign valign;
    unsigned level; /* of a row */
    size_t note; /* TEXT_NOTE: its number, from 1 */
    /* what the verifier found */
    Spot from, to;
    size_t found; /* how often */
    const struct Seen *seen;
} Want;

typedef struct Random {
    const Plan *plan;
    uint64_t state, more;
    bool richer;   /* it has what is drawn from `more` */
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

/* Whether something is there besides, once in n times: from a stream of its own, so that what older seeds made stays the same but for that. */
static inline bool more(Random *r, unsigned n)
{
    r->more = r->more * 6364136223846793005u + 1442695040888963407u;
    return r->richer && (unsigned)(r->more >> 33) % n == 0;
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

#endif
