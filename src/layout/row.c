/* row.c: the rows of a table: what their cells are set in, what they ask of the columns, their lines at the columns' widths. */
#include "layout/table.h"

#include <string.h>

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

/* What a line of the row's text takes: a row that holds nothing, or merged cells only, is as high as one. */
static Unit line_step(const TableBox *t, const Row *row, Section section)
{
    return (Unit)((int64_t)type_size(t, row, section) * job_style(t->job, cell_style(row, section))->line_height / 1000);
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

RowBox *table_rows(Job *job, const Row *rows, size_t count, bool head)
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

/* A table within: measured like any other, but without places in the structure. */
static bool needs_of_table(Job *job, const Table *table, Unit size, Needs *out)
{
    TableBox t = {.table = table, .style = style_table(job->document->style, table->style), .job = job, .size = table->font_size};
    t.size = t.size ? t.size : size;
    t.pad_x = t.style->pad_x;
    t.head_count = table->head_count;
    t.body_count = table->body_count;
    t.head = table_rows(job, table->head, t.head_count, true);
    t.body = table_rows(job, table->body, t.body_count, false);
    if (!t.head || !t.body)
        return diag_memory(job->diags);
    ColumnSums sums;
    if (!table_measure(&t) || !columns_sums(&t, &sums))
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

bool table_measure_rows(TableBox *t, RowBox *rows, size_t count, Node *parent)
{
    for (size_t i = 0; i < count; i++)
        if (!table_measure_row(t, &rows[i], parent))
            return false;
    return true;
}

/* ---- setting ---- */

bool table_decimals(TableBox *t)
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

/* The cell's indent, where its column leaves that besides two letters or the longest number; else what it does leave. */
static Unit indent_within(const CellBox *box, Unit width, Unit size)
{
    Unit number = box->wants->number ? box->wants->number - box->indent : 0;
    return unit_min(box->indent, unit_max(width - unit_max(2 * size, number), 0));
}

static bool set_cell(TableBox *t, CellBox *box, const Row *row, Section section)
{
    const Cell *cell = box->cell;
    CellAlign align = cell_align(t, cell, section);
    Unit width = t->x[cell->column + cell->colspan] - t->x[cell->column] - 2 * t->pad_x;
    Unit indent = box->indent ? indent_within(box, width, type_size(t, row, section)) : 0;
    width = unit_max(width - indent, UNIT_PT);
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
    t->job->padding += 2 * t->style->pad_y;
    bool ok = blocks_stack(t->job, cell->blocks, &setting, width, &box->stack);
    t->job->padding -= 2 * t->style->pad_y;
    if (!ok)
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
    row->height = unit_max(row->height, 2 * t->style->pad_y + line_step(t, row->row, section));
    return true;
}

bool table_set_rows(TableBox *t, RowBox *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!table_set_row(t, &rows[i]))
            return false;
    return true;
}

void table_stretch_rows(TableBox *t, RowBox *rows, size_t count)
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
