/* bullet.c: results against target and classes: one row an indicator, the classes as quiet bands behind, figures in columns at the right. */
#include "chart/draw.h"

#include <stdint.h>

typedef struct Bullet {
    Rows rows;
    Scale x;
    size_t result, target;           /* series; SIZE_MAX: none */
    Unit result_right, target_right; /* right edges of the figure columns; 0: not drawn */
    bool short_form;
} Bullet;

static size_t find_role(const Chart *c, bool plain)
{
    for (size_t s = 0; s < c->series_count; s++)
        if ((c->series[s].role == SERIES_PLAIN) == plain)
            return s;
    return SIZE_MAX;
}

static Unit mark_height(const Draw *d)
{
    return d->size * 17 / 10;
}

static Unit head_height(const Draw *d)
{
    return d->small->size * 12 / 10 + d->gap;
}

static Unit height_with(Draw *d, Unit width, bool least)
{
    Rows rows = rows_make(d, (Rect){0, 0, width, 0}, mark_height(d));
    return (least ? rows.least : rows.natural) + head_height(d) * 3 + rows_foot(d) + d->gap;
}

Unit bullet_height(Draw *d, Unit width)
{
    return height_with(d, width, false);
}

Unit bullet_least(Draw *d, Unit width)
{
    return height_with(d, width, true);
}

static Label figure(Draw *d, const Bullet *b, size_t series, size_t category)
{
    const Point *p = series == SIZE_MAX ? NULL : values_at(d->chart, series, category);
    bool result = series == b->result;
    if (!p)
        return (Label){0};
    return label_line(d, b->short_form ? scale_text(d, &b->x, p) : values_text(d, p), result ? d->bold : d->plain, result ? d->ink : d->soft);
}

static Unit column_width(Draw *d, const Bullet *b, size_t series)
{
    Unit widest = 0;
    for (size_t i = 0; series != SIZE_MAX && i < b->rows.count && b->rows.count <= LABELS_MAX; i++) {
        Unit w = figure(d, b, series, i).w;
        widest = w > widest ? w : widest;
    }
    Label head = label_wrap(d, widest ? d->chart->series[series].name : NULL, d->small, d->soft, d->frame.w * 14 / 100, 1);
    return head.w > widest ? head.w : widest;
}

/* The figures, and the classes as far as they don't dwarf them. */
static Range whole_range(Draw *d)
{
    Range r = values_range(d, true, false, SIZE_MAX);
    double most = r.hi;
    for (size_t i = 0; i < d->chart->band_count; i++) {
        const Band *b = &d->chart->bands[i];
        most = b->to > most && b->to <= 1.6 * r.hi ? b->to : b->from > most && b->from <= 1.6 * r.hi ? b->from : most;
    }
    r.hi = most;
    return r;
}

/* Keeps room for the columns of figures, as long as the bars get half of what the names leave. */
static void set_columns(Draw *d, Bullet *b)
{
    Rect a = b->rows.area;
    b->x = scale_make(d, whole_range(d), a.w * 6 / 10 / (d->size * 5) > 6 ? 6 : a.w * 6 / 10 / (d->size * 5));
    Unit right = a.x + a.w, edge = right;
    for (int pass = 0; pass < 2; pass++) {
        b->short_form = pass == 1;
        Unit result = column_width(d, b, b->result), target = column_width(d, b, b->target);
        edge = right;
        b->target_right = target > 0 ? edge : 0;
        edge -= target > 0 ? target + d->size : 0;
        b->result_right = result > 0 ? edge : 0;
        edge -= result > 0 ? result + d->size : 0;
        if (right - edge <= a.w / 2)
            break;
    }
    if (right - edge > a.w / 2) {
        b->target_right = b->result_right = 0;
        edge = right;
    }
    rows_span(d, &b->x, a.x, edge);
}

static void draw_classes(Draw *d, const Bullet *b, size_t row)
{
    Unit height = mark_height(d) * 9 / 10, middle = (b->rows.tops[row] + b->rows.tops[row + 1]) / 2;
    Unit most = (b->rows.tops[row + 1] - b->rows.tops[row]) * 8 / 10;
    height = height > most ? most : height;
    for (size_t i = 0; i < d->chart->band_count; i++) {
        const Band *band = &d->chart->bands[i];
        double from = band->from > b->x.lo ? band->from : b->x.lo, to = band->to < b->x.hi ? band->to : b->x.hi;
        if (to > from)
            draw_rect(d, (Rect){scale_at(&b->x, from), middle - height / 2, scale_at(&b->x, to) - scale_at(&b->x, from), height}, ink_band(d, i));
    }
}

/* The bar and the target's tick of a row; their height. */
static Unit bar_height(const Draw *d, const Bullet *b, size_t row)
{
    Unit most = (b->rows.tops[row + 1] - b->rows.tops[row]) * 8 / 10;
    return mark_height(d) * 9 / 10 > most ? most : mark_height(d) * 9 / 10;
}

static void draw_result(Draw *d, const Bullet *b, size_t row)
{
    Unit middle = (b->rows.tops[row] + b->rows.tops[row + 1]) / 2, height = bar_height(d, b, row), zero = scale_at(&b->x, 0), bar = height * 42 / 100;
    const Point *p = b->result == SIZE_MAX ? NULL : values_at(d->chart, b->result, row);
    const Point *t = b->target == SIZE_MAX ? NULL : values_at(d->chart, b->target, row);
    if (p) {
        Unit end = scale_at(&b->x, p->value);
        bool up = end >= zero;
        draw_fill(d, (Rect){up ? zero : end, middle - bar / 2, up ? end - zero : zero - end, bar}, ink_series(d, b->result));
        if (p->value > b->x.hi || p->value < b->x.lo)
            draw_break(d, up ? end - d->size : end + d->size, middle, bar, false);
    }
    if (t) {
        Unit x = scale_at(&b->x, t->value), half = height * 40 / 100;
        draw_halo_line(d, x, middle - half, x, middle + half, ink_series(d, b->target).color, d->thick);
    }
}

static void write_figures(Draw *d, const Bullet *b, size_t row)
{
    Unit middle = (b->rows.tops[row] + b->rows.tops[row + 1]) / 2, zero = scale_at(&b->x, 0);
    if (b->result == SIZE_MAX || !values_at(d->chart, b->result, row)) {
        Label none = label_line(d, words_get(WORD_MISSING), d->small, d->soft);
        const Point *t = b->target == SIZE_MAX ? NULL : values_at(d->chart, b->target, row);
        Unit x = t ? scale_at(&b->x, t->value) : 0, from = zero + d->gap * 7 / 2;
        draw_missing(d, zero + d->gap * 3 / 2, middle, d->soft);
        if (!t || x < from - d->thick || x > from + none.w + d->thick)
            label_at(d, &none, from, middle, 1, 0);
    }
    Label result = figure(d, b, b->result, row), target = figure(d, b, b->target, row);
    if (b->result_right)
        label_at(d, &result, b->result_right, middle, -1, 0);
    if (b->target_right)
        label_at(d, &target, b->target_right, middle, -1, 0);
}

/* The classes' names over the first row when each has room above its band, else as a legend. Returns whether they were drawn. */
static bool name_classes(Draw *d, const Bullet *b, Unit bottom, bool really)
{
    for (size_t i = 0; i < d->chart->band_count; i++) {
        const Band *band = &d->chart->bands[i];
        double from = band->from > b->x.lo ? band->from : b->x.lo, to = band->to < b->x.hi ? band->to : b->x.hi;
        Unit x0 = scale_at(&b->x, from), x1 = scale_at(&b->x, to);
        Label l = label_line(d, to > from ? band->name : NULL, d->small, d->soft);
        if (l.w > x1 - x0)
            return false;
        if (really)
            label_at(d, &l, (x0 + x1) / 2, bottom, 0, -1);
    }
    return d->chart->band_count > 0;
}

static void draw_heads(Draw *d, const Bullet *b, Unit bottom)
{
    const Series *s = d->chart->series;
    Unit most = d->frame.w * 14 / 100;
    Label result = b->result_right ? label_wrap(d, s[b->result].name, d->small, d->soft, most, 1) : (Label){0};
    Label target = b->target_right ? label_wrap(d, s[b->target].name, d->small, d->soft, most, 1) : (Label){0};
    label_at(d, &result, b->result_right, bottom, -1, -1);
    label_at(d, &target, b->target_right, bottom, -1, -1);
}

static void class_keys(Draw *d, Rect *area)
{
    Key *keys = arena_array(d->arena, Key, d->chart->band_count + 1);
    if (!keys) {
        d->failed = true;
        return;
    }
    for (size_t i = 0; i < d->chart->band_count; i++)
        keys[i] = (Key){d->chart->bands[i].name, {ink_band(d, i), HATCH_NONE}, KEY_FILL};
    legend_draw(d, area, keys, d->chart->band_count);
}

static void set_rows(Draw *d, Bullet *b, Rect area)
{
    Unit head = head_height(d), foot = rows_foot(d);
    b->rows = rows_make(d, (Rect){area.x, area.y + head, area.w, area.h - head - foot - d->gap}, mark_height(d));
    if (b->rows.count > 0)
        set_columns(d, b);
}

void bullet_draw(Draw *d, Rect area)
{
    const Chart *c = d->chart;
    Bullet b = {.result = find_role(c, true), .target = find_role(c, false)};
    set_rows(d, &b, area);
    if (b.rows.count > 0 && !name_classes(d, &b, 0, false) && c->legend != LEGEND_NO) {
        class_keys(d, &area);
        set_rows(d, &b, area);
    }
    if (b.rows.count == 0)
        return;
    Unit top = b.rows.tops[0], bottom = b.rows.tops[b.rows.count];
    draw_heads(d, &b, top - d->gap / 2);
    if (name_classes(d, &b, 0, false))
        name_classes(d, &b, top - d->gap / 2, true);
    for (size_t i = 0; i < b.rows.count; i++)
        if (b.result == SIZE_MAX || values_at(c, b.result, i)) /* nothing is rated in the others */
            draw_classes(d, &b, i);
    rows_grid(d, &b.x, area.x + area.w, top, bottom);
    rows_names(d, &b.rows, area.x);
    for (size_t i = 0; i < b.rows.count; i++)
        draw_result(d, &b, i);
    for (size_t i = 0; i < b.rows.count; i++)
        write_figures(d, &b, i);
}
