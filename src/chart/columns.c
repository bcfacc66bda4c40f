/* columns.c: grouped and stacked columns, with targets as ticks across them.
 *
 * Figures stand on all columns or on none, but for the cut ones: a row of columns where some have a figure asks why. They are tried as printed, smaller, then in the
 * axis's unit; only what fits the pitch of the columns is used. */
#include "chart/draw.h"

#include <stdint.h>

/* How figures are set on the marks. */
typedef struct Figures {
    const Font *font; /* NULL: they don't fit */
    bool short_form;  /* in the axis's unit */
} Figures;

static Label figure(Draw *d, const Plot *p, Figures f, const Point *point, Color color)
{
    return label_line(d, f.short_form ? scale_text(d, &p->y, point) : values_text(d, point), f.font, color);
}

static bool fit(Draw *d, const Plot *p, Figures f, Unit room)
{
    for (size_t s = 0; s < d->chart->series_count; s++)
        for (size_t i = 0; i < p->count && d->chart->series[s].role == SERIES_PLAIN; i++) {
            const Point *point = values_at(d->chart, s, i);
            if (point && ((p->y.factor != 1 && !point->label && !f.short_form) || figure(d, p, f, point, d->ink).w > room))
                return false;
        }
    return true;
}

static Figures choose(Draw *d, const Plot *p, Unit room)
{
    const Figures tries[] = {{d->plain, false}, {d->small, false}, {d->plain, true}, {d->small, true}};
    if (p->count * d->chart->series_count <= LABELS_MAX)
        for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
            if (fit(d, p, tries[i], room))
                return tries[i];
    return (Figures){0};
}

/* The width of a group of columns inside its slot. */
static Unit group_width(const Draw *d, const Plot *p, size_t columns)
{
    Unit slot = p->area.w / (Unit)p->count, most = (Unit)(columns ? columns : 1) * d->size * 4;
    Unit w = slot * (columns > 1 ? 74 : 62) / 100;
    return w > most ? most : w < 1 ? 1 : w;
}

/* The tick of a target across a group; its figure beside it where there is room. */
static void draw_target(Draw *d, const Plot *p, size_t series, Unit group)
{
    Fill fill = ink_series(d, series);
    Unit reach = group / 2 + d->size / 5;
    for (size_t i = 0; i < p->count; i++) {
        const Point *t = values_at(d->chart, series, i);
        if (!t)
            continue;
        Unit x = plot_x(p, (double)i + 0.5), y = scale_at(&p->y, t->value);
        if (d->chart->series[series].role == SERIES_LIMIT)
            draw_dashed(d, x - reach, y, x + reach, y, fill.color, d->thin * 3 / 2);
        else
            draw_halo_line(d, x - reach, y, x + reach, y, fill.color, d->thick * 8 / 10);
    }
}

/* Whether the line of another target would run through the figure of a target. */
static bool levelled(Draw *d, const Plot *p, size_t series, Rect r)
{
    double level;
    for (size_t s = 0; s < d->chart->series_count; s++) {
        Unit y = s != series && values_level(d->chart, s, &level) ? scale_at(&p->y, level) : r.y;
        if (y > r.y + r.h / 8 - d->thin && y < r.y + r.h * 7 / 8 + d->thin)
            return true;
    }
    return false;
}

static void name_target(Draw *d, const Plot *p, size_t series, Unit group, Figures f)
{
    Fill fill = ink_series(d, series);
    Unit reach = group / 2 + d->size / 5, slot = p->area.w / (Unit)p->count;
    for (size_t i = 0; f.font && i < p->count; i++) {
        const Point *t = values_at(d->chart, series, i);
        if (!t)
            continue;
        Unit x = plot_x(p, (double)i + 0.5), y = scale_at(&p->y, t->value), right = x + reach + d->gap / 2;
        Label l = figure(d, p, (Figures){d->small, f.short_form}, t, fill.color);
        l.ground = true;
        bool beside = i + 1 == p->count || reach + d->gap / 2 + l.w <= slot / 2 + (slot / 2 - reach);
        if (beside && !levelled(d, p, series, label_rect(&l, right, y, 1, 0)) && label_at(d, &l, right, y, 1, 0))
            continue;
        if (!levelled(d, p, series, label_rect(&l, x, y - d->gap / 2, 0, -1)))
            label_at(d, &l, x, y - d->gap / 2, 0, -1);
    }
}

/* The top a figure must clear: the column's end, and any target tick that would run through the figure. */
static Unit clear_of_targets(Draw *d, const Plot *p, size_t category, Unit end, Unit height, bool up)
{
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t s = 0; s < d->chart->series_count; s++) {
            const Point *t = d->chart->series[s].role == SERIES_PLAIN ? NULL : values_at(d->chart, s, category);
            Unit y = t ? scale_at(&p->y, t->value) : 0;
            if (t && up && y <= end + d->thick && y > end - height - d->gap)
                end = y - d->thin;
            if (t && !up && y >= end - d->thick && y < end + height + d->gap)
                end = y + d->thin;
        }
    return end;
}

/* Whether a target's tick lies between two heights. */
static bool struck(Draw *d, const Plot *p, size_t category, Unit a, Unit b)
{
    Unit top = (a < b ? a : b) - d->thick, bottom = (a < b ? b : a) + d->thick;
    for (size_t s = 0; s < d->chart->series_count; s++) {
        const Point *t = d->chart->series[s].role == SERIES_PLAIN ? NULL : values_at(d->chart, s, category);
        Unit y = t ? scale_at(&p->y, t->value) : 0;
        if (t && y > top + d->thick && y < bottom)
            return true;
    }
    return false;
}

/* One series in one slot. */
typedef struct Pillar {
    const Point *point;
    size_t series, category;
    Unit x, width, zero, end;
    bool up, cut;
} Pillar;

static Pillar pillar_of(Draw *d, const Plot *p, size_t series, size_t category, Unit group)
{
    size_t columns = values_plain(d->chart), k = values_ordinal(d->chart, series);
    Unit pitch = group / (Unit)columns, seam = columns > 1 && pitch > d->hair * 4 ? d->hair * 2 : 0;
    Unit x = plot_x(p, (double)category + 0.5) - group / 2 + (Unit)((long long)group * (long long)k / (long long)columns);
    Pillar c = {.point = values_at(d->chart, series, category), .series = series, .category = category, .zero = scale_at(&p->y, 0)};
    c.x = x + seam / 2;
    c.width = pitch - seam > 0 ? pitch - seam : 1;
    if (c.point) {
        c.end = scale_at(&p->y, c.point->value);
        c.up = c.point->value >= 0;
        c.cut = c.point->value > p->y.hi || c.point->value < p->y.lo;
    }
    return c;
}

static void draw_column(Draw *d, const Pillar *c)
{
    if (!c->point) {
        if (values_lacks(d->chart, c->series, c->category))
            draw_missing(d, c->x + c->width / 2, c->zero - d->size / 2, d->soft);
        return;
    }
    Unit height = c->end < c->zero ? c->zero - c->end : c->end - c->zero;
    draw_fill(d, (Rect){c->x, c->up ? c->end : c->zero, c->width, height}, ink_series(d, c->series));
    if (c->cut)
        draw_break(d, c->x + c->width / 2, c->up ? c->end + d->size * 9 / 10 : c->end - d->size * 9 / 10, c->width, true);
}

/* Above the column; inside it when a target would strike the figure through. */
static void name_column(Draw *d, const Plot *p, const Pillar *c, Figures f)
{
    if (!c->point || (!f.font && !c->cut))
        return;
    if (!f.font)
        f = (Figures){d->small, true};
    bool up = c->up;
    Unit end = c->end, height = end < c->zero ? c->zero - end : end - c->zero, middle = c->x + c->width / 2;
    Fill fill = ink_series(d, c->series);
    Label l = figure(d, p, f, c->point, d->ink), inside = figure(d, p, f, c->point, ink_on(d, fill.color));
    l.ground = true;
    Unit clear = clear_of_targets(d, p, c->category, end, l.h, up), off = up ? d->gap / 3 : -d->gap / 3, in = up ? d->gap * 2 / 3 : -d->gap * 2 / 3;
    bool holds = fill.hatch == HATCH_NONE && !c->cut && height > l.h * 3 / 2 && l.w + d->gap <= c->width &&
                 !struck(d, p, c->category, end, up ? end + l.h : end - l.h);
    if (clear == end || !holds || !label_at(d, &inside, middle, end + in, 0, up ? 1 : -1))
        label_at(d, &l, middle, clear - off, 0, up ? -1 : 1);
}

/* Columns first, then the figures. */
static void draw_columns(Draw *d, const Plot *p, Unit group, Figures f)
{
    for (int names = 0; names < 2; names++)
        for (size_t i = 0; i < p->count; i++)
            for (size_t s = 0; s < d->chart->series_count; s++) {
                if (d->chart->series[s].role != SERIES_PLAIN)
                    continue;
                Pillar c = pillar_of(d, p, s, i, group);
                if (names)
                    name_column(d, p, &c, f);
                else
                    draw_column(d, &c);
            }
}

static void draw_targets(Draw *d, const Plot *p, Unit group)
{
    double level;
    for (size_t s = 0; s < d->chart->series_count; s++)
        if (values_level(d->chart, s, &level))
            plot_level(d, p, s);
        else if (d->chart->series[s].role != SERIES_PLAIN)
            draw_target(d, p, s, group);
}

static void name_targets(Draw *d, const Plot *p, Unit group, Figures f)
{
    double level;
    for (size_t s = 0; s < d->chart->series_count; s++)
        if (d->chart->series[s].role != SERIES_PLAIN && !values_level(d->chart, s, &level))
            name_target(d, p, s, group, f);
}

void columns_draw(Draw *d, Rect area)
{
    size_t columns = values_plain(d->chart);
    legend_series(d, &area, KEY_FILL, true, values_missing(d->chart));
    Plot p = plot_make(d, area, values_range(d, true, false, SIZE_MAX), plot_level_room(d, area.w));
    Unit group = group_width(d, &p, columns), slot = p.area.w / (Unit)p.count, pitch = columns > 0 ? group / (Unit)columns : group;
    Figures f = choose(d, &p, columns > 1 ? pitch * 105 / 100 : slot - d->gap);
    draw_columns(d, &p, group, f);
    draw_targets(d, &p, group);
    name_targets(d, &p, group, f);
    plot_band_names(d, &p);
}

/* One category's pile; figures inside the parts that hold them. */
static void draw_pile(Draw *d, const Plot *p, size_t category, Unit x, Unit width, Figures f)
{
    double up = 0, down = 0;
    bool missing = false;
    for (size_t s = 0; s < d->chart->series_count; s++) {
        if (d->chart->series[s].role != SERIES_PLAIN)
            continue;
        const Point *point = values_at(d->chart, s, category);
        missing = missing || values_lacks(d->chart, s, category);
        if (!point)
            continue;
        double *sum = point->value >= 0 ? &up : &down;
        Unit a = scale_at(&p->y, *sum), b = scale_at(&p->y, *sum + point->value), top = a < b ? a : b, h = a < b ? b - a : a - b;
        Fill fill = ink_series(d, s);
        *sum += point->value;
        Unit seam = h > d->hair * 4 ? d->hair * 2 : 0;
        draw_fill(d, (Rect){x, top, width, h - seam}, fill);
        Label l = f.font ? figure(d, p, f, point, fill.hatch ? d->ink : ink_on(d, fill.color)) : (Label){0};
        if (l.w == 0 || l.h > h - seam || l.w > width - d->gap || struck(d, p, category, top + (h - seam - l.h) / 2, top + (h - seam + l.h) / 2))
            continue;
        if (fill.hatch)
            draw_rect(d, label_rect(&l, x + width / 2, top + (h - seam) / 2, 0, 0), d->paper);
        label_at(d, &l, x + width / 2, top + (h - seam) / 2, 0, 0);
    }
    if (missing) /* the pile is not whole */
        draw_missing(d, x + width / 2, scale_at(&p->y, up) - d->size / 2, d->soft);
    if (up > p->y.hi)
        draw_break(d, x + width / 2, p->y.to - p->y.past / 2, width, true);
}

void stacked_draw(Draw *d, Rect area)
{
    legend_series(d, &area, KEY_FILL, true, values_missing(d->chart));
    Plot p = plot_make(d, area, values_range(d, true, true, SIZE_MAX), plot_level_room(d, area.w));
    Unit group = group_width(d, &p, 1);
    Figures f = choose(d, &p, group - d->gap);
    for (size_t i = 0; i < p.count; i++)
        draw_pile(d, &p, i, plot_x(&p, (double)i + 0.5) - group / 2, group, f);
    draw_targets(d, &p, group);
    name_targets(d, &p, group, f);
    plot_band_names(d, &p);
}
