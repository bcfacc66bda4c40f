/* plot.c: the axes that columns and lines stand in: categories along the foot, values upwards.
 *
 * The two axes need each other's size: the ticks' width narrows the slots of the names, the names' height shortens the scale. Ticks are measured first on a provisional
 * scale; a final scale with fewer ticks is never wider by more than a digit, which is kept free. */
#include "chart/draw.h"

typedef struct Names {
    Label *items; /* every `every`-th */
    size_t count, every;
    Unit height;
    bool whole; /* all stand, uncut */
} Names;

/* The widest word of the names, on a sample when there are very many. */
static Unit widest_word(Draw *d, size_t n, const Font *font)
{
    Unit widest = 0;
    for (size_t i = 0; i<n; i += n> LABELS_MAX ? n / 64 : 1) {
        Unit w = label_word_width(d, values_category(d->chart, i), font);
        widest = w > widest ? w : widest;
    }
    return widest;
}

/* Thinned years read best by twos, fives and tens. */
static size_t next_step(size_t every)
{
    size_t power = 1;
    while (every >= 10 * power)
        power *= 10;
    return every < 2 * power ? 2 * power : every < 5 * power ? 5 * power : 10 * power;
}

/* Names under their slots: wrapped, smaller where that helps, and thinned where even words don't fit. */
static Names names_make(Draw *d, size_t n, Unit width, int max_lines)
{
    static const int sizes[] = {100, 86, 72, 60};
    Names names = {.every = 1, .whole = true};
    const Font *font = d->plain;
    Unit slot = width / (Unit)n, word = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes && (i == 0 || (word > slot - d->gap && n <= 20)) && !d->failed; i++)
        word = widest_word(d, n, font = draw_font(d, d->size * sizes[i] / 100, false));
    if (n > 20 && word > slot - d->gap) /* thinned anyway */
        word = widest_word(d, n, font = d->small);
    while (names.every < n && word > (Unit)((long long)width * (long long)names.every / (long long)n) - d->gap)
        names.every = next_step(names.every);
    names.whole = names.every == 1 && word <= slot - d->gap;
    names.count = (n + names.every - 1) / names.every;
    names.items = arena_array(d->arena, Label, names.count);
    if (!names.items) {
        d->failed = true;
        return (Names){.every = 1};
    }
    Unit room = (Unit)((long long)width * (long long)names.every / (long long)n) - d->gap;
    for (size_t i = 0; i < names.count; i++) {
        names.items[i] = label_wrap(d, values_category(d->chart, i * names.every), font, d->ink, room, max_lines);
        names.whole = names.whole && !names.items[i].cut;
        names.height = names.items[i].h > names.height ? names.items[i].h : names.height;
    }
    return names;
}

bool plot_holds_names(Draw *d, Unit width)
{
    size_t n = values_count(d->chart);
    if (n == 0 || n > LABELS_MAX)
        return true;
    return names_make(d, n, width * 88 / 100, 4).whole;
}

Unit plot_x(const Plot *plot, double index)
{
    return plot->area.x + (Unit)(plot->area.w * index / (double)plot->count);
}

static Unit ticks_width(Draw *d, const Scale *scale)
{
    Unit widest = 0;
    for (int i = 0; i < scale_ticks(scale); i++) {
        Label l = label_line(d, scale_tick_text(d, scale, i), d->small, d->soft);
        widest = l.w > widest ? l.w : widest;
    }
    return widest;
}

static void draw_bands(Draw *d, const Plot *p)
{
    for (size_t i = 0; i < d->chart->band_count; i++) {
        const Band *b = &d->chart->bands[i];
        double from = b->from > p->y.lo ? b->from : p->y.lo, to = b->to < p->y.hi ? b->to : p->y.hi;
        if (!(to > from))
            continue;
        Unit top = scale_at(&p->y, to), bottom = scale_at(&p->y, from);
        draw_rect(d, (Rect){p->area.x, top, p->area.w, bottom - top}, ink_mix(ink_band(d, i), d->paper, 0.4));
    }
}

void plot_band_names(Draw *d, const Plot *p)
{
    for (size_t i = 0; i < d->chart->band_count; i++) {
        const Band *b = &d->chart->bands[i];
        double to = b->to < p->y.hi ? b->to : p->y.hi;
        if (!(to > b->from) || !(to > p->y.lo))
            continue;
        Label name = label_line(d, b->name, d->small, d->soft);
        if (scale_at(&p->y, b->from) - scale_at(&p->y, to) > name.h)
            label_at(d, &name, p->area.x + d->gap, scale_at(&p->y, to), 1, 1);
    }
}

static void draw_grid(Draw *d, const Plot *p)
{
    Unit left = p->area.x, right = p->area.x + p->area.w;
    for (int i = 0; i < scale_ticks(&p->y); i++) {
        Unit y = scale_at(&p->y, scale_tick(&p->y, i));
        Label l = label_line(d, scale_tick_text(d, &p->y, i), d->small, d->soft);
        draw_line(d, left, y, right, y, d->grid, d->hair);
        label_at(d, &l, left - d->gap, y, -1, 0);
    }
    if (p->y.lo <= 0 && p->y.hi >= 0) /* another foot than zero is no base */
        draw_line(d, left, scale_at(&p->y, 0), right, scale_at(&p->y, 0), d->soft, d->thin * 3 / 5);
}

static void draw_names(Draw *d, const Plot *p, const Names *names, Unit top)
{
    Unit from = d->frame.x, to = d->frame.x + d->frame.w;
    for (size_t i = 0; i < names->count && names->height > 0; i++) {
        const Label *l = &names->items[i];
        Unit x = plot_x(p, (double)(i * names->every) + 0.5);
        x = x - l->w / 2 < from ? from + l->w / 2 : x - l->w / 2 + l->w > to ? to - l->w + l->w / 2 : x;
        label_at(d, l, x, top, 0, 1);
    }
}

Plot plot_make(Draw *d, Rect area, Range range, Unit right)
{
    Plot p = {.area = area, .count = values_count(d->chart)};
    Unit bottom = area.y + area.h;
    Scale guess = scale_make(d, range, area.h / (d->size * 5 / 2) > 5 ? 5 : area.h / (d->size * 5 / 2));
    Label caption = label_wrap(d, scale_caption(d, &guess, d->chart->axis_y), d->small, d->soft, area.w, 1);
    if (caption.w > 0 && area.h > d->size * 6 && label_at(d, &caption, area.x, area.y, 1, 1))
        p.area.y += caption.h + d->gap;
    Unit left = ticks_width(d, &guess) + d->small->digit + d->gap;
    if (left + right < area.w / 2) {
        p.area.x += left;
        p.area.w -= left + right;
    }
    Label foot = label_wrap(d, d->chart->axis_x, d->small, d->soft, area.w, 1);
    if (foot.w > 0 && area.h > d->size * 8 && label_at(d, &foot, area.x + area.w, bottom - foot.h, -1, 1))
        bottom -= foot.h + d->gap / 2;
    Names names = names_make(d, p.count, p.area.w, 6);
    if (names.height > area.h * 2 / 5)
        names = names_make(d, p.count, p.area.w, 1);
    if (names.height > area.h * 2 / 5)
        names.height = 0;
    if (bottom - names.height - p.area.y < d->size * 4)
        names.height = 0;
    bottom -= names.height + d->size / 2;
    p.area.h = bottom - p.area.y > d->size ? bottom - p.area.y : d->size;
    Unit head = d->size * 15 / 10, past = d->size * 18 / 10, room = p.area.h;
    if (p.area.h < 4 * head + 2 * past)
        head = past = p.area.h / 8;
    room -= head;
    p.y = scale_make(d, range, room / (d->size * 5 / 2) > 5 ? 5 : room / (d->size * 5 / 2));
    p.y.past = past;
    p.y.to = p.area.y + head + (p.y.over ? past : 0);
    p.y.from = p.area.y + p.area.h - (p.y.lo < 0 ? head : 0) - (p.y.under ? past + d->size * 4 / 10 : 0); /* the arrow goes on below the cut point */
    draw_bands(d, &p);
    draw_grid(d, &p);
    draw_names(d, &p, &names, p.area.y + p.area.h + d->size / 2);
    return p;
}

/* "Target 80" for a level's end; empty for other series. */
static Label level_label(Draw *d, size_t series, Unit width)
{
    const Chart *c = d->chart;
    double level;
    if (!values_level(c, series, &level))
        return (Label){0};
    const Point *point = NULL;
    for (size_t i = 0; !point; i++)
        point = values_at(c, series, i);
    const char *name = c->series[series].name;
    const char *text = arena_printf(d->arena, "%s %s", name ? name : "", values_text(d, point));
    d->failed = d->failed || !text;
    return label_wrap(d, text, d->small, ink_series(d, series).color, width * 18 / 100, 3);
}

Unit plot_level_room(Draw *d, Unit width)
{
    Unit room = 0;
    for (size_t s = 0; s < d->chart->series_count; s++) {
        Label l = level_label(d, s, width);
        room = l.w > 0 && l.w + d->gap > room ? l.w + d->gap : room;
    }
    return room;
}

void plot_level(Draw *d, const Plot *p, size_t series)
{
    double level = 0;
    if (!values_level(d->chart, series, &level))
        return;
    Color color = ink_series(d, series).color;
    Unit y = scale_at(&p->y, level), right = p->area.x + p->area.w;
    if (d->chart->series[series].role == SERIES_LIMIT)
        draw_dashed(d, p->area.x, y, right, y, color, d->thin * 3 / 2);
    else
        draw_halo_line(d, p->area.x, y, right, y, color, d->thin * 3 / 2);
    Label l = level_label(d, series, d->frame.w);
    if (!label_at(d, &l, right + d->gap, y, 1, 0) && !label_at(d, &l, right + d->gap, y, 1, -1))
        label_at(d, &l, right + d->gap, y, 1, 1);
}
