/* carry.c: running totals at a page break: rows that the document does not have ("Jumlah dipindahkan", "Jumlah pindahan"). */
#include "layout/table.h"

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
    RowBox *box = row ? table_rows(t->job, row, 1, false) : NULL;
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
