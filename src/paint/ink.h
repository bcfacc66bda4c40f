/* ink.h: which stretch of a page an operator belongs to, said by its colour.
 *
 * A tagged page is drawn in inks: colours that nobody will see, one for each pair of a stretch and a true colour. In cairo's operators they say where a stretch begins, and finishing
 * puts the true colours in their place. That costs cairo nothing but the numbers; a tag of its own for each stretch made it build, sort and write a structure tree that nobody wants, which took
 * a seventh of the run. */
#ifndef LKIP_PAINT_INK_H
#define LKIP_PAINT_INK_H

#include "base/arena.h"
#include "page/page.h"

typedef struct Ink {
    size_t mark; /* index of the stretch among the page's marks */
    Color color; /* true */
} Ink;

typedef struct Inks {
    Ink *items;
    size_t count, cap;
} Inks;

/* The number of the ink for a colour in the stretch `mark`, the last one when it will do; -1 when memory is short. */
long ink_add(Arena *arena, Inks *inks, size_t mark, Color color);

/* The colour, in components from 0 to 1, in which an ink is drawn, and back. False: those are no ink of the `inks`. */
void ink_components(long number, double components[3]);
bool ink_find(const Inks *inks, const double components[3], Ink *ink);

#endif
