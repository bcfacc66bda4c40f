/* space.h: the spaces between words that a page doesn't show. */
#ifndef LKIP_PAINT_SPACE_H
#define LKIP_PAINT_SPACE_H

#include "paint/painter.h"

/* Whether a space must be written behind a run of text: at a line's end, and before a gap that stands for one. `item` is one of the items of page `page`. */
bool space_follows(const Pages *pages, size_t page, const Item *item);

#endif
