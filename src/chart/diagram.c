/* diagram.c: which kind of drawing, in which size of type. */
#include "chart/diagram.h"

#include "chart/kinds.h"

/* Lays the block out in the board's type. `last`: what is too high in its own form is read from left to right instead, for that may go on on another sheet. */
static void lay(Board *b, const Block *block, Unit limit, bool last)
{
    board_clear(b);
    if (block->kind == BLOCK_MAP) {
        map_plan(b, &block->u.map, limit);
        return;
    }
    const Tree *tree = &block->u.tree;
    bool done = tree->kind == TREE_ORGANISATION ? organisation_plan(b, tree) : tree->kind == TREE_VISION && pillars_plan(b, tree);
    if (b->failed || (done && (!last || b->sheets[0].height <= limit)))
        return;
    board_clear(b);
    cascade_plan(b, tree, limit);
}

static bool fits(const Board *b, Unit limit)
{
    return b->failed || (b->sheet_count == 1 && b->sheets[0].height <= limit);
}

bool diagram_plan(Arena *arena, Diags *diags, Fonts *fonts, const Style *style, const Block *block, Unit width, Unit limit, Diagram **out)
{
    Board *b = arena_make(arena, Board);
    if (!b)
        return diag_memory(diags);
    *b = board_new(arena, diags, fonts, style, width);
    Unit size = b->size;
    lay(b, block, limit, false);
    while (!fits(b, limit) && b->size > BOARD_SMALLEST) {
        b->size = b->size - UNIT_PT / 2 > BOARD_SMALLEST ? b->size - UNIT_PT / 2 : BOARD_SMALLEST;
        lay(b, block, limit, false);
    }
    if (b->size < size && b->strain == 0)
        b->strain = 1;
    if (!fits(b, limit)) { /* small type does not help */
        b->size = size;
        lay(b, block, limit, true);
        b->strain = 2;
    }
    *out = b;
    return !b->failed || diag_memory(diags);
}

size_t diagram_sheets(const Diagram *diagram)
{
    return diagram->sheet_count;
}

Unit diagram_height(const Diagram *diagram, size_t sheet)
{
    return diagram->sheets[sheet].height;
}

int diagram_strain(const Diagram *diagram)
{
    return diagram->strain;
}

bool diagram_draw(const Diagram *diagram, size_t sheet, Page *page, Unit x, Unit y, Node *node)
{
    return board_draw(diagram, sheet, page, x, y, node);
}
