/* figures.h: where the figures of a document stand, and what text is in them. */
#ifndef LKIP_PAINT_FIGURES_H
#define LKIP_PAINT_FIGURES_H

#include "base/buffer.h"
#include "paint/painter.h"

typedef struct Figure {
    bool seen;    /* some item belongs to it */
    size_t page;  /* of its first item */
    Rect box;     /* of its items on that page */
    Buffer words; /* its text, run by run */
} Figure;

/* For every node of role Figure or Formula, by id (0 to pages->node_count); other nodes have an empty entry. NULL when memory is short. */
Figure *figures_find(Arena *arena, const Pages *pages);

#endif
