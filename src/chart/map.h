/* map.h: what the layout of a process map (map.c) and the way of its arrows (route.c) share. Private to src/chart. */
#ifndef LKIP_CHART_MAP_H
#define LKIP_CHART_MAP_H

#include "chart/board.h"

/* A row of boxes; channel r lies above row r, the last channel below the last row. Gap g of a row lies left of its g-th box, the last one right of the last box. */
typedef struct MapRow {
    size_t layer, first, count; /* boxes, counted through all layers */
    Unit y, height;
    Unit left, width, gap; /* of the first box; of each box; between two */
} MapRow;

/* One arrow. Beside each other: a line through the gap between. Else it leaves its box upwards or downwards and goes from channel to channel, through one gap of each row it passes:
 * at xs[i] into channels[i], along it to xs[i + 1]. */
typedef struct Route {
    const MapArrow *arrow;
    size_t from_row, to_row;
    bool beside;
    Unit off;                 /* beside: how far the line lies from the middle of the row */
    size_t steps, *channels;  /* channels */
    size_t *gaps;             /* steps - 1: of the rows passed */
    Unit *xs, *lanes;         /* steps + 1; y in each channel from its top, -1: straight through */
    size_t lane;              /* in every gap it passes */
} Route;

typedef struct MapPlan {
    Board *b;
    const Map *map;
    const TreeNode **boxes;
    size_t *most;      /* boxes in a row of each layer, at most; 0: as many as their words allow */
    size_t box_count;
    MapRow *rows;
    size_t row_count;
    Route *routes;
    size_t route_count;
    bool parted;       /* may go on on another sheet: each row holds the name of its layer */
    Unit title, side;  /* width of the layers' names; of what comes in and goes out */
    Unit left, right; /* of the grid: title cells and lanes beside it lie outside */
    Unit edge;        /* room for lanes at either side of the grid */
    uint8_t *taken;   /* lanes of each gap of each row, one bit each */
    Unit *channels;   /* height of the lanes in each */
} MapPlan;

/* Space from line to line. */
extern const Unit MAP_STEP;

size_t map_row_of(const MapPlan *p, size_t box);
Rect map_rect(const MapPlan *p, size_t box);

/* Chooses the gaps of every route, from rows whose boxes have preliminary places; sets each row's `gap` and the plan's `edge` to hold the lanes. */
void routes_choose(MapPlan *p);
/* With the boxes' x final: where the routes leave and enter boxes, and their lanes in the channels; sets p->channels. */
void routes_place(MapPlan *p);

#endif
