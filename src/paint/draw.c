/* draw.c: items on a cairo context. */
#include "paint/draw.h"

#include <string.h>

#include "paint/hatch.h"

/* ---- text ---- */

void draw_use_font(cairo_t *cr, const Font *font)
{
    cairo_set_font_face(cr, font->typeface->cairo);
    cairo_set_font_size(cr, pt(font->size));
}

static bool grow_for(Draw *draw, const Glyphs *glyphs)
{
    Arena *arena = draw->job->arena;
    while (draw->glyph_cap < (size_t)glyphs->count + 1)
        if (!arena_grow(arena, &draw->glyphs, draw->glyph_cap, &draw->glyph_cap))
            return false;
    while (draw->cluster_cap < (size_t)glyphs->cluster_count + 1)
        if (!arena_grow(arena, &draw->clusters, draw->cluster_cap, &draw->cluster_cap))
            return false;
    while (draw->text_cap < (size_t)glyphs->text_len + 1)
        if (!arena_grow(arena, &draw->text, draw->text_cap, &draw->text_cap))
            return false;
    return true;
}

/* The glyph of a character which the face doesn't have is not shown, for archives forbid it; draw_boxes draws one. Its cluster keeps its text. */
static bool is_shown(uint16_t id)
{
    return id != 0;
}

/* The glyphs for cairo, from the clusters. A no-break space is handed on as a plain one: both have one glyph, and cairo would write a replacement text
 * round every one of the kind that comes second. Returns the number of glyphs; `*text_len` is that of draw->text. */
static int fill_glyphs(Draw *draw, const Glyphs *glyphs, double x, double y, int *text_len)
{
    int n = 0, g = 0, len = 0;
    const char *from = glyphs->text;
    for (int c = 0; c < glyphs->cluster_count; c++) {
        int bytes = glyphs->cluster_bytes[c], kept = n;
        for (int end = g + glyphs->cluster_glyphs[c]; g < end && g < glyphs->count; g++)
            if (is_shown(glyphs->ids[g]))
                draw->glyphs[n++] = (cairo_glyph_t){glyphs->ids[g], x + pt(glyphs->x[g]), y + (glyphs->y ? pt(glyphs->y[g]) : 0)};
        bool nbsp = bytes == 2 && !memcmp(from, "\u00a0", 2);
        memcpy(draw->text + len, nbsp ? " " : from, nbsp ? 1 : (size_t)bytes);
        from += bytes;
        len += nbsp ? 1 : bytes;
        draw->clusters[c] = (cairo_text_cluster_t){nbsp ? 1 : bytes, n - kept};
    }
    *text_len = len;
    return n;
}

/* A box for each character that has no glyph, from its pen position to the next. */
static void draw_boxes(cairo_t *cr, const Glyphs *glyphs, double x, double y)
{
    double size = pt(glyphs->font->size), line = size * 0.05;
    bool any = false;
    for (int g = 0; g < glyphs->count; g++) {
        if (glyphs->ids[g] != 0)
            continue;
        Unit end = g + 1 < glyphs->count ? glyphs->x[g + 1] : glyphs->width;
        double left = x + pt(glyphs->x[g]) + 2 * line, width = pt(end - glyphs->x[g]) - 4 * line;
        cairo_rectangle(cr, left, y - size * 0.7, width > line ? width : line, size * 0.7);
        any = true;
    }
    if (!any)
        return;
    cairo_set_line_width(cr, line);
    cairo_set_dash(cr, NULL, 0, 0);
    cairo_stroke(cr);
}

static bool set_color(Draw *draw, Color c)
{
    double rgb[3] = {c.r / 255.0, c.g / 255.0, c.b / 255.0};
    long ink = draw->inks ? ink_add(draw->job->arena, draw->inks, draw->mark, c) : 0;
    if (ink < 0)
        return diag_memory(draw->job->diags);
    if (draw->inks)
        ink_components(ink, rgb);
    cairo_set_source_rgba(draw->cr, rgb[0], rgb[1], rgb[2], c.a / 255.0);
    return true;
}

/* Adds a space behind the run: nothing to see, but the word ends. False when the face has none. */
static bool add_space(Draw *draw, const Item *item, int count, int text_len)
{
    const Glyphs *glyphs = item->u.text.glyphs;
    uint16_t id = glyphs->font->space_glyph;
    if (!id)
        return false;
    draw->glyphs[count] = (cairo_glyph_t){id, pt(item->rect.x + glyphs->width), pt(item->rect.y)};
    draw->clusters[glyphs->cluster_count] = (cairo_text_cluster_t){1, 1};
    draw->text[text_len] = ' ';
    return true;
}

static bool draw_glyphs(Draw *draw, const Item *item)
{
    const Glyphs *glyphs = item->u.text.glyphs;
    if (!grow_for(draw, glyphs))
        return diag_memory(draw->job->diags);
    if (draw->font != glyphs->font) {
        draw_use_font(draw->cr, glyphs->font);
        draw->font = glyphs->font;
    }
    int text_len;
    int count = fill_glyphs(draw, glyphs, pt(item->rect.x), pt(item->rect.y), &text_len);
    if (!set_color(draw, item->u.text.color))
        return false;
    if (draw->job->options.format == PAINT_PNG) { /* as outlines: cairo would set each letter on a whole pixel */
        cairo_glyph_path(draw->cr, draw->glyphs, count);
        cairo_fill(draw->cr);
    } else {
        int more = draw->space && add_space(draw, item, count, text_len);
        cairo_show_text_glyphs(draw->cr, draw->text, text_len + more, draw->glyphs, count + more, draw->clusters, glyphs->cluster_count + more, 0);
    }
    draw_boxes(draw->cr, glyphs, pt(item->rect.x), pt(item->rect.y));
    return true;
}

/* ---- paths ---- */

void draw_outline(cairo_t *cr, const Path *path)
{
    const Unit *p = path->points;
    for (size_t i = 0; i < path->op_count; i++) {
        switch ((PathOp)path->ops[i]) {
        case PATH_MOVE:
            cairo_move_to(cr, pt(p[0]), pt(p[1]));
            p += 2;
            break;
        case PATH_LINE:
            cairo_line_to(cr, pt(p[0]), pt(p[1]));
            p += 2;
            break;
        case PATH_CURVE:
            cairo_curve_to(cr, pt(p[0]), pt(p[1]), pt(p[2]), pt(p[3]), pt(p[4]), pt(p[5]));
            p += 6;
            break;
        case PATH_CLOSE:
            cairo_close_path(cr);
            break;
        }
    }
}

static bool covers(Rect r, Rect page)
{
    return r.x <= page.x && r.y <= page.y && r.x + r.w >= page.x + page.w && r.y + r.h >= page.y + page.h;
}

/* A point, so that the path is no plain box: cairo takes a box over the whole of a PDF page for a fresh start and forgets what came before, the tags too. */
static void add_nothing(cairo_t *cr, Rect r)
{
    cairo_move_to(cr, pt(r.x), pt(r.y));
    cairo_line_to(cr, pt(r.x), pt(r.y));
}

static void hatch_line(void *context, double x0, double y0, double x1, double y1)
{
    cairo_move_to(context, x0, y0);
    cairo_line_to(context, x1, y1);
}

/* The part of `r` on the page: a pattern is drawn no further. */
static Rect on_page(Rect r, Rect page)
{
    Unit x0 = r.x > page.x ? r.x : page.x, y0 = r.y > page.y ? r.y : page.y;
    Unit x1 = r.x + r.w < page.x + page.w ? r.x + r.w : page.x + page.w, y1 = r.y + r.h < page.y + page.h ? r.y + r.h : page.y + page.h;
    return (Rect){x0, y0, x1 > x0 ? x1 - x0 : 0, y1 > y0 ? y1 - y0 : 0};
}

/* The pattern inside the current path. */
static bool draw_hatch(Draw *draw, const Paint *paint, Rect extent)
{
    cairo_t *cr = draw->cr;
    cairo_save(cr);
    cairo_clip(cr);
    bool ok = set_color(draw, paint->stroke);
    cairo_set_line_width(cr, hatch_width(paint->hatch));
    cairo_set_line_cap(cr, paint->hatch == HATCH_DOTS ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(cr, NULL, 0, 0);
    hatch_lines(paint->hatch, on_page(extent, draw->page), hatch_line, cr);
    cairo_stroke(cr);
    cairo_restore(cr);
    return ok;
}

static void set_dashes(cairo_t *cr, const Paint *paint)
{
    double dashes[16];
    int n = 0;
    for (; n < (int)paint->dash_count && n < 16; n++)
        dashes[n] = pt(paint->dashes[n]);
    cairo_set_dash(cr, dashes, n, 0);
}

static bool draw_path(Draw *draw, const Item *item)
{
    cairo_t *cr = draw->cr;
    const Paint *paint = item->u.path.paint;
    const Path *path = item->u.path.path;
    bool stroked = paint->stroke.a && paint->width > 0;
    cairo_set_fill_rule(cr, paint->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
    if (paint->fill.a) {
        draw_outline(cr, path);
        if (draw->job->options.format == PAINT_PDF && covers(item->rect, draw->page))
            add_nothing(cr, item->rect);
        if (!set_color(draw, paint->fill))
            return false;
        cairo_fill(cr);
    }
    if (paint->hatch && paint->stroke.a) {
        draw_outline(cr, path);
        if (!draw_hatch(draw, paint, item->rect))
            return false;
    }
    if (!stroked)
        return true;
    draw_outline(cr, path);
    if (!set_color(draw, paint->stroke))
        return false;
    cairo_set_line_width(cr, pt(paint->width));
    cairo_set_line_cap(cr, paint->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cr, paint->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    set_dashes(cr, paint);
    cairo_stroke(cr);
    return true;
}

/* ---- pictures and clips ---- */

/* A crossed frame where a picture can't be drawn; the diagnostic has been made. */
static void draw_missing(cairo_t *cr, Rect r)
{
    double x = pt(r.x), y = pt(r.y), w = pt(r.w), h = pt(r.h);
    cairo_rectangle(cr, x, y, w, h);
    cairo_move_to(cr, x, y);
    cairo_line_to(cr, x + w, y + h);
    cairo_move_to(cr, x + w, y);
    cairo_line_to(cr, x, y + h);
    cairo_set_source_rgb(cr, 0.5, 0.5, 0.5);
    cairo_set_line_width(cr, 0.5);
    cairo_set_dash(cr, NULL, 0, 0);
    cairo_stroke(cr);
}

static bool draw_image(Draw *draw, const Item *item)
{
    cairo_t *cr = draw->cr;
    const Picture *picture = pictures_get(draw->pictures, item->u.image.image);
    if (!picture) {
        draw_missing(cr, item->rect);
        return !draw->job->diags->system;
    }
    cairo_save(cr);
    cairo_translate(cr, pt(item->rect.x), pt(item->rect.y));
    cairo_scale(cr, pt(item->rect.w) / picture->width, pt(item->rect.h) / picture->height);
    cairo_set_source_surface(cr, picture->surface, 0, 0);
    if (draw->job->options.format == PAINT_PDF)
        cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST); /* any other makes an Interpolate, which archives forbid */
    cairo_rectangle(cr, 0, 0, picture->width, picture->height);
    cairo_fill(cr); /* cairo_paint on a page still empty makes cairo 1.16 forget the tags opened before it */
    cairo_restore(cr);
    return true;
}

static void begin_clip(Draw *draw, Rect r)
{
    cairo_save(draw->cr);
    cairo_rectangle(draw->cr, pt(r.x), pt(r.y), pt(r.w), pt(r.h));
    cairo_clip(draw->cr);
}

/* The restored state has the font of before the clip. */
static void end_clip(Draw *draw)
{
    cairo_restore(draw->cr);
    draw->font = NULL;
}

void draw_begin(Draw *draw, cairo_t *cr, const Page *page)
{
    draw->cr = cr;
    draw->font = NULL;
    draw->page = (Rect){0, 0, page->width, page->height};
}

bool draw_item(Draw *draw, const Item *item)
{
    switch (item->kind) {
    case ITEM_GLYPHS:
        return draw_glyphs(draw, item);
    case ITEM_PATH:
        return draw_path(draw, item);
    case ITEM_IMAGE:
        return draw_image(draw, item);
    case ITEM_CLIP:
        begin_clip(draw, item->rect);
        return true;
    case ITEM_UNCLIP:
        end_clip(draw);
        return true;
    case ITEM_LINK:
    case ITEM_DEST:
        return true;
    }
    return true;
}
