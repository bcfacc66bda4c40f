/* trial.c: how high a table is at other widths of its columns, in true lines, and widths at which it is lower.
 *
 * Model. A row is as high as its highest cell, and a cell has the lines that its words, divided where they may be, take at its column's width; a merged cell deals its lines out to its rows.
 * From the widths that columns.c dealt out, width goes from one column to another as long as that spares lines, first in large steps, then in small ones. A move costs a walk over the words of
 * two columns and a look at all pairs of columns; no line is set.
 * Rejected: every way to deal the width out, whose number grows with the power of the columns. */
#include "layout/table.h"

/* Steps in points, each half the one before; how often width moves at each; tables of more cells keep what they have. */
enum { LARGEST_STEP = 32, SMALLEST_STEP = 1, MOVES = 12, MAX_CELLS = 5000, CELLS_A_LINE = 256 };

typedef struct Trial {
    const TableBox *table;
    size_t rows;
    int columns;
    Unit pad;
    int32_t *now, *less, *more; /* lines of each column's cells, row by row: at its width, and at a step less and more */
    const bool *flexible;
    const Unit *min, *most;
    double *width;
} Trial;

/* The most lines of a row's cells: in which columns, and in how many columns it is so many. */
typedef struct Top {
    int32_t lines[3];
    int column[3], same[3];
} Top;

static const RowBox *row_of(const TableBox *t, size_t r)
{
    return r < t->head_count ? &t->head[r] : &t->body[r - t->head_count];
}

static int32_t lines_of(const CellBox *box, Unit width, bool head)
{
    Unit room = unit_max(width - box->indent, UNIT_PT);
    size_t lines = box->cell->blocks ? (size_t)((box->wants->natural + room - 1) / room) : text_line_count(box->words.text, room, !head);
    size_t rows = (size_t)box->cell->rowspan;
    return (int32_t)((lines + rows - 1) / rows);
}

/* Counts the lines of column c's cells, were it `width` wide. */
static void count_column(const Trial *t, int c, double width, int32_t *lines)
{
    int32_t *column = lines + (size_t)c * t->rows;
    for (size_t r = 0; r < t->rows; r++) {
        const RowBox *row = row_of(t->table, r);
        for (int k = 0; k < row->count && row->cells[k].cell->column <= c; k++) {
            const CellBox *box = &row->cells[k];
            if (box->cell->column != c || box->cell->colspan != 1)
                continue;
            int32_t count = lines_of(box, (Unit)width - t->pad, row->head);
            for (size_t i = r; i < r + (size_t)box->cell->rowspan && i < t->rows; i++)
                column[i] = count;
        }
    }
}

static int32_t lines_in(const Trial *t, int c, size_t r)
{
    return t->now[(size_t)c * t->rows + r];
}

static Top top_of(const Trial *t, size_t r)
{
    Top top = {.column = {-1, -1, -1}};
    for (int c = 0; c < t->columns; c++) {
        int32_t lines = lines_in(t, c, r);
        int at = 3;
        while (at > 0 && lines > top.lines[at - 1])
            at--;
        for (int i = 2; i > at; i--) {
            top.lines[i] = top.lines[i - 1];
            top.column[i] = top.column[i - 1];
        }
        if (at < 3) {
            top.lines[at] = lines;
            top.column[at] = c;
        }
    }
    for (int c = 0; c < t->columns; c++)
        for (int i = 0; i < 3; i++)
            top.same[i] += lines_in(t, c, r) == top.lines[i];
    return top;
}

/* What a row costs: its lines first, then the cells that have so many, for where there are several, one alone spares nothing. */
static int64_t cost(int32_t lines, int cells)
{
    return (int64_t)lines * CELLS_A_LINE + cells;
}

/* What the table costs less when a step of width goes from column a to column b. */
static int64_t spared(const Trial *t, const Top *tops, int a, int b)
{
    int64_t sum = 0;
    const int32_t *less = t->less + (size_t)a * t->rows, *more = t->more + (size_t)b * t->rows;
    const int32_t *now_a = t->now + (size_t)a * t->rows, *now_b = t->now + (size_t)b * t->rows;
    for (size_t r = 0; r < t->rows; r++) {
        if (less[r] == now_a[r] && more[r] == now_b[r])
            continue;
        const Top *top = &tops[r];
        int i = 0;
        while (i < 2 && (top->column[i] == a || top->column[i] == b))
            i++;
        int32_t others = top->lines[i], pair = less[r] > more[r] ? less[r] : more[r], lines = others > pair ? others : pair;
        int same = others == lines ? top->same[i] - (now_a[r] == lines) - (now_b[r] == lines) : 0;
        sum += cost(top->lines[0], top->same[0]) - cost(lines, same + (less[r] == lines) + (more[r] == lines));
    }
    return sum;
}

/* Moves a step of width to where that spares the most; false where it spares none. */
static bool move(Trial *t, Top *tops, double step)
{
    int64_t best = 0;
    int from = -1, to = -1;
    for (size_t r = 0; r < t->rows; r++)
        tops[r] = top_of(t, r);
    for (int a = 0; a < t->columns; a++)
        for (int b = 0; b < t->columns; b++) {
            if (a == b || !t->flexible[a] || !t->flexible[b] || t->width[a] - step < t->min[a] || t->width[b] >= t->most[b])
                continue;
            int64_t less = spared(t, tops, a, b);
            if (less > best) {
                best = less;
                from = a;
                to = b;
            }
        }
    if (best <= 0)
        return false;
    t->width[from] -= step;
    t->width[to] += step;
    for (int i = 0; i < 2; i++) {
        int c = i ? from : to;
        count_column(t, c, t->width[c], t->now);
        count_column(t, c, t->width[c] - step, t->less);
        count_column(t, c, t->width[c] + step, t->more);
    }
    return true;
}

bool table_try_widths(const TableBox *table, const bool *flexible, const Unit *min, const Unit *most, double *width)
{
    Trial t = {.table = table,
               .rows = table->head_count + table->body_count,
               .columns = table->table->column_count,
               .pad = 2 * table->pad_x,
               .flexible = flexible,
               .min = min,
               .most = most,
               .width = width};
    size_t cells = t.rows * (size_t)t.columns;
    if (table->is_long || cells > MAX_CELLS)
        return true;
    Arena *scratch = table->job->scratch;
    Top *tops = arena_array(scratch, Top, t.rows);
    t.now = arena_array(scratch, int32_t, cells);
    t.less = arena_array(scratch, int32_t, cells);
    t.more = arena_array(scratch, int32_t, cells);
    if (!tops || !t.now || !t.less || !t.more)
        return diag_memory(table->job->diags);
    for (int c = 0; c < t.columns; c++)
        count_column(&t, c, width[c], t.now);
    for (int points = LARGEST_STEP; points >= SMALLEST_STEP; points /= 2) {
        double step = (double)points * UNIT_PT;
        for (int c = 0; c < t.columns; c++) {
            count_column(&t, c, width[c] - step, t.less);
            count_column(&t, c, width[c] + step, t.more);
        }
        for (int i = 0; i < MOVES && move(&t, tops, step); i++)
            ;
    }
    return true;
}
