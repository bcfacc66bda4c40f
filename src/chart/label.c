/* label.c: labels: shaped, wrapped, and put where there is room.
 *
 * The places taken are a plain list of boxes: a chart holds some hundred labels at most, because a label is only put where the frame has room for it. */
#include "chart/draw.h"

#include <string.h>

/* Shapes and breaks `len` bytes, with an ellipsis after them if `cut`. */
static bool set_lines(Draw *d, const char *text, size_t len, bool cut, const Font *font, Color color, Unit width, Lines *out)
{
    const Text *shaped;
    char *copy = arena_alloc(d->arena, len + 4);
    if (!copy)
        return false;
    memcpy(copy, text, len);
    if (cut)
        memcpy(copy + len, "\xe2\x80\xa6", 4);
    Span span = {.text = copy, .len = (int)(cut ? len + 3 : len), .font = font, .color = color};
    if (!text_shape(d->arena, d->diags, d->fonts, &span, 1, &(TextOptions){0}, &shaped))
        return false;
    int solid = (int)((long long)(font->ascent + font->descent) * 1000 / font->size) + 10;
    BreakOptions options = {.width = width > 0 ? width : text_natural_width(shaped) + 1,
                            .align = ALIGN_LEFT,
                            .first_fit = true,
                            .line_height = solid > 1150 ? solid : 1150};
    return text_break(d->arena, d->diags, shaped, &options, out);
}

/* Where to cut so that about `lines` lines of `width` remain: back to a word's end, never inside a character. */
static size_t shorter(const char *text, size_t len, size_t want)
{
    if (want >= len)
        want = len > 0 ? len - 1 : 0;
    while (want > 0 && ((unsigned char)text[want] & 0xC0) == 0x80)
        want--;
    size_t space = want;
    while (space > 0 && text[space] != ' ')
        space--;
    if (space > want / 2)
        want = space;
    while (want > 0 && strchr(" ,;:-(", text[want - 1]))
        want--;
    return want;
}

Label label_wrap(Draw *d, const char *text, const Font *font, Color color, Unit width, int max_lines)
{
    enum { LENGTH_MAX = 2000 };
    Label label = {.color = color};
    size_t len = text ? strlen(text) : 0;
    if (d->failed || len == 0 || width <= 0)
        return label;
    if (len > LENGTH_MAX) {
        len = shorter(text, len, LENGTH_MAX);
        label.cut = true;
    }
    for (int tries = 0; tries < 12; tries++) {
        if (!set_lines(d, text, len, label.cut, font, color, width, &label.lines)) {
            d->failed = true;
            return (Label){0};
        }
        bool fits = label.lines.count <= (size_t)max_lines && label.lines.width <= width;
        if (fits || len == 0)
            break;
        size_t share = label.lines.count > (size_t)max_lines ? len * (size_t)max_lines / label.lines.count : len;
        len = shorter(text, len, share < len * 9 / 10 ? share : len * 9 / 10);
        label.cut = true;
    }
    if (label.lines.width > width || label.lines.count > (size_t)max_lines || len == 0)
        return (Label){.color = color, .cut = true};
    label.w = label.lines.width;
    label.h = label.lines.height;
    return label;
}

Label label_line(Draw *d, const char *text, const Font *font, Color color)
{
    return label_wrap(d, text, font, color, d->frame.w, 1);
}

Unit label_word_width(Draw *d, const char *text, const Font *font)
{
    const Text *shaped;
    size_t len = text ? strlen(text) : 0;
    Span span = {.text = text, .len = (int)(len > 2000 ? 2000 : len), .font = font, .color = d->ink};
    if (d->failed || len == 0)
        return 0;
    if (!text_shape(d->arena, d->diags, d->fonts, &span, 1, &(TextOptions){0}, &shaped)) {
        d->failed = true;
        return 0;
    }
    return text_minimum_width(shaped, false);
}

Rect label_rect(const Label *label, Unit x, Unit y, int hx, int hy)
{
    return (Rect){hx < 0 ? x - label->w : hx > 0 ? x : x - label->w / 2, hy < 0 ? y - label->h : hy > 0 ? y : y - label->h / 2, label->w, label->h};
}

bool label_free(const Draw *d, Rect r)
{
    const Rect *f = &d->frame;
    if (r.x < f->x || r.y < f->y || r.x + r.w > f->x + f->w || r.y + r.h > f->y + f->h)
        return false;
    for (size_t i = 0; i < d->box_count; i++) {
        const Rect *b = &d->boxes[i];
        if (r.x < b->x + b->w && b->x < r.x + r.w && r.y < b->y + b->h && b->y < r.y + r.h)
            return false;
    }
    return true;
}

/* Whether fills that the label's colour isn't read on take more than a tenth of its place. */
static bool sinks(const Draw *d, const Label *label, Rect r)
{
    double lost = 0;
    Rect type = {r.x, r.y + r.h / 8, r.w, r.h * 6 / 8};
    for (size_t i = 0; i < d->bar_count; i++) {
        Rect c = draw_common(type, d->bars[i].rect);
        if (c.w > 0 && c.h > 0 && !ink_reads(label->color, d->bars[i].color))
            lost += (double)c.w * c.h;
    }
    return lost > 0.1 * type.w * type.h;
}

typedef struct Pen {
    Draw *d;
    Unit x, baseline;
} Pen;

static bool put_part(void *context, const LinePart *part)
{
    Pen *pen = context;
    if (!part->glyphs)
        return true;
    return page_glyphs(pen->d->page, pen->d->node, pen->x + part->x, pen->baseline + part->y, part->glyphs, part->color);
}

/* The paper's colour beneath a label, a little wider than it where no other label stands. */
static void draw_ground(Draw *d, Rect r)
{
    Rect wide = {r.x - d->gap / 3, r.y + r.h / 8, r.w + d->gap * 2 / 3, r.h * 6 / 8};
    draw_rect(d, label_free(d, wide) ? wide : (Rect){r.x, wide.y, r.w, wide.h}, d->paper);
}

bool label_at(Draw *d, const Label *label, Unit x, Unit y, int hx, int hy)
{
    Rect r = label_rect(label, x, y, hx, hy);
    if (d->failed || !d->page || label->w <= 0 || !label_free(d, r) || sinks(d, label, r))
        return false;
    if (!arena_grow(d->arena, &d->boxes, d->box_count, &d->box_cap)) {
        d->failed = true;
        return false;
    }
    if (label->ground && d->halo.a)
        draw_ground(d, r);
    d->boxes[d->box_count++] = r;
    Unit top = r.y;
    for (size_t i = 0; i < label->lines.count; i++) {
        const Line *line = &label->lines.items[i];
        Unit spare = r.w - line->width;
        Pen pen = {d, r.x + (hx < 0 ? spare : hx > 0 ? 0 : spare / 2), top + line->baseline};
        if (!line_parts(d->arena, &label->lines, i, put_part, &pen))
            d->failed = true;
        top += line->height;
    }
    return true;
}

void label_spread(Unit *centres, const Unit *lengths, size_t count, Unit from, Unit to)
{
    Unit edge = from;
    for (size_t i = 0; i < count; i++) {
        if (centres[i] - lengths[i] / 2 < edge)
            centres[i] = edge + lengths[i] / 2;
        edge = centres[i] - lengths[i] / 2 + lengths[i];
    }
    edge = to;
    for (size_t i = count; i-- > 0;) {
        if (centres[i] - lengths[i] / 2 + lengths[i] > edge)
            centres[i] = edge - lengths[i] + lengths[i] / 2;
        edge = centres[i] - lengths[i] / 2;
    }
}
