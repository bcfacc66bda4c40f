/* stamp.c: words in large grey letters from corner to corner: a draft can't be taken for the report. */
#include <math.h>

#include "paint/draw.h"

/* The face of the first text on the page; a page without text takes cairo's own. */
static const Font *face_of(const Page *page)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == ITEM_GLYPHS && page->items[i].u.text.glyphs->font)
            return page->items[i].u.text.glyphs->font;
    return NULL;
}

void draw_stamp(cairo_t *cr, const Page *page, const char *words)
{
    const Font *font = face_of(page);
    double width = pt(page->width), height = pt(page->height);
    cairo_text_extents_t extents;
    cairo_save(cr);
    if (font)
        draw_use_font(cr, font);
    cairo_set_font_size(cr, 100);
    cairo_text_extents(cr, words, &extents);
    if (extents.width > 0) {
        double size = 100 * fmin(0.7 * hypot(width, height) / extents.width, 0.25 * fmin(width, height) / extents.height);
        cairo_set_font_size(cr, size);
        cairo_translate(cr, width / 2, height / 2);
        cairo_rotate(cr, -atan2(height, width));
        cairo_move_to(cr, -(extents.x_bearing + extents.width / 2) * size / 100, -(extents.y_bearing + extents.height / 2) * size / 100);
        cairo_text_path(cr, words);
        cairo_set_source_rgba(cr, 0.5, 0.5, 0.5, 0.2);
        cairo_fill(cr);
    }
    cairo_restore(cr);
}
