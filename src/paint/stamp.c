/* stamp.c: words in large grey letters from corner to corner: a draft can't be taken for the report. */
#include <math.h>
#include <string.h>

#include "paint/draw.h"

/* The face of the first text on the page; a page without text takes cairo's own. */
static const Font *face_of(const Page *page)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == ITEM_GLYPHS && page->items[i].u.text.glyphs->font)
            return page->items[i].u.text.glyphs->font;
    return NULL;
}

static void write_across(cairo_t *cr, double width, double height, const char *words)
{
    cairo_text_extents_t e;
    cairo_set_font_size(cr, 100);
    cairo_text_extents(cr, words, &e);
    if (e.width <= 0 || e.height <= 0)
        return;
    double scale = fmin(0.7 * hypot(width, height) / e.width, 0.25 * fmin(width, height) / e.height);
    cairo_set_font_size(cr, 100 * scale);
    cairo_translate(cr, width / 2, height / 2);
    cairo_rotate(cr, -atan2(height, width));
    cairo_move_to(cr, -(e.x_bearing + e.width / 2) * scale, -(e.y_bearing + e.height / 2) * scale);
    cairo_text_path(cr, words);
    cairo_set_source_rgba(cr, 0.5, 0.5, 0.5, 0.2);
    cairo_fill(cr);
}

static void drop_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

/* Recorded once for each size of page, so that a PDF holds the outlines once. */
static cairo_surface_t *record(Draw *draw, const Page *page)
{
    Arena *arena = draw->job->arena;
    double width = pt(page->width), height = pt(page->height);
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &(cairo_rectangle_t){0, 0, width, height});
    char *id = arena_printf(arena, "lkip-stamp-%dx%d", page->width, page->height);
    if (!arena_defer(arena, drop_surface, surface) || !id)
        return NULL;
    cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID, (unsigned char *)id, strlen(id), NULL, NULL);
    cairo_t *cr = cairo_create(surface);
    const Font *font = face_of(page);
    if (font)
        draw_use_font(cr, font);
    write_across(cr, width, height, draw->job->options.stamp);
    cairo_destroy(cr);
    return surface;
}

bool draw_stamp(Draw *draw, const Page *page)
{
    if (!draw->stamp || draw->stamp_width != page->width || draw->stamp_height != page->height) {
        draw->stamp = record(draw, page);
        draw->stamp_width = page->width;
        draw->stamp_height = page->height;
    }
    if (!draw->stamp)
        return diag_memory(draw->job->diags);
    cairo_set_source_surface(draw->cr, draw->stamp, 0, 0);
    cairo_rectangle(draw->cr, 0, 0, pt(page->width), pt(page->height));
    cairo_fill(draw->cr);
    return true;
}
