/* keep.c: which rows of a table hold together, and what room they need with their footnotes.
 *
 * Model. A row is kept with the next by its kind (a sub-head with what follows, a total with what is before), by merged cells where they are not high, and at a table's ends. Rows that hold together are
 * a chain; what a chain needs is compared with the page at hand and with a fresh one, each with the footnotes that its lines bring there: of those the last may part, so their order counts.
 * A chain that no page can hold goes as far as a page does. */
#include "layout/keep.h"

/* ---- heights ---- */

Unit row_pads(const TableBox *t)
{
    return 2 * t->style->pad_y;
}

static Unit rest_height(const CellBox *box)
{
    return stack_height(&box->stack, box->done, box->stack.count);
}

size_t cell_last_row(const CellBox *box, size_t r)
{
    return r + (size_t)box->cell->rowspan - 1;
}

Unit row_height(const TableBox *t, size_t r, Unit y)
{
    const RowBox *row = &t->body[r];
    Unit height = t->split ? 0 : row->height;
    if (t->split)
        for (int k = 0; k < row->count; k++)
            if (row->cells[k].cell->rowspan == 1 && row->cells[k].done < row->cells[k].stack.count)
                height = unit_max(height, rest_height(&row->cells[k]) + row_pads(t));
    for (int c = 0; c < t->table->column_count; c++) {
        const SpanBox *span = &t->spans[c];
        if (span->box && span->last == r && span->box->done < span->box->stack.count)
            height = unit_max(height, rest_height(span->box) + row_pads(t) - (y - span->top));
    }
    return unit_max(height, row_pads(t));
}

/* The height by which rows are high or low, wherever on a page they come: of a page, below the table's head. */
static Unit page_scale(const TableBox *t)
{
    return t->pieces ? t->job->body_height / 4 : t->job->body_height - t->head_height;
}

static bool high(const TableBox *t, Unit height)
{
    return height > page_scale(t) / 6;
}

static bool small(const TableBox *t, size_t r)
{
    return r < t->body_count && !high(t, t->body[r].height);
}

/* ---- what holds together ---- */

static bool is_total(const TableBox *t, size_t r)
{
    return r < t->body_count && (t->body[r].row->kind == ROW_TOTAL || t->body[r].row->kind == ROW_SUBTOTAL);
}

/* What merged cells that begin in row r need beyond the rows before `end`: for all of their text, or for its first lines only. */
static Unit merged_lack(const TableBox *t, size_t r, size_t end, bool all)
{
    Unit lack = 0;
    for (int k = 0; t->body[r].cells && k < t->body[r].count; k++) {
        const CellBox *box = &t->body[r].cells[k];
        if (box->cell->rowspan == 1)
            continue;
        Unit have = 0, want = row_pads(t) + (all ? stack_height(&box->stack, 0, box->stack.count) : stack_first_lines(&box->stack, 0));
        size_t last = cell_last_row(box, r) + 1;
        for (size_t i = r; i < last && i < end && have < want; i++)
            have += t->body[i].height;
        lack = unit_max(lack, want - have);
    }
    return lack;
}

/* The rows [first, last] that merged cells join with row r and each other, and their height; no further than `most` is reached. */
typedef struct Joined {
    size_t first, last;
    Unit height;
} Joined;

static Joined joined_rows(const TableBox *t, size_t r, Unit most)
{
    Joined j = {r, r, t->body[r].height};
    while (j.first && t->body[j.first - 1].joins && j.height <= most)
        j.height += t->body[--j.first].height;
    while (t->body[j.last].joins && j.height <= most)
        j.height += t->body[++j.last].height;
    Unit lack = 0;
    for (size_t i = j.first; i <= j.last && j.height <= most; i++)
        lack = unit_max(lack, merged_lack(t, i, j.last + 1, true));
    j.height += lack;
    return j;
}

/* Whether merged cells keep row r with the next: few rows hold together, of many so many as the first lines of each cell need. */
static bool merged_keeps(const TableBox *t, size_t r)
{
    if (!t->body[r].joins)
        return false;
    Unit few = page_scale(t) / 4;
    Joined j = joined_rows(t, r, few);
    bool lacks = j.height <= few;
    for (size_t i = j.first; i <= r && !lacks; i++)
        lacks = merged_lack(t, i, r + 1, false) > 0;
    return lacks;
}

/* A row of a higher level than the next, if they are not high: a programme above its kegiatan. */
static bool leads(const TableBox *t, size_t r)
{
    const Row *row = t->body[r].row, *next = t->body[r + 1].row;
    return row->level && next->level > row->level && small(t, r) && small(t, r + 1);
}

bool row_binds_next(const TableBox *t, size_t r)
{
    return r + 1 < t->body_count && (t->body[r].row->kind == ROW_GROUP || leads(t, r) || is_total(t, r + 1) || merged_keeps(t, r));
}

bool row_keeps_next(const TableBox *t, size_t r)
{
    size_t n = t->body_count;
    /* The first two and the last two rows of a table hold together, if they are not high. */
    return row_binds_next(t, r) || (n > 2 && (r == 0 || r + 2 == n) && small(t, r) && small(t, r + 1));
}

/* ---- footnotes ---- */

/* Adds those of the lines of a cell, which begins in row r, that have room within `limit`, its padding too. */
static void sum_notes(const TableBox *t, const CellBox *box, size_t r, int64_t limit, NoteSum *sum)
{
    int64_t y = 0;
    r = r < sum->first ? sum->first : r;
    bool later = r > sum->row || (r == sum->row && box->cell->column >= sum->column);
    for (size_t i = box->done; i < box->stack.count; i++) {
        const Slice *s = &box->stack.items[i];
        y += s->height + (i > box->done ? s->gap : 0);
        if (y > limit - row_pads(t))
            return;
        Unit height = notes_height(&s->notes);
        sum->height += height;
        if (height && later) {
            sum->last = notes_last(&s->notes);
            sum->row = r;
            sum->column = box->cell->column;
        }
    }
}

/* The same of a merged cell that goes on. */
static void sum_span(const TableBox *t, const SpanBox *span, int64_t limit, NoteSum *sum)
{
    sum_notes(t, span->box, span->last + 1 - (size_t)span->box->cell->rowspan, limit, sum);
}

Unit notes_room(const NoteSum *sum, Unit capacity)
{
    int64_t height = sum->height - sum->last + unit_min(sum->last, capacity / 3);
    return (Unit)(height < capacity ? height : capacity);
}

Unit notes_first(const NoteSum *sum, Unit capacity)
{
    return unit_min(notes_room(sum, capacity), capacity / 3 * 2);
}

NoteSum notes_of_rows(const TableBox *t, const NoteSum *given, Unit y, size_t from, size_t to, int64_t depth, Unit last)
{
    NoteSum sum = *given;
    for (int c = 0; t->has_notes && c < t->table->column_count; c++)
        if (t->spans[c].box)
            sum_span(t, &t->spans[c], t->spans[c].last < to ? INT32_MAX : y + depth - t->spans[c].top, &sum);
    for (size_t r = from; t->has_notes && r <= to; depth -= t->body[r++].height)
        for (int k = 0; t->body[r].cells && k < t->body[r].count; k++) {
            const CellBox *box = &t->body[r].cells[k];
            if (box->cell->rowspan == 1)
                sum_notes(t, box, r, r < to ? INT32_MAX : last, &sum);
            else if (!t->split || r != t->row)
                sum_notes(t, box, r, cell_last_row(box, r) < to ? INT32_MAX : depth, &sum);
        }
    return sum;
}

void notes_taken(const TableBox *t, size_t r, Unit height, NoteSum *sum)
{
    for (int k = 0; t->has_notes && k < t->body[r].count; k++)
        if (t->body[r].cells[k].cell->rowspan == 1)
            sum_notes(t, &t->body[r].cells[k], r, height, sum);
    for (int c = 0; t->has_notes && c < t->table->column_count; c++)
        if (t->spans[c].box && t->spans[c].last == r)
            sum_span(t, &t->spans[c], INT32_MAX, sum);
}

/* ---- room ---- */

/* The first lines of a cell that are not on pages yet; at the top of a page (`two`) not less than two, unless the first is as high as a few. */
static Unit cell_least(const TableBox *t, const CellBox *box, bool two)
{
    const Slice *s = box->stack.items + box->done;
    Unit least = stack_first_lines(&box->stack, box->done);
    if (two && box->stack.count - box->done > 1 && !high(t, s[0].height))
        least = unit_max(least, s[0].height + s[1].gap + stack_first_lines(&box->stack, box->done + 1));
    return least;
}

/* Whether a cell has something to give to a piece of its row. */
static bool goes_on(const CellBox *box)
{
    return box->cell->rowspan == 1 && box->done < box->stack.count;
}

Unit row_least(const TableBox *t, const RowBox *row, bool two, Unit most)
{
    Unit least = 0, all = 0, pads = row_pads(t);
    for (int k = 0; row->cells && k < row->count; k++) {
        Unit own = goes_on(&row->cells[k]) ? cell_least(t, &row->cells[k], two) : 0;
        all = unit_max(all, own);
        least = own + pads <= most ? unit_max(least, own) : least;
    }
    return (least ? least : all ? all : UNIT_PT * 12) + pads;
}

Unit row_lowest(const TableBox *t, const RowBox *row)
{
    Unit lowest = 0;
    for (int k = 0; k < row->count; k++) {
        Unit own = goes_on(&row->cells[k]) ? cell_least(t, &row->cells[k], true) : 0;
        lowest = own && (!lowest || own < lowest) ? own : lowest;
    }
    return (lowest ? lowest : UNIT_PT * 12) + row_pads(t);
}

bool row_parts(const TableBox *t, const RowBox *row, Unit height)
{
    bool parts = true;
    for (int k = 0; k < row->count && parts; k++) {
        const CellBox *box = &row->cells[k];
        Unit room = height - row_pads(t);
        parts = !goes_on(box) || cell_least(t, box, true) <= room || cell_least(t, box, false) > room;
    }
    return parts;
}

/* What row r, of that height, takes at least below a row that it must stand with: all of it, or, when it is high and may be cut, so much that it may be cut there. */
static Unit company(const TableBox *t, size_t r, Unit height, Unit capacity)
{
    Unit third = capacity / 3 + row_pads(t) + 1;
    bool whole = height <= third || (t->body[r].row->cut == CUT_NEVER && height <= capacity);
    return whole ? height : unit_min(height, unit_max(third, row_least(t, &t->body[r], false, INT32_MAX)));
}

Unit notes_below(Unit gap, Unit notes)
{
    return notes ? notes + gap : 0;
}

Unit rows_offered(const PortionRoom *room, size_t r)
{
    return r ? room->capacity : room->first;
}

enum { CHAIN_MOST = 128 };

/* Rows that hold together, from `first` on: where each begins, from the portion's top. */
typedef struct Chain {
    size_t first;
    Unit tops[CHAIN_MOST];
} Chain;

/* The height of row r of the chain, which begins at its top there: its own, or that of the merged cells that end in it. */
static Unit chain_height(const TableBox *t, const Chain *chain, size_t r)
{
    Unit height = t->body[r].height, y = chain->tops[r - chain->first];
    if (!t->body[r - 1].joins)
        return height;
    for (size_t s = chain->first; s <= r; s++)
        for (int k = 0; t->body[s].cells && k < t->body[s].count; k++) {
            const CellBox *box = &t->body[s].cells[k];
            if (box->cell->rowspan > 1 && cell_last_row(box, s) == r)
                height = unit_max(height, stack_height(&box->stack, 0, box->stack.count) + row_pads(t) - (y - chain->tops[s - chain->first]));
        }
    for (int c = 0; c < t->table->column_count; c++)
        if (t->spans[c].box && t->spans[c].last == r)
            height = unit_max(height, rest_height(t->spans[c].box) + row_pads(t) - (y - t->spans[c].top));
    return height;
}

Unit rows_need(const TableBox *t, size_t r, Unit y, Unit height, const PortionRoom *room, const NoteSum *given)
{
    const NoteSum none = {.first = r};
    Unit capacity = rows_offered(room, r), offered = rows_offered(room, given->first), need = unit_min(height, capacity);
    int64_t rows = height + (r + 1 == t->body_count ? t->tail : 0), here = rows;
    Chain chain = {.first = r, .tops = {y}};
    NoteSum sum = notes_of_rows(t, given, y, r, r, rows, height), own = notes_of_rows(t, &none, 0, r, r, rows, height), first = sum;
    Unit before = notes_below(room->note_gap, notes_room(&sum, offered));
    int64_t fresh = rows + notes_below(room->page_gap, notes_room(&own, capacity));
    Unit loose = 0; /* what the rows above the first that is not bound need */
    for (size_t i = r + 1; fresh <= capacity; i++) {
        need = (Unit)here;
        if (i - r == CHAIN_MOST || !row_keeps_next(t, i - 1))
            return need;
        loose = loose || row_binds_next(t, i - 1) ? loose : need;
        /* The last one may be cut. */
        chain.tops[i - r] = y + (Unit)rows;
        Unit whole = chain_height(t, &chain, i), next = company(t, i, whole, capacity), tail = i + 1 == t->body_count ? t->tail : 0;
        sum = notes_of_rows(t, given, y, r, i, rows + next, next);
        own = notes_of_rows(t, &none, 0, r, i, rows + next, next);
        here = rows + next + tail + notes_below(room->note_gap, notes_room(&sum, offered)) - before;
        here += room->no_notes && sum.height > first.height ? capacity : 0;
        fresh = rows + next + tail + notes_below(room->page_gap, notes_room(&own, capacity));
        rows += whole + tail;
    }
    return loose ? loose : need;
}

Unit table_next_least(const TableBox *t, const PortionRoom *room)
{
    if (t->row == t->body_count || !t->body[t->row].cells)
        return 0;
    Unit least = row_least(t, &t->body[t->row], true, page_scale(t));
    NoteSum sum = {.first = t->row};
    if (!room->no_notes)
        sum = notes_of_rows(t, &sum, 0, t->row, t->row, least, least);
    return least + notes_below(room->note_gap, notes_room(&sum, page_scale(t)));
}

/* Whether every cell of the row has something to give to a piece of that height. */
static bool gives_piece(const TableBox *t, const RowBox *row, Unit height)
{
    Unit used;
    bool gives = row->cells;
    for (int k = 0; gives && k < row->count; k++) {
        const Stack *stack = &row->cells[k].stack;
        gives = row->cells[k].cell->rowspan != 1 || !stack->count || stack_fit(stack, 0, height - row_pads(t), 0, &used);
    }
    return gives;
}

/* What the table's first row takes at least where it is so high that leaving it whole may waste more than a third of a page; else, and where it holds together with the next, `whole`. */
static Unit cut_need(const TableBox *t, const PortionRoom *room, Unit whole)
{
    Unit capacity = room->first, piece = company(t, 0, t->body[0].height, capacity);
    if (piece >= t->body[0].height || !gives_piece(t, &t->body[0], piece))
        return whole;
    NoteSum sum = notes_of_rows(t, &(NoteSum){0}, 0, 0, 0, piece + NOTE_STEP, piece + NOTE_STEP);
    Unit notes = notes_room(&sum, capacity);
    return piece + notes_below(room->note_gap + NOTE_STEP, notes);
}

/* The least of a row where what holds loosely together in its cells parts. */
static Unit row_loose_least(const TableBox *t, const RowBox *row)
{
    Unit least = 0;
    for (int k = 0; row->cells && k < row->count; k++)
        if (row->cells[k].cell->rowspan == 1)
            least = unit_max(least, stack_loose_lines(&row->cells[k].stack, row->cells[k].done));
    return least + row_pads(t);
}

Unit table_first_need(const TableBox *t, const PortionRoom *room)
{
    Unit capacity = room->first;
    if (!t->body_count)
        return t->tail;
    const NoteSum none = {0};
    Unit height = t->body[0].height, shown = unit_min(height, capacity);
    NoteSum sum = notes_of_rows(t, &none, 0, 0, 0, shown, shown);
    Unit least = row_least(t, &t->body[0], false, INT32_MAX), notes = notes_first(&sum, capacity);
    least = least > capacity ? unit_min(least, row_loose_least(t, &t->body[0])) : least;
    Unit piece = unit_min(least, height);
    Unit need = height + notes_below(room->page_gap, notes) > capacity ? piece : rows_need(t, 0, 0, height, room, &none);
    if (room->no_notes && notes)
        return capacity;
    Unit whole = notes_below(room->note_gap, notes) + (need == height && t->body[0].row->cut == CUT_FREELY ? piece : need);
    return need == height ? unit_min(whole, cut_need(t, room, whole)) : whole;
}
