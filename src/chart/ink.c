/* ink.c: colours: from the palette of the style, told apart by lightness first, so that they survive colour blindness and a black and white printer. */
#include "chart/draw.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const Color WHITE = {255, 255, 255, 255};

/* Used where the style's palette lacks a name. The first four differ in lightness by at least a seventh of the way from black to white. */
static const Color data_colors[8] = {
    {0x1f, 0x4e, 0x79, 255}, {0xe8, 0xa6, 0x28, 255}, {0x3f, 0x8f, 0x8a, 255}, {0xb9, 0xd3, 0xe6, 255},
    {0x7a, 0x3b, 0x52, 255}, {0xd6, 0xcf, 0x8e, 255}, {0xd9, 0xa3, 0x9a, 255}, {0x4a, 0x6b, 0x3a, 255},
};

Color ink_mix(Color a, Color b, double t)
{
    return (Color){(uint8_t)(a.r + (b.r - a.r) * t + 0.5), (uint8_t)(a.g + (b.g - a.g) * t + 0.5), (uint8_t)(a.b + (b.b - a.b) * t + 0.5), 255};
}

/* Perceived lightness, 0 to 1, good enough to choose between black and white. */
static double lightness(Color c)
{
    return (0.299 * c.r + 0.587 * c.g + 0.114 * c.b) / 255;
}

Color ink_on(const Draw *d, Color fill)
{
    static const Color black = {0x1a, 0x1a, 0x1a, 255};
    (void)d;
    return lightness(fill) > (lightness(WHITE) + lightness(black)) / 2 ? black : WHITE;
}

bool ink_reads(Color text, Color ground)
{
    return fabs(lightness(text) - lightness(ground)) > 0.4;
}

/* Dark colours would sink into a dark background: they are made brighter in their own hue. */
static Color tone(const Draw *d, Color c)
{
    int most = c.r > c.g ? c.r : c.g;
    most = c.b > most ? c.b : most;
    c.a = 255;
    if (!d->look->dark || lightness(c) >= 0.5 || most == 0)
        return c;
    double most_up = 240.0 / most, up = fmin(most_up, 0.56 / lightness(c));
    return ink_mix((Color){(uint8_t)(c.r * up), (uint8_t)(c.g * up), (uint8_t)(c.b * up), 255}, WHITE, 0.1);
}

Color ink_named(const Draw *d, const char *name, Color fallback)
{
    Color c = fallback;
    style_color(d->look->style, name, &c);
    return tone(d, c.a ? c : fallback);
}

Fill ink_fill(const Draw *d, Color own, size_t ordinal)
{
    static const Hatch hatches[8] = {HATCH_NONE, HATCH_UP, HATCH_DOTS, HATCH_DOWN, HATCH_HORIZONTAL, HATCH_CROSS, HATCH_VERTICAL, HATCH_NONE};
    char name[16];
    size_t n = ordinal % 8;
    snprintf(name, sizeof name, "data-%zu", n + 1);
    Fill fill = {own.a ? tone(d, own) : ink_named(d, name, data_colors[n]), d->look->hatch ? hatches[n] : HATCH_NONE};
    if (ordinal >= 8) /* a second round, paler */
        fill.color = ink_mix(fill.color, d->paper, 0.45);
    return fill;
}

Color ink_legible(const Draw *d, Color c)
{
    for (int i = 0; i < 8 && fabs(lightness(c) - lightness(d->paper)) < 0.5; i++)
        c = ink_mix(c, d->ink, 0.25);
    return c;
}

Fill ink_series(const Draw *d, size_t index)
{
    const Series *s = &d->chart->series[index];
    if (s->role == SERIES_PLAIN)
        return ink_fill(d, s->color, values_ordinal(d->chart, index));
    Color dark = {0x26, 0x26, 0x26, 255}, limit = {0xa6, 0x3d, 0x2f, 255};
    Color own = s->color.a ? tone(d, s->color) : s->role == SERIES_TARGET ? ink_named(d, "target", dark) : ink_named(d, "buruk", limit);
    return (Fill){ink_mix(ink_legible(d, own), d->ink, 0.3), HATCH_NONE};
}

Color ink_band(const Draw *d, size_t band)
{
    Color own = d->chart->bands[band].color;
    int alike = 0; /* classes before it with the same colour: told apart by lightness */
    for (size_t i = 0; own.a && i < band && alike < 2; i++)
        alike += memcmp(&d->chart->bands[i].color, &own, sizeof own) == 0;
    if (own.a)
        return ink_mix(tone(d, own), d->paper, 0.72 + 0.12 * alike);
    double n = (double)d->chart->band_count;
    return ink_mix(d->ink, d->paper, 0.64 + 0.30 * ((double)band + 1) / n); /* the lowest class is the darkest */
}

Paint ink_paint(const Draw *d, Fill fill)
{
    if (fill.hatch == HATCH_NONE)
        return (Paint){.fill = fill.color};
    return (Paint){.fill = ink_mix(fill.color, d->paper, 0.55), .stroke = fill.color, .width = d->hair, .hatch = fill.hatch};
}
