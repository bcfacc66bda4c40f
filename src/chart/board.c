/* board.c: boxes with text, and the lines between them. */
#include "chart/board.h"

#include <string.h>

#include "base/buffer.h"
#include "chart/draw.h"

const Unit BOARD_PAD_X = 4 * UNIT_PT, BOARD_PAD_Y = 3 * UNIT_PT + UNIT_PT / 2;

/* The slanted end of a chevron. */
static const Unit TIP = 7 * UNIT_PT;

static const Unit LINE = UNIT_PT * 7 / 10, HEAD = UNIT_PT * 9 / 2;

static const Color GREY = {0x40, 0x40, 0x40, 255};

Board board_new(Arena *arena, Diags *diags, Fonts *fonts, const Style *style, Unit width)
{
    Board b = {.arena = arena, .diags = diags, .fonts = fonts, .style = style, .type = style_text(style, "simpul"), .width = width};
    b.align = ALIGN_CENTER;
    b.size = b.type->size > BOARD_SMALLEST ? b.type->size : BOARD_SMALLEST;
    return b;
}

void board_clear(Board *b)
{
    b->box_count = b->stroke_count = b->sheet_count = 0;
    b->strain = 0;
}

/* ---- text ---- */

static bool add_span(Board *b, Span *span, const char *text, bool bold, Color color)
{
    const Font *font = fonts_get(b->fonts, b->diags, b->type->family, b->size, bold, false);
    *span = (Span){.text = text, .len = (int)strlen(text), .font = font, .color = color};
    b->failed |= !font;
    return !b->failed;
}

/* The node's text with its forced line ends, so that indicators listed in a box stay apart; NULL when it has none. */
static const char *lines_of(Arena *arena, const Inlines *text)
{
    Buffer out = buffer_in(arena);
    for (size_t i = 0; i < text->count; i++) {
        const Run *run = &text->items[i];
        const char *part = run->kind == RUN_BREAK ? "\n" : inlines_plain(arena, &(Inlines){&text->items[i], 1, 1});
        buffer_put(&out, part ? part : "");
    }
    return out.failed || !out.len ? NULL : buffer_text(&out);
}

/* Words are divided only where the longest is wider than `width`. */
static const Text *shape(Board *b, const TreeNode *node, Color color, const char *more, bool brief, Unit width)
{
    Span spans[4];
    size_t n = 0;
    const Text *out = NULL;
    const char *text = brief ? NULL : lines_of(b->arena, &node->text);
    bool titled = node->title && *node->title, ok = !b->failed;
    if (ok && titled)
        ok = add_span(b, &spans[n++], node->title, true, color);
    if (ok && more)
        ok = add_span(b, &spans[n++], arena_printf(b->arena, " %s", more), false, color);
    if (ok && text && *text) {
        if (titled)
            ok = add_span(b, &spans[n++], "\n", false, color);
        ok = ok && add_span(b, &spans[n++], text, false, color);
    }
    if (ok && !n)
        ok = add_span(b, &spans[n++], "", false, color);
    TextOptions options = {.hyphenate = false};
    b->failed |= !ok || !text_shape(b->arena, b->diags, b->fonts, spans, n, &options, &out);
    options.hyphenate = true;
    if (!b->failed && text_minimum_width(out, false) > width)
        b->failed |= !text_shape(b->arena, b->diags, b->fonts, spans, n, &options, &out);
    return b->failed ? NULL : out;
}

Lines board_text(Board *b, const TreeNode *node, const Box *look, const char *more, bool brief, Unit width)
{
    Lines lines = {0};
    Unit slant = look->shape == BOX_CHEVRON ? TIP * 4 / 3 : 0;
    Unit room = width - 2 * BOARD_PAD_X - slant;
    const Text *text = shape(b, node, look->fill.a ? ink_on(NULL, look->fill) : b->type->color, more, brief, room);
    BreakOptions breaks = {.width = room, .align = b->align, .line_height = 1150, .max_hyphens = 1};
    if (text && !text_break(b->arena, b->diags, text, &breaks, &lines))
        b->failed = true;
    return lines;
}

Unit board_text_height(const Lines *lines)
{
    return lines->height + 2 * BOARD_PAD_Y;
}

Unit board_least_width(Board *b, const TreeNode *node)
{
    const Text *text = shape(b, node, b->type->color, NULL, false, 0);
    return text ? text_minimum_width(text, false) + 2 * BOARD_PAD_X : 0;
}

Unit board_solid_width(Board *b, const TreeNode *node)
{
    const Text *text = shape(b, node, b->type->color, NULL, false, 0);
    return text ? text_number_width(text) + 2 * BOARD_PAD_X : 0;
}

/* ---- looks ---- */

Color board_color(const Board *b, const char *name, Color otherwise)
{
    Color c = otherwise;
    style_color(b->style, name, &c);
    return c;
}

Box board_look(const Board *b, const TreeNode *node)
{
    static const Color white = {255, 255, 255, 255};
    Box box = {.fill = white, .edge = board_color(b, "utama", GREY)};
    if (node->style && strcmp(node->style, "utama") == 0)
        box.fill = box.edge;
    else if (node->style && *node->style)
        box.fill = ink_mix(board_color(b, node->style, (Color){0xd0, 0xd0, 0xd0, 255}), white, 0.8);
    return box;
}

/* ---- what stands on the board ---- */

void board_box(Board *b, const Box *box)
{
    b->failed = b->failed || !arena_grow(b->arena, &b->boxes, b->box_count, &b->box_cap);
    if (!b->failed)
        b->boxes[b->box_count++] = *box;
}

void board_stroke(Board *b, Stroke stroke)
{
    b->failed = b->failed || !arena_grow(b->arena, &b->strokes, b->stroke_count, &b->stroke_cap);
    if (!b->failed)
        b->strokes[b->stroke_count++] = stroke;
}

void board_sheet(Board *b, Unit height)
{
    b->failed = b->failed || !arena_grow(b->arena, &b->sheets, b->sheet_count, &b->sheet_cap);
    if (b->failed)
        return;
    const Sheet *last = b->sheet_count ? &b->sheets[b->sheet_count - 1] : NULL;
    b->sheets[b->sheet_count++] = (Sheet){height, last ? last->box_to : 0, b->box_count, last ? last->stroke_to : 0, b->stroke_count};
    if (b->sheet_count > 1)
        b->strain = 2;
}

/* ---- drawing ---- */

enum { POINTS_MAX = 10 };

typedef struct Outline {
    Path path;
    Paint paint;
    Unit points[2 * POINTS_MAX];
    uint8_t ops[POINTS_MAX + 1];
} Outline;

static bool put_outline(Page *page, Node *tag, const Unit *points, size_t count, const Paint *paint)
{
    Outline *o = arena_alloc(page->arena, sizeof *o);
    if (!o)
        return false;
    memcpy(o->points, points, count * 2 * sizeof *points);
    memset(o->ops, PATH_LINE, count);
    o->ops[0] = PATH_MOVE;
    o->ops[count] = PATH_CLOSE;
    o->path = (Path){o->ops, count + 1, o->points, count};
    o->paint = *paint;
    return page_path(page, tag, &o->path, &o->paint);
}

/* A fat arrow up and down, by which ends it has. */
static bool put_fat(Page *page, Node *tag, Rect r, BoxShape shape, const Paint *paint)
{
    Unit cx = r.x + r.w / 2, shaft = r.w / 5, tip = r.h / 2 < r.w / 2 ? r.h / 2 : r.w / 2, bottom = r.y + r.h;
    Unit up = shape == BOX_DOWN ? 0 : tip, down = shape == BOX_UP ? 0 : tip, points[2 * POINTS_MAX], *p = points;
#define POINT(x, y) (*p++ = (x), *p++ = (y))
    POINT(cx - shaft, r.y + up);
    if (up) {
        POINT(r.x, r.y + up);
        POINT(cx, r.y);
        POINT(r.x + r.w, r.y + up);
    }
    POINT(cx + shaft, r.y + up);
    POINT(cx + shaft, bottom - down);
    if (down) {
        POINT(r.x + r.w, bottom - down);
        POINT(cx, bottom);
        POINT(r.x, bottom - down);
    }
    POINT(cx - shaft, bottom - down);
#undef POINT
    return put_outline(page, tag, points, (size_t)(p - points) / 2, paint);
}

static bool put_frame(Page *page, Node *tag, const Box *box, Rect r)
{
    Paint paint = {.fill = box->fill, .stroke = box->edge, .width = LINE};
    switch (box->shape) {
    case BOX_PLAIN:
    case BOX_GROUND:
        return page_rect(page, tag, r, box->fill, box->edge, box->edge.a ? LINE : 0);
    case BOX_CHEVRON: {
        const Unit points[] = {r.x,       r.y, r.x + r.w - TIP, r.y,       r.x + r.w,    r.y + r.h / 2, r.x + r.w - TIP,
                               r.y + r.h, r.x, r.y + r.h,       r.x + TIP, r.y + r.h / 2};
        return put_outline(page, tag, points, 6, &paint);
    }
    case BOX_DOWN:
    case BOX_UP:
    case BOX_BOTH:
        break;
    }
    return put_fat(page, tag, r, box->shape, &paint);
}

typedef struct LinePlace {
    Page *page;
    Node *tag;
    Unit x, baseline;
} LinePlace;

static bool put_part(void *context, const LinePart *part)
{
    LinePlace *p = context;
    return !part->glyphs || page_glyphs(p->page, p->tag, p->x + part->x, p->baseline + part->y, part->glyphs, part->color);
}

/* The frame, and the text in its middle. */
static bool put_box(Page *page, Node *tag, const Box *box, Unit x, Unit y)
{
    Rect r = {x + box->rect.x, y + box->rect.y, box->rect.w, box->rect.h};
    if (!put_frame(page, tag, box, r))
        return false;
    Unit left = r.x + BOARD_PAD_X + (box->shape == BOX_CHEVRON ? TIP : 0), top = r.y + (r.h - box->lines.height) / 2;
    for (size_t i = 0; i < box->lines.count; i++) {
        LinePlace place = {page, tag, left, top + box->lines.items[i].baseline};
        if (!line_parts(page->arena, &box->lines, i, put_part, &place))
            return false;
        top += box->lines.items[i].height;
    }
    return true;
}

static int sign(Unit v)
{
    return (v > 0) - (v < 0);
}

static bool put_stroke(const Board *b, Page *page, const Stroke *s, Unit x, Unit y)
{
    Color color = board_color(b, "utama", GREY);
    Unit dx = sign(s->x1 - s->x0), dy = sign(s->y1 - s->y0), x1 = x + s->x1, y1 = y + s->y1;
    struct {
        Path path;
        Paint paint;
        Unit points[4], dashes[2];
        uint8_t ops[2];
    } *p = arena_alloc(page->arena, sizeof *p);
    if (!p)
        return false;
    /* The line ends inside the head, so that its tip stays sharp. */
    Unit back = s->head ? HEAD / 2 : 0;
    memcpy(p->points, (Unit[]){x + s->x0, y + s->y0, x1 - dx * back, y1 - dy * back}, sizeof p->points);
    p->ops[0] = PATH_MOVE;
    p->ops[1] = PATH_LINE;
    p->dashes[0] = 3 * UNIT_PT;
    p->dashes[1] = 2 * UNIT_PT;
    p->path = (Path){p->ops, 2, p->points, 2};
    p->paint = (Paint){.stroke = color, .width = LINE, .dashes = s->dashed ? p->dashes : NULL, .dash_count = s->dashed ? 2 : 0};
    if (!page_path(page, NULL, &p->path, &p->paint))
        return false;
    const Unit half = HEAD * 2 / 5,
               tip[] = {x1, y1, x1 - dx * HEAD - dy * half, y1 - dy * HEAD - dx * half, x1 - dx * HEAD + dy * half, y1 - dy * HEAD + dx * half};
    return !s->head || put_outline(page, NULL, tip, 3, &(Paint){.fill = color});
}

bool board_draw(const Board *b, size_t sheet, Page *page, Unit x, Unit y, Node *node)
{
    const Sheet *s = &b->sheets[sheet];
    bool ok = true;
    for (size_t i = s->box_from; ok && i < s->box_to; i++)
        ok = put_box(page, node, &b->boxes[i], x, y);
    for (size_t i = s->stroke_from; ok && i < s->stroke_to; i++)
        ok = put_stroke(b, page, &b->strokes[i], x, y);
    return ok || diag_memory(b->diags);
}
