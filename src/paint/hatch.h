/* hatch.h: fill patterns of lines and dots. */
#ifndef LKIP_PAINT_HATCH_H
#define LKIP_PAINT_HATCH_H

#include "page/page.h"

/* Called for each line of a pattern (points); a dot is a line of no length, drawn with round caps. */
typedef void HatchFn(void *context, double x0, double y0, double x1, double y1);

/* The lines of the pattern that cover `area`; they reach beyond its edges, so the caller clips. */
void hatch_lines(Hatch hatch, Rect area, HatchFn *fn, void *context);

/* Width of the lines, diameter of the dots (points). */
double hatch_width(Hatch hatch);

#endif
