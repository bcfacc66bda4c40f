/* chart.c: from a chart to its drawing: frame, title, and which kind draws. */
#include "chart/draw.h"

enum { FEW = 2 /* columns that are better bars */ };

/* Names that are numbers are years or the like: they run along the foot, thinned, and never down the side. */
static bool in_order(const Chart *c)
{
    for (size_t i = 0; i < c->category_count; i++)
        for (const char *p = values_category(c, i); *p; p++)
            if (*p < '0' || *p > '9')
                return false;
    return true;
}

/* Columns whose names can't stand under them are drawn as bars, where names have room; so are one or two, which would stand lost in a wide plot. */
static ChartKind kind_for(Draw *d, Unit width, Unit height)
{
    const Chart *c = d->chart;
    if (c->kind != CHART_COLUMNS || (values_count(c) > FEW && (in_order(c) || plot_holds_names(d, width))))
        return c->kind;
    return height == 0 || bars_height(d, width) <= height * 5 / 4 ? CHART_BARS : c->kind;
}

/* Room round an export, none in a report, where the text's measure is the frame. */
static Unit margin(const Draw *d)
{
    return d->look->alone || d->look->background.a || d->look->title ? d->outer * 3 / 2 : 0;
}

static Label title_of(Draw *d, Unit width)
{
    return d->look->title ? label_wrap(d, d->chart->title, d->title, d->ink, width, 3) : (Label){0};
}

static Unit title_gap(const Draw *d)
{
    return d->outer * 8 / 10;
}

static Unit clamp(Unit value, Unit least, Unit most)
{
    return value < least ? least : value > most ? most : value;
}

static Unit natural_height(Draw *d, Unit width)
{
    Unit plot = clamp(width * 42 / 100, d->size * 14, d->size * 26);
    switch (kind_for(d, width, 0)) {
    case CHART_BARS:
        return bars_height(d, width);
    case CHART_BULLET:
        return bullet_height(d, width);
    case CHART_GAUGE:
        return gauge_height(d, width);
    case CHART_MULTIPLES:
        return multiples_height(d, width);
    case CHART_DONUT:
        return clamp(width * 36 / 100, d->size * 12, d->size * 20);
    case CHART_SCATTER:
        return clamp(width * 56 / 100, d->size * 18, d->size * 32);
    default:
        return plot;
    }
}

Unit chart_height(Fonts *fonts, const ChartLook *look, const Chart *chart, Unit width)
{
    Draw d;
    Unit height = 0;
    Arena *arena = arena_new();
    if (!arena)
        return 0;
    Diags diags = diags_in(arena);
    if (draw_open(&d, NULL, arena, &diags, fonts, look, chart, (Rect){0, 0, width, 0}, NULL)) {
        Unit inner = width - 2 * margin(&d), title = title_of(&d, inner).h;
        height = inner <= 0 ? 0 : values_any(chart) ? natural_height(&d, inner) : d.size * 8;
        height += 2 * margin(&d) + (title > 0 ? title + title_gap(&d) : 0);
        bool lying = inner > 0 && chart->kind == CHART_COLUMNS && kind_for(&d, inner, 0) == CHART_BARS && values_count(chart) <= FEW;
        if (chart->height > 0 && !(lying && height < chart->height)) /* the height asked for was meant for columns */
            height = chart->height;
    }
    arena_drop(arena);
    return height;
}

static void draw_empty(Draw *d, Rect area)
{
    Label note = label_line(d, words_get(WORD_EMPTY), d->plain, d->soft);
    if (d->page && area.w > 0 && area.h > 0)
        d->failed = d->failed || !page_rect(d->page, d->node, area, (Color){0}, d->grid, d->hair);
    label_at(d, &note, area.x + area.w / 2, area.y + area.h / 2, 0, 0);
}

static void draw_kind(Draw *d, Rect area)
{
    static void (*const draws[])(Draw *, Rect) = {
        [CHART_COLUMNS] = columns_draw, [CHART_STACKED] = stacked_draw, [CHART_BARS] = bars_draw,
        [CHART_LINES] = lines_draw,     [CHART_BULLET] = bullet_draw,   [CHART_DONUT] = donut_draw,
        [CHART_GAUGE] = gauge_draw,     [CHART_SCATTER] = scatter_draw, [CHART_MULTIPLES] = multiples_draw,
    };
    if (!values_any(d->chart))
        draw_empty(d, area);
    else
        draws[kind_for(d, area.w, area.h)](d, area);
}

bool chart_draw(Page *page, Diags *diags, Fonts *fonts, const ChartLook *look, const Chart *chart, Rect rect, Node *node)
{
    Draw d = draw_marks(page, page->arena, diags, look, chart, rect, node, rect.h);
    const TextStyle *type = style_text(look->style, "grafik");
    if (rect.h < 3 * (look->size > 0 ? look->size : type->size)) {
        spark_draw(&d, rect);
        return !d.failed || diag_memory(diags);
    }
    if (!draw_open(&d, page, page->arena, diags, fonts, look, chart, rect, node))
        return diag_memory(diags);
    if (look->background.a && !page_rect(page, NULL, rect, look->background, (Color){0}, 0))
        return diag_memory(diags);
    Unit m = margin(&d);
    Rect area = {rect.x + m, rect.y + m, rect.w - 2 * m, rect.h - 2 * m};
    if (area.w < d.size * 4 || area.h < d.size * 3)
        return true; /* nothing could be read here */
    d.frame = area;  /* the margins stay empty */
    Label title = title_of(&d, area.w);
    if (title.h < area.h / 3 && label_at(&d, &title, area.x, area.y, 1, 1)) {
        area.y += title.h + title_gap(&d);
        area.h -= title.h + title_gap(&d);
    }
    draw_kind(&d, area);
    return !d.failed || diag_memory(diags);
}

/* The least height that holds what the chart has to say in type of this size: rows and panels need about theirs, a plot can be squeezed. */
static Unit least_height(Draw *d, Unit width)
{
    switch (kind_for(d, width, 0)) {
    case CHART_BARS:
        return bars_least(d, width);
    case CHART_BULLET:
        return bullet_least(d, width);
    case CHART_GAUGE:
        return natural_height(d, width) * 85 / 100;
    case CHART_MULTIPLES:
        return multiples_least(d, width);
    case CHART_DONUT:
        return d->size * (Unit)(values_count(d->chart) < 100 ? values_count(d->chart) : 100) * 2;
    default:
        return d->size * 14;
    }
}

static bool fits(Fonts *fonts, const ChartLook *look, const Chart *chart, Unit width, Unit height)
{
    Draw d;
    bool ok = false;
    Arena *arena = arena_new();
    if (!arena)
        return false;
    Diags diags = diags_in(arena);
    if (draw_open(&d, NULL, arena, &diags, fonts, look, chart, (Rect){0, 0, width, 0}, NULL)) {
        Unit inner = width - 2 * margin(&d), title = title_of(&d, inner).h;
        ok = inner > 0 && least_height(&d, inner) + 2 * margin(&d) + (title > 0 ? title + title_gap(&d) : 0) <= height;
    }
    arena_drop(arena);
    return ok;
}

/* The largest type, of the wanted one and five smaller, in which the chart fits; the smallest when none does. */
static Unit type_for(Fonts *fonts, const ChartLook *look, const Chart *chart, Unit width, Unit height)
{
    ChartLook trial = *look;
    for (int tenths = 10; tenths > 5; tenths--) {
        trial.size = look->size * tenths / 10;
        if (fits(fonts, &trial, chart, width, height))
            break;
        trial.size = look->size / 2;
    }
    return trial.size;
}

bool chart_page(Pages *pages, Diags *diags, Fonts *fonts, const ChartLook *look, const Chart *chart, Unit width, Unit height)
{
    Rect rect = {0, 0, width, height};
    Page *page = pages_add(pages, width, height, rect);
    Node *node = page ? pages_node(pages, NULL, ROLE_FIGURE) : NULL;
    if (!node)
        return diag_memory(diags);
    Chart alone = *chart;
    ChartLook fitted = *look;
    alone.height = 0;
    fitted.alone = true;
    fitted.outer = look->size;
    fitted.size = type_for(fonts, &fitted, &alone, width, height);
    node->alt = chart->alt ? chart->alt : chart_words(pages->arena, chart);
    return chart_draw(page, diags, fonts, &fitted, &alone, rect, node);
}
