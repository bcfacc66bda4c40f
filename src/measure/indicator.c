/* indicator.c: one indicator in every year: target, result, attainment, and all that follows from them. */
#include "measure/model.h"

#include <string.h>
#include <strings.h>

#include "data/data.h"

#define BLANKS " \t\r\n"

bool indicator_in_force(const Indicator *indicator, int year)
{
    return year >= indicator->from && year <= indicator->to;
}

/* ---- the result ---- */

/* The result of numerator and denominator: x 100 where the unit is per cent. Not stated when they are not both there. */
static Figure ratio_read(Measure *m, const Indicator *indicator, IndicatorYear *year)
{
    year->pembilang = figure_read(m, year->result, "pembilang");
    year->penyebut = figure_read(m, year->result, "penyebut");
    if (!year->pembilang.value || !year->penyebut.value)
        return year->pembilang.unknown ? year->pembilang : year->penyebut;
    if (!number_sign(year->penyebut.value)) {
        diag_warning(
            m->diags, data_place(year->result), "M108",
            _("attribute \"penyebut\" of <realisasi> is zero, so that the result is not known; correct it, or state the result in \"nilai\""));
        return figure_unknown(NULL);
    }
    const Number *ratio = number_div(m->arena, year->pembilang.value, year->penyebut.value);
    return figure_checked(m, indicator->percent ? number_mul(m->arena, ratio, m->hundred) : ratio);
}

/* The count decides where there is one; the stated value is then a declaration to check. */
static void result_read(Measure *m, const Indicator *indicator, IndicatorYear *year)
{
    Figure ratio = ratio_read(m, indicator, year), stated = figure_read(m, year->result, "nilai");
    year->realisasi = ratio.value || !figure_stated(stated) ? ratio : stated;
    year->text = attr_or(year->result, "teks", NULL);
}

/* Whether the item's <fisik> measures this indicator: the first of the same unit, or the only one, though never a count for a percentage. */
static bool takes_progress(const Indicator *indicator, const xmlNode *fisik)
{
    const Item *owner = indicator->owner;
    const char *unit = attr_or(fisik, "satuan", "");
    for (const Indicator *i = owner->indicators; i; i = i->next)
        if (!strcasecmp(attr_or(i->node, "satuan", ""), unit))
            return i == indicator;
    return owner->indicators == indicator && !indicator->next && (!*unit || is_percent(unit) == indicator->percent);
}

/* Results of the mean of what stands below, for offices that roll up so (gulung="realisasi"): of an item's only indicator. */
static Figure rolled_result(const Measure *m, const Indicator *indicator, int slot)
{
    const Item *owner = indicator->owner;
    if (!m->settings.roll_results || owner->level > LEVEL_ARAH || owner->indicators != indicator || indicator->next)
        return (Figure){0};
    return owner->years[slot].realisasi;
}

static void year_read(Measure *m, Indicator *indicator, int slot)
{
    IndicatorYear *year = &indicator->years[slot];
    const ItemYear *owner = &indicator->owner->years[slot];
    year->goal = target_read(m, indicator, slot);
    if (year->result) {
        result_read(m, indicator, year);
    } else if (indicator->owner->level >= LEVEL_KEGIATAN && owner->progress && takes_progress(indicator, owner->fisik)) {
        year->realisasi = owner->progress->result;
        if (owner->progress->target.value)
            year->goal = (Target){.kind = TARGET_VALUE, .value = owner->progress->target.value, .text = printed(m, owner->progress->target.value)};
    } else {
        year->realisasi = rolled_result(m, indicator, slot);
    }
    if (!year->text && year->realisasi.value)
        year->text = printed(m, year->realisasi.value);
    else if (!year->text && year->realisasi.unknown)
        year->text = m->settings.unknown;
}

/* ---- attainment ---- */

static bool target_is_zero(const Target *target)
{
    const Number *bounds[] = {target->value, target->low, target->high};
    if (target->kind != TARGET_VALUE && target->kind != TARGET_RANGE)
        return false;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
        if (bounds[i] && number_sign(bounds[i]))
            return false;
    return true;
}

/* Why there is no attainment, as docs/data.md lists; NULL when there is one. */
static const char *obstacle(const IndicatorYear *year)
{
    switch (year->goal.kind) {
    case TARGET_NONE:
        return "tanpa-target";
    case TARGET_UNKNOWN:
        return "target-tak-diketahui";
    case TARGET_TEXT:
        return "target-teks";
    default:
        return !year->realisasi.value ? "tanpa-realisasi" : target_is_zero(&year->goal) ? "target-nol" : NULL;
    }
}

static void capaian_measure(Measure *m, const Indicator *indicator, int slot)
{
    IndicatorYear *year = &indicator->years[slot];
    const char *why = obstacle(year);
    if (why) {
        if (!strcmp(why, "target-nol"))
            diag_warning(
                m->diags, data_place(year->target ? year->target : indicator->node), "M104",
                _("the target of the indicator \"%.60s\" for %d is zero, so that no capaian can be reckoned; state another target, or leave it out"),
                indicator->id ? indicator->id : "", m->first_year + slot);
        /* What is not known leaves the attainment not known; without a target, or without any statement of a result, there is none. */
        if (year->goal.kind == TARGET_UNKNOWN && figure_stated(year->realisasi))
            year->capaian = figure_unknown(year->goal.reason);
        else if (year->goal.kind >= TARGET_VALUE && year->realisasi.unknown)
            year->capaian = figure_unknown(year->realisasi.reason);
        return;
    }
    year->capaian = target_attainment(m, indicator->arah, &year->goal, year->realisasi.value);
    if (year->capaian.value && m->settings.ceiling && number_compare(year->capaian.value, m->settings.ceiling) > 0)
        year->capaian.value = m->settings.ceiling;
}

void indicator_measure(Measure *m, Indicator *indicator)
{
    for (int slot = 0; slot < m->slots; slot++) {
        year_read(m, indicator, slot);
        if (indicator_in_force(indicator, m->first_year + slot))
            capaian_measure(m, indicator, slot);
    }
}

/* ---- writing ---- */

static void target_put(Sheet *sheet, const Target *target)
{
    sheet_number(sheet, "target", target->value);
    sheet_number(sheet, "target-dari", target->low);
    sheet_number(sheet, "target-sampai", target->high);
    sheet_text(sheet, "target-teks", target->text);
    if (target->kind == TARGET_UNKNOWN)
        sheet_figure(sheet, "target", figure_unknown(target->reason));
}

/* What the programmes named in `program` cost together; without it, for an indicator of a programme, what that costs. (A kegiatan's and a
 * sub kegiatan's money stands on itself.) */
static void cost_put(Sheet *sheet, const Indicator *indicator, int slot)
{
    Measure *m = sheet->m;
    const char *codes = attr_or(indicator->node, "program", NULL);
    const Figure *f = indicator->owner->years[slot].figures;
    Figure pagu = {0}, serapan = {0};
    if (!codes && indicator->owner->level == LEVEL_PROGRAM) {
        pagu = f[BUDGET_PAGU];
        serapan = f[BUDGET_SERAPAN];
    }
    bool first = true;
    char *rest = NULL, *list = codes ? arena_strdup(m->arena, codes) : NULL;
    for (char *code = list ? strtok_r(list, BLANKS, &rest) : NULL; code; code = strtok_r(NULL, BLANKS, &rest)) {
        const Item *item = item_find(m, code);
        if (!item)
            continue; /* said once, by programmes_check */
        f = item->years[slot].figures;
        pagu = first ? f[BUDGET_PAGU] : figure_add(m, pagu, f[BUDGET_PAGU]);
        serapan = first ? f[BUDGET_SERAPAN] : figure_add(m, serapan, f[BUDGET_SERAPAN]);
        first = false;
    }
    spending_put(sheet, pagu, serapan);
    efficiency_put(sheet, indicator->years[slot].capaian, pagu, serapan);
}

static void programmes_check(Measure *m, const Indicator *indicator)
{
    const char *codes = attr_or(indicator->node, "program", NULL);
    char *rest = NULL, *list = codes ? arena_strdup(m->arena, codes) : NULL;
    for (char *code = list ? strtok_r(list, BLANKS, &rest) : NULL; code; code = strtok_r(NULL, BLANKS, &rest))
        if (!item_find(m, code))
            diag_error(m->diags, data_place(indicator->node), "M103",
                       _("attribute \"program\" of <indikator> names the code \"%.60s\", which the plan doesn't have"), code);
}

static void year_write(Measure *m, Indicator *indicator, int slot)
{
    const IndicatorYear *year = &indicator->years[slot];
    bool in_force = indicator_in_force(indicator, m->first_year + slot);
    Sheet sheet = sheet_open(m, indicator->node, m->first_year + slot);
    sheet_text(&sheet, "berlaku", in_force ? "ya" : "tidak");
    if (in_force) {
        const char *why = obstacle(year);
        target_put(&sheet, &year->goal);
        sheet_figure(&sheet, "realisasi", year->realisasi);
        sheet_text(&sheet, "realisasi-teks", year->text);
        sheet_figure(&sheet, "pembilang", year->pembilang);
        sheet_figure(&sheet, "penyebut", year->penyebut);
        sheet_figure(&sheet, "capaian", year->capaian);
        sheet_text(&sheet, "capaian-alasan", why || figure_stated(year->capaian) ? why : "target-nol");
        classes_put(&sheet, year->capaian.value, year->goal.kind == TARGET_NONE);
        compare_put(&sheet, indicator, slot);
        cost_put(&sheet, indicator, slot);
    } else {
        sheet_text(&sheet, "capaian-alasan", "tidak-berlaku");
    }
    sheet_close(&sheet);
}

void indicator_write(Measure *m, Indicator *indicator)
{
    Arena *kept = scratch_begin(m);
    programmes_check(m, indicator);
    for (int year = m->plan_from; year <= m->year && year <= m->plan_to; year++)
        year_write(m, indicator, slot_of(m, year));
    scratch_end(m, kept);
}
