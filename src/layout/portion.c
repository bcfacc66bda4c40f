/* portion.c: deals a table's rows out to pages.
 *
 * Model. A portion is what one page (or cell) takes of a table: whole rows, perhaps ended by a piece of a row. The height of a piece depends on every cell in it, so a
 * row is first tried whole, then cut: each cell gives as many of its lines as fit, all in step, and the piece is as high as the highest. A merged cell
 * is open while its rows come; its text goes on from page to page, and once it is used up it is repeated, marked "(lanjutan)".
 * What a cell has given is counted in CellBox.done, moved only when the portion is closed: trying changes nothing.
 * Rejected: cutting each cell by itself (columns drift apart on the second page), laying the rest out again on each page (quadratic).
 *
 * Progress. Every call takes at least one slice when `force` is set, so a loop over pages ends. */
#include "layout/table.h"

#include <stdlib.h>

enum { NOTE_STEP = 4 * 1024 }; /* by which room for footnotes is looked for */

/* ---- heights ---- */

static Unit pads(const TableBox *t)
{
    return 2 * t->style->pad_y;
}

static Unit rest_height(const CellBox *box)
{
    return stack_height(&box->stack, box->done, box->stack.count);
}

/* The row that a cell beginning in row `r` ends in. */
static size_t last_row(const CellBox *box, size_t r)
{
    return r + (size_t)box->cell->rowspan - 1;
}

/* Height that row r needs now: its own cells, and the merged cells that end in it, whose text began at their top in this portion. */
static Unit row_height(const TableBox *t, size_t r, Unit y)
{
    const RowBox *row = &t->body[r];
    Unit height = t->split ? 0 : row->height;
    if (t->split)
        for (int k = 0; k < row->count; k++)
            if (row->cells[k].cell->rowspan == 1 && row->cells[k].done < row->cells[k].stack.count)
                height = unit_max(height, rest_height(&row->cells[k]) + pads(t));
    for (int c = 0; c < t->table->column_count; c++) {
        const SpanBox *span = &t->spans[c];
        if (span->box && span->last == r && span->box->done < span->box->stack.count)
            height = unit_max(height, rest_height(span->box) + pads(t) - (y - span->top));
    }
    return unit_max(height, pads(t));
}

/* The height by which rows are high or low, wherever on a page they come: of a page, below the table's head. */
static Unit page_scale(const TableBox *t)
{
    return t->pieces ? t->job->body_height / 4 : t->job->body_height - t->head_height;
}

static bool small(const TableBox *t, size_t r)
{
    return r < t->body_count && t->body[r].height <= page_scale(t) / 6;
}

static bool is_total(const TableBox *t, size_t r)
{
    return r < t->body_count && (t->body[r].row->kind == ROW_TOTAL || t->body[r].row->kind == ROW_SUBTOTAL);
}

/* The first lines of a stack from slice i on that may stand at the foot of a page, with what they are kept with. */
static Unit first_lines(const Stack *stack, size_t i)
{
    Unit height = 0;
    for (; i + 1 < stack->count && stack->items[i].keep_next; i++)
        height += stack->items[i].height + stack->items[i + 1].gap;
    return height + (i < stack->count ? stack->items[i].need : 0);
}

/* What merged cells that begin in row r need beyond the rows before `end`: for all of their text, or for its first lines only. */
static Unit merged_lack(const TableBox *t, size_t r, size_t end, bool all)
{
    Unit lack = 0;
    for (int k = 0; t->body[r].cells && k < t->body[r].count; k++) {
        const CellBox *box = &t->body[r].cells[k];
        if (box->cell->rowspan == 1)
            continue;
        Unit have = 0, want = pads(t) + (all ? stack_height(&box->stack, 0, box->stack.count) : first_lines(&box->stack, 0));
        size_t last = last_row(box, r) + 1;
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

/* Whether row r must have row r + 1 with it. */
static bool keeps_next(const TableBox *t, size_t r)
{
    size_t n = t->body_count;
    if (r + 1 >= n)
        return false;
    if (t->body[r].row->kind == ROW_GROUP || leads(t, r) || is_total(t, r + 1) || merged_keeps(t, r))
        return true;
    /* The first two and the last two rows of a table hold together, if they are not high. */
    return n > 2 && (r == 0 || r + 2 == n) && small(t, r) && small(t, r + 1);
}

/* Footnotes that must begin on a page: all of them but the last, which may part when it is long. The order is that of the cells: by rows, from the left; a merged cell that goes on stands in the
 * page's `first` row. */
typedef struct NoteSum {
    int64_t height;
    Unit last;
    size_t first;
    size_t row;
    int column; /* of the last */
} NoteSum;

/* Adds those of the lines of a cell, which begins in row r, that stand within `limit` below the top. */
static void sum_notes(const CellBox *box, size_t r, int64_t limit, NoteSum *sum)
{
    int64_t y = 0;
    r = r < sum->first ? sum->first : r;
    bool later = r > sum->row || (r == sum->row && box->cell->column >= sum->column);
    for (size_t i = box->done; i < box->stack.count && y < limit; i++) {
        const Slice *s = &box->stack.items[i];
        Unit height = notes_height(&s->notes);
        sum->height += height;
        if (height && later) {
            sum->last = height;
            sum->row = r;
            sum->column = box->cell->column;
        }
        y += s->height + s->gap;
    }
}

/* The same of a merged cell that goes on. */
static void sum_span(const SpanBox *span, int64_t limit, NoteSum *sum)
{
    sum_notes(span->box, span->last + 1 - (size_t)span->box->cell->rowspan, limit, sum);
}

static Unit notes_room(const NoteSum *sum, Unit capacity)
{
    int64_t height = sum->height - sum->last + unit_min(sum->last, capacity / 3);
    return (Unit)(height < capacity ? height : capacity);
}

/* Those of what must stand on a page at any price leave a third of it to the text. */
static Unit notes_first(const NoteSum *sum, Unit capacity)
{
    return unit_min(notes_room(sum, capacity), capacity / 3 * 2);
}

/* The footnotes so far (`given`), with those not on pages yet of rows [from, to], which begin at y in the portion and are `depth` high, the last of them showing `last`: of their cells, and of the
 * merged cells beside them as far as these reach down. */
static NoteSum sum_rows(const TableBox *t, const NoteSum *given, Unit y, size_t from, size_t to, int64_t depth, Unit last)
{
    NoteSum sum = *given;
    for (int c = 0; t->has_notes && c < t->table->column_count; c++)
        if (t->spans[c].box)
            sum_span(&t->spans[c], t->spans[c].last < to ? INT32_MAX : y + depth - t->spans[c].top, &sum);
    for (size_t r = from; t->has_notes && r <= to; depth -= t->body[r++].height)
        for (int k = 0; t->body[r].cells && k < t->body[r].count; k++) {
            const CellBox *box = &t->body[r].cells[k];
            if (box->cell->rowspan == 1)
                sum_notes(box, r, r < to ? INT32_MAX : last, &sum);
            else if (!t->split || r != t->row)
                sum_notes(box, r, last_row(box, r) < to ? INT32_MAX : depth, &sum);
        }
    return sum;
}

/* What of that stays when row r, of `height`, is taken: the footnotes of its cells, and of the merged cells that end in it. */
static void keep_sum(const TableBox *t, size_t r, Unit height, NoteSum *sum)
{
    for (int k = 0; t->has_notes && k < t->body[r].count; k++)
        if (t->body[r].cells[k].cell->rowspan == 1)
            sum_notes(&t->body[r].cells[k], r, height, sum);
    for (int c = 0; t->has_notes && c < t->table->column_count; c++)
        if (t->spans[c].box && t->spans[c].last == r)
            sum_span(&t->spans[c], INT32_MAX, sum);
}

/* The least of a row that may stand at the foot of a page: the first lines of each cell that are not on pages yet; at the top of a page (`two`) not less than two, with what the second holds. */
static Unit least_piece(const TableBox *t, const RowBox *row, bool two)
{
    Unit least = UNIT_PT * 12;
    for (int k = 0; row->cells && k < row->count; k++) {
        const CellBox *box = &row->cells[k];
        const Slice *s = box->stack.items + box->done;
        size_t left = box->stack.count - box->done;
        if (box->cell->rowspan != 1 || !left)
            continue;
        least = unit_max(least, first_lines(&box->stack, box->done));
        if (two && left > 1)
            least = unit_max(least, s[0].height + s[1].gap + first_lines(&box->stack, box->done + 1));
    }
    return least + pads(t);
}

/* What row r, of that height, takes at least below a row that it must stand with: all of it, or, when it is high, so much that it may be cut there. */
static Unit company(const TableBox *t, size_t r, Unit height, Unit capacity)
{
    Unit third = capacity / 3 + pads(t) + 1;
    return height <= third ? height : unit_min(height, unit_max(third, least_piece(t, &t->body[r], false)));
}

static Unit below_notes(Unit gap, Unit notes)
{
    return notes ? notes + gap : 0;
}

/* What a fresh page offers to rows from r on. */
static Unit offered(const PortionRoom *room, size_t r)
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
            if (box->cell->rowspan > 1 && last_row(box, s) == r)
                height = unit_max(height, stack_height(&box->stack, 0, box->stack.count) + pads(t) - (y - chain->tops[s - chain->first]));
        }
    for (int c = 0; c < t->table->column_count; c++)
        if (t->spans[c].box && t->spans[c].last == r)
            height = unit_max(height, rest_height(t->spans[c].box) + pads(t) - (y - t->spans[c].top));
    return height;
}

/* Height of row r, which begins at y in the portion and is known to be `height`, with all that must stay with it, and what that adds to the footnotes, which are `given` without row r: of
 * what is more than a fresh page offers, with its own footnotes only, as many rows as fit. */
static Unit chain_need(const TableBox *t, size_t r, Unit y, Unit height, const PortionRoom *room, const NoteSum *given)
{
    const NoteSum none = {.first = r};
    Unit capacity = offered(room, r), need = unit_min(height, capacity);
    int64_t rows = height + (r + 1 == t->body_count ? t->tail : 0), here = rows;
    Chain chain = {.first = r, .tops = {y}};
    NoteSum sum = sum_rows(t, given, y, r, r, rows, height), own = sum_rows(t, &none, 0, r, r, rows, height), first = sum;
    Unit before = below_notes(room->note_gap, notes_room(&sum, capacity));
    int64_t fresh = rows + below_notes(room->page_gap, notes_room(&own, capacity));
    for (size_t i = r + 1; fresh <= capacity; i++) {
        need = (Unit)here;
        if (i - r == CHAIN_MOST || !keeps_next(t, i - 1))
            break;
        /* The last one may be cut. */
        chain.tops[i - r] = y + (Unit)rows;
        Unit whole = chain_height(t, &chain, i), next = company(t, i, whole, capacity), tail = i + 1 == t->body_count ? t->tail : 0;
        sum = sum_rows(t, given, y, r, i, rows + next, next);
        own = sum_rows(t, &none, 0, r, i, rows + next, next);
        here = rows + next + tail + below_notes(room->note_gap, notes_room(&sum, capacity)) - before;
        here += room->no_notes && sum.height > first.height ? capacity : 0;
        fresh = rows + next + tail + below_notes(room->page_gap, notes_room(&own, capacity));
        rows += whole + tail;
    }
    return need;
}

Unit table_next_least(const TableBox *t, const PortionRoom *room)
{
    if (t->row == t->body_count || !t->body[t->row].cells)
        return 0;
    Unit least = least_piece(t, &t->body[t->row], false);
    NoteSum sum = {.first = t->row};
    if (!room->no_notes)
        sum = sum_rows(t, &sum, 0, t->row, t->row, least - pads(t), least - pads(t));
    return least + below_notes(room->note_gap, notes_room(&sum, page_scale(t)));
}

/* Whether every cell of the row has something to give to a piece of that height. */
static bool gives_piece(const TableBox *t, const RowBox *row, Unit height)
{
    Unit used;
    bool gives = row->cells;
    for (int k = 0; gives && k < row->count; k++) {
        const Stack *stack = &row->cells[k].stack;
        gives = row->cells[k].cell->rowspan != 1 || !stack->count || stack_fit(stack, 0, height - pads(t), 0, &used);
    }
    return gives;
}

/* What the table's first row takes at least where it is so high that leaving it whole may waste more than a third of a page; else, and where it holds together with the next, `whole`. */
static Unit cut_need(const TableBox *t, const PortionRoom *room, Unit whole)
{
    Unit capacity = room->first, piece = company(t, 0, t->body[0].height, capacity);
    if (piece >= t->body[0].height || !gives_piece(t, &t->body[0], piece))
        return whole;
    NoteSum sum = sum_rows(t, &(NoteSum){0}, 0, 0, 0, piece + NOTE_STEP, piece + NOTE_STEP);
    Unit notes = notes_room(&sum, capacity);
    return piece + below_notes(room->note_gap + NOTE_STEP, notes);
}

Unit table_first_need(const TableBox *t, const PortionRoom *room)
{
    Unit capacity = room->first;
    if (!t->body_count)
        return t->tail;
    const NoteSum none = {0};
    Unit height = t->body[0].height, shown = unit_min(height, capacity);
    NoteSum sum = sum_rows(t, &none, 0, 0, 0, shown, shown);
    Unit piece = unit_min(least_piece(t, &t->body[0], false), height), notes = notes_first(&sum, capacity);
    Unit need = height + below_notes(room->page_gap, notes) > capacity ? piece : chain_need(t, 0, 0, height, room, &none);
    if (room->no_notes && notes)
        return capacity;
    Unit whole = below_notes(room->note_gap, notes) + (need == height && t->body[0].row->splittable ? piece : need);
    return need == height ? unit_min(whole, cut_need(t, room, whole)) : whole;
}

/* ---- building a portion ---- */

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
            t->spans[row->cells[k].cell->column] = (SpanBox){.box = &row->cells[k], .top = top, .last = last_row(&row->cells[k], r)};
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

/* Height of the footnotes of what the portion holds so far. */
static Unit held_notes(const Portion *p)
{
    Unit height = 0;
    for (size_t i = 0; i < p->cell_count; i++)
        for (size_t k = p->cells[i].from; k < p->cells[i].to && !p->cells[i].artifact; k++)
            height += notes_height(&p->cells[i].stack->items[k].notes);
    return height;
}

/* Whether footnotes find room to begin, the last at least with its first lines; takes it from `left`. */
static bool notes_begin(const Notes *notes, Unit *left)
{
    bool begin = true;
    for (size_t i = 0; i < notes->count && begin; i++) {
        const Stack *note = notes->items[i];
        if (note->placed)
            continue;
        begin = first_lines(note, 0) <= *left;
        *left -= stack_height(note, 0, note->count);
    }
    return begin;
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

/* Closes a merged cell for this portion: all of it when its last row is here, else what fits. */
static bool close_span(TableBox *t, Portion *p, SpanBox *span, const PortionRoom *room, bool ends)
{
    CellBox *box = span->box;
    int row0 = row_at(p, span->top);
    Unit height = p->height - span->top - pads(t), used;
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
    size_t n = ends ? rest : stack_fit(&box->stack, box->done, height, 0, &used);
    bool lone = t->split && span->last == t->row && p->row_count == 1;
    if (!ends && !n && gives_alone(box, lone) && box->stack.items[box->done].height <= height)
        n = 1;
    if (!ends)
        n = noted_lines(p, room, box, n);
    return give(p, box, n, row0, box->done == 0 && n == rest);
}

/* Merged cells that end in row r leave; called when the row is in the portion. */
static bool end_spans(TableBox *t, Portion *p, size_t r)
{
    for (int c = 0; c < t->table->column_count; c++)
        if (t->spans[c].box && t->spans[c].last == r) {
            if (!close_span(t, p, &t->spans[c], NULL, true))
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
        if (!close_span(t, p, span, room, false))
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

/* How many slices of a cell fit when its row is cut at `room`. */
static size_t cut_count(const TableBox *t, const CellBox *box, Unit room, bool force, Unit *used)
{
    size_t n = stack_fit(&box->stack, box->done, room - pads(t), 0, used);
    if (!n && force && box->done < box->stack.count)
        n = stack_fit(&box->stack, box->done, room - pads(t), 1, used);
    return n;
}

/* What the merged cells that end in row r need to give something more each. */
static Unit span_least(const TableBox *t, size_t r, bool lone)
{
    Unit least = pads(t);
    for (int c = 0; c < t->table->column_count; c++) {
        const SpanBox *span = &t->spans[c];
        if (!span->box || span->last != r || span->box->done == span->box->stack.count)
            continue;
        const Stack *stack = &span->box->stack;
        size_t i = span->box->done;
        least = unit_max(least, (gives_alone(span->box, lone) ? stack->items[i].height : first_lines(stack, i)) + pads(t));
    }
    return least;
}

/* Cuts the row at hand so that a piece of it fits into `room`; takes nothing when no cell can give a line, or when one that has lines left can give none
 * although another can (two lines on either side), unless forced. */
static bool take_piece(TableBox *t, Portion *p, Unit room, bool force)
{
    RowBox *row = &t->body[t->row];
    Unit height = 0;
    bool any = false, stuck = false, all = true;
    for (int k = 0; k < row->count; k++) {
        CellBox *box = &row->cells[k];
        Unit used;
        if (box->cell->rowspan != 1 || box->done == box->stack.count)
            continue;
        size_t n = cut_count(t, box, room, force, &used);
        any |= n > 0;
        stuck |= n == 0;
        all &= box->done + n == box->stack.count;
        height = unit_max(height, used + pads(t));
    }
    if (all) {
        /* Only the text of merged cells goes on: the row grows for it, as far as there is room, and by a line at least where it has nothing else. */
        Unit least = any ? 0 : span_least(t, t->row, p->row_count == 0);
        height = unit_max(height, unit_max(unit_min(room, row_height(t, t->row, p->height)), force ? least : 0));
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
        if (box->cell->rowspan == 1 && !give(p, box, cut_count(t, box, room, force, &used), (int)p->row_count - 1, false))
            return false;
    }
    t->split = true;
    if (force && height > room)
        diag_warning(t->job->diags, row->row->at, "L106", _("a line of this row is higher than the page offers; use a smaller type or picture"));
    return true;
}

/* Whether leaving the row whole costs too much: it is higher than a page, with its footnotes, may be cut, would waste more than a third of the page, or leave the row above alone (`bound`). */
static bool may_cut(const TableBox *t, Unit height, Unit left, const PortionRoom *room, bool bound)
{
    Unit capacity = offered(room, t->row);
    NoteSum none = {.first = t->row}, sum = sum_rows(t, &none, 0, t->row, t->row, height, height);
    Unit whole = height + below_notes(room->page_gap, notes_first(&sum, capacity));
    return bound || t->split || t->body[t->row].row->splittable || whole > capacity || left > capacity / 3 + pads(t);
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

/* How much of what is left of the page a piece of the row at hand may take, so that the footnotes of its lines find room too; at the top of a page not less than two lines. */
static Unit piece_room(const TableBox *t, const PortionRoom *room, const Portion *p, const NoteSum *noted)
{
    bool first = p->row_count == 0;
    if (room->no_notes)
        return room->room - p->height;
    Unit rest = room->room - p->height, least = least_piece(t, &t->body[t->row], first);
    bool more = true;
    for (Unit left = rest; more; left = unit_max(left - NOTE_STEP, least)) {
        NoteSum sum = sum_rows(t, noted, p->height, t->row, t->row, left, left);
        if (left + below_notes(room->note_gap, notes_room(&sum, offered(room, t->row))) <= rest)
            return left;
        more = left > least;
    }
    return first && room->force ? unit_min(rest, least) : 0;
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
        holds = keeps_next(t, r);
    return holds;
}

/* Takes the row at hand, whole or as a piece, or nothing; `*more`: another may follow. `noted`: the footnotes so far. */
static bool take_next(TableBox *t, const PortionRoom *room, Portion *p, NoteSum *noted, bool *more)
{
    Unit rest = room->room - p->height, height = row_height(t, t->row, p->height);
    bool forced = p->row_count == 0 && room->force;
    NoteSum now = sum_rows(t, noted, p->height, t->row, t->row, height, height);
    *more = false;
    if (room->no_notes && now.height > noted->height && !holds_to_top(t, room, p))
        return true;
    now = room->no_notes ? *noted : now; /* they wait for another page */
    Unit left = rest - below_notes(room->note_gap, notes_room(&now, offered(room, t->row)));
    /* What stands at the top of a fresh page has all the page offers, and what must stand with the row above has come as far as it may: neither asks for company. */
    bool bound = p->row_count && !t->split && keeps_next(t, t->row - 1);
    Unit need = forced || bound ? height : chain_need(t, t->row, p->height, height, room, noted);
    if (need <= left && height <= left) {
        if (!room->no_notes)
            keep_sum(t, t->row, height, noted);
        if (!take_row(t, p, height))
            return false;
        *more = !room->single || spans_open(t);
        return true;
    }
    left = piece_room(t, room, p, noted);
    if (may_cut(t, height, left, room, bound) && left > pads(t) && height > left && !take_piece(t, p, left, false))
        return false;
    return p->row_count || !forced || (height <= left ? take_row(t, p, height) : take_piece(t, p, left, true));
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
