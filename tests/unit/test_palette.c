/* test_palette.c: the colours of data in every style stay apart for readers who are colour-blind, and in black and white print.
 *
 * Colour blindness is simulated as in Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), at full severity; distances are
 * those of CIE 1976 L*a*b* for D65, in which two is just seen side by side. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "chart/draw.h"

enum { COLORS = 8, FIRST = 4 /* a chart with more series is rare */ };

typedef struct Lab {
    double l, a, b;
} Lab;

typedef struct Eyes {
    const char *name;
    double m[3][3]; /* on linear RGB */
} Eyes;

static const Eyes eyes[] = {
    {"all cones", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {"no red", {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {"no green", {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {"no blue", {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
};

static double linear(uint8_t byte)
{
    double c = byte / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double curve(double t)
{
    return t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116;
}

static Lab seen(Color color, const Eyes *by)
{
    double rgb[] = {linear(color.r), linear(color.g), linear(color.b)}, r[3];
    for (int i = 0; i < 3; i++)
        r[i] = fmin(1, fmax(0, by->m[i][0] * rgb[0] + by->m[i][1] * rgb[1] + by->m[i][2] * rgb[2]));
    double x = curve((0.4124564 * r[0] + 0.3575761 * r[1] + 0.1804375 * r[2]) / 0.95047);
    double y = curve(0.2126729 * r[0] + 0.7151522 * r[1] + 0.0721750 * r[2]);
    double z = curve((0.0193339 * r[0] + 0.1191920 * r[1] + 0.9503041 * r[2]) / 1.08883);
    return (Lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

static double distance(Color a, Color b, const Eyes *by)
{
    Lab p = seen(a, by), q = seen(b, by);
    return sqrt((p.l - q.l) * (p.l - q.l) + (p.a - q.a) * (p.a - q.a) + (p.b - q.b) * (p.b - q.b));
}

static void apart(const char *style, const char *const *names, const Color *colors, int count, double least)
{
    for (size_t e = 0; e < sizeof eyes / sizeof *eyes; e++)
        for (int i = 0; i < count; i++)
            for (int k = 0; k < i; k++)
                if (distance(colors[i], colors[k], &eyes[e]) < least)
                    fail_msg("%s: %s and %s are %.1f apart for eyes with %s; %.1f at least", style, names[i], names[k],
                             distance(colors[i], colors[k], &eyes[e]), eyes[e].name, least);
}

static void load(const char *style, const char *const *names, int count, Color *out)
{
    Style *loaded;
    Arena *arena = arena_new();
    Diags diags = diags_in(arena);
    char path[100];
    snprintf(path, sizeof path, "templates/gaya/%s.xml", style);
    assert_true(style_load(arena, &diags, path, &loaded));
    for (int i = 0; i < count; i++)
        assert_true(style_color(loaded, names[i], &out[i]));
    arena_drop(arena);
}

static const char *const styles[] = {"resmi", "modern"};
static const char *const data[COLORS] = {"data-1", "data-2", "data-3", "data-4", "data-5", "data-6", "data-7", "data-8"};

static void data_colours_stay_apart(void **state)
{
    (void)state;
    for (size_t s = 0; s < 2; s++) {
        Color c[COLORS];
        load(styles[s], data, COLORS, c);
        apart(styles[s], data, c, FIRST, 25);
        apart(styles[s], data, c, COLORS, 10);
    }
}

/* The first four by lightness alone; budget and spending as well, and the colours of classes, which stand beside their names. */
static void lightness_tells_in_print(void **state)
{
    (void)state;
    static const char *const two[] = {"garis", "utama"}, *const classes[] = {"baik", "cukup", "kurang", "buruk"};
    for (size_t s = 0; s < 2; s++) {
        Color c[COLORS];
        load(styles[s], data, FIRST, c);
        for (int i = 0; i < FIRST; i++)
            for (int k = 0; k < i; k++)
                assert_true(fabs(seen(c[i], eyes).l - seen(c[k], eyes).l) >= 8);
        load(styles[s], two, 2, c);
        assert_true(fabs(seen(c[0], eyes).l - seen(c[1], eyes).l) >= 40);
        load(styles[s], classes, 4, c);
        apart(styles[s], classes, c, 4, 14);
    }
}

/* With patterns every one of the first seven has its own; and a series' text is read on any background. */
static void patterns_differ(void **state)
{
    (void)state;
    Style *style;
    Arena *arena = arena_new();
    Diags diags = diags_in(arena);
    assert_true(style_load(arena, &diags, "templates/gaya/resmi.xml", &style));
    Chart none = {0};
    ChartLook look = {.style = style, .hatch = true};
    Draw d = draw_marks(NULL, arena, &diags, &look, &none, (Rect){0, 0, 100, 100}, NULL, 10 * UNIT_PT);
    for (size_t i = 0; i < 7; i++)
        for (size_t k = 0; k < i; k++)
            assert_int_not_equal(ink_fill(&d, (Color){0}, i).hatch, ink_fill(&d, (Color){0}, k).hatch);
    for (int dark = 0; dark < 2; dark++) {
        look.dark = dark;
        d = draw_marks(NULL, arena, &diags, &look, &none, (Rect){0, 0, 100, 100}, NULL, 10 * UNIT_PT);
        for (size_t i = 0; i < COLORS; i++) {
            Color fill = ink_fill(&d, (Color){0}, i).color;
            double on = fabs(seen(ink_on(&d, fill), eyes).l - seen(fill, eyes).l);
            if (on < 40)
                fail_msg("%s: text on it is %.1f lighter or darker", data[i], on);
            assert_true(fabs(seen(ink_legible(&d, fill), eyes).l - seen(d.paper, eyes).l) >= 38);
        }
    }
    arena_drop(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(data_colours_stay_apart), cmocka_unit_test(lightness_tells_in_print),
                                       cmocka_unit_test(patterns_differ)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
