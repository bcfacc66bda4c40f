/* portion.c: deals a table's rows out to pages.
 *
 * Model. A portion is what one page (or cell) takes of a table: whole rows, perhaps ended by a piece of a row. The height of a piece depends on every cell in it, so a
 * row is first tried whole, then cut: each cell gives as many of its lines as fit, all in step, and the piece is as high as the highest. A merged cell
 * is open while its rows come; its text goes on from page to page, and once it is used up it is repeated, marked "(lanjutan)".
 * What a cell has given is counted in CellBox.done, moved only when the portion is closed: trying changes nothing.
 * Rejected: cutting each cell by itself (columns drift apart on the second page), laying the rest out again on each page (quadratic).
 *
 * Progress. Every call takes at least one slice when `force` is set, so a loop over pages ends. */
#include "layout/keep.h"

#include <stdlib.h>

static bool add_cell(Portion *p, PlacedCell cell)
{
    Job *job = p->table->job;
    if (!arena_grow(job->scratch, &p->cells, p->cell_count, &p->cell_cap))
        return diag_memory(job->diags);
    p->cells[p->cell_count++] = cell;
    return true;
}

static bool add_row(Portion *p, const RowBox *row, Unit height)
{
    Job *job = p->table->job;
    if (!arena_grow(job->scratch, &p->rows, p->row_count, &p->row_cap) || !arena_grow(job->scratch, &p->bottoms, p->row_count, &p->bottom_cap))
        return diag_memory(job->diags);
    p->rows[p->row_count] = row;
    p->height += height;
    p->bottoms[p->row_count++] = p->height;
    return true;
}

/* Gives slices [done, done + n) of a cell to the portion. */
static bool give(Portion *p, CellBox *box, size_t n, int row0, bool whole)
{
    size_t from = box->done;
    box->done += n;
    return add_cell(
        p, (PlacedCell){.box = box, .stack = &box->stack, .from = from, .to = from + n, .row0 = row0, .row1 = (int)p->row_count - 1, .whole = whole});
}

/* The row of the portion that begins at `top`. */
static int row_at(const Portion *p, Unit top)
{
    int r = 0;
    while (r + 1 < (int)p->row_count && portion_top(p, r) < top)
        r++;
    return r;
}

/* Opens the merged cells that begin in row r. */
static void open_spans(TableBox *t, size_t r, Unit top)
{
    RowBox *row = &t->body[r];
    for (int k = 0; k < row->count; k++)
        if (row->cells[k].cell->rowspan > 1)
            t->spans[row->cells[k].cell->column] = (SpanBox){.box = &row->cells[k], .top = top, .last = cell_last_row(&row->cells[k], r)};
}

/* A cell's text with "(lanjutan)" behind it, broken to the cell's width; NULL when it does not fit into `height`, or on lack of memory. */
static Stack *repetition(TableBox *t, const CellBox *box, Unit height)
{
    if (t->pieces || box->cell->blocks || !box->cell->text.count || !t->table->continued)
        return NULL;
    Stack *stack = arena_make(t->job->scratch, Stack);
    WordsOptions options = {.style = box->words.style,
                            .size = t->size,
                            .bold = box->cell->bold,
                            .italic = -1,
                            .suffix = job_continued(t->job),
                            .no_notes = true,
                            .at = box->cell->at};
    Words words;
    if (!stack || !words_shape(t->job, &box->cell->text, &options, &words))
        return NULL;
    *stack = stack_new(box->stack.width);
    ParagraphOptions po = {.align = ALIGN_LEFT, .quiet = true, .loose = true};
    if (!paragraph_push(t->job, stack, &words, &po, 0, box->stack.width, 0, 0, NULL) || stack_height(stack, 0, stack->count) > height)
        return NULL;
    return stack;
}

/* Whether a merged cell gives one slice even if that should have more with it: it does not stand blank on a page for the sake of two lines together; but a title waits for its table,
 * unless it has waited before and nothing but a piece of the cell's last row is left to stand beside it (`lone`). */
static bool gives_alone(const CellBox *box, bool lone)
{
    return box->done < box->stack.count && (lone || !box->stack.items[box->done].keep_next);
}

/* How many slices of a merged cell that goes on fit into `height`; `*used` gets theirs. */
static size_t span_fit(const CellBox *box, Unit height, bool lone, Unit *used)
{
    size_t n = stack_fit(&box->stack, box->done, height, 0, used);
    bool alone = !n && gives_alone(box, lone) && box->stack.items[box->done].height <= height;
    return alone ? stack_fit(&box->stack, box->done, height, 1, used) : n;
}

/* Height of the footnotes of what the portion holds so far. */
static Unit held_notes(const Portion *p)
{
    Unit height = 0;
    for (size_t i = 0; i < p->cell_count; i++)
        for (size_t k = p->cells[i].from; k < p->cells[i].to && !p->cells[i].artifact; k++)
            height += notes_height(&p->cells[i].stack->items[k].notes);
    return height;
}

/* Of the n lines that a merged cell has room for, those above the first whose footnote has none below the portion: what goes on anyway waits with its note. One at least. */
static size_t noted_lines(const Portion *p, const PortionRoom *room, const CellBox *box, size_t n)
{
    const Stack *stack = &box->stack;
    Unit left = room->room - p->height - room->note_gap - held_notes(p), used;
    size_t i = 0;
    while (i < n && notes_begin(&stack->items[box->done + i].notes, &left))
        i++;
    if (!i || i == n || room->no_notes)
        return n;
    size_t fit = stack_fit(stack, box->done, stack_height(stack, box->done, box->done + i), 0, &used);
    return fit ? fit : gives_alone(box, false) ? 1 : n;
}

/* Closes a merged cell for this portion: all of it when its last row is here, else what fits into `room`, which is NULL where it ends. */
static bool close_span(TableBox *t, Portion *p, SpanBox *span, const PortionRoom *room)
{
    CellBox *box = span->box;
    int row0 = row_at(p, span->top);
    Unit height = p->height - span->top - row_pads(t), used;
    if (span->repeated) {
        Stack *again = repetition(t, box, height);
        PlacedCell cell = {.box = box,
                           .stack = again ? again : &box->stack,
                           .to = again ? again->count : 0,
                           .row0 = row0,
                           .row1 = (int)p->row_count - 1,
                           .artifact = true};
        return add_cell(p, cell);
    }
    size_t rest = box->stack.count - box->done;
    bool lone = t->split && span->last == t->row && p->row_count == 1;
    size_t n = room ? noted_lines(p, room, box, span_fit(box, height, lone, &used)) : rest;
    return give(p, box, n, row0, box->done == 0 && n == rest);
}

/* Merged cells that end in row r leave; called when the row is in the portion. */
static bool end_spans(TableBox *t, Portion *p, size_t r)
{
    for (int c = 0; c < t->table->column_count; c++)
        if (t->spans[c].box && t->spans[c].last == r) {
            if (!close_span(t, p, &t->spans[c], NULL))
                return false;
            t->spans[c].box = NULL;
        }
    return true;
}

/* At the foot of a portion: the merged cells that go on, go on from the top of the next. */
static bool carry_spans(TableBox *t, Portion *p, const PortionRoom *room)
{
    for (int c = 0; c < t->table->column_count; c++) {
        SpanBox *span = &t->spans[c];
        if (!span->box)
            continue;
        if (!close_span(t, p, span, room))
            return false;
        span->top = 0;
        span->repeated = span->box->done == span->box->stack.count;
    }
    return true;
}

/* Takes row r whole. */
static bool take_row(TableBox *t, Portion *p, Unit height)
{
    size_t r = t->row;
    RowBox *row = &t->body[r];
    bool split = t->split;
    if (!split)
        open_spans(t, r, p->height);
    if (!add_row(p, row, height))
        return false;
    for (int k = 0; k < row->count; k++) {
        CellBox *box = &row->cells[k];
        if (box->cell->rowspan == 1 && !give(p, box, box->stack.count - box->done, (int)p->row_count - 1, box->done == 0 && !split))
            return false;
    }
    t->row++;
    t->split = false;
    return end_spans(t, p, r);
}

/* How many slices of a cell fit when its row is cut at `room`. What no piece of `most` can hold together parts: it does not wait for all that stands beside it. */
static size_t cut_count(const TableBox *t, const CellBox *box, Unit room, Unit most, bool force, Unit *used)
{
    const Stack *stack = &box->stack;
    size_t n = stack_fit(stack, box->done, room - row_pads(t), 0, used);
    if (!n && box->done < stack->count && (force || stack_first_lines(stack, box->done) > most - row_pads(t)))
        n = stack_fit(stack, box->done, room - row_pads(t), 1, used);
    return n;
}

/* What the merged cells that end in row r need to give something more each. */
static Unit span_least(const TableBox *t, size_t r, bool lone)
{
    Unit least = row_pads(t);
    for (int c = 0; c < t->table->column_count; c++) {
        const SpanBox *span = &t->spans[c];
        if (!span->box || span->last != r || span->box->done == span->box->stack.count)
            continue;
        const Stack *stack = &span->box->stack;
        size_t i = span->box->done;
        least = unit_max(least, (gives_alone(span->box, lone) ? stack->items[i].height : stack_first_lines(stack, i)) + row_pads(t));
    }
    return least;
}

/* How high the piece of row r, from y down, is for what the merged cells that end in it give where there is `room`: a title that waits for its table is no reason to leave the rest of a page blank. */
static Unit spans_piece(const TableBox *t, size_t r, Unit y, Unit room, bool lone)
{
    Unit piece = 0, used;
    for (int c = 0; c < t->table->column_count; c++) {
        const SpanBox *span = &t->spans[c];
        Unit above = y - span->top - row_pads(t);
        if (span->box && span->last == r && span_fit(span->box, above + room, lone, &used))
            piece = unit_max(piece, used - above);
    }
    return piece;
}

/* Cuts the row at hand so that a piece of it fits into `room`; takes nothing when no cell can give a line, or when one that has lines left can give none
 * although another can (two lines on either side), unless forced. */
static bool take_piece(TableBox *t, Portion *p, const PortionRoom *offer, Unit room, bool force)
{
    RowBox *row = &t->body[t->row];
    Unit most = p->row_count ? INT32_MAX : unit_max(rows_offered(offer, t->row), room);
    Unit height = 0;
    bool any = false, stuck = false, all = true;
    for (int k = 0; k < row->count; k++) {
        CellBox *box = &row->cells[k];
        Unit used;
        if (box->cell->rowspan != 1 || box->done == box->stack.count)
            continue;
        size_t n = cut_count(t, box, room, most, force, &used);
        any |= n > 0;
        stuck |= n == 0;
        all &= box->done + n == box->stack.count;
        height = unit_max(height, used + row_pads(t));
    }
    if (all) {
        /* Only the text of merged cells goes on: the row grows for it, as far as there is room, and by a line at least where it has nothing else. */
        bool lone = p->row_count == 0;
        Unit least = any ? 0 : span_least(t, t->row, lone);
        height = unit_max(height, unit_max(spans_piece(t, t->row, p->height, room, lone), force ? least : 0));
        any |= force || room >= least;
    }
    if (!any || (stuck && !force && t->row < t->body_count && !t->split))
        return true;
    if (!t->split)
        open_spans(t, t->row, p->height);
    if (!add_row(p, row, height))
        return false;
    for (int k = 0; k < row->count; k++) {
        CellBox *box = &row->cells[k];
        Unit used;
        if (box->cell->rowspan == 1 && !give(p, box, cut_count(t, box, room, most, force, &used), (int)p->row_count - 1, false))
            return false;
    }
    t->split = true;
    if (force && height > room)
        diag_warning(t->job->diags, row->row->at, "L106", _("a line of this row is higher than the page offers; use a smaller type or picture"));
    return true;
}

/* Whether leaving the row whole costs too much: it is higher than a page, with its footnotes, may be cut, would waste more than a third of the page, or leave the row above alone (`bound`).
 * One that must not be cut is only for the first of these reasons. */
static bool may_cut(const TableBox *t, Unit height, Unit left, const PortionRoom *room, bool bound)
{
    Unit capacity = rows_offered(room, t->row);
    NoteSum none = {.first = t->row}, sum = notes_of_rows(t, &none, 0, t->row, t->row, height, height);
    Unit whole = height + notes_below(room->page_gap, notes_first(&sum, capacity));
    RowCut cut = t->body[t->row].row->cut;
    return t->split || whole > capacity || (cut != CUT_NEVER && (bound || cut == CUT_FREELY || left > capacity / 3 + row_pads(t)));
}

/* Reading order: row by row, from the left. */
static int by_place(const void *a, const void *b)
{
    const PlacedCell *p = a, *q = b;
    if (p->row0 != q->row0)
        return p->row0 < q->row0 ? -1 : 1;
    return p->box->cell->column < q->box->cell->column ? -1 : p->box->cell->column > q->box->cell->column;
}

/* Footnotes of the slices that go onto this page, in order. */
static bool collect_notes(Portion *p)
{
    Job *job = p->table->job;
    for (size_t i = 0; i < p->cell_count; i++) {
        const PlacedCell *cell = &p->cells[i];
        for (size_t k = cell->from; k < cell->to && !cell->artifact; k++)
            if (!notes_join(job, &p->notes, &cell->stack->items[k].notes))
                return false;
    }
    return true;
}

static bool finish_portion(Portion *p)
{
    if (p->cell_count)
        qsort(p->cells, p->cell_count, sizeof *p->cells, by_place);
    return collect_notes(p);
}

/* How much of what is left of the page a piece of the row at hand may take, so that the footnotes of its lines find room too; at the top of a page not less than two lines of each cell, or, of a row
 * that goes on, of some: the others wait. */
static Unit piece_room(const TableBox *t, const PortionRoom *room, const Portion *p, const NoteSum *noted)
{
    bool forced = p->row_count == 0 && room->force;
    if (room->no_notes)
        return room->room - p->height;
    const RowBox *row = &t->body[t->row];
    Unit rest = room->room - p->height, least = row_least(t, row, forced, rest), lowest = forced && t->split ? row_lowest(t, row) : least;
    bool more = true;
    for (Unit left = rest; more; left = unit_max(left - NOTE_STEP, left > least ? least : lowest)) {
        NoteSum sum = notes_of_rows(t, noted, p->height, t->row, t->row, left, left);
        if ((left >= least || row_parts(t, row, left)) &&
            left + notes_below(room->note_gap, notes_room(&sum, rows_offered(room, noted->first))) <= rest)
            return left;
        more = left > lowest;
    }
    return forced ? unit_min(rest, least) : 0;
}

/* Whether rows are merged with those that the portion holds. */
static bool spans_open(const TableBox *t)
{
    bool open = false;
    for (int c = 0; c < t->table->column_count; c++)
        open |= t->spans[c].box != NULL;
    return open;
}

/* Whether the row at hand holds together with all that the portion has, down from the first row of its page: a footnote of it that can't begin here does not part it from that. */
static bool holds_to_top(const TableBox *t, const PortionRoom *room, const Portion *p)
{
    bool holds = room->force;
    for (size_t r = t->row - p->row_count; r < t->row && holds; r++)
        holds = row_keeps_next(t, r);
    return holds;
}

/* Takes the row at hand, whole or as a piece, or nothing; `*more`: another may follow. `noted`: the footnotes so far. */
static bool take_next(TableBox *t, const PortionRoom *room, Portion *p, NoteSum *noted, bool *more)
{
    Unit rest = room->room - p->height, height = row_height(t, t->row, p->height);
    bool forced = p->row_count == 0 && room->force;
    NoteSum now = notes_of_rows(t, noted, p->height, t->row, t->row, height, height);
    *more = false;
    if (room->no_notes && now.height > noted->height && !holds_to_top(t, room, p))
        return true;
    now = room->no_notes ? *noted : now; /* they wait for another page */
    Unit left = rest - notes_below(room->note_gap, notes_room(&now, rows_offered(room, noted->first)));
    /* What stands at the top of a fresh page has all the page offers, and what must stand with the row above has come as far as it may: neither asks for company. */
    bool bound = p->row_count && !t->split && row_binds_next(t, t->row - 1);
    Unit need = forced || bound ? height : rows_need(t, t->row, p->height, height, room, noted);
    if (need <= left && height <= left) {
        if (!room->no_notes)
            notes_taken(t, t->row, height, noted);
        if (!take_row(t, p, height))
            return false;
        *more = !room->single || spans_open(t);
        return true;
    }
    left = piece_room(t, room, p, noted);
    if (may_cut(t, height, left, room, bound) && left > row_pads(t) && height > left && !take_piece(t, p, room, left, false))
        return false;
    return p->row_count || !forced || (height <= left ? take_row(t, p, height) : take_piece(t, p, room, left, true));
}

bool table_portion(TableBox *t, const PortionRoom *room, Portion *out)
{
    *out = (Portion){.table = t};
    if (!table_ready(t))
        return false;
    NoteSum noted = {.first = t->row}; /* of rows and merged cells that the portion has whole */
    for (bool more = true; more && t->row < t->body_count;)
        if (!take_next(t, room, out, &noted, &more))
            return false;
    out->last = t->row == t->body_count;
    if (out->row_count && !carry_spans(t, out, room))
        return false;
    return finish_portion(out);
}

bool table_head(TableBox *t, Portion *out)
{
    *out = (Portion){.table = t};
    size_t n = t->head_count;
    for (size_t r = 0; r < n; r++)
        if (!add_row(out, &t->head[r], t->head[r].height))
            return false;
    for (size_t r = 0; r < n; r++)
        for (int k = 0; k < t->head[r].count; k++) {
            CellBox *box = &t->head[r].cells[k];
            size_t last = r + (size_t)box->cell->rowspan - 1;
            PlacedCell cell = {
                .box = box, .stack = &box->stack, .to = box->stack.count, .row0 = (int)r, .row1 = (int)(last < n ? last : n - 1), .whole = true};
            if (!add_cell(out, cell))
                return false;
        }
    return collect_notes(out);
}

bool portion_of_row(Portion *p, RowBox *row)
{
    if (!add_row(p, row, row->height))
        return false;
    for (int k = 0; k < row->count; k++) {
        CellBox *box = &row->cells[k];
        if (!add_cell(p, (PlacedCell){.box = box, .stack = &box->stack, .to = box->stack.count, .whole = true}))
            return false;
    }
    return true;
}
