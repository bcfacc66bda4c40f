/* figures.c: looks through all items for those inside figures. */
#include "paint/figures.h"

enum { WORDS_MAX = 1000 }; /* bytes of text that stand in for a missing description */

static const Node *figure_of(const Node *node)
{
    while (node && node->role != ROLE_FIGURE && node->role != ROLE_FORMULA)
        node = node->parent;
    return node;
}

static Rect extent(const Item *item)
{
    Rect r = item->rect;
    const Font *font = item->kind == ITEM_GLYPHS ? item->u.text.glyphs->font : NULL;
    if (font)
        r = (Rect){r.x, r.y - font->ascent, r.w, font->ascent + font->descent};
    return r;
}

static Rect both(Rect a, Rect b)
{
    Unit x0 = a.x < b.x ? a.x : b.x, y0 = a.y < b.y ? a.y : b.y;
    Unit x1 = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w, y1 = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (Rect){x0, y0, x1 - x0, y1 - y0};
}

static void add_words(Figure *figure, const Glyphs *glyphs)
{
    if (figure->words.len + (size_t)glyphs->text_len >= WORDS_MAX)
        return;
    if (figure->words.len)
        buffer_put_char(&figure->words, ' ');
    buffer_put_bytes(&figure->words, glyphs->text, (size_t)glyphs->text_len);
}

static void add_item(Arena *arena, Figure *figure, const Item *item, size_t page)
{
    if (!figure->seen)
        *figure = (Figure){true, page, extent(item), buffer_in(arena)};
    else if (figure->page == page)
        figure->box = both(figure->box, extent(item));
    if (item->kind == ITEM_GLYPHS)
        add_words(figure, item->u.text.glyphs);
}

Figure *figures_find(Arena *arena, const Pages *pages)
{
    Figure *figures = arena_array(arena, Figure, (size_t)pages->node_count + 1);
    for (size_t p = 0; figures && p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p]->count; i++) {
            const Item *item = &pages->items[p]->items[i];
            const Node *node = figure_of(item->node);
            if (node && (item->kind == ITEM_GLYPHS || item->kind == ITEM_PATH || item->kind == ITEM_IMAGE))
                add_item(arena, &figures[node->id], item, p);
        }
    return figures;
}
