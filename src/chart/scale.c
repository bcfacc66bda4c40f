/* scale.c: an axis: round numbers, places, and what its figures are counted in. */
#include "chart/draw.h"

#include <math.h>
#include <string.h>

enum { TICKS_MAX = 12 };

/* The smallest of 1, 2, 2.5, 5 times a power of ten that is not below `raw`. */
static double nice_step(double raw)
{
    static const double steps[] = {1, 2, 2.5, 5, 10};
    double power = pow(10, floor(log10(raw)));
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (raw <= steps[i] * power * (1 + 1e-9))
            return steps[i] * power;
    return 10 * power;
}

/* Decimals that a step needs to be printed exactly; at most 6. */
static int step_decimals(double step)
{
    for (int n = 0; n < 6; n++) {
        double scaled = step * pow(10, n);
        if (fabs(scaled - round(scaled)) < 1e-6 * fmax(1, scaled))
            return n;
    }
    return 6;
}

/* Large amounts are counted in juta, miliar or triliun, so that tick labels stay short. */
static void set_factor(Scale *s)
{
    static const struct {
        double factor;
        Word word;
    } units[] = {{1e12, WORD_TRILIUN}, {1e9, WORD_MILIAR}, {1e6, WORD_JUTA}};
    double most = fmax(fabs(s->lo), fabs(s->hi));
    s->factor = 1;
    s->word = NULL;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (most >= units[i].factor) {
            s->factor = units[i].factor;
            s->word = words_get(units[i].word);
            return;
        }
}

Scale scale_make(const Draw *d, Range range, int steps)
{
    const Chart *c = d->chart;
    Scale s = {.lo = range.lo, .hi = range.hi, .over = range.over, .under = range.under};
    if (c->has_min && isfinite(c->min) && fabs(c->min) < 1e18) {
        s.under = s.under || range.lo < c->min;
        s.lo = c->min;
    }
    if (c->has_max && isfinite(c->max) && fabs(c->max) < 1e18) {
        s.over = s.over || range.hi > c->max;
        s.hi = c->max;
    }
    if (!(s.hi > s.lo)) /* one value, or ends the wrong way round */
        s.hi = s.lo + (s.lo == 0 ? 1 : fabs(s.lo) * 0.5);
    steps = steps < 1 ? 1 : steps > TICKS_MAX ? TICKS_MAX : steps;
    s.step = nice_step((s.hi - s.lo) / steps);
    /* Widening to round ends can cost a step more than was allowed. */
    for (int i = 0; i < 4; i++) {
        double lo = floor(s.lo / s.step + 1e-9), hi = ceil(s.hi / s.step - 1e-9);
        if (hi - lo <= steps || i == 3) {
            s.lo = lo * s.step;
            s.hi = hi * s.step;
            break;
        }
        s.step = nice_step(s.step * 1.01);
    }
    s.over = s.over || range.hi > s.hi + s.step * 1e-9;
    s.under = s.under || range.lo < s.lo - s.step * 1e-9;
    set_factor(&s);
    s.decimals = step_decimals(s.step / s.factor);
    return s;
}

int scale_ticks(const Scale *s)
{
    double n = round((s->hi - s->lo) / s->step);
    return n >= 0 && n < 4 * TICKS_MAX ? (int)n + 1 : 2;
}

double scale_tick(const Scale *s, int index)
{
    double v = (round(s->lo / s->step) + index) * s->step;
    return fabs(v) < s->step * 1e-9 ? 0 : v;
}

const char *scale_tick_text(Draw *d, const Scale *s, int index)
{
    double v = scale_tick(s, index) / s->factor;
    const char *text = values_format(d->arena, v, s->decimals, s->decimals > 0 && v != 0);
    d->failed = d->failed || !text;
    return text ? text : "";
}

Unit scale_at(const Scale *s, double value)
{
    Unit past = s->to > s->from ? s->past : -s->past;
    if (value > s->hi * (1 + 1e-12) && value > s->hi)
        return s->to + (s->over ? past : 0);
    if (value < s->lo)
        return s->from - (s->under ? past : 0);
    return s->from + (Unit)lround((value - s->lo) / (s->hi - s->lo) * (s->to - s->from));
}

const char *scale_caption(Draw *d, const Scale *s, const char *title)
{
    const char *unit = d->chart->unit && *d->chart->unit ? d->chart->unit : NULL;
    if (s->word)
        unit = unit ? arena_printf(d->arena, "%s %s", unit, s->word) : s->word;
    if (!title || !*title)
        return unit;
    if (!unit || (!s->word && strstr(title, unit)))
        return title;
    return arena_printf(d->arena, "%s (%s)", title, unit);
}

const char *scale_text(Draw *d, const Scale *s, const Point *point)
{
    if (s->factor == 1)
        return values_text(d, point);
    double v = point->value / s->factor;
    const char *text = values_format(d->arena, v, fabs(v) >= 100 ? 0 : fabs(v) >= 1 || v == 0 ? 1 : 2, v != 0);
    d->failed = d->failed || !text;
    return text ? text : "";
}
