/* describe.c: a diagram in words, for readers who don't see it. These sentence patterns are Indonesian; a naskah that wants others gives its figure an `alt`. */
#include <string.h>

#include "base/buffer.h"
#include "chart/diagram.h"

enum { MAX_DEPTH = 64, MAX_LENGTH = 6000 /* an alternative text of pages helps nobody */ };

static void put_name(Buffer *out, const TreeNode *node)
{
    const char *text = node->text.count ? inlines_plain(out->arena, &node->text) : NULL;
    bool titled = node->title && *node->title;
    if (titled)
        buffer_put(out, node->title);
    if (text && *text)
        buffer_printf(out, titled ? " (%s)" : "%s", text);
}

static void put_names(Buffer *out, TreeNode *const *nodes, size_t count)
{
    for (size_t i = 0; i < count && out->len < MAX_LENGTH; i++) {
        buffer_put(out, i ? "; " : "");
        put_name(out, nodes[i]);
    }
}

/* One sentence for every node that others follow from. */
static void put_branch(Buffer *out, const TreeNode *node, const char *verb, int depth)
{
    if (!node->child_count || depth > MAX_DEPTH || out->len > MAX_LENGTH)
        return;
    buffer_put(out, out->len ? " " : "");
    buffer_put(out, node->title && *node->title ? node->title : "");
    if (!node->title || !*node->title)
        put_name(out, node);
    buffer_printf(out, " %s ", verb);
    put_names(out, node->children, node->child_count);
    buffer_put(out, ".");
    for (size_t i = 0; i < node->child_count; i++)
        put_branch(out, node->children[i], verb, depth + 1);
}

static const TreeNode *box_of(const Map *map, size_t index)
{
    size_t layer = 0;
    while (index >= map->layers[layer].node->child_count)
        index -= map->layers[layer++].node->child_count;
    return map->layers[layer].node->children[index];
}

static void put_side(Buffer *out, const char *name, const TreeNode *node)
{
    if (!node)
        return;
    buffer_printf(out, "%s: ", name);
    put_name(out, node);
    buffer_put(out, ". ");
}

static void put_map(Buffer *out, const Map *map)
{
    put_side(out, "Masukan", map->input);
    for (size_t i = 0; i < map->layer_count; i++) {
        const TreeNode *layer = map->layers[i].node;
        buffer_printf(out, "%s: ", layer->title);
        put_names(out, layer->children, layer->child_count);
        buffer_put(out, ". ");
    }
    for (size_t i = 0; i < map->arrow_count && out->len < MAX_LENGTH; i++) {
        const MapArrow *a = &map->arrows[i];
        const TreeNode *from = a->layers ? map->layers[a->from].node : box_of(map, a->from),
                       *to = a->layers ? map->layers[a->to].node : box_of(map, a->to);
        buffer_printf(out, "%s%s ke %s", i ? "; " : "Panah: ", from->title, to->title);
    }
    buffer_put(out, map->arrow_count ? ". " : "");
    put_side(out, "Keluaran", map->output);
}

const char *diagram_words(Arena *arena, const Block *block)
{
    static const char *const verbs[] = {
        [TREE_ORGANISATION] = "membawahi", [TREE_PERFORMANCE] = "diturunkan menjadi", [TREE_VISION] = "dijabarkan menjadi"};
    Buffer out = buffer_in(arena);
    if (block->kind == BLOCK_MAP) {
        put_map(&out, &block->u.map);
    } else {
        put_branch(&out, block->u.tree.root, verbs[block->u.tree.kind], 0);
        if (!out.len)
            put_name(&out, block->u.tree.root);
    }
    return out.failed ? NULL : buffer_text(&out);
}
