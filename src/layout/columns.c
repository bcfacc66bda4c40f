/* columns.c: the widths of a table's columns.
 *
 * Fixed columns take what they say. The others get at least their longest unbreakable piece; what is left is dealt out so that the table becomes as low as
 * possible: a row is as high as its highest cell, so width goes to the columns that dominate rows. The height of a cell is taken as its natural width over
 * the column's, which needs no line breaking; a few rounds of a fixed-point iteration balance the columns' gains.
 * Then true lines are counted (trial.c), since what spares less than a line spares nothing.
 * Rejected: widths in proportion to natural widths (one long column starves the others), setting the lines to try (a second layout). */
#include "layout/table.h"

#include <math.h>
#include <string.h>

enum { ROUNDS = 24, MAX_ROWS = 3000 };

typedef struct Solver {
    const TableBox *table;
    int n;
    Unit pad;     /* both sides */
    Unit letters; /* the least that is of use to a word */
    Unit *min, *word, *natural, *number;
    double *width; /* of the columns, with padding */
} Solver;

/* ---- what the cells ask for ---- */

static bool is_fixed(const Solver *s, int column)
{
    return s->table->table->columns[column].kind == COLUMN_FIXED;
}

/* A merged cell that needs more than its columns have shares the rest out to those that are not fixed; to all, where all are and it must. */
static void widen(const Solver *s, Unit *widths, const Cell *cell, Unit want, bool must)
{
    Unit have = 0;
    int flexible = 0;
    for (int c = cell->column; c < cell->column + cell->colspan; c++) {
        have += widths[c];
        flexible += !is_fixed(s, c);
    }
    if (have >= want || (!flexible && !must))
        return;
    bool all = !flexible;
    int sharing = all ? cell->colspan : flexible;
    Unit share = (want - have + sharing - 1) / sharing;
    for (int c = cell->column; c < cell->column + cell->colspan; c++)
        if (all || !is_fixed(s, c))
            widths[c] += share;
}

static void ask_rows(Solver *s, const RowBox *rows, size_t count, bool head)
{
    for (size_t i = 0; i < count; i++)
        for (int k = 0; k < rows[i].count; k++) {
            const Cell *cell = &rows[i].row->cells[k];
            const Wants *w = &rows[i].wants[k];
            int c = cell->column;
            if (cell->colspan != 1)
                continue;
            s->min[c] = unit_max(s->min[c], w->min + s->pad);
            s->word[c] = unit_max(s->word[c], w->word + s->pad);
            s->number[c] = unit_max(s->number[c], w->number + s->pad);
            /* A head may take several lines: it makes its column no wider than its longest word. */
            Unit natural = head ? w->word : w->natural;
            s->natural[c] = unit_max(s->natural[c], natural + s->pad);
        }
}

static void ask_merged(Solver *s, const RowBox *rows, size_t count, bool head)
{
    for (size_t i = 0; i < count; i++)
        for (int k = 0; k < rows[i].count; k++) {
            const Cell *cell = &rows[i].row->cells[k];
            const Wants *w = &rows[i].wants[k];
            if (cell->colspan == 1)
                continue;
            widen(s, s->min, cell, w->min + s->pad, false);
            widen(s, s->number, cell, w->number + s->pad, true);
            if (!head && cell->colspan < s->n)
                widen(s, s->natural, cell, unit_min(w->natural, w->min * 3) + s->pad, false);
        }
}

static void ask(Solver *s)
{
    const TableBox *t = s->table;
    ask_rows(s, t->head, t->head_count, true);
    ask_rows(s, t->body, t->body_count, false);
    for (int c = 0; c < s->n; c++) {
        const Column *column = &t->table->columns[c];
        s->min[c] = unit_max(unit_max(s->min[c], column->min), s->pad + UNIT_PT * 3);
        if (column->max && s->natural[c] > column->max)
            s->natural[c] = unit_max(column->max, s->min[c]);
        /* A fixed width gives way to a word or number that it can't hold. */
        s->word[c] = unit_max(s->word[c], s->min[c]);
        if (column->kind == COLUMN_FIXED) {
            s->min[c] = unit_max(column->width, s->min[c]);
            s->natural[c] = s->word[c] = unit_max(column->width, s->word[c]);
        }
        s->natural[c] = unit_max(s->natural[c], s->min[c]);
    }
    ask_merged(s, t->head, t->head_count, true);
    ask_merged(s, t->body, t->body_count, false);
    for (int c = 0; c < s->n; c++) {
        s->min[c] = unit_max(s->min[c], s->number[c]);
        s->word[c] = unit_max(s->word[c], s->min[c]);
        s->natural[c] = unit_max(s->natural[c], s->word[c]);
    }
}

/* Where all columns can hold their words whole, that is the least they get. */
static void keep_words(Solver *s, Unit width)
{
    int64_t sum = 0;
    for (int c = 0; c < s->n; c++)
        sum += s->word[c];
    if (sum <= width)
        memcpy(s->min, s->word, (size_t)s->n * sizeof *s->min);
}

/* The least a column gets, whatever else there is: room for its longest number, or for a few letters. */
static Unit floor_of(const Solver *s, int c)
{
    return unit_min(unit_max(s->number[c], s->pad + s->letters), s->min[c]);
}

/* ---- dealing out ---- */

/* Makes the flexible columns add up to `total`, each at least its minimum, keeping the proportions of `want`. */
static void share_out(Solver *s, const double *want, double total, const bool *flexible)
{
    bool at_min[256] = {false};
    for (int round = 0; round < s->n + 1; round++) {
        double sum = 0, rest = total;
        for (int c = 0; c < s->n; c++)
            if (flexible[c]) {
                if (at_min[c])
                    rest -= s->min[c];
                else
                    sum += want[c];
            }
        bool again = false;
        for (int c = 0; c < s->n; c++)
            if (flexible[c]) {
                s->width[c] = at_min[c] ? s->min[c] : sum > 0 ? want[c] * rest / sum : s->min[c];
                if (!at_min[c] && s->width[c] < s->min[c])
                    at_min[c] = again = true;
            }
        if (!again)
            return;
    }
}

/* Adds to gain[] how much lower the row would get for a little more width of each column. */
static void row_gain(const Solver *s, const RowBox *row, double *gain)
{
    double highest = 1;
    for (int k = 0; k < row->count; k++) {
        const Cell *cell = &row->row->cells[k];
        double lines = row->wants[k].natural / (s->width[cell->column] - s->pad);
        if (cell->colspan == 1 && lines > highest)
            highest = lines;
    }
    double sum = 0, share[256];
    for (int k = 0; k < row->count; k++) {
        const Cell *cell = &row->row->cells[k];
        double r = cell->colspan == 1 ? row->wants[k].natural / (s->width[cell->column] - s->pad) / highest : 0;
        r *= r, r *= r, r *= r; /* the eighth power: a smooth maximum */
        sum += share[k] = r;
    }
    if (sum <= 0)
        return;
    for (int k = 0; k < row->count; k++) {
        int c = row->row->cells[k].column;
        if (share[k] > 0 && highest > 1)
            gain[c] += share[k] / sum * highest / (s->width[c] - s->pad);
    }
}

/* Moves width to the columns where it lowers the table most, until the gains are even. */
static void balance(Solver *s, double total, const bool *flexible)
{
    const TableBox *t = s->table;
    size_t rows = t->body_count, step = rows > MAX_ROWS ? rows / MAX_ROWS : 1;
    double want[256] = {0};
    for (int c = 0; c < s->n; c++)
        want[c] = s->natural[c];
    share_out(s, want, total, flexible);
    for (int round = 0; round < ROUNDS; round++) {
        double gain[256] = {0}, most = 0;
        for (size_t i = 0; i < rows; i += step)
            row_gain(s, &t->body[i], gain);
        for (int c = 0; c < s->n; c++)
            if (flexible[c] && gain[c] > most)
                most = gain[c];
        if (most <= 0)
            return;
        for (int c = 0; c < s->n; c++)
            if (flexible[c]) {
                double inner = s->width[c] - s->pad;
                /* Half a step towards equal gains, so that it settles. */
                want[c] = s->pad + inner * (0.5 + 0.5 * sqrt(gain[c] / most)) + 1;
            }
        share_out(s, want, total, flexible);
    }
}

/* Weighted columns: natural ones first take what they need, the weights share the rest. True when that fits. */
static bool by_weight(Solver *s, double total, const bool *flexible)
{
    double natural = 0, min = 0, weights = 0, want[256] = {0};
    bool weighted[256] = {false};
    for (int c = 0; c < s->n; c++) {
        const Column *column = &s->table->table->columns[c];
        if (!flexible[c])
            continue;
        if (column->kind == COLUMN_WEIGHT) {
            weights += column->weight;
            want[c] = column->weight;
            weighted[c] = true;
            min += s->min[c];
        } else {
            natural += s->natural[c];
        }
    }
    if (weights <= 0 || natural + min > total)
        return false;
    for (int c = 0; c < s->n; c++)
        if (flexible[c] && !weighted[c])
            s->width[c] = s->natural[c];
    share_out(s, want, total - natural, weighted);
    return true;
}

/* Too narrow for the longest pieces: words can be divided between any letters, numbers can't. So all columns, fixed ones too, keep room for their numbers and give up the same
 * share of the rest. */
static void squeeze(Solver *s, Unit width)
{
    double pieces = 0, floors = 0;
    for (int c = 0; c < s->n; c++) {
        pieces += s->min[c];
        floors += floor_of(s, c);
    }
    if (pieces <= width)
        return;
    double share = floors < width ? (width - floors) / (pieces - floors) : 0, scale = floors < width ? 1 : width / floors;
    for (int c = 0; c < s->n; c++)
        s->width[c] = floor_of(s, c) * scale + (s->min[c] - floor_of(s, c)) * share;
}

static bool deal_out(Solver *s, Unit width)
{
    bool flexible[256] = {false};
    double total = width, natural = 0, min = 0;
    int count = 0;
    for (int c = 0; c < s->n; c++) {
        flexible[c] = !is_fixed(s, c);
        s->width[c] = s->min[c];
        if (!flexible[c])
            total -= s->min[c];
        else {
            natural += s->natural[c];
            min += s->min[c];
            count++;
        }
    }
    if (!count || total < min) {
        squeeze(s, width);
        return true;
    }
    double all[256];
    if (by_weight(s, total, flexible))
        return true;
    if (natural <= total) {
        for (int c = 0; c < s->n; c++)
            all[c] = s->natural[c];
        share_out(s, all, total, flexible);
        return true;
    }
    balance(s, total, flexible);
    return table_try_widths(s->table, flexible, s->min, s->natural, s->width);
}

/* Arrays for the solver; false when memory is short. */
static bool solver_init(Solver *s, const TableBox *table)
{
    Arena *scratch = table->job->scratch;
    *s = (Solver){.table = table, .n = table->table->column_count, .pad = 2 * table->pad_x};
    s->letters = 2 * (table->size ? table->size : job_style(table->job, "sel")->size);
    s->min = arena_array(scratch, Unit, (size_t)s->n);
    s->word = arena_array(scratch, Unit, (size_t)s->n);
    s->natural = arena_array(scratch, Unit, (size_t)s->n);
    s->number = arena_array(scratch, Unit, (size_t)s->n);
    s->width = arena_array(scratch, double, (size_t)s->n);
    if (!s->min || !s->word || !s->natural || !s->number || !s->width)
        return diag_memory(table->job->diags);
    ask(s);
    return true;
}

static Unit sum_of(const Solver *s, const Unit *widths)
{
    int64_t sum = 0;
    for (int c = 0; c < s->n; c++)
        sum += widths[c];
    return sum > INT32_MAX / 2 ? INT32_MAX / 2 : (Unit)sum;
}

bool columns_sums(const TableBox *table, ColumnSums *out)
{
    Solver s;
    if (!solver_init(&s, table))
        return false;
    for (int c = 0; c < s.n; c++)
        s.number[c] = floor_of(&s, c);
    *out = (ColumnSums){sum_of(&s, s.natural), sum_of(&s, s.word), sum_of(&s, s.min), sum_of(&s, s.number)};
    return true;
}

Unit *columns_needs(const TableBox *table)
{
    Solver s;
    return solver_init(&s, table) ? s.min : NULL;
}

/* A fixed width gives way to a number that it can't hold; whoever wrote it should know. */
static void warn_widened(const Solver *s)
{
    for (int c = 0; c < s->n; c++) {
        const Column *column = &s->table->table->columns[c];
        if (column->kind == COLUMN_FIXED && s->number[c] > column->width && s->width[c] > column->width)
            diag_warning(
                s->table->job->diags, column->at.file ? column->at : s->table->block->at, "L112",
                _("the column is to be %.1f mm wide, but its longest number needs %.1f mm, so it is set wider; give it lebar=\"%dmm\" or more"),
                column->width / (double)UNIT_MM(1), s->number[c] / (double)UNIT_MM(1), (s->number[c] + UNIT_MM(1) - 1) / UNIT_MM(1));
    }
}

bool columns_solve(TableBox *table, Unit width)
{
    Solver s;
    if (!solver_init(&s, table))
        return false;
    keep_words(&s, width);
    if (!deal_out(&s, width))
        return false;
    warn_widened(&s);
    table->x = arena_array(table->job->scratch, Unit, (size_t)s.n + 1);
    if (!table->x)
        return diag_memory(table->job->diags);
    double edge = 0;
    for (int c = 0; c < s.n; c++) {
        edge += s.width[c];
        table->x[c + 1] = (Unit)(edge + 0.5);
    }
    table->width = table->x[s.n];
    return true;
}
