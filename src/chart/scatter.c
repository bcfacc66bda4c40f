/* scatter.c: two figures of each category against each other, with reference lines that divide the field into quadrants.
 *
 * Names stand at their dots, as long as all of them find room there. Else the dots are numbered and the names listed beside the field. Which of the two is tried out, without ink. */
#include "chart/draw.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { NAMES_MAX = 8 /* names in the field: more are a thicket */, NUMBERS_MAX = 30 };

typedef struct Field {
    Rect area;
    Scale x, y;
    bool numbered;
    Rect list;
    Unit foot; /* where the caption of x stands on */
} Field;

static Range range_x(Draw *d)
{
    Chart turned = *d->chart;
    Draw t = *d;
    turned.series = arena_array(d->arena, Series, turned.series_count + 1);
    for (size_t s = 0; turned.series && s < turned.series_count; s++) {
        Series copy = d->chart->series[s];
        copy.points = arena_array(d->arena, Point, copy.point_count + 1);
        for (size_t i = 0; copy.points && i < copy.point_count; i++) {
            copy.points[i] = d->chart->series[s].points[i];
            copy.points[i].value = copy.points[i].x;
            copy.points[i].x = 0;
        }
        d->failed = d->failed || !copy.points;
        turned.series[s] = copy;
    }
    d->failed = d->failed || !turned.series;
    if (d->failed)
        return (Range){.hi = 1};
    t.chart = &turned;
    Range r = values_range(&t, false, false, SIZE_MAX);
    d->failed = d->failed || t.failed;
    return r;
}

/* The names with their numbers, at the right. False when they don't all go in: then there are no numbers. */
static bool draw_list(Draw *d, Rect area, bool really)
{
    size_t n = values_count(d->chart);
    Unit y = area.y, number = label_line(d, "00", d->small, d->ink).w + d->gap;
    for (size_t i = 0; i < n; i++) {
        const char *text = arena_printf(d->arena, "%zu", i + 1);
        Label mark = label_line(d, text, d->small, d->soft);
        Label name = label_wrap(d, values_category(d->chart, i), d->small, d->ink, area.w - number - d->gap, 4);
        Unit h = name.h > mark.h ? name.h : mark.h;
        d->failed = d->failed || !text;
        if (y + h > area.y + area.h)
            return false;
        if (really) {
            label_at(d, &mark, area.x + number, y, -1, 1);
            label_at(d, &name, area.x + number + d->gap, y, 1, 1);
        }
        y += h + d->gap;
    }
    return true;
}

static void draw_axes(Draw *d, const Field *f)
{
    Unit bottom = f->area.y + f->area.h, right = f->area.x + f->area.w;
    for (int i = 0; i < scale_ticks(&f->y); i++) {
        Unit y = scale_at(&f->y, scale_tick(&f->y, i));
        Label l = label_line(d, scale_tick_text(d, &f->y, i), d->small, d->soft);
        draw_line(d, f->area.x, y, right, y, d->grid, d->hair);
        label_at(d, &l, f->area.x - d->gap, y, -1, 0);
    }
    for (int i = 0; i < scale_ticks(&f->x); i++) {
        Unit x = scale_at(&f->x, scale_tick(&f->x, i));
        Label l = label_line(d, scale_tick_text(d, &f->x, i), d->small, d->soft);
        draw_line(d, x, f->area.y, x, bottom, d->grid, d->hair);
        label_at(d, &l, x, bottom + d->gap / 2, 0, 1);
    }
}

/* Room for the ticks and their captions, then the scales. */
static Field field_make(Draw *d, Rect area, bool numbered)
{
    Field f = {.area = area, .numbered = numbered};
    Unit line = d->small->size * 12 / 10, steps;
    if (numbered) {
        f.list = (Rect){area.x + area.w * 66 / 100, area.y + line, area.w * 34 / 100, area.h - line};
        f.area.w = area.w * 62 / 100;
    }
    Range rx = range_x(d), ry = values_range(d, false, false, SIZE_MAX);
    steps = area.h / (d->size * 3);
    f.y = scale_make(d, ry, steps > 6 ? 6 : steps);
    Unit left = 0, right = f.area.x + f.area.w, bottom = area.y + area.h;
    for (int i = 0; i < scale_ticks(&f.y); i++) {
        Unit w = label_line(d, scale_tick_text(d, &f.y, i), d->small, d->soft).w;
        left = w > left ? w : left;
    }
    f.foot = bottom;
    f.area.x += left + d->gap;
    f.area.w = right - f.area.x - d->size;
    f.area.y += line + d->gap;
    f.area.h = bottom - line * (d->chart->axis_x && *d->chart->axis_x ? 2 : 1) - d->gap * 2 - f.area.y;
    f.area.w = f.area.w > d->size ? f.area.w : d->size;
    f.area.h = f.area.h > d->size ? f.area.h : d->size;
    steps = f.area.w / (d->size * 4);
    f.x = scale_make(d, rx, steps > 8 ? 8 : steps);
    Unit pad = d->size * 6 / 10;
    f.x.past = f.y.past = d->size * 3 / 2;
    f.x.from = f.area.x + pad + (f.x.under ? f.x.past : 0);
    f.x.to = f.area.x + f.area.w - pad - (f.x.over ? f.x.past : 0);
    f.y.from = f.area.y + f.area.h - pad - (f.y.under ? f.y.past : 0);
    f.y.to = f.area.y + pad + (f.y.over ? f.y.past : 0);
    return f;
}

static void draw_captions(Draw *d, const Field *f, Unit left)
{
    Unit right = f->area.x + f->area.w + d->size;
    Label top = label_wrap(d, scale_caption(d, &f->y, d->chart->axis_y), d->small, d->soft, right - left, 1);
    Label foot = label_wrap(d, d->chart->axis_x, d->small, d->soft, right - left, 1);
    label_at(d, &top, left, f->area.y - d->gap, 1, -1);
    label_at(d, &foot, right, f->foot, -1, -1);
}

/* At an end of the level line, else of the upright one, where neither line runs through it. */
static void name_reference(Draw *d, const Field *f, size_t series, Unit x, Unit y)
{
    Unit left = f->area.x + d->gap, right = f->area.x + f->area.w - d->gap, top = f->area.y + d->gap, bottom = f->area.y + f->area.h - d->gap;
    Unit up = y - d->gap / 2, down = y + d->gap / 2, before = x - d->gap, after = x + d->gap;
    const struct {
        Unit x, y;
        int hx, hy;
    } places[] = {{right, up, -1, -1},    {right, down, -1, 1},     {left, up, 1, -1},  {left, down, 1, 1},
                  {after, bottom, 1, -1}, {before, bottom, -1, -1}, {after, top, 1, 1}, {before, top, -1, 1}};
    Label name = label_wrap(d, d->chart->series[series].name, d->small, ink_series(d, series).color, f->area.w * 4 / 10, 3);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        Rect r = label_rect(&name, places[i].x, places[i].y, places[i].hx, places[i].hy);
        bool crossed = (r.x < x && r.x + r.w > x) || (r.y < y && r.y + r.h > y);
        if (!crossed && label_at(d, &name, places[i].x, places[i].y, places[i].hx, places[i].hy))
            return;
    }
}

/* The first point of a target or limit; NULL for other series. */
static const Point *reference_at(Draw *d, size_t series)
{
    const Point *p = NULL;
    for (size_t i = 0; i < d->chart->series[series].point_count && !p && d->chart->series[series].role != SERIES_PLAIN; i++)
        p = values_at(d->chart, series, i);
    return p;
}

/* Targets and limits: a line at the value and one at the x of their first point; their names come last, where dots leave room. */
static void draw_references(Draw *d, const Field *f, bool names)
{
    for (size_t s = 0; s < d->chart->series_count; s++) {
        const Point *p = reference_at(d, s);
        if (!p)
            continue;
        Color color = ink_series(d, s).color;
        Unit x = scale_at(&f->x, p->x), y = scale_at(&f->y, p->value), right = f->area.x + f->area.w;
        if (!names) {
            draw_line(d, f->area.x, y, right, y, color, d->thin * 2 / 3);
            draw_line(d, x, f->area.y, x, f->area.y + f->area.h, color, d->thin * 2 / 3);
            continue;
        }
        name_reference(d, f, s, x, y);
    }
}

/* Keeps a place free of labels. */
static void reserve(Draw *d, Rect r)
{
    if (d->failed || !arena_grow(d->arena, &d->boxes, d->box_count, &d->box_cap)) {
        d->failed = true;
        return;
    }
    d->boxes[d->box_count++] = r;
}

static Unit dot_radius(const Draw *d)
{
    return d->size * 36 / 100;
}

static bool dot_place(const Draw *d, const Field *f, size_t s, size_t i, Unit *x, Unit *y)
{
    const Point *p = d->chart->series[s].role == SERIES_PLAIN ? values_at(d->chart, s, i) : NULL;
    if (!p)
        return false;
    *x = scale_at(&f->x, p->x);
    *y = scale_at(&f->y, p->value);
    return true;
}

static void draw_dot(Draw *d, const Field *f, size_t s, size_t i, bool try_only)
{
    Unit x, y, r = dot_radius(d);
    if (!dot_place(d, f, s, i, &x, &y))
        return;
    if (d->box_count < 2 * LABELS_MAX)
        reserve(d, (Rect){x - r, y - r, 2 * r, 2 * r});
    if (try_only)
        return;
    const Point *p = values_at(d->chart, s, i);
    Fill fill = ink_series(d, s);
    draw_marker(d, x, y, r, values_ordinal(d->chart, s), fill.color);
    if (p->value > f->y.hi || p->value < f->y.lo)
        draw_arrow(d, x, p->value > f->y.hi ? y - r : y + r, 0, p->value > f->y.hi ? -1000 : 1000, fill.color);
    if (p->x > f->x.hi || p->x < f->x.lo)
        draw_arrow(d, p->x > f->x.hi ? x + r : x - r, y, p->x > f->x.hi ? 1000 : -1000, 0, fill.color);
}

/* Whether a line of reference runs through the box: a level one, which takes all of a word, or one of either kind. */
static bool struck(Draw *d, const Field *f, Rect r, bool level_only)
{
    for (size_t s = 0; s < d->chart->series_count; s++) {
        const Point *p = reference_at(d, s);
        Unit x = p ? scale_at(&f->x, p->x) : 0, y = p ? scale_at(&f->y, p->value) : 0;
        if (p && ((!level_only && r.x < x && r.x + r.w > x) || (r.y + r.h / 8 < y && r.y + r.h * 7 / 8 > y)))
            return true;
    }
    return false;
}

/* The name or number of a dot, in `share` per cent of the field's width. A cut dot's label has its figures. */
static Label dot_label(Draw *d, const Field *f, size_t s, size_t i, int share)
{
    const Point *p = values_at(d->chart, s, i);
    bool cut = p->value > f->y.hi || p->value < f->y.lo || p->x > f->x.hi || p->x < f->x.lo;
    const char *text = f->numbered ? arena_printf(d->arena, "%zu", i + 1) : values_category(d->chart, i);
    const char *place = cut ? values_format(d->arena, p->x, 2, false) : "";
    if (cut && text && place)
        text = arena_printf(d->arena, *text ? "%s (%s; %s)" : "%s(%s; %s)", text, place, values_text(d, p));
    d->failed = d->failed || !text || !place;
    Label l = label_wrap(d, text, d->small, d->ink, f->area.w * share / 100, 4);
    l.ground = true;
    return l;
}

/* At the first free of eight places round the dot: one inside the field where no line of reference runs, else where no level one does, else any. */
static bool name_dot(Draw *d, const Field *f, size_t s, size_t i, bool try_only)
{
    static const int8_t places[8][2] = {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}};
    static const int shares[] = {34, 20, 34, 34};
    Unit x, y, r = dot_radius(d);
    if (!dot_place(d, f, s, i, &x, &y))
        return true;
    for (int k = 0; k < (try_only ? 24 : 32); k++) {
        Label l = dot_label(d, f, s, i, shares[k / 8]);
        int hx = places[k % 8][0], hy = places[k % 8][1];
        Unit off = hx && hy ? r : r + d->gap / 2, lx = x + hx * off, ly = y + hy * off;
        Rect box = label_rect(&l, lx, ly, hx, hy);
        if (l.w == 0 && !l.cut)
            return true;
        bool outside = l.cut || box.x < f->area.x || box.y + box.h > f->area.y + f->area.h;
        bool crossed = struck(d, f, box, k >= 16 && d->halo.a); /* without ground beneath the name no line may */
        if (k < 24 && (outside || crossed))
            continue;
        if (try_only && label_free(d, box)) {
            reserve(d, box);
            return true;
        }
        if (!try_only && label_at(d, &l, lx, ly, hx, hy))
            return true;
    }
    return false;
}

/* Dots first: no name stands over one. */
static bool place_all(Draw *d, const Field *f, bool try_only)
{
    size_t n = values_count(d->chart);
    bool all = n <= LABELS_MAX;
    for (size_t s = 0; s < d->chart->series_count; s++)
        for (size_t i = 0; i < n; i++)
            draw_dot(d, f, s, i, try_only);
    for (size_t s = 0; s < d->chart->series_count; s++)
        for (size_t i = 0; i < n && n <= LABELS_MAX && (all || !try_only); i++)
            all = name_dot(d, f, s, i, try_only) && all;
    return all;
}

/* The field with names at the dots, or numbered where that fails and the list goes in whole. */
static Field field_choose(Draw *d, Rect area)
{
    Field plain = field_make(d, area, false), numbered = field_make(d, area, true);
    size_t n = values_count(d->chart), before = d->box_count;
    bool direct = n < 2 || n > NUMBERS_MAX || (n <= NAMES_MAX && place_all(d, &plain, true));
    d->box_count = before;
    return direct || !draw_list(d, numbered.list, false) ? plain : numbered;
}

void scatter_draw(Draw *d, Rect area)
{
    if (values_plain(d->chart) > 1)
        legend_series(d, &area, KEY_FILL, true, false);
    Field f = field_choose(d, area);
    draw_captions(d, &f, area.x);
    draw_axes(d, &f);
    draw_references(d, &f, false);
    if (f.numbered)
        draw_list(d, f.list, true);
    place_all(d, &f, false);
    draw_references(d, &f, true);
}
