/* naskah_rows.h: whether the rows of a random naskah's tables hold together: a sub-head with the row behind, a total with the row before.
 *
 * They part only where no page has room for them, and that is measured on the pages: what holds together so far, with the least of the row behind and the footnotes of both, against what
 * a page offers. Texts are measured from ascent to descent, so that only the padding of cells and the leading of lines is estimated (EDGE). */
#ifndef TESTS_NASKAH_ROWS_H
#define TESTS_NASKAH_ROWS_H

#include "naskah_seen.h"

enum {
    EDGE = 6 * 1024 /* padding and leading above and below what is measured */,
    SLACK = 4 * 1024 /* of that */,
    NOTE_GAP = 9 * 1024 /* above the first footnote of a page */
};

/* A row of the body, and of the head where that is dealt out like rows. */
typedef struct SeenRow {
    const Want *want;
    Spot from, to; /* of the cells that reach into no other row, and, for the end, of those that end in it; page 0: the row's own are blank */
    size_t reach;  /* the last row that merged cells from here, or from above, reach into */
} SeenRow;

typedef struct SeenTable {
    const Verifier *v;
    const Want *want;
    SeenRow *rows;
    size_t count;
    size_t page;   /* where its rows begin */
    Unit capacity; /* what a further page offers */
    bool dealt;    /* its head is dealt out like rows */
} SeenTable;

/* ---- measuring ---- */

/* A row on a page: the cells that reach into no other, and those from above that end in it; of a row that began before the page, these alone may be left. */
static inline Stretch row_on(const SeenTable *t, size_t r, size_t page)
{
    Stretch s = {0};
    bool goes_on = t->rows[r].from.page && t->rows[r].from.page < page;
    for (size_t i = 0; i <= r; i++)
        for (const Want *c = t->rows[i].reach >= r || i == r ? t->rows[i].want->first : NULL; c; c = c->next)
            if (i + (size_t)c->rowspan - 1 == r) {
                Stretch cell = {0};
                stretch_on(c, page, TEXT_CELL, &cell);
                if (cell.bottom && (c->rowspan == 1 || s.bottom || goes_on))
                    stretch_join(&s, c->rowspan == 1 || !s.bottom ? cell.top : s.top, cell.bottom);
            }
    return s;
}

static inline Unit row_height_of(const SeenTable *t, size_t r)
{
    Unit height = 0;
    for (const Want *c = t->rows[r].want->first; c; c = c->next)
        if (c->rowspan == 1 && height_of(c) > height)
            height = height_of(c);
    return height + EDGE;
}

/* ---- what a row takes at least ---- */

/* How many lines of a text must stand together at its beginning: two, and (`hyphens`) no hyphen ends a page unless line after line does. */
static inline size_t lines_together(const Seen *s, bool hyphens)
{
    size_t k = 0, n = s->count;
    for (; k + 1 < n; k++) {
        size_t run = 0;
        while (hyphens && run <= 2 && k + run < n && s->lines[k + run].hyphen)
            run++;
        if (k && k != n - 2 && (!run || run > 2))
            break;
    }
    return n ? k + 1 : 0;
}

static inline Unit least_of(const Verifier *v, const Want *w);

/* Title, head and the first rows that hold together, the last of them in pieces of a quarter of a page. */
static inline Unit least_of_table(const Verifier *v, const Want *table)
{
    Unit page = v->l->pages->items[table->from.page - 1]->body.h, least = 0, held = 0;
    for (const Want *c = table->first; c; c = c->next) {
        Unit height = height_of(c) + EDGE;
        if (c->kind == WANT_TEXT && c->role == TEXT_TITLE) {
            least += height <= page / 3 ? height : least_of(v, c);
        } else if (c->kind == WANT_ROW && c->head) {
            least += height;
        } else if (c->kind == WANT_ROW) {
            least += height < page / 4 || c->whole ? height : page / 4;
            held += height;
            bool keeps = c->row == ROW_GROUP || (c->next && c->next->kind == WANT_ROW && (c->next->row == ROW_TOTAL || c->next->row == ROW_SUBTOTAL));
            if (!keeps || held > page / 3)
                break;
        }
    }
    return least;
}

/* What a line of the text takes: the distance of two that stand below each other, or its own box. */
static inline Unit line_step(const Seen *s)
{
    Unit step = s->lines[0].bottom - s->lines[0].top;
    for (size_t i = 1; i < s->count && i < 8; i++)
        if (s->lines[i].at.page == s->lines[i - 1].at.page && s->lines[i].at.y > s->lines[i - 1].at.y)
            return s->lines[i].at.y - s->lines[i - 1].at.y;
    return step;
}

/* The first lines of something that may stand at the foot of a page. */
static inline Unit least_of(const Verifier *v, const Want *w)
{
    if (w->kind == WANT_TABLE)
        return w->from.page ? least_of_table(v, w) : 0;
    if (w->kind != WANT_TEXT)
        return w->first ? least_of(v, w->first) : 0;
    return w->seen && w->seen->count ? (Unit)lines_together(w->seen, true) * line_step(w->seen) : 0;
}

static inline Unit row_least(const SeenTable *t, size_t r)
{
    Unit least = 0;
    for (const Want *c = t->rows[r].want->first; c; c = c->next)
        if (c->rowspan == 1 && least_of(t->v, c) > least)
            least = least_of(t->v, c);
    return least + EDGE;
}

/* ---- what holds together ---- */

static inline bool is_sum(const SeenTable *t, size_t r)
{
    return r < t->count && (t->rows[r].want->row == ROW_TOTAL || t->rows[r].want->row == ROW_SUBTOTAL);
}

static inline bool is_low(const SeenTable *t, size_t r)
{
    return row_height_of(t, r) <= t->capacity / 6 + EDGE;
}

/* Whether merged cells may keep row r with the next: a few rows, or the first that a cell's lines need. */
static inline bool merged_may_hold(const SeenTable *t, size_t r)
{
    if (t->rows[r].reach <= r)
        return false;
    size_t from = r, to = r;
    Unit all = row_height_of(t, r), above = 0;
    while (from && t->rows[from - 1].reach >= from)
        all += row_height_of(t, --from);
    while (t->rows[to].reach > to)
        all += row_height_of(t, ++to);
    bool may = all <= t->capacity / 4 + EDGE;
    for (size_t i = r + 1; i-- > from && !may;) {
        above += row_height_of(t, i);
        for (const Want *c = t->rows[i].want->first; c; c = c->next)
            may |= c->rowspan > 1 && least_of(t->v, c) + 2 * EDGE > above;
    }
    return may;
}

/* Whether row r may have the next with it for other reasons than a sub-head's or a total's. */
static inline bool may_hold(const SeenTable *t, size_t r)
{
    const Want *row = t->rows[r].want, *next = t->rows[r + 1].want;
    bool low = is_low(t, r) && is_low(t, r + 1), leads = row->level && next->level > row->level;
    return (low && (leads || (t->count > 2 && (r == 0 || r + 2 == t->count)))) || merged_may_hold(t, r);
}

/* The first of the rows up to row `last` that hold together with it on its page. */
static inline size_t chain_first(const SeenTable *t, size_t last, size_t page)
{
    size_t k = last;
    while (k && (!t->rows[k].from.page || t->rows[k].from.page == page) && (!t->rows[k - 1].to.page || t->rows[k - 1].to.page == page) &&
           (t->rows[k - 1].want->row == ROW_GROUP || is_sum(t, k) || may_hold(t, k - 1)))
        k--;
    return k;
}

/* ---- what a page offers ---- */

static inline Unit foot_of(const Verifier *v, size_t page)
{
    Rect body = v->l->pages->items[page - 1]->body;
    Stretch notes = {0};
    stretch_on(v->r->root, page, TEXT_NOTE, &notes);
    return notes.bottom ? notes.top - NOTE_GAP : body.y + body.h;
}

/* Whether a footnote that goes on leaves no other a place on the page. */
static inline bool notes_wait(const Verifier *v, size_t page)
{
    bool wait = false;
    for (size_t i = 0; i < v->r->count; i++) {
        const Seen *s = v->r->texts[i]->role == TEXT_NOTE ? v->r->texts[i]->seen : NULL;
        wait |= s && s->lines[0].at.page <= page && s->lines[s->count - 1].at.page > page;
    }
    return wait;
}

static inline Unit note_height(const Want *note)
{
    Unit height = 0;
    for (size_t p = note->seen ? note->seen->lines[0].at.page : 1; note->seen && p <= note->seen->lines[note->seen->count - 1].at.page; p++) {
        Stretch s = {0};
        stretch_on(note, p, TEXT_NOTE, &s);
        height += stretch_height(s);
    }
    return height;
}

/* The footnotes of rows; the last may part when it is long. */
static inline Unit notes_of(const SeenTable *t, size_t from, size_t to)
{
    Unit height = 0, last = 0, third = t->capacity / 3;
    for (size_t r = from; r <= to; r++)
        for (const Want *c = t->rows[r].want->first; c; c = c->next)
            for (const Want *n = c->first; n; n = n->next)
                if (n->kind == WANT_TEXT && n->role == TEXT_NOTE) {
                    height += last;
                    last = note_height(n);
                }
    height += last < third ? last : third;
    return height ? height + NOTE_GAP : 0;
}

/* The top of the table's first row on a page; 0: none is there. */
static inline Unit rows_top(const SeenTable *t, size_t page)
{
    Unit top = 0;
    for (size_t r = 0; r < t->count; r++) {
        Stretch s = row_on(t, r, page);
        top = s.bottom && (!top || s.top < top) ? s.top : top;
    }
    return top;
}

/* Where something on the page that the rows begin on begins, if that is above `top`. */
static inline Unit begins(const SeenTable *t, const Want *w, Unit top)
{
    Stretch s = {0};
    stretch_on(w, t->page, TEXT_CELL, &s);
    return s.bottom && s.top < top ? s.top : top;
}

/* What a page offers to the table's first row, at `top`, that begins with what is kept with that: head, title, headings. */
static inline Unit first_offer(const SeenTable *t, Unit top)
{
    Unit above = top;
    for (const Want *w = t->want->parent->first; w != t->want; w = w->next)
        above = w->kind == WANT_TEXT && w->role == TEXT_HEADING ? begins(t, w, above) : top;
    for (const Want *w = t->want->first; w; w = w->next)
        above = begins(t, w, above);
    return t->v->l->pages->items[t->page - 1]->body.h - (top - above);
}

/* ---- the promise ---- */

/* Whether rows from `first` on, up to the break behind row `last` on the page, with the least of the row behind, are more than a page offers. */
static inline bool rows_fill(const SeenTable *t, size_t first, size_t last, size_t page)
{
    Stretch chain = {0};
    for (size_t r = first; r <= last; r++) {
        Stretch s = row_on(t, r, page);
        if (s.bottom)
            stretch_join(&chain, s.top, s.bottom);
    }
    Unit height = row_height_of(t, last + 1), least = row_least(t, last + 1), third = t->capacity / 3 + EDGE, notes = notes_of(t, last + 1, last + 1);
    bool whole = t->rows[last + 1].want->whole && height <= t->capacity; /* it is parted rather than cut */
    /* At the top of a further page nothing has a choice. */
    if (chain.top == rows_top(t, page) && page > t->page) {
        Unit next = whole || height < least ? height : least;
        return chain.bottom + EDGE / 2 + next + (notes_wait(t->v, page) ? 0 : notes) > foot_of(t->v, page) - SLACK;
    }
    Unit offer = first ? t->capacity : first_offer(t, chain.top);
    Unit next = whole || height < third ? height : least < third ? third : height < least ? height : least;
    return stretch_height(chain) + EDGE + next + notes_of(t, first, last + 1) > offer - SLACK;
}

static inline void verify_break(Verifier *v, const SeenTable *t, size_t last, size_t page)
{
    bool group = t->rows[last].want->row == ROW_GROUP;
    if ((!group && !is_sum(t, last + 1)) || rows_fill(t, chain_first(t, last, page), last, page))
        return;
    if (group)
        fault(v, "page %zu: group row \"%.40s\" is parted from the row behind", page, first_words(t->rows[last].want));
    else
        fault(v, "page %zu: total row \"%.40s\" is parted from the row before", t->rows[last + 1].from.page, first_words(t->rows[last + 1].want));
}

/* What of the merged cells that end in a row stands below its top, on a page and those behind. */
static inline Unit merged_rest(const SeenTable *t, size_t r, size_t page, Unit top)
{
    Unit most = 0;
    for (size_t i = 0; i < r; i++)
        for (const Want *c = t->rows[i].want->first; c; c = c->next) {
            if (i + (size_t)c->rowspan - 1 != r)
                continue;
            Stretch here = {0};
            stretch_on(c, page, TEXT_CELL, &here);
            Unit rest = here.bottom > top ? here.bottom - top : 0;
            for (size_t p = page + 1; p <= c->to.page; p++) {
                Stretch s = {0};
                stretch_on(c, p, TEXT_CELL, &s);
                rest += stretch_height(s);
            }
            most = rest > most ? rest : most;
        }
    return most;
}

static inline bool texts_only(const Want *row)
{
    bool only = true;
    for (const Want *c = row->first; c; c = c->next)
        for (const Want *text = c->first; text; text = text->next)
            only &= text->kind == WANT_TEXT;
    return only;
}

/* A row that may not be cut is only where no page, or not the one that it begins at the top of, whose footnotes go on from another, has room for it. */
static inline void verify_whole(Verifier *v, const SeenTable *t, size_t r)
{
    const Want *row = t->rows[r].want;
    Spot from, to;
    row_extent(row, &from, &to);
    if (!row->whole || from.page == to.page || !texts_only(row))
        return;
    Unit top = row_on(t, r, from.page).top, rest = merged_rest(t, r, from.page, top) + EDGE, height = row_height_of(t, r);
    Unit notes = notes_of(t, r, r), most = t->capacity / 3 * 2, offer = r ? t->capacity : first_offer(t, top);
    height = height > rest ? height : rest;
    bool first = top == rows_top(t, from.page), fills = height + (notes < most ? notes : most) > offer - SLACK;
    if (!fills && !(first && top + height > foot_of(v, from.page) - SLACK))
        fault(v, "page %zu: row \"%.40s\" is cut, and may not be", from.page, first_words(row));
}

static inline void read_rows(SeenTable *t)
{
    size_t reach = 0, cap = 0;
    for (const Want *c = t->want->first; c; c = c->next) {
        if (c->kind != WANT_ROW || (c->head && !t->dealt))
            continue;
        assert_true(arena_grow(t->v->arena, &t->rows, t->count, &cap));
        for (const Want *k = c->first; k; k = k->next)
            reach = t->count + (size_t)k->rowspan - 1 > reach ? t->count + (size_t)k->rowspan - 1 : reach;
        SeenRow *row = &t->rows[t->count++];
        *row = (SeenRow){.want = c, .reach = reach};
        row_extent(c, &row->from, &row->to);
        t->page = t->page && (!row->from.page || t->page < row->from.page) ? t->page : row->from.page;
    }
    for (size_t r = 0; r < t->count; r++)
        for (const Want *c = t->rows[r].want->first; c; c = c->next) {
            Spot *to = &t->rows[r + (size_t)c->rowspan - 1].to;
            *to = to->page && before(*to, c->to) ? c->to : *to;
        }
}

static inline void verify_row_keeps(Verifier *v, const Want *want)
{
    SeenTable t = {.v = v, .want = want, .dealt = said_at(v, "L110", want->line)};
    read_rows(&t);
    Unit least = 0;
    for (size_t p = want->from.page + 1; p && p <= want->to.page; p++) {
        Unit top = rows_top(&t, p) - v->l->pages->items[p - 1]->body.y;
        least = top > 0 && (!least || top < least) ? top : least;
    }
    t.capacity = want->from.page ? v->l->pages->items[want->to.page - 1]->body.h - least : 0;
    for (size_t r = 0; r < t.count; r++)
        verify_whole(v, &t, r);
    for (size_t r = 0; r + 1 < t.count; r++)
        if (t.rows[r].to.page && t.rows[r + 1].from.page > t.rows[r].to.page)
            verify_break(v, &t, r, t.rows[r].to.page);
}

#endif
