/* grid.c: draws a portion of a table: backgrounds, text, rules.
 *
 * Rules are collected from the grid's edges: an edge is drawn where two different cells meet, and runs of edges become one line each. */
#include "layout/table.h"

#include <string.h>

/* Which placed cell covers each place of the portion's grid; -1 none. */
typedef struct Grid {
    const Portion *portion;
    int rows, columns;
    int *owner;
} Grid;

static bool grid_of(const Portion *p, Grid *g)
{
    Job *job = p->table->job;
    *g = (Grid){p, (int)p->row_count, p->table->table->column_count, NULL};
    size_t n = (size_t)g->rows * (size_t)g->columns;
    if (!(g->owner = arena_array(job->scratch, int, n + 1)))
        return diag_memory(job->diags);
    for (size_t i = 0; i < n; i++)
        g->owner[i] = -1;
    for (size_t i = 0; i < p->cell_count; i++) {
        const PlacedCell *cell = &p->cells[i];
        for (int r = cell->row0; r <= cell->row1; r++)
            for (int c = cell->box->cell->column; c < cell->box->cell->column + cell->box->cell->colspan; c++)
                g->owner[r * g->columns + c] = (int)i;
    }
    return true;
}

static int owner_at(const Grid *g, int r, int c)
{
    return r < 0 || c < 0 || r >= g->rows || c >= g->columns ? -2 : g->owner[r * g->columns + c];
}

/* ---- backgrounds and text ---- */

static Color background_of(const Portion *p, const PlacedCell *cell)
{
    const TableStyle *style = p->table->style;
    const RowBox *row = p->rows[cell->row0];
    if (cell->box->cell->background.a)
        return cell->box->cell->background;
    if (row->row->background.a)
        return row->row->background;
    if (row->head)
        return style->head_background;
    if (row->row->kind == ROW_GROUP)
        return style->group_background;
    if (row->row->kind == ROW_TOTAL || row->row->kind == ROW_SUBTOTAL)
        return style->total_background;
    size_t index = (size_t)(row - p->table->body);
    return index % 2 ? style->stripe_background : (Color){0};
}

static bool draw_cell(const Portion *p, const PlacedCell *cell, Page *page, Unit x, Unit y)
{
    const TableBox *t = p->table;
    const Cell *c = cell->box->cell;
    Unit left = t->x[c->column], top = portion_top(p, cell->row0), bottom = portion_top(p, cell->row1 + 1);
    Unit height = stack_height(cell->stack, cell->from, cell->to), room = bottom - top - 2 * t->style->pad_y;
    CellVAlign v = table_cell_valign(t, c, p->rows[cell->row0]->head);
    Unit down = !cell->whole || height >= room ? 0 : v == CELL_MIDDLE ? (room - height) / 2 : v == CELL_BOTTOM ? room - height : 0;
    return stack_draw(t->job, page, cell->stack, cell->from, cell->to, x + left + t->pad_x, y + top + t->style->pad_y + down);
}

static bool draw_background(const Portion *p, const PlacedCell *cell, Page *page, Unit x, Unit y)
{
    const TableBox *t = p->table;
    const Cell *c = cell->box->cell;
    Color color = background_of(p, cell);
    if (!color.a)
        return true;
    Rect rect = {x + t->x[c->column], y + portion_top(p, cell->row0), t->x[c->column + c->colspan] - t->x[c->column],
                 portion_top(p, cell->row1 + 1) - portion_top(p, cell->row0)};
    return page_rect(page, NULL, rect, color, (Color){0}, 0) || diag_memory(t->job->diags);
}

/* ---- rules ---- */

typedef struct Pen {
    uint8_t *ops;
    Unit *points;
    size_t count, cap;
} Pen;

static void pen_line(Pen *pen, Unit x0, Unit y0, Unit x1, Unit y1)
{
    if (pen->count + 2 > pen->cap)
        return;
    Unit *p = &pen->points[2 * pen->count];
    p[0] = x0, p[1] = y0, p[2] = x1, p[3] = y1;
    pen->ops[pen->count++] = PATH_MOVE;
    pen->ops[pen->count++] = PATH_LINE;
}

/* Room for every edge of the grid, in the pages' arena. */
static bool pen_new(Job *job, const Grid *g, Pen *pen)
{
    pen->cap = 2 * (((size_t)g->rows + 1) * (size_t)g->columns + ((size_t)g->columns + 1) * (size_t)g->rows + 8);
    pen->count = 0;
    pen->ops = arena_array(job->scratch, uint8_t, pen->cap);
    pen->points = arena_array(job->scratch, Unit, 2 * pen->cap);
    return (pen->ops && pen->points) || diag_memory(job->diags);
}

static void horizontal_runs(const Grid *g, Unit x, Unit y, Pen *inner, Pen *outer)
{
    const Portion *p = g->portion;
    for (int r = 0; r <= g->rows; r++) {
        Pen *pen = r == 0 || r == g->rows ? outer : inner;
        for (int c = 0; c < g->columns;) {
            int from = c;
            while (c < g->columns && owner_at(g, r - 1, c) != owner_at(g, r, c))
                c++;
            if (c > from)
                pen_line(pen, x + p->table->x[from], y + portion_top(p, r), x + p->table->x[c], y + portion_top(p, r));
            else
                c++;
        }
    }
}

static void vertical_runs(const Grid *g, Unit x, Unit y, Pen *inner, Pen *outer)
{
    const Portion *p = g->portion;
    for (int c = 0; c <= g->columns; c++) {
        Pen *pen = c == 0 || c == g->columns ? outer : inner;
        for (int r = 0; r < g->rows;) {
            int from = r;
            while (r < g->rows && owner_at(g, r, c - 1) != owner_at(g, r, c))
                r++;
            if (r > from)
                pen_line(pen, x + p->table->x[c], y + portion_top(p, from), x + p->table->x[c], y + portion_top(p, r));
            else
                r++;
        }
    }
}

static bool pen_stroke(Job *job, Page *page, const Pen *pen, Color color, Unit width)
{
    if (!pen->count || width <= 0 || !color.a)
        return true;
    struct {
        Path path;
        Paint paint;
    } *p = arena_alloc(job->arena, sizeof *p);
    uint8_t *ops = arena_alloc(job->arena, pen->count);
    Unit *points = arena_array(job->arena, Unit, 2 * pen->count);
    if (!p || !ops || !points)
        return diag_memory(job->diags);
    memcpy(ops, pen->ops, pen->count);
    memcpy(points, pen->points, 2 * pen->count * sizeof *points);
    p->path = (Path){ops, pen->count, points, pen->count};
    p->paint = (Paint){.stroke = color, .width = width, .round = false};
    return page_path(page, NULL, &p->path, &p->paint) || diag_memory(job->diags);
}

static bool draw_rules(const Grid *g, Page *page, Unit x, Unit y)
{
    const TableBox *t = g->portion->table;
    const TableStyle *style = t->style;
    Pen inner, outer;
    if (!pen_new(t->job, g, &inner) || !pen_new(t->job, g, &outer))
        return false;
    if (style->horizontal_rules)
        horizontal_runs(g, x, y, &inner, &outer);
    if (style->vertical_rules)
        vertical_runs(g, x, y, &inner, &outer);
    return pen_stroke(t->job, page, &inner, style->rule_color, style->rule) && pen_stroke(t->job, page, &outer, style->rule_color, style->frame);
}

/* Takes the structure from the items put since `from`: a repetition is there for the eye only. */
static void make_artifact(Page *page, size_t from)
{
    size_t to = from;
    for (size_t i = from; i < page->count; i++) {
        Item item = page->items[i];
        if (item.kind == ITEM_LINK || item.kind == ITEM_DEST)
            continue;
        item.node = NULL;
        page->items[to++] = item;
    }
    page->count = to;
}

bool portion_draw(const Portion *p, Page *page, Unit x, Unit y, bool artifact)
{
    Grid grid;
    if (!grid_of(p, &grid))
        return false;
    size_t start = page->count;
    for (size_t i = 0; i < p->cell_count; i++)
        if (!draw_background(p, &p->cells[i], page, x, y))
            return false;
    for (size_t i = 0; i < p->cell_count; i++) {
        size_t from = page->count;
        if (!draw_cell(p, &p->cells[i], page, x, y))
            return false;
        if (p->cells[i].artifact)
            make_artifact(page, from);
    }
    if (artifact)
        make_artifact(page, start);
    return draw_rules(&grid, page, x, y);
}
