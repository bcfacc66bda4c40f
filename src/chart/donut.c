/* donut.c: parts of a whole: a ring, and a small table of its parts beside or below it instead of labels on leader lines. */
#include "chart/draw.h"

#include <math.h>
#include <stdint.h>

/* The parts are the categories of the first series or, when there is but one category, the series. */
typedef struct Parts {
    bool across; /* one part a series */
    size_t series, count;
    double sum;
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

/* In the hole: the first of one or two parts, which is what the ring is about. */
static void draw_centre(Draw *d, const Parts *p, Unit cx, Unit cy, Unit r)
{
    const Point *first = part_at(d, p, 0);
    if (p->count > 2 || !first)
        return;
    const Font *large = draw_font(d, d->size * 2, true);
    Label figure = label_line(d, values_text(d, first), large, d->ink);
    if (figure.w > r * 11 / 10)
        figure = label_line(d, values_text(d, first), d->bold, d->ink);
    if (figure.w <= r * 12 / 10)
        label_at(d, &figure, cx, cy, 0, 0);
}

/* One line of the table: a colour, a name, a figure. Returns its height, 0 when there is no room. */
static Unit draw_entry(Draw *d, const Parts *p, size_t i, Rect row, Unit figures)
{
    const Point *v = part_at(d, p, i);
    Unit side = d->size * 7 / 10, names = row.w - side - d->gap * 2 - figures - d->size;
    Label name = label_wrap(d, part_name(d, p, i), d->plain, d->ink, names, 3);
    Label figure = v ? label_line(d, values_text(d, v), d->bold, d->ink) : label_line(d, words_get(WORD_MISSING), d->small, d->soft);
    Unit line = d->plain->size * 12 / 10, height = name.h > line ? name.h : line;
    if (row.y + height > row.y + row.h)
        return 0;
    if (v && v->value > 0)
        draw_fill(d, (Rect){row.x, row.y + (line - side) / 2, side, side}, part_fill(d, p, i));
    else
        draw_missing(d, row.x + side / 2, row.y + line / 2, d->soft);
    label_at(d, &name, row.x + side + d->gap * 2, row.y, 1, 1);
    label_at(d, &figure, row.x + row.w, row.y, -1, 1);
    return height + d->gap;
}

static Unit table_figures(Draw *d, const Parts *p)
{
    Unit widest = 0;
    for (size_t i = 0; i < p->count && i < LABELS_MAX; i++) {
        const Point *v = part_at(d, p, i);
        Label l = v ? label_line(d, values_text(d, v), d->bold, d->ink) : label_line(d, words_get(WORD_MISSING), d->small, d->soft);
        widest = l.w > widest ? l.w : widest;
    }
    return widest;
}

/* The height of the table at this width, and how wide it wants to be. */
static Unit table_height(Draw *d, const Parts *p, Unit width, Unit figures, Unit *want)
{
    Unit height = 0, side = d->size * 7 / 10 + d->gap * 2 + figures + d->size, line = d->plain->size * 12 / 10;
    *want = 0;
    for (size_t i = 0; i < p->count && i < LABELS_MAX; i++) {
        Label name = label_wrap(d, part_name(d, p, i), d->plain, d->ink, width - side, 3);
        height += (name.h > line ? name.h : line) + d->gap;
        *want = name.w + side > *want ? name.w + side : *want;
    }
    return height;
}

static void draw_table(Draw *d, const Parts *p, Rect area)
{
    Unit figures = table_figures(d, p), want, height = table_height(d, p, area.w, figures, &want), more = d->plain->size * 12 / 10 + d->gap;
    area.w = want < area.w ? want : area.w;
    bool whole = height <= area.h;
    Unit y = whole ? area.y + (area.h - height) / 2 : area.y, limit = area.y + area.h - (whole ? 0 : more);
    for (size_t i = 0; i < p->count; i++) {
        Unit used = draw_entry(d, p, i, (Rect){area.x, y, area.w, limit - y}, figures);
        if (used == 0) {
            const char *text = arena_printf(d->arena, "+ %zu %s", p->count - i, words_get(WORD_MORE));
            Label rest = label_line(d, text, d->small, d->soft);
            label_at(d, &rest, area.x, y, 1, 1);
            return;
        }
        y += used;
    }
}

void donut_draw(Draw *d, Rect area)
{
    Parts p = parts_of(d);
    bool beside = area.w > area.h * 12 / 10;
    Unit across = beside ? (area.h < area.w * 45 / 100 ? area.h : area.w * 45 / 100) : (area.w < area.h / 2 ? area.w : area.h / 2);
    Unit r = across * 46 / 100, cx = beside ? area.x + across / 2 : area.x + area.w / 2, cy = beside ? area.y + area.h / 2 : area.y + across / 2;
    Rect table = beside ? (Rect){area.x + across + d->size, area.y, area.w - across - d->size, area.h}
                        : (Rect){area.x, area.y + across + d->gap, area.w, area.h - across - d->gap};
    if (r <= d->size / 2)
        return;
    draw_parts(d, &p, cx, cy, r);
    draw_centre(d, &p, cx, cy, r);
    draw_table(d, &p, table);
}
