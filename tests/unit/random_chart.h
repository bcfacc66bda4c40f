/* random_chart.h: charts of any kind with any data an office could have, and some that none would: the same on every machine for a seed. */
#ifndef LKIP_TEST_RANDOM_CHART_H
#define LKIP_TEST_RANDOM_CHART_H

#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "document/document.h"

static uint64_t seed;

static unsigned dice(unsigned n) /* xorshift: the same on every machine */
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return n ? (unsigned)(seed >> 33) % n : 0;
}

static const char *name_of(Arena *arena, unsigned kind)
{
    static const char *const words[] = {"Persentase",         "penyandang", "disabilitas", "terlantar", "yang",      "terpenuhi", "kebutuhan",
                                        "dasarnya",           "di",         "luar",        "panti",     "Kelurahan", "2024",      "Rp 1.500.000",
                                        "pertanggungjawaban", "—",          "ﷺ",           "個",        "x"};
    if (kind == 0)
        return arena_printf(arena, "%u", 1990 + dice(60));
    char text[600];
    size_t n = 0;
    for (unsigned i = 0, count = kind == 1 ? 1 + dice(3) : 5 + dice(18); i < count && n < sizeof text - 60; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", i ? " " : "", words[dice(sizeof words / sizeof *words)]);
    return arena_strndup(arena, text, n);
}

static double value_of(unsigned kind)
{
    double v = (double)dice(1000000) / 1e4;
    switch (kind) {
    case 0:
        return v;
    case 1:
        return v - 50;
    case 2:
        return v * 3e8;
    case 3:
        return dice(9) ? v : 777.78 + v;
    case 4:
        return v * 1e-4;
    default:
        return dice(30) == 0 ? INFINITY : dice(30) == 0 ? -1e300 : (v - 50) * pow(10, dice(22));
    }
}

static Chart random_chart(Arena *arena)
{
    static const size_t counts[] = {0, 1, 2, 3, 5, 6, 12, 40, 90};
    static const char *const units[] = {NULL, "%", "Rp", "orang"};
    unsigned values = dice(6), names = dice(3), known = dice(4);
    Chart c = {.kind = (ChartKind)dice(CHART_MULTIPLES + 1), .unit = units[dice(4)], .digits = (int)dice(4) - 1, .legend = (Legend)(dice(4) % 3)};
    c.title = dice(2) ? name_of(arena, 1 + dice(2)) : NULL;
    c.axis_x = dice(3) ? NULL : name_of(arena, 1 + dice(2));
    c.axis_y = dice(3) ? NULL : name_of(arena, 1 + dice(2));
    c.category_count = counts[dice(9)];
    c.categories = arena_array(arena, const char *, c.category_count + 1);
    for (size_t i = 0; i < c.category_count; i++)
        c.categories[i] = dice(50) ? name_of(arena, names) : NULL;
    c.series_count = dice(10) ? 1 + dice(4) : dice(20);
    c.series = arena_array(arena, Series, c.series_count + 1);
    for (size_t s = 0; s < c.series_count; s++) {
        Series *r = &c.series[s];
        r->name = dice(12) ? name_of(arena, 1 + dice(2)) : NULL;
        r->role = dice(3) ? SERIES_PLAIN : dice(3) ? SERIES_TARGET : SERIES_LIMIT;
        r->point_count = dice(10) ? c.category_count : dice(7);
        r->points = arena_array(arena, Point, r->point_count + 1);
        double level = value_of(values);
        bool flat = dice(2);
        for (size_t i = 0; i < r->point_count; i++) {
            Point *p = &r->points[i];
            *p = (Point){.known = known == 0 ? dice(2) : dice(12) > 0,
                         .value = flat && r->role != SERIES_PLAIN ? level : value_of(values),
                         .x = value_of(values)};
            p->label = dice(5) ? NULL : name_of(arena, dice(10) ? 0 : 1);
        }
    }
    c.band_count = dice(3) ? 0 : dice(6);
    c.bands = arena_array(arena, Band, c.band_count + 1);
    for (size_t i = 0; i < c.band_count; i++)
        c.bands[i] = (Band){.from = (double)i * 20, .to = (double)i * 20 + dice(30), .name = dice(9) ? name_of(arena, 1) : NULL};
    c.has_max = dice(8) == 0;
    c.max = value_of(values);
    c.has_min = dice(8) == 0;
    c.min = value_of(values);
    return c;
}

/* The chart of a round; dice() goes on from there. */
static Chart chart_of_round(Arena *arena, int round)
{
    seed = 0x9e3779b97f4a7c15u + (uint64_t)round * 0xbf58476d1ce4e5b9u;
    for (int i = 0; i < 8; i++)
        dice(1);
    return random_chart(arena);
}

#endif
