/* small.c: numbers whose numerator and denominator fit a machine word, as nearly all figures of a report do: worked out without gmp's temporaries, each of which is an allocation. What does
 * not fit, on the way or at the end, is refused, and gmp does it. */
#include "number/value.h"

#include <limits.h>
#include <string.h>

bool small_of(const Number *number, Small *out)
{
    mpz_srcptr num = mpq_numref(number->value), den = mpq_denref(number->value);
    if (sizeof(mp_limb_t) != sizeof(int64_t) || mpz_size(num) > 1 || mpz_size(den) > 1)
        return false;
    uint64_t n = mpz_getlimbn(num, 0), d = mpz_getlimbn(den, 0);
    if (n > INT64_MAX || d > INT64_MAX)
        return false;
    *out = (Small){mpz_sgn(num) < 0 ? -(int64_t)n : (int64_t)n, (int64_t)d};
    return true;
}

const Number *small_keep(Arena *arena, Small small)
{
    Number *kept = arena_alloc(arena, sizeof *kept + 2 * sizeof(mp_limb_t));
    if (!kept)
        return NULL;
    kept->limbs[0] = (mp_limb_t)(small.num < 0 ? -small.num : small.num);
    kept->limbs[1] = (mp_limb_t)small.den;
    mpz_roinit_n(mpq_numref(kept->value), kept->limbs, (small.num > 0) - (small.num < 0));
    mpz_roinit_n(mpq_denref(kept->value), kept->limbs + 1, 1);
    return kept;
}

/* In lowest terms; the denominator is greater than zero. */
static bool reduce(int64_t num, int64_t den, Small *out)
{
    int64_t a = num < 0 ? -num : num, b = den;
    if (num == INT64_MIN)
        return false;
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    *out = (Small){num / a, den / a};
    return true;
}

bool small_add(Small a, Small b, Small *out)
{
    int64_t left, right, num, den;
    if (a.den == 1 && b.den == 1) {
        *out = (Small){0, 1};
        return !__builtin_add_overflow(a.num, b.num, &out->num) && out->num != INT64_MIN;
    }
    return !__builtin_mul_overflow(a.num, b.den, &left) && !__builtin_mul_overflow(b.num, a.den, &right) &&
           !__builtin_add_overflow(left, right, &num) && !__builtin_mul_overflow(a.den, b.den, &den) && reduce(num, den, out);
}

bool small_sub(Small a, Small b, Small *out)
{
    return small_add(a, (Small){-b.num, b.den}, out);
}

bool small_mul(Small a, Small b, Small *out)
{
    int64_t num, den;
    return !__builtin_mul_overflow(a.num, b.num, &num) && !__builtin_mul_overflow(a.den, b.den, &den) && reduce(num, den, out);
}

bool small_div(Small a, Small b, Small *out)
{
    return small_mul(a, b.num < 0 ? (Small){-b.den, -b.num} : (Small){b.den, b.num}, out);
}

bool small_parse(const char *text, size_t len, Small *out)
{
    enum { DIGITS = 18 };
    int64_t value = 0;
    if (!len || len > DIGITS)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    *out = (Small){value, 1};
    return true;
}

/* ---- text ---- */

/* Ends at `end`, at least `least` digits; returns where it begins. */
static char *put_digits(char *end, int64_t value, int least)
{
    for (; value || least > 0; value /= 10, least--)
        *--end = (char)('0' + value % 10);
    return end;
}

static int factors_of(int64_t *value, int64_t prime)
{
    int count = 0;
    for (; *value % prime == 0; count++)
        *value /= prime;
    return count;
}

/* Decimals that the number ends after; -1 when it doesn't. */
static int decimals_of(int64_t den)
{
    int twos = factors_of(&den, 2), fives = factors_of(&den, 5);
    return den != 1 ? -1 : twos > fives ? twos : fives;
}

/* 10 to the power of the decimals, over the denominator: a whole number. */
static bool scaled(Small small, int decimals, int64_t *out)
{
    enum { DIGITS = 18 };
    int64_t power = 1;
    for (int i = 0; i < decimals && decimals <= DIGITS; i++)
        power *= 10;
    int64_t size = small.num < 0 ? -small.num : small.num;
    return decimals <= DIGITS && !__builtin_mul_overflow(size, power / small.den, out);
}

const char *small_text(Arena *arena, Small small)
{
    enum { ROOM = 48 };
    char text[ROOM], *end = text + sizeof text, *at;
    int decimals = decimals_of(small.den);
    int64_t size = small.num < 0 ? -small.num : small.num;
    if (decimals < 0) {
        at = put_digits(end, small.den, 1);
        *--at = '/';
        at = put_digits(at, size, 1);
    } else if (scaled(small, decimals, &size)) {
        int64_t power = 1;
        for (int i = 0; i < decimals; i++)
            power *= 10;
        at = decimals ? put_digits(end, size % power, decimals) : end;
        if (decimals)
            *--at = '.';
        at = put_digits(at, size / power, 1);
    } else {
        return NULL;
    }
    if (small.num < 0)
        *--at = '-';
    return arena_strndup(arena, at, (size_t)(end - at));
}
