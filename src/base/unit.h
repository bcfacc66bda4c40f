/* unit.h: lengths and colours, the two things that every drawing module shares. */
#ifndef LKIP_BASE_UNIT_H
#define LKIP_BASE_UNIT_H

#include <stdint.h>

/* Lengths: signed Pango units, 1/1024 of a typographic point (1/72 inch). No epsilons, no unsigned arithmetic in sizes. */
typedef int Unit;
#define UNIT_PT ((Unit)1024)

/* Millimetres (a double constant or value) to units, rounded to the nearest unit. */
#define UNIT_MM(mm) ((Unit)((mm) * 72.0 * 1024.0 / 25.4 + ((mm) < 0 ? -0.5 : 0.5)))

typedef struct Rect {
    Unit x, y, w, h;
} Rect;

/* a = 255 is opaque, a = 0 none: not drawn, not set, by context. */
typedef struct Color {
    uint8_t r, g, b, a;
} Color;

#endif
