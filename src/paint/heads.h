/* heads.h: which head cells speak for a cell, where its column alone does not say it. */
#ifndef LKIP_PAINT_HEADS_H
#define LKIP_PAINT_HEADS_H

#include "page/page.h"

typedef struct Heads {
    const Node **items; /* from the top row down, then those of the cell's own row */
    size_t count, cap;
} Heads;

/* By node id, for every TD of a table whose head has merged cells: the TH above it, and those of its row; `*heads` is NULL when there is no such table. False when memory is short. */
bool heads_find(Arena *arena, const Pages *pages, Heads **heads);

#endif
