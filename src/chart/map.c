/* map.c: process maps: layers of boxes, each with its name at the left; what comes in at the left of all, what goes out at the right.
 *
 * The boxes of a layer are equally wide and stand in as many rows as their words need; all rows fill the grid. The way of the arrows is route.c's. Rows that don't fit on one sheet go on on the next:
 * lines are cut between two rows and go on at the same place, a layer's name is repeated, and what comes in and goes out stands above and below everything.
 * Rejected: a general layered graph layout. In a process map the layers and their order are what the office wants to say, so nothing is left to optimise but the lines. */
#include "chart/map.h"

#include "chart/kinds.h"

static const Unit TITLE = 60 * UNIT_PT, SIDE = 60 * UNIT_PT, JOIN = 13 * UNIT_PT, PAD = 7 * UNIT_PT, ROW_GAP = 9 * UNIT_PT, LAYER_GAP = 10 * UNIT_PT;
static const Unit FAT = 15 * UNIT_PT, LEAST = 64 * UNIT_PT, LEAST_MOST = 92 * UNIT_PT, ROW_LEAST = 26 * UNIT_PT, TAIL = 9 * UNIT_PT;

/* ---- rows ---- */

/* The width that the words of a layer's boxes want. */
static Unit least_width(MapPlan *p, const MapLayer *layer)
{
    Unit least = LEAST;
    for (size_t i = 0; i < layer->node->child_count; i++) {
        Unit w = board_least_width(p->b, layer->node->children[i]) + (layer->flow ? 10 * UNIT_PT : 0);
        least = w > least ? w : least;
    }
    return least < LEAST_MOST ? least : LEAST_MOST;
}

/* How many boxes of the layer stand in a row. */
static size_t per_row(MapPlan *p, size_t layer)
{
    Unit least = least_width(p, &p->map->layers[layer]), gap = 13 * UNIT_PT, width = p->right - p->left;
    size_t count = p->map->layers[layer].node->child_count, fit = width > least ? (size_t)((width + gap) / (least + gap)) : 1;
    fit = p->most[layer] && p->most[layer] < fit ? p->most[layer] : fit;
    size_t rows = (count + fit - 1) / fit;
    return rows ? (count + rows - 1) / rows : 1;
}

static bool make_rows(MapPlan *p)
{
    Arena *arena = p->b->arena;
    const Map *map = p->map;
    for (size_t i = 0; i < map->layer_count; i++)
        p->box_count += map->layers[i].node->child_count;
    p->boxes = arena_array(arena, const TreeNode *, p->box_count);
    p->rows = arena_array(arena, MapRow, p->box_count);
    p->channels = arena_array(arena, Unit, p->box_count + 1);
    p->taken = arena_array(arena, uint8_t, 2 * p->box_count + 1);
    if (!p->boxes || !p->rows || !p->channels || !p->taken)
        return !(p->b->failed = true);
    size_t box = 0;
    for (size_t i = 0; i < map->layer_count; i++) {
        const TreeNode *layer = map->layers[i].node;
        size_t per = per_row(p, i);
        for (size_t k = 0; k < layer->child_count; k++, box++) {
            p->boxes[box] = layer->children[k];
            if (k % per == 0)
                p->rows[p->row_count++] = (MapRow){.layer = i, .first = box};
            p->rows[p->row_count - 1].count++;
        }
    }
    return true;
}

/* The x of all boxes, from the gaps. All rows of a layer have boxes of one width. */
static void spread(MapPlan *p)
{
    for (size_t r = 0; r < p->row_count;) {
        size_t end = r, most = 1;
        Unit gap = 0;
        for (; end < p->row_count && p->rows[end].layer == p->rows[r].layer; end++) {
            most = p->rows[end].count > most ? p->rows[end].count : most;
            gap = p->rows[end].gap > gap ? p->rows[end].gap : gap;
        }
        Unit width = (p->right - p->left - gap * (Unit)(most - 1)) / (Unit)most;
        for (; r < end; r++) {
            p->rows[r].gap = gap;
            p->rows[r].width = width > UNIT_PT ? width : UNIT_PT;
            p->rows[r].left = p->left;
        }
    }
}

static bool make_routes(MapPlan *p)
{
    p->routes = arena_array(p->b->arena, Route, p->map->arrow_count);
    if (p->map->arrow_count && !p->routes)
        return !(p->b->failed = true);
    for (size_t i = 0; i < p->map->arrow_count; i++)
        if (!p->map->arrows[i].layers)
            p->routes[p->route_count++] = (Route){.arrow = &p->map->arrows[i]};
    return true;
}

/* ---- heights ---- */

static Box box_at(const MapPlan *p, size_t box)
{
    const MapRow *row = &p->rows[map_row_of(p, box)];
    Box look = board_look(p->b, p->boxes[box]);
    look.shape = p->map->layers[row->layer].flow ? BOX_CHEVRON : BOX_PLAIN;
    look.rect = map_rect(p, box);
    look.lines = board_text(p->b, p->boxes[box], &look, NULL, false, look.rect.w);
    return look;
}

/* The name of a layer; solid unless it has a colour of its own. */
static Box title_at(const MapPlan *p, size_t layer, bool again)
{
    TreeNode node = *p->map->layers[layer].node;
    node.style = node.style && *node.style ? node.style : "utama";
    Box look = board_look(p->b, &node);
    look.lines = board_text(p->b, &node, &look, again ? p->b->style->words.continued : NULL, false, p->title);
    return look;
}

static bool begins_layer(const MapPlan *p, size_t row)
{
    return row == 0 || p->rows[row - 1].layer != p->rows[row].layer;
}

/* What fat arrow stands above a layer, to or from the one before. */
static bool fat_above(const MapPlan *p, size_t layer, BoxShape *shape)
{
    bool down = false, up = false;
    for (size_t i = 0; i < p->map->arrow_count; i++) {
        const MapArrow *a = &p->map->arrows[i];
        down |= a->layers && a->to == layer && a->from + 1 == layer;
        up |= a->layers && a->from == layer && a->to + 1 == layer;
    }
    *shape = down && up ? BOX_BOTH : down ? BOX_DOWN : BOX_UP;
    return down || up;
}

/* Between two layers, without what their grounds stand out. */
static Unit layer_gap(const MapPlan *p, size_t row)
{
    BoxShape shape;
    Unit least = fat_above(p, p->rows[row].layer, &shape) ? FAT + 4 * UNIT_PT : LAYER_GAP, lanes = p->channels[row] ? p->channels[row] + MAP_STEP : 0;
    return lanes > least ? lanes : least;
}

static void heighten(MapPlan *p)
{
    Unit y = PAD + p->channels[0];
    for (size_t r = 0; r < p->row_count && !p->b->failed; r++) {
        MapRow *row = &p->rows[r];
        Box again = title_at(p, row->layer, true);
        row->height = p->parted && board_text_height(&again.lines) > ROW_LEAST ? board_text_height(&again.lines) : ROW_LEAST;
        for (size_t i = 0; i < row->count; i++) {
            Box box = box_at(p, row->first + i);
            Unit h = board_text_height(&box.lines);
            row->height = h > row->height ? h : row->height;
        }
    }
    for (size_t r = 0; r < p->row_count && !p->b->failed; r++) {
        if (r)
            y += begins_layer(p, r) ? 2 * PAD + layer_gap(p, r) : ROW_GAP + (p->channels[r] ? p->channels[r] + MAP_STEP : 0);
        if (begins_layer(p, r)) { /* a long name needs its height */
            size_t end = r, rows;
            Unit have = 0;
            for (; end < p->row_count && p->rows[end].layer == p->rows[r].layer; end++)
                have += p->rows[end].height + (end > r ? ROW_GAP : 2 * PAD);
            rows = end - r;
            Box title = title_at(p, p->rows[r].layer, false);
            Unit lack = board_text_height(&title.lines) - have;
            for (size_t k = r; lack > 0 && k < end; k++)
                p->rows[k].height += lack / (Unit)rows + 1;
        }
        p->rows[r].y = y;
        y += p->rows[r].height;
    }
}

/* Where the lanes of a channel begin. */
static Unit channel_top(const MapPlan *p, size_t channel)
{
    if (channel == p->row_count)
        return p->rows[channel - 1].y + p->rows[channel - 1].height + PAD;
    Unit above = channel ? p->rows[channel - 1].y + p->rows[channel - 1].height : 0, below = p->rows[channel].y;
    return above + (below - above - p->channels[channel] + MAP_STEP) / 2;
}

static Unit map_height(const MapPlan *p)
{
    return p->rows[p->row_count - 1].y + p->rows[p->row_count - 1].height + PAD + p->channels[p->row_count];
}

/* ---- drawing ---- */

/* A piece of the map, from y0 to y1, drawn from `at` on. */
typedef struct Window {
    MapPlan *p;
    Unit y0, y1, at, x0, x1; /* x: of the grounds */
    bool cut_above, cut_below;
} Window;

static void line_put(Window *w, Unit x0, Unit y0, Unit x1, Unit y1, bool dashed, bool head)
{
    Unit low = y0 < y1 ? y0 : y1, high = y0 < y1 ? y1 : y0;
    if (high < w->y0 || low > w->y1 || (y0 == y1 && x0 == x1))
        return;
    if (low < w->y0 || high > w->y1) { /* it goes on on another sheet; the head stands where its end is */
        head = head && y1 >= w->y0 && y1 <= w->y1;
        y0 = y0 < w->y0 ? w->y0 : y0 > w->y1 ? w->y1 : y0;
        y1 = y1 < w->y0 ? w->y0 : y1 > w->y1 ? w->y1 : y1;
    }
    if (x0 != x1 || y0 != y1)
        board_stroke(w->p->b, (Stroke){x0, y0 - w->y0 + w->at, x1, y1 - w->y0 + w->at, dashed, head});
}

static void route_put(Window *w, const Route *route)
{
    const MapPlan *p = w->p;
    Rect a = map_rect(p, route->arrow->from), b = map_rect(p, route->arrow->to);
    bool dashed = route->arrow->dashed, down = route->to_row > route->from_row;
    if (route->beside) {
        bool right = b.x > a.x;
        Unit most = a.h / 2 - 4 * UNIT_PT, off = route->off > most ? most : route->off < -most ? -most : route->off, y = a.y + a.h / 2 + off;
        line_put(w, right ? a.x + a.w : a.x, y, right ? b.x : b.x + b.w, y, dashed, true);
        return;
    }
    Unit y = down ? a.y + a.h : a.y, end = down ? b.y : route->from_row == route->to_row ? b.y : b.y + b.h;
    for (size_t i = 0; i < route->steps; i++) {
        if (route->lanes[i] < 0)
            continue;
        Unit lane = channel_top(p, route->channels[i]) + route->lanes[i];
        line_put(w, route->xs[i], y, route->xs[i], lane, dashed, false);
        line_put(w, route->xs[i], lane, route->xs[i + 1], lane, dashed, false);
        y = lane;
    }
    line_put(w, route->xs[route->steps], y, route->xs[route->steps], end, dashed, true);
}

/* The ground of a layer with its name, as far as it lies in the window; `from` and `to` are its rows there. */
static void ground_put(Window *w, size_t from, size_t to)
{
    const MapPlan *p = w->p;
    Board *b = p->b;
    size_t layer = p->rows[from].layer;
    bool again = from && !begins_layer(p, from), ends = to == p->row_count || begins_layer(p, to);
    Unit top = again ? w->y0 : p->rows[from].y - PAD - (from ? 0 : p->channels[0]), bottom = p->rows[to - 1].y + p->rows[to - 1].height + PAD;
    bottom = !ends ? w->y1 : to == p->row_count ? bottom + p->channels[to] : bottom;
    Box ground = {.shape = BOX_GROUND, .fill = board_color(b, "samar", (Color){0xf1, 0xf3, 0xf5, 255})};
    ground.rect = (Rect){w->x0, top - w->y0 + w->at, w->x1 - w->x0, bottom - top};
    board_box(b, &ground);
    Box title = title_at(p, layer, again);
    title.rect = (Rect){w->x0, ground.rect.y, p->title, ground.rect.h};
    board_box(b, &title);
    BoxShape shape;
    if (again || !from || !fat_above(p, layer, &shape))
        return;
    Box fat = board_look(b, p->map->layers[layer].node);
    fat.fill = fat.edge;
    fat.shape = shape;
    fat.lines = (Lines){0};
    fat.rect = (Rect){w->x0 + p->title / 2 - 11 * UNIT_PT, ground.rect.y - (layer_gap(p, from) + FAT) / 2, 22 * UNIT_PT, FAT};
    if (from == 0 || w->y0 < p->rows[from - 1].y + p->rows[from - 1].height || fat.rect.y >= w->at)
        board_box(b, &fat);
}

/* All that lies in the window, rows [from, to), in the order of reading. */
static void window_put(Window *w, size_t from, size_t to)
{
    MapPlan *p = w->p;
    for (size_t r = from; r < to && !p->b->failed;) {
        size_t end = r + 1;
        while (end < to && p->rows[end].layer == p->rows[r].layer)
            end++;
        ground_put(w, r, end);
        const MapRow *last = &p->rows[end - 1];
        for (size_t i = p->rows[r].first; i < last->first + last->count && !p->b->failed; i++) {
            Box box = box_at(p, i);
            box.rect.y += w->at - w->y0;
            board_box(p->b, &box);
        }
        r = end;
    }
    for (size_t n = 0; n < p->route_count && !p->b->failed; n++)
        route_put(w, &p->routes[n]);
}

/* ---- what comes in and goes out ---- */

static Box side_look(const MapPlan *p, const TreeNode *node)
{
    TreeNode styled = *node;
    styled.style = node->style && *node->style ? node->style : "kedua";
    return board_look(p->b, &styled);
}

/* Beside the map: a box as high as it, joined to the layers that are flows, or to the middle one. */
static void side_put(MapPlan *p, const TreeNode *node, bool left, Unit height)
{
    Board *b = p->b;
    Box box = side_look(p, node);
    box.lines = board_text(b, node, &box, NULL, false, p->side);
    box.rect = (Rect){left ? 0 : b->width - p->side, 0, p->side, height};
    board_box(b, &box);
    bool any = false;
    for (size_t i = 0; i < p->map->layer_count; i++)
        any |= p->map->layers[i].flow && p->map->layers[i].node->child_count;
    for (size_t r = 0; r < p->row_count; r++) {
        size_t layer = p->rows[r].layer, end = r;
        while (end < p->row_count && p->rows[end].layer == layer)
            end++;
        if (!begins_layer(p, r) || (any ? !p->map->layers[layer].flow : layer != p->rows[p->row_count / 2].layer))
            continue;
        Unit y = (p->rows[r].y + p->rows[end - 1].y + p->rows[end - 1].height) / 2, x = left ? p->side : b->width - p->side - JOIN;
        board_stroke(b, (Stroke){x, y, x + JOIN, y, false, true});
    }
}

/* Above or below the map, over the whole width; gives the height with the arrow. */
static Unit bar_put(MapPlan *p, const TreeNode *node, Unit y, bool above)
{
    Board *b = p->b;
    Box box = side_look(p, node);
    box.lines = board_text(b, node, &box, NULL, false, b->width);
    Unit height = board_text_height(&box.lines), top = above ? y : y + JOIN, arrow = above ? y + height : y;
    box.rect = (Rect){0, top, b->width, height};
    board_box(b, &box);
    board_stroke(b, (Stroke){b->width / 2, arrow, b->width / 2, arrow + JOIN, false, true});
    return height + JOIN;
}

/* ---- the whole ---- */

/* A long code takes what it needs, within reason. */
static Unit wider(Unit width, Unit need)
{
    return need > width ? (need < 2 * TITLE ? need : 2 * TITLE) : width;
}

/* Lanes take their room from the boxes: layers whose boxes became too narrow for their words get fewer in a row. Whether there are such. */
static bool thin_out(MapPlan *p)
{
    bool any = false;
    for (size_t r = 0; r < p->row_count; r++) {
        const MapRow *row = &p->rows[r];
        size_t most = row->count;
        if (!begins_layer(p, r) || most < 2 || row->width >= least_width(p, &p->map->layers[row->layer]))
            continue;
        p->most[row->layer] = most - 1;
        any = true;
    }
    return any;
}

/* Rows, and the ways of the arrows between them, with x for all. */
static bool settle(MapPlan *p, Unit left, Unit right)
{
    do {
        p->box_count = p->row_count = p->route_count = 0;
        p->left = left;
        p->right = right;
        if (!make_rows(p) || !make_routes(p) || !p->row_count)
            return false;
        for (size_t r = 0; r < p->row_count; r++)
            p->rows[r].gap = 13 * UNIT_PT;
        spread(p);
        routes_choose(p);
        p->left += p->edge;
        p->right -= p->edge;
        spread(p);
    } while (!p->b->failed && thin_out(p)); /* each time a row holds fewer */
    return !p->b->failed;
}

/* Places everything for a map with or without boxes at its sides. False: there is nothing, or no room for it. */
static bool map_make(MapPlan *p, Board *b, const Map *map, bool sides)
{
    *p = (MapPlan){.b = b, .map = map, .title = TITLE, .side = SIDE, .parted = !sides};
    p->most = arena_array(b->arena, size_t, map->layer_count);
    b->failed |= map->layer_count && !p->most;
    for (size_t i = 0; i < map->layer_count && !b->failed; i++)
        p->title = wider(p->title, board_solid_width(b, map->layers[i].node));
    p->side = wider(p->side, map->input ? board_solid_width(b, map->input) : 0);
    p->side = wider(p->side, map->output ? board_solid_width(b, map->output) : 0);
    Unit left = sides && map->input ? p->side + JOIN : 0, right = sides && map->output ? b->width - p->side - JOIN : b->width;
    if (b->failed || !settle(p, left + p->title + PAD, right - PAD) || (sides && p->right - p->left < LEAST_MOST))
        return false;
    routes_place(p);
    heighten(p);
    return !b->failed;
}

static void sheets_put(MapPlan *p, Unit limit)
{
    Board *b = p->b;
    for (size_t from = 0; from < p->row_count && !b->failed;) {
        Window w = {.p = p, .x0 = 0, .x1 = b->width};
        w.at = from || !p->map->input ? 0 : bar_put(p, p->map->input, 0, true);
        w.y0 = from ? p->rows[from - 1].y + p->rows[from - 1].height : 0;
        size_t to = from + 1;
        while (to < p->row_count && p->rows[to].y + p->rows[to].height + TAIL - w.y0 + w.at <= limit)
            to++;
        w.y1 = to < p->row_count ? p->rows[to - 1].y + p->rows[to - 1].height + TAIL : map_height(p);
        window_put(&w, from, to);
        Unit height = w.at + w.y1 - w.y0;
        if (to == p->row_count && p->map->output)
            height += bar_put(p, p->map->output, height, false);
        board_sheet(b, height);
        from = to;
    }
}

/* The height of the map, or of what stands beside it. */
static Unit height_with_sides(const MapPlan *p)
{
    Unit height = map_height(p);
    for (int i = 0; i < 2; i++) {
        const TreeNode *node = i ? p->map->output : p->map->input;
        if (!node)
            continue;
        Box box = side_look(p, node);
        Lines lines = board_text(p->b, node, &box, NULL, false, p->side);
        height = board_text_height(&lines) > height ? board_text_height(&lines) : height;
    }
    return height;
}

void map_plan(Board *b, const Map *map, Unit limit)
{
    MapPlan p;
    bool beside = map_make(&p, b, map, true);
    Unit height = beside ? height_with_sides(&p) : 0;
    if ((!beside || height > limit) && map_make(&p, b, map, false)) {
        sheets_put(&p, limit);
        return;
    }
    if (beside && map->input)
        side_put(&p, map->input, true, height);
    Window w = {.p = &p, .y1 = height, .x0 = map->input ? p.side + JOIN : 0, .x1 = map->output ? b->width - p.side - JOIN : b->width};
    if (beside)
        window_put(&w, 0, p.row_count);
    if (beside && map->output)
        side_put(&p, map->output, false, height);
    board_sheet(b, height);
}
