/* multiples.c: small multiples: one panel a series, all on one scale, so that a glance compares; targets belong to the series before them. */
#include "chart/draw.h"

#include <stdint.h>

enum { LEAST = 12 /* width of a panel in sizes */, HIGH = 10 /* height of its plot */, LOW = 5 };

typedef struct Panel {
    Rect area; /* of the plot */
    Scale y;
    size_t series, count;
    bool first; /* of its row: has the ticks' figures */
} Panel;

typedef struct Grid {
    size_t count, columns, rows;
    Unit w, gutter;
} Grid;

static Grid grid_of(const Draw *d, Unit width)
{
    Grid g = {.count = values_plain(d->chart), .gutter = d->size * 2};
    size_t most = (size_t)((width + g.gutter) / (d->size * LEAST + g.gutter));
    g.columns = g.count < most ? g.count : most;
    g.columns = g.columns ? g.columns : 1;
    g.rows = (g.count + g.columns - 1) / g.columns;
    g.rows = g.rows ? g.rows : 1;
    g.columns = g.count ? (g.count + g.rows - 1) / g.rows : 1;
    g.w = (width - g.gutter * (Unit)(g.columns - 1)) / (Unit)g.columns;
    return g;
}

static Label panel_title(Draw *d, size_t series, Unit width, int lines)
{
    return label_wrap(d, d->chart->series[series].name, d->small, d->ink, width, lines);
}

/* The n-th plain series. */
static size_t plain_at(const Chart *c, size_t n)
{
    for (size_t s = 0; s < c->series_count; s++)
        if (c->series[s].role == SERIES_PLAIN && n-- == 0)
            return s;
    return SIZE_MAX;
}

/* The highest title of a row of panels. */
static Unit title_height(Draw *d, const Grid *g, size_t row, int lines)
{
    Unit most = 0;
    for (size_t i = row * g->columns; i < (row + 1) * g->columns && i < g->count; i++) {
        Unit h = panel_title(d, plain_at(d->chart, i), g->w, lines).h;
        most = h > most ? h : most;
    }
    return most;
}

static Unit height_with(Draw *d, Unit width, int plot)
{
    Grid g = grid_of(d, width);
    Unit height = d->size * 3;
    for (size_t row = 0; row < g.rows && row < 60; row++)
        height += title_height(d, &g, row, 5) + d->size * (plot + 2);
    return height;
}

Unit multiples_height(Draw *d, Unit width)
{
    return height_with(d, width, HIGH);
}

Unit multiples_least(Draw *d, Unit width)
{
    return height_with(d, width, LOW);
}

static Unit panel_x(const Draw *d, const Panel *p, size_t i)
{
    Unit inset = d->size * 3 / 10; /* half a mark */
    return p->count > 1 ? p->area.x + inset + (Unit)((long long)(p->area.w - 2 * inset) * (long long)i / (long long)(p->count - 1))
                        : p->area.x + p->area.w / 2;
}

static void draw_targets(Draw *d, const Panel *p)
{
    for (size_t s = p->series + 1; s < d->chart->series_count && d->chart->series[s].role != SERIES_PLAIN; s++)
        for (size_t i = 0; i < p->count; i++) {
            const Point *t = values_at(d->chart, s, i);
            Unit half = p->count > 1 ? p->area.w / (Unit)(p->count - 1) / 2 : p->area.w / 4, x = panel_x(d, p, i);
            Unit x0 = x - half < p->area.x ? p->area.x : x - half, x1 = x + half > p->area.x + p->area.w ? p->area.x + p->area.w : x + half;
            if (t)
                draw_line(d, x0, scale_at(&p->y, t->value), x1, scale_at(&p->y, t->value), ink_series(d, s).color, d->thin);
        }
}

static void draw_run(Draw *d, const Panel *p, Color color)
{
    Unit *points = arena_array(d->arena, Unit, p->count * 2 + 2);
    size_t run = 0;
    if (!points) {
        d->failed = true;
        return;
    }
    for (size_t i = 0; i <= p->count; i++) {
        const Point *v = i < p->count ? values_at(d->chart, p->series, i) : NULL;
        if (v) {
            points[2 * run] = panel_x(d, p, i);
            points[2 * run++ + 1] = scale_at(&p->y, v->value);
            continue;
        }
        draw_poly(d, points, run, false, (Color){0}, color, d->thick * 9 / 10);
        if (run == 1)
            draw_circle(d, points[0], points[1], d->size / 5, color, d->halo, d->hair);
        run = 0;
        if (i < p->count && p->count <= LABELS_MAX && values_lacks(d->chart, p->series, i))
            draw_missing(d, panel_x(d, p, i), p->area.y + p->area.h - d->size * 4 / 10, d->soft);
    }
}

/* A figure above the point that a target would strike through goes above the target. */
static Unit clear_of_target(const Draw *d, const Panel *p, size_t i, Unit y, Unit height)
{
    for (size_t s = p->series + 1; s < d->chart->series_count && d->chart->series[s].role != SERIES_PLAIN; s++) {
        const Point *t = values_at(d->chart, s, i);
        Unit at = t ? scale_at(&p->y, t->value) : y;
        y = at < y && at > y - height ? at : y;
    }
    return y;
}

/* Whether the panel's line runs through a box at one of its points. */
static bool struck(const Draw *d, const Panel *p, size_t point, Rect r)
{
    r.y += r.h / 8;
    r.h = r.h * 6 / 8;
    for (size_t i = point > 0 ? point - 1 : 0; i <= point && i + 1 < p->count; i++) {
        const Point *a = values_at(d->chart, p->series, i), *b = values_at(d->chart, p->series, i + 1);
        Unit x0 = panel_x(d, p, i), x1 = panel_x(d, p, i + 1), from = x0 > r.x ? x0 : r.x, to = x1 < r.x + r.w ? x1 : r.x + r.w;
        if (!a || !b || to < from || x1 <= x0)
            continue;
        double y0 = scale_at(&p->y, a->value), slope = (scale_at(&p->y, b->value) - y0) / (x1 - x0);
        double ya = y0 + slope * (from - x0), yb = y0 + slope * (to - x0);
        if ((ya > yb ? ya : yb) > r.y && (ya < yb ? ya : yb) < r.y + r.h)
            return true;
    }
    return false;
}

/* The last figure, and the first where it finds room. */
static void draw_figures(Draw *d, const Panel *p, Color color)
{
    size_t last = SIZE_MAX, first = SIZE_MAX;
    for (size_t i = 0; i < p->count; i++)
        if (values_at(d->chart, p->series, i)) {
            first = first == SIZE_MAX ? i : first;
            last = i;
        }
    if (last == SIZE_MAX) {
        Label none = label_line(d, words_get(WORD_MISSING), d->small, d->soft);
        label_at(d, &none, p->area.x + p->area.w / 2, p->area.y + p->area.h / 2, 0, 0);
        return;
    }
    for (int pass = 0; pass < 2; pass++) {
        size_t i = pass ? first : last;
        const Point *v = values_at(d->chart, p->series, i);
        Unit x = panel_x(d, p, i), y = scale_at(&p->y, v->value);
        Label l = label_line(d, values_text(d, v), pass ? d->small : d->bold, d->ink);
        if (l.w > p->area.w / (pass ? 2 : 1))
            l = label_line(d, scale_text(d, &p->y, v), d->small, d->ink);
        l.ground = true;
        if (pass == 0)
            draw_circle(d, x, y, d->size / 4, color, d->halo, d->hair);
        if (v->value > p->y.hi)
            draw_arrow(d, x, y, 0, -1000, color);
        if (pass && first == last)
            return;
        Unit left = p->area.x, right = p->area.x + p->area.w, off = d->gap + d->size / 8;
        Unit cx = x - l.w / 2 < left ? left + l.w / 2 : x + l.w / 2 > right ? right - l.w + l.w / 2 : x;
        Unit above = clear_of_target(d, p, i, y, l.h + off) - off, below = y + off;
        bool down = below + l.h < p->area.y + p->area.h && !struck(d, p, i, label_rect(&l, cx, below, 0, 1));
        bool up = !struck(d, p, i, label_rect(&l, cx, above, 0, -1));
        if ((up && label_at(d, &l, cx, above, 0, -1)) || (down && label_at(d, &l, cx, below, 0, 1)))
            continue;
        if (pass == 0 && !label_at(d, &l, cx, above, 0, -1)) /* the last figure is what the panel is about */
            label_at(d, &l, cx, below, 0, 1);
    }
}

static void draw_panel(Draw *d, const Panel *p)
{
    Unit bottom = p->area.y + p->area.h, base = p->y.lo <= 0 && p->y.hi >= 0 ? scale_at(&p->y, 0) : bottom;
    Color color = ink_fill(d, d->chart->series[p->series].color, 0).color;
    draw_line(d, p->area.x, base, p->area.x + p->area.w, base, d->soft, d->hair);
    for (int i = 0; i < scale_ticks(&p->y); i++) {
        Unit y = scale_at(&p->y, scale_tick(&p->y, i));
        if (y != base)
            draw_line(d, p->area.x, y, p->area.x + p->area.w, y, d->grid, d->hair);
        Label l = label_line(d, p->first ? scale_tick_text(d, &p->y, i) : NULL, d->small, d->soft);
        label_at(d, &l, p->area.x - d->gap, y, -1, 0);
    }
    draw_targets(d, p);
    draw_run(d, p, color);
    draw_figures(d, p, color);
    Label from = label_line(d, values_category(d->chart, 0), d->small, d->soft);
    Label to = label_line(d, p->count > 1 ? values_category(d->chart, p->count - 1) : NULL, d->small, d->soft);
    if (p->count > 0 && from.w <= p->area.w / 2)
        label_at(d, &from, p->area.x, bottom + d->gap / 2, 1, 1);
    if (to.w <= p->area.w / 2)
        label_at(d, &to, p->area.x + p->area.w, bottom + d->gap / 2, -1, 1);
}

static void panel_scale(Draw *d, Panel *p, Range range)
{
    Unit room = d->size * 14 / 10 < p->area.h / 4 ? d->size * 14 / 10 : p->area.h / 4;
    p->y = scale_make(d, range, 3);
    p->y.past = d->size;
    p->y.to = p->area.y + room + (p->y.over ? d->size / 2 : 0);
    p->y.from = p->area.y + p->area.h - (p->y.lo < 0 ? room / 2 : 0) - (p->y.under ? p->y.past : 0);
}

/* The keys: what the panels' titles don't say. */
static void keys(Draw *d, Rect *area)
{
    const Chart *c = d->chart;
    Key key[2];
    size_t n = 0;
    for (size_t s = 0; s < c->series_count && n == 0; s++)
        if (c->series[s].role != SERIES_PLAIN)
            key[n++] = (Key){c->series[s].name, ink_series(d, s), KEY_TICK};
    if (values_missing(c))
        key[n++] = (Key){words_get(WORD_MISSING), {d->soft, HATCH_NONE}, KEY_MISSING};
    if (c->legend != LEGEND_NO)
        legend_draw(d, area, key, n);
}

void multiples_draw(Draw *d, Rect area)
{
    keys(d, &area);
    Range range = values_range(d, false, false, SIZE_MAX);
    Scale guess = scale_make(d, range, 3);
    Label caption = label_line(d, scale_caption(d, &guess, d->chart->axis_y), d->small, d->soft);
    if (label_at(d, &caption, area.x, area.y, 1, 1)) {
        area.y += caption.h + d->gap;
        area.h -= caption.h + d->gap;
    }
    Unit left = 0;
    for (int i = 0; i < scale_ticks(&guess); i++) {
        Unit w = label_line(d, scale_tick_text(d, &guess, i), d->small, d->soft).w + d->gap;
        left = w > left ? w : left;
    }
    area.x += left;
    area.w -= left;
    Grid g = grid_of(d, area.w);
    Unit row = area.h / (Unit)(g.rows < 1000 ? g.rows : 1000), most = d->size * 28;
    row = row > most ? most : row;
    for (size_t i = 0; i < g.count && row > d->size * 4; i++) {
        size_t at = i / g.columns;
        Unit spare = (row - d->size * 6) / (d->small->size * 12 / 10); /* the plot keeps four sizes */
        int lines = spare < 1 ? 1 : spare > 5 ? 5 : (int)spare;
        Rect cell = {area.x + (Unit)(i % g.columns) * (g.w + g.gutter), area.y + (Unit)at * row, g.w, row};
        Label title = panel_title(d, plain_at(d->chart, i), g.w, lines);
        Unit head = title_height(d, &g, at, lines), foot = d->size * 2;
        label_at(d, &title, cell.x, cell.y, 1, 1);
        Panel p = {.area = {cell.x, cell.y + head, cell.w, row - head - foot},
                   .series = plain_at(d->chart, i),
                   .count = values_count(d->chart),
                   .first = i % g.columns == 0};
        if (p.area.h <= d->size)
            continue;
        panel_scale(d, &p, range);
        draw_panel(d, &p);
    }
}
