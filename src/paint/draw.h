/* draw.h: items on a cairo context: what the backends that draw with cairo share. */
#ifndef LKIP_PAINT_DRAW_H
#define LKIP_PAINT_DRAW_H

#include <cairo.h>

#include "paint/ink.h"
#include "paint/painter.h"
#include "paint/picture.h"

typedef struct Draw {
    Job *job;
    cairo_t *cr; /* of the page being drawn, in points */
    Pictures *pictures;
    Rect page;
    const Font *font; /* that the context has now; NULL unknown */
    Inks *inks;       /* what is drawn now is drawn in these, for the stretch `mark`; NULL: in its true colours */
    size_t mark;
    bool space;             /* the next run ends with a space that its text doesn't have */
    cairo_surface_t *stamp; /* for pages of the size below */
    Unit stamp_width, stamp_height;
    cairo_glyph_t *glyphs;
    size_t glyph_cap;
    cairo_text_cluster_t *clusters;
    size_t cluster_cap;
    char *text;
    size_t text_cap;
} Draw;

/* Begins a page on `cr`, which is lent until the next call. */
void draw_begin(Draw *draw, cairo_t *cr, const Page *page);

/* Draws one item; links and destinations draw nothing. False with a diagnostic. */
bool draw_item(Draw *draw, const Item *item);

/* Adds a path's outline to the current path. */
void draw_outline(cairo_t *cr, const Path *path);

/* Makes `font` the face and size of the context. */
void draw_use_font(cairo_t *cr, const Font *font);

/* Writes the job's stamp across the whole page, over what is there. False with a diagnostic. */
bool draw_stamp(Draw *draw, const Page *page);

#endif
