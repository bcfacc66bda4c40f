/* route.c: the way of the arrows of a process map: level and upright lines that cross each other, but never a box.
 *
 * Rows of boxes leave channels between them, boxes of a row leave gaps. First each arrow takes the gaps that lie nearest to its way, and gaps become wide enough for their lanes.
 * Then the boxes have their x, arrows get their places at the edges of boxes, no two lines upright at one x in a channel while there is room, and last lanes in the channels,
 * as few as their intervals allow. Only then are heights known. */
#include <stdlib.h>
#include <string.h>

#include "chart/map.h"

const Unit MAP_STEP = 5 * UNIT_PT;

/* Past so many lines in one gap they share lanes. */
enum { LANES_MAX = 8 /* bits of a byte */ };

static const Unit MIN_GAP = 13 * UNIT_PT, MARGIN = 8 * UNIT_PT, APART = 4 * UNIT_PT, SHIFT = 7 * UNIT_PT;

size_t map_row_of(const MapPlan *p, size_t box)
{
    size_t r = 0;
    while (r + 1 < p->row_count && box >= p->rows[r].first + p->rows[r].count)
        r++;
    return r;
}

Rect map_rect(const MapPlan *p, size_t box)
{
    const MapRow *row = &p->rows[map_row_of(p, box)];
    return (Rect){row->left + (Unit)(box - row->first) * (row->width + row->gap), row->y, row->width, row->height};
}

static Unit centre(const MapPlan *p, size_t box)
{
    Rect r = map_rect(p, box);
    return r.x + r.w / 2;
}

/* ---- gaps ---- */

/* The left edge of a gap's lanes, which lie together in its middle. */
static Unit gap_x(const MapPlan *p, const MapRow *row, size_t gap, size_t lane)
{
    Unit x = row->left + (Unit)gap * (row->width + row->gap) - row->gap;
    if (gap == 0)
        return p->left - MAP_STEP - (Unit)lane * MAP_STEP;
    if (gap == row->count)
        return p->right + MAP_STEP + (Unit)lane * MAP_STEP;
    return x + MIN_GAP / 2 + (Unit)lane * MAP_STEP;
}

static Unit distance(Unit a, Unit b)
{
    return a > b ? a - b : b - a;
}

static size_t nearest_gap(const MapPlan *p, const MapRow *row, Unit at, Unit goal)
{
    size_t best = 0;
    Unit least = 0;
    for (size_t g = 0; g <= row->count; g++) {
        Unit x = gap_x(p, row, g, 0), way = distance(at, x) + distance(x, goal);
        if (g == 0 || way < least) {
            best = g;
            least = way;
        }
    }
    return best;
}

static void route_make(MapPlan *p, Route *route)
{
    const MapArrow *a = route->arrow;
    Arena *arena = p->b->arena;
    size_t from = route->from_row = map_row_of(p, a->from), to = route->to_row = map_row_of(p, a->to);
    bool down = to > from;
    route->beside = from == to && (a->from + 1 == a->to || a->to + 1 == a->from);
    if (route->beside)
        return;
    route->steps = down ? to - from : from - to;
    route->steps += from == to; /* over the row */
    route->channels = arena_array(arena, size_t, route->steps);
    route->gaps = arena_array(arena, size_t, route->steps);
    route->xs = arena_array(arena, Unit, route->steps + 1);
    route->lanes = arena_array(arena, Unit, route->steps);
    p->b->failed = p->b->failed || !route->channels || !route->gaps || !route->xs || !route->lanes;
    Unit at = p->b->failed ? 0 : centre(p, a->from), goal = centre(p, a->to);
    for (size_t i = 0; i < route->steps && !p->b->failed; i++) {
        route->channels[i] = down ? from + 1 + i : from - i;
        if (i + 1 == route->steps)
            continue;
        const MapRow *row = &p->rows[down ? from + 1 + i : from - 1 - i];
        route->gaps[i] = nearest_gap(p, row, at, goal);
        at = gap_x(p, row, route->gaps[i], 0);
    }
}

static const MapRow *row_passed(const MapPlan *p, const Route *route, size_t i)
{
    return &p->rows[route->to_row > route->from_row ? route->from_row + 1 + i : route->from_row - 1 - i];
}

/* The lanes taken in a gap, one bit each. */
static uint8_t *lanes_of(const MapPlan *p, const Route *route, size_t i)
{
    const MapRow *row = row_passed(p, route, i);
    return &p->taken[row->first + (size_t)(row - p->rows) + route->gaps[i]];
}

/* The first lane that is free in every gap the route passes; the last one where none is. */
static void take_lane(const MapPlan *p, Route *route)
{
    uint8_t taken = 0;
    for (size_t i = 0; i + 1 < route->steps; i++)
        taken |= *lanes_of(p, route, i);
    while (route->lane + 1 < LANES_MAX && taken & 1u << route->lane)
        route->lane++;
    for (size_t i = 0; i + 1 < route->steps; i++)
        *lanes_of(p, route, i) |= (uint8_t)(1u << route->lane);
}

void routes_choose(MapPlan *p)
{
    p->edge = 0;
    memset(p->taken, 0, p->box_count + p->row_count);
    for (size_t r = 0; r < p->row_count; r++)
        p->rows[r].gap = MIN_GAP;
    for (size_t n = 0; n < p->route_count && !p->b->failed; n++)
        route_make(p, &p->routes[n]);
    for (size_t n = 0; n < p->route_count && !p->b->failed; n++) {
        Route *route = &p->routes[n];
        take_lane(p, route);
        for (size_t i = 0; i + 1 < route->steps; i++) {
            MapRow *row = &p->rows[row_passed(p, route, i) - p->rows];
            Unit need = (Unit)route->lane * MAP_STEP;
            if (route->gaps[i] == 0 || route->gaps[i] == row->count)
                p->edge = need + 2 * MAP_STEP > p->edge ? need + 2 * MAP_STEP : p->edge;
            else if (MIN_GAP + need > row->gap)
                row->gap = MIN_GAP + need;
        }
    }
}

/* ---- places at boxes ---- */

/* The x of the lines upright in one channel. */
typedef struct Uprights {
    Unit *items;
    size_t count, cap;
} Uprights;

static void take(MapPlan *p, Uprights *u, Unit x)
{
    p->b->failed = p->b->failed || !arena_grow(p->b->arena, &u->items, u->count, &u->cap);
    if (!p->b->failed)
        u->items[u->count++] = x;
}

static bool is_free(const Uprights *u, Unit x)
{
    for (size_t i = 0; i < u->count; i++)
        if (distance(u->items[i], x) < APART)
            return false;
    return true;
}

/* A free place near `wish` between `from` and `to`; `wish` when all are taken. */
static Unit place(MapPlan *p, Uprights *u, Unit wish, Unit from, Unit to)
{
    Unit best = wish;
    for (Unit off = 0; wish - off >= from || wish + off <= to; off += SHIFT) {
        if (wish + off <= to && is_free(u, wish + off)) {
            best = wish + off;
            break;
        }
        if (wish - off >= from && is_free(u, wish - off)) {
            best = wish - off;
            break;
        }
    }
    take(p, u, best);
    return best;
}

static void place_ends(MapPlan *p, Uprights *u, Route *route)
{
    Rect a = map_rect(p, route->arrow->from), b = map_rect(p, route->arrow->to);
    size_t last = route->steps - 1;
    Unit from = a.x > b.x ? a.x : b.x, to = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    if (route->steps == 1 && route->from_row != route->to_row && to - from >= 2 * MARGIN + UNIT_PT) { /* one above the other */
        route->xs[0] = route->xs[1] = place(p, &u[route->channels[0]], (from + to) / 2, from + MARGIN, to - MARGIN);
        return;
    }
    route->xs[0] = place(p, &u[route->channels[0]], a.x + a.w / 2, a.x + MARGIN, a.x + a.w - MARGIN);
    route->xs[route->steps] = place(p, &u[route->channels[last]], b.x + b.w / 2, b.x + MARGIN, b.x + b.w - MARGIN);
    if (route->from_row == route->to_row && route->xs[0] == route->xs[1]) /* all places taken */
        route->xs[1] += SHIFT;
}

/* Lines beside each other in one gap: from the middle outwards, by turns. */
static void place_beside(MapPlan *p, Route *route)
{
    size_t pair = route->arrow->from < route->arrow->to ? route->arrow->from : route->arrow->to, n = 0;
    for (const Route *o = p->routes; o < route; o++)
        n += o->beside && (o->arrow->from == pair || o->arrow->to == pair) && (o->arrow->from == pair + 1 || o->arrow->to == pair + 1);
    Unit off = (Unit)((n + 1) / 2) * SHIFT;
    route->off = n % 2 ? off : -off;
}

/* ---- lanes ---- */

typedef struct Level {
    Route *route;
    size_t step, order;
    Unit from, to;
} Level;

static int by_start(const void *a, const void *b)
{
    const Level *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

/* Lanes of one channel: a line takes the first lane whose last line ended before it begins. */
static void channel_lanes(MapPlan *p, size_t channel, Level *levels, Unit *ends)
{
    size_t count = 0, lanes = 0;
    for (size_t n = 0; n < p->route_count; n++) {
        Route *route = &p->routes[n];
        for (size_t i = 0; i < route->steps; i++) {
            Unit x0 = route->xs[i], x1 = route->xs[i + 1];
            if (route->channels[i] != channel)
                continue;
            route->lanes[i] = -1;
            if (x0 != x1)
                levels[count++] = (Level){route, i, n, x0 < x1 ? x0 : x1, x0 < x1 ? x1 : x0};
        }
    }
    qsort(levels, count, sizeof *levels, by_start);
    for (size_t i = 0; i < count; i++) {
        size_t lane = 0;
        while (lane < lanes && levels[i].from < ends[lane] + APART)
            lane++;
        lanes = lane == lanes ? lanes + 1 : lanes;
        ends[lane] = levels[i].to;
        levels[i].route->lanes[levels[i].step] = (Unit)lane * MAP_STEP;
    }
    p->channels[channel] = (Unit)lanes * MAP_STEP;
}

void routes_place(MapPlan *p)
{
    Board *b = p->b;
    Uprights *u = arena_array(b->arena, Uprights, p->row_count + 1);
    b->failed |= !u;
    for (size_t n = 0; n < p->route_count && !b->failed; n++) {
        Route *route = &p->routes[n];
        for (size_t i = 0; i + 1 < route->steps; i++) {
            Unit x = route->xs[i + 1] = gap_x(p, row_passed(p, route, i), route->gaps[i], route->lane);
            take(p, &u[route->channels[i]], x);
            take(p, &u[route->channels[i + 1]], x);
        }
    }
    for (size_t n = 0; n < p->route_count && !b->failed; n++) {
        if (p->routes[n].beside)
            place_beside(p, &p->routes[n]);
        else
            place_ends(p, u, &p->routes[n]);
    }
    Level *levels = arena_array(b->arena, Level, p->route_count);
    Unit *ends = arena_array(b->arena, Unit, p->route_count);
    b->failed = b->failed || (p->route_count && (!levels || !ends));
    for (size_t c = 0; c <= p->row_count && !b->failed; c++)
        channel_lanes(p, c, levels, ends);
}
