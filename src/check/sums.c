/* sums.c: totals, quarters and ratios that the data declares, against what they should be. */
#include <string.h>

#include "check/model.h"
#include "data/data.h"

/* Right but for its last place. */
static void cut_off(Check *c, const xmlNode *at, const char *name, const Number *stated, const Number *exact, const char *subject)
{
    Finding *f = check_found(c, "K111", at,
                             c->rounding == ROUND_TRUNCATE ? _("%s of %s is rounded, but the office cuts off: %s is %s")
                                                           : _("%s of %s is cut off instead of rounded: %s is %s"),
                             name, subject ? subject : "", check_shown(c, stated), check_shown(c, exact));
    check_values(c, f, stated, exact);
    check_about(f, subject);
}

/* A declared figure and the exact one: a finding unless it is right as printed. */
static void declared(Check *c, const char *rule, const xmlNode *at, const char *name, const Number *exact, const char *what, const char *subject)
{
    const char *text = data_attr(at, name), *factor;
    const Number *stated = check_figure(c, at, name);
    if (!stated || !exact)
        return;
    Verdict verdict = figure_compare(c, stated, decimals_of(text), exact, &factor);
    /* A sum of whole rupiah or of outputs has nothing to be rounded; a ratio has. */
    bool ratio = strcmp(rule, "K107") == 0 || strcmp(rule, "K110") == 0;
    if (verdict == CUT && ratio)
        cut_off(c, at, name, stated, exact, subject);
    if (verdict == SAME || (verdict <= CUT && ratio))
        return;
    const char *hint = verdict == SLIPPED ? arena_printf(c->arena, _("off by the factor %s"), factor) : digits_hint(c, stated, exact);
    const Number *off = number_sub(c->scratch, stated, exact);
    Finding *f = check_found(c, rule, at, _("%s of %s: %s is stated, %s is %s; difference %s%s%s"), name, subject ? subject : "",
                             check_shown(c, stated), what, check_shown(c, exact), check_shown(c, off), hint && *hint ? ": " : "", hint ? hint : "");
    check_values(c, f, stated, exact);
    check_about(f, subject);
}

/* ---- the year's budget: a stated total against what its children give ---- */

static void code_year(Check *c, const Code *code, size_t slot)
{
    static const char *const quarters[] = {"tw1", "tw2", "tw3", "tw4"};
    const CodeYear *year = &code->years[slot];
    const char *what = _("the sum of what stands below it");
    if (code->first && year->ukur) {
        /* A total is its own source only as long as a child is not known: then the two are the same. */
        declared(c, "K101", year->pagu, "murni", check_figure(c, year->ukur, "murni"), what, code->code);
        declared(c, "K101", year->pagu, "perubahan", check_figure(c, year->ukur, "perubahan"), what, code->code);
        declared(c, "K101", year->serapan, "jumlah", check_figure(c, year->ukur, "serapan"), what, code->code);
        for (size_t i = 0; i < 4; i++)
            declared(c, "K101", year->serapan, quarters[i], check_figure(c, year->ukur, quarters[i]), what, code->code);
    }
}

/* The four quarters together; NULL when one is not known. */
static const Number *quarters_sum(Check *c, const xmlNode *row)
{
    static const char *const names[] = {"tw1", "tw2", "tw3", "tw4"};
    const Number *sum = number_from_int(c->scratch, 0);
    for (size_t i = 0; i < 4; i++)
        sum = number_add(c->scratch, sum, check_figure(c, row, names[i]));
    return sum;
}

/* An output that is there all year, such as people paid each month, stands in every quarter. */
static bool steady(Check *c, const xmlNode *row)
{
    static const char *const names[] = {"tw1", "tw2", "tw3", "tw4"};
    const Number *year = check_figure(c, row, "realisasi");
    for (size_t i = 0; i < 4; i++) {
        const Number *quarter = check_figure(c, row, names[i]);
        if (!year || !quarter || number_compare(year, quarter) != 0)
            return false;
    }
    return true;
}

static void code_rows(Check *c, const Code *code, size_t slot)
{
    const CodeYear *year = &code->years[slot];
    code_year(c, code, slot);
    declared(c, "K104", year->serapan, "jumlah", quarters_sum(c, year->serapan), _("the sum of the four quarters"), code->code);
    if (!steady(c, year->fisik))
        declared(c, "K106", year->fisik, "realisasi", quarters_sum(c, year->fisik), _("the sum of the four quarters"), code->code);
}

/* ---- kinds of spending ---- */

static void spending(Check *c, const xmlNode *year)
{
    static const struct {
        const char *attr, *total;
    } columns[] = {{"murni", "murni"}, {"perubahan", "pagu"}, {"realisasi", "serapan"}};
    const xmlNode *first = data_child(data_child(year, "anggaran"), "belanja"), *sheet = ukur_of(c->plan, year_of(year));
    for (size_t i = 0; first && sheet && i < sizeof columns / sizeof *columns; i++) {
        const Number *sum = number_from_int(c->scratch, 0), *total = check_figure(c, sheet, columns[i].total);
        const xmlNode *last = NULL;
        for (const xmlNode *n = first; n; n = data_next(n, "belanja"))
            if (data_attr(n, columns[i].attr)) {
                sum = number_add(c->scratch, sum, check_figure(c, n, columns[i].attr));
                last = n;
            }
        if (!last || !sum || !total || number_compare(sum, total) == 0)
            continue;
        Finding *f = check_found(c, "K105", last, _("the kinds of spending (%s) add up to %s, the budget of the programmes to %s; difference %s"),
                                 columns[i].attr, check_shown(c, sum), check_shown(c, total), check_shown(c, number_sub(c->scratch, sum, total)));
        check_values(c, f, sum, total);
        check_about(f, columns[i].attr);
    }
}

/* ---- results ---- */

static const Number *times_hundred(Check *c, const Number *number)
{
    return number_mul(c->scratch, number, number_from_int(c->scratch, 100));
}

static bool is_percent(const xmlNode *indicator)
{
    const char *unit = data_attr(indicator, "satuan");
    return unit && (strcmp(unit, "%") == 0 || strcasecmp(unit, "persen") == 0);
}

static void result(Check *c, const xmlNode *row)
{
    const char *id = data_attr(row, "indikator");
    const xmlNode *indicator = id_find(c, id);
    const Number *above = check_figure(c, row, "pembilang"), *below = check_figure(c, row, "penyebut");
    const Number *ratio = above && below ? number_div(c->scratch, above, below) : NULL;
    if (ratio && is_percent(indicator))
        ratio = times_hundred(c, ratio);
    declared(c, "K107", row, "nilai", ratio, _("pembilang / penyebut"), id);
    const Number *sum = number_from_int(c->scratch, 0);
    const xmlNode *first = data_child(row, "rincian");
    for (const xmlNode *n = first; n; n = data_next(n, "rincian"))
        sum = number_add(c->scratch, sum, check_figure(c, n, "nilai"));
    if (!first || !sum)
        return;
    const Number *count = above ? above : check_figure(c, row, "nilai");
    if (!count || number_compare(sum, count) == 0 || (below && number_compare(sum, below) == 0))
        return;
    const char *hint = digits_hint(c, sum, count);
    Finding *f = check_found(c, "K108", first, _("the parts of %s add up to %s, but the count is %s%s%s"), id, check_shown(c, sum),
                             check_shown(c, count), *hint ? ": " : "", hint);
    check_values(c, f, sum, count);
    check_about(f, id);
    f->other = data_place(row);
}

/* ---- the plan ---- */

const Number *plan_budget(Check *c, const Code *code, int year)
{
    const Number *sum = number_from_int(c->scratch, 0);
    bool any = false;
    if (code->first) {
        for (const Code *n = code->first; n; n = n->next) {
            const Number *part = plan_budget(c, n, year);
            if (part) {
                sum = number_add(c->scratch, sum, part);
                any = true;
            }
        }
        if (any)
            return sum;
    }
    for (const xmlNode *n = data_child(code->node, "pagu"); n; n = data_next(n, "pagu"))
        if (!year || attr_year(n, "tahun") == year) {
            sum = number_add(c->scratch, sum, check_figure(c, n, "nilai"));
            any = true;
        }
    return any ? sum : NULL;
}

static void plan_code(Check *c, const Code *code)
{
    for (const xmlNode *n = code->first ? data_child(code->node, "pagu") : NULL; n; n = data_next(n, "pagu"))
        declared(c, "K102", n, "nilai", plan_budget(c, code, attr_year(n, "tahun")), _("the sum of what stands below it"), code->code);
    declared(c, "K103", data_child(code->node, "pagu-akhir"), "nilai", plan_budget(c, code, 0), _("the sum of the years"), code->code);
}

/* The target at the end is that of the last year, or all years' together. */
static void plan_indicator(Check *c, const xmlNode *indicator)
{
    const xmlNode *end = data_child(indicator, "target-akhir"), *last = NULL;
    const Number *sum = number_from_int(c->scratch, 0), *stated = check_figure(c, end, "nilai");
    if (!stated)
        return;
    for (const xmlNode *n = data_child(indicator, "target"); n; n = data_next(n, "target")) {
        sum = number_add(c->scratch, sum, check_figure(c, n, "nilai"));
        last = n;
    }
    const Number *final = check_figure(c, last, "nilai");
    if (!sum || !final || number_compare(stated, sum) == 0 || number_compare(stated, final) == 0)
        return;
    const char *hint = digits_hint(c, stated, sum);
    Finding *f = check_found(c, "K109", end, _("the target at the end is %s, neither that of the last year (%s) nor the sum of the years (%s)%s%s"),
                             check_shown(c, stated), check_shown(c, final), check_shown(c, sum), *hint ? ": " : "", hint);
    check_values(c, f, stated, sum);
    check_about(f, data_attr(indicator, "id"));
    f->other = data_place(last);
}

/* T-C.23 and T-C.24: ratios as the plan prints them. */
static void plan_ratios(Check *c, const xmlNode *row, const char *child, const char *whole, const char *part)
{
    for (const xmlNode *n = data_child(row, child); n; n = data_next(n, child)) {
        const Number *a = check_figure(c, n, part), *b = check_figure(c, n, whole);
        const Number *ratio = a && b ? number_div(c->scratch, a, b) : NULL;
        declared(c, "K110", n, "rasio", ratio ? times_hundred(c, ratio) : NULL, part, data_attr(n, "tahun"));
    }
}

/* A year's figure outside the plan's period. */
static void plan_years(Check *c, const xmlNode *row, const char *subject, int from, int to)
{
    int year = attr_year(row, "tahun");
    if (!year || !from || (year >= from && year <= to))
        return;
    Finding *f = check_found(c, "K314", row, _("<%s> of %d lies outside the plan's period %d-%d"), (const char *)row->name, year, from, to);
    f->stated = data_attr(row, "tahun");
    check_about(f, subject);
}

static void plan_period(Check *c)
{
    int from = attr_year(c->plan, "mulai"), to = attr_year(c->plan, "akhir");
    for (const xmlNode *n = c->plan; n; n = check_walk(c->plan, n))
        if (check_named(n, "pagu") || (check_named(n, "target") && data_child(n->parent, "uraian"))) /* those of the RPJMD have no uraian */
            plan_years(c, n, data_attr(n->parent, check_named(n, "pagu") ? "kode" : "id"), from, to);
}

/* Two of one name below one parent. */
static void plan_twins(Check *c)
{
    xmlHashTablePtr seen = xmlHashCreate(1024);
    c->failed |= !seen;
    for (const Code *code = c->failed ? NULL : c->codes; code; code = code->following) {
        const xmlNode *name = data_child(code->node, "nama");
        const char *text = node_text(c, name), *above = code->parent ? code->parent->code : "";
        if (!*text || xmlHashAddEntry2(seen, (const xmlChar *)above, (const xmlChar *)text, (void *)code) == 0)
            continue;
        const Code *first = xmlHashLookup2(seen, (const xmlChar *)above, (const xmlChar *)text);
        Finding *f = check_found(c, "K404", name, _("%s has the same name as %s: %.100s"), code->code, first->code, text);
        f->other = data_place(data_child(first->node, "nama"));
        check_about(f, code->code);
    }
    xmlHashFree(seen, NULL);
}

static void plan(Check *c)
{
    plan_period(c);
    plan_twins(c);
    for (const Code *code = c->codes; code; code = code->following)
        plan_code(c, code);
    for (const xmlNode *n = c->plan; n; n = check_walk(c->plan, n))
        if (check_named(n, "indikator") && data_child(n, "target-akhir"))
            plan_indicator(c, n);
        else if (check_named(n, "pencapaian"))
            plan_ratios(c, n, "capaian", "target", "realisasi");
        else if (check_named(n, "pendanaan"))
            plan_ratios(c, n, "dana", "anggaran", "realisasi");
}

/* ---- signs ---- */

/* Whether one of the targets is above zero. */
static bool rises(const xmlNode *indicator)
{
    for (const xmlNode *n = data_child(indicator, "target"); n; n = data_next(n, "target"))
        if (data_attr(n, "nilai") && *data_attr(n, "nilai") != '-')
            return true;
    return false;
}

/* Money, people, outputs and parts are never below zero; a result or a target only where the plan expects that. Quarters may be, as corrections; percentages are K609's. */
static bool never_negative(Check *c, const xmlNode *node, const xmlAttr *attr)
{
    static const char *const always[] = {"pegawai", "pagu", "pagu-akhir", "belanja", "rincian", "butir", "dana", "layanan", "penerima", "bantuan"};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (check_named(node, always[i]))
            return true;
    if (check_named(node, "fisik"))
        return strncmp((const char *)attr->name, "tw", 2) != 0;
    if (check_named(node, "realisasi"))
        return rises(id_find(c, data_attr(node, "indikator")));
    return (check_named(node, "awal") || (check_named(node, "target") && !is_percent(node->parent))) && rises(node->parent);
}

static void signs(Check *c)
{
    for (const xmlNode *n = c->root; n; n = check_walk(c->root, n))
        for (const xmlAttr *a = n->properties; a; a = a->next) {
            const char *text = a->children ? (const char *)a->children->content : NULL;
            const Number *value = text && *text == '-' ? number_parse(c->scratch, text) : NULL;
            if (!value || check_named(n, "ukur") || !never_negative(c, n, a))
                continue;
            Finding *f =
                check_found(c, "K619", n, _("%s of <%s> is below zero: %s"), (const char *)a->name, (const char *)n->name, check_shown(c, value));
            check_values(c, f, value, NULL);
            check_about(f, data_attr(n, "kode"));
            check_about(f, data_attr(n, "indikator"));
            check_about(f, data_attr(n->parent, "id"));
        }
}

void sums_check(Check *c)
{
    plan(c);
    signs(c);
    for (size_t slot = 0; slot < c->year_count; slot++) {
        for (const Code *code = c->codes; code; code = code->following)
            code_rows(c, code, slot);
        spending(c, c->years[slot]);
        for (const xmlNode *n = data_child(data_child(c->years[slot], "kinerja"), "realisasi"); n; n = data_next(n, "realisasi"))
            result(c, n);
    }
}
