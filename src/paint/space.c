/* space.c: where one word ends and the next begins, for those who take the text without its places.
 *
 * A line's last space is not on the page, and a number stands before its heading with nothing but a gap between. A tagged file must say its spaces (ISO 32000, 14.8.2.5). Two runs
 * of the same block are parted when the second doesn't begin where the first ends; not behind a hyphen or a
 * stroke, where the word goes on. */
#include "paint/space.h"

#include <string.h>

enum { LOOK_AHEAD = 64 }; /* items, on each of two pages: between two runs of a block stand a few lines and links */

static bool is_inline(Role role)
{
    return role == ROLE_LINK || role == ROLE_SPAN || role == ROLE_REFERENCE || role == ROLE_LBL;
}

/* The node that the run stands in as a word in a sentence. */
static const Node *block_of(const Node *node)
{
    while (node && is_inline(node->role) && node->parent)
        node = node->parent;
    return node;
}

static const Item *first_text(const Page *page, size_t from)
{
    size_t end = from + LOOK_AHEAD < page->count ? from + LOOK_AHEAD : page->count;
    for (size_t i = from; i < end; i++)
        if (page->items[i].kind == ITEM_GLYPHS && page->items[i].node)
            return &page->items[i];
    return NULL;
}

static bool ends_with(const Glyphs *glyphs, const char *end)
{
    int len = (int)strlen(end);
    return glyphs->text_len >= len && !memcmp(glyphs->text + glyphs->text_len - len, end, (size_t)len);
}

/* Whether the text itself says what comes between it and the next run. */
static bool is_closed(const Glyphs *glyphs)
{
    static const char *const ends[] = {" ", "\u00a0", "\u00ad", "-", "\u2010", "/"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_with(glyphs, ends[i]))
            return true;
    return glyphs->text_len == 0;
}

bool space_follows(const Pages *pages, size_t page, const Item *item)
{
    const Page *here = pages->items[page];
    const Glyphs *glyphs = item->u.text.glyphs;
    if (!item->node || is_closed(glyphs))
        return false;
    const Item *next = first_text(here, (size_t)(item - here->items) + 1);
    bool same_page = next != NULL;
    if (!next && page + 1 < pages->count)
        next = first_text(pages->items[page + 1], 0);
    if (!next || block_of(next->node) != block_of(item->node) || next->u.text.glyphs->text_len == 0 || next->u.text.glyphs->text[0] == ' ')
        return false;
    Unit gap = next->rect.x - item->rect.x - glyphs->width, small = glyphs->font ? glyphs->font->size / 8 : UNIT_PT;
    return !same_page || gap > small || gap < -small;
}
