/* rows.c: the axes that bars and bullets lie in: names down the side, values to the right.
 *
 * Names are set flush left and wrap; a row is as high as its name or its marks want, and what height is left over is shared out. In too little height every row gets the
 * same, and names are cut (the alternative text has them whole) or, past that, thinned. */
#include "chart/draw.h"

enum { NAME_LINES = 6 };

/* How names are set: the first that fits the height. Many rows in a low frame (forty on a slide) make the type smaller before anything is left out. */
typedef struct Setting {
    int names, figures; /* sizes, per cent of the chart's; marks shrink with the figures */
    int share;          /* of the names, per cent of the width at most */
    int pad;            /* between rows, per cent of the chart's size */
} Setting;

static const Setting settings[] = {{100, 100, 40, 70}, {100, 100, 40, 40}, {86, 100, 48, 30}, {72, 72, 48, 24},
                                   {58, 58, 48, 16},   {46, 46, 48, 8},    {40, 40, 48, 3}};

/* Names cut to what equal rows hold. */
static void squeeze(Draw *d, Rows *rows, Rect area, const Font *font, Unit width)
{
    Unit line = font->size * 116 / 100, row = area.h / (Unit)rows->count;
    int lines = row / line;
    size_t every = lines > 0 ? 1 : (size_t)(line / (row > 0 ? row : 1)) + 1;
    for (size_t i = 0; i < rows->count; i++) {
        const char *name = i % every ? NULL : values_category(d->chart, i);
        rows->names[i] = label_wrap(d, name, font, d->ink, width, lines > 0 ? lines : 1);
        rows->tops[i] = area.y + (Unit)((long long)area.h * (long long)i / (long long)rows->count);
    }
    rows->tops[rows->count] = area.y + area.h;
}

/* Sets the names and the height each row wants; returns the width of the names. */
static Unit set_names(Draw *d, Rows *rows, Rect area, const Setting *set, Unit mark)
{
    Unit widest = 0, pad = d->size * set->pad / 100;
    const Font *font = draw_font(d, d->size * set->names / 100, false);
    rows->figures = draw_font(d, d->size * set->figures / 100, false);
    rows->natural = 0;
    mark = mark * set->figures / 100;
    for (size_t i = 0; i < rows->count; i++) {
        Label *name = &rows->names[i];
        *name = i < LABELS_MAX ? label_wrap(d, values_category(d->chart, i), font, d->ink, area.w * set->share / 100, NAME_LINES) : (Label){0};
        widest = name->w > widest ? name->w : widest;
        Unit want = (name->h > mark ? name->h : mark) + pad;
        rows->tops[i + 1] = rows->tops[i] + (rows->natural < UNIT_PT * 100000 ? want : 0);
        rows->natural = rows->tops[i + 1];
    }
    return widest;
}

Rows rows_make(Draw *d, Rect area, Unit mark)
{
    Rows rows = {.area = area, .count = values_count(d->chart)};
    rows.tops = arena_array(d->arena, Unit, rows.count + 1);
    rows.names = arena_array(d->arena, Label, rows.count + 1);
    if (!rows.tops || !rows.names || rows.count == 0) {
        d->failed = d->failed || rows.count > 0;
        rows.count = 0;
        return rows;
    }
    Unit width = 0;
    size_t tried = 0;
    if (area.h == 0) { /* measuring */
        set_names(d, &rows, area, &settings[1], mark);
        rows.least = rows.natural;
    }
    do
        width = set_names(d, &rows, area, &settings[tried++], mark);
    while (area.h > 0 && rows.natural > area.h && tried < sizeof settings / sizeof *settings);
    if (area.h > 0 && rows.natural > area.h) {
        squeeze(d, &rows, area, rows.figures, width);
    } else if (area.h > 0) {
        Unit spare = (area.h - rows.natural) / (Unit)rows.count, most = mark + d->size * settings[0].pad / 100;
        spare = spare > most ? most : spare; /* a few bars in a high frame stay together, a little above its middle */
        Unit left = area.h - rows.natural - spare * (Unit)rows.count;
        for (size_t i = 0; i <= rows.count; i++)
            rows.tops[i] += area.y + left * 4 / 10 + spare * (Unit)i;
    }
    if (width > 0) {
        rows.area.x += width + d->size;
        rows.area.w -= width + d->size;
    }
    return rows;
}

void rows_names(Draw *d, const Rows *rows, Unit left)
{
    for (size_t i = 0; i < rows->count; i++)
        label_at(d, &rows->names[i], left, (rows->tops[i] + rows->tops[i + 1]) / 2, 1, 0);
}

Unit rows_foot(const Draw *d)
{
    return d->small->size * 12 / 10 + d->gap;
}

void rows_span(const Draw *d, Scale *s, Unit from, Unit to)
{
    s->past = d->size * 2;
    s->from = from + (s->under ? s->past : 0);
    s->to = to - (s->over ? s->past : 0);
    if (s->to <= s->from)
        s->to = s->from + 1;
}

/* The last tick with what the figures are counted in behind its number ("20 Rp miliar" would read as money: an amount's unit goes before), where that goes in. */
static bool last_tick(Draw *d, const Scale *s, Unit x, Unit y)
{
    const char *number = scale_tick_text(d, s, scale_ticks(s) - 1), *unit = scale_caption(d, s, NULL);
    if (!unit || s->word || (d->chart->axis_y && *d->chart->axis_y))
        return false;
    const char *text = arena_printf(d->arena, "%s\xc2\xa0%s", number, unit);
    d->failed = d->failed || !text;
    Label l = label_line(d, text, d->small, d->soft);
    return label_at(d, &l, x - label_line(d, number, d->small, d->soft).w / 2, y, 1, 1);
}

void rows_grid(Draw *d, const Scale *s, Unit right, Unit top, Unit bottom)
{
    int n = scale_ticks(s);
    Unit y = bottom + d->gap / 2;
    bool told = last_tick(d, s, scale_at(s, scale_tick(s, n - 1)), y);
    Label caption = label_wrap(d, told ? NULL : scale_caption(d, s, d->chart->axis_y), d->small, d->soft, d->frame.w / 2, 1);
    label_at(d, &caption, right, y, -1, 1);
    for (int i = 0; i < n; i++) {
        Unit x = scale_at(s, scale_tick(s, i));
        bool base = scale_tick(s, i) == 0;
        draw_line(d, x, top, x, bottom, base ? d->soft : d->grid, base ? d->thin * 3 / 5 : d->hair);
        Label l = label_line(d, scale_tick_text(d, s, i), d->small, d->soft);
        Rect r = label_rect(&l, x, y, 0, 1);
        r.x -= d->gap;
        r.w += 2 * d->gap;
        if ((i < n - 1 || !told) && (label_free(d, r) || i == 0))
            label_at(d, &l, x, y, 0, 1);
    }
}

bool rows_have_level(const Chart *chart)
{
    double level;
    for (size_t s = 0; s < chart->series_count; s++)
        if (values_level(chart, s, &level))
            return true;
    return false;
}

void rows_level(Draw *d, const Scale *scale, size_t series, Unit top, Unit bottom)
{
    double level = 0;
    if (!values_level(d->chart, series, &level))
        return;
    Color color = ink_series(d, series).color;
    Unit x = scale_at(scale, level);
    if (d->chart->series[series].role == SERIES_LIMIT)
        draw_dashed(d, x, top, x, bottom, color, d->thin * 3 / 2);
    else
        draw_halo_line(d, x, top, x, bottom, color, d->thin * 3 / 2);
    const Point *point = NULL;
    for (size_t i = 0; !point; i++)
        point = values_at(d->chart, series, i);
    const char *name = d->chart->series[series].name, *text = arena_printf(d->arena, "%s %s", name ? name : "", values_text(d, point));
    Label l = label_line(d, text, d->small, color);
    d->failed = d->failed || !text;
    if (!label_at(d, &l, x, top - d->gap / 3, 0, -1) && !label_at(d, &l, x + d->gap, top - d->gap / 3, -1, -1))
        label_at(d, &l, x - d->gap, top - d->gap / 3, 1, -1);
}
