/* lines.c: lines over the years, targets as steps, names at the lines' ends.
 *
 * A figure stands above or below its point, where no line runs through it; where both places are taken it is left out, and the axis tells. */
#include "chart/draw.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct End {
    size_t series;
    Unit x, y; /* where the line ends */
    Label name;
} End;

static size_t last_known(const Chart *c, size_t series, size_t count)
{
    for (size_t i = count; i-- > 0;)
        if (values_at(c, series, i))
            return i;
    return SIZE_MAX;
}

static Color text_color(const Draw *d, size_t series)
{
    return ink_legible(d, ink_series(d, series).color);
}

/* The name of a series for the end of its line; a target's has its last figure. Empty where nothing needs telling apart. */
static Label end_label(Draw *d, size_t series, Unit width)
{
    const Chart *c = d->chart;
    size_t n = values_count(c), last = last_known(c, series, n);
    const char *text = c->series[series].name;
    if (last == SIZE_MAX || !text || !*text || c->series_count < 2 || c->legend == LEGEND_YES)
        return (Label){0};
    if (c->series[series].role != SERIES_PLAIN) {
        text = arena_printf(d->arena, "%s %s", text, values_text(d, values_at(c, series, last)));
        d->failed = d->failed || !text;
    }
    return label_wrap(d, text, d->small, text_color(d, series), width * 26 / 100, 5);
}

/* Names at the ends when they all find room, else a legend. Returns the room at the right. */
static Unit plan_ends(Draw *d, Rect *area, End *ends, size_t *count)
{
    Unit room = 0, height = 0;
    *count = 0;
    for (size_t s = 0; s < d->chart->series_count && s < 40; s++) {
        End e = {.series = s, .name = end_label(d, s, area->w)};
        if (e.name.w == 0)
            continue;
        ends[(*count)++] = e;
        room = e.name.w > room ? e.name.w : room;
        height += e.name.h;
    }
    bool crowded = height > area->h * 6 / 10 || d->chart->series_count > 40;
    if (crowded)
        *count = 0;
    if (crowded || d->chart->legend == LEGEND_YES)
        legend_series(d, area, KEY_LINE, false, values_missing(d->chart));
    else if (values_missing(d->chart) && d->chart->legend != LEGEND_NO)
        legend_draw(d, area, &(Key){words_get(WORD_MISSING), {d->soft, HATCH_NONE}, KEY_MISSING}, 1);
    return *count ? room + d->gap * 3 : 0;
}

/* A target: level over each slot, stepping where it changes. */
static void draw_steps(Draw *d, const Plot *p, size_t series)
{
    Color color = ink_series(d, series).color;
    Unit *points = arena_array(d->arena, Unit, p->count * 4 + 4);
    size_t run = 0;
    if (!points) {
        d->failed = true;
        return;
    }
    for (size_t i = 0; i <= p->count; i++) {
        const Point *t = i < p->count ? values_at(d->chart, series, i) : NULL;
        Unit x0 = plot_x(p, (double)i), x1 = plot_x(p, (double)i + 1), y = t ? scale_at(&p->y, t->value) : 0;
        if (t && d->chart->series[series].role == SERIES_LIMIT)
            draw_dashed(d, x0, y, x1, y, color, d->thin * 4 / 3);
        else if (t)
            memcpy(points + 2 * run, (Unit[]){x0, y, x1, y}, 4 * sizeof *points);
        if (t) {
            run += 2;
            continue;
        }
        if (d->chart->series[series].role != SERIES_LIMIT)
            draw_poly(d, points, run, false, (Color){0}, color, d->thin * 4 / 3);
        run = 0;
    }
}

static void draw_series(Draw *d, const Plot *p, size_t series)
{
    Color color = ink_series(d, series).color;
    size_t ordinal = values_ordinal(d->chart, series), run = 0;
    Unit *points = arena_array(d->arena, Unit, p->count * 2 + 2), base = p->area.y + p->area.h - d->size * 45 / 100;
    bool markers = p->count <= 24;
    if (!points) {
        d->failed = true;
        return;
    }
    for (size_t i = 0; i <= p->count; i++) {
        const Point *v = values_at(d->chart, series, i);
        if (v && i < p->count) {
            points[2 * run] = plot_x(p, (double)i + 0.5);
            points[2 * run++ + 1] = scale_at(&p->y, v->value);
            continue;
        }
        draw_poly(d, points, run, false, (Color){0}, color, d->thick);
        for (size_t k = 0; k < run && (markers || run == 1); k++)
            draw_marker(d, points[2 * k], points[2 * k + 1], d->size * 28 / 100, ordinal, color);
        run = 0;
        if (i < p->count && p->count <= LABELS_MAX && values_lacks(d->chart, series, i))
            draw_missing(d, plot_x(p, (double)i + 0.5) + (Unit)(ordinal < 8 ? ordinal : 8) * d->size / 2, base,
                         values_plain(d->chart) > 1 ? color : d->soft);
    }
    for (size_t i = 0; i < p->count && p->count <= LABELS_MAX; i++) {
        const Point *v = values_at(d->chart, series, i);
        if (v && (v->value > p->y.hi || v->value < p->y.lo) && p->y.past > d->size)
            draw_arrow(d, plot_x(p, (double)i + 0.5), scale_at(&p->y, v->value) + (v->value > p->y.hi ? -1 : 1) * d->size / 3, 0,
                       v->value > p->y.hi ? -1000 : 1000, color);
    }
}

static bool crosses(Rect r, Unit x0, Unit y0, Unit x1, Unit y1)
{
    Unit from = r.x > x0 ? r.x : x0, to = r.x + r.w < x1 ? r.x + r.w : x1;
    if (from > to)
        return false;
    double slope = x1 > x0 ? (double)(y1 - y0) / (x1 - x0) : 0;
    double a = y0 + slope * (from - x0), b = x1 > x0 ? y0 + slope * (to - x0) : y1;
    return (a < b ? b : a) > r.y && (a < b ? a : b) < r.y + r.h;
}

/* The category whose slot an x lies in. */
static size_t slot_at(const Plot *p, Unit x)
{
    long long i = (long long)(x - p->area.x) * (long long)p->count / (p->area.w > 0 ? p->area.w : 1);
    return i < 0 ? 0 : i >= (long long)p->count ? p->count - 1 : (size_t)i;
}

/* Whether any line runs through the box. */
static bool struck(Draw *d, const Plot *p, Rect r)
{
    const Chart *c = d->chart;
    size_t from = slot_at(p, r.x), to = slot_at(p, r.x + r.w);
    if (r.y + r.h * 7 / 8 > p->area.y + p->area.h) /* the foot */
        return true;
    for (size_t s = 0; s < c->series_count; s++)
        for (size_t i = from > 0 ? from - 1 : 0; i <= to; i++) {
            const Point *a = values_at(c, s, i), *b = values_at(c, s, i + 1);
            if (!a)
                continue;
            Unit y = scale_at(&p->y, a->value);
            if (c->series[s].role != SERIES_PLAIN) {
                Unit x1 = plot_x(p, (double)i + 1);
                if (crosses(r, plot_x(p, (double)i), y, x1, y) || (b && crosses(r, x1, y, x1, scale_at(&p->y, b->value))))
                    return true;
            } else if (b ? crosses(r, plot_x(p, (double)i + 0.5), y, plot_x(p, (double)i + 1.5), scale_at(&p->y, b->value))
                         : crosses(r, plot_x(p, (double)i + 0.5), y, plot_x(p, (double)i + 0.5), y))
                return true;
        }
    return false;
}

/* More of the other lines below than above: the figure goes above. */
static bool goes_above(const Draw *d, size_t series, size_t category)
{
    double own = values_at(d->chart, series, category)->value;
    int higher = 0, lower = 0;
    for (size_t s = 0; s < d->chart->series_count; s++) {
        const Point *p = s == series ? NULL : values_at(d->chart, s, category);
        higher += p && p->value > own;
        lower += p && p->value <= own;
    }
    return lower >= higher;
}

static void draw_figure(Draw *d, const Plot *p, size_t series, size_t category, bool short_form)
{
    static const int8_t places[][2] = {{0, 1}, {-1, 1}, {1, 1}, {0, -1}, {1, -1}, {-1, -1}};
    const Point *v = values_at(d->chart, series, category);
    if (!v)
        return;
    bool cut = v->value > p->y.hi || v->value < p->y.lo;
    Unit slot = p->area.w / (Unit)p->count, x = plot_x(p, (double)category + 0.5), y = scale_at(&p->y, v->value), off = d->gap + d->size / 8;
    Label l = label_line(d, short_form ? scale_text(d, &p->y, v) : values_text(d, v), d->small, text_color(d, series));
    if (l.w > slot * 12 / 10 && !cut)
        return;
    l.ground = true;
    int first = goes_above(d, series, category) ? -1 : 1;
    for (size_t k = 0; k < sizeof places / sizeof *places; k++) {
        int hx = places[k][0], hy = places[k][1] * first;
        Unit cx = x + hx * off / 2, cy = y + hy * (cut ? off + d->size / 2 : hx ? off / 2 : off);
        if (!struck(d, p, label_rect(&l, cx, cy, hx, hy)) && label_at(d, &l, cx, cy, hx, hy))
            return;
    }
    Rect last = label_rect(&l, x, y + (v->value > 0 ? -1 : 1) * (off + d->size / 2), 0, v->value > 0 ? -1 : 1);
    if (cut && (d->halo.a || !struck(d, p, last)))
        label_at(d, &l, x, y + (v->value > 0 ? -1 : 1) * (off + d->size / 2), 0, v->value > 0 ? -1 : 1);
}

/* Figures in the axis's unit unless all of them have room as printed. */
static bool wants_short(Draw *d, const Plot *p)
{
    const Chart *c = d->chart;
    for (size_t s = 0; s < c->series_count && p->y.factor != 1; s++)
        for (size_t i = 0; i < p->count && p->count <= LABELS_MAX && c->series[s].role == SERIES_PLAIN; i++) {
            const Point *v = values_at(c, s, i);
            if (v && (!v->label || label_line(d, v->label, d->small, d->ink).w > p->area.w / (Unit)p->count))
                return true;
        }
    return false;
}

static int by_y(const void *a, const void *b)
{
    return ((const End *)a)->y - ((const End *)b)->y;
}

/* Beside the last point of a line that ends before the others. */
static bool name_near(Draw *d, const Plot *p, const End *e)
{
    static const int8_t places[][2] = {{1, 0}, {0, 1}, {0, -1}, {1, 1}, {1, -1}, {0, -2}, {0, 2}, {-1, -2}};
    size_t last = last_known(d->chart, e->series, p->count);
    Unit off = d->gap * 2;
    for (size_t k = 0; k < sizeof places / sizeof *places && last + 1 < p->count; k++) {
        int hx = places[k][0], hy = places[k][1]; /* 2: past the figure that stands there */
        Unit x = e->x + hx * off, y = e->y + (hy % 2 ? hy * off : hy * (off + e->name.h) / 2);
        Rect r = label_rect(&e->name, x, y, hx, hy);
        bool clear = r.x + r.w < p->area.x + p->area.w && !struck(d, p, r);
        if (clear && label_at(d, &e->name, x, y, hx, hy))
            return true;
    }
    return false;
}

static void draw_ends(Draw *d, const Plot *p, End *ends, size_t count)
{
    Unit centres[40], lengths[40], right = p->area.x + p->area.w;
    size_t near = 0;
    for (size_t i = 0; i < count; i++) {
        size_t last = last_known(d->chart, ends[i].series, p->count);
        bool level = d->chart->series[ends[i].series].role != SERIES_PLAIN;
        ends[i].x = plot_x(p, (double)last + (level ? 1 : 0.5));
        ends[i].y = scale_at(&p->y, values_at(d->chart, ends[i].series, last)->value);
        if (level || !name_near(d, p, &ends[i]))
            ends[near++] = ends[i]; /* stays for the right margin */
    }
    count = near;
    qsort(ends, count, sizeof *ends, by_y);
    for (size_t i = 0; i < count; i++) {
        centres[i] = ends[i].y;
        lengths[i] = ends[i].name.h + d->gap;
    }
    label_spread(centres, lengths, count, p->area.y - d->size / 2, p->area.y + p->area.h + d->size / 2);
    for (size_t i = 0; i < count; i++) {
        Unit moved = abs(centres[i] - ends[i].y);
        Color color = ink_series(d, ends[i].series).color;
        if (label_at(d, &ends[i].name, right + d->gap * 2, centres[i], 1, 0) && moved > ends[i].name.h / 2)
            draw_line(d, ends[i].x + d->size / 2, ends[i].y, right + d->gap * 3 / 2, centres[i], color, d->hair);
    }
}

void lines_draw(Draw *d, Rect area)
{
    const Chart *c = d->chart;
    End ends[40];
    size_t end_count;
    Unit right = plan_ends(d, &area, ends, &end_count);
    Plot p = plot_make(d, area, values_range(d, false, false, SIZE_MAX), right);
    for (size_t s = 0; s < c->series_count; s++)
        if (c->series[s].role != SERIES_PLAIN)
            draw_steps(d, &p, s);
    for (size_t s = c->series_count; s-- > 0;) /* the first lies on top */
        if (c->series[s].role == SERIES_PLAIN)
            draw_series(d, &p, s);
    bool short_form = wants_short(d, &p);
    for (size_t s = 0; s < c->series_count; s++)
        for (size_t i = 0; c->series[s].role == SERIES_PLAIN && i < p.count && p.count <= LABELS_MAX && values_plain(c) <= 4; i++)
            draw_figure(d, &p, s, i, short_form);
    draw_ends(d, &p, ends, end_count);
    plot_band_names(d, &p);
}
