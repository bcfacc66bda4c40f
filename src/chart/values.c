/* values.c: the figures of a chart: which are known, what range they need, how they read. */
#include "chart/draw.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Larger numbers are no figures of an office; they would only spoil the arithmetic of places. */
static const double LARGEST = 1e18;

size_t values_count(const Chart *chart)
{
    size_t n = chart->category_count;
    for (size_t s = 0; s < chart->series_count; s++)
        if (chart->series[s].point_count > n)
            n = chart->series[s].point_count;
    return n;
}

const Point *values_at(const Chart *chart, size_t series, size_t index)
{
    if (series >= chart->series_count || index >= chart->series[series].point_count)
        return NULL;
    const Point *p = &chart->series[series].points[index];
    bool drawable = isfinite(p->value) && fabs(p->value) <= LARGEST && isfinite(p->x) && fabs(p->x) <= LARGEST;
    return p->known && drawable ? p : NULL;
}

bool values_lacks(const Chart *chart, size_t series, size_t index)
{
    return index < chart->series[series].point_count && !values_at(chart, series, index);
}

const char *values_category(const Chart *chart, size_t index)
{
    return index < chart->category_count && chart->categories[index] ? chart->categories[index] : "";
}

size_t values_plain(const Chart *chart)
{
    size_t n = 0;
    for (size_t s = 0; s < chart->series_count; s++)
        n += chart->series[s].role == SERIES_PLAIN;
    return n;
}

size_t values_ordinal(const Chart *chart, size_t series)
{
    size_t n = 0;
    for (size_t s = 0; s < series; s++)
        n += chart->series[s].role == chart->series[series].role;
    return n;
}

bool values_any(const Chart *chart)
{
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t i = 0; i < chart->series[s].point_count; i++)
            if (values_at(chart, s, i))
                return true;
    return false;
}

bool values_missing(const Chart *chart)
{
    size_t n = values_count(chart);
    for (size_t s = 0; s < chart->series_count; s++)
        if (chart->series[s].role == SERIES_PLAIN)
            for (size_t i = 0; i < n; i++)
                if (values_lacks(chart, s, i))
                    return true;
    return false;
}

bool values_level(const Chart *chart, size_t series, double *out)
{
    size_t known = 0, n = values_count(chart);
    if (chart->series[series].role == SERIES_PLAIN)
        return false;
    for (size_t i = 0; i < n; i++) {
        const Point *p = values_at(chart, series, i);
        if (p && known && p->value != *out)
            return false;
        if (p) {
            *out = p->value;
            known++;
        }
    }
    return known > 0 && known + 1 >= n; /* a lone point of many is a mark, not a level */
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* How many values at the upper end of the sorted list lie so far off that drawing them to scale would flatten the rest: at most a fifth of them.
 * Rates (777 % beside 100 %) are cut early; amounts only when the others would vanish, because their sizes are the message. */
static size_t outliers(const double *v, size_t n, bool rate)
{
    double ratio = rate ? 2.5 : 20;
    size_t most = n / 5 > 0 ? n / 5 : n > 2;
    for (size_t k = most; k > 0; k--) {
        double rest = fmax(v[n - k - 1], -v[0]), out = v[n - k]; /* what hangs below zero counts as well */
        if (rest > 0 && out > ratio * rest)
            return k;
    }
    return 0;
}

/* All values the axis must hold, sums of a category when stacked. */
static double *gather(Draw *d, bool stacked, size_t only, size_t *count)
{
    const Chart *c = d->chart;
    size_t n = values_count(c), k = 0;
    double *v = arena_array(d->arena, double, n *(c->series_count + 2) + 1);
    if (!v) {
        d->failed = true;
        *count = 0;
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        double up = 0, down = 0;
        for (size_t s = 0; s < c->series_count; s++) {
            const Point *p = only == SIZE_MAX || s == only ? values_at(c, s, i) : NULL;
            if (!p)
                continue;
            if (!stacked || c->series[s].role != SERIES_PLAIN)
                v[k++] = p->value;
            else if (p->value >= 0)
                up += p->value;
            else
                down += p->value;
        }
        if (up > 0)
            v[k++] = up;
        if (down < 0)
            v[k++] = down;
    }
    qsort(v, k, sizeof *v, by_value);
    *count = k;
    return v;
}

static void mirror(double *v, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        double keep = v[i];
        v[i] = v[n - 1 - i];
        v[n - 1 - i] = keep;
    }
    for (size_t i = 0; i < n; i++)
        v[i] = -v[i];
}

Range values_range(Draw *d, bool zero, bool stacked, size_t only)
{
    Range r = {0};
    size_t n;
    double *v = gather(d, stacked, only, &n);
    if (!v || n == 0)
        return (Range){.hi = 1};
    bool rate = d->chart->unit && strchr(d->chart->unit, '%');
    size_t high = outliers(v, n, rate);
    r = (Range){.lo = v[0], .hi = v[n - 1 - high], .any = true, .over = high > 0};
    mirror(v, n);
    size_t low = high > 0 ? 0 : outliers(v, n, rate);
    if (low > 0) {
        r.lo = -v[n - 1 - low];
        r.under = true;
    }
    if (zero || r.lo == r.hi || (r.lo > 0 && r.lo < 0.35 * r.hi) || (r.hi < 0 && r.hi > 0.35 * r.lo)) {
        r.lo = fmin(r.lo, 0);
        r.hi = fmax(r.hi, 0);
    } else if (r.lo > 0) {
        r.lo -= 0.05 * (r.hi - r.lo); /* the lowest point is no base: it doesn't stand on the axis */
    }
    return r;
}

/* Round half away from zero, with a nudge for decimals that binary numbers fall just short of (0.285). */
static double rounded(double value, double power)
{
    double scaled = fabs(value) * power;
    return floor(scaled + 0.5 + (scaled < 1e9 ? scaled * 1e-13 : 0));
}

const char *values_format(Arena *arena, double value, int digits, bool exact)
{
    digits = digits < 0 ? 0 : digits > 6 ? 6 : digits;
    char plain[64], text[128];
    double whole = rounded(value, pow(10, digits));
    int len = snprintf(plain, sizeof plain, "%0*.0f", digits + 1, whole); /* no decimal point: nothing of the locale */
    if (len < 0 || len >= (int)sizeof plain)
        return NULL;
    int ints = len - digits, n = 0, end = len;
    while (!exact && end > ints && plain[end - 1] == '0')
        end--;
    if (value < 0 && whole > 0)
        n += snprintf(text + n, sizeof text, "\xe2\x88\x92"); /* a true minus sign */
    for (int i = 0; i < end; i++) {
        if (i == ints)
            text[n++] = ',';
        else if (i > 0 && i < ints && (ints - i) % 3 == 0)
            text[n++] = '.';
        text[n++] = plain[i];
    }
    return arena_strndup(arena, text, (size_t)n);
}

/* Two decimals, more only where all figures are so small that two would leave nothing of them. */
static int digits_most(const Chart *chart)
{
    double most = 0;
    int digits = 2;
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t i = 0; i < chart->series[s].point_count; i++) {
            const Point *p = values_at(chart, s, i);
            most = p && !p->label ? fmax(most, fabs(p->value)) : most;
        }
    for (; most > 0 && most < 0.1 && digits < 6; most *= 10)
        digits++;
    return digits;
}

int values_digits(const Chart *chart)
{
    int digits = 0, most = 0;
    if (chart->digits >= 0)
        return chart->digits;
    most = digits_most(chart);
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t i = 0; i < chart->series[s].point_count && digits < most; i++) {
            const Point *p = values_at(chart, s, i);
            if (!p || p->label || fabs(p->value) >= 1e6)
                continue;
            int need = most;
            for (double whole = rounded(p->value, pow(10, most)); need > digits && fmod(whole, 10) == 0; whole /= 10)
                need--;
            digits = need;
        }
    return digits;
}

/* A figure written out in digits alone; any other label says what its author wants said. */
static bool in_digits(const char *label)
{
    for (; *label; label++)
        if ((*label < '0' || *label > '9') && *label != '.')
            return false;
    return true;
}

const char *values_compact(Arena *arena, double value)
{
    static const struct {
        double factor;
        Word word;
    } units[] = {{1e12, WORD_TRILIUN}, {1e9, WORD_MILIAR}, {1e6, WORD_JUTA}};
    size_t i = 0;
    while (i < 2 && fabs(value) < units[i].factor)
        i++;
    double v = value / units[i].factor, size = fabs(v);
    const char *figure = values_format(arena, v, size >= 100 ? 0 : size >= 10 ? 1 : 2, false);
    return figure ? arena_printf(arena, "%s\xc2\xa0%s", figure, words_get(units[i].word)) : NULL;
}

const char *values_text(Draw *d, const Point *point)
{
    if (d->compact && fabs(point->value) >= 1e6 && (!point->label || in_digits(point->label))) {
        const char *text = values_compact(d->arena, point->value);
        d->failed = d->failed || !text;
        return text ? text : "";
    }
    if (point->label)
        return point->label;
    const char *text = values_format(d->arena, point->value, d->digits, true);
    d->failed = d->failed || !text;
    return text ? text : "";
}
