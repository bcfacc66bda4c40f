/* legend.c: the key to colours and marks, for what can't be labelled where it stands. */
#include "chart/draw.h"

static void swatch(Draw *d, const Key *key, Unit x, Unit middle, Unit width)
{
    Unit side = d->size * 7 / 10;
    switch (key->shape) {
    case KEY_FILL:
        draw_fill(d, (Rect){x, middle - side / 2, width, side}, key->fill);
        break;
    case KEY_LINE:
        draw_line(d, x, middle, x + width, middle, key->fill.color, d->thick);
        break;
    case KEY_TICK:
        draw_line(d, x, middle, x + width, middle, key->fill.color, d->thick * 8 / 10);
        break;
    case KEY_DASH:
        draw_dashed(d, x, middle, x + width, middle, key->fill.color, d->thin);
        break;
    case KEY_MISSING:
        draw_missing(d, x + width / 2, middle, d->soft);
        break;
    }
}

static Unit swatch_width(const Draw *d, const Key *key)
{
    return key->shape == KEY_FILL ? d->size * 7 / 10 : key->shape == KEY_MISSING ? d->size / 2 : d->size * 14 / 10;
}

void legend_draw(Draw *d, Rect *area, const Key *keys, size_t count)
{
    Unit x = area->x, y = area->y, row = 0, limit = area->y + area->h * 2 / 5;
    for (size_t i = 0; i < count; i++) {
        Unit mark = swatch_width(d, &keys[i]), before = mark + d->gap * 3 / 2;
        Label name = label_wrap(d, keys[i].name, d->small, d->ink, area->w - before, 1);
        if (name.w == 0)
            continue;
        if (x > area->x && x + before + name.w > area->x + area->w) {
            x = area->x;
            y += row + d->gap / 2;
            row = 0;
        }
        if (y + name.h > limit)
            break;
        if (label_at(d, &name, x + before, y, 1, 1))
            swatch(d, &keys[i], x, y + name.h / 2, mark);
        x += before + name.w + d->size * 14 / 10;
        row = name.h;
    }
    if (row > 0)
        y += row + d->gap * 2;
    area->h -= y - area->y;
    area->y = y;
}

void legend_series(Draw *d, Rect *area, KeyShape plain, bool levels, bool missing)
{
    const Chart *c = d->chart;
    Key *keys = arena_array(d->arena, Key, c->series_count + 1);
    size_t n = 0, marks = 0;
    double level;
    if (!keys) {
        d->failed = true;
        return;
    }
    for (size_t s = 0; s < c->series_count; s++)
        marks += c->series[s].role != SERIES_PLAIN && !(levels && values_level(c, s, &level));
    bool wanted = c->legend == LEGEND_YES || (c->legend == LEGEND_AUTO && (values_plain(c) > 1 || marks > 0));
    for (size_t s = 0; wanted && s < c->series_count; s++) {
        SeriesRole role = c->series[s].role;
        if (role != SERIES_PLAIN && levels && values_level(c, s, &level))
            continue;
        keys[n++] = (Key){c->series[s].name, ink_series(d, s), role == SERIES_PLAIN ? plain : role == SERIES_LIMIT ? KEY_DASH : KEY_TICK};
    }
    if (missing && c->legend != LEGEND_NO)
        keys[n++] = (Key){words_get(WORD_MISSING), {d->soft, HATCH_NONE}, KEY_MISSING};
    legend_draw(d, area, keys, n);
}
