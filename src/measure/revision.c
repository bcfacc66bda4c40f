/* revision.c: a revised sheet beside the initial one: targets and budgets, and how they differ.
 *
 * Rows of indicators are paired by the indicator, else by their wording; those of the initial sheet that found none come last, as lost. Budgets need no pairing: each code
 * has its initial and its revised amount, also where the initial sheet did not print it. */
#include "measure/agreement.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/data.h"

enum { ROWS_MAX = 1000 }; /* of a sheet that is compared: pairing looks at all of them for each */

typedef struct Pairing {
    Promise rows[ROWS_MAX];
    bool taken[ROWS_MAX];
    size_t count;
} Pairing;

static bool same(const char *a, const char *b)
{
    return a && b && !strcasecmp(a, b);
}

static const Promise *take(Pairing *pairing, const Promise *row)
{
    for (size_t i = 0; i < pairing->count; i++) {
        const Promise *p = &pairing->rows[i];
        if (pairing->taken[i] || !(row->indicator ? row->indicator == p->indicator : same(row->words, p->words)))
            continue;
        pairing->taken[i] = true;
        return p;
    }
    return NULL;
}

static Sheet compared(Sheet *ukur, const char *kind)
{
    Sheet row = {.m = ukur->m, .unknown = buffer_in(ukur->m->arena), .reasons = buffer_in(ukur->m->arena)};
    row.node = xmlNewDocNode(ukur->node->doc, NULL, BAD_CAST "banding", NULL);
    if (!row.node || !xmlAddChild(ukur->node, row.node))
        row.m->failed = true;
    sheet_text(&row, "jenis", kind);
    return row;
}

/* ---- indicators ---- */

static void promise_compare(Sheet *ukur, const Promise *old, const Promise *new, bool paired)
{
    static const Promise none;
    const Promise *any = new ? new : old ? old : &none;
    Sheet row = compared(ukur, "butir");
    sheet_text(&row, "sasaran", any->aim);
    sheet_text(&row, "uraian", any->words);
    sheet_text(&row, "satuan", any->unit);
    sheet_text(&row, "murni", old ? old->target : NULL);
    sheet_text(&row, "perubahan", new ? new->target : NULL);
    bool equal =
        old && new && old->target &&new->target && !strcmp(old->target, new->target) && (same(old->unit, new->unit) || (!old->unit && !new->unit));
    if (paired)
        sheet_text(&row, "beda", !old ? "baru" : !new ? "hilang" : old->unknown || new->unknown ? "tak-diketahui" : equal ? "tetap" : "berubah");
}

static void promises_compare(Agreements *a, const xmlNode *old, const xmlNode *new, Sheet *ukur)
{
    Pairing *pairing = arena_make(a->m->arena, Pairing);
    if (!pairing) {
        a->m->failed = true;
        return;
    }
    for (const xmlNode *n = old ? data_child(old, "butir") : NULL; n && pairing->count < ROWS_MAX; n = data_next(n, "butir"))
        pairing->rows[pairing->count++] = promise_read(a, n);
    size_t left = ROWS_MAX;
    for (const xmlNode *n = data_child(new, "butir"); n && left; n = data_next(n, "butir"), left--) {
        Promise row = promise_read(a, n);
        promise_compare(ukur, take(pairing, &row), &row, old != NULL);
    }
    for (size_t i = 0; i < pairing->count; i++)
        if (!pairing->taken[i])
            promise_compare(ukur, &pairing->rows[i], NULL, true);
}

/* ---- budgets ---- */

/* Whether a line of the sheet marked last is of this code, or of one above it. */
static bool is_covered(const Agreements *a, const Code *code)
{
    for (const Code *up = code; up; up = up->parent)
        if (up->mark == a->mark)
            return true;
    return false;
}

static const char *difference(Figure old, Figure new, bool lost)
{
    if (lost)
        return "hilang";
    if (old.unknown || new.unknown)
        return "tak-diketahui";
    if (!old.value)
        return new.value ? "baru" : NULL;
    if (!new.value)
        return "hilang";
    int order = number_compare(new.value, old.value);
    return order > 0 ? "naik" : order < 0 ? "turun" : "tetap";
}

static Figure line_compare(Agreements *a, const xmlNode *line, const Code *code, bool lost, Sheet *ukur)
{
    const Figure none = {0};
    Figure old = code ? measured(a, code->node, "murni") : none, new = lost ? none : line_amount(a, line, code, true);
    Sheet row = compared(ukur, "dana");
    sheet_text(&row, "kode", attr_or(line, "kode", NULL));
    sheet_text(&row, "uraian", code ? attr_or(line, "uraian", NULL) : attr_or(line, "uraian", ""));
    sheet_figure(&row, "murni", old);
    sheet_figure(&row, "perubahan", new);
    sheet_figure(&row, "selisih", figure_sub(a->m, new, old));
    sheet_text(&row, "beda", difference(old, new, lost));
    sheet_close(&row);
    return old;
}

/* Marks the codes of the sheet's lines, and those above them. */
static void lines_mark(Agreements *a, const xmlNode *sheet)
{
    a->mark++;
    for (const xmlNode *n = data_child(sheet, "dana"); n; n = data_next(n, "dana")) {
        Code *code = code_find(a, attr_or(n, "kode", NULL));
        if (code)
            code->mark = a->mark;
        for (Code *up = code ? code->parent : NULL; up; up = up->parent)
            up->above = a->mark;
    }
}

static void lines_compare(Agreements *a, const xmlNode *old, const xmlNode *new, Sheet *ukur)
{
    Figure total = {0};
    bool first = true;
    lines_mark(a, new);
    for (const xmlNode *n = data_child(new, "dana"); n; n = data_next(n, "dana")) {
        const Code *code = code_find(a, attr_or(n, "kode", NULL));
        Figure amount = line_compare(a, n, code, false, ukur);
        if (code && code->parent && is_covered(a, code->parent))
            continue;
        if (!figure_stated(amount))
            amount = figure_checked(a->m, number_from_int(a->m->arena, 0));
        total = first ? amount : figure_add(a->m, total, amount);
        first = false;
    }
    sheet_figure(ukur, "jumlah-murni", total);
    /* Lost: neither on the new sheet, nor above or below one of its lines. */
    for (const xmlNode *n = old ? data_child(old, "dana") : NULL; n; n = data_next(n, "dana")) {
        const Code *code = code_find(a, attr_or(n, "kode", NULL));
        if (code && code->above != a->mark && !is_covered(a, code))
            line_compare(a, n, code, true, ukur);
    }
}

void revision_put(Agreements *a, xmlNode *sheet, Sheet *ukur)
{
    xmlNode *old = xmlHashLookup(a->initial, BAD_CAST attr_or(sheet, "pihak-pertama", ""));
    if (old)
        sheet_derive(a, old);
    sheet_text(ukur, "murni", attr_or(old, "id", NULL));
    promises_compare(a, old, sheet, ukur);
    lines_compare(a, old, sheet, ukur);
}
