/* hatch.c: patterns anchored at the page's corner, so that neighbouring areas with the same pattern join without a seam.
 *
 * Lines, not tiled pictures: they stay sharp at any size and cost a few operators. */
#include "paint/hatch.h"

#include <math.h>

enum { LINES_MAX = 4000 }; /* an area larger than any paper gets no more */

static const double STEP = 4.0;

double hatch_width(Hatch hatch)
{
    return hatch == HATCH_DOTS ? 1.2 : 0.6;
}

static void rows(double x0, double y0, double x1, double y1, HatchFn *fn, void *context)
{
    int n = 0;
    for (double y = ceil(y0 / STEP) * STEP; y <= y1 && n < LINES_MAX; y += STEP, n++)
        fn(context, x0, y, x1, y);
}

static void columns(double x0, double y0, double x1, double y1, HatchFn *fn, void *context)
{
    int n = 0;
    for (double x = ceil(x0 / STEP) * STEP; x <= x1 && n < LINES_MAX; x += STEP, n++)
        fn(context, x, y0, x, y1);
}

/* Lines at 45 degrees: those of constant x + y rise to the right, those of constant x - y fall. */
static void slants(bool rising, double x0, double y0, double x1, double y1, HatchFn *fn, void *context)
{
    const double step = STEP * M_SQRT2;
    double from = rising ? x0 + y0 : x0 - y1, to = rising ? x1 + y1 : x1 - y0;
    int n = 0;
    for (double c = ceil(from / step) * step; c <= to && n < LINES_MAX; c += step, n++) {
        if (rising)
            fn(context, c - y1, y1, c - y0, y0);
        else
            fn(context, c + y0, y0, c + y1, y1);
    }
}

static void dots(double x0, double y0, double x1, double y1, HatchFn *fn, void *context)
{
    int n = 0;
    for (double y = ceil(y0 / STEP) * STEP; y <= y1; y += STEP)
        for (double x = ceil(x0 / STEP) * STEP; x <= x1 && n < LINES_MAX; x += STEP, n++)
            fn(context, x, y, x, y);
}

void hatch_lines(Hatch hatch, Rect area, HatchFn *fn, void *context)
{
    double x0 = area.x / 1024.0, y0 = area.y / 1024.0, x1 = x0 + area.w / 1024.0, y1 = y0 + area.h / 1024.0;
    if (hatch == HATCH_UP || hatch == HATCH_CROSS)
        slants(true, x0, y0, x1, y1, fn, context);
    if (hatch == HATCH_DOWN || hatch == HATCH_CROSS)
        slants(false, x0, y0, x1, y1, fn, context);
    if (hatch == HATCH_HORIZONTAL)
        rows(x0, y0, x1, y1, fn, context);
    if (hatch == HATCH_VERTICAL)
        columns(x0, y0, x1, y1, fn, context);
    if (hatch == HATCH_DOTS)
        dots(x0, y0, x1, y1, fn, context);
}
