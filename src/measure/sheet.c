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
