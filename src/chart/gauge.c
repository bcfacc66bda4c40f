/* gauge.c: one number each: an arc of two thirds of a turn, the figure in its middle, the name below. */
#include "chart/draw.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define ARC 0.33 /* half of the arc, in turns either side of the top */

enum { LEAST = 10 /* width of a gauge, in sizes */, MOST = 20 };

typedef struct Grid {
    size_t columns, rows;
    Unit w, h;
} Grid;

/* Columns for the largest gauges that a height allows; without a height, as many as the width holds. */
static Grid grid_of(const Draw *d, Unit width, Unit height)
{
    size_t n = values_count(d->chart), most = (size_t)(width / (d->size * LEAST));
    Grid best = {.columns = 1, .rows = 1};
    Unit largest = -1;
    most = most < 1 ? 1 : most > n && n > 0 ? n : most;
    for (size_t columns = height > 0 ? 1 : most; columns <= most; columns++) {
        size_t rows = n > 0 ? (n + columns - 1) / columns : 1;
        Unit w = width / (Unit)columns, h = rows < 1000 ? height / (Unit)rows : 0, side = h - d->size * 4 < w ? h - d->size * 4 : w;
        if (side > largest || height <= 0) {
            largest = side;
            best = (Grid){columns, rows, w, h};
        }
    }
    if (best.rows > 1) { /* even rows */
        best.columns = (n + best.rows - 1) / best.rows;
        best.w = width / (Unit)best.columns;
    }
    return best;
}

/* The arc's ends: what the chart says, else 0 to 100 for rates, else round numbers. */
static Scale gauge_scale(Draw *d)
{
    const Chart *c = d->chart;
    Range r = values_range(d, true, false, SIZE_MAX);
    Scale s = scale_make(d, r, 4);
    if (c->unit && strchr(c->unit, '%') && !c->has_max && !c->has_min) {
        s.lo = r.lo < 0 ? s.lo : 0;
        s.hi = r.hi <= 100 && !r.over ? 100 : r.hi > 125 && r.hi <= 150 ? 150 : 125; /* past it: an arrow */
    }
    return s;
}

static double turn(const Scale *s, double value)
{
    double t = (value - s->lo) / (s->hi - s->lo);
    return -ARC + 2 * ARC * (t < 0 ? 0 : t > 1 ? 1 : t);
}

static void draw_classes(Draw *d, const Scale *s, Unit cx, Unit cy, Unit r)
{
    for (size_t i = 0; i < d->chart->band_count; i++) {
        const Band *b = &d->chart->bands[i];
        draw_ring(d, cx, cy, r * 94 / 100, r, turn(s, b->from), turn(s, b->to), (Paint){.fill = ink_band(d, i)});
    }
}

static void draw_target(Draw *d, const Scale *s, size_t category, Unit cx, Unit cy, Unit inner, Unit outer)
{
    for (size_t k = 0; k < d->chart->series_count; k++) {
        const Point *t = d->chart->series[k].role == SERIES_PLAIN ? NULL : values_at(d->chart, k, category);
        if (!t)
            continue;
        double a = turn(s, t->value) * 6.283185307179586, x = sin(a), y = -cos(a);
        Unit in = inner - d->thick, out = outer + d->thick;
        draw_halo_line(d, cx + (Unit)(in * x), cy + (Unit)(in * y), cx + (Unit)(out * x), cy + (Unit)(out * y), ink_series(d, k).color, d->thick);
    }
}

/* The figure with its unit where that is short, as large as the hole allows. */
static void draw_figure(Draw *d, const Point *p, Unit cx, Unit cy, Unit room)
{
    const char *unit = d->chart->unit, *text = p ? values_text(d, p) : words_get(WORD_MISSING);
    if (p && unit && strcmp(unit, "%") == 0 && !strchr(text, '%'))
        text = arena_printf(d->arena, "%s\xc2\xa0%%", text);
    d->failed = d->failed || !text;
    Unit size = p ? (room * 34 / 100 < d->size * 4 ? room * 34 / 100 : d->size * 4) : d->small->size;
    Label l = {0};
    for (int i = 0; i < 6 && (l.w == 0 || l.w > room) && size > d->size / 2; i++, size = size * 8 / 10)
        l = label_line(d, text, draw_font(d, size, p != NULL), p ? d->ink : d->soft);
    if (l.w <= room)
        label_at(d, &l, cx, cy, 0, 0);
}

/* The height of the highest name; of one line each when they would take more than a third. */
static Unit name_height(Draw *d, const Grid *g, int lines)
{
    Unit most = 0;
    for (size_t i = 0; i < values_count(d->chart) && i < LABELS_MAX; i++) {
        Label name = label_wrap(d, values_category(d->chart, i), d->plain, d->ink, g->w - d->size, lines);
        most = name.h > most ? name.h : most;
    }
    return most;
}

Unit gauge_height(Draw *d, Unit width)
{
    Grid g = grid_of(d, width, 0);
    Unit across = g.w < d->size * MOST ? g.w : d->size * MOST;
    return (across * 74 / 100 + d->size * 2 + name_height(d, &g, 4)) * (Unit)(g.rows < 50 ? g.rows : 50);
}

static void draw_gauge(Draw *d, const Scale *s, size_t series, size_t i, Rect cell, int lines, Unit names)
{
    Label name = label_wrap(d, values_category(d->chart, i), d->plain, d->ink, cell.w - d->size, lines);
    Unit arc_height = cell.h - names - d->size * 25 / 10, r = arc_height * 10 / 16;
    r = r > (cell.w - d->size) * 45 / 100 ? (cell.w - d->size) * 45 / 100 : r;
    if (r < d->size)
        return;
    Unit cx = cell.x + cell.w / 2, cy = cell.y + r + d->size / 2, outer = r * 90 / 100, inner = r * 72 / 100;
    const Point *p = series == SIZE_MAX ? NULL : values_at(d->chart, series, i);
    draw_classes(d, s, cx, cy, r);
    draw_ring(d, cx, cy, inner, outer, -ARC, ARC, (Paint){.fill = d->grid});
    if (p) {
        Fill fill = ink_series(d, series);
        draw_ring(d, cx, cy, inner, outer, turn(s, 0 < s->lo ? s->lo : 0), turn(s, p->value), ink_paint(d, fill));
        if (p->value < 0)
            draw_ring(d, cx, cy, inner, outer, turn(s, p->value), turn(s, 0), ink_paint(d, fill));
        double a = ARC * 6.283185307179586;
        if (p->value > s->hi) /* goes on */
            draw_arrow(d, cx + (Unit)((inner + outer) / 2 * sin(a)), cy - (Unit)((inner + outer) / 2 * cos(a)), (int)(1000 * cos(a)),
                       (int)(1000 * sin(a)), fill.color);
    }
    draw_target(d, s, i, cx, cy, inner, outer);
    draw_figure(d, p, cx, cy, inner * 17 / 10);
    Unit foot = cy - (Unit)(inner * cos(ARC * 6.283185307179586)) + d->size * 8 / 10, x = (Unit)((inner + outer) / 2 * sin(ARC * 6.283185307179586));
    Label lo = label_line(d, scale_tick_text(d, s, 0), d->small, d->soft);
    const char *end = values_format(d->arena, s->hi / s->factor, s->decimals, false);
    Label hi = label_line(d, end, d->small, d->soft);
    label_at(d, &lo, cx - x, foot, 0, 1);
    label_at(d, &hi, cx + x, foot, 0, 1);
    if (!label_at(d, &name, cx, foot + (lo.h > d->size * 12 / 10 ? lo.h : d->size * 12 / 10), 0, 1))
        label_at(d, &name, cx, cell.y + cell.h, 0, -1);
}

void gauge_draw(Draw *d, Rect area)
{
    size_t n = values_count(d->chart), series = 0;
    while (series < d->chart->series_count && d->chart->series[series].role != SERIES_PLAIN)
        series++;
    Grid g = grid_of(d, area.w, area.h);
    Scale s = gauge_scale(d);
    int lines = name_height(d, &g, 4) > g.h / 3 ? 1 : 4;
    Unit names = name_height(d, &g, lines), wanted = (g.w - d->size) * 74 / 100 + names + d->size * 3, spare = g.h - wanted;
    area.y += spare > 0 ? spare / 2 * (Unit)(g.rows == 1) : 0; /* a row of gauges stands in the middle of a high frame */
    for (size_t i = 0; i < n && g.h > d->size * 4; i++)
        draw_gauge(d, &s, series < d->chart->series_count ? series : SIZE_MAX, i,
                   (Rect){area.x + (Unit)(i % g.columns) * g.w, area.y + (Unit)(i / g.columns) * g.h, g.w, g.h}, lines, names);
}
