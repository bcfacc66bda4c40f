/* chart.c: charts whose series are bound to the data.
 *
 *     <grafik setiap="$iku" kategori="singkat" ..> <seri nama="Realisasi" nilai="ukur(.)/@realisasi"/> </grafik>
 *
 * is another way to write a loop round each <kategori> and each <titik>: the element is rewritten so in its place, once, and then copied like any other. */
#include <string.h>

#include "data/data.h"
#include "template/expander.h"

/* The variable that holds a point's value. */
#define VALUE "nilai-titik"

static bool is_loop_attr(const char *name)
{
    static const char *const names[] = {"setiap", "sebagai", "urut", "turun", NULL};
    for (size_t i = 0; names[i]; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* A new element with the place of `like`; NULL when memory is short. */
static xmlNode *make(xmlNode *parent, const xmlNode *like, const char *name)
{
    xmlNode *node = xmlNewDocNode(parent->doc, NULL, (const xmlChar *)name, NULL);
    if (!node || !xmlAddChild(parent, node)) {
        xmlFreeNode(node);
        return NULL;
    }
    node->line = like->line;
    data_set_place(node, data_place(like));
    return node;
}

/* <untuk> with the chart's own loop attributes, as the last child of `parent`. They share their expressions, so that a mistake in one is told once. */
static xmlNode *make_loop(Expander *e, xmlNode *parent, const xmlNode *like, const xmlNode *chart)
{
    xmlNode *loop = make(parent, like, "untuk");
    for (const xmlAttr *a = chart->properties; loop && a; a = a->next) {
        const char *name = (const char *)a->name;
        xmlAttr *copy = is_loop_attr(name) ? xmlNewProp(loop, a->name, (const xmlChar *)data_attr(chart, name)) : NULL;
        bool ok = copy || !is_loop_attr(name), path = strcmp(name, "setiap") == 0 || strcmp(name, "urut") == 0;
        if (ok && path && loop->doc != e->tree)
            copy->_private = attr_expression(e, chart, name, &ok);
        if (!ok)
            return NULL;
    }
    return loop;
}

static bool put_hole(Expander *e, xmlNode *node, const char *name, const char *format, const char *xpath)
{
    const char *hole = arena_printf(e->arena, format, xpath);
    return hole && xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)hole);
}

static bool bind_categories(Expander *e, xmlNode *chart)
{
    const char *hole = arena_printf(e->arena, "{%s}", data_attr(chart, "kategori"));
    xmlNode *loop = make_loop(e, chart, chart, chart), *category = loop ? make(loop, chart, "kategori") : NULL;
    xmlNode *text = category && hole ? xmlNewDocText(chart->doc, (const xmlChar *)hole) : NULL;
    return text && xmlAddChild(category, text);
}

static bool bind_series(Expander *e, const xmlNode *chart, xmlNode *series)
{
    const char *value = data_attr(series, "nilai"), *label = data_attr(series, "label"), *x = data_attr(series, "x");
    xmlNode *loop = make_loop(e, series, series, chart), *set = loop ? make(loop, series, "tetap") : NULL;
    xmlNode *point = set ? make(loop, series, "titik") : NULL;
    bool ok = point && xmlNewProp(set, (const xmlChar *)"nama", (const xmlChar *)VALUE) &&
              xmlNewProp(set, (const xmlChar *)"nilai", (const xmlChar *)value) && put_hole(e, point, "nilai", "{string(%s)}", "$" VALUE) &&
              put_hole(e, point, "label", label ? "{string(%s)}" : "{angka(%s)}", label ? label : "$" VALUE) &&
              (!x || put_hole(e, point, "x", "{string(%s)}", x));
    static const char *const own[] = {"nilai", "label", "x", NULL};
    for (size_t i = 0; ok && own[i]; i++)
        xmlUnsetProp(series, (const xmlChar *)own[i]);
    return ok;
}

static bool bind(Expander *e, xmlNode *chart)
{
    static const char *const own[] = {"setiap", "sebagai", "urut", "turun", "kategori", NULL};
    for (xmlNode *n = element_after(chart, chart); n; n = element_after(n, chart))
        if (strcmp((const char *)n->name, "seri") == 0 && data_attr(n, "nilai") && !bind_series(e, chart, n))
            return diag_memory(e->diags);
    if (!bind_categories(e, chart))
        return diag_memory(e->diags);
    for (size_t i = 0; own[i]; i++)
        xmlUnsetProp(chart, (const xmlChar *)own[i]);
    return true;
}

bool expand_chart(Expander *e, const xmlNode *node)
{
    if (!data_attr(node, "setiap"))
        return expand_copy(e, node);
    if (!data_attr(node, "kategori")) {
        diag_error(e->diags, data_place(node), "T104", _("<%s setiap=\"..\"> needs kategori=\"..\" with an XPath expression: the name of each value"),
                   (const char *)node->name);
        return true;
    }
    return bind(e, (xmlNode *)node) && expand_copy(e, node);
}
