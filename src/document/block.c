/* block.c: the table of block elements, headings, and the small blocks that need no file of their own.
 *
 * Headings are flattened: the blocks of a chapter follow its heading in the same list. */
#include <stdlib.h>
#include <string.h>

#include "document/reader.h"

/* ---- helpers that all blocks share ---- */

Block *block_new(Reader *r, const xmlNode *node, BlockKind kind)
{
    Block *block = arena_make(r->arena, Block);
    if (!block)
        return NULL;
    block->kind = kind;
    block->at = node_place(&r->source, node);
    const char *id = attr_text(&r->source, node, "id");
    block->id = id && *id ? id : NULL;
    block->lang = attr_text(&r->source, node, "bahasa");
    return block;
}

bool blocks_add(Reader *r, Blocks *blocks, Block *block)
{
    if (!arena_grow(r->arena, &blocks->items, blocks->count, &blocks->cap))
        return diag_memory(r->diags);
    blocks->items[blocks->count++] = block;
    return true;
}

static bool warn_once(Reader *r, const char *name)
{
    for (size_t i = 0; i < r->warned_count; i++)
        if (strcmp(r->warned[i], name) == 0)
            return false;
    if (!arena_grow(r->arena, &r->warned, r->warned_count, &r->warned_cap))
        return false;
    r->warned[r->warned_count++] = name;
    return true;
}

const char *attr_style(Reader *r, const xmlNode *node, const char *name)
{
    const char *style = attr_text(&r->source, node, name);
    if (!style || !*style)
        return NULL;
    if (!style_has_text(r->style, style) && warn_once(r, style))
        node_warning(&r->source, node, "N132", _("the style file has no <teks nama=\"%s\">; the text is set as \"teks\""), style);
    return style;
}

CellAlign attr_align(Reader *r, const xmlNode *node)
{
    static const char *const names[] = {"", "kiri", "tengah", "kanan", "penuh", NULL};
    return (CellAlign)attr_choice(&r->source, node, "rata", names, CELL_DEFAULT);
}

Color attr_color(Reader *r, const xmlNode *node, const char *name)
{
    Color color = {0};
    const char *text = attr_lent(&r->source, node, name);
    if (text && *text && !style_color(r->style, text, &color))
        node_error(&r->source, node, "N103", _("%s=\"%s\" is no colour; write #rrggbb, or a name of the style's palette"), name, text);
    return color;
}

Unit attr_extent(Reader *r, const xmlNode *node, const char *name, Unit otherwise)
{
    Unit value = attr_length(&r->source, node, name, otherwise);
    if (value > 0 || value == otherwise)
        return value;
    node_error(&r->source, node, "N103", _("%s on <%s> must be more than zero"), name, node_name(node));
    return otherwise;
}

const char *attr_picture(Reader *r, const xmlNode *node, const char *name)
{
    const char *file = attr_text(&r->source, node, name);
    if (!file || !*file) {
        node_error(&r->source, node, "N104", _("<%s> needs a picture file: %s=\"gambar/..\""), node_name(node), name);
        return NULL;
    }
    const char *path = r->options->find ? r->options->find(r->options->context, r->arena, "gambar", file) : file;
    if (!path)
        node_error(&r->source, node, "N130", _("the picture \"%s\" is not there; put it into the folder, or mend %s"), file, name);
    return path;
}

bool caption_read(Reader *r, const xmlNode *node, Block *block)
{
    const char *title = attr_lent(&r->source, node, "judul");
    bool has_title = title && *title, table = block->kind == BLOCK_TABLE;
    bool numbered = attr_flag(&r->source, node, "nomor", has_title);
    const char *number = NULL;
    block->plain = "";
    if (has_title) {
        if (!inlines_text(r, title, &block->title))
            return false;
        block->plain = block->title.items->text;
    }
    if (numbered && !number_caption(r, table, &block->label, &number))
        return false;
    block->listed = attr_flag(&r->source, node, "daftar", numbered && has_title);
    if (!block->id && !block->label && !block->listed)
        return true;
    return target_add(r, node, block, number, table ? "tabel" : "gambar");
}

/* ---- headings ---- */

/* "BAB II" and its kin; the number's parts make the id of a heading that has none: bab-2-1. */
static bool label_heading(Reader *r, const xmlNode *node, Block *block, bool numbered)
{
    static const char *const patterns[] = {"ikut", "huruf-besar", "angka", NULL};
    const char *number = NULL, *stem;
    int level = block->u.heading.level;
    int pattern = attr_choice(&r->source, node, "penomoran", patterns, 0);
    if (numbered && !number_heading(r, level, pattern, &block->label, &number))
        return false;
    if (!numbered)
        number_unnumbered(r, level);
    const Counters *c = &r->counters;
    if (!c->numbered && !c->in_annex)
        stem = arena_printf(r->arena, level == 1 ? "depan-%d" : "depan-%d-%d-%d-%d", c->front, c->heading[1], c->heading[2], c->heading[3]);
    else
        stem = arena_printf(r->arena, c->in_annex ? "lampiran-%d" : "bab-%d", c->in_annex ? c->annex : c->heading[0]);
    for (int i = 1; stem && i < level && (c->numbered || c->in_annex); i++)
        stem = arena_printf(r->arena, "%s-%d", stem, c->heading[i]);
    return stem ? target_add(r, node, block, number, stem) : diag_memory(r->diags);
}

static bool read_heading(Reader *r, const xmlNode *node, Blocks *out, int level)
{
    Source *s = &r->source;
    const char *title = attr_lent(s, node, "judul");
    Block *block = block_new(r, node, BLOCK_HEADING);
    if (!block)
        return diag_memory(r->diags);
    if (!title || !*title)
        node_error(s, node, "N104", _("<%s> needs a title: judul=\"..\""), node_name(node));
    if (!inlines_text(r, title ? title : "", &block->title))
        return false;
    block->plain = block->title.items->text;
    bool lettered = attr_lent(s, node, "penomoran") != NULL;
    bool numbered = attr_flag(s, node, "nomor", level == 1 ? r->part == PART_BODY : r->counters.numbered || r->counters.in_annex || lettered);
    block->u.heading.level = level;
    block->u.heading.front = level == 1 && !numbered;
    block->u.heading.new_page = attr_flag(s, node, "halaman-baru", level == 1);
    block->listed = attr_flag(s, node, "daftar", true);
    if (!label_heading(r, node, block, numbered) || !blocks_add(r, out, block))
        return false;
    int outer = r->level;
    r->level = level;
    bool ok = blocks_read(r, node, out);
    r->level = outer;
    return ok;
}

static bool read_chapter(Reader *r, const xmlNode *node, Blocks *out)
{
    if (r->level || r->part == PART_COVER || r->part == PART_ANNEX)
        node_error(&r->source, node, "N106", _("a <bab> stands directly in <halaman-depan> or <isi>; inside a chapter or a <lampiran> use <subbab>"));
    return read_heading(r, node, out, 1);
}

static bool read_subchapter(Reader *r, const xmlNode *node, Blocks *out)
{
    if (r->level >= 4) {
        node_error(&r->source, node, "N107", _("<subbab> nests to level 4, counting <bab> as 1; use a <paragraf> or a <daftar> below that"));
        return true;
    }
    if (!r->level)
        node_error(&r->source, node, "N106", _("a <subbab> stands inside a <bab>; put one round it"));
    return read_heading(r, node, out, r->level ? r->level + 1 : 2);
}

/* ---- small blocks ---- */

static bool read_paragraph(Reader *r, const xmlNode *node, Block *block)
{
    block->u.paragraph.style = attr_style(r, node, "gaya");
    block->u.paragraph.align = attr_align(r, node);
    block->u.paragraph.keep_next = attr_flag(&r->source, node, "sambung", false);
    const char *bookmark = attr_prose(r, node, "penanda");
    block->u.paragraph.bookmark = bookmark && *bookmark ? bookmark : NULL;
    block->u.paragraph.level = attr_int(&r->source, node, "tingkat", 1, 4, 1);
    return inlines_of(r, node, &block->u.paragraph.text);
}

static bool read_formula(Reader *r, const xmlNode *node, Block *block)
{
    InlinePlace outer = r->where;
    r->where = IN_FORMULA;
    block->u.formula.align = attr_align(r, node);
    bool ok = inlines_of(r, node, &block->u.formula.text);
    r->where = outer;
    return ok;
}

static bool read_chart_block(Reader *r, const xmlNode *node, Block *block)
{
    return chart_read(r, node, &block->u.chart) && caption_read(r, node, block);
}

static bool read_box(Reader *r, const xmlNode *node, Block *block)
{
    block->u.box.style = attr_style(r, node, "gaya");
    return blocks_read(r, node, &block->u.box.blocks);
}

static bool read_contents(Reader *r, const xmlNode *node, Block *block)
{
    static const char *const names[] = {"daftar-isi", "daftar-tabel", "daftar-gambar", "daftar-lampiran", NULL};
    const char *title = attr_lent(&r->source, node, "judul");
    int kind = 0;
    while (!node_is(node, names[kind]))
        kind++;
    block->u.contents.kind = (ContentsKind)kind;
    block->u.contents.depth = attr_int(&r->source, node, "tingkat", 1, 4, 3);
    block->plain = "";
    if (title && *title) {
        if (!inlines_text(r, title, &block->title))
            return false;
        block->plain = block->title.items->text;
    }
    return true;
}

static bool read_page_break(Reader *r, const xmlNode *node, Block *block)
{
    (void)r;
    (void)node;
    (void)block;
    return true;
}

/* Orientation and paper of a section or an annex. */
static void read_sheet(Reader *r, const xmlNode *node, bool *landscape, const char **paper)
{
    static const char *const ways[] = {"potret", "lanskap", NULL};
    static const char *const papers[] = {"A4", "A3", "F4", "Legal", "Letter", NULL};
    int given = attr_choice(&r->source, node, "kertas", papers, -1);
    *landscape = attr_choice(&r->source, node, "orientasi", ways, 0) == 1;
    *paper = given < 0 ? NULL : papers[given];
}

static bool read_section(Reader *r, const xmlNode *node, Block *block)
{
    read_sheet(r, node, &block->u.section.landscape, &block->u.section.paper);
    return blocks_read(r, node, &block->u.section.blocks);
}

/* "12mm", or a share: "*", "2*". */
static bool read_space(Reader *r, const xmlNode *node, Block *block)
{
    const char *text = attr_lent(&r->source, node, "tinggi"), *end = NULL;
    double share = 1;
    size_t len = text ? strlen(text) : 0;
    if (!len || text[len - 1] != '*') {
        block->u.space.height = attr_extent(r, node, "tinggi", 12 * UNIT_PT);
        return true;
    }
    if (len > 1 && (!decimal_parse(text, &end, &share) || end != text + len - 1 || share <= 0 || share > 1000))
        node_error(&r->source, node, "N103", _("tinggi=\"%s\" is not a share; write * or a number and *, such as 2*"), text);
    else if (r->part != PART_COVER)
        node_error(&r->source, node, "N106", _("<spasi tinggi=\"%s\"> shares out the rest of a page and stands in <sampul> only; give a length"),
                   text);
    else
        block->u.space.stretch = (int)(share * 1000 + 0.5);
    return true;
}

static bool read_rule(Reader *r, const xmlNode *node, Block *block)
{
    block->u.rule.thickness = attr_extent(r, node, "tebal", UNIT_PT / 2);
    block->u.rule.color = attr_color(r, node, "warna");
    if (!block->u.rule.color.a)
        block->u.rule.color = (Color){0, 0, 0, 255};
    return true;
}

/* ---- the table of blocks ---- */

typedef enum { OPEN /* blocks inside */, CLOSED /* own elements inside */, MIXED /* text inside */, EMPTY } Content;

typedef struct BlockElement {
    const char *name;
    BlockKind kind;
    Content content;
    bool (*read)(Reader *r, const xmlNode *node, Block *block);
    bool (*flat)(Reader *r, const xmlNode *node, Blocks *out); /* headings: adds more than one block */
    const char *attrs[16];
} BlockElement;

#define CAPTION "judul", "nomor", "daftar"

static const BlockElement elements[] = {
    {"paragraf", BLOCK_PARAGRAPH, MIXED, read_paragraph, NULL, {"gaya", "rata", "sambung", "penanda", "tingkat", NULL}},
    {"tabel", BLOCK_TABLE, CLOSED, table_read, NULL, {CAPTION, "gaya", "lebar", "ukuran", "nomor-kolom", "lanjutan", "pindahan", NULL}},
    {"daftar", BLOCK_LIST, CLOSED, list_read, NULL, {"jenis", "mulai", "rapat", NULL}},
    {"bab", BLOCK_HEADING, OPEN, NULL, read_chapter, {CAPTION, "halaman-baru", NULL}},
    {"subbab", BLOCK_HEADING, OPEN, NULL, read_subchapter, {CAPTION, "halaman-baru", "penomoran", NULL}},
    {"gambar", BLOCK_IMAGE, EMPTY, image_read, NULL, {CAPTION, "berkas", "lebar", "tinggi", "alt", "rata", NULL}},
    {"galeri", BLOCK_GALLERY, CLOSED, gallery_read, NULL, {CAPTION, "kolom", NULL}},
    {"grafik", BLOCK_CHART, CLOSED, read_chart_block, NULL, {NULL}}, /* chart_read checks its attributes */
    {"pohon", BLOCK_TREE, CLOSED, tree_read, NULL, {CAPTION, "jenis", "alt", NULL}},
    {"peta", BLOCK_MAP, CLOSED, map_read, NULL, {CAPTION, "alt", NULL}},
    {"rumus", BLOCK_FORMULA, MIXED, read_formula, NULL, {"rata", NULL}},
    {"ttd", BLOCK_SIGNATURES, CLOSED, signatures_read, NULL, {"elektronik", "posisi", "ruang", NULL}},
    {"kotak", BLOCK_BOX, OPEN, read_box, NULL, {"gaya", NULL}},
    {"kop", BLOCK_LETTERHEAD, CLOSED, letterhead_read, NULL, {"lambang", NULL}},
    {"daftar-isi", BLOCK_CONTENTS, EMPTY, read_contents, NULL, {"judul", "tingkat", NULL}},
    {"daftar-tabel", BLOCK_CONTENTS, EMPTY, read_contents, NULL, {"judul", NULL}},
    {"daftar-gambar", BLOCK_CONTENTS, EMPTY, read_contents, NULL, {"judul", NULL}},
    {"daftar-lampiran", BLOCK_CONTENTS, EMPTY, read_contents, NULL, {"judul", NULL}},
    {"halaman-baru", BLOCK_PAGE_BREAK, EMPTY, read_page_break, NULL, {NULL}},
    {"bagian", BLOCK_SECTION, OPEN, read_section, NULL, {"orientasi", "kertas", NULL}},
    {"spasi", BLOCK_SPACE, EMPTY, read_space, NULL, {"tinggi", NULL}},
    {"garis", BLOCK_RULE, EMPTY, read_rule, NULL, {"tebal", "warna", NULL}},
};
enum { ELEMENT_COUNT = sizeof elements / sizeof *elements };

static const BlockElement *find_element(const xmlNode *node)
{
    for (size_t i = 0; i < ELEMENT_COUNT; i++)
        if (node_is(node, elements[i].name))
            return &elements[i];
    return NULL;
}

bool is_block(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && find_element(node);
}

static void unknown_block(Reader *r, const xmlNode *node)
{
    const char *names[ELEMENT_COUNT + 1] = {NULL};
    for (size_t i = 0; i < ELEMENT_COUNT; i++)
        names[i] = elements[i].name;
    node_unknown(&r->source, node, "N101", node_name(node), names, _("<%s> is not an element of a naskah at this place"), node_name(node));
}

/* Text between blocks is lost: say so. */
static void check_text(Reader *r, const xmlNode *node, Content content)
{
    if (content == MIXED)
        return;
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (node_has_text(n))
            node_error(&r->source, n, "N105", _("<%s> can't hold text of its own; put it into a <paragraf>, or into the element it belongs to"),
                       node_name(node));
        else if (content == EMPTY && n->type == XML_ELEMENT_NODE)
            node_error(&r->source, n, "N101", _("<%s> must be empty; take <%s> out of it"), node_name(node), node_name(n));
    }
}

/* What may be referred to without a caption. */
static bool add_plain_target(Reader *r, const xmlNode *node, Block *block)
{
    bool captioned = block->kind == BLOCK_TABLE || block->kind == BLOCK_IMAGE || block->kind == BLOCK_GALLERY || block->kind == BLOCK_CHART ||
                     block->kind == BLOCK_TREE || block->kind == BLOCK_MAP;
    return captioned || !block->id || target_add(r, node, block, NULL, NULL);
}

static bool read_block(Reader *r, const xmlNode *node, Blocks *out)
{
    static const char *const common[] = {"id", "bahasa", NULL};
    const BlockElement *e = find_element(node);
    if (!e) {
        unknown_block(r, node);
        return true;
    }
    if (r->depth >= DEPTH_MAX) {
        node_error(&r->source, node, "N107", _("elements stand more than %d deep in each other; take some apart"), DEPTH_MAX);
        return true;
    }
    if (e->kind != BLOCK_CHART)
        attrs_check(&r->source, node, e->attrs, common);
    check_text(r, node, e->content);
    r->depth++;
    bool ok;
    if (e->flat) {
        ok = e->flat(r, node, out);
    } else {
        Block *block = block_new(r, node, e->kind);
        ok = (block && e->read(r, node, block) && add_plain_target(r, node, block) && blocks_add(r, out, block)) || diag_memory(r->diags);
    }
    r->depth--;
    return ok;
}

bool blocks_read(Reader *r, const xmlNode *parent, Blocks *out)
{
    for (const xmlNode *node = node_first(parent); node; node = node_next(node))
        if (!read_block(r, node, out))
            return false;
    return true;
}

/* Inlines from `first` up to `end` as a paragraph; none when there is only white space. */
static bool read_loose(Reader *r, const xmlNode *first, const xmlNode *end, Blocks *out)
{
    const xmlNode *n = first;
    while (n != end && n->type != XML_ELEMENT_NODE && !node_has_text(n))
        n = n->next;
    if (n == end)
        return true;
    Block *block = arena_make(r->arena, Block);
    if (!block)
        return diag_memory(r->diags);
    block->kind = BLOCK_PARAGRAPH;
    block->at = node_place(&r->source, n);
    return inlines_read(r, n, end, &block->u.paragraph.text) && blocks_add(r, out, block);
}

bool flow_read(Reader *r, const xmlNode *parent, Blocks *out)
{
    const xmlNode *first = parent->children;
    while (first) {
        const xmlNode *end = first;
        while (end && !is_block(end))
            end = end->next;
        if (!read_loose(r, first, end, out) || (end && !read_block(r, end, out)))
            return false;
        first = end ? end->next : NULL;
    }
    return true;
}
