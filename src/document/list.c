/* list.c: lists, their items and the finished labels of these. */
#include "document/reader.h"

enum { LIST_FIRST_MAX = 100000 };

static const char *item_label(Arena *arena, ListKind kind, int n)
{
    static const struct {
        char form;
        const char *before, *after;
    } forms[] = {
        [LIST_DECIMAL] = {'1', "", "."}, [LIST_DECIMAL_PAREN] = {'1', "", ")"}, [LIST_DECIMAL_PARENS] = {'1', "(", ")"},
        [LIST_ALPHA] = {'a', "", "."},   [LIST_ALPHA_PAREN] = {'a', "", ")"},   [LIST_ROMAN] = {'I', "", "."},
    };
    if (kind == LIST_NONE)
        return "";
    if (kind == LIST_BULLET)
        return "\u2022";
    if (kind == LIST_DASH)
        return "\u2013";
    return counter_label(arena, n, forms[kind].form, forms[kind].before, forms[kind].after);
}

static bool read_item(Reader *r, const xmlNode *node, ListKind kind, int n, ListItem *item)
{
    static const char *const none[] = {NULL};
    attrs_check(&r->source, node, none, NULL);
    item->label = item_label(r->arena, kind, n);
    return item->label ? flow_read(r, node, &item->blocks) : diag_memory(r->diags);
}

bool list_read(Reader *r, const xmlNode *node, Block *block)
{
    static const char *const kinds[] = {"tanpa", "bulat",        "strip",  "angka", "angka-kurung", "angka-kurung-ganda",
                                        "huruf", "huruf-kurung", "romawi", NULL};
    static const char *const items[] = {"butir", NULL};
    ListKind kind = (ListKind)attr_choice(&r->source, node, "jenis", kinds, LIST_BULLET);
    int n = attr_int(&r->source, node, "mulai", 1, LIST_FIRST_MAX, 1);
    size_t count = 0, cap = 0;
    ListItem *list = NULL;
    for (const xmlNode *child = node_first(node); child; child = node_next(child)) {
        if (!node_is(child, "butir")) {
            node_unknown(&r->source, child, "N101", node_name(child), items, _("<%s> can't stand in a <daftar>"), node_name(child));
            continue;
        }
        if (!arena_grow(r->arena, &list, count, &cap))
            return diag_memory(r->diags);
        if (!read_item(r, child, kind, n++, &list[count++]))
            return false;
    }
    block->u.list.kind = kind;
    block->u.list.tight = attr_flag(&r->source, node, "rapat", false);
    block->u.list.items = list;
    block->u.list.count = count;
    return true;
}
