/* bars.c: horizontal bars, for names that need room; targets as ticks across the bar. */
#include "chart/draw.h"

#include <stdint.h>

/* A line of type as labels have it: some fonts are higher than their size says. */
static Unit line_height(const Font *font)
{
    Unit solid = font->ascent + font->descent + font->size / 50, usual = font->size * 116 / 100;
    return solid > usual ? solid : usual;
}

static Unit mark_height(const Draw *d)
{
    size_t n = values_plain(d->chart);
    return n > 1 ? (Unit)(n < 12 ? n : 12) * line_height(d->plain) : d->size * 13 / 10;
}

/* Two or three bars alone on a slide: they and their figures may be large. */
static bool is_poster(const Draw *d, size_t rows)
{
    return d->look->alone && rows * values_plain(d->chart) <= 3;
}

/* What stands above the rows and below them. */
static Unit head_height(const Draw *d)
{
    return rows_have_level(d->chart) ? d->small->size * 12 / 10 + d->gap : d->gap;
}

static Unit height_with(Draw *d, Unit width, bool least)
{
    Rows rows = rows_make(d, (Rect){0, 0, width, 0}, mark_height(d));
    Unit keys = values_plain(d->chart) > 1 || values_plain(d->chart) < d->chart->series_count ? d->size * 2 : 0;
    return (least ? rows.least : rows.natural) + head_height(d) + rows_foot(d) + d->gap + keys;
}

Unit bars_height(Draw *d, Unit width)
{
    return height_with(d, width, false);
}

Unit bars_least(Draw *d, Unit width)
{
    return height_with(d, width, true);
}

typedef struct Bars {
    Rows rows;
    Scale x;
    Unit group;          /* height of a row's bars, the same in all rows */
    bool short_form;     /* figures in the axis's unit */
    bool no_figures;     /* they would stand over each other */
    bool target_figures; /* every row has room for one above its bars */
} Bars;

static Label figure(Draw *d, const Bars *b, const Point *point, Color color)
{
    return label_line(d, b->short_form ? scale_text(d, &b->x, point) : values_text(d, point), b->rows.figures, color);
}

/* The widest figure; 0 when there are too many to set. */
static Unit figures_width(Draw *d, const Bars *b)
{
    Unit widest = 0;
    size_t n = b->rows.count;
    for (size_t k = 0; k < d->chart->series_count && n * d->chart->series_count <= LABELS_MAX && !b->no_figures; k++)
        for (size_t i = 0; i < n && d->chart->series[k].role == SERIES_PLAIN; i++) {
            const Point *p = values_at(d->chart, k, i);
            Unit w = p ? figure(d, b, p, d->ink).w : 0;
            widest = w > widest ? w : widest;
        }
    return widest;
}

/* A target's tick that would run through a figure beyond the bar's end: the figure then goes behind it. */
static Unit clear_of_targets(Draw *d, const Scale *s, size_t category, Unit end, Unit width, bool up)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t k = 0; k < d->chart->series_count; k++) {
            const Point *t = d->chart->series[k].role == SERIES_PLAIN ? NULL : values_at(d->chart, k, category);
            Unit x = t ? scale_at(s, t->value) : 0;
            if (t && up && x >= end - d->thick && x < end + width + 2 * d->gap)
                end = x + d->thin;
            if (t && !up && x <= end + d->thick && x > end - width - 2 * d->gap)
                end = x - d->thin;
        }
    return end;
}

/* Whether a target's line or tick runs through a figure between two x. */
static bool struck(Draw *d, const Scale *s, size_t category, Unit from, Unit to)
{
    for (size_t k = 0; k < d->chart->series_count; k++) {
        const Point *t = d->chart->series[k].role == SERIES_PLAIN ? NULL : values_at(d->chart, k, category);
        Unit x = t ? scale_at(s, t->value) : 0;
        if (t && x > from - d->thick && x < to + d->thick)
            return true;
    }
    return false;
}

/* One series in one row: its lane, and where the bar ends in it. */
typedef struct Lane {
    const Point *point;
    size_t series, category;
    Rect rect; /* without width */
    Unit zero, end;
    bool up, cut;
} Lane;

static Lane lane_of(Draw *d, const Bars *b, size_t series, size_t category)
{
    size_t plain = values_plain(d->chart), k = values_ordinal(d->chart, series);
    Unit top = (b->rows.tops[category] + b->rows.tops[category + 1] - b->group) / 2;
    Unit y = top + (Unit)((long long)b->group * (long long)k / (long long)plain);
    Unit next = top + (Unit)((long long)b->group * (long long)(k + 1) / (long long)plain);
    Unit seam = plain > 1 && next - y > d->hair * 6 ? d->hair * 2 : 0;
    Lane l = {.series = series, .category = category, .zero = scale_at(&b->x, 0), .point = values_at(d->chart, series, category)};
    l.rect = (Rect){b->rows.area.x, y, 0, next - y - seam > 0 ? next - y - seam : 1};
    if (l.point) {
        l.end = scale_at(&b->x, l.point->value);
        l.up = l.point->value >= 0;
        l.cut = l.point->value > b->x.hi || l.point->value < b->x.lo;
    }
    return l;
}

static void draw_bar(Draw *d, const Lane *l)
{
    Unit middle = l->rect.y + l->rect.h / 2, length = l->up ? l->end - l->zero : l->zero - l->end;
    if (!l->point)
        return;
    draw_fill(d, (Rect){l->up ? l->zero : l->end, l->rect.y, length, l->rect.h}, ink_series(d, l->series));
    if (l->cut)
        draw_break(d, l->up ? l->end - d->size : l->end + d->size, middle, l->rect.h, false);
}

static void draw_lack(Draw *d, const Lane *l)
{
    Unit middle = l->rect.y + l->rect.h / 2;
    Label none = label_line(d, words_get(WORD_MISSING), d->small, d->soft);
    if (!values_lacks(d->chart, l->series, l->category))
        return;
    label_at(d, &none, l->zero + d->gap * 7 / 2, middle, 1, 0);
    draw_missing(d, l->zero + d->gap * 3 / 2, middle, d->soft);
}

/* Beyond the bar's end; inside it when a target stands there. */
static void name_bar(Draw *d, const Bars *b, const Lane *lane)
{
    if (!lane->point) {
        draw_lack(d, lane);
        return;
    }
    if (b->no_figures && !lane->cut)
        return;
    bool up = lane->up;
    Unit middle = lane->rect.y + lane->rect.h / 2, end = lane->end, length = up ? end - lane->zero : lane->zero - end;
    Fill fill = ink_series(d, lane->series);
    Label l = figure(d, b, lane->point, d->ink), inside = figure(d, b, lane->point, ink_on(d, fill.color));
    l.ground = !b->no_figures;
    Unit clear = clear_of_targets(d, &b->x, lane->category, end, l.w, up);
    bool holds = fill.hatch == HATCH_NONE && !lane->cut && length > l.w + 3 * d->gap && l.h * 7 / 8 <= lane->rect.h &&
                 !struck(d, &b->x, lane->category, up ? end - d->gap - l.w : end + d->gap, up ? end - d->gap : end + d->gap + l.w);
    if (holds && clear != end && label_at(d, &inside, up ? end - d->gap : end + d->gap, middle, up ? -1 : 1, 0))
        return;
    if (!label_at(d, &l, up ? clear + d->gap : clear - d->gap, middle, up ? 1 : -1, 0) && holds)
        label_at(d, &inside, up ? end - d->gap : end + d->gap, middle, up ? -1 : 1, 0);
}

static Unit lowest_row(const Rows *rows)
{
    Unit row = rows->tops[1] - rows->tops[0];
    for (size_t i = 1; i < rows->count; i++)
        row = rows->tops[i + 1] - rows->tops[i] < row ? rows->tops[i + 1] - rows->tops[i] : row;
    return row;
}

/* What the lowest row holds. */
static Unit group_height(const Draw *d, const Rows *rows)
{
    size_t plain = values_plain(d->chart);
    Unit row = lowest_row(rows), most = (Unit)(plain ? plain : 1) * d->size * (is_poster(d, rows->count) ? 30 : 16) / 10;
    Unit lanes = (Unit)plain * line_height(rows->figures); /* room for a figure each */
    Unit group = plain > 1 && lanes > row * 68 / 100 && lanes < row ? lanes : row * 68 / 100;
    return group > most ? most : group;
}

/* How far a target's tick reaches past the bars. */
static Unit tick_over(const Draw *d)
{
    return d->size / 5;
}

/* The tick of a target across a row's bars, its figure above it where the rows stand apart. */
static void draw_target(Draw *d, const Bars *b, size_t series, size_t i, Unit top)
{
    const Point *t = values_at(d->chart, series, i);
    if (!t)
        return;
    Color color = ink_series(d, series).color;
    Unit x = scale_at(&b->x, t->value), over = tick_over(d);
    draw_halo_line(d, x, top - over, x, top + b->group + over, color, d->thick * 8 / 10);
    Label l = b->target_figures ? label_line(d, b->short_form ? scale_text(d, &b->x, t) : values_text(d, t), d->small, color) : (Label){0};
    l.ground = true;
    label_at(d, &l, x, top - over, 0, -1);
}

/* Bars first, then what is written on them, then targets over both. */
static void draw_rows(Draw *d, const Bars *b)
{
    const Chart *c = d->chart;
    double level;
    for (int names = 0; names < 2; names++)
        for (size_t i = 0; i < b->rows.count; i++)
            for (size_t s = 0; s < c->series_count; s++) {
                if (c->series[s].role != SERIES_PLAIN)
                    continue;
                Lane lane = lane_of(d, b, s, i);
                if (names)
                    name_bar(d, b, &lane);
                else
                    draw_bar(d, &lane);
            }
    for (size_t i = 0; i < b->rows.count; i++)
        for (size_t s = 0; s < c->series_count; s++)
            if (c->series[s].role != SERIES_PLAIN && !values_level(c, s, &level))
                draw_target(d, b, s, i, (b->rows.tops[i] + b->rows.tops[i + 1] - b->group) / 2);
}

/* Large figures that nobody has put into words are set in the axis's unit. */
static bool unlabelled(const Draw *d, const Scale *s)
{
    for (size_t k = 0; k < d->chart->series_count && s->factor != 1; k++)
        for (size_t i = 0; i < d->chart->series[k].point_count && d->chart->series[k].role == SERIES_PLAIN; i++)
            if (values_at(d->chart, k, i) && !d->chart->series[k].points[i].label)
                return true;
    return false;
}

/* Sets the scale between the names and the room for figures: figures as printed when they leave the bars half of the width, else in the axis's unit. */
static void set_scale(Draw *d, Bars *b)
{
    Range range = values_range(d, true, false, SIZE_MAX);
    Rect a = b->rows.area;
    b->x = scale_make(d, range, a.w / (d->size * 6) > 6 ? 6 : a.w / (d->size * 6));
    b->short_form = !d->compact && unlabelled(d, &b->x);
    Unit room = figures_width(d, b);
    if (room > a.w * 35 / 100 && !b->short_form) {
        b->short_form = true;
        room = figures_width(d, b);
    }
    room = room > a.w * 45 / 100 ? 0 : room + d->gap * 2;
    rows_span(d, &b->x, a.x + (b->x.lo < 0 ? room : 0), a.x + a.w - room);
}

void bars_draw(Draw *d, Rect area)
{
    Bars b = {0};
    double level;
    legend_series(d, &area, KEY_FILL, true, false);
    Unit head = head_height(d), foot = rows_foot(d);
    Unit mark = is_poster(d, values_count(d->chart)) ? mark_height(d) * 3 : mark_height(d);
    b.rows = rows_make(d, (Rect){area.x, area.y + head, area.w, area.h - head - foot - d->gap}, mark);
    if (b.rows.count == 0)
        return;
    if (is_poster(d, b.rows.count) && area.h > d->size * 14)
        b.rows.figures = draw_font(d, d->size * 15 / 10, true);
    if (d->failed)
        return;
    b.group = group_height(d, &b.rows);
    size_t plain = values_plain(d->chart);
    Unit pitch = plain > 1 ? b.group / (Unit)plain : (b.rows.tops[b.rows.count] - b.rows.tops[0]) / (Unit)b.rows.count;
    b.no_figures = pitch < b.rows.figures->size;
    b.target_figures = !b.no_figures && lowest_row(&b.rows) - b.group > line_height(d->small) + 2 * tick_over(d);
    set_scale(d, &b);
    Unit top = b.rows.tops[0], bottom = b.rows.tops[b.rows.count];
    rows_grid(d, &b.x, area.x + area.w, top, bottom);
    rows_names(d, &b.rows, area.x);
    draw_rows(d, &b);
    for (size_t s = 0; s < d->chart->series_count; s++)
        if (values_level(d->chart, s, &level))
            rows_level(d, &b.x, s, top, bottom);
}
