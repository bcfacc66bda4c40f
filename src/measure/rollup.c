/* rollup.c: from the leaves up: tujuan, sasaran, strategi, arah-kebijakan, and the plan as a whole.
 *
 * The attainment of a node is the mean of its own indicators', weighted by `bobot`; where none of them has one, the mean of its children's.
 * Permen PANRB 53/2014, annex II, leaves the way from indicators to sasaran to the office; the mean is what published reports print. An office
 * may roll up results instead (gulung="realisasi"): the result of a node is the mean of its children's, and measures its only indicator where
 * that has no result of its own. */
#include "measure/model.h"

/* Whether the attainment of a child enters its parent's mean: programmes have a budget, not a place among the sasaran. */
static bool rolls_up(const Item *item)
{
    return item->level <= LEVEL_ARAH;
}

static Figure children_mean(Measure *m, const Item *item, int slot, bool results)
{
    Mean mean = {0};
    for (const Item *child = item->first; child; child = child->next)
        if (rolls_up(child))
            mean_add(m, &mean, results ? child->years[slot].realisasi : child->years[slot].capaian, child->weight);
    return mean_result(m, &mean);
}

static Figure indicators_mean(Measure *m, const Item *item, int slot, bool results)
{
    Mean mean = {0};
    for (const Indicator *i = item->indicators; i; i = i->next)
        if (indicator_in_force(i, m->first_year + slot))
            mean_add(m, &mean, results ? i->years[slot].realisasi : i->years[slot].capaian, i->weight);
    return mean_result(m, &mean);
}

static void count_indicators(const Measure *m, Item *item, int slot)
{
    ItemYear *year = &item->years[slot];
    for (const Indicator *i = item->indicators; i; i = i->next) {
        year->indicators += indicator_in_force(i, m->first_year + slot);
        year->measured += i->years[slot].capaian.value != NULL;
    }
}

/* The node's own indicators decide; where no attainment of theirs is known the children's do, if they have any. */
static void capaian_roll(Measure *m, Item *item, int slot)
{
    ItemYear *year = &item->years[slot];
    count_indicators(m, item, slot);
    year->capaian = indicators_mean(m, item, slot, false);
    Figure children = children_mean(m, item, slot, false);
    if (year->measured || (year->indicators && !figure_stated(children)))
        return;
    year->capaian = children;
    year->indicators = year->measured = 0;
    for (const Item *child = item->first; child; child = child->next) {
        year->indicators += child->years[slot].indicators;
        year->measured += child->years[slot].measured;
    }
}

static void rolled_put(Sheet *sheet, const Item *item, int slot)
{
    const ItemYear *year = &item->years[slot];
    sheet_figure(sheet, "capaian", year->capaian);
    if (sheet->m->settings.roll_results)
        sheet_figure(sheet, "realisasi", year->realisasi);
    sheet_count(sheet, "jumlah-indikator", year->indicators);
    sheet_count(sheet, "jumlah-terukur", year->measured);
    classes_put(sheet, year->capaian.value, false);
}

static void year_write(Measure *m, const Item *item, int slot)
{
    int year = m->first_year + slot;
    bool rolled = rolls_up(item) && year >= m->plan_from && year <= m->plan_to;
    bool spends = item->years[slot].present || (item->level == LEVEL_RENSTRA && m->files[slot]);
    if (!rolled && !spends)
        return;
    const Figure *f = item->years[slot].figures;
    Sheet sheet = sheet_open(m, item->node, year);
    if (rolled)
        rolled_put(&sheet, item, slot);
    if (spends && (item->level >= LEVEL_PROGRAM || item->level == LEVEL_RENSTRA))
        budget_put(&sheet, item, slot);
    else if (spends)
        spending_put(&sheet, f[BUDGET_PAGU], f[BUDGET_SERAPAN]);
    if (rolled)
        efficiency_put(&sheet, item->years[slot].capaian, f[BUDGET_PAGU], f[BUDGET_SERAPAN]);
    sheet_close(&sheet);
}

static void item_write(Measure *m, const Item *item)
{
    Arena *kept = scratch_begin(m);
    for (int slot = 0; slot < m->slots && m->first_year + slot <= m->year; slot++)
        year_write(m, item, slot);
    scratch_end(m, kept);
}

/* Results of the children, then of the node's own indicators where it has some; before and after these are measured. */
static void results_roll(Measure *m, Item *item, bool own)
{
    if (!rolls_up(item) || !m->settings.roll_results)
        return;
    for (int slot = 0; slot < m->slots; slot++) {
        Figure mean = own ? indicators_mean(m, item, slot, true) : children_mean(m, item, slot, true);
        if (!own || figure_stated(mean))
            item->years[slot].realisasi = mean;
    }
}

void item_measure(Measure *m, Item *item)
{
    for (Item *child = item->first; child; child = child->next)
        item_measure(m, child);
    results_roll(m, item, false);
    for (Indicator *i = item->indicators; i; i = i->next)
        indicator_measure(m, i);
    results_roll(m, item, true);
    for (int slot = 0; slot < m->slots && rolls_up(item); slot++)
        capaian_roll(m, item, slot);
    for (Indicator *i = item->indicators; i; i = i->next)
        indicator_write(m, i);
    item_write(m, item);
}
