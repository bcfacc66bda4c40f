/* sheet.c: one <ukur> element: what was measured of something in one year. */
#include "measure/model.h"

#include <stdio.h>

Sheet sheet_open(Measure *m, xmlNode *parent, int year)
{
    Sheet sheet = {.m = m, .unknown = buffer_in(m->arena)};
    sheet.node = xmlNewDocNode(parent->doc, NULL, BAD_CAST "ukur", NULL);
    if (sheet.node)
        xmlAddChild(parent, sheet.node);
    sheet_count(&sheet, "tahun", year);
    return sheet;
}

void sheet_text(Sheet *sheet, const char *name, const char *text)
{
    if (!text)
        return;
    if (!sheet->node || !xmlNewProp(sheet->node, BAD_CAST name, BAD_CAST text))
        sheet->m->failed = true;
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

void sheet_figure(Sheet *sheet, const char *name, Figure figure)
{
    sheet_number(sheet, name, figure.value);
    if (!figure.unknown)
        return;
    if (sheet->unknown.len)
        buffer_put_char(&sheet->unknown, ' ');
    buffer_put(&sheet->unknown, name);
    if (!sheet->reason)
        sheet->reason = figure.reason;
}

void sheet_close(Sheet *sheet)
{
    if (!sheet->unknown.len)
        return;
    sheet_text(sheet, "tak-diketahui", buffer_text(&sheet->unknown));
    sheet_text(sheet, "alasan", sheet->reason);
}

Arena *scratch_begin(Measure *m)
{
    Arena *kept = m->arena, *scratch = arena_new();
    m->arena = scratch ? scratch : kept;
    return kept;
}

void scratch_end(Measure *m, Arena *kept)
{
    if (m->arena != kept)
        arena_drop(m->arena);
    m->arena = kept;
}

const char *printed(Measure *m, const Number *number)
{
    const char *text = number_format(m->arena, number, &m->settings.format);
    if (!text)
        m->failed = true;
    return text;
}
