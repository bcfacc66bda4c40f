/* groups.c: divides a table that is too wide for the paper into groups of columns.
 *
 * Each group is a table of its own, with the identifying columns (Column.repeat, as many as half of the width holds; the first one where none is marked) in front. A boundary falls where no merged head cell
 * spans it, if there is such a place. There are as few groups as fit, and these are as equally wide as the boundaries allow. A cell that spans a boundary stands in both groups with the columns that it has there. */
#include <string.h>

#include "layout/table.h"

enum { GROUP_TYPE = 7 * 1024 + 512 }; /* 7.5 pt: a divided table need not be set small */

typedef struct Divider {
    const TableBox *box;
    const Table *table;
    Unit *need; /* of each column at the groups' type size */
    bool *repeat;
    Unit repeated; /* width of the identifying columns */
    Unit width;
} Divider;

static Unit group_size(const TableBox *box)
{
    Unit size = box->size ? box->size : job_style(box->job, "sel")->size;
    return unit_min(size, GROUP_TYPE);
}

static bool divider_init(Divider *d, const TableBox *box, Unit width)
{
    Job *job = box->job;
    size_t n = (size_t)box->table->column_count;
    *d = (Divider){.box = box, .table = box->table, .width = width};
    d->need = columns_needs(box);
    d->repeat = arena_array(job->scratch, bool, n);
    if (!d->need || !d->repeat)
        return diag_memory(job->diags);
    Unit from = box->size ? box->size : job_style(job, "sel")->size, to = group_size(box), pad = 2 * box->pad_x;
    int marked = 0, repeated = 0;
    for (size_t c = 0; c < n; c++) {
        d->need[c] = pad + (Unit)((int64_t)(d->need[c] - pad) * to / from) + 1;
        marked += d->table->columns[c].repeat;
        d->repeat[c] = d->table->columns[c].repeat && d->repeated + d->need[c] <= width / 2;
        repeated += d->repeat[c];
        d->repeated += d->repeat[c] ? d->need[c] : 0;
    }
    if (!marked) {
        d->repeat[0] = true;
        d->repeated = d->need[0];
    }
    if (repeated < marked)
        diag_warning(job->diags, box->block->at, "L113",
                     _("columns with ulang=\"ya\" take more than half of the width, so only %d of %d are repeated; mark fewer"), repeated, marked);
    return true;
}

/* Whether a merged head cell would be cut by a boundary before column c. */
static bool cuts_head(const Divider *d, int c)
{
    for (size_t r = 0; r < d->table->head_count; r++)
        for (int k = 0; k < d->table->head[r].cell_count; k++) {
            const Cell *cell = &d->table->head[r].cells[k];
            if (cell->column < c && c < cell->column + cell->colspan)
                return true;
        }
    return false;
}

/* Where the group that begins at column `from` ends: as many columns as fit, back to a clean boundary; at least one. */
static int group_end(const Divider *d, int from)
{
    int n = d->table->column_count, end = from;
    Unit used = d->repeated;
    while (end < n && (d->repeat[end] || used + d->need[end] <= d->width || end == from))
        used += d->repeat[end] ? 0 : d->need[end], end++;
    if (end == n)
        return n;
    for (int c = end; c > from; c--)
        if (!cuts_head(d, c) && !d->repeat[c - 1])
            return c;
    return end;
}

/* A row with the columns of a group: `place[c]` is the new place of column c, or -1. */
static bool group_row(const Divider *d, const Row *row, const int *place, Row *out)
{
    *out = *row;
    out->cell_count = 0;
    out->cells = arena_array(d->box->job->scratch, Cell, (size_t)row->cell_count);
    if (!out->cells)
        return diag_memory(d->box->job->diags);
    for (int k = 0; k < row->cell_count; k++) {
        Cell cell = row->cells[k];
        int first = -1, count = 0;
        for (int c = cell.column; c < cell.column + cell.colspan; c++)
            if (place[c] >= 0) {
                first = first < 0 ? place[c] : first;
                count++;
            }
        if (!count)
            continue;
        cell.column = first;
        cell.colspan = count;
        out->cells[out->cell_count++] = cell;
    }
    return true;
}

static bool group_rows(const Divider *d, const Row *rows, size_t count, const int *place, Row **out)
{
    *out = arena_array(d->box->job->scratch, Row, count);
    if (!*out)
        return diag_memory(d->box->job->diags);
    for (size_t i = 0; i < count; i++)
        if (!group_row(d, &rows[i], place, &(*out)[i]))
            return false;
    return true;
}

static bool group_table(const Divider *d, int from, int to, Table *out)
{
    Arena *scratch = d->box->job->scratch;
    int n = d->table->column_count, count = 0;
    int *place = arena_array(scratch, int, (size_t)n);
    *out = *d->table;
    out->columns = arena_array(scratch, Column, (size_t)n);
    if (!place || !out->columns)
        return diag_memory(d->box->job->diags);
    for (int c = 0; c < n; c++) {
        place[c] = d->repeat[c] || (c >= from && c < to) ? count : -1;
        if (place[c] >= 0)
            out->columns[count++] = d->table->columns[c];
    }
    out->column_count = count;
    out->font_size = group_size(d->box);
    if (to < n)
        out->source = (Inlines){0};
    return group_rows(d, d->table->head, d->table->head_count, place, &out->head) &&
           group_rows(d, d->table->body, d->table->body_count, place, &out->body);
}

/* How many groups there are when each may be as wide as d->width. */
static size_t group_count(const Divider *d)
{
    size_t count = 0;
    for (int from = 0, n = d->table->column_count; from < n;) {
        int to = group_end(d, from);
        bool any = false;
        for (; from < to; from++)
            any |= !d->repeat[from];
        count += any;
    }
    return count;
}

/* Makes the groups no wider than their number needs: a last one of two columns beside full ones wastes its pages. */
static void even_out(Divider *d)
{
    size_t count = group_count(d);
    Unit low = d->repeated, high = d->width;
    while (high - low > UNIT_PT) {
        d->width = low + (high - low) / 2;
        if (group_count(d) <= count)
            high = d->width;
        else
            low = d->width;
    }
    d->width = high;
}

bool table_groups(const TableBox *box, Unit width, Table **out, size_t *count)
{
    Divider d;
    size_t n = (size_t)box->table->column_count;
    *count = 0;
    *out = arena_array(box->job->scratch, Table, n);
    if (!*out)
        return diag_memory(box->job->diags);
    if (!divider_init(&d, box, width))
        return false;
    even_out(&d);
    for (int from = 0; from < (int)n;) {
        int to = group_end(&d, from);
        bool any = false;
        for (int c = from; c < to; c++)
            any |= !d.repeat[c];
        if (any && !group_table(&d, from, to, &(*out)[(*count)++]))
            return false;
        from = to;
    }
    return true;
}
