/* map.c: process maps: layers of boxes, and arrows between what has an id. */
#include <string.h>

#include "document/reader.h"

/* A map with more can't be read by anyone. */
enum { LAYERS_MAX = 12, BOXES_MAX = 200, ARROWS_MAX = 400 };

typedef struct MapReader {
    Map *map;
    size_t box_count;
} MapReader;

/* What an arrow may lead to: the index of the layer, or of the box through all layers. */
static bool find(const Map *map, const char *id, bool *layer, size_t *index)
{
    size_t box = 0;
    for (size_t i = 0; i < map->layer_count; i++) {
        const TreeNode *node = map->layers[i].node;
        if (node->id && strcmp(node->id, id) == 0) {
            *layer = true;
            *index = i;
            return true;
        }
        for (size_t k = 0; k < node->child_count; k++, box++)
            if (node->children[k]->id && strcmp(node->children[k]->id, id) == 0) {
                *layer = false;
                *index = box;
                return true;
            }
    }
    return false;
}

static void unknown_end(Reader *r, const xmlNode *node, const Map *map, const char *attribute, const char *id)
{
    const char *names[LAYERS_MAX + BOXES_MAX + 1] = {NULL};
    size_t n = 0;
    for (size_t i = 0; i < map->layer_count; i++) {
        const TreeNode *layer = map->layers[i].node;
        if (layer->id)
            names[n++] = layer->id;
        for (size_t k = 0; k < layer->child_count; k++)
            if (layer->children[k]->id)
                names[n++] = layer->children[k]->id;
    }
    node_unknown(&r->source, node, "N141", id, names, _("%s=\"%s\" on <panah>: the map has no <lapis> and no <simpul> with that id"), attribute, id);
}

static bool read_end(Reader *r, const xmlNode *node, const Map *map, const char *attribute, bool *layer, size_t *index)
{
    const char *id = attr_lent(&r->source, node, attribute);
    if (!id || !*id)
        node_error(&r->source, node, "N104", _("<panah> needs dari=\"..\" and ke=\"..\", each the id of a <simpul> or a <lapis>"));
    else if (!find(map, id, layer, index))
        unknown_end(r, node, map, attribute, id);
    else
        return true;
    return false;
}

static bool read_arrow(Reader *r, const xmlNode *node, Map *map)
{
    static const char *const attrs[] = {"dari", "ke", "garis", NULL}, *const lines[] = {"penuh", "putus", NULL};
    MapArrow arrow = {0};
    bool from_layer = false, to_layer = false;
    attrs_check(&r->source, node, attrs, NULL);
    arrow.dashed = attr_choice(&r->source, node, "garis", lines, 0) == 1;
    bool from = read_end(r, node, map, "dari", &from_layer, &arrow.from), to = from && read_end(r, node, map, "ke", &to_layer, &arrow.to);
    if (!from || !to)
        return true;
    size_t apart = arrow.from > arrow.to ? arrow.from - arrow.to : arrow.to - arrow.from;
    if (from_layer != to_layer || (from_layer && apart != 1)) {
        node_error(&r->source, node, "N141", _("a <panah> leads from box to box, or from a <lapis> to the one above or below it"));
        return true;
    }
    if (map->arrow_count == ARROWS_MAX) {
        node_error(&r->source, node, "N140", _("<peta> has too many <%s> elements to be read by anyone; divide it"), node_name(node));
        return true;
    }
    arrow.layers = from_layer;
    if (!arena_grow(r->arena, &map->arrows, map->arrow_count, &map->arrow_cap))
        return diag_memory(r->diags);
    map->arrows[map->arrow_count++] = arrow;
    return true;
}

static bool read_layer(Reader *r, const xmlNode *node, MapReader *m)
{
    static const char *const attrs[] = {"id", "judul", "gaya", "bentuk", NULL}, *const shapes[] = {"kotak", "panah", NULL};
    static const char *const names[] = {"simpul", NULL};
    Map *map = m->map;
    TreeNode *layer = arena_make(r->arena, TreeNode);
    if (!layer || !arena_grow(r->arena, &map->layers, map->layer_count, &map->layer_cap))
        return diag_memory(r->diags);
    attrs_check(&r->source, node, attrs, NULL);
    const char *title = attr_prose(r, node, "judul");
    layer->id = attr_text(&r->source, node, "id");
    layer->title = title ? title : "";
    layer->style = attr_text(&r->source, node, "gaya");
    layer->at = node_place(&r->source, node);
    map->layers[map->layer_count++] = (MapLayer){layer, attr_choice(&r->source, node, "bentuk", shapes, 0) == 1};
    for (const xmlNode *n = node_first(node); n; n = node_next(n)) {
        if (!node_is(n, "simpul")) {
            node_unknown(&r->source, n, "N101", node_name(n), names, _("<%s> can't stand in a <lapis>"), node_name(n));
            continue;
        }
        if (m->box_count++ >= BOXES_MAX) {
            node_error(&r->source, n, "N140", _("<peta> has too many <%s> elements to be read by anyone; divide it"), node_name(n));
            break;
        }
        TreeNode *box = tree_node_read(r, n);
        if (!box || !arena_grow(r->arena, &layer->children, layer->child_count, &layer->child_cap))
            return diag_memory(r->diags);
        if (box->child_count)
            node_error(&r->source, n, "N106", _("a <simpul> in a <lapis> is one box and holds no other"));
        layer->children[layer->child_count++] = box;
    }
    return true;
}

static bool read_side(Reader *r, const xmlNode *node, TreeNode **side)
{
    if (*side)
        node_error(&r->source, node, "N106", _("<peta> has one <%s> at most"), node_name(node));
    *side = tree_node_read(r, node);
    return *side || diag_memory(r->diags);
}

static bool read_part(Reader *r, const xmlNode *node, MapReader *m)
{
    static const char *const names[] = {"masukan", "lapis", "keluaran", "panah", NULL};
    Map *map = m->map;
    if (node_is(node, "masukan"))
        return read_side(r, node, &map->input);
    if (node_is(node, "keluaran"))
        return read_side(r, node, &map->output);
    if (node_is(node, "panah"))
        return true; /* once all boxes are known */
    if (!node_is(node, "lapis"))
        node_unknown(&r->source, node, "N101", node_name(node), names, _("<%s> can't stand in a <peta>"), node_name(node));
    else if (map->layer_count == LAYERS_MAX)
        node_error(&r->source, node, "N140", _("<peta> has too many <%s> elements to be read by anyone; divide it"), node_name(node));
    else
        return read_layer(r, node, m);
    return true;
}

bool map_read(Reader *r, const xmlNode *node, Block *block)
{
    MapReader m = {.map = &block->u.map};
    m.map->alt = attr_prose(r, node, "alt");
    for (const xmlNode *n = node_first(node); n; n = node_next(n))
        if (!read_part(r, n, &m))
            return false;
    for (const xmlNode *n = node_first(node); n; n = node_next(n))
        if (node_is(n, "panah") && !read_arrow(r, n, m.map))
            return false;
    if (!m.box_count)
        node_error(&r->source, node, "N106", _("<peta> holds at least one <lapis> with a <simpul>"));
    return caption_read(r, node, block);
}
