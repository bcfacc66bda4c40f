/* compare.c: a result against the year before, the end of the plan, and the figures of the nation and the province: the comparisons 2, 3 and 4
 * that Permen PANRB 53/2014, annex II, asks of chapter III. */
#include "measure/model.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/data.h"

/* ---- the year before ---- */

/* The result of the year before: of that year's file, else the plan's baseline where it is of that year. */
static Figure result_before(Measure *m, const Indicator *indicator, int slot)
{
    if (slot > 0 && figure_stated(indicator->years[slot - 1].realisasi))
        return indicator->years[slot - 1].realisasi;
    const xmlNode *baseline = data_child(indicator->node, "awal");
    if (!baseline || atoi(attr_or(baseline, "tahun", "0")) != m->first_year + slot - 1)
        return (Figure){0};
    return figure_read(m, baseline, "nilai");
}

/* How far a result lies outside the target; zero inside. NULL without a target of figures. */
static const Number *distance(Measure *m, const Target *target, const Number *result)
{
    const Number *low = target->low, *high = target->high;
    if (target->kind == TARGET_VALUE)
        low = high = target->value;
    else if (target->kind != TARGET_RANGE)
        return NULL;
    if (low && number_compare(result, low) < 0)
        return number_sub(m->arena, low, result);
    if (high && number_compare(result, high) > 0)
        return number_sub(m->arena, result, high);
    return number_from_int(m->arena, 0);
}

/* 1 better, -1 worse, 0 neither: by the direction, and for a range by the distance to it. */
static int improvement(Measure *m, const Indicator *indicator, int slot, const Number *before)
{
    const IndicatorYear *year = &indicator->years[slot];
    const Number *now = year->realisasi.value;
    if (indicator->arah == ARAH_NAIK)
        return number_compare(now, before);
    if (indicator->arah == ARAH_TURUN)
        return number_compare(before, now);
    const Number *far_now = distance(m, &year->goal, now), *far_before = distance(m, &year->goal, before);
    return far_now && far_before ? number_compare(far_before, far_now) : 0;
}

static void before_put(Sheet *sheet, const Indicator *indicator, int slot)
{
    static const char *const names[] = {"turun", "tetap", "naik"};
    Measure *m = sheet->m;
    int year = m->first_year + slot;
    Figure now = indicator->years[slot].realisasi, before = result_before(m, indicator, slot);
    const char *why = now.value && before.value ? NULL : "tanpa-data";
    if (year == m->plan_from && !figure_stated(before))
        why = "tahun-pertama";
    else if (year > m->plan_from && !indicator_in_force(indicator, year - 1))
        why = "indikator-baru";
    if (why) {
        sheet_text(sheet, "banding", "tak-terbanding");
        sheet_text(sheet, "banding-alasan", why);
        return;
    }
    int better = improvement(m, indicator, slot, before.value);
    sheet_text(sheet, "banding", names[number_compare(now.value, before.value) + 1]);
    sheet_number(sheet, "lalu", before.value);
    sheet_figure(sheet, "selisih-lalu", figure_sub(m, now, before));
    sheet_text(sheet, "membaik", better ? (better > 0 ? "ya" : "tidak") : NULL);
}

/* ---- the end of the plan ---- */

static void end_put(Sheet *sheet, const Indicator *indicator, int slot)
{
    static const char *const names[] = {"belum", "sesuai", "melebihi"};
    Measure *m = sheet->m;
    const Number *result = indicator->years[slot].realisasi.value;
    Target end = target_at_end(m, indicator);
    sheet_number(sheet, "target-akhir", end.value);
    sheet_number(sheet, "target-akhir-dari", end.low);
    sheet_number(sheet, "target-akhir-sampai", end.high);
    sheet_text(sheet, "target-akhir-teks", end.text);
    if (!result || (end.kind != TARGET_VALUE && end.kind != TARGET_RANGE))
        return;
    if (end.value)
        sheet_figure(sheet, "selisih-akhir", figure_sub(m, figure_of(result), figure_of(end.value)));
    sheet_figure(sheet, "kemajuan", target_attainment(m, indicator->arah, &end, result));
    sheet_text(sheet, "kemajuan-posisi", names[target_position(indicator->arah, &end, result) + 1]);
}

/* ---- the nation and the province ---- */

static void peer_put(Sheet *sheet, const Indicator *indicator, int slot, Peer peer)
{
    static const char *const names[PEERS] = {"nasional", "provinsi"};
    Measure *m = sheet->m;
    const xmlNode *node = indicator->years[slot].peers[peer];
    char name[32];
    if (!node)
        return;
    int year = atoi(attr_or(node, "tahun", "0")), own = slot_of(m, year ? year : m->first_year + slot);
    Figure theirs = figure_read(m, node, "nilai"), ours = own >= 0 ? indicator->years[own].realisasi : (Figure){0};
    sheet_figure(sheet, names[peer], theirs);
    snprintf(name, sizeof name, "%s-tahun", names[peer]);
    sheet_count(sheet, name, year ? year : m->first_year + slot);
    snprintf(name, sizeof name, "%s-realisasi", names[peer]);
    sheet_figure(sheet, name, ours);
    snprintf(name, sizeof name, "selisih-%s", names[peer]);
    sheet_figure(sheet, name, figure_sub(m, ours, theirs));
}

void compare_put(Sheet *sheet, const Indicator *indicator, int slot)
{
    before_put(sheet, indicator, slot);
    end_put(sheet, indicator, slot);
    for (Peer peer = PEER_NASIONAL; peer < PEERS; peer++)
        peer_put(sheet, indicator, slot, peer);
}
