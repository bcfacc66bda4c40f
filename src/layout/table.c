/* table.c: a table at a given width: its type size found, its columns solved, its rows set; and what becomes of it within other blocks.
 *
 * The rows are row.c, the widths columns.c, placing rows on pages portion.c. */
#include "layout/table.h"

#include <string.h>

enum { SMALLEST_TYPE = 6 * 1024, DIVISIBLE = 6 /* columns: a table with fewer is not divided */ };

/* The table's node with its parts, in reading order. */
static bool make_nodes(TableBox *t, Node *parent, TableUse use)
{
    Pages *pages = t->job->pages;
    const Block *block = t->block;
    if (!(t->node = pages_node(pages, parent, use == USE_FRAME ? ROLE_DIV : ROLE_TABLE)))
        return false;
    if (use == USE_FRAME)
        return true;
    if ((block->label || block->title.count) && !(t->caption = pages_node(pages, t->node, ROLE_CAPTION)))
        return false;
    if (t->table->head_count && !(t->thead = pages_node(pages, t->node, ROLE_THEAD)))
        return false;
    return (t->tbody = pages_node(pages, t->node, ROLE_TBODY)) != NULL;
}

static bool make_parts(TableBox *t, const Setting *setting, TableUse use)
{
    Job *job = t->job;
    if (!make_nodes(t, setting->node, use))
        return diag_memory(job->diags);
    t->node->lang = t->block->lang;
    t->head_count = t->table->head_count;
    t->body_count = t->table->body_count;
    t->head = table_rows(job, t->table->head, t->head_count, true);
    t->body = table_rows(job, t->table->body, t->body_count, false);
    t->spans = arena_array(job->scratch, SpanBox, (size_t)t->table->column_count + 1);
    return (t->head && t->body && t->spans) || diag_memory(job->diags);
}

bool table_measure(TableBox *t)
{
    return table_measure_rows(t, t->head, t->head_count, t->thead) &&
           (t->is_long ? table_measure_long(t) : table_measure_rows(t, t->body, t->body_count, t->tbody));
}

static Unit size_now(const TableBox *t)
{
    return t->size ? t->size : job_style(t->job, "sel")->size;
}

/* The type size, in eighths of a point, at which columns that take `need` at the present size, padding included, take no more than `width`. */
static Unit size_for(const TableBox *t, Unit need, Unit width)
{
    Unit pads = 2 * t->pad_x * t->table->column_count;
    if (need <= width || need <= pads)
        return size_now(t);
    return width <= pads ? 0 : (Unit)((int64_t)size_now(t) * (width - pads) / (need - pads) / 128 * 128);
}

/* Whether the table's longest pieces fit at a size that can be read. */
static bool fits_readably(const TableBox *t, Unit width)
{
    ColumnSums sums;
    return !columns_sums(t, &sums) || size_for(t, sums.min, width) >= unit_min(SMALLEST_TYPE, size_now(t));
}

/* The size at which the numbers fit, where they don't at `size`: nothing is drawn over its neighbour. Padding goes first. */
static Unit size_for_numbers(TableBox *t, Unit numbers, Unit width, Unit size)
{
    enum { LEAST = 128 };
    int n = t->table->column_count;
    if (size_for(t, numbers, width) >= size)
        return size;
    Unit pad = unit_min(t->pad_x, width / (8 * n));
    numbers -= 2 * n * (t->pad_x - pad);
    t->pad_x = pad;
    return unit_max(unit_min(size, size_for(t, numbers, width)), LEAST);
}

/* Smaller type, when the table's longest words and numbers do not fit otherwise. Widths follow the size exactly, so this decides in one step; but for tables and lists in its cells, whose padding
 * and indents stay, so that numbers below the smallest readable size take some more. */
static bool fit(TableBox *t, Unit width)
{
    enum { STEPS = 4 };
    ColumnSums sums;
    Unit numbers = 0, size = 0;
    for (int step = 0; step < STEPS; step++) {
        if (!columns_sums(t, &sums))
            return false;
        Unit was = size_now(t), readable = unit_max(size_for(t, sums.min, width), unit_min(SMALLEST_TYPE, was));
        numbers = !step && size_for(t, sums.number, width) < readable ? sums.number : numbers;
        size = size_for_numbers(t, sums.number, width, readable);
        if (size >= was)
            break;
        if (size >= SMALLEST_TYPE)
            diag_note(t->job->diags, t->block->at, "L105",
                      _("the table is set at %.1f pt instead of %.1f pt, because its words and numbers need the room"), size / (double)UNIT_PT,
                      was / (double)UNIT_PT);
        t->size = size;
        if (!table_measure(t))
            return false;
    }
    if (numbers)
        diag_warning(
            t->job->diags, t->block->at, "L103",
            _("the table's numbers need %.0f mm, but it is %.0f mm wide, so they are set at %.1f pt; give it more room, or print it in landscape"),
            numbers / (double)UNIT_MM(1), width / (double)UNIT_MM(1), size_now(t) / (double)UNIT_PT);
    return true;
}

/* A head that leaves no room for rows is dealt out like rows, before the others. */
bool table_demote_head(TableBox *t)
{
    RowBox *rows = arena_array(t->job->scratch, RowBox, t->head_count + t->body_count);
    if (!rows)
        return diag_memory(t->job->diags);
    memcpy(rows, t->head, t->head_count * sizeof *rows);
    memcpy(rows + t->head_count, t->body, t->body_count * sizeof *rows);
    diag_warning(t->job->diags, t->block->at, "L110",
                 _("the table's head leaves no room for a row below it, so it is printed once, like other rows; shorten it"));
    for (size_t i = 0; i < t->window_count; i++) {
        t->windows[i].from += t->head_count;
        t->windows[i].to += t->head_count;
    }
    t->set_to += t->set_to ? t->head_count : 0;
    t->body = rows;
    t->body_count += t->head_count;
    t->head_count = 0;
    t->head_height = 0;
    return true;
}

/* Breaks the cells into lines at the columns' widths. */
static bool set_table(TableBox *t, Unit width)
{
    if (!fit(t, width) || !columns_solve(t, width) || !table_decimals(t))
        return false;
    if (!table_set_rows(t, t->head, t->head_count) || (!t->is_long && !table_set_rows(t, t->body, t->body_count)))
        return false;
    table_stretch_rows(t, t->head, t->head_count);
    for (size_t i = 0; i < t->head_count; i++)
        t->head_height += t->head[i].height;
    return (t->head_height <= t->job->body_height * 2 / 3 || table_demote_head(t)) && table_ready(t);
}

TableBox *table_box(Job *job, const Block *block, const Table *table, const Setting *setting, Unit width, TableUse use)
{
    TableBox *t = arena_make(job->scratch, TableBox);
    if (!t) {
        diag_memory(job->diags);
        return NULL;
    }
    *t = (TableBox){.block = block, .table = table, .style = style_table(job->document->style, table->style), .job = job, .size = table->font_size};
    t->pad_x = t->style->pad_x;
    if (!t->size && setting->tight)
        t->size = setting->size;
    if (!make_parts(t, setting, use) || (use == USE_DIVISIBLE && !table_open_long(t)) || !table_measure(t))
        return NULL;
    Unit want = table->width ? table->width : (Unit)((int64_t)width * (table->width_percent > 0 ? table->width_percent : 100) / 100);
    want = unit_min(want, width);
    t->too_wide = use == USE_DIVISIBLE && table->column_count >= DIVISIBLE && !fits_readably(t, want);
    return t->too_wide || set_table(t, want) ? t : NULL;
}

Unit table_plain_height(const TableBox *t)
{
    int64_t height = 0;
    for (size_t i = 0; i < t->body_count && height < INT32_MAX / 2; i++)
        height += t->body[i].height;
    return (Unit)height + t->head_height + t->tail;
}

const Table *box_table(Job *job, const Block *block)
{
    Table *table = arena_make(job->scratch, Table);
    Column *column = arena_make(job->scratch, Column);
    Row *row = arena_make(job->scratch, Row);
    Cell *cell = arena_make(job->scratch, Cell);
    if (!table || !column || !row || !cell) {
        diag_memory(job->diags);
        return NULL;
    }
    *column = (Column){.kind = COLUMN_WEIGHT, .weight = 1000};
    *cell = (Cell){.blocks = &block->u.box.blocks, .colspan = 1, .rowspan = 1, .bold = -1, .at = block->at};
    *row = (Row){.cells = cell, .cell_count = 1, .at = block->at};
    *table = (Table){.columns = column,
                     .column_count = 1,
                     .body = row,
                     .body_count = 1,
                     .style = block->u.box.style ? block->u.box.style : "kotak",
                     .width_percent = 100};
    return table;
}

/* ---- within other blocks ---- */

static bool draw_portion_slice(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    (void)job;
    return portion_draw(slice->data, page, x, y, false);
}

/* How a portion stays with the next. */
typedef enum { PARTS, KEEPS_LOOSELY, KEEPS } Keep;

static bool push_portion(Job *job, const Portion *portion, Keep keep, Stack *stack)
{
    Portion *copy = arena_make(job->scratch, Portion);
    if (!copy)
        return diag_memory(job->diags);
    *copy = *portion;
    Slice slice = {.height = portion->height,
                   .draw = draw_portion_slice,
                   .data = copy,
                   .keep_next = keep != PARTS,
                   .loose = keep == KEEPS_LOOSELY,
                   .notes = portion->notes};
    return stack_push(job, stack, slice) != NULL;
}

/* Whether a cell of the portion goes on with what stays with what it gave last: a title within it, whose table is in the next portion, or in one behind that. */
static bool parts_kept(const Portion *p)
{
    bool kept = false;
    for (size_t i = 0; i < p->cell_count; i++) {
        const PlacedCell *cell = &p->cells[i];
        kept |= !cell->artifact && cell->to && cell->to < cell->stack->count && cell->stack->items[cell->to - 1].keep_next;
    }
    return kept;
}

/* All rows as slices: a row that is higher than a quarter of a page is cut, so that the whole stays divisible; a piece of it fits into a piece of the row that it
 * stands in, and has what holds together in a cell, a title with its head, up to a third of a page. */
static bool push_rows(Job *job, TableBox *t, Stack *stack)
{
    Unit quarter = unit_max(job->body_height / 4 - job->padding, UNIT_PT * 20);
    PortionRoom room = {.room = quarter, .capacity = quarter, .first = quarter, .force = true, .single = true};
    Portion portion = {0};
    t->pieces = true;
    if (t->head_height > room.room && !table_demote_head(t))
        return false;
    if (t->head_count) {
        if (!table_head(t, &portion) || !push_portion(job, &portion, KEEPS, stack))
            return false;
    }
    Unit held = 0; /* height of the rows that hold together so far */
    while (t->row < t->body_count) {
        size_t row = t->row;
        room.room = unit_max(quarter, unit_min(table_next_least(t, &room), job->body_height / 3 - job->padding));
        if (!table_portion(t, &room, &portion) || !portion.row_count)
            return false;
        RowKind kind = t->body[row].row->kind;
        bool total_next = t->row < t->body_count && t->body[t->row].row->kind >= ROW_SUBTOTAL && t->body[t->row].row->kind <= ROW_TOTAL;
        /* What holds together within other blocks is no more than a third of a page: it may stand below a heading. The pieces of a row hold together only if it must not be cut. */
        held += portion.height;
        bool whole = t->split && t->body[row].row->cut == CUT_NEVER;
        bool keep = !t->split && (kind == ROW_GROUP || total_next) && t->row < t->body_count && held <= job->body_height / 3;
        held = keep ? held : 0;
        if (!push_portion(job, &portion, parts_kept(&portion) ? KEEPS : keep || whole ? KEEPS_LOOSELY : PARTS, stack))
            return false;
    }
    return true;
}

bool source_stack(Job *job, const TableBox *t, Unit width, bool tight, Stack *stack)
{
    Node *below = pages_node(job->pages, t->node->parent, ROLE_P);
    Setting own = {.style = "sumber", .bold = -1, .tight = tight, .node = below};
    return below && text_stack(job, &t->table->source, "sumber", &own, below, 0, width, false, t->block->at, stack);
}

/* A title, slices from `first` on, stays whole and with its table; what is higher than a third of a page, as in a narrow cell, with its last two lines only. */
static void keep_title(const Job *job, Stack *stack, size_t first)
{
    bool high = stack_height(stack, first, stack->count) > job->body_height / 3;
    for (size_t i = high && stack->count > first + 2 ? stack->count - 2 : first; i < stack->count; i++)
        stack->items[i].keep_next = true;
}

bool table_stack(Job *job, const Block *block, const Setting *setting, Unit width, Stack *stack)
{
    TableBox *t = table_box(job, block, &block->u.table, setting, width, USE_TABLE);
    if (!t)
        return false;
    size_t first = stack->count;
    if (!caption_stack(job, block, "judul-tabel", NULL, t->caption, width, stack))
        return false;
    keep_title(job, stack, first);
    if (!push_rows(job, t, stack))
        return false;
    return !block->u.table.source.count || source_stack(job, t, width, true, stack);
}

bool box_stack(Job *job, const Block *block, const Setting *setting, Unit width, Stack *stack)
{
    const Table *table = box_table(job, block);
    TableBox *t = table ? table_box(job, block, table, setting, width, USE_FRAME) : NULL;
    return t && push_rows(job, t, stack);
}
