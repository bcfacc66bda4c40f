/* window.c: long tables, whose rows are set as they come near the page.
 *
 * Model. All rows are measured first, a few at a time, and only their wants are kept: so the columns are those of the whole table. Then a window of rows, some pages high, is shaped
 * again and set; what is on pages leaves memory with its window. The words are in the cache by then, so shaping twice costs little.
 * Rejected: keeping the shaped text (half a kilobyte a cell), columns from the first rows only (a longer number further down would not fit). */
#include "layout/table.h"

/* A table of fewer rows is set at once; so many rows are measured at a time; a window has so many pages of rows, and the next is begun when so many are left. */
enum { LONG = 500, PIECE = 64, AHEAD = 3, WINDOW = 6 };

static void drop_windows(void *table)
{
    TableBox *t = table;
    for (size_t i = 0; i < t->window_count; i++)
        arena_drop(t->windows[i].arena);
    t->window_count = 0;
}

/* Footnotes are numbered as their marks are shaped, and take room beside the rows: a table with any is set at once. */
static bool has_notes(const Table *table)
{
    for (size_t i = 0; i < table->body_count; i++)
        for (int k = 0; k < table->body[i].cell_count; k++) {
            const Inlines *text = &table->body[i].cells[k].text;
            for (size_t n = 0; n < text->count; n++)
                if (text->items[n].kind == RUN_FOOTNOTE)
                    return true;
        }
    return false;
}

bool table_open_long(TableBox *t)
{
    t->arena = t->job->scratch;
    t->is_long = t->body_count >= LONG && !has_notes(t->table);
    return !t->is_long || arena_defer(t->arena, drop_windows, t) || diag_memory(t->job->diags);
}

static bool measure_piece(TableBox *t, size_t from, size_t to)
{
    bool ok = true;
    for (size_t r = from; ok && r < to; r++)
        ok = table_measure_row(t, &t->body[r], t->tbody);
    for (size_t r = from; r < to; r++)
        t->body[r].cells = NULL;
    return ok;
}

bool table_measure_long(TableBox *t)
{
    bool ok = true;
    t->measuring = true;
    for (size_t from = 0; ok && from < t->body_count; from += PIECE) {
        size_t to = from + PIECE < t->body_count ? from + PIECE : t->body_count;
        if (!(t->job->scratch = arena_new()))
            ok = diag_memory(t->job->diags);
        else
            ok = measure_piece(t, from, to);
        arena_drop(t->job->scratch);
    }
    t->job->scratch = t->arena;
    t->measuring = false;
    return ok;
}

/* The first row that a portion still needs. */
static size_t oldest(const TableBox *t)
{
    size_t row = t->row;
    for (int c = 0; c < t->table->column_count; c++) {
        const SpanBox *span = &t->spans[c];
        size_t first = span->box ? span->last + 1 - (size_t)span->box->cell->rowspan : row;
        row = first < row ? first : row;
    }
    return row;
}

/* Lets the windows go that lie before row `first`. */
static void shut_windows(TableBox *t, size_t first)
{
    size_t kept = 0;
    for (size_t i = 0; i < t->window_count; i++) {
        const Window *w = &t->windows[i];
        if (w->to > first) {
            t->windows[kept++] = *w;
            continue;
        }
        for (size_t r = w->from; r < w->to; r++)
            t->body[r].cells = NULL;
        arena_drop(w->arena);
    }
    t->window_count = kept;
}

/* What counts of a row's height: a portion ends with a page, and a chain of rows that stay together adds no more than a third of a page for each. */
static Unit counted(const TableBox *t, size_t r, Unit page)
{
    return unit_min(t->body[r].height, page / 3);
}

static bool set_window(TableBox *t, Window *w, int64_t want, Unit page)
{
    bool ok = true;
    Arena *scratch = t->job->scratch;
    t->job->scratch = w->arena;
    for (int64_t have = 0; ok && have < want && w->to < t->body_count; w->to++) {
        RowBox *row = &t->body[w->to];
        ok = row->cells || (table_measure_row(t, row, NULL) && table_set_row(t, row)); /* a head among the rows is set */
        have += counted(t, w->to, page);
    }
    t->job->scratch = scratch;
    return ok;
}

bool table_ready(TableBox *t)
{
    if (!t->is_long)
        return true;
    Unit page = unit_max(t->job->body_height, UNIT_PT * 80);
    int64_t have = 0;
    shut_windows(t, oldest(t));
    for (size_t r = t->row; r < t->set_to; r++)
        have += counted(t, r, page);
    if (have >= AHEAD * (int64_t)page || t->set_to == t->body_count)
        return true;
    if (!arena_grow(t->arena, &t->windows, t->window_count, &t->window_cap))
        return diag_memory(t->job->diags);
    Window *w = &t->windows[t->window_count];
    *w = (Window){arena_new(), t->set_to, t->set_to};
    if (!w->arena)
        return diag_memory(t->job->diags);
    t->window_count++;
    bool ok = set_window(t, w, WINDOW * (int64_t)page - have, page);
    t->set_to = w->to;
    return ok;
}
