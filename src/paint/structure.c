/* structure.c: the structure tree.
 *
 * Model: every node becomes one element, however many pages it covers. Its children are its child nodes in the order of their making; between them stands its own content, where the
 * order of the items puts it: before the first child whose content (its own or that of anything below it) comes later. A child without any content, an empty cell, stays at
 * its place among its siblings.
 *
 * All content is numbered in one order over the pages. Sorted by node (a counting sort) it gives each element its list; walking up from each piece until an ancestor is found that
 * has a first piece already gives every element the position of its first content. Both are linear.
 *
 * Numbers: cells, rows, other elements with content, and the rest are each numbered in a row and put with their like. What is repeated then stands near, and the many counters of a tree
 * run even; that takes a seventh less room than the order of the document. */
#include <string.h>

#include "paint/decimal.h"
#include "paint/figures.h"
#include "paint/finish.h"
#include "paint/heads.h"

/* A piece of content: a marked stretch of a page, or an annotation. */
typedef struct Piece {
    const Node *node;
    uint32_t order; /* from 1 */
    uint32_t page;
    int number; /* of the stretch on its page; -1: an annotation */
    int holder; /* object number of the element made round a link that stands in something else than a Link; 0 none */
    const Annotation *annotation;
} Piece;

enum { NAME_BASE = 36 };

typedef struct Structure {
    Finish *f;
    Arena *arena;
    int root;            /* object number of the tree's root */
    int *elements;       /* object numbers, by id */
    int parent_base;     /* object number of the first page's array of parents */
    size_t parents;      /* of these put so far */
    size_t parent_piece; /* the next piece for them */
    Piece *pieces;       /* in order */
    size_t piece_count;
    Piece **sorted;        /* by node, then order */
    uint32_t *starts;      /* by id: first index in `sorted`; the next id's is the end */
    uint32_t *first_order; /* by id: first content in or below the node; 0 none */
    uint32_t *names;       /* by id: the element's ID, in the order of ids from 1; 0 none */
    int name_digits;       /* of each ID */
    Figure *figures;       /* by id */
    Heads *heads;          /* by id; NULL: there is no table that needs them */
} Structure;

static int element_of(const Structure *s, const Node *node)
{
    return s->elements[node->id];
}

/* The element that a piece hangs on. */
static int parent_of(const Structure *s, const Piece *piece)
{
    return piece->holder ? piece->holder : element_of(s, piece->node);
}

/* ---- gathering ---- */

static bool make_room(Structure *s)
{
    const Finish *f = s->f;
    size_t pieces = 0, nodes = (size_t)f->job->pages->node_count + 2;
    for (size_t p = 0; p < f->job->pages->count; p++)
        pieces += f->marks[p].count;
    s->pieces = arena_array(s->arena, Piece, pieces);
    s->sorted = arena_array(s->arena, Piece *, pieces);
    s->starts = arena_array(s->arena, uint32_t, nodes);
    s->first_order = arena_array(s->arena, uint32_t, nodes);
    s->names = arena_array(s->arena, uint32_t, nodes);
    s->elements = arena_array(s->arena, int, nodes);
    s->figures = figures_find(s->arena, f->job->pages);
    return s->pieces && s->sorted && s->starts && s->first_order && s->names && s->elements && s->figures &&
           heads_find(s->arena, f->job->pages, &s->heads);
}

static PackKind kind_of(const Node *node)
{
    switch (node->role) {
    case ROLE_TD:
    case ROLE_TH:
        return PACK_CELLS;
    case ROLE_TR:
        return PACK_ROWS;
    case ROLE_P:
    case ROLE_LBL:
    case ROLE_LBODY:
    case ROLE_CAPTION:
    case ROLE_TOCI:
    case ROLE_H1:
    case ROLE_H2:
    case ROLE_H3:
    case ROLE_H4:
        return PACK_LEAVES;
    default:
        return PACK_OTHERS;
    }
}

static void number_elements(Structure *s)
{
    const Node *root = s->f->job->pages->root;
    for (PackKind kind = 0; kind < PACK_KINDS; kind++)
        for (const Node *n = root; n; n = pages_next(root, n))
            if (kind_of(n) == kind)
                s->elements[n->id] = pdf_new_id(s->f->writer);
}

static void add_piece(Structure *s, const Node *node, size_t page, int number, const Annotation *annotation)
{
    bool held = annotation && node->role != ROLE_LINK;
    uint32_t order = (uint32_t)s->piece_count + 1;
    s->pieces[s->piece_count++] = (Piece){node, order, (uint32_t)page, number, held ? pdf_new_id(s->f->writer) : 0, annotation};
}

static void gather(Structure *s)
{
    const Finish *f = s->f;
    size_t a = 0;
    for (size_t p = 0; p < f->job->pages->count; p++) {
        for (size_t i = 0; i < f->marks[p].count; i++) {
            const Mark *mark = &f->marks[p].items[i];
            if (!mark->link && mark->number >= 0)
                add_piece(s, mark->node, p, mark->number, NULL);
            else if (mark->link && a < f->annotation_count && f->annotations[a].item == mark->link)
                add_piece(s, mark->node ? mark->node : f->job->pages->root, p, -1, &f->annotations[a++]);
        }
    }
}

static bool sort_by_node(Structure *s)
{
    size_t nodes = (size_t)s->f->job->pages->node_count + 2;
    uint32_t *next = arena_array(s->arena, uint32_t, nodes);
    if (!next)
        return false;
    for (size_t i = 0; i < s->piece_count; i++)
        s->starts[s->pieces[i].node->id + 1]++;
    for (size_t id = 1; id < nodes; id++)
        s->starts[id] += s->starts[id - 1];
    memcpy(next, s->starts, nodes * sizeof *next);
    for (size_t i = 0; i < s->piece_count; i++)
        s->sorted[next[s->pieces[i].node->id]++] = &s->pieces[i];
    return true;
}

static void find_first(Structure *s)
{
    for (size_t i = 0; i < s->piece_count; i++)
        for (const Node *n = s->pieces[i].node; n && !s->first_order[n->id]; n = n->parent)
            s->first_order[n->id] = s->pieces[i].order;
}

/* The heads that a cell names: those that it was given, else those that its place says. */
static Heads heads_of(const Structure *s, const Node *node)
{
    if (node->header_count)
        return (Heads){(const Node **)node->headers, node->header_count, 0};
    return s->heads ? s->heads[node->id] : (Heads){0};
}

/* Notes must have an ID; head cells have one where a cell names them. */
static void find_named(Structure *s)
{
    const Node *root = s->f->job->pages->root;
    for (const Node *n = root; n; n = pages_next(root, n)) {
        if (n->role == ROLE_NOTE)
            s->names[n->id] = 1;
        Heads heads = heads_of(s, n);
        for (size_t i = 0; i < heads.count; i++)
            s->names[heads.items[i]->id] = 1;
    }
    uint32_t count = 0;
    for (uint32_t id = 1; id <= s->f->job->pages->node_count; id++)
        if (s->names[id])
            s->names[id] = ++count;
    for (s->name_digits = 1; count >= NAME_BASE; count /= NAME_BASE)
        s->name_digits++;
}

/* ---- children ---- */

static void end_array(Buffer *out)
{
    if (out->len && out->text[out->len - 1] == ' ')
        out->len--;
    buffer_put_char(out, ']');
}

static void put_number(Buffer *out, int number, const char *after)
{
    buffer_put_int(out, number);
    buffer_put(out, after);
}

static void put_reference(Buffer *out, int id, const char *after)
{
    put_number(out, id, " 0 R");
    buffer_put(out, after);
}

static void put_object(Buffer *out, const Structure *s, const Piece *piece)
{
    buffer_printf(out, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", s->f->page_ids[piece->page], piece->annotation->id);
}

static void put_piece(Buffer *out, const Structure *s, const Piece *piece, uint32_t page)
{
    if (piece->holder)
        put_reference(out, piece->holder, " ");
    else if (piece->annotation)
        put_object(out, s, piece);
    else if (piece->page == page)
        put_number(out, piece->number, " ");
    else
        buffer_printf(out, "<</Type/MCR/Pg %d 0 R/MCID %d>>", s->f->page_ids[piece->page], piece->number);
}

static void put_children(Buffer *out, const Structure *s, const Node *node)
{
    uint32_t i = s->starts[node->id], end = s->starts[node->id + 1];
    if (i == end && !node->first)
        return;
    uint32_t page = i < end ? s->sorted[i]->page : 0;
    if (i < end) {
        buffer_put(out, "/Pg ");
        put_reference(out, s->f->page_ids[page], "");
    }
    if (end - i == 1 && !node->first && s->sorted[i]->number >= 0) {
        buffer_put(out, "/K ");
        put_number(out, s->sorted[i]->number, "");
        return;
    }
    buffer_put(out, "/K[");
    for (const Node *child = node->first; child; child = child->next) {
        for (; i < end && s->sorted[i]->order < s->first_order[child->id]; i++)
            put_piece(out, s, s->sorted[i], page);
        put_reference(out, element_of(s, child), " ");
    }
    for (; i < end; i++)
        put_piece(out, s, s->sorted[i], page);
    end_array(out);
}

/* ---- attributes ---- */

/* Letters after figures, as many for each: their order as text is that of the numbers, which the tree of names wants. */
static void put_id(Buffer *out, const Structure *s, const Node *node)
{
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char id[16];
    uint32_t rest = s->names[node->id];
    for (int i = s->name_digits; i-- > 0; rest /= NAME_BASE)
        id[i] = digits[rest % NAME_BASE];
    buffer_put_char(out, '(');
    buffer_put_bytes(out, id, (size_t)s->name_digits);
    buffer_put_char(out, ')');
}

/* A head without a scope speaks for its column when it stands in the table's head, else for its row. */
static const char *scope_of(const Node *node)
{
    static const char *const names[] = {NULL, "Column", "Row", "Both"};
    if (node->scope)
        return names[node->scope];
    for (const Node *n = node->parent; n && n->role != ROLE_TABLE; n = n->parent)
        if (n->role == ROLE_THEAD)
            return "Column";
    return "Row";
}

static void put_cell_attributes(Buffer *out, const Structure *s, const Node *node)
{
    Heads heads = heads_of(s, node);
    if (node->role == ROLE_TD && node->colspan <= 1 && node->rowspan <= 1 && !heads.count)
        return;
    buffer_put(out, "<</O/Table");
    if (node->role == ROLE_TH)
        buffer_printf(out, "/Scope/%s", scope_of(node));
    if (node->colspan > 1)
        buffer_printf(out, "/ColSpan %d", node->colspan);
    if (node->rowspan > 1)
        buffer_printf(out, "/RowSpan %d", node->rowspan);
    if (heads.count)
        buffer_put(out, "/Headers[");
    for (size_t i = 0; i < heads.count; i++)
        put_id(out, s, heads.items[i]);
    buffer_put(out, heads.count ? "]>>" : ">>");
}

static void put_list_attributes(Buffer *out, const Node *node)
{
    static const char *const names[] = {"None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"};
    for (size_t i = 0; node->numbering && i < sizeof names / sizeof *names; i++)
        if (!strcmp(node->numbering, names[i]))
            buffer_printf(out, "<</O/List/ListNumbering/%s>>", names[i]);
}

static void put_figure_attributes(Buffer *out, const Structure *s, const Node *node)
{
    const Figure *figure = &s->figures[node->id];
    if (!figure->seen)
        return;
    Rect r = figure->box;
    Unit height = s->f->job->pages->items[figure->page]->height;
    double box[] = {pt(r.x), pt(height - r.y - r.h), pt(r.x + r.w), pt(height - r.y)};
    buffer_put(out, "<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        put_decimal(out, box[i]);
        buffer_put_char(out, i < 3 ? ' ' : ']');
    }
    buffer_put(out, ">>");
}

static void put_attributes(Buffer *out, const Structure *s, const Node *node)
{
    size_t before = out->len;
    buffer_put(out, "/A");
    size_t key = out->len;
    if (node->role == ROLE_TH || node->role == ROLE_TD)
        put_cell_attributes(out, s, node);
    else if (node->role == ROLE_L)
        put_list_attributes(out, node);
    else if (node->role == ROLE_FIGURE || node->role == ROLE_FORMULA)
        put_figure_attributes(out, s, node);
    if (out->len == key)
        out->len = before;
}

/* ---- elements ---- */

static void put_text(Buffer *out, const char *key, const char *text)
{
    if (!text)
        return;
    buffer_printf(out, "/%s", key);
    pdf_string(out, text);
}

/* What a picture shows. Where nobody has said it, the text in it; a picture without text gets a warning. */
static const char *alternative(const Structure *s, const Node *node)
{
    if (node->alt || node->actual || (node->role != ROLE_FIGURE && node->role != ROLE_FORMULA))
        return node->alt;
    const Figure *figure = &s->figures[node->id];
    if (figure->seen && figure->words.len)
        return buffer_text(&figure->words);
    if (figure->seen)
        diag_warning(s->f->job->diags, (Place){0}, "G021", _("a picture on page %zu has no words for those who can't see it; give it an \"alt\""),
                     figure->page + 1);
    return node->title ? node->title : "-";
}

/* A Link that leads nowhere is no link. */
static const char *type_of(const Structure *s, const Node *node)
{
    bool link = node->role == ROLE_LINK, leads = false;
    for (uint32_t i = s->starts[node->id]; link && i < s->starts[node->id + 1]; i++)
        leads |= s->sorted[i]->annotation != NULL;
    return link && !leads ? "Span" : role_name(node->role);
}

static bool put_element(Structure *s, Buffer *out, const Node *node)
{
    out->len = 0;
    buffer_put(out, "<</S/");
    buffer_put(out, type_of(s, node));
    buffer_put(out, "/P ");
    put_reference(out, node->parent ? element_of(s, node->parent) : s->root, "");
    if (s->names[node->id]) {
        buffer_put(out, "/ID");
        put_id(out, s, node);
    }
    put_text(out, "T", node->title);
    put_text(out, "Lang", node->lang);
    put_text(out, "Alt", alternative(s, node));
    put_text(out, "ActualText", node->actual);
    put_attributes(out, s, node);
    put_children(out, s, node);
    buffer_put(out, ">>");
    return !out->failed && pdf_put_among(s->f->writer, kind_of(node), element_of(s, node), out->text, out->len);
}

/* The elements round links that the nodes have none for. */
static bool put_holders(Structure *s, Buffer *out)
{
    for (size_t i = 0; i < s->piece_count; i++) {
        const Piece *piece = &s->pieces[i];
        if (!piece->holder)
            continue;
        out->len = 0;
        buffer_printf(out, "<</S/Link/P %d 0 R/K", element_of(s, piece->node));
        put_object(out, s, piece);
        buffer_put(out, ">>");
        if (out->failed || !pdf_put(s->f->writer, piece->holder, out->text, out->len))
            return false;
    }
    return true;
}

/* ---- the root ---- */

/* From a page's stretches to their elements: an array for each page up to `end`, put right behind the elements themselves, whose rows name the same numbers in the same order: that
 * costs next to nothing after compression. */
static bool put_parents(Structure *s, Buffer *out, size_t end)
{
    for (; s->parents < end; s->parents++) {
        out->len = 0;
        buffer_put_char(out, '[');
        for (; s->parent_piece < s->piece_count && s->pieces[s->parent_piece].page == s->parents; s->parent_piece++)
            if (!s->pieces[s->parent_piece].annotation)
                put_reference(out, parent_of(s, &s->pieces[s->parent_piece]), " ");
        end_array(out);
        if (out->failed || !pdf_put_among(s->f->writer, PACK_ROWS, s->parent_base + (int)s->parents, out->text, out->len))
            return false;
    }
    return true;
}

/* From pages and annotations to the elements of their content. */
static int put_parent_tree(Structure *s, Buffer *out)
{
    Finish *f = s->f;
    size_t pages = f->job->pages->count;
    out->len = 0;
    buffer_put(out, "<</Nums[");
    for (size_t p = 0; p < pages; p++)
        buffer_printf(out, "%zu %d 0 R\n", p, s->parent_base + (int)p);
    for (size_t i = 0; i < s->piece_count; i++)
        if (s->pieces[i].annotation)
            buffer_printf(out, "%d %d 0 R\n", s->pieces[i].annotation->key, parent_of(s, &s->pieces[i]));
    buffer_put(out, "]>>");
    int id = pdf_new_id(f->writer);
    return !out->failed && pdf_put(f->writer, id, out->text, out->len) ? id : 0;
}

/* The IDs in ascending order, which is that of the nodes' making. */
static void put_id_tree(Structure *s, Buffer *out)
{
    size_t before = out->len;
    bool any = false;
    buffer_put(out, "/IDTree<</Names[");
    for (uint32_t id = 1; id <= s->f->job->pages->node_count; id++)
        if (s->names[id]) {
            put_id(out, s, &(Node){.id = id});
            buffer_printf(out, "%d 0 R", s->elements[id]);
            any = true;
        }
    buffer_put(out, "]>>");
    if (!any)
        out->len = before;
}

static bool put_root(Structure *s, Buffer *out, Buffer *catalog)
{
    Finish *f = s->f;
    int tree = put_parent_tree(s, out);
    out->len = 0;
    buffer_printf(out, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R", element_of(s, f->job->pages->root), tree);
    buffer_printf(out, "/ParentTreeNextKey %zu/RoleMap<</Title/P>>", f->job->pages->count + f->annotation_count);
    put_id_tree(s, out);
    buffer_put(out, ">>");
    buffer_printf(catalog, "/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>", s->root);
    return tree && !out->failed && pdf_put(f->writer, s->root, out->text, out->len);
}

/* The page of an element's first own content; 0: it has none. */
static size_t page_of(const Structure *s, const Node *node)
{
    uint32_t i = s->starts[node->id];
    return i < s->starts[node->id + 1] ? s->sorted[i]->page : 0;
}

bool structure_put(Finish *f, Buffer *catalog)
{
    Structure s = {.f = f, .arena = f->job->arena};
    if (!make_room(&s))
        return false;
    s.root = pdf_new_id(f->writer);
    number_elements(&s);
    s.parent_base = pdf_new_ids(f->writer, (int)f->job->pages->count);
    gather(&s);
    if (!sort_by_node(&s))
        return false;
    find_first(&s);
    find_named(&s);
    Buffer out = buffer_in(s.arena);
    const Node *root = f->job->pages->root;
    for (const Node *n = root; n; n = pages_next(root, n))
        if (!put_parents(&s, &out, page_of(&s, n)) || !put_element(&s, &out, n))
            return false;
    return put_parents(&s, &out, f->job->pages->count) && put_holders(&s, &out) && put_root(&s, &out, catalog);
}
