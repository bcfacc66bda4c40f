/* naskah_seen.h: what the pages of a random naskah show: of each text its lines and their places, of what holds texts its extent. */
#ifndef TESTS_NASKAH_SEEN_H
#define TESTS_NASKAH_SEEN_H

#include "naskah_random.h"

/* A line of a text on a page. */
typedef struct SeenLine {
    Spot at;
    Unit top, bottom; /* from ascent to descent */
    bool hyphen;
} SeenLine;

/* What of a node stands on the pages. */
typedef struct Seen {
    Buffer text; /* lower case, without blanks and soft hyphens */
    SeenLine *lines;
    size_t count, cap;
    const Node *node;
} Seen;

/* How many rows of column numbers a page repeats, by how many numbers they have. */
typedef struct NumberRows {
    size_t least[COLUMNS_MOST + 1], most[COLUMNS_MOST + 1];
} NumberRows;

typedef struct Verifier {
    Laid *l;
    Random *r;
    Arena *arena;
    Buffer report;
    size_t faults;
    const char *kind;  /* of the first */
    Seen *seen;        /* by node id */
    Buffer *artifacts; /* by page: what is repeated or runs along, each item on a line; one that ends in a hyphen goes on */
    Buffer *all;       /* by page: every text item, parted by newlines */
    Spot *marks;       /* by number of a note: where its mark stands */
    Want **sorted;
    NumberRows *number_rows; /* by page */
} Verifier;

static inline void fault(Verifier *v, const char *format, ...) __attribute__((format(printf, 2, 3)));
static inline void fault(Verifier *v, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(v->arena, format, args);
    va_end(args);
    if (!v->faults++)
        v->kind = format;
    if (v->faults <= 12)
        buffer_printf(&v->report, "  %s\n", text);
}

/* The diagnostic of a rule at a line; line 0: anywhere. */
static inline bool said_at(const Verifier *v, const char *rule, long line)
{
    for (size_t i = 0; i < v->l->diags.count; i++)
        if (strcmp(v->l->diags.items[i].rule, rule) == 0 && (!line || v->l->diags.items[i].at.line == line))
            return true;
    return false;
}

/* How many groups of columns a table was divided into; 1: it was not. */
static inline size_t groups_of(const Verifier *v, long line)
{
    size_t groups = 1;
    for (size_t i = 0; i < v->l->diags.count; i++) {
        const Diag *d = &v->l->diags.items[i];
        if (d->at.line == line && strcmp(d->rule, "L104") == 0)
            assert_int_equal(sscanf(strstr(d->message, "into "), "into %zu", &groups), 1);
    }
    return groups;
}

/* Whether the head of a table is dealt out like rows in all the groups of columns that it was divided into; of which head a diagnostic speaks, its line does not say. */
static inline bool deals_heads(const Verifier *v, long line)
{
    size_t dealt = 0;
    for (size_t i = 0; i < v->l->diags.count; i++)
        dealt += v->l->diags.items[i].at.line == line && strcmp(v->l->diags.items[i].rule, "L110") == 0;
    return dealt >= groups_of(v, line);
}

static inline bool before(Spot a, Spot b)
{
    return a.page < b.page || (a.page == b.page && a.y < b.y);
}

/* ---- reading the pages ---- */

static inline const Node *block_of(const Node *node)
{
    while (node->role == ROLE_LINK || node->role == ROLE_SPAN || node->role == ROLE_REFERENCE)
        node = node->parent;
    return node;
}

static inline bool put_squeezed(Buffer *b, const Glyphs *g)
{
    bool hyphen = false;
    for (int k = 0; k < g->text_len; k++) {
        unsigned char c = (unsigned char)g->text[k];
        hyphen = c == 0xC2 && k + 1 < g->text_len && (unsigned char)g->text[k + 1] == 0xAD;
        if (hyphen)
            k++;
        else if (c != ' ')
            buffer_put_char(b, (char)tolower(c));
    }
    return hyphen;
}

/* A line of what stands of a node: a new one, or the last. */
static inline SeenLine *see_line(Verifier *v, const Node *node, const Item *item, size_t page)
{
    Seen *s = &v->seen[node->id];
    SeenLine *last = s->count ? &s->lines[s->count - 1] : NULL;
    if (!last || last->at.page != page || abs(last->at.y - item->rect.y) > item->u.text.glyphs->font->size / 2) {
        assert_true(arena_grow(v->arena, &s->lines, s->count, &s->cap));
        last = &s->lines[s->count++];
        *last = (SeenLine){.at = {page, item->rect.y}, .top = INT32_MAX};
    }
    const Font *font = item->u.text.glyphs->font;
    last->top = item->rect.y - font->ascent < last->top ? item->rect.y - font->ascent : last->top;
    last->bottom = item->rect.y + font->descent > last->bottom ? item->rect.y + font->descent : last->bottom;
    return last;
}

static inline void see(Verifier *v, const Node *node, const Item *item, size_t page)
{
    Seen *s = &v->seen[node->id];
    s->node = node;
    if (!s->text.arena)
        s->text = buffer_in(v->arena);
    bool hyphen = put_squeezed(&s->text, item->u.text.glyphs);
    see_line(v, node, item, page)->hyphen = hyphen;
}

static inline void read_item(Verifier *v, const Item *item, size_t page)
{
    const Glyphs *g = item->u.text.glyphs;
    put_squeezed(&v->all[page], g);
    buffer_put_char(&v->all[page], '\n');
    if (!item->node) {
        if (!put_squeezed(&v->artifacts[page], g))
            buffer_put_char(&v->artifacts[page], '\n');
        return;
    }
    const Node *node = item->node;
    if (node->role == ROLE_REFERENCE && node->parent && g->text_len < 8) {
        size_t n = (size_t)atoi(arena_strndup(v->arena, g->text, (size_t)g->text_len));
        if (n && n <= v->r->notes && !v->marks[n].page)
            v->marks[n] = (Spot){page, item->rect.y};
        return;
    }
    const Node *parent = node->parent;
    if (node->role == ROLE_LINK && parent && parent->role == ROLE_TOCI) {
        see(v, parent, item, page);
        return;
    }
    if (node->role != ROLE_LINK)
        see(v, block_of(node), item, page);
    else if (v->seen[block_of(node)->id].node)
        see_line(v, block_of(node), item, page)->hyphen = false; /* a reference is none of the naskah's words, but may be a line of its own */
}

static inline void read_pages(Verifier *v)
{
    size_t n = v->l->pages->count;
    v->seen = arena_array(v->arena, Seen, v->l->pages->node_count + 2);
    v->artifacts = arena_array(v->arena, Buffer, n + 2);
    v->all = arena_array(v->arena, Buffer, n + 2);
    v->marks = arena_array(v->arena, Spot, v->r->notes + 2);
    v->number_rows = arena_array(v->arena, NumberRows, n + 2);
    for (size_t p = 1; p <= n + 1; p++)
        v->artifacts[p] = v->all[p] = buffer_in(v->arena);
    for (size_t p = 1; p <= n; p++) {
        const Page *page = v->l->pages->items[p - 1];
        for (size_t i = 0; i < page->count; i++)
            if (is_text(&page->items[i]) && page->items[i].u.text.glyphs->text_len)
                read_item(v, &page->items[i], p);
    }
}

/* ---- places ---- */

static inline bool flows(const Want *w)
{
    return w->role != TEXT_CAPTION && w->role != TEXT_NOTE && w->role != TEXT_TREE;
}

/* The places of a text, and of all that is in something. */
static inline void extend(Want *w)
{
    if (w->kind == WANT_TEXT) {
        if (w->seen && flows(w)) {
            w->from = w->seen->lines[0].at;
            w->to = w->seen->lines[w->seen->count - 1].at;
        }
        return;
    }
    for (Want *c = w->first; c; c = c->next) {
        extend(c);
        if (!c->from.page)
            continue;
        if (!w->from.page || before(c->from, w->from))
            w->from = c->from;
        if (before(w->to, c->to))
            w->to = c->to;
    }
}

static inline const char *first_words(const Want *w)
{
    while (w && w->kind != WANT_TEXT)
        w = w->first;
    return w ? w->text : "";
}

/* Of a row only what does not reach into others. */
static inline void row_extent(const Want *row, Spot *from, Spot *to)
{
    *from = *to = (Spot){0};
    for (const Want *c = row->first; c; c = c->next) {
        if (c->rowspan != 1 || !c->from.page)
            continue;
        if (!from->page || before(c->from, *from))
            *from = c->from;
        if (before(*to, c->to))
            *to = c->to;
    }
}

static inline const Want *first_text(const Want *w)
{
    while (w && w->kind != WANT_TEXT) {
        const Want *c = w->first;
        while (c && !c->from.page)
            c = c->next;
        w = c;
    }
    return w;
}

/* ---- measuring ---- */

/* Where the mark of a footnote stands, by the number that is printed before it: those of a table that is divided into groups of columns are not in the order of the naskah. */
static inline Spot mark_of(const Verifier *v, const Want *note)
{
    const Node *node = note->seen ? note->seen->node->parent : NULL;
    const char *label = node && v->seen[node->id].node ? buffer_text(&v->seen[node->id].text) : "";
    size_t number = (size_t)atoi(label);
    return number <= v->r->notes ? v->marks[number] : (Spot){0};
}

/* What something takes of a page, from the ascent of its first line to the descent of its last; bottom 0: nothing. */
typedef struct Stretch {
    Unit top, bottom;
} Stretch;

static inline void stretch_join(Stretch *s, Unit top, Unit bottom)
{
    s->top = s->bottom && s->top < top ? s->top : top;
    s->bottom = s->bottom > bottom ? s->bottom : bottom;
}

static inline void stretch_on(const Want *w, size_t page, TextRole role, Stretch *s)
{
    bool counts = role == TEXT_NOTE ? w->role == TEXT_NOTE : flows(w);
    for (size_t i = 0; w->seen && counts && i < w->seen->count; i++)
        if (w->seen->lines[i].at.page == page)
            stretch_join(s, w->seen->lines[i].top, w->seen->lines[i].bottom);
    for (const Want *c = w->first; c; c = c->next)
        stretch_on(c, page, role, s);
}

static inline Unit stretch_height(Stretch s)
{
    return s.bottom ? s.bottom - s.top : 0;
}

/* On all of its pages. */
static inline Unit height_of(const Want *w)
{
    Unit height = 0;
    for (size_t p = w->from.page; p && p <= w->to.page; p++) {
        Stretch s = {0};
        stretch_on(w, p, TEXT_CELL, &s);
        height += stretch_height(s);
    }
    return height;
}

#endif
