/* figure.c: figures that may be unknown, their sums and means. */
#include "measure/model.h"

#include <string.h>

#include "data/data.h"

Figure figure_of(const Number *value)
{
    return (Figure){.value = value};
}

Figure figure_unknown(const char *reason)
{
    return (Figure){.unknown = true, .reason = reason};
}

bool figure_stated(Figure figure)
{
    return figure.value || figure.unknown;
}

Figure figure_read(Measure *m, const xmlNode *node, const char *name)
{
    const char *text = attr_or(node, name, NULL);
    if (!text)
        return (Figure){0};
    if (!strcmp(text, "?"))
        return figure_unknown(attr_or(node, "alasan", NULL));
    const Number *value = number_parse(m->arena, text);
    if (value)
        return figure_of(value);
    diag_error(m->diags, data_place(node), "M101",
               _("attribute \"%s\" of <%s> is \"%.60s\", which is not a number; write it with a decimal point and without separators "
                 "(86.11), or \"?\" when it is not known"),
               name, (const char *)node->name, text);
    return figure_unknown(NULL);
}

/* What two figures come to when one of them is unknown. */
static Figure unknown_of(Figure a, Figure b)
{
    return figure_unknown(a.reason ? a.reason : b.reason);
}

Figure figure_checked(Measure *m, const Number *value)
{
    if (value)
        return figure_of(value);
    m->failed = true;
    return figure_unknown(NULL);
}

Figure figure_add(Measure *m, Figure a, Figure b)
{
    if (a.value && b.value)
        return figure_checked(m, number_add(m->arena, a.value, b.value));
    return a.unknown || b.unknown ? unknown_of(a, b) : (Figure){0};
}

Figure figure_sub(Measure *m, Figure a, Figure b)
{
    if (a.value && b.value)
        return figure_checked(m, number_sub(m->arena, a.value, b.value));
    return figure_stated(a) && figure_stated(b) ? unknown_of(a, b) : (Figure){0};
}

Figure figure_percent(Measure *m, Figure part, Figure whole)
{
    if (!figure_stated(part) || !figure_stated(whole) || (whole.value && !number_sign(whole.value)))
        return (Figure){0};
    if (!part.value || !whole.value)
        return unknown_of(part, whole);
    return figure_checked(m, number_mul(m->arena, number_div(m->arena, part.value, whole.value), m->hundred));
}

/* a + b; past the limit of exact numbers both are first cut to 12 decimals, which no printed figure shows. */
static const Number *add_bounded(Arena *arena, const Number *a, const Number *b)
{
    enum { DECIMALS = 12 };
    const Number *sum = number_add(arena, a, b);
    if (sum)
        return sum;
    return number_add(arena, number_round(arena, a, DECIMALS, ROUND_HALF_UP), number_round(arena, b, DECIMALS, ROUND_HALF_UP));
}

void mean_add(Measure *m, Mean *mean, Figure figure, const Number *weight)
{
    if (figure.unknown) {
        mean->unknown = true;
        mean->reason = mean->reason ? mean->reason : figure.reason;
    }
    if (!figure.value)
        return;
    const Number *term = number_mul(m->arena, figure.value, weight);
    mean->sum = mean->count ? add_bounded(m->arena, mean->sum, term) : term;
    mean->weight = mean->count ? number_add(m->arena, mean->weight, weight) : weight;
    mean->count++;
}

Figure mean_result(Measure *m, const Mean *mean)
{
    if (mean->unknown)
        return figure_unknown(mean->reason);
    if (!mean->count)
        return (Figure){0};
    return figure_checked(m, number_div(m->arena, mean->sum, mean->weight));
}
