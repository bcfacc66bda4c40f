/* budget.c: money and physical progress: the year's figures, from the leaves up.
 *
 * A parent's figure is the sum of its children's when all the children that the year has are known; else its own, where it is stated; else
 * unknown (docs/data.md). Serapan is realisasi / pagu x 100, sisa pagu - realisasi: Permen PANRB 53/2014, annex II (realisasi anggaran);
 * the columns by quarter are those of Permendagri 86/2017, form E.81. */
#include "measure/model.h"

#include <stdio.h>

#include "data/data.h"

static Figure read_quarter(Measure *m, const xmlNode *node, int quarter)
{
    char name[16];
    snprintf(name, sizeof name, "tw%d", quarter + 1);
    return figure_read(m, node, name);
}

/* The year of four quarters: their sum when all are known; else the stated total; else, in a year not yet over, the sum of the first ones. */
static Figure year_of_quarters(Measure *m, const Figure *quarters, Figure stated)
{
    Figure sum = {0};
    int known = 0;
    for (; known < QUARTERS && quarters[known].value; known++)
        sum = known ? figure_add(m, sum, quarters[known]) : quarters[known];
    if (known == QUARTERS)
        return sum;
    if (figure_stated(stated))
        return stated;
    for (int q = known; q < QUARTERS; q++)
        if (figure_stated(quarters[q]))
            return figure_unknown(quarters[q].reason);
    return sum;
}

/* Own figures of an item: what the year's file says of its code. */
static void own_read(Measure *m, ItemYear *year)
{
    Figure *f = year->figures;
    if (year->pagu) {
        f[BUDGET_MURNI] = figure_read(m, year->pagu, "murni");
        f[BUDGET_PERUBAHAN] = figure_read(m, year->pagu, "perubahan");
        f[BUDGET_PAGU] = figure_stated(f[BUDGET_PERUBAHAN]) ? f[BUDGET_PERUBAHAN] : f[BUDGET_MURNI];
    }
    if (year->serapan) {
        for (int q = 0; q < QUARTERS; q++)
            f[BUDGET_TW1 + q] = read_quarter(m, year->serapan, q);
        f[BUDGET_SERAPAN] = year_of_quarters(m, &f[BUDGET_TW1], figure_read(m, year->serapan, "jumlah"));
    }
}

/* Physical progress. The result is the stated one, as outputs of quarters need not add up; else the quarters together. */
static void progress_read(Measure *m, ItemYear *year)
{
    if (!year->fisik)
        return;
    Progress *p = arena_make(m->arena, Progress);
    if (!p) {
        m->failed = true;
        return;
    }
    Figure stated = figure_read(m, year->fisik, "realisasi");
    p->target = figure_read(m, year->fisik, "target");
    for (int q = 0; q < QUARTERS; q++)
        p->quarters[q] = read_quarter(m, year->fisik, q);
    p->result = stated.value ? stated : year_of_quarters(m, p->quarters, stated);
    year->progress = p;
    year->figures[BUDGET_FISIK] = figure_percent(m, p->result, p->target);
}

/* What a child gives to its parent's sum. A child whose budget was not changed stands in the changed one with its first. */
static Figure contribution(const ItemYear *child, Budget what)
{
    return child->figures[what == BUDGET_PERUBAHAN ? BUDGET_PAGU : what];
}

/* The children's sum; not stated when none of them states the figure. */
static Figure children_sum(Measure *m, const Item *item, int slot, Budget what)
{
    Figure sum = {0};
    size_t children = 0, known = 0, stated = 0;
    const char *reason = NULL;
    for (const Item *child = item->first; child; child = child->next) {
        const ItemYear *year = &child->years[slot];
        /* The plan has no row for a year in which a child doesn't run. */
        if (what == BUDGET_RENSTRA ? !figure_stated(year->figures[what]) : !year->budgeted)
            continue;
        Figure part = contribution(year, what);
        children++;
        stated += figure_stated(year->figures[what]);
        reason = reason ? reason : part.reason;
        if (part.value)
            sum = known++ ? figure_add(m, sum, part) : part;
    }
    if (!stated)
        return (Figure){0};
    return known == children ? sum : figure_unknown(reason);
}

/* The children's progress; above the programmes, that of all programmes below, each once. */
static void progress_add(Measure *m, const Item *item, int slot, Mean *mean)
{
    for (const Item *child = item->first; child; child = child->next)
        if (child->level < LEVEL_PROGRAM)
            progress_add(m, child, slot, mean); /* as deep as there are levels */
        else if (child->years[slot].present)
            mean_add(m, mean, child->years[slot].figures[BUDGET_FISIK], m->one);
}

static Figure children_progress(Measure *m, const Item *item, int slot)
{
    Mean mean = {0};
    progress_add(m, item, slot, &mean);
    return mean_result(m, &mean);
}

static Figure settle(Figure children, Figure own)
{
    return children.value || !figure_stated(own) ? children : own;
}

/* a + b, where what isn't stated is left out. */
static Figure add_stated(Measure *m, Figure a, Figure b)
{
    return figure_stated(a) && figure_stated(b) ? figure_add(m, a, b) : figure_stated(a) ? a : b;
}

/* The plan's total: that of the children, else what it states for itself, else its years together. */
static void plan_end_measure(Measure *m, Item *item)
{
    Figure children = {0}, years = {0};
    for (const Item *child = item->first; child; child = child->next)
        children = add_stated(m, children, child->plan_end);
    for (int slot = 0; slot < m->slots; slot++)
        years = add_stated(m, years, item->years[slot].figures[BUDGET_RENSTRA]);
    item->plan_end = settle(children, figure_stated(item->plan_end) ? item->plan_end : years);
}

void budget_measure(Measure *m, Item *item)
{
    for (Item *child = item->first; child; child = child->next)
        budget_measure(m, child);
    for (int slot = 0; slot < m->slots; slot++) {
        ItemYear *year = &item->years[slot];
        Figure *f = year->figures;
        if (year->present) {
            own_read(m, year);
            progress_read(m, year);
            for (Budget what = BUDGET_MURNI; what <= BUDGET_TW4; what++)
                f[what] = settle(children_sum(m, item, slot, what), f[what]);
            f[BUDGET_FISIK] = settle(children_progress(m, item, slot), f[BUDGET_FISIK]);
        }
        f[BUDGET_RENSTRA] = settle(children_sum(m, item, slot, BUDGET_RENSTRA), f[BUDGET_RENSTRA]);
    }
    plan_end_measure(m, item);
}

/* ---- writing ---- */

void spending_put(Sheet *sheet, Figure pagu, Figure serapan)
{
    Measure *m = sheet->m;
    Figure percent = figure_percent(m, serapan, pagu);
    sheet_figure(sheet, "pagu", pagu);
    sheet_figure(sheet, "serapan", serapan);
    sheet_figure(sheet, "persen", percent);
    sheet_figure(sheet, "sisa", figure_sub(m, pagu, serapan));
    if (percent.value)
        sheet_number(sheet, "sisa-persen", number_sub(m->arena, m->hundred, percent.value));
}

static void quarters_put(Sheet *sheet, const Figure *f)
{
    Figure running = {0};
    char name[32];
    for (int q = 0; q < QUARTERS; q++) {
        Figure quarter = f[BUDGET_TW1 + q];
        snprintf(name, sizeof name, "tw%d", q + 1);
        sheet_figure(sheet, name, quarter);
        snprintf(name, sizeof name, "persen-tw%d", q + 1);
        sheet_figure(sheet, name, figure_percent(sheet->m, quarter, f[BUDGET_PAGU]));
        running = q ? figure_add(sheet->m, running, quarter) : quarter;
        snprintf(name, sizeof name, "kumulatif-tw%d", q + 1);
        sheet_figure(sheet, name, running);
    }
}

/* The plan's money for the year and to its end, and what of it was spent up to this year. */
static void renstra_put(Sheet *sheet, const Item *item, int slot)
{
    Measure *m = sheet->m;
    Figure spent = {0};
    for (int s = 0; s <= slot; s++)
        spent = add_stated(m, spent, item->years[s].figures[BUDGET_SERAPAN]);
    sheet_figure(sheet, "pagu-renstra", item->years[slot].figures[BUDGET_RENSTRA]);
    sheet_figure(sheet, "pagu-renstra-akhir", item->plan_end);
    sheet_figure(sheet, "serapan-sampai", spent);
    sheet_figure(sheet, "persen-renstra", figure_percent(m, spent, item->plan_end));
}

static void progress_put(Sheet *sheet, const Item *item, int slot)
{
    const ItemYear *year = &item->years[slot];
    char name[32];
    if (year->progress) {
        Figure total = {0};
        sheet_figure(sheet, "fisik-target", year->progress->target);
        sheet_text(sheet, "fisik-satuan", attr_or(year->fisik, "satuan", NULL));
        for (int q = 0; q < QUARTERS; q++) {
            snprintf(name, sizeof name, "fisik-tw%d", q + 1);
            sheet_figure(sheet, name, year->progress->quarters[q]);
        }
        sheet_figure(sheet, "fisik", year->progress->result);
        for (int s = 0; s <= slot; s++)
            if (item->years[s].progress)
                total = add_stated(sheet->m, total, item->years[s].progress->result);
        sheet_figure(sheet, "fisik-sampai", total);
    }
    sheet_figure(sheet, "fisik-persen", year->figures[BUDGET_FISIK]);
}

/* `operasi`, `operasi-murni`, `operasi-realisasi` and so on, as the file states them. */
static void spending_kinds_put(Sheet *sheet, const xmlNode *file)
{
    Measure *m = sheet->m;
    const xmlNode *budget = data_child(file, "anggaran");
    for (const xmlNode *n = budget ? data_child(budget, "belanja") : NULL; n; n = data_next(n, "belanja")) {
        const char *kind = attr_or(n, "jenis", "");
        static const char *const kinds[] = {"operasi", "modal", "tidak-terduga", "transfer"};
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
            char name[32];
            if (!xmlStrEqual(BAD_CAST kind, BAD_CAST kinds[i]) || xmlHasProp(sheet->node, BAD_CAST kind))
                continue;
            Figure murni = figure_read(m, n, "murni"), changed = figure_read(m, n, "perubahan");
            sheet_figure(sheet, kind, figure_stated(changed) ? changed : murni);
            snprintf(name, sizeof name, "%s-murni", kind);
            sheet_figure(sheet, name, murni);
            snprintf(name, sizeof name, "%s-realisasi", kind);
            sheet_figure(sheet, name, figure_read(m, n, "realisasi"));
        }
    }
}

void budget_put(Sheet *sheet, const Item *item, int slot)
{
    const Measure *m = sheet->m;
    const ItemYear *year = &item->years[slot];
    const Figure *f = year->figures;
    sheet_figure(sheet, "murni", f[BUDGET_MURNI]);
    sheet_figure(sheet, "perubahan", f[BUDGET_PERUBAHAN]);
    spending_put(sheet, f[BUDGET_PAGU], f[BUDGET_SERAPAN]);
    quarters_put(sheet, f);
    renstra_put(sheet, item, slot);
    progress_put(sheet, item, slot);
    if (item->level <= LEVEL_PROGRAM) {
        Figure percent = figure_percent(sheet->m, f[BUDGET_SERAPAN], f[BUDGET_PAGU]);
        scale_put(sheet, "persen-predikat", &m->predikat, percent.value, false);
        scale_put(sheet, "fisik-predikat", &m->predikat, f[BUDGET_FISIK].value, false);
    }
    if (item->level == LEVEL_RENSTRA) {
        spending_kinds_put(sheet, m->files[slot]);
        sheet_count(sheet, "jumlah-program", m->counts[slot][LEVEL_PROGRAM]);
        sheet_count(sheet, "jumlah-kegiatan", m->counts[slot][LEVEL_KEGIATAN]);
        sheet_count(sheet, "jumlah-subkegiatan", m->counts[slot][LEVEL_SUBKEGIATAN]);
    }
}

/* Efficiency, by the definition the office chose; all three are in use in published reports (Permen PANRB 53/2014 asks for an analysis of the
 * efficiency of resources and leaves its formula open). Efficient: a ratio from 1, a difference from 0, anything left unspent. */
void efficiency_put(Sheet *sheet, Figure capaian, Figure pagu, Figure serapan)
{
    static const char *const names[] = {"rasio", "selisih", "sisa"};
    Measure *m = sheet->m;
    Efficiency how = m->settings.efficiency;
    const Number *percent = figure_percent(m, serapan, pagu).value, *result = NULL;
    bool efficient = false;
    if (how == EFFICIENCY_RATIO && (result = number_div(m->arena, capaian.value, percent)))
        efficient = number_compare(result, m->one) >= 0;
    if (how == EFFICIENCY_DIFFERENCE && (result = number_sub(m->arena, capaian.value, percent)))
        efficient = number_sign(result) >= 0;
    if (how == EFFICIENCY_UNSPENT && (result = number_sub(m->arena, m->hundred, percent)))
        efficient = number_sign(result) > 0;
    if (!result)
        return;
    sheet_number(sheet, "efisiensi", result);
    sheet_text(sheet, "efisiensi-cara", names[how]);
    sheet_text(sheet, "efisiensi-kelas", efficient ? "efisien" : "tidak-efisien");
}
