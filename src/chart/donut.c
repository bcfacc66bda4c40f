/* donut.c: parts of a whole: a ring, and a small table of its parts beside or below it instead of labels on leader lines. */
#include "chart/draw.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* The parts are the categories of the first series or, when there is but one category, the series. */
typedef struct Parts {
    bool across; /* one part a series */
    size_t series, count;
    double sum;
    bool negative; /* some part is: then the ring is no whole */
} Parts;

static const Point *part_at(const Draw *d, const Parts *p, size_t i)
{
    return p->across ? values_at(d->chart, i, 0) : values_at(d->chart, p->series, i);
}

static const char *part_name(const Draw *d, const Parts *p, size_t i)
{
    return p->across ? d->chart->series[i].name : values_category(d->chart, i);
}

static Fill part_fill(const Draw *d, const Parts *p, size_t i)
{
    Color own = p->across ? d->chart->series[i].color : p->count == 1 ? d->chart->series[p->series].color : (Color){0};
    if (!own.a && p->count == 2 && i == 1)
        return (Fill){ink_mix(d->ink, d->paper, 0.78), HATCH_NONE}; /* a share and its rest */
    return ink_fill(d, own, i);
}

static Parts parts_of(const Draw *d)
{
    Parts p = {.across = values_count(d->chart) == 1 && d->chart->series_count > 1};
    p.count = p.across ? d->chart->series_count : values_count(d->chart);
    while (!p.across && p.series + 1 < d->chart->series_count && d->chart->series[p.series].role != SERIES_PLAIN)
        p.series++;
    for (size_t i = 0; i < p.count; i++) {
        const Point *v = part_at(d, &p, i);
        p.sum += v && v->value > 0 ? v->value : 0;
        p.negative = p.negative || (v && v->value < 0);
    }
    return p;
}

static void draw_parts(Draw *d, const Parts *p, Unit cx, Unit cy, Unit r)
{
    double from = 0;
    Unit inner = r * 62 / 100;
    if (!(p->sum > 0)) {
        draw_ring(d, cx, cy, inner, r, 0, 1, (Paint){.fill = d->grid});
        return;
    }
    for (size_t i = 0; i < p->count; i++) {
        const Point *v = part_at(d, p, i);
        if (!v || v->value <= 0)
            continue;
        double to = from + v->value / p->sum;
        draw_ring(d, cx, cy, inner, r, from, to > 1 ? 1 : to, ink_paint(d, part_fill(d, p, i)));
        from = to;
    }
    from = 0;
    for (size_t i = 0; i < p->count && p->count <= LABELS_MAX; i++) { /* seams */
        const Point *v = part_at(d, p, i);
        if (!v || v->value <= 0 || v->value >= p->sum)
            continue;
        double a = from * 6.283185307179586, s = sin(a), c = -cos(a);
        draw_line(d, cx + (Unit)(inner * s), cy + (Unit)(inner * c), cx + (Unit)(r * s), cy + (Unit)(r * c), d->paper, d->thin);
        from += v->value / p->sum;
    }
}

/* A figure in the hole, in the largest type that goes in, with a small word above it. */
static void draw_hole(Draw *d, const char *word, const char *text, Unit cx, Unit cy, Unit r)
{
    Label over = label_line(d, word, d->small, d->soft), figure = {0};
    for (int percent = 200; percent >= 80 && (figure.w == 0 || figure.w > r * 11 / 10); percent -= 20)
        figure = label_line(d, text, draw_font(d, d->size * percent / 100, true), d->ink);
    if (figure.w > r * 12 / 10)
        return;
    bool both = over.w > 0 && over.w <= r;
    label_at(d, &figure, cx, cy + (both ? over.h / 2 : 0), 0, 0);
    if (both)
        label_at(d, &over, cx, cy - figure.h / 2 + over.h / 2, 0, -1);
}

/* What the ring is about: the first of one or two parts, else the whole; but parts in per cent make a hundred, which is no news. */
static void draw_centre(Draw *d, const Parts *p, Unit cx, Unit cy, Unit r)
{
    const Point *first = part_at(d, p, 0);
    const char *unit = d->chart->unit ? d->chart->unit : "";
    if (p->count <= 2) {
        draw_hole(d, NULL, first ? values_text(d, first) : NULL, cx, cy, r);
        return;
    }
    if (!(p->sum > 0) || p->negative || strchr(unit, '%'))
        return;
    const char *sum = p->sum >= 1e6 ? values_compact(d->arena, p->sum) : values_format(d->arena, p->sum, d->digits, false);
    bool before = strcmp(unit, "Rp") == 0;
    const char *text = sum && *unit ? arena_printf(d->arena, "%s\xc2\xa0%s", before ? unit : sum, before ? sum : unit) : sum;
    d->failed = d->failed || !text;
    draw_hole(d, words_get(WORD_TOTAL), text, cx, cy, r);
}

/* The table's type and measures. */
typedef struct PartTable {
    Rect area;
    const Font *plain, *bold;
    Unit side, figures, names; /* swatch, width of the figures, most for the names */
    Unit height, width;        /* of the whole */
} PartTable;

static Label entry_figure(Draw *d, const PartTable *t, const Parts *p, size_t i)
{
    const Point *v = part_at(d, p, i);
    return v ? label_line(d, values_text(d, v), t->bold, d->ink) : label_line(d, words_get(WORD_MISSING), t->plain, d->soft);
}

static Label entry_name(Draw *d, const PartTable *t, const Parts *p, size_t i)
{
    return label_wrap(d, part_name(d, p, i), t->plain, d->ink, t->names, 4);
}

static PartTable table_make(Draw *d, const Parts *p, Rect area, int percent)
{
    Unit size = d->size * percent / 100, line = size * 12 / 10;
    PartTable t = {.area = area, .plain = draw_font(d, size, false), .bold = draw_font(d, size, true), .side = size * 7 / 10};
    size_t n = d->failed ? 0 : p->count < LABELS_MAX ? p->count : LABELS_MAX;
    for (size_t i = 0; i < n; i++) {
        Label l = entry_figure(d, &t, p, i);
        t.figures = l.w > t.figures ? l.w : t.figures;
    }
    t.names = area.w - t.side - d->gap * 2 - t.figures - d->size;
    for (size_t i = 0; i < n; i++) {
        Label l = entry_name(d, &t, p, i);
        t.height += (l.h > line ? l.h : line) + d->gap;
        t.width = l.w + area.w - t.names > t.width ? l.w + area.w - t.names : t.width;
    }
    return t;
}

/* A colour, a name, a figure. Returns the height, 0 when there is no room above `limit`. */
static Unit draw_entry(Draw *d, const PartTable *t, const Parts *p, size_t i, Unit y, Unit limit)
{
    const Point *v = part_at(d, p, i);
    Label name = entry_name(d, t, p, i), figure = entry_figure(d, t, p, i);
    Unit line = t->plain->size * 12 / 10, height = name.h > line ? name.h : line, x = t->area.x;
    if (y + height > limit)
        return 0;
    if (v && v->value > 0)
        draw_fill(d, (Rect){x, y + (line - t->side) / 2, t->side, t->side}, part_fill(d, p, i));
    else
        draw_missing(d, x + t->side / 2, y + line / 2, d->soft);
    label_at(d, &name, x + t->side + d->gap * 2, y, 1, 1);
    label_at(d, &figure, x + t->width, y, -1, 1);
    return height + d->gap;
}

static void draw_table(Draw *d, const PartTable *t, const Parts *p)
{
    bool whole = t->height - d->gap <= t->area.h && p->count <= LABELS_MAX;
    Unit y = whole ? t->area.y + (t->area.h - t->height + d->gap) / 2 : t->area.y, limit = t->area.y + t->area.h - (whole ? 0 : d->size * 14 / 10);
    for (size_t i = 0; i < p->count && !d->failed; i++) {
        Unit used = draw_entry(d, t, p, i, y, limit);
        if (used == 0) {
            const char *text = arena_printf(d->arena, "+ %zu %s", p->count - i, words_get(WORD_MORE));
            Label rest = label_line(d, text, d->small, d->soft);
            label_at(d, &rest, t->area.x, y, 1, 1);
            return;
        }
        y += used;
    }
}

void donut_draw(Draw *d, Rect area)
{
    static const int sizes[][2] = {
        {45, 100}, {38, 100}, {38, 86}, {34, 72}}; /* the ring's share of the width, the type's size: until the table goes in whole */
    Parts p = parts_of(d);
    bool beside = area.w > area.h * 12 / 10;
    Unit across = 0;
    PartTable t = {0};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes && !d->failed; i++) {
        Unit most = beside ? area.w * sizes[i][0] / 100 : area.h * sizes[i][0] / 90, other = beside ? area.h : area.w;
        across = other < most ? other : most;
        t = table_make(d, &p,
                       beside ? (Rect){area.x + across + d->size, area.y, area.w - across - d->size, area.h}
                              : (Rect){area.x, area.y + across + d->gap, area.w, area.h - across - d->gap},
                       sizes[i][1]);
        if (t.height - d->gap <= t.area.h)
            break;
    }
    Unit r = across * 46 / 100, cx = beside ? area.x + across / 2 : area.x + area.w / 2, cy = beside ? area.y + area.h / 2 : area.y + across / 2;
    if (r <= d->size / 2 || d->failed)
        return;
    draw_parts(d, &p, cx, cy, r);
    draw_centre(d, &p, cx, cy, r);
    draw_table(d, &t, &p);
}
