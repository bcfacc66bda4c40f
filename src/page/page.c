/* page.c: pages, nodes and items: growable arrays in an arena. */
#include "page/page.h"

#include <assert.h>
#include <string.h>

Pages *pages_new(Arena *arena)
{
    Pages *pages = arena_make(arena, Pages);
    if (!pages)
        return NULL;
    pages->arena = arena;
    pages->root = arena_make(arena, Node);
    if (!pages->root)
        return NULL;
    pages->root->role = ROLE_DOCUMENT;
    pages->root->id = ++pages->node_count;
    return pages;
}

/* The last page leaves the draft; what is stamped on it later finds room. */
static bool settle(Pages *pages)
{
    enum { STAMPS = 8 };
    Page *page = pages->count ? pages->items[pages->count - 1] : NULL;
    if (!page || !page->drafts)
        return true;
    Item *items = arena_array(pages->arena, Item, page->count + STAMPS);
    if (!items)
        return false;
    if (page->count)
        memcpy(items, page->items, page->count * sizeof *items);
    page->items = items;
    page->cap = page->count + STAMPS;
    page->drafts = NULL;
    return true;
}

Page *pages_add(Pages *pages, Unit width, Unit height, Rect body)
{
    Page *page = settle(pages) ? arena_make(pages->arena, Page) : NULL;
    if (!page || !arena_grow(pages->arena, &pages->items, pages->count, &pages->cap))
        return NULL;
    *page = (Page){.width = width, .height = height, .body = body, .arena = pages->arena, .drafts = pages};
    pages->items[pages->count++] = page;
    return page;
}

/* The innermost open section above `level`; the root where there is none. */
static Node *innermost(const Pages *pages, int level)
{
    while (level > 0 && !pages->sections[level - 1])
        level--;
    return level ? pages->sections[level - 1] : pages->root;
}

Node *pages_node(Pages *pages, Node *parent, Role role)
{
    Node *node = arena_make(pages->arena, Node);
    if (!node)
        return NULL;
    if (!parent)
        parent = innermost(pages, PAGES_LEVELS);
    node->role = role;
    node->id = ++pages->node_count;
    node->parent = parent;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

Node *pages_section(Pages *pages, int level)
{
    assert(level >= 1 && level <= PAGES_LEVELS);
    Node *section = pages_node(pages, innermost(pages, level - 1), ROLE_SECT);
    if (!section)
        return NULL;
    pages->sections[level - 1] = section;
    for (int below = level; below < PAGES_LEVELS; below++)
        pages->sections[below] = NULL;
    return section;
}

void pages_sections_end(Pages *pages)
{
    memset(pages->sections, 0, sizeof pages->sections);
}

const Node *pages_next(const Node *root, const Node *node)
{
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

void node_detach(Node *node)
{
    Node *parent = node->parent, *before = NULL;
    for (Node *n = parent->first; n != node; n = n->next)
        before = n;
    if (before)
        before->next = node->next;
    else
        parent->first = node->next;
    if (parent->last == node)
        parent->last = before;
    node->next = NULL;
}

bool pages_bookmark(Pages *pages, int level, const char *title, const char *dest)
{
    if (!arena_grow(pages->arena, &pages->bookmarks, pages->bookmark_count, &pages->bookmark_cap))
        return false;
    pages->bookmarks[pages->bookmark_count++] = (Bookmark){level, title, dest};
    return true;
}

bool page_put(Page *page, const Item *item)
{
    Pages *set = page->drafts;
    if (!(set ? arena_grow(page->arena, &set->draft, page->count, &set->draft_cap) : arena_grow(page->arena, &page->items, page->count, &page->cap)))
        return false;
    if (set)
        page->items = set->draft;
    page->items[page->count++] = *item;
    return true;
}

bool page_glyphs(Page *page, Node *node, Unit x, Unit baseline, const Glyphs *glyphs, Color color)
{
    return page_put(page, &(Item){.kind = ITEM_GLYPHS, .node = node, .rect = {x, baseline, glyphs->width, 0}, .u.text = {glyphs, color}});
}

/* The extent of a path's points; curves are held by their control points. */
static Rect path_extent(const Path *path)
{
    Rect r = {0};
    for (size_t i = 0; i < path->point_count; i++) {
        Unit x = path->points[2 * i], y = path->points[2 * i + 1];
        if (i == 0)
            r = (Rect){x, y, 0, 0};
        if (x < r.x) {
            r.w += r.x - x;
            r.x = x;
        }
        if (y < r.y) {
            r.h += r.y - y;
            r.y = y;
        }
        if (x > r.x + r.w)
            r.w = x - r.x;
        if (y > r.y + r.h)
            r.h = y - r.y;
    }
    return r;
}

bool page_path(Page *page, Node *node, const Path *path, const Paint *paint)
{
    return page_put(page, &(Item){.kind = ITEM_PATH, .node = node, .rect = path_extent(path), .u.path = {path, paint}});
}

/* A path of straight lines through `n` points, closed or not. */
static bool polygon(Page *page, Node *node, const Unit *points, size_t n, bool closed, Paint paint)
{
    struct {
        Path path;
        Paint paint;
        uint8_t ops[8];
        Unit points[8];
    } *p = arena_alloc(page->arena, sizeof *p);
    if (!p)
        return false;
    memcpy(p->points, points, n * 2 * sizeof *points);
    for (size_t i = 0; i < n; i++)
        p->ops[i] = i ? PATH_LINE : PATH_MOVE;
    p->ops[n] = PATH_CLOSE;
    p->path = (Path){p->ops, n + closed, p->points, n};
    p->paint = paint;
    return page_path(page, node, &p->path, &p->paint);
}

bool page_rect(Page *page, Node *node, Rect r, Color fill, Color stroke, Unit width)
{
    Unit points[] = {r.x, r.y, r.x + r.w, r.y, r.x + r.w, r.y + r.h, r.x, r.y + r.h};
    return polygon(page, node, points, 4, true, (Paint){.fill = fill, .stroke = stroke, .width = width});
}

bool page_line(Page *page, Node *node, Unit x0, Unit y0, Unit x1, Unit y1, Color color, Unit width)
{
    Unit points[] = {x0, y0, x1, y1};
    return polygon(page, node, points, 2, false, (Paint){.stroke = color, .width = width});
}

bool page_image(Page *page, Node *node, Rect rect, const Image *image)
{
    return page_put(page, &(Item){.kind = ITEM_IMAGE, .node = node, .rect = rect, .u.image = {image}});
}

bool page_dest(Page *page, Unit x, Unit y, const char *name)
{
    return page_put(page, &(Item){.kind = ITEM_DEST, .rect = {x, y, 0, 0}, .u.dest = {name}});
}

bool page_link(Page *page, Node *node, Rect rect, const char *dest, const char *uri, const char *contents)
{
    return page_put(page, &(Item){.kind = ITEM_LINK, .node = node, .rect = rect, .u.link = {dest, uri, contents}});
}
