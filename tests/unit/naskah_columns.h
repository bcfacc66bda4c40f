/* naskah_columns.h: what a random naskah's tables promise of their columns and cells: the row of column numbers, which columns are repeated where a table is divided, how a cell stands in the
 * height of its row. */
#ifndef TESTS_NASKAH_COLUMNS_H
#define TESTS_NASKAH_COLUMNS_H

#include "naskah_seen.h"

enum { ALIGN_SLACK = 3 * 1024 /* leading, and types of different size */ };

/* The table that the text stands in, which is not in another; whether that was divided (naskah_verify.h). */
static inline const Want *table_of(const Want *w);
static inline bool divided(const Verifier *v, const Want *w);

/* ---- column numbers ---- */

/* No other head is as short. */
static inline bool is_column_number(const Seen *s)
{
    const char *text = buffer_text(&s->text);
    size_t n = strlen(text);
    return s->node->role == ROLE_TH && n && n < 3 && strspn(text, "0123456789") == n;
}

/* The node of a table, or of its first group of columns, by any text in it that was found; NULL: there is none. */
static inline const Node *node_of_table(const Want *table)
{
    const Want *text = NULL;
    for (const Want *c = table->first; c && !text; c = c->next) {
        if (c->kind == WANT_TEXT && c->role == TEXT_TITLE && c->seen)
            text = c;
        for (const Want *k = c->kind == WANT_ROW ? c->first : NULL; k && !text; k = k->next)
            text = k->first && k->first->kind == WANT_TEXT && k->first->seen ? k->first : NULL;
    }
    const Node *node = text ? text->seen->node : NULL;
    while (node && node->role != ROLE_TABLE)
        node = node->parent;
    return node;
}

/* The last row of the table's head. */
static inline const Node *numbers_row(const Node *table)
{
    const Node *head = table ? table->first : NULL, *row = NULL;
    while (head && head->role != ROLE_THEAD)
        head = head->next;
    for (const Node *n = head ? head->first : NULL; n; n = n->next)
        row = n;
    return row;
}

/* Where the numbers of a table stand; of one that is divided those of the first group. */
static inline void read_numbers(Verifier *v, const Want *table)
{
    const Node *node = node_of_table(table), *row = numbers_row(node);
    const Want *numbers = table->first;
    while (numbers && (numbers->kind != WANT_ROW || numbers->row != ROW_NUMBERS))
        numbers = numbers->next;
    for (const Node *cell = row ? row->first : NULL; cell; cell = cell->next)
        for (const Want *c = numbers->first; c; c = c->next)
            if (v->seen[cell->id].node && strcmp(buffer_text(&v->seen[cell->id].text), c->first->text) == 0)
                c->first->seen = &v->seen[cell->id];
    for (const Want *c = node ? numbers->first : NULL; c; c = c->next)
        if (!c->first->seen && !divided(v, table))
            fault(v, "column number %s of table \"%.40s\" is missing", c->first->text, first_words(table));
}

/* How often each number must stand on the pages, but for the repetitions. */
typedef struct NumberCounts {
    size_t least[COLUMNS_MOST], most[COLUMNS_MOST];
} NumberCounts;

static inline void count_numbers(Verifier *v, const Want *w, NumberCounts *counts)
{
    if (w->kind == WANT_TABLE && w->numbers) {
        read_numbers(v, w);
        for (int k = 0; k < w->columns; k++) {
            counts->least[k]++;
            counts->most[k] += divided(v, w) ? groups_of(v, table_of(w)->line) : 1;
        }
    }
    for (const Want *c = w->first; c; c = c->next)
        count_numbers(v, c, counts);
}

static inline void verify_numbers(Verifier *v)
{
    NumberCounts counts = {0};
    size_t seen[100] = {0};
    count_numbers(v, v->r->root, &counts);
    for (size_t i = 1; i <= v->l->pages->node_count; i++)
        if (v->seen[i].node && is_column_number(&v->seen[i]))
            seen[atoi(buffer_text(&v->seen[i].text))]++;
    for (int k = 0; k < COLUMNS_MOST; k++)
        if (seen[k + 1] < counts.least[k] || seen[k + 1] > counts.most[k])
            fault(v, "column number %d stands %zu times, not %zu to %zu", k + 1, seen[k + 1], counts.least[k], counts.most[k]);
}

static inline bool is_artifact_of(const Page *page, const Item *item)
{
    return is_text(item) && !item->node && item->u.text.glyphs->text_len && item->rect.y <= page->body.y + page->body.h;
}

/* How many of the numbers from 1 on stand beside each other from item `i` on, in a head that is repeated; 0 where they do not begin there, or end with another. `*end`: behind the line. */
static inline int numbers_at(const Page *page, size_t i, size_t *end)
{
    int n = 0;
    bool all = true;
    Unit y = page->items[i].rect.y;
    for (*end = i; *end < page->count; ++*end) {
        const Item *item = &page->items[*end];
        char number[16];
        if (!is_artifact_of(page, item))
            continue;
        if (item->rect.y != y)
            break;
        snprintf(number, sizeof number, "%d", ++n);
        all &= (size_t)item->u.text.glyphs->text_len == strlen(number) && memcmp(item->u.text.glyphs->text, number, strlen(number)) == 0;
    }
    return all ? n : 0;
}

/* Compares the repeated rows of column numbers on each page with what its tables promise. */
static inline void verify_number_rows(Verifier *v)
{
    for (size_t p = 1; p <= v->l->pages->count; p++) {
        const Page *page = v->l->pages->items[p - 1];
        NumberRows *rows = &v->number_rows[p];
        size_t found[COLUMNS_MOST + 1] = {0};
        for (size_t i = 0, end; i < page->count; i = end) {
            end = i + 1;
            if (is_artifact_of(page, &page->items[i]))
                found[numbers_at(page, i, &end)]++;
        }
        for (int n = 1; n <= COLUMNS_MOST; n++)
            if (found[n] < rows->least[n] || found[n] > rows->most[n])
                fault(v, "page %zu: %zu rows of %d column numbers are repeated, not %zu to %zu", p, found[n], n, rows->least[n], rows->most[n]);
    }
}

/* ---- columns that are repeated ---- */

static inline void verify_found(Verifier *v, const Want *w, size_t least, size_t most)
{
    if (w->kind == WANT_TEXT && w->role != TEXT_NOTE && w->role != TEXT_TREE && w->role != TEXT_CAPTION && *w->text &&
        (w->found < least || w->found > most))
        fault(v, "\"%.40s\" stands in %zu groups of columns, not in %zu to %zu", w->text, w->found, least, most);
    for (const Want *c = w->row == ROW_NUMBERS ? NULL : w->first; c; c = c->next)
        verify_found(v, c, least, most);
}

/* Of a divided table: what stands in a column that is to be repeated, in each group; what stands in another, in one; a cell over several, in one at least. Which columns are repeated where not all
 * have room, is not known. */
static inline void verify_repeated(Verifier *v, const Want *table)
{
    bool marked = false;
    for (int c = 0; c < table->columns; c++)
        marked |= table->column[c].repeat;
    size_t groups = groups_of(v, table->line);
    for (const Want *row = table->first; row && !said_at(v, "L113", table->line); row = row->next)
        for (const Want *c = row->kind == WANT_ROW && row->row != ROW_NUMBERS ? row->first : NULL; c; c = c->next) {
            bool repeated = marked ? table->column[c->place].repeat : c->place == 0;
            verify_found(v, c, repeated ? groups : 1, repeated || c->colspan > 1 ? groups : 1);
        }
}

/* ---- how a cell stands in the height of its row ---- */

/* Whether a row holds nothing but texts, each in a cell of its own row, and stands on one page. */
static inline bool is_simple(const Want *row)
{
    for (const Want *c = row->first; c; c = c->next) {
        if (c->rowspan > 1 || (c->from.page && (c->from.page != row->from.page || c->to.page != row->from.page)))
            return false;
        for (const Want *text = c->first; text; text = text->next)
            if (text->kind != WANT_TEXT)
                return false;
    }
    return true;
}

static inline void verify_align(Verifier *v, const Want *cell, size_t page, Stretch row)
{
    Stretch own = {0};
    stretch_on(cell, page, TEXT_CELL, &own);
    Unit above = own.top - row.top, below = row.bottom - own.bottom;
    Unit off = cell->valign == CELL_BOTTOM ? below : cell->valign == CELL_MIDDLE ? (above - below) / 2 : above;
    if (own.bottom && abs(off) > ALIGN_SLACK)
        fault(v, "page %zu: cell \"%.40s\" stands %d pt off its place, %d pt below the top of its row and %d pt above the foot", page,
              first_words(cell), off / UNIT_PT, above / UNIT_PT, below / UNIT_PT);
}

/* The highest cell of a row fills it, where no merged cell does; the others stand as they ask. */
static inline void verify_aligns(Verifier *v, const Want *table)
{
    int joined = 0; /* rows that merged cells reach into from above */
    bool head = true;
    for (const Want *row = table->first; row; row = row->next) {
        if (row->kind != WANT_ROW)
            continue;
        joined = head && !row->head ? 0 : joined;
        head = row->head;
        if (!joined && row->from.page && is_simple(row)) {
            Stretch all = {0};
            stretch_on(row, row->from.page, TEXT_CELL, &all);
            for (const Want *c = row->first; c; c = c->next)
                verify_align(v, c, row->from.page, all);
        }
        joined -= joined > 0;
        for (const Want *c = row->first; c; c = c->next)
            joined = c->rowspan - 1 > joined ? c->rowspan - 1 : joined;
    }
}

#endif
