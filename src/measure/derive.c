/* derive.c: the rows of a sheet that has none: they follow from what its post answers for.
 *
 * Indicators: those the post answers for, and those of its codes. Budget, by the post's level: a head's programmes; a programme with its kegiatan; a kegiatan with its sub
 * kegiatan; staff has none. A head that nothing is assigned to answers for the main indicators of the sasaran and for all programmes. */
#include "measure/agreement.h"

#include <string.h>

#include "data/order.h"

static xmlNode *child_new(Agreements *a, xmlNode *sheet, const char *name)
{
    xmlNode *node = xmlNewDocNode(sheet->doc, NULL, BAD_CAST name, NULL);
    if (!node || !xmlAddChild(sheet, node) || !xmlNewProp(node, BAD_CAST "turunan", BAD_CAST "ya")) {
        a->m->failed = true;
        return NULL;
    }
    data_set_place(node, data_place(sheet));
    return node;
}

static void set(Agreements *a, xmlNode *node, const char *name, const char *value)
{
    if (node && !xmlNewProp(node, BAD_CAST name, BAD_CAST value))
        a->m->failed = true;
}

/* ---- indicators ---- */

static void promise_add(Agreements *a, xmlNode *sheet, const xmlNode *indicator)
{
    const char *id = attr_or(indicator, "id", NULL);
    if (id && attr_is(measure_of(a, indicator), "berlaku", "ya"))
        set(a, child_new(a, sheet, "butir"), "indikator", id);
}

static void promises_of(Agreements *a, xmlNode *sheet, const xmlNode *owner)
{
    for (const xmlNode *n = data_child(owner, "indikator"); n; n = data_next(n, "indikator"))
        promise_add(a, sheet, n);
}

/* The main indicators of the sasaran; all of theirs where none is marked as main. */
static void main_promises(Agreements *a, xmlNode *sheet)
{
    for (int marked = 1; marked >= 0 && !data_child(sheet, "butir"); marked--)
        for (const xmlNode *n = a->renstra; n; n = order_next(a->renstra, n))
            if (xmlStrEqual(n->name, BAD_CAST "indikator") && xmlStrEqual(n->parent->name, BAD_CAST "sasaran") &&
                (!marked || attr_is(n, "iku", "ya")))
                promise_add(a, sheet, n);
}

/* ---- budget ---- */

/* Once a sheet, and only what has money that year. */
static bool line_add(Agreements *a, xmlNode *sheet, Code *code)
{
    bool revised = attr_is(sheet, "jenis", "perubahan");
    if (!code || code->mark == a->mark || !figure_stated(measured(a, code->node, revised ? "pagu" : "murni")))
        return false;
    code->mark = a->mark;
    set(a, child_new(a, sheet, "dana"), "kode", attr_or(code->node, "kode", ""));
    return true;
}

static bool is_program(const xmlNode *node)
{
    return xmlStrEqual(node->name, BAD_CAST "program");
}

/* A code with the level below it; of a head only programmes. */
static void lines_of(Agreements *a, xmlNode *sheet, Code *code, PostLevel level)
{
    if (!line_add(a, sheet, code) || level == POST_HEAD)
        return;
    for (const xmlNode *n = data_child(code->node, NULL); n; n = data_next(n, NULL))
        if (xmlStrEqual(n->name, BAD_CAST "kegiatan") || xmlStrEqual(n->name, BAD_CAST "subkegiatan"))
            line_add(a, sheet, code_find(a, attr_or(n, "kode", NULL)));
}

static void all_programs(Agreements *a, xmlNode *sheet)
{
    for (const xmlNode *n = a->renstra; n; n = order_next(a->renstra, n))
        if (is_program(n))
            line_add(a, sheet, code_find(a, attr_or(n, "kode", NULL)));
}

void sheet_derive(Agreements *a, xmlNode *sheet)
{
    const Post *post = post_find(a, attr_or(sheet, "pihak-pertama", NULL));
    PostLevel level = post_level(post);
    if (!post || data_child(sheet, "butir") || data_child(sheet, "dana"))
        return;
    a->mark++;
    for (const Duty *d = post->duties; d; d = d->next)
        if (d->indicator)
            promise_add(a, sheet, d->indicator);
        else
            promises_of(a, sheet, d->code->node);
    if (!post->duties && level == POST_HEAD)
        main_promises(a, sheet);
    for (const Duty *d = post->duties; d && level != POST_STAFF; d = d->next)
        lines_of(a, sheet, d->code ? d->code : code_of_indicator(a, d->indicator), level);
    if (level == POST_HEAD && !data_child(sheet, "dana"))
        all_programs(a, sheet);
    if (!data_child(sheet, "butir"))
        diag_warning(a->m->diags, data_place(sheet), "M112",
                     _("this <perjanjian> has no rows, and none follow from the plan: write its <butir>, or what \"%.60s\" answers for as <kode> of "
                       "its <jabatan>"),
                     post->id);
}
