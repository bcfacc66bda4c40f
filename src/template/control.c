/* control.c: the control elements of a template: untuk, jika, pilih, tetap, sisip, potongan, pakai. docs/templat.md explains them. */
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "data/data.h"
#include "template/expander.h"

/* ---- attributes ---- */

static bool listed(const char *name, const char *const *names)
{
    while (*names && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

/* An error for each attribute that is not listed. */
static void check_attrs(Expander *e, const xmlNode *node, const char *const *names)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name, *near = suggest(name, names);
        if (listed(name, names))
            continue;
        if (near)
            diag_error(e->diags, data_place(node), "T104", _("<%s> has no attribute \"%s\"; did you mean \"%s\"?"), (const char *)node->name, name,
                       near);
        else
            diag_error(e->diags, data_place(node), "T104", _("<%s> has no attribute \"%s\"; remove it"), (const char *)node->name, name);
    }
}

/* An attribute that must be there and be XPath; its value, NULL when there is none, which has been said. */
static xmlXPathObjectPtr run_attr(Expander *e, const xmlNode *node, const char *name, bool *ok)
{
    Expression *x = attr_expression(e, node, name, ok);
    if (x)
        return expression_run(e, x, data_place(node));
    if (*ok)
        diag_error(e->diags, data_place(node), "T104", _("<%s> needs %s=\"..\" with an XPath expression"), (const char *)node->name, name);
    return NULL;
}

static bool test_attr(Expander *e, const xmlNode *node, const char *name, bool *ok)
{
    xmlXPathObjectPtr value = run_attr(e, node, name, ok);
    bool result = value && xmlXPathCastToBoolean(value);
    xmlXPathFreeObject(value);
    return result;
}

/* A name for a variable; NULL when the attribute is absent or no name, which has been said. */
static const char *name_attr(Expander *e, const xmlNode *node, const char *attr)
{
    const char *name = data_attr(node, attr);
    if (!name || variable_is_name(name))
        return name;
    diag_error(e->diags, data_place(node), "T104", _("%s=\"%s\" on <%s> is not a name; write letters, digits and hyphens, a letter first"), attr,
               name, (const char *)node->name);
    return NULL;
}

/* ---- untuk ---- */

typedef struct Key {
    xmlNode *node;
    const Number *number; /* NULL: text */
    const char *text;
    int index, sign;
} Key;

/* Figures by value, then texts, then what is empty; equal ones as they stood. */
static int compare_keys(const void *left, const void *right)
{
    const Key *a = left, *b = right;
    int order = 0;
    if (!*a->text || !*b->text)
        return *a->text ? -1 : *b->text ? 1 : a->index - b->index;
    if (a->number && b->number)
        order = number_compare(a->number, b->number);
    else if (a->number || b->number)
        order = a->number ? -1 : 1;
    else
        order = strcmp(a->text, b->text);
    return order ? order * a->sign : a->index - b->index;
}

static void set_item(Expander *e, xmlNode *node, int position, int size)
{
    e->xpath->node = node;
    e->xpath->proximityPosition = position;
    e->xpath->contextSize = size;
}

/* Orders the nodes by `urut`. */
static bool sort_items(Expander *e, const xmlNode *node, xmlNodeSetPtr set)
{
    bool ok = true, down = data_attr(node, "turun") && strcmp(data_attr(node, "turun"), "ya") == 0;
    Key *keys = arena_array(e->run, Key, (size_t)set->nodeNr);
    for (int i = 0; keys && ok && i < set->nodeNr; i++) {
        set_item(e, set->nodeTab[i], i + 1, set->nodeNr);
        xmlXPathObjectPtr value = run_attr(e, node, "urut", &ok);
        xmlChar *text = value ? xmlXPathCastToString(value) : NULL;
        keys[i] = (Key){.node = set->nodeTab[i], .text = arena_strdup(e->run, text ? (const char *)text : ""), .index = i, .sign = down ? -1 : 1};
        xmlXPathFreeObject(value);
        xmlFree(text);
        if (!keys[i].text)
            return diag_memory(e->diags);
        keys[i].number = number_parse(e->run, keys[i].text);
    }
    if (!keys || !ok)
        return diag_memory(e->diags);
    qsort(keys, (size_t)set->nodeNr, sizeof *keys, compare_keys);
    for (int i = 0; i < set->nodeNr; i++)
        set->nodeTab[i] = keys[i].node;
    return true;
}

/* Runs the body once a node, with the node as context and in $NAME, and its place in $posisi and $jumlah. */
static bool run_items(Expander *e, const xmlNode *node, const char *name, xmlNodeSetPtr set)
{
    size_t first = e->variable_count;
    bool ok = variable_push(e, "posisi", xmlXPathNewFloat(1)) && variable_push(e, "jumlah", xmlXPathNewFloat(set->nodeNr)) &&
              (!name || variable_push(e, name, xmlXPathNewNodeSet(set->nodeTab[0])));
    for (int i = 0; ok && i < set->nodeNr; i++) {
        e->variables[first].value->floatval = i + 1;
        if (name)
            e->variables[first + 2].value->nodesetval->nodeTab[0] = set->nodeTab[i];
        set_item(e, set->nodeTab[i], i + 1, set->nodeNr);
        ok = expand_children(e, node);
    }
    variables_pop(e, first);
    return ok;
}

/* Namespace nodes are copies that belong to their set: no tree to walk, so none is let in. */
static bool has_namespace(const xmlNodeSet *set)
{
    for (int i = 0; i < set->nodeNr; i++)
        if (set->nodeTab[i]->type == XML_NAMESPACE_DECL)
            return true;
    return false;
}

static bool run_loop(Expander *e, const xmlNode *node, xmlXPathObjectPtr value)
{
    xmlNode *outer = e->xpath->node;
    int position = e->xpath->proximityPosition, size = e->xpath->contextSize;
    const char *name = name_attr(e, node, "sebagai");
    bool ok = true;
    if (value->type != XPATH_NODESET || (value->nodesetval && has_namespace(value->nodesetval))) {
        Expression *x = attr_expression(e, node, "setiap", &ok);
        if (x && !x->reported)
            diag_error(e->diags, data_place(node), "T112", _("setiap=\"%s\" gives no elements or attributes; write a path that does"), x->source);
        if (x)
            x->reported = true;
    } else if (value->nodesetval && value->nodesetval->nodeNr) {
        xmlXPathNodeSetSort(value->nodesetval);
        ok = (!data_attr(node, "urut") || sort_items(e, node, value->nodesetval)) && run_items(e, node, name, value->nodesetval);
    }
    e->xpath->node = outer;
    e->xpath->proximityPosition = position;
    e->xpath->contextSize = size;
    return ok;
}

static bool do_loop(Expander *e, const xmlNode *node)
{
    static const char *const attrs[] = {"setiap", "sebagai", "urut", "turun", NULL};
    bool ok;
    check_attrs(e, node, attrs);
    xmlXPathObjectPtr value = run_attr(e, node, "setiap", &ok);
    if (value)
        ok = run_loop(e, node, value);
    xmlXPathFreeObject(value);
    return ok;
}

/* ---- jika, pilih, tetap ---- */

static bool do_if(Expander *e, const xmlNode *node)
{
    static const char *const attrs[] = {"uji", NULL};
    bool ok;
    check_attrs(e, node, attrs);
    bool yes = test_attr(e, node, "uji", &ok);
    return ok && (!yes || expand_children(e, node));
}

static void reject_text(Expander *e, const xmlNode *node)
{
    for (const xmlNode *n = node->children; n; n = n->next)
        if (n->type == XML_TEXT_NODE && n->content && strspn((const char *)n->content, " \t\r\n") < strlen((const char *)n->content))
            diag_error(e->diags, data_place(node), "T105", _("<pilih> can't hold text of its own; put it into a <bila> or <lainnya>"));
}

/* The first <bila> that holds, else <lainnya>; NULL when there is none. */
static const xmlNode *choose(Expander *e, const xmlNode *node, bool *ok)
{
    static const char *const when[] = {"uji", NULL}, *const none[] = {NULL};
    for (const xmlNode *n = data_child(node, NULL); n && *ok; n = data_next(n, NULL)) {
        if (strcmp((const char *)n->name, "bila") == 0) {
            check_attrs(e, n, when);
            if (test_attr(e, n, "uji", ok))
                return n;
        } else if (strcmp((const char *)n->name, "lainnya") == 0) {
            check_attrs(e, n, none);
            return n;
        } else if (strcmp((const char *)n->name, "catatan") != 0) {
            diag_error(e->diags, data_place(n), "T105", _("<pilih> holds <bila uji=\"..\"> and <lainnya>, not <%s>"), (const char *)n->name);
        }
    }
    return NULL;
}

static bool do_choose(Expander *e, const xmlNode *node)
{
    static const char *const none[] = {NULL};
    bool ok = true;
    check_attrs(e, node, none);
    reject_text(e, node);
    const xmlNode *chosen = choose(e, node, &ok);
    return ok && (!chosen || expand_children(e, chosen));
}

static bool do_stray(Expander *e, const xmlNode *node)
{
    diag_error(e->diags, data_place(node), "T105", _("<%s> stands inside <pilih> only"), (const char *)node->name);
    return true;
}

static bool do_set(Expander *e, const xmlNode *node)
{
    static const char *const attrs[] = {"nama", "nilai", NULL};
    bool ok;
    check_attrs(e, node, attrs);
    const char *name = name_attr(e, node, "nama");
    if (!data_attr(node, "nama"))
        diag_error(e->diags, data_place(node), "T104", _("<tetap> needs nama=\"..\""));
    xmlXPathObjectPtr value = run_attr(e, node, "nilai", &ok);
    if (!ok)
        return false;
    if (!name) {
        xmlXPathFreeObject(value);
        return true;
    }
    /* After a mistake the name stands for nothing, so that it is not reported again wherever it is used. */
    return variable_push(e, name, value ? value : xmlXPathNewNodeSet(NULL));
}

/* ---- parameters: the attributes of sisip and pakai that are not their own ---- */

/* Evaluates all before any is set: a parameter can't see the others. */
static bool push_parameters(Expander *e, const xmlNode *node, const char *const *own)
{
    size_t first = e->variable_count;
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        bool ok;
        if (listed(name, own))
            continue;
        size_t count = e->variable_count;
        e->variable_count = first;
        xmlXPathObjectPtr value = run_attr(e, node, name, &ok);
        e->variable_count = count;
        if (!ok || !variable_push(e, name, value ? value : xmlXPathNewNodeSet(NULL))) {
            variables_pop(e, first);
            return false;
        }
    }
    return true;
}

/* ---- sisip ---- */

/* The blocks inside the nodes that `isi` gives. `*found`: there were any. */
static bool include_nodes(Expander *e, const xmlNode *node, bool *found)
{
    bool ok;
    xmlXPathObjectPtr value = run_attr(e, node, "isi", &ok);
    *found = false;
    if (value && value->type != XPATH_NODESET)
        diag_error(e->diags, data_place(node), "T112", _("isi=\"%s\" gives no nodes but a text or a number; write a path"), data_attr(node, "isi"));
    else if (value && value->nodesetval)
        for (int i = 0; ok && i < value->nodesetval->nodeNr; i++) {
            const xmlNode *n = value->nodesetval->nodeTab[i];
            *found = *found || (n->type == XML_ELEMENT_NODE && n->children);
            ok = n->type != XML_ELEMENT_NODE || expand_children(e, n);
        }
    xmlXPathFreeObject(value);
    return ok;
}

static bool include(Expander *e, const xmlNode *node)
{
    bool ok = true, found = true;
    const char *file = attr_filled(e, node, "templat", &ok);
    if (!ok)
        return false;
    if (file)
        return expand_file(e, file, data_place(node));
    if (data_attr(node, "isi")) {
        ok = include_nodes(e, node, &found);
    } else {
        const char *id = attr_filled(e, node, "narasi", &ok);
        const xmlNode *part = ok && id ? narrative_find(e, id) : NULL;
        found = part != NULL;
        ok = ok && (!part || expand_children(e, part));
    }
    return ok && (found || expand_children(e, node));
}

static bool do_include(Expander *e, const xmlNode *node)
{
    static const char *const own[] = {"templat", "narasi", "isi", NULL};
    size_t variables = e->variable_count;
    int given = 0;
    for (size_t i = 0; own[i]; i++)
        given += data_attr(node, own[i]) != NULL;
    if (given != 1) {
        diag_error(e->diags, data_place(node), "T104", _("<sisip> needs one of templat=\"file.xml\", narasi=\"id\" and isi=\"XPath\""));
        return true;
    }
    bool ok = push_parameters(e, node, own) && include(e, node);
    variables_pop(e, variables);
    return ok;
}

/* ---- potongan, pakai ---- */

static Macro *find_macro(Expander *e, const char *name)
{
    for (size_t i = 0; i < e->macro_count; i++)
        if (strcmp(e->macros[i].name, name) == 0)
            return &e->macros[i];
    return NULL;
}

/* "a b c" as a list. NULL when memory is short. */
static const char **split_names(Arena *arena, const char *text)
{
    static const char blanks[] = " \t\r\n";
    const char **names = NULL;
    size_t count = 0, cap = 0;
    for (text += strspn(text, blanks); *text; text += strspn(text, blanks)) {
        size_t len = strcspn(text, blanks);
        if (!arena_grow(arena, &names, count, &cap) || !(names[count++] = arena_strndup(arena, text, len)))
            return NULL;
        text += len;
    }
    if (!arena_grow(arena, &names, count, &cap))
        return NULL;
    names[count] = NULL;
    return names;
}

static bool do_define(Expander *e, const xmlNode *node)
{
    static const char *const attrs[] = {"nama", "parameter", NULL};
    check_attrs(e, node, attrs);
    const char *name = name_attr(e, node, "nama"), *parameters = data_attr(node, "parameter");
    Macro *old = name ? find_macro(e, name) : NULL;
    if (!data_attr(node, "nama"))
        diag_error(e->diags, data_place(node), "T104", _("<potongan> needs nama=\"..\""));
    if (old && old->node != node)
        diag_error(e->diags, data_place(node), "T113", _("<potongan nama=\"%s\"> stands already at %s:%ld; give it another name"), name,
                   data_place(old->node).file ? data_place(old->node).file : "", data_place(old->node).line);
    if (!name || old)
        return true;
    const char **list = split_names(e->arena, parameters ? parameters : "");
    if (!list || !arena_grow(e->arena, &e->macros, e->macro_count, &e->macro_cap))
        return diag_memory(e->diags);
    const char *copy = arena_strdup(e->arena, name);
    if (!copy)
        return diag_memory(e->diags);
    e->macros[e->macro_count++] = (Macro){copy, node, list};
    return true;
}

static void unknown_macro(Expander *e, const xmlNode *node, const char *name)
{
    const char **names = arena_array(e->arena, const char *, e->macro_count + 1);
    for (size_t i = 0; names && i < e->macro_count; i++)
        names[i] = e->macros[i].name;
    const char *near = names ? suggest(name, names) : NULL;
    if (near)
        diag_error(e->diags, data_place(node), "T113", _("there is no <potongan nama=\"%s\">; did you mean \"%s\"?"), name, near);
    else
        diag_error(e->diags, data_place(node), "T113", _("there is no <potongan nama=\"%s\">; it must stand above, or in a file included above"),
                   name);
}

/* Every parameter is given, and no other. */
static bool check_parameters(Expander *e, const xmlNode *node, const Macro *macro)
{
    size_t errors = e->diags->errors;
    for (const char *const *p = macro->parameters; *p; p++)
        if (!data_attr(node, *p))
            diag_error(e->diags, data_place(node), "T113", _("<pakai potongan=\"%s\"> needs the parameter %s=\"..\""), macro->name, *p);
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, "potongan") != 0 && !listed((const char *)a->name, macro->parameters))
            diag_error(e->diags, data_place(node), "T113",
                       _("<potongan nama=\"%s\"> has no parameter \"%s\"; add it to parameter=\"..\" there, or remove it here"), macro->name,
                       (const char *)a->name);
    return e->diags->errors == errors;
}

static bool do_use(Expander *e, const xmlNode *node)
{
    static const char *const own[] = {"potongan", NULL};
    const char *name = data_attr(node, "potongan");
    size_t variables = e->variable_count;
    if (!name) {
        diag_error(e->diags, data_place(node), "T104", _("<pakai> needs potongan=\"..\""));
        return true;
    }
    const Macro *macro = find_macro(e, name);
    if (!macro) {
        unknown_macro(e, node, name);
        return true;
    }
    if (!check_parameters(e, node, macro))
        return true;
    const xmlNode *body = macro->node; /* the table of macros may move */
    bool ok = push_parameters(e, node, own) && expand_children(e, body);
    variables_pop(e, variables);
    return ok;
}

/* ---- the table ---- */

static bool do_nothing(Expander *e, const xmlNode *node)
{
    (void)e;
    (void)node;
    return true;
}

ControlFn *control_find(const xmlNode *node)
{
    static const struct {
        const char *name;
        ControlFn *run;
    } controls[] = {
        {"untuk", do_loop},       {"jika", do_if},
        {"pilih", do_choose},     {"bila", do_stray},
        {"lainnya", do_stray},    {"tetap", do_set},
        {"sisip", do_include},    {"potongan", do_define},
        {"pakai", do_use},        {"templat", expand_children}, /* the root of a file of several elements */
        {"catatan", do_nothing},                                /* a note for those who keep the data */
        {"grafik", expand_chart}, {"grafik-baris", expand_chart},
    };
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        if (strcmp((const char *)node->name, controls[i].name) == 0)
            return controls[i].run;
    return NULL;
}
