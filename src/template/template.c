/* template.c: from a measured tree and a template's name to a naskah. */
#include "template/template.h"

#include <stdlib.h>
#include <string.h>

#include "data/data.h"
#include "template/expander.h"

/* ---- what functions need of the data ---- */

static void read_figures(Expander *e)
{
    const xmlNode *settings = data_child(xmlDocGetRootElement(e->tree), "pengaturan"), *figures = data_child(settings, "angka");
    const char *digits = data_attr(figures, "digit"), *rounding = data_attr(figures, "pembulatan");
    const char *unknown = data_attr(figures, "tak-diketahui"), *empty = data_attr(figures, "kosong");
    int n = digits && *digits ? atoi(digits) : 2;
    e->figures = (Figures){
        .digits = n < 0    ? 0
                  : n > 12 ? 12
                           : n,
        .rounding = rounding && strcmp(rounding, "potong") == 0 ? ROUND_TRUNCATE : ROUND_HALF_UP,
        .unknown = unknown ? unknown : "t.d.",
        .empty = empty ? empty : "\u2013",
    };
}

static void index_node(Expander *e, xmlNode *node)
{
    static const char *const coded[] = {"program", "kegiatan", "subkegiatan", NULL};
    const char *name = (const char *)node->name, *id = data_attr(node, "id"), *code = data_attr(node, "kode");
    if (id && strcmp(name, "indikator") == 0)
        xmlHashAddEntry(e->indicators, (const xmlChar *)id, node);
    if (id && strcmp(name, "jabatan") == 0)
        xmlHashAddEntry(e->posts, (const xmlChar *)id, node);
    for (size_t i = 0; code && coded[i]; i++)
        if (strcmp(name, coded[i]) == 0)
            xmlHashAddEntry(e->codes, (const xmlChar *)code, node);
}

xmlNode *element_after(xmlNode *node, const xmlNode *root)
{
    xmlNode *next = data_child(node, NULL);
    while (!next && node != root) {
        next = data_next(node, NULL);
        node = node->parent;
    }
    return next;
}

static bool index_tree(Expander *e)
{
    e->indicators = xmlHashCreate(256);
    e->codes = xmlHashCreate(256);
    e->posts = xmlHashCreate(64);
    if (!e->indicators || !e->codes || !e->posts)
        return diag_memory(e->diags);
    xmlNode *root = data_child(xmlDocGetRootElement(e->tree), "renstra");
    for (xmlNode *node = root; node; node = element_after(node, root))
        index_node(e, node);
    return true;
}

/* ---- variables ---- */

static bool push_nodes(Expander *e, const TemplateNodes *nodes)
{
    xmlXPathObjectPtr value = xmlXPathNewNodeSet(NULL);
    for (size_t i = 0; value && value->nodesetval && i < nodes->count; i++)
        xmlXPathNodeSetAddUnique(value->nodesetval, nodes->items[i]);
    return variable_push(e, nodes->name, value);
}

static bool set_variables(Expander *e)
{
    xmlNode *root = xmlDocGetRootElement(e->tree);
    for (xmlNode *n = data_child(root, "tahun"); n; n = data_next(n, "tahun"))
        if (data_attr(n, "tahun") && atoi(data_attr(n, "tahun")) == e->options->year)
            e->report_year = n;
    bool ok = variable_push(e, "lkip", xmlXPathNewNodeSet(root)) && variable_push(e, "renstra", xmlXPathNewNodeSet(data_child(root, "renstra"))) &&
              variable_push(e, "pengaturan", xmlXPathNewNodeSet(data_child(root, "pengaturan"))) &&
              variable_push(e, "ini", xmlXPathNewNodeSet(e->report_year)) && variable_push(e, "tahun", xmlXPathNewFloat(e->options->year)) &&
              variable_push(e, "lalu", xmlXPathNewFloat(e->options->year - 1));
    for (const char *const *p = e->options->parameters; ok && p && p[0] && p[1]; p += 2)
        ok = variable_push(e, p[0], xmlXPathNewCString(p[1]));
    for (size_t i = 0; ok && i < e->options->node_count; i++)
        ok = push_nodes(e, &e->options->nodes[i]);
    return ok;
}

/* ---- the whole ---- */

static void free_doc(void *doc)
{
    xmlFreeDoc(doc);
}

static bool open_naskah(Expander *e)
{
    e->naskah = xmlNewDoc((const xmlChar *)"1.0");
    if (!e->naskah || !arena_defer(e->run, free_doc, e->naskah))
        return diag_memory(e->diags);
    e->out = (xmlNode *)e->naskah;
    e->text.len = 0;
    return true;
}

static void close_all(void *template)
{
    Expander *e = template;
    if (e->xpath)
        xpath_close(e);
    xmlHashFree(e->indicators, NULL);
    xmlHashFree(e->codes, NULL);
    xmlHashFree(e->posts, NULL);
    arena_drop(e->scratch);
}

bool template_open(Arena *arena, Diags *diags, xmlDocPtr tree, const TemplateOptions *options, Template **out)
{
    Expander *e = arena_make(arena, Expander);
    if (!e)
        return diag_memory(diags);
    *e = (Expander){.arena = arena, .run = arena, .diags = diags, .tree = tree, .options = options, .text = buffer_in(arena)};
    if (!arena_defer(arena, close_all, e))
        return diag_memory(diags);
    read_figures(e);
    if (!index_tree(e) || !xpath_open(e) || !set_variables(e))
        return false;
    *out = e;
    return true;
}

static bool expand(Expander *e)
{
    const char *entry = e->options->entry ? e->options->entry : "laporan.xml";
    size_t errors = e->diags->errors;
    e->xpath->node = xmlDocGetRootElement(e->tree);
    const xmlDoc *given = e->options->document;
    if (!open_naskah(e) || !(given ? expand_node(e, xmlDocGetRootElement(given)) : expand_file(e, entry, (Place){0})))
        return false;
    if (!xmlDocGetRootElement(e->naskah) && e->diags->errors == errors)
        return diag_error(e->diags, (Place){0}, "T105", _("the template file \"%s\" makes no element; a naskah begins with <naskah versi=\"1\">"),
                          entry);
    return true;
}

bool template_run(Template *e, Arena *arena, const TemplateNodes *nodes, xmlDocPtr *naskah)
{
    size_t errors = e->diags->errors, variables = e->variable_count;
    e->run = arena;
    e->steps = e->xpath_ops = e->output = 0;
    e->stopped = false;
    xpath_quiet(e, true);
    bool ok = (!nodes || push_nodes(e, nodes)) && expand(e) && e->diags->errors == errors;
    xpath_quiet(e, false);
    variables_pop(e, variables);
    if (!ok)
        return false;
    narrative_left(e);
    *naskah = e->naskah;
    return true;
}

bool template_expand(Arena *arena, Diags *diags, xmlDocPtr tree, const TemplateOptions *options, xmlDocPtr *naskah)
{
    Template *template;
    return template_open(arena, diags, tree, options, &template) && template_run(template, arena, NULL, naskah);
}
