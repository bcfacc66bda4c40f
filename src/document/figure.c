/* figure.c: pictures, galleries of photographs, trees. */
#include "document/reader.h"

bool image_read(Reader *r, const xmlNode *node, Block *block)
{
    block->u.image.path = attr_picture(r, node, "berkas");
    block->u.image.alt = attr_prose(r, node, "alt");
    block->u.image.width = attr_extent(r, node, "lebar", 0);
    block->u.image.height = attr_extent(r, node, "tinggi", 0);
    block->u.image.align = attr_align(r, node);
    return caption_read(r, node, block);
}

/* ---- galleries ---- */

static void read_photo(Reader *r, const xmlNode *node, Photo *photo)
{
    static const char *const attrs[] = {"berkas", "judul", "alt", NULL};
    attrs_check(&r->source, node, attrs, NULL);
    photo->at = node_place(&r->source, node);
    photo->path = attr_picture(r, node, "berkas");
    photo->caption = attr_prose(r, node, "judul");
    photo->alt = attr_prose(r, node, "alt");
}

bool gallery_read(Reader *r, const xmlNode *node, Block *block)
{
    static const char *const names[] = {"foto", NULL};
    Photo *photos = NULL;
    size_t count = 0, cap = 0;
    for (const xmlNode *n = node_first(node); n; n = node_next(n)) {
        if (!node_is(n, "foto")) {
            node_unknown(&r->source, n, "N101", node_name(n), names, _("<%s> can't stand in a <galeri>"), node_name(n));
            continue;
        }
        if (!arena_grow(r->arena, &photos, count, &cap))
            return diag_memory(r->diags);
        photos[count] = (Photo){0};
        read_photo(r, n, &photos[count]);
        count += photos[count].path != NULL;
    }
    block->u.gallery.photos = photos;
    block->u.gallery.count = count;
    block->u.gallery.columns = attr_int(&r->source, node, "kolom", 1, 6, 2);
    return caption_read(r, node, block);
}

/* ---- trees ---- */

static bool read_branch(Reader *r, const xmlNode *node, TreeNode *tree)
{
    static const char *const names[] = {"teks", "simpul", NULL}, *const none[] = {NULL};
    if (node_is(node, "teks")) {
        attrs_check(&r->source, node, none, NULL);
        if (tree->text.count)
            node_error(&r->source, node, "N106", _("<simpul> has one <teks> at most; put a <baris-baru/> into it for a new line"));
        return inlines_of(r, node, &tree->text);
    }
    if (!node_is(node, "simpul")) {
        node_unknown(&r->source, node, "N101", node_name(node), names, _("<%s> can't stand in a <simpul>"), node_name(node));
        return true;
    }
    if (r->depth >= DEPTH_MAX) {
        node_error(&r->source, node, "N107", _("elements stand more than %d deep in each other; take some apart"), DEPTH_MAX);
        return true;
    }
    TreeNode *child = tree_node_read(r, node);
    if (!child || !arena_grow(r->arena, &tree->children, tree->child_count, &tree->child_cap))
        return diag_memory(r->diags);
    tree->children[tree->child_count++] = child;
    return true;
}

TreeNode *tree_node_read(Reader *r, const xmlNode *node)
{
    static const char *const attrs[] = {"id", "judul", "gaya", "garis", "letak", NULL}, *const lines[] = {"penuh", "putus", NULL};
    static const char *const places[] = {"garis", "samping", "bawah", NULL};
    TreeNode *tree = arena_make(r->arena, TreeNode);
    if (!tree)
        return NULL;
    attrs_check(&r->source, node, attrs, NULL);
    const char *title = attr_prose(r, node, "judul");
    tree->id = attr_text(&r->source, node, "id");
    tree->title = title ? title : "";
    tree->style = attr_text(&r->source, node, "gaya");
    tree->dashed = attr_choice(&r->source, node, "garis", lines, 0) == 1;
    tree->place = (NodePlace)attr_choice(&r->source, node, "letak", places, NODE_LINE);
    tree->at = node_place(&r->source, node);
    r->depth++;
    bool ok = true;
    for (const xmlNode *n = node_first(node); n && ok; n = node_next(n))
        ok = read_branch(r, n, tree);
    r->depth--;
    return ok ? tree : NULL;
}

bool tree_read(Reader *r, const xmlNode *node, Block *block)
{
    static const char *const kinds[] = {"organisasi", "kinerja", "visi", NULL};
    const xmlNode *root = node_first(node);
    block->u.tree.kind = (TreeKind)attr_choice(&r->source, node, "jenis", kinds, TREE_ORGANISATION);
    block->u.tree.alt = attr_prose(r, node, "alt");
    const bool rooted = root && node_is(root, "simpul");
    if (!rooted || node_next(root))
        node_error(&r->source, node, "N106", _("<pohon> holds exactly one <simpul>, and that holds the others"));
    block->u.tree.root = rooted ? tree_node_read(r, root) : arena_make(r->arena, TreeNode);
    return block->u.tree.root ? caption_read(r, node, block) : diag_memory(r->diags);
}
