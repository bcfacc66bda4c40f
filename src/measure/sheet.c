/* sheet.c: one <ukur> element: what was measured of something in one year. */
#include "measure/model.h"

#include <stdio.h>
#include <string.h>

Sheet sheet_open(Measure *m, xmlNode *parent, int year)
{
    Sheet sheet = {.m = m, .unknown = buffer_in(m->arena), .reasons = buffer_in(m->arena)};
    sheet.node = xmlNewDocNode(parent->doc, NULL, BAD_CAST "ukur", NULL);
    if (sheet.node)
        xmlAddChild(parent, sheet.node);
    sheet_count(&sheet, "tahun", year);
    return sheet;
}

/* A text node; a short text stands in the node itself, as XML_PARSE_COMPACT has it, which spares an allocation a figure. */
static xmlNode *text_new(xmlDocPtr doc, const char *text)
{
    size_t size = strlen(text) + 1;
    if (size > sizeof(xmlAttr *) + sizeof(void *))
        return xmlNewDocText(doc, BAD_CAST text);
    xmlNode *node = xmlNewDocText(doc, NULL);
    if (node) {
        node->content = (xmlChar *)&node->properties;
        memcpy(node->content, text, size);
    }
    return node;
}

/* libxml2 would look for the last attribute past all before it; here from the last that this sheet, which may be a copy, has put. */
static void append(Sheet *sheet, xmlAttr *attribute)
{
    xmlAttr *last = sheet->last ? sheet->last : sheet->node->properties;
    while (last && last->next)
        last = last->next;
    attribute->parent = sheet->node;
    attribute->prev = last;
    if (last)
        last->next = attribute;
    else
        sheet->node->properties = attribute;
    sheet->last = attribute;
}

void sheet_text(Sheet *sheet, const char *name, const char *text)
{
    if (!text)
        return;
    xmlNode *value = sheet->node ? text_new(sheet->node->doc, text) : NULL;
    xmlAttr *attribute = value ? xmlNewDocProp(sheet->node->doc, BAD_CAST name, NULL) : NULL;
    if (!attribute) {
        xmlFreeNode(value);
        sheet->m->failed = true;
        return;
    }
    attribute->children = attribute->last = value;
    value->parent = (xmlNode *)attribute;
    append(sheet, attribute);
}

void sheet_number(Sheet *sheet, const char *name, const Number *number)
{
    if (!number)
        return;
    const char *text = number_text(sheet->m->arena, number);
    if (text)
        sheet_text(sheet, name, text);
    else
        sheet->m->failed = true;
}

void sheet_count(Sheet *sheet, const char *name, long count)
{
    char text[24];
    snprintf(text, sizeof text, "%ld", count);
    sheet_text(sheet, name, text);
}

/* Each reason is given once, the first few of them. */
static void put_reason(Sheet *sheet, const char *reason)
{
    enum { REASONS_LEN = 400 };
    if (!reason || sheet->reasons.len > REASONS_LEN || strstr(buffer_text(&sheet->reasons), reason))
        return;
    buffer_printf(&sheet->reasons, "%s%s", sheet->reasons.len ? "; " : "", reason);
}

void sheet_figure(Sheet *sheet, const char *name, Figure figure)
{
    sheet_number(sheet, name, figure.value);
    if (!figure.unknown)
        return;
    buffer_printf(&sheet->unknown, "%s%s", sheet->unknown.len ? " " : "", name);
    put_reason(sheet, figure.reason);
}

void sheet_close(Sheet *sheet)
{
    if (!sheet->unknown.len)
        return;
    sheet_text(sheet, "tak-diketahui", buffer_text(&sheet->unknown));
    sheet_text(sheet, "alasan", sheet->reasons.text);
}

Arena *scratch_begin(Measure *m)
{
    Arena *kept = m->arena, *scratch = m->spare ? m->spare : arena_new();
    m->spare = NULL;
    m->arena = scratch ? scratch : kept;
    return kept;
}

void scratch_end(Measure *m, Arena *kept)
{
    if (m->arena != kept) {
        arena_clear(m->arena);
        arena_drop(m->spare);
        m->spare = m->arena;
    }
    m->arena = kept;
}

const char *printed(Measure *m, const Number *number)
{
    const char *text = number_format(m->arena, number, &m->settings.format);
    if (!text)
        m->failed = true;
    return text;
}
