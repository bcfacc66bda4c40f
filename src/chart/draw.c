/* draw.c: the place of a chart: its type and colours, and the marks made of paths. */
#include "chart/draw.h"

#include <math.h>
#include <string.h>

#define TURN 6.283185307179586

const Font *draw_font(Draw *d, Unit size, bool bold)
{
    const TextStyle *t = style_text(d->look->style, "grafik");
    const Font *font = d->failed ? NULL : fonts_get(d->fonts, d->diags, t->family, size, bold || t->bold, t->italic);
    d->failed = d->failed || !font;
    return font;
}

Draw draw_marks(Page *page, Arena *arena, Diags *diags, const ChartLook *look, const Chart *chart, Rect frame, Node *node, Unit size)
{
    static const Color white = {255, 255, 255, 255}, night = {0x12, 0x1c, 0x26, 255}, pale = {0xf2, 0xf2, 0xf2, 255}, black = {0x1a, 0x1a, 0x1a, 255};
    const TextStyle *t = style_text(look->style, "grafik");
    Draw d = {.page = page, .arena = arena, .diags = diags, .look = look, .chart = chart, .node = node, .frame = frame, .size = size};
    d.digits = values_digits(chart);
    d.outer = look->outer > 0 ? look->outer : size;
    d.compact = look->alone;
    d.gap = size * 3 / 10;
    d.hair = size / 22;
    d.thin = size / 10;
    d.thick = size / 5;
    d.paper = look->background.a ? look->background : look->dark ? night : white;
    d.paper.a = 255;
    d.ink = look->dark ? pale : t->color.a ? t->color : black;
    d.soft = ink_mix(d.ink, d.paper, look->dark ? 0.28 : 0.36);
    d.grid = ink_mix(d.ink, d.paper, look->dark ? 0.76 : 0.84);
    d.halo = d.paper;
    if (!look->background.a && (look->alone || look->title)) { /* what lies behind is not known */
        d.halo = (Color){0};
        d.grid = (Color){d.ink.r, d.ink.g, d.ink.b, 46};
    }
    return d;
}

bool draw_open(Draw *d, Page *page, Arena *arena, Diags *diags, Fonts *fonts, const ChartLook *look, const Chart *chart, Rect frame, Node *node)
{
    const TextStyle *t = style_text(look->style, "grafik");
    *d = draw_marks(page, arena, diags, look, chart, frame, node, look->size > 0 ? look->size : t->size > 0 ? t->size : 9 * UNIT_PT);
    d->fonts = fonts;
    d->plain = draw_font(d, d->size, false);
    d->bold = draw_font(d, d->size, true);
    d->small = draw_font(d, d->size * 86 / 100, false);
    d->title = draw_font(d, d->outer * 14 / 10, true);
    return !d->failed;
}

static void put(Draw *d, bool done)
{
    d->failed = d->failed || !done;
}

static bool ready(const Draw *d)
{
    return d->page && !d->failed;
}

/* The part of `r` inside the frame; false when nothing is left. */
static bool cut(const Draw *d, Rect *r)
{
    Unit x1 = r->x + r->w, y1 = r->y + r->h, fx1 = d->frame.x + d->frame.w, fy1 = d->frame.y + d->frame.h;
    r->x = r->x < d->frame.x ? d->frame.x : r->x;
    r->y = r->y < d->frame.y ? d->frame.y : r->y;
    r->w = (x1 > fx1 ? fx1 : x1) - r->x;
    r->h = (y1 > fy1 ? fy1 : y1) - r->y;
    return r->w > 0 && r->h > 0;
}

static Unit keep(Unit v, Unit from, Unit length)
{
    return v < from ? from : v > from + length ? from + length : v;
}

/* A copy of a path in the page's arena. Points beyond the frame (half a mark at its edge) are moved onto it. */
static void put_path(Draw *d, const uint8_t *ops, size_t op_count, const Unit *points, size_t point_count, Paint paint)
{
    struct {
        Path path;
        Paint paint;
    } *p = arena_alloc(d->page->arena, sizeof *p);
    uint8_t *o = arena_alloc(d->page->arena, op_count);
    Unit *q = arena_array(d->page->arena, Unit, point_count * 2);
    if (!p || !o || !q) {
        d->failed = true;
        return;
    }
    memcpy(o, ops, op_count);
    for (size_t i = 0; i < point_count; i++) {
        q[2 * i] = keep(points[2 * i], d->frame.x, d->frame.w);
        q[2 * i + 1] = keep(points[2 * i + 1], d->frame.y, d->frame.h);
    }
    p->path = (Path){o, op_count, q, point_count};
    p->paint = paint;
    put(d, page_path(d->page, d->node, &p->path, &p->paint));
}

void draw_rect(Draw *d, Rect r, Color fill)
{
    if (ready(d) && cut(d, &r))
        put(d, page_rect(d->page, d->node, r, fill, (Color){0}, 0));
}

void draw_fill(Draw *d, Rect r, Fill fill)
{
    static const uint8_t ops[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    if (!ready(d) || !cut(d, &r))
        return;
    if (!arena_grow(d->arena, &d->bars, d->bar_count, &d->bar_cap)) {
        d->failed = true;
        return;
    }
    d->bars[d->bar_count++] = (Bar){r, ink_paint(d, fill).fill};
    Unit points[] = {r.x, r.y, r.x + r.w, r.y, r.x + r.w, r.y + r.h, r.x, r.y + r.h};
    put_path(d, ops, 5, points, 4, ink_paint(d, fill));
}

void draw_line(Draw *d, Unit x0, Unit y0, Unit x1, Unit y1, Color color, Unit width)
{
    const Rect *f = &d->frame;
    if (ready(d) && color.a)
        put(d, page_line(d->page, d->node, keep(x0, f->x, f->w), keep(y0, f->y, f->h), keep(x1, f->x, f->w), keep(y1, f->y, f->h), color, width));
}

void draw_dashed(Draw *d, Unit x0, Unit y0, Unit x1, Unit y1, Color color, Unit width)
{
    static const uint8_t ops[] = {PATH_MOVE, PATH_LINE};
    if (!ready(d))
        return;
    Unit *dashes = arena_array(d->page->arena, Unit, 2);
    if (!dashes) {
        d->failed = true;
        return;
    }
    dashes[0] = d->size / 2;
    dashes[1] = d->size / 3;
    Unit points[] = {x0, y0, x1, y1};
    put_path(d, ops, 2, points, 2, (Paint){.stroke = color, .width = width, .dashes = dashes, .dash_count = 2});
}

Rect draw_common(Rect a, Rect b)
{
    Unit x = a.x > b.x ? a.x : b.x, y = a.y > b.y ? a.y : b.y;
    Unit right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w, bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return (Rect){x, y, right > x ? right - x : 0, bottom > y ? bottom - y : 0};
}

void draw_halo_line(Draw *d, Unit x0, Unit y0, Unit x1, Unit y1, Color color, Unit width)
{
    Unit wide = width * 22 / 10;
    Rect margin = x0 == x1 ? (Rect){x0 - wide / 2, y0 < y1 ? y0 : y1, wide, y0 < y1 ? y1 - y0 : y0 - y1}
                           : (Rect){x0 < x1 ? x0 : x1, y0 - wide / 2, x0 < x1 ? x1 - x0 : x0 - x1, wide};
    draw_line(d, x0, y0, x1, y1, d->halo, wide);
    for (size_t i = 0; i < d->bar_count && !d->halo.a && (x0 == x1 || y0 == y1); i++)
        draw_rect(d, draw_common(margin, d->bars[i].rect), d->paper);
    draw_line(d, x0, y0, x1, y1, color, width);
}

void draw_poly(Draw *d, const Unit *points, size_t count, bool closed, Color fill, Color stroke, Unit width)
{
    if (!ready(d) || count < 2)
        return;
    uint8_t *ops = arena_alloc(d->arena, count + 1);
    if (!ops) {
        d->failed = true;
        return;
    }
    memset(ops, PATH_LINE, count);
    ops[0] = PATH_MOVE;
    ops[count] = PATH_CLOSE;
    put_path(d, ops, count + closed, points, count, (Paint){.fill = fill, .stroke = stroke, .width = width, .round = true});
}

/* Appends an arc as curves of at most an eighth of a turn each, from `from` to `to` (turns, clockwise from the top); the first point is already there. */
static size_t arc(Unit cx, Unit cy, double r, double from, double to, uint8_t *ops, size_t *op_count, Unit *points)
{
    size_t n = 0;
    int pieces = (int)ceil(fabs(to - from) * 8 - 1e-9);
    pieces = pieces < 1 ? 1 : pieces;
    double step = (to - from) / pieces * TURN, k = 4.0 / 3 * tan(step / 4);
    for (int i = 0; i < pieces; i++) {
        double a = from * TURN + i * step, b = a + step;
        double px[] = {sin(a) + k * cos(a), sin(b) - k * cos(b), sin(b)}, py[] = {-cos(a) + k * sin(a), -cos(b) - k * sin(b), -cos(b)};
        for (int j = 0; j < 3; j++) {
            points[n++] = cx + (Unit)lround(r * px[j]);
            points[n++] = cy + (Unit)lround(r * py[j]);
        }
        ops[(*op_count)++] = PATH_CURVE;
    }
    return n;
}

void draw_ring(Draw *d, Unit cx, Unit cy, Unit inner, Unit outer, double from, double to, Paint paint)
{
    uint8_t ops[32];
    Unit points[128];
    size_t o = 0, n = 0;
    if (!ready(d) || !(to > from) || to - from > 1.0001)
        return;
    ops[o++] = PATH_MOVE;
    points[n++] = cx + (Unit)lround(outer * sin(from * TURN));
    points[n++] = cy - (Unit)lround(outer * cos(from * TURN));
    n += arc(cx, cy, outer, from, to, ops, &o, points + n);
    if (inner > 0) {
        ops[o++] = PATH_LINE;
        points[n++] = cx + (Unit)lround(inner * sin(to * TURN));
        points[n++] = cy - (Unit)lround(inner * cos(to * TURN));
        n += arc(cx, cy, inner, to, from, ops, &o, points + n);
    }
    ops[o++] = PATH_CLOSE;
    put_path(d, ops, o, points, n / 2, paint);
}

void draw_circle(Draw *d, Unit cx, Unit cy, Unit r, Color fill, Color stroke, Unit width)
{
    draw_ring(d, cx, cy, 0, r, 0, 1, (Paint){.fill = fill, .stroke = stroke, .width = width});
}

void draw_missing(Draw *d, Unit cx, Unit cy, Color color)
{
    Unit r = d->size * 22 / 100;
    cx = keep(cx, d->frame.x + r, d->frame.w - 2 * r);
    draw_line(d, cx - r, cy - r, cx + r, cy + r, color, d->thin * 3 / 4);
    draw_line(d, cx - r, cy + r, cx + r, cy - r, color, d->thin * 3 / 4);
}

void draw_marker(Draw *d, Unit cx, Unit cy, Unit r, size_t ordinal, Color color)
{
    static const int8_t shapes[3][8] = {{-9, -9, 9, -9, 9, 9, -9, 9}, {0, -13, 13, 0, 0, 13, -13, 0}, {0, -12, 11, 9, -11, 9, 0, -12}};
    if (ordinal % 4 == 0) {
        draw_circle(d, cx, cy, r, color, d->halo, d->thin * 2 / 3);
        return;
    }
    Unit points[8];
    for (int i = 0; i < 8; i++)
        points[i] = (i % 2 ? cy : cx) + shapes[ordinal % 4 - 1][i] * r / 10;
    draw_poly(d, points, 4, true, color, d->halo, d->thin * 2 / 3);
}

void draw_arrow(Draw *d, Unit x, Unit y, int dx, int dy, Color color)
{
    Unit l = d->size * 45 / 100, h = d->size * 28 / 100;
    Unit points[] = {x + l * dx / 1000, y + l * dy / 1000, x - h * dy / 1000, y + h * dx / 1000, x + h * dy / 1000, y - h * dx / 1000};
    draw_poly(d, points, 3, true, color, (Color){0}, 0);
}

void draw_break(Draw *d, Unit cx, Unit cy, Unit across, bool vertical)
{
    Unit half = across / 2 + (d->halo.a ? d->thin : 0), lean = d->size / 5, apart = d->size * 16 / 100;
    for (int side = -1; side <= 1; side += 2) {
        Unit at = side * apart;
        if (vertical)
            draw_line(d, cx - half, cy + at + lean, cx + half, cy + at - lean, d->paper, d->thin * 3 / 2);
        else
            draw_line(d, cx + at - lean, cy + half, cx + at + lean, cy - half, d->paper, d->thin * 3 / 2);
    }
}
