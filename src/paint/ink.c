/* ink.c: numbers as colours.
 *
 * Two inks must differ in the sixteen bits of a component by which cairo tells colours apart; it writes six decimals, and those of numbers below a tenth with more care and more slowly. So an ink's
 * number counts steps of 1/50000 from a tenth on: of red, and where a page has more than forty thousand inks, of green. */
#include "paint/ink.h"

#include <math.h>

enum { STEPS = 40000, PER_UNIT = 50000 };
static const double BASE = 0.1;

static bool same_color(Color a, Color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

long ink_add(Arena *arena, Inks *inks, size_t mark, Color color)
{
    const Ink *last = inks->count ? &inks->items[inks->count - 1] : NULL;
    if (last && last->mark == mark && same_color(last->color, color))
        return (long)inks->count - 1;
    if (!arena_grow(arena, &inks->items, inks->count, &inks->cap))
        return -1;
    inks->items[inks->count] = (Ink){mark, color};
    return (long)inks->count++;
}

void ink_components(long number, double components[3])
{
    components[0] = BASE + (double)(number % STEPS) / PER_UNIT;
    components[1] = BASE + (double)(number / STEPS) / PER_UNIT;
    components[2] = BASE;
}

bool ink_find(const Inks *inks, const double components[3], Ink *ink)
{
    long low = lround((components[0] - BASE) * PER_UNIT), high = lround((components[1] - BASE) * PER_UNIT);
    if (low < 0 || low >= STEPS || high < 0 || high >= STEPS || (size_t)(high * STEPS + low) >= inks->count)
        return false;
    *ink = inks->items[high * STEPS + low];
    return true;
}
