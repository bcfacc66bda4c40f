/* cascade.c: trees read from left to right: the performance tree, and plans too long for columns.
 *
 * Model. While a node has one child only, both are banners over the whole width. Below the last banner each level is a column, and a box is as high as all that follows from it, so that
 * every line across the drawing reads as one chain of reasons. What stands deeper than COLUMNS is listed in the last column.
 * A drawing higher than its limit goes on on another sheet: each takes as many of the last boxes as fit, and the boxes they belong to are drawn again, marked as continued.
 * The same tree from top to bottom (pillars): each level a row, and a box as wide as what follows from it. */
#include <string.h>

#include "chart/kinds.h"

enum { COLUMNS = 5, MAX_DEPTH = 64 };

static const Unit GAP_X = 15 * UNIT_PT, GAP_Y = 5 * UNIT_PT, GROUP_Y = 8 * UNIT_PT, RISE = 12 * UNIT_PT, MIN_PILLAR = 76 * UNIT_PT;

/* A node with its text, and the leaves (last boxes, in order) that follow from it. */
typedef struct Branch {
    const TreeNode *node;
    Box look;
    Lines again; /* the text where it is continued */
    int column;
    size_t from, to; /* leaves */
    struct Branch **children;
    size_t count, cap;
    Unit need; /* for the leaves of this sheet */
} Branch;

typedef struct Plan {
    Board *b;
    Branch *top; /* where the columns begin; its box is the last banner */
    Unit lefts[COLUMNS], width;
    size_t leaves;
    Unit banners; /* lower end of the banners */
} Plan;

static bool add_child(Plan *p, Branch *cell, Branch *child)
{
    if (!child || !arena_grow(p->b->arena, &cell->children, cell->count, &cell->cap))
        return !(p->b->failed = true);
    cell->children[cell->count++] = child;
    return true;
}

/* The cells below `node`. In the last column a node is followed by its descendants as further boxes of that column. */
static void gather(Plan *p, Branch *parent, const TreeNode *node, int column, int guard)
{
    for (size_t i = 0; i < node->child_count && guard < MAX_DEPTH && !p->b->failed; i++) {
        Branch *cell = arena_make(p->b->arena, Branch);
        if (!add_child(p, parent, cell))
            return;
        cell->node = node->children[i];
        cell->column = column;
        cell->from = p->leaves;
        if (column + 1 < COLUMNS)
            gather(p, cell, cell->node, column + 1, guard + 1);
        if (!cell->count)
            p->leaves++;
        cell->to = p->leaves;
        if (column + 1 == COLUMNS)
            gather(p, parent, cell->node, column, guard + 1);
    }
}

static int columns_of(const Branch *cell)
{
    int most = cell->column + 1;
    for (size_t i = 0; i < cell->count; i++) {
        int n = columns_of(cell->children[i]);
        most = n > most ? n : most;
    }
    return most;
}

static void shape(Plan *p, Branch *cell)
{
    cell->look = board_look(p->b, cell->node);
    cell->look.lines = board_text(p->b, cell->node, &cell->look, NULL, false, p->width);
    if (cell->count)
        cell->again = board_text(p->b, cell->node, &cell->look, p->b->style->words.continued, true, p->width);
    for (size_t i = 0; i < cell->count && !p->b->failed; i++)
        shape(p, cell->children[i]);
}

/* Space above the i-th child: groups stand further apart than the boxes of one. */
static Unit gap_above(const Branch *cell)
{
    return cell->count ? GROUP_Y : GAP_Y;
}

/* Height of the cell with those of its leaves that lie in [from, to). */
static Unit measure(Branch *cell, size_t from, size_t to)
{
    Unit below = 0, own = board_text_height(cell->from < from ? &cell->again : &cell->look.lines);
    for (size_t i = 0; i < cell->count; i++) {
        Branch *c = cell->children[i];
        if (c->to <= from || c->from >= to)
            continue;
        below += measure(c, from, to) + (below ? gap_above(c) : 0);
    }
    return cell->need = below > own ? below : own;
}

/* What the children of `top` need together, without its own box. */
static Unit measure_all(Plan *p, size_t from, size_t to)
{
    Unit height = 0;
    for (size_t i = 0; i < p->top->count; i++) {
        Branch *c = p->top->children[i];
        if (c->to > from && c->from < to)
            height += measure(c, from, to) + (height ? gap_above(c) : 0);
    }
    return height;
}

/* Places a measured cell at `y`, `height` high: what it has more than its children need is shared among them. */
static void place(Plan *p, Branch *cell, Unit y, Unit height, size_t from, size_t to)
{
    Unit left = p->lefts[cell->column], needed = 0, n = 0;
    Box box = cell->look;
    if (cell->from < from)
        box.lines = cell->again;
    box.rect = (Rect){left, y, p->width, height};
    board_box(p->b, &box);
    for (size_t i = 0; i < cell->count; i++) {
        const Branch *c = cell->children[i];
        if (c->to > from && c->from < to) {
            needed += c->need + (n ? gap_above(c) : 0);
            n++;
        }
    }
    Unit spare = n ? (height - needed) / n : 0;
    bool first = true;
    for (size_t i = 0; i < cell->count && !p->b->failed; i++) {
        Branch *c = cell->children[i];
        if (c->to <= from || c->from >= to)
            continue;
        y += first ? 0 : gap_above(c);
        first = false;
        Unit h = c->need + spare;
        board_stroke(p->b, (Stroke){left + p->width, y + h / 2, p->lefts[c->column], y + h / 2, c->node->dashed, true});
        place(p, c, y, h, from, to);
        y += h;
    }
}

/* ---- banners ---- */

/* The root, and what follows from it alone, each over the whole width; the node whose children are the columns. */
static const TreeNode *banners_put(Plan *p, const TreeNode *node, Unit *y)
{
    Board *b = p->b;
    for (int guard = 0; guard < MAX_DEPTH && !b->failed; guard++) {
        Box box = board_look(b, node);
        box.lines = board_text(b, node, &box, NULL, false, b->width);
        box.rect = (Rect){0, *y, b->width, board_text_height(&box.lines)};
        board_box(b, &box);
        *y += box.rect.h;
        if (node->child_count != 1 || !node->children[0]->child_count)
            break;
        board_stroke(b, (Stroke){b->width / 2, *y, b->width / 2, *y + RISE, node->children[0]->dashed, true});
        *y += RISE;
        node = node->children[0];
    }
    return node;
}

/* The last banner on a further sheet; gives its height. */
static Unit again_put(Board *b, const TreeNode *node)
{
    Box box = board_look(b, node);
    box.lines = board_text(b, node, &box, b->style->words.continued, true, b->width);
    box.rect = (Rect){0, 0, b->width, board_text_height(&box.lines)};
    board_box(b, &box);
    return box.rect.h;
}

/* ---- from left to right ---- */

/* How many leaves from `from` on fit into `room`; at least one. */
static size_t fitting(Plan *p, size_t from, Unit room)
{
    size_t low = from + 1, high = p->leaves;
    while (low < high) {
        size_t middle = low + (high - low + 1) / 2;
        if (measure_all(p, from, middle) <= room)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* The columns of one sheet from `y` on, and the line from the banner to each chain. */
static Unit sheet_put(Plan *p, Unit y, size_t from, size_t to)
{
    Unit spine = p->lefts[0] / 2, top = y, last = y;
    measure_all(p, from, to);
    bool first = true;
    for (size_t i = 0; i < p->top->count && !p->b->failed; i++) {
        Branch *c = p->top->children[i];
        if (c->to <= from || c->from >= to)
            continue;
        y += first ? 0 : gap_above(c);
        first = false;
        last = y + c->need / 2;
        board_stroke(p->b, (Stroke){spine, last, p->lefts[0], last, c->node->dashed, true});
        place(p, c, y, c->need, from, to);
        y += c->need;
    }
    Unit start = top - GROUP_Y, end = to < p->leaves ? y + GROUP_Y : last;
    board_stroke(p->b, (Stroke){spine, start, spine, end, false, false});
    return to < p->leaves ? end : y;
}

void cascade_plan(Board *b, const Tree *tree, Unit limit)
{
    Plan p = {.b = b};
    Branch root = {.column = -1};
    Unit y = 0;
    b->align = ALIGN_LEFT;
    root.node = banners_put(&p, tree->root, &y);
    p.top = &root;
    gather(&p, &root, root.node, 0, 0);
    int columns = columns_of(&root);
    if (!p.leaves || b->failed) {
        board_sheet(b, y);
        return;
    }
    p.width = (b->width - GAP_X * columns) / columns;
    for (int c = 0; c < columns; c++)
        p.lefts[c] = GAP_X + c * (p.width + GAP_X);
    for (size_t i = 0; i < root.count; i++)
        shape(&p, root.children[i]);
    y += GROUP_Y;
    for (size_t from = 0; from < p.leaves && !b->failed;) {
        size_t to = fitting(&p, from, limit - y - GROUP_Y);
        board_sheet(b, sheet_put(&p, y, from, to));
        from = to;
        y = from < p.leaves ? again_put(b, root.node) + GROUP_Y : 0;
    }
}

/* ---- from top to bottom ---- */

static void pillar_put(Plan *p, const Branch *cell, const Unit *tops, const Unit *heights)
{
    Board *b = p->b;
    Unit x = (Unit)cell->from * (p->width + GAP_Y), width = (Unit)(cell->to - cell->from) * (p->width + GAP_Y) - GAP_Y, middle = x + width / 2;
    Box box = board_look(b, cell->node);
    box.lines = board_text(b, cell->node, &box, NULL, false, width);
    box.rect = (Rect){x, tops[cell->column], width, heights[cell->column]};
    board_box(b, &box);
    board_stroke(b, (Stroke){middle, box.rect.y - RISE, middle, box.rect.y, cell->node->dashed, true});
    for (size_t i = 0; i < cell->count && !b->failed; i++)
        pillar_put(p, cell->children[i], tops, heights);
}

static void pillar_measure(Plan *p, const Branch *cell, Unit *heights)
{
    Box box = board_look(p->b, cell->node);
    box.lines = board_text(p->b, cell->node, &box, NULL, false, (Unit)(cell->to - cell->from) * (p->width + GAP_Y) - GAP_Y);
    Unit h = board_text_height(&box.lines);
    heights[cell->column] = h > heights[cell->column] ? h : heights[cell->column];
    for (size_t i = 0; i < cell->count && !p->b->failed; i++)
        pillar_measure(p, cell->children[i], heights);
}

bool pillars_plan(Board *b, const Tree *tree)
{
    Plan p = {.b = b};
    Branch root = {.column = -1};
    Unit y = 0, tops[COLUMNS], heights[COLUMNS] = {0};
    root.node = banners_put(&p, tree->root, &y);
    p.top = &root;
    gather(&p, &root, root.node, 0, 0);
    int rows = columns_of(&root);
    p.width = p.leaves ? (b->width + GAP_Y) / (Unit)p.leaves - GAP_Y : b->width;
    if (p.width < MIN_PILLAR)
        return false;
    for (size_t i = 0; i < root.count && !b->failed; i++)
        pillar_measure(&p, root.children[i], heights);
    for (int r = 0; r < rows; r++) {
        tops[r] = y + RISE;
        y = tops[r] + heights[r];
    }
    for (size_t i = 0; i < root.count && !b->failed; i++)
        pillar_put(&p, root.children[i], tops, heights);
    board_sheet(b, y);
    return true;
}
