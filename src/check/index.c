/* index.c: the tree by code and id, so that rules look up instead of searching. */
#include <stdlib.h>
#include <string.h>

#include "check/model.h"
#include "data/data.h"

bool check_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && *node->name == (xmlChar)*name && strcmp((const char *)node->name, name) == 0;
}

xmlNode *check_walk(const xmlNode *top, const xmlNode *node)
{
    xmlNode *next = data_child(node, NULL);
    for (; !next && node && node != top; node = node->parent)
        next = data_next(node, NULL);
    return next;
}

int attr_year(const xmlNode *node, const char *name)
{
    const char *text = data_attr(node, name);
    return text ? atoi(text) : 0;
}

int year_of(const xmlNode *year)
{
    return attr_year(year, "tahun");
}

int year_slot(const Check *c, int year)
{
    for (size_t i = 0; i < c->year_count; i++)
        if (c->year_numbers[i] == year)
            return (int)i;
    return -1;
}

xmlNode *ukur_of(const xmlNode *node, int year)
{
    /* They are the last children. */
    for (xmlNode *n = node ? node->last : NULL; n; n = n->prev)
        if (n->type == XML_ELEMENT_NODE) {
            if (!check_named(n, "ukur"))
                return NULL;
            if (year_of(n) == year)
                return n;
        }
    return NULL;
}

const Number *check_figure(Check *c, const xmlNode *node, const char *name)
{
    const char *text = data_attr(node, name);
    return text && *text && *text != '?' ? number_parse(c->scratch, text) : NULL;
}

const char *node_text(Check *c, const xmlNode *node)
{
    xmlChar *raw = node ? xmlNodeGetContent(node) : NULL;
    char *text = arena_strdup(c->scratch, raw ? (const char *)raw : "");
    xmlFree(raw);
    if (!text) {
        c->failed = true;
        return "";
    }
    text += strspn(text, " \t\r\n");
    for (size_t n = strlen(text); n && strchr(" \t\r\n", text[n - 1]); n--)
        text[n - 1] = '\0';
    return text;
}

Code *code_known(const Check *c, const char *code)
{
    return code ? xmlHashLookup(c->by_code, (const xmlChar *)code) : NULL;
}

xmlNode *id_find(const Check *c, const char *id)
{
    return id ? xmlHashLookup(c->by_id, (const xmlChar *)id) : NULL;
}

static const char *const kept[FIGURES_KEPT] = {"pagu", "serapan", "pagu-renstra", "fisik", "fisik-persen", "tak-diketahui"};

const char *code_figure(const Code *code, int slot, const char *name)
{
    for (int i = 0; i < FIGURES_KEPT; i++)
        if (strcmp(kept[i], name) == 0)
            return code->years[slot].figures[i];
    return data_attr(code->years[slot].ukur, name);
}

/* An <ukur> has some thirty attributes: they are walked through once. */
static void keep_figures(CodeYear *year)
{
    for (const xmlAttr *a = year->ukur ? year->ukur->properties : NULL; a; a = a->next)
        for (int i = 0; i < FIGURES_KEPT; i++)
            if (*a->name == (xmlChar)*kept[i] && strcmp((const char *)a->name, kept[i]) == 0)
                year->figures[i] = a->children && a->children->content ? (const char *)a->children->content : "";
}

static Code *code_new(Check *c, xmlNode *node, const char *text)
{
    Code *code = arena_make(c->scratch, Code);
    if (!code || !(code->years = arena_array(c->scratch, CodeYear, c->year_count))) {
        c->failed = true;
        return NULL;
    }
    code->code = text;
    code->node = node;
    code->parent = code_known(c, data_attr(node->parent, "kode"));
    if (code->parent) {
        if (code->parent->last)
            code->parent->last->next = code;
        else
            code->parent->first = code;
        code->parent->last = code;
    }
    if (c->last_code)
        c->last_code->following = code;
    else
        c->codes = code;
    c->last_code = code;
    for (size_t i = 0; i < c->year_count; i++) {
        code->years[i].ukur = ukur_of(node, c->year_numbers[i]);
        keep_figures(&code->years[i]);
    }
    return code;
}

static void index_plan(Check *c)
{
    for (xmlNode *n = c->plan; n && !c->failed; n = check_walk(c->plan, n)) {
        const char *id = data_attr(n, "id"), *code = data_attr(n, "kode");
        if (id)
            xmlHashAddEntry(c->by_id, (const xmlChar *)id, n);
        if (check_named(n, "indikator") && data_child(n, "uraian")) { /* those of the RPJMD are a name only */
            if (arena_grow(c->scratch, &c->indicators, c->indicator_count, &c->indicator_cap))
                c->indicators[c->indicator_count++] = n;
            else
                c->failed = true;
        }
        if (code && (check_named(n, "program") || check_named(n, "kegiatan") || check_named(n, "subkegiatan")))
            xmlHashAddEntry(c->by_code, (const xmlChar *)code, code_new(c, n, code));
    }
}

static void index_rows(Check *c, size_t slot)
{
    const xmlNode *budget = data_child(c->years[slot], "anggaran");
    for (xmlNode *n = data_child(budget, NULL); n; n = data_next(n, NULL)) {
        Code *code = code_known(c, data_attr(n, "kode"));
        if (!code)
            continue;
        CodeYear *year = &code->years[slot];
        if (check_named(n, "pagu"))
            year->pagu = n;
        else if (check_named(n, "serapan"))
            year->serapan = n;
        else if (check_named(n, "fisik"))
            year->fisik = n;
    }
}

xmlNode *result_find(const Check *c, const char *id, const char *year)
{
    return id && year ? xmlHashLookup2(c->results, (const xmlChar *)id, (const xmlChar *)year) : NULL;
}

static void index_results(Check *c, size_t slot)
{
    const xmlChar *year = (const xmlChar *)data_attr(c->years[slot], "tahun");
    for (xmlNode *n = data_child(data_child(c->years[slot], "kinerja"), "realisasi"); n; n = data_next(n, "realisasi"))
        if (data_attr(n, "indikator"))
            xmlHashAddEntry2(c->results, (const xmlChar *)data_attr(n, "indikator"), year, n);
}

bool check_index(Check *c)
{
    c->by_code = xmlHashCreate(1024);
    c->by_id = xmlHashCreate(1024);
    c->results = xmlHashCreate(256);
    if (!c->by_code || !c->by_id || !c->results)
        return diag_memory(c->diags);
    c->year_text = arena_printf(c->scratch, "%d", c->options->year);
    c->last_year_text = arena_printf(c->scratch, "%d", c->options->year - 1);
    if (!c->year_text || !c->last_year_text)
        return diag_memory(c->diags);
    c->plan = data_child(c->root, "renstra");
    c->settings = data_child(c->root, "pengaturan");
    for (xmlNode *n = data_child(c->root, "tahun"); n && c->year_count < YEARS_MAX; n = data_next(n, "tahun")) {
        c->year_numbers[c->year_count] = year_of(n);
        c->years[c->year_count++] = n;
        if (year_of(n) == c->options->year)
            c->report_year = n;
    }
    index_plan(c);
    for (size_t i = 0; i < c->year_count; i++)
        index_rows(c, i), index_results(c, i);
    return !c->failed || diag_memory(c->diags);
}

void check_index_drop(Check *c)
{
    xmlHashFree(c->by_code, NULL);
    xmlHashFree(c->by_id, NULL);
    xmlHashFree(c->results, NULL);
}
