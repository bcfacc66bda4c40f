/* spark.c: small charts in a line of text or a cell: no type, no axes; the figures stand beside them in the text. */
#include "chart/draw.h"

#include <stdint.h>
#include <string.h>

static bool is_bar(const Chart *c)
{
    return c->kind != CHART_LINES && c->kind != CHART_MULTIPLES && c->kind != CHART_COLUMNS && c->kind != CHART_STACKED;
}

static const Series *first_plain(const Chart *c, size_t *at)
{
    for (*at = 0; *at < c->series_count; (*at)++)
        if (c->series[*at].role == SERIES_PLAIN)
            return &c->series[*at];
    return NULL;
}

static Unit slot_x(Rect r, size_t count, double index)
{
    return r.x + (Unit)(r.w * index / (double)(count ? count : 1));
}

static void draw_target_line(Draw *d, const Scale *s, Rect r)
{
    double level;
    for (size_t k = 0; k < d->chart->series_count; k++)
        if (values_level(d->chart, k, &level))
            draw_line(d, r.x, scale_at(s, level), r.x + r.w, scale_at(s, level), ink_series(d, k).color, d->hair * 3 / 2);
}

static void draw_spark_line(Draw *d, const Scale *s, Rect r, size_t series)
{
    size_t n = values_count(d->chart), run = 0;
    Unit *points = arena_array(d->arena, Unit, 2 * n + 2);
    Color color = ink_series(d, series).color;
    if (!points) {
        d->failed = true;
        return;
    }
    Unit x = 0, y = 0;
    for (size_t i = 0; i <= n; i++) {
        const Point *p = i < n ? values_at(d->chart, series, i) : NULL;
        if (p) {
            points[2 * run] = x = slot_x(r, n, (double)i + 0.5);
            points[2 * run++ + 1] = y = scale_at(s, p->value);
            continue;
        }
        draw_poly(d, points, run, false, (Color){0}, color, d->thin);
        if (run == 1)
            draw_circle(d, x, y, d->thin, color, (Color){0}, 0);
        run = 0;
    }
    draw_circle(d, x, y, d->size * 15 / 100, color, d->halo, d->hair);
}

static void draw_spark_columns(Draw *d, const Scale *s, Rect r, size_t series)
{
    size_t n = values_count(d->chart);
    Unit zero = scale_at(s, 0), w = r.w / (Unit)(n ? n : 1) * 7 / 10;
    for (size_t i = 0; i < n; i++) {
        const Point *p = values_at(d->chart, series, i);
        Unit x = slot_x(r, n, (double)i + 0.15), y = p ? scale_at(s, p->value) : zero;
        if (p)
            draw_rect(d, (Rect){x, y < zero ? y : zero, w > 0 ? w : 1, y < zero ? zero - y : y - zero}, ink_series(d, series).color);
        else
            draw_line(d, x + w / 4, zero - d->thin, x + w * 3 / 4, zero - d->thin, d->soft, d->hair);
    }
}

/* Where a full bar ends. */
static double full(const Draw *d, size_t series)
{
    const Chart *c = d->chart;
    double most = c->unit && strchr(c->unit, '%') ? 100 : 0;
    for (size_t s = 0; s < c->series_count && most <= 0; s++) {
        const Point *p = s == series ? NULL : values_at(c, s, 0);
        most = p && p->value > 0 ? p->value : 0;
    }
    const Point *own = values_at(c, series, 0);
    return c->has_max && c->max > 0 ? c->max : most > 0 ? most : own && own->value > 0 ? own->value : 1;
}

static void draw_progress(Draw *d, Rect r, size_t series)
{
    const Point *p = values_at(d->chart, series, 0);
    Unit h = r.h * 6 / 10, y = r.y + (r.h - h) / 2, end = r.w * 94 / 100;
    double most = full(d, series);
    draw_rect(d, (Rect){r.x, y, end, h}, d->grid);
    if (!p) {
        draw_missing(d, r.x + r.h / 2, r.y + r.h / 2, d->soft);
        return;
    }
    double share = p->value / most;
    Fill fill = ink_series(d, series);
    draw_rect(d, (Rect){r.x, y, share > 1 ? r.w : share > 0 ? (Unit)(end * share) : 0, h}, fill.color);
    if (share > 1) /* goes on past full */
        draw_break(d, r.x + r.w - (r.w - end) - d->size / 4, r.y + r.h / 2, h, false);
    for (size_t s = 0; s < d->chart->series_count; s++) {
        const Point *t = d->chart->series[s].role == SERIES_PLAIN ? NULL : values_at(d->chart, s, 0);
        if (t && t->value >= 0 && t->value <= most)
            draw_halo_line(d, r.x + (Unit)(end * (t->value / most)), r.y, r.x + (Unit)(end * (t->value / most)), r.y + r.h, ink_series(d, s).color,
                           d->thin);
    }
}

void spark_draw(Draw *d, Rect rect)
{
    size_t series;
    if (!first_plain(d->chart, &series) || rect.w <= 0 || rect.h <= 0)
        return;
    bool columns = d->chart->kind == CHART_COLUMNS || d->chart->kind == CHART_STACKED;
    Range r = values_range(d, columns, false, SIZE_MAX);
    Scale s = scale_make(d, r, 1);
    s.lo = r.lo < r.hi ? r.lo : s.lo; /* no ticks, so no round ends */
    s.hi = r.lo < r.hi ? r.hi : s.hi;
    s.from = rect.y + rect.h * 85 / 100;
    s.to = rect.y + rect.h * 15 / 100;
    s.past = rect.h / 10;
    if (is_bar(d->chart)) {
        draw_progress(d, rect, series);
        return;
    }
    draw_target_line(d, &s, rect);
    if (columns)
        draw_spark_columns(d, &s, rect, series);
    else
        draw_spark_line(d, &s, rect, series);
}
