/* refer.c: names and references of the plan. Every name is entered once, then every reference looked up: linear in the size of the tree. */
#include "data/refer.h"
#include "data/order.h"
#include "base/suggest.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_GUESSES = 30 };

static bool is(const xmlNode *node, const char *name)
{
    return strcmp((const char *)node->name, name) == 0;
}

/* ---- ids of indicators ---- */

bool refer_number(xmlNode *renstra)
{
    for (xmlNode *n = order_next(renstra, renstra); n; n = order_next(renstra, n)) {
        const char *key = data_attr(n, "kode") ? data_attr(n, "kode") : data_attr(n, "id");
        int position = 0;
        for (xmlNode *i = key && !is(n, "indikator") ? data_child(n, "indikator") : NULL; i; i = data_next(i, "indikator")) {
            char id[160];
            position++;
            if (data_attr(i, "id") || !data_child(i, "uraian"))
                continue;
            snprintf(id, sizeof id, "%s:%d", key, position);
            if (!xmlNewProp(i, (const xmlChar *)"id", (const xmlChar *)id))
                return false;
        }
    }
    return true;
}

/* ---- the nearest name ---- */

typedef struct Gather {
    Arena *arena;
    const char *kind; /* NULL: any */
    const char **items;
    size_t count, cap;
} Gather;

static void gather(void *payload, void *context, const xmlChar *name)
{
    const xmlNode *node = payload;
    Gather *g = context;
    if ((!g->kind || is(node, g->kind)) && arena_grow(g->arena, &g->items, g->count, &g->cap))
        g->items[g->count++] = (const char *)name;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "; did you mean ..?", or nothing. Sorted, since a hash has no order of its own: of two near names it is always the same that is told. */
static const char *guess(Names *names, xmlHashTablePtr table, const char *text, const char *kind)
{
    Gather g = {.arena = names->arena, .kind = kind};
    if (names->guesses-- <= 0)
        return "";
    xmlHashScan(table, gather, &g);
    if (!g.count || !arena_grow(g.arena, &g.items, g.count, &g.cap))
        return "";
    g.items[g.count] = NULL;
    qsort(g.items, g.count, sizeof *g.items, by_text);
    const char *meant = suggest(text, g.items);
    const char *said = meant ? arena_printf(names->arena, _("; did you mean \"%s\"?"), meant) : NULL;
    return said ? said : "";
}

/* ---- looking up ---- */

void refer_id(Names *names, const xmlNode *node, const char *attribute, const char *kind, const char *rule)
{
    const char *id = data_attr(node, attribute);
    if (!id)
        return;
    const xmlNode *found = xmlHashLookup(names->ids, (const xmlChar *)id);
    if (found && (!kind || is(found, kind)))
        return;
    if (kind)
        diag_error(names->diags, data_place(node), rule, _("attribute \"%s\" of <%s>: renstra.xml has no <%s> with the id \"%s\"%s"), attribute,
                   (const char *)node->name, kind, id, guess(names, names->ids, id, kind));
    else
        diag_error(names->diags, data_place(node), rule, _("attribute \"%s\" of <%s>: renstra.xml has nothing with the id \"%s\"%s"), attribute,
                   (const char *)node->name, id, guess(names, names->ids, id, kind));
}

static void check_code(Names *names, const xmlNode *node, const char *label, const char *code)
{
    if (!xmlHashLookup(names->codes, (const xmlChar *)code))
        diag_error(
            names->diags, data_place(node), "D204",
            _("%s of <%s>: the plan has no program, kegiatan or sub kegiatan with the code \"%s\"; correct it, or enter the code in renstra.xml%s"),
            label, (const char *)node->name, code, guess(names, names->codes, code, NULL));
}

void refer_code(Names *names, const xmlNode *node, const char *attribute)
{
    const char *code = data_attr(node, attribute);
    char label[80];
    snprintf(label, sizeof label, _("attribute \"%.30s\""), attribute);
    if (code)
        check_code(names, node, label, code);
}

void refer_either(Names *names, const xmlNode *node, const char *text, const char *label)
{
    const xmlNode *found = xmlHashLookup(names->ids, (const xmlChar *)text);
    if (xmlHashLookup(names->codes, (const xmlChar *)text) || (found && is(found, "indikator")))
        return;
    diag_error(names->diags, data_place(node), "D204", _("%s <%s>: the plan has neither a code nor an indicator \"%s\"%s"), label,
               (const char *)node->name, text, guess(names, names->codes, text, NULL));
}

void refer_single(Names *names, const xmlNode *node, const char *const *children)
{
    for (; *children; children++) {
        const xmlNode *first = data_child(node, *children), *second = data_next(first, *children);
        if (second)
            diag_error(names->diags, data_place(second), "D210", _("<%s> may stand only once in <%s>; another stands at line %ld; delete one"),
                       *children, (const char *)node->name, data_place(first).line);
    }
}

void refer_reason(Names *names, const xmlNode *node)
{
    if (data_attr(node, "alasan"))
        return;
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (a->children && a->children->content && strcmp((const char *)a->children->content, "?") == 0) {
            diag_warning(names->diags, data_place(node), "D212", _("attribute \"%s\" of <%s> is ?, but the reason is missing; add alasan=\"...\""),
                         (const char *)a->name, (const char *)node->name);
            return;
        }
}

/* ---- entering ---- */

static void enter(Names *names, xmlHashTablePtr table, const char *name, xmlNode *node, const char *attribute, const char *rule)
{
    if (xmlHashAddEntry(table, (const xmlChar *)name, node) == 0)
        return;
    const xmlNode *first = xmlHashLookup(table, (const xmlChar *)name);
    if (!first)
        names->failed = true;
    else
        diag_error(names->diags, data_place(node), rule,
                   _("%s=\"%s\" of <%s> is already used by <%s> at line %ld; each must be different: change one"), attribute, name,
                   (const char *)node->name, (const char *)first->name, data_place(first).line);
}

static void enter_all(Names *names, xmlNode *renstra)
{
    for (xmlNode *n = order_next(renstra, renstra); n; n = order_next(renstra, n)) {
        const char *id = data_attr(n, "id"), *code = is(n, "program") || is(n, "kegiatan") || is(n, "subkegiatan") ? data_attr(n, "kode") : NULL;
        if (id)
            enter(names, names->ids, id, n, "id", "D206");
        if (code)
            enter(names, names->codes, code, n, "kode", "D206");
    }
}

/* ---- the plan ---- */

static void check_hierarchy(Names *names, const xmlNode *node)
{
    const char *code = data_attr(node, "kode"), *above = data_attr(node->parent, "kode");
    size_t n = above ? strlen(above) : 0;
    if (code && above && !(strncmp(code, above, n) == 0 && code[n] == '.'))
        diag_error(names->diags, data_place(node), "D208",
                   _("<%s> %s stands in <%s> %s, but its code doesn't begin with that code; correct the code, or move it"), (const char *)node->name,
                   code, (const char *)node->parent->name, above);
}

/* Superiors are followed at most as far as there are posts. */
static void check_superior(Names *names, const xmlNode *post, int posts)
{
    const xmlNode *above = post;
    refer_id(names, post, "atasan", "jabatan", "D205");
    for (int i = 0; above && i <= posts; i++) {
        const char *id = data_attr(above, "atasan");
        above = id ? xmlHashLookup(names->ids, (const xmlChar *)id) : NULL;
        if (above != post)
            continue;
        diag_error(names->diags, data_place(post), "D207",
                   _("the post \"%s\" is its own superior, by way of \"atasan\"; correct one of the posts above it"), data_attr(post, "id"));
        return;
    }
}

static void check_office(Names *names, const xmlNode *office)
{
    static const char *const single[] = {"alamat", "lambang", "tugas", NULL};
    int posts = 0;
    refer_single(names, office, single);
    for (const xmlNode *n = data_child(office, "jabatan"); n; n = data_next(n, "jabatan"))
        posts++;
    /* A cycle is told once for each of its posts; among very many posts the walk would be quadratic, and no office has them. */
    for (const xmlNode *n = data_child(office, "jabatan"); n; n = data_next(n, "jabatan")) {
        check_superior(names, n, posts < 500 ? posts : 500);
        for (const xmlNode *k = data_child(n, "kode"); k; k = data_next(k, "kode"))
            if (k->children && k->children->content) {
                char *text = arena_strdup(names->arena, (const char *)k->children->content);
                char *begin = text ? text + strspn(text, " \t\r\n") : NULL;
                if (begin)
                    begin[strcspn(begin, " \t\r\n")] = '\0';
                refer_either(names, k, begin ? begin : "", _("element"));
            }
    }
}

static bool has_value(const xmlNode *n)
{
    return data_attr(n, "nilai") || data_attr(n, "teks") || data_attr(n, "dari") || data_attr(n, "sampai");
}

static void check_target(Names *names, const xmlNode *target)
{
    refer_reason(names, target);
    if (!has_value(target))
        diag_error(names->diags, data_place(target), "D211", _("<%s> says no value; write nilai=\"...\", or dari and sampai, or teks"),
                   (const char *)target->name);
    const char *year = data_attr(target, "tahun");
    for (const xmlNode *n = data_child(target->parent, "target"); year && n && n != target; n = data_next(n, "target")) {
        const char *other = data_attr(n, "tahun");
        if (is(target, "target") && other && strcmp(other, year) == 0) {
            diag_error(names->diags, data_place(target), "D210", _("the target of %s is given twice; another stands at line %ld; delete one"), year,
                       data_place(n).line);
            return;
        }
    }
}

static void check_programs(Names *names, const xmlNode *indicator)
{
    const char *list = data_attr(indicator, "program");
    char *copy = list ? arena_strdup(names->arena, list) : NULL, *rest = NULL;
    for (char *code = copy ? strtok_r(copy, " \t\r\n", &rest) : NULL; code; code = strtok_r(NULL, " \t\r\n", &rest))
        check_code(names, indicator, _("attribute \"program\""), code);
}

static void check_indicator(Names *names, const xmlNode *n)
{
    static const char *const single[] = {"singkat", "rumus", "sumber", "awal", "target-akhir", NULL};
    refer_single(names, n, single);
    refer_id(names, n, "menggantikan", "indikator", "D203");
    refer_id(names, n, "jabatan", "jabatan", "D205");
    check_programs(names, n);
    for (const xmlNode *t = data_child(n, NULL); t; t = data_next(t, NULL))
        if (is(t, "target") || is(t, "awal") || is(t, "target-akhir"))
            check_target(names, t);
}

static void check_budget(Names *names, const xmlNode *node)
{
    static const char *const single[] = {"pagu-akhir", NULL};
    refer_single(names, node, single);
    refer_id(names, node, "jabatan", "jabatan", "D205");
    check_hierarchy(names, node);
    for (const xmlNode *p = data_child(node, "pagu"); p; p = data_next(p, "pagu")) {
        refer_reason(names, p);
        for (const xmlNode *q = data_child(node, "pagu"); q && q != p; q = data_next(q, "pagu"))
            if (data_attr(p, "tahun") && data_attr(q, "tahun") && strcmp(data_attr(p, "tahun"), data_attr(q, "tahun")) == 0) {
                diag_error(names->diags, data_place(p), "D210", _("the pagu of %s is given twice; another stands at line %ld; delete one"),
                           data_attr(p, "tahun"), data_place(q).line);
                break;
            }
    }
}

static void check_goal(Names *names, const xmlNode *n)
{
    refer_id(names, n, "misi", "misi", "D209");
    refer_id(names, n, "rpjmd", NULL, "D209");
    refer_id(names, n, "tujuan", "tujuan", "D209");
    refer_id(names, n, "sasaran", "sasaran", "D209");
}

/* Arrows lead from process to process, or from a layer to its neighbour. */
static void check_arrow(Names *names, const xmlNode *arrow)
{
    static const char *const ends[] = {"dari", "ke"};
    const xmlNode *found[2];
    for (int i = 0; i < 2; i++) {
        const char *id = data_attr(arrow, ends[i]);
        found[i] = id ? xmlHashLookup(names->ids, (const xmlChar *)id) : NULL;
        if (found[i] && (is(found[i], "proses") || is(found[i], "lapis")))
            continue;
        diag_error(names->diags, data_place(arrow), "D209",
                   _("attribute \"%s\" of <panah>: <proses-bisnis> has no <proses> and no <lapis> with the id \"%s\"%s"), ends[i], id ? id : "",
                   id ? guess(names, names->ids, id, "proses") : "");
        return;
    }
    bool layers = is(found[0], "lapis"), near = data_next(found[0], "lapis") == found[1] || data_next(found[1], "lapis") == found[0];
    if (layers != is(found[1], "lapis") || (layers && !near))
        diag_error(names->diags, data_place(arrow), "D209",
                   _("a <panah> leads from <proses> to <proses>, or from a <lapis> to the one before or after it"));
}

static void check_plan(Names *names, const xmlNode *renstra)
{
    static const char *const single[] = {"visi", "rpjmd", "proses-bisnis", NULL}, *const sides[] = {"masukan", "keluaran", NULL};
    const char *from = data_attr(renstra, "mulai"), *to = data_attr(renstra, "akhir");
    refer_single(names, renstra, single);
    if (from && to && strcmp(from, to) > 0)
        diag_error(names->diags, data_place(renstra), "D213", _("the plan ends (%s) before it begins (%s); correct \"mulai\" or \"akhir\""), to,
                   from);
    for (const xmlNode *n = order_next(renstra, renstra); n; n = order_next(renstra, n)) {
        if (is(n, "instansi"))
            check_office(names, n);
        else if (is(n, "indikator") && data_child(n, "uraian"))
            check_indicator(names, n);
        else if (is(n, "program") || is(n, "kegiatan") || is(n, "subkegiatan"))
            check_budget(names, n);
        else if (is(n, "tujuan") || is(n, "kebijakan"))
            check_goal(names, n);
        else if (is(n, "proses-bisnis"))
            refer_single(names, n, sides);
        else if (is(n, "panah"))
            check_arrow(names, n);
        else if (is(n, "pegawai") || is(n, "sarana") || is(n, "capaian") || is(n, "dana"))
            refer_reason(names, n);
    }
}

bool refer_check(Arena *arena, Diags *diags, xmlNode *root)
{
    size_t errors = diags->errors;
    Names names = {arena, diags, xmlHashCreate(1024), xmlHashCreate(1024), MAX_GUESSES, false};
    xmlNode *renstra = data_child(root, "renstra");
    if (names.ids && names.codes) {
        enter_all(&names, renstra);
        check_plan(&names, renstra);
        for (const xmlNode *n = data_child(root, "tahun"); n; n = data_next(n, "tahun"))
            refer_year(&names, n);
    }
    if (!names.ids || !names.codes || names.failed)
        diag_memory(diags);
    xmlHashFree(names.ids, NULL);
    xmlHashFree(names.codes, NULL);
    return diags->errors == errors;
}
