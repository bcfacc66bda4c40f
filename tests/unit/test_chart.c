/* test_chart.c: charts: figures and ticks by hand, then geometry and, over thousands of seeded random charts, that labels never meet. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "chart/draw.h"
#include "drawing.h"
#include "random_chart.h"

static Page *draw(Bench *b, Arena *arena, const Chart *chart, const ChartLook *look, Rect rect)
{
    Pages *pages = pages_new(arena);
    Page *page = pages_add(pages, rect.w + 2 * rect.x, rect.h + 2 * rect.y, rect);
    assert_true(chart_draw(page, &b->diags, b->fonts, look, chart, rect, pages_node(pages, NULL, ROLE_FIGURE)));
    return page;
}

/* ---- figures ---- */

static void formats_indonesian(void **state)
{
    Bench *b = *state;
    static const struct {
        double value;
        int digits;
        bool exact;
        const char *text;
    } cases[] = {
        {0, 0, false, "0"},
        {86.11, 2, false, "86,11"},
        {100, 2, false, "100"},
        {100, 2, true, "100,00"},
        {1234567.5, 1, false, "1.234.567,5"},
        {-3.5, 2, false, "−3,5"},
        {0.285, 2, false, "0,29"},
        {-0.001, 2, false, "0"},
        {29296151220, 0, false, "29.296.151.220"},
        {999.995, 2, true, "1.000,00"},
        {0.05, 2, false, "0,05"},
        {1e18, 0, false, "1.000.000.000.000.000.000"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(values_format(b->arena, cases[i].value, cases[i].digits, cases[i].exact), cases[i].text);
}

static Scale scale_for(double lo, double hi, int steps)
{
    static const Chart chart;
    Draw d = {.chart = &chart};
    return scale_make(&d, (Range){.lo = lo, .hi = hi, .any = true}, steps);
}

static void ticks_are_round(void **state)
{
    (void)state;
    Scale s = scale_for(0, 86.11, 5);
    assert_true(s.lo == 0 && s.hi == 100 && s.step == 20 && s.decimals == 0);
    s = scale_for(0, 17218454500, 4);
    assert_true(s.hi == 20e9 && s.step == 5e9 && s.factor == 1e9);
    s = scale_for(-8.2, 12.5, 5);
    assert_true(s.lo == -10 && s.hi == 15 && s.step == 5);
    s = scale_for(0, 0.037, 4);
    assert_true(s.step == 0.01 && s.decimals == 2);
    s = scale_for(5, 5, 4);
    assert_true(s.hi > s.lo);
    for (int i = 0; i < 2000; i++) { /* any range: ends hold it, few ticks, step a round number */
        double lo = (double)(rand() % 20001 - 10000) * pow(10, rand() % 12 - 4), hi = lo + (double)(1 + rand() % 100000) * pow(10, rand() % 12 - 4);
        int steps = 1 + rand() % 8;
        s = scale_for(lo, hi, steps);
        assert_true(s.lo <= lo + fabs(lo) * 1e-6 + s.step * 1e-6 && s.hi >= hi - fabs(hi) * 1e-6 - s.step * 1e-6);
        assert_true(scale_ticks(&s) <= steps + 3);
        double mantissa = s.step / pow(10, floor(log10(s.step) + 1e-9));
        assert_true(fabs(mantissa - 1) < 1e-6 || fabs(mantissa - 2) < 1e-6 || fabs(mantissa - 2.5) < 1e-6 || fabs(mantissa - 5) < 1e-6);
    }
}

/* A chart of one plain series of `n` values. */
static Chart chart_of(ChartKind kind, const double *values, size_t n)
{
    static Point points[64];
    static Series series;
    static const char *names[64];
    for (size_t i = 0; i < n; i++) {
        points[i] = (Point){.known = !isnan(values[i]), .value = values[i]};
        names[i] = "A";
    }
    series = (Series){.name = "Realisasi", .points = points, .point_count = n};
    return (Chart){.kind = kind, .unit = "%", .digits = -1, .series = &series, .series_count = 1, .categories = names, .category_count = n};
}

static void outliers_are_cut(void **state)
{
    Bench *b = *state;
    Chart c = chart_of(CHART_COLUMNS, (double[]){100, 107.64, 777.78, 96.5, 88}, 5);
    Draw d = {.arena = b->arena, .chart = &c};
    Range r = values_range(&d, true, false, SIZE_MAX);
    assert_true(r.over && r.hi == 107.64 && r.lo == 0);
    c.unit = "Rp"; /* sizes are the message: kept to scale */
    r = values_range(&d, true, false, SIZE_MAX);
    assert_true(!r.over && r.hi == 777.78);
    c = chart_of(CHART_COLUMNS, (double[]){12.5, -8.2, -3.1, 4.4}, 4);
    r = values_range(&d, true, false, SIZE_MAX);
    assert_true(!r.over && !r.under && r.lo == -8.2);
}

static void words_have_the_figures(void **state)
{
    Bench *b = *state;
    Chart c = chart_of(CHART_LINES, (double[]){73, NAN, 86.11}, 3);
    c.title = "Kelurahan";
    assert_string_equal(chart_words(b->arena, &c), "Grafik garis: Kelurahan. Realisasi (%): A 73,00; A tidak ada data; A 86,11.");
    c.series[0].points[0].label = "73";
    assert_non_null(strstr(chart_words(b->arena, &c), "A 73;"));
    c.series_count = 0;
    assert_non_null(strstr(chart_words(b->arena, &c), "Belum ada data"));
}

/* ---- geometry ---- */

/* The filled rectangles of a colour, in order. */
static size_t bars_of(const Page *page, Color color, Rect *out, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < page->count && n < most; i++) {
        const Item *it = &page->items[i];
        if (it->kind == ITEM_PATH && it->u.path.paint->fill.a && memcmp(&it->u.path.paint->fill, &color, sizeof color) == 0 &&
            it->u.path.path->op_count == 5)
            out[n++] = it->rect;
    }
    return n;
}

static void columns_stand_on_zero(void **state)
{
    Bench *b = *state;
    Color blue = {0};
    Rect bars[8];
    assert_true(style_color(b->style, "data-1", &blue));
    Chart c = chart_of(CHART_COLUMNS, (double[]){50, 100, NAN, 25}, 4);
    Page *page = draw(b, b->arena, &c, &(ChartLook){.style = b->style}, (Rect){0, 0, 400 * UNIT_PT, 200 * UNIT_PT});
    assert_int_equal(bars_of(page, blue, bars, 8), 3); /* nothing stands for the missing one */
    assert_int_equal(bars[0].y + bars[0].h, bars[1].y + bars[1].h);
    assert_in_range(abs(bars[1].h - 2 * bars[0].h), 0, 3);
    assert_in_range(abs(bars[0].h - 2 * bars[2].h), 0, 3);
    assert_int_equal(bars[0].w, bars[1].w);
}

static void every_figure_is_printed(void **state)
{
    Bench *b = *state;
    Chart c = chart_of(CHART_BARS, (double[]){88.89, 50.5, 777.78, 12}, 4);
    Page *page = draw(b, b->arena, &c, &(ChartLook){.style = b->style}, (Rect){0, 0, 400 * UNIT_PT, 120 * UNIT_PT});
    static const char *const wanted[] = {"88,89", "50,50", "777,78", "12,00"};
    for (size_t k = 0; k < 4; k++) {
        bool found = false;
        for (size_t i = 0; i < page->count; i++) {
            const Item *it = &page->items[i];
            found = found || (it->kind == ITEM_GLYPHS && it->u.text.glyphs->text_len == (int)strlen(wanted[k]) &&
                              memcmp(it->u.text.glyphs->text, wanted[k], strlen(wanted[k])) == 0);
        }
        assert_true(found);
    }
}

/* Open paths drawn in a colour. */
static size_t strokes_of(const Page *page, Color color, Rect *out, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < page->count && n < most; i++) {
        const Item *it = &page->items[i];
        if (it->kind == ITEM_PATH && it->u.path.paint->fill.a == 0 && memcmp(&it->u.path.paint->stroke, &color, sizeof color) == 0)
            out[n++] = it->rect;
    }
    return n;
}

static void a_missing_year_breaks_the_line(void **state)
{
    Bench *b = *state;
    Color blue = {0};
    Rect runs[8];
    assert_true(style_color(b->style, "data-1", &blue));
    Chart c = chart_of(CHART_LINES, (double[]){50, 60, NAN, 70, 90}, 5);
    Page *page = draw(b, b->arena, &c, &(ChartLook){.style = b->style}, (Rect){0, 0, 400 * UNIT_PT, 200 * UNIT_PT});
    assert_int_equal(strokes_of(page, blue, runs, 8), 2);
    assert_true(runs[0].x + runs[0].w < runs[1].x);
    assert_int_equal(runs[0].w, runs[1].w);                /* a year each */
    assert_in_range(abs(runs[1].h - 2 * runs[0].h), 0, 3); /* 20 points against 10 */
}

static void a_target_stands_at_its_value(void **state)
{
    Bench *b = *state;
    Color blue = {0};
    Rect bars[4], lines[8];
    assert_true(style_color(b->style, "data-1", &blue));
    Chart c = chart_of(CHART_BARS, (double[]){80, 60}, 2);
    Point targets[] = {{.known = true, .value = 40}, {.known = true, .value = 90}};
    Series both[] = {c.series[0], {.name = "Target", .role = SERIES_TARGET, .points = targets, .point_count = 2}};
    c.series = both;
    c.series_count = 2;
    Draw d;
    ChartLook look = {.style = b->style};
    Rect rect = {0, 0, 400 * UNIT_PT, 120 * UNIT_PT};
    Page *page = draw(b, b->arena, &c, &look, rect);
    assert_true(draw_open(&d, page, b->arena, &b->diags, b->fonts, &look, &c, rect, NULL));
    assert_int_equal(bars_of(page, blue, bars, 4), 3); /* the legend's, then both rows' */
    size_t n = strokes_of(page, ink_series(&d, 1).color, lines, 8);
    assert_int_equal(n, 3);
    assert_in_range(abs(lines[1].x - (bars[1].x + bars[1].w / 2)), 0, 3);     /* 40 of 80 */
    assert_in_range(abs(lines[2].x - (bars[2].x + bars[2].w * 3 / 2)), 0, 3); /* 90 of 60 */
    assert_int_equal(lines[1].w, 0);
}

/* One or two columns would stand lost in a wide plot. */
static void few_columns_lie_down(void **state)
{
    Bench *b = *state;
    Color blue = {0};
    Rect bars[4];
    ChartLook look = {.style = b->style};
    assert_true(style_color(b->style, "data-1", &blue));
    Chart c = chart_of(CHART_COLUMNS, (double[]){50, 100}, 2);
    Page *page = draw(b, b->arena, &c, &look, (Rect){0, 0, 400 * UNIT_PT, 200 * UNIT_PT});
    assert_int_equal(bars_of(page, blue, bars, 4), 2);
    assert_int_equal(bars[0].x, bars[1].x);
    assert_in_range(abs(bars[1].w - 2 * bars[0].w), 0, 3);
    c.height = 150 * UNIT_PT; /* meant for columns */
    assert_true(chart_height(b->fonts, &look, &c, 400 * UNIT_PT) < 80 * UNIT_PT);
    c = chart_of(CHART_COLUMNS, (double[]){50, 100, 20}, 3);
    c.height = 150 * UNIT_PT;
    assert_int_equal(chart_height(b->fonts, &look, &c, 400 * UNIT_PT), 150 * UNIT_PT);
}

/* A series that ends before the others lacks nothing there; a point without a value does. */
static void the_future_is_not_missing(void **state)
{
    Bench *b = *state;
    Chart c = chart_of(CHART_LINES, (double[]){50, 60, 70, 80, 90}, 5);
    c.series[0].point_count = 3;
    assert_int_equal(values_count(&c), 5);
    assert_false(values_missing(&c));
    assert_string_equal(chart_words(b->arena, &c), "Grafik garis. Realisasi (%): A 50; A 60; A 70.");
    c.series[0].points[1].known = false;
    assert_true(values_missing(&c));
    assert_true(values_lacks(&c, 0, 1) && !values_lacks(&c, 0, 0) && !values_lacks(&c, 0, 3));
}

static void assert_compact(Bench *b, double value, const char *text)
{
    assert_string_equal(values_compact(b->arena, value), text);
}

/* Amounts on slides: three digits and a word; a label in words stays. */
static void amounts_are_compact(void **state)
{
    Bench *b = *state;
    assert_compact(b, 17218454500, "17,2\u00a0miliar");
    assert_compact(b, 921946460, "922\u00a0juta");
    assert_compact(b, 1373500000, "1,37\u00a0miliar");
    assert_compact(b, 10000000, "10\u00a0juta");
    assert_compact(b, -5650000, "−5,65\u00a0juta");
    assert_compact(b, 2.5e12, "2,5\u00a0triliun");
    Draw d = {.arena = b->arena, .compact = true};
    Point p = {.known = true, .value = 17218454500, .label = "17.218.454.500"};
    assert_string_equal(values_text(&d, &p), "17,2\u00a0miliar");
    p.label = "kurang lebih 17 M";
    assert_string_equal(values_text(&d, &p), p.label);
    d.compact = false;
    p.label = "17.218.454.500";
    assert_string_equal(values_text(&d, &p), p.label);
}

static void empty_and_tiny_are_quiet(void **state)
{
    Bench *b = *state;
    ChartLook look = {.style = b->style};
    for (int kind = CHART_COLUMNS; kind <= CHART_MULTIPLES; kind++) {
        Chart none = {.kind = (ChartKind)kind};
        Page *page = draw(b, b->arena, &none, &look, (Rect){0, 0, 300 * UNIT_PT, 100 * UNIT_PT});
        assert_true(page->count > 0); /* the frame and its note */
        assert_true(chart_height(b->fonts, &look, &none, 300 * UNIT_PT) > 0);
        Chart one = chart_of((ChartKind)kind, (double[]){62.37}, 1);
        draw(b, b->arena, &one, &look, (Rect){0, 0, 40 * UNIT_PT, 9 * UNIT_PT}); /* in a line of text */
        draw(b, b->arena, &one, &look, (Rect){0, 0, 0, 0});
        draw(b, b->arena, &one, &look, (Rect){0, 0, 1, 500 * UNIT_PT});
    }
}

/* ---- the promise: labels never meet, nothing leaves the frame ---- */

static bool inside(Rect r, Rect frame)
{
    return r.x >= frame.x && r.y >= frame.y && r.x + r.w <= frame.x + frame.w && r.y + r.h <= frame.y + frame.h;
}

static void check_page(const Page *page, Rect frame, int round, ChartKind kind)
{
    Rect *boxes = calloc(page->count + 1, sizeof *boxes);
    size_t n = 0;
    for (size_t i = 0; i < page->count; i++) {
        const Item *it = &page->items[i];
        Rect r = it->rect;
        if (it->kind == ITEM_GLYPHS) {
            const Font *font = it->u.text.glyphs->font;
            r = (Rect){r.x, r.y - font->ascent, r.w, font->ascent + font->descent};
            for (size_t k = 0; k < n; k++)
                if (r.x < boxes[k].x + boxes[k].w && boxes[k].x < r.x + r.w && r.y < boxes[k].y + boxes[k].h && boxes[k].y < r.y + r.h)
                    fail_msg("chart %d kind %d: \"%.*s\" stands over another label", round, kind, it->u.text.glyphs->text_len,
                             it->u.text.glyphs->text);
            boxes[n++] = r;
        }
        if (!inside(r, frame))
            fail_msg("chart %d (kind %d): an item of kind %d leaves the frame: %d %d %d %d of %d %d %d %d", round, kind, it->kind, r.x, r.y, r.w, r.h,
                     frame.x, frame.y, frame.w, frame.h);
    }
    free(boxes);
}

static void labels_never_meet(void **state)
{
    Bench *b = *state;
    for (int round = 0; round < 3000; round++) {
        Arena *arena = arena_new();
        Chart c = chart_of_round(arena, round);
        ChartLook look = {
            .style = b->style, .title = dice(2), .dark = dice(4) == 0, .hatch = dice(4) == 0, .size = dice(3) ? 0 : (Unit)(6 + dice(20)) * UNIT_PT};
        look.background = dice(2) ? (Color){255, 255, 255, 255} : (Color){0};
        Unit w = (Unit)(dice(20) ? 150 + dice(900) : dice(150)) * UNIT_PT;
        Unit h = dice(2) ? chart_height(b->fonts, &look, &c, w) : (Unit)(dice(10) ? 80 + dice(500) : dice(80)) * UNIT_PT;
        Rect frame = {10 * UNIT_PT, 10 * UNIT_PT, w, h};
        check_page(draw(b, arena, &c, &look, frame), frame, round, c.kind);
        assert_non_null(chart_words(arena, &c));
        arena_drop(arena);
    }
    assert_int_equal(b->diags.errors, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_indonesian),
        cmocka_unit_test(ticks_are_round),
        cmocka_unit_test(outliers_are_cut),
        cmocka_unit_test(words_have_the_figures),
        cmocka_unit_test(columns_stand_on_zero),
        cmocka_unit_test(every_figure_is_printed),
        cmocka_unit_test(a_missing_year_breaks_the_line),
        cmocka_unit_test(a_target_stands_at_its_value),
        cmocka_unit_test(few_columns_lie_down),
        cmocka_unit_test(the_future_is_not_missing),
        cmocka_unit_test(amounts_are_compact),
        cmocka_unit_test(empty_and_tiny_are_quiet),
        cmocka_unit_test(labels_never_meet),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
