/* heads.c: a table's cells on a grid.
 *
 * A scope says "my column", which is enough as long as a head stands above one column. In a head of several levels readers differ in what they make of it; so there every cell names its heads. */
#include "paint/heads.h"

enum { COLUMNS = 256 }; /* a table with more is left as it is */

typedef struct HeadCell {
    const Node *node;
    int first, end; /* its columns */
} HeadCell;

typedef struct Grid {
    Arena *arena;
    Heads *heads; /* by node id */
    HeadCell *head;
    size_t count, cap;
    const Node *holder[COLUMNS]; /* whose cell covers the column in the current row */
    int busy[COLUMNS];           /* for how many rows more, this one included */
    int width;
} Grid;

static bool is_merged_head(const Node *table)
{
    for (const Node *section = table->first; section; section = section->next)
        for (const Node *row = section->role == ROLE_THEAD ? section->first : NULL; row; row = row->next)
            for (const Node *cell = row->first; cell; cell = cell->next)
                if (cell->role == ROLE_TH && cell->colspan > 1)
                    return true;
    return false;
}

static bool add_head(Grid *g, const Node *cell, const Node *head)
{
    Heads *heads = &g->heads[cell->id];
    if (heads->count && heads->items[heads->count - 1] == head)
        return true;
    if (!arena_grow(g->arena, &heads->items, heads->count, &heads->cap))
        return false;
    heads->items[heads->count++] = head;
    return true;
}

static bool name_heads(Grid *g, const Node *cell, int first, int end)
{
    for (size_t i = 0; i < g->count; i++)
        if (g->head[i].first < end && g->head[i].end > first && !add_head(g, cell, g->head[i].node))
            return false;
    for (int c = 0; c < g->width; c++)
        if (g->busy[c] > 0 && g->holder[c]->role == ROLE_TH && !add_head(g, cell, g->holder[c]))
            return false;
    return true;
}

/* Lays a row's cells on the grid; false when there is no room. */
static bool place_row(Grid *g, const Node *row)
{
    int column = 0;
    for (const Node *cell = row->first; cell; cell = cell->next) {
        int span = cell->colspan > 1 ? cell->colspan : 1;
        while (column < COLUMNS && g->busy[column] > 0)
            column++;
        if (span > COLUMNS - column)
            return false;
        for (int end = column + span; column < end; column++) {
            g->holder[column] = cell;
            g->busy[column] = cell->rowspan > 1 ? cell->rowspan : 1;
        }
        g->width = column > g->width ? column : g->width;
    }
    return true;
}

/* The cells that begin in the row, one after the other: heads are remembered, others name theirs. */
static bool read_row(Grid *g, const Node *row, bool is_head)
{
    for (int c = 0, end; c < g->width; c = end) {
        const Node *cell = g->busy[c] > 0 ? g->holder[c] : NULL;
        for (end = c + 1; end < g->width && cell && g->busy[end] > 0 && g->holder[end] == cell;)
            end++;
        if (!cell || cell->parent != row)
            continue;
        if (is_head && cell->role == ROLE_TH) {
            if (!arena_grow(g->arena, &g->head, g->count, &g->cap))
                return false;
            g->head[g->count++] = (HeadCell){cell, c, end};
        } else if (!is_head && cell->role == ROLE_TD && !name_heads(g, cell, c, end)) {
            return false;
        }
    }
    return true;
}

static bool read_table(Grid *g, const Node *table)
{
    g->count = 0;
    g->width = 0;
    for (const Node *section = table->first; section; section = section->next) {
        if (section->role != ROLE_THEAD && section->role != ROLE_TBODY && section->role != ROLE_TFOOT)
            continue;
        for (int c = 0; c < COLUMNS; c++)
            g->busy[c] = 0;
        for (const Node *row = section->first; row; row = row->next) {
            if (!place_row(g, row))
                return true;
            if (!read_row(g, row, section->role == ROLE_THEAD))
                return false;
            for (int c = 0; c < g->width; c++)
                g->busy[c] -= g->busy[c] > 0;
        }
    }
    return true;
}

bool heads_find(Arena *arena, const Pages *pages, Heads **heads)
{
    Grid g = {.arena = arena};
    *heads = NULL;
    for (const Node *n = pages->root; n; n = pages_next(pages->root, n)) {
        if (n->role != ROLE_TABLE || !is_merged_head(n))
            continue;
        if (!g.heads && !(*heads = g.heads = arena_array(arena, Heads, (size_t)pages->node_count + 1)))
            return false;
        if (!read_table(&g, n))
            return false;
    }
    return true;
}
