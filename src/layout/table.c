/* table.c: a table at a given width: cells shaped and measured once, columns solved, cells broken into lines.
 *
 * Placing rows on pages is portion.c; the widths are columns.c. */
#include "layout/table.h"

#include <string.h>

enum { SMALLEST_TYPE = 6 * 1024, DIVISIBLE = 6 /* columns: a table with fewer is not divided */ };
static const Unit CELL_FRACTION = 108 * 1024; /* 38 mm */

typedef enum { IN_HEAD, IN_BODY } Section;

/* ---- what a cell is set in ---- */

static Section section_of(const RowBox *row)
{
    return row->head ? IN_HEAD : IN_BODY;
}

static const char *cell_style(const Row *row, Section section)
{
    if (row->kind == ROW_NUMBERS)
        return "sel-nomor";
    if (section == IN_HEAD)
        return "sel-kepala";
    if (row->kind == ROW_GROUP)
        return "sel-kelompok";
    if (row->kind == ROW_TOTAL || row->kind == ROW_SUBTOTAL)
        return "sel-jumlah";
    return "sel";
}

static CellAlign cell_align(const TableBox *t, const Cell *cell, Section section)
{
    if (cell->align != CELL_DEFAULT)
        return cell->align;
    if (section == IN_HEAD)
        return CELL_CENTER;
    CellAlign align = t->table->columns[cell->column].align;
    return align == CELL_DEFAULT || cell->colspan > 1 ? CELL_LEFT : align;
}

static CellVAlign cell_valign(const TableBox *t, const Cell *cell, Section section)
{
    if (cell->valign != CELL_VDEFAULT)
        return cell->valign;
    if (section == IN_HEAD)
        return CELL_MIDDLE;
    CellVAlign v = t->table->columns[cell->column].valign;
    return v == CELL_VDEFAULT ? CELL_TOP : v;
}

CellVAlign table_cell_valign(const TableBox *table, const Cell *cell, bool head)
{
    return cell_valign(table, cell, head ? IN_HEAD : IN_BODY);
}

static int cell_bold(const Row *row, const Cell *cell)
{
    return cell->bold >= 0 ? cell->bold : row->level == 1 ? 1 : -1;
}

static Unit type_size(const TableBox *t, const Row *row, Section section)
{
    return t->size ? t->size : job_style(t->job, cell_style(row, section))->size;
}

/* Whether a cell reads from the left and is more than a code or a number: levels indent the first such cell of a row. */
static bool is_prose(const TableBox *t, const CellBox *box)
{
    CellAlign align = cell_align(t, box->cell, IN_BODY);
    const Wants *w = box->wants;
    return (align == CELL_LEFT || align == CELL_JUSTIFY) && (box->cell->blocks || (w->natural > 0 && w->number < w->natural));
}

/* Indents the cells of a measured row: by their own steps, and by the row's level. */
static void indent_row(const TableBox *t, RowBox *row)
{
    bool first = !row->head && row->row->level > 1;
    for (int k = 0; k < row->count; k++) {
        CellBox *box = &row->cells[k];
        Wants *w = box->wants;
        int steps = box->cell->indent;
        if (first && is_prose(t, box)) {
            steps += row->row->level - 1;
            first = false;
        }
        box->indent = type_size(t, row->row, section_of(row)) * 4 / 5 * (steps < 12 ? steps : 12);
        w->natural += box->indent;
        w->word += box->indent;
        w->min += box->indent;
        w->number += w->number ? box->indent : 0;
    }
}

/* ---- measuring ---- */

static bool measure_inline(TableBox *t, CellBox *box, const Row *row, Section section)
{
    const Cell *cell = box->cell;
    const TextStyle *style = job_style(t->job, cell_style(row, section));
    WordsOptions options = {.style = style, .size = t->size, .bold = cell_bold(row, cell), .italic = -1, .at = cell->at, .fraction = CELL_FRACTION};
    if (!t->measuring)
        options.node = box->node;
    if (section == IN_HEAD)
        options.color = t->style->head_color;
    if (!words_shape(t->job, &cell->text, &options, &box->words))
        return false;
    const Text *text = box->words.text;
    Wants *w = box->wants;
    *w = (Wants){.natural = text_natural_width(text),
                 .word = text_minimum_width(text, false),
                 .min = text_minimum_width(text, style->hyphenate),
                 .number = text_number_width(text),
                 .before = -1};
    if (cell_align(t, cell, section) == CELL_DECIMAL)
        w->before = text_decimal(text, &w->after);
    return true;
}

/* The row that the merged cells of row i, and those before, reach into; `reach` is that of the row before. */
static size_t reach_of(const Row *row, size_t i, size_t reach)
{
    for (int k = 0; k < row->cell_count; k++) {
        size_t last = i + (size_t)row->cells[k].rowspan - 1;
        reach = last > reach ? last : reach;
    }
    return reach;
}

/* Rows without cells, with room for what these want. */
static RowBox *row_boxes(Job *job, const Row *rows, size_t count, bool head)
{
    size_t cells = 0;
    for (size_t i = 0; i < count; i++)
        cells += (size_t)rows[i].cell_count;
    RowBox *boxes = arena_array(job->scratch, RowBox, count);
    Wants *wants = arena_array(job->scratch, Wants, cells);
    size_t reach = 0;
    for (size_t i = 0; boxes && wants && i < count; i++) {
        reach = reach_of(&rows[i], i, reach);
        boxes[i] = (RowBox){.row = &rows[i], .wants = wants, .count = rows[i].cell_count, .head = head, .joins = reach > i && i + 1 < count};
        wants += rows[i].cell_count;
    }
    return wants ? boxes : NULL;
}

/* What blocks ask for, of a cell or of a list's item in it. */
typedef struct Needs {
    Unit natural, word, min, number;
} Needs;

static void need_more(Needs *all, const Needs *one, Unit indent)
{
    all->natural = unit_max(all->natural, one->natural + indent);
    all->word = unit_max(all->word, one->word + indent);
    all->min = unit_max(all->min, one->min + indent);
    all->number = unit_max(all->number, one->number ? one->number + indent : 0);
}

static bool needs_of_blocks(Job *job, const Blocks *blocks, const char *style, Unit size, Needs *out);

static bool needs_of_text(Job *job, const Inlines *text, const char *style, Unit size, Needs *out)
{
    WordsOptions options = {.style = job_style(job, style), .size = size, .bold = -1, .italic = -1, .fraction = CELL_FRACTION};
    Words words;
    if (!words_shape(job, text, &options, &words))
        return false;
    *out = (Needs){text_natural_width(words.text), text_minimum_width(words.text, true), text_minimum_width(words.text, true),
                   text_number_width(words.text)};
    return true;
}

static bool measure(TableBox *t);

/* A table within: measured like any other, but without places in the structure. */
static bool needs_of_table(Job *job, const Table *table, Unit size, Needs *out)
{
    TableBox t = {.table = table, .style = style_table(job->document->style, table->style), .job = job, .size = table->font_size};
    t.size = t.size ? t.size : size;
    t.pad_x = t.style->pad_x;
    t.head_count = table->head_count;
    t.body_count = table->body_count;
    t.head = row_boxes(job, table->head, t.head_count, true);
    t.body = row_boxes(job, table->body, t.body_count, false);
    if (!t.head || !t.body)
        return diag_memory(job->diags);
    ColumnSums sums;
    if (!measure(&t) || !columns_sums(&t, &sums))
        return false;
    *out = (Needs){sums.natural, sums.word, sums.min, sums.number};
    return true;
}

static bool needs_of_block(Job *job, const Block *b, const char *style, Unit size, Needs *out)
{
    Unit em = size ? size : job_style(job, style)->size;
    Needs inner;
    *out = (Needs){UNIT_MM(60), UNIT_MM(15), UNIT_MM(15), 0};
    switch (b->kind) {
    case BLOCK_PARAGRAPH:
        return needs_of_text(job, &b->u.paragraph.text, b->u.paragraph.style ? b->u.paragraph.style : style, b->u.paragraph.style ? 0 : size, out);
    case BLOCK_FORMULA:
        return needs_of_text(job, &b->u.formula.text, style, size, out);
    case BLOCK_TABLE:
        return needs_of_table(job, &b->u.table, size, out);
    case BLOCK_LIST:
        *out = (Needs){0};
        for (size_t i = 0; i < b->u.list.count; i++) {
            if (!needs_of_blocks(job, &b->u.list.items[i].blocks, style, size, &inner))
                return false;
            need_more(out, &inner, em * 2);
        }
        return true;
    case BLOCK_BOX:
        *out = (Needs){0};
        if (!needs_of_blocks(job, &b->u.box.blocks, "kotak", 0, &inner))
            return false;
        need_more(out, &inner, 2 * style_table(job->document->style, b->u.box.style ? b->u.box.style : "kotak")->pad_x);
        return true;
    default:
        return true;
    }
}

static bool needs_of_blocks(Job *job, const Blocks *blocks, const char *style, Unit size, Needs *out)
{
    *out = (Needs){0};
    if (job->depth >= LAYOUT_MAX_DEPTH)
        return true;
    job->depth++;
    bool ok = true;
    for (size_t i = 0; ok && i < blocks->count; i++) {
        Needs one;
        ok = needs_of_block(job, blocks->items[i], style, size, &one);
        if (ok)
            need_more(out, &one, 0);
    }
    job->depth--;
    return ok;
}

static bool measure_blocks(TableBox *t, CellBox *box, const Row *row, Section section)
{
    bool frame = t->block && t->block->kind == BLOCK_BOX;
    Needs needs;
    if (!needs_of_blocks(t->job, box->cell->blocks, frame ? "kotak" : cell_style(row, section), frame ? 0 : t->size, &needs))
        return false;
    *box->wants = (Wants){.natural = needs.natural, .word = needs.word, .min = needs.min, .number = needs.number, .before = -1};
    return true;
}

/* The cell's node in its row's; a frame has neither, its blocks stand under the box. */
static bool make_node(TableBox *t, CellBox *box, Node *row_node, Section section)
{
    box->node = t->node;
    if (!row_node)
        return true;
    bool head = section == IN_HEAD || box->cell->head;
    Node *node = box->node = pages_node(t->job->pages, row_node, head ? ROLE_TH : ROLE_TD);
    if (!node)
        return diag_memory(t->job->diags);
    node->colspan = box->cell->colspan;
    node->rowspan = box->cell->rowspan;
    node->scope = section == IN_HEAD ? SCOPE_COLUMN : head ? SCOPE_ROW : SCOPE_NONE;
    return true;
}

/* Nodes are made once, in the order of reading, however often a row is measured. */
static bool measure_cell(TableBox *t, RowBox *row, CellBox *box, const Node *before)
{
    Section section = section_of(row);
    if (row->noded && row->node)
        box->node = before ? before->next : row->node->first;
    else if (!make_node(t, box, row->node, section))
        return false;
    return box->cell->blocks ? measure_blocks(t, box, row->row, section) : measure_inline(t, box, row->row, section);
}

bool table_measure_row(TableBox *t, RowBox *row, Node *parent)
{
    Job *job = t->job;
    if (!row->cells && !(row->cells = arena_array(job->scratch, CellBox, (size_t)row->count)))
        return diag_memory(job->diags);
    if (!row->noded && parent && !(row->node = pages_node(job->pages, parent, ROLE_TR)))
        return diag_memory(job->diags);
    for (int k = 0; k < row->count; k++) {
        CellBox *box = &row->cells[k];
        box->cell = &row->row->cells[k];
        box->wants = &row->wants[k];
        if (!measure_cell(t, row, box, k ? box[-1].node : NULL))
            return false;
    }
    row->noded = true;
    indent_row(t, row);
    return true;
}

static bool measure_rows(TableBox *t, RowBox *rows, size_t count, Node *parent)
{
    for (size_t i = 0; i < count; i++)
        if (!table_measure_row(t, &rows[i], parent))
            return false;
    return true;
}

/* ---- setting ---- */

static bool decimals_of(TableBox *t)
{
    size_t n = (size_t)t->table->column_count;
    Decimals *d = &t->decimals;
    d->before = arena_array(t->job->scratch, Unit, n);
    d->after = arena_array(t->job->scratch, Unit, n);
    if (!d->before || !d->after)
        return diag_memory(t->job->diags);
    for (size_t i = 0; i < t->body_count; i++)
        for (int k = 0; k < t->body[i].count; k++) {
            const Cell *cell = &t->body[i].row->cells[k];
            const Wants *w = &t->body[i].wants[k];
            if (cell->colspan != 1 || w->before < 0)
                continue;
            d->before[cell->column] = unit_max(d->before[cell->column], w->before);
            d->after[cell->column] = unit_max(d->after[cell->column], w->after);
        }
    return true;
}

static bool set_inline(TableBox *t, CellBox *box, CellAlign align, Section section, Unit dx, Unit width)
{
    const Decimals *d = &t->decimals;
    const Wants *w = box->wants;
    int c = box->cell->column;
    /* Heads divide words only where nothing else helps. */
    ParagraphOptions po = {.align = align_of_cell(align, ALIGN_LEFT), .quiet = true, .balanced = section == IN_HEAD};
    if (align == CELL_DECIMAL && box->cell->colspan == 1 && w->before >= 0) {
        Unit block = d->before[c] + d->after[c];
        if (block <= width) {
            dx += (width - block) / 2 + d->before[c] - w->before;
            po.align = ALIGN_LEFT;
            width = w->natural + 1;
        }
    }
    return paragraph_push(t->job, &box->stack, &box->words, &po, dx, width, 0, 0, box->node);
}

static bool set_cell(TableBox *t, CellBox *box, const Row *row, Section section)
{
    const Cell *cell = box->cell;
    CellAlign align = cell_align(t, cell, section);
    Unit indent = box->indent;
    Unit width = t->x[cell->column + cell->colspan] - t->x[cell->column] - 2 * t->pad_x - indent;
    width = unit_max(width, UNIT_PT);
    box->stack = stack_new(width);
    if (!cell->blocks)
        return set_inline(t, box, align, section, indent, width);
    Setting setting = {.style = cell_style(row, section),
                       .size = t->size,
                       .bold = cell_bold(row, cell),
                       .tight = true,
                       .align = align,
                       .fraction = CELL_FRACTION,
                       .node = box->node};
    if (t->block->kind == BLOCK_BOX)
        setting = (Setting){.style = "kotak", .bold = -1, .node = box->node};
    if (!blocks_stack(t->job, cell->blocks, &setting, width, &box->stack))
        return false;
    for (size_t i = 0; i < box->stack.count; i++)
        box->stack.items[i].dx += indent;
    return true;
}

bool table_set_row(TableBox *t, RowBox *row)
{
    Section section = section_of(row);
    for (int k = 0; k < row->count; k++) {
        CellBox *box = &row->cells[k];
        if (!set_cell(t, box, row->row, section))
            return false;
        t->has_notes |= box->words.has_notes || box->cell->blocks;
        if (box->cell->rowspan == 1)
            row->height = unit_max(row->height, stack_height(&box->stack, 0, box->stack.count) + 2 * t->style->pad_y);
    }
    row->height = unit_max(row->height, 2 * t->style->pad_y + type_size(t, row->row, section));
    return true;
}

static bool set_rows(TableBox *t, RowBox *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!table_set_row(t, &rows[i]))
            return false;
    return true;
}

/* Merged cells that need more than their rows give the last of them the rest: for the head, which is drawn as one. */
static void stretch_rows(TableBox *t, RowBox *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (int k = 0; k < rows[i].count; k++) {
            const CellBox *box = &rows[i].cells[k];
            size_t last = i + (size_t)box->cell->rowspan - 1;
            if (box->cell->rowspan == 1 || last >= count)
                continue;
            Unit have = 0, want = stack_height(&box->stack, 0, box->stack.count) + 2 * t->style->pad_y;
            for (size_t r = i; r <= last; r++)
                have += rows[r].height;
            if (have < want)
                rows[last].height += want - have;
        }
}

/* ---- the whole ---- */

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
    t->head = row_boxes(job, t->table->head, t->head_count, true);
    t->body = row_boxes(job, t->table->body, t->body_count, false);
    t->spans = arena_array(job->scratch, SpanBox, (size_t)t->table->column_count + 1);
    return (t->head && t->body && t->spans) || diag_memory(job->diags);
}

/* Once for each size of type. */
static bool measure(TableBox *t)
{
    return measure_rows(t, t->head, t->head_count, t->thead) &&
           (t->is_long ? table_measure_long(t) : measure_rows(t, t->body, t->body_count, t->tbody));
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
        if (!measure(t))
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
    if (!fit(t, width) || !columns_solve(t, width) || !decimals_of(t))
        return false;
    if (!set_rows(t, t->head, t->head_count) || (!t->is_long && !set_rows(t, t->body, t->body_count)))
        return false;
    stretch_rows(t, t->head, t->head_count);
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
    if (!make_parts(t, setting, use) || (use == USE_DIVISIBLE && !table_open_long(t)) || !measure(t))
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

/* ---- running totals ---- */

/* A cell of plain text for a row that the document does not have. */
static Cell plain_cell(Job *job, const char *text, int column, int colspan, CellAlign align)
{
    Run *run = arena_make(job->scratch, Run);
    Cell cell = {.column = column, .colspan = colspan, .rowspan = 1, .bold = -1, .align = align};
    if (!run)
        return cell;
    *run = (Run){.kind = RUN_TEXT, .text = text};
    cell.text = (Inlines){run, 1, 1};
    return cell;
}

/* The label over the columns before the first total, then the totals. */
static Row *carry_row(TableBox *t, const Row *after, const char *label)
{
    Job *job = t->job;
    Row *row = arena_make(job->scratch, Row);
    int n = t->table->column_count, next = 0;
    Cell *cells = arena_array(job->scratch, Cell, (size_t)n + 1);
    if (!row || !cells)
        return NULL;
    *row = (Row){.kind = ROW_TOTAL, .cells = cells};
    for (int k = 0; k < after->cell_count; k++) {
        const Cell *cell = &after->cells[k];
        if (!cell->running)
            continue;
        if (cell->column > next)
            cells[row->cell_count++] = plain_cell(job, next ? "" : label, next, cell->column - next, CELL_DEFAULT);
        cells[row->cell_count++] = plain_cell(job, cell->running, cell->column, cell->colspan, cell->align);
        next = cell->column + cell->colspan;
    }
    if (row->cell_count && next < n)
        cells[row->cell_count++] = plain_cell(job, "", next, n - next, CELL_DEFAULT);
    return row;
}

bool table_carry(TableBox *t, size_t last, const char *label, Portion *out)
{
    *out = (Portion){.table = t};
    Row *row = carry_row(t, t->body[last].row, label);
    RowBox *box = row ? row_boxes(t->job, row, 1, false) : NULL;
    if (!box)
        return diag_memory(t->job->diags);
    if (!row->cell_count)
        return true;
    Node *node = t->node;
    t->node = NULL; /* what is computed for the eye is no part of the table */
    bool ok = table_measure_row(t, box, NULL) && table_set_row(t, box);
    t->node = node;
    return ok && portion_of_row(out, box);
}

/* ---- within other blocks ---- */

static bool draw_portion_slice(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    (void)job;
    return portion_draw(slice->data, page, x, y, false);
}

static bool push_portion(Job *job, const Portion *portion, bool keep, Stack *stack)
{
    Portion *copy = arena_make(job->scratch, Portion);
    if (!copy)
        return diag_memory(job->diags);
    *copy = *portion;
    Slice slice = {.height = portion->height, .draw = draw_portion_slice, .data = copy, .keep_next = keep, .notes = portion->notes};
    return stack_push(job, stack, slice) != NULL;
}

/* Whether the portion ends a cell with what stays with the next: a title within it, whose table is in the next portion. */
static bool parts_kept(const Portion *p)
{
    bool kept = false;
    for (size_t i = 0; i < p->cell_count; i++) {
        const PlacedCell *cell = &p->cells[i];
        kept |= !cell->artifact && cell->to > cell->from && cell->to < cell->stack->count && cell->stack->items[cell->to - 1].keep_next;
    }
    return kept;
}

/* All rows as slices: a row that is higher than a quarter of a page is cut, so that the whole stays divisible. */
static bool push_rows(Job *job, TableBox *t, Stack *stack)
{
    PortionRoom room = {.room = unit_max(job->body_height / 4, UNIT_PT * 20),
                        .capacity = unit_max(job->body_height / 4, UNIT_PT * 20),
                        .force = true,
                        .single = true};
    Portion portion = {0};
    t->pieces = true;
    if (t->head_height > room.room && !table_demote_head(t))
        return false;
    if (t->head_count) {
        if (!table_head(t, &portion) || !push_portion(job, &portion, true, stack))
            return false;
    }
    Unit held = 0; /* height of the rows that hold together so far */
    while (t->row < t->body_count) {
        size_t row = t->row;
        if (!table_portion(t, &room, &portion) || !portion.row_count)
            return false;
        RowKind kind = t->body[row].row->kind;
        bool total_next = t->row < t->body_count && t->body[t->row].row->kind >= ROW_SUBTOTAL && t->body[t->row].row->kind <= ROW_TOTAL;
        /* What holds together within other blocks is no more than a third of a page: it may stand below a heading. */
        held += portion.height;
        bool keep = (kind == ROW_GROUP || total_next) && t->row < t->body_count && held <= job->body_height / 3;
        held = keep ? held : 0;
        if (!push_portion(job, &portion, keep || parts_kept(&portion), stack))
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

bool table_stack(Job *job, const Block *block, const Setting *setting, Unit width, Stack *stack)
{
    TableBox *t = table_box(job, block, &block->u.table, setting, width, USE_TABLE);
    if (!t)
        return false;
    size_t first = stack->count;
    if (!caption_stack(job, block, "judul-tabel", NULL, t->caption, width, stack))
        return false;
    for (size_t i = first; i < stack->count; i++)
        stack->items[i].keep_next = true;
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
