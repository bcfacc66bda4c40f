/* grammar.c: what a schema allows, read from its own tree. Only what our schemas use: sequence, choice, group, extension, substitution, union, list. */
#include "data/grammar.h"
#include "data/order.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

enum { GRAMMAR_MAX_FILES = 16, GRAMMAR_MAX_STEPS = 24 };

struct Grammar {
    Arena *arena;
    const char *paths[GRAMMAR_MAX_FILES];
    xmlDocPtr docs[GRAMMAR_MAX_FILES];
    size_t count;
};

static bool is(const xmlNode *node, const char *name)
{
    return strcmp((const char *)node->name, name) == 0;
}

/* ---- loading ---- */

static void free_doc(void *doc)
{
    xmlFreeDoc(doc);
}

static bool add_file(Grammar *g, const char *path)
{
    for (size_t i = 0; i < g->count; i++)
        if (strcmp(g->paths[i], path) == 0)
            return true;
    if (g->count == GRAMMAR_MAX_FILES)
        return false;
    xmlDocPtr doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOBLANKS);
    if (!doc || !arena_defer(g->arena, free_doc, doc))
        return false;
    g->paths[g->count] = path;
    g->docs[g->count++] = doc;
    return true;
}

Grammar *grammar_load(Arena *arena, const char *schema)
{
    Grammar *g = arena_make(arena, Grammar);
    if (!g)
        return NULL;
    g->arena = arena;
    if (!add_file(g, schema))
        return NULL;
    const char *slash = strrchr(schema, '/');
    int dir = slash ? (int)(slash + 1 - schema) : 0;
    for (size_t i = 0; i < g->count; i++)
        for (const xmlNode *n = data_child(xmlDocGetRootElement(g->docs[i]), "include"); n; n = data_next(n, "include")) {
            const char *location = data_attr(n, "schemaLocation");
            const char *path = arena_printf(arena, "%.*s%s", dir, schema, location ? location : "");
            if (!path || !add_file(g, path))
                return NULL;
        }
    return g;
}

/* ---- looking up ---- */

static const xmlNode *find_global(const Grammar *g, const char *kind, const char *name)
{
    for (size_t i = 0; name && i < g->count; i++)
        for (const xmlNode *n = data_child(xmlDocGetRootElement(g->docs[i]), kind); n; n = data_next(n, kind)) {
            const char *own = data_attr(n, "name");
            if (own && strcmp(own, name) == 0)
                return n;
        }
    return NULL;
}

/* The complex type of a declaration: written in it, or named by it. */
static const xmlNode *complex_type(const Grammar *g, const xmlNode *declaration)
{
    const xmlNode *own = data_child(declaration, "complexType");
    return own ? own : find_global(g, "complexType", data_attr(declaration, "type"));
}

/* Calls `visit` for every element a content model names, in order, until it returns false. `must`: it can't be left out. */
typedef bool Visit(void *context, const xmlNode *element, bool must, bool repeats);

typedef struct Walk {
    const Grammar *grammar;
    Visit *visit;
    void *context;
} Walk;

static bool walk(const Walk *w, const xmlNode *node, bool must, bool repeats, int depth);

static bool walk_element(const Walk *w, const xmlNode *node, bool must, bool repeats)
{
    const char *ref = data_attr(node, "ref");
    const xmlNode *declaration = ref ? find_global(w->grammar, "element", ref) : node;
    if (!declaration)
        return true;
    if (!data_attr(declaration, "abstract"))
        return w->visit(w->context, declaration, must, repeats);
    for (size_t i = 0; i < w->grammar->count; i++)
        for (const xmlNode *n = data_child(xmlDocGetRootElement(w->grammar->docs[i]), "element"); n; n = data_next(n, "element")) {
            const char *head = data_attr(n, "substitutionGroup");
            if (head && strcmp(head, ref ? ref : "") == 0 && !w->visit(w->context, n, false, true))
                return false;
        }
    return true;
}

static bool walk_children(const Walk *w, const xmlNode *node, bool must, bool repeats, int depth)
{
    for (const xmlNode *n = data_child(node, NULL); n; n = data_next(n, NULL))
        if (!walk(w, n, must, repeats, depth + 1))
            return false;
    return true;
}

static bool walk(const Walk *w, const xmlNode *node, bool must, bool repeats, int depth)
{
    if (!node || depth > GRAMMAR_MAX_STEPS)
        return true;
    const char *min = data_attr(node, "minOccurs"), *max = data_attr(node, "maxOccurs");
    must = must && !(min && strcmp(min, "0") == 0);
    repeats = repeats || (max && strcmp(max, "1") != 0);
    if (is(node, "element"))
        return walk_element(w, node, must, repeats);
    if (is(node, "group"))
        return walk_children(w, find_global(w->grammar, "group", data_attr(node, "ref")), must, repeats, depth);
    if (is(node, "extension"))
        return walk(w, find_global(w->grammar, "complexType", data_attr(node, "base")), must, repeats, depth + 1) &&
               walk_children(w, node, must, repeats, depth);
    if (is(node, "choice"))
        return walk_children(w, node, false, repeats, depth);
    if (is(node, "complexType") || is(node, "sequence") || is(node, "complexContent") || is(node, "simpleContent"))
        return walk_children(w, node, must, repeats, depth);
    return true;
}

static void walk_content(const Grammar *g, const xmlNode *declaration, Visit *visit, void *context)
{
    Walk w = {g, visit, context};
    walk(&w, complex_type(g, declaration), true, false, 0);
}

/* ---- elements ---- */

typedef struct Search {
    const char *name;
    const xmlNode *found;
    bool repeats;
} Search;

static bool search_visit(void *context, const xmlNode *element, bool must, bool repeats)
{
    Search *s = context;
    (void)must;
    const char *name = data_attr(element, "name");
    if (!name || strcmp(name, s->name) != 0)
        return true;
    s->found = element;
    s->repeats = repeats;
    return false;
}

const xmlNode *grammar_element(const Grammar *g, const xmlNode *element)
{
    const xmlNode *path[DATA_MAX_DEPTH + 1];
    int depth = 0;
    for (const xmlNode *n = element; n && n->type == XML_ELEMENT_NODE; n = n->parent) {
        if (depth > DATA_MAX_DEPTH)
            return NULL;
        path[depth++] = n;
    }
    const xmlNode *declaration = NULL;
    for (int i = depth - 1; i >= 0; i--) {
        Search s = {(const char *)path[i]->name, NULL, false};
        if (declaration)
            walk_content(g, declaration, search_visit, &s);
        declaration = s.found ? s.found : find_global(g, "element", s.name);
    }
    return declaration;
}

const xmlNode *grammar_global(const Grammar *g, const char *name)
{
    return find_global(g, "element", name);
}

bool grammar_repeats(const Grammar *g, const xmlNode *declaration, const char *child)
{
    Search s = {child, NULL, false};
    walk_content(g, declaration, search_visit, &s);
    return s.repeats;
}

typedef struct Collect {
    Words *out;
    bool required;
} Collect;

static bool collect_visit(void *context, const xmlNode *element, bool must, bool repeats)
{
    Collect *c = context;
    (void)repeats;
    if (must || !c->required)
        words_add(c->out, data_attr(element, "name"));
    return true;
}

void grammar_children(const Grammar *g, const xmlNode *declaration, bool required, Words *out)
{
    Collect c = {out, required};
    walk_content(g, declaration, collect_visit, &c);
}

void grammar_roots(const Grammar *g, Words *out)
{
    for (const xmlNode *n = data_child(xmlDocGetRootElement(g->docs[0]), "element"); n; n = data_next(n, "element"))
        words_add(out, data_attr(n, "name"));
}

/* ---- attributes ---- */

/* The attribute named `name` below a type, or, when `name` is NULL, all into `out`. */
static const xmlNode *attributes_of(const Grammar *g, const xmlNode *node, const char *name, bool required, Words *out, int depth)
{
    const xmlNode *found = NULL;
    if (!node || depth > GRAMMAR_MAX_STEPS)
        return NULL;
    if (is(node, "extension"))
        found = attributes_of(g, find_global(g, "complexType", data_attr(node, "base")), name, required, out, depth + 1);
    for (const xmlNode *n = data_child(node, NULL); n && !found; n = data_next(n, NULL)) {
        const char *own = data_attr(n, "name"), *use = data_attr(n, "use");
        if (is(n, "attribute") && name && own && strcmp(own, name) == 0)
            found = n;
        else if (is(n, "attribute") && !name && (!required || (use && strcmp(use, "required") == 0)))
            words_add(out, own);
        else if (is(n, "attributeGroup"))
            found = attributes_of(g, find_global(g, "attributeGroup", data_attr(n, "ref")), name, required, out, depth + 1);
        else if (is(n, "extension") || is(n, "complexContent") || is(n, "simpleContent"))
            found = attributes_of(g, n, name, required, out, depth + 1);
    }
    return found;
}

void grammar_attributes(const Grammar *g, const xmlNode *declaration, bool required, Words *out)
{
    attributes_of(g, complex_type(g, declaration), NULL, required, out, 0);
}

/* ---- kinds of values ---- */

/* One step down from a simple type to what it is made of: its base, the first member of a union, the item of a list. */
static const xmlNode *simpler(const Grammar *g, const xmlNode *type, char *name, size_t size, Words *values)
{
    const xmlNode *body = data_child(type, NULL);
    while (body && is(body, "annotation"))
        body = data_next(body, NULL);
    if (!body)
        return NULL;
    for (const xmlNode *n = data_child(body, "enumeration"); n; n = data_next(n, "enumeration"))
        words_add(values, data_attr(n, "value"));
    const xmlNode *inner = data_child(body, "simpleType");
    if (inner)
        return inner;
    const char *next = data_attr(body, is(body, "union") ? "memberTypes" : is(body, "list") ? "itemType" : "base");
    size_t n = next ? strcspn(next, " ") : 0;
    if (!n || n >= size)
        return NULL;
    memcpy(name, next, n);
    name[n] = '\0';
    return find_global(g, "simpleType", name);
}

/* The name of a declaration's type, or the type written in it. Text of a complex type with attributes has its extension's base. */
static const xmlNode *first_type(const Grammar *g, const xmlNode *declaration)
{
    const xmlNode *own = data_child(declaration, "simpleType");
    if (own)
        return own;
    const xmlNode *named = find_global(g, "simpleType", data_attr(declaration, "type"));
    if (named)
        return named;
    const xmlNode *content = data_child(complex_type(g, declaration), "simpleContent");
    return find_global(g, "simpleType", data_attr(data_child(content, "extension"), "base"));
}

const char *grammar_type(const Grammar *g, const xmlNode *declaration, const char *attribute, bool (*known)(const char *type), Words *values)
{
    if (attribute)
        declaration = attributes_of(g, complex_type(g, declaration), attribute, false, NULL, 0);
    const xmlNode *type = declaration ? first_type(g, declaration) : NULL;
    char name[64];
    for (int i = 0; type && i < GRAMMAR_MAX_STEPS; i++) {
        const char *own = data_attr(type, "name");
        if (own && known(own))
            return own;
        type = simpler(g, type, name, sizeof name, values);
    }
    return NULL;
}

void grammar_key(const Grammar *g, const char *constraint, Words *out)
{
    const xmlNode *root = xmlDocGetRootElement(g->docs[0]);
    for (const xmlNode *n = root; n; n = order_next(root, n)) {
        const char *name = is(n, "key") || is(n, "unique") ? data_attr(n, "name") : NULL;
        if (!name || strcmp(name, constraint) != 0)
            continue;
        for (const xmlNode *f = data_child(n, "field"); f; f = data_next(f, "field")) {
            const char *path = data_attr(f, "xpath");
            if (path && path[0] == '@')
                words_add(out, path + 1);
        }
    }
}
