/* target.c: what an indicator should reach, and how far a result reaches it.
 *
 * Attainment, as published reports and the forms of Permendagri 86/2017 and Permen PANRB 53/2014 have it: where more is better R / T x 100,
 * where less is better (2T - R) / T x 100. Inside a range it is 100; outside, the same formulas against the nearest bound, by the side on which
 * it lies. */
#include "measure/model.h"

#include "data/data.h"

static const char *range_text(Measure *m, const Number *low, const Number *high)
{
    const char *from = low ? printed(m, low) : NULL, *to = high ? printed(m, high) : NULL;
    if (from && to)
        return arena_printf(m->arena, "%s\xe2\x80\x93%s", from, to);
    return arena_printf(m->arena, "%s %s", from ? "\xe2\x89\xa5" : "\xe2\x89\xa4", from ? from : to);
}

static Target target_of(Measure *m, Figure value)
{
    if (value.unknown)
        return (Target){.kind = TARGET_UNKNOWN, .text = m->settings.unknown, .reason = value.reason};
    return (Target){.kind = TARGET_VALUE, .value = value.value, .text = printed(m, value.value)};
}

/* The target of a <target> or <target-akhir> element: nilai, or dari and sampai, or only teks. */
static Target target_stated(Measure *m, const xmlNode *node)
{
    Figure value = figure_read(m, node, "nilai"), low = figure_read(m, node, "dari"), high = figure_read(m, node, "sampai");
    const char *text = attr_or(node, "teks", NULL);
    Target target = {.kind = text ? TARGET_TEXT : TARGET_NONE};
    if (figure_stated(value))
        target = target_of(m, value);
    else if (low.unknown || high.unknown)
        target = target_of(m, low.unknown ? low : high);
    else if (low.value || high.value)
        target = (Target){.kind = TARGET_RANGE, .low = low.value, .high = high.value, .text = text ? text : range_text(m, low.value, high.value)};
    target.text = text ? text : target.text;
    return target;
}

Target target_read(Measure *m, const Indicator *indicator, int slot)
{
    const IndicatorYear *year = &indicator->years[slot];
    /* What was agreed in the year goes before what the plan foresaw. */
    Figure agreed = year->result ? figure_read(m, year->result, "target") : (Figure){0};
    if (figure_stated(agreed))
        return target_of(m, agreed);
    return year->target ? target_stated(m, year->target) : (Target){.kind = TARGET_NONE};
}

Target target_at_end(Measure *m, const Indicator *indicator)
{
    const xmlNode *stated = data_child(indicator->node, "target-akhir");
    if (stated)
        return target_stated(m, stated);
    int slot = slot_of(m, indicator->to < m->plan_to ? indicator->to : m->plan_to);
    const xmlNode *last = slot >= 0 ? indicator->years[slot].target : NULL;
    return last ? target_stated(m, last) : (Target){.kind = TARGET_NONE};
}

/* The bound to measure against: NULL inside the range. `*low` tells which it is. */
static const Number *nearest_bound(Arah arah, const Target *target, const Number *result, bool *low)
{
    if (target->kind == TARGET_VALUE) {
        *low = arah != ARAH_TURUN && !(arah == ARAH_RENTANG && number_compare(result, target->value) > 0);
        return target->value;
    }
    /* With one bound the direction decides: "at least" where more is better is an ordinary target. */
    *low = target->low && (number_compare(result, target->low) < 0 || (!target->high && arah == ARAH_NAIK));
    if (*low)
        return target->low;
    bool high = target->high && (number_compare(result, target->high) > 0 || (!target->low && arah == ARAH_TURUN));
    return high ? target->high : NULL;
}

Figure target_attainment(Measure *m, Arah arah, const Target *target, const Number *result)
{
    bool low = false;
    const Number *bound = nearest_bound(arah, target, result, &low);
    if (!bound)
        return figure_of(m->hundred);
    if (!number_sign(bound))
        return (Figure){0};
    bool less_is_better = arah == ARAH_TURUN || (arah == ARAH_RENTANG && !low);
    if (less_is_better)
        result = number_sub(m->arena, number_add(m->arena, bound, bound), result);
    return figure_checked(m, number_mul(m->arena, number_div(m->arena, result, bound), m->hundred));
}

int target_position(Arah arah, const Target *target, const Number *result)
{
    bool low = false;
    const Number *bound = nearest_bound(arah, target, result, &low);
    int order = bound ? number_compare(result, bound) : 0;
    if (arah == ARAH_RENTANG)
        return order ? -1 : 0;
    return arah == ARAH_TURUN ? -order : order;
}
