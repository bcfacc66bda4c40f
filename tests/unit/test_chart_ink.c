/* test_chart_ink.c: what is really drawn of random charts: on paper, on slides large and small, and in a line of text.
 *
 * Measured on the ink of every glyph, not on boxes: no label leaves the frame, none runs into another, none is covered by a mark drawn later; and on the pixels of the marks beneath it
 * that every label can be read where it stands. LKIP_ROUNDS=20000 LKIP_FROM=400 build/tests/test_chart_ink tries more. */
#include <cairo.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "chart/chart.h"
#include "drawing.h"
#include "random_chart.h"
#include "text/face.h"

/* ---- marks as pixels, one a point ---- */

static void trace(cairo_t *cr, const Path *path)
{
    const Unit *p = path->points;
    cairo_new_path(cr);
    for (size_t i = 0; i < path->op_count; i++)
        switch ((PathOp)path->ops[i]) {
        case PATH_MOVE:
            cairo_move_to(cr, p[0], p[1]);
            p += 2;
            break;
        case PATH_LINE:
            cairo_line_to(cr, p[0], p[1]);
            p += 2;
            break;
        case PATH_CURVE:
            cairo_curve_to(cr, p[0], p[1], p[2], p[3], p[4], p[5]);
            p += 6;
            break;
        case PATH_CLOSE:
            cairo_close_path(cr);
        }
}

static void set(cairo_t *cr, Color c)
{
    cairo_set_source_rgba(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

static cairo_surface_t *marks(const Page *page, Color ground)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, page->width / UNIT_PT + 1, page->height / UNIT_PT + 1);
    cairo_t *cr = cairo_create(surface);
    set(cr, ground);
    cairo_paint(cr);
    cairo_scale(cr, 1.0 / UNIT_PT, 1.0 / UNIT_PT);
    for (size_t i = 0; i < page->count; i++) {
        const Item *it = &page->items[i];
        if (it->kind != ITEM_PATH)
            continue;
        trace(cr, it->u.path.path);
        set(cr, it->u.path.paint->fill);
        if (it->u.path.paint->fill.a)
            cairo_fill_preserve(cr);
        set(cr, it->u.path.paint->stroke);
        cairo_set_line_width(cr, it->u.path.paint->width);
        if (it->u.path.paint->stroke.a && !it->u.path.paint->hatch)
            cairo_stroke(cr);
    }
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

/* ---- what is asked of them ---- */

typedef struct Where {
    int round;
    const char *canvas;
    ChartKind kind;
} Where;

static int faults, last_fault = -1;

/* Tells it, and goes on: the next ones help to find the cause. */
#define fault(at, ...) ((void)(faults++ < 300 && last_fault != (at)->round ? (last_fault = (at)->round, print_error(__VA_ARGS__)) : (void)0))

static Rect ink_of(const Item *it)
{
    const Glyphs *g = it->u.text.glyphs;
    Unit x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    for (int i = 0, n = 0; i < g->count; i++) {
        hb_glyph_extents_t e;
        if (!hb_font_get_glyph_extents(face_of(g->font)->hb, g->ids[i], &e) || e.width == 0 || e.height == 0)
            continue;
        Rect r = {e.x_bearing, -e.y_bearing, e.width, -e.height};
        Unit x = it->rect.x + g->x[i] + r.x, y = it->rect.y + (g->y ? g->y[i] : 0) + r.y;
        x0 = n && x0 < x ? x0 : x;
        y0 = n && y0 < y ? y0 : y;
        x1 = n && x1 > x + r.w ? x1 : x + r.w;
        y1 = n && y1 > y + r.h ? y1 : y + r.h;
        n++;
    }
    return (Rect){x0, y0, x1 - x0, y1 - y0};
}

static bool meet(Rect a, Rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static double luminance(Color c)
{
    double rgb[] = {c.r / 255.0, c.g / 255.0, c.b / 255.0};
    for (int i = 0; i < 3; i++)
        rgb[i] = rgb[i] <= 0.03928 ? rgb[i] / 12.92 : pow((rgb[i] + 0.055) / 1.055, 2.4);
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

/* The ratio of WCAG 2, from 1 to 21. */
static double contrast(Color a, Color b)
{
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

/* The share of the pixels under a label that its colour does not stand out from. */
static double lost(cairo_surface_t *below, Rect ink, Color color)
{
    int bad = 0, all = 0, width = cairo_image_surface_get_width(below), height = cairo_image_surface_get_height(below);
    for (int y = ink.y / UNIT_PT; y <= (ink.y + ink.h) / UNIT_PT && y < height; y++)
        for (int x = ink.x / UNIT_PT; x <= (ink.x + ink.w) / UNIT_PT && x < width; x++) {
            const unsigned char *p = cairo_image_surface_get_data(below) + (size_t)y * (size_t)cairo_image_surface_get_stride(below) + 4 * (size_t)x;
            bad += contrast(color, (Color){p[2], p[1], p[0], 255}) < 2.2;
            all++;
        }
    return all ? (double)bad / all : 0;
}

static void check(const Page *page, Rect frame, Color ground, const Where *at)
{
    Rect *inks = calloc(page->count + 1, sizeof *inks);
    cairo_surface_t *below = marks(page, ground);
    for (size_t i = 0; i < page->count; i++) {
        const Item *it = &page->items[i];
        inks[i] = it->kind == ITEM_GLYPHS ? ink_of(it) : (Rect){0};
        Rect r = inks[i];
        const char *text = it->kind == ITEM_GLYPHS ? it->u.text.glyphs->text : "";
        int len = it->kind == ITEM_GLYPHS ? it->u.text.glyphs->text_len : 0;
        bool fills = it->kind == ITEM_PATH && it->u.path.paint->fill.a == 255;
        for (size_t k = 0; k < i && (len || fills); k++)
            if (inks[k].w > 0 && meet(inks[k], len ? r : it->rect))
                fault(at, "chart %d (kind %d, %s): \"%.*s\" is met by %s \"%.*s\"\n", at->round, at->kind, at->canvas,
                      page->items[k].u.text.glyphs->text_len, page->items[k].u.text.glyphs->text, len ? "the label" : "a mark", len, text);
        if (r.w <= 0)
            continue;
        if (r.x < frame.x || r.y < frame.y || r.x + r.w > frame.x + frame.w || r.y + r.h > frame.y + frame.h)
            fault(at, "chart %d (kind %d, %s): \"%.*s\" leaves the frame\n", at->round, at->kind, at->canvas, len, text);
        double share = lost(below, r, it->u.text.color);
        if (share > 0.2)
            fault(at, "chart %d (kind %d, %s): %.0f %% of the ground of \"%.*s\" is of its own colour\n", at->round, at->kind, at->canvas,
                  share * 100, len, text);
    }
    cairo_surface_destroy(below);
    free(inks);
}

/* ---- the canvases ---- */

static const Color white = {255, 255, 255, 255}, night = {0x12, 0x1c, 0x26, 255};

static void on_paper(Bench *b, Arena *arena, const Chart *c, Where at)
{
    ChartLook look = {.style = dice(2) ? b->modern : b->style, .hatch = dice(4) == 0};
    Unit w = (Unit)(220 + dice(300)) * UNIT_PT, h = chart_height(b->fonts, &look, c, w);
    Pages *pages = pages_new(arena);
    Rect frame = {10 * UNIT_PT, 10 * UNIT_PT, w, h};
    Page *page = pages_add(pages, w + 20 * UNIT_PT, h + 20 * UNIT_PT, frame);
    assert_true(chart_draw(page, &b->diags, b->fonts, &look, c, frame, NULL));
    at.canvas = "paper";
    check(page, frame, white, &at);
}

static void on_slide(Bench *b, Arena *arena, const Chart *c, Where at)
{
    static const int shapes[][2] = {{960, 540}, {960, 540}, {720, 540}, {540, 960}};
    const int *shape = shapes[dice(4)];
    unsigned background = dice(3);
    ChartLook look = {.style = dice(2) ? b->modern : b->style, .size = (dice(2) ? 20 : 14) * UNIT_PT, .title = dice(4) > 0, .alone = true};
    look.dark = background == 1;
    look.background = background == 0 ? white : background == 1 ? night : (Color){0};
    Pages *pages = pages_new(arena);
    assert_true(chart_page(pages, &b->diags, b->fonts, &look, c, shape[0] * UNIT_PT, shape[1] * UNIT_PT));
    Page *page = pages->items[0];
    at.canvas = background == 0 ? "white slide" : background == 1 ? "dark slide" : "slide without background";
    check(page, (Rect){0, 0, page->width, page->height}, background == 1 ? night : white, &at);
}

/* Sparklines and progress bars have no type, and stay in their line. */
static void in_line(Bench *b, Arena *arena, const Chart *c, Where at)
{
    ChartLook look = {.style = b->style};
    Pages *pages = pages_new(arena);
    Rect frame = {10 * UNIT_PT, 10 * UNIT_PT, (Unit)(20 + dice(80)) * UNIT_PT, (Unit)(8 + dice(6)) * UNIT_PT};
    Page *page = pages_add(pages, 200 * UNIT_PT, 40 * UNIT_PT, frame);
    assert_true(chart_draw(page, &b->diags, b->fonts, &look, c, frame, NULL));
    for (size_t i = 0; i < page->count; i++) {
        Rect r = page->items[i].rect;
        if (page->items[i].kind != ITEM_PATH || r.x < frame.x || r.y < frame.y || r.x + r.w > frame.x + frame.w || r.y + r.h > frame.y + frame.h)
            fault(&at, "chart %d (kind %d): something leaves the line\n", at.round, at.kind);
    }
}

static int setting(const char *name, int usual)
{
    return getenv(name) ? atoi(getenv(name)) : usual;
}

static void every_label_is_read(void **state)
{
    Bench *b = *state;
    int from = setting("LKIP_FROM", 0), rounds = setting("LKIP_ROUNDS", 400), seen[CHART_MULTIPLES + 1] = {0};
    for (int round = from; round < from + rounds; round++) {
        Arena *arena = arena_new();
        Chart c = chart_of_round(arena, round);
        Where at = {.round = round, .kind = c.kind};
        on_paper(b, arena, &c, at);
        on_slide(b, arena, &c, at);
        in_line(b, arena, &c, at);
        seen[c.kind]++;
        arena_drop(arena);
    }
    for (int kind = 0; kind <= CHART_MULTIPLES; kind++)
        assert_true(seen[kind] > rounds / 30);
    assert_int_equal(b->diags.errors, 0);
    assert_int_equal(faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_label_is_read)};
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
