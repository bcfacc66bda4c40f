/* naskah_verify.h: compares the pages of a random naskah with what it promises (naskah_random.h).
 *
 * Every text as often as promised, in order, inside the margins, over nothing else; heads on each page of their table; nothing alone that keeps with something; no page empty; no figure divided.
 * Each thing that is not so is a line of the report. */
#ifndef TESTS_NASKAH_VERIFY_H
#define TESTS_NASKAH_VERIFY_H

#include "naskah_columns.h"
#include "naskah_rows.h"
#include "naskah_seen.h"

/* ---- every text as often as promised ---- */

static inline int want_by_text(const void *a, const void *b)
{
    return strcmp((*(Want *const *)a)->text, (*(Want *const *)b)->text);
}

static inline Want *find_want(const Verifier *v, const char *text)
{
    Want key = {.text = text}, *pointer = &key;
    Want **hit = v->r->count ? bsearch(&pointer, v->sorted, v->r->count, sizeof *v->sorted, want_by_text) : NULL;
    return hit ? *hit : NULL;
}

/* The text that a node's contains behind its label: headings, captions. */
static inline Want *find_labelled(const Verifier *v, const char *text)
{
    for (size_t i = 0; i < v->r->count; i++) {
        Want *w = v->r->texts[i];
        if (w->role != TEXT_HEADING && w->role != TEXT_TITLE && w->role != TEXT_CAPTION)
            continue;
        const char *hit = strstr(text, w->text);
        if (hit && (!hit[strlen(w->text)] || strcmp(hit + strlen(w->text), "(lanjutan)") == 0))
            return w;
    }
    return NULL;
}

static inline Want *match(const Verifier *v, const Seen *s)
{
    const char *text = buffer_text(&s->text);
    Want *w = find_want(v, text);
    if (!w && (s->node->role <= ROLE_H4 || s->node->role == ROLE_CAPTION))
        w = find_labelled(v, text);
    for (size_t len = strlen(text); !w && len && isdigit((unsigned char)text[len - 1]); len--) {
        w = find_want(v, arena_strndup(v->arena, text, len - 1));
        w = w && w->open_end ? w : NULL;
    }
    return w;
}

static inline bool is_counted(const Seen *s)
{
    Role role = s->node->role;
    return *buffer_text(&s->text) && role != ROLE_LBL && role != ROLE_NOTE && role != ROLE_FIGURE && role != ROLE_TOCI && !is_column_number(s) &&
           !(role == ROLE_H1 && strcmp(buffer_text(&s->text), "daftar") == 0);
}

static inline const Want *table_of(const Want *w)
{
    while (w && (w->kind != WANT_TABLE || w->nested))
        w = w->parent;
    return w;
}

/* Whether the table was divided into groups of columns, so that some of it stands in each. */
static inline bool divided(const Verifier *v, const Want *w)
{
    const Want *t = table_of(w);
    return t && said_at(v, "L104", t->line);
}

static inline void verify_counts(Verifier *v)
{
    v->sorted = arena_array(v->arena, Want *, v->r->count + 1);
    if (v->r->count)
        memcpy(v->sorted, v->r->texts, v->r->count * sizeof *v->sorted);
    qsort(v->sorted, v->r->count, sizeof *v->sorted, want_by_text);
    Buffer figures = buffer_in(v->arena);
    for (size_t i = 1; i <= v->l->pages->node_count; i++) {
        Seen *s = &v->seen[i];
        if (!s->node)
            continue;
        if (s->node->role == ROLE_FIGURE)
            buffer_put(&figures, buffer_text(&s->text));
        if (!is_counted(s))
            continue;
        Want *w = match(v, s);
        if (!w) {
            fault(v, "page %zu: \"%.70s\" is no text of the naskah", s->lines[0].at.page, buffer_text(&s->text));
            continue;
        }
        if (!w->found++)
            w->seen = s;
    }
    for (size_t i = 0; i < v->r->count; i++) {
        Want *w = v->r->texts[i];
        if (w->role == TEXT_TREE ? !strstr(buffer_text(&figures), w->text) : w->found != 1 && !(w->found && divided(v, w)) && *w->text)
            fault(v, "\"%.70s\" stands %zu times", w->text, w->found);
    }
}

/* Numbers, amounts, codes and dates stand on one line, in one piece. */
static inline void verify_figures(Verifier *v)
{
    for (size_t i = 0; i < v->r->figure_count; i++) {
        const char *f = squeezed(v->arena, v->r->figures[i], strlen(v->r->figures[i]));
        bool whole = false;
        for (size_t p = 1; p <= v->l->pages->count && !whole; p++)
            whole = strstr(buffer_text(&v->all[p]), f) != NULL;
        if (!whole)
            fault(v, "\"%s\" is divided or lost", f);
    }
}

/* ---- places ---- */

static inline bool overlap(const Item *a, const Item *b)
{
    Unit ha = a->u.text.glyphs->font->x_height, hb = b->u.text.glyphs->font->x_height, slack = UNIT_PT / 4;
    return a->rect.x + slack < b->rect.x + b->rect.w && b->rect.x + slack < a->rect.x + a->rect.w && a->rect.y - ha + slack < b->rect.y &&
           b->rect.y - hb + slack < a->rect.y;
}

static inline bool inside(const Page *page, const Item *a, bool running)
{
    Rect b = page->body;
    if (a->rect.x < b.x - 2 || a->rect.x + a->rect.w > b.x + b.w + UNIT_PT / 2)
        return false;
    return running ? a->rect.y > 0 && a->rect.y < page->height : a->rect.y >= b.y && a->rect.y <= b.y + b.h + UNIT_PT / 2;
}

/* Whether a divided table stands on the page: a row may hold nothing in one of its groups of columns, and the last rows of a group may be such, on a page more. */
static inline bool divided_on(const Verifier *v, const Want *w, size_t page)
{
    if (w->kind == WANT_TABLE && divided(v, w) && w->from.page <= page && w->to.page + 1 >= page)
        return true;
    for (const Want *c = w->first; c; c = c->next)
        if (divided_on(v, c, page))
            return true;
    return false;
}

static inline void verify_page(Verifier *v, size_t p)
{
    const Page *page = v->l->pages->items[p - 1];
    size_t content = 0, texts = 0;
    for (size_t i = 0; i < page->count; i++) {
        const Item *a = &page->items[i];
        content += a->node && (a->kind == ITEM_GLYPHS || a->kind == ITEM_PATH || a->kind == ITEM_IMAGE);
        if (a->kind == ITEM_IMAGE && (a->rect.y < page->body.y || a->rect.y + a->rect.h > page->body.y + page->body.h + UNIT_PT ||
                                      a->rect.x + a->rect.w > page->body.x + page->body.w + UNIT_PT))
            fault(v, "page %zu: a picture stands outside", p);
        if (!is_text(a) || a->u.text.glyphs->text_len == 0)
            continue;
        texts++;
        if (!inside(page, a, !a->node && v->r->heads))
            fault(v, "page %zu: \"%.*s\" stands outside: x %d to %d, y %d; body x %d to %d, y %d to %d", p, a->u.text.glyphs->text_len,
                  a->u.text.glyphs->text, a->rect.x / UNIT_PT, (a->rect.x + a->rect.w) / UNIT_PT, a->rect.y / UNIT_PT, page->body.x / UNIT_PT,
                  (page->body.x + page->body.w) / UNIT_PT, page->body.y / UNIT_PT, (page->body.y + page->body.h) / UNIT_PT);
        for (size_t k = i + 1; k < page->count; k++) {
            const Item *b = &page->items[k];
            if (is_text(b) && b->u.text.glyphs->text_len && overlap(a, b))
                fault(v, "page %zu: \"%.*s\" overlaps \"%.*s\"", p, a->u.text.glyphs->text_len, a->u.text.glyphs->text, b->u.text.glyphs->text_len,
                      b->u.text.glyphs->text);
        }
    }
    if (!content && (texts || !page->count) && v->r->count && !v->r->blank_rows && !divided_on(v, v->r->root, p))
        fault(v, "page %zu has no content", p);
}

/* ---- order ---- */

static inline void verify_order(Verifier *v, const Want *w)
{
    const Want *last = NULL;
    Spot end = {0};
    if (w->kind == WANT_TABLE && divided(v, w))
        return;
    for (const Want *c = w->first; c; c = c->next) {
        verify_order(v, c);
        Spot from = c->from, to = c->to;
        if (c->kind == WANT_ROW)
            row_extent(c, &from, &to);
        bool ordered = w->kind != WANT_BESIDE && w->kind != WANT_ROW && from.page && (c->kind != WANT_TEXT || flows(c));
        if (!ordered)
            continue;
        if (last && !before(end, from) && !(divided(v, c) || divided(v, last)))
            fault(v, "page %zu: \"%.40s\" stands before or beside \"%.40s\"", from.page, first_words(c), first_words(last));
        last = c;
        end = to;
    }
}

/* ---- what stays together ---- */

static inline bool in_table(const Want *w)
{
    for (w = w->parent; w; w = w->parent)
        if (w->kind == WANT_TABLE)
            return true;
    return false;
}

/* Whether what stands above on the page is headings at most. */
static inline bool begins_page(const Verifier *v, size_t number, Unit top)
{
    const Page *page = v->l->pages->items[number - 1];
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].node && block_of(page->items[i].node)->role > ROLE_H4 && page->items[i].rect.y < top)
            return false;
    return true;
}

/* The footnotes whose marks stand in lines [from, to) of a text, of the last its first lines only, and those that go on from the page before. */
static inline Unit notes_of_lines(const Verifier *v, const Want *w, size_t from, size_t to)
{
    const SeenLine *lines = w->seen->lines;
    Unit height = 0, last = 0, carried = 0;
    for (const Want *n = w->next; n && n->kind == WANT_TEXT && n->role == TEXT_NOTE; n = n->next) {
        Spot mark = mark_of(v, n);
        for (size_t i = from; i < to; i++)
            if (lines[i].at.page == mark.page && lines[i].top <= mark.y && mark.y <= lines[i].bottom) {
                height += last;
                last = note_height(n);
            }
    }
    for (size_t i = 0; i < v->r->count; i++) {
        Stretch s = {0};
        if (v->r->texts[i]->role == TEXT_NOTE && mark_of(v, v->r->texts[i]).page < lines[from].at.page)
            stretch_on(v->r->texts[i], lines[from].at.page, TEXT_NOTE, &s);
        carried += stretch_height(s);
    }
    return last ? height + (last < 3 * NOTE_GAP ? last : 3 * NOTE_GAP) + carried + NOTE_GAP : 0;
}

/* Whether lines [from, to) of a text, which begin a page, leave their footnotes no room to begin there: no other page has more. */
static inline bool lines_fill(const Verifier *v, const Want *w, size_t from, size_t to)
{
    const SeenLine *first = &w->seen->lines[from];
    Rect body = v->l->pages->items[first->at.page - 1]->body;
    Unit need = (Unit)(to - from) * line_step(w->seen) + notes_of_lines(v, w, from, to);
    return begins_page(v, first->at.page, first->top) && need > body.y + body.h - first->top - SLACK;
}

/* Whether two lines of a text end a page with a hyphen because those that the hyphen holds, and the footnotes of all, have no room. */
static inline bool hyphen_yields(const Verifier *v, const Want *w, size_t from, size_t end)
{
    const Seen *s = w->seen;
    size_t to = end;
    while (to < s->count && (s->lines[to - 1].hyphen || to + 1 == s->count))
        to++;
    return end - from == 2 && lines_fill(v, w, from, to);
}

static inline void verify_lines(Verifier *v, const Want *w)
{
    const Seen *s = w->seen;
    bool cell = w->role == TEXT_CELL;
    if (!s || (w->role != TEXT_PARAGRAPH && w->role != TEXT_ITEM && !cell) || (!cell && in_table(w)) || divided(v, w))
        return;
    for (size_t i = 0, k; i < s->count; i = k) {
        for (k = i; k < s->count && s->lines[k].at.page == s->lines[i].at.page; k++)
            ;
        /* A merged cell does not stand blank for the sake of two lines. */
        if (k - i == 1 && s->count > 1 && !(cell && w->parent->rowspan > 1))
            fault(v, "page %zu: one line alone of %s \"%.40s\" (%zu lines)%s", s->lines[i].at.page, cell ? "a cell" : "a paragraph", w->text,
                  s->count, cell && table_of(w) != w->parent->parent->parent ? ", nested" : "");
        if (!cell && k < s->count && s->lines[k - 1].hyphen && !hyphen_yields(v, w, i, k))
            fault(v, "page %zu ends with a hyphen: \"%.40s\"", s->lines[i].at.page, w->text);
    }
    size_t row = 0;
    for (size_t i = 0; i < s->count; i++) {
        row = s->lines[i].hyphen ? row + 1 : 0;
        if (row == 3 && !cell)
            fault(v, "page %zu: three hyphens in a row in \"%.40s\"", s->lines[i].at.page, w->text);
    }
}

/* ---- what a heading or a title must have with it ---- */

static inline Unit need_of(const Verifier *v, const Want *w);

/* The space between a heading and what follows. */
static inline Unit gap_below(const Verifier *v, const Want *heading, const Want *next)
{
    static const char *const names[] = {"bab", "subbab"};
    const Style *style = v->l->document->style;
    const TextStyle *own = style_text(style, names[heading->seen->node->role != ROLE_H1]), *below = NULL;
    if (next->kind == WANT_TEXT && next->role == TEXT_HEADING && next->seen)
        below = style_text(style, names[next->seen->node->role != ROLE_H1]);
    if (next->kind == WANT_TABLE && next->first && next->first->kind == WANT_TEXT && next->first->role == TEXT_TITLE)
        below = style_text(style, "judul-tabel");
    Unit before = below ? below->before + below->rule_above : 0;
    return own->rule_below + (own->after > before ? own->after : before);
}

/* The first lines of a text, and its footnotes, of which the last may part. */
static inline Unit need_of_text(const Want *w)
{
    Unit height = w->seen && w->seen->count ? (Unit)lines_together(w->seen, false) * line_step(w->seen) : 0, last = 0;
    for (const Want *n = w->next; n && n->kind == WANT_TEXT && n->role == TEXT_NOTE; n = n->next) {
        height += last;
        last = note_height(n);
    }
    return height + EDGE / 2 + (last ? NOTE_GAP + (last < 4 * NOTE_GAP ? last : 4 * NOTE_GAP) : 0);
}

/* Title, head and the least of the first row, above a row of running totals; the signatures below where there is no row. */
static inline Unit need_of_table(const Verifier *v, const Want *table)
{
    SeenTable t = {.v = v, .want = table, .dealt = deals_heads(v, table->line)};
    read_rows(&t);
    Unit page = v->l->pages->items[table->from.page - 1]->body.h, need = 0, row = t.count ? row_height_of(&t, 0) : 0;
    for (const Want *c = table->first; c; c = c->next)
        if ((c->kind == WANT_TEXT && c->role == TEXT_TITLE) || (c->kind == WANT_ROW && c->head && !t.dealt))
            need += height_of(c) + EDGE;
    if (!t.count)
        return need + (table->next && table->next->kind == WANT_BESIDE ? height_of(table->next) + 3 * EDGE : 0);
    t.capacity = page;
    Unit least = row_least(&t, 0), notes = notes_of(&t, 0, 0);
    if (t.rows[0].want->whole && need + row + notes <= page)
        least = row;
    if (table->nested) /* it is cut into pieces of a quarter of a page */
        least = row <= page / 4 ? row : page / 4;
    need += table->carry ? 20 * UNIT_PT : 0;
    return need + (row < least ? row : least) + (notes < page * 2 / 3 ? notes : page * 2 / 3);
}

/* What the first of something takes at least. */
static inline Unit need_of(const Verifier *v, const Want *w)
{
    if (w->kind == WANT_TABLE)
        return w->from.page ? need_of_table(v, w) : 0;
    if (w->kind == WANT_TEXT)
        return need_of_text(w) + (w->role == TEXT_HEADING && w->seen && w->next ? gap_below(v, w, w->next) + need_of(v, w->next) : 0);
    return w->first ? need_of(v, w->first) + EDGE : 0;
}

/* Whether a page that begins with headings, the last of them `w`, has no room below for the least of what follows. */
static inline bool headings_fill(const Verifier *v, const Want *w, const Want *next)
{
    Stretch own = {0};
    stretch_on(w, w->to.page, TEXT_CELL, &own);
    return begins_page(v, w->to.page, own.top) && own.bottom + gap_below(v, w, next) + need_of(v, next) > foot_of(v, w->to.page) - SLACK;
}

/* Whether no page, or cell on it, has room for a table's title with its head and first row. `next`: the first row, of the head if there is one. */
static inline bool title_fills(const Verifier *v, const Want *title, const Want *next)
{
    Rect body = v->l->pages->items[next->from.page - 1]->body;
    Stretch below = {0};
    stretch_on(next, next->from.page, TEXT_CELL, &below);
    Unit room = title->parent->nested ? foot_of(v, next->from.page) - below.top + EDGE / 2 : body.h;
    return need_of_table(v, title->parent) > room - SLACK;
}

/* Whether any of the rows begins on the page: the first holds nothing in a group of a divided table's columns, or stands there in another. */
static inline bool stands_below(const Want *rows, size_t page)
{
    for (; rows; rows = rows->next)
        if (rows->kind == WANT_ROW && rows->from.page == page)
            return true;
    return false;
}

static inline void verify_keeps(Verifier *v, const Want *w)
{
    if (w->kind == WANT_TEXT) {
        verify_lines(v, w);
        const Want *next = w->next;
        while (next && next->kind == WANT_TEXT && next->role == TEXT_NOTE)
            next = next->next;
        if (!w->from.page || !next || !next->from.page || next->kind == WANT_SECTION || next->new_page)
            return;
        /* Signatures may be higher than what is left of a page. */
        const Want *text = first_text(next);
        bool one = text->role == TEXT_PARAGRAPH && text->seen->count > 1 && text->seen->lines[1].at.page != w->to.page;
        if (w->role == TEXT_HEADING && next->kind != WANT_BESIDE && (next->from.page != w->to.page || one) && !headings_fill(v, w, next))
            fault(v, "page %zu: heading \"%.40s\" %s", w->to.page, w->text, one ? "has one line below it" : "stands alone");
        if (w->role == TEXT_TITLE && next->from.page != w->to.page && !title_fills(v, w, next) && !(divided(v, w) && stands_below(next, w->to.page)))
            fault(v, "page %zu: table title \"%.40s\" stands alone", w->to.page, w->text);
        return;
    }
    if (w->kind == WANT_BESIDE && w->from.page) {
        if (w->from.page != w->to.page)
            fault(v, "page %zu: signatures \"%.40s\" are divided", w->from.page, first_words(w));
    }
    for (const Want *c = w->first; c; c = c->next)
        verify_keeps(v, c);
}

/* ---- tables over pages ---- */

/* The end of `text` in items that begin at `at`; NULL when they do not hold it, or go on in the same item. */
static inline char *items_match(char *at, const char *text)
{
    for (; *text; at++)
        if (*at == *text)
            text++;
        else if (*at != '\n')
            return NULL;
    return *at == '\n' || !*at ? at : NULL;
}

/* How often `text` stands in the page's artifacts, as whole items, or behind a label in the first; each is blanked out. */
static inline size_t take_artifact(Verifier *v, size_t page, const char *text, bool labelled)
{
    size_t n = 0;
    char *begin = v->artifacts[page].text;
    for (char *at = begin; at && *text && *at; at++) {
        char *end = *at == *text && (labelled || at == begin || at[-1] == '\n') ? items_match(at, text) : NULL;
        if (!end)
            continue;
        memset(at, ' ', (size_t)(end - at));
        n++;
    }
    return n;
}

/* Takes the repetitions of the texts in `w`, each `least` to `most` times; how many there were. */
static inline size_t leaf_artifacts(Verifier *v, const Want *w, size_t page, size_t least, size_t most)
{
    size_t n = 0;
    if (w->kind != WANT_TEXT) {
        for (const Want *c = w->first; c; c = c->next)
            n += leaf_artifacts(v, c, page, least, most);
        return n;
    }
    n = take_artifact(v, page, w->text, false);
    if (*w->text && (n < least || n > most))
        fault(v, "page %zu: \"%.40s\", a head or merged cell, stands %zu times again", page, w->text, n);
    return n;
}

/* Whether a line of a text in it is on the page. */
static inline bool shows(const Want *w, size_t page)
{
    for (size_t i = 0; w->seen && flows(w) && i < w->seen->count; i++)
        if (w->seen->lines[i].at.page == page)
            return true;
    for (const Want *c = w->first; c; c = c->next)
        if (shows(c, page))
            return true;
    return false;
}

/* A figure that waited may have the page between two pieces of a row. */
static inline bool stands_on(const Want *t, size_t page, bool head)
{
    for (const Want *c = t->first; c; c = c->next)
        if (c->kind == WANT_ROW && c->head == head && shows(c, page))
            return true;
    return false;
}

static inline void verify_carry(Verifier *v, const Want *t, size_t first, size_t last)
{
    for (size_t p = first; p < last; p++) {
        const Want *end = NULL;
        bool cut = false;
        size_t next = last; /* a figure may have the page between */
        for (const Want *c = t->first; c; c = c->next) {
            if (c->kind != WANT_ROW || c->head || !c->from.page)
                continue;
            cut |= c->from.page <= p && c->to.page > p;
            if (c->to.page == p)
                end = c;
            next = c->from.page > p && c->from.page < next ? c->from.page : next;
        }
        if (!end)
            continue;
        size_t foot = take_artifact(v, p, arena_printf(v->arena, "jumlahdipindahkan%s", end->text), false);
        size_t head = take_artifact(v, cut ? p + 1 : next, arena_printf(v->arena, "jumlahpindahan%s", end->text), false);
        if (foot != (cut ? 0 : 1) || head != (cut ? 0 : 1))
            fault(v, "page %zu: running total %s stands %zu and %zu times", p, end->text, foot, head);
    }
}

/* Takes what is repeated of merged cells on the page; how many. `heads`: the head's rows are dealt out like others. */
static inline size_t merged_artifacts(Verifier *v, const Want *t, size_t page, bool heads)
{
    size_t all = 0;
    for (const Want *c = t->first; c; c = c->next)
        for (const Want *k = c->kind == WANT_ROW && (heads || !c->head) ? c->first : NULL; k; k = k->next) {
            const Want *text = k->rowspan > 1 ? k->first : NULL;
            if (!text || text->kind != WANT_TEXT || !*text->text)
                continue;
            size_t n = take_artifact(v, page, arena_printf(v->arena, "%s(lanjutan)", text->text), false);
            if (n > 1)
                fault(v, "page %zu: merged cell \"%.40s\" stands %zu times again", page, text->text, n);
            all += n;
        }
    return all;
}

/* One of the table's pages; `first`: where its rows begin. False when none of it is there: rows of empty cells end it. */
static inline bool verify_table_page(Verifier *v, const Want *t, size_t page, size_t first, bool once)
{
    size_t merged = merged_artifacts(v, t, page, said_at(v, "L110", t->line));
    bool head = stands_on(t, page, true), body = stands_on(t, page, false) || merged, again = page > first && first && body;
    bool rows = false, blank = false; /* a first row that holds nothing may stand below the head */
    for (const Want *c = t->first; c; c = c->next) {
        blank |= !rows && c->kind == WANT_ROW && !c->head && !c->from.page;
        rows |= c->kind == WANT_ROW && !c->head && c->from.page;
    }
    if (head && !body && rows && !blank && !once && v->r->height > 400)
        fault(v, "page %zu: the head of table \"%.40s\" stands alone", page, first_words(t));
    for (const Want *c = t->first; c; c = c->next) {
        /* Between rows of text there may be rows without. */
        if (c->kind == WANT_ROW && c->row == ROW_NUMBERS) {
            v->number_rows[page].least[t->columns] += again && !once;
            v->number_rows[page].most[t->columns] += page > first;
        } else if (c->kind == WANT_ROW && c->head)
            leaf_artifacts(v, c, page, again && !once ? 1 : 0, page > first ? 1 : 0);
        if (c->kind != WANT_TEXT || c->role != TEXT_TITLE)
            continue;
        size_t n = take_artifact(v, page, arena_printf(v->arena, "%s(lanjutan)", c->text), true);
        /* What takes a quarter of the page is not repeated. */
        bool high = c->seen && (Unit)(c->seen->count + 1) * 12 * UNIT_PT > v->l->pages->items[page - 1]->body.h / 4;
        if (n != (again && t->continued ? 1 : 0) && !(n == 0 && high) && !(page > first && t->continued && !body))
            fault(v, "page %zu: table title \"%.40s\" stands %zu times again", page, c->text, n);
    }
    return body || head || merged;
}

static inline void verify_table(Verifier *v, const Want *t)
{
    bool once = said_at(v, "L109", t->line) || said_at(v, "L110", t->line);
    size_t last = t->to.page, first = 0;
    for (const Want *c = t->first; c; c = c->next)
        if (c->kind == WANT_ROW && c->from.page && (!first || c->from.page < first))
            first = c->from.page;
    for (size_t p = t->from.page; p && p <= v->l->pages->count; p++)
        if (!verify_table_page(v, t, p, first, once) && p > last && !v->r->blank_rows)
            break;
    if (t->carry)
        verify_carry(v, t, first, last);
}

static inline void verify_tables(Verifier *v, const Want *w)
{
    if (w->kind == WANT_TABLE && divided(v, w)) {
        verify_repeated(v, w);
        for (size_t p = w->from.page; w->numbers && p && p <= v->l->pages->count && divided_on(v, w, p); p++)
            for (int n = 1; n <= w->columns; n++) /* a group may have the first columns */
                v->number_rows[p].most[n]++;
        for (size_t p = 1; p <= v->l->pages->count; p++)
            for (size_t i = 0; i < v->r->count; i++)
                if (table_of(v->r->texts[i]) == w) {
                    const Want *c = v->r->texts[i];
                    take_artifact(v, p, c->text, false);
                    take_artifact(v, p, arena_printf(v->arena, "%s(lanjutan)", c->text), c->role == TEXT_TITLE);
                }
        return;
    }
    if (w->kind == WANT_TABLE && !w->nested) {
        verify_table(v, w);
        verify_aligns(v, w);
        if (v->r->height > 400)
            verify_row_keeps(v, w);
    }
    for (const Want *c = w->first; c; c = c->next)
        verify_tables(v, c);
}

/* What is left among the repetitions: labels, marks, running heads and numbers; no word of the naskah. */
static inline void verify_artifacts(Verifier *v, size_t page)
{
    static const char *const KNOWN[] = {"(lanjutan)", "tabel", "jumlah", "dipindahkan", "pindahan", "kepala", "iii",
                                        "ii",         "iv",    "i",      "vi",          "v",        NULL};
    const char *all = buffer_text(&v->artifacts[page]);
    char *text = arena_alloc(v->arena, strlen(all) + 1), *end = text;
    for (; *all; all++)
        if (*all != '\n')
            *end++ = *all;
    *end = '\0';
    for (const char *at = text; *at;) {
        size_t n = 0;
        for (size_t k = 0; KNOWN[k] && !n; k++)
            n = strncmp(at, KNOWN[k], strlen(KNOWN[k])) == 0 ? strlen(KNOWN[k]) : 0;
        if (!n && isalpha((unsigned char)*at)) {
            fault(v, "page %zu: \"%.60s\" stands again", page, at);
            return;
        }
        at += n ? n : 1;
    }
}

/* ---- notes and contents ---- */

static inline size_t last_page(const Want *w)
{
    return w->seen ? w->seen->lines[w->seen->count - 1].at.page : 0;
}

/* Whether a note waits behind another on the page of its mark: one whose mark stands there or before, whose text comes first, and ends on a later page. Any may be that: where a row is cut in
 * step, or a table is divided into groups of columns, marks do not follow each other in the order of their numbers. */
static inline bool waits(const Verifier *v, const Want *note)
{
    size_t page = mark_of(v, note).page;
    for (size_t i = 0; i < v->r->count; i++) {
        const Want *w = v->r->texts[i];
        if (w->role == TEXT_NOTE && w->seen && before(w->seen->lines[0].at, note->seen->lines[0].at) && mark_of(v, w).page <= page &&
            last_page(w) > page)
            return true;
    }
    return false;
}

/* A note begins on the page of its mark, unless one before it is so long that it still goes on there. */
static inline void verify_notes(Verifier *v)
{
    for (size_t i = 0; i < v->r->count; i++) {
        const Want *w = v->r->texts[i];
        if (w->role != TEXT_NOTE || !w->seen)
            continue;
        size_t page = w->seen->lines[0].at.page, mark = mark_of(v, w).page;
        if (page != mark && !(page > mark && waits(v, w)))
            fault(v, "footnote %zu begins on page %zu, its mark is on page %zu", w->note, page, mark);
    }
}

/* Whether an entry of a contents list is that of a heading: its number, its title and its page, nothing else. */
static inline bool is_entry(const char *entry, const char *title)
{
    static const char numbers[] = "0123456789.ivxlc";
    const char *number = strncmp(entry, "bab", 3) == 0 ? entry + 3 : entry;
    for (const char *at = entry; (at = strstr(at, title)); at++) {
        const char *page = at + strlen(title);
        if ((at == entry || (at >= number && strspn(number, numbers) >= (size_t)(at - number))) && !page[strspn(page, numbers)])
            return true;
    }
    return false;
}

static inline void verify_contents(Verifier *v)
{
    if (!v->r->contents)
        return;
    for (size_t i = 0; i < v->r->count; i++) {
        const Want *w = v->r->texts[i];
        if (w->role != TEXT_HEADING)
            continue;
        size_t n = 0;
        for (size_t k = 1; k <= v->l->pages->node_count; k++)
            n += v->seen[k].node && v->seen[k].node->role == ROLE_TOCI && is_entry(buffer_text(&v->seen[k].text), w->text);
        if (n != 1)
            fault(v, "heading \"%.40s\" stands %zu times in the contents list", w->text, n);
    }
}

/* All of it: the first fault's kind, NULL when there is none; each fault is a line of `*report`. */
static inline const char *verify_naskah(Laid *l, Random *r, const char **report)
{
    Verifier v = {.l = l, .r = r, .arena = r->arena, .report = buffer_in(r->arena)};
    read_pages(&v);
    verify_counts(&v);
    verify_figures(&v);
    verify_numbers(&v);
    extend(r->root);
    for (size_t p = 1; p <= l->pages->count; p++)
        verify_page(&v, p);
    verify_order(&v, r->root);
    if (r->height > 400)
        verify_keeps(&v, r->root); /* on a page of a dozen lines not all that should can keep together */
    verify_tables(&v, r->root);
    verify_number_rows(&v);
    for (size_t p = 1; p <= l->pages->count; p++)
        verify_artifacts(&v, p);
    verify_notes(&v);
    verify_contents(&v);
    *report = buffer_text(&v.report);
    return v.kind;
}

#endif
