/* tree.c: organisation charts, as offices print them.
 *
 * Model. The head stands on top in the middle, and a trunk goes down from it. Beside the trunk stand those who are not in line: groups of functional posts on a dashed line at the left, staff (the
 * secretariat, with its own posts below it) at the right. At the trunk's foot the posts in line stand beside each other as columns, each with its descendants listed under it, indented by
 * depth. Units that stand apart hang below all of them. Columns that would be narrower than MIN_COLUMN stand in several rows under one spine. All boxes of a row that stand equally deep
 * are equally high.
 * Rejected: the tidy tree with every level a row (a department of six divisions with four posts each needs a metre of paper). */
#include <string.h>

#include "chart/kinds.h"

enum { MAX_DEPTH = 8 };

static const Unit GAP = 10 * UNIT_PT, RISE = 16 * UNIT_PT, INDENT = 10 * UNIT_PT, MIN_COLUMN = 74 * UNIT_PT;

typedef struct Draft {
    Board *b;
    bool measuring;
    Unit heights[MAX_DEPTH + 1]; /* of the boxes in the row, by depth */
    Unit reach;                  /* lowest line that leaves the trunk sideways */
} Draft;

/* Where children stand: a stretch of the board, and the x of the line they hang on. */
typedef struct Stretch {
    Unit x, width, trunk;
} Stretch;

typedef struct Kids {
    TreeNode *const *items;
    size_t count;
} Kids;

static Unit larger(Unit a, Unit b)
{
    return a > b ? a : b;
}

static void join(Draft *d, Unit x0, Unit y0, Unit x1, Unit y1, bool dashed)
{
    if (!d->measuring && (x0 != x1 || y0 != y1))
        board_stroke(d->b, (Stroke){x0, y0, x1, y1, dashed, false});
}

/* Places a box at least `least` high; gives its height. */
static Unit box_put(Draft *d, const TreeNode *node, Unit x, Unit y, Unit width, Unit least)
{
    Box box = board_look(d->b, node);
    box.lines = board_text(d->b, node, &box, NULL, false, width);
    box.rect = (Rect){x, y, width, larger(board_text_height(&box.lines), least)};
    if (!d->measuring)
        board_box(d->b, &box);
    return box.rect.h;
}

/* A node with its descendants listed under it; gives the height of all. */
static Unit column_put(Draft *d, const TreeNode *node, Unit x, Unit y, Unit width, int depth)
{
    Unit head = box_put(d, node, x, y, width, d->heights[depth]), bottom = y + head, spine = x + INDENT / 2;
    if (d->measuring)
        d->heights[depth] = head;
    /* Deep levels stop indenting before a box gets too narrow for its words. */
    Unit indent = width - INDENT >= MIN_COLUMN * 3 / 4 ? INDENT : INDENT / 2, from = y + head;
    spine = x + indent / 2;
    for (size_t i = 0; depth < MAX_DEPTH && i < node->child_count && !d->b->failed; i++) {
        const TreeNode *child = node->children[i];
        Unit top = bottom + GAP, height = column_put(d, child, x + indent, top, width - indent, depth + 1), middle = top + d->heights[depth + 1] / 2;
        join(d, spine, from, spine, middle, child->dashed);
        join(d, spine, middle, x + indent, middle, child->dashed);
        from = child->dashed ? from : middle;
        bottom = top + height;
    }
    return bottom - y;
}

/* The columns of one row, under a bus, each as wide as where `per` of them stand in it; gives their height. */
static Unit row_put(Draft *d, Kids kids, size_t per, Stretch s, Unit y)
{
    Unit n = (Unit)kids.count, width = (s.width - GAP * (Unit)(per - 1)) / (Unit)per, height = 0, widest = d->b->width * 2 / 5;
    width = width > widest ? widest : width;
    Unit all = width * n + GAP * (n - 1), left = s.x + (s.width - all) / 2, bus = y - RISE / 2;
    Unit first = left + width / 2, last = left + all - width / 2;
    bool outer = d->measuring;
    memset(d->heights, 0, sizeof d->heights);
    for (int pass = outer ? 1 : 0; pass < 2; pass++) {
        d->measuring = outer || pass == 0;
        for (size_t i = 0; i < kids.count && !d->b->failed; i++) {
            Unit x = left + (Unit)i * (width + GAP), h = column_put(d, kids.items[i], x, y, width, 0);
            join(d, x + width / 2, bus, x + width / 2, y, kids.items[i]->dashed);
            height = larger(height, h);
        }
    }
    join(d, s.trunk < first ? s.trunk : first, bus, s.trunk > last ? s.trunk : last, bus, false);
    return height;
}

static size_t fitting(Unit width)
{
    Unit n = (width + GAP) / (MIN_COLUMN + GAP);
    return n > 0 ? (size_t)n : 1;
}

/* Children hanging from (trunk, y), in as many rows as they need, and `below` under them; gives the lower end. */
static Unit children_put(Draft *d, Kids kids, Kids below, Stretch s, Unit y)
{
    size_t fit = fitting(s.width), rows = (kids.count + fit - 1) / fit, per = rows ? (kids.count + rows - 1) / rows : 1;
    /* The trunk may pass between two columns, but not through one. */
    bool through = rows <= 1 && kids.count % 2 == 0 && below.count;
    bool spine = rows + (below.count && !through) > 1;
    Unit bus = y + RISE / 2, last = bus;
    join(d, s.trunk, y, s.trunk, bus, false);
    Stretch in = spine ? (Stretch){s.x + 2 * GAP, s.width - 2 * GAP, s.x} : s;
    if (spine) {
        d->b->strain = rows > 1 ? 1 : d->b->strain;
        join(d, s.x, bus, s.trunk, bus, false);
    }
    for (size_t i = 0; i < kids.count && !d->b->failed; i += per) {
        size_t count = kids.count - i < per ? kids.count - i : per;
        last = y + RISE / 2;
        y += RISE + row_put(d, (Kids){kids.items + i, count}, per, in, y + RISE);
    }
    if (below.count) {
        last = y + RISE / 2;
        if (through)
            join(d, s.trunk, bus, s.trunk, last, false);
        y += RISE + row_put(d, below, below.count, in, y + RISE);
    }
    if (spine)
        join(d, s.x, bus, s.x, last, false);
    return y;
}

/* ---- beside the trunk ---- */

/* Groups at the left, under each other, each on a line of its own; gives the lower end. */
static Unit groups_put(Draft *d, Kids groups, Unit trunk, Unit y)
{
    Unit width = d->b->width * 3 / 10, x = trunk - RISE - width;
    x = x > 0 ? x : 0;
    for (size_t i = 0; i < groups.count && !d->b->failed; i++) {
        Unit top = y + (i ? GAP : 0);
        memset(d->heights, 0, sizeof d->heights);
        bool outer = d->measuring;
        d->measuring = true;
        column_put(d, groups.items[i], x, top, width, 0);
        d->measuring = outer;
        y = top + column_put(d, groups.items[i], x, top, width, 0);
        d->reach = larger(d->reach, top + d->heights[0] / 2);
        join(d, trunk, top + d->heights[0] / 2, x + width, top + d->heights[0] / 2, groups.items[i]->dashed);
    }
    return y;
}

/* Staff at the right, with its own posts in a row below; gives the lower end. */
static Unit staff_put(Draft *d, Kids staff, Unit trunk, Unit y)
{
    Unit left = trunk + RISE, zone = d->b->width - left, width = d->b->width * 2 / 5;
    width = width > zone ? zone : width;
    for (size_t i = 0; i < staff.count && !d->b->failed; i++) {
        const TreeNode *node = staff.items[i];
        Unit x = left + (zone - width) / 2, top = y + (i ? GAP : 0), height = box_put(d, node, x, top, width, 0);
        d->reach = larger(d->reach, top + height / 2);
        join(d, trunk, top + height / 2, x, top + height / 2, node->dashed);
        y = top + height;
        Kids kids = {node->children, node->child_count}, none = {NULL, 0};
        if (kids.count)
            y = children_put(d, kids, none, (Stretch){left, zone, x + width / 2}, y);
    }
    return y;
}

/* ---- the whole ---- */

typedef enum { LINE, GROUP, STAFF, BELOW, PLACES } PostPlace;

static PostPlace place_of(const TreeNode *node)
{
    if (node->place == NODE_SIDE)
        return STAFF;
    if (node->place == NODE_BELOW)
        return BELOW;
    return node->dashed && !node->child_count ? GROUP : LINE;
}

/* The children by where they stand. */
static void sort_out(Board *b, const TreeNode *node, Kids out[PLACES])
{
    for (int p = 0; p < PLACES; p++) {
        TreeNode **items = arena_array(b->arena, TreeNode *, node->child_count);
        b->failed |= node->child_count && !items;
        out[p] = (Kids){items, 0};
        for (size_t i = 0; items && i < node->child_count; i++)
            if (place_of(node->children[i]) == (PostPlace)p)
                items[out[p].count++] = node->children[i];
    }
}

static int depth_of(const TreeNode *node, int guard)
{
    int deepest = 0;
    for (size_t i = 0; i < node->child_count && guard < 64; i++) {
        int depth = depth_of(node->children[i], guard + 1);
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest + 1;
}

bool organisation_plan(Board *b, const Tree *tree)
{
    Draft d = {.b = b};
    const TreeNode *node = tree->root;
    Unit trunk = b->width / 2, y = 0, width = b->width * 2 / 5;
    Kids kids[PLACES] = {{NULL, 0}};
    if (depth_of(node, 0) > MAX_DEPTH)
        return false;
    for (int depth = 0; !b->failed; depth++) {
        y += box_put(&d, node, trunk - width / 2, y, width, 0);
        sort_out(b, node, kids);
        if (node->child_count != 1 || kids[LINE].count != 1)
            break;
        join(&d, trunk, y, trunk, y + RISE, false);
        y += RISE;
        node = kids[LINE].items[0];
    }
    if (kids[GROUP].count || kids[STAFF].count) {
        Unit left = groups_put(&d, kids[GROUP], trunk, y + RISE), right = staff_put(&d, kids[STAFF], trunk, y + RISE), end = larger(left, right);
        bool more = kids[LINE].count || kids[BELOW].count;
        join(&d, trunk, y, trunk, more ? end : d.reach, false);
        y = end;
    }
    if (kids[LINE].count || kids[BELOW].count)
        y = children_put(&d, kids[LINE], kids[BELOW], (Stretch){0, b->width, trunk}, y);
    board_sheet(b, y);
    return true;
}
