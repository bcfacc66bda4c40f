/* lookup.c: functions that find something in the data by its name. */
#include <stdlib.h>
#include <string.h>

#include "data/holder.h"
#include "template/call.h"

/* ---- ukur ---- */

static xmlNode *find_measure(const xmlNode *node, int year)
{
    for (xmlNode *n = data_child(node, "ukur"); n; n = data_next(n, "ukur"))
        if (data_attr(n, "tahun") && atoi(data_attr(n, "tahun")) == year)
            return n;
    return NULL;
}

/* The measures of each of the nodes for a year, the report's unless told. */
void fn_ukur(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    int year;
    if (!call_begin(&c, ctxt, nargs, 1, 2) || !call_int(&c, 1, 1900, 2199, ((Expander *)ctxt->context->userData)->options->year, &year))
        return;
    xmlNodeSetPtr set = call_set(&c, 0), found = xmlXPathNodeSetCreate(NULL);
    for (int i = 0; found && set && i < set->nodeNr; i++) {
        xmlNode *measure = set->nodeTab[i]->type == XML_ELEMENT_NODE ? find_measure(set->nodeTab[i], year) : NULL;
        if (measure)
            xmlXPathNodeSetAddUnique(found, measure);
    }
    call_nodes(&c, found);
}

/* ---- berbeda ---- */

/* Of nodes with the same text the first. */
void fn_berbeda(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    if (!call_begin(&c, ctxt, nargs, 1, 1))
        return;
    xmlNodeSetPtr set = call_set(&c, 0);
    call_nodes(&c, set ? xmlXPathDistinctSorted(set) : NULL);
}

/* ---- by id ---- */

/* A node from a table; none for an empty id, an error for an unknown one. */
static void look_up(xmlXPathParserContextPtr ctxt, int nargs, xmlHashTablePtr table, const char *format)
{
    Call c;
    if (!call_begin(&c, ctxt, nargs, 1, 1))
        return;
    const char *id = call_text(&c, 0);
    xmlNode *node = *id && table ? xmlHashLookup(table, (const xmlChar *)id) : NULL;
    if (node || !*id)
        call_node(&c, node);
    else
        call_error(&c, "T111", "%s: \"%.80s\"", format, id);
}

void fn_indikator(xmlXPathParserContextPtr ctxt, int nargs)
{
    look_up(ctxt, nargs, ((Expander *)ctxt->context->userData)->indicators, _("renstra.xml has no <indikator> of that id"));
}

void fn_program(xmlXPathParserContextPtr ctxt, int nargs)
{
    look_up(ctxt, nargs, ((Expander *)ctxt->context->userData)->codes, _("renstra.xml has no <program>, <kegiatan> or <subkegiatan> of that code"));
}

void fn_jabatan(xmlXPathParserContextPtr ctxt, int nargs)
{
    look_up(ctxt, nargs, ((Expander *)ctxt->context->userData)->posts, _("renstra.xml has no <jabatan> of that id"));
}

/* ---- pejabat ---- */

static const char *attr_or(const xmlNode *node, const char *name, const char *otherwise)
{
    const char *text = data_attr(node, name);
    return text && *text ? text : otherwise;
}

/* The <tahun> of a date's year; without a date, of the report. */
static xmlNode *year_of(Expander *e, const char *date)
{
    xmlNode *year = date ? data_child(xmlDocGetRootElement(e->tree), "tahun") : e->report_year;
    while (date && year && strncmp(attr_or(year, "tahun", ""), date, 4) != 0)
        year = data_next(year, "tahun");
    return year;
}

/* Who held the post on the date; without a date, who held it last in the report's year. The index of the year asked for last is kept. */
static xmlNode *find_holder(Expander *e, const char *post, const char *date)
{
    xmlNode *year = year_of(e, date);
    if (year && year != e->holders_year) {
        e->holders = holders_index(e->arena, year);
        e->holders_year = year;
    }
    return year && e->holders ? holders_on(e->holders, post, date) : NULL;
}

void fn_pejabat(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    Date date;
    if (!call_begin(&c, ctxt, nargs, 1, 2))
        return;
    const char *on = nargs > 1 ? call_text(&c, 1) : "";
    if (*on && (!date_parse(on, &date) || !date.day))
        call_error(&c, "T114", _("pejabat() got \"%.60s\", which is not a date; dates are written 2024-01-31"), on);
    else
        call_node(&c, find_holder(c.e, call_text(&c, 0), *on ? on : NULL));
}

/* ---- narasi ---- */

void fn_ada_narasi(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    if (!call_begin(&c, ctxt, nargs, 1, 1))
        return;
    call_boolean(&c, narrative_find(c.e, call_text(&c, 0)) != NULL);
}
