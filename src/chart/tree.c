/* tree.c: organisation charts and performance trees.
 *
 * Model. The trunk stands on top: the root and, while a node has one child only, that child. Below it the children of the last trunk node stand beside each other as columns, each with its
 * descendants listed under it, indented by depth, joined by elbows. When the columns would be narrower than MIN_COLUMN they stand in several rows under one
 * spine. Boxes are as high as their text; text is broken, never cut. Type shrinks to 7 pt before the diagram is given up: one that is still higher than a page becomes
 * an outline, every node a line of its own, which may go on on further pages.
 * Rejected: the tidy tree with every level a row (a department of six divisions with four posts each needs a metre of paper). */
#include "chart/tree.h"

#include <string.h>

enum { MAX_DEPTH = 12, SMALLEST = 7 * 1024 };

static const Unit PAD_X = 4 * 1024, PAD_Y = 3 * 1024, GAP = 7 * 1024, RISE = 14 * 1024, INDENT = 9 * 1024, MIN_COLUMN = 68 * 1024;

typedef struct Box {
    const TreeNode *node;
    Rect rect;
    const Text *text;
    Lines lines;
} Box;

typedef struct Draw {
    Arena *arena;
    Diags *diags;
    Fonts *fonts;
    const Style *style;
    const TextStyle *type;
    const Tree *tree;
    Unit size, width;
    Page *page; /* NULL: measuring */
    Node *tag;
    Unit x, y; /* of the drawing */
    bool failed;
} Draw;

/* ---- boxes ---- */

static bool add_span(Draw *d, Span *span, const char *text, bool bold)
{
    const Font *font = fonts_get(d->fonts, d->diags, d->type->family, d->size, bold, false);
    if (!font)
        d->failed = true;
    *span = (Span){.text = text, .len = (int)strlen(text), .font = font, .color = d->type->color};
    return !d->failed;
}

/* Title in bold, then the text on lines of its own. */
static void box_shape(Draw *d, Box *box, Unit width)
{
    Span spans[3];
    size_t n = 0;
    const char *text = box->node->text.count ? inlines_plain(d->arena, &box->node->text) : NULL;
    bool ok = true;
    if (box->node->title && *box->node->title)
        ok = add_span(d, &spans[n++], box->node->title, true);
    if (ok && text && *text) {
        if (n)
            ok = add_span(d, &spans[n++], "\n", false);
        ok = ok && add_span(d, &spans[n++], text, false);
    }
    if (ok && !n)
        ok = add_span(d, &spans[n++], "", false);
    TextOptions options = {.hyphenate = true};
    BreakOptions breaks = {.width = width - 2 * PAD_X, .align = d->tree->organisation ? ALIGN_CENTER : ALIGN_LEFT, .line_height = 1150};
    if (!ok || !text_shape(d->arena, d->diags, d->fonts, spans, n, &options, &box->text) ||
        !text_break(d->arena, d->diags, box->text, &breaks, &box->lines))
        d->failed = true;
}

typedef struct LinePlace {
    Draw *d;
    Unit x, baseline;
} LinePlace;

static bool put_part(void *context, const LinePart *part)
{
    LinePlace *p = context;
    if (!part->glyphs)
        return true;
    return page_glyphs(p->d->page, p->d->tag, p->x + part->x, p->baseline + part->y, part->glyphs, part->color);
}

static Color color_of(const Draw *d, const char *name, Color otherwise)
{
    Color c = otherwise;
    if (name)
        style_color(d->style, name, &c);
    return c;
}

/* A quiet tint of a palette colour, so that black text stays readable on it. */
static Color tint(Color c)
{
    return (Color){(uint8_t)(255 - (255 - c.r) / 6), (uint8_t)(255 - (255 - c.g) / 6), (uint8_t)(255 - (255 - c.b) / 6), 255};
}

static void box_frame(Draw *d, const Box *box)
{
    Color line = color_of(d, "utama", (Color){0x40, 0x40, 0x40, 255});
    Color fill = box->node->style ? tint(color_of(d, box->node->style, (Color){0xd0, 0xd0, 0xd0, 255})) : (Color){255, 255, 255, 255};
    Rect r = box->rect;
    if (!box->node->dashed) {
        d->failed |= !page_rect(d->page, d->tag, r, fill, line, UNIT_PT * 6 / 10);
        return;
    }
    struct {
        Path path;
        Paint paint;
        Unit points[8], dashes[2];
        uint8_t ops[5];
    } *p = arena_alloc(d->page->arena, sizeof *p);
    if (!p) {
        d->failed = true;
        return;
    }
    const Unit points[] = {r.x, r.y, r.x + r.w, r.y, r.x + r.w, r.y + r.h, r.x, r.y + r.h};
    const uint8_t ops[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    memcpy(p->points, points, sizeof points);
    memcpy(p->ops, ops, sizeof ops);
    p->dashes[0] = UNIT_PT * 3;
    p->dashes[1] = UNIT_PT * 2;
    p->path = (Path){p->ops, 5, p->points, 4};
    p->paint = (Paint){.fill = fill, .stroke = line, .width = UNIT_PT * 6 / 10, .dashes = p->dashes, .dash_count = 2};
    d->failed |= !page_path(d->page, d->tag, &p->path, &p->paint);
}

static void box_draw(Draw *d, const Box *box)
{
    if (!d->page || d->failed)
        return;
    box_frame(d, box);
    Unit y = box->rect.y + PAD_Y;
    for (size_t i = 0; i < box->lines.count && !d->failed; i++) {
        LinePlace part = {d, box->rect.x + PAD_X, y + box->lines.items[i].baseline};
        d->failed |= !line_parts(d->page->arena, &box->lines, i, put_part, &part);
        y += box->lines.items[i].height;
    }
}

/* Places and draws a box; gives its rectangle. */
static Rect box_put(Draw *d, const TreeNode *node, Unit x, Unit y, Unit width)
{
    Box box = {.node = node};
    box_shape(d, &box, width);
    box.rect = (Rect){x, y, width, d->failed ? 0 : box.lines.height + 2 * PAD_Y};
    box_draw(d, &box);
    return box.rect;
}

static void join(Draw *d, Unit x0, Unit y0, Unit x1, Unit y1)
{
    if (d->page && !d->failed)
        d->failed |= !page_line(d->page, NULL, x0, y0, x1, y1, color_of(d, "utama", (Color){0x40, 0x40, 0x40, 255}), UNIT_PT * 6 / 10);
}

/* ---- the tree ---- */

/* A node and its descendants as an indented list; gives the height below `y`, and that of the node's own box. */
static Unit column_put(Draw *d, const TreeNode *node, Unit x, Unit y, Unit width, int depth, Unit *head)
{
    Rect own = box_put(d, node, x, y, width);
    *head = own.h;
    Unit bottom = own.y + own.h, spine = x + INDENT / 2;
    if (depth >= MAX_DEPTH)
        return bottom - y;
    Unit last = bottom;
    for (size_t i = 0; i < node->child_count && !d->failed; i++) {
        Unit top = bottom + GAP;
        /* Deep levels stop indenting before a box gets too narrow for its words. */
        Unit indent = width - INDENT >= MIN_COLUMN * 3 / 4 ? INDENT : 0;
        Unit child_head, height = column_put(d, node->children[i], x + indent, top, width - indent, depth + 1, &child_head);
        last = top + child_head / 2;
        if (indent)
            join(d, spine, last, x + indent, last);
        bottom = top + height;
    }
    if (node->child_count && last > own.y + own.h)
        join(d, spine, own.y + own.h, spine, last);
    return bottom - y;
}

/* The columns of one row below the bus; gives their height. `inset` is kept free at the left for the spine of several rows. */
static Unit row_put(Draw *d, TreeNode *const *children, size_t count, Unit y, Unit inset)
{
    Unit room = d->width - inset, head, width = (room - GAP * (Unit)(count - 1)) / (Unit)count, height = 0;
    if (width > d->width * 2 / 5)
        width = d->width * 2 / 5;
    Unit all = width * (Unit)count + GAP * (Unit)(count - 1), left = d->x + inset + (room - all) / 2, bus = y - RISE / 2;
    Unit trunk = inset ? d->x : d->x + d->width / 2, first = left + width / 2, last = left + all - width / 2;
    for (size_t i = 0; i < count && !d->failed; i++) {
        Unit x = left + (Unit)i * (width + GAP), h = column_put(d, children[i], x, y, width, 0, &head);
        join(d, x + width / 2, bus, x + width / 2, y);
        height = h > height ? h : height;
    }
    join(d, trunk < first ? trunk : first, bus, trunk > last ? trunk : last, bus);
    return height;
}

/* The trunk: the root and what follows it alone; `*y` gets its lower end. The node under which the columns stand; NULL when there is none. */
static const TreeNode *trunk_put(Draw *d, Unit *y)
{
    const TreeNode *node = d->tree->root;
    Unit centre = d->x + d->width / 2;
    for (int depth = 0; node; depth++) {
        Unit width = d->width * (d->tree->organisation ? 2 : 3) / 5;
        Rect r = box_put(d, node, centre - width / 2, *y, width);
        *y = r.y + r.h;
        if (!node->child_count)
            return NULL;
        join(d, centre, *y, centre, *y + RISE / 2);
        if (node->child_count > 1 || depth >= MAX_DEPTH)
            return node;
        join(d, centre, *y + RISE / 2, centre, *y + RISE);
        *y += RISE;
        node = node->children[0];
    }
    return NULL;
}

/* Draws (or measures) the diagram at d->size; gives the height. */
static Unit diagram_put(Draw *d)
{
    Unit y = d->y;
    const TreeNode *node = trunk_put(d, &y);
    if (!node)
        return y - d->y;
    size_t fit = (size_t)((d->width + GAP) / (MIN_COLUMN + GAP));
    fit = fit ? fit : 1;
    size_t rows = (node->child_count + fit - 1) / fit, per = (node->child_count + rows - 1) / rows;
    Unit inset = rows > 1 ? 2 * GAP : 0, bus = y + RISE / 2, last = bus;
    if (inset)
        join(d, d->x, bus, d->x + d->width / 2, bus);
    for (size_t i = 0; i < node->child_count && !d->failed; i += per) {
        size_t count = node->child_count - i < per ? node->child_count - i : per;
        last = y + RISE / 2;
        y += RISE + row_put(d, node->children + i, count, y + RISE, inset);
    }
    if (inset)
        join(d, d->x, bus, d->x, last);
    return y - d->y;
}

/* ---- plans ---- */

/* A line of an outline: a node, how deep it stands, and for each level above whether its spine goes on below this line. */
typedef struct TreeBand {
    const TreeNode *node;
    int depth;
    bool spine[MAX_DEPTH + 1];
    Unit height;
} TreeBand;

struct TreePlan {
    Draw draw;       /* what all bands share */
    TreeBand *bands; /* of an outline; NULL: a diagram */
    size_t count, cap;
    Unit height; /* of a diagram */
};

static Unit band_indent(const TreeBand *band)
{
    return (Unit)band->depth * INDENT * 2;
}

/* Lists a node and its descendants; what stands deeper than MAX_DEPTH goes on at that depth. */
static bool list_bands(Arena *arena, TreePlan *plan, const TreeNode *node, int depth, const bool *spine, int guard)
{
    if (!arena_grow(arena, &plan->bands, plan->count, &plan->cap))
        return false;
    TreeBand band = {.node = node, .depth = depth};
    memcpy(band.spine, spine, sizeof band.spine);
    plan->bands[plan->count++] = band;
    for (size_t i = 0; i < node->child_count && guard < 64; i++) {
        bool below[MAX_DEPTH + 1];
        int deeper = depth < MAX_DEPTH ? depth + 1 : MAX_DEPTH;
        memcpy(below, spine, sizeof below);
        below[deeper] = i + 1 < node->child_count;
        if (!list_bands(arena, plan, node->children[i], deeper, below, guard + 1))
            return false;
    }
    return true;
}

static bool plan_outline(Arena *arena, TreePlan *plan)
{
    bool none[MAX_DEPTH + 1] = {false};
    if (!list_bands(arena, plan, plan->draw.tree->root, 0, none, 0))
        return false;
    for (size_t i = 0; i < plan->count; i++) {
        TreeBand *band = &plan->bands[i];
        plan->draw.x = plan->draw.y = 0;
        band->height = box_put(&plan->draw, band->node, 0, 0, plan->draw.width - band_indent(band)).h + GAP;
    }
    return !plan->draw.failed;
}

bool tree_plan(Arena *arena, Diags *diags, Fonts *fonts, const Style *style, const Tree *tree, Unit width, Unit limit, TreePlan **out)
{
    TreePlan *plan = arena_make(arena, TreePlan);
    if (!plan)
        return diag_memory(diags);
    plan->draw =
        (Draw){.arena = arena, .fonts = fonts, .diags = diags, .style = style, .type = style_text(style, "simpul"), .tree = tree, .width = width};
    Draw *d = &plan->draw;
    /* The largest type at which the diagram is no higher than one and a half times its width. */
    for (d->size = d->type->size; (plan->height = diagram_put(d)) > width * 3 / 2 && d->size > SMALLEST && !d->failed;)
        d->size = d->size - UNIT_PT / 2 > SMALLEST ? d->size - UNIT_PT / 2 : SMALLEST;
    if (plan->height > limit && !d->failed) {
        d->size = d->type->size;
        if (!plan_outline(arena, plan))
            return diag_memory(diags);
    }
    *out = plan;
    return !d->failed || diag_memory(diags);
}

size_t tree_bands(const TreePlan *plan)
{
    return plan->bands ? plan->count : 1;
}

Unit tree_band_height(const TreePlan *plan, size_t band)
{
    return plan->bands ? plan->bands[band].height : plan->height;
}

/* The box, its elbow, and the spines that pass it. */
static void band_put(Draw *d, const TreeBand *band)
{
    Unit x = d->x + band_indent(band), spine = x - INDENT;
    Rect r = box_put(d, band->node, x, d->y, d->width - band_indent(band));
    if (band->depth > 0) {
        join(d, spine, d->y - GAP, spine, d->y + r.h / 2);
        join(d, spine, d->y + r.h / 2, x, d->y + r.h / 2);
    }
    for (int level = 1; level <= band->depth; level++)
        if (band->spine[level])
            join(d, d->x + (Unit)level * INDENT * 2 - INDENT, d->y, d->x + (Unit)level * INDENT * 2 - INDENT, d->y + band->height);
}

bool tree_draw(const TreePlan *plan, size_t band, Page *page, Unit x, Unit y, Node *node)
{
    Draw d = plan->draw;
    d.arena = arena_new();
    if (!d.arena)
        return diag_memory(d.diags);
    d.page = page;
    d.tag = node;
    d.x = x;
    d.y = y;
    if (plan->bands)
        band_put(&d, &plan->bands[band]);
    else
        diagram_put(&d);
    arena_drop(d.arena);
    return !d.failed || diag_memory(d.diags);
}
