/* painter.h: what every backend is to paint.c: a thing that is shown the pages, one item after the other. */
#ifndef LKIP_PAINT_PAINTER_H
#define LKIP_PAINT_PAINTER_H

#include "paint/paint.h"

/* One painting: lent to the painter for its whole life. */
typedef struct Job {
    Arena *arena;
    Diags *diags;
    const Pages *pages;
    PaintOptions options; /* first and last are within the pages */
    const char *path;
} Job;

/* Every function returns false with a diagnostic, and is not called again after it. A painter lives in the job's arena. */
typedef struct Painter Painter;
struct Painter {
    bool (*begin)(Painter *painter, const Page *page, size_t index);
    bool (*item)(Painter *painter, const Item *item);
    bool (*end)(Painter *painter); /* of the page */
    bool (*finish)(Painter *painter);
};

/* NULL with a diagnostic. */
Painter *dump_painter(Job *job);
Painter *pdf_painter(Job *job);
Painter *png_painter(Job *job);
Painter *svg_painter(Job *job);

/* The path of the file for one page: the job's path itself, or with "-N" before its ending where the job has several pages. NULL when memory is short. */
const char *job_page_path(const Job *job, size_t index);

/* "H1", "TD" ...: the name of a standard structure type. */
const char *role_name(Role role);

/* Points of a length. */
static inline double pt(Unit length)
{
    return length / 1024.0;
}

#endif
